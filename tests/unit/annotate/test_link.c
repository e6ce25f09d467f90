#include "test.h"

#include "annotate/link.h"
#include "annotate/scan_case.h"
#include "base/buf.h"

static const struct {
    const char *id, *name, *note;
} people[] = {
    {"john", "Dulles, John Foster", "Secretary of State"},
    {"allen", "Dulles, Allen W.", "Director of Central Intelligence"},
    {"walter", "Robertson, Walter S.", "Assistant Secretary of State"},
    {"norman", "Robertson, Norman A.", "Canadian High Commissioner"},
    {"max", "Taylor, Gen. Maxwell D.", "Chairman, Joint Chiefs of Staff"},
    {"golda", "Meir, Golda", "Israeli Foreign Minister"},
};

/* "allen:document; john:title": who is meant and by what, of each mention. */
static Str links_of(ScanCase *read, const char *text) {
    static const char *const by[] = {"none",   "only",    "given", "title", "document",
                                     "office", "misread", "open",  "thing", "described"};
    scan_case_open(read, text);
    Lexicon lexicon = lexicon_empty;
    for (size_t i = 0; i < sizeof people / sizeof *people; i++)
        *LIST_ADD(read->arena, &lexicon.entries) =
            (LexiconEntry){str_from_c(people[i].id), STR("person"), str_from_c(people[i].name),
                           str_from_c(people[i].note)};
    const NameList *list = name_list_make(&lexicon, read->arena);
    MentionList mentions = {0};
    MarkList marks = {0};
    RuleJob job = {
        .document = &read->document, .job = read->arena, .scans = &read->scan, .marks = &marks};
    mention_grammar_find(&job, list, &mentions);
    link_resolve(&job, list, &mentions);
    Buf out = {0};
    for (size_t i = 0; i < mentions.n; i++) {
        const Mention *mention = &mentions.p[i];
        buf_c(&out, i > 0 ? "; " : "");
        buf_str(&out, mention->entry == 0 ? STR("-") : list->entries.p[mention->entry - 1].id);
        buf_format(&out, ":%s", by[mention->rule]);
        assert_true(mention->certainty > 0 && mention->certainty < 1000);
        assert_true((mention->rule == LINK_OPEN) <= (mention->second != 0));
    }
    Str links = str_copy(read->arena, buf_as_str(&out));
    buf_free(&out);
    return links;
}

static void test_evidence_decides_between_persons_of_one_name(void **state) {
    (void)state;
    static const struct {
        const char *text, *links;
    } cases[] = {
        {"He asked Taylor.", "max:only"},
        {"He asked Max Taylor.", "max:only"},
        {"He asked Horace Taylor.", "-:none"},
        {"He asked Allen Dulles.", "allen:given"},
        {"He asked Secretary Dulles.", "john:title"},
        {"He asked Dulles.", "john:office"},
        {"He asked Allen Dulles, and then asked Dulles.", "allen:given; allen:document"},
        {"He asked Dulles, and then asked Allen Dulles.", "allen:document; allen:given"},
        {"He asked Allen Dulles and John Foster Dulles. Dulles asked.",
         "allen:given; john:given; john:document"},
        {"He asked Robertson.", "norman:open"},
        {"He asked Walter Robertson, and then asked Robertson.", "walter:given; walter:document"},
        {"He asked A. W. Dulles.", "allen:given"},
        {"He asked J. F. Dulles.", "john:given"},
        // A woman's title is no sign of her husband.
        {"He asked Mrs. Dulles.", "-:none"},
        {"He asked Mrs. John Foster Dulles.", "-:none"},
        {"He asked Miss Taylor.", "-:none"},
        {"He asked Mrs. Meir.", "golda:only"},
        {"He asked Madame Meir.", "golda:only"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ScanCase read;
        Str links = links_of(&read, cases[i].text);
        if (!str_is(links, cases[i].links))
            fail_msg("%s: %.*s, not %s", cases[i].text, STR_ARG(links), cases[i].links);
        scan_case_close(&read);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_evidence_decides_between_persons_of_one_name)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
