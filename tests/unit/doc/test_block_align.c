#include "test.h"

#include "base/buf.h"
#include "doc/block_align.h"
#include "doc/plain_document.h"

/*
 * Expected: for each block of the new reading the old one's index as a letter ('a' is 0), '-' for
 * none.
 */
static void align_case(const char *old_lines, const char *next_lines, const char *expected) {
    struct arena *arena = arena_create();
    struct document old = plain_document(arena, old_lines);
    struct document next = plain_document(arena, next_lines);
    BlockAlignment alignment;
    block_align(&old, &next, arena, &alignment);
    Buf got = {0};
    for (size_t i = 0; i < alignment.next_count; i++) {
        uint32_t at = alignment.old_of_next[i];
        buf_char(&got, at == BLOCK_ALIGN_NONE ? '-' : (char)('a' + at));
        assert_true(at == BLOCK_ALIGN_NONE || alignment.next_of_old[at] == i);
    }
    assert_str(buf_as_str(&got), expected);
    buf_free(&got);
    arena_destroy(arena);
}

static void test_equal_texts(void **state) {
    (void)state;
    align_case("p a\np b\np c\n", "p a\np b\np c\n", "abc");
    align_case("p a\np b\np c\n", "p c\np b\np a\n", "cba");
    align_case("p a\np b\np c\n", "p x\np a\np c\n", "-ac");
    align_case("", "p a\n", "-");
    align_case("p a\n", "", "");
}

static void test_repeated_texts_go_to_their_neighbourhood(void **state) {
    (void)state;
    align_case("p A\np x\np B\np x\np C\n", "p A\np B\np x\np C\n", "acde");
    align_case("p A\np x\np x\np B\n", "p A\np x\np B\n", "abd");
    align_case("p x\np x\n", "p x\np x\np x\n", "ab-");
    align_case("c \nc 1\nc \nc 2\n", "c 1\nc \nc 2\nc \n", "bcd-");
}

static void test_kind_decides_between_equal_texts(void **state) {
    (void)state;
    align_case("h Cuba\np Cuba\n", "p Cuba\nh Cuba\n", "ba");
    align_case("h Cuba\n", "p Cuba\nh Cuba\n", "-a");
    align_case("h Cuba\n", "p Cuba\n", "a");
}

static void test_alike_texts_give_to_the_greatest_share(void **state) {
    (void)state;
    align_case("p one two three four\np five six seven eight nine\n",
               "p one two three four five six seven eight nine\n", "b");
    align_case("p one two three four five six seven eight nine\n",
               "p one two three four\np five six seven eight nine\n", "-a");
}

static void test_what_is_gone_knows_where(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct document old =
        plain_document(arena, "p one two three four\np five six seven eight nine\np zzz\n");
    struct document next =
        plain_document(arena, "p start\np one two three four five six seven eight nine\n");
    BlockAlignment alignment;
    block_align(&old, &next, arena, &alignment);
    assert_int_equal(alignment.gone_to[0], 1);
    assert_int_equal(alignment.gone_to[2], BLOCK_ALIGN_NONE);
    arena_destroy(arena);
}

/* More repeated blocks in one gap than the table of common sequences may have cells. */
static void test_long_gaps_are_aligned_in_order(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Buf lines = {0};
    for (int i = 0; i < 1500; i++)
        buf_format(&lines, "p %d\n", i % 7);
    struct document old = plain_document(arena, str_to_c(arena, buf_as_str(&lines)));
    buf_c(&lines, "p 0\n");
    struct document next = plain_document(arena, str_to_c(arena, buf_as_str(&lines)));
    BlockAlignment alignment;
    block_align(&old, &next, arena, &alignment);
    for (uint32_t i = 0; i < 1500; i++)
        assert_int_equal(alignment.next_of_old[i], i);
    buf_free(&lines);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_equal_texts),
        cmocka_unit_test(test_repeated_texts_go_to_their_neighbourhood),
        cmocka_unit_test(test_kind_decides_between_equal_texts),
        cmocka_unit_test(test_alike_texts_give_to_the_greatest_share),
        cmocka_unit_test(test_what_is_gone_knows_where),
        cmocka_unit_test(test_long_gaps_are_aligned_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
