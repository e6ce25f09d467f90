#include "import/one_file.h"
#include "import/record_sign.h"

static bool is_record(const char *html) {
    struct arena *arena = arena_create();
    const struct html_node *root;
    Fail fail = {0};
    PageLineList lines = {0};
    assert_ok(html_parse(str_from_c(html), arena, &root, &fail));
    page_line_of_html(root, arena, &lines);
    bool is = record_sign_of_record(&lines, record_line_classify(&lines, arena));
    arena_destroy(arena);
    return is;
}

static void test_labels_of_archives_tell_a_record(void **state) {
    (void)state;
    assert_true(is_record("<h1>Order</h1><p>Record ID: 7</p><p>Rights: CC0</p><p>Date: 1901</p>"));
    assert_true(is_record("<h1>Order</h1><h2>Document Information</h2><p>Donors: Rowe Fund</p>"));
    assert_false(is_record("<h1>Order</h1><p>Date: 1901</p><p>Subject: wells</p>"));
}

/* What sites say of themselves: their sections, who gave, whom to ask. */
static void test_a_front_page_or_a_post_is_no_record(void **state) {
    (void)state;
    assert_false(
        is_record("<h1>The Valley Room</h1><h2>Collections</h2><ul><li>Wells</ul><h2>Subjects</h2>"
                  "<ul><li>Water</ul><h2>Contributors</h2><p>Scholars of nine towns.</p>"
                  "<h2>Donors</h2><p>Rowe Fund</p><h2>Rights</h2><p>CC0</p>"));
    assert_false(is_record("<h1>Five letters</h1><p>Posted: 3 May 2021</p><p>By: Anna Moe</p>"
                           "<p>Sources: State Archive, box 4</p><p>Image credit: Museum</p>"
                           "<p>Tags: wells, letters</p>"));
}

static void test_a_list_of_records_is_none(void **state) {
    (void)state;
    static const char hit[] = "<h3>Order</h3><dl><dt>Record ID<dd>%d<dt>Archive<dd>Town Archive"
                              "<dt>Language<dd>English</dl>";
    assert_true(is_record("<h3>Order</h3><dl><dt>Record ID<dd>1<dt>Archive<dd>Town Archive"
                          "<dt>Language<dd>English</dl>"));
    struct arena *arena = arena_create();
    Str page = str_format(arena, "<h1>3 results</h1>%s%s%s", hit, hit, hit);
    assert_false(is_record(str_to_c(arena, page)));
    // Heads of columns ask nothing.
    assert_false(is_record("<h1>Papers</h1><table><tr><th>Date<th>Title<th>Language<th>Record ID"
                           "<th>Rights<th>Archive<tr><td>1<td>2<td>3<td>4<td>5<td>6</table>"));
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_labels_of_archives_tell_a_record),
        cmocka_unit_test(test_a_front_page_or_a_post_is_no_record),
        cmocka_unit_test(test_a_list_of_records_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
