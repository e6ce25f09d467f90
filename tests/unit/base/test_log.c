#include "base/ending.h"
#include "base/log.h"
#include "test.h"

static void say_both(void) {
    log_warn("index: merge skipped, reason=%s", "busy");
    log_error("store: %s", "full");
}

static void say_quietly(void) {
    log_quiet();
    say_both();
}

static void say_hostile(void) {
    log_warn("import: %s", "a\nfonds: error: b\x1b[2J\x7f");
}

static void say_much(void) {
    char text[5000];
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    log_error("%s", text);
}

static void test_lines_go_to_stderr_with_their_weight(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Str said;
    assert_int_equal(ending_of(say_both, arena, &said), 0);
    assert_str(said, "fonds: warning: index: merge skipped, reason=busy\n"
                     "fonds: error: store: full\n");
    ending_of(say_quietly, arena, &said);
    assert_str(said, "fonds: error: store: full\n");
    arena_destroy(arena);
}

static void test_a_hostile_name_cannot_begin_a_line(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Str said;
    ending_of(say_hostile, arena, &said);
    assert_str(said, "fonds: warning: import: a?fonds: error: b?[2J?\n");
    arena_destroy(arena);
}

static void test_a_long_line_is_cut_and_still_ends(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Str said;
    ending_of(say_much, arena, &said);
    assert_true(said.n > 1000 && said.n <= 1024);
    assert_true(str_ends(said, STR("x\n")));
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines_go_to_stderr_with_their_weight),
        cmocka_unit_test(test_a_hostile_name_cannot_begin_a_line),
        cmocka_unit_test(test_a_long_line_is_cut_and_still_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
