/* What text becomes in XML, and what attributes are left out. */
#include "read/xml_out.h"
#include "test.h"

typedef void (*Put)(Buf *out, const char *name, Str value);

static void assert_put(Put put, const char *value, const char *expected) {
    Buf out = {0};
    put(&out, "a", str_from_c(value));
    if (!str_is(buf_as_str(&out), expected))
        fail_msg("\"%s\": got \"%.*s\", expected \"%s\"", value, STR_ARG(buf_as_str(&out)),
                 expected);
    buf_free(&out);
}

static void test_text(void **state) {
    (void)state;
    static const struct {
        Str text;
        const char *expected;
    } cases[] = {
        {STR("a<b>&\"c'"), "a&lt;b&gt;&amp;\"c'"},
        {STR("\t\n\r"), "\t\n&#13;"},
        {STR("\x01\x1f\x7f"), "\xEF\xBF\xBD\xEF\xBF\xBD\x7f"},
        {STR("\0x"), "\xEF\xBF\xBDx"},
        {STR("\xEF\xBF\xBE\xEF\xBF\xBF"), "\xEF\xBF\xBD\xEF\xBF\xBD"},
        {STR("\xF0\x9D\x84\x9E]]>"), "\xF0\x9D\x84\x9E]]&gt;"},
        {STR("a\xFF"), "a\xEF\xBF\xBD"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Buf out = {0};
        xml_out_text(&out, cases[i].text);
        assert_str(buf_as_str(&out), cases[i].expected);
        buf_free(&out);
    }
}

static void test_attributes(void **state) {
    (void)state;
    assert_put(xml_out_attribute, "", "");
    assert_put(xml_out_attribute, "a \"b\" <c>\n", " a=\"a &quot;b&quot; &lt;c&gt;&#10;\"");
}

static void test_words(void **state) {
    (void)state;
    assert_put(xml_out_word, "small-caps", " a=\"small-caps\"");
    assert_put(xml_out_word, "two words", " a=\"two-words\"");
    assert_put(xml_out_word, "\"\xC3\xA4", "");
    assert_put(xml_out_word, "", "");
}

static void test_addresses(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"https://x.org/a?b=1&c#d", " a=\"https://x.org/a?b=1&amp;c#d\""},
        {"#d17", " a=\"#d17\""},
        {"frus1961-63v05#d3", " a=\"frus1961-63v05#d3\""},
        {"a b\"<>", " a=\"a%20b%22%3C%3E\""},
        {"50%", " a=\"50%25\""},
        {"50%20", " a=\"50%20\""},
        {"a#b#c", " a=\"a#b%23c\""},
        {"1:2/3:4", " a=\"1%3A2/3:4\""},
        {"mailto:x@y", " a=\"mailto:x@y\""},
        {"[1]", " a=\"%5B1%5D\""},
        {"\xC3\xA4", " a=\"%C3%A4\""},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_put(xml_out_address, cases[i][0], cases[i][1]);
}

static void test_languages(void **state) {
    (void)state;
    assert_put(xml_out_language, "ru", " a=\"ru\"");
    assert_put(xml_out_language, "zh-Hant-1994", " a=\"zh-Hant-1994\"");
    assert_put(xml_out_language, "Russian language", "");
    assert_put(xml_out_language, "en-", "");
    assert_put(xml_out_language, "1a", "");
    assert_put(xml_out_language, "abcdefghi", "");
    assert_put(xml_out_language, "", "");
}

static void put_date(Buf *out, const char *name, Str value) {
    (void)name;
    xml_out_date(out, value);
}

static void test_dates(void **state) {
    (void)state;
    assert_put(put_date, "1962", " when=\"1962\"");
    assert_put(put_date, "1962-10", " when=\"1962-10\"");
    assert_put(put_date, "1962-10-18", " when=\"1962-10-18\"");
    assert_put(put_date, "1962-22", " when-custom=\"1962-22\"");
    assert_put(put_date, "1962?", " when-custom=\"1962?\"");
    assert_put(put_date, "1962-10-XX", " when-custom=\"1962-10-XX\"");
    assert_put(put_date, "1962/1963", " when-custom=\"1962/1963\"");
    assert_put(put_date, "some day", "");
    assert_put(put_date, "", "");
}

static void test_elements(void **state) {
    (void)state;
    assert_put(xml_out_element, "x & y", "<a>x &amp; y</a>");
    assert_put(xml_out_element, "", "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text),      cmocka_unit_test(test_attributes),
        cmocka_unit_test(test_words),     cmocka_unit_test(test_addresses),
        cmocka_unit_test(test_languages), cmocka_unit_test(test_dates),
        cmocka_unit_test(test_elements),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
