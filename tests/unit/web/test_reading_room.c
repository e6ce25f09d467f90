/* A real archive in a folder of the test's own, asked without HTTP. */
#include "archive/holding.h"

#include "archive/decide.h"
#include "base/json.h"
#include "web/assert_has.h"
#include "web/check_html.h"
#include "web/reading_room.h"

static struct holding *holding;
static struct reading_room *room;
static struct arena *arena;
static Response response;

static int setup(void **state) {
    if (holding_setup(state) != 0)
        return -1;
    holding = *state;
    arena = holding->arena;
    holding_put(holding, "in/letter.txt",
                "A letter\n\nThe harbour <was> full of ships & men.\n\nYours, Anna\n");
    holding_put(holding, "in/second.txt", "A second letter\n\nOf the harbour again.\n");
    (void)holding_add(holding, "in");
    Fail fail = {0};
    assert_ok(reading_room_open(archive_folder(holding->archive), &room, &fail));
    return 0;
}

static int teardown(void **state) {
    reading_room_close(room);
    room = NULL;
    return holding_teardown(state);
}

static Str ask(const char *target) {
    Request request;
    Fail fail = {0};
    assert_ok(exchange_parse(str_from_c(target), arena, &request, &fail));
    reading_room_answer(room, &request, &response);
    Str type = exchange_find_header(&response, "Content-Type");
    if (str_starts(type, STR("text/html"))) {
        const char *problem = check_html(response.body);
        if (problem != NULL)
            fail_msg("%s: %s", target, problem);
    }
    assert_str(exchange_find_header(&response, "X-Content-Type-Options"), "nosniff");
    assert_true(exchange_find_header(&response, "Content-Security-Policy").n > 0);
    return response.body;
}

static const char *under(const char *format, Str id) {
    char *to = ARENA_ARRAY(arena, char, 1000);
    snprintf(to, 1000, format, STR_ARG(id));
    return to;
}

static Str letter(void) {
    return str_copy(arena, holding_first(holding, "ships"));
}

static void test_every_way_to_go_leads_to_a_whole_page(void **state) {
    (void)state;
    static const char *const targets[] = {
        "/", "/search", "/search?q=harbour", "/about", "/search-tips", "/rules", "/collection"};
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
        Str body = ask(targets[i]);
        assert_int_equal(response.status, 200);
        assert_has(body, "</html>");
        assert_true(response.tagged);
    }
}

static void test_pages_allow_no_script_and_no_frame(void **state) {
    (void)state;
    ask("/");
    Str policy = exchange_find_header(&response, "Content-Security-Policy");
    assert_has(policy, "default-src 'none'");
    assert_has(policy, "frame-ancestors 'none'");
    assert_false(str_has(policy, STR("unsafe")));
    assert_false(str_has(policy, STR("script-src")));
    assert_true(exchange_find_header(&response, "Referrer-Policy").n > 0);
}

static void test_a_document_is_read_and_had_in_every_form(void **state) {
    (void)state;
    Str id = letter();
    Str body = ask(under("/d/%.*s", id));
    assert_int_equal(response.status, 200);
    assert_has(body, "The harbour &lt;was&gt; full of ships &amp; men.");
    static const struct {
        const char *format, *type;
    } forms[] = {{"/d/%.*s.json", "application/json; charset=utf-8"},
                 {"/d/%.*s.txt", "text/plain; charset=utf-8"},
                 {"/d/%.*s.tei.xml", "application/tei+xml; charset=utf-8"},
                 {"/d/%.*s.bib", "application/x-bibtex; charset=utf-8"},
                 {"/d/%.*s.ris", "application/x-research-info-systems; charset=utf-8"},
                 {"/d/%.*s.csl.json", "application/vnd.citationstyles.csl+json"}};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        body = ask(under(forms[i].format, id));
        assert_int_equal(response.status, 200);
        assert_true(body.n > 0);
        assert_str(exchange_find_header(&response, "Content-Type"), forms[i].type);
    }
}

static void test_words_searched_are_marked_in_the_text(void **state) {
    (void)state;
    assert_has(ask(under("/d/%.*s?q=harbour", letter())), "<mark id=\"hit1\">harbour</mark>");
}

static void test_an_original_is_handed_out_and_never_shown(void **state) {
    (void)state;
    Str body = ask(under("/d/%.*s/original/letter.txt", letter()));
    assert_int_equal(response.status, 200);
    assert_has(body, "The harbour <was> full of ships & men.");
    assert_str(exchange_find_header(&response, "Content-Type"), "application/octet-stream");
    assert_str(exchange_find_header(&response, "Content-Disposition"),
               "attachment; filename*=UTF-8''letter.txt");
    assert_has(exchange_find_header(&response, "Content-Security-Policy"), "sandbox");
    ask(under("/d/%.*s/original/..%%2f..%%2ffonds.conf", letter()));
    assert_int_equal(response.status, 404);
}

static void test_what_is_not_there_is_404_in_words_and_in_json(void **state) {
    (void)state;
    assert_has(ask("/d/nothing%20<b>"), "named \xe2\x80\x9cnothing &lt;b&gt;\xe2\x80\x9d");
    assert_int_equal(response.status, 404);
    assert_has(ask("/d/nothing.json"), "\"status\":404");
    assert_int_equal(response.status, 404);
    ask("/nothing");
    assert_int_equal(response.status, 404);
    ask("/collection/nothing");
    assert_int_equal(response.status, 404);
    ask("/assets/nothing.css");
    assert_int_equal(response.status, 404);
}

static void test_a_reading_that_is_to_come_is_404_and_the_present_one_is_the_page(void **state) {
    (void)state;
    Str id = letter();
    ask(under("/d/%.*s@1", id));
    assert_int_equal(response.status, 200);
    ask(under("/d/%.*s@2", id));
    assert_int_equal(response.status, 404);
}

static void test_a_withdrawn_document_leaves_its_notice_everywhere(void **state) {
    (void)state;
    Str id = letter();
    Fail fail = {0};
    Act act;
    Decision decision = {
        .target = id, .kind = ACT_WITHDRAW, .reason = STR("asked for by the family")};
    assert_ok(decide_run(holding->archive, &decision, arena, &act, &fail));
    static const char *const formats[] = {"/d/%.*s", "/d/%.*s.json", "/d/%.*s.txt",
                                          "/d/%.*s/original/letter.txt"};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        Str body = ask(under(formats[i], id));
        assert_int_equal(response.status, 410);
        assert_has(body, "asked for by the family");
        assert_false(str_has(body, STR("full of ships")));
    }
    assert_has(ask("/search.json?q=ships"), "\"total\":0");
}

/* Two volumes with a chapter each, then one of them: the level that tells documents apart. */
static void test_collections_found_are_of_one_level(void **state) {
    (void)state;
    static const char volume[] =
        "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader><fileDesc><titleStmt><title>%.*s"
        "</title></titleStmt></fileDesc></teiHeader><text><body>"
        "<div type=\"chapter\" xml:id=\"c1\"><head>Early</head><div type=\"document\" "
        "xml:id=\"d1\"><p>Of quays.</p></div><div type=\"document\" xml:id=\"d2\"><p>More "
        "quays.</p></div></div><div type=\"chapter\" xml:id=\"c2\"><head>Late</head>"
        "<div type=\"document\" xml:id=\"d3\"><p>Last quays.</p></div><div type=\"document\" "
        "xml:id=\"d4\"><p>No more quays.</p></div></div></body></text></TEI>";
    for (int i = 0; i < 2; i++)
        holding_put(holding, i == 0 ? "tei/one.xml" : "tei/two.xml",
                    under(volume, i == 0 ? STR("Volume One") : STR("Volume Two")));
    (void)holding_add(holding, "tei");
    Str body = ask("/search?q=quays");
    assert_has(body, "dir=\"auto\">Volume One</a> <span class=\"count\">4</span>");
    assert_has(body, "dir=\"auto\">Volume Two</a>");
    assert_false(str_has(body, STR("dir=\"auto\">Early</a>")));
    Str deposit, local;
    (void)str_cut(holding_first(holding, "\"last quays\""), '.', &deposit, &local);
    body = ask(under("/search?q=quays+collection:%.*s", deposit));
    assert_has(body, "dir=\"auto\">Early</a> <span class=\"count\">2</span>");
    assert_has(body, "dir=\"auto\">Late</a>");
    assert_false(str_has(body, STR("dir=\"auto\">Volume")));
}

static void test_what_could_not_be_read_is_listed_and_has_a_page(void **state) {
    (void)state;
    holding_put(holding, "junk/empty.txt", "");
    (void)holding_add(holding, "junk");
    Str body = ask("/collection");
    size_t at;
    assert_true(str_find(body, STR("Kept, and could not be read"), &at));
    body = str_skip(body, at);
    assert_true(str_find(body, STR("/d/"), &at));
    const char *address = str_to_c(arena, str_slice(body, at, at + 16));
    assert_has(ask(address), "could not be read: the file is empty");
    assert_int_equal(response.status, 200);
}

static void test_an_asset_is_kept_for_good(void **state) {
    (void)state;
    Str page = ask("/");
    size_t at;
    assert_true(str_find(page, STR("/assets/reading_room-"), &at));
    Str address = str_slice(page, at, at + 41);
    ask(str_to_c(arena, address));
    assert_int_equal(response.status, 200);
    assert_str(exchange_find_header(&response, "Cache-Control"),
               "public, max-age=31536000, immutable");
    assert_has(response.body, "prefers-color-scheme");
}

static void test_health_opensearch_and_robots(void **state) {
    (void)state;
    assert_str(ask("/healthz"), "ok\n");
    assert_has(ask("/opensearch.xml"), "/search?q={searchTerms}\"/>");
    assert_has(ask("/robots.txt"), "User-agent: *");
}

static void test_twins_are_json(void **state) {
    (void)state;
    static const char *const targets[] = {"/index.json", "/search.json?q=harbour",
                                          "/collection.json"};
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
        Json *json = NULL;
        Fail fail = {0};
        assert_ok(json_parse(str_trim(ask(targets[i])), &json, &fail));
        json_free(json);
        assert_str(exchange_find_header(&response, "Access-Control-Allow-Origin"), "*");
    }
}

static void test_hostile_queries_are_answered(void **state) {
    (void)state;
    static const char *const queries[] = {"/search?q=%22%22%22",
                                          "/search?q=%00",
                                          "/search?q=%ff%fe",
                                          "/search?q=((((((((",
                                          "/search?q=*",
                                          "/search?q=-",
                                          "/search?q=a%27%22%3Cscript%3E",
                                          "/search?q=x&from=99999999999999999999",
                                          "/search?q=x&from=4000000000",
                                          "/search?q=x&order=%3Cb%3E",
                                          "/?a=b&c"};
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        ask(queries[i]);
        assert_int_equal(response.status, 200);
    }
}

static void test_what_is_no_request_is_refused_on_a_page(void **state) {
    (void)state;
    reading_room_refuse(room, 405, STR("Only reading <here>."), &response);
    assert_int_equal(response.status, 405);
    assert_null(check_html(response.body));
    assert_has(response.body, "Only reading &lt;here&gt;.");
}

static void test_no_archive_no_room(void **state) {
    (void)state;
    Fail fail = {0};
    struct reading_room *none = NULL;
    assert_false(reading_room_open(holding_path(holding, "in"), &none, &fail));
    assert_null(none);
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
        CASE(test_every_way_to_go_leads_to_a_whole_page),
        CASE(test_pages_allow_no_script_and_no_frame),
        CASE(test_a_document_is_read_and_had_in_every_form),
        CASE(test_words_searched_are_marked_in_the_text),
        CASE(test_an_original_is_handed_out_and_never_shown),
        CASE(test_what_is_not_there_is_404_in_words_and_in_json),
        CASE(test_a_reading_that_is_to_come_is_404_and_the_present_one_is_the_page),
        CASE(test_a_withdrawn_document_leaves_its_notice_everywhere),
        CASE(test_collections_found_are_of_one_level),
        CASE(test_what_could_not_be_read_is_listed_and_has_a_page),
        CASE(test_an_asset_is_kept_for_good),
        CASE(test_health_opensearch_and_robots),
        CASE(test_twins_are_json),
        CASE(test_hostile_queries_are_answered),
        CASE(test_what_is_no_request_is_refused_on_a_page),
        CASE(test_no_archive_no_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
