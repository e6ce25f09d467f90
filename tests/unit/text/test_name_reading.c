/* Proves text/name_reading.c: what a form may have been, by hand from the tables' sources. */
#include "test.h"
#include "text/name_reading.h"

static bool reads(const char *word, NameSystem system, const char *sounds) {
    struct arena *arena = arena_create();
    NameLetters letters = name_letters_of(str_from_c(word));
    NameReadingList readings = {0};
    bool found = false;
    name_reading_list(&letters, arena, &readings, NULL);
    for (size_t i = 0; i < readings.n; i++)
        found = found || (readings.p[i].system == system &&
                          (sounds == NULL || str_is(readings.p[i].sounds, sounds)));
    arena_destroy(arena);
    return found;
}

static void test_each_language_is_read_by_its_own_table(void **state) {
    (void)state;
    static const struct {
        const char *word;
        NameSystem system;
        const char *sounds;
    } cases[] = {
        {"Khrushchev", NAME_IN_ENGLISH, "xruyev"},
        {"Chruschtschow", NAME_IN_GERMAN, "xruyev"},
        {"Khrouchtchev", NAME_IN_FRENCH, "xruyev"},

        {"Chruszczow", NAME_IN_POLISH, "xruyev"},
        {"Jruschov", NAME_IN_SPANISH, "xruyev"},
        {"Hruscsov", NAME_IN_HUNGARIAN, "xruyev"},
        {"Chroesjtsjov", NAME_IN_DUTCH, "xruyev"},
        {"Iakovlev", NAME_IN_LIBRARIES, "iakovlev"},
        {"Jakowlew", NAME_IN_GERMAN, "iakovlev"},
        {"\u0425\u0440\u0443\u0449\u0451\u0432", NAME_IN_CYRILLIC, "xruyev"},
        {"\u0425\u0440\u0443\u0449\u0451\u0432\u044b\u043c", NAME_IN_CYRILLIC, "xruyev"},
        {"\u0421\u043e\u043b\u043e\u0432\u044c\u0451\u0432", NAME_IN_CYRILLIC, "solovev"},
        {"\u042e\u0440\u0438\u0439", NAME_IN_CYRILLIC, "iuri"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (!reads(cases[i].word, cases[i].system, cases[i].sounds))
            fail_msg("%s is not read as %s", cases[i].word, cases[i].sounds);
}

static void test_a_foreign_letter_refuses_the_whole_word(void **state) {
    (void)state;
    assert_false(reads("Khrushchev", NAME_IN_GERMAN, NULL));
    assert_false(reads("Chruschtschow", NAME_IN_ENGLISH, NULL));
    assert_false(reads("Thompson", NAME_IN_ENGLISH, NULL));
    assert_false(reads("Chru\u0161\u010dev", NAME_IN_ENGLISH, NULL));
    assert_false(reads("B52", NAME_IN_ENGLISH, NULL));
}

static void test_a_mark_is_guessed_only_where_a_word_has_none(void **state) {
    (void)state;
    assert_true(reads("Zukov", NAME_IN_SCHOLARSHIP, "jukov"));
    assert_true(reads("\u017dukov", NAME_IN_SCHOLARSHIP, "jukov"));
    assert_false(reads("\u017dukov", NAME_IN_SCHOLARSHIP, "zukov"));
    assert_false(reads("Ru\u017ea", NAME_IN_SCHOLARSHIP, "ruz"));
}

static void test_western_names_are_heard(void **state) {
    (void)state;
    static const struct {
        const char *word, *sounds;
        bool heard;
    } cases[] = {
        {"Eisenhower", "eizenxauer", true},
        {"Churchill", "qerqil", true},
        {"Roosevelt", "ruzvelt", true},
        {"Stevenson", "stivenson", true},
        {"Zarin", "zorin", false},
        {"Thompson", "tomson", false},
        {"Bell", "bal", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        NameLetters letters = name_letters_of(str_from_c(cases[i].word));
        assert_int_equal(name_reading_heard(&letters, str_from_c(cases[i].sounds), NULL),
                         cases[i].heard);
    }
}

/* The most branching letters there are: readings and steps stay within their limits. */
static void test_hostile_words_cost_their_length(void **state) {
    (void)state;
    static const char *const words[] = {
        "ssssssssssssssssssssssssssssssssssssssss", "schtschschtschschtschschtschschtschschts",
        "cecicecicecicecicecicecicecicecicecicecic", "zzsczzsczzsczzsczzsczzsczzsczzsczzsczzsc",
        "iaiaiaiaiaiaiaiaiaiaiaiaiaiaiaiaiaiaiaia"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct arena *arena = arena_create();
        NameLetters letters = name_letters_of(str_from_c(words[i]));
        NameReadingList readings = {0};
        size_t steps = 0;
        name_reading_list(&letters, arena, &readings, &steps);
        assert_true(readings.n <= (size_t)NAME_SYSTEM_COUNT * NAME_READING_EACH_MAX);
        assert_true(steps <= NAME_READING_STEPS * letters.n);
        arena_destroy(arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_language_is_read_by_its_own_table),
        cmocka_unit_test(test_a_foreign_letter_refuses_the_whole_word),
        cmocka_unit_test(test_a_mark_is_guessed_only_where_a_word_has_none),
        cmocka_unit_test(test_western_names_are_heard),
        cmocka_unit_test(test_hostile_words_cost_their_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
