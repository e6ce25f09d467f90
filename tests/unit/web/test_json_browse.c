/* Proves web/json_browse.c: the twins are JSON, and say what their pages say. */
#include "base/json.h"
#include "test.h"
#include "web/assert_has.h"
#include "web/json_browse.h"

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

static void assert_is_json(void) {
    Fail fail;
    Json *json;
    if (!json_parse(str_trim(buf_as_str(&out)), &json, &fail))
        fail_msg("%s\n%.*s", fail.message, STR_ARG(buf_as_str(&out)));
    json_free(json);
}

static void test_a_month_has_all_its_days(void **state) {
    (void)state;
    SearchAnswer answer = {.counts = {.total = 5, .certain = 2, .possible = 3, .undated = 7}};
    CalendarCountList counts;
    DocumentRowList rows = {0};
    *LIST_ADD(arena, &rows) = (DocumentRow){.id = STR("d0.d1"), .title = STR("A \"T\"")};
    calendar_make(1962, 2, arena, &counts);
    PageDays page = {.answer = &answer,
                     .year = 1962,
                     .month = 2,
                     .has_year = true,
                     .days = &counts,
                     .documents = &rows};
    json_browse_days(&context, &page);
    assert_is_json();
    assert_has(buf_as_str(&out), "{\"date\":\"1962-02-28\",\"certainly\":0,\"possibly\":0}]");
    assert_has(buf_as_str(&out), "\"undated\":7");
    assert_has(buf_as_str(&out), "\"title\":\"A \\\"T\\\"\"");
}

static void test_people_and_one_of_them(void **state) {
    (void)state;
    PersonRow row = {.id = STR("d0.p_1"), .name = STR("Abel"), .documents = 1};
    LetterCountList letters = {0};
    PersonRowList rows = {0};
    MentionRowList mentions = {0};
    *LIST_ADD(arena, &letters) = (LetterCount){STR("A"), 2};
    *LIST_ADD(arena, &rows) = row;
    *LIST_ADD(arena, &rows) = row;
    PageHomeFound named = {0};
    *LIST_ADD(arena, &named.bodies) = (PageHomePerson){STR("Embassy"), STR("/search?q=x"), 3};
    PagePeople people = {&letters, &rows, {.letter = STR("A"), .count = 2}, &named};
    json_browse_people(&context, &people);
    assert_is_json();
    assert_has(buf_as_str(&out), "\"more\":true,\"people\":[{\"id\":\"d0.p_1\"");
    buf_clear(&out);
    people.range = (PeopleRange){.most_linked = true, .count = 2};
    json_browse_people(&context, &people);
    assert_is_json();
    assert_has(buf_as_str(&out), "\"bodies_in_descriptions\":[{\"name\":\"Embassy\"");
    buf_clear(&out);
    MentionRow *mention = LIST_ADD(arena, &mentions);
    mention->document.id = STR("d0.d1");
    str_list_add(arena, &mention->wordings, STR("Miss"));
    PagePerson person = {
        .person = &row, .mentions = &mentions, .same_name = &rows, .one_with = &rows};
    json_browse_person(&context, &person);
    assert_is_json();
    assert_has(buf_as_str(&out), "\"wordings\":[\"Miss\"]");
    assert_has(buf_as_str(&out), "\"same_person\":[{\"id\":\"d0.p_1\"");
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
        CASE(test_a_month_has_all_its_days),
        CASE(test_people_and_one_of_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
