/* Proves archive/naming.c: what people write for a document, taken apart. */
#include "archive/naming.h"
#include "test.h"

static void test_names_addresses_readings_and_blocks(void **state) {
    (void)state;
    static const struct {
        const char *words, *name;
        uint32_t reading, block;
    } cases[] = {
        {"d0abc.1", "d0abc.1", 0, 0},
        {"d0abc.1#b12", "d0abc.1", 0, 12},
        {"d0abc.1@2", "d0abc.1", 2, 0},
        {"d0abc.1@2#b3", "d0abc.1", 2, 3},
        {"frus1961-63v15/d135", "frus1961-63v15/d135", 0, 0},
        {"record:a@b", "record:a@b", 0, 0},  // no number: part of the name
        {"a@0", "a@0", 0, 0},
        {"@1", "@1", 0, 0},  // nothing before it
        {"https://papers.example.org/x/d/d0abc.1@2#b3", "d0abc.1", 2, 3},
        {"http://papers.example.org/x/d/d0abc.1", "d0abc.1", 0, 0},
        {"http://127.0.0.1:8962/d/d0abc.1?q=cuba#b4", "d0abc.1", 0, 4},
        {"http://localhost/d/frus1961-63v15/d135", "frus1961-63v15/d135", 0, 0},
        {"http://[::1]:80/d/d0%41bc.1", "d0Abc.1", 0, 0},
        // An address of another place is a name that a document may have had.
        {"https://elsewhere.example.org/d/1@2#part", "https://elsewhere.example.org/d/1@2#part", 0,
         0},
        {"http://127.0.0.1:8962/collection/x", "http://127.0.0.1:8962/collection/x", 0, 0},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Naming naming;
        Fail fail;
        assert_ok(naming_read(str_from_c(cases[i].words), STR("https://papers.example.org/x"),
                              arena, &naming, &fail));
        assert_str(naming.name, cases[i].name);
        assert_int_equal(naming.reading, cases[i].reading);
        assert_int_equal(naming.block, cases[i].block);
    }
    arena_destroy(arena);
}

static void test_what_is_no_block_is_said(void **state) {
    (void)state;
    static const char *const cases[] = {"a#12", "a#b", "a#b0", "a#bx", "a#b99999999999", "a#"};
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Naming naming;
        Fail fail = {0};
        assert_false(naming_read(str_from_c(cases[i]), STR(""), arena, &naming, &fail));
        assert_int_equal(fail.code, FAIL_INVALID);
        assert_non_null(strstr(fail.message, "#b12"));
    }
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_addresses_readings_and_blocks),
        cmocka_unit_test(test_what_is_no_block_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
