/*
 * CSL-JSON: whole items, and every member and type of ours stands in csl-data.json (when the schema
 * is there).
 */
#include "base/file.h"
#include "base/json.h"
#include "read/cite_csl.h"
#include "read/cite_sample.h"

static void test_a_page_that_stands_alone(void **state) {
    (void)state;
    CiteSample sample;
    cite_sample_page(&sample);
    Fail fail;
    Json *json;
    Buf canonical = {0};
    assert_ok(json_parse(cite_sample_write(&sample, CITE_CSL_JSON), &json, &fail));
    json_print(json, &canonical);
    assert_str(buf_as_str(&canonical),
               "[{\"URL\":\"https://papers.example.org/d/d0123456789ab.1\","
               "\"accessed\":{\"date-parts\":[[2026,11,24]]},"
               "\"archive\":\"Archive of Foreign Policy, Russian Federation (AVP RF)\","
               "\"id\":\"d0123456789ab.1\",\"issued\":{\"date-parts\":[[1962,10,18]]},"
               "\"language\":\"en\",\"publisher\":\"History and Public Policy Program\","
               "\"source\":\"Cold War Papers\","
               "\"title\":\"From the cable on the conversation between Gromyko and Kennedy\","
               "\"type\":\"document\"}]");
    buf_free(&canonical);
    json_free(json);
    cite_sample_drop(&sample);
}

static void test_a_document_of_a_volume(void **state) {
    (void)state;
    CiteSample sample;
    Fail fail;
    Json *json;
    cite_sample_telegram(&sample);
    assert_ok(json_parse(cite_sample_write(&sample, CITE_CSL_JSON), &json, &fail));
    const Json *item = json_at(json, 0);
    assert_str(json_get_text(item, "type"), "chapter");
    assert_str(json_get_text(json_at(json_get(item, "author"), 0), "literal"), "Foy D. Kohler");
    assert_str(json_get_text(json_get(item, "issued"), "literal"), "1994");
    assert_non_null(json_get(json_get(item, "original-date"), "date-parts"));
    json_free(json);
    cite_sample_drop(&sample);
}

static void test_dates(void **state) {
    (void)state;
    static const struct {
        const char *printed, *norm, *expected;
    } cases[] = {
        {"", "1962-10", "{\"date-parts\":[[1962,10]]}"},
        {"", "1962~", "{\"circa\":true,\"date-parts\":[[1962]]}"},
        {"", "1962-10-16/1962-10-28", "{\"date-parts\":[[1962,10,16],[1962,10,28]]}"},
        {"", "1962-22", "{\"date-parts\":[[1962]],\"season\":2}"},
        {"", "[1961,1963]", "{\"literal\":\"1961 or 1963\"}"},
        {"one day", NULL, "{\"literal\":\"one day\"}"},
        {NULL, NULL, "null"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        CiteSample sample;
        Fail fail;
        Json *json;
        Buf canonical = {0};
        cite_sample_page(&sample);
        cite_sample_date(&sample, cases[i].printed, cases[i].norm);
        assert_ok(json_parse(cite_sample_write(&sample, CITE_CSL_JSON), &json, &fail));
        const Json *issued = json_get(json_at(json, 0), "issued");
        if (issued == NULL)
            buf_c(&canonical, "null");
        else
            json_print(issued, &canonical);
        assert_str(buf_as_str(&canonical), cases[i].expected);
        buf_free(&canonical);
        json_free(json);
        cite_sample_drop(&sample);
    }
}

/* Our item against the schema's `properties` and the enumeration of types. */
static void assert_in_schema(const Json *schema, const Json *item) {
    const Json *known = json_get(json_get(schema, "items"), "properties");
    for (size_t i = 0; i < json_count(item); i++) {
        Str key;
        (void)json_entry(item, i, &key);
        char name[64];
        snprintf(name, sizeof name, "%.*s", STR_ARG(key));
        if (json_get(known, name) == NULL)
            fail_msg("csl-data.json has no member \"%s\"", name);
    }
    const Json *types = json_get(json_get(known, "type"), "enum");
    bool found = false;
    for (size_t i = 0; i < json_count(types); i++)
        found |= str_equal(json_text(json_at(types, i)), json_get_text(item, "type"));
    assert_true(found);
}

static void test_members_and_types_stand_in_the_schema(void **state) {
    (void)state;
    Str path = STR("../shared/conformance/schemas/csl/csl-data.json");
    if (!file_exists(path)) {
        printf("skipped: %.*s is not here\n", STR_ARG(path));
        return;
    }
    CiteSample sample;
    for (int i = 0; i < 2; i++) {
        Fail fail;
        Json *schema, *json;
        Str text;
        (i == 0 ? cite_sample_page : cite_sample_telegram)(&sample);
        cite_sample_add(&sample, FIELD_REFERENCE, "f. 1, op. 2");
        assert_ok(file_read(path, 1 << 20, sample.arena, &text, &fail));
        assert_ok(json_parse(text, &schema, &fail));
        assert_ok(json_parse(cite_sample_write(&sample, CITE_CSL_JSON), &json, &fail));
        assert_in_schema(schema, json_at(json, 0));
        json_free(json);
        json_free(schema);
        cite_sample_drop(&sample);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_page_that_stands_alone),
        cmocka_unit_test(test_a_document_of_a_volume),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_members_and_types_stand_in_the_schema),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
