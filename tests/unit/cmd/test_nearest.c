/* Proves cmd/nearest.c: which word was meant, and when nobody can tell. */
#include "cmd/nearest.h"
#include "test.h"

static void test_the_nearest_word_is_named_or_none(void **state) {
    (void)state;
    static const char *const words[] = {"init", "add",    "inspect", "search",
                                        "show", "export", "rebuild", "reread"};
    static const struct {
        const char *typed, *meant;
    } cases[] = {
        {"serach", "search"},  // two changed about: one slip
        {"seach", "search"},
        {"exprot", "export"},
        {"rebuidl", "rebuild"},
        {"ad", "add"},
        {"addd", "add"},
        {"reb", "rebuild"},  // a beginning
        {"shwo", "show"},
        {"x", NULL},
        {"", NULL},
        {"publish", NULL},
        {"sdow", "show"},
        {"sdwo", NULL},  // two slips in four letters
        {"eexxppoorrtteexxppoorrtteexxppoorrtteexxppoorrtt", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Nearest nearest = {.word = str_from_c(cases[i].typed)};
        for (size_t j = 0; j < sizeof words / sizeof *words; j++)
            nearest_try(&nearest, words[j]);
        if (cases[i].meant == NULL && nearest.best != NULL)
            fail_msg("\"%s\" was taken for %s", cases[i].typed, nearest.best);
        if (cases[i].meant != NULL &&
            (nearest.best == NULL || strcmp(nearest.best, cases[i].meant) != 0))
            fail_msg("\"%s\" was taken for %s", cases[i].typed,
                     nearest.best == NULL ? "nothing" : nearest.best);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_nearest_word_is_named_or_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
