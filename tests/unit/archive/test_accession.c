/* Proves archive/accession.c: one accession over several runs. */
#include "archive/accession.h"
#include "archive/holding.h"
#include "archive/writer.h"
#include "base/file.h"

static void begin(struct holding *h, struct accession *accession) {
    Fail fail;
    assert_ok(writer_begin(h->archive, "a test", &fail));
    assert_ok(accession_begin(h->archive, h->arena, accession, &fail));
    writer_end(h->archive);
}

static struct accession of(struct holding *h, const char *path) {
    struct accession accession = {0};
    str_list_add(h->arena, &accession.from, holding_path(h, path));
    begin(h, &accession);
    return accession;
}

static void write_line(struct holding *h, struct accession *accession, JournalKind kind) {
    Fail fail;
    assert_ok(writer_begin(h->archive, "a test", &fail));
    JournalLine line = accession_first_line(h->archive, accession,
                                            journal_next_seq(h->archive->journal), h->arena);
    line.kind = kind;
    journal_line_print(&line, h->arena);
    assert_ok(journal_append(h->archive->journal,
                             str_format(h->arena, "%.*s\n", STR_ARG(line.line)), &fail));
    writer_end(h->archive);
}

static void write_first_line(struct holding *h, struct accession *accession) {
    write_line(h, accession, JOURNAL_ACCESSION);
}

static void test_an_accession_without_its_first_line_begins_again_under_its_name(void **state) {
    struct holding *h = *state;
    struct accession first = of(h, "in"), second = of(h, "in");
    assert_int_equal(first.id.n, 13);
    assert_true(str_equal(first.id, second.id));
    assert_false(second.written);
}

static void test_an_unfinished_accession_goes_on_for_the_same_paths_only(void **state) {
    struct holding *h = *state;
    struct accession first = of(h, "in");
    write_first_line(h, &first);
    struct accession same = of(h, "in");
    assert_true(same.written);
    assert_true(str_equal(same.id, first.id));
    struct accession other = of(h, "elsewhere");
    assert_false(other.written);
    assert_false(str_equal(other.id, first.id));
}

static void test_a_finished_one_is_not_taken_up(void **state) {
    struct holding *h = *state;
    Fail fail;
    struct accession first = of(h, "in");
    write_first_line(h, &first);
    assert_ok(accession_end(h->archive, &fail));
    assert_ok(accession_end(h->archive, &fail)); /* nothing there is fine */
    assert_false(of(h, "in").written);
}

/* A full disk or a kill between the last line and what follows it once gave an accession two ends.
 */
static void test_one_whose_last_line_stands_is_not_taken_up(void **state) {
    struct holding *h = *state;
    struct accession first = of(h, "in");
    write_first_line(h, &first);
    write_line(h, &first, JOURNAL_ACCESSION_END);
    assert_true(file_exists(holding_path(h, "a/accession.open")));
    struct accession second = of(h, "in");
    assert_false(second.written);
    assert_false(str_equal(second.id, first.id));
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
        cmocka_unit_test_setup_teardown(
            test_an_accession_without_its_first_line_begins_again_under_its_name, holding_setup,
            holding_teardown),
        cmocka_unit_test_setup_teardown(
            test_an_unfinished_accession_goes_on_for_the_same_paths_only, holding_setup,
            holding_teardown),
        cmocka_unit_test_setup_teardown(test_a_finished_one_is_not_taken_up, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_one_whose_last_line_stands_is_not_taken_up,
                                        holding_setup, holding_teardown),
        cmocka_unit_test_setup_teardown(test_a_damaged_note_of_it_is_no_obstacle, holding_setup,
                                        holding_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
