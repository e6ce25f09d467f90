#include "test.h"

#include "web/markup.h"

static Buf out;
static Markup m;

static int setup(void **state) {
    (void)state;
    buf_clear(&out);
    m = (Markup){.out = &out};
    return 0;
}

static void test_escapes_what_is_markup_in_text_and_values(void **state) {
    (void)state;
    markup_begin(&m, TAG_P);
    markup_attr_c(&m, ATTR_TITLE, "\"><script>'&");
    markup_c(&m, "</p><img onerror=\"x\"> & 'y'");
    markup_end(&m);
    assert_str(buf_as_str(&out),
               "<p title=\"&quot;&gt;&lt;script&gt;&#39;&amp;\">&lt;/p&gt;&lt;img "
               "onerror=&quot;x&quot;&gt; &amp; &#39;y&#39;</p>\n");
}

static void test_bytes_that_are_no_text_become_the_replacement_character(void **state) {
    (void)state;
#define FFFD "\xef\xbf\xbd"
    static const struct {
        Str bytes;
        const char *expected;
    } cases[] = {
        {STR("a\0b"), "a" FFFD "b"},
        {STR("a\x01\x1f\x7f"), "a" FFFD FFFD FFFD},
        {STR("\t \n"), "\t \n"},
        {STR("a\r\nb"), "a\nb"},
        {STR("\xc3\xa9 \xd0\xa5 \xe2\x82\xac \xf0\x9f\x93\x9c"),
         "\xc3\xa9 \xd0\xa5 \xe2\x82\xac \xf0\x9f\x93\x9c"},
        {STR("\xc0\xaf"), FFFD FFFD},                    // overlong
        {STR("\xe0\x80\xaf"), FFFD FFFD FFFD},           // overlong
        {STR("\xed\xa0\x80"), FFFD FFFD FFFD},           // a surrogate
        {STR("\xf4\x90\x80\x80"), FFFD FFFD FFFD FFFD},  // beyond U+10FFFF
        {STR("\xef\xbf\xbf"), FFFD},                     // U+FFFF is no character
        {STR("\xc2\x85"), FFFD},                         // a control of Latin-1
        {STR("\xc3"), FFFD},                             // cut
        {STR("\xe2\x82<"), FFFD "&lt;"},                 // cut before markup
        {STR("\xff\xfe"), FFFD FFFD},
        {STR(""), ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        buf_clear(&out);
        markup_escape(&out, cases[i].bytes);
        assert_str(buf_as_str(&out), cases[i].expected);
    }
}

static void test_what_is_open_is_ended_in_order(void **state) {
    (void)state;
    markup_begin(&m, TAG_UL);
    markup_begin(&m, TAG_LI);
    markup_begin_class(&m, TAG_B, "x");
    markup_c(&m, "1");
    markup_begin(&m, TAG_BR);
    markup_finish(&m);
    assert_str(buf_as_str(&out), "<ul><li><b class=\"x\">1<br></b></li>\n</ul>\n");
    assert_int_equal(m.depth, 0);
}

static void test_only_our_own_addresses_are_links(void **state) {
    (void)state;
    static const struct {
        const char *address, *expected;
    } cases[] = {
        {"/d/x?a=1&b=2", "<a href=\"/d/x?a=1&amp;b=2\"></a>"},
        {"#b12", "<a href=\"#b12\"></a>"},
        {"?q=\"", "<a href=\"?q=&quot;\"></a>"},
        {"//evil.example/", "<a></a>"},
        {"javascript:alert(1)", "<a></a>"},
        {"http://x/", "<a></a>"},
        {"", "<a></a>"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        setup(NULL);
        markup_begin(&m, TAG_A);
        markup_link(&m, ATTR_HREF, str_from_c(cases[i].address));
        markup_end(&m);
        assert_str(buf_as_str(&out), cases[i].expected);
    }
}

static void test_foreign_addresses_need_a_known_scheme(void **state) {
    (void)state;
    static const struct {
        const char *address;
        bool expected;
    } cases[] = {
        {"https://history.state.gov/x", true},
        {"HTTP://X/", true},
        {"mailto:a@b.example", true},
        {"urn:isbn:0", true},
        {"javascript:alert(1)", false},
        {" https://x", false},
        {"data:text/html,x", false},
        {"httpx://y", false},
        {"", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        setup(NULL);
        markup_begin(&m, TAG_A);
        assert_int_equal(markup_link_out(&m, ATTR_HREF, str_from_c(cases[i].address)),
                         cases[i].expected);
        assert_int_equal(str_has(buf_as_str(&out), STR("href")), cases[i].expected);
    }
}

static void test_numbers(void **state) {
    (void)state;
    markup_begin(&m, TAG_A);
    markup_attr_numbered(&m, ATTR_ID, "b", 12);
    markup_link_numbered(&m, ATTR_HREF, "#b", 12);
    markup_attr_u64(&m, ATTR_WIDTH, 18446744073709551615u);
    markup_u64(&m, 0);
    markup_end(&m);
    assert_str(buf_as_str(&out),
               "<a id=\"b12\" href=\"#b12\" width=\"18446744073709551615\">0</a>");
}

/* Every tag and attribute has its name, and none can carry script or style. */
static void test_the_tables_are_whole_and_harmless(void **state) {
    (void)state;
    for (int tag = 0; tag < TAG_COUNT; tag++) {
        setup(NULL);
        markup_begin(&m, (Tag)tag);
        markup_finish(&m);
        assert_true(out.n > 2);
        assert_false(str_has(buf_as_str(&out), STR("script")));
        assert_false(str_has(buf_as_str(&out), STR("style")));
    }
    for (int attr = ATTR_LAST_ADDRESS + 1; attr < ATTR_COUNT; attr++) {
        setup(NULL);
        markup_begin(&m, TAG_P);
        markup_flag(&m, (Attr)attr);
        assert_true(out.n > 3);
        assert_false(str_starts(buf_as_str(&out), STR("<p on")));
        assert_false(str_has(buf_as_str(&out), STR("style")));
    }
}

/* No byte sequence cut or changed anywhere leaves one of the five characters bare. */
static void test_cut_and_flipped_text_stays_text(void **state) {
    (void)state;
    const char text[] = "a<\xc3\xa9>\"\xe2\x82\xac'&\xf0\x9f\x93\x9c<b>";
    for (size_t n = 0; n < sizeof text; n++)
        for (int bit = 0; bit < 8; bit++) {
            char bytes[sizeof text];
            memcpy(bytes, text, sizeof text);
            bytes[n] = (char)(bytes[n] ^ (1 << bit));
            buf_clear(&out);
            markup_escape(&out, (Str){bytes, n + 1});
            for (size_t i = 0; i < out.n; i++)
                assert_null(strchr("<>\"'", out.p[i] == 0 ? '<' : out.p[i]));
        }
}

static int teardown_group(void **state) {
    (void)state;
    buf_free(&out);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_escapes_what_is_markup_in_text_and_values, setup),
        cmocka_unit_test_setup(test_bytes_that_are_no_text_become_the_replacement_character, setup),
        cmocka_unit_test_setup(test_what_is_open_is_ended_in_order, setup),
        cmocka_unit_test_setup(test_only_our_own_addresses_are_links, setup),
        cmocka_unit_test_setup(test_foreign_addresses_need_a_known_scheme, setup),
        cmocka_unit_test_setup(test_numbers, setup),
        cmocka_unit_test_setup(test_the_tables_are_whole_and_harmless, setup),
        cmocka_unit_test_setup(test_cut_and_flipped_text_stays_text, setup),
    };
    return cmocka_run_group_tests(tests, NULL, teardown_group);
}
