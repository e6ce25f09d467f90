#include "test.h"

#include "web/router.h"

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

static void test_paths_find_their_page(void **state) {
    (void)state;
    static const struct {
        const char *path;
        RouteKind kind;
        Form form;
        const char *name, *file;
        uint32_t reading;
    } cases[] = {
        {"/", ROUTE_HOME, FORM_HTML, "", "", 0},
        {"/index.json", ROUTE_HOME, FORM_JSON, "", "", 0},
        {"/search", ROUTE_SEARCH, FORM_HTML, "", "", 0},
        {"/search.json", ROUTE_SEARCH, FORM_JSON, "", "", 0},
        {"/d/d0a.d135", ROUTE_DOCUMENT, FORM_HTML, "d0a.d135", "", 0},
        {"/d/d0a.d135.json", ROUTE_DOCUMENT, FORM_JSON, "d0a.d135", "", 0},
        {"/d/d0a.d135.csl.json", ROUTE_DOCUMENT, FORM_CSL, "d0a.d135", "", 0},
        {"/d/d0a.d135.tei.xml", ROUTE_DOCUMENT, FORM_TEI, "d0a.d135", "", 0},
        {"/d/d0a.d135.bib", ROUTE_DOCUMENT, FORM_BIBTEX, "d0a.d135", "", 0},
        {"/d/d0a.d135.ris", ROUTE_DOCUMENT, FORM_RIS, "d0a.d135", "", 0},
        {"/d/d0a.d135.txt", ROUTE_DOCUMENT, FORM_TEXT, "d0a.d135", "", 0},
        {"/d/d0a.d135@2", ROUTE_DOCUMENT, FORM_HTML, "d0a.d135", "", 2},
        {"/d/d0a.d135@12.json", ROUTE_DOCUMENT, FORM_JSON, "d0a.d135", "", 12},
        {"/d/a@b", ROUTE_DOCUMENT, FORM_HTML, "a@b", "", 0},
        {"/d/a@", ROUTE_DOCUMENT, FORM_HTML, "a@", "", 0},
        {"/d/a@99999999999", ROUTE_DOCUMENT, FORM_HTML, "a@99999999999", "", 0},
        {"/d/frus1961-63v15/d135", ROUTE_DOCUMENT, FORM_HTML, "frus1961-63v15/d135", "", 0},
        {"/d/a%2Ejson", ROUTE_DOCUMENT, FORM_HTML, "a.json", "", 0},
        {"/d/.json", ROUTE_DOCUMENT, FORM_HTML, ".json", "", 0},
        {"/d/https%3A//x.example/a%3Fb", ROUTE_DOCUMENT, FORM_HTML, "https://x.example/a?b", "", 0},
        {"/d/d0a/original/a%20b/c.xml", ROUTE_ORIGINAL, FORM_HTML, "d0a", "a b/c.xml", 0},
        {"/d/d0a.1/accounts", ROUTE_ACCOUNTS, FORM_HTML, "d0a.1", "", 0},
        {"/d/a/d5/accounts.json", ROUTE_ACCOUNTS, FORM_JSON, "a/d5", "", 0},
        {"/d/accounts", ROUTE_DOCUMENT, FORM_HTML, "accounts", "", 0},
        {"/d//accounts", ROUTE_DOCUMENT, FORM_HTML, "/accounts", "", 0},
        {"/d/d0a/original/", ROUTE_DOCUMENT, FORM_HTML, "d0a/original/", "", 0},
        {"/d/", ROUTE_NOTHING, FORM_HTML, "", "", 0},
        {"/collection", ROUTE_COLLECTIONS, FORM_HTML, "", "", 0},
        {"/collection/", ROUTE_COLLECTIONS, FORM_HTML, "", "", 0},
        {"/search/values", ROUTE_VALUES, FORM_HTML, "", "", 0},
        {"/look", ROUTE_LOOK, FORM_HTML, "", "", 0},
        {"/days", ROUTE_DAYS, FORM_HTML, "", "", 0},
        {"/days/1962-10.json", ROUTE_DAYS, FORM_JSON, "1962-10", "", 0},
        {"/people.json", ROUTE_PEOPLE, FORM_JSON, "", "", 0},
        {"/person/d0abc.p_A%2F1", ROUTE_PERSON, FORM_HTML, "d0abc.p_A/1", "", 0},
        {"/person/d0abc.p_A1.json", ROUTE_PERSON, FORM_JSON, "d0abc.p_A1", "", 0},
        {"/collection/d0a.ch1", ROUTE_COLLECTION, FORM_HTML, "d0a.ch1", "", 0},
        {"/events", ROUTE_EVENTS, FORM_HTML, "", "", 0},
        {"/events.json", ROUTE_EVENTS, FORM_JSON, "", "", 0},
        {"/event/e0123456789ab", ROUTE_EVENT, FORM_HTML, "e0123456789ab", "", 0},
        {"/event/a%20talk.json", ROUTE_EVENT, FORM_JSON, "a talk", "", 0},
        {"/collection/d0a.json", ROUTE_COLLECTION, FORM_JSON, "d0a", "", 0},
        {"/assets/style.css", ROUTE_ASSET, FORM_HTML, "", "style.css", 0},
        {"/references/d0a.d1", ROUTE_REFERENCES, FORM_HTML, "d0a.d1", "", 0},
        {"/references/d0a.d1.json", ROUTE_REFERENCES, FORM_JSON, "d0a.d1", "", 0},
        {"/healthz", ROUTE_HEALTH, FORM_TEXT, "", "", 0},
        {"/etc/passwd", ROUTE_NOTHING, FORM_HTML, "", "", 0},
        {"", ROUTE_NOTHING, FORM_HTML, "", "", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Route route;
        router_find(str_from_c(cases[i].path), arena, &route);
        if (route.kind != cases[i].kind || route.form != cases[i].form ||
            route.reading != cases[i].reading)
            fail_msg("%s: kind %d form %d reading %u", cases[i].path, (int)route.kind,
                     (int)route.form, route.reading);
        assert_str(route.name, cases[i].name);
        assert_str(route.file, cases[i].file);
    }
}

static void test_a_suffix_that_may_be_a_name_is_remembered(void **state) {
    (void)state;
    Route route;
    router_find(STR("/d/letter.txt"), arena, &route);
    assert_str(route.name, "letter");
    assert_str(route.whole_name, "letter.txt");
}

static void test_every_form_has_its_suffix(void **state) {
    (void)state;
    for (int form = FORM_HTML; form < FORM_COUNT; form++) {
        Route route;
        Str path = str_format(arena, "/d/x%s", router_suffix((Form)form));
        router_find(path, arena, &route);
        assert_int_equal(route.form, form);
        assert_str(route.name, "x");
    }
}

/* Cut and flipped at every byte: some route, never a crash, and nothing longer than the path. */
static void test_a_name_with_a_nul_is_no_name(void **state) {
    (void)state;
    static const char *const paths[] = {"/d/d0a.d1/original/letter.txt%00.html", "/d/d0a%00",
                                        "/collection/%00", "/assets/reading_room.css%00"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        Route route;
        router_find(str_from_c(paths[i]), arena, &route);
        assert_int_equal(route.kind, ROUTE_NOTHING);
    }
}

static void test_cut_and_flipped_paths(void **state) {
    (void)state;
    const char path[] = "/d/d0a%20b@2/original/x%C3%A4.tei.xml";
    for (size_t n = 0; n < sizeof path; n++)
        for (int bit = 0; bit < 8; bit++) {
            char bytes[sizeof path];
            memcpy(bytes, path, sizeof path);
            bytes[n] = (char)(bytes[n] ^ (1 << bit));
            Route route;
            router_find((Str){bytes, n + 1}, arena, &route);
            assert_true(route.name.n + route.file.n <= n + 1);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_paths_find_their_page),
        cmocka_unit_test(test_a_suffix_that_may_be_a_name_is_remembered),
        cmocka_unit_test(test_every_form_has_its_suffix),
        cmocka_unit_test(test_a_name_with_a_nul_is_no_name),
        cmocka_unit_test(test_cut_and_flipped_paths),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
