#include "test.h"

#include "import/tei_date.h"

static struct tei_tree read(struct arena *arena, const char *element, const char *attributes) {
    char xml[300];
    snprintf(xml, sizeof xml, "<%s %s>x</%s>", element, attributes, element);
    ImportFile file = {STR("a.xml"), str_copy(arena, str_from_c(xml))};
    ImportLimits limits = {.text_bytes = 1 << 20, .depth = 100};
    struct tei_tree tree;
    Fail fail = {0};
    assert_ok(tei_tree_read(&file, limits, arena, &tree, &fail));
    return tree;
}

static void test_attributes_become_edtf(void **state) {
    (void)state;
    static const struct {
        const char *attributes;
        TeiDateState state;
        const char *edtf;
    } cases[] = {
        {"", TEI_DATE_NONE, ""},
        {"when=''", TEI_DATE_NONE, ""},
        {"when='1962-10-18'", TEI_DATE_GOOD, "1962-10-18"},
        {"when=' 1962-10 '", TEI_DATE_GOOD, "1962-10"},
        {"when='1962-10-18T17:00:00'", TEI_DATE_GOOD, "1962-10-18T17:00:00"},
        {"when='1962-02-30'", TEI_DATE_BAD, "1962-02-30"},
        {"when='18 October'", TEI_DATE_BAD, "18 October"},
        {"from='1955-01-26' to='1955-01-27'", TEI_DATE_GOOD, "1955-01-26/1955-01-27"},
        {"from='1955-07-16T10:00:00' to='1955-07-17T00:00:00'", TEI_DATE_GOOD,
         "1955-07-16/1955-07-17"},
        {"from='1974-01-24T15:00:00' to='1974-01-24T16:00:00'", TEI_DATE_GOOD, "1974-01-24"},
        {"from='1955-01'", TEI_DATE_GOOD, "1955-01/"},
        {"to='1955-01'", TEI_DATE_GOOD, "/1955-01"},
        {"from='1955-02' to='1955-01'", TEI_DATE_BAD, "1955-02/1955-01"},
        {"notBefore='1955-01-01' notAfter='1955-03-31'", TEI_DATE_GOOD, "[1955-01-01..1955-03-31]"},
        {"notAfter='1955'", TEI_DATE_GOOD, "[..1955]"},
        {"notBefore='1955' notAfter='1955'", TEI_DATE_GOOD, "1955"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_create();
        struct tei_tree tree = read(arena, "date", cases[i].attributes);
        Str edtf;
        TeiDateState got = tei_date_edtf(&tree, tree.root, arena, &edtf);
        if (got != cases[i].state)
            fail_msg("%s: state %d, expected %d", cases[i].attributes, got, cases[i].state);
        assert_str(edtf, cases[i].edtf);
        arena_destroy(arena);
    }
}

static void test_times_are_kept_as_written(void **state) {
    (void)state;
    static const struct {
        const char *attributes, *time;
    } cases[] = {{"", ""},
                 {"when='16:00:00'", "16:00:00"},
                 {"from='09:00:00' to='19:30:00'", "09:00:00/19:30:00"},
                 {"to='19:30:00'", "/19:30:00"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_create();
        struct tei_tree tree = read(arena, "time", cases[i].attributes);
        assert_str(tei_date_time(&tree, tree.root, arena), cases[i].time);
        arena_destroy(arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_attributes_become_edtf),
        cmocka_unit_test(test_times_are_kept_as_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
