#include "test.h"

#include "annotate/repository.h"

static void test_forms_of_one_archive_have_one_name(void **state) {
    (void)state;
    static const struct {
        const char *form, *abbreviation;  // NULL: not known
    } cases[] = {
        {"АВП РФ", "AVP RF"}, {"AVPRF", "AVP RF"}, {"avp rf", "AVP RF"},
        {"РГАНИ", "RGANI"},   {"ГА РФ", "GARF"},   {"PA AA", "PA AA"},
        {"PAAA", "PA AA"},    {"PA-AA", "PA AA"},  {"The National Archives", "TNA"},
        {"MNL OL", "MNL OL"}, {"Lima", NULL},      {"", NULL},
        {"National", NULL},
    };
    struct arena *arena = arena_create();
    const struct repository_table *all = repository_create(arena);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const Repository *found = repository_find(all, str_from_c(cases[i].form), arena);
        assert_str(found == NULL ? STR("none") : str_from_c(found->abbreviation),
                   cases[i].abbreviation == NULL ? "none" : cases[i].abbreviation);
    }
    arena_destroy(arena);
}

/* A form that two archives had would give one of them the other's name. */
static void test_every_form_leads_to_its_own_row(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    const struct repository_table *all = repository_create(arena);
    const Repository *row;
    size_t n = 0;
    for (; (row = repository_at(n)) != NULL; n++) {
        const Repository *found = repository_find(all, str_from_c(row->form), arena);
        assert_non_null(found);
        const char *name = row->name == NULL ? row->form : row->name;
        assert_str(str_from_c(found->name == NULL ? found->form : found->name), name);
    }
    assert_true(n > 120);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forms_of_one_archive_have_one_name),
        cmocka_unit_test(test_every_form_leads_to_its_own_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
