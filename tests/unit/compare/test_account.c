/* What is read of a document to compare it with others. */
#include "compare/account_case.h"

#include <math.h>

static struct arena *arena;

static int setup(void **state) {
    (void)state;
    arena = arena_create();
    return 0;
}

static int teardown(void **state) {
    (void)state;
    arena_destroy(arena);
    return 0;
}

static void test_days_hours_and_people(void **state) {
    (void)state;
    Account one = account_case(
        arena,
        &(AccountCase){.id = "d1.d5",
                       .number = "5",
                       .date = "1962-10-18",
                       .time = "17:00/19:15",
                       .people = "The President|Secretary Rusk|Mr. Andrei A. Gromyko, Foreign "
                                 "Minister|GROMYKO|Martin J. Hillenbrand (in part)|D.",
                       .text = "p The talk.\n"});
    assert_int_equal(one.days.n, 1);
    assert_false(one.says_day);
    assert_int_equal(one.start, 17 * 60);
    assert_int_equal(one.end, 19 * 60 + 15);
    assert_int_equal(one.people.n, 3);
    assert_str(one.people.p[0], "gromyko");
    assert_str(one.people.p[1], "hillenbrand");
    assert_str(one.people.p[2], "rusk");
    assert_str(one.number, "5");
    assert_true(one.is_talk);
    one = account_case(
        arena, &(AccountCase){
                   .date = "1962-10-18", .event = true, .time = "18:53Z", .text = "p Words.\n"});
    assert_true(one.says_day && !one.is_talk);
    assert_int_equal(one.start, -1);
}

static void test_talks_are_told_by_title_in_several_languages(void **state) {
    (void)state;
    static const struct {
        const char *title;
        bool talk;
    } cases[] = {
        {"Memorandum of Conversation", true},
        {"Memorandum for the Record", true},
        {"Запись беседы А. А. Громыко с Кеннеди", true},
        {"Aufzeichnung über ein Gespräch", true},
        {"Letter From Chairman Khrushchev", false},
        {"Telegram 12", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(
            account_case(arena, &(AccountCase){.title = cases[i].title, .text = "p X.\n"}).is_talk,
            cases[i].talk);
}

static void test_a_reference_speaks_of_the_event_by_the_words_of_its_sentence(void **state) {
    (void)state;
    static const struct {
        const char *text, *target, *number, *source;
        bool of_the_event;
    } cases[] = {
        {"p For another account of this meeting, see Document 72. More follows.\n", "#d72", "72",
         "", true},
        {"p See Document 72.\n", "#d72", "72", "", false},
        {"p The meeting ended. A record was lost. See Document 72. An account of a meeting.\n",
         "#d72fn3", "72", "", false},
        {"p For McElroy's account, see Document 324.\n", "#d324", "324", "", true},
        {"p On account of that see Document 3.\n", "#d3", "3", "", false},
        {"p His notes of the conversation are Document 5.\n", "frus1961-63v15#d5", "5",
         "frus1961-63v15", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Account one =
            account_case(arena, &(AccountCase){.text = cases[i].text, .refers = cases[i].target});
        assert_int_equal(one.references.n, 1);
        assert_str(one.references.p[0].number, cases[i].number);
        assert_str(one.references.p[0].source, cases[i].source);
        assert_int_equal(one.references.p[0].of_the_event, cases[i].of_the_event);
    }
    static const char *const others[] = {"#pg_447", "frus1961-63v15", "#", "#d", "#dx"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_int_equal(
            account_case(arena, &(AccountCase){.text = "p See Document 7.\n", .refers = others[i]})
                .references.n,
            0);
}

static void test_a_number_before_the_title_counts_where_no_volume_numbers(void **state) {
    (void)state;
    AccountCase one = {.text = "p [Page 99]\np 49. Memorandum From King\n"};
    assert_str(account_case(arena, &one).number, "49");
    one.number = "7";
    assert_str(account_case(arena, &one).number, "7");
    one = (AccountCase){.text = "p 1962. 10\np 12345. X\np word\np 3. Late\n"};
    assert_str(account_case(arena, &one).number, "1962");
    one = (AccountCase){.text = "p a\np b\np c\np 3. Late\n"};
    assert_str(account_case(arena, &one).number, "");
}

static void test_words_are_weighed_to_one_and_common_ones_not_at_all(void **state) {
    (void)state;
    Account one =
        account_case(arena, &(AccountCase){.text = "p The harbour, the harbour and the ships.\n"});
    double square = 0;
    for (size_t i = 0; i < one.words.n; i++) {
        if (i > 0)
            assert_true(str_compare(one.words.p[i - 1].word, one.words.p[i].word) < 0);
        if (str_is(one.words.p[i].word, "the"))
            assert_true(one.words.p[i].weight == 0);
        square += one.words.p[i].weight * one.words.p[i].weight;
    }
    assert_true(fabs(square - 1) < 1e-9);
    assert_int_equal(one.words.n, 4);
}

int main(void) {
#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        CASE(test_days_hours_and_people),
        CASE(test_talks_are_told_by_title_in_several_languages),
        CASE(test_a_reference_speaks_of_the_event_by_the_words_of_its_sentence),
        CASE(test_a_number_before_the_title_counts_where_no_volume_numbers),
        CASE(test_words_are_weighed_to_one_and_common_ones_not_at_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
