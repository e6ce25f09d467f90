#include "test.h"

#include "annotate/person_name.h"
#include "annotate/scan_case.h"

static const struct person_list *list_of_three(struct arena *arena) {
    static const char *const names[] = {"Hendrickson, Paul", "John Lay", "Kohler, Foy"};
    Lexicon lexicon = lexicon_empty;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        *LIST_ADD(arena, &lexicon.entries) =
            (LexiconEntry){.type = STR("person"), .name = str_from_c(names[i])};
    *LIST_ADD(arena, &lexicon.entries) = (LexiconEntry){.type = STR("term"), .name = STR("Brown")};
    return person_name_list(&lexicon, arena);
}

static void test_what_the_list_knows(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    const struct person_list *list = person_name_list(&lexicon_empty, arena);
    assert_int_equal(person_name_knowledge(list, STR("lay")), NAME_NO_LIST);
    list = list_of_three(arena);
    assert_int_equal(person_name_knowledge(list, STR("lay")), NAME_KNOWN);
    assert_int_equal(person_name_knowledge(list, STR("hendrickson")), NAME_KNOWN);
    assert_int_equal(person_name_knowledge(list, STR("brown")), NAME_STRANGE);
    arena_destroy(arena);
}

static void test_misread_names(void **state) {
    (void)state;
    static const struct {
        const char *text, *word, *name;
    } cases[] = {
        {"Mr. Hendrickscn spoke. Ita1y agreed.", "hendrickscn", "Hendrickson"},
        {"Mr. Koler spoke. Mr. Kohler went to Ita1y.", "koler", "Kohler"},
        {"Mr. Koler spoke. He went to Ita1y.", "koler", ""},              // far, and not there
        {"Mr. Koler spoke. Mr. Koler left. Kohler Ita1y.", "koler", ""},  // a name of its own
        {"Mr. Kohler spoke in Ita1y.", "kohler", ""},                     // it stands there
        {"Mr. Ley spoke in Ita1y.", "ley", ""},                           // too short
    };
    struct arena *arena = arena_create();
    const struct person_list *list = list_of_three(arena);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ScanCase read;
        scan_case_open(&read, cases[i].text);
        Str name = person_name_misread(list, &read.scan, str_from_c(cases[i].word));
        if (!str_is(name, cases[i].name))
            fail_msg("%s: %.*s", cases[i].text, STR_ARG(name));
        scan_case_close(&read);
    }
    arena_destroy(arena);
}

static Str words_of(struct arena *arena, const struct person_list *list, const char *text,
                    bool name) {
    ScanCase read;
    RuleJob job = {.job = arena};
    scan_case_open(&read, text);
    size_t end = 0;  // the words before the first full stop
    while (end < read.scan.n && !scan_is_mark(&read.scan, end, '.'))
        end++;
    NameWords words = person_name_words(&job, list, &read.scan, (Stretch){0, end}, name);
    scan_case_close(&read);
    return words.text;
}

static void test_words_are_mended_in_noisy_texts_only(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    const struct person_list *list = list_of_three(arena);
    assert_str(words_of(arena, list, "Paul Hendrickscn. Ita1y", true), "Paul Hendrickson");
    assert_str(words_of(arena, list, "Paul Hendrickscn. Italy", true), "Paul Hendrickscn");
    assert_str(words_of(arena, list, "Paul Hendrick son. Ita1y", true), "Paul Hendrickson");
    assert_str(words_of(arena, list, "AmbassadorKohler. Ita1y", true), "Kohler");
    assert_str(words_of(arena, list, "The Secretury of Stafe. Ita1y", false),
               "The Secretary of State");
    assert_str(words_of(arena, list, "Counsellor. Italy", false), "Counsellor");
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_the_list_knows),
        cmocka_unit_test(test_misread_names),
        cmocka_unit_test(test_words_are_mended_in_noisy_texts_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
