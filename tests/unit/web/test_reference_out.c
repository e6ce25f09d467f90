/* Proves web/reference_out.c: a link where the target is held, words that say so where it is not.
 */
#include "test.h"

#include "web/check_html.h"
#include "web/reference_out.h"
#include "web/web_fixture.h"

static struct arena *arena;
static Buf out;

static int setup(void **state) {
    (void)state;
    arena = arena_create();
    buf_clear(&out);
    return 0;
}

static int teardown(void **state) {
    (void)state;
    arena_destroy(arena);
    buf_free(&out);
    return 0;
}

/* The element of a reference with the attributes given; empty where there is none. */
static Str begun(const struct references *references, const struct document *document,
                 const char *type, const char *key, const char *value) {
    Span span = {.kind = SPAN_REFERENCE};
    bool linked = false;
    if (type != NULL)
        document_set_attribute(arena, &span.attributes, "type", str_from_c(type));
    document_set_attribute(arena, &span.attributes, key, str_from_c(value));
    ReferenceOut reference = {document, references, STR("d0"), arena};
    buf_clear(&out);
    Markup m = {.out = &out};
    if (!reference_out_begin(&m, &reference, &span, &linked))
        return (Str){NULL, 0};
    markup_end(&m);
    assert_true(linked == str_starts(buf_as_str(&out), STR("<a")));
    return buf_as_str(&out);
}

static void test_what_is_held_is_a_link_and_the_rest_says_so(void **state) {
    (void)state;
    ReferralRowList rows = {0};
    *LIST_ADD(arena, &rows) = (ReferralRow){
        .key = STR("d0.d2"),
        .document = {.id = STR("d0.d2"), .number = STR("2"), .title = STR("A <note>")}};
    *LIST_ADD(arena, &rows) = (ReferralRow){.key = STR("d0.d9")};
    *LIST_ADD(arena, &rows) = (ReferralRow){.key = STR("v01"), .collection = STR("d5")};
    *LIST_ADD(arena, &rows) =
        (ReferralRow){.key = STR("telegram:1436"), .document = {.id = STR("d0.d7")}};
    DocumentRow row = {.id = STR("d0.d1"), .deposit = STR("d0"), .local_id = STR("d1")};
    struct document document = {0};
    Part *part = LIST_ADD(arena, &document.parts);
    *part = (Part){.id = STR("t1")};
    Span *note = LIST_ADD(arena, &part->spans);
    *note = (Span){.kind = SPAN_NOTE};
    document_set_attribute(arena, &note->attributes, "label", STR("3"));
    document_set_attribute(arena, &note->attributes, "block", STR("12"));
    static const struct {
        const char *type, *key, *value, *html;
    } cases[] = {
        {NULL, "target", "#d2",
         "<a class=\"xref\" href=\"/d/d0.d2\" title=\"2. A &lt;note&gt;\"></a>"},
        {NULL, "target", "#d2fn4",
         "<a class=\"xref\" href=\"/d/d0.d2\" title=\"2. A &lt;note&gt;\"></a>"},
        {NULL, "target", "#d9", "<span class=\"xref open\" title=\"not held here\"></span>"},
        {NULL, "target", "v01", "<a class=\"xref\" href=\"/collection/d5\"></a>"},
        {"telegram", "number", "1436",
         "<a class=\"xref\" href=\"/d/d0.d7\" title=\"Document without a title\"></a>"},
        {NULL, "target", "#fn3", "<a class=\"xref\" href=\"#b12\"></a>"},
        {NULL, "target", "#d1fn3", "<a class=\"xref\" href=\"#b12\"></a>"},
        {NULL, "target", "#pg_4", "<a class=\"xref\" title=\"#pg_4\"></a>"},
        {"source", "number", "4", ""},
        {"source", "source", "A <b>, 4",
         "<span class=\"xref open\" title=\"A &lt;b&gt;, 4\"></span>"},
    };
    const struct references *references = reference_out_create(&rows, &row, arena);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(begun(references, &document, cases[i].type, cases[i].key, cases[i].value),
                   cases[i].html);
}

static void test_where_nobody_looked_the_address_is_the_target_s(void **state) {
    (void)state;
    struct document document = {0};
    assert_str(begun(NULL, &document, NULL, "target", "#d2"),
               "<a class=\"xref\" href=\"/d/d0.d2\"></a>");
    assert_str(begun(NULL, &document, NULL, "target", "v01#d2"),
               "<a class=\"xref\" href=\"/d/v01/d2\"></a>");
    assert_str(begun(NULL, &document, "telegram", "number", "1436"), "");
}

static void test_both_lists_below_the_text_are_cut_and_lead_on(void **state) {
    (void)state;
    ArchivePage page = {.row = {.id = STR("d0.d1")}, .referrer_count = 40};
    for (int i = 0; i < 14; i++)
        *LIST_ADD(arena, &page.refers) = (ReferralRow){
            .target = STR("v01#d9"), .words = i == 0 ? STR("9") : STR("Document 9"), .block = 3};
    for (int i = 0; i < 12; i++)
        *LIST_ADD(arena, &page.referrers) =
            (ReferrerRow){.document = {.id = STR("d0.d2")}, .block = 4, .places = 2};
    Markup m = {.out = &out};
    reference_out_sections(&m, arena, &page);
    Str html = buf_as_str(&out);
    assert_true(str_has(html, STR("Referred to by 40 documents")));
    assert_true(str_has(html, STR("<a href=\"/references/d0.d1\">all 14</a>")));
    assert_true(str_has(html, STR("<a href=\"/references/d0.d1\">all 40</a>")));
    assert_true(str_has(html, STR("<a href=\"#b3\">Document 9 of v01</a>")));
    assert_int_equal(check_html_count(html, "not held here"), 12);
    assert_int_equal(check_html_count(html, "2 places"), 12);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_what_is_held_is_a_link_and_the_rest_says_so, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_where_nobody_looked_the_address_is_the_target_s, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_both_lists_below_the_text_are_cut_and_lead_on, setup,
                                        teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
