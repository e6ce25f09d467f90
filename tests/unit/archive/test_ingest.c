/* Proves archive/ingest.c: the fates of what is handed over. */
#include "archive/holding.h"
#include "base/db.h"
#include "base/file.h"
#include <unistd.h>

static void test_new_files_are_kept_and_found(void **state) {
    struct holding *h = *state;
    holding_put(h, "in/a.txt", "The harbour was full of ships.\n");
    holding_put(h, "in/b.txt", "Nothing moved on the river.\n");
    IngestCount count = holding_add(h, "in");
    assert_int_equal(count.kept, 2);
    assert_int_equal(count.documents, 2);
    assert_int_equal(holding_count(h, "harbour"), 1);
    assert_int_equal(holding_count(h, "river OR ships"), 2);
}

static void test_the_same_bytes_again_make_nothing_new(void **state) {
    struct holding *h = *state;
    holding_put(h, "in/a.txt", "The harbour was full of ships.\n");
    assert_int_equal(holding_add(h, "in").kept, 1);
    uint64_t before = catalog_watermark(h->archive->catalog);
    assert_int_equal(holding_add(h, "in").known, 1);
    assert_int_equal(catalog_watermark(h->archive->catalog), before); /* not one line */
    holding_put(h, "other/b.txt", "The harbour was full of ships.\n");
    assert_int_equal(holding_add(h, "other").known, 1);
    assert_true(catalog_watermark(h->archive->catalog) >
                before); /* received again, under another name */
    assert_int_equal(holding_count(h, "harbour"), 1);
}

static void test_the_same_bytes_twice_in_one_batch_are_one_deposit(void **state) {
    struct holding *h = *state;
    holding_put(h, "in/a.txt", "The harbour was full of ships.\n");
    holding_put(h, "in/b.txt", "The harbour was full of ships.\n");
    IngestCount count = holding_add(h, "in");
    assert_int_equal(count.kept, 1);
    assert_int_equal(count.known, 1);
}

static void test_what_cannot_be_read_is_kept(void **state) {
    struct holding *h = *state;
    holding_put(h, "in/a.xml", "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><text><body><p>half");
    IngestCount count = holding_add(h, "in");
    assert_int_equal(count.not_read, 1);
    StrList deposits;
    Fail fail;
    assert_ok(browse_not_read(h->archive->catalog, h->arena, &deposits, &fail));
    assert_int_equal(deposits.n, 1);
    Str bytes;
    assert_ok(archive_original(h->archive, &(OriginalName){deposits.p[0], STR("a.xml"), 0},
                               h->arena, &bytes, &fail));
    assert_true(str_ends(bytes, STR("<p>half")));
}

static void test_a_name_that_is_not_utf8_leaves_its_file_readable(void **state) {
    struct holding *h = *state;
    holding_put(h, "in/\xff\x01.txt", "The harbour was full of ships.\n");
    assert_int_equal(holding_add(h, "in").kept, 1);
    struct document document;
    Fail fail;
    Str id = holding_first(h, "harbour"), bytes;
    assert_ok(catalog_document(h->archive->catalog, id, h->arena, &document, &fail));
    Str file = document.parts.p[0].blocks.p[0].origin.file;
    assert_memory_equal(file.p, "%FF%01.txt", file.n);
    OriginalName name = {str_slice(id, 0, 13), STR("\xff\x01.txt"), 0};
    assert_ok(archive_original(h->archive, &name, h->arena, &bytes, &fail));
    assert_true(str_starts(bytes, STR("The harbour")));
    holding_put(h, "box/\xff.txt", "Of a lighthouse.\n");
    holding_put(h, "box/b.txt", "Of a bay.\n");
    IngestRequest request = {.as_one = true};
    IngestCount count;
    str_list_add(h->arena, &request.paths, holding_path(h, "box"));
    assert_ok(ingest_run(h->archive, &request, &count, &fail));
    assert_int_equal(count.documents, 2);
    assert_int_equal(count.read_in_part, 0);
    /* nor does it make a file that is too large an empty one */
    h->archive->config.text_bytes = 10;
    holding_put(h, "large/\xff.txt", "Of a river and its banks.\n");
    assert_int_equal(holding_add(h, "large").not_read, 1);
}

static void test_what_cannot_be_opened_is_refused_and_the_rest_goes_on(void **state) {
    struct holding *h = *state;
    holding_put(h, "in/a.txt", "readable words\n");
    assert_int_equal(symlink("/nowhere/at/all", str_to_c(h->arena, holding_path(h, "in/b.txt"))),
                     0);
    IngestCount count = holding_add(h, "in");
    assert_int_equal(count.kept, 1);
    assert_int_equal(count.refused, 1);
}

static volatile int stop;

/* Told before each job: one is sent, then it is time to stop. */
static void stop_after_one(void *context, const IngestCount *count) {
    (void)count;
    *(volatile int *)context = 1;
}

static void test_a_stopped_run_goes_on_as_the_same_accession(void **state) {
    struct holding *h = *state;
    holding_put(h, "in/a.txt", "first words\n");
    holding_put(h, "in/b.txt", "second words\n");
    Fail fail;
    IngestCount count;
    IngestRequest request = {.workers = 1, .stop = &stop, .progress = stop_after_one};
    request.context = (void *)(uintptr_t)&stop;
    stop = 0;
    str_list_add(h->arena, &request.paths, holding_path(h, "in"));
    assert_ok(ingest_run(h->archive, &request, &count, &fail));
    assert_true(count.stopped);
    assert_int_equal(count.kept, 1);
    assert_true(file_exists(h->archive->paths.accession));
    assert_int_equal(holding_add(h, "in").kept, 2);
    assert_false(file_exists(h->archive->paths.accession));
    assert_int_equal(holding_count(h, "words"), 2);
    DepositRow first, second;
    for (int i = 0; i < 2; i++) {
        Str deposit, local;
        (void)str_cut(holding_first(h, i == 0 ? "first" : "second"), '.', &deposit, &local);
        assert_ok(catalog_deposit(h->archive->catalog, deposit, h->arena, i == 0 ? &first : &second,
                                  &fail));
    }
    assert_true(str_equal(first.accession, second.accession));
}

static void test_a_run_stopped_before_anything_was_kept_leaves_nothing(void **state) {
    struct holding *h = *state;
    holding_put(h, "in/a.txt", "first words\n");
    Fail fail;
    IngestCount count;
    IngestRequest request = {.workers = 1, .stop = &stop};
    stop = 1;
    str_list_add(h->arena, &request.paths, holding_path(h, "in"));
    assert_ok(ingest_run(h->archive, &request, &count, &fail));
    assert_true(count.stopped);
    assert_false(file_exists(h->archive->paths.accession));
}

static void test_a_dry_run_changes_nothing(void **state) {
    struct holding *h = *state;
    holding_put(h, "in/a.txt", "some words\n");
    Fail fail;
    IngestCount count;
    IngestRequest request = {.dry_run = true};
    str_list_add(h->arena, &request.paths, holding_path(h, "in"));
    assert_ok(ingest_run(h->archive, &request, &count, &fail));
    assert_int_equal(count.kept, 1);
    assert_int_equal(catalog_watermark(h->archive->catalog), 0);
    assert_int_equal(holding_count(h, "words"), 0);
}

static void test_replaces_makes_a_new_version_and_keeps_block_ids(void **state) {
    struct holding *h = *state;
    holding_put(h, "a.txt",
                "First paragraph, of many words that stay.\n\nSecond paragraph, of other words.\n");
    (void)holding_add(h, "a.txt");
    Str id = holding_first(h, "second"), deposit, local;
    assert_true(str_cut(id, '.', &deposit, &local));
    holding_put(h, "b.txt",
                "A new beginning.\n\nFirst paragraph, of many words that stay.\n\nSecond "
                "paragraph, of other words.\n");
    struct document before, after;
    Fail fail;
    assert_ok(catalog_document(h->archive->catalog, id, h->arena, &before, &fail));
    IngestCount count;
    IngestRequest request = {.replaces = deposit};
    str_list_add(h->arena, &request.paths, holding_path(h, "b.txt"));
    assert_ok(ingest_run(h->archive, &request, &count, &fail));
    assert_int_equal(count.new_versions, 1);
    assert_int_equal(holding_count(h, "paragraph"), 1);
    assert_int_equal(holding_count(h, "beginning"), 1);
    assert_ok(catalog_document(h->archive->catalog, id, h->arena, &after, &fail));
    const Part *old = &before.parts.p[0], *now = &after.parts.p[0];
    assert_int_equal(now->blocks.p[now->blocks.n - 1].id, old->blocks.p[old->blocks.n - 1].id);
    DepositRow row;
    assert_ok(catalog_deposit(h->archive->catalog, deposit, h->arena, &row, &fail));
    assert_int_equal(row.version, 2);
    assert_int_equal(row.reading, 2);
}

static IngestCount replace(struct holding *h, const char *name, Str deposit) {
    Fail fail;
    IngestCount count;
    IngestRequest request = {.replaces = deposit, .workers = 1};
    str_list_add(h->arena, &request.paths, holding_path(h, name));
    assert_ok(ingest_run(h->archive, &request, &count, &fail));
    return count;
}

static Str deposit_of(struct holding *h, const char *query) {
    Str deposit, local;
    assert_true(str_cut(holding_first(h, query), '.', &deposit, &local));
    return str_copy(h->arena, deposit);
}

static DepositRow row_of(struct holding *h, Str deposit) {
    DepositRow row;
    Fail fail;
    assert_ok(catalog_deposit(h->archive->catalog, deposit, h->arena, &row, &fail));
    return row;
}

static void test_the_bytes_of_a_later_version_again_make_nothing_new(void **state) {
    struct holding *h = *state;
    holding_put(h, "a.txt", "Words of the first version.\n");
    holding_put(h, "b.txt", "Words of the second version.\n");
    (void)holding_add(h, "a.txt");
    Str deposit = deposit_of(h, "first");
    assert_int_equal(replace(h, "b.txt", deposit).new_versions, 1);
    uint64_t before = catalog_watermark(h->archive->catalog);
    assert_int_equal(replace(h, "b.txt", deposit).known, 1);
    assert_int_equal(replace(h, "a.txt", deposit).known, 1);
    assert_int_equal(row_of(h, deposit).version, 2);
    /* each came by its own path before: not one line */
    assert_int_equal(catalog_watermark(h->archive->catalog), before);
    /* nor are they new where nothing says what they belong to */
    assert_int_equal(holding_add(h, "b.txt").known, 1);
    assert_int_equal(catalog_watermark(h->archive->catalog), before);
    holding_put(h, "c/b.txt", "Words of the second version.\n");
    assert_int_equal(holding_add(h, "c").known, 1);
    assert_true(catalog_watermark(h->archive->catalog) > before); /* received again */
    assert_int_equal(holding_count(h, "words"), 1);
}

/* Puts another digest under what the catalog lists: so it would be with two bytes of one id. */
static void forge_digests(struct holding *h) {
    struct db *db;
    Fail fail;
    assert_ok(db_open(holding_path(h, "a/catalog.db"), DB_WRITE, &db, &fail));
    assert_ok(db_run(db, "UPDATE deposit_file SET sha512 = replace(sha512, 'a', 'b')", &fail));
    db_close(db);
}

static void test_other_bytes_of_the_same_id_are_refused_and_not_taken_for_known(void **state) {
    struct holding *h = *state;
    holding_put(h, "in/a.txt", "The harbour was full of ships.\n");
    assert_int_equal(holding_add(h, "in").kept, 1);
    forge_digests(h);
    IngestCount count = holding_add(h, "in");
    assert_int_equal(count.known, 0);
    assert_int_equal(count.refused, 1);
}

static void test_a_new_version_that_cannot_be_read_leaves_the_reading_in_force(void **state) {
    struct holding *h = *state;
    Fail fail;
    struct document first, third;
    holding_put(h, "a.txt", "A paragraph of many words that stay.\n");
    holding_put(h, "b.xml", "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><text><body><p>half");
    holding_put(h, "c.txt", "A new beginning.\n\nA paragraph of many words that stay.\n");
    (void)holding_add(h, "a.txt");
    Str id = holding_first(h, "paragraph"), deposit = deposit_of(h, "paragraph");
    assert_ok(catalog_document(h->archive->catalog, id, h->arena, &first, &fail));
    assert_int_equal(replace(h, "b.xml", deposit).new_versions, 1);
    assert_int_equal(row_of(h, deposit).version, 2);
    assert_int_equal(row_of(h, deposit).reading, 1);
    assert_true(row_of(h, deposit).failure.n > 0);
    assert_int_equal(holding_count(h, "paragraph"), 1);
    assert_int_equal(replace(h, "c.txt", deposit).new_versions, 1);
    assert_int_equal(row_of(h, deposit).version, 3);
    assert_int_equal(row_of(h, deposit).reading, 2);
    assert_int_equal(row_of(h, deposit).failure.n, 0);
    assert_ok(catalog_document(h->archive->catalog, id, h->arena, &third, &fail));
    const Part *old = &first.parts.p[0], *now = &third.parts.p[0];
    assert_int_equal(now->blocks.n, 2);
    assert_int_equal(now->blocks.p[1].id, old->blocks.p[0].id);
    assert_true(now->blocks.p[0].id >= first.next_block); /* never given to other text */
}

static void test_a_volume_that_names_itself_alike_is_a_new_version(void **state) {
    struct holding *h = *state;
    static const char *const format =
        "<TEI "
        "xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader><fileDesc><titleStmt><title>V</title></"
        "titleStmt><publicationStmt>"
        "<publisher>P</publisher><idno "
        "type=\"frus\">vol-1</idno></publicationStmt><sourceDesc><p>s</p></sourceDesc></fileDesc></"
        "teiHeader>"
        "<text><body><div type=\"document\" xml:id=\"d1\" n=\"1\"><head>1. Letter</head><p>%s "
        "words of the volume.</p></div></body></text></TEI>";
    char text[1000];
    (void)snprintf(text, sizeof text, format, "first");
    holding_put(h, "v1.xml", text);
    (void)snprintf(text, sizeof text, format, "second");
    holding_put(h, "v2.xml", text);
    assert_int_equal(holding_add(h, "v1.xml").kept, 1);
    assert_int_equal(holding_add(h, "v2.xml").new_versions, 1);
    assert_int_equal(holding_count(h, "words"), 1);
    assert_int_equal(holding_count(h, "first"), 0);
    assert_int_equal(holding_add(h, "v2.xml").known, 1);
    assert_int_equal(holding_add(h, "v1.xml").known, 1);
    assert_int_equal(holding_count(h, "second"), 1);
}

static void test_many_versions_of_one_volume_in_one_run_are_versions_in_turn(void **state) {
    struct holding *h = *state;
    for (int i = 0; i < 5; i++) {
        char name[32], text[1000];
        (void)snprintf(name, sizeof name, "in/v%d.xml", i);
        (void)snprintf(
            text, sizeof text,
            "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader><fileDesc><titleStmt><title>V"
            "</title></titleStmt><publicationStmt><publisher>P</publisher><idno type=\"frus\">vol-1"
            "</idno></publicationStmt><sourceDesc><p>s</p></sourceDesc></fileDesc></"
            "teiHeader><text>"
            "<body><div type=\"document\" xml:id=\"d1\" n=\"1\"><head>1. Letter</head><p>word%d of "
            "the volume.</p></div></body></text></TEI>",
            i);
        holding_put(h, name, text);
    }
    IngestCount count = holding_add(h, "in");
    assert_int_equal(count.kept, 1);
    assert_int_equal(count.new_versions, 4);
    assert_int_equal(holding_count(h, "volume"), 1);
    assert_int_equal(holding_count(h, "word4"), 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_new_files_are_kept_and_found, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_the_same_bytes_again_make_nothing_new, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_the_same_bytes_twice_in_one_batch_are_one_deposit,
                                        holding_setup, holding_teardown),
        cmocka_unit_test_setup_teardown(test_what_cannot_be_read_is_kept, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_a_name_that_is_not_utf8_leaves_its_file_readable,
                                        holding_setup, holding_teardown),
        cmocka_unit_test_setup_teardown(test_what_cannot_be_opened_is_refused_and_the_rest_goes_on,
                                        holding_setup, holding_teardown),
        cmocka_unit_test_setup_teardown(test_a_stopped_run_goes_on_as_the_same_accession,
                                        holding_setup, holding_teardown),
        cmocka_unit_test_setup_teardown(test_a_run_stopped_before_anything_was_kept_leaves_nothing,
                                        holding_setup, holding_teardown),
        cmocka_unit_test_setup_teardown(test_a_dry_run_changes_nothing, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_replaces_makes_a_new_version_and_keeps_block_ids,
                                        holding_setup, holding_teardown),
        cmocka_unit_test_setup_teardown(test_the_bytes_of_a_later_version_again_make_nothing_new,
                                        holding_setup, holding_teardown),
        cmocka_unit_test_setup_teardown(
            test_other_bytes_of_the_same_id_are_refused_and_not_taken_for_known, holding_setup,
            holding_teardown),
        cmocka_unit_test_setup_teardown(
            test_a_new_version_that_cannot_be_read_leaves_the_reading_in_force, holding_setup,
            holding_teardown),
        cmocka_unit_test_setup_teardown(test_a_volume_that_names_itself_alike_is_a_new_version,
                                        holding_setup, holding_teardown),
        cmocka_unit_test_setup_teardown(
            test_many_versions_of_one_volume_in_one_run_are_versions_in_turn, holding_setup,
            holding_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
