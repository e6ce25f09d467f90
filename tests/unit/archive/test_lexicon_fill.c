/*
 * Proves archive/lexicon_fill.c, and names in search from end to end: sixty texts in six writings
 * of tests/data/names/, what readers type for the names in them, and names that are like them.
 */
#include "archive/holding.h"
#include "archive/lexicon_fill.h"
#include "base/file.h"

enum { FILE_MAX = 1 << 20, HITS_MAX = 100 };

static Str read_data(struct holding *h, const char *name) {
    Str text;
    Fail fail;
    Str path = str_format(h->arena, "tests/data/names/%s", name);
    assert_ok(file_read(path, FILE_MAX, h->arena, &text, &fail));
    return text;
}

/* The next row that is no remark, in its cells. */
static bool next_row(Str *rest, Str cells[3]) {
    Str line;
    do {
        if (!str_next_line(rest, &line))
            return false;
    } while (str_starts(line, STR("#")));
    for (size_t i = 0; i < 3; i++)
        (void)str_cut(line, '\t', &cells[i], &line);
    return true;
}

static void add_texts(struct holding *h) {
    Str rest = read_data(h, "texts.tsv"), cells[3];
    while (next_row(&rest, cells)) {
        Str name = str_format(h->arena, "in/%.*s.txt", STR_ARG(cells[0]));
        Str text = str_format(h->arena, "%.*s\n\n%.*s\n", STR_ARG(cells[0]), STR_ARG(cells[2]));
        holding_put(h, str_to_c(h->arena, name), str_to_c(h->arena, text));
    }
    (void)holding_add(h, "in");
}

static SearchAnswer ask(struct holding *h, Str typed, bool no_variants) {
    SearchRequest request = {.text = typed, .count = HITS_MAX, .no_variants = no_variants};
    SearchAnswer answer;
    Fail fail;
    assert_ok(archive_search(h->archive, &request, h->arena, &answer, &fail));
    assert_int_equal(answer.hits.n, answer.counts.total);
    return answer;
}

static bool has_hit(const SearchAnswer *answer, Str title) {
    for (size_t i = 0; i < answer->hits.n; i++)
        if (str_equal(answer->hits.p[i].title, title))
            return true;
    return false;
}

typedef struct {
    size_t rows, expected, found, right;
} Score;

/* Of what should be found, and of what should not, how much was. */
static size_t count_hits(struct holding *h, Str typed, Str titles, Score *score) {
    SearchAnswer answer = ask(h, typed, false);
    size_t right = 0;
    Str title;
    for (bool more = true; more;) {
        more = str_cut(titles, ' ', &title, &titles);
        right += has_hit(&answer, title);
        score->expected++;
    }
    score->rows++;
    score->right += right;
    score->found += answer.hits.n;
    return right;
}

static void test_names_are_found_in_six_writings_and_strangers_are_not(void **state) {
    struct holding *h = *state;
    Score names = {0}, misses = {0};
    Str cells[3];
    add_texts(h);
    assert_int_equal(ask(h, STR(""), false).counts.total, 60);
    Str rest = read_data(h, "queries.tsv");
    while (next_row(&rest, cells)) {
        assert_true(cells[2].n > 0);
        size_t expected = names.expected, found = names.found;
        size_t right = count_hits(h, cells[0], cells[1], &names);
        if (right < names.expected - expected || right < names.found - found)
            printf("  %.*s: %zu of %zu right, %zu found\n", STR_ARG(cells[0]), right,
                   names.expected - expected, names.found - found);
    }
    rest = read_data(h, "misses.tsv");
    while (next_row(&rest, cells)) {
        size_t wrong = count_hits(h, cells[0], cells[1], &misses);
        if (wrong > 0)
            printf("  %.*s, which is %.*s, finds %zu\n", STR_ARG(cells[0]), STR_ARG(cells[2]),
                   wrong);
    }
    double found = (double)(names.found + misses.found);
    double precision = (double)names.right / found;
    double recall = (double)names.right / (double)names.expected;
    printf("  %zu queries, %zu near misses: precision %.3f, recall %.3f\n", names.rows, misses.rows,
           precision, recall);
    assert_true(names.rows >= 300 && misses.rows >= 300);
    assert_true(precision >= 0.95);
    assert_true(recall >= 0.93);
}

static void test_a_form_is_found_said_and_switched_off(void **state) {
    struct holding *h = *state;
    holding_put(h, "in/a.txt", "Note\n\nThe interpreter was Sukhodrev, as before.\n");
    holding_put(h, "in/b.txt", "Note\n\nThere \u0425\u0440\u0443\u0449\u0451\u0432 was.\n");
    (void)holding_add(h, "in");
    SearchAnswer answer = ask(h, STR("Suhodrev"), false);
    assert_int_equal(answer.hits.n, 1);
    assert_str(answer.hits.p[0].passages.p[0].found, "Sukhodrev, English form of Suhodrev");
    answer = ask(h, STR("\"interpreter was Suhodrev\""), false);
    assert_int_equal(answer.hits.n, 1);
    answer = ask(h, STR("interpreter NEAR/3 Suhodrev"), false);
    assert_int_equal(answer.hits.n, 1);
    assert_int_equal(ask(h, STR("=Suhodrev"), false).counts.total, 0);
    assert_int_equal(ask(h, STR("Suhodrev variants:no"), false).counts.total, 0);
    assert_int_equal(ask(h, STR("Sukhodrev variants:no"), false).counts.total, 1);
    assert_int_equal(ask(h, STR("Sukhodrev -variants:no"), false).counts.total, 1);
    assert_int_equal(ask(h, STR("Suhodrev"), true).counts.total, 0);
    answer = ask(h, STR("Khrushchev"), false);
    assert_int_equal(answer.hits.n, 1);
    assert_str(answer.hits.p[0].passages.p[0].found,
               "\u0425\u0440\u0443\u0449\u0451\u0432, Russian form of Khrushchev");
    SearchRequest exact = {.text = STR("interpreters"), .exact = true, .count = 1};
    Fail fail;
    assert_ok(archive_search(h->archive, &exact, h->arena, &answer, &fail));
    assert_int_equal(answer.counts.total, 0);
    assert_str(answer.query.understood, "exactly \"interpreters\"");
}

static void test_another_name_of_a_place_is_no_spelling_of_a_person(void **state) {
    struct holding *h = *state;
    holding_put(h, "in/a.txt", "Note\n\nYesterday we spoke of Cuba again.\n");
    holding_put(h, "in/b.txt", "Vermerk\n\nGestern sprachen wir wieder von Kuba.\n");
    (void)holding_add(h, "in");
    SearchAnswer answer = ask(h, STR("kuba"), false);
    assert_int_equal(answer.hits.n, 2);
    assert_str(answer.hits.p[1].passages.p[0].found, "Cuba, another name of kuba");
    assert_int_equal(answer.hits.p[0].passages.p[0].found.n, 0);
}

/* A ball is no name, though it is one letter from a Mr. Bal. */
static void test_words_that_are_no_names_have_no_forms(void **state) {
    struct holding *h = *state;
    holding_put(h, "in/a.txt", "Note\n\nThe marine, a mariner, the marine and Marine Corps.\n");
    holding_put(h, "in/b.txt", "Note\n\nThen came the marine once more.\n");
    holding_put(h, "in/c.txt", "Note\n\nThen came the ambassador, Marrine, again.\n");
    (void)holding_add(h, "in");
    assert_int_equal(ask(h, STR("marine"), false).counts.total, 2);
    assert_int_equal(ask(h, STR("Marrine"), false).counts.total, 1);
}

static void test_the_best_written_form_comes_first(void **state) {
    struct holding *h = *state;
    holding_put(h, "in/a.txt", "Note\n\nYesterday came Khruschev and was gone.\n");
    holding_put(h, "in/b.txt", "Note\n\nYesterday came Khrushchev and was gone.\n");
    (void)holding_add(h, "in");
    SearchAnswer answer = ask(h, STR("Khrushchev"), false);
    assert_int_equal(answer.hits.n, 2);
    assert_int_equal(answer.hits.p[0].passages.p[0].found.n, 0);
    assert_true(answer.hits.p[0].hit.score > answer.hits.p[1].hit.score);
}

static void test_strangers_are_only_proposed(void **state) {
    struct holding *h = *state;
    LexiconCandidateList found = {0};
    Lexicon lexicon = lexicon_fill_from(h->archive->engine, NULL, h->arena);
    holding_put(h, "in/a.txt", "Note\n\nThen Kharchev spoke to Khruschev.\n");
    (void)holding_add(h, "in");
    lexicon.candidates(lexicon.context, STR("Khrushchev"), h->arena, &found);
    assert_int_equal(found.n, 1);  // Khruschev is a form of it, and found
    assert_str(found.p[0].name, "kharchev");
    SearchAnswer answer = ask(h, STR("Kharitchov"), false);
    assert_int_equal(answer.counts.total, 0);
    assert_int_equal(answer.near_words.n, 2);
    assert_str(answer.near_words.p[0], "kharchev");
    assert_str(answer.near_words.p[1], "khruschev");
}

static void test_counts_of_words_are_those_of_visible_documents(void **state) {
    struct holding *h = *state;
    Lexicon lexicon = lexicon_fill_from(h->archive->engine, NULL, h->arena);
    holding_put(h, "in/a.txt", "Note\n\nThen Kharchev spoke.\n");
    (void)holding_add(h, "in");
    assert_int_equal(lexicon.word_count(lexicon.context, STR("kharchev")), 1);
    assert_int_equal(lexicon.word_count(lexicon.context, STR("khruschev")), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_names_are_found_in_six_writings_and_strangers_are_not,
                                        holding_setup, holding_teardown),
        cmocka_unit_test_setup_teardown(test_a_form_is_found_said_and_switched_off, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_another_name_of_a_place_is_no_spelling_of_a_person,
                                        holding_setup, holding_teardown),
        cmocka_unit_test_setup_teardown(test_words_that_are_no_names_have_no_forms, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_the_best_written_form_comes_first, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_strangers_are_only_proposed, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_counts_of_words_are_those_of_visible_documents,
                                        holding_setup, holding_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
