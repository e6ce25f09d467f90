#include "test.h"

#include "annotate/party.h"
#include "annotate/scan_case.h"

/* name|office, parties parted by / . */
static Str parties_of(struct arena *arena, const ScanCase *read) {
    Party parties[PARTIES_MAX];
    StrList list = {0};
    size_t n = party_read(&read->scan, (Stretch){0, read->scan.n}, parties);
    for (size_t i = 0; i < n; i++)
        str_list_add(
            arena, &list,
            str_format(
                arena, "%.*s|%.*s",
                STR_ARG(scan_text(&read->scan, parties[i].name.first, parties[i].name.end)),
                STR_ARG(scan_text(&read->scan, parties[i].office.first, parties[i].office.end))));
    return str_join(arena, list, STR(" / "));
}

static void test_names_and_offices(void **state) {
    (void)state;
    static const struct {
        const char *text, *parties;
    } cases[] = {
        {"the Special Assistant (Carr)", "Carr|Special Assistant"},
        {"the Special Assistant (Carr", "Carr|Special Assistant"},
        {"President Adams", "Adams|President"},
        {"the Embassy Counselor Ruth Grey", "Ruth Grey|Embassy Counselor"},
        {"Secretary of State Brown", "Brown|Secretary of State"},
        {"the Secretary of State", "|Secretary of State"},
        {"the Embassy in Peru", "|Embassy in Peru"},
        {"Ruth T. Grey of the Council Staff", "Ruth T. Grey|Council Staff"},
        {"John Hill, Jr., of the Council Staff", "John Hill, Jr.|"},
        {"Mr. Paul R. Stone, Washington, May 3, 1955", "Paul R. Stone|Mr."},
        {"the Department of State. Moscow, May 3", "|Department of State"},
        {"Ruth T. Grey and John Hill", "Ruth T. Grey| / John Hill|"},
        {"the Counselor (Moore) and the Legal Adviser (Hale)",
         "Moore|Counselor / Hale|Legal Adviser"},
        {"Secretary of State Brown, Attorney General Levin, and Director Snow",
         "Brown|Secretary of State / Levin|Attorney General / Snow|Director"},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ScanCase read;
        scan_case_open(&read, cases[i].text);
        assert_str(parties_of(arena, &read), cases[i].parties);
        scan_case_close(&read);
    }
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_names_and_offices)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
