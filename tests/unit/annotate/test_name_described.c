#include "test.h"

#include "annotate/cue.h"
#include "annotate/name_described.h"

typedef struct {
    Field field;
    const char *value, *name;  // name: what a rule found in the value; NULL: the file's words
    const char *family;        // NULL: no name is known by it
} Case;

static void test_family_names_of_a_description(void **state) {
    (void)state;
    static const Case cases[] = {
        {FIELD_PARTICIPANT, "Mr. Kennedy", "Kennedy", "kennedy"},
        {FIELD_AUTHOR, "Ambassador Llewellyn E. Thompson", "Llewellyn E. Thompson", "thompson"},
        {FIELD_RECIPIENT, "Rusk, Dean", "Rusk, Dean", "rusk"},
        {FIELD_PERSON, "Khrushchev, Nikita Sergeevich, 1894-1971", NULL, "khrushchev"},
        {FIELD_AUTHOR, "Castro, Fidel", NULL, "castro"},
        {FIELD_AUTHOR, "Embassy in Norway", NULL, NULL},
        {FIELD_PERSON, "Poland, Ministry of Foreign Affairs", NULL, NULL},
        {FIELD_PERSON, "France, John", NULL, NULL},
        {FIELD_PARTICIPANT, "The President", "The President", NULL},
        {FIELD_AUTHOR, "Couve de Murville, Maurice", NULL, NULL},
        {FIELD_AUTHOR, "A. A.", "A. A.", NULL},
        {FIELD_AUTHOR, "", NULL, NULL},
        {FIELD_RECIPIENT, "Secretary Washington", "Washington", NULL},
        {FIELD_RECIPIENT, "Pope Paul VI", "Paul VI", NULL},
        {FIELD_AUTHOR, "Ли", "Ли", NULL},
        {FIELD_TITLE, "Kennedy, John", NULL, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_create();
        struct document document = {0};
        Value *value = description_add(arena, &document.description, cases[i].field,
                                       str_from_c(cases[i].value));
        if (cases[i].name != NULL)
            document_set_attribute(arena, &value->attributes, "name", str_from_c(cases[i].name));
        NameHashList hashes =
            name_described_hashes(&(RuleJob){.document = &document, .job = arena});
        if (hashes.n != (cases[i].family != NULL) ||
            (hashes.n == 1 && hashes.p[0] != cue_hash(str_from_c(cases[i].family))))
            fail_msg("%s: %zu names", cases[i].value, hashes.n);
        arena_destroy(arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_family_names_of_a_description)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
