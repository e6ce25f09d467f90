/* Proves web/answer_people.c over two small volumes that print the same list. */
#include "archive/decide.h"
#include "web/address.h"
#include "web/answer_people.h"
#include "web/answering.h"
#include "web/assert_has.h"

static Str entry_of(struct holding *holding, const char *volume, const char *list_id) {
    Named named;
    Fail fail;
    assert_ok(catalog_resolve(archive_catalog(holding->archive), str_from_c(volume), holding->arena,
                              &named, &fail));
    return str_format(holding->arena, "%.*s.%s", STR_ARG(named.id), list_id);
}

static const char *under(struct holding *holding, const char *format, Str id) {
    return str_to_c(holding->arena, str_format(holding->arena, format, STR_ARG(id)));
}

static PageHomeFound named;  // by descriptions

static void ask_people(Answer *a) {
    answer_people(a, &named);
}

static void test_people_are_found_by_letter_and_by_name(void **state) {
    struct holding *holding = *state;
    answering_volume(holding, "One");
    answering_volume(holding, "Two");
    Str page = answering_ask(holding, ask_people, "/people");
    assert_has(page, "4 entries");
    assert_has(page, "<a href=\"/people?letter=Z\" title=\"2 entries\">Z</a>");
    page = answering_ask(holding, ask_people, "/people?letter=Z");
    assert_has(page, "pilot &amp; clerk</a>");
    assert_false(str_has(page, STR("Abel")));
    page = answering_ask(holding, ask_people, "/people?q=an%20ABE");
    assert_has(page, "<dt>Abel, Anna</dt>");
    assert_false(str_has(page, STR("Zo\xc3\xab")));
    page = answering_ask(holding, ask_people, "/people?q=zoe");  // accents aside
    assert_has(page, "<dt>Zo\xc3\xab, Max</dt>");
    page = answering_ask(holding, ask_people, "/people?q=nobody");
    assert_has(page, "has a name with these words");
}

static void test_an_entry_has_its_documents_and_its_likes(void **state) {
    struct holding *holding = *state;
    answering_volume(holding, "One");
    answering_volume(holding, "Two");
    Str id = entry_of(holding, "harbourOne", "p_AB1");
    Str page = answering_ask(holding, answer_people_one, under(holding, "/person/%.*s", id));
    assert_has(page, "<blockquote class=\"entry\">Abel, Anna, master of the port</blockquote>");
    assert_has(page, "In 2 documents of the volume");
    assert_has(page, "2 places, as \xe2\x80\x9cMiss Abel\xe2\x80\x9d, \xe2\x80\x9c"
                     "Anna\xe2\x80\x9d");
    assert_has(page, "The same wording in other lists");
    assert_has(page, "The Harbour, Volume Two");
    Str data = answering_ask(holding, answer_people_one, under(holding, "/person/%.*s.json", id));
    assert_has(data, "\"wordings\":[\"Miss Abel\",\"Anna\"]");
    assert_has(data, "\"same_wording\":[{\"id\":");
}

static void test_a_volume_s_own_name_leads_to_the_address_that_lasts(void **state) {
    struct holding *holding = *state;
    answering_volume(holding, "One");
    Str id = entry_of(holding, "harbourOne", "p_AB1");
    (void)answering_ask(holding, answer_people_one, "/person/harbourOne.p_AB1");
    assert_int_equal(answering_response.status, 301);
    Str to = exchange_find_header(&answering_response, "Location");
    assert_true(str_equal(to, address_person(holding->arena, id, "")));
    static const char *const missing[] = {"/person/x", "/person/harbourOne.p_NO", "/person/",
                                          "/person/harbourOne.d1"};
    for (size_t i = 0; i < sizeof missing / sizeof *missing; i++) {
        (void)answering_ask(holding, answer_people_one, missing[i]);
        assert_int_equal(answering_response.status, 404);
    }
}

static void withdraw(struct holding *holding, const char *target) {
    Decision decision = {
        .target = str_from_c(target), .kind = ACT_WITHDRAW, .reason = STR("a wish")};
    Act act;
    Fail fail;
    assert_ok(decide_run(holding->archive, &decision, holding->arena, &act, &fail));
}

static void test_who_is_one_by_an_act_is_said_to_be(void **state) {
    struct holding *holding = *state;
    answering_volume(holding, "One");
    answering_volume(holding, "Two");
    Str one = entry_of(holding, "harbourOne", "p_AB1"),
        two = entry_of(holding, "harbourTwo", "p_AB1");
    Decision decision = {.target = one, .kind = ACT_MERGE, .after = two};
    Act act;
    Fail fail;
    assert_has(answering_ask(holding, answer_people_one, under(holding, "/person/%.*s", two)),
               "Nobody has said yet");
    assert_ok(decide_run(holding->archive, &decision, holding->arena, &act, &fail));
    Str page = answering_ask(holding, answer_people_one, under(holding, "/person/%.*s", two));
    assert_has(page, "The same person in other lists");
    assert_true(str_has(page, address_person(holding->arena, one, "")));
    assert_false(str_has(page, STR("Nobody has said yet")));
    assert_false(decide_run(holding->archive, &decision, holding->arena, &act, &fail));
    assert_int_equal(fail.code, FAIL_EXISTS);
}

static void test_what_is_withdrawn_links_to_nobody(void **state) {
    struct holding *holding = *state;
    answering_volume(holding, "One");
    Str id = entry_of(holding, "harbourOne", "p_AB1");
    withdraw(holding, "harbourOne/d1");
    Str page = answering_ask(holding, answer_people_one, under(holding, "/person/%.*s", id));
    assert_has(page, "In 1 document of the volume");
    assert_false(str_has(page, STR("Miss Abel")));
    withdraw(holding, "harbourOne/persons");
    (void)answering_ask(holding, answer_people_one, under(holding, "/person/%.*s", id));
    assert_int_equal(answering_response.status, 404);
    assert_has(answering_ask(holding, ask_people, "/people"),
               "No volume held here has a list of persons");
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, answering_setup, answering_teardown)
        CASE(test_people_are_found_by_letter_and_by_name),
        CASE(test_an_entry_has_its_documents_and_its_likes),
        CASE(test_a_volume_s_own_name_leads_to_the_address_that_lasts),
        CASE(test_who_is_one_by_an_act_is_said_to_be),
        CASE(test_what_is_withdrawn_links_to_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
