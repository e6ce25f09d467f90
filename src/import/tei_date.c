/*
 * EDTF gives times of day only to single dates, so extents keep their days alone; the printed
 * words, which stand in the text, keep the hours. An extent within one day is that day.
 */
#include "import/tei_date.h"
#include "doc/edtf.h"

static Str day_of(Str date) {
    size_t at;
    return str_find_char(date, 'T', &at) ? str_slice(date, 0, at) : date;
}

static Str written(const struct tei_tree *tree, TeiNodeRef ref, struct arena *results) {
    Str when = str_trim(tei_tree_attribute(tree, ref, "when"));
    if (when.n > 0)
        return when;
    Str from = day_of(str_trim(tei_tree_attribute(tree, ref, "from")));
    Str to = day_of(str_trim(tei_tree_attribute(tree, ref, "to")));
    if (from.n > 0 && str_equal(from, to))
        return from;
    if (from.n > 0 || to.n > 0)
        return str_format(results, "%.*s/%.*s", STR_ARG(from), STR_ARG(to));
    Str least = day_of(str_trim(tei_tree_attribute(tree, ref, "notBefore")));
    Str most = day_of(str_trim(tei_tree_attribute(tree, ref, "notAfter")));
    if (least.n > 0 && str_equal(least, most))
        return least;
    if (least.n > 0 || most.n > 0)
        return str_format(results, "[%.*s..%.*s]", STR_ARG(least), STR_ARG(most));
    return (Str){0};
}

TeiDateState tei_date_edtf(const struct tei_tree *tree, TeiNodeRef ref, struct arena *results,
                           Str *edtf) {
    *edtf = written(tree, ref, results);
    if (edtf->n == 0)
        return TEI_DATE_NONE;
    Edtf parsed;
    Fail fail;
    if (!edtf_parse(*edtf, results, &parsed, &fail))
        return TEI_DATE_BAD;
    *edtf = edtf_print(&parsed, results);
    return TEI_DATE_GOOD;
}

Str tei_date_time(const struct tei_tree *tree, TeiNodeRef ref, struct arena *results) {
    Str when = tei_tree_attribute(tree, ref, "when");
    if (when.n > 0)
        return when;
    Str from = tei_tree_attribute(tree, ref, "from");
    Str to = tei_tree_attribute(tree, ref, "to");
    if (from.n > 0 || to.n > 0)
        return str_format(results, "%.*s/%.*s", STR_ARG(from), STR_ARG(to));
    return (Str){0};
}
