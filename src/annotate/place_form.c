/* The cue words are walked whole, some thousands: for a word of a query, not of a document. */
#include "annotate/place_form.h"
#include "annotate/cue.h"
#include "doc/gazetteer.h"
#include <string.h>

/* The number of the place that the word names; 0 where it names none, or is doubtful. */
static int32_t place_of(uint32_t word) {
    CueClass class = (cue_classes(word) & CUE(PLACE)) != 0 ? CUE_PLACE_AT : CUE_COUNTRY_AT;
    if ((cue_classes(word) & (CUE(PLACE) | CUE(COUNTRY))) == 0)
        return 0;
    int32_t value = cue_value(word, class);
    return (value & (CUE_PLACE_DOUBTFUL | CUE_PLACE_SEVERAL)) != 0 ? 0 : value & CUE_PLACE_NUMBER;
}

void place_form_list(Str folded, struct arena *results, StrList *forms) {
    uint32_t asked = cue_find(folded, cue_hash(folded));
    int32_t number = place_of(asked);
    *forms = (StrList){0};
    for (uint32_t word = 1; number != 0 && word <= cue_count(); word++)
        if (word != asked && place_of(word) == number)
            str_list_add(results, forms, cue_form(word));
}

enum { PHRASE_WORDS = sizeof((CuePhrase){0}.words) / sizeof *(CuePhrase){0}.words };

static int32_t place_of_phrase(const uint32_t *words, size_t n) {
    size_t count;
    const CuePhrase *phrases = cue_phrases(&count);
    for (size_t i = 0; i < count; i++)
        if (phrases[i].n == n && memcmp(phrases[i].words, words, n * sizeof *words) == 0 &&
            (phrases[i].class == CUE_PLACE_AT || phrases[i].class == CUE_COUNTRY_AT) &&
            (phrases[i].value & (CUE_PLACE_DOUBTFUL | CUE_PLACE_SEVERAL)) == 0)
            return phrases[i].value & CUE_PLACE_NUMBER;
    return 0;
}

/* Words are parted by what is no letter: "port-au-prince". */
bool place_form_shown(Str folded, Str *shown) {
    uint32_t words[PHRASE_WORDS];
    size_t n = 0;
    for (size_t at = 0, start = 0; at <= folded.n; at++) {
        if (at < folded.n && folded.p[at] != ' ' && folded.p[at] != '-')
            continue;
        Str word = str_slice(folded, start, at);
        start = at + 1;
        if (word.n == 0)
            continue;
        if (n == PHRASE_WORDS || (words[n] = cue_find(word, cue_hash(word))) == 0)
            return false;
        n++;
    }
    int32_t number = n == 1 ? place_of(words[0]) : n > 1 ? place_of_phrase(words, n) : 0;
    const GazetteerPlace *place = number == 0 ? NULL : gazetteer_place(number);
    if (place != NULL)
        *shown = str_from_c(place->name);
    return place != NULL;
}
