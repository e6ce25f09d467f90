/* Seconds were taken from `date -u -d MOMENT +%s`. */
#include "base/stamp.h"
#include "test.h"

static const struct {
    const char *text;
    int64_t seconds;
} MOMENTS[] = {
    {"1970-01-01T00:00:00Z", 0},
    {"1969-12-31T23:59:59Z", -1},
    {"2026-11-24T01:55:29Z", 1795485329},
    {"2000-02-29T12:00:00Z", 951825600},
    {"1600-02-29T00:00:00Z", -11670998400},
    {"0001-01-01T00:00:00Z", -62135596800},
    {"9999-12-31T23:59:59Z", 253402300799},
};

static void test_moments_are_read_and_written(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof MOMENTS / sizeof *MOMENTS; i++) {
        int64_t seconds;
        Fail fail = {0};
        assert_ok(stamp_parse(str_from_c(MOMENTS[i].text), &seconds, &fail));
        assert_true(seconds == MOMENTS[i].seconds);
        assert_str(stamp_text(arena, seconds), MOMENTS[i].text);
    }
    arena_destroy(arena);
}

static void test_other_forms_are_refused(void **state) {
    (void)state;
    static const char *const cases[] = {
        "",
        "2026-11-24",
        "2026-11-24T01:55:29",
        "2026-11-24 01:55:29Z",
        "2026-11-24T01:55:29z",
        "2026-11-24T01:55:60Z",
        "2026-11-24T24:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-00-01T00:00:00Z",
        "2026-02-29T00:00:00Z",
        "1900-02-29T00:00:00Z",
        "2026-04-31T00:00:00Z",
        "2026-01-00T00:00:00Z",
        "20x6-01-01T00:00:00Z",
        "2026-01-01T00:00:00Zx",
        "-026-01-01T00:00:00Z",
        "+026-01-01T00:00:00Z",
        "2026-01-01T0 :00:00Z",
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t seconds = 42;
        Fail fail = {0};
        assert_false(stamp_parse(str_from_c(cases[i]), &seconds, &fail));
        assert_int_equal(fail.code, FAIL_INVALID);
        assert_int_equal(seconds, 42);
    }
}

static void test_fonds_now_stops_the_clock(void **state) {
    (void)state;
    Fail fail = {0};
    setenv("FONDS_NOW", "2026-11-24T01:55:29Z", 1);
    assert_ok(stamp_init(&fail));
    assert_true(stamp_now() == 1795485329 && stamp_now() == 1795485329);
    uint64_t before = stamp_elapsed_ms();
    assert_true(stamp_elapsed_ms() >= before);
    setenv("FONDS_NOW", "tomorrow", 1);
    assert_false(stamp_init(&fail));
    assert_int_equal(fail.code, FAIL_INVALID);
    assert_non_null(strstr(fail.message, "FONDS_NOW: \"tomorrow\""));
    unsetenv("FONDS_NOW");
    assert_ok(stamp_init(&fail));
    assert_true(stamp_now() > 1700000000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_moments_are_read_and_written),
        cmocka_unit_test(test_other_forms_are_refused),
        cmocka_unit_test(test_fonds_now_stops_the_clock),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
