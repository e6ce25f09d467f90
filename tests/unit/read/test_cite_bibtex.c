/* BibTeX entries, whole, and what its special characters become. */
#include "read/cite_bibtex.h"
#include "read/cite_sample.h"

static void test_a_page_that_stands_alone(void **state) {
    (void)state;
    CiteSample sample;
    cite_sample_page(&sample);
    assert_str(cite_sample_write(&sample, CITE_BIBTEX),
               "@misc{d0123456789ab.1,\n"
               "  title = {{From the cable on the conversation between Gromyko and Kennedy}},\n"
               "  publisher = {History and Public Policy Program},\n"
               "  howpublished = {Archive of Foreign Policy, Russian Federation (AVP RF)},\n"
               "  year = {1962},\n"
               "  month = oct,\n"
               "  date = {1962-10-18},\n"
               "  organization = {Cold War Papers},\n"
               "  url = {https://papers.example.org/d/d0123456789ab.1},\n"
               "  urldate = {2026-11-24},\n"
               "  langid = {en}\n"
               "}\n");
    cite_sample_drop(&sample);
}

static void test_a_document_of_a_volume(void **state) {
    (void)state;
    CiteSample sample;
    cite_sample_telegram(&sample);
    assert_str(cite_sample_write(&sample, CITE_BIBTEX),
               "@incollection{d0123456789ab.d135,\n"
               "  author = {{Foy D. Kohler}},\n"
               "  title = {{Telegram From the Embassy in the Soviet Union to the Department of "
               "State}},\n"
               "  booktitle = {{Foreign Relations of the United States, 1961\xE2\x80\x93"
               "1963, Volume XV, Berlin Crisis, 1962\xE2\x80\x93"
               "1963}},\n"
               "  editor = {{Charles S. Sampson}},\n"
               "  number = {135},\n"
               "  publisher = {United States Government Printing Office},\n"
               "  address = {Washington},\n"
               "  type = {telegram},\n"
               "  year = {1994},\n"
               "  origdate = {1962-10-18},\n"
               "  note = {Dated 18 October 1962. Source: Department of State, Central Files, "
               "762.00/10\xE2\x80\x93"
               "1862. Secret.},\n"
               "  organization = {Cold War Papers},\n"
               "  url = {https://papers.example.org/d/d0123456789ab.d135},\n"
               "  urldate = {2026-11-24}\n"
               "}\n");
    cite_sample_drop(&sample);
}

static void test_special_characters_are_commands_and_braces_balance(void **state) {
    (void)state;
    CiteSample sample;
    cite_sample_page(&sample);
    sample.document.description.n = 0;
    cite_sample_add(&sample, FIELD_TITLE, "100% & {more} \\x_y ^ ~ #1 $5 } \x01 end");
    cite_sample_add(&sample, FIELD_AUTHOR, "Smith and Sons");
    cite_sample_add(&sample, FIELD_AUTHOR, "B");
    sample.input.address = STR("https://x.org/a_b%20{c}");
    Str got = cite_sample_write(&sample, CITE_BIBTEX);
    assert_true(
        str_has(got, STR("title = {{100\\% \\& \\textbraceleft{}more\\textbraceright{} "
                         "\\textbackslash{}x\\_y \\textasciicircum{} \\textasciitilde{} \\#1 \\$5 "
                         "\\textbraceright{} end}},\n")));
    assert_true(str_has(got, STR("author = {{Smith and Sons} and {B}},\n")));
    assert_true(str_has(got, STR("url = {https://x.org/a_b%20%7Bc%7D},\n")));
    int depth = 0;
    for (size_t i = 0; i < got.n; i++) {
        depth += (got.p[i] == '{') - (got.p[i] == '}');
        assert_true(depth >= 0);
    }
    assert_int_equal(depth, 0);
    cite_sample_drop(&sample);
}

static void test_dates(void **state) {
    (void)state;
    static const struct {
        const char *printed, *norm, *expected;
    } cases[] = {
        {"", "1962-10", "  year = {1962},\n  month = oct,\n  date = {1962-10},\n"},
        {"", "1962", "  year = {1962},\n  date = {1962},\n"},
        {"", "1962~", "  year = {about 1962},\n  date = {1962\\textasciitilde{}},\n"},
        {"", "1962-10/1962-12",
         "  year = {October to December 1962},\n  date = {1962-10/1962-12},\n"},
        {"one day", NULL, "  year = {one day},\n  organization"},
        {NULL, NULL, "(AVP RF)},\n  organization"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        CiteSample sample;
        cite_sample_page(&sample);
        cite_sample_date(&sample, cases[i].printed, cases[i].norm);
        Str got = cite_sample_write(&sample, CITE_BIBTEX);
        if (!str_has(got, str_from_c(cases[i].expected)))
            fail_msg("\"%.*s\" has no \"%s\"", STR_ARG(got), cases[i].expected);
        cite_sample_drop(&sample);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_page_that_stands_alone),
        cmocka_unit_test(test_a_document_of_a_volume),
        cmocka_unit_test(test_special_characters_are_commands_and_braces_balance),
        cmocka_unit_test(test_dates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
