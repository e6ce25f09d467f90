#include "base/buf.h"
#include "test.h"
#include "text/html_depth.h"

static bool passes(const char *once, size_t times) {
    Buf page = {0};
    Fail fail = {0};
    for (size_t i = 0; i < times; i++)
        buf_c(&page, once);
    bool ok = html_depth_check(buf_as_str(&page), &fail);
    assert_true(ok || fail.code == FAIL_LIMIT);
    buf_free(&page);
    return ok;
}

static void test_long_pages_pass(void **state) {
    (void)state;
    assert_true(passes("", 1));
    assert_true(passes("<p>", 5000));
    assert_true(passes("<li>x<p>y", 5000));
    assert_true(passes("<tr><td>x<td>y", 5000));
    assert_true(passes("<div><p>a<br><img src=x></div>", 5000));
    assert_true(passes("<font size=2>", 5000));  // three alike at most
    assert_true(passes("a < b, 3 <4", 5000));
    assert_true(passes("<!-- <div> -->", 5000));
    assert_true(passes("<script>'<div>'</script>", 5000));
    assert_true(passes("</div>", 5000));
    assert_true(passes("<dt>a<dd>b", 5000));
}

static void test_deep_pages_are_refused(void **state) {
    (void)state;
    static const char *const pages[] = {
        "<div>",     "<div><table></div>", "<b><div></b>",
        "<svg><g>",  "<table><tr><td>",    "<ul><li>",
        "<span><p>", "<x-unknown>",        "<p><svg><style><a><b>",
    };
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        if (passes(pages[i], 5000))
            fail_msg("passed: %s", pages[i]);
}

static void test_formatting_that_differs_piles_up(void **state) {
    (void)state;
    Buf page = {0};
    Fail fail = {0};
    for (unsigned i = 0; i < 1000; i++)
        buf_format(&page, "<div><b id=%u></div>", i);
    assert_false(html_depth_check(buf_as_str(&page), &fail));
    buf_free(&page);
}

static void test_a_tag_of_very_many_attributes_is_refused(void **state) {
    (void)state;
    Buf page = {0};
    Fail fail = {0};
    buf_c(&page, "<p");
    for (unsigned i = 0; i < 2000; i++)
        buf_format(&page, " a%u=1", i);
    buf_c(&page, ">");
    assert_false(html_depth_check(buf_as_str(&page), &fail));
    assert_int_equal(fail.code, FAIL_LIMIT);
    buf_free(&page);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_long_pages_pass),
        cmocka_unit_test(test_deep_pages_are_refused),
        cmocka_unit_test(test_formatting_that_differs_piles_up),
        cmocka_unit_test(test_a_tag_of_very_many_attributes_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
