/* Proves archive/batch.c: what is committed together, and what is told only when it is durable. */
#include "archive/batch.h"
#include "archive/holding.h"
#include "archive/writer.h"
#include "base/digest.h"

static void test_a_batch_knows_its_deposits_and_identities(void **state) {
    struct holding *h = *state;
    struct batch *batch = batch_create(h->archive, "a test", NULL);
    assert_false(batch_is_full(batch));
    BatchItem *item = batch_add(batch, 10);
    item->told.deposit = STR("d1");
    item->identity = STR("volume-1");
    assert_true(batch_has(batch, STR("d1"), (Str){NULL, 0}));
    assert_true(batch_has(batch, STR("d2"), STR("volume-1")));
    assert_false(batch_has(batch, STR("d2"), (Str){NULL, 0}));
    (void)batch_add(batch, (uint64_t)1 << 40);
    assert_true(batch_is_full(batch));
    batch_destroy(batch);
}

static void note(void *context, const IngestLine *line) {
    IngestLine *seen = context;
    *seen = *line;
}

static void test_a_file_that_changed_since_it_was_read_is_refused(void **state) {
    struct holding *h = *state;
    Fail fail;
    IngestCount count = {0};
    IngestLine seen = {0};
    struct accession accession = {.arena = h->arena};
    holding_put(h, "a.txt", "as it is now\n");
    assert_ok(writer_begin(h->archive, "a test", &fail));
    accession_resume(h->archive, &accession);
    writer_end(h->archive);
    struct batch *batch = batch_create(h->archive, "a test", &accession);
    BatchItem *item = batch_add(batch, 10);
    Sha512Hex hex = digest_sha512(STR("as it was\n"));
    *LIST_ADD(batch->arena, &item->files) = (PlanFile){holding_path(h, "a.txt"), STR("a.txt")};
    *LIST_ADD(batch->arena, &item->answer.files) =
        (DepositFile){STR("a.txt"), str_copy(batch->arena, digest_str(&hex)), 10};
    item->kind = JOURNAL_DEPOSIT;
    item->version = 1;
    item->told = (IngestLine){
        .path = STR("a.txt"), .deposit = STR("d000000000000"), .outcome = INGEST_NOT_READ};
    BatchTelling telling = {note, &seen, &count, true};
    assert_ok(batch_commit(batch, &telling, &fail));
    assert_int_equal(seen.outcome, INGEST_REFUSED);
    assert_int_equal(count.refused, 1);
    assert_false(ocfl_root_has(h->archive->root, STR("d000000000000")));
    batch_destroy(batch);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_batch_knows_its_deposits_and_identities,
                                        holding_setup, holding_teardown),
        cmocka_unit_test_setup_teardown(test_a_file_that_changed_since_it_was_read_is_refused,
                                        holding_setup, holding_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
