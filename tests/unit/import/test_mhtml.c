#include "base/buf.h"
#include "import/mhtml.h"
#include "test.h"

#define HEAD                                                                                       \
    "From: <Saved by Blink>\r\n"                                                                   \
    "Snapshot-Content-Location: https://archive.example/r/17\r\n"                                  \
    "Date: Mon, 30 Nov 2026 12:00:00 -0000\r\n"                                                    \
    "MIME-Version: 1.0\r\n"                                                                        \
    "Content-Type: "                                                                               \
    "multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--B--\"\r\n\r\n\r\n"

static const char blink[] = HEAD
    "----B--\r\nContent-Type: text/html; charset=\"windows-1251\"\r\nContent-ID: <f@x>\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://archive.example/r\r\n"
    "\r\n<p>=C4=E0=\r\n, a =3D b=ZZ</p>  \r\n\r\n"
    "----B--\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n"
    "----B----\r\n";

static void test_the_page_its_address_and_its_day(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Mhtml mhtml;
    Fail fail = {0};
    assert_true(mhtml_is(str_from_c(blink), STR("a")));
    assert_ok(mhtml_read(str_from_c(blink), arena, &mhtml, &fail));
    assert_str(mhtml.page, "<p>\xC4\xE0, a = b=ZZ</p>\n");
    assert_str(mhtml.charset, "windows-1251");
    assert_str(mhtml.address, "https://archive.example/r/17");
    assert_str(mhtml.date, "Mon, 30 Nov 2026 12:00:00 -0000");
    assert_false(mhtml.cut);
    arena_destroy(arena);
}

/* The part that `start` names, parts within parts, base64, a page that is the only part. */
static void test_which_part_is_the_page(void **state) {
    (void)state;
    static const struct {
        const char *text, *page, *address;
    } cases[] = {
        {"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b; start=\"<two>\"\n\n"
         "--b\nContent-Type: text/html\nContent-ID: <one>\n\nfirst\n"
         "--b\nContent-Type: text/html\nContent-ID: <two>\nContent-Location: http://x.org/2\n\n"
         "second\n--b--\n",
         "second", "http://x.org/2"},
        {"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"o\"\n\n"
         "--o\nContent-Type: multipart/alternative; boundary=i\n\n"
         "--i\nContent-Type: text/plain\n\nplain\n--i\nContent-Type: text/html\n"
         "Content-Transfer-Encoding: BASE64\n\nPHA+\nb25lPC9w\nPg==\n--i--\n\n--o--\n",
         "<p>one</p>", ""},
        {"mime-version: 1.0\ncontent-type: TEXT/HTML\ncontent-location: https://x.org/\n\n<p>x",
         "<p>x", "https://x.org/"},
        {"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n"
         "--bc\n--b\nContent-Type: text/html\nContent-Location: cid:1\n\ntext --b\n --b\n--bx\n"
         "--b--",
         "text --b\n --b\n--bx", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_create();
        Mhtml mhtml;
        Fail fail = {0};
        assert_ok(mhtml_read(str_from_c(cases[i].text), arena, &mhtml, &fail));
        assert_str(mhtml.page, cases[i].page);
        assert_str(mhtml.address, cases[i].address);
        arena_destroy(arena);
    }
}

static void test_letters_and_pages_are_not_taken_for_it(void **state) {
    (void)state;
    static const struct {
        const char *text, *name;
        bool is;
    } cases[] = {
        {"From: a\nMIME-Version: 1.0\nContent-Type: text/plain\n\nDear Sir", "a.eml", false},
        {"From: a\nMIME-Version: 1.0\nContent-Type: text/html\n\n<p>Dear Sir", "a.mht", true},
        {"<!DOCTYPE html><p>MIME-Version: 1.0", "a.mhtml", false},
        {"", "a.mhtml", false},
        {"From: a\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
         "Content-Type: text/html\nContent-Location: http://x.org/\n\n<p>",
         "a", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(mhtml_is(str_from_c(cases[i].text), str_from_c(cases[i].name)),
                         cases[i].is);
}

static void test_no_page_and_too_deep_nesting_are_refused(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Mhtml mhtml;
    Fail fail = {0};
    assert_false(mhtml_read(STR(HEAD "----B--\r\nContent-Type: image/png\r\n\r\nx\r\n----B----"),
                            arena, &mhtml, &fail));
    assert_int_equal(fail.code, FAIL_UNSUPPORTED);
    Buf deep = {0};
    for (size_t i = 0; i < 100; i++)
        buf_format(&deep, "Content-Type: multipart/mixed; boundary=b%zu\n\n--b%zu\n", i, i);
    fail = (Fail){0};
    assert_false(mhtml_read(buf_as_str(&deep), arena, &mhtml, &fail));
    assert_int_equal(fail.code, FAIL_LIMIT);
    buf_free(&deep);
    arena_destroy(arena);
}

/* Cut at every byte, and each byte changed: a page or a clear failure, and a cut is noticed. */
static void test_cut_and_flipped(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Str whole = {blink, sizeof blink - 1};
    char *copy = str_to_c(arena, whole);
    for (size_t cut = 0; cut <= whole.n; cut++) {
        ArenaMark mark = arena_mark(arena);
        Mhtml mhtml;
        Fail fail = {0};
        bool ok = mhtml_read(str_slice(whole, 0, cut), arena, &mhtml, &fail);
        assert_true(ok || fail.code == FAIL_UNSUPPORTED);
        if (ok && cut + 12 < whole.n)
            assert_true(mhtml.cut);
        if (cut < whole.n) {
            copy[cut] = (char)(copy[cut] ^ 0x15);
            fail = (Fail){0};
            ok = mhtml_read((Str){copy, whole.n}, arena, &mhtml, &fail);
            assert_true(ok || fail.code == FAIL_UNSUPPORTED);
            copy[cut] = whole.p[cut];
        }
        arena_reset(arena, mark);
    }
    arena_destroy(arena);
}

/* A million bytes of boundaries that are none, of headers, of "=": seconds, were it not linear.
 */
static void test_hostile_repetition_is_linear(void **state) {
    (void)state;
    static const char *const pieces[] = {"----B-", "----B--\n", "A: b\n ", "=\n", "\n----B-- x"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        struct arena *arena = arena_create();
        Buf text = {0};
        buf_c(&text, HEAD "----B--\r\nContent-Type: text/html\r\n"
                          "Content-Transfer-Encoding: quoted-printable\r\n\r\n");
        while (text.n < 1000000)
            buf_c(&text, pieces[i]);
        Mhtml mhtml;
        Fail fail = {0};
        assert_ok(mhtml_read(buf_as_str(&text), arena, &mhtml, &fail));
        assert_true(mhtml.page.n <= text.n);
        buf_free(&text);
        arena_destroy(arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_page_its_address_and_its_day),
        cmocka_unit_test(test_which_part_is_the_page),
        cmocka_unit_test(test_letters_and_pages_are_not_taken_for_it),
        cmocka_unit_test(test_no_page_and_too_deep_nesting_are_refused),
        cmocka_unit_test(test_cut_and_flipped),
        cmocka_unit_test(test_hostile_repetition_is_linear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
