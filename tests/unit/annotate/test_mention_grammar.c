#include "test.h"

#include "annotate/annotate.h"
#include "annotate/mention.h"
#include "annotate/mention_grammar.h"
#include "annotate/scan_case.h"

typedef struct {
    ScanCase read;
    MentionList mentions;
    MarkList marks;
    Scan scans[1];
    RuleJob job;
    const NameList *list;
} Found;

static void find_in(Found *found, const char *text, const char *language) {
    *found = (Found){0};
    scan_case_open(&found->read, text);
    found->read.document.parts.p[0].language = str_from_c(language);
    Lexicon lexicon = lexicon_empty;
    static const char *const names[] = {"Rusk, Dean", "Nguyen Van Thieu", "Makins, Sir Roger M.",
                                        "Ball, George W."};
    for (size_t i = 0; i < 4; i++)
        *LIST_ADD(found->read.arena, &lexicon.entries) =
            (LexiconEntry){str_from_c(names[i]), STR("person"), str_from_c(names[i]), {NULL, 0}};
    found->list = name_list_make(&lexicon, found->read.arena);
    found->scans[0] = found->read.scan;
    found->job = (RuleJob){.document = &found->read.document,
                           .job = found->read.arena,
                           .scans = found->scans,
                           .marks = &found->marks};
    mention_grammar_find(&found->job, found->list, &found->mentions);
}

static void find(Found *found, const char *text) {
    find_in(found, text, "en");
}

static void test_a_mention_knows_its_parts(void **state) {
    (void)state;
    Found found;
    find(&found, "He met Acting Secretary of State Dean Rusk, Jr., at noon.");
    assert_int_equal(found.mentions.n, 1);
    const Mention *mention = &found.mentions.p[0];
    const Scan *scan = &found.scans[0];
    assert_str(scan_text(scan, mention->title, mention->first), "Acting Secretary of State");
    assert_str(scan_text(scan, mention->first, mention->end), "Dean Rusk, Jr.");
    assert_str(scan_text(scan, mention->family, mention->family_end), "Rusk");
    assert_true((mention->ranks >> CUE_RANK_SECRETARY & 1) != 0);
    uint32_t tokens[8];
    assert_int_equal(mention_grammar_given(scan, mention, tokens), 1);
    assert_str(scan_text(scan, tokens[0], tokens[0] + 1), "Dean");
    scan_case_close(&found.read);
}

static void test_what_was_taken_for_a_name_falls_to_the_family_behind_it(void **state) {
    (void)state;
    Found found;
    find(&found, "He met George Ball and Sir Roger Makins.");
    assert_int_equal(found.mentions.n, 2);
    assert_str(scan_text(&found.scans[0], found.mentions.p[0].first, found.mentions.p[0].end),
               "George Ball");
    assert_str(scan_text(&found.scans[0], found.mentions.p[1].first, found.mentions.p[1].end),
               "Roger Makins");
    scan_case_close(&found.read);
}

static void test_a_family_name_may_be_joined_of_two(void **state) {
    (void)state;
    static const struct {
        const char *text, *title, *name;
    } cases[] = {
        {"He saw Foreign Minister Couve de Murville there.", "Foreign Minister",
         "Couve de Murville"},
        {"L'avis de M. Couve de Murville a suivi.", "M.", "Couve de Murville"},
        {"L'avis de M. Giscard d'Estaing a suivi.", "M.", "Giscard d'Estaing"},
        {"Habló con el señor Lopez de la Torre ayer.", "señor", "Lopez de la Torre"},
        {"L'avis de M. Gromyko de Paris a suivi.", "M.", "Gromyko"},
        {"L'avis de M. Gromyko de la veille a suivi.", "M.", "Gromyko"},
        {"Er sprach mit Herrn Carstens von Zielen.", "Herrn", "Carstens"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Found found;
        find_in(&found, cases[i].text, cases[i].title[1] == '.' ? "fr" : "");
        if (found.mentions.n != 1)
            fail_msg("%s: %zu mentions", cases[i].text, found.mentions.n);
        const Mention *mention = &found.mentions.p[0];
        const Scan *scan = &found.scans[0];
        assert_str(scan_text(scan, mention->title, mention->first), cases[i].title);
        assert_str(scan_text(scan, mention->first, mention->end), cases[i].name);
        scan_case_close(&found.read);
    }
}

/* Hostile texts: many tokens that could each begin a name. */
static void test_time_is_linear_in_the_text(void **state) {
    (void)state;
    static const char *const pieces[] = {
        "Mr. ", "Sir Roger ",  "A. ",     "Dean ", "de ",   "Rusk-",  "Rusk ",   "Secretary ",
        "R1s ", "Nguyen Van ", "Xyz Ab ", "U.S. ", "6all ", "Ball, ", "(\"Rusk "};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        uint64_t steps[2];
        for (int twice = 0; twice < 2; twice++) {
            size_t one = strlen(pieces[i]), count = twice ? 20000 : 10000;
            char *text = calloc(one * count + 1, 1);
            for (size_t k = 0; k < count; k++)
                memcpy(text + k * one, pieces[i], one);
            Found found;
            find(&found, text);
            steps[twice] = scan_steps(found.read.scanner);
            assert_true(steps[twice] <= 100 * found.read.scan.n);
            scan_case_close(&found.read);
            free(text);
        }
        assert_true(steps[1] <= steps[0] * 22 / 10);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_mention_knows_its_parts),
        cmocka_unit_test(test_what_was_taken_for_a_name_falls_to_the_family_behind_it),
        cmocka_unit_test(test_a_family_name_may_be_joined_of_two),
        cmocka_unit_test(test_time_is_linear_in_the_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
