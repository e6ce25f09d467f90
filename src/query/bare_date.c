/*
 * Words and phrases outside of fields are looked at as they were typed, quotes taken off. What
 * stands under OR or NOT is left alone: a date there limits nothing.
 */
#include "query/bare_date.h"
#include "doc/plain_date.h"

static Str unquoted(Str text) {
    static const char *const marks[] = {"\"",           "\xE2\x80\x9C", "\xE2\x80\x9D",
                                        "\xE2\x80\x9E", "\xC2\xAB",     "\xC2\xBB"};
    text = str_trim(text);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        Str mark = str_from_c(marks[i]);
        if (str_starts(text, mark))
            text = str_skip(text, mark.n);
        if (str_ends(text, mark))
            text = str_slice(text, 0, text.n - mark.n);
    }
    return str_trim(text);
}

/* A day or a month of a year: more than the four digits of a year. */
static bool is_date(Str typed, struct arena *results, Str *edtf) {
    return unquoted(typed).n > 5 && plain_date_read(unquoted(typed), results, edtf) && edtf->n >= 7;
}

static void look_at(const Query *query, const struct query_node *node, struct arena *results,
                    StrList *queries) {
    Str typed = str_slice(query->typed, node->start, node->end), edtf;
    bool words = node->kind == QUERY_WORD || node->kind == QUERY_PHRASE;
    if (!words || node->in_zone || queries->n == BARE_DATES_MAX || !is_date(typed, results, &edtf))
        return;
    Str before = str_slice(query->typed, 0, node->start), after = str_skip(query->typed, node->end);
    str_list_add(
        results, queries,
        str_format(results, "%.*sdate:%.*s%.*s", STR_ARG(before), STR_ARG(edtf), STR_ARG(after)));
}

void bare_date_queries(const Query *query, struct arena *results, StrList *queries) {
    Str edtf;
    if (is_date(query->typed, results, &edtf)) {
        str_list_add(results, queries, str_format(results, "date:%.*s", STR_ARG(edtf)));
        return;
    }
    look_at(query, query->root, results, queries);
    for (size_t i = 0; query->root->kind == QUERY_AND && i < query->root->kids.n; i++)
        look_at(query, query->root->kids.p[i], results, queries);
}
