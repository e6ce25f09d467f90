/* Proves archive/word_sums.c: what was kept is believed as long as it is true, and no longer. */
#include "archive/holding.h"
#include "archive/word_sums.h"
#include "base/buf.h"
#include "base/file.h"

/* The sums as bytes, loaded anew. */
static Str sums_of(struct holding *h, bool keep) {
    struct arena *arena = arena_create();
    struct fault_words *words;
    Buf packed = {0};
    Fail fail;
    Str path = word_sums_path(h->archive->paths.index, arena);
    assert_ok(word_sums_load(h->archive->catalog, path, keep, arena, &words, &fail));
    fault_words_pack(words, false, &packed);
    Str copy = str_copy(h->arena, buf_as_str(&packed));
    buf_free(&packed);
    fault_words_destroy(words);
    arena_destroy(arena);
    return copy;
}

static void test_kept_sums_are_those_of_the_rows(void **state) {
    struct holding *h = *state;
    Fail fail;
    Str path = word_sums_path(h->archive->paths.index, h->arena), kept;
    holding_put(h, "one.txt", "The harbour of the town.\n");
    (void)holding_add(h, "one.txt");
    assert_true(file_exists(path));
    Str with = sums_of(h, false);
    assert_ok(file_remove(path, &fail));
    assert_true(str_equal(sums_of(h, false), with));
    assert_false(file_exists(path));
    assert_true(str_equal(sums_of(h, true), with));
    assert_true(file_exists(path));
    /* Damaged at any byte, cut anywhere, it is passed over. */
    assert_ok(file_read(path, 1 << 20, h->arena, &kept, &fail));
    char *bytes = str_to_c(h->arena, kept);
    for (size_t i = 0; i < kept.n; i++) {
        bytes[i] = (char)(bytes[i] ^ 0x41);
        assert_ok(file_write(path, (Str){bytes, kept.n}, false, &fail));
        assert_true(str_equal(sums_of(h, false), with));
        bytes[i] = (char)(bytes[i] ^ 0x41);
        assert_ok(file_write(path, (Str){bytes, i}, false, &fail));
        assert_true(str_equal(sums_of(h, false), with));
    }
}

static void test_what_came_since_is_added(void **state) {
    struct holding *h = *state;
    Fail fail;
    Str path = word_sums_path(h->archive->paths.index, h->arena), before;
    holding_put(h, "one.txt", "The harbour of the town.\n");
    (void)holding_add(h, "one.txt");
    assert_ok(file_read(path, 1 << 20, h->arena, &before, &fail));
    holding_put(h, "two.txt", "Another harbour, and a river.\n");
    (void)holding_add(h, "two.txt");
    Str with = sums_of(h, false);
    assert_ok(file_write(path, before, false, &fail));
    assert_true(str_equal(sums_of(h, false), with));
    assert_ok(file_remove(path, &fail));
    assert_true(str_equal(sums_of(h, false), with));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_kept_sums_are_those_of_the_rows, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_what_came_since_is_added, holding_setup,
                                        holding_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
