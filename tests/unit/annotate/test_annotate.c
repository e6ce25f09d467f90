#include "test.h"

#include "annotate/annotate.h"
#include "base/buf.h"
#include "doc/doc_json.h"
#include "doc/plain_document.h"
#include "doc/random_document.h"

static void test_rules_have_names_of_their_own(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    RuleTextList rules = annotate_rules(arena);
    assert_true(rules.n >= 4);
    for (size_t i = 0; i < rules.n; i++) {
        assert_true(rules.p[i].version >= 1);
        assert_true(str_ends(rules.p[i].sentence, STR(".")));
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
    RuleTextList rules = annotate_rules(arena);
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

/* ---- linear time ---- */

typedef void (*Hostile)(Buf *text, size_t bytes);

static void repeat(Buf *text, size_t bytes, const char *words) {
    while (text->n < bytes)
        buf_c(text, words);
}

static void digits(Buf *text, size_t bytes) {
    repeat(text, bytes, "1234567890");
}
static void the_the(Buf *text, size_t bytes) {
    repeat(text, bytes, "the ");
}
static void of_of(Buf *text, size_t bytes) {
    repeat(text, bytes, "of of ");
}
static void capitals(Buf *text, size_t bytes) {
    repeat(text, bytes, "Word ");
}
static void quotes(Buf *text, size_t bytes) {
    repeat(text, bytes, "\xE2\x80\x9C");
}
static void brackets(Buf *text, size_t bytes) {
    repeat(text, bytes / 2, "[(");
    repeat(text, bytes, ")]");
}
static void january(Buf *text, size_t bytes) {
    buf_c(text, "January ");
    for (unsigned i = 1; text->n < bytes; i++)
        buf_format(text, "%u, ", i % 31 + 1);
}
static void months(Buf *text, size_t bytes) {
    repeat(text, bytes, "May 5 and June 6 to July 7, ");
}
static void names(Buf *text, size_t bytes) {
    for (unsigned i = 0; text->n < bytes; i++)
        buf_format(text, "Ivan%c Petrov, ", 'a' + i % 26);
}
static void accents(Buf *text, size_t bytes) {
    buf_c(text, "e");
    repeat(text, bytes, "\xCC\x81");
}
static void hyphens(Buf *text, size_t bytes) {
    repeat(text, bytes, "words-\n");
}
static void ranges(Buf *text, size_t bytes) {
    repeat(text, bytes, "1-2-3-4-");
}
static void misread(Buf *text, size_t bytes) {
    repeat(text, bytes, "5eptem6er Octohe 4ugus 1962 ");
}
static void short_lines(Buf *text, size_t bytes) {
    repeat(text, bytes, "PRESENT:\n");
}
static void present(Buf *text, size_t bytes) {
    repeat(text, bytes, "there were present Mr. Hill were present ");
}
static void one_list(Buf *text, size_t bytes) {
    buf_c(text, "PRESENT\n");
    repeat(text, bytes, "Mr. Hill, Chief Mr. ");
}
static void sides(Buf *text, size_t bytes) {
    buf_c(text, "PARTICIPANTS\n");
    repeat(text, bytes, "US\nA t3xt, Ita1y\n");
}

/* One leaf that holds all of it. */
static struct document one_block(struct arena *arena, Str text) {
    struct document document = {.local_id = STR("d1"), .next_block = 2};
    Part *part = LIST_ADD(arena, &document.parts);
    *part = (Part){.id = STR("t1"), .text = text};
    *LIST_ADD(arena, &part->blocks) = (Block){.id = 1, .end = text.n};
    return document;
}

/* At most 400 visits a token, whatever the text; twice the text, at most 2.2 times the visits. */
static void test_hostile_texts_cost_linear_time(void **state) {
    (void)state;
    static const Hostile texts[] = {digits,  the_the,     of_of,   capitals, quotes,  brackets,
                                    january, months,      names,   accents,  hyphens, ranges,
                                    misread, short_lines, present, one_list, sides};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        uint64_t before = 0;
        for (size_t bytes = 500000; bytes <= 1000000; bytes += 500000) {
            struct arena *arena = arena_create();
            Buf text = {0};
            Fail fail = {0};
            texts[i](&text, bytes);
            struct document document = one_block(arena, buf_as_str(&text));
            struct annotator *annotator = annotate_create(&(ReadingHead){0}, &lexicon_empty);
            annotate_document(annotator, &document, arena);
            AnnotateSteps steps = annotate_steps(annotator);
            assert_ok(document_check(&document, &fail));
            if (steps.visits > 400 * (steps.tokens + 100))
                fail_msg("text %zu: %llu visits of %llu tokens", i,
                         (unsigned long long)steps.visits, (unsigned long long)steps.tokens);
            if (before > 10000 && steps.visits * 10 > before * 22)
                fail_msg("text %zu: %llu visits, half of it %llu", i,
                         (unsigned long long)steps.visits, (unsigned long long)before);
            before = steps.visits;
            annotate_destroy(annotator);
            buf_free(&text);
            arena_destroy(arena);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rules_have_names_of_their_own),
        cmocka_unit_test(test_rules_build_on_each_other),
        cmocka_unit_test(test_nothing_is_changed_only_added),
        cmocka_unit_test(test_hostile_texts_cost_linear_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
