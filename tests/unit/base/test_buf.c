#include "base/buf.h"
#include "test.h"

static void test_it_grows_and_keeps_its_bytes(void **state) {
    (void)state;
    Buf buf = {0};
    for (int i = 0; i < 100000; i++)
        buf_char(&buf, (char)('a' + i % 26));
    assert_int_equal(buf.n, 100000);
    for (size_t i = 0; i < buf.n; i++)
        assert_int_equal(buf.p[i], 'a' + i % 26);
    assert_true(buf.cap >= buf.n);
    buf_free(&buf);
    assert_null(buf.p);
    assert_int_equal(buf.n, 0);
    buf_free(&buf);
}

static void test_everything_is_appended_in_order(void **state) {
    (void)state;
    Buf buf = {0};
    buf_str(&buf, STR("one"));
    buf_str(&buf, (Str){NULL, 0});
    buf_add(&buf, NULL, 0);
    buf_c(&buf, " two");
    buf_char(&buf, '\0');
    buf_u64(&buf, 0);
    buf_u64(&buf, UINT64_MAX);
    buf_format(&buf, " %s%04d", "x", 7);
    assert_true(str_equal(buf_as_str(&buf), STR("one two\0"
                                                "018446744073709551615 x0007")));
    buf_free(&buf);
}

static void test_clear_keeps_the_memory(void **state) {
    (void)state;
    Buf buf = {0};
    buf_c(&buf, "something");
    const char *place = buf.p;
    buf_clear(&buf);
    assert_int_equal(buf.n, 0);
    buf_c(&buf, "else");
    assert_ptr_equal(buf.p, place);
    assert_str(buf_as_str(&buf), "else");
    buf_free(&buf);
}

static void test_room_is_written_by_the_caller(void **state) {
    (void)state;
    Buf buf = {0};
    buf_c(&buf, "ab");
    memcpy(buf_room(&buf, 5000), "cd", 2);
    assert_str(buf_as_str(&buf), "ab");
    buf.n += 2;
    assert_str(buf_as_str(&buf), "abcd");
    buf_free(&buf);
}

static void test_a_long_format_is_whole(void **state) {
    (void)state;
    Buf buf = {0};
    buf_format(&buf, "%5000d", 1);
    assert_int_equal(buf.n, 5000);
    assert_int_equal(buf.p[4999], '1');
    buf_free(&buf);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_it_grows_and_keeps_its_bytes),
        cmocka_unit_test(test_everything_is_appended_in_order),
        cmocka_unit_test(test_clear_keeps_the_memory),
        cmocka_unit_test(test_room_is_written_by_the_caller),
        cmocka_unit_test(test_a_long_format_is_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
