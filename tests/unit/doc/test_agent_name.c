/* Proves doc/agent_name.c: bodies by their words, persons all others. */
#include "doc/agent_name.h"
#include "test.h"

static void test_bodies_are_told_by_their_words(void **state) {
    (void)state;
    static const char *const bodies[] = {
        "Department of State",
        "Embassy in the Soviet Union",
        "Central Committee, CPSU",
        "Министерство иностранных дел СССР",
        "Auswärtiges Amt",
        "Ministère des affaires étrangères",
        "United Nations",
        "Botschaft Moskau",
        "ЦК КПСС",
    };
    static const char *const persons[] = {
        "Khrushchev, Nikita S.",
        "Dean Rusk",
        "The Secretary of State",
        "А. А. Громыко",
        "Council, J. R.",
        "President Kennedy",
        "",
        "Rathenau, Walther",
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
        if (!agent_name_is_body(str_from_c(bodies[i]), arena))
            fail_msg("no body: %s", bodies[i]);
    for (size_t i = 0; i < sizeof persons / sizeof *persons; i++)
        if (agent_name_is_body(str_from_c(persons[i]), arena))
            fail_msg("no person: %s", persons[i]);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bodies_are_told_by_their_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
