#include "test.h"

#include "doc/doc_json_read.h"

/* What doc_json.c's comparison hides: the reading half alone, and where it says a line breaks. */
static void test_the_message_names_the_byte(void **state) {
    (void)state;
    static const struct {
        const char *line, *message;
        FailCode code;
    } cases[] = {
        {"{\"id\":\"d1\"}", "the line does not begin with {\"_document\":", FAIL_CORRUPT},
        {"{\"_document\":3}", "schema 3 of a reading is newer than 1", FAIL_UNSUPPORTED},
        {"{\"_document\":1,\"id\":7}", "byte 20: expected a text", FAIL_CORRUPT},
        {"{\"_document\":1,\"parts\":[{\"kind\":\"picture\"}]}", "byte 41: expected a kind of part",
         FAIL_CORRUPT},
        {"{\"_document\":1,\"parts\":[{\"blocks\":[{\"kind\":\"x\"}]}]}",
         "byte 46: expected a kind of block", FAIL_CORRUPT},
        {"{\"_document\":1,\"parts\":[{\"spans\":[{}]}]}", "byte 35: expected a kind of span",
         FAIL_CORRUPT},
        {"{\"_document\":1,\"lost\":[[1]]}", "byte 25: expected a second number", FAIL_CORRUPT},
        {"{\"_document\":1,\"description\":[{\"certainty\":1001,\"field\":\"title\"}]}",
         "byte 47: expected a smaller number", FAIL_CORRUPT},
        {"{\"_document\":1,\"description\":[{\"field\":\"taste\"}]}",
         "byte 46: expected the name of a field", FAIL_CORRUPT},
        {"{\"_document\":1,\"role\":\"record\"}", "byte 30: expected the role apparatus",
         FAIL_CORRUPT},
        {"{\"_document\":1,\"zzz\":1}", "byte 14: expected the end of an object or another member",
         FAIL_CORRUPT},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Fail fail = {0};
        struct document document;
        assert_false(doc_json_read_document(str_from_c(cases[i].line), arena, &document, &fail));
        assert_string_equal(fail.message, cases[i].message);
        assert_int_equal(fail.code, cases[i].code);
    }
    arena_destroy(arena);
}

static void test_a_block_stands_in_its_parts_file(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Fail fail = {0};
    struct document document;
    assert_ok(doc_json_read_document(STR("{\"_document\":1,\"parts\":[{\"blocks\":[{\"file\":\"b\","
                                         "\"id\":1,\"last\":3},{\"id\":2,"
                                         "\"last\":0},{\"id\":3}],\"file\":\"a\"}]}"),
                                     arena, &document, &fail));
    const Block *blocks = document.parts.p[0].blocks.p;
    assert_str(blocks[0].origin.file, "b");
    assert_int_equal(blocks[0].origin.last, 3);
    assert_str(blocks[1].origin.file, "a");
    assert_str(blocks[2].origin.file, "");
    arena_destroy(arena);
}

static void test_sources_have_names(void **state) {
    (void)state;
    assert_string_equal(doc_json_read_source_name(SOURCE_FILE), "file");
    assert_string_equal(doc_json_read_source_name(SOURCE_RULE), "rule");
    assert_string_equal(doc_json_read_source_name(SOURCE_PERSON), "person");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_message_names_the_byte),
        cmocka_unit_test(test_a_block_stands_in_its_parts_file),
        cmocka_unit_test(test_sources_have_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
