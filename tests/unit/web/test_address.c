#include "test.h"

#include "web/address.h"

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

static void test_names_with_any_bytes_come_back_from_an_address(void **state) {
    (void)state;
    for (int round = 0; round < 2; round++) {
        char bytes[256];
        for (int i = 0; i < 256; i++)
            bytes[i] = (char)i;
        Buf out = {0};
        address_encode(&out, (Str){bytes, 256}, round == 1);
        for (size_t i = 0; i < out.n; i++)
            assert_true(out.p[i] > ' ' && out.p[i] < 0x7f && strchr("?#&+\"<>", out.p[i]) == NULL);
        Str back = address_decode(arena, buf_as_str(&out), round == 0);
        assert_true(str_equal(back, (Str){bytes, 256}));
        buf_free(&out);
    }
}

static void test_decodes_only_whole_escapes(void **state) {
    (void)state;
    static const struct {
        const char *encoded;
        bool query;
        const char *expected;
    } cases[] = {
        {"a%20b", false, "a b"}, {"a+b", true, "a b"},   {"a+b", false, "a+b"},
        {"%", false, "%"},       {"%4", false, "%4"},    {"%zz", false, "%zz"},
        {"%2541", false, "%41"}, {"%c3%A9", false, "é"}, {"", true, ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(address_decode(arena, str_from_c(cases[i].encoded), cases[i].query),
                   cases[i].expected);
}

static void test_addresses_of_pages(void **state) {
    (void)state;
    assert_str(address_document(arena, STR("d0abc.d135"), ""), "/d/d0abc.d135");
    assert_str(address_document(arena, STR("a b?#%"), ".json"), "/d/a%20b%3F%23%25.json");
    assert_str(address_original(arena, STR("d1"), STR("x/ä b.xml")),
               "/d/d1/original/x/%C3%A4%20b.xml");
    assert_str(address_collection(arena, STR("d1.ch2"), ""), "/collection/d1.ch2");
    assert_str(address_event(arena, STR("a talk"), ".json"), "/event/a%20talk.json");
    assert_str(address_search(arena, "/search", STR("\"a b\" & c"), "&from=21"),
               "/search?q=%22a%20b%22%20%26%20c&from=21");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_with_any_bytes_come_back_from_an_address),
        cmocka_unit_test(test_decodes_only_whole_escapes),
        cmocka_unit_test(test_addresses_of_pages),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
