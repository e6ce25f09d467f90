/* Proves archive/apply.c: which lines want documents, and that a row follows its document's state.
 */
#include "archive/apply.h"
#include "archive/decide.h"
#include "archive/holding.h"

static void test_only_readings_want_an_answer(void **state) {
    (void)state;
    JournalLine line = {.kind = JOURNAL_DEPOSIT, .reading = 1};
    assert_true(apply_wants_answer(&line));
    line.reading = 0;
    assert_false(apply_wants_answer(&line));
    line = (JournalLine){.kind = JOURNAL_READING, .reading = 2};
    assert_true(apply_wants_answer(&line));
    line = (JournalLine){.kind = JOURNAL_RECEIVED};
    assert_false(apply_wants_answer(&line));
}

static void test_a_row_is_made_again_from_the_document_as_it_is_now(void **state) {
    struct holding *h = *state;
    Fail fail;
    Act act;
    holding_put(h, "a.txt", "The harbour was full of ships.\n");
    (void)holding_add(h, "a.txt");
    Str id = holding_first(h, "harbour");
    Applier applier = {.catalog = h->archive->catalog,
                       .engine = h->archive->engine,
                       .analyzer = h->archive->analyzer};
    assert_ok(engine_begin(h->archive->engine, &fail));
    assert_ok(engine_remove(h->archive->engine, id, &fail));
    assert_ok(apply_row(&applier, id, h->arena, &fail));
    assert_ok(engine_commit(h->archive->engine, engine_watermark(h->archive->engine), &fail));
    assert_int_equal(holding_count(h, "harbour"), 1);
    Decision withdraw = {.target = id, .kind = ACT_WITHDRAW, .reason = STR("x")};
    assert_ok(decide_run(h->archive, &withdraw, h->arena, &act, &fail));
    assert_int_equal(holding_count(h, "harbour"), 0);
}

static void test_a_line_of_an_unknown_kind_changes_nothing(void **state) {
    struct holding *h = *state;
    Fail fail;
    Applier applier = {.catalog = h->archive->catalog, .to_catalog = true};
    JournalLine line = {.seq = 1, .kind = JOURNAL_OTHER, .line = STR("{}")};
    assert_ok(apply_line(&applier, &line, NULL, h->arena, &fail));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_only_readings_want_an_answer, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_a_row_is_made_again_from_the_document_as_it_is_now,
                                        holding_setup, holding_teardown),
        cmocka_unit_test_setup_teardown(test_a_line_of_an_unknown_kind_changes_nothing,
                                        holding_setup, holding_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
