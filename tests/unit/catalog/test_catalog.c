/* Names, batches, and what a reader sees while a writer writes. */
#include "base/db.h"
#include "catalog/catalog.h"
#include "catalog/catalog_fixture.h"

static const DocumentSpec volume[] = {
    {.local_id = "d135", .title = "One", .collection = "ch1", .paragraphs = {"alpha"}},
    {.local_id = "d136", .title = "Two", .collection = "ch1"}};
static const DocumentSpec page = {
    .local_id = "1", .title = "Page", .record = "110116", .url = "https://example.org/document/1"};

static void open_holding(Fixture *fixture) {
    Fail fail;
    static const ReadingHead bare = {.canonical_url = STR("https://example.org/page/")};
    fixture_open(fixture);
    assert_ok(catalog_begin(fixture->catalog, &fail));
    ReadingHead head = {.title = STR("V"), .source_id = STR("frus1961-63v15")};
    fixture_collection(fixture->arena, &head, COLLECTION_CHAPTER, "ch1", NULL);
    (void)fixture_reading(fixture, "dvvvvvvvvvvvv", 1, &head, volume, 2);
    (void)fixture_reading(fixture, "dpppppppppppp", 1, &bare, &page, 1);
    DepositRow unread = {.id = STR("duuuuuuuuuuuu"), .failure = STR("no text")};
    assert_ok(record_deposit(fixture->catalog, &unread, &fail));
}

static void test_every_name_of_a_thing_leads_to_it(void **state) {
    (void)state;
    static const struct {
        const char *name, *id;
        NamedKind kind;
        bool redirected;
    } cases[] = {
        {"dvvvvvvvvvvvv.d135", "dvvvvvvvvvvvv.d135", NAMED_DOCUMENT, false},
        {"dvvvvvvvvvvvv.ch1", "dvvvvvvvvvvvv.ch1", NAMED_COLLECTION, false},
        {"dvvvvvvvvvvvv", "dvvvvvvvvvvvv", NAMED_COLLECTION, false},
        {"frus1961-63v15", "dvvvvvvvvvvvv", NAMED_COLLECTION, true},
        {"frus1961-63v15/d135", "dvvvvvvvvvvvv.d135", NAMED_DOCUMENT, true},
        {"frus1961-63v15/ch1", "dvvvvvvvvvvvv.ch1", NAMED_COLLECTION, true},
        {"frus1961-63v15/d999", "", NAMED_NOTHING, false},
        {"frus1961-63v15/", "", NAMED_NOTHING, false},
        {"dpppppppppppp", "dpppppppppppp.1", NAMED_DOCUMENT, true},
        {"record:110116", "dpppppppppppp.1", NAMED_DOCUMENT, true},
        {"http://www.example.org/document/1#x", "dpppppppppppp.1", NAMED_DOCUMENT, true},
        {"https://example.org/page", "dpppppppppppp.1", NAMED_DOCUMENT, true},
        {"https://example.org/other", "", NAMED_NOTHING, false},
        {"duuuuuuuuuuuu", "duuuuuuuuuuuu", NAMED_DEPOSIT, false},
        {"", "", NAMED_NOTHING, false},
        {"/", "", NAMED_NOTHING, false},
        {"dvvvvvvvvvvvv.", "", NAMED_NOTHING, false},
        {"' OR 1=1 --", "", NAMED_NOTHING, false},
    };
    Fixture fixture;
    Fail fail;
    open_holding(&fixture);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Named named;
        assert_ok(catalog_resolve(fixture.catalog, str_from_c(cases[i].name), fixture.arena, &named,
                                  &fail));
        assert_str(named.id, cases[i].id);
        assert_int_equal(named.kind, cases[i].kind);
        assert_int_equal(named.redirected, cases[i].redirected);
    }
    catalog_rollback(fixture.catalog);
    fixture_close(&fixture);
}

static void test_heads_and_documents_come_back_whole(void **state) {
    (void)state;
    Fixture fixture;
    Fail fail;
    ReadingHead head;
    struct document document;
    StrList deposits;
    open_holding(&fixture);
    assert_ok(catalog_head(fixture.catalog, STR("dvvvvvvvvvvvv"), fixture.arena, &head, &fail));
    assert_str(head.source_id, "frus1961-63v15");
    assert_int_equal(head.collections.n, 1);
    assert_int_equal(head.document_count, 2);
    assert_false(catalog_head(fixture.catalog, STR("duuuuuuuuuuuu"), fixture.arena, &head, &fail));
    assert_int_equal(fail.code, FAIL_MISSING);
    assert_ok(catalog_document(fixture.catalog, STR("dvvvvvvvvvvvv.d135"), fixture.arena, &document,
                               &fail));
    assert_str(document.parts.p[0].text, "alpha");
    assert_false(catalog_document(fixture.catalog, STR("dvvvvvvvvvvvv.d1"), fixture.arena,
                                  &document, &fail));
    assert_int_equal(fail.code, FAIL_MISSING);
    assert_ok(catalog_with_identity(fixture.catalog, STR("frus1961-63v15"), fixture.arena,
                                    &deposits, &fail));
    assert_int_equal(deposits.n, 1);
    assert_ok(catalog_with_identity(fixture.catalog, STR(""), fixture.arena, &deposits, &fail));
    assert_int_equal(deposits.n, 0);
    catalog_rollback(fixture.catalog);
    fixture_close(&fixture);
}

static void test_a_batch_is_seen_whole_or_not_at_all(void **state) {
    (void)state;
    Fixture fixture;
    Fail fail;
    struct catalog *reader;
    HoldingCount count;
    open_holding(&fixture);
    assert_ok(catalog_open(fixture.path, false, &reader, &fail));
    assert_ok(browse_holding(reader, &count, &fail));
    assert_int_equal(count.documents, 0);
    assert_ok(catalog_begin(reader, &fail));
    assert_ok(browse_holding(reader, &count, &fail));
    assert_ok(catalog_commit(fixture.catalog, 42, &fail));
    assert_ok(browse_holding(reader, &count, &fail));
    assert_int_equal(count.documents, 0);  // one view until it ends
    assert_int_equal(catalog_watermark(reader), 0);
    catalog_rollback(reader);
    assert_ok(browse_holding(reader, &count, &fail));
    assert_int_equal(count.documents, 3);
    assert_int_equal(catalog_watermark(reader), 42);
    assert_ok(catalog_begin(fixture.catalog, &fail));
    static const ReadingHead bare = {0};
    assert_ok(record_begin_reading(fixture.catalog, STR("dxxx"), 1, &bare, &fail));
    catalog_rollback(fixture.catalog);  // in the middle of a reading
    assert_int_equal(catalog_watermark(fixture.catalog), 42);
    assert_ok(catalog_begin(fixture.catalog, &fail));
    (void)fixture_reading(&fixture, "dxxx", 1, &bare, &page, 1);
    catalog_rollback(fixture.catalog);
    catalog_close(reader);
    fixture_close(&fixture);
}

static void test_a_damaged_copy_is_a_failure_that_names_the_document(void **state) {
    (void)state;
    Fixture fixture;
    Fail fail;
    struct db *db;
    struct document document;
    open_holding(&fixture);
    assert_ok(catalog_commit(fixture.catalog, 1, &fail));
    assert_ok(db_open(fixture.path, DB_WRITE, &db, &fail));
    assert_ok(db_run(db, "UPDATE copy SET base = x'00112233'", &fail));
    db_close(db);
    assert_false(catalog_document(fixture.catalog, STR("dvvvvvvvvvvvv.d135"), fixture.arena,
                                  &document, &fail));
    assert_int_equal(fail.code, FAIL_CORRUPT);
    assert_non_null(strstr(fail.message, "dvvvvvvvvvvvv.d135"));
    assert_ok(catalog_begin(fixture.catalog, &fail));  // no statement was left open
    catalog_rollback(fixture.catalog);
    fixture_close(&fixture);
}

static void test_acts_in_order_and_of_one_document(void **state) {
    (void)state;
    Fixture fixture;
    Fail fail;
    ActList acts;
    Act act;
    ActState what;
    open_holding(&fixture);
    fixture_fold(&fixture,
                 (Act){.seq = 3, .kind = ACT_WITHDRAW, .document = STR("dvvvvvvvvvvvv.d136")},
                 NULL);
    fixture_fold(&fixture,
                 (Act){.seq = 8, .kind = ACT_WITHDRAW, .document = STR("dpppppppppppp.1")}, NULL);
    fixture_fold(&fixture, (Act){.seq = 9, .kind = ACT_UNDO, .undoes = 3}, NULL);
    assert_ok(catalog_acts(fixture.catalog, STR(""), fixture.arena, &acts, &fail));
    assert_int_equal(acts.n, 3);
    assert_ok(
        catalog_acts(fixture.catalog, STR("dvvvvvvvvvvvv.d136"), fixture.arena, &acts, &fail));
    assert_int_equal(acts.n, 2);
    assert_int_equal(acts.p[0].seq, 3);
    assert_int_equal(acts.p[1].seq, 9);
    assert_ok(catalog_act(fixture.catalog, 3, fixture.arena, &act, &what, &fail));
    assert_int_equal(what, ACT_STATE_UNDONE);
    assert_false(catalog_act(fixture.catalog, 4, fixture.arena, &act, &what, &fail));
    assert_int_equal(fail.code, FAIL_MISSING);
    catalog_rollback(fixture.catalog);
    fixture_close(&fixture);
}

static bool is_withheld(Fixture *fixture, const char *deposit) {
    Fail fail;
    DepositRow row;
    assert_ok(catalog_deposit(fixture->catalog, str_from_c(deposit), fixture->arena, &row, &fail));
    return row.withheld;
}

static void test_files_are_withheld_while_one_document_in_them_is(void **state) {
    (void)state;
    static const ReadingHead bare = {0};
    Fixture fixture;
    open_holding(&fixture);
    const char *volume_id = "dvvvvvvvvvvvv";
    assert_false(is_withheld(&fixture, volume_id));
    fixture_fold(&fixture,
                 (Act){.seq = 1, .kind = ACT_WITHDRAW, .document = STR("dvvvvvvvvvvvv.d136")},
                 NULL);
    assert_true(is_withheld(&fixture, volume_id));
    assert_false(is_withheld(&fixture, "dpppppppppppp"));
    (void)fixture_reading(&fixture, volume_id, 2, &bare, volume, 1);  // which has no d136
    assert_true(is_withheld(&fixture, volume_id));
    (void)fixture_reading(&fixture, volume_id, 3, &bare, volume, 2);
    fixture_fold(&fixture, (Act){.seq = 2, .kind = ACT_UNDO, .undoes = 1}, NULL);
    assert_false(is_withheld(&fixture, volume_id));
    fixture_fold(&fixture,
                 (Act){.seq = 3, .kind = ACT_DESTROY, .document = STR("dvvvvvvvvvvvv.d135")}, NULL);
    assert_true(is_withheld(&fixture, volume_id));
    catalog_rollback(fixture.catalog);
    fixture_close(&fixture);
}

static void test_withdrawn_apparatus_withholds_too(void **state) {
    (void)state;
    static const ReadingHead bare = {0};
    static const DocumentSpec specs[] = {{.local_id = "d1"},
                                         {.local_id = "pref", .is_apparatus = true}};
    Fixture fixture;
    Fail fail;
    fixture_open(&fixture);
    assert_ok(catalog_begin(fixture.catalog, &fail));
    (void)fixture_reading(&fixture, "dwww", 1, &bare, specs, 2);
    assert_false(is_withheld(&fixture, "dwww"));
    fixture_fold(&fixture, (Act){.seq = 1, .kind = ACT_WITHDRAW, .document = STR("dwww.pref")},
                 NULL);
    assert_true(is_withheld(&fixture, "dwww"));
    catalog_rollback(fixture.catalog);
    fixture_close(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_name_of_a_thing_leads_to_it),
        cmocka_unit_test(test_heads_and_documents_come_back_whole),
        cmocka_unit_test(test_a_batch_is_seen_whole_or_not_at_all),
        cmocka_unit_test(test_a_damaged_copy_is_a_failure_that_names_the_document),
        cmocka_unit_test(test_acts_in_order_and_of_one_document),
        cmocka_unit_test(test_files_are_withheld_while_one_document_in_them_is),
        cmocka_unit_test(test_withdrawn_apparatus_withholds_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
