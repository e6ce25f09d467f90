#include "doc/plain_date.h"
#include "test.h"

typedef struct {
    const char *text, *edtf;  // empty: no plain date
} Case;

static const Case cases[] = {
    {"October 18, 1962", "1962-10-18"},
    {"Oct. 18, 1962", "1962-10-18"},
    {"Thursday, 18th of October 1962", "1962-10-18"},
    {"18 OCTOBER 1962", "1962-10-18"},
    {"18. Oktober 1962", "1962-10-18"},
    {"le 18 octobre 1962", "1962-10-18"},
    {"1er août 1914", "1914-08-01"},
    {"18 октября 1962 г.", "1962-10-18"},
    {"Октябрь 1962", "1962-10"},
    {"5. März 1953", "1953-03-05"},
    {"1962-10-18", "1962-10-18"},
    {"1962-10-18T09:30:00Z", "1962-10-18"},
    {"1962-10", "1962-10"},
    {"1962", "1962"},
    {"18.10.1962", "1962-10-18"},
    {"18/10/1962", "1962-10-18"},
    {"10/18/1962", "1962-10-18"},
    {"1962/10/18", "1962-10-18"},
    {"3/4/1962", ""},
    {"4/4/1962", "1962-04-04"},
    {"October 1962", "1962-10"},
    {"Spring 1962", "1962-21"},
    {"about Easter 1938", "1938-04-17~"},
    {"Ostern 1938", "1938-04-17~"},  // some day of these days: never more exact than the words
    {"Easter to Whitsun 1938", "1938-04-17~/1938-06-05~"},
    {"Easter Monday 1910", "1910-03-28"},
    {"Easter Monday, 1910", "1910-03-28"},
    {"Ostermontag 1910", "1910-03-28"},
    {"lundi de P\u00e2ques 1910", "1910-03-28"},
    {"Good Friday 1910", "1910-03-25"},
    {"Karfreitag 1910", "1910-03-25"},
    {"Christmas Eve 1914", "1914-12-24"},
    {"New Year's Day 1914", "1914-01-01"},
    {"Christmas 1914", "1914-12-25~"},
    {"Easter Monday [1910?]", "1910?-03-28"},
    {"Easter 1910?", "1910-03-27%"},
    {"Easter Monday", ""},
    {"Easter Monday May 1910", ""},
    {"3 May [1910?]", "1910?-05-03"},
    {"3 May [1910]", "1910-05-03"},
    {"May 3, [1910?]", "1910?-05-03"},
    {"[May?] 1910", "1910-?05"},
    {"3 [May?] 1910", "1910-?05-03"},
    {"3? May 1910", "1910-05-?03"},
    {"[3 May?] 1910", "1910-?05-?03"},
    {"3 May 1910?", "1910-05-03?"},
    {"[3 May 1910?]", "1910-05-03?"},
    {"19[10]", "1910"},
    {"3 May 19[10?]", "1910?-05-03"},
    {"191?", "191X"},
    {"191[?]", "191X"},
    {"19[??]", "19XX"},
    {"3 May 191?", "191X-05-03"},
    {"[Spring 1910?]", "1910-21?"},
    {"Spring [1910?]", "1910-21?"},
    {"early May 1910", "1910-05"},
    {"Anfang Mai 1910", "1910-05"},
    {"3 May [1910", ""},
    {"3 May 1910]", ""},
    {"[[1910]]", ""},
    {"?", ""},
    {"Easter 191?", ""},
    {"3 (May) 1910", "1910-05-03"},
    {"3 Easter 1938", ""},
    {"Easter", ""},
    {"1960s", "196X"},
    {"ca. 1962", "1962~"},
    {"circa October 1962?", "1962-10%"},
    {"1962?", "1962?"},
    {"[18 October 1962]", "1962-10-18"},
    {"16-28 October 1962", "1962-10-16/1962-10-28"},
    {"October 16\u201328, 1962", "1962-10-16/1962-10-28"},
    {"1960-1962", "1960/1962"},
    {"October to November 1962", "1962-10/1962-11"},
    {"29 September - 2 October 1938", "1938-09-29/1938-10-02"},
    {"", ""},
    {"18", ""},
    {"October", ""},
    {"October 18", ""},
    {"31 February 1962", ""},
    {"On October 18, 1962", ""},
    {"October 18, 1962 at noon", ""},
    {"1812 Napoleon", ""},
    {"123456", ""},
    {"Leon Levy Foundation", ""},
    {"n.d.", ""},
    {"18 May 19 1962", ""},
    {"12 12 1962", ""},
};

static void test_values_that_are_nothing_but_a_date(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str edtf = {NULL, 0};
        bool is_date = plain_date_read(str_from_c(cases[i].text), arena, &edtf);
        if (is_date != (*cases[i].edtf != '\0'))
            fail_msg("\"%s\" gave \"%.*s\"", cases[i].text, STR_ARG(edtf));
        if (is_date)
            assert_str(edtf, cases[i].edtf);
    }
    arena_destroy(arena);
}

static void test_cut_and_flipped_everywhere_it_answers(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t n = strlen(cases[i].text);
        for (size_t cut = 0; cut <= n; cut++) {
            Str edtf;
            char *bytes = str_to_c(arena, (Str){cases[i].text, cut});
            for (size_t flip = 0; flip < cut; flip++) {
                if ((uint8_t)bytes[flip] >= 0x80)
                    continue;
                bytes[flip] = (char)(bytes[flip] ^ 1);
                (void)plain_date_read((Str){bytes, cut}, arena, &edtf);
                bytes[flip] = (char)(bytes[flip] ^ 1);
            }
        }
    }
    arena_destroy(arena);
}

static void test_what_is_one_of_two_days_is_a_set_of_both(void **state) {
    (void)state;
    static const Case either[] = {
        {"2/4/1911", "[1911-02-04,1911-04-02]"},
        {"04/02/1911", "[1911-02-04,1911-04-02]"},
        {" 2/4/1911 ", "[1911-02-04,1911-04-02]"},
        {"4/4/1911", ""},
        {"2/14/1911", ""},
        {"2.4.1911", ""},
        {"2/4/11", ""},
        {"2/4", ""},
        {"1911/2/4", ""},
        {"0/4/1911", ""},
        {"2/4/1911?", "[1911-02-04,1911-04-02]"},
        {"a/4/1911", ""},
        {"", ""},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof either / sizeof *either; i++) {
        Str edtf = {NULL, 0};
        bool is_date = plain_date_read_either(str_from_c(either[i].text), arena, &edtf);
        assert_int_equal(is_date, *either[i].edtf != '\0');
        if (is_date)
            assert_str(edtf, either[i].edtf);
    }
    arena_destroy(arena);
}

static void test_words_of_the_calendar_are_known(void **state) {
    (void)state;
    assert_true(plain_date_is_word(STR("oktober")));
    assert_true(plain_date_is_word(STR("\u043e\u043a\u0442\u044f\u0431\u0440\u044f")));
    assert_true(plain_date_is_word(STR("friday")));
    assert_true(plain_date_is_word(STR("spring")));
    assert_false(plain_date_is_word(STR("okto")));
    assert_false(plain_date_is_word(STR("the")));
    assert_false(plain_date_is_word(STR("khrushchev")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values_that_are_nothing_but_a_date),
        cmocka_unit_test(test_what_is_one_of_two_days_is_a_set_of_both),
        cmocka_unit_test(test_words_of_the_calendar_are_known),
        cmocka_unit_test(test_cut_and_flipped_everywhere_it_answers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
