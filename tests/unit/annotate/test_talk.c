#include "test.h"

#include "annotate/dated_text.h"
#include "annotate/scan_case.h"
#include "annotate/talk.h"

#define PROSE                                                                                      \
    "The Minister opened by saying that he had been asked to convey the views of his "             \
    "Government on the matter, which he would do at once and without reserve, and he hoped so.\n"

static void test_lengths(void **state) {
    (void)state;
    static const struct {
        const char *text;
        uint32_t minutes;
    } cases[] = {
        {"2 hours and 20 minutes", 140},
        {"two hours", 120},
        {"an hour", 60},
        {"half an hour", 30},
        {"an hour and a half", 90},
        {"one and a half hours", 90},
        {"two and one-half hours", 150},
        {"45 minutes", 45},
        {"one hour, ten minutes", 70},
        {"\xd0\xb4\xd0\xb2\xd0\xb0 \xd1\x87\xd0\xb0\xd1\x81\xd0\xb0 20 "
         "\xd0\xbc\xd0\xb8\xd0\xbd\xd1\x83\xd1\x82",
         140},
        {"zwei Stunden", 120},
        {"three days", 0},
        {"hours", 0},
        {"2 o'clock", 0},
        {"900 hours", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ScanCase read;
        size_t end;
        scan_case_open(&read, cases[i].text);
        uint32_t minutes = talk_minutes(&read.scan, 0, &end);
        if (minutes != cases[i].minutes)
            fail_msg("%s: %u minutes", cases[i].text, minutes);
        scan_case_close(&read);
    }
}

static void test_what_is_said_of_a_talk(void **state) {
    (void)state;
    static const struct {
        const char *text, *norm, *subject;  // NULL: none
    } cases[] = {
        {"Record\n\n" PROSE "\nThe conversation lasted about 2 hours and 20 minutes.\n", "PT2H20M",
         NULL},
        {"Record\n\n" PROSE "\nThe war lasted two hours.\n", NULL, NULL},
        {"Record\n\nLima, May 3, 1958\n\nSUBJECT\nCredits and\nloans\n\nPARTICIPANTS\nMr. "
         "Hill\n\n" PROSE,
         NULL, "Credits and\nloans"},
        {"Record\n\nLima, May 3, 1958\n\nSubject: The harvest\n\n" PROSE, NULL, "The harvest"},
        {"Memorandum of Conversation\n\nLima, May 3, 1958, 5-7:20 p.m.\n\n" PROSE, "PT2H20M", NULL},
        {"Telegram From the Embassy in Peru\n\nLima, May 3, 1958, 5-7:20 p.m.\n\n" PROSE, NULL,
         NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        DatedText read;
        dated_text_read(&read, cases[i].text, "en", NULL);
        const Value *length = dated_text_value(&read, FIELD_DURATION),
                    *subject = dated_text_value(&read, FIELD_SUBJECT);
        if ((length == NULL) != (cases[i].norm == NULL) ||
            (subject == NULL) != (cases[i].subject == NULL))
            fail_msg("%s: length %d, subject %d", cases[i].text, length != NULL, subject != NULL);
        if (length != NULL)
            assert_str(length->norm, cases[i].norm);
        if (subject != NULL)
            assert_str(subject->value, cases[i].subject);
        dated_text_end(&read);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lengths),
        cmocka_unit_test(test_what_is_said_of_a_talk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
