/* Proves archive/word_sums.c: what was kept is believed as long as it is true, and no longer. */
#include "annotate/fault_holding.h"
#include "archive/holding.h"
#include "archive/word_sums.h"
#include "base/file.h"
#include "base/log.h"

static const FaultReading one = {STR("done"), 1, 3}, two = {STR("dtwo"), 1, 1},
                          again = {STR("done"), 2, 3};

static FaultReadingList list_of(const FaultReading *first, const FaultReading *second,
                                struct arena *arena) {
    FaultReadingList list = {0};
    *LIST_ADD(arena, &list) = *first;
    if (second != NULL)
        *LIST_ADD(arena, &list) = *second;
    return list;
}

/* Words that were found kept, and how many readings are missing in them. */
static uint64_t load(struct holding *h, const FaultReadingList *readings, size_t *missing) {
    struct fault_words *words;
    FaultReadingList rest;
    word_sums_load(holding_path(h, "words.sums"), readings, h->arena, &words, &rest);
    uint64_t total = fault_words_total(words);
    *missing = rest.n;
    fault_words_destroy(words);
    return total;
}

static void keep(struct holding *h, const FaultReadingList *readings) {
    struct fault_words *words = fault_words_create(h->arena);
    struct document document = fault_holding_document(h->arena, "The harbour of the town.");
    fault_words_add(words, &document);
    word_sums_keep(holding_path(h, "words.sums"), readings, words);
    fault_words_destroy(words);
}

static void test_kept_sums_fit_their_readings(void **state) {
    struct holding *h = *state;
    FaultReadingList first = list_of(&one, NULL, h->arena), both = list_of(&one, &two, h->arena),
                     other = list_of(&again, NULL, h->arena);
    size_t missing;
    assert_int_equal(load(h, &both, &missing), 0);  // there is no file yet
    assert_int_equal(missing, 2);
    keep(h, &first);
    assert_int_equal(load(h, &first, &missing), 5);
    assert_int_equal(missing, 0);
    assert_int_equal(load(h, &both, &missing), 5);  // what came since is missing
    assert_int_equal(missing, 1);
    assert_int_equal(load(h, &other, &missing), 0);  // another reading: nothing of it is true
    assert_int_equal(missing, 1);
    keep(h, &both);
    assert_int_equal(load(h, &first, &missing), 0);  // one is no more
    assert_int_equal(missing, 1);
}

/* Damaged at any byte, cut anywhere, it is passed over. */
static void test_a_damaged_file_is_none(void **state) {
    struct holding *h = *state;
    Fail fail;
    Str path = holding_path(h, "words.sums"), kept;
    FaultReadingList readings = list_of(&one, &two, h->arena);
    size_t missing;
    keep(h, &readings);
    assert_ok(file_read(path, 1 << 20, h->arena, &kept, &fail));
    char *bytes = str_to_c(h->arena, kept);
    for (size_t i = 0; i < kept.n; i++) {
        bytes[i] = (char)(bytes[i] ^ 0x41);
        assert_ok(file_write(path, (Str){bytes, kept.n}, false, &fail));
        assert_int_equal(load(h, &readings, &missing), 0);
        assert_int_equal(missing, 2);
        bytes[i] = (char)(bytes[i] ^ 0x41);
        assert_ok(file_write(path, (Str){bytes, i}, false, &fail));
        assert_int_equal(load(h, &readings, &missing), 0);
    }
}

static void test_a_file_that_cannot_be_written_is_no_failure(void **state) {
    struct holding *h = *state;
    FaultReadingList readings = list_of(&one, NULL, h->arena);
    size_t missing;
    Fail fail;
    log_quiet();
    assert_ok(file_make_folders(holding_path(h, "words.sums"), &fail));
    keep(h, &readings);
    assert_int_equal(load(h, &readings, &missing), 0);
    assert_int_equal(missing, 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_kept_sums_fit_their_readings, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_a_damaged_file_is_none, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_a_file_that_cannot_be_written_is_no_failure,
                                        holding_setup, holding_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
