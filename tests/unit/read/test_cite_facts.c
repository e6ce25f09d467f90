/* What is found in a description, and what is not invented. */
#include "read/cite_facts.h"
#include "read/cite_sample.h"

static void test_lines(void **state) {
    (void)state;
    static const struct {
        const char *text, *line;
    } cases[] = {{"a  b", "a b"}, {" a\r\n\tb ", "a b"},
                 {"\x01", ""},    {"a\xFF", "a\xEF\xBF\xBD"},
                 {"", ""},        {"na\xC3\xAFve", "na\xC3\xAFve"}};
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(cite_facts_line(str_from_c(cases[i].text), arena), cases[i].line);
    arena_destroy(arena);
}

static void test_the_date_is_the_one_that_dates_the_document(void **state) {
    (void)state;
    static const struct {
        const char *first_role, *second_role, *expected;
    } cases[] = {{"sent", "written", "1963"},    {"received", "sent", "1962"},
                 {"event", "written", "1962"},   {"quoted", "given", "1963"},
                 {"quoted", "declassified", ""}, {"", "sent", "1963"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        CiteSample sample;
        CiteFacts facts;
        cite_sample_page(&sample);
        sample.document.description.n = 0;
        Value *value = cite_sample_add(&sample, FIELD_DATE, "then");
        value->norm = STR("1962");
        value->role = str_from_c(cases[i].first_role);
        value = cite_sample_add(&sample, FIELD_DATE, "later");
        value->norm = STR("1963");
        value->role = str_from_c(cases[i].second_role);
        cite_facts_find(&sample.input, sample.arena, &facts);
        assert_str(facts.date.edtf, cases[i].expected);
        cite_sample_drop(&sample);
    }
}

static void test_editors_and_translators_are_no_authors(void **state) {
    (void)state;
    CiteSample sample;
    CiteFacts facts;
    cite_sample_page(&sample);
    cite_sample_add(&sample, FIELD_AUTHOR, "An Editor")->role = STR("editor");
    cite_sample_add(&sample, FIELD_AUTHOR, "A Translator")->role = STR("translator");
    cite_sample_add(&sample, FIELD_AUTHOR, "")->asked_empty = true;
    cite_sample_add(&sample, FIELD_CONTRIBUTOR, "Somebody");
    cite_facts_find(&sample.input, sample.arena, &facts);
    assert_int_equal(facts.authors.n, 0);
    cite_sample_drop(&sample);
}

static void test_an_author_is_named_once_and_no_signer_beside_him(void **state) {
    (void)state;
    CiteSample sample;
    CiteFacts facts;
    cite_sample_page(&sample);
    sample.document.description.n = 0;
    cite_sample_add(&sample, FIELD_AUTHOR, "E. Sablin")->role = STR("signer");
    cite_sample_add(&sample, FIELD_AUTHOR, "Evgenii Sablin")->role = STR("sender");
    cite_sample_add(&sample, FIELD_AUTHOR, "Shipley, William");
    cite_sample_add(&sample, FIELD_AUTHOR, "William  Shipley");
    cite_facts_find(&sample.input, sample.arena, &facts);
    assert_int_equal(facts.authors.n, 2);
    assert_str(facts.authors.p[0], "Evgenii Sablin");
    assert_str(facts.authors.p[1], "Shipley, William");
    cite_sample_drop(&sample);
    cite_sample_page(&sample);
    sample.document.description.n = 0;
    cite_sample_add(&sample, FIELD_AUTHOR, "E. Sablin")->role = STR("signer");
    cite_facts_find(&sample.input, sample.arena, &facts);
    assert_int_equal(facts.authors.n, 1);
    cite_sample_drop(&sample);
}

static void test_a_general_editor_only_where_there_is_no_other(void **state) {
    (void)state;
    CiteSample sample;
    CiteFacts facts;
    cite_sample_telegram(&sample);
    sample.input.volume = &sample.volume;
    cite_facts_find(&sample.input, sample.arena, &facts);
    assert_int_equal(facts.editors.n, 1);
    assert_str(facts.editors.p[0], "Charles S. Sampson");
    sample.volume.p[0].role = STR("author");
    cite_facts_find(&sample.input, sample.arena, &facts);
    assert_int_equal(facts.editors.n, 1);
    assert_str(facts.editors.p[0], "Glenn W. LaFantasie");
    cite_sample_drop(&sample);
}

static void test_a_document_that_says_nothing(void **state) {
    (void)state;
    struct document nothing = {.local_id = STR("1")};
    CiteInput input = {.document = &nothing};
    struct arena *arena = arena_create();
    CiteFacts facts;
    cite_facts_find(&input, arena, &facts);
    assert_str(facts.title, "Untitled document");
    assert_str(facts.date.words, "");
    assert_int_equal(facts.authors.n, 0);
    description_add(arena, &nothing.description, FIELD_KIND, STR("letter"));
    cite_facts_find(&input, arena, &facts);
    assert_str(facts.title, "letter");
    arena_destroy(arena);
}

static void test_the_references_as_given_else_the_note_on_the_source(void **state) {
    (void)state;
    CiteSample sample;
    CiteFacts facts;
    cite_sample_telegram(&sample);
    cite_facts_find(&sample.input, sample.arena, &facts);
    assert_str(facts.reference, "");
    assert_true(str_starts(facts.source_note, STR("Source: Department")));
    cite_sample_add(&sample, FIELD_REFERENCE, "F. 1,  op. 2");
    cite_sample_add(&sample, FIELD_REFERENCE, "d. 3");
    cite_facts_find(&sample.input, sample.arena, &facts);
    assert_str(facts.reference, "F. 1, op. 2, d. 3");
    assert_str(facts.source_note, "");
    cite_sample_drop(&sample);
}

static void test_a_reference_that_names_its_archive_is_cited_as_printed(void **state) {
    (void)state;
    CiteSample sample;
    CiteFacts facts;
    cite_sample_page(&sample);
    sample.document.description.n = 0;
    cite_sample_add(&sample, FIELD_ARCHIVE, "The full name of the archive")->norm = STR("TFA");
    Value *value = cite_sample_add(&sample, FIELD_REFERENCE, "TFA. F. 12. Op. 3.");
    document_set_attribute(sample.arena, &value->attributes, "repository", STR("TFA"));
    cite_facts_find(&sample.input, sample.arena, &facts);
    assert_str(facts.archive, "TFA");
    assert_str(facts.reference, "F. 12. Op. 3.");
    cite_sample_drop(&sample);
}

static void test_the_same_reference_twice_is_cited_once(void **state) {
    (void)state;
    CiteSample sample;
    CiteFacts facts;
    cite_sample_page(&sample);
    sample.document.description.n = 0;
    cite_sample_add(&sample, FIELD_ARCHIVE, "An archive");
    cite_sample_add(&sample, FIELD_REFERENCE, "f. 12, op. 3");
    cite_sample_add(&sample, FIELD_REFERENCE, "f. 12, op. 3");
    cite_facts_find(&sample.input, sample.arena, &facts);
    assert_str(facts.reference, "f. 12, op. 3");
    cite_sample_drop(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_reference_that_names_its_archive_is_cited_as_printed),
        cmocka_unit_test(test_the_same_reference_twice_is_cited_once),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_the_date_is_the_one_that_dates_the_document),
        cmocka_unit_test(test_editors_and_translators_are_no_authors),
        cmocka_unit_test(test_an_author_is_named_once_and_no_signer_beside_him),
        cmocka_unit_test(test_a_general_editor_only_where_there_is_no_other),
        cmocka_unit_test(test_a_document_that_says_nothing),
        cmocka_unit_test(test_the_references_as_given_else_the_note_on_the_source),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
