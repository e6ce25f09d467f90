/* One wrong thing in an inventory gives its code, and nothing else that is an error. */
#include "store/ocfl_rules.h"
#include "test.h"

#define A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

static const char good[] =
    "{\"digestAlgorithm\":\"sha512\",\"fixity\":{},\"head\":\"v1\",\"id\":\"fonds:d1\","
    "\"manifest\":"
    "{\"" A A
    "\":[\"v1/content/a\"]},\"type\":\"https://ocfl.io/1.1/spec/#inventory\",\"versions\":"
    "{\"v1\":{\"created\":\"2026-11-24T01:55:29Z\",\"message\":\"m\",\"state\":{\"" A A
    "\":[\"a\"]},"
    "\"user\":{\"address\":\"mailto:a@b\",\"name\":\"n\"}}}}";

/* The good inventory with one stretch replaced, and the codes that must come of it. */
static const struct {
    const char *from, *to, *codes;
} cases[] = {
    {"\"id\"", "\"id\"", ""},
    {"\"fonds:d1\"", "\"d1\"", "W005"},
    {"\"fonds:d1\"", "\"\"", "E037"},
    {"\"fonds:d1\"", "7", "E037"},
    {"\"id\":\"fonds:d1\",", "", "E036"},
    {"\"head\":\"v1\",", "", "E036"},
    {"\"head\":\"v1\"", "\"head\":\"v2\"", "E040"},
    {"\"head\":\"v1\"", "\"head\":1", "E040"},
    {"spec/#inventory", "spec", "E038"},
    {"/1.1/", "/1.0/", "E038"},
    {"\"sha512\"", "\"md5\"", "E025 E056"},
    {"\"sha512\"", "\"sha256\"", "W004 E030"},
    {"\"fixity\":{}", "\"contentDirectory\":\"a/b\"", "E017 E042"},
    {"\"fixity\":{}", "\"contentDirectory\":\"..\"", "E018 E042"},
    {"\"fixity\":{}", "\"contentDirectory\":\"content\"", ""},
    {"\"fixity\":{}", "\"fixity\":null", "E111"},
    {"\"fixity\":{}", "\"fixity\":{\"md5\":null}", "E057"},
    {"\"fixity\":{}", "\"fixity\":{\"md5\":{\"zz\":[\"v1/content/a\"]}}", "E056"},
    {"\"fixity\":{}", "\"fixity\":{\"own\":{\"zz\":[\"v1/content/a\"]}}", ""},
    {"\"fixity\":{}", "\"fixity\":{\"own\":{\"z\":[\"v1/content/b\"]}}", "E057"},
    {"\"fixity\":{}", "\"fixity\":{\"own\":{\"z\":[\"v1/content/a\"],\"Z\":[]}}", "E097"},
    {"\"fixity\":{}", "\"more\":1", "E102"},
    {"[\"v1/content/a\"]", "\"v1/content/a\"", "E098"},
    {"[\"v1/content/a\"]", "[7]", "E098"},
    {"[\"v1/content/a\"]", "[\"v1/content/a\",\"v1/content/a/b\"]", "E101"},
    {"[\"v1/content/a\"]", "[\"v1/content/a/\"]", "E100"},
    {"[\"v1/content/a\"]", "[\"v1/content/./a\"]", "E099"},
    {"[\"v1/content/a\"]", "[\"v1/other/a\"]", "E042"},
    {"[\"v1/content/a\"]", "[\"v9/content/a\"]", "E042"},
    {"{\"" A A "\":[\"v1/content/a\"]}", "[]", "E106 E050"},
    {"\"manifest\":{\"" A A "\":[\"v1/content/a\"]},", "", "E041 E050"},
    {"\"v1/content/a\"]}", "\"v1/content/a\"],\"" A B "\":[\"v1/content/b\"]}", "E107"},
    {"\"v1\":{", "\"v1\":[],\"v2\":{", "E047 E040"},
    {"\"v1\":{", "\"v01\":{", "W001 E040 E042"},
    {"\"v1\":{", "\"1\":{", "E104 E040 E042"},
    {"\"v1\":{", "\"v3\":{", "E009 E040 E042"},
    {"2026-11-24T01:55:29Z", "2026-11-24", "E049"},
    {"2026-11-24T01:55:29Z", "2026-11-24T01:55Z", "E049"},
    {"2026-11-24T01:55:29Z", "2026-02-29T01:55:29Z", "E049"},
    {"2026-11-24T01:55:29Z", "2026-11-24T01:55:29", "E049"},
    {"2026-11-24T01:55:29Z", "2026-11-24T24:55:29Z", "E049"},
    {"2026-11-24T01:55:29Z", "2026-11-24T01:55:29.123+05:30", ""},
    {"2026-11-24T01:55:29Z", "2024-02-29t01:55:60z", ""},
    {"\"created\":\"2026-11-24T01:55:29Z\",", "", "E048"},
    {"\"message\":\"m\",", "", "W007"},
    {"\"message\":\"m\"", "\"message\":7", "E094"},
    {",\"user\":{\"address\":\"mailto:a@b\",\"name\":\"n\"}", "", "W007"},
    {"\"address\":\"mailto:a@b\",", "", "W008"},
    {"mailto:a@b", "a@b", "W009"},
    {",\"name\":\"n\"", "", "E054"},
    {"{\"" A A "\":[\"a\"]}", "7", "E050 E107"},
    {"\"state\":{\"" A A "\":[\"a\"]},", "", "E048 E107"},
    {"{\"" A A "\":[\"a\"]}", "{\"" A B "\":[\"a\"]}", "E050 E107"},
    {"[\"a\"]", "[\"a\",\"a\"]", "E095"},
    {"[\"a\"]", "[\"a\",\"a/b\"]", "E095"},
    {"[\"a\"]", "[\"/a\"]", "E053 E107"},
    {"[\"a\"]", "[\"../a\"]", "E052 E107"},
    {"[\"a\"]", "[7]", "E051 E107"},
    {"\"head\":\"v1\",", "\"head\":\"v1\",\"head\":\"v1\",", "E033"},
};

static Str with(struct arena *arena, const char *from, const char *to) {
    size_t at;
    Str whole = STR(good), stretch = str_from_c(from);
    assert_true(str_find(whole, stretch, &at));
    return str_format(arena, "%.*s%s%s", (int)at, good, to, good + at + stretch.n);
}

static bool is_listed(const char *codes, Str code) {
    return str_has(str_from_c(codes), code);
}

static void test_each_wrong_thing_has_its_code(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        OcflFaultList faults = {0};
        OcflFacts facts;
        OcflRules rules = {STR("x"), true, arena, &faults};
        ocfl_rules_check(&rules, with(arena, cases[i].from, cases[i].to), &facts);
        size_t expected = (strlen(cases[i].codes) + 1) / 5, found = 0;
        for (size_t j = 0; j < faults.n; j++) {
            if (!is_listed(cases[i].codes, faults.p[j].code))
                fail_msg("case %zu (%s): %.*s %.*s", i, cases[i].to, STR_ARG(faults.p[j].code),
                         STR_ARG(faults.p[j].detail));
            assert_true(faults.p[j].detail.n > 0);
            bool first = true;
            for (size_t k = 0; k < j; k++)
                first = first && !str_equal(faults.p[k].code, faults.p[j].code);
            found += first;
        }
        if (found != expected)
            fail_msg("case %zu (%s): %zu of the codes %s", i, cases[i].to, found, cases[i].codes);
    }
    arena_destroy(arena);
}

static void test_facts_are_handed_back(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    OcflFaultList faults = {0};
    OcflFacts facts;
    ocfl_rules_check(&(OcflRules){STR("x"), true, arena, &faults}, STR(good), &facts);
    assert_int_equal(faults.n, 0);
    assert_true(facts.is_object);
    assert_str(facts.id, "fonds:d1");
    assert_int_equal(facts.highest, 1);
    assert_str(facts.manifest.p[0].path, "v1/content/a");
    assert_str(facts.versions.p[0].state.p[0].path, "a");
    assert_str(facts.versions.p[0].state.p[0].sha512, A A);
    arena_destroy(arena);
}

static void test_cut_and_flipped_never_crashes(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    char *bytes = str_to_c(arena, STR(good));
    for (size_t at = 0; at < sizeof good - 1; at++) {
        ArenaMark mark = arena_mark(arena);
        OcflFaultList faults = {0};
        OcflFacts facts;
        OcflRules rules = {STR("x"), at % 2 == 0, arena, &faults};
        ocfl_rules_check(&rules, (Str){good, at}, &facts);
        assert_true(ocfl_validate_has_error(&faults));
        for (int bit = 0; bit < 8; bit++) {
            bytes[at] = (char)(bytes[at] ^ 1 << bit);
            ocfl_rules_check(&rules, (Str){bytes, sizeof good - 1}, &facts);
            bytes[at] = (char)(bytes[at] ^ 1 << bit);
        }
        arena_reset(arena, mark);
    }
    arena_destroy(arena);
}

static void test_names_of_versions(void **state) {
    (void)state;
    static const struct {
        const char *name;
        uint32_t number;
    } names[] = {{"v1", 1},  {"v0012", 12},       {"v", 0},  {"v0", 0}, {"1", 0}, {"v-1", 0},
                 {"v+1", 0}, {"v99999999999", 0}, {"V1", 0}, {"v1a", 0}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_int_equal(ocfl_rules_version(str_from_c(names[i].name)), names[i].number);
    assert_true(ocfl_rules_is_extension(STR("0004-hashed-n-tuple-storage-layout")));
    assert_false(ocfl_rules_is_extension(STR("0099-own")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_wrong_thing_has_its_code),
        cmocka_unit_test(test_facts_are_handed_back),
        cmocka_unit_test(test_cut_and_flipped_never_crashes),
        cmocka_unit_test(test_names_of_versions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
