#include "test.h"

#include "doc/block_words.h"

static size_t shared(const char *a, const char *b, struct arena *arena) {
    return block_words_shared(block_words(str_from_c(a), arena), block_words(str_from_c(b), arena));
}

static void test_words_are_counted_and_compared(void **state) {
    (void)state;
    static const struct {
        const char *a, *b;
        size_t words, shared;
    } cases[] = {
        {"", "one", 0, 0},
        {" , -- ... ", "one", 0, 0},
        {"One, two; THREE.", "three two one", 3, 3},
        {"the the the", "the the", 3, 2},
        {"1962-10-18", "18 10", 3, 2},
        {"Хрущев и Кеннеди", "Кеннеди", 3, 1},
        {"été", "ete", 1, 0},
        {"漢字かな", "字か", 4, 2},
        {"don\xE2\x80\x99t", "don", 2, 1},
        {"a\nb", "a b", 2, 2},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t words = block_words(str_from_c(cases[i].a), arena).n;
        if (words != cases[i].words || shared(cases[i].a, cases[i].b, arena) != cases[i].shared)
            fail_msg("\"%s\": %zu words, %zu shared", cases[i].a, words,
                     shared(cases[i].a, cases[i].b, arena));
    }
    arena_destroy(arena);
}

static void test_alike_is_half_of_the_longer(void **state) {
    (void)state;
    static const struct {
        size_t a, b, shared;
        bool alike;
    } cases[] = {
        {100, 100, 50, true}, {100, 100, 49, false}, {100, 50, 50, true}, {100, 49, 49, false},
        {2, 2, 1, false},  // "No. 5", "No. 6"
        {4, 4, 3, true},      {4, 2, 2, true},       {4, 1, 1, false},    {7, 7, 5, false},
        {7, 7, 6, true},      {8, 8, 4, true},       {0, 0, 0, false},    {1, 1, 1, true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (block_words_alike(cases[i].a, cases[i].b, cases[i].shared) != cases[i].alike ||
            block_words_alike(cases[i].b, cases[i].a, cases[i].shared) != cases[i].alike)
            fail_msg("%zu and %zu words, %zu shared", cases[i].a, cases[i].b, cases[i].shared);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_are_counted_and_compared),
        cmocka_unit_test(test_alike_is_half_of_the_longer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
