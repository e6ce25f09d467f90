/* Proves archive/rebuild.c: made again, catalog and index answer as before. */
#include "archive/decide.h"
#include "archive/holding.h"
#include "archive/rebuild.h"
#include "base/file.h"

static void fill(struct holding *h) {
    holding_put(h, "in/a.txt", "The harbour was full of ships.\n\nNobody counted them.\n");
    holding_put(h, "in/b.txt", "Nothing moved on the river.\n");
    (void)holding_add(h, "in");
    Act act;
    Fail fail;
    Decision withdraw = {
        .target = holding_first(h, "river"), .kind = ACT_WITHDRAW, .reason = STR("x")};
    assert_ok(decide_run(h->archive, &withdraw, h->arena, &act, &fail));
    Decision describe = {.target = holding_first(h, "harbour"),
                         .kind = ACT_DESCRIBE,
                         .field = FIELD_TITLE,
                         .after = STR("Ships")};
    assert_ok(decide_run(h->archive, &describe, h->arena, &act, &fail));
}

static RebuildCount rebuild(struct holding *h) {
    Fail fail;
    RebuildCount count;
    RebuildRequest request = {.workers = 2};
    archive_close(h->archive);
    h->archive = NULL;
    assert_ok(rebuild_run(holding_path(h, "a"), &request, h->arena, &count, &fail));
    assert_ok(archive_open(holding_path(h, "a"), ARCHIVE_WRITE, &h->archive, &fail));
    return count;
}

static void test_a_rebuilt_archive_answers_as_before(void **state) {
    struct holding *h = *state;
    fill(h);
    uint64_t lines = catalog_watermark(h->archive->catalog);
    Str first = holding_first(h, "harbour");
    RebuildCount count = rebuild(h);
    assert_int_equal(count.lines, lines);
    assert_int_equal(catalog_watermark(h->archive->catalog), lines);
    assert_int_equal(engine_watermark(h->archive->engine), lines);
    assert_true(str_equal(holding_first(h, "harbour"), first));
    assert_int_equal(holding_count(h, "title:ships"), 1);
    assert_int_equal(holding_count(h, "river"), 0);
    assert_false(file_exists(holding_path(h, "a/rebuild")));
}

static void test_lost_and_damaged_databases_come_back(void **state) {
    struct holding *h = *state;
    Fail fail;
    fill(h);
    archive_close(h->archive);
    h->archive = NULL;
    assert_ok(
        file_write(holding_path(h, "a/catalog.db"), STR("this is no database"), false, &fail));
    assert_ok(file_remove_tree(holding_path(h, "a/index"), &fail));
    RebuildCount count;
    RebuildRequest request = {.workers = 1};
    assert_ok(rebuild_run(holding_path(h, "a"), &request, h->arena, &count, &fail));
    assert_ok(archive_open(holding_path(h, "a"), ARCHIVE_WRITE, &h->archive, &fail));
    assert_int_equal(holding_count(h, "harbour"), 1);
}

static void test_a_writer_that_was_open_goes_on_in_what_was_made(void **state) {
    struct holding *h = *state;
    Fail fail;
    RebuildCount count;
    RebuildRequest request = {.workers = 1};
    fill(h);
    assert_ok(rebuild_run(holding_path(h, "a"), &request, h->arena, &count, &fail));
    holding_put(h, "later.txt", "A lighthouse.\n");
    (void)holding_add(h, "later.txt"); /* by the handle that was open all the while */
    assert_int_equal(holding_count(h, "lighthouse"), 1);
    holding_reopen(h);
    assert_int_equal(holding_count(h, "lighthouse"), 1);
    assert_int_equal(holding_count(h, "harbour"), 1);
}

static void test_a_catalog_that_is_gone_says_what_makes_it_again(void **state) {
    struct holding *h = *state;
    Fail fail;
    fill(h);
    archive_close(h->archive);
    h->archive = NULL;
    assert_ok(file_remove(holding_path(h, "a/catalog.db"), &fail));
    assert_false(archive_open(holding_path(h, "a"), ARCHIVE_READ, &h->archive, &fail));
    assert_int_equal(fail.code, FAIL_MISSING);
    assert_non_null(strstr(fail.message, "fonds rebuild"));
    RebuildCount count;
    RebuildRequest request = {.workers = 1};
    assert_ok(rebuild_run(holding_path(h, "a"), &request, h->arena, &count, &fail));
    assert_ok(archive_open(holding_path(h, "a"), ARCHIVE_WRITE, &h->archive, &fail));
    assert_int_equal(holding_count(h, "harbour"), 1);
}

static void test_a_damaged_reading_costs_its_deposit_only(void **state) {
    struct holding *h = *state;
    Fail fail = {0};
    OcflObject object;
    Str deposit, local, bytes;
    fill(h);
    holding_put(h, "in/c.txt", "A lighthouse.\n");
    (void)holding_add(h, "in/c.txt");
    (void)str_cut(holding_first(h, "lighthouse"), '.', &deposit, &local);
    assert_ok(file_remove_tree(ocfl_root_object_path(h->archive->root, deposit, h->arena), &fail));
    (void)str_cut(holding_first(h, "harbour"), '.', &deposit, &local);
    assert_ok(ocfl_object_open(h->archive->root, deposit, h->arena, &object, &fail));
    const OcflEntry *entry = ocfl_object_find(&object.versions.p[0], STR("reading.jsonl"));
    assert_ok(file_read(entry->content_path, 1 << 20, h->arena, &bytes, &fail));
    Str whole = str_copy(h->arena, bytes);
    size_t at;
    assert_true(str_find(bytes, STR("ships"), &at));
    ((char *)(uintptr_t)bytes.p)[at] = 'c'; /* still a canonical reading */
    assert_ok(file_write(entry->content_path, bytes, false, &fail));
    RebuildCount count = rebuild(h);
    assert_int_equal(count.damaged.n, 2); /* its bytes changed; it is gone */
    assert_true(str_has(count.damaged.p[0], deposit) || str_has(count.damaged.p[1], deposit));
    assert_int_equal(holding_count(h, "chips"), 0);
    assert_int_equal(holding_count(h, "harbour"), 0);
    DepositRow row;
    assert_ok(catalog_deposit(h->archive->catalog, deposit, h->arena, &row, &fail));
    assert_int_equal(row.reading, 0);
    assert_true(str_has(row.failure, STR("second copy")));
    /* Restored, and made once more, it is as it was. */
    assert_ok(file_write(entry->content_path, whole, false, &fail));
    assert_int_equal(rebuild(h).damaged.n, 1);
    assert_int_equal(holding_count(h, "harbour"), 1);
}

static void test_a_rebuild_that_was_stopped_leaves_the_old_ones(void **state) {
    struct holding *h = *state;
    fill(h);
    holding_put(h, "a/rebuild/catalog.db", "left behind by a crash");
    (void)rebuild(h);
    assert_int_equal(holding_count(h, "harbour"), 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_rebuilt_archive_answers_as_before, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_lost_and_damaged_databases_come_back, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_a_writer_that_was_open_goes_on_in_what_was_made,
                                        holding_setup, holding_teardown),
        cmocka_unit_test_setup_teardown(test_a_catalog_that_is_gone_says_what_makes_it_again,
                                        holding_setup, holding_teardown),
        cmocka_unit_test_setup_teardown(test_a_damaged_reading_costs_its_deposit_only,
                                        holding_setup, holding_teardown),
        cmocka_unit_test_setup_teardown(test_a_rebuild_that_was_stopped_leaves_the_old_ones,
                                        holding_setup, holding_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
