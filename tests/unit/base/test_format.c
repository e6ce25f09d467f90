#include "base/buf.h"
#include "base/format.h"
#include "base/str.h"
#include "test.h"
#include <limits.h>

__attribute__((format(printf, 3, 4))) static size_t write_it(char *out, size_t room,
                                                             const char *format, ...) {
    va_list args;
    va_start(args, format);
    size_t n = format_write(out, room, format, args);
    va_end(args);
    return n;
}

/* As the C library writes it, in as many bytes as that says, in any room. */
#define AS_THE_C_LIBRARY(...)                                                                      \
    do {                                                                                           \
        char ours[700], theirs[700];                                                               \
        size_t length = (size_t)snprintf(theirs, sizeof theirs, __VA_ARGS__);                      \
        for (size_t room = 0; room <= length + 1; room++) {                                        \
            memset(ours, '#', sizeof ours);                                                        \
            (void)snprintf(theirs, room, __VA_ARGS__);                                             \
            assert_int_equal(write_it(ours, room, __VA_ARGS__), length);                           \
            if (room > 0)                                                                          \
                assert_string_equal(ours, theirs);                                                 \
            assert_int_equal(ours[room], '#');                                                     \
        }                                                                                          \
    } while (0)

static void test_text_slices_and_characters(void **state) {
    (void)state;
    AS_THE_C_LIBRARY("%s", "");
    AS_THE_C_LIBRARY("nothing to fill in");
    AS_THE_C_LIBRARY("%s, %s%%", "one", "two");
    AS_THE_C_LIBRARY("<%.*s>", 3, "cut here");
    AS_THE_C_LIBRARY("<%.*s>", 30, "shorter than its length");
    AS_THE_C_LIBRARY("<%.*s>", 0, "");
    AS_THE_C_LIBRARY("<%.*s>", -1, "all of it");
    AS_THE_C_LIBRARY("%c%c", 'a', '\xE9');
}

static void test_numbers_of_every_length(void **state) {
    (void)state;
    AS_THE_C_LIBRARY("%d %d %d %d", 0, 7, INT_MAX, INT_MIN);
    AS_THE_C_LIBRARY("%u %u", 0U, UINT_MAX);
    AS_THE_C_LIBRARY("%ld %lu", LONG_MIN, ULONG_MAX);
    AS_THE_C_LIBRARY("%lld %llu %lld", LLONG_MIN, ULLONG_MAX, LLONG_MAX);
    AS_THE_C_LIBRARY("%zu %zd", SIZE_MAX, (ssize_t)-5);
}

static void test_zeros_fill_a_width(void **state) {
    (void)state;
    AS_THE_C_LIBRARY("%04d-%02u-%02d", 1962, 10U, 18);
    AS_THE_C_LIBRARY("%04d %05lld %03u", -44, -1LL, 12345U);
    AS_THE_C_LIBRARY("%0d %01d %02d", 5, -7, -8);
    AS_THE_C_LIBRARY("%099d", -3);
    AS_THE_C_LIBRARY("%0120d", 3);
}

static void test_all_else_is_the_c_librarys(void **state) {
    (void)state;
    AS_THE_C_LIBRARY("%s %5d %-5d| %+d", "begun again", 3, 4, 5);
    AS_THE_C_LIBRARY("%x %02X %016llx", 255U, 10U, 0xFEDCBA98ULL);
    AS_THE_C_LIBRARY("%.1f and %.3s, %8.*s", 0.25, "abcdef", 2, "xyz");
    AS_THE_C_LIBRARY("%*s %.3u %hhu %jd", 4, "w", 7U, (unsigned char)9, (intmax_t)-1);
}

static void test_texts_longer_than_the_first_try(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Buf buf = {0};
    for (int n = FORMAT_SHORT_MAX - 4; n < FORMAT_SHORT_MAX + 4; n++) {
        Str text = str_format(arena, "%0*d%s", n, 1, "!");
        Str same = str_format(arena, "%.*s", STR_ARG(text));
        assert_int_equal(text.n, n + 1);
        assert_true(str_equal(text, same));
        buf_clear(&buf);
        buf_format(&buf, "%.*s%u", STR_ARG(text), 12U);
        assert_int_equal(buf.n, text.n + 2);
        assert_memory_equal(buf.p, text.p, text.n);
        assert_memory_equal(buf.p + text.n, "12", 2);
    }
    buf_free(&buf);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text_slices_and_characters),
        cmocka_unit_test(test_numbers_of_every_length),
        cmocka_unit_test(test_zeros_fill_a_width),
        cmocka_unit_test(test_all_else_is_the_c_librarys),
        cmocka_unit_test(test_texts_longer_than_the_first_try),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
