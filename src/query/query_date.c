/*
 * The days are those of the dates as written, from the first day of the first to the last of the
 * last; a range typed the wrong way round is meant the right way.
 */
#include "query/query_date.h"
#include "doc/plain_date.h"
#include <string.h>

enum { WORDS_MAX = 6 };  // behind the first word of a date: "certain:16 to 28 of October, 1962"

/*
 * "1960s", "26.10.1962", "October 1962" as EDTF. What EDTF itself can read stays as it is typed,
 * and so does what can be read in two ways.
 */
static Str as_edtf(Str text, struct arena *results) {
    int32_t ignored;
    Str edtf;
    return text.n > 0 && text.p[0] != '.' && !date_bounds(text, &ignored, &ignored) &&
                   plain_date_read(text, results, &edtf)
               ? edtf
               : text;
}

/* [1911-02-04,1911-04-02]: one of these, each of which may be meant. */
static void read_one_of(Str edtf, struct arena *results, DaySpanList *spans) {
    DateDaysList days = {0};
    Fail ignored;
    if (!str_starts(edtf, STR("[")) || !date_days(edtf, results, &days, &ignored) || days.n < 2)
        return;
    for (size_t i = 0; i < days.n; i++)
        *LIST_ADD(results, spans) = (DaySpan){days.p[i].a1, days.p[i].b2};
}

static bool read_days(Str text, struct arena *results, struct query_node *node) {
    size_t dots;
    int32_t ignored;
    Str two;
    if (!str_find(text, STR(".."), &dots) || str_starts(text, STR("["))) {
        node->text = plain_date_read_either(text, results, &two) ? two : as_edtf(text, results);
        read_one_of(node->text, results, &node->one_of);
        return date_bounds(node->text, &node->from, &node->to);
    }
    Str from = as_edtf(str_slice(text, 0, dots), results);
    Str to = as_edtf(str_skip(text, dots + 2), results);
    node->from = DAY_OPEN_BEFORE;
    node->to = DAY_OPEN_AFTER;
    if ((from.n == 0 && to.n == 0) || (from.n > 0 && !date_bounds(from, &node->from, &ignored)) ||
        (to.n > 0 && !date_bounds(to, &ignored, &node->to)))
        return false;
    node->text = str_format(results, "%.*s..%.*s", STR_ARG(from), STR_ARG(to));
    if (node->from <= node->to)
        return true;
    node->text = str_format(results, "%.*s..%.*s", STR_ARG(to), STR_ARG(from));
    return date_bounds(to, &node->from, &ignored) && date_bounds(from, &ignored, &node->to);
}

size_t query_date_end(Str text, size_t from, size_t end, struct arena *scratch) {
    struct query_node node = {.kind = QUERY_DATE};
    if (query_date_read(str_slice(text, from, end), scratch, &node))
        return end;
    size_t found = end;
    for (unsigned word = 0; word < WORDS_MAX && end < text.n && text.p[end] == ' '; word++) {
        size_t next = end + 1;
        while (next < text.n && strchr(" ()\"", text.p[next]) == NULL)
            next++;
        Str last = str_slice(text, end + 1, next);
        size_t colon;
        if (last.n == 0 || str_find_char(last, ':', &colon))
            break;
        if (query_date_read(str_slice(text, from, next), scratch, &node))
            found = next;
        end = next;
    }
    return found;
}

bool query_date_read(Str text, struct arena *results, struct query_node *node) {
    static const struct {
        const char *prefix;
        DatedWhich which;
    } which[] = {{"certain:", DATED_CERTAINLY}, {"possible:", DATED_POSSIBLY}};
    node->dated = DATED_EITHER;
    for (size_t i = 0; i < sizeof which / sizeof *which; i++) {
        Str prefix = str_from_c(which[i].prefix);
        if (str_starts(text, prefix)) {
            node->dated = which[i].which;
            text = str_skip(text, prefix.n);
            break;
        }
    }
    return read_days(text, results, node);
}
