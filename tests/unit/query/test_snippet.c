/* Proves query/snippet.c: which passages are shown, and that they are cut where words and
 * characters end. */
#include "query/small.h"
#include "query/snippet.h"
#include "text/utf8.h"

static PassageList passages_of(struct small *small, const struct document *document,
                               const char *typed) {
    Query query;
    PassageList passages = {0};
    query_parse(str_from_c(typed), small->arena, &query);
    struct marker *marker = marker_create(small->analyzer, &query, document, small->arena);
    snippet_make(marker, document, small->arena, &passages);
    assert_true(passages.n <= SNIPPET_PASSAGES_MAX);
    for (size_t i = 0; i < passages.n; i++) {
        const Passage *passage = &passages.p[i];
        size_t at = 0;
        assert_true(utf8_valid(passage->text));
        assert_true(passage->marks.n > 0);
        for (size_t j = 0; j < passage->marks.n; j++) {
            assert_true(passage->marks.p[j].start >= at &&
                        passage->marks.p[j].start < passage->marks.p[j].end);
            at = passage->marks.p[j].end;
        }
        assert_true(at <= passage->text.n);
    }
    return passages;
}

static Block *add_paragraph(struct small *small, struct document *document, const char *text) {
    Part *part = &document->parts.p[0];
    part->text = str_format(small->arena, "%.*s\n%s", STR_ARG(part->text), text);
    Block *block = LIST_ADD(small->arena, &part->blocks);
    *block = (Block){
        .id = document->next_block++, .start = part->text.n - strlen(text), .end = part->text.n};
    return block;
}

static void test_the_summary_says_that_it_is_one(void **state) {
    struct small *small = *state;
    struct document *document = small_document(small, "1", "Nothing of it in the text.");
    description_add(small->arena, &document->description, FIELD_TITLE, STR("Mongoose at large"));
    description_add(small->arena, &document->description, FIELD_ABSTRACT,
                    STR("They speak of  Operation\nMongoose."));
    PassageList passages = passages_of(small, document, "mongoose");
    assert_int_equal(passages.n, 1);
    assert_int_equal(passages.p[0].zone, ZONE_SUMMARY);
    assert_int_equal(passages.p[0].block, 0);
    assert_str(passages.p[0].text, "They speak of Operation Mongoose.");
    assert_str(
        str_slice(passages.p[0].text, passages.p[0].marks.p[0].start, passages.p[0].marks.p[0].end),
        "Mongoose");
    assert_false(passages.p[0].cut_before || passages.p[0].cut_after);
    passages = passages_of(small, document, "large");
    assert_int_equal(passages.p[0].zone, ZONE_TITLE);
    assert_int_equal(passages_of(small, document, "elsewhere").n, 0);
    assert_int_equal(passages_of(small, document, "").n, 0);
    assert_int_equal(passages_of(small, document, "-text").n, 0);
}

static void test_passages_show_each_word_before_one_of_them_again(void **state) {
    struct small *small = *state;
    struct document *document = small_document(small, "1", "berlin berlin berlin berlin");
    (void)add_paragraph(small, document, "berlin and berlin");
    (void)add_paragraph(small, document, "a general");
    (void)add_paragraph(small, document, "berlin had a wall");
    PassageList passages = passages_of(small, document, "berlin wall general");
    assert_int_equal(passages.n, 3);
    assert_str(passages.p[0].text, "berlin had a wall");
    assert_str(passages.p[1].text, "a general");
    assert_str(passages.p[2].text, "berlin berlin berlin berlin");
    assert_int_equal(passages.p[1].block, 3);
}

static void test_what_a_correction_found_is_said(void **state) {
    struct small *small = *state;
    struct document *document = small_document(small, "1", "the presdent spoke");
    Span *span = LIST_ADD(small->arena, &document->parts.p[0].spans);
    *span = (Span){.kind = SPAN_CORRECTION, .start = 4, .end = 12};
    document_set_attribute(small->arena, &span->attributes, "text", STR("president"));
    PassageList passages = passages_of(small, document, "president");
    assert_str(passages.p[0].found, "corrected to \"president\"");
    assert_int_equal(passages_of(small, document, "spoke").p[0].found.n, 0);
}

static void test_long_texts_are_cut_between_words_and_characters(void **state) {
    struct small *small = *state;
    static const char *const fillers[] = {"word ",
                                          "\xD1\x81\xD0\xBB\xD0\xBE\xD0\xB2\xD0\xBE ",
                                          "\xE4\xB8\xAD",
                                          "  \n\t ",
                                          "\xF0\x9F\x98\x80",
                                          "x"};
    for (size_t f = 0; f < sizeof fillers / sizeof *fillers; f++)
        for (size_t before = 0; before < 400; before += 7) {
            Buf text = {0};
            while (text.n < before)
                buf_c(&text, fillers[f]);
            buf_c(&text, " needle ");
            for (int i = 0; i < 300; i++)
                buf_c(&text, fillers[f]);
            struct document *document =
                small_document(small, "1", str_to_c(small->arena, buf_as_str(&text)));
            PassageList passages = passages_of(small, document, "needle");
            assert_int_equal(passages.n, 1);
            const Passage *passage = &passages.p[0];
            assert_str(str_slice(passage->text, passage->marks.p[0].start, passage->marks.p[0].end),
                       "needle");
            assert_true(passage->text.n <= SNIPPET_BYTES + 8);
            if (f == 0) {
                assert_true(str_starts(passage->text, STR("word")) ||
                            str_starts(passage->text, STR("needle")));
                assert_true(str_ends(passage->text, STR("word")));
            }
            buf_free(&text);
        }
}

static void test_random_documents_give_sound_passages(void **state) {
    struct small *small = *state;
    for (int round = 0; round < 300; round++) {
        struct document *document = small_any_document(small, "1");
        (void)passages_of(small, document, "wall OR the OR \"missile crisis\" OR gen*");
    }
}

static void test_each_form_that_stood_there_is_named_once(void **state) {
    struct small *small = *state;
    struct document *document =
        small_document(small, "1", "Khruschev and Khruschev, Kruschev and Khrushchev.");
    static QueryVariant variants[] = {{0, {"khruschev", 9}, {"other spelling", 14}, 900},
                                      {0, {"kruschev", 8}, {"similar name", 12}, 800}};
    Query query;
    PassageList passages = {0};
    query_parse(STR("khrushchev"), small->arena, &query);
    query.root->variants = (QueryVariantList){variants, 2, 2};
    struct marker *marker = marker_create(small->analyzer, &query, document, small->arena);
    snippet_make(marker, document, small->arena, &passages);
    assert_int_equal(passages.n, 1);
    assert_int_equal(passages.p[0].marks.n, 4);
    assert_str(passages.p[0].found, "Khruschev, other spelling of khrushchev; "
                                    "Kruschev, similar name of khrushchev");
}

/* A passage may reach beyond the words for which it was chosen. */
static void test_every_word_found_is_marked_in_a_passage(void **state) {
    struct small *small = *state;
    static const char *const words[] = {"wall", "berlin", "of", "crisis", "negotiations"};
    for (int round = 0; round < 200; round++) {
        Buf text = {0};
        for (int i = 0; i < 120; i++)
            buf_format(&text, "%s%s", i == 0 ? "" : " ", words[small_random(small, 5)]);
        struct document *document =
            small_document(small, "1", str_to_c(small->arena, buf_as_str(&text)));
        buf_free(&text);
        PassageList passages = passages_of(small, document, "wall");
        for (size_t i = 0; i < passages.n; i++) {
            Str rest = passages.p[i].text;
            size_t at, found = 0;
            while (str_find(rest, STR("wall"), &at)) {
                found++;
                rest = str_skip(rest, at + 4);
            }
            assert_int_equal(passages.p[i].marks.n, found);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_every_word_found_is_marked_in_a_passage, small_setup,
                                        small_teardown),
        cmocka_unit_test_setup_teardown(test_the_summary_says_that_it_is_one, small_setup,
                                        small_teardown),
        cmocka_unit_test_setup_teardown(test_passages_show_each_word_before_one_of_them_again,
                                        small_setup, small_teardown),
        cmocka_unit_test_setup_teardown(test_what_a_correction_found_is_said, small_setup,
                                        small_teardown),
        cmocka_unit_test_setup_teardown(test_long_texts_are_cut_between_words_and_characters,
                                        small_setup, small_teardown),
        cmocka_unit_test_setup_teardown(test_random_documents_give_sound_passages, small_setup,
                                        small_teardown),
        cmocka_unit_test_setup_teardown(test_each_form_that_stood_there_is_named_once, small_setup,
                                        small_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
