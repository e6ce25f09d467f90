/* Proves archive/plan.c: what becomes a deposit, in which order, and what is refused. */
#include "archive/plan.h"
#include "test.h"
#include <sys/stat.h>
#include <unistd.h>

struct fixture {
    struct arena *arena;
    char folder[64];
};

static int setup(void **state) {
    struct fixture *f = calloc(1, sizeof *f);
    f->arena = arena_create();
    memcpy(f->folder, "/tmp/fonds-test-plan-XXXXXX", sizeof "/tmp/fonds-test-plan-XXXXXX");
    *state = f;
    return mkdtemp(f->folder) == NULL;
}

static int teardown(void **state) {
    struct fixture *f = *state;
    Fail fail;
    bool gone = file_remove_tree(str_from_c(f->folder), &fail);
    arena_destroy(f->arena);
    free(f);
    return !gone;
}

static Str in(struct fixture *f, const char *name) {
    return file_join(f->arena, str_from_c(f->folder), str_from_c(name));
}

static void put(struct fixture *f, const char *name, const char *text) {
    Fail fail;
    assert_ok(file_make_folders(file_folder(in(f, name)), &fail));
    assert_ok(file_write(in(f, name), str_from_c(text), false, &fail));
}

static Plan plan_of(struct fixture *f, const char *name, bool as_one) {
    Plan plan;
    StrList paths = {0};
    str_list_add(f->arena, &paths, in(f, name));
    plan_make(paths, as_one, f->arena, &plan);
    return plan;
}

static void test_each_file_is_a_deposit_in_order_of_names(void **state) {
    struct fixture *f = *state;
    put(f, "a/z.txt", "1");
    put(f, "a/b/y.txt", "22");
    put(f, "a/c.txt", "333");
    Plan plan = plan_of(f, "a", false);
    assert_int_equal(plan.deposits.n, 3);
    assert_true(str_equal(plan.deposits.p[0].received_as, in(f, "a/b/y.txt")));
    assert_true(str_equal(plan.deposits.p[1].received_as, in(f, "a/c.txt")));
    assert_str(plan.deposits.p[0].files.p[0].name, "y.txt");
    assert_int_equal(plan.deposits.p[1].size_bytes, 3);
}

static void test_hidden_names_are_counted_and_passed_over(void **state) {
    struct fixture *f = *state;
    put(f, "a/.git/config", "x");
    put(f, "a/.DS_Store", "x");
    put(f, "a/b.txt", "x");
    Plan plan = plan_of(f, "a", false);
    assert_int_equal(plan.deposits.n, 1);
    assert_int_equal(plan.hidden, 2);
    plan = plan_of(f, "a/.DS_Store", false); /* named by hand, it is taken */
    assert_int_equal(plan.deposits.n, 1);
}

static void test_a_saved_page_and_its_folder_are_one(void **state) {
    struct fixture *f = *state;
    put(f, "a/cable.html", "<p>");
    put(f, "a/cable_files/x.css", "x");
    put(f, "a/cable_files/deep/y.png", "y");
    put(f, "a/other_files/z.txt", "z"); /* belongs to no page */
    Plan plan = plan_of(f, "a", false);
    assert_int_equal(plan.deposits.n, 2);
    const PlanDeposit *page = &plan.deposits.p[0];
    assert_int_equal(page->files.n, 3);
    assert_true(page->as_one);
    assert_str(page->files.p[0].name, "cable.html");
    assert_str(page->files.p[1].name, "cable_files/deep/y.png");
    assert_str(page->files.p[2].name, "cable_files/x.css");
}

static void test_a_saved_page_is_one_by_whatever_path_it_came(void **state) {
    struct fixture *f = *state;
    put(f, "a/page.html", "<p>");
    put(f, "a/page_files/style.css", "p{}");
    put(f, "a/other_files/x.css", "p{}");
    Plan plan = plan_of(f, "a/page.html", false);
    assert_int_equal(plan.deposits.n, 1);
    assert_int_equal(plan.deposits.p[0].files.n, 2);
    assert_str(plan.deposits.p[0].files.p[1].name, "page_files/style.css");
    assert_true(plan.deposits.p[0].as_one);
    StrList all = {0}; /* as a shell writes a/ * */
    str_list_add(f->arena, &all, in(f, "a/other_files/"));
    str_list_add(f->arena, &all, in(f, "a/page.html"));
    str_list_add(f->arena, &all, in(f, "a/page_files/"));
    plan_make(all, false, f->arena, &plan);
    assert_int_equal(plan.deposits.n, 2);
    assert_true(str_equal(plan.deposits.p[0].received_as, in(f, "a/other_files/x.css")));
    assert_int_equal(plan.deposits.p[1].files.n, 2);
}

/* Browsers name the folder in the language they speak. */
static void test_folders_of_pages_in_other_languages(void **state) {
    struct fixture *f = *state;
    put(f, "a/brief.htm", "<p>");
    put(f, "a/brief-Dateien/x.css", "x");
    put(f, "a/lettre.HTML", "<p>");
    put(f, "a/lettre_fichiers/x.css", "x");
    Plan plan = plan_of(f, "a", false);
    assert_int_equal(plan.deposits.n, 2);
    assert_str(plan.deposits.p[0].files.p[1].name, "brief-Dateien/x.css");
    assert_str(plan.deposits.p[1].files.p[1].name, "lettre_fichiers/x.css");
    plan = plan_of(f, "a/brief.htm", false);
    assert_int_equal(plan.deposits.p[0].files.n, 2);
}

static void test_a_folder_as_one_holds_its_paths(void **state) {
    struct fixture *f = *state;
    put(f, "a/1.txt", "1");
    put(f, "a/b/2.txt", "2");
    Plan plan = plan_of(f, "a", true);
    assert_int_equal(plan.deposits.n, 1);
    assert_int_equal(plan.deposits.p[0].files.n, 2);
    assert_str(plan.deposits.p[0].files.p[1].name, "b/2.txt");
    put(f, "empty/.x", "");
    plan = plan_of(f, "empty", true);
    assert_int_equal(plan.deposits.p[0].refused, FAIL_MISSING);
}

static void test_a_loop_of_links_is_refused_and_the_rest_goes_on(void **state) {
    struct fixture *f = *state;
    put(f, "a/b/c.txt", "x");
    assert_int_equal(symlink("..", str_to_c(f->arena, in(f, "a/b/up"))), 0);
    Plan plan = plan_of(f, "a", false);
    assert_int_equal(plan.deposits.n, 2);
    assert_int_equal(plan.deposits.p[0].refused, FAIL_NONE);
    assert_int_equal(plan.deposits.p[1].refused, FAIL_LIMIT);
}

static void test_a_pipe_is_refused_without_being_opened(void **state) {
    struct fixture *f = *state;
    put(f, "a/c.txt", "x");
    assert_int_equal(mkfifo(str_to_c(f->arena, in(f, "a/pipe")), 0600), 0);
    Plan plan = plan_of(f, "a", false);
    assert_int_equal(plan.deposits.n, 2);
    assert_int_equal(plan.deposits.p[1].refused, FAIL_INVALID);
}

static void test_a_name_with_a_newline_is_a_name(void **state) {
    struct fixture *f = *state;
    put(f, "a/two\nlines.txt", "x");
    Plan plan = plan_of(f, "a", false);
    assert_str(plan.deposits.p[0].files.p[0].name, "two\nlines.txt");
}

static void test_what_is_missing_is_refused(void **state) {
    struct fixture *f = *state;
    Plan plan = plan_of(f, "nothing", false);
    assert_int_equal(plan.deposits.n, 1);
    assert_int_equal(plan.deposits.p[0].refused, FAIL_MISSING);
}

static void test_a_path_handed_over_twice_is_one(void **state) {
    struct fixture *f = *state;
    put(f, "a.txt", "x");
    StrList paths = {0};
    str_list_add(f->arena, &paths, in(f, "a.txt"));
    str_list_add(f->arena, &paths, in(f, "a.txt"));
    Plan plan;
    plan_make(paths, false, f->arena, &plan);
    assert_int_equal(plan.deposits.n, 1);
}

static void test_an_archive_inside_a_folder_is_passed_over(void **state) {
    struct fixture *f = *state;
    put(f, "a/letter.txt", "1");
    put(f, "a/mine/fonds.conf", "");
    put(f, "a/mine/store/x/y.txt", "2");
    put(f, "a/yours/fonds.conf", "");  // without a store it is a file like others
    Plan plan = plan_of(f, "a", false);
    assert_int_equal(plan.archives, 1);
    assert_int_equal(plan.deposits.n, 2);
    assert_true(str_ends(plan.deposits.p[0].received_as, STR("a/letter.txt")));
    plan = plan_of(f, "a/mine", false);
    assert_int_equal(plan.archives, 0);
    assert_int_equal(plan.deposits.n, 1); /* nobody wants an archive's own files in an archive */
    assert_int_equal(plan.deposits.p[0].refused, FAIL_INVALID);
    assert_int_equal(plan_of(f, "a/mine", true).deposits.p[0].refused, FAIL_INVALID);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_each_file_is_a_deposit_in_order_of_names, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_an_archive_inside_a_folder_is_passed_over, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_hidden_names_are_counted_and_passed_over, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_a_saved_page_and_its_folder_are_one, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_saved_page_is_one_by_whatever_path_it_came, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_folders_of_pages_in_other_languages, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_folder_as_one_holds_its_paths, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_loop_of_links_is_refused_and_the_rest_goes_on, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_a_pipe_is_refused_without_being_opened, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_a_name_with_a_newline_is_a_name, setup, teardown),
        cmocka_unit_test_setup_teardown(test_what_is_missing_is_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_path_handed_over_twice_is_one, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
