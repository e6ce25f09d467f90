/*
 * Nodes know where they stand in what was typed, so a query is edited as text: the reader's own
 * words stay as they are. What is cut out takes parentheses that hold nothing else with it. A term
 * is added behind; where something is left open there (a quotation mark, a parenthesis, OR), it
 * goes in front. Whether it is taken as meant is asked of the parser itself.
 */
#include "query/query_edit.h"
#include "base/buf.h"
#include <stdlib.h>

typedef struct {
    size_t start, end;
} Cut;
typedef LIST_OF(Cut) CutList;
typedef LIST_OF(const struct query_node *) DateList;

static int cut_order(const void *left, const void *right) {
    const Cut *a = left, *b = right;
    return a->start < b->start ? -1 : a->start > b->start;
}

/* --- adding ---------------------------------------------------------------------------------- */

/* The term at the end of the text is one of the things that must all hold. */
static bool is_joined(Str text, Str term, struct arena *scratch) {
    Query alone, joined;
    query_parse(term, scratch, &alone);
    query_parse(text, scratch, &joined);
    if (joined.root->kind != QUERY_AND || joined.root->kids.n == 0)
        return false;
    const struct query_node *kid = joined.root->kids.p[joined.root->kids.n - 1];
    return kid->kind == alone.root->kind && kid->start == text.n - term.n && kid->end == text.n;
}

Str query_edit_narrow(const Query *query, Str term, struct arena *results) {
    Str typed = str_trim(query->typed);
    if (query->root->kind == QUERY_NONE)
        return term;
    Str behind = str_format(results, "%.*s %.*s", STR_ARG(typed), STR_ARG(term));
    Str before = str_format(results, "%.*s %.*s", STR_ARG(term), STR_ARG(typed));
    struct arena *scratch = arena_create();
    bool joins = is_joined(behind, term, scratch);
    arena_destroy(scratch);
    return joins ? behind : before;
}

/* --- taking away ----------------------------------------------------------------------------- */

static bool is_limit(const struct query_node *node) {
    const struct query_node *of = node->kind == QUERY_NOT ? node->kids.p[0] : node;
    return node->end > node->start &&
           (of->kind == QUERY_DATE || of->kind == QUERY_UNDATED || of->kind == QUERY_FIELD ||
            of->kind == QUERY_APPARATUS || of->kind == QUERY_AS_TYPED);
}

void query_edit_limits(const Query *query, struct arena *results, QueryNodeList *limits) {
    struct query_node *root = query->root;
    if (is_limit(root))
        *LIST_ADD(results, limits) = root;
    for (size_t i = 0; root->kind == QUERY_AND && i < root->kids.n; i++)
        if (is_limit(root->kids.p[i]))
            *LIST_ADD(results, limits) = root->kids.p[i];
}

/* Parentheses around the cut and nothing else go with it. */
static Cut widen(Str typed, Cut cut) {
    for (;;) {
        size_t start = cut.start, end = cut.end;
        while (start > 0 && typed.p[start - 1] == ' ')
            start--;
        while (end < typed.n && typed.p[end] == ' ')
            end++;
        if (start == 0 || end == typed.n || typed.p[start - 1] != '(' || typed.p[end] != ')')
            return cut;
        cut = (Cut){start - 1, end + 1};
    }
}

/* Words that would join what is no more there. */
static Str trim_joints(Str text) {
    static const char *const joints[] = {"OR", "|", "AND", "NEAR", "NOT"};
    for (bool cut = true; cut;) {
        cut = false;
        text = str_trim(text);
        for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
            Str joint = str_from_c(joints[i]);
            bool whole = text.n == joint.n;
            if (i + 1 < sizeof joints / sizeof *joints && str_starts(text, joint) &&
                (whole || text.p[joint.n] == ' ')) {
                text = str_skip(text, joint.n);
                cut = true;
            } else if (str_ends(text, joint) && (whole || text.p[text.n - joint.n - 1] == ' ')) {
                text = str_slice(text, 0, text.n - joint.n);
                cut = true;
            }
        }
    }
    return text;
}

static Str without(const Query *query, CutList *cuts, struct arena *results) {
    Str typed = query->typed;
    StrList left = {0};
    size_t at = 0;
    if (cuts->n == 0)
        return typed;
    for (size_t i = 0; i < cuts->n; i++)
        cuts->p[i] = widen(typed, cuts->p[i]);
    qsort(cuts->p, cuts->n, sizeof *cuts->p, cut_order);
    for (size_t i = 0; i <= cuts->n; i++) {
        size_t to = i < cuts->n ? cuts->p[i].start : typed.n;
        Str piece = to > at ? str_trim(str_slice(typed, at, to)) : (Str){NULL, 0};
        if (piece.n > 0)
            str_list_add(results, &left, piece);
        if (i < cuts->n && cuts->p[i].end > at)
            at = cuts->p[i].end;
    }
    return trim_joints(str_join(results, left, STR(" ")));
}

Str query_edit_without(const Query *query, const struct query_node *limit, struct arena *results) {
    CutList cuts = {0};
    *LIST_ADD(results, &cuts) = (Cut){limit->start, limit->end};
    return without(query, &cuts, results);
}

static bool is_of_dates(const struct query_node *node) {
    for (size_t i = 0; i < node->kids.n; i++)
        if (!is_of_dates(node->kids.p[i]))
            return false;
    return node->kids.n > 0 || node->kind == QUERY_DATE || node->kind == QUERY_UNDATED;
}

static void find_dates(const struct query_node *node, struct arena *results, CutList *cuts) {
    if (is_of_dates(node)) {
        *LIST_ADD(results, cuts) = (Cut){node->start, node->end};
        return;
    }
    for (size_t i = 0; i < node->kids.n; i++)
        find_dates(node->kids.p[i], results, cuts);
}

Str query_edit_without_dates(const Query *query, struct arena *results) {
    CutList cuts = {0};
    find_dates(query->root, results, &cuts);
    return without(query, &cuts, results);
}

/* --- buckets --------------------------------------------------------------------------------- */

static bool has_date(const struct query_node *node) {
    bool has = node->kind == QUERY_DATE;
    for (size_t i = 0; i < node->kids.n; i++)
        has = has || has_date(node->kids.p[i]);
    return has;
}

/* Dates that a bucket changes; false where one stands under NOT, or where all must hold and do
 * not. */
static bool collect(const struct query_node *node, bool all_hold, struct arena *results,
                    DateList *dates) {
    if (node->kind == QUERY_DATE)
        *LIST_ADD(results, dates) = node;
    if (has_date(node) &&
        (node->kind == QUERY_NOT || (all_hold && node->kind == QUERY_OR) || node->end == 0))
        return false;
    for (size_t i = 0; i < node->kids.n; i++)
        if (!collect(node->kids.p[i], all_hold, results, dates))
            return false;
    return true;
}

Str query_edit_dated(const Query *query, DatedWhich which, struct arena *results) {
    static const char *const words[] = {"", "certain:", "possible:"};
    DateList dates = {0};
    Str typed = query->typed, none = {NULL, 0};
    bool possibly = which == DATED_POSSIBLY;
    if (!collect(query->root, possibly, results, &dates) || dates.n == 0 ||
        (possibly && dates.n > 1))
        return none;
    Buf out = {0};
    size_t at = 0;
    for (size_t i = 0; i < dates.n; i++) {
        const struct query_node *date = dates.p[i];
        bool fits = date->start >= at && date->end > date->start && date->dated != which;
        if (!fits || (date->dated != DATED_EITHER && possibly))
            continue;
        buf_str(&out, str_slice(typed, at, date->start));
        buf_format(&out, "date:%s%.*s", words[which], STR_ARG(date->text));
        at = date->end;
    }
    buf_str(&out, str_skip(typed, at));
    Str edited = at == 0 ? none : str_copy(results, buf_as_str(&out));
    buf_free(&out);
    return edited;
}
