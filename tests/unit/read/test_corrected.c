#include "test.h"

#include "read/corrected.h"

static void test_guesses_say_how_sure_and_by_which_rule(void **state) {
    (void)state;
    static const struct {
        Source source;
        uint16_t certainty;
        const char *words;
    } cases[] = {
        {{SOURCE_RULE, {"fault-unknown-word", 18}, 1},
         987,
         "probably \"is\", 98 %: a rule, fault-unknown-word"},
        {{SOURCE_RULE, {"fault-joined", 12}, 1}, 799, "perhaps \"is\", 79 %: a rule, fault-joined"},
        {{SOURCE_PERSON, {"anna", 4}, 0}, 1000, "\"is\": a person"},
        {{SOURCE_FILE, {NULL, 0}, 0}, 1000, "\"is\": the file"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_create();
        struct document document = {0};
        CorrectedList list;
        Part *part = LIST_ADD(arena, &document.parts);
        *part = (Part){.text = STR("It 1s so.")};
        *LIST_ADD(arena, &part->blocks) = (Block){.id = 7, .start = 0, .end = 9};
        *LIST_ADD(arena, &part->spans) = (Span){.kind = SPAN_EMPHASIS, .start = 0, .end = 2};
        Span *span = LIST_ADD(arena, &part->spans);
        *span = (Span){.kind = SPAN_CORRECTION,
                       .start = 3,
                       .end = 5,
                       .source = cases[i].source,
                       .certainty = cases[i].certainty};
        document_set_attribute(arena, &span->attributes, "text", STR("is"));
        corrected_list(&document, arena, &list);
        assert_int_equal(list.n, 1);
        assert_int_equal(list.p[0].block, 7);
        assert_str(list.p[0].seen, "1s");
        assert_str(corrected_words(&list.p[0], arena), cases[i].words);
        arena_destroy(arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_guesses_say_how_sure_and_by_which_rule)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
