/* Proves archive/corrections.c: proposals with their words, acts about them, what is learned. */
#include "archive/corrections.h"
#include "archive/holding.h"
#include "archive/rebuild.h"

/* Three letters with "nave", as if rules had proposed "have" in each. */
static void put_letters(struct holding *h) {
    Fail fail;
    holding_put(h, "in/1.txt", "We nave a line. They nave another.\n");
    holding_put(h, "in/2.txt", "You nave none.\n");
    (void)holding_add(h, "in");
    static const char *const words[] = {"line", "none"};
    assert_ok(catalog_begin(h->archive->catalog, &fail));
    for (size_t i = 0; i < 2; i++) {
        FaultRowList rows = {0};
        *LIST_ADD(h->arena, &rows) = (FaultRow){.start = i == 0 ? 3 : 4,
                                                .end = i == 0 ? 7 : 8,
                                                .seen = STR("nave"),
                                                .meant = STR("have"),
                                                .text = STR("have"),
                                                .pattern = STR("h>n"),
                                                .rule = STR("fault-unknown-word"),
                                                .version = 1,
                                                .certainty = 400};
        assert_ok(fault_rows_put(h->archive->catalog, holding_first(h, words[i]), &rows, &fail));
    }
    assert_ok(catalog_commit(h->archive->catalog, catalog_watermark(h->archive->catalog), &fail));
}

static CorrectionRowList open_of(struct holding *h, const FaultFilter *filter) {
    CorrectionRowList list;
    Fail fail;
    assert_ok(corrections_list(h->archive, filter, h->arena, &list, &fail));
    return list;
}

static void test_decisions_are_acts_and_teach(void **state) {
    struct holding *h = *state;
    Act act;
    Fail fail;
    put_letters(h);
    CorrectionRowList list = open_of(h, &(FaultFilter){0});
    assert_int_equal(list.n, 2);
    assert_str(list.p[0].seen, "nave");
    assert_int_equal(open_of(h, &(FaultFilter){.pattern = STR("x>y")}).n, 0);
    assert_int_equal(open_of(h, &(FaultFilter){.least = 401}).n, 0);
    assert_int_equal(open_of(h, &(FaultFilter){.most = 400}).n, 2);
    Str other = str_copy(h->arena, list.p[1].row.document);
    CorrectionOrder reject = {.reason = STR("it is so")}, accept = {.accept = true};
    assert_ok(corrections_decide(h->archive, &list.p[0], &reject, h->arena, &act, &fail));
    assert_int_equal(act.kind, ACT_REJECT);
    /* (4 * 0.4) / 5, and half of that for the same words. */
    list = open_of(h, &(FaultFilter){0});
    assert_int_equal(list.n, 1);
    assert_true(str_equal(list.p[0].row.document, other));
    assert_int_equal(fault_rows_certainty(&list.p[0].row), 160);
    /* Undone, all is as before; accepted, the words are a person's. */
    Decision undo = {.kind = ACT_UNDO, .undoes = act.seq};
    assert_ok(decide_run(h->archive, &undo, h->arena, &act, &fail));
    list = open_of(h, &(FaultFilter){0});
    assert_int_equal(list.n, 2);
    assert_int_equal(fault_rows_certainty(&list.p[1].row), 400);
    assert_ok(corrections_decide(h->archive, &list.p[1], &accept, h->arena, &act, &fail));
    assert_int_equal(act.kind, ACT_CORRECT);
    list = open_of(h, &(FaultFilter){0});
    assert_int_equal(list.n, 1);
    assert_int_equal(fault_rows_certainty(&list.p[0].row), 760);  // (1.6 + 1) / 5, and 1, of 2
}

/* The words that an act names must stand there still. */
static void test_other_words_are_not_decided_about(void **state) {
    struct holding *h = *state;
    Act act;
    Fail fail;
    put_letters(h);
    CorrectionRowList list = open_of(h, &(FaultFilter){0});
    list.p[0].start++;
    list.p[0].end++;
    assert_false(corrections_decide(h->archive, &list.p[0], &(CorrectionOrder){.accept = true},
                                    h->arena, &act, &fail));
    assert_int_equal(fail.code, FAIL_INVALID);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_decisions_are_acts_and_teach, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_other_words_are_not_decided_about, holding_setup,
                                        holding_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
