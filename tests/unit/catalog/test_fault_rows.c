/* Faults as rows and as spans: what is laid over a base, counted by acts as nothing. */
#include "catalog/catalog_fixture.h"
#include "catalog/fault_rows.h"
#include "catalog/fold.h"

static const DocumentSpec letter = {
    .local_id = "1", .title = "A letter", .paragraphs = {"We nave a line.", "A second line."}};
static const ReadingHead bare = {0};
static const FaultRow nave = {.start = 3,
                              .end = 7,
                              .seen = {"nave", 4},
                              .meant = {"have", 4},
                              .text = {"have", 4},
                              .pattern = {"h>n", 3},
                              .rule = {"fault-unknown-word", 18},
                              .version = 1,
                              .certainty = 700};

static void open_letter(Fixture *fixture) {
    Fail fail;
    fixture_open(fixture);
    assert_ok(catalog_begin(fixture->catalog, &fail));
    (void)fixture_reading(fixture, "dletter", 1, &bare, &letter, 1);
}

static struct document document_of(Fixture *fixture) {
    Fail fail;
    struct document document;
    assert_ok(
        catalog_document(fixture->catalog, STR("dletter.1"), fixture->arena, &document, &fail));
    assert_ok(document_check(&document, &fail));
    return document;
}

static void put(Fixture *fixture, const FaultRow *row) {
    Fail fail;
    FaultRowList rows = {0};
    if (row != NULL)
        *LIST_ADD(fixture->arena, &rows) = *row;
    assert_ok(fault_rows_put(fixture->catalog, STR("dletter.1"), &rows, &fail));
}

static void test_a_row_is_a_span_and_leaves_no_trace(void **state) {
    (void)state;
    Fixture fixture;
    FaultRowList rows;
    Fail fail;
    open_letter(&fixture);
    Str before = str_copy(fixture.arena, fixture_dump(&fixture));
    put(&fixture, &nave);
    struct document document = document_of(&fixture);
    assert_int_equal(document.parts.p[0].spans.n, 1);
    const Span *span = &document.parts.p[0].spans.p[0];
    assert_int_equal(span->kind, SPAN_CORRECTION);
    assert_int_equal(span->source.kind, SOURCE_RULE);
    assert_int_equal(span->certainty, 700);
    assert_str(document_attribute(span, "text"), "have");
    assert_true(document_correction_counts(span));
    assert_ok(fault_rows_get(fixture.catalog, STR("dletter.1"), fixture.arena, &rows, &fail));
    assert_int_equal(rows.n, 1);
    assert_str(rows.p[0].pattern, "h>n");
    put(&fixture, NULL);
    assert_int_equal(document_of(&fixture).parts.p[0].spans.n, 0);
    assert_true(str_equal(fixture_dump(&fixture), before));
    catalog_rollback(fixture.catalog);
    fixture_close(&fixture);
}

static void test_acts_are_laid_over_faults(void **state) {
    (void)state;
    Fixture fixture;
    open_letter(&fixture);
    put(&fixture, &nave);
    fixture_fold(&fixture,
                 fixture_act(fixture.arena, (Act){.seq = 5,
                                                  .kind = ACT_CORRECT,
                                                  .document = STR("dletter.1"),
                                                  .block = 2,
                                                  .start = 2,
                                                  .end = 8,
                                                  .digest = fixture_digest(fixture.arena, "second"),
                                                  .before = STR("second"),
                                                  .after = STR("third")}),
                 NULL);
    assert_int_equal(document_of(&fixture).parts.p[0].spans.n, 2);
    put(&fixture, NULL);
    assert_int_equal(document_of(&fixture).parts.p[0].spans.n, 1);
    catalog_rollback(fixture.catalog);
    fixture_close(&fixture);
}

static void test_what_is_corrected_has_no_guess(void **state) {
    (void)state;
    Fixture fixture;
    open_letter(&fixture);
    put(&fixture, &nave);
    fixture_fold(&fixture,
                 fixture_act(fixture.arena, (Act){.seq = 5,
                                                  .kind = ACT_CORRECT,
                                                  .document = STR("dletter.1"),
                                                  .block = 1,
                                                  .start = 3,
                                                  .end = 7,
                                                  .digest = fixture_digest(fixture.arena, "nave"),
                                                  .before = STR("nave"),
                                                  .after = STR("gave")}),
                 NULL);
    struct document document = document_of(&fixture);
    assert_int_equal(document.parts.p[0].spans.n, 1);
    assert_str(document_attribute(&document.parts.p[0].spans.p[0], "text"), "gave");
    catalog_rollback(fixture.catalog);
    fixture_close(&fixture);
}

static void test_a_new_reading_takes_them_away_and_is_due(void **state) {
    (void)state;
    Fixture fixture;
    Fail fail;
    StrList due;
    uint64_t first, second;
    FaultReadingList readings;
    StrList documents;
    open_letter(&fixture);
    put(&fixture, &nave);
    assert_ok(fault_rows_readings(fixture.catalog, fixture.arena, &readings, &fail));
    assert_int_equal(readings.n, 1);
    assert_str(readings.p[0].deposit, "dletter");
    assert_int_equal(readings.p[0].documents, 1);
    assert_ok(
        fault_rows_documents(fixture.catalog, STR("dletter"), fixture.arena, &documents, &fail));
    assert_int_equal(documents.n, 1);
    assert_str(documents.p[0], "dletter.1");
    assert_ok(fault_rows_set_due(fixture.catalog, STR("dletter"), false, &fail));
    assert_ok(fault_rows_due(fixture.catalog, fixture.arena, &due, &fail));
    assert_int_equal(due.n, 0);
    assert_ok(fault_rows_state(fixture.catalog, &first, &fail));
    (void)fixture_reading(&fixture, "dletter", 2, &bare, &letter, 1);
    assert_ok(fault_rows_due(fixture.catalog, fixture.arena, &due, &fail));
    assert_int_equal(due.n, 1);
    assert_str(due.p[0], "dletter");
    assert_ok(fault_rows_state(fixture.catalog, &second, &fail));
    assert_true(first != second);
    assert_int_equal(document_of(&fixture).parts.p[0].spans.n, 0);
    catalog_rollback(fixture.catalog);
    fixture_close(&fixture);
}

static void test_a_row_behind_the_text_is_told(void **state) {
    (void)state;
    Fixture fixture;
    Fail fail;
    FaultRow row = nave;
    FaultRowList rows = {.p = &row, .n = 1};
    open_letter(&fixture);
    row.end = 1000;
    struct document document;
    assert_ok(fault_rows_put(fixture.catalog, STR("dletter.1"), &rows, &fail));
    assert_false(
        catalog_document(fixture.catalog, STR("dletter.1"), fixture.arena, &document, &fail));
    assert_int_equal(fail.code, FAIL_CORRUPT);
    catalog_rollback(fixture.catalog);
    fixture_close(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_row_is_a_span_and_leaves_no_trace),
        cmocka_unit_test(test_acts_are_laid_over_faults),
        cmocka_unit_test(test_what_is_corrected_has_no_guess),
        cmocka_unit_test(test_a_new_reading_takes_them_away_and_is_due),
        cmocka_unit_test(test_a_row_behind_the_text_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
