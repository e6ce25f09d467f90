/* Proves annotate/body_mention.c: which bodies a text names, and under which names. */
#include "annotate/annotate.h"
#include "annotate/body_mention.h"
#include "base/buf.h"
#include "test.h"

static const LexiconEntry entries[] = {
    {STR("t1"), STR("term"), STR("NAC"), STR("North Atlantic Council")},
    {STR("t2"), STR("term"), STR("JSSC"), STR("Joint Strategic Survey Council")},
    {STR("t3"), STR("term"), STR("DCI"), STR("Director of Central Intelligence")},
    {STR("t4"), STR("term"), STR("SC"), STR("Security Council; also, special committee")},
    {STR("t5"), STR("term"), STR("PRC"), STR("People's Republic of China")},
    {STR("t6"), STR("term"), STR("EUR"), STR("Bureau of European Affairs, Department of State")},
    {STR("t7"), STR("term"), STR("Delga"), STR("series indicator for telegrams to the Mission")},
    {STR("t8"), STR("term"), STR("U"), STR("Office of the Under Secretary of State")},
    {STR("t9"), STR("term"), STR("ABC"), STR("Atomic Board")},
    {STR("t10"), STR("term"), STR("ABC"), STR("Arms Bureau")},
    {STR("t11"), STR("term"), STR("XYZ"), STR("Export Board")},
    {STR("t12"), STR("term"), STR("XYZ"), STR("Export board")},
    {STR("p1"), STR("person"), STR("MAC"), STR("Council member")},
};

/* "United Nations[UN] ...", with ":id" where a list's entry is meant; in the order of the text. */
static Str named(const char *text, struct arena *arena) {
    Lexicon lexicon = lexicon_empty;
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++)
        *LIST_ADD(arena, &lexicon.entries) = entries[i];
    ReadingHead head = {0};
    struct annotator *annotator = annotate_create(&head, &lexicon);
    struct document document = {.role = ROLE_RECORD, .next_block = 2};
    Part *part = LIST_ADD(arena, &document.parts);
    *part = (Part){.id = STR("t1"), .text = str_from_c(text)};
    *LIST_ADD(arena, &part->blocks) = (Block){.id = 1, .end = part->text.n};
    annotate_document(annotator, &document, arena);
    part = &document.parts.p[0];
    Buf out = {0};
    for (size_t i = 0; i < part->spans.n; i++) {
        const Span *span = &part->spans.p[i];
        if (!document_names_thing(span, "body"))
            continue;
        Str id = document_attribute(span, "ref");
        buf_format(&out, "%s%.*s[%.*s%s%.*s]", out.n > 0 ? " " : "",
                   STR_ARG(document_attribute(span, "name")),
                   STR_ARG(str_slice(part->text, span->start, span->end)), id.n > 0 ? ":" : "",
                   STR_ARG(id));
    }
    Str result = str_copy(arena, buf_as_str(&out));
    buf_free(&out);
    annotate_destroy(annotator);
    return result;
}

static void test_bodies_have_one_name(void **state) {
    (void)state;
    static const struct {
        const char *text, *bodies;
    } cases[] = {
        {"He asked the State Department and the Department of State.",
         "Department of State[State Department] Department of State[Department of State]"},
        {"The CPSU Central Committee met; the Politburo had met before.",
         "Central Committee of the CPSU[CPSU Central Committee] Politburo[Politburo]"},
        {"В ЦК КПСС и в ООН об этом знают.",
         "Central Committee of the CPSU[ЦК КПСС] United Nations[ООН]"},
        {"NATO and the US Congress agreed.",
         "North Atlantic Treaty Organization[NATO] United States Congress[US Congress]"},
        {"the NSC (and the CIA)",
         "National Security Council[NSC] Central Intelligence Agency[CIA]"},
        {"The Embassy in Moscow and the Legation at Bern wrote.",
         "Embassy in Moscow[Embassy in Moscow] Legation at Bern[Legation at Bern]"},
        {"The Embassy in Panama City wrote to that in Mexico.",
         "Embassy in Panama City[Embassy in Panama City]"},
        // a letterhead
        {"FOREIGN OFFICE, S.W.1\n\nSeptember 10, 1956\n\nHe went to the Foreign Office.",
         "Foreign Office of the United Kingdom[FOREIGN OFFICE]"},
        {"Foreign Office\n\nSeptember 10, 1956\n\nHe went.",
         "Foreign Office of the United Kingdom[Foreign Office]"},
        {"Foreign Office Note\n\nHe went to the German Foreign Office, London.", ""},
        // the volume's list
        {"The XYZ met.", "Export Board[XYZ:t11]"},
        {"The NAC met; so did the North Atlantic Council and the JSSC.",
         "North Atlantic Council[NAC:t1] North Atlantic Council[North Atlantic Council:t1] "
         "Joint Strategic Survey Council[JSSC:t2]"},
        {"EUR (or SC) was against it.",
         "Bureau of European Affairs, Department of State[EUR:t6] Security Council[SC:t4]"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_create();
        assert_str(named(cases[i].text, arena), cases[i].bodies);
        arena_destroy(arena);
    }
}

static void test_papers_words_and_offices_are_no_bodies(void **state) {
    (void)state;
    static const char *const cases[] = {
        "NSC 68 and NSC-68 were read; so was NSC 162/2.",
        "He was at home in a white house; the common market was shut.",
        "The Department of State Bulletin printed it.",
        "The DCI spoke with the PRC; a Delga telegram; U was not there.",
        "ABC may be one thing or the other.",
        "The Embassy was shut; he was in Moscow.",
        "MAC wrote to S/NAC.",
        "He had the file (Department of State, Central Files, 611.00).",
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_create();
        assert_str(named(cases[i], arena), "");
        arena_destroy(arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bodies_have_one_name),
        cmocka_unit_test(test_papers_words_and_offices_are_no_bodies)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
