/* The shape of an event, its id, how later acts add to it, and its JSON both ways. */
#include "test.h"

#include "doc/event.h"

static struct arena *arena;

static int setup(void **state) {
    (void)state;
    arena = arena_create();
    return 0;
}

static int teardown(void **state) {
    (void)state;
    arena_destroy(arena);
    return 0;
}

static void test_an_id_comes_from_the_line_and_has_its_form(void **state) {
    (void)state;
    /* SHA-512("abc") begins ddaf35a1 93617aba; its first 60 bits in Crockford's base 32, by hand:
     * 11011 10110 10111 10011 01011 01000 01100 10011 01100 00101 11101 01011 */
    assert_str(event_id_of(arena, STR("abc")), "evpqkb8ckc5xb");
    assert_true(event_is_id(STR("evpqkb8ckc5xb")));
    static const char *const others[] = {"",
                                         "e",
                                         "evpqkb8ckc5x",
                                         "evpqkb8ckc5xbb",
                                         "dvpqkb8ckc5xb",
                                         "evpqkb8ckc5xu",
                                         "eVPQKB8CKC5XB",
                                         "evpqkb8ckc5x."};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(event_is_id(str_from_c(others[i])));
}

static void test_words_for_readers(void **state) {
    (void)state;
    assert_str(event_length_words(arena, 0), "");
    assert_str(event_length_words(arena, 45), "45 min");
    assert_str(event_length_words(arena, 120), "2 h");
    assert_str(event_length_words(arena, 140), "2 h 20 min");
    EventAccount account = {.label = STR("cable"), .completeness = STR("extract")};
    assert_str(event_account_words(&account, arena), "cable, extract");
    account.label = (Str){0};
    assert_str(event_account_words(&account, arena), "extract");
    account = (EventAccount){.label = STR("cable")};
    assert_str(event_account_words(&account, arena), "cable");
}

static void add_account(Event *event, const char *document, const char *side) {
    *LIST_ADD(arena, &event->accounts) =
        (EventAccount){.document = str_from_c(document), .side = str_from_c(side)};
}

static void add_person(Event *event, const char *name, const char *side) {
    *LIST_ADD(arena, &event->people) =
        (EventPerson){.name = str_from_c(name), .side = str_from_c(side)};
}

static void test_what_is_added_replaces_texts_and_accounts_of_the_same_document(void **state) {
    (void)state;
    Event event = {.title = STR("A talk"), .when = STR("1962")}, more = {.when = STR("1962-10-18")};
    add_account(&event, "d1.1", "");
    add_account(&event, "d2.1", "United States");
    add_person(&event, "Rusk", "United States");
    add_account(&more, "d3.1", "France");
    add_account(&more, "d1.1", "Soviet Union");
    add_person(&more, "Rusk", "United States");
    add_person(&more, "Rusk", "France");
    add_person(&more, "", "France");
    event_add(&event, &more, arena);
    assert_str(event.title, "A talk");
    assert_str(event.when, "1962-10-18");
    assert_int_equal(event.accounts.n, 3);
    assert_str(event.accounts.p[0].side, "Soviet Union");
    assert_str(event.accounts.p[2].document, "d3.1");
    assert_int_equal(event.people.n, 2);
    assert_str(event.people.p[1].side, "France");
}

static void test_an_event_holds_no_more_than_its_limits(void **state) {
    (void)state;
    Event event = {0}, more = {0};
    for (int i = 0; i < 2000; i++) {
        Str name = str_format(arena, "d%d.1", i);
        add_account(&more, name.p, "");
        add_person(&more, name.p, "");
    }
    event_add(&event, &more, arena);
    assert_int_equal(event.accounts.n, EVENT_ACCOUNTS_MAX);
    assert_int_equal(event.people.n, EVENT_PEOPLE_MAX);
}

static Str printed(const Event *event) {
    Buf out = {0};
    Json *json = event_print(event);
    json_print(json, &out);
    Str text = str_copy(arena, buf_as_str(&out));
    json_free(json);
    buf_free(&out);
    return text;
}

static void test_json_is_read_and_printed_the_same(void **state) {
    (void)state;
    static const char *const lines[] = {
        "{}", "{\"title\":\"A talk\"}",
        "{\"accounts\":[{\"completeness\":\"extract\",\"document\":\"d1.1\",\"label\":\"cable\","
        "\"minutes\":140,\"reading\":1,\"side\":\"Soviet Union\"},{\"document\":\"d2.1\"}],"
        "\"key\":\"k\",\"people\":[{\"name\":\"Rusk\",\"side\":\"United States\"}],"
        "\"place\":\"White House\",\"title\":\"A talk\",\"when\":\"1962-10-18\"}"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        Fail fail = {0};
        Json *json;
        Event event;
        assert_ok(json_parse(str_from_c(lines[i]), &json, &fail));
        assert_ok(event_read(json, arena, &event, &fail));
        json_free(json);
        assert_str(printed(&event), lines[i]);
        assert_true(event_is_empty(&event) == (i == 0));
    }
}

static void test_json_that_is_no_event_is_corrupt(void **state) {
    (void)state;
    static const char *const lines[] = {
        "{\"accounts\":[{}]}",
        "{\"accounts\":[7]}",
        "{\"accounts\":{\"document\":\"d1.1\"}}",
        "{\"accounts\":[{\"document\":\"d1.1\",\"minutes\":-1}]}",
        "{\"accounts\":[{\"document\":\"d1.1\",\"reading\":4294967296}]}",
        "{\"accounts\":[{\"document\":\"d1.1\",\"reading\":\"1\"}]}"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        Fail fail = {0};
        Json *json;
        Event event;
        assert_ok(json_parse(str_from_c(lines[i]), &json, &fail));
        if (event_read(json, arena, &event, &fail))
            fail_msg("%s was read", lines[i]);
        assert_int_equal(fail.code, FAIL_CORRUPT);
        json_free(json);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
        CASE(test_an_id_comes_from_the_line_and_has_its_form),
        CASE(test_words_for_readers),
        CASE(test_what_is_added_replaces_texts_and_accounts_of_the_same_document),
        CASE(test_an_event_holds_no_more_than_its_limits),
        CASE(test_json_is_read_and_printed_the_same),
        CASE(test_json_that_is_no_event_is_corrupt),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
