/* Proves annotate/talk_parties.c: whose talk a heading tells. */
#include "test.h"

#include "annotate/dated_text.h"

#define PROSE                                                                                      \
    "\n\nThe Minister opened by saying that he had been asked to convey the views of his "         \
    "Government on the matter, which he would do at once and without reserve, and he hoped so.\n"

/* The names, parted by " / "; * before an office that stands for its holder. */
static Str said(struct arena *arena, const struct document *document) {
    StrList list = {0};
    const Value *value;
    for (size_t i = 0;
         (value = description_find(&document->description, FIELD_PARTICIPANT, i)) != NULL; i++) {
        Str name = description_attribute(value, "name");
        str_list_add(arena, &list,
                     name.n > 0 ? name : str_format(arena, "*%.*s", STR_ARG(value->value)));
    }
    return list.n == 0 ? STR("-") : str_join(arena, list, STR(" / "));
}

static void test_a_heading_says_between_whom_the_talk_was(void **state) {
    (void)state;
    static const struct {
        const char *text, *said;
    } cases[] = {
        {"From the cable on the conversation between Hale and Stone\n\nLima, May 3, 1958" PROSE,
         "Hale / Stone"},
        {"Cable on the meeting between Minister Hale and President Stone\n\n"
         "Lima, May 3, 1958" PROSE "\nPresent were Carter and Stone.\n",
         "Carter / Stone / Hale"},
        {"Memorandum of Conversation Between the Secretary of State and Foreign Minister Hale\n\n"
         "Lima, May 3, 1958" PROSE,
         "*Secretary of State / Hale"},
        {"Memorandum of Conversation Between Secretary of State Hale and Ambassador Stone\n\n"
         "Lima, May 3, 1958" PROSE,
         "Hale / Stone"},
        {"Conversation between the Secretary of State and the Peruvian Foreign Minister (Hale)\n\n"
         "Lima, May 3, 1958" PROSE,
         "*Secretary of State / Hale"},
        {"Memorandum of a Conversation Between Mr. Hale and Mr. Stone, Lima, February 25, "
         "1957" PROSE,
         "Hale / Stone"},
        {"Telegram From the Embassy in Peru to the Department of State on the Conversation "
         "between Minister Hale and President Stone\n\nLima, May 3, 1958" PROSE,
         "Hale / Stone"},
        {"Niederschrift über die Unterredung des Gesandten Hale mit dem Staatssekretär "
         "Stein\n\n"
         "Rom, den 3. Mai 1935" PROSE,
         "Hale / Stein"},
        {"Aufzeichnung über eine Unterredung mit dem polnischen Botschafter Stein\n\n"
         "Bonn, den 3. Mai 1935" PROSE,
         "Stein"},
        {"Entretien du Général Petit avec M. Stein\n\nParis, le 3 mai 1965" PROSE, "Petit / Stein"},
        {"Memorandum of a conversation of Ambassador Hale with Foreign Minister Stone\n\n"
         "Lima, May 3, 1965" PROSE,
         "Hale / Stone"},
        {"ЗАПИСЬ БЕСЕДЫ А.А. ГРОМОВА с Дж. ХЕЙЛОМ\n\n5 октября 1957 года" PROSE,
         "А.А. ГРОМОВА / Дж. ХЕЙЛОМ"},
        {"Запись беседы с послом США Л. Хейлом\n\n12 июля 1961 г." PROSE, "Л. Хейлом"},
        {"Memorandum on a conversation with much noise\n\nLima, May 3, 1958" PROSE, "-"},
        {"Report on Talks with Western Europe\n\nLima, May 3, 1958" PROSE, "-"},
        {"Minutes of a Meeting on Trade Agreements with Standard Oil\n\nLima, May 3, 1958" PROSE,
         "-"},
        {"Minutes of the Meeting of the Council with Annexes\n\nLima, May 3, 1958" PROSE, "-"},
        {"Запись беседы о торговле с Польшей\n\n12 июля 1961 г." PROSE, "-"},
        {"Report on the trade between Peru and Chile\n\nLima, May 3, 1958" PROSE, "-"},
        {"Telegram on the conversation about the harbour between the wars" PROSE, "-"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        DatedText read;
        dated_text_read(&read, cases[i].text, "en", NULL);
        assert_str(said(read.arena, &read.document), cases[i].said);
        dated_text_end(&read);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_heading_says_between_whom_the_talk_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
