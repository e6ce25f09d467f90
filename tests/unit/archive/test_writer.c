/* Proves archive/writer.c: one writer at a time, and what a dead one left is finished. */
#include "archive/holding.h"
#include "archive/writer.h"
#include "base/file.h"

static void test_the_lock_is_free_again_after_a_batch(void **state) {
    struct holding *h = *state;
    Fail fail;
    for (int i = 0; i < 3; i++) {
        assert_ok(writer_begin(h->archive, "a test", &fail));
        assert_non_null(h->archive->journal);
        writer_end(h->archive);
        assert_null(h->archive->journal);
    }
    writer_end(h->archive); /* not held is fine */
}

static void test_who_holds_the_lock_is_written_in_it(void **state) {
    struct holding *h = *state;
    Fail fail;
    Str holder = {NULL, 0};
    int lock;
    assert_ok(writer_begin(h->archive, "fonds add", &fail));
    assert_false(file_lock(h->archive->paths.lock, STR("x"), &lock, h->arena, &holder, &fail));
    assert_int_equal(fail.code, FAIL_BUSY);
    assert_true(str_has(holder, STR("(fonds add)")));
    writer_end(h->archive);
}

static void test_staged_remains_of_a_dead_writer_go(void **state) {
    struct holding *h = *state;
    Fail fail;
    holding_put(h, "a/staging/new/left/behind.txt", "x");
    assert_ok(writer_begin(h->archive, "a test", &fail));
    writer_end(h->archive);
    assert_false(file_exists(holding_path(h, "a/staging/new/left")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_the_lock_is_free_again_after_a_batch, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_who_holds_the_lock_is_written_in_it, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_staged_remains_of_a_dead_writer_go, holding_setup,
                                        holding_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
