#include "test.h"

#include "annotate/completeness.h"

/* Runs the rule on a document with this title; false where nothing was added. */
static bool run(struct arena *arena, const char *title, struct document *document) {
    struct token_cutter *cutter = token_create();
    if (title != NULL) {
        Value *value =
            description_add(arena, &document->description, FIELD_TITLE, str_from_c(title));
        *LIST_ADD(arena, &value->evidence) = (Evidence){.origin = {STR("a.txt"), 3, 9}};
    }
    completeness_rule(&(RuleJob){.document = document,
                                 .job = arena,
                                 .cutter = cutter,
                                 .source = {SOURCE_RULE, STR("extract-by-title"), 1}});
    token_destroy(cutter);
    return document->relations.n > 0;
}

static void test_titles_of_extracts(void **state) {
    (void)state;
    static const struct {
        const char *title, *citation;  // NULL: no extract
    } cases[] = {
        {"From the cable on the conversation between Gromyko and Kennedy",
         "the cable on the conversation between Gromyko and Kennedy"},
        {"From the Journal of S.M. Kudryavtsev, 'Record of a Conversation'",
         "the Journal of S.M. Kudryavtsev, 'Record of a Conversation'"},
        {"From the personal diary of Ambassador Dobrynin",
         "the personal diary of Ambassador Dobrynin"},
        {"FROM THE MINUTES OF THE PRESIDIUM", "THE MINUTES OF THE PRESIDIUM"},
        {"Extract from Protocol No. 61", "Protocol No. 61"},
        {"Excerpts from a speech", "a speech"},
        {"Из беседы с послом", "беседы с послом"},
        {"Выписка из протокола № 61", "протокола № 61"},
        {"Auszug aus dem Protokoll", "dem Protokoll"},
        {"Aus dem Tagebuch des Botschafters", "dem Tagebuch des Botschafters"},
        {"Extrait du procès-verbal", "procès-verbal"},
        {"From the Ambassador in Moscow", NULL},
        {"From the Secretary of State to the Embassy, telegram 1234", NULL},
        {"From the President", NULL},
        {"From the Department of State", NULL},
        {"From the Archive of the President, telegram", NULL},
        {"Telegram from the Embassy in France", NULL},
        {"Fromage", NULL},
        {"From the", NULL},
        {"Extract from", NULL},
        {"Extract from the", "the"},
        {"", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_create();
        struct document document = {.local_id = STR("d1")};
        bool extract = run(arena, cases[i].title, &document);
        if (extract != (cases[i].citation != NULL))
            fail_msg("\"%s\" %s", cases[i].title,
                     extract ? "became an extract" : "was not noticed");
        if (extract)
            assert_str(document.relations.p[0].citation, cases[i].citation);
        arena_destroy(arena);
    }
}

static void test_what_is_added(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct document document = {.local_id = STR("d1")};
    assert_true(run(arena, "From the cable on Cuba", &document));
    const Value *value = description_find(&document.description, FIELD_COMPLETENESS, 0);
    assert_str(value->value, "extract");
    assert_int_equal(value->source.kind, SOURCE_RULE);
    assert_str(value->source.name, "extract-by-title");
    assert_int_equal(value->certainty, 900);
    assert_int_equal(value->evidence.p[0].origin.last, 9);
    const Relation *relation = &document.relations.p[0];
    assert_int_equal(relation->kind, RELATION_EXTRACT_OF);
    assert_false(relation->held);
    assert_int_equal(relation->target.n, 0);
    assert_int_equal(relation->certainty, 900);
    arena_destroy(arena);
}

static void test_what_the_file_says_stands(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct document said = {.local_id = STR("d1")};
    (void)description_add(arena, &said.description, FIELD_COMPLETENESS, STR("complete"));
    assert_false(run(arena, "From the cable on Cuba", &said));
    struct document untitled = {.local_id = STR("d1")};
    assert_false(run(arena, NULL, &untitled));
    struct document related = {.local_id = STR("d1")};
    *LIST_ADD(arena, &related.relations) = (Relation){.kind = RELATION_EXTRACT_OF};
    assert_true(run(arena, "From the cable on Cuba", &related));
    assert_int_equal(related.relations.n, 1);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_titles_of_extracts),
        cmocka_unit_test(test_what_is_added),
        cmocka_unit_test(test_what_the_file_says_stands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
