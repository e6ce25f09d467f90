/* Proves query/marker.c: words are marked where the index finds them, and nowhere else. */
#include "query/marker.h"
#include "query/naive.h"
#include "query/small.h"

/* The paragraph with [marks]. */
static void assert_marked(struct small *small, const struct document *document, const char *typed,
                          const char *expected) {
    Query query;
    MarkerUnitList units = {0};
    MarkerHitList hits = {0};
    query_parse(str_from_c(typed), small->arena, &query);
    struct marker *marker = marker_create(small->analyzer, &query, document, small->arena);
    marker_units(document, small->arena, &units);
    marker_find(marker, &units.p[0], small->arena, &hits);
    Buf out = {0};
    size_t at = 0;
    for (size_t i = 0; i < hits.n; i++) {
        assert_true(hits.p[i].start >= at && hits.p[i].end <= units.p[0].text.n);
        buf_str(&out, str_slice(units.p[0].text, at, hits.p[i].start));
        buf_char(&out, '[');
        buf_str(&out, str_slice(units.p[0].text, hits.p[i].start, hits.p[i].end));
        buf_char(&out, ']');
        at = hits.p[i].end;
    }
    buf_str(&out, str_skip(units.p[0].text, at));
    Str got = str_copy(small->arena, buf_as_str(&out));
    buf_free(&out);
    assert_str(got, expected);
}

static void test_words_are_marked_as_they_are_found(void **state) {
    struct small *small = *state;
    struct document *document =
        small_document(small, "1", "The Walls of Berlin, the wall; Kennedy's general.");
    static const struct {
        const char *typed, *marked;
    } cases[] = {
        {"wall", "The [Walls] of Berlin, the [wall]; Kennedy's general."},
        {"=wall", "The Walls of Berlin, the [wall]; Kennedy's general."},
        {"\"the wall\"", "[The Walls] of Berlin, [the wall]; Kennedy's general."},
        {"\"the wall\" wall", "[The Walls] of Berlin, [the wall]; Kennedy's general."},
        {"wal*", "The [Walls] of Berlin, the [wall]; Kennedy's general."},
        {"berlyn~1", "The Walls of [Berlin], the wall; Kennedy's general."},
        {"gen*al", "The Walls of Berlin, the wall; Kennedy's [general]."},
        {"kennedy -wall", "The Walls of Berlin, the wall; [Kennedy's] general."},
        {"-(berlin -general)", "The Walls of Berlin, the wall; Kennedy's [general]."},
        {"title:wall", "The Walls of Berlin, the wall; Kennedy's general."},
        {"text:wall date:1962", "The [Walls] of Berlin, the [wall]; Kennedy's general."},
        {"berlin NEAR/3 wall", "The [Walls] of [Berlin], the [wall]; Kennedy's general."},
        {"\"berlin walls\"~2", "The [Walls] of [Berlin], the [wall]; Kennedy's general."},
        {"nowhere", "The Walls of Berlin, the wall; Kennedy's general."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_marked(small, document, cases[i].typed, cases[i].marked);
}

static void test_a_word_in_two_halves_is_marked_whole(void **state) {
    struct small *small = *state;
    struct document *document = small_document(
        small, "1", "the ambas-\nsador and Khru-shchev spoke of co-operation, of cooperation now");
    static const struct {
        const char *typed, *marked;
    } cases[] = {
        {"ambassador",
         "the [ambas-\nsador] and Khru-shchev spoke of co-operation, of cooperation now"},
        {"\"the ambassador and khrushchev spoke\"",
         "[the ambas-\nsador and Khru-shchev spoke] of co-operation, of cooperation now"},
        {"khrush*",
         "the ambas-\nsador and [Khru-shchev] spoke of co-operation, of cooperation now"},
        {"khruschev~1",
         "the ambas-\nsador and [Khru-shchev] spoke of co-operation, of cooperation now"},
        {"cooperation",
         "the ambas-\nsador and Khru-shchev spoke of [co-operation], of [cooperation] now"},
        {"co-operation",
         "the ambas-\nsador and Khru-shchev spoke of [co-operation], of [cooperation] now"},
        {"=co-operation",
         "the ambas-\nsador and Khru-shchev spoke of [co-operation], of cooperation now"},
        {"\"of co-operation now\"",
         "the ambas-\nsador and Khru-shchev spoke of co-operation, [of cooperation now]"},
        {"operation",
         "the ambas-\nsador and Khru-shchev spoke of co-[operation], of cooperation now"},
    };
    small_put(small, document, VISIBLE_YES);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_marked(small, document, cases[i].typed, cases[i].marked);
        if (small_count(small, cases[i].typed) != 1)
            fail_msg("%s is not found", cases[i].typed);
    }
    assert_int_equal(small_count(small, "\"ambassador khrushchev\""), 0);
}

/* place:moscow is found by a name in the text, which is then what shows it. */
static void test_people_and_places_are_marked_where_the_text_names_them(void **state) {
    struct small *small = *state;
    struct document *document =
        small_document(small, "1", "Moscow Radio and Moscow heard Kennedy at Cape Kennedy");
    SpanList *spans = &document->parts.p[0].spans;
    static const struct {
        size_t start, end;
        const char *type;
    } names[] = {{17, 23, "place"}, {30, 37, "person"}, {41, 53, "place"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        Span *span = LIST_ADD(small->arena, spans);
        *span = (Span){.kind = SPAN_NAME, .start = names[i].start, .end = names[i].end};
        document_set_attribute(small->arena, &span->attributes, "type", str_from_c(names[i].type));
    }
    assert_marked(small, document, "place:moscow",
                  "Moscow Radio and [Moscow] heard Kennedy at Cape Kennedy");
    assert_marked(small, document, "place:kennedy",
                  "Moscow Radio and Moscow heard Kennedy at Cape [Kennedy]");
    assert_marked(small, document, "person:kennedy",
                  "Moscow Radio and Moscow heard [Kennedy] at Cape Kennedy");
}

static void test_phrases_stop_at_gaps_and_corrections_are_words(void **state) {
    struct small *small = *state;
    struct document *document = small_document(small, "1", "we met the presdent there");
    SpanList *spans = &document->parts.p[0].spans;
    *LIST_ADD(small->arena, spans) = (Span){.kind = SPAN_GAP, .start = 6, .end = 6};
    Span *correction = LIST_ADD(small->arena, spans);
    *correction = (Span){.kind = SPAN_CORRECTION, .start = 11, .end = 19};
    document_set_attribute(small->arena, &correction->attributes, "text", STR("president"));
    assert_marked(small, document, "\"met the\"", "we met the presdent there");
    assert_marked(small, document, "\"we met\"", "[we met] the presdent there");
    assert_marked(small, document, "\"the president there\"", "we met [the presdent there]");
    assert_marked(small, document, "presdent OR president", "we met the [presdent] there");
}

/* A query of one leaf marks something exactly where reading the document finds it. */
static void test_marks_agree_with_reading(void **state) {
    struct small *small = *state;
    static const char *const queries[] = {
        "wall",         "=walls",   "\"the general\"",    "\"of the\"",
        "mis*",         "cuban",    "\"missile crisis\"", "text:kennedy",
        "summary:wall", "title:the"};
    for (int round = 0; round < 300; round++) {
        struct document *document = small_any_document(small, "1");
        for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
            Query query;
            MarkerUnitList units = {0};
            query_parse(str_from_c(queries[i]), small->arena, &query);
            struct marker *marker = marker_create(small->analyzer, &query, document, small->arena);
            assert_int_equal(marker_term_count(marker), 1);
            marker_units(document, small->arena, &units);
            bool marked = false;
            for (size_t j = 0; j < units.n; j++) {
                MarkerHitList hits = {0};
                marker_find(marker, &units.p[j], small->arena, &hits);
                marked = marked || hits.n > 0;
            }
            assert_int_equal(marked,
                             naive_evaluate(query.root, document, false) == NAIVE_CERTAINLY);
        }
    }
}

static void test_other_forms_are_marked_and_say_why(void **state) {
    struct small *small = *state;
    struct document *document =
        small_document(small, "1", "Once N. S. Khruschev, once Khrushchev.");
    static QueryVariant variants[] = {{2, {"khruschev", 9}, {"other spelling", 14}, 900}};
    Query query;
    MarkerUnitList units = {0};
    MarkerHitList hits = {0};
    query_parse(STR("\"N. S. Khrushchev\""), small->arena, &query);
    query.root->variants = (QueryVariantList){variants, 1, 1};
    struct marker *marker = marker_create(small->analyzer, &query, document, small->arena);
    marker_units(document, small->arena, &units);
    marker_find(marker, &units.p[0], small->arena, &hits);
    assert_int_equal(hits.n, 1);
    assert_str(str_slice(units.p[0].text, hits.p[0].start, hits.p[0].end), "N. S. Khruschev");
    assert_str(hits.p[0].rule, "other spelling");
    assert_str(hits.p[0].asked, "N. S. Khrushchev");

    query_parse(STR("khrushchev"), small->arena, &query);
    variants[0].place = 0;
    query.root->variants = (QueryVariantList){variants, 1, 1};
    marker = marker_create(small->analyzer, &query, document, small->arena);
    hits.n = 0;
    marker_find(marker, &units.p[0], small->arena, &hits);
    assert_int_equal(hits.n, 2);
    assert_str(hits.p[0].rule, "other spelling");
    assert_int_equal(hits.p[1].rule.n, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_words_are_marked_as_they_are_found, small_setup,
                                        small_teardown),
        cmocka_unit_test_setup_teardown(test_a_word_in_two_halves_is_marked_whole, small_setup,
                                        small_teardown),
        cmocka_unit_test_setup_teardown(test_people_and_places_are_marked_where_the_text_names_them,
                                        small_setup, small_teardown),
        cmocka_unit_test_setup_teardown(test_phrases_stop_at_gaps_and_corrections_are_words,
                                        small_setup, small_teardown),
        cmocka_unit_test_setup_teardown(test_marks_agree_with_reading, small_setup, small_teardown),
        cmocka_unit_test_setup_teardown(test_other_forms_are_marked_and_say_why, small_setup,
                                        small_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
