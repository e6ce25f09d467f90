#include "base/wire.h"
#include "test.h"

static void put_all(Buf *out) {
    wire_put_u8(out, 0xAB);
    wire_put_u32(out, 0xDEADBEEF);
    wire_put_u64(out, 0x0123456789ABCDEF);
    wire_put_varint(out, 300);
    wire_put_str(out, STR("text"));
}

static void test_numbers_are_little_endian(void **state) {
    (void)state;
    Buf out = {0};
    put_all(&out);
    static const uint8_t expected[] = {0xAB, 0xEF, 0xBE, 0xAD, 0xDE, 0xEF, 0xCD, 0xAB, 0x89, 0x67,
                                       0x45, 0x23, 0x01, 0xAC, 0x02, 4,    't',  'e',  'x',  't'};
    assert_int_equal(out.n, sizeof expected);
    assert_memory_equal(out.p, expected, sizeof expected);
    WireIn in = wire_in(buf_as_str(&out));
    assert_int_equal(wire_u8(&in), 0xAB);
    assert_int_equal(wire_u32(&in), 0xDEADBEEF);
    assert_true(wire_u64(&in) == 0x0123456789ABCDEF);
    assert_int_equal(wire_varint(&in), 300);
    assert_false(wire_done(&in));
    assert_str(wire_str(&in), "text");
    assert_true(wire_ok(&in) && wire_done(&in));
    buf_free(&out);
}

static void test_a_torn_field_gives_nothing_ever_after(void **state) {
    (void)state;
    Buf out = {0};
    put_all(&out);
    static const size_t ends[] = {1, 5, 13, 15, 20};  // of each field
    for (size_t cut = 0; cut < out.n; cut++) {
        WireIn in = wire_in((Str){out.p, cut});
        bool whole[5];
        whole[0] = wire_u8(&in) != 0;
        whole[1] = wire_u32(&in) != 0;
        whole[2] = wire_u64(&in) != 0;
        whole[3] = wire_varint(&in) != 0;
        whole[4] = wire_str(&in).n != 0;
        for (size_t i = 0; i < 5; i++)
            assert_int_equal(whole[i], cut >= ends[i]);
        assert_false(wire_ok(&in) || wire_done(&in));
        assert_int_equal(wire_u8(&in), 0);
        assert_int_equal(wire_bytes(&in, 0).n, 0);
        assert_false(wire_ok(&in));
    }
    buf_free(&out);
}

static void test_flipped_bytes_are_read_without_harm(void **state) {
    (void)state;
    Buf out = {0};
    put_all(&out);
    for (size_t at = 0; at < out.n; at++)
        for (unsigned byte = 0; byte < 256; byte++) {
            char kept = out.p[at];
            out.p[at] = (char)byte;
            WireIn in = wire_in(buf_as_str(&out));
            (void)wire_u8(&in);
            (void)wire_u32(&in);
            (void)wire_u64(&in);
            (void)wire_varint(&in);
            Str text = wire_str(&in);
            assert_true(text.n <= 4 || !wire_ok(&in));
            out.p[at] = kept;
        }
    buf_free(&out);
}

static void test_varints_have_one_form(void **state) {
    (void)state;
    static const uint64_t values[] = {
        0, 1, 127, 128, 16383, 16384, UINT32_MAX, (uint64_t)1 << 63, UINT64_MAX};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        Buf out = {0};
        wire_put_varint(&out, values[i]);
        WireIn in = wire_in(buf_as_str(&out));
        assert_true(wire_varint(&in) == values[i]);
        assert_true(wire_done(&in));
        buf_free(&out);
    }
    static const Str refused[] = {
        {"\x80\x00", 2},                                       // a needless zero
        {"\x81\x80\x00", 3},                                   // another
        {"\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02", 10},      // more than 64 bits
        {"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 11},  // more than 10 bytes
        {"\xff", 1},                                           // torn
        {"", 0},
    };
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        WireIn in = wire_in(refused[i]);
        assert_true(wire_varint(&in) == 0);
        assert_false(wire_ok(&in));
    }
}

static void test_a_narrow_varint_must_fit(void **state) {
    (void)state;
    Buf out = {0};
    wire_put_varint(&out, UINT32_MAX);
    wire_put_varint(&out, (uint64_t)UINT32_MAX + 1);
    WireIn in = wire_in(buf_as_str(&out));
    assert_true(wire_varint_u32(&in) == UINT32_MAX && wire_ok(&in));
    assert_true(wire_varint_u32(&in) == 0 && !wire_ok(&in));
    buf_free(&out);
}

static void test_counts_and_lengths_must_be_believable(void **state) {
    (void)state;
    WireIn in = wire_in(STR("\x03"
                            "abcdef"));
    assert_int_equal(wire_count(&in, 2), 3);
    in = wire_in(STR("\x03"
                     "abcde"));
    assert_int_equal(wire_count(&in, 2), 0);
    assert_false(wire_ok(&in));
    in = wire_in(STR("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"));
    assert_int_equal(wire_str(&in).n, 0);
    assert_false(wire_ok(&in));
    in = wire_in(STR("abc"));
    assert_int_equal(wire_bytes(&in, SIZE_MAX).n, 0);
    assert_false(wire_ok(&in));
    in = wire_in(STR("abc"));
    assert_str(wire_bytes(&in, 3), "abc");
    assert_int_equal(wire_bytes(&in, 0).n, 0);
    assert_true(wire_done(&in));
}

/* From the xxHash project's own table: XXH3-64 with seed 0 of the empty input. */
static void test_the_checksum_is_xxh3(void **state) {
    (void)state;
    assert_true(wire_checksum((Str){NULL, 0}) == 0x2D06800538D394C2U);
    assert_true(wire_checksum(STR("a")) != wire_checksum(STR("b")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers_are_little_endian),
        cmocka_unit_test(test_a_torn_field_gives_nothing_ever_after),
        cmocka_unit_test(test_flipped_bytes_are_read_without_harm),
        cmocka_unit_test(test_varints_have_one_form),
        cmocka_unit_test(test_a_narrow_varint_must_fit),
        cmocka_unit_test(test_counts_and_lengths_must_be_believable),
        cmocka_unit_test(test_the_checksum_is_xxh3),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
