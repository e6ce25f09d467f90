/* Proves archive/reread.c: a reading that comes out the same makes no version; what was not read is
 * tried again. */
#include "archive/holding.h"
#include "archive/reread.h"
#include "base/file.h"

static RereadCount reread(struct holding *h, StrList deposits) {
    Fail fail;
    RereadCount count;
    RereadRequest request = {.deposits = deposits, .workers = 2};
    assert_ok(reread_run(h->archive, &request, &count, &fail));
    return count;
}

static void test_the_same_rules_change_nothing(void **state) {
    struct holding *h = *state;
    holding_put(h, "in/a.txt", "Some words.\n");
    holding_put(h, "in/b.txt", "Other words.\n");
    (void)holding_add(h, "in");
    uint64_t before = catalog_watermark(h->archive->catalog);
    RereadCount count = reread(h, (StrList){0});
    assert_int_equal(count.deposits, 2);
    assert_int_equal(count.unchanged, 2);
    assert_int_equal(catalog_watermark(h->archive->catalog), before);
}

static void test_what_fails_again_is_counted_and_stays(void **state) {
    struct holding *h = *state;
    holding_put(h, "a.xml", "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><text><body><p>half");
    (void)holding_add(h, "a.xml");
    RereadCount count = reread(h, (StrList){0});
    assert_int_equal(count.failed, 1);
    assert_int_equal(count.changed, 0);
}

static void test_what_was_too_large_is_read_once_the_limit_is_raised(void **state) {
    struct holding *h = *state;
    holding_put(h, "a.txt", "Some words of a text.\n");
    h->archive->config.text_bytes = 4;
    assert_int_equal(holding_add(h, "a.txt").not_read, 1);
    assert_int_equal(holding_count(h, "words"), 0);
    h->archive->config.text_bytes = 1 << 20;
    assert_int_equal(reread(h, (StrList){0}).changed, 1);
    assert_int_equal(holding_count(h, "words"), 1);
    StrList unread;
    Fail fail;
    assert_ok(browse_not_read(h->archive->catalog, h->arena, &unread, &fail));
    assert_int_equal(unread.n, 0);
}

static void test_a_damaged_original_is_not_read_anew(void **state) {
    struct holding *h = *state;
    Fail fail;
    OcflObject object;
    Str deposit, local;
    holding_put(h, "a.txt", "Some words.\n");
    (void)holding_add(h, "a.txt");
    (void)str_cut(holding_first(h, "words"), '.', &deposit, &local);
    assert_ok(ocfl_object_open(h->archive->root, deposit, h->arena, &object, &fail));
    const OcflEntry *entry = ocfl_object_find(&object.versions.p[0], STR("original/a.txt"));
    assert_ok(file_write(entry->content_path, STR("Some swords.\n"), false, &fail));
    uint64_t before = catalog_watermark(h->archive->catalog);
    StrList twice = {0};
    str_list_add(h->arena, &twice, deposit);
    str_list_add(h->arena, &twice, deposit);
    RereadCount count = reread(h, twice);
    assert_int_equal(count.deposits, 1);
    assert_int_equal(count.failed, 1);
    assert_int_equal(catalog_watermark(h->archive->catalog), before);
}

static void test_an_unknown_deposit_fails_alone(void **state) {
    struct holding *h = *state;
    holding_put(h, "a.txt", "Some words.\n");
    (void)holding_add(h, "a.txt");
    StrList names = {0};
    str_list_add(h->arena, &names, STR("dnothing"));
    Str deposit, local;
    (void)str_cut(holding_first(h, "words"), '.', &deposit, &local);
    str_list_add(h->arena, &names, deposit);
    RereadCount count = reread(h, names);
    assert_int_equal(count.deposits, 2);
    assert_int_equal(count.failed, 1);
    assert_int_equal(count.unchanged, 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_the_same_rules_change_nothing, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_what_fails_again_is_counted_and_stays, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_what_was_too_large_is_read_once_the_limit_is_raised,
                                        holding_setup, holding_teardown),
        cmocka_unit_test_setup_teardown(test_a_damaged_original_is_not_read_anew, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_an_unknown_deposit_fails_alone, holding_setup,
                                        holding_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
