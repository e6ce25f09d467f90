#include "import/html_main.h"
#include "test.h"

static const struct html_node *parse(const char *html, struct arena *arena) {
    const struct html_node *root = NULL;
    Fail fail = {0};
    assert_ok(html_parse(str_from_c(html), arena, &root, &fail));
    return root;
}

static void test_the_main_text_is_found(void **state) {
    (void)state;
    static const struct {
        const char *html, *id;
    } cases[] = {
        {"<div id=a>x</div><main id=b>much more text stands here</main>", "b"},
        {"<div id=a><div role=main id=b>much more text stands here</div></div>", "b"},
        {"<p>x<article id=b>much more text stands here</article>", "b"},
        {"<body id=b><article>one text of two</article><article>another text</article>", "b"},
        {"<body id=a><div id=b><p>one text<p>two texts</div><div><a href=x>a long link</a></div>",
         "b"},
        {"<body id=b><main>x</main><p>the text stands outside of what says it is main", "b"},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(html_attribute(html_main_find(parse(cases[i].html, arena)), "id"), cases[i].id);
    arena_destroy(arena);
}

static void test_furniture_is_known_by_element_role_and_class(void **state) {
    (void)state;
    static const struct {
        const char *html;
        bool furniture;
    } cases[] = {
        {"<nav id=x>", true},
        {"<div id=x role=search>", true},
        {"<div id=x class='site-nav'>", true},
        {"<header id=x>", true},
        {"<main><header id=x>", false},
        {"<div id=x class='navigator unsharedness'>", false},
        {"<p id=x style='display:none'>", true},
        {"<div id=x>", false},
        {"<div id=x class=RelatedItems>", true},
        {"<div id=x class=has-popup>", false},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct html_node *root = parse(cases[i].html, arena), *found = NULL;
        for (const struct html_node *n = root; n != NULL; n = html_next(n, root))
            if (str_is(html_attribute(n, "id"), "x"))
                found = n;
        assert_non_null(found);
        if (html_main_is_furniture(found) != cases[i].furniture)
            fail_msg("%s", cases[i].html);
    }
    arena_destroy(arena);
}

static void test_weight_counts_neither_links_nor_furniture(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    const struct html_node *root =
        parse("<p>ab c<a href=x>links</a><nav>menu</nav><script>s</script>", arena);
    assert_int_equal(html_main_weight(html_find(root, "body")), 3);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_main_text_is_found),
        cmocka_unit_test(test_furniture_is_known_by_element_role_and_class),
        cmocka_unit_test(test_weight_counts_neither_links_nor_furniture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
