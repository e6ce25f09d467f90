/* Proves archive/folder_reading.c: of a folder every file is read that can be, under ids of its
 * own; a file alone, and a page with its folder, are read as ever. */
#include "archive/folder_reading.h"
#include "base/buf.h"
#include "doc/doc_json.h"
#include "test.h"

static struct arena *arena;
static ImportFileList files;
static StrList too_large;
static StrList ids;
static Buf texts;
static ReadingHead head;
static Fail failure;
static unsigned begun;
static size_t collections_known, entries_known;

static int setup(void **state) {
    (void)state;
    arena = arena_create();
    files = (ImportFileList){0};
    too_large = ids = (StrList){0};
    begun = 0;
    buf_clear(&texts);
    return 0;
}

static int teardown(void **state) {
    (void)state;
    arena_destroy(arena);
    buf_free(&texts);
    return 0;
}

static void put(const char *name, const char *bytes) {
    *LIST_ADD(arena, &files) = (ImportFile){str_from_c(name), str_from_c(bytes)};
}

static bool visit(void *context, const struct document *document, Fail *fail) {
    (void)context;
    Str id = str_copy(arena, document->local_id);
    if (document->collections.n > 0)
        id = str_format(arena, "%.*s in %.*s", STR_ARG(id), STR_ARG(document->collections.p[0]));
    str_list_add(arena, &ids, id);
    for (size_t i = 0; i < document->parts.n; i++)
        buf_str(&texts, document->parts.p[i].text);
    return document_check(document, fail);
}

static void begin(void *context, const ReadingHead *known, const LexiconEntryList *entries) {
    (void)context;
    begun++;
    assert_int_equal(ids.n, 0); /* before the first document */
    collections_known = known->collections.n;
    entries_known = entries->n;
}

static bool make(void) {
    FolderReading reading = {&files, too_large, {1 << 20, 400}, visit, begin, NULL};
    bool ok = folder_reading_make(&reading, arena, &head, &failure);
    return ok && reading_check_head(&head, &failure);
}

static void assert_ids(const char *wanted) {
    assert_str(str_join(arena, ids, STR("; ")), wanted);
}

#define TEI(body)                                                                                  \
    "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader><fileDesc><titleStmt><title>V</title>"  \
    "</titleStmt><publicationStmt><idno type=\"frus\">vol-1</idno></publicationStmt>"              \
    "<sourceDesc><p>s</p></sourceDesc></fileDesc></teiHeader><text><body>" body                    \
    "</body></text></TEI>"
#define LETTER(id) "<div type=\"document\" xml:id=\"" id "\"><head>Letter</head><p>words</p></div>"

static void test_a_file_alone_has_the_ids_of_its_importer(void **state) {
    (void)state;
    put("letter.txt", "A letter\n\nWords.\n");
    assert_true(make());
    assert_ids("1");
    assert_int_equal(head.rules.n, 1);
}

static void test_every_file_of_a_folder_is_read(void **state) {
    (void)state;
    put("enclosure.txt", "Enclosure\n\nlighthouses\n");
    put("letters/To Anna.txt", "Letter\n\nharbour\n");
    put("letters/To-Anna.txt", "Another\n\nriver\n");
    put("\xD1\x8F.txt", "Yet another\n\nocean\n");
    assert_true(make());
    assert_int_equal(head.document_count, 4);
    assert_int_equal(ids.n, 4);
    assert_str(ids.p[0], "enclosure-txt");
    assert_str(ids.p[1], "letters.To-Anna-txt");
    assert_str(ids.p[2], "letters.To-Anna-txt-2");
    assert_true(str_starts(ids.p[3], STR("-txt-")) || str_starts(ids.p[3], STR("txt-")));
    assert_true(str_has(buf_as_str(&texts), STR("lighthouses")));
    assert_true(str_has(buf_as_str(&texts), STR("ocean")));
    assert_str(head.rules.p[0].name, "folder");
    assert_str(head.rules.p[1].name, "text");
    assert_int_equal(head.rules.n, 2);
}

static void test_what_cannot_be_read_is_a_report(void **state) {
    (void)state;
    put("a.txt", "A letter\n\nWords.\n");
    put("b.png", "\x89PNG\r\n\x1a\n");
    put("c.xml", "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><text><body>" LETTER("d1") "<p>");
    put("d.txt", "");
    put("e.txt", "");
    str_list_add(arena, &too_large, STR("e.txt"));
    assert_true(make());
    /* Of a file that breaks off nothing was handed on. */
    assert_ids("a-txt");
    size_t unread = 0;
    for (size_t i = 0; i < head.reports.n; i++)
        if (str_is(head.reports.p[i].code, "not-read"))
            assert_true(str_starts(head.reports.p[i].detail,
                                   (Str[]){STR("b.png: "), STR("c.xml: "), STR("d.txt: "),
                                           STR("e.txt: larger than 1 MB")}[unread++]));
    assert_int_equal(unread, 4);
}

static void test_where_nothing_can_be_read_the_first_says_why(void **state) {
    (void)state;
    put("a.png", "\x89PNG\r\n\x1a\n");
    put("b.txt", "");
    assert_false(make());
    assert_int_equal(failure.code, FAIL_UNSUPPORTED);
    assert_non_null(strstr(failure.message, "a.png: "));
    files.n = 0;
    assert_false(make());
    assert_int_equal(failure.code, FAIL_INVALID);
}

static void test_what_was_saved_with_a_page_is_no_file_of_its_own(void **state) {
    (void)state;
    /* The folder's name sorts before the page's. */
    put("page.files/notes.txt", "not a document");
    put("page.html",
        "<html><head><title>T</title></head><body><p>The page itself.</p></body></html>");
    assert_true(make());
    assert_ids("1");
    assert_true(str_has(buf_as_str(&texts), STR("The page itself.")));
    put("x.txt", "A letter\n\nWords.\n");
    ids = (StrList){0};
    assert_true(make());
    assert_ids("page-html; x-txt");
}

static void test_a_page_saved_in_another_language_is_one_document(void **state) {
    (void)state;
    static const char *const folders[] = {"a-Dateien/x.txt", "a_fichiers/sub/x.txt",
                                          "a_file/x.txt"};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        files = (ImportFileList){0};
        ids = (StrList){0};
        put(folders[i], "not a document");
        put("a.html", "<html><body><p>words</p></body></html>");
        assert_true(make());
        assert_ids("1");
        assert_str(head.rules.p[0].name, "html");
    }
}

static void test_a_volume_is_a_collection_of_its_own(void **state) {
    (void)state;
    put("notes.txt", "Notes\n\nWords.\n");
    put("v.xml", TEI("<div type=\"compilation\" xml:id=\"c1\"><head>C</head>" LETTER(
                     "d1") "</div>" LETTER("d2")));
    assert_true(make());
    assert_ids("notes-txt; v-xml.d1 in v-xml.c1; v-xml.d2 in v-xml");
    assert_int_equal(head.collections.n, 2);
    assert_str(head.collections.p[0].local_id, "v-xml");
    assert_str(head.collections.p[0].title, "V");
    assert_str(head.collections.p[1].local_id, "v-xml.c1");
    assert_str(head.collections.p[1].parent, "v-xml");
    assert_int_equal(head.source_id.n, 0);
    /* What annotate may look at is known before the first document, once. */
    assert_int_equal(begun, 1);
    assert_int_equal(collections_known, 2);
    assert_int_equal(entries_known, 0);
}

int main(void) {
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        T(test_a_file_alone_has_the_ids_of_its_importer),
        T(test_every_file_of_a_folder_is_read),
        T(test_what_cannot_be_read_is_a_report),
        T(test_where_nothing_can_be_read_the_first_says_why),
        T(test_what_was_saved_with_a_page_is_no_file_of_its_own),
        T(test_a_page_saved_in_another_language_is_one_document),
        T(test_a_volume_is_a_collection_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
