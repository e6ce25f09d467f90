/*
 * Proves query/engine_search.c against naive.c: thousands of random queries over random documents
 * give the same totals, counts and ids; and an index that lived (documents put again, removed,
 * withdrawn) answers as one made anew.
 */
#include "query/naive.h"
#include "query/small.h"

enum { DOCUMENTS = 120, QUERIES = 2000 };

typedef struct {
    struct document *documents[DOCUMENTS];
    Visibility visible[DOCUMENTS];
    Str ids[DOCUMENTS];
} Holding;

static Holding *make_holding(struct small *small) {
    Holding *holding = ARENA_NEW(small->arena, Holding);
    for (size_t i = 0; i < DOCUMENTS; i++) {
        char local[32];
        (void)snprintf(local, sizeof local, "n%zu", i);
        holding->documents[i] = small_any_document(small, local);
        holding->visible[i] = small_random(small, 10) == 0 ? VISIBLE_WITHDRAWN : VISIBLE_YES;
        holding->ids[i] = str_format(small->arena, "d.%s", local);
    }
    return holding;
}

static void put_all(struct small *small, const Holding *holding) {
    Fail fail;
    assert_ok(engine_begin(small->engine, &fail));
    for (size_t i = 0; i < DOCUMENTS; i++) {
        EngineRow row;
        engine_row_make(small->analyzer, STR("d"), holding->documents[i], 1, small->arena, &row);
        row.visibility = holding->visible[i];
        assert_ok(engine_put(small->engine, &row, &fail));
    }
    assert_ok(engine_commit(small->engine, 1, &fail));
}

/* --- random queries ------------------------------------------------------------------------- */

static const char *some(struct small *small, const char *const *list, uint32_t count) {
    return list[small_random(small, count)];
}
#define SOME(small, list) some(small, list, sizeof(list) / sizeof *(list))

static void add_word(struct small *small, Buf *out) {
    static const char *const words[] = {
        "missile", "missiles", "berlin",  "wall",     "walls",  "cuba",    "cuban",    "kennedy",
        "the",     "of",       "general", "generals", "crisis", "nowhere", "mis-sile", "ber-lin"};
    buf_c(out, small_random(small, 8) == 0 ? "=" : "");
    buf_c(out, SOME(small, words));
}

static void add_words(struct small *small, Buf *out, uint32_t count) {
    buf_char(out, '"');
    for (uint32_t i = 0; i < count; i++) {
        buf_c(out, i == 0 ? "" : " ");
        add_word(small, out);
    }
    buf_char(out, '"');
}

static void add_leaf(struct small *small, Buf *out) {
    static const char *const zones[] = {"title:", "text:", "notes:", "summary:", "people:"};
    static const char *const fields[] = {
        "kind:telegram", "kind:=Telegram", "kind:\"circular telegram\"",
        "kind:letter",   "kind:=letter",   "undated:yes",
        "undated:no"};
    static const char *const dates[] = {
        "date:1962",   "date:1962-10", "date:1961..1962",      "date:certain:1962", "date:196X",
        "date:1963..", "date:..1961",  "date:certain:1962-10", "date:possible:1962"};
    static const char *const prefixes[] = {"mis*", "wa*", "cu*", "gener*", "no*", "th*"};
    uint32_t which = small_random(small, 20);
    if (which < 13 && small_random(small, 4) == 0)
        buf_c(out, SOME(small, zones));
    if (which < 7)
        add_word(small, out);
    else if (which < 9)
        buf_c(out, SOME(small, prefixes));
    else if (which < 12)
        add_words(small, out, 2 + small_random(small, 2));
    else if (which == 12) {
        add_words(small, out, 2 + small_random(small, 2));
        buf_format(out, "~%u", small_random(small, 4));
    } else if (which < 15)
        buf_c(out, SOME(small, dates));
    else if (which < 17)
        buf_c(out, SOME(small, fields));
    else if (which == 17)
        buf_c(out, small_random(small, 4) == 0 ? "in:apparatus" : "the");
    else {
        add_word(small, out);
        buf_format(out, " NEAR/%u ", small_random(small, 4));
        if (small_random(small, 3) == 0)
            add_words(small, out, 2);
        else
            add_word(small, out);
    }
}

static void add_query(struct small *small, Buf *out, int depth) {
    uint32_t kids = 1 + small_random(small, 3);
    for (uint32_t i = 0; i < kids; i++) {
        buf_c(out, i == 0 ? "" : small_random(small, 3) == 0 ? " OR " : " ");
        buf_c(out, small_random(small, 5) == 0 ? "-" : "");
        if (depth < 3 && small_random(small, 4) == 0) {
            buf_char(out, '(');
            add_query(small, out, depth + 1);
            buf_char(out, ')');
        } else {
            add_leaf(small, out);
        }
    }
}

/* --- comparing ------------------------------------------------------------------------------ */

typedef struct {
    uint64_t total, certain, possible, undated, apparatus;
} Counts;

static Counts count_by_hand(const Holding *holding, const Query *query,
                            const EngineAnswer *answer) {
    Counts counts = {0};
    for (size_t i = 0; i < DOCUMENTS; i++) {
        const struct document *document = holding->documents[i];
        if (holding->visible[i] != VISIBLE_YES)
            continue;
        bool undated = naive_undated(document), wanted = false;
        NaiveTruth truth = naive_evaluate(query->root, document, undated);
        bool apparatus = document->role == ROLE_APPARATUS && !query->apparatus;
        if (undated && truth == NAIVE_POSSIBLY) {
            counts.undated += apparatus ? 0 : 1;
        } else if (truth != NAIVE_NO) {
            wanted = !apparatus;
            counts.apparatus += apparatus ? 1 : 0;
            counts.total += wanted;
            counts.certain += wanted && truth == NAIVE_CERTAINLY;
            counts.possible += wanted && truth == NAIVE_POSSIBLY;
        }
        bool found = false;
        for (size_t j = 0; j < answer->hits.n; j++)
            if (str_equal(answer->hits.p[j].id, holding->ids[i])) {
                found = true;
                assert_int_equal(answer->hits.p[j].certain, truth == NAIVE_CERTAINLY);
            }
        if (found != wanted)
            fail_msg("%.*s: %.*s is %s", STR_ARG(query->typed), STR_ARG(holding->ids[i]),
                     found ? "found, and should not be" : "missing");
    }
    return counts;
}

/* certain_first: no order was asked for. */
static void check_order(const EngineAnswer *answer, SearchOrder order, bool certain_first) {
    for (size_t i = 1; i < answer->hits.n; i++) {
        const EngineHit *a = &answer->hits.p[i - 1], *b = &answer->hits.p[i];
        int ids = str_compare_numbered(a->id, b->id);
        if (certain_first && a->certain != b->certain)
            assert_true(a->certain);
        else if (order == ORDER_RELEVANCE)
            assert_true(a->score > b->score || (a->score == b->score && ids < 0));
        else if (order == ORDER_DATE)
            assert_true(a->sort_day < b->sort_day || (a->sort_day == b->sort_day && ids < 0));
        else
            assert_true(b->undated || a->sort_day > b->sort_day ||
                        (a->sort_day == b->sort_day && ids < 0));
    }
}

static void test_random_queries_are_answered_as_by_hand(void **state) {
    struct small *small = *state;
    Holding *holding = make_holding(small);
    put_all(small, holding);
    uint64_t found = 0;
    for (size_t i = 0; i < QUERIES; i++) {
        ArenaMark mark = arena_mark(small->arena);
        Buf typed = {0};
        Query query;
        add_query(small, &typed, 0);
        Str text = str_copy(small->arena, buf_as_str(&typed));
        buf_free(&typed);
        SearchOrder order = (SearchOrder)small_random(small, 3);
        query_parse(text, small->arena, &query);
        EngineAnswer answer = small_search(small, str_to_c(small->arena, text), order);
        Counts counts = count_by_hand(holding, &query, &answer);
        if (answer.total != counts.total || answer.certain != counts.certain ||
            answer.possible != counts.possible || answer.undated != counts.undated ||
            answer.apparatus != counts.apparatus)
            fail_msg("%.*s: total %llu, certain %llu, possible %llu, undated %llu, apparatus %llu; "
                     "by hand "
                     "%llu, %llu, %llu, %llu, %llu",
                     STR_ARG(text), (unsigned long long)answer.total,
                     (unsigned long long)answer.certain, (unsigned long long)answer.possible,
                     (unsigned long long)answer.undated, (unsigned long long)answer.apparatus,
                     (unsigned long long)counts.total, (unsigned long long)counts.certain,
                     (unsigned long long)counts.possible, (unsigned long long)counts.undated,
                     (unsigned long long)counts.apparatus);
        bool certain_first = order == ORDER_RELEVANCE;
        if (order == ORDER_RELEVANCE && !query.has_words)
            order = ORDER_DATE;
        assert_int_equal(answer.order, order);
        check_order(&answer, order, certain_first);
        found += answer.total;
        arena_reset(small->arena, mark);
    }
    assert_true(found > QUERIES); /* the queries are not all about nothing */
}

/* --- live and anew -------------------------------------------------------------------------- */

static void live_through(struct small *small, const Holding *last, const Holding *before) {
    for (size_t i = 0; i < DOCUMENTS; i += 2) /* other documents under these ids, first */
        small_put(small, before->documents[i], before->visible[i]);
    for (size_t i = 0; i < DOCUMENTS; i += 5)
        small_remove(small, str_to_c(small->arena, last->ids[i]));
    Fail fail;
    assert_ok(engine_begin(small->engine, &fail));
    for (size_t i = DOCUMENTS; i-- > 0;) { /* in the other order, some of them twice in one batch */
        EngineRow row;
        const Holding *from = i % 7 == 0 ? before : last;
        for (int twice = 0; twice < 2; twice++, from = last) {
            engine_row_make(small->analyzer, STR("d"), from->documents[i], 1, small->arena, &row);
            row.visibility = from->visible[i];
            assert_ok(engine_put(small->engine, &row, &fail));
        }
    }
    assert_ok(engine_commit(small->engine, 2, &fail));
}

static void assert_same_answers(const EngineAnswer *a, const EngineAnswer *b) {
    assert_int_equal(a->total, b->total);
    assert_int_equal(a->undated, b->undated);
    assert_int_equal(a->undated_in_total, b->undated_in_total);
    assert_int_equal(a->apparatus, b->apparatus);
    assert_int_equal(a->hits.n, b->hits.n);
    for (size_t i = 0; i < a->hits.n; i++) {
        assert_true(str_equal(a->hits.p[i].id, b->hits.p[i].id));
        assert_true(a->hits.p[i].score == b->hits.p[i].score); /* to the last bit */
        assert_int_equal(a->hits.p[i].text_hash, b->hits.p[i].text_hash);
    }
    assert_int_equal(a->facets.n, b->facets.n);
    for (size_t i = 0; i < a->facets.n; i++) {
        assert_int_equal(a->facets.p[i].field, b->facets.p[i].field);
        assert_true(str_equal(a->facets.p[i].value, b->facets.p[i].value));
        assert_int_equal(a->facets.p[i].certain, b->facets.p[i].certain);
        assert_int_equal(a->facets.p[i].possible, b->facets.p[i].possible);
    }
}

static void test_a_live_index_answers_as_one_made_anew(void **state) {
    struct small *live = *state;
    void *anew_state;
    (void)small_setup(&anew_state);
    struct small *anew = anew_state;
    Holding *last = make_holding(live), *before = make_holding(live);
    live_through(live, last, before);
    put_all(anew, last);
    for (size_t i = 0; i < QUERIES / 4; i++) {
        Buf typed = {0};
        add_query(live, &typed, 0);
        buf_char(&typed, '\0');
        EngineAnswer a = small_search(live, typed.p, ORDER_RELEVANCE);
        EngineAnswer b = small_search(anew, typed.p, ORDER_RELEVANCE);
        assert_same_answers(&a, &b);
        buf_free(&typed);
    }
    (void)small_teardown(&anew_state);
}

/* --- by itself ------------------------------------------------------------------------------ */

static void test_a_phrase_never_reaches_over_a_gap(void **state) {
    struct small *small = *state;
    struct document *document = small_document(small, "1", "we met the general at the wall");
    *LIST_ADD(small->arena, &document->parts.p[0].spans) =
        (Span){.kind = SPAN_GAP, .start = 10, .end = 10, .certainty = 1000};
    small_put(small, document, VISIBLE_YES);
    assert_int_equal(small_count(small, "\"met the\""), 1);
    assert_int_equal(small_count(small, "\"general at\""), 1);
    assert_int_equal(small_count(small, "\"the general\""), 0);
    assert_int_equal(small_count(small, "\"the general\"~50"),
                     1); /* the other "the", behind the gap */
    assert_int_equal(small_count(small, "\"met general\"~50"), 0);
    assert_int_equal(small_count(small, "met NEAR/50 general"), 0);
    assert_int_equal(small_count(small, "met general"), 1);
}

static void test_what_is_withdrawn_counts_nowhere(void **state) {
    struct small *small = *state;
    struct document *document = small_document(small, "1", "the wall in berlin");
    description_add(small->arena, &document->description, FIELD_KIND, STR("Telegram"));
    small_put(small, small_document(small, "2", "the wall"), VISIBLE_YES);
    small_put(small, document, VISIBLE_YES);
    assert_int_equal(small_count(small, "berlin"), 1);
    assert_int_equal(small_search(small, "wall", ORDER_RELEVANCE).facets.n, 1);
    small_put(small, document, VISIBLE_WITHDRAWN);
    static const char *const queries[] = {"berlin",          "kind:telegram", "ber*",
                                          "\"the wall in\"", "berlin~1",      "wall -cuba berlin",
                                          "in:apparatus"};
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++)
        assert_int_equal(small_count(small, queries[i]), 0);
    assert_int_equal(small_count(small, ""), 1);
    assert_int_equal(small_count(small, "-cuba"), 1);
    assert_int_equal(small_search(small, "wall", ORDER_RELEVANCE).facets.n, 0);
    assert_int_equal(engine_word_count(small->engine, STR("berlin")), 0);
    small_put(small, document, VISIBLE_YES);
    assert_int_equal(small_count(small, "berlin"), 1);
}

static void test_a_correction_is_found_beside_what_stands_there(void **state) {
    struct small *small = *state;
    struct document *document = small_document(small, "1", "the presdent spoke");
    Span *span = LIST_ADD(small->arena, &document->parts.p[0].spans);
    *span = (Span){.kind = SPAN_CORRECTION, .start = 4, .end = 12, .certainty = 1000};
    document_set_attribute(small->arena, &span->attributes, "text", STR("president"));
    small_put(small, document, VISIBLE_YES);
    assert_int_equal(small_count(small, "\"the president spoke\""), 1);
    assert_int_equal(small_count(small, "\"the presdent spoke\""), 1);
    assert_int_equal(small_count(small, "presidents"), 1);
    assert_int_equal(small_count(small, "=presidents"), 0);
}

static void test_pages_of_hits_fit_together(void **state) {
    struct small *small = *state;
    put_all(small, make_holding(small));
    EngineAnswer all = small_search(small, "the OR wall", ORDER_RELEVANCE);
    Query query;
    query_parse(STR("the OR wall"), small->arena, &query);
    size_t seen = 0;
    for (size_t first = 0; first <= all.total + 7; first += 7) {
        EngineRequest request = {
            .query = &query, .first = first, .count = 7, .rank_limit_ms = 60000};
        EngineAnswer page;
        Fail fail;
        assert_ok(engine_search(small->engine, &request, small->arena, &page, &fail));
        assert_int_equal(page.total, all.total);
        assert_false(page.ranking_stopped);
        for (size_t i = 0; i < page.hits.n; i++)
            assert_true(str_equal(page.hits.p[i].id, all.hits.p[seen++].id));
    }
    assert_int_equal(seen, all.total);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_random_queries_are_answered_as_by_hand, small_setup,
                                        small_teardown),
        cmocka_unit_test_setup_teardown(test_a_live_index_answers_as_one_made_anew, small_setup,
                                        small_teardown),
        cmocka_unit_test_setup_teardown(test_a_phrase_never_reaches_over_a_gap, small_setup,
                                        small_teardown),
        cmocka_unit_test_setup_teardown(test_what_is_withdrawn_counts_nowhere, small_setup,
                                        small_teardown),
        cmocka_unit_test_setup_teardown(test_a_correction_is_found_beside_what_stands_there,
                                        small_setup, small_teardown),
        cmocka_unit_test_setup_teardown(test_pages_of_hits_fit_together, small_setup,
                                        small_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
