#include "test.h"

#include "annotate/link.h"
#include "annotate/office_holder.h"
#include "annotate/scan_case.h"
#include "base/buf.h"

static const struct {
    const char *id, *name, *note;
} people[] = {
    {"truman", "Truman, Harry S.", "President until January 20, 1953"},
    {"ike", "Eisenhower, Dwight D.", "President from January 20, 1953"},
    {"whitman", "Whitman, Ann C.", "President's Personal Secretary"},
    {"de-gaulle", "De Gaulle, Charles", "President of France"},
    {"dulles", "Dulles, John Foster", "Secretary of State"},
    {"wilson", "Wilson, Charles E.", "Secretary of Defense"},
    {"lloyd", "Lloyd, Selwyn", "British Secretary of State for Foreign Affairs"},
    {"grewe", "Grewe, Wilhelm C.", "German Ambassador in the United States"},
    {"alphand", "Alphand, Hervé", "French Ambassador in the United States"},
    {"adenauer", "Adenauer, Konrad", "German Chancellor"},
    {"chiang", "Chiang Kai-shek, Generalissimo", "President of the Republic of China"},
    {"hammarskjold", "Hammarskjöld, Dag", "Secretary-General of the United Nations"},
};

/* "Secretary>dulles; Ambassador>grewe alphand" */
static Str offices_of(ScanCase *read, const char *text, const char *written) {
    scan_case_open(read, text);
    if (written != NULL)
        description_add(read->arena, &read->document.description, FIELD_DATE, STR("day"))->norm =
            str_from_c(written);
    Lexicon lexicon = lexicon_empty;
    for (size_t i = 0; i < sizeof people / sizeof *people; i++)
        *LIST_ADD(read->arena, &lexicon.entries) =
            (LexiconEntry){str_from_c(people[i].id), STR("person"), str_from_c(people[i].name),
                           str_from_c(people[i].note)};
    const NameList *list = name_list_make(&lexicon, read->arena);
    MentionList mentions = {0};
    MarkList marks = {0};
    OfficeMentionList found = {0};
    RuleJob job = {
        .document = &read->document, .job = read->arena, .scans = &read->scan, .marks = &marks};
    mention_grammar_find(&job, list, &mentions);
    link_resolve(&job, list, &mentions);
    office_holder_find(&job, list, &mentions, &found);
    Buf out = {0};
    for (size_t i = 0; i < found.n; i++) {
        const OfficeMention *one = &found.p[i];
        buf_c(&out, i > 0 ? "; " : "");
        buf_str(&out, scan_text(&read->scan, one->first, one->end));
        buf_char(&out, '>');
        buf_str(&out, list->entries.p[one->entry - 1].id);
        if (one->second != 0) {
            buf_char(&out, ' ');
            buf_str(&out, list->entries.p[one->second - 1].id);
        }
        assert_true(one->certainty > 0 && one->certainty < 1000);
    }
    Str offices = str_copy(read->arena, buf_as_str(&out));
    buf_free(&out);
    return offices;
}

#define BODY                                                                                       \
    "A note\n\nIt was a long day, and what was said in it is told here in a few words only, as "   \
    "far "                                                                                         \
    "as it was noted, which was not always done, and not by all who were there. "

static void test_an_office_stands_for_who_bears_it(void **state) {
    (void)state;
    static const struct {
        const char *text, *written, *offices;
    } cases[] = {
        {BODY "Secretary Dulles came. The Secretary spoke.", NULL, "Secretary>dulles"},
        {BODY "Dulles came. The Secretary spoke.", NULL, "Secretary>dulles"},
        {BODY "Dulles and Wilson came. The Secretary of Defense spoke.", NULL,
         "Secretary of Defense>wilson"},
        {BODY "Dulles and Hammarskjold came. The Secretary spoke to the Secretary General.", NULL,
         "Secretary>dulles; Secretary General>hammarskjold"},
        {BODY "The President spoke.", "1952-05-03", "President>truman"},
        {BODY "The President spoke.", "1958-05-03", "President>ike"},
        {BODY "President de Gaulle came. The President spoke.", "1958-05-03", "President>ike"},
        {BODY "Ambassador Grewe came. The Ambassador spoke.", NULL, "Ambassador>grewe"},
        {BODY "Ambassador Grewe and Ambassador Grewe came, and Ambassador Alphand. The Ambassador "
              "spoke.",
         NULL, "Ambassador>grewe alphand"},
        {BODY "Grewe and Alphand came. The Ambassador spoke.", NULL, ""},
        {BODY "The Ambassador spoke.", NULL, ""},
        {BODY "Grewe came. The Ambassador in Moscow spoke.", NULL, ""},
        {BODY "Adenauer came. The Chancellor spoke.", NULL, "Chancellor>adenauer"},
        {BODY "Generalissimo Chiang came. The Generalissimo spoke.", NULL, "Generalissimo>chiang"},
        {BODY "Chiang came. The Generalissimo spoke.", NULL, "Generalissimo>chiang"},
        {BODY "Dulles came. The secretary typed it. A Secretary spoke.", NULL, ""},
        {BODY "Dulles came. The Secretary Dulles spoke.", NULL, ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ScanCase read;
        Str offices = offices_of(&read, cases[i].text, cases[i].written);
        if (!str_is(offices, cases[i].offices))
            fail_msg("%s: %.*s, not %s", cases[i].text, STR_ARG(offices), cases[i].offices);
        scan_case_close(&read);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_an_office_stands_for_who_bears_it)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
