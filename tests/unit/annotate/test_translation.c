#include "test.h"

#include "annotate/translation.h"

static void run(struct arena *arena, struct document *document) {
    struct token_cutter *cutter = token_create();
    translation_rule(&(RuleJob){.document = document,
                                .job = arena,
                                .cutter = cutter,
                                .source = {SOURCE_RULE, STR("translation-by-archive"), 1}});
    token_destroy(cutter);
}

static struct document make(struct arena *arena, const char *archive, const char *language) {
    struct document document = {.local_id = STR("d1")};
    Value *value =
        description_add(arena, &document.description, FIELD_ARCHIVE, str_from_c(archive));
    *LIST_ADD(arena, &value->evidence) = (Evidence){.origin = {STR("a.txt"), 3, 9}};
    Part *part = LIST_ADD(arena, &document.parts);
    part->id = STR("t1");
    part->language = str_from_c(language);
    return document;
}

static void test_archives_and_languages(void **state) {
    (void)state;
    static const struct {
        const char *archive, *language, *original;  // "": several; NULL: no translation
    } cases[] = {
        {"Archive of Foreign Policy, Russian Federation (AVP RF)", "en", "Russian"},
        {"Архив внешней политики Российской Федерации", "en", "Russian"},
        {"Archive of Foreign Policy, Russian Federation (AVP RF)", "ru", NULL},
        {"Archive of Foreign Policy, Russian Federation (AVP RF)", "", NULL},
        {"Political Archive of the German Foreign Office", "en", "German"},
        {"Institute of National Remembrance, Poland", "en", "Polish"},
        {"Archive of Yugoslavia", "en", ""},
        {"Library and Archives Canada", "fr", NULL},
        {"Library and Archives Canada", "de", ""},
        {"National Archives of the United Kingdom", "en-GB", NULL},
        {"Kennedy Library, National Security Files, USSR", "en", NULL},
        {"Russian and Polish papers in the Hoover Institution", "en", NULL},
        {"Department of State, Central Files", "en", NULL},
        {"History and Public Policy Program", "en", NULL},
        {"", "en", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_create();
        struct document document = make(arena, cases[i].archive, cases[i].language);
        run(arena, &document);
        const Value *said = description_find(&document.description, FIELD_TRANSLATION, 0);
        if ((said != NULL) != (cases[i].original != NULL))
            fail_msg("%s, %s: %s", cases[i].archive, cases[i].language,
                     said == NULL ? "not noticed" : "called a translation");
        if (said != NULL)
            assert_str(description_text(&document.description, FIELD_ORIGINAL_LANGUAGE),
                       cases[i].original);
        assert_int_equal(document.relations.n, said != NULL ? 1 : 0);
        arena_destroy(arena);
    }
}

static void test_it_is_marked_as_an_inference(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct document document = make(arena, "Archive of Foreign Policy, Russian Federation", "en");
    Value *language = description_add(arena, &document.description, FIELD_LANGUAGE, STR("English"));
    language->norm = STR("en");
    language->certainty = 900;
    run(arena, &document);
    const Value *value = description_find(&document.description, FIELD_TRANSLATION, 0);
    assert_str(value->value, "probably a translation");
    assert_int_equal(value->source.kind, SOURCE_RULE);
    assert_int_equal(value->certainty, 675);
    assert_int_equal(value->evidence.p[0].origin.first, 3);
    const Value *original = description_find(&document.description, FIELD_ORIGINAL_LANGUAGE, 0);
    assert_str(original->norm, "ru");
    assert_int_equal(original->certainty, 630);
    assert_int_equal(document.relations.p[0].kind, RELATION_TRANSLATION_OF);
    assert_false(document.relations.p[0].held);
    assert_int_equal(document.relations.p[0].certainty, 675);
    arena_destroy(arena);
}

static void test_an_original_that_is_there_needs_no_inference(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct document both = make(arena, "Archive of Foreign Policy, Russian Federation", "en");
    Part *original = LIST_ADD(arena, &both.parts);
    original->id = STR("t2");
    original->language = STR("ru");
    run(arena, &both);
    assert_int_equal(both.relations.n, 0);
    struct document said = make(arena, "Archive of Foreign Policy, Russian Federation", "en");
    (void)description_add(arena, &said.description, FIELD_TRANSLATION, STR("by N. N."));
    run(arena, &said);
    assert_int_equal(said.relations.n, 0);
    struct document marked = make(arena, "Archive of Foreign Policy, Russian Federation", "en");
    marked.parts.p[0].kind = PART_TRANSLATION;
    run(arena, &marked);
    assert_int_equal(marked.relations.n, 0);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_archives_and_languages),
        cmocka_unit_test(test_it_is_marked_as_an_inference),
        cmocka_unit_test(test_an_original_that_is_there_needs_no_inference),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
