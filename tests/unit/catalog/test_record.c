/* Readings into rows: what a new one takes away, brings back and leaves. */
#include "catalog/catalog_fixture.h"
#include "catalog/record.h"

static const ReadingHead head = {.title = STR("Volume"), .source_id = STR("vol1")};
static const DocumentSpec specs[] = {
    {.local_id = "d1", .title = "One", .date = "1962", .paragraphs = {"alpha"}},
    {.local_id = "d2", .title = "Two", .date = "1963", .paragraphs = {"beta"}},
    {.local_id = "d3", .title = "Three", .paragraphs = {"gamma"}}};

static void begin(Fixture *fixture) {
    Fail fail;
    fixture_open(fixture);
    assert_ok(catalog_begin(fixture->catalog, &fail));
}

static void end(Fixture *fixture) {
    catalog_rollback(fixture->catalog);
    fixture_close(fixture);
}

static void test_a_document_that_a_reading_has_no_more_is_lost(void **state) {
    (void)state;
    Fixture fixture;
    Fail fail;
    DocumentRow row;
    struct document document;
    HoldingCount holding;
    begin(&fixture);
    ReadingChange change = fixture_reading(&fixture, "dvol", 1, &head, specs, 3);
    assert_int_equal(change.lost.n, 0);
    change = fixture_reading(&fixture, "dvol", 2, &head, &specs[1], 2);
    assert_int_equal(change.lost.n, 1);
    assert_str(change.lost.p[0], "dvol.d1");
    assert_ok(catalog_row(fixture.catalog, STR("dvol.d1"), fixture.arena, &row, &fail));
    assert_int_equal(row.state, STATE_LOST);
    assert_int_equal(row.reading, 1);
    assert_str(row.title, "One");
    assert_false(catalog_document(fixture.catalog, row.id, fixture.arena, &document, &fail));
    assert_int_equal(fail.code, FAIL_MISSING);
    assert_ok(browse_holding(fixture.catalog, &holding, &fail));
    assert_int_equal(holding.documents, 2);
    assert_int_equal(holding.withdrawn, 0);
    assert_ok(catalog_row(fixture.catalog, STR("dvol.d2"), fixture.arena, &row, &fail));
    assert_int_equal(row.reading, 2);
    assert_int_equal(row.order, 0);
    end(&fixture);
}

static void test_a_document_that_comes_back_is_as_if_it_had_never_gone(void **state) {
    (void)state;
    Fixture away, stayed;
    begin(&away);
    begin(&stayed);
    for (int i = 0; i < 2; i++) {
        Fixture *fixture = i == 0 ? &away : &stayed;
        Fail fail;
        DocumentRow row;
        (void)fixture_reading(fixture, "dvol", 1, &head, specs, 3);
        fixture_fold(fixture, (Act){.seq = 1, .kind = ACT_WITHDRAW, .document = STR("dvol.d1")},
                     NULL);
        (void)fixture_reading(fixture, "dvol", 2, &head, &specs[i == 0], i == 0 ? 2 : 3);
        ReadingChange change = fixture_reading(fixture, "dvol", 3, &head, specs, 3);
        assert_int_equal(change.folded.n, 1);
        assert_str(change.folded.p[0], "dvol.d1");
        assert_ok(catalog_row(fixture->catalog, STR("dvol.d1"), fixture->arena, &row, &fail));
        assert_int_equal(row.state, STATE_WITHDRAWN);
    }
    assert_true(str_equal(fixture_dump(&away), fixture_dump(&stayed)));
    end(&away);
    end(&stayed);
}

static void test_the_same_reading_again_changes_nothing(void **state) {
    (void)state;
    Fixture fixture;
    begin(&fixture);
    (void)fixture_reading(&fixture, "dvol", 1, &head, specs, 3);
    Str before = fixture_dump(&fixture);
    (void)fixture_reading(&fixture, "dvol", 1, &head, specs, 3);
    assert_true(str_equal(before, fixture_dump(&fixture)));
    end(&fixture);
}

static void test_an_older_reading_is_refused(void **state) {
    (void)state;
    Fixture fixture;
    Fail fail;
    begin(&fixture);
    (void)fixture_reading(&fixture, "dvol", 2, &head, specs, 1);
    assert_false(record_begin_reading(fixture.catalog, STR("dvol"), 1, &head, &fail));
    assert_int_equal(fail.code, FAIL_INVALID);
    end(&fixture);
}

static void test_deposits_in_any_order_give_the_same_rows(void **state) {
    (void)state;
    static const ReadingHead bare = {0};
    Fixture one, other;
    begin(&one);
    begin(&other);
    (void)fixture_reading(&one, "dvol", 1, &head, specs, 3);
    (void)fixture_reading(&one, "dab", 1, &bare, specs, 1);
    (void)fixture_reading(&other, "dab", 1, &bare, specs, 1);
    (void)fixture_reading(&other, "dvol", 1, &head, specs, 3);
    assert_true(str_equal(fixture_dump(&one), fixture_dump(&other)));
    end(&one);
    end(&other);
}

static void test_a_new_reading_leaves_other_deposits_alone(void **state) {
    (void)state;
    /* Ids that begin alike: ranges of keys must not reach from one into the other. */
    static const char *const neighbours[] = {"dvo", "dvol0", "dvola"};
    static const ReadingHead bare = {.title = STR("Other")};
    Fixture fixture;
    Fail fail;
    begin(&fixture);
    (void)fixture_reading(&fixture, "dvol", 1, &head, specs, 3);
    for (size_t i = 0; i < 3; i++)
        (void)fixture_reading(&fixture, neighbours[i], 1, &bare, specs, 2);
    (void)fixture_reading(&fixture, "dvol", 2, &head, specs, 1);
    for (size_t i = 0; i < 3; i++) {
        CollectionRow row;
        assert_ok(browse_collection(fixture.catalog, str_from_c(neighbours[i]), fixture.arena, &row,
                                    &fail));
        assert_int_equal(row.document_count, 2);
    }
    YearCountList years;
    assert_ok(browse_years(fixture.catalog, fixture.arena, &years, &fail));
    assert_int_equal(years.n, 2);
    assert_int_equal(years.p[0].certain, 4);
    end(&fixture);
}

static void test_deposits_accessions_receipts_and_checks(void **state) {
    (void)state;
    Fixture fixture;
    Fail fail;
    DepositRow row = {.id = STR("dbox"),
                      .accession = STR("a1"),
                      .received = 5,
                      .received_as = STR("in/a.bin"),
                      .version = 1,
                      .failure = STR("not text"),
                      .failure_code = STR("unsupported"),
                      .program = STR("0.1.0")};
    DepositRow got;
    begin(&fixture);
    *LIST_ADD(fixture.arena, &row.files) = (DepositFile){STR("b"), STR("22"), 20};
    *LIST_ADD(fixture.arena, &row.files) = (DepositFile){STR("a"), STR("11"), 10};
    AccessionRow accession = {STR("a1"), 5, STR("ada"), STR("desk")};
    assert_ok(record_accession(fixture.catalog, &accession, &fail));
    assert_ok(record_deposit(fixture.catalog, &row, &fail));
    assert_ok(catalog_deposit(fixture.catalog, row.id, fixture.arena, &got, &fail));
    assert_str(got.failure, "not text");
    assert_int_equal(got.files.n, 2);
    assert_str(got.files.p[0].path, "a");
    StrList found;
    assert_ok(browse_not_read(fixture.catalog, fixture.arena, &found, &fail));
    assert_int_equal(found.n, 1);
    row.files.n = 1;
    assert_ok(record_deposit(fixture.catalog, &row, &fail));
    assert_ok(catalog_deposit(fixture.catalog, row.id, fixture.arena, &got, &fail));
    assert_int_equal(got.files.n, 1);
    ReceiptRowList receipts;
    ReceivedAgain again = {STR("dbox"), STR("a2"), 9, STR("copy.bin")};
    assert_ok(record_received_again(fixture.catalog, &again, &fail));
    assert_ok(record_received_again(fixture.catalog, &again, &fail));
    assert_ok(catalog_receipts(fixture.catalog, row.id, fixture.arena, &receipts, &fail));
    assert_int_equal(receipts.n, 1);
    assert_str(receipts.p[0].path, "copy.bin");
    int64_t time;
    bool sound;
    assert_ok(catalog_last_check(fixture.catalog, row.id, &time, &sound, &fail));
    assert_int_equal(time, 0);
    assert_ok(record_check(fixture.catalog, row.id, 20, false, &fail));
    assert_ok(record_check(fixture.catalog, row.id, 10, true, &fail));
    assert_ok(catalog_last_check(fixture.catalog, row.id, &time, &sound, &fail));
    assert_int_equal(time, 20);
    assert_false(sound);
    end(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_document_that_a_reading_has_no_more_is_lost),
        cmocka_unit_test(test_a_document_that_comes_back_is_as_if_it_had_never_gone),
        cmocka_unit_test(test_the_same_reading_again_changes_nothing),
        cmocka_unit_test(test_an_older_reading_is_refused),
        cmocka_unit_test(test_deposits_in_any_order_give_the_same_rows),
        cmocka_unit_test(test_a_new_reading_leaves_other_deposits_alone),
        cmocka_unit_test(test_deposits_accessions_receipts_and_checks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
