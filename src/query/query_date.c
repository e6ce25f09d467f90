/*
 * The days are those of the dates as written, from the first day of the first to the last of the
 * last; a range typed the wrong way round is meant the right way.
 */
#include "query/query_date.h"

/* "1960s" as EDTF. */
static Str decade(Str text, struct arena *results) {
    bool is = text.n == 5 && text.p[3] == '0' && text.p[4] == 's';
    for (size_t i = 0; is && i < 4; i++)
        is = text.p[i] >= '0' && text.p[i] <= '9';
    return is ? str_format(results, "%.3sX", text.p) : text;
}

static bool read_days(Str text, struct arena *results, struct query_node *node) {
    size_t dots;
    int32_t ignored;
    if (!str_find(text, STR(".."), &dots)) {
        node->text = decade(text, results);
        return date_bounds(node->text, &node->from, &node->to);
    }
    Str from = decade(str_slice(text, 0, dots), results);
    Str to = decade(str_skip(text, dots + 2), results);
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
