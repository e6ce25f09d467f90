/* Proves import/saved_page.c: a page and its folder have one stem, in every language. */
#include "import/saved_page.h"
#include "test.h"

static void test_pages_are_known_by_their_ending(void **state) {
    (void)state;
    static const char *const cases[][2] = {{"a.html", "a"},      {"letters/b.HTM", "letters/b"},
                                           {"c.d.xhtml", "c.d"}, {".html", ""},
                                           {"a.txt", ""},        {"html", ""},
                                           {"a.html.bak", ""},   {"", ""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(saved_page_stem(str_from_c(cases[i][0])), cases[i][1]);
}

static void test_folders_are_known_in_every_language(void **state) {
    (void)state;
    static const char *const cases[][2] = {{"a_files", "a"},
                                           {"letters/a.files", "letters/a"},
                                           {"Brief-Dateien", "Brief"},
                                           {"lettre_fichiers", "lettre"},
                                           {"lettera_file", "lettera"},
                                           {"_files", ""},
                                           {"files", ""},
                                           {"a_Files", ""},
                                           {"a_files.d", ""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(saved_page_folder_stem(str_from_c(cases[i][0])), cases[i][1]);
}

static void test_every_folder_of_a_stem_leads_back_to_it(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Str folder;
    size_t i = 0;
    for (; saved_page_folder(STR("x/a"), i, arena, &folder); i++)
        assert_str(saved_page_folder_stem(folder), "x/a");
    assert_int_equal(i, 12);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pages_are_known_by_their_ending),
        cmocka_unit_test(test_folders_are_known_in_every_language),
        cmocka_unit_test(test_every_folder_of_a_stem_leads_back_to_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
