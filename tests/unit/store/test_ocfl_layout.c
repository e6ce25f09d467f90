/* Layouts 0003 and 0004: worked examples of the extensions, and the vectors of ../shared where they
 * are. */
#include "base/file.h"
#include "base/num.h"
#include "store/ocfl_layout.h"
#include "test.h"

static OcflLayout layout_of(struct arena *arena, const char *extension, const char *config) {
    Fail fail;
    OcflLayout layout;
    assert_ok(ocfl_layout_parse(str_from_c(extension), str_from_c(config), arena, &layout, &fail));
    return layout;
}

/* The example of extension 0004 for its defaults. */
static void test_default_layout_is_that_of_the_extension(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    OcflLayout layout = layout_of(arena, OCFL_LAYOUT_0004_NAME, "");
    assert_str(ocfl_layout_path(&layout, STR("object-01"), arena),
               "3c0/ff4/240/3c0ff4240c1e116dba14c7627f2319b58aa3d77606d0d90dfc6161608ac987d4");
    layout = layout_of(arena, OCFL_LAYOUT_0003_NAME, "");
    assert_str(ocfl_layout_path(&layout, STR("..hor/rib:le-$id"), arena),
               "487/326/d8c/%2e%2ehor%2frib%3ale-%24id");
    arena_destroy(arena);
}

static void test_our_configuration_comes_back(void **state) {
    (void)state;
    Fail fail;
    struct arena *arena = arena_create();
    OcflLayout back, ours = ocfl_layout_ours();
    Str config = ocfl_layout_print(&ours, arena);
    assert_str(config, "{\n  \"digestAlgorithm\": \"sha512\",\n  \"extensionName\": "
                       "\"0004-hashed-n-tuple-storage-layout\",\n  \"numberOfTuples\": 1,\n  "
                       "\"shortObjectRoot\": false,\n  \"tupleSize\": 3\n}\n");
    assert_ok(ocfl_layout_parse(STR(OCFL_LAYOUT_0004_NAME), config, arena, &back, &fail));
    assert_str(back.digest, "sha512");
    assert_int_equal(back.tuple_size, 3);
    assert_int_equal(back.tuple_count, 1);
    assert_false(back.short_root);
    arena_destroy(arena);
}

static void test_wrong_configurations_are_told(void **state) {
    (void)state;
    static const struct {
        const char *extension, *config;
        FailCode code;
    } cases[] = {
        {"0002-flat-direct-storage-layout", "", FAIL_UNSUPPORTED},
        {OCFL_LAYOUT_0004_NAME, "[", FAIL_CORRUPT},
        {OCFL_LAYOUT_0004_NAME, "[]", FAIL_CORRUPT},
        {OCFL_LAYOUT_0004_NAME, "{\"tupleSize\":-1}", FAIL_CORRUPT},
        {OCFL_LAYOUT_0004_NAME, "{\"tupleSize\":33}", FAIL_CORRUPT},
        {OCFL_LAYOUT_0004_NAME, "{\"tupleSize\":0}", FAIL_CORRUPT},
        {OCFL_LAYOUT_0004_NAME, "{\"tupleSize\":32,\"numberOfTuples\":3}", FAIL_CORRUPT},
        {OCFL_LAYOUT_0004_NAME, "{\"numberOfTuples\":16,\"shortObjectRoot\":true,\"tupleSize\":4}",
         FAIL_CORRUPT},
        {OCFL_LAYOUT_0004_NAME, "{\"digestAlgorithm\":\"whirlpool\"}", FAIL_UNSUPPORTED},
        {OCFL_LAYOUT_0003_NAME, "{\"extensionName\":\"" OCFL_LAYOUT_0004_NAME "\"}", FAIL_CORRUPT},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Fail fail;
        OcflLayout layout;
        if (ocfl_layout_parse(str_from_c(cases[i].extension), str_from_c(cases[i].config), arena,
                              &layout, &fail))
            fail_msg("%s was accepted", cases[i].config);
        assert_int_equal(fail.code, cases[i].code);
    }
    arena_destroy(arena);
}

/* Rows: extension, digest, tuple size, tuple count, short root, id, path. SHA-1 and MD5 are not
 * ours. */
static void test_vectors_come_out(void **state) {
    (void)state;
    Fail fail;
    struct arena *arena = arena_create();
    Str text, line, path = STR("../shared/conformance/ocfl/layout-vectors.tsv");
    size_t tried = 0, left = 0;
    if (!file_exists(path)) {
        print_message("skipped: %.*s is not here\n", STR_ARG(path));
        arena_destroy(arena);
        return;
    }
    assert_ok(file_read(path, 1 << 20, arena, &text, &fail));
    while (str_next_line(&text, &line)) {
        Str fields[7];
        uint64_t size, count;
        if (str_starts(line, STR("#")))
            continue;
        for (size_t i = 0; i < 7; i++)
            (void)str_cut(line, '\t', &fields[i], &line);
        if (!str_is(fields[1], "sha512") && !str_is(fields[1], "sha256")) {
            left++;
            continue;
        }
        assert_true(num_parse_u64(fields[2], &size) && num_parse_u64(fields[3], &count));
        OcflLayout layout = {.kind = str_is(fields[0], OCFL_LAYOUT_0003_NAME) ? OCFL_LAYOUT_0003
                                                                              : OCFL_LAYOUT_0004,
                             .digest = fields[1],
                             .tuple_size = (uint32_t)size,
                             .tuple_count = (uint32_t)count,
                             .short_root = str_is(fields[4], "true")};
        Str got = ocfl_layout_path(&layout, fields[5], arena);
        if (!str_equal(got, fields[6]))
            fail_msg("%.*s: got %.*s, expected %.*s", STR_ARG(fields[5]), STR_ARG(got),
                     STR_ARG(fields[6]));
        tried++;
    }
    print_message("note: %zu layout vectors, %zu more by digests that Fonds does not use\n", tried,
                  left);
    assert_int_equal(tried + left, 120);
    assert_true(tried >= 60);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_default_layout_is_that_of_the_extension),
        cmocka_unit_test(test_our_configuration_comes_back),
        cmocka_unit_test(test_wrong_configurations_are_told),
        cmocka_unit_test(test_vectors_come_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
