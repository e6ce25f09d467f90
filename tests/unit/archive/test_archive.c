/* Proves archive/archive.c: making, finding, opening, pages and originals. */
#include "archive/archive.h"
#include "archive/holding.h"
#include "base/file.h"

static void test_an_archive_is_made_once(void **state) {
    struct holding *h = *state;
    Fail fail = {0};
    assert_false(archive_make(holding_path(h, "a"), STR("x"), &fail));
    assert_int_equal(fail.code, FAIL_EXISTS);
    assert_ok(archive_make(holding_path(h, "deep/er/b"), STR("x"), &fail));
}

static void test_what_is_somebody_elses_is_not_touched(void **state) {
    struct holding *h = *state;
    Fail fail = {0};
    Str bytes;
    holding_put(h, "mine/journal/1962.txt", "Dear diary");
    assert_false(archive_make(holding_path(h, "mine"), STR("x"), &fail));
    assert_int_equal(fail.code, FAIL_EXISTS);
    assert_non_null(strstr(fail.message, "mine/journal"));
    assert_ok(file_read(holding_path(h, "mine/journal/1962.txt"), 99, h->arena, &bytes, &fail));
    assert_str(bytes, "Dear diary");
}

static void test_an_archive_that_lost_its_settings_is_not_made_over(void **state) {
    struct holding *h = *state;
    Fail fail = {0};
    holding_put(h, "in/a.txt", "The harbour was full of ships.\n");
    (void)holding_add(h, "in");
    assert_ok(file_rename(h->archive->paths.conf, holding_path(h, "kept.conf"), &fail));
    assert_false(archive_make(holding_path(h, "a"), STR("x"), &fail));
    assert_non_null(strstr(fail.message, "put fonds.conf back"));
    assert_ok(file_rename(holding_path(h, "kept.conf"), h->archive->paths.conf, &fail));
    holding_reopen(h);
    assert_int_equal(holding_count(h, "harbour"), 1);
}

static void test_a_making_that_was_stopped_is_begun_again(void **state) {
    struct holding *h = *state;
    Fail fail = {0};
    assert_ok(file_make_folders(holding_path(h, "b"), &fail));
    assert_ok(ocfl_root_make(holding_path(h, "b/store"), &fail));
    holding_put(h, "b/catalog.db", "half of a data");
    holding_put(h, "b/fonds.conf.new", "[archive]\n");
    assert_ok(archive_make(holding_path(h, "b"), STR("x"), &fail));
    assert_false(file_exists(holding_path(h, "b/fonds.conf.new")));
    struct archive *made = NULL;
    assert_ok(archive_open(holding_path(h, "b"), ARCHIVE_WRITE, &made, &fail));
    archive_close(made);
}

static void test_it_is_found_upward(void **state) {
    struct holding *h = *state;
    Str folder;
    Fail fail = {0};
    assert_ok(file_make_folders(holding_path(h, "a/x/y"), &fail));
    assert_ok(archive_find(holding_path(h, "a/x/y"), h->arena, &folder, &fail));
    assert_true(str_ends(folder, STR("/a")));
    assert_false(archive_find(STR("/"), h->arena, &folder, &fail));
    assert_int_equal(fail.code, FAIL_MISSING);
    assert_non_null(strstr(fail.message, "fonds init"));
}

static void test_the_only_one_in_a_folder_is_found_and_of_several_none(void **state) {
    struct holding *h = *state;
    Str folder, here = str_from_c(h->folder);
    Fail fail = {0};
    assert_ok(archive_find(here, h->arena, &folder, &fail));
    assert_true(str_ends(folder, STR("/a")));
    assert_ok(file_make_folders(holding_path(h, "b/store"), &fail));  // without settings: none
    assert_ok(archive_find(here, h->arena, &folder, &fail));
    assert_ok(archive_make(holding_path(h, "c"), STR("x"), &fail));
    assert_false(archive_find(here, h->arena, &folder, &fail));
    assert_int_equal(fail.code, FAIL_MISSING);
    assert_non_null(strstr(fail.message, "2 archives"));
    assert_non_null(strstr(fail.message, "a and c"));
}

static void test_a_newer_catalog_is_refused(void **state) {
    struct holding *h = *state;
    struct archive *second = NULL;
    Fail fail = {0};
    Str bytes;
    archive_close(h->archive);
    h->archive = NULL;
    assert_ok(file_read(holding_path(h, "a/catalog.db"), 1 << 28, h->arena, &bytes, &fail));
    char *changed = str_to_c(h->arena, bytes);
    changed[60] = 0, changed[61] = 0, changed[62] = 3,
    changed[63] = 1; /* user_version, big-endian, at 60 */
    assert_ok(file_write(holding_path(h, "a/catalog.db"), (Str){changed, bytes.n}, false, &fail));
    assert_false(archive_open(holding_path(h, "a"), ARCHIVE_READ, &second, &fail));
    assert_int_equal(fail.code, FAIL_UNSUPPORTED);
}

static void test_a_page_has_all_that_is_known(void **state) {
    struct holding *h = *state;
    Fail fail = {0};
    ArchivePage page;
    holding_put(h, "in/a.txt", "The harbour was full of ships.\n");
    holding_put(h, "again/b.txt", "The harbour was full of ships.\n");
    (void)holding_add(h, "in");
    (void)holding_add(h, "again");
    assert_ok(archive_page(h->archive, holding_first(h, "harbour"), h->arena, &page, &fail));
    assert_int_equal(page.document.parts.n, 1);
    assert_int_equal(page.receipts.n, 1);
    assert_true(str_ends(page.receipts.p[0].path, STR("again/b.txt")));
    assert_int_equal(page.deposit.files.n, 1);
    assert_true(str_starts(page.address, STR("http://127.0.0.1:8962/d/")));
    Str bytes;
    assert_ok(archive_original(h->archive, &(OriginalName){page.row.deposit, STR("a.txt"), 0},
                               h->arena, &bytes, &fail));
    assert_str(bytes, "The harbour was full of ships.\n");
    assert_false(archive_original(h->archive, &(OriginalName){page.row.deposit, STR("../a.txt"), 0},
                                  h->arena, &bytes, &fail));
    assert_int_equal(fail.code, FAIL_MISSING);
    assert_false(archive_page(h->archive, STR("nothing"), h->arena, &page, &fail));
    assert_int_equal(fail.code, FAIL_MISSING);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_an_archive_is_made_once, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_what_is_somebody_elses_is_not_touched, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_an_archive_that_lost_its_settings_is_not_made_over,
                                        holding_setup, holding_teardown),
        cmocka_unit_test_setup_teardown(test_a_making_that_was_stopped_is_begun_again,
                                        holding_setup, holding_teardown),
        cmocka_unit_test_setup_teardown(test_it_is_found_upward, holding_setup, holding_teardown),
        cmocka_unit_test_setup_teardown(test_the_only_one_in_a_folder_is_found_and_of_several_none,
                                        holding_setup, holding_teardown),
        cmocka_unit_test_setup_teardown(test_a_newer_catalog_is_refused, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_a_page_has_all_that_is_known, holding_setup,
                                        holding_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
