#include "test.h"

#include "annotate/annotate.h"
#include "annotate/dated_text.h"
#include "annotate/scan_case.h"

#define PROSE                                                                                      \
    "The Minister opened by saying that he had been asked to convey the views of his "             \
    "Government on the matter, which he would do at once and without reserve, and he hoped so.\n"

/* role=value of authors and recipients that rules said, in their order. */
static Str said(struct arena *arena, const struct document *document) {
    StrList list = {0};
    for (size_t i = 0; i < document->description.n; i++) {
        const Value *value = &document->description.p[i];
        if (value->source.kind != SOURCE_RULE ||
            (value->field != FIELD_AUTHOR && value->field != FIELD_RECIPIENT))
            continue;
        Str role = value->role.n == 0 ? STR("to") : value->role;
        str_list_add(arena, &list,
                     str_format(arena, "%.*s=%.*s", STR_ARG(role), STR_ARG(value->value)));
    }
    return str_join(arena, list, STR(" "));
}

typedef struct {
    const char *text, *said;
} Case;

static void assert_said(const Case *cases, size_t n) {
    struct arena *arena = arena_create();
    for (size_t i = 0; i < n; i++) {
        DatedText text;
        dated_text_read(&text, cases[i].text, "en", NULL);
        assert_str(said(arena, &text.document), cases[i].said);
        dated_text_end(&text);
    }
    arena_destroy(arena);
}

static void test_who_to_whom(void **state) {
    (void)state;
    static const Case cases[] = {
        {"Letter From President Adams to King Haakon\n\n" PROSE, "sender=Adams to=Haakon"},
        {"On credits\n\nLima, May 3, 1958\n\nMEMORANDUM FOR:\nHenry Carr\n\nFROM:\nRuth Grey\n\n"
         "SUBJECT:\nCredits\n\n" PROSE,
         "sender=Ruth Grey to=Henry Carr"},
        {"Memorandum From the Counselor (Moore) to the King\n\nLima, May 3, 1958\n\nFROM: John "
         "Moore\nTO: The King\n\n" PROSE,
         "sender=Moore sender=John Moore to=King"},
        // below those to whom it goes stands what is none of them
        {"INCOMING TELEGRAM\n\nFROM: Lima\nTO: Secretary of State\nNO: 1234, May 3, 1958\n"
         "\nPRIORITY\n\n" PROSE,
         "to=Secretary of State"},
        {"Telegram From the Embassy\n\n" PROSE "\nEnd Summary.\n", "sender=Embassy"},
        // copies go to others; what stands in the list of them signs nothing
        {"Memorandum\n\n" PROSE
         "\nCopies to: FE - Mr. Green\n           E - Mr. Stone\n\nH. L. Hale\n",
         "signer=H. L. Hale"},
        {"TELEGRAM\n\nFROM LONDON\nReceived 23 September 1938\n\n" PROSE "\nHALE\n", "signer=HALE"},
        // a line says who signed
        {"Vermerk\n\n" PROSE "\ngez. Carstens\n", "signer=Carstens sender=Carstens"},
        {"Vermerk\n\n" PROSE "\ngez. Dr. Carstens\n", "signer=Carstens sender=Carstens"},
        {"Letter\n\n" PROSE "\n(s) Harold Caccia\n", "signer=Harold Caccia sender=Harold Caccia"},
        {"Letter\n\n" PROSE "\n/s/ Harold Caccia\n", "signer=Harold Caccia sender=Harold Caccia"},
        {"Letter\n\n" PROSE "\n[Signed] Harold Caccia\n",
         "signer=Harold Caccia sender=Harold Caccia"},
        {"Lettre\n\n" PROSE "\nSigné : Couve de Murville\n",
         "signer=Couve de Murville sender=Couve de Murville"},
        {"Письмо\n\n" PROSE "\nПодпись: А. Громыко\n", "signer=А. Громыко sender=А. Громыко"},
        {"Записка\n\n" PROSE "\nПодписал А. Громыко\n", "signer=А. Громыко sender=А. Громыко"},
        {"Carta\n\n" PROSE "\nFirmado:\nFernando Castiella\n",
         "signer=Fernando Castiella sender=Fernando Castiella"},
        {"Lettera\n\n" PROSE "\nFirmato: Segni\n", "signer=Segni sender=Segni"},
        {"The Ambassador in Peru (Hale) to the Secretary of State\n\nLima, May 3, 1948\n\n" PROSE
         "\nHale\n",
         "sender=Hale to=Secretary of State signer=Hale"},
        {"Treaty\n\n" PROSE "\nSigned at Lima on 3 May 1958.\n", ""},
        // a subject names no author, a title alone no person
        {"NOTE\na.s. : Entretien du Général de Gaulle avec M. Segni\n\n" PROSE, ""},
        {"NOTE a.s. Entretien du Général de Gaulle avec M. Segni\n\n" PROSE, ""},
        {"Note du Ministre. Objet : lettre du Général Franco\n\n" PROSE, "sender=Ministre"},
        {"Letter from A. S. Johnson to Mr. Hale\n\n" PROSE, "sender=A. S. Johnson to=Hale"},
        {"Entretien du Général de Gaulle avec M. Segni\n\n" PROSE, ""},
        {"Lettre du Général à M. Segni\n\n" PROSE, "to=Segni"},
        // German and Russian offices in other cases
        {"Aufzeichnung des Staatssekretärs Carstens\n\n" PROSE, "sender=Carstens"},
        {"Schreiben des Staatssekretärs an den Botschafter in Lima\n\n" PROSE,
         "sender=Staatssekretär to=Botschafter in Lima"},
        {"Schreiben des Bundespräsidenten an den Gesandten in Lima\n\n" PROSE,
         "sender=Bundespräsident to=Gesandten in Lima"},
        {"Lettre de Couve de Murville à M. Segni\n\n" PROSE, "sender=Couve de Murville to=Segni"},
        // the address has the name in full
        {"Lima, May 3, 1958\n\nDear Selwyn,\n\n" PROSE
         "\nYours ever,\nJohn Hale\n\nThe Rt. Hon. Selwyn Lloyd, C.B.E., M.P.\n",
         "to=Selwyn Lloyd signer=John Hale sender=John Hale"},
        {"Letter from John Hale to Selwyn\n\nLima, May 3, 1958\n\nDear Selwyn,\n\n" PROSE
         "\nYours ever,\nJohn Hale\n\nThe Rt. Hon. Selwyn Lloyd, C.B.E., M.P.\n",
         "to=Selwyn Lloyd sender=John Hale signer=John Hale"},
        {"A word\n\n" PROSE "\nSincerely,\n\nJohn Adams\n", "signer=John Adams sender=John Adams"},
        {"Memorandum\n\n" PROSE
         "\nNotes\n\n[1] Source: Department of State, Central Files. Secret. "
         "Drafted by Owens on May 3 and approved by Hill on January 14.\n",
         "drafter=Owens approver=Hill"},
    };
    assert_said(cases, sizeof cases / sizeof *cases);
}

static void test_a_line_above_the_text_is_addressed(void **state) {
    (void)state;
    static const Case cases[] = {
        {"Berlin, den 4. Februar 1852\n\nAn Herrn Professor Hale\n\n" PROSE, "to=Hale"},
        {"To the Earl of Dale\n\nLondon, 4 May 1867\n\n" PROSE, "to=Earl of Dale"},
        {"An den Reichskanzler Fürsten von Dahl\n\nWien, den 4. Mai 1880\n\n" PROSE,
         "to=Fürsten von Dahl"},
        {"À Monsieur le Comte de Vaux\n\nParis, le 4 mai 1868\n\n" PROSE, "to=Comte de Vaux"},
        {"ШИФРТЕЛЕГРАММА\n\nМИНИСТРУ ИНОСТРАННЫХ ДЕЛ СССР тов. ГРОМОВУ А.А.\n\n28 октября 1962 "
         "года\n\n" PROSE,
         "to=ГРОМОВУ А.А."},
        {"To Have and Have Not\n\nParis, 4 May 1868\n\n" PROSE, ""},
        {"To the Lighthouse\n\nParis, 4 May 1868\n\n" PROSE, ""},
        {"To the Finland Station\n\nParis, 4 May 1868\n\n" PROSE, ""},
        {"An die Freude\n\nWien, den 4. Mai 1880\n\n" PROSE, ""},
        {"MEMORANDUM FOR THE FILE\n\nLima, May 4, 1958\n\n" PROSE, ""},
    };
    assert_said(cases, sizeof cases / sizeof *cases);
}

/* In a noisy text the list of the deposit mends a misread name; without it nothing does. */
static void test_a_name_is_mended_by_the_list_only(void **state) {
    (void)state;
    static const char heading[] = "Letter From President Adams to Secretary Hendricksan\n\n" PROSE
                                  "A t3xt that a scann3r r3ad.\n";
    for (int listed = 0; listed < 2; listed++) {
        ScanCase read;
        Lexicon lexicon = lexicon_empty;
        scan_case_open(&read, heading);
        if (listed == 1)
            *LIST_ADD(read.arena, &lexicon.entries) = (LexiconEntry){
                .id = STR("p1"), .type = STR("person"), .name = STR("Hendrickson, Olaf")};
        struct annotator *annotator = annotate_create(&(ReadingHead){0}, &lexicon);
        annotate_document(annotator, &read.document, read.arena);
        annotate_destroy(annotator);
        assert_str(said(read.arena, &read.document),
                   listed == 1 ? "sender=Adams to=Hendrickson" : "sender=Adams to=Hendricksan");
        scan_case_close(&read);
    }
}

static void test_where_the_file_speaks_rules_do_not(void **state) {
    (void)state;
    ScanCase read;
    scan_case_open(&read, "Letter From President Adams to King Haakon\n\n" PROSE);
    description_add(read.arena, &read.document.description, FIELD_RECIPIENT, STR("Haakon VII"));
    struct annotator *annotator = annotate_create(&(ReadingHead){0}, &lexicon_empty);
    annotate_document(annotator, &read.document, read.arena);
    annotate_destroy(annotator);
    assert_str(said(read.arena, &read.document), "sender=Adams");
    scan_case_close(&read);
}

/* What an importer took from the greeting, for want of a heading, gives way to one. */
static void test_a_heading_knows_better_than_a_greeting(void **state) {
    (void)state;
    for (int headed = 0; headed < 2; headed++) {
        ScanCase read;
        scan_case_open(&read, headed == 1 ? "Letter From President Adams to King Haakon\n\n" PROSE
                                          : "Lima, May 3, 1958\n\n" PROSE);
        Value *greeted = description_add(read.arena, &read.document.description, FIELD_RECIPIENT,
                                         STR("Mr. Dahl"));
        greeted->source = (Source){SOURCE_RULE, STR("party-in-greeting"), 1};
        struct annotator *annotator = annotate_create(&(ReadingHead){0}, &lexicon_empty);
        annotate_document(annotator, &read.document, read.arena);
        annotate_destroy(annotator);
        assert_str(said(read.arena, &read.document),
                   headed == 1 ? "sender=Adams to=Haakon" : "to=Mr. Dahl");
        scan_case_close(&read);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_who_to_whom),
        cmocka_unit_test(test_a_line_above_the_text_is_addressed),
        cmocka_unit_test(test_a_name_is_mended_by_the_list_only),
        cmocka_unit_test(test_where_the_file_speaks_rules_do_not),
        cmocka_unit_test(test_a_heading_knows_better_than_a_greeting)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
