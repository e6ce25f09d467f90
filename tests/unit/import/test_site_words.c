#include "import/record_profile.h"
#include "import/site_words.h"
#include "test.h"
#include "text/unicode.h"

/* A wording that is not folded in its table could never be found. */
static void test_the_tables_stand_folded_and_without_doubles(void **state) {
    (void)state;
    static const char *const *const tables[] = {site_words_furniture, site_words_others,
                                                site_words_offers};
    struct arena *arena = arena_create();
    for (size_t t = 0; t < sizeof tables / sizeof *tables; t++)
        for (size_t i = 0; tables[t][i] != NULL; i++) {
            assert_str(unicode_fold(str_from_c(tables[t][i]), arena), tables[t][i]);
            for (size_t k = 0; k < i; k++)
                if (str_is(str_from_c(tables[t][i]), tables[t][k]))
                    fail_msg("\"%s\" stands twice", tables[t][i]);
        }
    arena_destroy(arena);
}

static void test_offers_are_short_and_say_what_to_do(void **state) {
    (void)state;
    static const struct {
        const char *text;
        bool offers;
    } cases[] = {
        {"Download PDF (2 MB)", true},
        {"Ajouter à mes favoris", true},
        {"Digitalisat anzeigen", true},
        {"Скачать документ", true},
        {"Report on the Salt Convoy", false},
        {"View of the harbour at dusk", false},
        {"Printing trade", false},
        {"Search for the lost boats of the Board of the Northern Coast, 1911", false},
        {"", false},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (record_profile_is_offer(str_from_c(cases[i].text), arena) != cases[i].offers)
            fail_msg("\"%s\"", cases[i].text);
    arena_destroy(arena);
}

static void test_headings_over_other_records_and_those_that_ask(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    assert_true(record_profile_heads_others(STR("Related items (4)"), false, arena));
    assert_false(record_profile_heads_others(STR("Related names"), true, arena));
    assert_true(record_profile_heads_others(STR("Другие документы коллекции"), true, arena));
    assert_false(record_profile_heads_others(STR("Scope and content"), false, arena));
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_tables_stand_folded_and_without_doubles),
        cmocka_unit_test(test_offers_are_short_and_say_what_to_do),
        cmocka_unit_test(test_headings_over_other_records_and_those_that_ask),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
