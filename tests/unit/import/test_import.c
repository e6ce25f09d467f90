#include "import/import.h"
#include "import/one_file.h"

static void assert_read_by(const char *name, const char *bytes, const char *rule) {
    struct one_file one;
    one_file_read(&one, import_read, name, str_from_c(bytes));
    if (!one.ok)
        fail_msg("%s: %s", name, one.fail.message);
    assert_int_equal(one.head.rules.n, 1);
    assert_str(one.head.rules.p[0].name, rule);
    one_file_free(&one);
}

static void test_each_kind_of_file_goes_to_its_importer(void **state) {
    (void)state;
    assert_read_by("a.txt", "Plain words.", "text");
    assert_read_by("a", "<html><p>A page.", "html");
    assert_read_by("a.txt",
                   "A title\n\nRecord ID\n\n77\n\nRights\n\nPublic domain\n\nDate\n\n1911\n",
                   "record-page");
}

static void test_what_nobody_reads_is_refused_with_its_name_and_a_remedy(void **state) {
    (void)state;
    struct one_file one;
    one_file_read(&one, import_read, "a.txt", STR("%PDF-1.4"));
    assert_false(one.ok);
    assert_int_equal(one.fail.code, FAIL_UNSUPPORTED);
    assert_non_null(strstr(one.fail.message, "PDF"));
    assert_non_null(strstr(one.fail.message, "save it as text"));
    one_file_free(&one);
}

static void test_a_deposit_without_files_is_refused(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    ImportFileList files = {0};
    ImportTask task = {&files, {1, 1}, NULL, NULL, NULL};
    ReadingHead head;
    Fail fail = {0};
    assert_false(import_read(&task, arena, &head, &fail));
    assert_int_equal(fail.code, FAIL_INVALID);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_kind_of_file_goes_to_its_importer),
        cmocka_unit_test(test_what_nobody_reads_is_refused_with_its_name_and_a_remedy),
        cmocka_unit_test(test_a_deposit_without_files_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
