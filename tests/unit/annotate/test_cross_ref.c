#include "test.h"

#include "annotate/annotate.h"
#include "annotate/cross_ref.h"
#include "annotate/scan_case.h"
#include "base/buf.h"

/* The references that rules find in a text of a volume of 1955-1957, as "words>target", parted by
 * bars. */
static Str found_in(const char *text, struct arena *arena) {
    ScanCase read;
    Buf out = {0};
    Fail fail = {0};
    scan_case_open(&read, text);
    ReadingHead head = {.source_id = STR("frus1955-57v17")};
    struct annotator *annotator = annotate_create(&head, &lexicon_empty);
    annotate_document(annotator, &read.document, read.arena);
    if (!document_check(&read.document, &fail))
        fail_msg("%s", fail.message);
    const Part *part = &read.document.parts.p[0];
    for (size_t i = 0; i < part->spans.n; i++) {
        const Span *span = &part->spans.p[i];
        Str target = document_attribute(span, "target");
        if (span->kind != SPAN_REFERENCE || target.n == 0)
            continue;
        Str words = str_slice(part->text, span->start, span->end);
        buf_format(&out, "%s%.*s>%.*s", out.n > 0 ? "|" : "", STR_ARG(words), STR_ARG(target));
    }
    annotate_destroy(annotator);
    Str found = str_copy(arena, buf_as_str(&out));
    buf_free(&out);
    scan_case_close(&read);
    return found;
}

/* Each row stands in the notes of document 35, after a heading with its number. */
static const struct {
    const char *words, *found;
} words_cases[] = {
    // documents of the volume
    {"See Document 87.", "Document 87>#d87"},
    {"See Documents 236 and 238.", "Documents 236>#d236|238>#d238"},
    {"See Documents 82, 84, and 85.", "Documents 82>#d82|84>#d84|85>#d85"},
    {"See Documents 54-60.", "Documents 54>#d54|60>#d60"},
    {"See Documents 54\xE2\x80\x93"
     "60 and 62.",
     "Documents 54>#d54|60>#d60|62>#d62"},
    {"Siehe Dok. Nr. 12.", "Dok. Nr. 12>#d12"},
    {"См. документ № 12.", "документ № 12>#d12"},
    {"Voir document n\xC2\xB0 12.", "document n\xC2\xB0 12>#d12"},
    {"V\xC3\xA9"
     "ase documento 12.",
     "documento 12>#d12"},
    {"See document A/1234.", ""},
    {"See Document 12/45.", ""},
    {"The Helsinki document.\n\n6. Further factors", ""},
    // notes
    {"See footnote 3, Document 36.", "footnote 3, Document 36>#d36fn3"},
    {"See footnotes 1 and 7, Document 98.", "footnotes 1>#d98fn1|7>#d98fn7"},
    {"See footnotes 4-8, Document 98.", "footnotes 4-8, Document 98>#d98fn4"},
    {"See footnotes 10 and 11 above.", "footnotes 10>#d35fn10|11>#d35fn11"},
    {"See Document 44 and footnotes 2, 3, and 4 thereto.",
     "Document 44 and footnotes 2>#d44fn2|3>#d44fn3|4>#d44fn4"},
    {"See Document 44, footnote 2.", "Document 44, footnote 2>#d44fn2"},
    {"See Document 28 and footnote 3, Document 29.",
     "Document 28>#d28|footnote 3, Document 29>#d29fn3"},
    {"See Document 149, and footnote 7 thereto.", "Document 149, and footnote 7>#d149fn7"},
    {"See footnote 3 above.", "footnote 3>#d35fn3"},
    {"See footnote 2, supra.", "footnote 2>#d34fn2"},
    {"See footnote 2, infra.", "footnote 2>#d36fn2"},
    {"See Document 31. See footnote 2, ibid.", "Document 31>#d31|footnote 2>#d31fn2"},
    {"See the footnote to Document 101.", "Document 101>#d101"},
    // neighbours
    {"[2] Supra.", "Supra>#d34"},
    {"See infra.", "infra>#d36"},
    // other volumes
    {"See Foreign Relations, 1961-1963, vol. XV, Document 135.",
     "Foreign Relations, 1961-1963, vol. XV, Document 135>frus1961-63v15#d135"},
    {"See Foreign Relations, 1977-1980, vol. VIII, Arab-Israeli Dispute, January 1977-August "
     "1978, Documents 49 and 50.",
     "Foreign Relations, 1977-1980, vol. VIII, Arab-Israeli Dispute, January 1977-August 1978, "
     "Documents 49>frus1977-80v08#d49|50>frus1977-80v08#d50"},
    {"See Foreign Relations, 1969-1976, vol. E-6, Documents on Africa, 1973-1976, Document "
     "212.",
     "Foreign Relations, 1969-1976, vol. E-6, Documents on Africa, 1973-1976, Document "
     "212>frus1969-76ve06#d212"},
    {"See Foreign Relations, 1951, vol. V, p. 848.", "Foreign Relations, 1951, vol. V>frus1951v05"},
    {"See Foreign Relations, 1947, vol. vi, p. 1108.",
     "Foreign Relations, 1947, vol. vi, p. 1108>frus1947v06#pg_1108"},
    {"See Foreign Relations, 1952-1954, vol. II. Part 1, p. 607.",
     "Foreign Relations, 1952-1954, vol. II. Part 1>frus1952-54v02p1"},
    {"It is in volume XVI, Document 12.", "volume XVI, Document 12>frus1955-57v16#d12"},
    {"See Foreign Relations, 1950, vol. I, Document 3; see also ibid., Document 9.",
     "Foreign Relations, 1950, vol. I, Document 3>frus1950v01#d3|Document 9>frus1950v01#d9"},
    {"See Foreign Relations, 1950, vol. I, Document 3; see also ibid., vol. II, Document 9.",
     "Foreign Relations, 1950, vol. I, Document 3>frus1950v01#d3|vol. II, Document "
     "9>frus1950v02#d9"},
    {"See Foreign Relations, 1950, vol. I; ibid., 1951, vol. II.",
     "Foreign Relations, 1950, vol. I>frus1950v01|ibid., 1951, vol. II>frus1951v02"},
    {"See Foreign Relations, 1950, vol. I, Document 33 and footnote 4 thereto.",
     "Foreign Relations, 1950, vol. I, Document 33 and footnote 4>frus1950v01#d33fn4"},
    {"See Foreign Relations, 1950, vol. I, Korea, Document 46, footnote 2.",
     "Foreign Relations, 1950, vol. I, Korea, Document 46, footnote 2>frus1950v01#d46fn2"},
    {"See Foreign Relations, 1950, vol. I, Document 3; see ibid., footnote 2, Document 12.",
     "Foreign Relations, 1950, vol. I, Document 3>frus1950v01#d3|footnote 2, Document "
     "12>frus1950v01#d12fn2"},
    {"It is printed as Document 380 in Foreign Relations, 1950, volume IV.",
     "Document 380 in Foreign Relations, 1950, volume IV>frus1950v04#d380"},
    {"See Foreign Relations, 1945-1950, Emergence of the Intelligence Establishment, Documents "
     "196-240.",
     ""},
    {"It is scheduled for publication in volume XII.", "volume XII>frus1955-57v12"},
    {"See vol. XVI, p. 936.", "vol. XVI>frus1955-57v16"},
    // pages, documents and volumes of other publications are nobody's here
    {"See American Foreign Policy: Basic Documents, 1977-1980, Document 302.", ""},
    {"See Senate Document No. 123.", ""},
    {"See Department of State Bulletin, April 25, 1955, pp. 389-421.", ""},
    {"See the Bulletin, vol. 32, p. 12.", ""},
};

static void test_words_lead_to_what_they_number(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof words_cases / sizeof *words_cases; i++) {
        Str text =
            str_format(arena, "35. Letter to the Minister\n\nLima, May 3, 1955.\n\nNotes\n\n%s\n",
                       words_cases[i].words);
        assert_str(found_in(str_to_c(arena, text), arena), words_cases[i].found);
    }
    arena_destroy(arena);
}

/* Where documents print no number, they are referred to by page. */
static void test_pages_count_where_documents_have_no_number(void **state) {
    (void)state;
    static const struct {
        const char *words, *found;
    } cases[] = {
        {"Telegram 902, October 18, p. 533.", "p. 533>#pg_533"},
        {"See footnote 1, p. 445.", "p. 445>#pg_445"},
        {"See pp. 9-21.", "pp. 9>#pg_9|21>#pg_21"},
        {"See pp. 251-52.", "pp. 251>#pg_251|52>#pg_252"},
        {"See Foreign Relations, 1946, vol. i, pp. 47 and 51.",
         "Foreign Relations, 1946, vol. i, pp. 47>frus1946v01#pg_47|51>frus1946v01#pg_51"},
        {"For this session of the Council, see pp. 205 ff.", "pp. 205>#pg_205"},
        {"See the record of the meeting of July 28, p. 369.", "p. 369>#pg_369"},
        {"See SC, 4th yr., Suppl. (Jan.), pp. 53-56.", ""},
        {"Herewith text Document 1.", ""},
        {"Telegrams 204 and 205, April 2, pp. 355, 357.", "pp. 355>#pg_355|357>#pg_357"},
        {"Ante, p. 126.", "p. 126>#pg_126"},
        {"See Department of State Bulletin, April 25, 1949, p. 389.", ""},
        {"A Decade of American Foreign Policy: Basic Documents, 1941-1949, p. 197.", ""},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str text = str_format(
            arena, "Letter to the Minister\n\nLima, May 3, 1949.\n\nNotes\n\n%s\n", cases[i].words);
        assert_str(found_in(str_to_c(arena, text), arena), cases[i].found);
    }
    arena_destroy(arena);
}

/* A telegram's own number stands below its dateline, the document's above. */
static void test_the_number_of_a_telegram_is_not_the_document_s(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    assert_str(found_in("The Secretary of State to the Embassy in Peru\n\nLima, May 3, 1948.\n\n"
                        "338. The President said so.\n\nNotes\n\n[1] See pp. 205 ff.\n",
                        arena),
               "pp. 205>#pg_205");
    arena_destroy(arena);
}

static void test_supra_says_nothing_where_the_number_is_not_known(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    assert_str(
        found_in("Letter to the Minister\n\nLima, May 3, 1949.\n\nNotes\n\n[1] Supra.\n", arena),
        "");
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_lead_to_what_they_number),
        cmocka_unit_test(test_pages_count_where_documents_have_no_number),
        cmocka_unit_test(test_the_number_of_a_telegram_is_not_the_document_s),
        cmocka_unit_test(test_supra_says_nothing_where_the_number_is_not_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
