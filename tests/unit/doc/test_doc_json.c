#include "test.h"

#include "doc/doc_json.h"
#include "doc/random_document.h"

enum { SEEDS = 4000 };

static void each_document_reads_back(bool with_naughty) {
    struct arena *arena = arena_create();
    struct arena *kept = arena_create();
    StrList naughty = with_naughty ? random_document_naughty(kept) : (StrList){0};
    if (with_naughty && naughty.n == 0)
        printf("skipped: naughty strings, ../shared is not there\n");
    Fail fail = {0};
    Buf line = {0}, again = {0};
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        ArenaMark mark = arena_mark(arena);
        RandomDocument random = random_document_begin(seed, arena);
        random.extra = naughty;
        struct document document, read;
        const char *where = "";
        random_document_make(&random, &document);
        if (!document_check(&document, &fail))
            fail_msg("seed %llu: generator broke a promise: %s", (unsigned long long)seed,
                     fail.message);
        buf_clear(&line);
        doc_json_print(&document, &line);
        if (!doc_json_parse(buf_as_str(&line), arena, &read, &fail))
            fail_msg("seed %llu: %s\n%.*s", (unsigned long long)seed, fail.message,
                     STR_ARG(buf_as_str(&line)));
        if (!random_document_same(&document, &read, &where))
            fail_msg("seed %llu: %s", (unsigned long long)seed, where);
        buf_clear(&again);
        doc_json_print(&read, &again);
        assert_true(str_equal(buf_as_str(&line), buf_as_str(&again)));
        arena_reset(arena, mark);
    }
    buf_free(&line);
    buf_free(&again);
    arena_destroy(kept);
    arena_destroy(arena);
}

static void test_random_documents_read_back_the_same(void **state) {
    (void)state;
    each_document_reads_back(false);
}

static void test_naughty_strings_read_back_the_same(void **state) {
    (void)state;
    each_document_reads_back(true);
}

static void test_random_heads_read_back_the_same(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Fail fail = {0};
    Buf line = {0};
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        ArenaMark mark = arena_mark(arena);
        RandomDocument random = random_document_begin(seed, arena);
        ReadingHead head, read;
        const char *where = "";
        random_document_make_head(&random, &head);
        buf_clear(&line);
        doc_json_print_head(&head, &line);
        if (!doc_json_parse_head(buf_as_str(&line), arena, &read, &fail))
            fail_msg("seed %llu: %s", (unsigned long long)seed, fail.message);
        if (!random_document_same_head(&head, &read, &where))
            fail_msg("seed %llu: %s", (unsigned long long)seed, where);
        arena_reset(arena, mark);
    }
    buf_free(&line);
    arena_destroy(arena);
}

/* Written by hand from docs/formats/reading.md. */
static const char letter[] =
    "{\"_document\":1,\"description\":[{\"evidence\":[{\"block\":1}],\"field\":\"title\",\"value\":"
    "\"Letter\"},{\"asked_empty\":true,\"field\":\"uploaded\",\"label\":\"Uploaded\"},{"
    "\"certainty\":"
    "900,\"field\":\"language\",\"norm\":\"en\",\"source\":{\"kind\":\"rule\",\"name\":"
    "\"language\","
    "\"version\":1},\"value\":\"English\"}],\"id\":\"d1\",\"lost\":[[2,3]],\"next_block\":5,"
    "\"parts\":["
    "{\"blocks\":[{\"end\":6,\"first\":4,\"id\":1,\"kind\":\"heading\",\"last\":10,\"level\":1},{"
    "\"end\""
    ":16,\"first\":20,\"id\":3,\"last\":29,\"start\":7},{\"end\":22,\"id\":4,\"kind\":\"note\","
    "\"start\""
    ":17}],\"file\":\"a.txt\",\"id\":\"t1\",\"spans\":[{\"attributes\":{\"block\":\"4\",\"label\":"
    "\"1\"}"
    ",\"end\":10,\"kind\":\"note\",\"start\":10}],\"text\":\"Letter\\nDear Sir,\\nSic.\xE2\x80\xA8"
    "\"}]}";

static void test_a_line_written_by_hand_is_understood(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Fail fail = {0};
    struct document document;
    assert_int_equal(22, strlen("Letter\nDear Sir,\nSic.") + 1);
    char line[1024];
    memcpy(line, letter, sizeof letter);
    char *end = strstr(line, "\"end\":22");
    memcpy(end, "\"end\":24", 8);  // "Sic." and U+2028 take 7 bytes from 17
    assert_ok(doc_json_parse(str_from_c(line), arena, &document, &fail));
    assert_str(document.local_id, "d1");
    assert_int_equal(document.role, ROLE_RECORD);
    assert_int_equal(document.description.n, 3);
    assert_str(description_text(&document.description, FIELD_TITLE), "Letter");
    assert_true(description_find(&document.description, FIELD_UPLOADED, 0)->asked_empty);
    assert_int_equal(description_find(&document.description, FIELD_LANGUAGE, 0)->certainty, 900);
    assert_int_equal(description_find(&document.description, FIELD_LANGUAGE, 0)->source.kind,
                     SOURCE_RULE);
    const Part *part = &document.parts.p[0];
    assert_int_equal(part->blocks.n, 3);
    assert_int_equal(part->blocks.p[0].kind, BLOCK_HEADING);
    assert_int_equal(part->blocks.p[1].kind, BLOCK_PARAGRAPH);
    assert_str(part->blocks.p[1].origin.file, "a.txt");
    assert_int_equal(part->blocks.p[1].origin.last, 29);
    assert_int_equal(part->blocks.p[2].origin.file.n, 0);
    assert_str(document_attribute(&part->spans.p[0], "label"), "1");
    assert_int_equal(document.lost_blocks.p[0].nearest, 3);
    arena_destroy(arena);
}

static void test_lines_that_print_would_not_write_are_refused(void **state) {
    (void)state;
    static const struct {
        const char *line;
        FailCode code;
    } cases[] = {
        {"", FAIL_CORRUPT},
        {"{}", FAIL_CORRUPT},
        {"null", FAIL_CORRUPT},
        {"{\"_document\":2,\"id\":\"d1\"}", FAIL_UNSUPPORTED},
        {"{\"_document\":0,\"id\":\"d1\"}", FAIL_CORRUPT},
        {"{\"_document\":01,\"id\":\"d1\"}", FAIL_CORRUPT},
        {"{\"_document\":1 ,\"id\":\"d1\"}", FAIL_CORRUPT},
        {"{\"_document\":1\"id\":\"d1\"}", FAIL_CORRUPT},
        {"{\"_document\":1,,\"id\":\"d1\"}", FAIL_CORRUPT},
        {"{\"_document\":1,\"id\":\"d1\",}", FAIL_CORRUPT},
        {"{\"_document\":1,\"id\":\"d1\"} ", FAIL_CORRUPT},
        {"{\"_document\":1,\"id\":\"d1\"}x", FAIL_CORRUPT},
        {"{\"_document\":1,\"id\":\"d\\u0031\"}", FAIL_CORRUPT},
        {"{\"_document\":1,\"id\":\"d1\",\"role\":\"record\"}", FAIL_CORRUPT},
        {"{\"_document\":1,\"id\":\"d1\",\"next_block\":0}", FAIL_CORRUPT},
        {"{\"_document\":1,\"id\":\"d1\",\"unknown\":1}", FAIL_CORRUPT},
        {"{\"_document\":1,\"collections\":[],\"id\":\"d1\"}", FAIL_CORRUPT},
        {"{\"_document\":1,\"collections\":[\"\\/\"],\"id\":\"d1\"}", FAIL_CORRUPT},
        {"{\"_document\":1,\"collections\":[\"\\u001F\"],\"id\":\"d1\"}", FAIL_CORRUPT},
        {"{\"_document\":1,\"collections\":[\"\\u000a\"],\"id\":\"d1\"}", FAIL_CORRUPT},
        {"{\"_document\":1,\"collections\":[\"a\\\"],\"id\":\"d1\"}", FAIL_CORRUPT},
        {"{\"_document\":1,\"collections\":[\"\xC0\x80\"],\"id\":\"d1\"}", FAIL_CORRUPT},
        {"{\"_document\":1,\"id\":\"d1\",\"id\":\"d1\"}", FAIL_CORRUPT},
        {"{\"id\":\"d1\",\"_document\":1}", FAIL_CORRUPT},
        {"{\"_document\":1,\"id\":\"d1\",\"next_block\":4294967296}", FAIL_CORRUPT},
        {"{\"_document\":1,\"id\":\"d1\",\"next_block\":18446744073709551617}", FAIL_CORRUPT},
        {"{\"_document\":1,\"id\":\"d1\",\"next_block\":1.0}", FAIL_CORRUPT},
        {"{\"_document\":1,\"id\":\"d1\",\"next_block\":-1}", FAIL_CORRUPT},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Fail fail = {0};
        struct document document;
        if (doc_json_parse(str_from_c(cases[i].line), arena, &document, &fail))
            fail_msg("accepted: %s", cases[i].line);
        if (fail.code != cases[i].code)
            fail_msg("%s: %s", cases[i].line, fail.message);
    }
    arena_destroy(arena);
}

static void test_the_smallest_document_and_head(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Fail fail = {0};
    struct document document;
    ReadingHead head;
    assert_ok(doc_json_parse(STR("{\"_document\":1,\"id\":\"d1\"}"), arena, &document, &fail));
    assert_ok(doc_json_parse_head(STR("{\"_reading\":1}"), arena, &head, &fail));
    assert_false(doc_json_parse_head(STR("{\"_document\":1}"), arena, &head, &fail));
    assert_false(doc_json_parse_head(STR("{\"_reading\":2}"), arena, &head, &fail));
    assert_int_equal(fail.code, FAIL_UNSUPPORTED);
    arena_destroy(arena);
}

/*
 * A line that is accepted after damage must be one that print would write: another document, never
 * half of one.
 */
static void accept_or_refuse(Str line, struct arena *arena) {
    Fail fail = {0};
    struct document document;
    if (!doc_json_parse(line, arena, &document, &fail)) {
        assert_true(fail.code == FAIL_CORRUPT || fail.code == FAIL_UNSUPPORTED);
        return;
    }
    Buf again = {0};
    doc_json_print(&document, &again);
    assert_true(str_equal(line, buf_as_str(&again)));
    buf_free(&again);
}

static void test_cut_and_flipped_at_every_byte(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Buf line = {0};
    size_t tried = 0;
    for (uint64_t seed = 0; tried < 3; seed++) {
        RandomDocument random = random_document_begin(seed, arena);
        struct document document, read;
        Fail fail = {0};
        random_document_make(&random, &document);
        buf_clear(&line);
        doc_json_print(&document, &line);
        if (line.n < 1500 || line.n > 6000)
            continue;
        tried++;
        for (size_t i = 0; i < line.n; i++) {
            ArenaMark mark = arena_mark(arena);
            char *exact =
                str_to_c(arena, (Str){line.p, i});  // so that sanitizers see every step too far
            assert_false(doc_json_parse((Str){exact, i}, arena, &read, &fail));
            static const unsigned char flips[] = {0x01, 0x20, 0x80};
            for (size_t k = 0; k < sizeof flips; k++) {
                line.p[i] = (char)((unsigned char)line.p[i] ^ flips[k]);
                accept_or_refuse(buf_as_str(&line), arena);
                line.p[i] = (char)((unsigned char)line.p[i] ^ flips[k]);
            }
            arena_reset(arena, mark);
        }
    }
    buf_free(&line);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random_documents_read_back_the_same),
        cmocka_unit_test(test_naughty_strings_read_back_the_same),
        cmocka_unit_test(test_random_heads_read_back_the_same),
        cmocka_unit_test(test_a_line_written_by_hand_is_understood),
        cmocka_unit_test(test_lines_that_print_would_not_write_are_refused),
        cmocka_unit_test(test_the_smallest_document_and_head),
        cmocka_unit_test(test_cut_and_flipped_at_every_byte),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
