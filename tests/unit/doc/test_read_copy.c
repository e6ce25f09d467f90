#include "test.h"

#include "base/wire.h"
#include "doc/random_document.h"
#include "doc/read_copy.h"

static void test_random_documents_read_back_the_same(void **state) {
    (void)state;
    struct arena *arena = arena_create(), *kept = arena_create();
    StrList naughty = random_document_naughty(kept);
    if (naughty.n == 0)
        printf("skipped: naughty strings, ../shared is not there\n");
    Fail fail = {0};
    Buf bytes = {0}, again = {0};
    for (uint64_t seed = 0; seed < 4000; seed++) {
        ArenaMark mark = arena_mark(arena);
        RandomDocument random = random_document_begin(seed, arena);
        if (seed % 2 == 1)
            random.extra = naughty;
        struct document document, read;
        const char *where = "";
        random_document_make(&random, &document);
        buf_clear(&bytes);
        read_copy_write(&document, &bytes);
        if (!read_copy_read(buf_as_str(&bytes), arena, &read, &fail))
            fail_msg("seed %llu: %s", (unsigned long long)seed, fail.message);
        if (!random_document_same(&document, &read, &where))
            fail_msg("seed %llu: %s", (unsigned long long)seed, where);
        buf_clear(&again);
        read_copy_write(&read, &again);
        assert_true(str_equal(buf_as_str(&bytes), buf_as_str(&again)));
        arena_reset(arena, mark);
    }
    buf_free(&bytes);
    buf_free(&again);
    arena_destroy(kept);
    arena_destroy(arena);
}

/* Puts the right checksum on damaged bytes, as a hostile hand would. */
static void sign(Buf *bytes) {
    uint64_t sum = wire_checksum(str_skip(buf_as_str(bytes), 16));
    for (int i = 0; i < 8; i++)
        bytes->p[8 + i] = (char)(sum >> (8 * i) & 0xff);
}

static void read_damaged(Buf *bytes, bool must_fail, struct arena *arena) {
    Fail fail = {0};
    struct document read;
    ArenaMark mark = arena_mark(arena);
    char *exact = str_to_c(arena, buf_as_str(bytes));
    if (read_copy_read((Str){exact, bytes->n}, arena, &read, &fail)) {
        assert_false(must_fail);
        assert_ok(document_check(&read, &fail));
    } else {
        assert_true(fail.code == FAIL_CORRUPT || fail.code == FAIL_UNSUPPORTED ||
                    fail.code == FAIL_LIMIT);
    }
    arena_reset(arena, mark);
}

static void test_cut_and_flipped_at_every_byte(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Buf bytes = {0};
    size_t tried = 0;
    for (uint64_t seed = 0; tried < 4; seed++) {
        RandomDocument random = random_document_begin(seed, arena);
        struct document document;
        random_document_make(&random, &document);
        buf_clear(&bytes);
        read_copy_write(&document, &bytes);
        if (bytes.n < 500 || bytes.n > 3000)
            continue;
        tried++;
        size_t whole = bytes.n;
        for (size_t i = 0; i < whole; i++) {
            bytes.n = i;
            read_damaged(&bytes, true, arena);
            bytes.n = whole;
        }
        for (size_t i = 0; i < whole; i++) {
            for (unsigned bit = 0; bit < 8; bit++) {
                char before = bytes.p[i];
                bytes.p[i] = (char)((unsigned char)before ^ 1U << bit);
                read_damaged(&bytes, true, arena);
                if (i >= 16) {
                    sign(&bytes);
                    read_damaged(&bytes, false, arena);
                }
                bytes.p[i] = before;
                sign(&bytes);
            }
        }
    }
    buf_free(&bytes);
    arena_destroy(arena);
}

static void test_a_newer_schema_is_unsupported(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    RandomDocument random = random_document_begin(7, arena);
    struct document document;
    Fail fail = {0};
    Buf bytes = {0};
    random_document_make(&random, &document);
    read_copy_write(&document, &bytes);
    bytes.p[4] = READ_COPY_SCHEMA + 1;
    assert_false(read_copy_read(buf_as_str(&bytes), arena, &document, &fail));
    assert_int_equal(fail.code, FAIL_UNSUPPORTED);
    buf_free(&bytes);
    arena_destroy(arena);
}

static void test_texts_are_not_copied(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Fail fail = {0};
    Buf bytes = {0};
    struct document document = {.local_id = STR("d1"), .next_block = 2}, read;
    Part *part = LIST_ADD(arena, &document.parts);
    part->id = STR("t1");
    part->text = STR("Dear Sir");
    Block *block = LIST_ADD(arena, &part->blocks);
    block->id = 1;
    block->end = part->text.n;
    buf_c(&bytes, "before");  // writing appends
    read_copy_write(&document, &bytes);
    Str copy = str_skip(buf_as_str(&bytes), 6);
    assert_ok(read_copy_read(copy, arena, &read, &fail));
    assert_str(read.parts.p[0].text, "Dear Sir");
    assert_true(read.parts.p[0].text.p > copy.p && read.parts.p[0].text.p < copy.p + copy.n);
    assert_true(read.local_id.p > copy.p && read.local_id.p < copy.p + copy.n);
    buf_free(&bytes);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random_documents_read_back_the_same),
        cmocka_unit_test(test_cut_and_flipped_at_every_byte),
        cmocka_unit_test(test_a_newer_schema_is_unsupported),
        cmocka_unit_test(test_texts_are_not_copied),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
