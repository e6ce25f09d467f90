#include "base/buf.h"
#include "import/from_html.h"
#include "import/html_page.h"
#include "import/one_file.h"
#include <string.h>

#define PAGE "<html lang=en><title>T</title><body><p>The quick brown fox reads.</p></body></html>"

static Value *value_of(const struct one_file *one, Field field, const char *role) {
    Description *all = &one->documents.p[0].description;
    for (size_t i = 0; i < all->n; i++)
        if (all->p[i].field == field && str_is(all->p[i].role, role))
            return &all->p[i];
    return NULL;
}

/* Each carrier's note of where and when. */
static void test_address_and_day_of_saving_are_kept(void **state) {
    (void)state;
    static const struct {
        const char *name, *bytes, *address, *day;
    } cases[] = {
        {"a.html", "<!-- saved from url=(0017)https://x.org/rec -->" PAGE, "https://x.org/rec", ""},
        {"a.html",
         "<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: "
         "https://x.org/rec?id=1 \n saved date: Mon Nov 30 2026 12:00:00 GMT+0100 (CET)\n-->" PAGE,
         "https://x.org/rec?id=1", "2026-11-30"},
        {"a.mhtml",
         "Snapshot-Content-Location: https://x.org/rec\nDate: Tue, 1 Dec 2026 08:00:00 GMT\n"
         "MIME-Version: 1.0\nContent-Type: text/html\n\n" PAGE,
         "https://x.org/rec", "2026-12-01"},
        {"a.html", "<!-- saved from url=(0014)about:internet -->" PAGE, "", ""},
        {"a.html", "<!-- https://x.org/ is our sponsor, date: 1 May 2020 -->" PAGE, "", ""},
        {"a.html", "<p>x</p><!-- saved" PAGE, "", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct one_file one;
        one_file_read(&one, from_html_read, cases[i].name, str_from_c(cases[i].bytes));
        if (!one.ok)
            fail_msg("case %zu: %s", i, one.fail.message);
        const Value *url = value_of(&one, FIELD_URL, ""),
                    *saved = value_of(&one, FIELD_SAVED, "saved");
        assert_str(one.head.canonical_url, cases[i].address);
        assert_str(url == NULL ? STR("") : url->value, cases[i].address);
        assert_str(saved == NULL ? STR("") : saved->norm, cases[i].day);
        assert_null(value_of(&one, FIELD_DATE, "saved"));
        one_file_free(&one);
    }
}

static void test_the_page_s_own_address_comes_before_that_of_saving(void **state) {
    (void)state;
    struct one_file one;
    one_file_read(&one, from_html_read, "a.html",
                  STR("<!-- saved from url=(0020)https://x.org/a?s=99 -->"
                      "<link rel=canonical href=https://x.org/a>" PAGE));
    assert_str(one.head.canonical_url, "https://x.org/a");
    assert_str(value_of(&one, FIELD_URL, "")->value, "https://x.org/a");
    assert_str(value_of(&one, FIELD_URL, "saved")->value, "https://x.org/a?s=99");
    one_file_free(&one);
}

/* 20 MB of pictures inside: only the text is read, and origins count bytes of the file. */
static void test_contents_of_data_addresses_are_no_text(void **state) {
    (void)state;
    struct one_file one;
    struct arena *arena = arena_create();
    Buf page = {0};
    buf_c(&page, "<html><body><p>Before.</p><img alt=seal src=data:image/png;base64,");
    memset(buf_room(&page, 20U << 20), 'A', 20U << 20);
    page.n += 20U << 20;
    buf_c(&page, "><p>Behind the picture.</p></body></html>");
    Str bytes = str_copy(arena, buf_as_str(&page));
    buf_free(&page);
    one_file_read(&one, from_html_read, "a.html", bytes);
    assert_true(one.ok);
    assert_str(one_file_blocks(&one), "paragraph:Before.|paragraph:Behind the picture.");
    const Block *last = &one.documents.p[0].parts.p[0].blocks.p[1];
    assert_str(str_slice(bytes, last->origin.first, last->origin.last),
               "<p>Behind the picture.</p>");
    one_file_free(&one);
    arena_destroy(arena);
}

static void test_a_cut_file_is_reported(void **state) {
    (void)state;
    struct one_file one;
    one_file_read(&one, from_html_read, "a.mhtml",
                  STR("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
                      "Content-Type: text/html\n\n" PAGE));
    assert_true(one.ok);
    assert_int_equal(one.head.reports.n, 1);
    assert_str(one.head.reports.p[0].code, "cut-file");
    one_file_free(&one);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_address_and_day_of_saving_are_kept),
        cmocka_unit_test(test_the_page_s_own_address_comes_before_that_of_saving),
        cmocka_unit_test(test_contents_of_data_addresses_are_no_text),
        cmocka_unit_test(test_a_cut_file_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
