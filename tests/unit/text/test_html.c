#include "base/buf.h"
#include "base/file.h"
#include "test.h"
#include "text/html.h"
#include "text/utf8.h"

static const struct html_node *parse(Str text, struct arena *arena) {
    const struct html_node *root = NULL;
    Fail fail = {0};
    assert_ok(html_parse(text, arena, &root, &fail));
    return root;
}

static void test_a_page_becomes_a_tree(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Str page = STR("<!DOCTYPE html><title>A &amp; B</title><body CLASS='Main wide'>"
                   "<p id=one>First <b>bold</b><p>Second<!-- no --><img src=x.png alt='Map'>");
    const struct html_node *root = parse(page, arena);
    assert_str(html_text(html_find(root, "title"), arena), "A & B");
    const struct html_node *body = html_find(root, "body");
    assert_true(html_has_class(body, "main") && !html_has_class(body, "mai"));
    const struct html_node *p = html_find(body, "p");
    assert_str(html_attribute(p, "id"), "one");
    assert_str(str_slice(page, p->first, p->last), "<p id=one>");
    assert_str(html_text(body, arena), "First bold\nSecond");
    assert_str(html_attribute(html_find(body, "img"), "alt"), "Map");
    assert_null(html_find(root, "table"));
    arena_destroy(arena);
}

static void test_places_point_into_the_source(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Str page = STR("<div>one <i>two</i> &lt;</div>");
    const struct html_node *root = parse(page, arena);
    const struct html_node *div = html_find(root, "div");
    assert_int_equal(div->first, 0);
    assert_int_equal(div->last, page.n);
    const struct html_node *text = html_find(div, "i")->first_child;
    assert_str(str_slice(page, text->first, text->last), "two");
    arena_destroy(arena);
}

static void test_text_reads_as_it_is_seen(void **state) {
    (void)state;
    static const struct {
        const char *html, *text;
    } cases[] = {
        {"<body><div>a<div>b</div>c</div>d", "a\nb\nc\nd"},
        {"<body>a <br> b", "a\nb"},
        {"<body><p>a<script>x()</script>b<style>p{}</style></p>", "ab"},
        {"<body>a<span style='color:red; DISPLAY : none'>b</span>c", "ac"},
        {"<body>a<span hidden>b</span>c<template>d</template>", "ac"},
        {"<body><table><tr><td>1<td>2<tr><td>3</table>x", "1\n2\n3\nx"},
        {"<body>&#0;&#xD800;&nbsp;.", "\uFFFD\uFFFD\u00A0."},
        {"", ""},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct html_node *root = parse(str_from_c(cases[i].html), arena);
        assert_str(html_text(html_find(root, "body"), arena), cases[i].text);
    }
    arena_destroy(arena);
}

/* The characters of all texts outside script, style and template, white space left out. */
static Str shown_of_tree(const struct html_node *root, struct arena *arena) {
    Buf out = {0};
    for (const struct html_node *n = root; n != NULL;) {
        bool skip = html_is(n, "script") || html_is(n, "style") || html_is(n, "template");
        for (size_t i = 0; i < n->text.n; i++)
            if (strchr(" \t\n\f\r", n->text.p[i]) == NULL)
                buf_char(&out, n->text.p[i]);
        n = skip ? html_skip(n, root) : html_next(n, root);
    }
    Str text = str_copy(arena, buf_as_str(&out));
    buf_free(&out);
    return text;
}

/*
 * The same of the expected tree: lines "|   \"text\"", deeper than a skipped element are left out.
 */
static Str shown_of_expected(Str document, struct arena *arena) {
    Buf out = {0};
    size_t skip_indent = SIZE_MAX;
    bool in_text = false, skipping = false;
    for (Str line; str_next_line(&document, &line);) {
        if (!in_text) {
            if (!str_starts(line, STR("| ")))
                continue;
            size_t indent = 2;
            while (indent < line.n && line.p[indent] == ' ')
                indent++;
            if (indent <= skip_indent)
                skip_indent = SIZE_MAX;
            line = str_skip(line, indent);
            if (str_is(line, "<script>") || str_is(line, "<style>") || str_is(line, "<template>"))
                skip_indent = indent;
            if (line.n == 0 || line.p[0] != '"')
                continue;
            in_text = true;
            skipping = indent > skip_indent;
            line = str_skip(line, 1);
        }
        if (line.n > 0 && line.p[line.n - 1] == '"') {
            in_text = false;
            line.n--;
        }
        for (size_t i = 0; i < line.n && !skipping; i++)
            if (strchr(" \t\n\f\r", line.p[i]) == NULL)
                buf_char(&out, line.p[i]);
    }
    Str text = str_copy(arena, buf_as_str(&out));
    buf_free(&out);
    return text;
}

/*
 * Elements that browsers learned after gumbo (select with tags in it), or forgot before it
 * (isindex).
 */
static bool is_of_another_age(Str test) {
    return str_has(test, STR("selectedcontent")) || str_has(test, STR("isindex")) ||
           (str_has(test, STR("<select>")) && str_has(test, STR("<plaintext>")));
}

/* U+0000, which HTML drops and we keep as U+FFFD, is left out of both sides. */
static Str without_replacements(Str s, struct arena *arena) {
    Buf out = {0};
    for (size_t at; str_find(s, STR("\uFFFD"), &at); s = str_skip(s, at + 3))
        buf_str(&out, str_slice(s, 0, at));
    buf_str(&out, s);
    Str text = str_copy(arena, buf_as_str(&out));
    buf_free(&out);
    return text;
}

/* One test of a .dat file; true where its text came out. */
static bool conforms(Str test, struct arena *arena) {
    size_t errors, document;
    if (!str_find(test, STR("\n#errors"), &errors) ||
        !str_find(test, STR("\n#document\n"), &document) ||
        str_has(test, STR("#document-fragment")) || str_has(test, STR("#script-on")) ||
        is_of_another_age(test))
        return true;
    size_t start = 6;  // behind "#data\n"
    Str expected = shown_of_expected(str_skip(test, document + 11), arena);
    Str data = errors < start ? (Str){NULL, 0} : str_slice(test, start, errors);
    Str got = shown_of_tree(parse(data, arena), arena);
    if (str_equal(without_replacements(got, arena), without_replacements(expected, arena)))
        return true;
    (void)printf("note: html text differs: %.*s\n", STR_ARG(data));
    return false;
}

static void test_the_text_of_conformance_pages_is_kept(void **state) {
    (void)state;
    Str folder = STR("../shared/conformance/html");
    struct arena *arena = arena_create();
    FileEntryList entries = {0};
    Fail fail = {0};
    if (!file_list(folder, arena, &entries, &fail)) {
        (void)printf("skipped: %.*s is missing\n", STR_ARG(folder));
        arena_destroy(arena);
        return;
    }
    size_t total = 0, lost = 0;
    for (size_t i = 0; i < entries.n; i++) {
        Str bytes;
        if (!str_ends(entries.p[i].name, STR(".dat")))
            continue;
        assert_ok(
            file_read(file_join(arena, folder, entries.p[i].name), 1 << 20, arena, &bytes, &fail));
        Utf8DamageList damage = {0};
        Str rest = utf8_repair(bytes, arena, &damage);
        while (rest.n > 0) {
            size_t next;
            bool more = str_find(str_skip(rest, 1), STR("\n#data\n"), &next);
            Str test = more ? str_slice(rest, 0, next + 1) : rest;
            rest = more ? str_skip(rest, next + 2) : (Str){NULL, 0};
            total++;
            lost += !conforms(test, arena);
        }
    }
    assert_true(total > 1000);
    assert_int_equal(lost, 0);
    arena_destroy(arena);
}

static void test_cut_and_flipped_everywhere_it_is_a_page(void **state) {
    (void)state;
    const char sample[] =
        "<table><tr><td a='b'>x&amp;<b>y</table><svg><p>z<!--c--><script>q</script>";
    for (size_t cut = 0; cut < sizeof sample; cut++) {
        struct arena *arena = arena_create();
        for (size_t flip = 0; flip < cut; flip += 3) {
            char bytes[sizeof sample];
            memcpy(bytes, sample, sizeof sample);
            bytes[flip] = (char)(bytes[flip] ^ (1 << (flip % 7)));
            const struct html_node *root = parse((Str){bytes, cut}, arena);
            assert_true(utf8_valid(html_text(root, arena)));
        }
        arena_destroy(arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_page_becomes_a_tree),
        cmocka_unit_test(test_places_point_into_the_source),
        cmocka_unit_test(test_text_reads_as_it_is_seen),
        cmocka_unit_test(test_the_text_of_conformance_pages_is_kept),
        cmocka_unit_test(test_cut_and_flipped_everywhere_it_is_a_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
