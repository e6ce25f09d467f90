/* Proves archive/older.c: an earlier reading is what was read then; what is hidden stays hidden. */
#include "archive/decide.h"
#include "archive/holding.h"
#include "archive/naming.h"
#include "archive/older.h"

#define HEAD                                                                                       \
    "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader><fileDesc><titleStmt><title>V</title>"  \
    "</titleStmt><publicationStmt><idno type=\"frus\">vol-1</idno></publicationStmt>"              \
    "<sourceDesc><p>s</p></sourceDesc></fileDesc></teiHeader><text><body>"
#define TAIL "</body></text></TEI>"
#define LETTER(id, words)                                                                          \
    "<div type=\"document\" xml:id=\"" id "\"><head>Letter</head><p>" words "</p></div>"

static void two_readings(struct holding *h) {
    holding_put(h, "1.xml", HEAD LETTER("d1", "harbour") LETTER("d2", "river") TAIL);
    holding_put(h, "2.xml", HEAD LETTER("d1", "lighthouse") TAIL);
    assert_int_equal(holding_add(h, "1.xml").kept, 1);
    assert_int_equal(holding_add(h, "2.xml").new_versions, 1);
}

static bool named(struct holding *h, const char *words, ArchivePage *page, Fail *fail) {
    uint32_t block;
    return archive_page_named(h->archive, str_from_c(words), h->arena, page, &block, fail);
}

static void test_an_older_reading_has_its_own_text(void **state) {
    struct holding *h = *state;
    ArchivePage page;
    Fail fail;
    two_readings(h);
    assert_ok(named(h, "vol-1/d1", &page, &fail));
    assert_int_equal(page.older.reading, 0);
    assert_int_equal(page.row.reading, 2);
    assert_true(str_has(page.document.parts.p[0].text, STR("lighthouse")));
    assert_int_equal(page.history.n, 4);  // two versions, two readings
    assert_ok(named(h, "vol-1/d1@1", &page, &fail));
    assert_int_equal(page.older.reading, 1);
    assert_int_equal(page.older.version, 1);
    assert_true(str_has(page.document.parts.p[0].text, STR("harbour")));
    assert_true(str_ends(page.address, page.row.id));
    CiteInput cite = archive_cite_input(h->archive, &page, h->arena);
    assert_int_equal(cite.reading, 1);
    /* The present one by its number is the present one. */
    assert_ok(named(h, "vol-1/d1@2", &page, &fail));
    assert_int_equal(page.older.reading, 0);
    assert_false(named(h, "vol-1/d1@3", &page, &fail));
    assert_int_equal(fail.code, FAIL_MISSING);
}

static void test_a_lost_document_is_read_where_it_stood(void **state) {
    struct holding *h = *state;
    ArchivePage page;
    Fail fail;
    two_readings(h);
    assert_ok(named(h, "vol-1/d2", &page, &fail));
    assert_int_equal(page.row.state, STATE_LOST);
    assert_ok(named(h, "vol-1/d2@1", &page, &fail));
    assert_int_equal(page.row.state, STATE_VISIBLE);
    assert_true(str_has(page.document.parts.p[0].text, STR("river")));
}

static void test_no_reading_of_what_was_withdrawn_is_shown(void **state) {
    struct holding *h = *state;
    ArchivePage page;
    Act act;
    Fail fail;
    holding_put(h, "1.xml", HEAD LETTER("d1", "harbour") LETTER("d2", "river") TAIL);
    holding_put(h, "2.xml", HEAD LETTER("d1", "lighthouse") TAIL);
    (void)holding_add(h, "1.xml");
    Decision hide = {.target = STR("vol-1/d2"), .kind = ACT_WITHDRAW, .reason = STR("private")};
    assert_ok(decide_run(h->archive, &hide, h->arena, &act, &fail));
    (void)holding_add(h, "2.xml");
    hide.target = STR("vol-1/d1");
    assert_ok(decide_run(h->archive, &hide, h->arena, &act, &fail));
    /* Lost since, or there still: the words stay hidden. */
    assert_false(named(h, "vol-1/d2@1", &page, &fail));
    assert_int_equal(fail.code, FAIL_MISSING);
    assert_ok(named(h, "vol-1/d1@1", &page, &fail));
    assert_int_equal(page.row.state, STATE_WITHDRAWN);
    assert_int_equal(page.document.parts.n, 0);
    assert_false(archive_page_older(h->archive, 1, h->arena, &page, &fail));
}

static void test_bytes_of_every_version_are_handed_out(void **state) {
    struct holding *h = *state;
    ArchivePage page;
    Fail fail;
    Str bytes;
    two_readings(h);
    assert_ok(named(h, "vol-1/d1", &page, &fail));
    OriginalName name = {page.row.deposit, STR("1.xml"), 1};
    assert_ok(archive_original(h->archive, &name, h->arena, &bytes, &fail));
    assert_true(str_has(bytes, STR("harbour")));
    name.version = 0;  // the present one has another file
    assert_false(archive_original(h->archive, &name, h->arena, &bytes, &fail));
    name.version = 3;
    assert_false(archive_original(h->archive, &name, h->arena, &bytes, &fail));
    assert_non_null(strstr(fail.message, "has no version 3; it has 2"));
}

static void test_what_holds_several_says_so(void **state) {
    struct holding *h = *state;
    ArchivePage page;
    Fail fail;
    holding_put(h, "1.xml", HEAD LETTER("d1", "harbour") LETTER("d2", "river") TAIL);
    (void)holding_add(h, "1.xml");
    assert_false(named(h, "vol-1", &page, &fail));
    assert_int_equal(fail.code, FAIL_MISSING);
    assert_non_null(strstr(fail.message, "is a collection; fonds show d"));
    assert_false(named(h, "nothing", &page, &fail));
    assert_non_null(strstr(fail.message, "no document is named"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, holding_setup, holding_teardown)
        T(test_an_older_reading_has_its_own_text),
        T(test_a_lost_document_is_read_where_it_stood),
        T(test_no_reading_of_what_was_withdrawn_is_shown),
        T(test_bytes_of_every_version_are_handed_out),
        T(test_what_holds_several_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
