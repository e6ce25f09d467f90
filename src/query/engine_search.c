/*
 * A query is evaluated as sets of rows: every leaf is asked of FTS5 once, in full, and AND, OR and
 * NOT are done here on bits. That is exact for any nesting of words, dates and fields, and quick
 * enough: the most frequent word of seven thousand documents takes some three milliseconds, most of
 * which is counting its occurrences for the ranking.
 *
 * Dates make the logic three-valued. Each node has two sets: rows for which it certainly holds, and
 * those for which it possibly does (the certain ones among them). NOT swaps them. A date says
 * "possibly" of every row without a date, because its day is not known; at the end, undated rows
 * that only possibly match are put in the bucket of the undated and out of the total.
 *
 * Ranking is BM25 (Robertson and Zaragoza 2009), an occurrence weighted by its zone (BM25F with one
 * saturation). Its statistics are those of the visible rows, counted here, so that no dead row and
 * no order of insertion shows in them.
 */
#include "base/stamp.h"
#include "query/engine_inside.h"
#include "query/expression.h"
#include "query/facet.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double BM25_K1 = 1.2, BM25_B = 0.75;

typedef struct {
    RowSet certain, possible;  // possible holds all of certain
} Truth;

/* An expression asked before in this query: long queries repeat their frequent words. */
typedef struct {
    Str expression;
    bool weighed;
    RowWeightList found;
} AskedLeaf;

typedef struct {
    struct engine *engine;
    struct row_table *table;
    const EngineRequest *request;
    SearchOrder order;      // by date where nothing can be ranked
    struct arena *scratch;  // the request's; ends with the search
    RowSet undated;
    double *scores;  // by row; NULL: not ranked
    uint64_t began_ms;
    bool ranking_stopped;
    Expressing expressing;
    LIST_OF(AskedLeaf) asked;
    Fail *fail;
} Evaluation;

static bool evaluate(Evaluation *e, const struct query_node *node, bool wanted, Truth *truth);

/* --- leaves --------------------------------------------------------------------------------- */

static bool is_time_to_rank(Evaluation *e) {
    if (e->scores == NULL || e->ranking_stopped)
        return false;
    uint32_t limit = e->request->rank_limit_ms;
    e->ranking_stopped = limit > 0 && stamp_elapsed_ms() - e->began_ms >= limit;
    return !e->ranking_stopped;
}

static void add_scores(Evaluation *e, const RowWeightList *found, uint64_t row_count) {
    double n = (double)e->table->visible_count, df = (double)row_count;
    double average = e->table->length_sum / (n > 0 ? n : 1);
    double idf = log(1.0 + (n - df + 0.5) / (df + 0.5));
    for (size_t i = 0; i < found->n; i++) {
        RowWeight hit = found->p[i];
        if (!row_set_has(e->table->visible, hit.number))
            continue;
        double weight = (double)hit.weight;
        double length = (double)e->table->rows.p[hit.number].length;
        double norm = BM25_K1 * (1.0 - BM25_B + BM25_B * length / (average > 0 ? average : 1));
        e->scores[hit.number] += idf * weight * (BM25_K1 + 1.0) / (weight + norm);
    }
}

static bool ask_once(Evaluation *e, Str expression, bool weigh, const AskedLeaf **leaf) {
    for (size_t i = 0; i < e->asked.n; i++)
        if ((e->asked.p[i].weighed || !weigh) && str_equal(e->asked.p[i].expression, expression)) {
            *leaf = &e->asked.p[i];
            return true;
        }
    AskedLeaf fresh = {.expression = expression, .weighed = weigh};
    if (!engine_fts5_match(e->engine->words, expression, weigh, e->scratch, &fresh.found, e->fail))
        return false;
    *LIST_ADD(e->scratch, &e->asked) = fresh;
    *leaf = &e->asked.p[e->asked.n - 1];
    return true;
}

static void add_rows(const Evaluation *e, const RowWeightList *found, RowSet rows) {
    for (size_t i = 0; i < found->n; i++)
        if (row_set_has(e->table->visible, found->p[i].number))
            row_set_add(rows, found->p[i].number);
}

/* What one question found is added to what all before it found, at its weight. Both are in order of
 * their rows. before: what the last question found, where this one holds it. */
static void add_weights(Evaluation *e, const Asked *asked, const RowWeightList *found,
                        const RowWeightList *before, RowWeightList *sum) {
    RowWeightList all = {0};
    size_t at = 0, old = 0;
    for (size_t i = 0; i < found->n; i++) {
        RowWeight hit = found->p[i];
        while (at < sum->n && sum->p[at].number < hit.number)
            *LIST_ADD(e->scratch, &all) = sum->p[at++];
        while (asked->more && old < before->n && before->p[old].number < hit.number)
            old++;
        if (asked->more && old < before->n && before->p[old].number == hit.number)
            hit.weight -= before->p[old].weight;
        hit.weight = (float)(asked->factor * (double)hit.weight);
        if (at < sum->n && sum->p[at].number == hit.number)
            hit.weight += sum->p[at++].weight;
        *LIST_ADD(e->scratch, &all) = hit;
    }
    while (at < sum->n)
        *LIST_ADD(e->scratch, &all) = sum->p[at++];
    *sum = all;
}

static bool ask_prefix(Evaluation *e, Str expression, RowSet rows) {
    RowSet found = row_set_new(e->scratch, e->table->rows.n);
    if (!engine_fts5_prefix(e->engine->words, expression, found, e->fail))
        return false;
    row_set_and(found, e->table->visible);
    row_set_or(rows, found);
    return true;
}

/* Adds the rows that the questions of a leaf find, which count as one word, in one form or another.
 */
static bool ask(Evaluation *e, const AskedList *any, bool weigh, RowSet rows) {
    RowWeightList sum = {0}, before = {0};
    for (size_t i = 0; i < any->n; i++) {
        const AskedLeaf *leaf;
        if (!weigh && str_ends(any->p[i].text, STR("*"))) {
            if (!ask_prefix(e, any->p[i].text, rows))
                return false;
            continue;
        }
        if (!ask_once(e, any->p[i].text, weigh, &leaf))
            return false;
        add_rows(e, &leaf->found, rows);
        if (weigh && any->n == 1)
            add_scores(e, &leaf->found, row_set_count(rows));
        else if (weigh)
            add_weights(e, &any->p[i], &leaf->found, &before, &sum);
        before = leaf->found;
    }
    if (weigh && any->n > 1)
        add_scores(e, &sum, row_set_count(rows));
    return true;
}

/* A fuzzy or wild word: each row that has one of its words has it once. */
static void add_plain_scores(Evaluation *e, RowSet rows) {
    RowWeightList found = {0};
    for (size_t number = 0; row_set_next(rows, &number); number++)
        *LIST_ADD(e->scratch, &found) = (RowWeight){(uint32_t)number, 1};
    add_scores(e, &found, found.n);
}

static bool words(Evaluation *e, const struct query_node *node, bool wanted, Truth *truth) {
    Expression expression;
    if (!expression_make(&e->expressing, node, &expression, e->fail))
        return false;
    bool rank = wanted && is_time_to_rank(e);
    RowSet rows = e->table->visible;
    if (expression.kind != EXPRESSION_ALL)
        rows = row_set_new(e->scratch, e->table->rows.n);
    if (expression.kind == EXPRESSION_ASK &&
        !ask(e, &expression.any, rank && !expression.plain, rows))
        return false;
    if (rank && expression.plain)
        add_plain_scores(e, rows);
    truth->certain = truth->possible = rows;
    return true;
}

/* Whether a row's dates fall into the days asked for: certainly where all that may be meant hold
 * one, possibly where one of them does. */
static void dates_of_row(const struct row_table *table, const RowFacts *row,
                         const struct query_node *node, bool *certain, bool *possible) {
    DaySpan whole = {node->from, node->to};
    bool one = node->one_of.n == 0;
    *certain = true;
    *possible = false;
    for (size_t k = 0; k < (one ? 1 : node->one_of.n); k++) {
        DaySpan asked = one ? whole : node->one_of.p[k];
        bool certainly = false;
        for (size_t i = 0; i < row->day_count; i++) {
            DateDays days = table->days.p[row->first_day + i];
            certainly = certainly || date_certainly_in(days, asked.from, asked.to);
            *possible = *possible || date_possibly_in(days, asked.from, asked.to);
        }
        *certain = *certain && certainly;
    }
}

static void dates(Evaluation *e, const struct query_node *node, Truth *truth) {
    const struct row_table *table = e->table;
    truth->certain = row_set_new(e->scratch, table->rows.n);
    truth->possible = row_set_copy(e->scratch, e->undated);
    for (size_t number = 0; row_set_next(table->visible, &number); number++) {
        bool certain, possible;
        dates_of_row(table, &table->rows.p[number], node, &certain, &possible);
        if (certain && node->dated != DATED_POSSIBLY)
            row_set_add(truth->certain, number);
        if (node->dated == DATED_EITHER      ? certain || possible
            : node->dated == DATED_CERTAINLY ? certain
                                             : possible && !certain)
            row_set_add(truth->possible, number);
    }
}

/* Values that hold the words of a field's value, each in one of its forms. */
static void find_forms(Evaluation *e, const struct query_node *node, RowSet values) {
    AnalyzedPlaceList places = {0};
    analyze_word(e->expressing.analyzer, node->text, 0, true, e->scratch, &places);
    StrList *forms = ARENA_ARRAY(e->scratch, StrList, places.n);
    for (size_t i = 0; i < places.n; i++)
        str_list_add(e->scratch, &forms[i], places.p[i].word);
    for (size_t i = 0; i < node->variants.n; i++)
        if (node->variants.p[i].place < places.n)
            str_list_add(e->scratch, &forms[node->variants.p[i].place], node->variants.p[i].word);
    row_table_find_forms(e->table, node->field, forms, places.n, values);
}

static bool field(Evaluation *e, const struct query_node *node, Truth *truth) {
    const struct row_table *table = e->table;
    if (!engine_fts5_values(e->engine->words, e->fail))
        return false;
    RowSet values = row_set_new(e->scratch, table->values.n);
    row_table_find_values(e->table, node->field, node->text, node->exact, values);
    if (node->variants.n > 0)
        find_forms(e, node, values);
    truth->possible = truth->certain = row_set_new(e->scratch, table->rows.n);
    if (row_set_count(values) == 0)
        return true;
    for (size_t number = 0; row_set_next(table->visible, &number); number++) {
        const RowFacts *row = &table->rows.p[number];
        for (size_t i = 0; i < row->value_count; i++)
            if (row_set_has(values, table->row_values.p[row->first_value + i]))
                row_set_add(truth->possible, number);
    }
    return true;
}

/* --- AND, OR, NOT --------------------------------------------------------------------------- */

static Truth truth_copy(Evaluation *e, Truth truth) {
    Truth copy;
    copy.possible = row_set_copy(e->scratch, truth.possible);
    copy.certain = truth.certain.p == truth.possible.p ? copy.possible
                                                       : row_set_copy(e->scratch, truth.certain);
    return copy;
}

/* All rows, or none, are found: what is left can only speak for their order. */
static bool is_settled(Evaluation *e, const struct query_node *node, bool wanted,
                       const Truth *truth) {
    uint64_t end = node->kind == QUERY_AND ? 0 : e->table->visible_count;
    RowSet rows = node->kind == QUERY_AND ? truth->possible : truth->certain;
    return !(wanted && is_time_to_rank(e)) && row_set_count(rows) == end;
}

static bool join(Evaluation *e, const struct query_node *node, bool wanted, Truth *truth) {
    void (*op)(RowSet, RowSet) = node->kind == QUERY_AND ? row_set_and : row_set_or;
    for (size_t i = 0; i < node->kids.n; i++) {
        Truth kid;
        if (i > 0 && is_settled(e, node, wanted, truth))
            return true;
        if (!evaluate(e, node->kids.p[i], wanted, &kid))
            return false;
        if (i == 0) {
            *truth = truth_copy(e, kid);
            continue;
        }
        if (truth->certain.p == truth->possible.p && kid.certain.p != kid.possible.p)
            truth->certain = row_set_copy(e->scratch, truth->possible);
        op(truth->possible, kid.possible);
        if (truth->certain.p != truth->possible.p)
            op(truth->certain, kid.certain);
    }
    return true;
}

static bool negate(Evaluation *e, const struct query_node *node, bool wanted, Truth *truth) {
    Truth kid;
    if (node->kids.p[0]->kind == QUERY_AS_TYPED)  // holds of no document, and parts with none
        return evaluate(e, node->kids.p[0], wanted, truth);
    if (!evaluate(e, node->kids.p[0], !wanted, &kid))
        return false;
    truth->possible = row_set_copy(e->scratch, e->table->visible);
    row_set_without(truth->possible, kid.certain);
    truth->certain = truth->possible;
    if (kid.certain.p == kid.possible.p)
        return true;
    truth->certain = row_set_copy(e->scratch, e->table->visible);
    row_set_without(truth->certain, kid.possible);
    return true;
}

/* wanted: an even number of NOTs above; only then a word speaks for a document. */
static bool evaluate(Evaluation *e, const struct query_node *node, bool wanted, Truth *truth) {
    switch (node->kind) {
    case QUERY_NONE:
        truth->certain = truth->possible = e->table->visible;
        return true;
    case QUERY_AND:
    case QUERY_OR:
        return join(e, node, wanted, truth);
    case QUERY_NOT:
        return negate(e, node, wanted, truth);
    case QUERY_DATE:
        dates(e, node, truth);
        return true;
    case QUERY_UNDATED:
        truth->certain = truth->possible = e->undated;
        return true;
    case QUERY_FIELD:
        return field(e, node, truth);
    case QUERY_AS_TYPED:
        truth->certain = truth->possible = e->table->visible;
        return true;
    case QUERY_APPARATUS:
        truth->certain = truth->possible = e->table->apparatus;
        return true;
    default:
        return words(e, node, wanted, truth);
    }
}

/* --- order ---------------------------------------------------------------------------------- */

typedef struct {
    const Evaluation *e;
    RowSet first;    // what a date certainly holds of; stands first unless an order was asked for
    uint32_t *rows;  // a heap, the worst of those kept at the top
    size_t n;
} Best;

/* a comes before b in the answer. */
static bool comes_first(const Best *best, uint32_t a, uint32_t b) {
    const Evaluation *e = best->e;
    if (e->request->order == ORDER_RELEVANCE &&
        row_set_has(best->first, a) != row_set_has(best->first, b))
        return row_set_has(best->first, a);
    const RowFacts *x = &e->table->rows.p[a], *y = &e->table->rows.p[b];
    if (e->scores != NULL && e->scores[a] != e->scores[b])
        return e->scores[a] > e->scores[b];
    if (e->order != ORDER_RELEVANCE && x->sort_day != y->sort_day) {
        if (x->sort_day == DAY_OPEN_AFTER || y->sort_day == DAY_OPEN_AFTER)
            return y->sort_day == DAY_OPEN_AFTER;  // the undated last, whichever way
        return (x->sort_day < y->sort_day) == (e->order == ORDER_DATE);
    }
    return str_compare_numbered(x->id, y->id) < 0;
}

static void sink(Best *best, size_t at) {
    for (;;) {
        size_t worst = at;
        for (size_t kid = 2 * at + 1; kid <= 2 * at + 2 && kid < best->n; kid++)
            if (comes_first(best, best->rows[worst], best->rows[kid]))
                worst = kid;
        if (worst == at)
            return;
        uint32_t moved = best->rows[at];
        best->rows[at] = best->rows[worst];
        best->rows[worst] = moved;
        at = worst;
    }
}

static void rise(Best *best, size_t at) {
    while (at > 0 && comes_first(best, best->rows[(at - 1) / 2], best->rows[at])) {
        uint32_t moved = best->rows[at];
        best->rows[at] = best->rows[(at - 1) / 2];
        best->rows[(at - 1) / 2] = moved;
        at = (at - 1) / 2;
    }
}

static void add_hit(const Evaluation *e, uint32_t number, Truth truth, struct arena *results,
                    EngineHitList *hits) {
    const RowFacts *row = &e->table->rows.p[number];
    *LIST_ADD(results, hits) = (EngineHit){.number = number,
                                           .id = str_copy(results, row->id),
                                           .score = e->scores == NULL ? 0 : e->scores[number],
                                           .reading = row->reading,
                                           .text_hash = row->text_hash,
                                           .certain = row_set_has(truth.certain, number),
                                           .undated = row->day_count == 0,
                                           .sort_day = row->sort_day};
}

static void choose(const Evaluation *e, Truth truth, RowSet found, uint64_t total,
                   struct arena *results, EngineHitList *hits) {
    const EngineRequest *request = e->request;
    size_t first = request->first < total ? request->first : (size_t)total;
    size_t count = request->count < total - first ? request->count : (size_t)total - first;
    size_t kept = first + count;
    if (count == 0)
        return;
    Best best = {e, truth.certain, ARENA_ARRAY(e->scratch, uint32_t, kept), 0};
    for (size_t number = 0; row_set_next(found, &number); number++) {
        if (best.n < kept) {
            best.rows[best.n++] = (uint32_t)number;
            rise(&best, best.n - 1);
        } else if (comes_first(&best, (uint32_t)number, best.rows[0])) {
            best.rows[0] = (uint32_t)number;
            sink(&best, 0);
        }
    }
    while (best.n > 0) {  // the worst goes to the end, then the next
        uint32_t worst = best.rows[0];
        best.rows[0] = best.rows[--best.n];
        sink(&best, 0);
        best.rows[best.n] = worst;
    }
    for (size_t i = first; i < kept; i++)
        add_hit(e, best.rows[i], truth, results, hits);
}

/* --- the answer ----------------------------------------------------------------------------- */

static RowSet find_undated(const struct row_table *table, struct arena *scratch) {
    RowSet undated = row_set_new(scratch, table->rows.n);
    for (size_t number = 0; row_set_next(table->visible, &number); number++)
        if (table->rows.p[number].day_count == 0)
            row_set_add(undated, number);
    return undated;
}

static void answer_with(const Evaluation *e, Truth truth, struct arena *results,
                        EngineAnswer *answer) {
    const Query *query = e->request->query;
    RowSet found = row_set_copy(e->scratch, truth.possible);
    RowSet only_undated = row_set_copy(e->scratch, truth.possible);
    row_set_without(only_undated, truth.certain);
    row_set_and(only_undated, e->undated);
    row_set_without(found, only_undated);
    if (!query->apparatus) {
        RowSet apparatus = row_set_copy(e->scratch, found);
        row_set_and(apparatus, e->table->apparatus);
        answer->apparatus = row_set_count(apparatus);
        row_set_without(found, apparatus);
        row_set_without(only_undated, e->table->apparatus);
    }
    RowSet certain = row_set_copy(e->scratch, found);
    row_set_and(certain, truth.certain);
    answer->total = row_set_count(found);
    answer->certain = row_set_count(certain);
    answer->possible = answer->total - answer->certain;
    answer->undated = row_set_count(only_undated);
    answer->ranking_stopped = e->ranking_stopped;
    choose(e, truth, found, answer->total, results, &answer->hits);
    if (e->request->calendar != NULL)
        calendar_count(e->table, found, e->request->calendar);
    if (!e->request->facets)
        return;
    RowSet undated = row_set_copy(e->scratch, found);
    row_set_and(undated, e->undated);
    answer->undated_in_total = row_set_count(undated);
    FacetRequest asked = {e->table, found, e->request->whole_facet, e->request->facet};
    facet_count(&asked, results, &answer->facets);
}

bool engine_search(struct engine *engine, const EngineRequest *request, struct arena *results,
                   EngineAnswer *answer, Fail *fail) {
    *answer = (EngineAnswer){0};
    Evaluation e = {.engine = engine, .request = request, .fail = fail};
    if (!engine_fts5_start(engine->words, &e.table, fail))
        return false;
    e.scratch = arena_create();
    e.undated = find_undated(e.table, e.scratch);
    e.expressing = (Expressing){.engine = engine->words,
                                .analyzer = engine->analyzer,
                                .languages = e.table->languages,
                                .scratch = e.scratch};
    bool ranks = request->query->has_words;
    e.order = request->order == ORDER_RELEVANCE && !ranks ? ORDER_DATE : request->order;
    answer->order = e.order;
    if (e.order == ORDER_RELEVANCE && request->count > 0)
        e.scores = ARENA_ARRAY(e.scratch, double, e.table->rows.n);
    Truth truth;
    bool ok = !request->facets || engine_fts5_values(engine->words, fail);
    e.began_ms = stamp_elapsed_ms();  // a new snapshot is read by the first who asks; not his time
    ok = ok && evaluate(&e, request->query->root, true, &truth);
    if (ok)
        answer_with(&e, truth, results, answer);
    engine_fts5_end(engine->words);
    arena_destroy(e.scratch);
    return ok || fail_add(fail, "search");
}
