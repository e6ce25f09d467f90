/* An inventory comes back as it was printed; whatever could lead out of the object or to nothing is
 * refused. */
#include "store/ocfl_inventory.h"
#include "test.h"

#define A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
#define VERSION(state)                                                                             \
    "{\"created\":\"2026-11-24T01:55:29Z\",\"message\":\"m\",\"state\":" state                     \
    ",\"user\":{\"address\":\"mailto:a@b\",\"name\":\"n\"}}"
#define TYPE "\"type\":\"https://ocfl.io/1.1/spec/#inventory\""
#define HEAD "\"digestAlgorithm\":\"sha512\",\"id\":\"fonds:d1\"," TYPE

static void test_inventory_prints_as_the_format_says(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    OcflInventory inventory = {.id = STR("fonds:d1")};
    *LIST_ADD(arena, &inventory.manifest) = (OcflPath){STR("v1/content/b"), STR(A A)};
    OcflInventoryVersion *version = LIST_ADD(arena, &inventory.versions);
    *version = (OcflInventoryVersion){.name = STR("v1"),
                                      .number = 1,
                                      .created = STR("2026-11-24T01:55:29Z"),
                                      .message = STR("m"),
                                      .user = STR("n"),
                                      .address = STR("mailto:a@b")};
    *LIST_ADD(arena, &version->state) = (OcflPath){STR("b"), STR(A A)};
    *LIST_ADD(arena, &version->state) = (OcflPath){STR("a"), STR(A A)};
    static const char expected[] = "{\n"
                                   "  \"contentDirectory\": \"content\",\n"
                                   "  \"digestAlgorithm\": \"sha512\",\n"
                                   "  \"head\": \"v1\",\n"
                                   "  \"id\": \"fonds:d1\",\n"
                                   "  \"manifest\": {\n"
                                   "    \"" A A "\": [\n"
                                   "      \"v1/content/b\"\n"
                                   "    ]\n"
                                   "  },\n"
                                   "  " TYPE ",\n"
                                   "  \"versions\": {\n"
                                   "    \"v1\": {\n"
                                   "      \"created\": \"2026-11-24T01:55:29Z\",\n"
                                   "      \"message\": \"m\",\n"
                                   "      \"state\": {\n"
                                   "        \"" A A "\": [\n"
                                   "          \"b\",\n"
                                   "          \"a\"\n"
                                   "        ]\n"
                                   "      },\n"
                                   "      \"user\": {\n"
                                   "        \"address\": \"mailto:a@b\",\n"
                                   "        \"name\": \"n\"\n"
                                   "      }\n"
                                   "    }\n"
                                   "  }\n"
                                   "}\n";
    Str text = ocfl_inventory_print(&inventory, arena);
    Str spaced = STR(expected);
    /* "type" is spelled without its space above. */
    size_t at;
    assert_true(str_find(spaced, STR("\"type\":\""), &at));
    Str shown = str_format(arena, "%.*s %.*s", (int)at + 7, expected, (int)(spaced.n - at - 7),
                           expected + at + 7);
    assert_true(str_equal(text, shown));
    OcflInventory back;
    Fail fail;
    assert_ok(ocfl_inventory_parse(text, arena, &back, &fail));
    assert_true(str_equal(ocfl_inventory_print(&back, arena), text));
    arena_destroy(arena);
}

static void test_versions_come_in_order_of_their_numbers(void **state) {
    (void)state;
    Fail fail;
    OcflInventory inventory;
    struct arena *arena = arena_create();
    StrList parts = {0};
    str_list_add(arena, &parts, STR("{" HEAD ",\"head\":\"v12\",\"manifest\":{},\"versions\":{"));
    for (int i = 12; i > 0; i--)
        str_list_add(arena, &parts,
                     str_format(arena, "%s\"v%d\":" VERSION("{}"), i < 12 ? "," : "", i));
    str_list_add(arena, &parts, STR("}}"));
    assert_ok(ocfl_inventory_parse(str_join(arena, parts, STR("")), arena, &inventory, &fail));
    assert_int_equal(inventory.versions.n, 12);
    for (uint32_t i = 0; i < 12; i++)
        assert_int_equal(inventory.versions.p[i].number, i + 1);
    arena_destroy(arena);
}

#define GOOD_MANIFEST "\"manifest\":{\"" A A "\":[\"v1/content/a\"]}"
#define GOOD_VERSIONS "\"versions\":{\"v1\":" VERSION("{\"" A A "\":[\"a\"]}") "}"

static const struct {
    const char *text;
    FailCode code;
} wrong[] = {
    {"", FAIL_CORRUPT},
    {"[]", FAIL_CORRUPT},
    {"{\"digestAlgorithm\":\"sha512\",\"id\":\"x\",\"type\":\"other\"}", FAIL_CORRUPT},
    {"{\"digestAlgorithm\":\"sha512\",\"id\":\"x\",\"type\":\"https://ocfl.io/2.0/spec/"
     "#inventory\"}",
     FAIL_UNSUPPORTED},
    {"{\"digestAlgorithm\":\"sha256\",\"id\":\"x\"," TYPE "}", FAIL_UNSUPPORTED},
    {"{\"digestAlgorithm\":\"sha512\"," TYPE "}", FAIL_CORRUPT},
    {"{" HEAD ",\"head\":\"v1\"," GOOD_VERSIONS "}", FAIL_CORRUPT},
    {"{" HEAD ",\"head\":\"v1\"," GOOD_MANIFEST "}", FAIL_CORRUPT},
    {"{" HEAD ",\"head\":\"v2\"," GOOD_MANIFEST "," GOOD_VERSIONS "}", FAIL_CORRUPT},
    {"{" HEAD "," GOOD_MANIFEST "," GOOD_VERSIONS "}", FAIL_CORRUPT},
    {"{" HEAD ",\"head\":\"v2\",\"manifest\":{},\"versions\":{\"v2\":" VERSION("{}") "}}",
     FAIL_CORRUPT},
    {"{" HEAD ",\"head\":\"v01\",\"manifest\":{},\"versions\":{\"v01\":" VERSION(
         "{}") ",\"v1\":" VERSION("{}") "}}",
     FAIL_CORRUPT},
    {"{" HEAD ",\"head\":\"v1\"," GOOD_MANIFEST
     ",\"versions\":{\"v1\":" VERSION("{\"" A B "\":[\"a\"]}") "}}",
     FAIL_CORRUPT},
    {"{" HEAD ",\"head\":\"v1\"," GOOD_MANIFEST
     ",\"versions\":{\"v1\":" VERSION("{\"" A A "\":[\"a/../b\"]}") "}}",
     FAIL_CORRUPT},
    {"{" HEAD ",\"head\":\"v1\"," GOOD_MANIFEST
     ",\"versions\":{\"v1\":" VERSION("{\"" A A "\":[\"a\",\"a\"]}") "}}",
     FAIL_CORRUPT},
    {"{" HEAD ",\"head\":\"v1\",\"manifest\":{\"" A A "\":[\"v1/content/../../x\"]}," GOOD_VERSIONS
     "}",
     FAIL_CORRUPT},
    {"{" HEAD ",\"head\":\"v1\",\"manifest\":{\"" A A "\":[\"/etc/passwd\"]}," GOOD_VERSIONS "}",
     FAIL_CORRUPT},
    {"{" HEAD ",\"head\":\"v1\",\"manifest\":{\"" A A "\":[\"v2/content/x\"]}," GOOD_VERSIONS "}",
     FAIL_CORRUPT},
    {"{" HEAD ",\"head\":\"v1\",\"manifest\":{\"" A A "\":[\"v1/other/x\"]}," GOOD_VERSIONS "}",
     FAIL_CORRUPT},
    {"{" HEAD ",\"head\":\"v1\",\"manifest\":{\"" A A "\":[]}," GOOD_VERSIONS "}", FAIL_CORRUPT},
    {"{" HEAD ",\"head\":\"v1\",\"manifest\":{\"" A A
     "\":[\"v1/content/a\\u0000b\"]}," GOOD_VERSIONS "}",
     FAIL_CORRUPT},
    {"{" HEAD ",\"head\":\"v1\",\"manifest\":{\"aa\":[\"v1/content/a\"]}," GOOD_VERSIONS "}",
     FAIL_CORRUPT},
};

static void test_wrong_inventories_are_refused(void **state) {
    (void)state;
    Fail fail;
    OcflInventory inventory;
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        if (ocfl_inventory_parse(str_from_c(wrong[i].text), arena, &inventory, &fail))
            fail_msg("case %zu was accepted: %s", i, wrong[i].text);
        if (fail.code != wrong[i].code)
            fail_msg("case %zu: %s", i, fail.message);
    }
    Str good = STR("{" HEAD ",\"head\":\"v1\"," GOOD_MANIFEST "," GOOD_VERSIONS "}");
    assert_ok(ocfl_inventory_parse(good, arena, &inventory, &fail));
    assert_str(inventory.versions.p[0].state.p[0].path, "a");
    arena_destroy(arena);
}

static void test_inventory_cut_and_flipped_never_crashes(void **state) {
    (void)state;
    Fail fail;
    OcflInventory inventory;
    struct arena *arena = arena_create();
    Str good = STR("{" HEAD ",\"head\":\"v1\"," GOOD_MANIFEST "," GOOD_VERSIONS "}");
    char *bytes = str_to_c(arena, good);
    for (size_t at = 0; at < good.n; at++) {
        ArenaMark mark = arena_mark(arena);
        assert_false(ocfl_inventory_parse(str_slice(good, 0, at), arena, &inventory, &fail));
        for (int bit = 0; bit < 8; bit++) {
            bytes[at] = (char)(bytes[at] ^ 1 << bit);
            if (ocfl_inventory_parse((Str){bytes, good.n}, arena, &inventory, &fail))
                (void)ocfl_inventory_print(&inventory, arena);
            bytes[at] = (char)(bytes[at] ^ 1 << bit);
        }
        arena_reset(arena, mark);
    }
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_inventory_prints_as_the_format_says),
        cmocka_unit_test(test_versions_come_in_order_of_their_numbers),
        cmocka_unit_test(test_wrong_inventories_are_refused),
        cmocka_unit_test(test_inventory_cut_and_flipped_never_crashes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
