#include "test.h"

#include "doc/document.h"
#include "web/check_html.h"
#include "web/description_out.h"

static struct arena *arena;
static Buf out;
static Markup m;

static int setup(void **state) {
    (void)state;
    arena = arena_create();
    buf_clear(&out);
    m = (Markup){.out = &out};
    return 0;
}

static int teardown(void **state) {
    (void)state;
    arena_destroy(arena);
    buf_free(&out);
    return 0;
}

static void test_values_are_read_by_their_type(void **state) {
    (void)state;
    static const struct {
        Value value;
        const char *expected;
    } cases[] = {
        {{.field = FIELD_TITLE, .value = STR("A & B")}, "A &amp; B"},
        {{.field = FIELD_DATE,
          .value = STR("1962-10-18"),
          .norm = STR("1962-10-18"),
          .role = STR("given")},
         "<span class=\"when\" title=\"1962-10-18\">18 October 1962</span>"},
        {{.field = FIELD_DATE,
          .value = STR("10/18/1962"),
          .norm = STR("1962-10-18"),
          .role = STR("sent")},
         "<span class=\"when\" title=\"1962-10-18\">18 October 1962</span>, printed "
         "\xe2\x80\x9c"
         "10/18/1962\xe2\x80\x9d <span class=\"role\">sent</span>"},
        {{.field = FIELD_LANGUAGE, .value = STR("rus"), .norm = STR("ru")}, "Russian"},
        {{.field = FIELD_URL, .value = STR("https://x.example/")},
         "<a href=\"https://x.example/\" rel=\"noreferrer nofollow\">https://x.example/</a>"},
        {{.field = FIELD_URL, .value = STR("javascript:x")}, "<a>javascript:x</a>"},
        {{.field = FIELD_ARCHIVE, .value = STR("Archive of Foreign Policy"), .norm = STR("AVP RF")},
         "Archive of Foreign Policy (AVP RF)"},
        {{.field = FIELD_IDENTIFIER, .value = STR("241"), .role = STR("telegram")},
         "241 <span class=\"role\">telegram</span>"},
        {{.field = FIELD_IDENTIFIER, .value = STR("7"), .role = STR("record")}, "7"},
        {{.field = FIELD_IDENTIFIER, .asked_empty = true},
         "<span class=\"empty\">the source asks for it and gives none</span>"},
        {{.field = FIELD_PLACE, .asked_empty = true, .source = {.kind = SOURCE_PERSON}},
         "<span class=\"empty\">taken away</span>"},
        {{.field = FIELD_OTHER, .value = STR("Lima"), .role = STR("was-place")}, "Lima"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        buf_clear(&out);
        description_out_value(&m, arena, &cases[i].value);
        assert_str(buf_as_str(&out), cases[i].expected);
    }
}

static void test_an_archival_reference_shows_its_parts(void **state) {
    (void)state;
    Value value = {.field = FIELD_REFERENCE, .value = STR("A, f. <1>, op. 2, d. 3")};
    document_set_attribute(arena, &value.attributes, "file", STR("3"));
    document_set_attribute(arena, &value.attributes, "group", STR("<1>"));
    document_set_attribute(arena, &value.attributes, "repository", STR("A"));
    description_out_value(&m, arena, &value);
    assert_str(buf_as_str(&out), "A, f. &lt;1&gt;, op. 2, d. 3<div class=\"count\">group &lt;1&gt; "
                                 "\xc2\xb7 file 3</div>\n");
}

static void test_a_person_is_named_with_the_day_of_the_act(void **state) {
    (void)state;
    ActList acts = {0};
    *LIST_ADD(arena, &acts) = (Act){.kind = ACT_DESCRIBE,
                                    .field = FIELD_TITLE,
                                    .who = STR("anna"),
                                    .after = STR("New"),
                                    .time = 1795500000};
    Value value = {.field = FIELD_TITLE,
                   .value = STR("New"),
                   .source = {SOURCE_PERSON, STR("anna"), 0},
                   .certainty = 1000};
    description_out_source(&m, arena, &value, &acts);
    assert_str(buf_as_str(&out), "<span>a person</span>, anna, on 24 November 2026");
}

static void test_a_rule_is_named_behind_its_word(void **state) {
    (void)state;
    Value value = {.field = FIELD_KIND,
                   .value = STR("telegram"),
                   .source = {SOURCE_RULE, STR("kind-by-head"), 3},
                   .certainty = 920};
    description_out_source(&m, arena, &value, NULL);
    assert_str(
        buf_as_str(&out),
        "<a href=\"/rules#kind-by-head\" title=\"a rule, likely (92 %): kind-by-head, version 3\">"
        "a rule, likely (92 %)</a>");
}

static void test_the_table_has_a_row_for_each_value_and_links_to_evidence(void **state) {
    (void)state;
    Description description = {0};
    Value *value = description_add(arena, &description, FIELD_SPONSOR, STR("Leon Levy Foundation"));
    *LIST_ADD(arena, &value->evidence) = (Evidence){.block = 12};
    *LIST_ADD(arena, &value->evidence) = (Evidence){.block = 53};
    description_add(arena, &description, FIELD_SPONSOR, STR("Another"));
    value = description_add(arena, &description, FIELD_IDENTIFIER, STR(""));
    value->label = STR("Record ID");
    value->asked_empty = true;
    description_out_table(&m, arena, &description, NULL);
    Str html = buf_as_str(&out);
    assert_null(check_html(html));
    assert_int_equal(check_html_count(html, "<tr"), 4);
    assert_int_equal(check_html_count(html, "class=\"repeated\""), 1);
    assert_true(
        str_has(html, STR("\xc2\xb7 block <a href=\"#b12\">12</a>, <a href=\"#b53\">53</a>")));
    assert_true(str_has(html, STR("<th scope=\"row\">Record ID</th>")));
}

#define SAYS "<span class=\"says\"><span>the file</span></span>"

/* Each side once, in the order in which they are said; a function where no side is printed. */
static void test_people_stand_by_side(void **state) {
    (void)state;
    static const struct {
        const char *name, *side;
    } people[] = {{"Hill", "US"}, {"Orlov", "USSR"}, {"Stone", "US"}, {"Belov", ""}};
    Description description = {0};
    description_out_people(&m, arena, &description, NULL);
    assert_int_equal(out.n, 0);
    for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
        Value *value =
            description_add(arena, &description, FIELD_PARTICIPANT, str_from_c(people[i].name));
        value->role = str_from_c(people[i].side);
        if (i == 3)
            document_set_attribute(arena, &value->attributes, "function", STR("interpreter"));
    }
    description_add(arena, &description, FIELD_DURATION, STR("2 hours"));
    description_out_people(&m, arena, &description, NULL);
    assert_int_equal(m.depth, 0);
    assert_str(buf_as_str(&out),
               "<dl class=\"people\"><div><dt>US</dt><dd>Hill \xc2\xb7 Stone " SAYS
               "</dd>\n</div>\n<div><dt>USSR</dt><dd>Orlov " SAYS
               "</dd>\n</div>\n<div><dt>took part</dt><dd>Belov<span class=\"role\"> "
               "interpreter</span> " SAYS "</dd>\n</div>\n<div><dt>lasted</dt><dd>2 hours " SAYS
               "</dd>\n</div>\n</dl>\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
        CASE(test_values_are_read_by_their_type),
        CASE(test_an_archival_reference_shows_its_parts),
        CASE(test_a_person_is_named_with_the_day_of_the_act),
        CASE(test_a_rule_is_named_behind_its_word),
        CASE(test_the_table_has_a_row_for_each_value_and_links_to_evidence),
        CASE(test_people_stand_by_side),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
