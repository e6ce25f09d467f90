/* Proves cmd/progress.c: what a line says at every width. How it is drawn is tests/cli/117. */
#include "cmd/progress.h"
#include "test.h"
#include "text/utf8.h"

static void test_no_line_is_wider_than_the_terminal(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    static const Progress cases[] = {
        {"files", 1, 16000, 60000, 800000000},
        {"files", 16000, 16000, 800000000, 800000000},
        {"files", 0, 0, 0, 0},
        {"journal lines", 17, 12, 0, 0},
        {"objects", UINT64_MAX, UINT64_MAX, 0, 0},
        {"files", 5, 9, 900, 100},
        {"deposits", 3, 0, 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (size_t width = 0; width < 220; width++)
            for (unsigned form = 0; form < 4; form++) {
                ProgressForm wanted = {width, (form & 1) != 0, (form & 2) != 0};
                Str line = progress_line(&cases[i], 90000, &wanted, arena);
                assert_true(utf8_valid(line) && utf8_count(line) <= width);
                assert_true(!wanted.ascii || utf8_ascii(line) == line.n);
            }
    arena_destroy(arena);
}

static void test_the_most_important_stays_longest(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Progress half = {"files", 500, 1000, 4000000, 8000000};
    static const struct {
        size_t width;
        const char *line;
    } cases[] = {
        {4, ""},
        {5, " 50 %"},
        {20, " 50 %  20 s left"},
        {40, " 50 %  500 of 1,000 files  20 s left"},
        {80, " 50 %  500 of 1,000 files  20 s left  4.0 MB of 8.0 MB  200.0 kB a second"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(progress_line(&half, 20000, &(ProgressForm){cases[i].width, false, true}, arena),
                   cases[i].line);
    /* In the first second nobody knows how long it will take. */
    assert_str(progress_line(&half, 500, &(ProgressForm){80, false, true}, arena),
               " 50 %  500 of 1,000 files");
    assert_str(progress_line(&half, 500, &(ProgressForm){44, true, true}, arena),
               " 50 %  500 of 1,000 files [########........]");
    Progress lines = {.what = "objects", .done = 30, .all = 120};
    assert_str(progress_line(&lines, 60000, &(ProgressForm){80, false, true}, arena),
               " 25 %  30 of 120 objects  3 min 00 s left  0 a second");
    Progress unknown = {.what = "documents", .done = 4000};
    assert_str(progress_line(&unknown, 2000, &(ProgressForm){80, true, true}, arena),
               "4,000 documents  2,000 a second");
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_line_is_wider_than_the_terminal),
        cmocka_unit_test(test_the_most_important_stays_longest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
