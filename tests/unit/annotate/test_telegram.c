#include "test.h"

#include "annotate/dated_text.h"
#include "annotate/telegram.h"
#include "base/buf.h"

/* The telegrams referred to, as "number from|to post date", parted by bars. */
static Str referred(const DatedText *dated) {
    Buf out = {0};
    const Part *part = &dated->document.parts.p[0];
    for (size_t i = 0; i < part->spans.n; i++) {
        const Span *span = &part->spans.p[i];
        if (!str_is(document_attribute(span, "type"), "telegram"))
            continue;
        Str from = document_attribute(span, "from"), to = document_attribute(span, "to");
        Str date = document_attribute(span, "date");
        buf_format(&out, "%s%.*s", out.n > 0 ? "|" : "",
                   STR_ARG(document_attribute(span, "number")));
        if (from.n > 0)
            buf_format(&out, " from %.*s", STR_ARG(from));
        if (to.n > 0)
            buf_format(&out, " to %.*s", STR_ARG(to));
        if (date.n > 0)
            buf_format(&out, " %.*s", STR_ARG(date));
    }
    Str copy = str_copy(dated->arena, buf_as_str(&out));
    buf_free(&out);
    return copy;
}

static void test_number_post_and_day_of_a_telegram_referred_to(void **state) {
    (void)state;
    static const struct {
        const char *words, *found;
    } cases[] = {
        {"Telegram 1436 from Moscow, October 18, reported this.", "1436 from Moscow 1962-10-18"},
        {"He sent telegram 205 to The Hague, July 20.", "205 to The Hague 1962-07-20"},
        {"In telegram 39, October 17, 6 p. m., to Lima, he said so.", "39 to Lima 1962-10-17"},
        {"Telegrams 863 and 873 to Warsaw were sent.", "863 to Warsaw|873 to Warsaw"},
        {"See telegram No. 529 from Addis Ababa.", "529 from Addis Ababa"},
        {"As airgram A-203, June 14, says.", "A-203 1962-06-14"},
        {"Deptel 835 was delivered.", "835 from Washington"},
        {"Embtel 1054 was received.", "1054"},
        {"See telegram Martel 29, October 4.", "Martel 29 1962-10-04"},
        {"A telegram of July 6 from Lima.", ""},
        {"A telegram to Lima.", ""},
        {"Telegram 212353Z was sent.", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        DatedText dated;
        Buf text = {0};
        buf_format(&text, "A letter\n\nLima, November 3, 1962\n\nNotes\n\n[1] %s\n",
                   cases[i].words);
        buf_char(&text, '\0');
        dated_text_read(&dated, text.p, "en", NULL);
        assert_str(referred(&dated), cases[i].found);
        dated_text_end(&dated);
        buf_free(&text);
    }
}

#define HEADING "35. Telegram From the Embassy in Peru to the Department of State[1]\n\n"

static void test_a_telegrams_own_number(void **state) {
    (void)state;
    static const struct {
        const char *text, *number, *from;  // NULL: none
    } cases[] = {
        {HEADING "Lima, May 3, 1962, 4 p.m.\n\n241. Paris also for USRO.\n\nThe talk went on.",
         "241", "Lima"},
        {HEADING "Lima, May 3, 1962, 4 p.m.\n\nSecto 26. Second session began at noon.", "Secto 26",
         "Lima"},
        {HEADING "Lima, May 3, 1962, 4 p.m.\n\n22106/Delto 805. From Stone and Hale.", "22106",
         "Lima"},
        {"35. Airgram A-194 From the Embassy in Peru to the Department of State\n\nLima, May 3, "
         "1962.\n\nThe talk went on.",
         "A-194", "Lima"},
        {HEADING "Lima, May 3, 1962, 4 p.m.\n\n1. The talk went on.\n\n2. It ended.", NULL, NULL},
        {"35. Letter From the Ambassador to the Minister\n\nLima, May 3, 1962\n\n241. This is a "
         "paragraph of the letter.",
         NULL, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        DatedText dated;
        dated_text_read(&dated, cases[i].text, "en", NULL);
        const Value *own = dated_text_value(&dated, FIELD_IDENTIFIER);
        assert_str(own == NULL ? STR("none") : own->value,
                   cases[i].number == NULL ? "none" : cases[i].number);
        if (own != NULL) {
            assert_str(own->role, "telegram");
            assert_str(description_attribute(own, "from"), cases[i].from);
        }
        dated_text_end(&dated);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_number_post_and_day_of_a_telegram_referred_to),
        cmocka_unit_test(test_a_telegrams_own_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
