#include "test.h"

#include "annotate/missing_points.h"
#include "doc/plain_document.h"

static void run(struct arena *arena, struct document *document) {
    struct token_cutter *cutter = token_create();
    missing_points_rule(&(RuleJob){.document = document,
                                   .job = arena,
                                   .cutter = cutter,
                                   .source = {SOURCE_RULE, STR("missing-points"), 1}});
    token_destroy(cutter);
}

static void test_points_without_their_predecessors(void **state) {
    (void)state;
    static const struct {
        const char *lines;
        const char *note;  // NULL: none
    } cases[] = {
        {"p We met.\np Fourth. After the talk we left.\n",
         "Not printed, or without a marker: First, Second and Third. “Fourth.” stands without "
         "them; where they stood is "
         "not known."},
        {"p First. We met.\np Third, we left.\n",
         "Not printed, or without a marker: Second. “Third,” stands without it; where it stood is "
         "not known."},
        {"p First. We met.\np Second. We talked.\np Third. We left.\n", NULL},
        {"p We agreed: first, to meet; second, to talk.\np Third. We left.\n", NULL},
        {"p First we met. Second we talked.\np Third. We left.\n", NULL},
        {"p Since the Second World War.\np Third. We left.\n", NULL},
        {"p His second point was long.\np Third. We left.\n", NULL},
        {"p The third. We left.\n", NULL},
        {"p Third World countries.\n", NULL},
        {"h Third. A heading\n", NULL},
        {"p We met.\np Second. We talked.\n", NULL},
        {"p Встреча состоялась.\np В-третьих, мы ушли.\n",
         "Not printed, or without a marker: First and Second. “В-третьих,” stands without them; "
         "where they stood is not "
         "known."},
        {"p Во-первых, мы встретились.\np Во-вторых, говорили.\np В-третьих, мы ушли.\n", NULL},
        {"p Drittens: wir gingen.\n",
         "Not printed, or without a marker: First and Second. “Drittens:” stands without "
         "them; where they stood is not known."},
        {"p We met.\nn Fourth. A note of the editor\n", NULL},
        {"p Fourth", NULL},
        {"p \n", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_create();
        struct document document = plain_document(arena, cases[i].lines);
        run(arena, &document);
        Str note = description_text(&document.description, FIELD_NOTE);
        assert_int_equal(document.description.n, cases[i].note != NULL ? 1 : 0);
        if (cases[i].note != NULL)
            assert_str(note, cases[i].note);
        Fail fail = {0};
        assert_ok(document_check(&document, &fail));
        arena_destroy(arena);
    }
}

static void test_a_gap_makes_it_more_certain_and_is_not_named(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct document document = plain_document(arena, "p We met. / ... /\np Fourth. We left.\n");
    Span *gap = LIST_ADD(arena, &document.parts.p[0].spans);
    *gap = (Span){.kind = SPAN_GAP, .start = 8, .end = 15, .certainty = 1000};
    run(arena, &document);
    const Value *note = description_find(&document.description, FIELD_NOTE, 0);
    assert_int_equal(note->certainty, 900);
    assert_str(note->value, "Not printed: First, Second and Third. “Fourth.” stands without them; "
                            "where they stood is not known.");
    assert_int_equal(note->evidence.n, 1);
    assert_int_equal(note->evidence.p[0].block, 2);
    assert_int_equal(note->evidence.p[0].start, 0);
    assert_int_equal(note->evidence.p[0].end, 7);
    assert_int_equal(document.parts.p[0].spans.n, 1);
    gap->start = gap->end = 24;  // behind the marker
    document.description.n = 0;
    run(arena, &document);
    assert_int_equal(description_find(&document.description, FIELD_NOTE, 0)->certainty, 600);
    arena_destroy(arena);
}

static void test_beside_a_gap_only_markers_count(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct document document =
        plain_document(arena, "p [...] Since the Second World War.\np Third. We left.\n");
    *LIST_ADD(arena, &document.parts.p[0].spans) =
        (Span){.kind = SPAN_GAP, .start = 0, .end = 5, .certainty = 1000};
    run(arena, &document);
    assert_int_equal(document.description.n, 1);
    arena_destroy(arena);
}

static void test_a_second_point_is_missed_only_beside_a_gap(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct document document = plain_document(arena, "p [...]\np Second. We talked.\n");
    *LIST_ADD(arena, &document.parts.p[0].spans) =
        (Span){.kind = SPAN_GAP, .start = 0, .end = 5, .certainty = 1000};
    run(arena, &document);
    assert_int_equal(document.description.n, 1);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_points_without_their_predecessors),
        cmocka_unit_test(test_a_gap_makes_it_more_certain_and_is_not_named),
        cmocka_unit_test(test_beside_a_gap_only_markers_count),
        cmocka_unit_test(test_a_second_point_is_missed_only_beside_a_gap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
