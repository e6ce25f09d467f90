#include "test.h"

#include "web/check_html.h"
#include "web/placed_out.h"
#include "web/web_fixture.h"

static Str written(WebFixture *fixture, const PlacedNameList *placed, Field field, Buf *out) {
    Markup m = {.out = out};
    buf_clear(out);
    placed_out_write(&m, fixture->arena, placed, field);
    markup_finish(&m);
    const char *problem = check_html(buf_as_str(out));
    if (problem != NULL)
        fail_msg("%s\n%.*s", problem, STR_ARG(buf_as_str(out)));
    return buf_as_str(out);
}

static void test_each_place_says_where_it_is_and_who_says_so(void **state) {
    (void)state;
    WebFixture *fixture = web_fixture_create();
    Buf out = {0};
    PlacedName rows[] = {{.name = STR("Beijing"),
                          .form = STR("<Peking>"),
                          .place = gazetteer_place(PLACE_BEIJING),
                          .said = {.places = 2,
                                   .block = 7,
                                   .source = {SOURCE_RULE, STR("place-by-name"), 1},
                                   .certainty = 980}},
                         {.name = STR("Buenos Aires"),
                          .place = gazetteer_place(PLACE_BUENOS_AIRES),
                          .said = {.places = 1, .block = 8, .certainty = 1000}}};
    Str html = written(fixture, &(PlacedNameList){.p = rows, .n = 2}, FIELD_PLACE_NAMED, &out);
    assert_true(str_has(html, STR("href=\"/search?q=place-named%3A%3D%22Beijing%22\"")));
    assert_true(str_has(html, STR(">Beijing</a> (&lt;Peking&gt;) ")));
    assert_true(str_has(html, STR("<a class=\"places\" href=\"#b7\">2 times</a>")));
    assert_true(str_has(html, STR("39.91\xc2\xb0N 116.40\xc2\xb0"
                                  "E")));
    assert_true(str_has(html, STR("34.61\xc2\xb0S 58.38\xc2\xb0W")));
    assert_true(
        str_has(html, STR("title=\"a rule, sure (98 %): place-by-name, version 1\">a rule</a>")));
    assert_true(str_has(html, STR("Coordinates: GeoNames, CC BY 4.0.")));
    buf_free(&out);
    web_fixture_destroy(fixture);
}

static void test_what_has_no_point_needs_no_thanks(void **state) {
    (void)state;
    WebFixture *fixture = web_fixture_create();
    Buf out = {0};
    PlacedName row = {
        .name = STR("Cuba"), .place = gazetteer_place(192), .said = {.places = 1, .block = 3}};
    Str html = written(fixture, &(PlacedNameList){.p = &row, .n = 1}, FIELD_PLACE_NAMED, &out);
    assert_true(str_has(html, STR(">Cuba</a>")));
    assert_false(str_has(html, STR("GeoNames")));
    assert_false(str_has(html, STR("\xc2\xb0")));
    row = (PlacedName){.name = STR("NATO"), .said = {.places = 1, .block = 3}};
    html = written(fixture, &(PlacedNameList){.p = &row, .n = 1}, FIELD_NAMED, &out);
    assert_true(str_has(html, STR("href=\"/search?q=named%3A%3D%22NATO%22\"")));
    assert_true(str_has(html, STR(">Bodies named</h2>")));
    assert_int_equal(written(fixture, &(PlacedNameList){0}, FIELD_NAMED, &out).n, 0);
    buf_free(&out);
    web_fixture_destroy(fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_place_says_where_it_is_and_who_says_so),
        cmocka_unit_test(test_what_has_no_point_needs_no_thanks)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
