#include "test.h"

#include "base/buf.h"
#include "base/file.h"
#include "import/tei_case.h"

#define VOLUME "tests/data/tei/volume.xml"

/* --- a volume --------------------------------------------------------------------------- */

static void test_a_volume_becomes_documents_apparatus_and_collections(void **state) {
    (void)state;
    TeiCase tei = tei_case_file(VOLUME);
    assert_true(tei.ok);
    assert_int_equal(tei.head.document_count, 4);
    assert_int_equal(tei.head.apparatus_count, 7);
    static const struct {
        const char *id, *collection;
        DocumentRole role;
    } expected[] = {
        {"front-text", "front", ROLE_APPARATUS},
        {"preface", "front", ROLE_APPARATUS},
        {"sources", "front", ROLE_APPARATUS},
        {"persons", "front", ROLE_APPARATUS},
        {"terms", "front", ROLE_APPARATUS},
        {"ch1-text", "ch1", ROLE_APPARATUS},
        {"d1", "ch1", ROLE_RECORD},
        {"d2", "ch1", ROLE_RECORD},
        {"d1-2", "sub1", ROLE_RECORD},
        {"d4", "", ROLE_RECORD},
        {"index", "back", ROLE_APPARATUS},
    };
    assert_int_equal(tei.documents.n, sizeof expected / sizeof *expected);
    for (size_t i = 0; i < tei.documents.n; i++) {
        const struct document *document = &tei.documents.p[i];
        assert_str(document->local_id, expected[i].id);
        assert_int_equal(document->role, expected[i].role);
        assert_str(document->collections.n > 0 ? document->collections.p[0] : (Str){0},
                   expected[i].collection);
    }
    tei_case_end(&tei);
}

static void test_the_tree_of_collections_is_that_of_the_divisions(void **state) {
    (void)state;
    TeiCase tei = tei_case_file(VOLUME);
    static const struct {
        const char *id, *parent, *title;
        CollectionKind kind;
    } expected[] = {
        {"front", "", "Front matter", COLLECTION_FRONT},
        {"comp1", "", "The New Mole", COLLECTION_COMPILATION},
        {"ch1", "comp1", "The Storm", COLLECTION_CHAPTER},
        {"ch2", "comp1", "The Calm", COLLECTION_CHAPTER},
        {"sub1", "ch2", "Summer", COLLECTION_SUBCHAPTER},
        {"back", "", "Back matter", COLLECTION_BACK},
    };
    assert_int_equal(tei.head.collections.n, sizeof expected / sizeof *expected);
    for (size_t i = 0; i < tei.head.collections.n; i++) {
        const Collection *collection = &tei.head.collections.p[i];
        assert_str(collection->local_id, expected[i].id);
        assert_str(collection->parent, expected[i].parent);
        assert_str(collection->title, expected[i].title);
        assert_int_equal(collection->kind, expected[i].kind);
    }
    tei_case_end(&tei);
}

static void test_the_head_says_title_id_and_rule(void **state) {
    (void)state;
    TeiCase tei = tei_case_file(VOLUME);
    assert_str(tei.head.title, "Papers on the Harbour, 1901, Volume I");
    assert_str(tei.head.source_id, "harbour1901v01");
    assert_int_equal(tei.head.rules.n, 1);
    assert_str(tei.head.rules.p[0].name, "tei");
    tei_case_end(&tei);
}

/* What annotate is given before the first document: as a rebuild gathers it from the documents. */
struct beginning {
    struct arena *arena;
    Str title, source_id;
    size_t documents, begun;
    LexiconEntryList told, met;
};

static void note_beginning(void *context, const ReadingHead *head,
                           const LexiconEntryList *entries) {
    struct beginning *one = context;
    assert_int_equal(one->documents, 0);
    one->begun++;
    one->title = str_copy(one->arena, head->title);
    one->source_id = str_copy(one->arena, head->source_id);
    for (size_t i = 0; i < entries->n; i++)
        *LIST_ADD(one->arena, &one->told) = entries->p[i];
}

static bool note_document(void *context, const struct document *document, Fail *fail) {
    struct beginning *one = context;
    (void)fail;
    one->documents++;
    lexicon_add_entries(document, one->arena, &one->met);
    return true;
}

static void test_the_lists_of_a_volume_are_told_before_its_documents(void **state) {
    (void)state;
    struct beginning one = {.arena = arena_create()};
    Fail fail = {0};
    Str bytes;
    assert_ok(file_read(STR(VOLUME), 1 << 20, one.arena, &bytes, &fail));
    ImportFileList files = {0};
    *LIST_ADD(one.arena, &files) = (ImportFile){STR("a.xml"), bytes};
    ImportTask task = {&files, {1 << 20, 200}, note_document, &one, note_beginning};
    ReadingHead head;
    assert_ok(from_tei_read(&task, one.arena, &head, &fail));
    assert_int_equal(one.begun, 1);
    assert_str(one.source_id, "harbour1901v01");
    assert_true(one.documents > 2);
    assert_true(str_equal(one.title, head.title));
    assert_true(one.told.n >= 2);
    assert_int_equal(one.told.n, one.met.n);
    for (size_t i = 0; i < one.told.n; i++) {
        const LexiconEntry *a = &one.told.p[i], *b = &one.met.p[i];
        assert_true(str_equal(a->id, b->id) && str_equal(a->type, b->type));
        assert_true(str_equal(a->name, b->name) && str_equal(a->note, b->note));
        assert_true(a->name.n > 0);
    }
    arena_destroy(one.arena);
}

static void test_a_document_is_laid_out_in_order(void **state) {
    (void)state;
    TeiCase tei = tei_case_file(VOLUME);
    const struct document *document = tei_case_find(&tei, "d1");
    assert_int_equal(document->parts.n, 2);
    assert_blocks(&tei, &document->parts.p[0],
                  "heading 1 \"1. Memorandum of Conversation\"\n"
                  "other \"urgent\"\n"
                  "dateline \"Westport, February 3, 1901, 5 p.m.\"\n"
                  "list 1\n"
                  "  heading 2 \"SUBJECT\"\n"
                  "  item \"The mole\"\n"
                  "list 1\n"
                  "  heading 2 \"PARTICIPANTS\"\n"
                  "  item \"Harbour\"\n"
                  "  item \"Mr. Keel\"\n"
                  "  item \"Town\"\n"
                  "  item \"The Mayor\"\n"
                  "paragraph \"Mr. Keel said that the mole would stand.\"\n"
                  "heading 2 \"The Cost\"\n"
                  "paragraph \"He asked for:\"\n"
                  "list 1\n"
                  "  item \"1. stone;\"\n"
                  "  item \"2. time.\"\n"
                  "paragraph \"All agreed.\"\n"
                  "table\n"
                  "  heading 2 \"Stones\"\n"
                  "  row\n"
                  "    cell \"Year\"\n"
                  "    cell \"Tons\"\n"
                  "  row\n"
                  "    cell \"1901: none\"\n"
                  "quote\n"
                  "  paragraph \"“Stone is dear.”\"\n"
                  "signature \"Jan Keel\nPilot\"\n"
                  "note \"Source: HO files. Secret.\"\n"
                  "note \"It did not.\"\n"
                  "note \"A copy is damp.\"\n");
    tei_case_end(&tei);
}

static void test_an_attachment_is_a_part_and_takes_the_page_break_before_it(void **state) {
    (void)state;
    TeiCase tei = tei_case_file(VOLUME);
    const struct document *document = tei_case_find(&tei, "d1");
    const Part *part = &document->parts.p[1];
    assert_str(part->id, "t2");
    assert_int_equal(part->kind, PART_ATTACHMENT);
    assert_str(part->title, "Letter of the Pilot");
    assert_spans(&tei, part,
                 "page \"\" facs=0007 id=pg_5 n=5\n"
                 "date \"January 30, 1901\" edtf=1901-01-30\n"
                 "note \"\" block=36 label=3\n");
    assert_str(description_find(&document->description, FIELD_DATE, 0)->norm,
               "1901-02-03T17:00:00");
    assert_null(description_find(&document->description, FIELD_DATE, 1));
    tei_case_end(&tei);
}

static void test_blocks_say_where_they_stood_in_the_file(void **state) {
    (void)state;
    TeiCase tei = tei_case_file(VOLUME);
    Fail fail = {0};
    Str bytes;
    assert_ok(file_read(STR(VOLUME), 1 << 20, tei.arena, &bytes, &fail));
    const struct document *document = tei_case_find(&tei, "d2");
    const Block *block = &document->parts.p[0].blocks.p[1];
    assert_str(block->origin.file, "a.xml");
    assert_str(str_slice(bytes, block->origin.first, block->origin.last),
               "<p>No date is known.</p>");
    const Value *sender = description_find(&document->description, FIELD_AUTHOR, 0);
    assert_str(
        str_slice(bytes, sender->evidence.p[0].origin.first, sender->evidence.p[0].origin.last),
        "<gloss type=\"from\">Warden</gloss>");
    tei_case_end(&tei);
}

static void test_what_is_odd_is_reported_and_its_text_kept(void **state) {
    (void)state;
    TeiCase tei = tei_case_file(VOLUME);
    assert_int_equal(tei.head.reports.n, 3);
    assert_str(tei.head.reports.p[0].detail, "xml:id \"d1fn2\" stands a second time, at <note>");
    assert_str(tei.head.reports.p[1].detail, "xml:id \"d1\" stands a second time, at <div>");
    assert_str(tei.head.reports.p[2].code, "unknown-element");
    assert_str(tei.head.reports.p[2].detail, "<itemitem> in d2");
    assert_blocks(&tei, &tei_case_find(&tei, "d2")->parts.p[0],
                  "heading 1 \"The Warden to the Pilot (Keel)\"\n"
                  "paragraph \"No date is known.\"\n"
                  "list 1\n"
                  "  item \"a. rope\"\n"
                  "  item \"b. tar\"\n"
                  "note \"Box 7: Telegram\"\n");
    tei_case_end(&tei);
}

static void test_entries_of_the_list_of_persons_have_addresses(void **state) {
    (void)state;
    TeiCase tei = tei_case_file(VOLUME);
    assert_spans(&tei, &tei_case_find(&tei, "persons")->parts.p[0],
                 "entry \"Keel, Jan, pilot\" id=p_KJ1 type=person\n"
                 "emphasis \"Keel, Jan,\" rend=bold\n"
                 "name \"Keel, Jan\" type=person\n"
                 "entry \"Mast, Olga, warden of the mole\" id=p_MO1 type=person\n"
                 "emphasis \"Mast, Olga,\" rend=bold\n"
                 "name \"Mast, Olga\" type=person\n");
    tei_case_end(&tei);
}

/* --- TEI that is no volume ------------------------------------------------------------------ */

static void test_a_plain_letter_is_one_document_with_what_its_header_says(void **state) {
    (void)state;
    TeiCase tei = tei_case_file("tests/data/tei/letter.xml");
    assert_true(tei.ok);
    assert_int_equal(tei.documents.n, 1);
    const struct document *letter = &tei.documents.p[0];
    assert_str(letter->local_id, "1");
    assert_int_equal(letter->role, ROLE_RECORD);
    assert_int_equal(letter->parts.n, 1);
    assert_str(letter->parts.p[0].language, "en");
    assert_blocks(&tei, &letter->parts.p[0],
                  "section\n"
                  "  salute \"Dear Jan,\"\n"
                  "  paragraph \"The moal stands, enfin. He said never, and I laughed.\"\n"
                  "  verse \"Stone on stone,\"\n"
                  "  verse \"sea on sea.\"\n"
                  "  salute \"Yours,\"\n"
                  "  signature \"Olga\"\n"
                  "  paragraph \"Bring rope.\"\n");
    assert_values(&tei, &letter->description,
                  "title \"Olga Mast to Jan Keel, 4 May 1901\"\n"
                  "author \"Olga Mast\" role=author\n"
                  "other \"Made for a test.\" label=publicationStmt\n"
                  "source-note \"Westport, Town Archive, box 2.\"\n"
                  "language \"English\" norm=en\n"
                  "author \"Olga Mast\" norm=mast role=sender\n"
                  "place \"Westport\"\n"
                  "date \"1901-05-04\" norm=1901-05-04 role=written\n"
                  "recipient \"Jan Keel\"\n");
    tei_case_end(&tei);
}

static void test_each_text_of_a_group_is_a_document(void **state) {
    (void)state;
    TeiCase tei = tei_case_read(STR("<TEI><text><group>"
                                    "<text xml:id='a'><body><p>One.</p></body></text>"
                                    "<text><body><p>Two.</p></body></text>"
                                    "</group></text></TEI>"));
    assert_true(tei.ok);
    assert_int_equal(tei.documents.n, 2);
    assert_str(tei.documents.p[0].local_id, "a");
    assert_str(tei.documents.p[1].local_id, "1");
    assert_str(tei.documents.p[1].parts.p[0].text, "Two.");
    tei_case_end(&tei);
}

/* --- bad input ---------------------------------------------------------------------------------
 */

static void test_bad_files_are_refused_with_a_reason(void **state) {
    (void)state;
    static const struct {
        const char *xml;
        FailCode code;
        const char *words;
    } cases[] = {
        {"", FAIL_CORRUPT, "empty"},
        {"<TEI><text><body><p>One", FAIL_CORRUPT, "line 1"},
        {"<TEI>\n<text>\n<body><p>One</q></body></text></TEI>", FAIL_CORRUPT, "line 3"},
        {"<html><body>One</body></html>", FAIL_UNSUPPORTED, "<html>"},
        {"<TEI><teiHeader/></TEI>", FAIL_CORRUPT, "no text"},
        {"<!DOCTYPE TEI [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><TEI><text>&b;</text></TEI>",
         FAIL_INVALID, "entit"},
        {"<TEI><text><p>caf\xE9</p></text></TEI>", FAIL_CORRUPT, "UTF-8"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        TeiCase tei = tei_case_read(str_from_c(cases[i].xml));
        assert_false(tei.ok);
        assert_int_equal(tei.fail.code, cases[i].code);
        if (strstr(tei.fail.message, cases[i].words) == NULL)
            fail_msg("\"%s\" does not say \"%s\"", tei.fail.message, cases[i].words);
        tei_case_end(&tei);
    }
}

static void test_nesting_beyond_the_limit_is_refused(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Buf xml = {0};
    buf_c(&xml, "<TEI><text><body>");
    for (int i = 0; i < 100000; i++)
        buf_c(&xml, "<div>");
    TeiCase tei = tei_case_read(buf_as_str(&xml));
    assert_false(tei.ok);
    assert_int_equal(tei.fail.code, FAIL_LIMIT);
    tei_case_end(&tei);
    buf_free(&xml);
    arena_destroy(arena);
}

/* Whatever is done to a byte, reading ends with sound documents or a failure that says why. */
static void test_a_volume_cut_and_flipped_anywhere_does_no_harm(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Fail fail = {0};
    Str bytes;
    assert_ok(file_read(STR(VOLUME), 1 << 20, arena, &bytes, &fail));
    bytes = str_trim(bytes);
    char *copy = str_to_c(arena, bytes);
    for (size_t i = 0; i < bytes.n; i++) {
        TeiCase cut = tei_case_read((Str){copy, i});
        assert_false(cut.ok);
        assert_true(cut.fail.message[0] != '\0');
        tei_case_end(&cut);
        static const char flips[] = {0x01, 0x10, (char)0x80};
        copy[i] = (char)(copy[i] ^ flips[i % sizeof flips]);
        TeiCase flipped = tei_case_read((Str){copy, bytes.n});
        assert_true(flipped.ok || flipped.fail.message[0] != '\0');
        tei_case_end(&flipped);
        copy[i] = bytes.p[i];
    }
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_volume_becomes_documents_apparatus_and_collections),
        cmocka_unit_test(test_the_tree_of_collections_is_that_of_the_divisions),
        cmocka_unit_test(test_the_head_says_title_id_and_rule),
        cmocka_unit_test(test_the_lists_of_a_volume_are_told_before_its_documents),
        cmocka_unit_test(test_a_document_is_laid_out_in_order),
        cmocka_unit_test(test_an_attachment_is_a_part_and_takes_the_page_break_before_it),
        cmocka_unit_test(test_blocks_say_where_they_stood_in_the_file),
        cmocka_unit_test(test_what_is_odd_is_reported_and_its_text_kept),
        cmocka_unit_test(test_entries_of_the_list_of_persons_have_addresses),
        cmocka_unit_test(test_a_plain_letter_is_one_document_with_what_its_header_says),
        cmocka_unit_test(test_each_text_of_a_group_is_a_document),
        cmocka_unit_test(test_bad_files_are_refused_with_a_reason),
        cmocka_unit_test(test_nesting_beyond_the_limit_is_refused),
        cmocka_unit_test(test_a_volume_cut_and_flipped_anywhere_does_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
