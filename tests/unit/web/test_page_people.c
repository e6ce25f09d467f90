/* Proves web/page_people.c: entries of one name stand together, hostile names are text, lists turn.
 */
#include "test.h"

#include "web/assert_has.h"
#include "web/check_html.h"
#include "web/page_people.h"

static struct arena *arena;
static Buf out;
static PageContext context;

static int setup(void **state) {
    (void)state;
    arena = arena_create();
    buf_clear(&out);
    context = (PageContext){.request = arena, .out = &out, .archive = STR("The archive")};
    return 0;
}

static int teardown(void **state) {
    (void)state;
    arena_destroy(arena);
    buf_free(&out);
    return 0;
}

static Str checked(void) {
    const char *problem = check_html(buf_as_str(&out));
    if (problem != NULL)
        fail_msg("%s\n%.*s", problem, STR_ARG(buf_as_str(&out)));
    return buf_as_str(&out);
}

static PersonRow person(const char *id, const char *name, const char *wording) {
    return (PersonRow){.id = str_from_c(id),
                       .document = STR("d0.persons"),
                       .block = 7,
                       .name = str_from_c(name),
                       .wording = str_from_c(wording),
                       .volume = STR("Volume <V>"),
                       .documents = 1};
}

static Str listed(PersonRowList *rows, PeopleRange range) {
    LetterCountList letters = {0};
    *LIST_ADD(arena, &letters) = (LetterCount){STR("A"), 2};
    static const PageHomeFound nobody;
    PagePeople page = {&letters, rows, range, &nobody};
    buf_clear(&out);
    page_people_write(&context, &page);
    return checked();
}

static void test_names_that_are_left_out_are_told(void **state) {
    (void)state;
    LetterCountList letters = {0};
    PersonRowList rows = {0};
    PageHomeFound named = {.more_people = true};
    *LIST_ADD(arena, &named.people) = (PageHomePerson){STR("Hale"), STR("/search?q=hale"), 3};
    *LIST_ADD(arena, &named.bodies) = (PageHomePerson){STR("Embassy"), STR("/search?q=x"), 3};
    PagePeople page = {&letters, &rows, {.most_linked = true, .count = 2}, &named};
    page_people_write(&context, &page);
    Str text = checked();
    assert_has(text, "1 of those with most documents; there are more.");
    named.more_people = false;
    buf_clear(&out);
    page_people_write(&context, &page);
    assert_false(str_has(checked(), STR("there are more")));
}

static void test_entries_of_one_name_stand_together(void **state) {
    (void)state;
    PersonRowList rows = {0};
    *LIST_ADD(arena, &rows) = person("d0.p_1", "Abel <A>", "Abel <A>, master");
    *LIST_ADD(arena, &rows) = person("d1.p_1", "Abel <A>", "Abel <A>");
    *LIST_ADD(arena, &rows) = person("d1.p_2", "Bell", "see Abel");
    Str html = listed(&rows, (PeopleRange){.letter = STR("A"), .count = 11});
    assert_int_equal(check_html_count(html, "<dt>"), 2);
    assert_has(html,
               "<dt>Abel &lt;A&gt;</dt><dd><a href=\"/person/d0.p_1\" dir=\"auto\">master</a>");
    assert_has(html, "named without a word about the person");
    assert_has(html, "see Abel</a>");
    assert_has(html, "Volume &lt;V&gt;");
}

static void test_long_lists_turn_and_keep_what_was_asked(void **state) {
    (void)state;
    PersonRowList rows = {0};
    for (int i = 0; i < 3; i++)
        *LIST_ADD(arena, &rows) = person("d0.p_1", "Abel", "Abel, master");
    Str html = listed(&rows, (PeopleRange){.words = STR("ab&c"), .first = 4, .count = 3});
    assert_has(html, "<a href=\"/people?q=ab%26c&amp;from=3\" rel=\"prev\">");
    assert_has(html, "<a href=\"/people?q=ab%26c&amp;from=7\" rel=\"next\">");
    assert_int_equal(check_html_count(html, "<dd>"), 2);
    html = listed(&rows, (PeopleRange){.most_linked = true, .count = 3});
    assert_has(html, "Named in most documents");
    assert_false(str_has(html, STR("rel=\"next\"")));
}

static void test_one_person_s_documents_have_dates_places_and_words(void **state) {
    (void)state;
    PersonRow row = person("d0.p_1", "Abel", "Abel, master");
    MentionRowList mentions = {0};
    PersonRowList same = {0};
    for (int i = 0; i < PAGE_PEOPLE_DOCUMENTS + 1; i++) {
        MentionRow *mention = LIST_ADD(arena, &mentions);
        mention->document =
            (DocumentRow){.id = str_format(arena, "d0.d%d", i), .number = STR("12")};
        mention->places = 3;
        mention->block = 4;
        str_list_add(arena, &mention->wordings, STR("Miss <A>"));
    }
    PersonRowList joined = {0};
    *LIST_ADD(arena, &joined) = person("d7.p_X", "Joined", "Joined, elsewhere");
    PagePerson page = {
        .person = &row, .mentions = &mentions, .same_name = &same, .one_with = &joined};
    page_people_write_one(&context, &page);
    Str html = checked();
    assert_int_equal(check_html_count(html, "<tr>"), PAGE_PEOPLE_DOCUMENTS);
    assert_has(html, "<a href=\"/d/d0.d0#b4\" dir=\"auto\">Document without a title</a>");
    assert_has(html, "3 places, as \xe2\x80\x9cMiss &lt;A&gt;\xe2\x80\x9d");
    assert_has(html, "<a href=\"/d/d0.persons#b7\">its list of persons</a>");
    assert_has(html, "<a href=\"/person/d0.p_1?from=201\" rel=\"next\">");
    assert_false(str_has(html, STR("The same wording")));
    assert_has(html, "The same person in other lists");
    assert_has(html, "<a href=\"/person/d7.p_X\"");
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
        CASE(test_names_that_are_left_out_are_told),
        CASE(test_entries_of_one_name_stand_together),
        CASE(test_long_lists_turn_and_keep_what_was_asked),
        CASE(test_one_person_s_documents_have_dates_places_and_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
