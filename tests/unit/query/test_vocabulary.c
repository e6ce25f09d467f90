/* Proves query/vocabulary.c: each new word once, whatever is known already. */
#include "index/analyze.h"
#include "query/vocabulary.h"
#include "test.h"

static void test_only_new_words_are_new(void **state) {
    (void)state;
    struct vocabulary *vocabulary = vocabulary_create();
    vocabulary_know(vocabulary, STR("\x03the\x04wall"));
    static const char *const noted[] = {"the",    "berlin", "!berlin", "\x01", "wall",
                                        "berlin", "",       "a",       "-wall"};
    for (size_t i = 0; i < sizeof noted / sizeof *noted; i++)
        vocabulary_note(vocabulary, str_from_c(noted[i]));
    assert_str(vocabulary_new(vocabulary), "\x06"
                                           "berlin\x01"
                                           "a");
    vocabulary_kept(vocabulary);
    vocabulary_note(vocabulary, STR("berlin"));
    assert_int_equal(vocabulary_new(vocabulary).n, 0);
    vocabulary_destroy(vocabulary);
    vocabulary_destroy(NULL);
}

static void test_many_words_are_kept_apart(void **state) {
    (void)state;
    enum { COUNT = 100000 };
    struct vocabulary *vocabulary = vocabulary_create(), *other = vocabulary_create();
    char word[16];
    for (int twice = 0; twice < 2; twice++)
        for (unsigned i = 0; i < COUNT; i++) {
            (void)snprintf(word, sizeof word, "w%u", i);
            vocabulary_note(vocabulary, str_from_c(word));
        }
    AnalyzedToken token;
    size_t at = 0, count = 0;
    while (analyze_next(vocabulary_new(vocabulary), &at, &token)) {
        (void)snprintf(word, sizeof word, "w%zu", count++);
        assert_str(token.token, word);
    }
    assert_int_equal(count, COUNT);
    vocabulary_know(other, vocabulary_new(vocabulary));
    vocabulary_note(other, STR("w99999"));
    assert_int_equal(vocabulary_new(other).n, 0);
    vocabulary_destroy(vocabulary);
    vocabulary_destroy(other);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_only_new_words_are_new),
        cmocka_unit_test(test_many_words_are_kept_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
