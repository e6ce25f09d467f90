#include "test.h"

#include "annotate/fault_holding.h"

static const char *const texts[] = {"The note of the Secretary. The note was read.",
                                    "A note of Rusk's own", "the commit-\ntee of the whole"};

static struct fault_words *count(struct arena *arena, const size_t order[3]) {
    struct fault_words *words = fault_words_create(arena);
    for (size_t i = 0; i < 3; i++) {
        struct document document = fault_holding_document(arena, texts[order[i]]);
        fault_words_add(words, &document);
    }
    return words;
}

static void test_words_and_pairs_are_counted_in_any_order(void **state) {
    (void)state;
    static const size_t orders[][3] = {{0, 1, 2}, {2, 1, 0}, {1, 2, 0}};
    for (size_t i = 0; i < 3; i++) {
        struct arena *arena = arena_create();
        struct fault_words *words = count(arena, orders[i]);
        uint32_t note = fault_words_find(words, STR("note")),
                 of = fault_words_find(words, STR("of"));
        uint32_t the = fault_words_find(words, STR("the")),
                 own = fault_words_find(words, STR("own"));
        const FaultWord *all = fault_words_all(words)->p;
        assert_int_equal(all[note].count, 3);
        assert_int_equal(all[note].documents, 2);
        assert_int_equal(all[the].count, 5);
        assert_int_equal(all[the].capitals, 0);  // "The" begins a sentence each time
        assert_int_equal(fault_words_pair(words, note, of), 2);
        assert_int_equal(fault_words_pair(words, of, note), 0);
        assert_int_equal(fault_words_pair(words, of, the), 2);
        assert_int_equal(fault_words_pair(words, FAULT_WORDS_GENITIVE, own), 1);
        assert_int_equal(fault_words_find(words, STR("commit")), 0);  // not known to be a word
        assert_int_equal(fault_words_find(words, STR("committee")), 0);
        assert_int_equal(fault_words_total(words), 18);
        fault_words_destroy(words);
        arena_destroy(arena);
    }
}

static void test_a_run_too_long_is_no_word(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct fault_words *words = fault_words_create(arena);
    struct document document =
        fault_holding_document(arena, "a aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    fault_words_add(words, &document);
    assert_int_equal(fault_words_total(words), 1);
    fault_words_destroy(words);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_and_pairs_are_counted_in_any_order),
        cmocka_unit_test(test_a_run_too_long_is_no_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
