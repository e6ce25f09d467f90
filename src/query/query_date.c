/*
 * The days are those of the dates as written, from the first day of the first to the last of the
 * last; a range typed the wrong way round is meant the right way.
 */
#include "query/query_date.h"
#include "doc/plain_date.h"

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

static bool read_days(Str text, struct arena *results, struct query_node *node) {
    size_t dots;
    int32_t ignored;
    if (!str_find(text, STR(".."), &dots)) {
        node->text = as_edtf(text, results);
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
