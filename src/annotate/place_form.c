/* The cue words are walked whole, some thousands: for a word of a query, not of a document. */
#include "annotate/place_form.h"
#include "annotate/cue.h"

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
