/* Proves text/name_key.c: forms of one name hold one key. */
#include "test.h"
#include "text/name_key.h"

static StrList keys_of(struct arena *arena, const char *word) {
    NameLetters letters = name_letters_of(str_from_c(word));
    StrList keys = {0};
    name_key_list(&letters, arena, &keys);
    return keys;
}

static bool has(const StrList *keys, const char *key) {
    for (size_t i = 0; i < keys->n; i++)
        if (str_is(keys->p[i], key))
            return true;
    return false;
}

static void test_forms_hold_the_key_of_their_name(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"Khrushchev", "krsv"},
        {"Chruschtschow", "krsv"},
        {"Khrouchtchev", "krsv"},
        {"Kruschev", "krsv"},
        {"Chruszczow", "krsv"},
        {"Jruschov", "krsv"},
        {"Chru\u0161\u010dev", "krsv"},
        {"chruscev", "krsv"},
        {"Hruscsov", "krsv"},
        {"\u0425\u0440\u0443\u0449\u0451\u0432", "krsv"},
        {"\u0425\u0440\u0443\u0449\u0451\u0432\u044b\u043c", "krsv"},
        {"Joukov", "skv"},
        {"Eisenhower", "Asnkr"},
        {"\u042d\u0439\u0437\u0435\u043d\u0445\u0430\u0443\u044d\u0440", "Asnkr"},
        {"Yevtushenko", "Avtsnk"},
        {"Jewtuschenko", "Avtsnk"},
        {"Johnson", "snsn"},
        {"\u0414\u0436\u043e\u043d\u0441\u043e\u043d", "snsn"},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        StrList keys = keys_of(arena, cases[i][0]);
        if (!has(&keys, cases[i][1]))
            fail_msg("%s does not hold %s", cases[i][0], cases[i][1]);
    }
    arena_destroy(arena);
}

static void test_keys_are_few_and_short(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    StrList keys = keys_of(arena, "chcxjgechcxjgechcxjgechcxjgechcxjgechcxj");
    assert_true(keys.n > 0 && keys.n <= NAME_KEYS_MAX);
    for (size_t i = 0; i < keys.n; i++)
        assert_true(keys.p[i].n <= NAME_KEY_BYTES);
    assert_int_equal(keys_of(arena, "Lee").n, 0);  // one consonant would be everybody
    assert_int_equal(keys_of(arena, "B52").n, 0);
    assert_int_equal(keys_of(arena, "").n, 0);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forms_hold_the_key_of_their_name),
        cmocka_unit_test(test_keys_are_few_and_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
