/* The page of rules and its twin. */
#include "test.h"

#include "base/json.h"
#include "web/check_html.h"
#include "web/page_rules.h"

static struct arena *arena;
static RuleTextList rules;
static Buf out;

static int setup(void **state) {
    (void)state;
    arena = arena_create();
    rules = (RuleTextList){0};
    *LIST_ADD(arena, &rules) = (RuleText){STR("a-rule"), 2, STR("Says <A> & \"B\".")};
    *LIST_ADD(arena, &rules) = (RuleText){STR("b-rule"), 1, STR("Says C.")};
    return 0;
}

static int teardown(void **state) {
    (void)state;
    arena_destroy(arena);
    buf_free(&out);
    return 0;
}

static PageContext context_of(void) {
    buf_clear(&out);
    return (PageContext){.request = arena, .out = &out, .archive = STR("A")};
}

static void test_a_rule_stands_where_its_address_leads(void **state) {
    (void)state;
    PageContext context = context_of();
    Markup says = {.out = &out};
    page_rules_says(&says, arena, (Source){SOURCE_RULE, STR("a-rule"), 2}, 900);
    markup_finish(&says);
    assert_true(
        str_starts(buf_as_str(&out), STR("<a href=\"/rules#a-rule\" title=\"a rule, likely (90 %)"
                                         ": a-rule, version 2\">")));
    buf_clear(&out);
    page_rules_write(&context, &rules);
    Str html = buf_as_str(&out);
    const char *problem = check_html(html);
    if (problem != NULL)
        fail_msg("%s\n%.*s", problem, STR_ARG(html));
    assert_true(str_has(html, STR("<dt id=\"a-rule\">a-rule <span class=\"quiet\">version 2")));
    assert_true(str_has(html, STR("<dd>Says &lt;A&gt; &amp; ")));
    assert_true(str_has(html, STR("<dt id=\"b-rule\">")));
}

static void test_the_twin_says_the_same(void **state) {
    (void)state;
    PageContext context = context_of();
    page_rules_json(&context, &rules);
    Json *json;
    Fail fail = {0};
    assert_ok(json_parse(buf_as_str(&out), &json, &fail));
    json_free(json);
    assert_true(str_has(buf_as_str(&out), STR("{\"name\":\"a-rule\",\"version\":2,\"sentence\":"
                                              "\"Says <A> & \\\"B\\\".\"}")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_rule_stands_where_its_address_leads, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_the_twin_says_the_same, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
