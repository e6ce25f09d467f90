/* Proves archive/inspect.c: what would be understood, read as `add` would read it. */
#include "archive/holding.h"
#include "archive/inspect.h"

static bool count_document(void *context, const struct document *document, Fail *fail) {
    size_t *count = context;
    (void)fail;
    *count += document->parts.n;
    return true;
}

static const PlanDeposit *planned(struct holding *h, const char *name) {
    StrList paths = {0};
    Plan *plan = ARENA_ARRAY(h->arena, Plan, 1);
    str_list_add(h->arena, &paths, holding_path(h, name));
    plan_make(paths, false, h->arena, plan);
    assert_int_equal(plan->deposits.n, 1);
    return &plan->deposits.p[0];
}

static void test_a_file_is_understood_without_an_archive(void **state) {
    struct holding *h = *state;
    Fail fail;
    ReadingHead head;
    size_t count = 0;
    holding_put(h, "a.txt", "The harbour was full of ships.\n");
    InspectRequest request = {planned(h, "a.txt"), false, NULL, count_document, &count};
    assert_ok(inspect_deposit(&request, h->arena, &head, &fail));
    assert_int_equal(head.document_count, 1);
    assert_int_equal(count, 1);
}

static void test_what_cannot_be_read_says_why(void **state) {
    struct holding *h = *state;
    Fail fail = {0};
    ReadingHead head;
    size_t count = 0;
    holding_put(h, "a.xml", "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><text>");
    InspectRequest request = {planned(h, "a.xml"), false, NULL, count_document, &count};
    assert_false(inspect_deposit(&request, h->arena, &head, &fail));
    assert_non_null(strstr(fail.message, "a.xml"));
    request.deposit = planned(h, "nothing");
    assert_false(inspect_deposit(&request, h->arena, &head, &fail));
    assert_int_equal(fail.code, FAIL_MISSING);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_file_is_understood_without_an_archive, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_what_cannot_be_read_says_why, holding_setup,
                                        holding_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
