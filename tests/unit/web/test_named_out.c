#include "test.h"

#include "web/check_html.h"
#include "web/named_out.h"
#include "web/web_fixture.h"

static Str written(WebFixture *fixture, const struct map *people, bool *any, Buf *out) {
    web_fixture_part(fixture);
    Markup m = {.out = out};
    *any =
        named_out_write(&m, fixture->arena, &(NamedOut){&fixture->document, STR("d0abc"), people});
    markup_finish(&m);
    const char *problem = check_html(buf_as_str(out));
    if (problem != NULL)
        fail_msg("%s\n%.*s", problem, STR_ARG(buf_as_str(out)));
    return buf_as_str(out);
}

static void test_each_person_says_where_and_who_says_so(void **state) {
    (void)state;
    WebFixture *fixture = web_fixture_create();
    struct map *people = map_create(fixture->arena);
    *map_put(people, STR("p1"), NULL) = 1;
    Buf out = {0};
    bool any;
    web_fixture_leaf(fixture, 4, BLOCK_PARAGRAPH, 0, "Rusk met <Bligh>.");
    Span *rusk = web_fixture_span(fixture, SPAN_NAME, 0, 4, "ref", "p1");
    document_set_attribute(fixture->arena, &rusk->attributes, "type", STR("person"));
    Span *bligh = web_fixture_span(fixture, SPAN_NAME, 9, 16, "type", "person");
    bligh->source = (Source){SOURCE_RULE, STR("name-by-title"), 1};
    bligh->certainty = 900;
    Str html = written(fixture, people, &any, &out);
    assert_true(any);
    assert_true(str_has(html, STR("<a class=\"who\" href=\"/person/d0abc.p1\">Rusk</a>")));
    assert_true(str_has(html, STR("<a class=\"places\" href=\"#b4\">1 place</a>")));
    assert_true(str_has(html, STR("<span class=\"says\">the file</span>")));
    assert_true(str_has(html, STR("<span class=\"who\">&lt;Bligh&gt;</span>")));
    assert_true(str_has(html, STR("<a href=\"/rules#name-by-title\">a rule, likely (90 %)</a>")));
    buf_free(&out);
    web_fixture_destroy(fixture);
}

static void test_nothing_is_written_of_nobody(void **state) {
    (void)state;
    WebFixture *fixture = web_fixture_create();
    Buf out = {0};
    bool any;
    web_fixture_leaf(fixture, 4, BLOCK_PARAGRAPH, 0, "Nobody came.");
    assert_int_equal(written(fixture, NULL, &any, &out).n, 0);
    assert_false(any);
    buf_free(&out);
    web_fixture_destroy(fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_person_says_where_and_who_says_so),
        cmocka_unit_test(test_nothing_is_written_of_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
