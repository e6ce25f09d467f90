#include "test.h"

#include "web/check_html.h"
#include "web/named_out.h"
#include "web/web_fixture.h"

static Str written(WebFixture *fixture, const struct map *people, const RelatedPerson *related,
                   Buf *out) {
    NamedOut named = {.related = related, .deposit = STR("d0abc"), .people = people};
    web_fixture_part(fixture);
    named_list(&fixture->document, fixture->arena, &named.named);
    Markup m = {.out = out};
    named_out_write(&m, fixture->arena, &named);
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
    RelatedPerson related[2] = {
        {.certainty = 0},
        {.person = {.id = STR("d1.b"), .name = STR("Bligh, <T.>")}, .lists = 3, .certainty = 870}};
    web_fixture_leaf(fixture, 4, BLOCK_PARAGRAPH, 0, "Rusk met <Bligh>.");
    Span *rusk = web_fixture_span(fixture, SPAN_NAME, 0, 4, "ref", "p1");
    document_set_attribute(fixture->arena, &rusk->attributes, "type", STR("person"));
    Span *bligh = web_fixture_span(fixture, SPAN_NAME, 9, 16, "type", "person");
    bligh->source = (Source){SOURCE_RULE, STR("name-by-title"), 1};
    bligh->certainty = 900;
    Str html = written(fixture, people, related, &out);
    assert_true(str_has(html, STR("<a class=\"who\" href=\"/person/d0abc.p1\">Rusk</a>")));
    assert_true(str_has(html, STR("<a class=\"places\" href=\"#b4\">1 time</a>")));
    assert_true(str_has(html, STR("<span class=\"says\"><span>the file</span></span>")));
    assert_true(str_has(html, STR("<span class=\"who\">&lt;Bligh&gt;</span>")));
    assert_true(str_has(html, STR(">a rule, likely (90 %)</a>")));
    assert_true(
        str_has(html, STR("perhaps <a href=\"/person/d1.b\">Bligh, &lt;T.&gt;</a> of 3 lists "
                          "(87 %)")));
    buf_free(&out);
    web_fixture_destroy(fixture);
}

static void test_nothing_is_written_of_nobody(void **state) {
    (void)state;
    WebFixture *fixture = web_fixture_create();
    Buf out = {0};
    web_fixture_leaf(fixture, 4, BLOCK_PARAGRAPH, 0, "Nobody came.");
    assert_int_equal(written(fixture, NULL, NULL, &out).n, 0);
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
