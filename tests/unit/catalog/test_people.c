/* Proves catalog/people.c: entries and links of a reading, and what a later reading leaves of them.
 */
#include "catalog/catalog_fixture.h"
#include "catalog/people.h"

static void add_span(struct arena *arena, Part *part, SpanKind kind, const char *words,
                     const char *key, const char *value) {
    size_t at;
    Str text = str_from_c(words);
    assert_true(str_find(part->text, text, &at));
    Span *span = LIST_ADD(arena, &part->spans);
    *span = (Span){.kind = kind, .start = at, .end = at + text.n, .certainty = 1000};
    document_set_attribute(arena, &span->attributes, key, str_from_c(value));
    document_set_attribute(arena, &span->attributes, "type", STR("person"));
}

/* A list of persons, and a document that links to two of them, one of whom is in no list. */
static void put_volume(Fixture *fixture, uint32_t reading, bool has_list) {
    struct arena *arena = fixture->arena;
    DocumentSpec list_spec = {
        .local_id = "persons",
        .title = "Persons",
        .paragraphs = {"Abel, Anna, master of the port", "\xc3\x89mile, a clerk"},
        .is_apparatus = true};
    DocumentSpec letter_spec = {.local_id = "d1",
                                .title = "Letter",
                                .date = "1962-10-18",
                                .paragraphs = {"Miss Abel and Miss Abel", "Anna, and Otto too"}};
    struct document list = fixture_document(arena, &list_spec);
    struct document letter = fixture_document(arena, &letter_spec);
    Part *part = &list.parts.p[0];
    add_span(arena, part, SPAN_ENTRY, "Abel, Anna, master of the port", "id", "p_AB1");
    add_span(arena, part, SPAN_NAME, "Abel, Anna,", "id", "p_AB1");
    add_span(arena, part, SPAN_ENTRY, "\xc3\x89mile, a clerk", "id", "p_EM1");
    part = &letter.parts.p[0];
    add_span(arena, part, SPAN_NAME, "Miss Abel", "ref", "p_AB1");
    add_span(arena, part, SPAN_NAME, "Abel and", "ref", "p_AB1");
    add_span(arena, part, SPAN_NAME, "Anna", "ref", "p_AB1");
    add_span(arena, part, SPAN_NAME, "Otto", "ref", "p_OT1");
    add_span(arena, part, SPAN_NAME, "too", "ref", "other#p_AB1");
    ReadingHead head = {.title = STR("Volume")};
    ReadingChange change;
    Fail fail;
    assert_ok(record_begin_reading(fixture->catalog, STR("dvol"), reading, &head, &fail));
    const struct document *documents[] = {&list, &letter};
    for (uint32_t i = has_list ? 0 : 1; i < 2; i++) {
        DocumentRecord record = {.order = i, .document = documents[i], .read_copy = STR("x")};
        assert_ok(record_document(fixture->catalog, &record, &fail));
    }
    if (has_list)
        assert_ok(record_end_reading(fixture->catalog, arena, &change, &fail));
}

static void test_entries_and_links_become_rows(void **state) {
    (void)state;
    Fixture fixture;
    Fail fail;
    PersonRow person;
    MentionRowList mentions;
    LetterCountList letters;
    fixture_open(&fixture);
    assert_ok(catalog_begin(fixture.catalog, &fail));
    put_volume(&fixture, 1, true);
    assert_ok(people_get(fixture.catalog, STR("dvol.p_AB1"), fixture.arena, &person, &fail));
    assert_str(person.name, "Abel, Anna");
    assert_str(person.wording, "Abel, Anna, master of the port");
    assert_str(person.document, "dvol.persons");
    assert_str(person.volume, "Volume");
    assert_int_equal(person.block, 1);
    assert_int_equal(person.documents, 1);
    assert_ok(people_get(fixture.catalog, STR("dvol.p_EM1"), fixture.arena, &person, &fail));
    assert_str(person.name, "\xc3\x89mile");  // no name is marked in it
    assert_int_equal(person.block, 2);
    assert_int_equal(person.documents, 0);
    assert_false(people_get(fixture.catalog, STR("dvol.p_OT1"), fixture.arena, &person, &fail));
    assert_int_equal(fail.code, FAIL_MISSING);
    assert_ok(people_letters(fixture.catalog, fixture.arena, &letters, &fail));
    assert_int_equal(letters.n, 2);
    assert_str(letters.p[1].letter, "E");
    assert_ok(people_mentions(fixture.catalog, &(MentionRange){STR("dvol.p_AB1"), 0, 10},
                              fixture.arena, &mentions, &fail));
    assert_int_equal(mentions.n, 1);
    assert_str(mentions.p[0].document.id, "dvol.d1");
    assert_int_equal(mentions.p[0].places, 3);
    assert_int_equal(mentions.p[0].block, 1);
    assert_int_equal(mentions.p[0].wordings.n, 3);
    assert_str(mentions.p[0].wordings.p[0], "Miss Abel");
    catalog_rollback(fixture.catalog);
    fixture_close(&fixture);
}

static void test_reading_again_leaves_the_same_rows(void **state) {
    (void)state;
    Fixture fixture;
    Fail fail;
    fixture_open(&fixture);
    assert_ok(catalog_begin(fixture.catalog, &fail));
    put_volume(&fixture, 1, true);
    Str once = fixture_dump(&fixture);
    put_volume(&fixture, 1, true);
    assert_true(str_equal(once, fixture_dump(&fixture)));
    assert_true(str_has(once, STR("[person]")));
    put_volume(&fixture, 2, false);  // a reading without the list, not yet at its end
    PersonRow person;
    assert_false(people_get(fixture.catalog, STR("dvol.p_AB1"), fixture.arena, &person, &fail));
    catalog_rollback(fixture.catalog);
    fixture_close(&fixture);
}

static void test_a_list_is_searched_by_how_words_begin(void **state) {
    (void)state;
    static const struct {
        const char *words;
        size_t found;
    } cases[] = {{"", 2},       {"an", 1},          {"ANNA abel", 1}, {"emi", 1},   {"nna", 0},
                 {"abel x", 0}, {"a b c d e f", 0}, {"%", 0},         {"  ab  ", 1}};
    Fixture fixture;
    Fail fail;
    fixture_open(&fixture);
    assert_ok(catalog_begin(fixture.catalog, &fail));
    put_volume(&fixture, 1, true);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        PersonRowList rows;
        PeopleRange range = {.words = str_from_c(cases[i].words), .count = 10};
        assert_ok(people_list(fixture.catalog, &range, fixture.arena, &rows, &fail));
        assert_int_equal(rows.n, cases[i].found);
    }
    catalog_rollback(fixture.catalog);
    fixture_close(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_entries_and_links_become_rows),
        cmocka_unit_test(test_reading_again_leaves_the_same_rows),
        cmocka_unit_test(test_a_list_is_searched_by_how_words_begin),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
