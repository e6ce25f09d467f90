#include "test.h"

#include "annotate/annotate.h"
#include "doc/doc_json.h"
#include "doc/plain_document.h"
#include "doc/random_document.h"

static void test_rules_have_names_of_their_own(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    RuleVersionList rules = annotate_rules(arena);
    assert_true(rules.n >= 4);
    for (size_t i = 0; i < rules.n; i++) {
        assert_true(rules.p[i].version >= 1);
        for (size_t k = 0; k < i; k++)
            assert_false(str_equal(rules.p[i].name, rules.p[k].name));
    }
    assert_str(rules.p[0].name, "language-of-text");
    arena_destroy(arena);
}

/* A record page in small: an extract, in another language than its archive's, with a gap. */
static void test_rules_build_on_each_other(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Fail fail = {0};
    struct document document = plain_document(
        arena,
        "p During the meeting with the President I said that it was not our aim and that we would "
        "not do it. / ... /\n"
        "p Fourth. After the exchange of opinions on the issue I spoke of what had been said in "
        "the "
        "letter.\n");
    *LIST_ADD(arena, &document.parts.p[0].spans) =
        (Span){.kind = SPAN_GAP, .start = 103, .end = 110, .certainty = 1000};
    (void)description_add(arena, &document.description, FIELD_TITLE, STR("From the cable on Cuba"));
    (void)description_add(arena, &document.description, FIELD_ARCHIVE,
                          STR("Archive of Foreign Policy, Russian Federation"));
    ReadingHead head = {0};
    struct annotator *annotator = annotate_create(&head, &lexicon_empty);
    annotate_document(annotator, &document, arena);
    annotate_destroy(annotator);
    assert_ok(document_check(&document, &fail));
    const Description *description = &document.description;
    assert_str(description_text(description, FIELD_LANGUAGE), "English");
    assert_str(description_text(description, FIELD_COMPLETENESS), "extract");
    assert_str(description_text(description, FIELD_TRANSLATION), "probably a translation");
    assert_str(description_text(description, FIELD_ORIGINAL_LANGUAGE), "Russian");
    assert_true(str_has(description_text(description, FIELD_NOTE), STR("Not printed")));
    assert_int_equal(document.relations.n, 2);
    for (size_t i = 2; i < description->n; i++) {
        assert_int_equal(description->p[i].source.kind, SOURCE_RULE);
        assert_true(description->p[i].certainty < 1000);
    }
    arena_destroy(arena);
}

/* Takes away what rules marked. */
static void drop_marks(Part *part, struct arena *arena) {
    SpanList kept = {0};
    RuleVersionList rules = annotate_rules(arena);
    for (size_t i = 0; i < part->spans.n; i++) {
        bool ours = false;
        for (size_t k = 0; k < rules.n; k++)
            ours = ours || str_equal(part->spans.p[i].source.name, rules.p[k].name);
        if (!ours)
            *LIST_ADD(arena, &kept) = part->spans.p[i];
    }
    part->spans = kept;
}

/*
 * What the file said is there afterwards as it was, in front of what rules added; twice gives the
 * same.
 */
static void test_nothing_is_changed_only_added(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed < 1000; seed++) {
        struct arena *arena = arena_create();
        RandomDocument random = random_document_begin(seed, arena), same = random;
        struct document before, document, again;
        Fail fail = {0};
        ReadingHead head = {0};
        random_document_make(&random, &before);
        random = same;
        random_document_make(&random, &document);
        random = same;
        random_document_make(&random, &again);
        struct document shallow = document;  // keeps what it had
        struct annotator *annotator = annotate_create(&head, &lexicon_empty);
        annotate_document(annotator, &document, arena);
        annotate_document(annotator, &again, arena);
        annotate_destroy(annotator);
        assert_ok(document_check(&document, &fail));
        const char *where = "";
        assert_true(random_document_same(&document, &again, &where));
        assert_true(random_document_same(&before, &shallow, &where));
        for (size_t i = before.description.n; i < document.description.n; i++)
            assert_int_equal(document.description.p[i].source.kind, SOURCE_RULE);
        document.description.n = before.description.n;
        document.relations.n = before.relations.n;
        for (size_t i = 0; i < before.parts.n; i++) {
            Part *part = &document.parts.p[i];
            if (before.parts.p[i].language.n == 0)
                part->language = (Str){NULL, 0};
            if (part->spans.n > before.parts.p[i].spans.n)
                drop_marks(part, arena);
        }
        if (!random_document_same(&before, &document, &where))
            fail_msg("seed %llu: %s", (unsigned long long)seed, where);
        arena_destroy(arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rules_have_names_of_their_own),
        cmocka_unit_test(test_rules_build_on_each_other),
        cmocka_unit_test(test_nothing_is_changed_only_added),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
