#include "test.h"

#include "annotate/scan_case.h"
#include "annotate/zone.h"

/* h heading, e other line of the head, d dateline, s source, l list, a salute, . body, c closing,
 * n notes, w chrome of a page */
static char letter_of(const ScanLine *line) {
    static const char letters[ZONE_COUNT] = {
        [ZONE_BODY] = '.',   [ZONE_HEADING] = 'h', [ZONE_HEAD] = 'e',    [ZONE_DATELINE] = 'd',
        [ZONE_SOURCE] = 's', [ZONE_LIST] = 'l',    [ZONE_SALUTE] = 'a',  [ZONE_CLOSING] = 'c',
        [ZONE_NOTES] = 'n',  [ZONE_CHROME] = 'w',  [ZONE_ABSTRACT] = 'x'};
    return letters[line->zone];
}

#define PROSE                                                                                      \
    "The Minister opened by saying that he had been asked to convey the views of his Government "  \
    "on the matter, which he would do at once and without reserve, and that he hoped for an "      \
    "answer "                                                                                      \
    "before the end of the month.\n"

static const struct {
    const char *text, *zones;
} cases[] = {
    {"135. Memorandum of Conversation[1]\n\nWashington, October 18, 1962, 5 "
     "p.m.\n\nSUBJECT\nBerlin\n\n"
     "PARTICIPANTS\nMr. Hale\nMr. Stone\n\n" PROSE "\n" PROSE
     "\nNotes\n\n[1] Source: Files, 12/34.\n"
     "\n[2] Not printed.\n",
     "hdlllll..nsn"},
    {"762.00/10\xE2\x80\x93"
     "1862: Telegram\n\nThe Envoy in Peru to the Secretary of State\n\nLima, May 3, "
     "1948\xE2\x80\x94"
     "9 p. m.\n\nsecret\n\n" PROSE "\nHale\n",
     "shde.c"},
    {"Letter From Mr. Hale to Mr. Stone\n\nLondon, 4 July 1950\n\nDear Mr. Stone:\n\n" PROSE
     "\nSincerely yours,\n\nJohn Hale\n",
     "hda.cc"},
    {"Otto Hale\nBonn, den 5. Mai 1949\n\n" PROSE, "hd."},
    // a date in digits makes a dateline, a sentence that names a date makes none
    {"Vermerk\n\nBerlin, 13.8.1961\n\nAm 12. August 1961 beriet der Senat.\n", "hde"},
    {"Note\n\nParis, le 13/8/61\n\nLe 12 août 1961 le conseil s'est réuni.\n", "hde"},
    {"Memorandum\n\nLima, 1961-08-13.\n\nOn 12 August 1961 they met.\n\n" PROSE, "hde."},
    {"Report\n\nRoma, 12 agosto 1961.\n\nSection 1.2.3\n\nRoma, 13. VIII. 1961\n\n" PROSE, "hded."},
    // nor does a line that goes on without a full stop, or that counts on
    {"Minutes\n\nThe roof was spoken of.\n\nThe roof is to be mended before that of 14 March "
     "1893\n",
     "hee"},
    {"Minutes\n\n1. Read and signed.\n2. The roof.\n3. Next meeting on 14 March 1893.\n", "heee"},
    {"St. Petersburg, 5/17 March 1867\n\nDear Prince,\n\nYour letter came.\n", "hac"},
    {"A talk in Moscow\n\n" PROSE "\nDocument Information\n\nRecord ID\n", "h.ww"},
};

static void test_lines_are_told_apart(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ScanCase text;
        char zones[64] = "";
        size_t n = 0;
        scan_case_open(&text, cases[i].text);
        for (size_t k = 0; k < text.scan.line_count && n < 63; k++)
            zones[n++] = letter_of(&text.scan.lines[k]);
        zones[n] = '\0';
        assert_string_equal(zones, cases[i].zones);
        scan_case_close(&text);
    }
}

static void test_markup_is_taken_as_it_is(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct document document = {.local_id = STR("d"), .next_block = 9};
    Part *part = LIST_ADD(arena, &document.parts);
    part->id = STR("t1");
    part->text = STR("Title\nBonn\nWords of it.\nH. Stone\nSource: A. 1\nNot printed.");
    static const BlockKind kinds[] = {BLOCK_HEADING,   BLOCK_DATELINE, BLOCK_PARAGRAPH,
                                      BLOCK_SIGNATURE, BLOCK_NOTE,     BLOCK_NOTE};
    size_t at = 0;
    for (uint32_t i = 0; i < 6; i++) {
        size_t end = at;
        while (end < part->text.n && part->text.p[end] != '\n')
            end++;
        *LIST_ADD(arena, &part->blocks) =
            (Block){.id = i + 1, .kind = kinds[i], .start = at, .end = end};
        at = end + 1;
    }
    Scan scan;
    scan_part(scan_create(arena), &document, 0, arena, &scan);
    static const Zone zones[] = {ZONE_HEADING, ZONE_DATELINE, ZONE_HEAD,
                                 ZONE_CLOSING, ZONE_SOURCE,   ZONE_NOTES};
    for (size_t i = 0; i < 6; i++) {
        assert_int_equal(scan.lines[i].zone, zones[i]);
        assert_int_equal(scan.lines[i].certainty == 1000, kinds[i] != BLOCK_PARAGRAPH);
    }
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines_are_told_apart),
        cmocka_unit_test(test_markup_is_taken_as_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
