/* Proves archive/accession.c: one accession over several runs. */
#include "archive/accession.h"
#include "archive/holding.h"
#include "archive/writer.h"
#include "base/file.h"

/* As a run of `fonds add` begins. */
static struct accession of(struct holding *h, const char *path) {
    Fail fail;
    struct accession accession = {.arena = h->arena};
    str_list_add(h->arena, &accession.from, holding_path(h, path));
    assert_ok(writer_begin(h->archive, "a test", &fail));
    accession_resume(h->archive, &accession);
    writer_end(h->archive);
    return accession;
}

static void write_line(struct holding *h, JournalLine *line) {
    Fail fail;
    assert_ok(writer_begin(h->archive, "a test", &fail));
    line->seq = journal_next_seq(h->archive->journal);
    journal_line_print(line, h->arena);
    assert_ok(journal_append(h->archive->journal,
                             str_format(h->arena, "%.*s\n", STR_ARG(line->line)), &fail));
    writer_end(h->archive);
}

static void name(struct holding *h, struct accession *accession) {
    Fail fail;
    assert_ok(writer_begin(h->archive, "a test", &fail));
    assert_ok(accession_name(h->archive, accession, &fail));
    writer_end(h->archive);
}

static void write_first_line(struct holding *h, struct accession *accession) {
    name(h, accession);
    JournalLine line = accession_first_line(h->archive, accession, 1, h->arena);
    write_line(h, &line);
    accession->written = true;
}

static void test_it_is_named_by_the_seq_of_its_first_line(void **state) {
    struct holding *h = *state;
    struct accession first = of(h, "in"), second = of(h, "in");
    assert_false(first.written);
    assert_int_equal(first.id.n, 0);
    name(h, &first);
    assert_int_equal(first.id.n, 13);
    /* Named, not written, and another writer comes in between: the name is given anew. */
    write_first_line(h, &second);
    name(h, &first);
    assert_false(str_equal(first.id, second.id));
}

static void test_one_without_its_first_line_is_not_taken_up(void **state) {
    struct holding *h = *state;
    struct accession first = of(h, "in");
    name(h, &first);
    assert_false(of(h, "in").written);
}

static void test_an_unfinished_accession_goes_on_for_the_same_paths_only(void **state) {
    struct holding *h = *state;
    struct accession first = of(h, "in");
    write_first_line(h, &first);
    struct accession same = of(h, "in");
    assert_true(same.written);
    assert_true(str_equal(same.id, first.id));
    assert_false(of(h, "elsewhere").written);
}

static void test_a_finished_one_is_not_taken_up(void **state) {
    struct holding *h = *state;
    Fail fail;
    struct accession first = of(h, "in");
    write_first_line(h, &first);
    assert_ok(accession_end(h->archive, &first, &fail));
    assert_ok(accession_end(h->archive, &first, &fail)); /* nothing there is fine */
    assert_false(of(h, "in").written);
}

/* A crash between the last line and the end of accession.open. */
static void test_one_whose_last_line_stands_is_not_taken_up(void **state) {
    struct holding *h = *state;
    struct accession first = of(h, "in");
    write_first_line(h, &first);
    JournalLine last = {.kind = JOURNAL_ACCESSION_END, .accession = first.id};
    write_line(h, &last);
    assert_true(file_exists(h->archive->paths.accession));
    assert_false(of(h, "in").written);
    assert_false(file_exists(h->archive->paths.accession));
}

static void test_the_end_of_one_does_not_end_another(void **state) {
    struct holding *h = *state;
    Fail fail;
    struct accession first = of(h, "in"), second = of(h, "elsewhere");
    write_first_line(h, &first);
    write_first_line(h, &second);
    assert_ok(accession_end(h->archive, &first, &fail));
    assert_true(of(h, "elsewhere").written);
}

static void test_a_damaged_note_of_it_is_no_obstacle(void **state) {
    struct holding *h = *state;
    struct accession first = of(h, "in");
    write_first_line(h, &first);
    holding_put(h, "a/accession.open", "zzz\nnot a number\n");
    assert_false(of(h, "in").written);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_it_is_named_by_the_seq_of_its_first_line,
                                        holding_setup, holding_teardown),
        cmocka_unit_test_setup_teardown(test_one_without_its_first_line_is_not_taken_up,
                                        holding_setup, holding_teardown),
        cmocka_unit_test_setup_teardown(test_one_whose_last_line_stands_is_not_taken_up,
                                        holding_setup, holding_teardown),
        cmocka_unit_test_setup_teardown(test_the_end_of_one_does_not_end_another, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(
            test_an_unfinished_accession_goes_on_for_the_same_paths_only, holding_setup,
            holding_teardown),
        cmocka_unit_test_setup_teardown(test_a_finished_one_is_not_taken_up, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_a_damaged_note_of_it_is_no_obstacle, holding_setup,
                                        holding_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
