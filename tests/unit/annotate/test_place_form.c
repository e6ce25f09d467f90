#include "test.h"

#include "annotate/place_form.h"

static bool has(const StrList *forms, const char *form) {
    for (size_t i = 0; i < forms->n; i++)
        if (str_is(forms->p[i], form))
            return true;
    return false;
}

static void test_a_place_has_its_names_in_other_languages_and_times(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    StrList forms;
    place_form_list(STR("peking"), arena, &forms);
    assert_true(has(&forms, "beijing") && has(&forms, "peiping") && has(&forms, "пекин"));
    assert_false(has(&forms, "peking"));
    place_form_list(STR("москва"), arena, &forms);
    assert_true(has(&forms, "moscow") && has(&forms, "moskau") && has(&forms, "москве"));
    place_form_list(STR("cuba"), arena, &forms);
    assert_true(has(&forms, "куба") && has(&forms, "kuba"));
    arena_destroy(arena);
}

static void test_other_words_and_doubtful_names_have_none(void **state) {
    (void)state;
    static const char *const cases[] = {"salisbury", "georgia", "secretary", "xyzzy", ""};
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        StrList forms;
        place_form_list(str_from_c(cases[i]), arena, &forms);
        assert_int_equal(forms.n, 0);
    }
    arena_destroy(arena);
}

static void test_each_form_leads_to_the_name_that_is_shown(void **state) {
    (void)state;
    static const struct {
        const char *form, *shown;
    } cases[] = {
        {"saigon", "Ho Chi Minh City"},
        {"ho chi minh city", "Ho Chi Minh City"},
        {"гаваны", "Havana"},
        {"karl-marx-stadt", "Chemnitz"},
        {"port au prince", "Port-au-Prince"},
        {"cuba", "Cuba"},
        {"salisbury", NULL},
        {"secretary", NULL},
        {"xyzzy", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str shown = {NULL, 0};
        assert_true(place_form_shown(str_from_c(cases[i].form), &shown) ==
                    (cases[i].shown != NULL));
        if (cases[i].shown != NULL)
            assert_str(shown, cases[i].shown);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_place_has_its_names_in_other_languages_and_times),
        cmocka_unit_test(test_other_words_and_doubtful_names_have_none),
        cmocka_unit_test(test_each_form_leads_to_the_name_that_is_shown)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
