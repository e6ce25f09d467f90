#include "test.h"

#include "web/assets.h"

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

static void test_an_address_leads_to_its_bytes(void **state) {
    (void)state;
    static const struct {
        const char *name, *type, *part;
    } cases[] = {{"reading_room", "text/css; charset=utf-8", "prefers-color-scheme"},
                 {"fonds", "image/svg+xml", "<svg"}};
    for (size_t i = 0; i < 2; i++) {
        Asset asset;
        Str address = assets_address(arena, cases[i].name);
        assert_true(str_starts(address, STR("/assets/")));
        assert_true(assets_find(str_skip(address, 8), &asset));
        assert_string_equal(asset.type, cases[i].type);
        assert_true(str_has(asset.bytes, str_from_c(cases[i].part)));
    }
}

static void test_other_names_and_old_bytes_are_not_found(void **state) {
    (void)state;
    Asset asset;
    assert_false(assets_find(STR(""), &asset));
    assert_false(assets_find(STR("reading_room.css"), &asset));
    assert_false(assets_find(STR("reading_room-0000000000000000.css"), &asset));
    assert_int_equal(assets_address(arena, "none").n, 0);
}

/* The style sheet may not reach outside: no address in it but of a pattern of the page itself. */
static void test_the_style_sheet_asks_nobody_for_anything(void **state) {
    (void)state;
    Asset asset;
    assert_true(assets_find(str_skip(assets_address(arena, "reading_room"), 8), &asset));
    assert_false(str_has(asset.bytes, STR("@import")));
    assert_false(str_has(asset.bytes, STR("http")));
    size_t at;
    Str rest = asset.bytes;
    while (str_find(rest, STR("url("), &at)) {
        rest = str_skip(rest, at + 4);
        assert_true(str_starts(rest, STR("#")));
    }
}

static void test_the_search_tips_are_there(void **state) {
    (void)state;
    assert_true(str_has(assets_query_language(), STR("# ")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_address_leads_to_its_bytes),
        cmocka_unit_test(test_other_names_and_old_bytes_are_not_found),
        cmocka_unit_test(test_the_style_sheet_asks_nobody_for_anything),
        cmocka_unit_test(test_the_search_tips_are_there),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
