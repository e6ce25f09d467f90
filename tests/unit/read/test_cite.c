/*
 * Chicago and MLA, expected by hand after the Chicago Manual of Style (17th ed., 14.221 to 14.231,
 * letters and archival documents) and the MLA Handbook (9th ed., 5.1 to 5.99, works in containers).
 */
#include "read/cite.h"
#include "read/cite_sample.h"

#define VOLUME                                                                                     \
    "Foreign Relations of the United States, 1961\xE2\x80\x93"                                     \
    "1963, Volume XV, Berlin Crisis, 1962\xE2\x80\x93"                                             \
    "1963"

static void test_a_page_that_stands_alone(void **state) {
    (void)state;
    CiteSample sample;
    cite_sample_page(&sample);
    assert_str(
        cite_sample_write(&sample, CITE_CHICAGO),
        "“From the cable on the conversation between Gromyko and Kennedy,” October 18, 1962, "
        "Archive of Foreign Policy, Russian Federation (AVP RF), Cold War Papers, History and "
        "Public Policy Program, accessed November 24, 2026, "
        "https://papers.example.org/d/d0123456789ab.1.\n");
    assert_str(
        cite_sample_write(&sample, CITE_MLA),
        "“From the cable on the conversation between Gromyko and Kennedy.” 18 Oct. 1962, "
        "Archive of Foreign Policy, Russian Federation (AVP RF). Cold War Papers, History and "
        "Public Policy Program, https://papers.example.org/d/d0123456789ab.1. Accessed 24 "
        "Nov. 2026.\n");
    cite_sample_drop(&sample);
}

/* CMS 14.222: from the item up to the archive; MLA: from the archive down. The reference as given.
 */
static void test_the_archives_reference_stands_as_it_is_given(void **state) {
    (void)state;
    static const struct {
        const char *reference, *chicago, *mla;
    } cases[] = {
        {"fond 0129, opis 46, papka 343",
         "18, 1962, fond 0129, opis 46, papka 343, Archive of Foreign Policy, Russian Federation "
         "(AVP RF), Cold War Papers",
         "Oct. 1962, Archive of Foreign Policy, Russian Federation (AVP RF), fond 0129, opis 46, "
         "papka 343. Cold War Papers"},
        {"AVP RF, f. 0129, op. 46", "18, 1962, AVP RF, f. 0129, op. 46, Cold War Papers",
         "Oct. 1962, AVP RF, f. 0129, op. 46. Cold War Papers"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        CiteSample sample;
        cite_sample_page(&sample);
        cite_sample_add(&sample, FIELD_REFERENCE, cases[i].reference);
        Str got = cite_sample_write(&sample, CITE_CHICAGO);
        if (!str_has(got, str_from_c(cases[i].chicago)))
            fail_msg("\"%.*s\" has no \"%s\"", STR_ARG(got), cases[i].chicago);
        got = cite_sample_write(&sample, CITE_MLA);
        if (!str_has(got, str_from_c(cases[i].mla)))
            fail_msg("\"%.*s\" has no \"%s\"", STR_ARG(got), cases[i].mla);
        cite_sample_drop(&sample);
    }
}

static void test_a_short_note_on_the_source_stands_for_a_reference(void **state) {
    (void)state;
    CiteSample sample;
    cite_sample_page(&sample);
    sample.document.description.n = 0;
    cite_sample_add(&sample, FIELD_TITLE, "A talk");
    cite_sample_add(&sample, FIELD_SOURCE_NOTE, "Foreign Relations, Volume XV, Document 136.");
    assert_true(
        str_has(cite_sample_write(&sample, CITE_CHICAGO),
                STR("“A talk,” n.d., Foreign Relations, Volume XV, Document 136, Cold War")));
    assert_true(str_has(cite_sample_write(&sample, CITE_MLA),
                        STR("“A talk.” Foreign Relations, Volume XV, Document 136. Cold War")));
    cite_sample_drop(&sample);
}

static void test_a_document_of_a_volume(void **state) {
    (void)state;
    CiteSample sample;
    cite_sample_telegram(&sample);
    assert_str(cite_sample_write(&sample, CITE_CHICAGO),
               "Foy D. Kohler, “Telegram From the Embassy in the Soviet Union to the Department of "
               "State,” October 18, 1962, document 135 in " VOLUME
               ", ed. Charles S. Sampson (Washington: United States Government Printing Office, "
               "1994), Cold War Papers, accessed November 24, 2026, "
               "https://papers.example.org/d/d0123456789ab.d135.\n");
    assert_str(cite_sample_write(&sample, CITE_MLA),
               "Foy D. Kohler. “Telegram From the Embassy in the Soviet Union to the Department of "
               "State.” 18 Oct. 1962. " VOLUME
               ", edited by Charles S. Sampson, United States Government Printing Office, 1994, "
               "document 135. Cold War Papers, https://papers.example.org/d/d0123456789ab.d135. "
               "Accessed 24 Nov. 2026.\n");
    cite_sample_drop(&sample);
}

static void test_dates_partial_uncertain_and_missing(void **state) {
    (void)state;
    static const struct {
        const char *printed, *norm, *chicago, *mla;
    } cases[] = {
        {"Oct. 1962", "1962-10", "October 1962,", "Oct. 1962,"},
        {"May 1962", "1962-05", "May 1962,", "May 1962,"},
        {"1962", "1962", "1962,", "1962,"},
        {"", "1962~", "about 1962,", "about 1962,"},
        {"", "1962-10-16/1962-10-28", "16 to 28 October 1962,", "16 to 28 October 1962,"},
        {"in the autumn", NULL, "in the autumn,", "in the autumn,"},
        {NULL, NULL, "n.d.,", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        CiteSample sample;
        cite_sample_page(&sample);
        cite_sample_date(&sample, cases[i].printed, cases[i].norm);
        sample.input.accessed = STR("");
        Str chicago = str_format(sample.arena, "Kennedy,\xE2\x80\x9D %s Archive of Foreign",
                                 cases[i].chicago);
        Str mla = str_format(sample.arena, "Kennedy.\xE2\x80\x9D %s%sArchive of Foreign",
                             cases[i].mla, cases[i].mla[0] == '\0' ? "" : " ");
        Str got = cite_sample_write(&sample, CITE_CHICAGO);
        if (!str_has(got, chicago))
            fail_msg("\"%.*s\" has no \"%.*s\"", STR_ARG(got), STR_ARG(chicago));
        got = cite_sample_write(&sample, CITE_MLA);
        if (!str_has(got, mla))
            fail_msg("\"%.*s\" has no \"%.*s\"", STR_ARG(got), STR_ARG(mla));
        cite_sample_drop(&sample);
    }
}

static void test_names_are_joined_and_titles_quoted(void **state) {
    (void)state;
    static const struct {
        int authors;
        const char *title, *chicago, *mla;
    } cases[] = {
        {0, "Why?", "“Why?,” n.d.", "“Why?” Cold"},
        {1, "On \"peace\"", "A One, “On 'peace',” n.d.", "A One. “On 'peace'.” Cold"},
        {2, "“No” he said.", "A One and B Two, “‘No’ he said,” n.d.",
         "A One and B Two. “‘No’ he said.” Cold"},
        {3, "T", "A One, B Two, and C Three Jr., “T,” n.d.", "A One, et al. “T.” Cold"},
        {0, NULL, "“Untitled document,” n.d.", "“Untitled document.” Cold"},
    };
    static const char *const names[] = {"A One", "B Two", "C Three Jr."};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        CiteSample sample;
        cite_sample_page(&sample);
        sample.document.description.n = 0;
        sample.input.accessed = STR("");
        if (cases[i].title != NULL)
            cite_sample_add(&sample, FIELD_TITLE, cases[i].title);
        for (int k = 0; k < cases[i].authors; k++)
            cite_sample_add(&sample, FIELD_AUTHOR, names[k]);
        Str got = cite_sample_write(&sample, CITE_CHICAGO);
        if (!str_starts(got, str_from_c(cases[i].chicago)))
            fail_msg("\"%.*s\" does not begin \"%s\"", STR_ARG(got), cases[i].chicago);
        got = cite_sample_write(&sample, CITE_MLA);
        if (!str_starts(got, str_from_c(cases[i].mla)))
            fail_msg("\"%.*s\" does not begin \"%s\"", STR_ARG(got), cases[i].mla);
        cite_sample_drop(&sample);
    }
}

/* CMS 14.229: "Jane Addams to Mary Smith, May 3, 1910"; MLA 5.29: "Letter to Mary Smith". */
static void test_a_letter_is_cited_by_who_wrote_to_whom(void **state) {
    (void)state;
    static const struct {
        const char *author, *recipient, *title;
        bool by_rule;
        const char *chicago, *mla;
    } cases[] = {
        {"Jane Addams", "Mary Smith", "Jane Addams to Mary Smith", true,
         "Jane Addams to Mary Smith, n.d., Cold", "Jane Addams. Letter to Mary Smith. Cold"},
        {"Jane Addams", "Mary Smith", "Lunch", false, "Jane Addams to Mary Smith, “Lunch,” n.d.",
         "Jane Addams. “Lunch.” Cold"},
        {"Jane Addams", "Mary Smith", "Note to Mary Smith", false,
         "Jane Addams, “Note to Mary Smith,” n.d.", "Jane Addams. “Note to Mary Smith.” Cold"},
        {"Addams, Jane", "Smith, Mary", "Lunch", false, "Jane Addams to Mary Smith, “Lunch,” n.d.",
         "Addams, Jane. “Lunch.” Cold"},
        {"Couve de Murville, Maurice", NULL, "Lunch", false,
         "Maurice Couve de Murville, “Lunch,” n.d.", "Couve de Murville, Maurice. “Lunch.” Cold"},
        {"John Hale, Jr.", NULL, "Lunch", false, "John Hale, Jr., “Lunch,” n.d.",
         "John Hale, Jr. “Lunch.”"},
        {"Hale, Secretary of State", NULL, "Lunch", false,
         "Hale, Secretary of State, “Lunch,” n.d.", "Hale, Secretary of State. “Lunch.”"},
        {"Jane Addams", NULL, "From Jane Addams", true, "Jane Addams, letter, n.d.",
         "Jane Addams. Letter. Cold"},
        {NULL, "Mary", "To Mary", true, "Letter to Mary, n.d.", "Letter to Mary. Cold"},
        {NULL, NULL, "A to B", true, "A to B, n.d.", "“A to B.” Cold"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        CiteSample sample;
        cite_sample_page(&sample);
        sample.document.description.n = 0;
        sample.input.accessed = STR("");
        cite_sample_add(&sample, FIELD_TITLE, cases[i].title);
        if (cases[i].by_rule)
            sample.document.description.p[0].source =
                (Source){SOURCE_RULE, STR("title-by-parties"), 1};
        if (cases[i].author != NULL)
            cite_sample_add(&sample, FIELD_AUTHOR, cases[i].author);
        if (cases[i].recipient != NULL)
            cite_sample_add(&sample, FIELD_RECIPIENT, cases[i].recipient);
        Str got = cite_sample_write(&sample, CITE_CHICAGO);
        if (!str_starts(got, str_from_c(cases[i].chicago)))
            fail_msg("\"%.*s\" does not begin \"%s\"", STR_ARG(got), cases[i].chicago);
        got = cite_sample_write(&sample, CITE_MLA);
        if (!str_starts(got, str_from_c(cases[i].mla)))
            fail_msg("\"%.*s\" does not begin \"%s\"", STR_ARG(got), cases[i].mla);
        cite_sample_drop(&sample);
    }
}

static void test_a_moment_of_publication_is_a_day(void **state) {
    (void)state;
    CiteSample sample;
    cite_sample_page(&sample);
    sample.document.description.n = 0;
    cite_sample_add(&sample, FIELD_TITLE, "Lunch");
    cite_sample_add(&sample, FIELD_PUBLISHED, "2012-03-05T14:21:00+01:00");
    Str got = cite_sample_write(&sample, CITE_CHICAGO);
    assert_true(str_has(got, STR(", March 5, 2012, accessed")));
    got = cite_sample_write(&sample, CITE_MLA);
    assert_true(str_has(got, STR(", 5 Mar. 2012, https")));
    cite_sample_drop(&sample);
}

static void test_a_reading_is_named_where_there_are_several(void **state) {
    (void)state;
    CiteSample sample;
    cite_sample_page(&sample);
    sample.input.reading = 2;
    assert_true(str_has(cite_sample_write(&sample, CITE_CHICAGO), STR("/d0123456789ab.1@2.\n")));
    cite_sample_drop(&sample);
}

static void test_all_styles_at_once_are_each_alone(void **state) {
    (void)state;
    CiteSample sample;
    Str texts[CITE_STYLE_COUNT];
    cite_sample_telegram(&sample);
    cite_write_all(&sample.input, sample.arena, texts);
    for (unsigned i = 0; i < CITE_STYLE_COUNT; i++) {
        Str alone = cite_sample_write(&sample, (CiteStyle)i);
        assert_true(alone.n > 0 && str_equal(texts[i], alone));
    }
    cite_sample_drop(&sample);
}

static void test_several_as_csl_json_are_one_list(void **state) {
    (void)state;
    CiteSample sample;
    Buf out = {0};
    Json *json;
    Fail fail;
    cite_sample_telegram(&sample);
    CiteList list = {CITE_CSL_JSON, NULL, {0}};
    cite_list_add(&list, &sample.input);
    cite_list_add(&list, &sample.input);
    cite_list_end(&list, &out);
    assert_ok(json_parse(buf_as_str(&out), &json, &fail));
    assert_int_equal(json_kind(json), JSON_KIND_LIST);
    assert_int_equal(json_count(json), 2);
    json_free(json);
    buf_clear(&out);
    /* In every other style they follow one another; of none there is nothing. */
    Str alone = cite_sample_write(&sample, CITE_RIS);
    list = (CiteList){CITE_RIS, NULL, {0}};
    cite_list_add(&list, &sample.input);
    cite_list_add(&list, &sample.input);
    cite_list_end(&list, &out);
    assert_int_equal(out.n, 2 * alone.n);
    buf_clear(&out);
    list = (CiteList){CITE_CSL_JSON, NULL, {0}};
    cite_list_end(&list, &out);
    assert_int_equal(out.n, 0);
    buf_free(&out);
    cite_sample_drop(&sample);
}

static void test_styles_are_found_by_their_names(void **state) {
    (void)state;
    static const char *const names[CITE_STYLE_COUNT] = {
        [CITE_CHICAGO] = "chicago", [CITE_MLA] = "mla",           [CITE_BIBTEX] = "bibtex",
        [CITE_RIS] = "ris",         [CITE_CSL_JSON] = "csl-json",
    };
    CiteStyle style;
    for (int i = 0; i < CITE_STYLE_COUNT; i++) {
        assert_true(cite_style_find(str_from_c(names[i]), &style));
        assert_int_equal(style, i);
    }
    assert_false(cite_style_find(STR("apa"), &style));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_page_that_stands_alone),
        cmocka_unit_test(test_the_archives_reference_stands_as_it_is_given),
        cmocka_unit_test(test_a_short_note_on_the_source_stands_for_a_reference),
        cmocka_unit_test(test_a_document_of_a_volume),
        cmocka_unit_test(test_dates_partial_uncertain_and_missing),
        cmocka_unit_test(test_names_are_joined_and_titles_quoted),
        cmocka_unit_test(test_a_letter_is_cited_by_who_wrote_to_whom),
        cmocka_unit_test(test_a_moment_of_publication_is_a_day),
        cmocka_unit_test(test_a_reading_is_named_where_there_are_several),
        cmocka_unit_test(test_all_styles_at_once_are_each_alone),
        cmocka_unit_test(test_several_as_csl_json_are_one_list),
        cmocka_unit_test(test_styles_are_found_by_their_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
