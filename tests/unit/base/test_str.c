#include "base/str.h"
#include "test.h"

static struct arena *arena;

static int set_up(void **state) {
    (void)state;
    arena = arena_create();
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    arena_destroy(arena);
    return 0;
}

static const Str NOTHING = {NULL, 0};

static void test_equal_and_order_go_by_bytes(void **state) {
    (void)state;
    assert_true(str_equal(NOTHING, STR("")) && str_is(NOTHING, ""));
    assert_true(str_equal(STR("a\0b"), STR("a\0b")));
    assert_false(str_equal(STR("a\0b"), STR("a\0c")));
    assert_true(str_compare(STR("a"), STR("ab")) < 0);
    assert_true(str_compare(STR("b"), STR("ab")) > 0);
    assert_true(str_compare(STR("\xff"), STR("a")) > 0);
    assert_int_equal(str_compare(NOTHING, STR("")), 0);
    assert_true(str_compare(NOTHING, STR("a")) < 0);
}

static void test_numbers_in_names_compare_by_their_value(void **state) {
    (void)state;
    static const char *const rising[] = {"",        "2",        "10",   "d",   "d1",
                                         "d002",    "d02",      "d2",   "d2a", "d10",
                                         "d10.ch2", "d10.ch10", "d100", "dd",  "e1"};
    for (size_t i = 0; i < sizeof rising / sizeof *rising; i++)
        for (size_t j = 0; j < sizeof rising / sizeof *rising; j++) {
            int order = str_compare_numbered(str_from_c(rising[i]), str_from_c(rising[j]));
            assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
        }
}

static void test_letters_of_either_case_are_alike_only_in_ascii(void **state) {
    (void)state;
    assert_true(str_equal_nocase(STR("Content-Type"), STR("cONTENT-tYPE")));
    assert_false(str_equal_nocase(STR("@[`{"), STR("`{@[")));
    assert_false(str_equal_nocase(STR("\xC3\x84"), STR("\xC3\xA4")));
    assert_str(str_lower(arena, STR("ABCxyz\xC3\x84")), "abcxyz\xC3\x84");
    assert_str(str_one_line(arena, STR("a\nb c\n")), "a b c ");
    assert_str(str_one_line(arena, STR("as it is")), "as it is");
}

static void test_starts_ends_and_finds(void **state) {
    (void)state;
    size_t at;
    assert_true(str_starts(STR("abc"), STR("ab")) && str_starts(STR("abc"), NOTHING));
    assert_false(str_starts(STR("a"), STR("ab")));
    assert_true(str_ends(STR("abc"), STR("bc")) && str_ends(NOTHING, NOTHING));
    assert_false(str_ends(STR("c"), STR("bc")));
    assert_true(str_find(STR("abcabc"), STR("ca"), &at) && at == 2);
    assert_true(str_find(STR("abc"), NOTHING, &at) && at == 0);
    assert_true(str_find(NOTHING, NOTHING, &at) && at == 0);
    assert_false(str_find(STR("abc"), STR("abcd"), &at));
    assert_true(str_find(STR("a\0b"), STR("\0b"), &at) && at == 1);
    assert_true(str_find_char(STR("abc"), 'c', &at) && at == 2);
    assert_false(str_find_char(NOTHING, 'c', &at));
    assert_true(str_has(STR("abc"), STR("bc")) && !str_has(STR("abc"), STR("x")));
    assert_true(str_has_word(" ab c ", STR("c")) && !str_has_word(" ab c ", STR("b")) &&
                !str_has_word("ab ", STR("ab")));
}

static void test_slices_are_clamped(void **state) {
    (void)state;
    assert_str(str_slice(STR("abcdef"), 1, 3), "bc");
    assert_str(str_slice(STR("abc"), 1, 99), "bc");
    assert_str(str_slice(STR("abc"), 99, 100), "");
    assert_str(str_slice(STR("abc"), 2, 1), "");
    assert_str(str_skip(STR("abc"), 2), "c");
    assert_str(str_skip(STR("abc"), SIZE_MAX), "");
    assert_str(str_trim(STR(" \t\r\n\v\fa b\n ")), "a b");
    assert_str(str_trim(STR(" \n")), "");
    assert_str(str_trim(STR("\xC2\xA0x")), "\xC2\xA0x");
    assert_str(str_from_c(NULL), "");
}

static void test_cut_splits_at_the_first_only(void **state) {
    (void)state;
    Str before, after;
    assert_true(str_cut(STR("a=b=c"), '=', &before, &after));
    assert_str(before, "a");
    assert_str(after, "b=c");
    assert_false(str_cut(STR("abc"), '=', &before, &after));
    assert_str(before, "abc");
    assert_str(after, "");
    Str same = STR("x,y");
    assert_true(str_cut(same, ',', &before, &same));  // may write where it read
    assert_str(before, "x");
    assert_str(same, "y");
}

static void test_lines_end_with_lf_or_cr_lf(void **state) {
    (void)state;
    static const char *const lines[] = {"one", "", "two", "th\rree", "last"};
    Str rest = STR("one\n\ntwo\r\nth\rree\nlast"), line;
    for (size_t i = 0; i < 5; i++) {
        assert_true(str_next_line(&rest, &line));
        assert_str(line, lines[i]);
    }
    assert_false(str_next_line(&rest, &line));
    rest = STR("a\n");
    assert_true(str_next_line(&rest, &line));
    assert_false(str_next_line(&rest, &line));
}

static void test_copies_are_terminated_and_own_their_bytes(void **state) {
    (void)state;
    char source[] = "text";
    Str copy = str_copy(arena, (Str){source, 4});
    source[0] = 'n';
    assert_string_equal(copy.p, "text");
    assert_int_equal(str_to_c(arena, NOTHING)[0], 0);
    assert_memory_equal(str_to_c(arena, STR("a\0b")), "a\0b", 4);
    assert_str(str_format(arena, "%d-%.*s", 7, STR_ARG(STR("abcd"))), "7-abcd");
    assert_str(str_format(arena, "%.*s", STR_ARG(NOTHING)), "");
}

static void test_lists_join_and_sort(void **state) {
    (void)state;
    StrList list = {0};
    assert_str(str_join(arena, list, STR(", ")), "");
    str_list_sort(list);
    str_list_add(arena, &list, STR("b"));
    str_list_add(arena, &list, NOTHING);
    str_list_add(arena, &list, STR("ab"));
    assert_str(str_join(arena, list, STR(", ")), "b, , ab");
    str_list_sort(list);
    assert_str(str_join(arena, list, STR("|")), "|ab|b");
    assert_str(str_join(arena, list, NOTHING), "abb");
}

static void test_the_hash_is_the_same_everywhere(void **state) {
    (void)state;
    // FNV-1a of "" is its offset basis; the mixing was worked out with python3.
    uint64_t basis = 0xcbf29ce484222325U;
    uint64_t mixed = (basis ^ basis >> 32) * 0xd6e8feb86659fd93U;
    assert_true(str_hash(NOTHING) == (mixed ^ mixed >> 32));
    assert_true(str_hash(STR("a")) != str_hash(STR("b")));
    assert_true(str_hash(STR("ab")) != str_hash(STR("ba")));
    assert_true(str_hash(STR("a\0")) != str_hash(STR("a")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_equal_and_order_go_by_bytes),
        cmocka_unit_test(test_numbers_in_names_compare_by_their_value),
        cmocka_unit_test(test_letters_of_either_case_are_alike_only_in_ascii),
        cmocka_unit_test(test_starts_ends_and_finds),
        cmocka_unit_test(test_slices_are_clamped),
        cmocka_unit_test(test_cut_splits_at_the_first_only),
        cmocka_unit_test(test_lines_end_with_lf_or_cr_lf),
        cmocka_unit_test(test_copies_are_terminated_and_own_their_bytes),
        cmocka_unit_test(test_lists_join_and_sort),
        cmocka_unit_test(test_the_hash_is_the_same_everywhere),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
