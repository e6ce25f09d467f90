#include "test.h"

#include "base/buf.h"
#include "text/xml.h"

/* What was met, as lines: <name key="value">, "text", > ; and that its places are true. */
typedef struct {
    struct arena *arena;
    Str input;  // in UTF-8, set after reading; places are noted until then
    Buf told;
    bool texts_open;
    LIST_OF(uint64_t) opens, closes;
    size_t stop_after;  // elements; 0: never
} Told;

static void end_text(Told *told) {
    if (told->texts_open)
        buf_c(&told->told, "\"");
    told->texts_open = false;
}

static bool on_open(void *context, const XmlElement *element, Fail *fail) {
    Told *told = context;
    end_text(told);
    *LIST_ADD(told->arena, &told->opens) = element->first;
    buf_format(&told->told, "<%.*s", STR_ARG(element->name));
    for (size_t i = 0; i < element->attribute_count; i++)
        buf_format(&told->told, " %s%.*s=%.*s", element->attributes[i].of_xml ? "xml:" : "",
                   STR_ARG(element->attributes[i].name), STR_ARG(element->attributes[i].value));
    buf_c(&told->told, ">");
    if (told->stop_after > 0 && told->opens.n == told->stop_after)
        return fail_set(fail, FAIL_BUSY, "enough");
    return true;
}

static bool on_text(void *context, Str text, uint64_t first, Fail *fail) {
    Told *told = context;
    (void)first;
    (void)fail;
    if (!told->texts_open)
        buf_c(&told->told, "\"");
    told->texts_open = true;
    buf_str(&told->told, text);
    return true;
}

static bool on_close(void *context, uint64_t last, Fail *fail) {
    Told *told = context;
    (void)fail;
    end_text(told);
    *LIST_ADD(told->arena, &told->closes) = last;
    buf_c(&told->told, "/");
    return true;
}

static const XmlLimits limits = {.size_bytes = 1 << 20, .depth = 10};

static bool read(Str xml, struct arena *arena, Told *told, Fail *fail) {
    *told = (Told){.arena = arena, .stop_after = told->stop_after};
    XmlVisit visit = {.context = told, .open = on_open, .text = on_text, .close = on_close};
    return xml_read(xml, limits, &visit, arena, &told->input, fail);
}

static void test_elements_attributes_and_texts_are_told_in_order(void **state) {
    (void)state;
    static const struct {
        const char *xml, *told;
    } cases[] = {
        {"<a/>", "<a>/"},
        {"<a b='1' xml:id='x'>t<c/>u</a>", "<a b=1 xml:id=x>\"t\"<c>/\"u\"/"},
        {"<?xml version='1.0'?><!-- c --><a>1<!-- 2 -->3<?p 4?>5</a>", "<a>\"135\"/"},
        {"<a>x &amp; y &lt; &#8220;z&#x201D;</a>", "<a>\"x & y < “z”\"/"},
        {"<a b='&quot;&#10;&amp;\n'>t</a>", "<a b=\"\n& >\"t\"/"},
        {"<a><![CDATA[<b>&amp;]]></a>", "<a>\"<b>&amp;\"/"},
        {"<a>one\r\ntwo\rthree – four\r\n</a>", "<a>\"one\ntwo\nthree – four\n\"/"},
        {"<p:a xmlns:p='urn:p'><p:b/></p:a>", "<a><b>//"},
        {"<!DOCTYPE a SYSTEM 'http://localhost/no.dtd'><a>t</a>", "<a>\"t\"/"},
        {"<!DOCTYPE a [<!ATTLIST a b CDATA 'given'>]><a>t</a>", "<a>\"t\"/"},
        {"\xEF\xBB\xBF<a>t</a>\n", "<a>\"t\"/"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_create();
        Told told = {0};
        Fail fail = {0};
        assert_ok(read(str_from_c(cases[i].xml), arena, &told, &fail));
        assert_str(buf_as_str(&told.told), cases[i].told);
        for (size_t k = 0; k < told.opens.n; k++) {
            assert_int_equal(told.input.p[told.opens.p[k]], '<');
            assert_int_equal(told.input.p[told.closes.p[k] - 1], '>');
        }
        buf_free(&told.told);
        arena_destroy(arena);
    }
}

static bool check_place(void *context, Str text, uint64_t first, Fail *fail) {
    Str input = *(const Str *)context;
    (void)fail;
    assert_memory_equal(input.p + first, text.p, text.n);
    assert_ptr_equal(input.p + first, text.p);  // not copied
    return true;
}

static bool open_nothing(void *context, const XmlElement *element, Fail *fail) {
    (void)context;
    (void)element;
    (void)fail;
    return true;
}

static bool close_nothing(void *context, uint64_t last, Fail *fail) {
    (void)context;
    (void)last;
    (void)fail;
    return true;
}

static void test_text_is_a_slice_of_the_input(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Buf xml = {0};
    Fail fail = {0};
    buf_c(&xml, "<a>");
    for (int i = 0; i < 500; i++)  // longer than the parser's own buffers, ASCII and not
        buf_c(&xml, i % 3 == 0 ? "plain words only, " : "Ελλάδα – “naïve” 𝄞 <b>x</b><!-- c -->");
    buf_c(&xml, "</a>");
    Str input = buf_as_str(&xml), utf8;
    XmlVisit visit = {&input, open_nothing, check_place, close_nothing};
    assert_ok(xml_read(input, limits, &visit, arena, &utf8, &fail));
    assert_ptr_equal(utf8.p, input.p);
    buf_free(&xml);
    arena_destroy(arena);
}

static void test_what_is_wrong_is_said_with_its_line(void **state) {
    (void)state;
    static const struct {
        const char *xml;
        FailCode code;
        const char *words;
    } cases[] = {
        {"", FAIL_CORRUPT, "empty"},
        {" \n ", FAIL_CORRUPT, "empty"},
        {"no markup", FAIL_CORRUPT, "line 1"},
        {"<a>\n<b>\ntext", FAIL_CORRUPT, "line 3: the document ends too early"},
        {"<a>\n<b></a>", FAIL_CORRUPT, "line 2"},
        {"<a/><b/>", FAIL_CORRUPT, "line 1"},
        {"<a b='1' b='2'/>", FAIL_CORRUPT, "line 1"},
        {"<a>\n\xFF</a>", FAIL_CORRUPT, "line 2: byte 4 (ff)"},
        {"<a>&nbsp;</a>", FAIL_INVALID, "nbsp"},
        {"<!DOCTYPE a SYSTEM 'x.dtd'>\n<a>&nbsp;</a>", FAIL_INVALID, "nbsp"},
        {"<!DOCTYPE a [\n<!ENTITY x 'y'>]><a/>", FAIL_INVALID, "line 2: the entity \"x\""},
        {"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", FAIL_INVALID, "\"x\""},
        {"<!DOCTYPE a [<!ENTITY % x SYSTEM 'http://localhost/'> %x;]><a/>", FAIL_INVALID, "\"x\""},
        {"<a><a><a><a><a><a><a><a><a><a><a/></a></a></a></a></a></a></a></a></a></a>", FAIL_LIMIT,
         "deeper than 10"},
        {"<?xml version='1.0' encoding='no-such'?><a>\xFF</a>", FAIL_UNSUPPORTED, "no-such"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_create();
        Told told = {0};
        Fail fail = {0};
        assert_false(read(str_from_c(cases[i].xml), arena, &told, &fail));
        if (fail.code != cases[i].code || strstr(fail.message, cases[i].words) == NULL)
            fail_msg("%s: got %s: %s", cases[i].xml, fail_code_name(fail.code), fail.message);
        buf_free(&told.told);
        arena_destroy(arena);
    }
}

static void test_a_bomb_of_entities_is_refused_before_it_goes_off(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Buf xml = {0};
    buf_c(&xml, "<!DOCTYPE a [<!ENTITY e0 'ha'>");
    for (int i = 1; i < 30; i++)
        buf_format(&xml, "<!ENTITY e%d '&e%d;&e%d;&e%d;&e%d;'>", i, i - 1, i - 1, i - 1, i - 1);
    buf_c(&xml, "]><a>&e29;</a>");
    Told told = {0};
    Fail fail = {0};
    assert_false(read(buf_as_str(&xml), arena, &told, &fail));
    assert_int_equal(fail.code, FAIL_INVALID);
    assert_int_equal(told.told.n, 0);
    buf_free(&told.told);
    buf_free(&xml);
    arena_destroy(arena);
}

static void test_too_many_attributes_are_refused_in_linear_time(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Buf xml = {0};
    buf_c(&xml, "<a>\n<b");
    for (int i = 0; i <= XML_ATTRIBUTES_MAX; i++)
        buf_format(&xml, " a%d=\">\"", i);
    buf_c(&xml, "/></a>");
    Told told = {0};
    Fail fail = {0};
    assert_false(read(buf_as_str(&xml), arena, &told, &fail));
    assert_int_equal(fail.code, FAIL_LIMIT);
    assert_non_null(strstr(fail.message, "line 2"));
    buf_free(&xml);

    // A long text full of equal signs is no such thing.
    buf_c(&xml, "<a b='1'>");
    for (int i = 0; i <= XML_ATTRIBUTES_MAX; i++)
        buf_c(&xml, " x=1;");
    buf_c(&xml, "</a>");
    assert_ok(read(buf_as_str(&xml), arena, &told, &fail));
    buf_free(&told.told);
    buf_free(&xml);
    arena_destroy(arena);
}

static void test_other_encodings_are_decoded_as_declared(void **state) {
    (void)state;
    static const struct {
        Str xml;
        const char *told;
    } cases[] = {
        {STR("<?xml version='1.0' encoding='windows-1251'?><a>\xCC\xE8\xF0</a>"), "<a>\"Мир\"/"},
        {STR("<?xml version='1.0' encoding='ISO-8859-1'?><a>caf\xE9</a>"), "<a>\"café\"/"},
        {STR("\xFF\xFE<\0a\0>\0\x1C\x04<\0/\0a\0>\0"), "<a>\"М\"/"},
        {STR("\xFE\xFF\0<\0a\0>\x04\x1C\0<\0/\0a\0>"), "<a>\"М\"/"},
        {STR("<?xml version='1.0' encoding='ISO-8859-1'?><a>caf\xC3\xA9</a>"), "<a>\"café\"/"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_create();
        Told told = {0};
        Fail fail = {0};
        assert_ok(read(cases[i].xml, arena, &told, &fail));
        assert_str(buf_as_str(&told.told), cases[i].told);
        assert_int_equal(told.input.p[told.opens.p[0]], '<');
        buf_free(&told.told);
        arena_destroy(arena);
    }
}

static void test_a_visit_can_end_the_reading(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Told told = {.stop_after = 2};
    Fail fail = {0};
    assert_false(read(STR("<a><b/><c/></a>"), arena, &told, &fail));
    assert_int_equal(fail.code, FAIL_BUSY);
    assert_str(buf_as_str(&told.told), "<a><b>");
    buf_free(&told.told);
    arena_destroy(arena);
}

static void test_larger_than_the_limit_is_refused(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Fail fail = {0};
    Str utf8;
    XmlVisit visit = {NULL, open_nothing, check_place, close_nothing};
    XmlLimits small = {.size_bytes = 3, .depth = 10};
    assert_false(xml_read(STR("<a/>"), small, &visit, arena, &utf8, &fail));
    assert_int_equal(fail.code, FAIL_LIMIT);
    arena_destroy(arena);
}

static void test_input_cut_and_flipped_anywhere_does_no_harm(void **state) {
    (void)state;
    static const char xml[] = "<?xml version='1.0'?><!DOCTYPE a [<!ATTLIST a b CDATA 'x'>]><a "
                              "xml:id='i'>t&#65;&amp;–<!-- c --><p:b xmlns:p='u' "
                              "p:c=\"&lt;\"/>\r\n<![CDATA[<]]></a>";
    size_t n = sizeof xml - 1;
    char copy[sizeof xml];
    for (size_t i = 0; i < n; i++) {
        for (int bit = -1; bit < 8; bit++) {
            struct arena *arena = arena_create();
            memcpy(copy, xml, n);
            if (bit >= 0)
                copy[i] = (char)(copy[i] ^ (1 << bit));
            Told told = {0};
            Fail fail = {0};
            bool ok = read((Str){copy, bit >= 0 ? n : i}, arena, &told, &fail);
            assert_true(bit >= 0 || !ok);
            assert_true(ok || fail.message[0] != '\0');
            buf_free(&told.told);
            arena_destroy(arena);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_elements_attributes_and_texts_are_told_in_order),
        cmocka_unit_test(test_text_is_a_slice_of_the_input),
        cmocka_unit_test(test_what_is_wrong_is_said_with_its_line),
        cmocka_unit_test(test_a_bomb_of_entities_is_refused_before_it_goes_off),
        cmocka_unit_test(test_too_many_attributes_are_refused_in_linear_time),
        cmocka_unit_test(test_other_encodings_are_decoded_as_declared),
        cmocka_unit_test(test_a_visit_can_end_the_reading),
        cmocka_unit_test(test_larger_than_the_limit_is_refused),
        cmocka_unit_test(test_input_cut_and_flipped_anywhere_does_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
