/* Proves archive/forward.c: a catalog or an index that stayed behind is brought up to the journal.
 */
#include "archive/decide.h"
#include "archive/holding.h"
#include "archive/writer.h"
#include "base/file.h"

static void copy(struct holding *h, const char *from, const char *to) {
    Str bytes;
    Fail fail;
    assert_ok(file_read(holding_path(h, from), 1 << 28, h->arena, &bytes, &fail));
    assert_ok(file_write(holding_path(h, to), bytes, false, &fail));
}

static void test_what_a_crash_left_out_is_made_up(void **state) {
    struct holding *h = *state;
    static const char *const behind[] = {"catalog", "index", "both"};
    for (size_t i = 0; i < 3; i++) {
        char name[32], text[80];
        (void)snprintf(name, sizeof name, "%zu.txt", i);
        (void)snprintf(text, sizeof text, "word%zu before. \n", i);
        holding_put(h, name, text);
        (void)holding_add(h, name);
        /* A snapshot of both at rest, then one more deposit and an act. */
        archive_close(h->archive);
        h->archive = NULL;
        copy(h, "a/catalog.db", "catalog.kept");
        copy(h, "a/index/words.db", "index.kept");
        Fail fail;
        assert_ok(archive_open(holding_path(h, "a"), ARCHIVE_WRITE, &h->archive, &fail));
        (void)snprintf(name, sizeof name, "later%zu.txt", i);
        (void)snprintf(text, sizeof text, "harbour%zu after.\n", i);
        holding_put(h, name, text);
        (void)holding_add(h, name);
        Act act;
        Decision withdraw = {
            .target = holding_first(h, "before"), .kind = ACT_WITHDRAW, .reason = STR("x")};
        assert_ok(decide_run(h->archive, &withdraw, h->arena, &act, &fail));
        uint64_t whole = catalog_watermark(h->archive->catalog);
        archive_close(h->archive);
        h->archive = NULL;
        if (strcmp(behind[i], "index") != 0)
            copy(h, "catalog.kept", "a/catalog.db");
        if (strcmp(behind[i], "catalog") != 0)
            copy(h, "index.kept", "a/index/words.db");
        assert_ok(archive_open(holding_path(h, "a"), ARCHIVE_WRITE, &h->archive, &fail));
        assert_ok(writer_begin(h->archive, "a test", &fail));
        writer_end(h->archive);
        assert_int_equal(catalog_watermark(h->archive->catalog), whole);
        assert_int_equal(engine_watermark(h->archive->engine), whole);
        assert_int_equal(holding_count(h, "after"), i + 1);
        assert_int_equal(holding_count(h, "before"), 0);
    }
}

static void put_volume(struct holding *h, const char *name, const char *documents) {
    Str text = str_format(
        h->arena,
        "<TEI "
        "xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader><fileDesc><titleStmt><title>V</title>"
        "</titleStmt><publicationStmt><publisher>P</publisher><idno type=\"frus\">vol-1</idno>"
        "</publicationStmt><sourceDesc><p>s</p></sourceDesc></fileDesc></teiHeader><text><body>%s"
        "</body></text></TEI>",
        documents);
    holding_put(h, name, str_to_c(h->arena, text));
}

static void test_what_a_later_reading_lost_leaves_an_index_that_stayed_behind(void **state) {
    struct holding *h = *state;
    Fail fail;
    const char *one =
        "<div type=\"document\" xml:id=\"d1\"><head>1. Letter</head><p>harbour</p></div>";
    Str both = str_format(
        h->arena, "%s<div type=\"document\" xml:id=\"d2\"><head>2. Letter</head><p>river</p></div>",
        one);
    put_volume(h, "v1.xml", str_to_c(h->arena, both));
    put_volume(h, "v2.xml", one);
    (void)holding_add(h, "v1.xml");
    assert_int_equal(holding_count(h, "river"), 1);
    archive_close(h->archive);
    h->archive = NULL;
    copy(h, "a/index/words.db", "index.kept");
    assert_ok(archive_open(holding_path(h, "a"), ARCHIVE_WRITE, &h->archive, &fail));
    assert_int_equal(holding_add(h, "v2.xml").new_versions, 1);
    archive_close(h->archive);
    h->archive = NULL;
    copy(h, "index.kept", "a/index/words.db");
    assert_ok(archive_open(holding_path(h, "a"), ARCHIVE_WRITE, &h->archive, &fail));
    assert_int_equal(holding_count(h, "river"), 1); /* it stayed behind */
    assert_ok(writer_begin(h->archive, "a test", &fail));
    writer_end(h->archive);
    assert_int_equal(holding_count(h, "river"), 0);
    assert_int_equal(holding_count(h, "harbour"), 1);
}

static void test_a_reading_that_is_gone_is_named(void **state) {
    struct holding *h = *state;
    Fail fail = {0};
    Str deposit, local;
    archive_close(h->archive);
    h->archive = NULL;
    copy(h, "a/index/words.db", "index.kept");
    assert_ok(archive_open(holding_path(h, "a"), ARCHIVE_WRITE, &h->archive, &fail));
    holding_put(h, "a.txt", "harbour\n");
    (void)holding_add(h, "a.txt");
    (void)str_cut(holding_first(h, "harbour"), '.', &deposit, &local);
    assert_ok(file_remove_tree(ocfl_root_object_path(h->archive->root, deposit, h->arena), &fail));
    archive_close(h->archive);
    h->archive = NULL;
    copy(h, "index.kept", "a/index/words.db");
    assert_ok(archive_open(holding_path(h, "a"), ARCHIVE_WRITE, &h->archive, &fail));
    assert_false(writer_begin(h->archive, "a test", &fail));
    assert_int_equal(fail.code, FAIL_MISSING);
    assert_non_null(strstr(fail.message, "journal line 2"));
    assert_non_null(strstr(fail.message, "no object"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_what_a_crash_left_out_is_made_up, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(
            test_what_a_later_reading_lost_leaves_an_index_that_stayed_behind, holding_setup,
            holding_teardown),
        cmocka_unit_test_setup_teardown(test_a_reading_that_is_gone_is_named, holding_setup,
                                        holding_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
