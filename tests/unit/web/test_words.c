#include "test.h"

#include "web/words.h"

static struct arena *arena;

static int setup(void **state) {
    (void)state;
    arena = arena_create();
    return 0;
}

static int teardown(void **state) {
    (void)state;
    arena_destroy(arena);
    return 0;
}

static void test_counts_are_grouped_by_three(void **state) {
    (void)state;
    assert_str(words_count(arena, 0), "0");
    assert_str(words_count(arena, 999), "999");
    assert_str(words_count(arena, 7056), "7,056");
    assert_str(words_count(arena, 18446744073709551615u), "18,446,744,073,709,551,615");
    assert_str(words_some(arena, 1, "document", "documents"), "1 document");
    assert_str(words_some(arena, 0, "document", "documents"), "0 documents");
}

static void test_sizes_have_units(void **state) {
    (void)state;
    static const struct {
        uint64_t bytes;
        const char *expected;
    } cases[] = {{0, "0 bytes"},
                 {1, "1 byte"},
                 {999, "999 bytes"},
                 {1000, "1.0 kB"},
                 {9999, "9.9 kB"},
                 {10000, "10 kB"},
                 {999999, "999 kB"},
                 {3400000, "3.4 MB"},
                 {123456789, "123 MB"},
                 {5000000000u, "5.0 GB"},
                 {7000000000000u, "7.0 TB"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(words_bytes(arena, cases[i].bytes), cases[i].expected);
}

static void test_days_are_written_out(void **state) {
    (void)state;
    assert_str(words_day(arena, 1795500000), "24 November 2026");  // date -u -d @1795500000
    assert_str(words_day(arena, 0), "1 January 1970");
}

static void test_certainty_has_three_words_and_its_number(void **state) {
    (void)state;
    Source file = {SOURCE_FILE, {0}, 0}, rule = {SOURCE_RULE, STR("x"), 1},
           person = {SOURCE_PERSON, STR("anna"), 0};
    assert_str(words_source(arena, file, 1000), "the file");
    assert_str(words_source(arena, rule, 990), "a rule, sure (99 %)");
    assert_str(words_source(arena, rule, 920), "a rule, likely (92 %)");
    assert_str(words_source(arena, rule, 400), "a rule, doubtful (40 %)");
    assert_str(words_source(arena, person, 1000), "a person");
    assert_str(words_source_brief(arena, rule, 990), "a rule");
    assert_str(words_source_brief(arena, rule, 920), "a rule, likely (92 %)");
    assert_str(words_source_brief(arena, file, 1000), "the file");
}

static void test_languages_have_names(void **state) {
    (void)state;
    assert_str(words_language(STR("ru")), "Russian");
    assert_str(words_language(STR("en-US")), "English");
    assert_str(words_language(STR("tlh")), "tlh");
    assert_str(words_language(STR("")), "");
}

static void test_a_name_that_is_not_utf8_is_legible_and_its_bytes_stand_behind(void **state) {
    (void)state;
    static const struct {
        const char *path, *expected;
    } cases[] = {
        {"in/caf\xC3\xA9.txt", "in/caf\xC3\xA9.txt"},
        {"in/caf\xE9.txt", "in/caf\xC3\xA9.txt (\"in/caf\\xe9.txt\")"},
        /* "Письмо.txt" in Windows-1251, in a folder named in UTF-8 */
        {"\xC3\xA9/\xCF\xE8\xF1\xFC\xEC\xEE.txt",
         "\xC3\xA9/\xD0\x9F\xD0\xB8\xD1\x81\xD1\x8C\xD0\xBC\xD0\xBE.txt "
         "(\"\xC3\xA9/\\xcf\\xe8\\xf1\\xfc\\xec\\xee.txt\")"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(words_path(arena, str_from_c(cases[i].path)), cases[i].expected);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_counts_are_grouped_by_three),
        cmocka_unit_test(test_sizes_have_units),
        cmocka_unit_test(test_days_are_written_out),
        cmocka_unit_test(test_certainty_has_three_words_and_its_number),
        cmocka_unit_test(test_languages_have_names),
        cmocka_unit_test(test_a_name_that_is_not_utf8_is_legible_and_its_bytes_stand_behind),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
