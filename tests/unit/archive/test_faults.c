/* The relate stage: what a document's faults are depends on what is held, and on nothing else. */
#include "archive/faults.h"
#include "archive/handle.h"
#include "archive/holding.h"
#include "archive/rebuild.h"
#include "base/buf.h"
#include "base/log.h"
#include "catalog/fault_rows.h"

static const char *const sentences[] = {
    "The Soviet Union is aware of the opinion of the government. ",
    "I said that the Secretary would have the honor to receive the Ambassador. ",
    "The armaments that we have supplied are of a defensive character. ",
    "Several boats were seen carrying along supplies for the troops. ",
    "The Department of State has no information about the proposal. ",
};
static const char noisy[] = "The armaments that we nave supplied are of a defensive character. "
                            "The Soviet Union 1s aware of the opinion of the government.\n";

static void put_clean(struct holding *h) {
    for (size_t i = 0; i < 30; i++) {
        Buf text = {0};
        buf_format(&text, "Note %zu. ", i + 1);
        for (size_t k = 0; k < 200; k++)
            buf_c(&text, sentences[(i + k) % 5]);
        buf_c(&text, "\n");
        buf_char(&text, '\0');
        holding_put(h, str_to_c(h->arena, str_format(h->arena, "clean/%zu.txt", i)), text.p);
        buf_free(&text);
    }
}

/* "seen>meant certainty" of the noisy document. */
static Str faults_of(struct holding *h) {
    FaultRowList rows;
    Fail fail;
    Buf list = {0};
    Str id = holding_first(h, "nave");
    assert_ok(fault_rows_get(h->archive->catalog, id, h->arena, &rows, &fail));
    for (size_t i = 0; i < rows.n; i++)
        buf_format(&list, "%.*s>%.*s %u ", STR_ARG(rows.p[i].seen), STR_ARG(rows.p[i].meant),
                   rows.p[i].certainty);
    Str copy = str_copy(h->arena, buf_as_str(&list));
    buf_free(&list);
    return copy;
}

static void test_faults_come_with_what_explains_them(void **state) {
    struct holding *h = *state;
    holding_put(h, "noisy.txt", noisy);
    (void)holding_add(h, "noisy.txt");
    assert_str(faults_of(h), "");  // too little is held to judge by
    put_clean(h);
    (void)holding_add(h, "clean");
    Str faults = faults_of(h);
    assert_true(str_has(faults, STR("nave>have 9")));
    assert_true(str_has(faults, STR("1s>is 9")));
    /* Both readings are found, the text is what it was. */
    assert_int_equal(holding_count(h, "\"we have supplied\""), 31);
    assert_int_equal(holding_count(h, "\"we nave supplied\""), 1);
    StrList due;
    Fail fail;
    assert_ok(fault_rows_due(h->archive->catalog, h->arena, &due, &fail));
    assert_int_equal(due.n, 0);
}

/* What was not looked for stays due; so does what was stopped. */
static void test_what_is_not_done_stays_due(void **state) {
    struct holding *h = *state;
    StrList due;
    Fail fail;
    volatile int stop = 1;
    log_quiet();
    put_clean(h);
    holding_put(h, "noisy.txt", noisy);
    h->archive->config.faults = 0;
    (void)holding_add(h, "clean");
    (void)holding_add(h, "noisy.txt");
    assert_str(faults_of(h), "");
    h->archive->config.faults = 1;
    faults_run(h->archive, &(FaultsRequest){.workers = 2, .stop = &stop});
    assert_str(faults_of(h), "");
    assert_ok(fault_rows_due(h->archive->catalog, h->arena, &due, &fail));
    assert_int_equal(due.n, 31);
    faults_run(h->archive, &(FaultsRequest){.workers = 2});
    assert_true(str_has(faults_of(h), STR("nave>have")));
}

static void test_a_rebuild_finds_the_same(void **state) {
    struct holding *h = *state;
    Fail fail;
    put_clean(h);
    (void)holding_add(h, "clean");
    holding_put(h, "noisy.txt", noisy);
    (void)holding_add(h, "noisy.txt");
    Str before = faults_of(h);
    assert_true(before.n > 0);
    archive_close(h->archive);
    h->archive = NULL;
    RebuildCount count;
    RebuildRequest request = {.workers = 1};
    assert_ok(rebuild_run(holding_path(h, "a"), &request, h->arena, &count, &fail));
    assert_ok(archive_open(holding_path(h, "a"), ARCHIVE_WRITE, &h->archive, &fail));
    assert_true(str_equal(faults_of(h), before));
    assert_int_equal(holding_count(h, "\"we have supplied\""), 31);
    faults_run(h->archive, &(FaultsRequest){.workers = 2});  // nothing is due
    assert_true(str_equal(faults_of(h), before));
}

/* By 1 worker and 2, all at once and in another order of names. */
static void test_order_and_workers_make_no_difference(void **state) {
    struct holding *h = *state;
    Fail fail;
    put_clean(h);
    holding_put(h, "clean/0.txt", noisy);
    (void)holding_add(h, "clean");
    Str before = faults_of(h);
    assert_true(str_has(before, STR("nave>have")));
    for (uint32_t workers = 1; workers <= 2; workers++) {
        archive_close(h->archive);
        h->archive = NULL;
        RebuildCount count;
        RebuildRequest request = {.workers = workers};
        assert_ok(rebuild_run(holding_path(h, "a"), &request, h->arena, &count, &fail));
        assert_ok(archive_open(holding_path(h, "a"), ARCHIVE_WRITE, &h->archive, &fail));
        assert_true(str_equal(faults_of(h), before));
    }
}

/* A small deposit is judged by what is held; and what is held is not looked at again for it. */
static void test_a_document_that_is_not_held_is_judged(void **state) {
    struct holding *h = *state;
    struct faults_judge *judge;
    Fail fail;
    put_clean(h);
    (void)holding_add(h, "clean");
    struct document document = {.role = ROLE_RECORD};
    *LIST_ADD(h->arena, &document.parts) = (Part){.id = STR("t1"), .text = str_from_c(noisy)};
    assert_ok(faults_judge_open(h->archive, &judge, &fail));
    assert_ok(faults_judge_document(judge, &document, h->arena, &fail));
    assert_ok(faults_judge_document(NULL, &document, h->arena, &fail));
    assert_int_equal(document.parts.p[0].spans.n, 2);
    assert_str(document_attribute(&document.parts.p[0].spans.p[0], "text"), "have");
    faults_judge_close(judge);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_faults_come_with_what_explains_them, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_what_is_not_done_stays_due, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_a_rebuild_finds_the_same, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_order_and_workers_make_no_difference, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_a_document_that_is_not_held_is_judged, holding_setup,
                                        holding_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
