#include "import/sniff.h"
#include "test.h"

static void test_files_are_told_apart_by_their_bytes(void **state) {
    (void)state;
    static const struct {
        const char *name, *bytes;
        SniffKind kind;
    } cases[] = {
        {"a", "plain words", SNIFF_TEXT},
        {"a.html", "plain words", SNIFF_TEXT},
        {"a.txt", "<Secret> memorandum", SNIFF_TEXT},
        {"a", "<!DOCTYPE HTML><p>x", SNIFF_HTML},
        {"a", "  <!-- saved --><html lang=en>", SNIFF_HTML},
        {"a.htm", "text first, then <b>tags</b>", SNIFF_HTML},
        {"a", "<?xml version='1.0'?>\n<html xmlns='http://www.w3.org/1999/xhtml'>", SNIFF_HTML},
        {"a.xml", "<?xml version='1.0'?><!-- c --><TEI xmlns='x'>", SNIFF_TEI},
        {"a", "<tei:TEI xmlns:tei='x'>", SNIFF_TEI},
        {"a.xml", "<?xml version='1.0'?><ead>", SNIFF_OTHER},
        {"a.txt", "%PDF-1.4", SNIFF_OTHER},
        {"a.txt", "\x89PNG\r\n", SNIFF_OTHER},
        {"a.txt", "\x01\x02\x03\x04\x05\x06", SNIFF_OTHER},
        {"a", "\xFF\xFE<\x01", SNIFF_TEXT},
        {"a", "", SNIFF_TEXT},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Sniff sniff = sniff_bytes(str_from_c(cases[i].name), str_from_c(cases[i].bytes), arena);
        if (sniff.kind != cases[i].kind)
            fail_msg("case %zu", i);
        assert_true(sniff.kind != SNIFF_OTHER || (sniff.what.n > 0 && sniff.remedy.n > 0));
    }
    arena_destroy(arena);
}

static void test_utf16_markup_is_seen_through(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Str bytes = {"\xFF\xFE<\0h\0t\0m\0l\0>\0", 14};
    assert_int_equal(sniff_bytes(STR("a"), bytes, arena).kind, SNIFF_HTML);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_files_are_told_apart_by_their_bytes),
        cmocka_unit_test(test_utf16_markup_is_seen_through),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
