#include "test.h"

#include "annotate/dated_text.h"
#include "annotate/scan_case.h"
#include "annotate/talk.h"

#define PROSE                                                                                      \
    "The Minister opened by saying that he had been asked to convey the views of his "             \
    "Government on the matter, which he would do at once and without reserve, and he hoped so.\n"

static const struct {
    const char *text;
    uint32_t minutes;
} lengths[] = {
    {"2 hours and 20 minutes", 140},
    {"two hours", 120},
    {"an hour", 60},
    {"half an hour", 30},
    {"an hour and a half", 90},
    {"one and a half hours", 90},
    {"two and one-half hours", 150},
    {"45 minutes", 45},
    {"one hour, ten minutes", 70},
    {"an hour and a quarter", 75},
    {"one hour and three quarters", 105},
    {"three quarters of an hour", 45},
    {"three-quarters of an hour", 45},
    {"a quarter of an hour", 15},
    {"two and three quarter hours", 165},
    {"a half-hour", 30},
    {"one and one-half hours", 90},
    {"2½ hours", 150},
    {"2 1/2 hours", 150},
    {"1.5 hours", 90},
    {"3/4 of an hour", 45},
    {"1 hr. 20 min.", 80},
    {"forty-five minutes", 45},
    {"two hours twenty minutes", 140},
    {"два часа 20 минут", 140},
    {"полтора часа", 90},
    {"два с половиной часа", 150},
    {"два часа с половиной", 150},
    {"час с четвертью", 75},
    {"два часа с четвертью", 135},
    {"три четверти часа", 45},
    {"четверть часа", 15},
    {"полчаса", 30},
    {"час", 60},
    {"около часа", 60},
    {"более полутора часов", 0},  // begins with the next word
    {"полутора часов", 90},
    {"один час сорок пять минут", 105},
    {"2 ч. 30 мин.", 150},
    {"zwei Stunden", 120},
    {"anderthalb Stunden", 90},
    {"eineinhalb Stunden", 90},
    {"zweieinhalb Stunden", 150},
    {"eine halbe Stunde", 30},
    {"eine Stunde und eine Viertelstunde", 75},
    {"eine Viertelstunde", 15},
    {"drei Viertelstunden", 45},
    {"eine Dreiviertelstunde", 45},
    {"ein und eine halbe Stunde", 90},
    {"fünfundvierzig Minuten", 45},
    {"1,5 Stunden", 90},
    {"une heure et demie", 90},
    {"deux heures et demie", 150},
    {"deux heures et quart", 135},
    {"deux heures un quart", 135},
    {"deux heures. Un quart d'heure", 120},
    {"une heure trois quarts", 105},
    {"trois quarts d'heure", 45},
    {"un quart d'heure", 15},
    {"une demi-heure", 30},
    {"1 h 30.", 90},
    {"1h30.", 90},
    {"quarante-cinq minutes", 45},
    {"una hora y media", 90},
    {"hora y media", 90},
    {"media hora", 30},
    {"dos horas y cuarto", 135},
    {"tres cuartos de hora", 45},
    {"una hora y tres cuartos", 105},
    {"cuarenta y cinco minutos", 45},
    {"un'ora", 60},
    {"un'ora e mezza", 90},
    {"un'ora e mezzo", 90},
    {"mezz'ora", 30},
    {"due ore e mezza", 150},
    {"due ore e un quarto", 135},
    {"tre quarti d'ora", 45},
    {"un quarto d'ora", 15},
    {"hours", 0},
    {"half of the delegation", 0},
    {"the hour and a half", 0},
    {"three hours half of which", 180},
    {"three days", 0},
    {"2 o'clock", 0},
    {"900 hours", 0},
};

static void test_lengths(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        ScanCase read;
        size_t end;
        scan_case_open(&read, lengths[i].text);
        uint32_t minutes = talk_minutes(&read.scan, 0, &end);
        if (minutes != lengths[i].minutes)
            fail_msg("%s: %u minutes", lengths[i].text, minutes);
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
        {"Note\n\n" PROSE "\nL'entretien a duré une heure et demie.\n", "PT1H30M", NULL},
        {"Note\n\n" PROSE "\nLa conversation dura près de deux heures et quart.\n", "PT2H15M",
         NULL},
        {"Vermerk\n\n" PROSE "\nDas Gespräch dauerte knapp anderthalb Stunden.\n", "PT1H30M", NULL},
        {"Запись\n\n" PROSE "\nБеседа продолжалась более полутора часов.\n", "PT1H30M", NULL},
        {"Запись\n\n" PROSE "\nБеседа длилась около часа.\n", "PT1H", NULL},
        {"Nota\n\n" PROSE "\nLa conversación duró hora y media.\n", "PT1H30M", NULL},
        {"Appunto\n\n" PROSE "\nIl colloquio è durato un'ora e mezza.\n", "PT1H30M", NULL},
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
