/*
 * A side is what is left of a line when its article, "For" and "Delegation" are taken away: one
 * form of the table and nothing else.
 */
#include "annotate/side.h"
#include "doc/gazetteer.h"
#include <string.h>

enum { WORDS_MAX = 12, FORM_WORDS = 5, CAPITALS_MAX = 6 };

Str side_country(int32_t country) {
    const GazetteerPlace *place = gazetteer_place(country);
    return place == NULL ? (Str){NULL, 0} : str_from_c(place->name);
}

/* A form of the table that begins at a token; *end behind it. Small "us" is no country. */
static bool form_at(const Scan *scan, size_t i, int32_t *country, size_t *end) {
    if (!scan_cue(scan, i, CUE_SIDE_AT, country, end))
        return false;
    while (scan_is_mark(scan, *end, '.') && (scan_at(scan, *end)->flags & TOK_GLUED) != 0)
        ++*end;
    return scan_at(scan, i)->shape != SHAPE_LOWER || scan_folded(scan, i).n > 3;
}

static Stretch without_marks(const Scan *scan, Stretch words) {
    while (words.first < words.end && (scan_at(scan, words.first)->shape == SHAPE_MARK ||
                                       (scan_at(scan, words.first)->flags & TOK_APPARATUS) != 0))
        words.first++;
    while (words.end > words.first) {
        const Tok *last = scan_at(scan, words.end - 1);
        bool initial = last->mark == '.' && scan_folded(scan, words.end - 2).n <= 2;
        if ((last->shape != SHAPE_MARK && (last->flags & TOK_APPARATUS) == 0) || initial)
            break;
        words.end--;
    }
    return words;
}

/* "For the", "On the", "Representing". */
static size_t behind_lead(const Scan *scan, Stretch words) {
    size_t i = words.first, end;
    int32_t value = 0;
    bool lead = scan_is(scan, i, CUE(FROM) | CUE(AT) | CUE(IN)) ||
                scan_talk(scan, i, NULL) == CUE_TALK_SIDE ||
                (scan_cue(scan, i, CUE_HEAD_WORD_AT, &value, &end) &&
                 (value == CUE_HEAD_FOR || value == CUE_HEAD_FROM || value == CUE_HEAD_ON));
    int32_t country;
    if (lead && i + 1 < words.end && !form_at(scan, i, &country, &end))
        i++;
    if (i + 1 < words.end && scan_is(scan, i, CUE(ARTICLE)) && scan_folded(scan, i).n > 1)
        i++;
    return i;
}

/* Before "Delegation", "Embassy", "Side" and their like. */
static size_t before_tail(const Scan *scan, size_t first, size_t end) {
    while (end > first + 1 &&
           (scan_talk(scan, end - 1, NULL) == CUE_TALK_SIDE || scan_is(scan, end - 1, CUE(BODY)) ||
            scan_is_mark(scan, end - 1, '.'))) {
        int32_t country;
        size_t behind;
        if (form_at(scan, first, &country, &behind) && behind == end)
            break;
        end--;
    }
    return end;
}

/* "Embassy of Belgium", "Delegation of the Republic of Korea". */
static size_t behind_body(const Scan *scan, size_t i, size_t end) {
    bool body = scan_is(scan, i, CUE(BODY)) || scan_talk(scan, i, NULL) == CUE_TALK_SIDE;
    if (!body || i + 2 >= end || !scan_is(scan, i + 1, CUE(OF)))
        return i;
    i += 2;
    return i + 1 < end && scan_is(scan, i, CUE(ARTICLE)) ? i + 1 : i;
}

/* Number of the cue word that a token is, or was read for. */
static uint32_t word_of(const Scan *scan, size_t i) {
    static const CueClass classes[] = {CUE_SIDE_AT, CUE_BODY_WORD_AT, CUE_COUNTRY_AT};
    uint16_t certainty;
    uint32_t word = scan_at(scan, i)->word;
    for (size_t k = 0; word == 0 && k < sizeof classes / sizeof *classes; k++)
        word = scan_guess(scan, i, classes[k], &certainty);
    return word;
}

/* "Unitea States", "Frauce": a form of the table when each word is taken for what it was. */
static bool is_misread_form(const Scan *scan, size_t i, size_t end, int32_t *country) {
    uint32_t words[FORM_WORDS];
    uint8_t n = 0;
    if (!scan_is_capital(scan, i) || scan_is(scan, i, CUE(TITLE) | CUE(OFFICE)))
        return false;
    for (size_t k = i; k < end; k++) {
        bool more = k > i && (scan_at(scan, k)->flags & TOK_GLUED) != 0;
        if (more || scan_at(scan, k)->shape == SHAPE_MARK)
            continue;
        if (n == FORM_WORDS || (words[n] = word_of(scan, k)) == 0)
            return false;
        n++;
    }
    if (n == 1 && (cue_classes(words[0]) & CUE(SIDE)) != 0) {
        *country = cue_value(words[0], CUE_SIDE_AT);
        return true;
    }
    size_t count;
    const CuePhrase *list = cue_phrases(&count);
    for (size_t k = 0; k < count; k++) {
        if (list[k].class != CUE_SIDE_AT || list[k].n != n ||
            memcmp(list[k].words, words, n * sizeof *words) != 0)
            continue;
        *country = list[k].value;
        return true;
    }
    return false;
}

/* "OEP", "H. E. W.": capitals alone. */
static bool is_abbreviation(const Scan *scan, Stretch words) {
    size_t letters = 0;
    for (size_t i = words.first; i < words.end; i++) {
        const Tok *tok = scan_at(scan, i);
        if (tok->shape == SHAPE_UPPER)
            letters += tok->folded_n;
        else if (tok->mark != '/' && tok->mark != '.' && tok->mark != '&')
            return false;
    }
    return letters >= 2 && letters <= CAPITALS_MAX;
}

/* A few words, all in capitals or beginning with one, with a colon behind them. */
static bool is_labelled(const Scan *scan, Stretch words) {
    size_t count = 0;
    if (!scan_is_mark(scan, words.end, ':'))
        return false;
    for (size_t i = words.first; i < words.end; i++) {
        const Tok *tok = scan_at(scan, i);
        if (tok->mark == ',' || tok->shape == SHAPE_DIGITS ||
            scan_is(scan, i, CUE(TITLE) | CUE(LABEL)))
            return false;
        count += tok->shape != SHAPE_MARK;
    }
    return count <= 4 && scan_is_capital(scan, words.first);
}

bool side_read(const Scan *scan, Stretch line, Side *side) {
    Stretch words = without_marks(scan, line);
    *side = (Side){.words = words, .exact = true};
    if (words.first >= words.end || words.end - words.first > WORDS_MAX)
        return false;
    for (size_t i = words.first; i < words.end; i++)
        if (scan_is_mark(scan, i, ',') || scan_is_mark(scan, i, '('))
            return false;
    size_t first = behind_lead(scan, words), behind;
    CueTalk talk = scan_talk(scan, first, NULL);
    bool alone =
        first + 1 == words.end ||
        (scan_cue(scan, first, CUE_TALK_AT, &side->country, &behind) && behind == words.end);
    side->country = 0;
    if (alone && (talk == CUE_TALK_OTHERS || talk == CUE_TALK_INTERPRETER)) {
        side->function = talk;
        return true;
    }
    if (!(form_at(scan, first, &side->country, &behind) && behind >= words.end))
        first = behind_body(scan, first, words.end);
    size_t end = before_tail(scan, first, words.end);
    if (form_at(scan, first, &side->country, &behind) && behind >= end) {
        side->known = true;
        return true;
    }
    side->exact = false;
    if (scan_is_noisy(scan) && is_misread_form(scan, first, end, &side->country)) {
        side->known = true;
        return true;
    }
    side->country = 0;
    return is_labelled(scan, words) || is_abbreviation(scan, words);
}

/* "Ambassador to Romania" serves another. */
static bool is_sent_to(const Scan *scan, size_t i) {
    int32_t value = 0;
    size_t end;
    for (size_t k = 1; k <= 3 && k <= i; k++)
        if (scan_cue(scan, i - k, CUE_HEAD_WORD_AT, &value, &end) && value == CUE_HEAD_TO)
            return true;
    return false;
}

int32_t side_of_office(const Scan *scan, Stretch office) {
    int32_t found = 0;
    CueSet institutions = CUE(OFFICE) | CUE(BODY);
    for (size_t i = office.first; i < office.end;) {
        int32_t country = 0;
        size_t end;
        if (!form_at(scan, i, &country, &end) || country == 0 || is_sent_to(scan, i)) {
            i++;
            continue;
        }
        bool before = scan_is(scan, end, institutions) || scan_is(scan, end + 1, institutions);
        bool of = i > office.first && !scan_is_capital(scan, end) &&
                  (scan_is(scan, i - 1, CUE(OF)) ||
                   (scan_is(scan, i - 1, CUE(ARTICLE)) && scan_is(scan, i - 2, CUE(OF))));
        bool alone = (i == office.first || scan_is_mark(scan, i - 1, ',')) &&
                     (end >= office.end || scan_is_mark(scan, end, ','));
        if ((before || of || alone) && found != 0 && found != country)
            return 0;
        found = before || of || alone ? country : found;
        i = end;
    }
    return found;
}
