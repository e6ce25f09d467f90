/* Proves archive/decide.c: what acts may say, and that what they touch is found anew. */
#include "archive/decide.h"
#include "archive/holding.h"

static const char text[] =
    "A talk\n\nIt would be wrong, 1 said, to take it for more. It was said.\n";

static Str one(struct holding *h) {
    holding_put(h, "t.txt", text);
    (void)holding_add(h, "t.txt");
    return holding_first(h, "wrong");
}

static bool run(struct holding *h, const Decision *decision, Act *act, Fail *fail) {
    *fail = (Fail){0};
    return decide_run(h->archive, decision, h->arena, act, fail);
}

static uint32_t block_of(struct holding *h, Str id, const char *words) {
    struct document document;
    Fail fail;
    assert_ok(catalog_document(h->archive->catalog, id, h->arena, &document, &fail));
    const Part *part = &document.parts.p[0];
    for (size_t i = 0; i < part->blocks.n; i++)
        if (str_has(str_slice(part->text, part->blocks.p[i].start, part->blocks.p[i].end),
                    str_from_c(words)))
            return part->blocks.p[i].id;
    return 0;
}

static void test_a_described_field_is_found_and_an_undo_takes_it_back(void **state) {
    struct holding *h = *state;
    Act act;
    Fail fail;
    Decision describe = {.target = one(h),
                         .kind = ACT_DESCRIBE,
                         .field = FIELD_TITLE,
                         .after = STR("Notes of Vienna"),
                         .reason = STR("label")};
    assert_ok(run(h, &describe, &act, &fail));
    assert_int_equal(holding_count(h, "title:vienna"), 1);
    Decision undo = {.kind = ACT_UNDO, .undoes = act.seq};
    assert_ok(run(h, &undo, &act, &fail));
    assert_int_equal(holding_count(h, "title:vienna"), 0);
    assert_false(run(h, &undo, &act, &fail));
    assert_int_equal(fail.code, FAIL_INVALID);
}

static void test_both_words_of_a_correction_are_found(void **state) {
    struct holding *h = *state;
    Act act;
    Fail fail;
    Str id = one(h);
    Str target = str_format(h->arena, "%.*s#b%u", STR_ARG(id), block_of(h, id, "wrong"));
    Decision correct = {
        .target = target, .kind = ACT_CORRECT, .before = STR("1 said"), .after = STR("I said")};
    assert_ok(run(h, &correct, &act, &fail));
    assert_int_equal(holding_count(h, "\"i said\""), 1);
    assert_int_equal(holding_count(h, "\"1 said\""), 1);
}

static void test_words_that_are_not_there_or_there_twice_are_refused(void **state) {
    struct holding *h = *state;
    Act act;
    Fail fail;
    Str id = one(h);
    Str target = str_format(h->arena, "%.*s#b%u", STR_ARG(id), block_of(h, id, "wrong"));
    Decision correct = {
        .target = target, .kind = ACT_CORRECT, .before = STR("never"), .after = STR("ever")};
    assert_false(run(h, &correct, &act, &fail));
    assert_int_equal(fail.code, FAIL_INVALID);
    correct.before = STR("said");
    assert_false(run(h, &correct, &act, &fail));
    assert_non_null(strstr(fail.message, "more than once"));
    correct.target = id;
    assert_false(run(h, &correct, &act, &fail));
    correct.target = str_format(h->arena, "%.*s#b999", STR_ARG(id));
    assert_false(run(h, &correct, &act, &fail));
    assert_int_equal(fail.code, FAIL_MISSING);
    correct.target = STR("nobody");
    assert_false(run(h, &correct, &act, &fail));
    assert_int_equal(fail.code, FAIL_MISSING);
}

static void test_a_date_must_be_edtf(void **state) {
    struct holding *h = *state;
    Act act;
    Fail fail;
    Decision describe = {
        .target = one(h), .kind = ACT_DESCRIBE, .field = FIELD_DATE, .after = STR("18 October")};
    assert_false(run(h, &describe, &act, &fail));
    assert_int_equal(fail.code, FAIL_INVALID);
    describe.after = STR("1962-10-18");
    assert_ok(run(h, &describe, &act, &fail));
    assert_int_equal(holding_count(h, "date:certain:1962-10"), 1);
}

static void test_a_withdrawn_document_counts_nowhere_and_leaves_a_tombstone(void **state) {
    struct holding *h = *state;
    Act act;
    Fail fail;
    Str id = one(h);
    Decision withdraw = {.target = id, .kind = ACT_WITHDRAW, .reason = STR("asked for")};
    assert_ok(run(h, &withdraw, &act, &fail));
    assert_int_equal(holding_count(h, "wrong"), 0);
    assert_int_equal(holding_count(h, ""), 0);
    HoldingCount count;
    assert_ok(browse_holding(h->archive->catalog, &count, &fail));
    assert_int_equal(count.documents, 0);
    assert_int_equal(count.withdrawn, 1);
    ArchivePage page;
    assert_ok(archive_page(h->archive, id, h->arena, &page, &fail));
    assert_int_equal(page.row.state, STATE_WITHDRAWN);
    assert_str(page.row.state_reason, "asked for");
    assert_int_equal(page.document.parts.n, 0);
    assert_false(run(h, &withdraw, &act, &fail));
    assert_int_equal(fail.code, FAIL_EXISTS);
}

static void test_a_dry_run_writes_nothing(void **state) {
    struct holding *h = *state;
    Act act;
    Fail fail;
    Decision withdraw = {
        .target = one(h), .kind = ACT_WITHDRAW, .reason = STR("x"), .dry_run = true};
    uint64_t before = catalog_watermark(h->archive->catalog);
    assert_ok(run(h, &withdraw, &act, &fail));
    assert_int_equal(catalog_watermark(h->archive->catalog), before);
    assert_int_equal(holding_count(h, "wrong"), 1);
}

static Str title_of(struct holding *h, Str id) {
    DocumentRow row;
    Fail fail;
    assert_ok(catalog_row(h->archive->catalog, id, h->arena, &row, &fail));
    return row.title;
}

static void test_a_title_takes_the_place_of_the_one_that_stands(void **state) {
    struct holding *h = *state;
    Act act;
    Fail fail;
    Str id = one(h);
    Decision describe = {
        .target = id, .kind = ACT_DESCRIBE, .field = FIELD_TITLE, .after = STR("Notes")};
    Str before = title_of(h, id);
    assert_ok(run(h, &describe, &act, &fail));
    assert_true(str_equal(act.before, before));
    assert_str(title_of(h, id), "Notes");
    describe.after = STR("Talk");
    describe.add = true;
    assert_ok(run(h, &describe, &act, &fail));
    assert_int_equal(act.before.n, 0);
    assert_str(title_of(h, id), "Notes");
    assert_int_equal(holding_count(h, "title:talk"), 1);
    describe.add = false;
    describe.after = STR("Which?");
    assert_false(run(h, &describe, &act, &fail));
    assert_int_equal(fail.code, FAIL_INVALID);
    assert_non_null(strstr(fail.message, "--before"));
    describe.before = STR("Talk");
    assert_ok(run(h, &describe, &act, &fail));
    assert_int_equal(holding_count(h, "title:talk"), 0);
    describe.before = describe.after = (Str){NULL, 0};
    assert_ok(run(h, &describe, &act, &fail)); /* empties them all */
    assert_int_equal(title_of(h, id).n, 0);
    assert_false(run(h, &describe, &act, &fail));
    assert_non_null(strstr(fail.message, "empty already"));
}

static void test_a_value_named_by_its_norm_is_found_by_the_fold(void **state) {
    struct holding *h = *state;
    Act act;
    Fail fail;
    ActState in_effect;
    Str id = one(h);
    Decision describe = {
        .target = id, .kind = ACT_DESCRIBE, .field = FIELD_LANGUAGE, .before = STR("en")};
    describe.after = STR("ru");
    assert_ok(run(h, &describe, &act, &fail));
    assert_ok(catalog_act(h->archive->catalog, act.seq, h->arena, &act, &in_effect, &fail));
    assert_int_equal(in_effect, ACT_STATE_IN_EFFECT);
}

static void test_words_that_no_line_can_hold_are_refused(void **state) {
    struct holding *h = *state;
    Act act;
    Fail fail;
    Str id = one(h);
    Decision describe = {
        .target = id, .kind = ACT_DESCRIBE, .field = FIELD_TITLE, .after = STR("caf\xe9")};
    assert_false(run(h, &describe, &act, &fail));
    assert_int_equal(fail.code, FAIL_INVALID);
    describe.after = STR("Notes");
    describe.target = str_format(h->arena, "%.*s#b1", STR_ARG(id));
    assert_false(run(h, &describe, &act, &fail));
    assert_non_null(strstr(fail.message, "leave out #b1"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_described_field_is_found_and_an_undo_takes_it_back,
                                        holding_setup, holding_teardown),
        cmocka_unit_test_setup_teardown(test_both_words_of_a_correction_are_found, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_words_that_are_not_there_or_there_twice_are_refused,
                                        holding_setup, holding_teardown),
        cmocka_unit_test_setup_teardown(test_a_date_must_be_edtf, holding_setup, holding_teardown),
        cmocka_unit_test_setup_teardown(
            test_a_withdrawn_document_counts_nowhere_and_leaves_a_tombstone, holding_setup,
            holding_teardown),
        cmocka_unit_test_setup_teardown(test_a_dry_run_writes_nothing, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_a_title_takes_the_place_of_the_one_that_stands,
                                        holding_setup, holding_teardown),
        cmocka_unit_test_setup_teardown(test_a_value_named_by_its_norm_is_found_by_the_fold,
                                        holding_setup, holding_teardown),
        cmocka_unit_test_setup_teardown(test_words_that_no_line_can_hold_are_refused, holding_setup,
                                        holding_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
