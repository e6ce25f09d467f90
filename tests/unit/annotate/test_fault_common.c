/* Proves annotate/fault_common.c: words are common in their own language only. */
#include "annotate/fault_common.h"
#include "test.h"

static void test_common_words_are_known_by_their_language(void **state) {
    (void)state;
    static const struct {
        const char *language, *word;
        bool common;
    } cases[] = {
        {"en", "my", true},
        {"en", "me", true},
        {"", "off", true},
        {"en-GB", "a", true},
        {"en", "yours", true},
        {"de", "aber", true},
        {"de", "zwar", true},
        {"fr", "vous", true},
        {"es", "muy", true},
        {"it", "della", true},
        {"ru", "\u0435\u0433\u043e", true},
        {"ru", "\u044f", true},
        {"en", "muy", false},
        {"en", "", false},
        {"en", "mv", false},
        {"en", "tlie", false},
        {"en", "zz", false},
        {"sv", "och", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (fault_common_has(str_from_c(cases[i].word), str_from_c(cases[i].language)) !=
            cases[i].common)
            fail_msg("%s, %s", cases[i].word, cases[i].language);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_common_words_are_known_by_their_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
