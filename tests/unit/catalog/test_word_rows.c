/* Proves catalog/word_rows.c: counts by deposit, and how one sees that they are the same. */
#include "base/zip.h"
#include "catalog/catalog_fixture.h"
#include "catalog/word_rows.h"

static void put(Fixture *fixture, const char *deposit, uint64_t seq, const char *counts) {
    Fail fail;
    Buf packed = {0};
    if (counts[0] != '\0')
        zip_pack(str_from_c(counts), 1, &packed);
    assert_ok(
        word_rows_put(fixture->catalog, str_from_c(deposit), seq, buf_as_str(&packed), &fail));
    buf_free(&packed);
}

static WordRowsState state_of(Fixture *fixture, uint64_t upto) {
    Fail fail;
    WordRowsState state;
    assert_ok(word_rows_state(fixture->catalog, upto, &state, &fail));
    return state;
}

static bool join(void *context, Str packed, Fail *fail) {
    (void)fail;
    buf_str(context, packed);
    buf_char(context, ' ');
    return true;
}

static void test_counts_come_back_by_deposit_whatever_came_first(void **state) {
    (void)state;
    Fixture fixture;
    Fail fail;
    Str packed;
    Buf all = {0};
    fixture_open(&fixture);
    assert_ok(catalog_begin(fixture.catalog, &fail));
    put(&fixture, "dtwo", 4, "four");
    put(&fixture, "done", 9, "nine");
    assert_ok(word_rows_get(fixture.catalog, STR("done"), fixture.arena, &packed, &fail));
    assert_str(packed, "nine");
    assert_ok(word_rows_get(fixture.catalog, STR("dthree"), fixture.arena, &packed, &fail));
    assert_int_equal(packed.n, 0);
    assert_ok(word_rows_each(fixture.catalog, 0, join, &all, &fail));
    assert_str(buf_as_str(&all), "nine four ");
    buf_clear(&all);
    assert_ok(word_rows_each(fixture.catalog, 4, join, &all, &fail));
    assert_str(buf_as_str(&all), "nine ");
    buf_free(&all);
    catalog_rollback(fixture.catalog);
    fixture_close(&fixture);
}

static void test_the_digest_tells_what_was_summed_up(void **state) {
    (void)state;
    Fixture fixture;
    Fail fail;
    fixture_open(&fixture);
    assert_ok(catalog_begin(fixture.catalog, &fail));
    put(&fixture, "done", 3, "three");
    put(&fixture, "dtwo", 4, "four");
    WordRowsState both = state_of(&fixture, UINT64_MAX);
    assert_int_equal(both.seq, 4);
    assert_true(state_of(&fixture, 4).digest == both.digest);
    assert_true(state_of(&fixture, 3).digest != both.digest);
    put(&fixture, "dthree", 5, "five");  // later ones make no difference
    assert_true(state_of(&fixture, 4).digest == both.digest);
    put(&fixture, "done", 6, "six");  // one that was summed up is another now
    assert_true(state_of(&fixture, 4).digest != both.digest);
    put(&fixture, "done", 3, "three");
    assert_true(state_of(&fixture, 4).digest == both.digest);
    put(&fixture, "dtwo", 7, "");
    assert_int_equal(state_of(&fixture, 4).seq, 3);
    catalog_rollback(fixture.catalog);
    fixture_close(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_counts_come_back_by_deposit_whatever_came_first),
        cmocka_unit_test(test_the_digest_tells_what_was_summed_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
