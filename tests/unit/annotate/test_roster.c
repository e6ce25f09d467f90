#include "test.h"

#include "annotate/roster.h"
#include "annotate/scan_case.h"

static void test_parts_of_enumerations(void **state) {
    (void)state;
    static const struct {
        const char *text, *parts;
    } cases[] = {
        {"Rusk, Thompson and Akalovsky", "Rusk|Thompson|Akalovsky"},
        {"Mr. Hill, Mr. Stone, and Miss Dale", "Mr. Hill|Mr. Stone|Miss Dale"},
        {"the Secretary and Mr. Stone", "the Secretary|Mr. Stone"},
        {"John Hill, Jr., Paul Stone", "John Hill, Jr.|Paul Stone"},
        {"Mr. Hill and his wife", ""},
        {"three divisions and a brigade", ""},
        {"France", ""},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ScanCase read;
        Stretch parts[ROSTER_PARTS];
        StrList list = {0};
        scan_case_open(&read, cases[i].text);
        size_t n = roster_parts(&read.scan, (Stretch){0, read.scan.n}, parts);
        for (size_t k = 0; k < n; k++)
            str_list_add(arena, &list, scan_text(&read.scan, parts[k].first, parts[k].end));
        Str got = str_join(arena, list, STR("|"));
        if (!str_is(got, cases[i].parts))
            fail_msg("%s: %.*s", cases[i].text, STR_ARG(got));
        scan_case_close(&read);
    }
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parts_of_enumerations),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
