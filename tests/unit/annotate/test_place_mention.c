/* Proves annotate/place_mention.c: which names of places count as places, and which do not. */
#include "annotate/annotate.h"
#include "annotate/dated_text.h"
#include "annotate/place_mention.h"
#include "base/buf.h"
#include "test.h"

/* "Beijing[Peking] Cuba[Cuba]": what is marked, in the order of the text. */
static Str named(const struct document *document, struct arena *results) {
    Buf out = {0};
    const Part *part = &document->parts.p[0];
    for (size_t i = 0; i < part->spans.n; i++) {
        const Span *span = &part->spans.p[i];
        if (!document_names_thing(span, "place"))
            continue;
        if (out.n > 0)
            buf_char(&out, ' ');
        buf_str(&out, document_attribute(span, "name"));
        buf_char(&out, '[');
        buf_str(&out, str_slice(part->text, span->start, span->end));
        buf_char(&out, ']');
    }
    Str text = str_copy(results, buf_as_str(&out));
    buf_free(&out);
    return text;
}

static void test_places_are_named_under_all_their_forms(void **state) {
    (void)state;
    static const struct {
        const char *text, *places;
    } cases[] = {
        {"He had no news from Peking, Peiping and Moskva.",
         "Beijing[Peking] Beijing[Peiping] Moscow[Moskva]"},
        {"Der Botschafter flog nach Moskau und Wien.", "Moscow[Moskau] Vienna[Wien]"},
        {"L’ambassadeur est parti pour Genève.", "Geneva[Genève]"},
        {"Посол вылетел из Москвы на Кубу.", "Moscow[Москвы] Cuba[Кубу]"},
        // Names that places had, or have elsewhere; Russian ones in any case.
        {"Er fuhr von Constantinopel nach Serbien.", "Istanbul[Constantinopel] Serbia[Serbien]"},
        {"He saw Smyrna, Kovno, Amoy and Karl-Marx-Stadt.",
         "Izmir[Smyrna] Kaunas[Kovno] Xiamen[Amoy] Chemnitz[Karl-Marx-Stadt]"},
        {"Он выехал из Гаваны в Сайгон, был в Египте и Карл-Маркс-Штадте.",
         "Havana[Гаваны] Ho Chi Minh City[Сайгон] Egypt[Египте] Chemnitz[Карл-Маркс-Штадте]"},
        {"The talks at the Hague went on.", "The Hague[the Hague]"},
        {"He flew from Saigon to New York.", "Ho Chi Minh City[Saigon] New York[New York]"},
        {"The U.S.S.R. and Communist China agreed.",
         "Soviet Union[U.S.S.R.] China[Communist China]"},
        {"The army of the Congo marched.", "Congo[Congo]"},
        {"Cuba's position in the Middle East", "Cuba[Cuba] Middle East[Middle East]"},
        {"Although China agreed, the Panama Canal stayed shut.",
         "China[China] Panama Canal[Panama Canal]"},
        {"FROM MOSCOW TO CUBA", "Moscow[MOSCOW] Cuba[CUBA]"},
        {"The Embassy at Bonn told Embassy Paris so.", "Bonn[Bonn] Paris[Paris]"},
        {"He spoke in Dallas, Texas.", "Dallas[Dallas] Texas[Texas]"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        DatedText dated;
        dated_text_read(&dated, cases[i].text, "", NULL);
        assert_str(named(&dated.document, dated.arena), cases[i].places);
        dated_text_end(&dated);
    }
}

/* Each is a place's name that is none where it stands, or that of one of several. */
static void test_what_only_looks_like_a_place_is_none(void **state) {
    (void)state;
    static const char *const cases[] = {
        "He had the news from Georgia.",
        "The Moscow Radio said so.",
        "The Paris Match said so.",
        "He had read Jack London on the way.",
        "General Washington crossed the river, and George Washington too.",
        "Mr. Washington agreed.",
        "He grew up in Lebanon, N.H., and never left.",
        "He grew up in Paris, Texas, and never left.",
        "The plant at Spokane, Washington was closed.",
        "He told Dallas and Houston to wait.",
        "The Bishop of Santiago de Compostela came.",
        "turkey was served; the china broke.",
        "There was a hue and cry.",
        "Central Files, POL 7 ROM",
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        DatedText dated;
        dated_text_read(&dated, cases[i], "", NULL);
        Str places = named(&dated.document, dated.arena);
        assert_str(places, str_has(str_from_c(cases[i]), STR("Texas")) ? "Texas[Texas]" : "");
        dated_text_end(&dated);
    }
}

/* What a person of the list is called counts as a place only where it stands like one. */
static void test_names_that_persons_bear_count_behind_in(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    LexiconEntry entry = {STR("p1"), STR("person"), STR("Jordan, Hamilton"), STR("Chief of Staff")};
    Lexicon lexicon = lexicon_empty;
    *LIST_ADD(arena, &lexicon.entries) = entry;
    ReadingHead head = {0};
    struct annotator *annotator = annotate_create(&head, &lexicon);
    struct document document = {.role = ROLE_RECORD, .next_block = 2};
    Part *part = LIST_ADD(arena, &document.parts);
    *part = (Part){.id = STR("t1"),
                   .text = STR("I told Jordan of the refugees in Jordan. Iraq and Jordan agreed.")};
    *LIST_ADD(arena, &part->blocks) = (Block){.id = 1, .end = part->text.n};
    annotate_document(annotator, &document, arena);
    assert_str(named(&document, arena), "Jordan[Jordan] Iraq[Iraq]");
    annotate_destroy(annotator);
    arena_destroy(arena);
}

static void test_the_place_of_writing_is_not_named_twice(void **state) {
    (void)state;
    DatedText dated;
    dated_text_read(&dated, "A note\n\nLima, May 3, 1948\n\nHe had gone to Quito by then.\n", "",
                    NULL);
    assert_str(dated_text_value(&dated, FIELD_PLACE)->value, "Lima");
    assert_str(named(&dated.document, dated.arena), "Quito[Quito]");
    dated_text_end(&dated);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_places_are_named_under_all_their_forms),
        cmocka_unit_test(test_what_only_looks_like_a_place_is_none),
        cmocka_unit_test(test_names_that_persons_bear_count_behind_in),
        cmocka_unit_test(test_the_place_of_writing_is_not_named_twice)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
