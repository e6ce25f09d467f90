/* Two accounts against each other: what tells for one event, what against it. */
#include "compare/account_case.h"
#include "compare/account_match.h"

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

static AccountCase memorandum(void) {
    return (AccountCase){.id = "d1.1",
                         .number = "1",
                         .date = "1962-10-18",
                         .time = "17:00",
                         .title = "Memorandum of Conversation",
                         .people = "Secretary Rusk|Mr. Thompson|Mr. Gromyko|Mr. Dobrynin",
                         .text = "p Berlin and the harbour.\n"};
}

static AccountCase cable(void) {
    return (AccountCase){.id = "d2.2",
                         .number = "2",
                         .date = "1962-10-18",
                         .title = "From the cable on the conversation",
                         .people = "Rusk|Thompson|Gromyko|Semenov",
                         .text = "p Cuba and the Mongoose.\n"};
}

/* The certainty, the same whichever is asked first. */
static AccountMatch match(AccountCase one, AccountCase other) {
    Account a = account_case(arena, &one), b = account_case(arena, &other);
    AccountMatch there = account_match(&a, &b, arena), back = account_match(&b, &a, arena);
    assert_int_equal(there.certainty, back.certainty);
    assert_true(there.certainty <= ACCOUNT_MATCH_MOST);
    return there;
}

static void assert_reason(const AccountMatch *match, const char *reason) {
    for (size_t i = 0; i < match->reasons.n; i++)
        if (str_is(match->reasons.p[i], reason))
            return;
    fail_msg("no reason \"%s\" among \"%.*s\"", reason,
             STR_ARG(str_join(arena, match->reasons, STR("; "))));
}

static void test_same_day_and_people_are_one_event(void **state) {
    (void)state;
    AccountMatch found = match(memorandum(), cable());
    assert_in_range(found.certainty, 700, 940);
    assert_reason(&found, "of the same day");
    assert_reason(&found, "3 of 5 people are in both: Gromyko, Rusk, Thompson");
}

static void test_other_hours_are_another_meeting(void **state) {
    (void)state;
    AccountCase evening = cable();
    evening.time = "21:30";
    assert_in_range(match(memorandum(), evening).certainty, 1, 300);
    evening.time = "17:30";
    AccountMatch near = match(memorandum(), evening);
    assert_in_range(near.certainty, 900, ACCOUNT_MATCH_MOST);
    assert_reason(&near, "they begin within the hour");
}

/* 12:45 and 15:45 with the same four, as on 19 January 1955; the whole morning and its last hour.
 */
static void test_a_meeting_that_was_over_is_another(void **state) {
    (void)state;
    AccountCase noon = memorandum(), later = memorandum();
    later.id = "d1.2";
    later.text = "p The price of rope.\n";
    noon.time = "12:45";
    later.time = "15:45";
    assert_in_range(match(noon, later).certainty, 1, 300);
    noon.time = "14:15/16:00";
    later.time = "16:00";
    assert_in_range(match(noon, later).certainty, 1, 300);
    noon.time = "14:15/17:00";
    assert_true(match(noon, later).certainty > 400);
}

static void test_few_of_long_lists_are_no_evidence(void **state) {
    (void)state;
    AccountCase one = memorandum(), other = memorandum();
    one.time = other.time = NULL;
    other.id = "d1.2";
    other.text = "p The price of rope.\n";
    one.people = "Rusk|Gromyko|Abel|Baker|Cook|Dyer|Elder|Fisher";
    other.people = "Rusk|Gromyko|Hunter|Mason|Miller|Porter|Sadler|Turner";
    assert_in_range(match(one, other).certainty, 1, 300);
}

static void test_names_with_a_letter_more_are_the_same_people(void **state) {
    (void)state;
    AccountCase one = memorandum(), other = cable();
    one.people = "Thompson|Hillenbrand|Sukhodrev|Ball";
    other.people = "Thompson|Hillenbrandt|Suhodrev|Hall";
    AccountMatch found = match(one, other);
    bool three = false;
    for (size_t i = 0; i < found.reasons.n; i++)
        three =
            three || str_starts(found.reasons.p[i], STR("3 of 5 people are in both: Hillenbrand"));
    assert_true(three);
}

static void test_records_of_two_volumes_are_sooner_of_one_event(void **state) {
    (void)state;
    AccountCase other = cable();
    other.id = "d1.2";
    uint16_t within = match(memorandum(), other).certainty;
    other.id = "d2.2";
    assert_true(match(memorandum(), other).certainty > within + 100);
}

static void test_other_people_are_another_meeting(void **state) {
    (void)state;
    AccountCase others = cable();
    others.people = "Ball|Dean|Alphand";
    assert_in_range(match(memorandum(), others).certainty, 1, 50);
    others.people = "Rusk|Dean|Alphand";
    assert_in_range(match(memorandum(), others).certainty, 1, 200);
}

static void test_days_apart_and_vague_days_are_not_compared(void **state) {
    (void)state;
    AccountCase later = cable();
    later.date = "1962-10-20";
    assert_int_equal(match(memorandum(), later).certainty, 0);
    later.date = "1962-10";
    assert_int_equal(match(memorandum(), later).certainty, 0);
    later.date = NULL;
    assert_int_equal(match(memorandum(), later).certainty, 0);
    later.date = "1962-10-19";
    AccountMatch next = match(memorandum(), later);
    assert_in_range(next.certainty, 200, match(memorandum(), cable()).certainty - 100);
    assert_reason(&next, "of the next day");
}

static void test_two_that_say_their_day_are_two_days_of_talks(void **state) {
    (void)state;
    AccountCase one = memorandum(), other = memorandum();
    one.event = other.event = true;
    other.id = "d1.2";
    other.date = "1962-10-19";
    other.text = "p Other words were said.\n";
    assert_in_range(match(one, other).certainty, 1, 200);
}

static void test_a_reference_as_to_another_record_proves_most(void **state) {
    (void)state;
    AccountCase one = {.number = "71",
                       .date = "1965-07-21",
                       .title = "Notes of Meeting",
                       .text = "p For another account of this meeting, see Document 72.\n",
                       .refers = "#d72"};
    AccountCase other = {.number = "72",
                         .date = "1965-07-21",
                         .title = "Memorandum for the Record",
                         .text = "p His notes of the meeting are Document 71.\n"};
    AccountMatch found = match(one, other);
    assert_in_range(found.certainty, 900, ACCOUNT_MATCH_MOST);
    assert_reason(&found, "one says that the other is a record of it");
    other.refers = "#d71";
    found = match(one, other);
    assert_reason(&found, "each says that the other is a record of it");
    other.refers = NULL;
    other.number = "73";
    assert_in_range(match(one, other).certainty, 1, 400);
    one.refers = "another-volume#d73";
    assert_in_range(match(one, other).certainty, 1, 400);
}

static void test_the_people_of_one_may_stand_in_the_text_of_the_other(void **state) {
    (void)state;
    AccountCase told = cable();
    told.people = NULL;
    told.text = "p Gromyko told Rusk, and Dobrynin and Thompson listened.\n";
    AccountMatch found = match(memorandum(), told);
    assert_reason(&found, "4 of the 4 people of one stand in the other: Dobrynin, Gromyko, Rusk, "
                          "Thompson");
    told.text = "p Nobody is named.\n";
    assert_true(match(memorandum(), told).certainty < found.certainty / 2);
}

/* "\u0431\u043e\u043b\u044c", pain, sounds like Ball. */
static void test_words_that_sound_like_short_names_are_no_people(void **state) {
    (void)state;
    AccountCase listed = memorandum(), told = cable();
    told.people = NULL;
    listed.people = "Mr. Ball|Mr. Dean|Mr. Gore|Mr. Rice";
    told.text = "p \u0431\u043e\u043b\u044c \u0433\u043e\u0440\u0435 \u0440\u0438\u0441 "
                "\u0434\u0430\u043d\u044c.\n";
    AccountMatch found = match(listed, told);
    listed.people = "Mr. Kennedy|Mr. Gromyko|Mr. Thompson";
    told.text = "p \u041a\u0435\u043d\u043d\u0435\u0434\u0438 "
                "\u0438 \u0413\u0440\u043e\u043c\u044b\u043a\u043e.\n";
    AccountMatch heard = match(listed, told);
    assert_true(heard.certainty > found.certainty * 2);
    assert_reason(&heard, "2 of the 3 people of one stand in the other: Gromyko, Kennedy");
}

/* "Note of a talk with Mr. Hale", signed by Stone, and the minutes. */
static void test_who_writes_of_a_talk_took_part(void **state) {
    (void)state;
    AccountCase minutes = {.id = "d1.1",
                           .date = "1858-05-04",
                           .title = "Minutes of a meeting",
                           .people = "Mr. Harding|Mr. Slope",
                           .text = "p The hospital and the bishop.\n"};
    AccountCase note = {.id = "d2.1",
                        .date = "1858-05-04",
                        .title = "Note of a talk",
                        .people = "Mr. Harding",
                        .writer = "O. Slope",
                        .text = "p He asked for it.\n"};
    AccountMatch found = match(minutes, note);
    assert_in_range(found.certainty, 700, 940);
    assert_reason(&found, "2 of 2 people are in both: Harding, Slope");
    AccountCase unsigned_note = note, body = note;
    unsigned_note.writer = NULL;
    body.writer = "Embassy in Peru";  // is no second one who met
    assert_int_equal(match(minutes, body).certainty, match(minutes, unsigned_note).certainty);
    note.writer = "A. Grantly";
    assert_in_range(match(minutes, note).certainty, 1, 300);
    note.people = "Mr. Quiverful";
    assert_in_range(match(minutes, note).certainty, 1, 100);
}

static void test_people_are_the_same_in_other_letters(void **state) {
    (void)state;
    AccountCase one = memorandum(), other = cable();
    one.people = "Secretary Rusk|Foreign Minister Gromyko";
    other.people = "\u0410.\u0410. \u0413\u0420\u041e\u041c\u042b\u041a\u041e|"
                   "\u0414. \u0420\u0410\u0421\u041a\u041e\u041c";
    assert_in_range(match(one, other).certainty, 700, 940);
    other.people = "\u0410.\u0410. \u0413\u0420\u041e\u041c\u042b\u041a\u041e|"
                   "\u041a\u0435\u043d\u043d\u0435\u0434\u0438";
    assert_in_range(match(one, other).certainty, 1, 300);
}

/* A telegram of the next day by one of those who met; a record of the next day's talk is none. */
static void test_a_paper_may_tell_of_yesterday(void **state) {
    (void)state;
    AccountCase telegram = {.id = "d3.1",
                            .date = "1962-10-19",
                            .title = "Telegram",
                            .writer = "Dobrynin",
                            .told = "1962-10-18",
                            .text = "p Yesterday Rusk, Thompson and Gromyko spoke, Dobrynin.\n"};
    AccountMatch found = match(memorandum(), telegram);
    assert_in_range(found.certainty, 500, 940);
    assert_reason(&found, "of the next day, and tells of the day before");
    assert_reason(&found, "who writes the one is in the other");
    telegram.told = "1962-10-17";
    assert_in_range(match(memorandum(), telegram).certainty, 1, 200);
    AccountCase talk = telegram;
    talk.told = "1962-10-18";
    talk.title = "Memorandum of Conversation";
    assert_in_range(match(memorandum(), talk).certainty, 1, 400);
}

static void test_the_same_text_again_is_no_other_account(void **state) {
    (void)state;
    AccountCase copy = memorandum();
    copy.id = "d1.9";
    assert_int_equal(match(memorandum(), copy).certainty, 0);
}

int main(void) {
#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        CASE(test_same_day_and_people_are_one_event),
        CASE(test_other_hours_are_another_meeting),
        CASE(test_a_meeting_that_was_over_is_another),
        CASE(test_few_of_long_lists_are_no_evidence),
        CASE(test_names_with_a_letter_more_are_the_same_people),
        CASE(test_records_of_two_volumes_are_sooner_of_one_event),
        CASE(test_other_people_are_another_meeting),
        CASE(test_days_apart_and_vague_days_are_not_compared),
        CASE(test_two_that_say_their_day_are_two_days_of_talks),
        CASE(test_a_reference_as_to_another_record_proves_most),
        CASE(test_the_people_of_one_may_stand_in_the_text_of_the_other),
        CASE(test_words_that_sound_like_short_names_are_no_people),
        CASE(test_who_writes_of_a_talk_took_part),
        CASE(test_people_are_the_same_in_other_letters),
        CASE(test_a_paper_may_tell_of_yesterday),
        CASE(test_the_same_text_again_is_no_other_account),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
