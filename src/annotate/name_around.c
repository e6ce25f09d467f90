/* Each looks at a fixed number of tokens. */
#include "annotate/name_around.h"
#include "annotate/name_list.h"
#include <string.h>

enum { TITLE_MAX = 7 };  // tokens of a title

static bool is_capital(const Tok *tok) {
    return tok->shape >= SHAPE_CAPITAL && tok->shape <= SHAPE_MIXED;
}

/* Where lines are blocks a sentence goes on over them, and an item of a list does not. */
bool name_around_begins_block(const Scan *scan, size_t i) {
    if ((scan_at(scan, i)->flags & TOK_BLOCK) == 0)
        return false;
    const ScanLine *line = scan_line(scan, i);
    return line->blank_before || (line->zone != ZONE_BODY && line->zone != ZONE_NOTES);
}

bool name_around_begins_sentence(const Scan *scan, size_t i) {
    const Tok *before = scan_at(scan, i - 1);
    if (name_around_begins_block(scan, i) || before->shape == SHAPE_NONE)
        return true;
    if (before->mark == '.')
        return !scan_is_initial(scan, i - 2) && scan_at(scan, i - 2)->folded_n > 3;
    return before->mark != '\0' && strchr("?!:\"[]*", before->mark) != NULL;
}

bool name_around_has_hint(const Scan *scan, size_t i, CueNameHint hint) {
    int32_t hints;
    size_t end;
    return scan_cue(scan, i, CUE_NAME_HINT_AT, &hints, &end) && ((uint32_t)hints & hint) != 0;
}

bool name_around_is_monsieur(const Scan *scan, size_t i) {
    return scan_at(scan, i)->folded_n == 1 && str_is(scan_folded(scan, i), "m") &&
           str_starts(scan->part->language, STR("fr"));
}

/* "N.", not that of "U.S." */
bool name_around_is_initial(const Scan *scan, size_t i) {
    return is_capital(scan_at(scan, i)) && scan_is_initial(scan, i) &&
           !name_around_is_monsieur(scan, i) && !name_around_has_hint(scan, i, CUE_HINT_NONE) &&
           !(scan_is_mark(scan, i - 1, '.') && name_around_has_hint(scan, i - 2, CUE_HINT_NONE));
}

/* Between the halves of a name; a dash parts names. */
bool name_around_is_hyphen(const Scan *scan, size_t i) {
    const Tok *tok = scan_at(scan, i), *next = scan_at(scan, i + 1);
    return tok->mark == '-' && (tok->flags & next->flags & TOK_GLUED) != 0 &&
           (tok->end - tok->at == 1 || (uint8_t)scan->part->text.p[tok->end - 1] <= 0x91);
}

/* Behind ", Jr." or "II". */
size_t name_around_behind_suffix(const Scan *scan, size_t i) {
    size_t at = scan_is_mark(scan, i, ',') ? i + 1 : i;
    if (!scan_is(scan, at, CUE(SUFFIX)) || !is_capital(scan_at(scan, at)))
        return i;
    return scan_is_mark(scan, at + 1, '.') ? at + 2 : at + 1;
}

/* "Gromyko A.A.": behind at most two initials that belong to no name behind them. */
size_t name_around_behind_initials(const Scan *scan, size_t i) {
    size_t end = i;
    while (end < i + 4 && name_around_is_initial(scan, end) && !name_around_begins_block(scan, end))
        end += 2;
    bool others = is_capital(scan_at(scan, end)) && !name_around_begins_block(scan, end) &&
                  !scan_is(scan, end, CUE(RANK)) && end > i;
    return others ? i : end;
}

/* The titles before token `first`: "Acting Secretary of State". */
uint32_t name_around_titles(const Scan *scan, uint32_t first, uint64_t *ranks) {
    size_t at = first;
    *ranks = 0;
    for (int more = 0; more < 3 && at > 0 && !name_around_begins_block(scan, at); more++) {
        size_t stop = at - (scan_is_mark(scan, at - 1, '.') ? 1 : 0), found = at;
        int32_t rank = 0;
        if (stop == 0 || scan_at(scan, stop - 1)->shape == SHAPE_MARK)
            return (uint32_t)at;
        for (size_t back = 1; back <= TITLE_MAX && back <= stop; back++) {
            size_t end = 0;
            int32_t one;
            if (name_list_rank(scan, stop - back, &one, &end) && (end == stop || end == at)) {
                found = stop - back;  // the longest: "Attorney General"
                rank = one;
            }
            if (name_around_begins_block(scan, stop - back))
                break;
        }
        if (found == at)
            return (uint32_t)at;
        *ranks |= (uint64_t)1 << rank;
        at = found;
    }
    return (uint32_t)at;
}
