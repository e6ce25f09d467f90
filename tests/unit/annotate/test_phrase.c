#include "test.h"

#include "annotate/phrase.h"
#include "annotate/scan_case.h"

/* A word's number is its length here: so a text says which words stand in it. */
static uint32_t *lengths_of(const ScanCase *text) {
    uint32_t *words = ARENA_ARRAY(text->arena, uint32_t, text->scan.n + 1);
    for (size_t i = 0; i < text->scan.n; i++)
        words[i] = text->scan.toks[i].folded_n;
    return words;
}

static void test_the_longest_phrase_is_found(void **state) {
    (void)state;
    ScanCase text;
    scan_case_open(&text, "a bb ccc dddd bb ccc bb. ccc");
    struct phrase *phrases = phrase_create(text.arena);
    assert_int_equal(phrase_add(phrases, (const uint32_t[]){2, 3}, 2, 7), 7);
    assert_int_equal(phrase_add(phrases, (const uint32_t[]){2, 3, 4}, 3, 8), 8);
    assert_int_equal(phrase_add(phrases, (const uint32_t[]){2, 3}, 2, 9), 7);  // there already
    const uint32_t *words = lengths_of(&text);
    PhraseMatch match = phrase_longest(phrases, &text.scan, words, 1);
    assert_int_equal(match.value, 8);
    assert_int_equal(match.end, 4);
    match = phrase_longest(phrases, &text.scan, words, 4);
    assert_int_equal(match.value, 7);
    assert_int_equal(match.end, 6);
    match = phrase_longest(phrases, &text.scan, words, 6);  // over the full stop
    assert_int_equal(match.value, 7);
    assert_int_equal(match.end, 9);
    assert_int_equal(phrase_longest(phrases, &text.scan, words, 0).value, 0);
    scan_case_close(&text);
}

static void test_thousands_of_phrases_keep_their_values(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct phrase *phrases = phrase_create(arena);
    for (uint32_t i = 1; i <= 5000; i++) {
        uint32_t words[3] = {i % 7 + 1, i, i * 31 % 977 + 1};
        assert_int_equal(phrase_add(phrases, words, 3, i), i);
    }
    for (uint32_t i = 1; i <= 5000; i++) {
        uint32_t words[3] = {i % 7 + 1, i, i * 31 % 977 + 1};
        assert_int_equal(phrase_add(phrases, words, 3, 9999), i);
    }
    arena_destroy(arena);
}

static void test_cue_phrases_are_known_to_scans(void **state) {
    (void)state;
    ScanCase text;
    int32_t value;
    size_t end;
    scan_case_open(&text, "the day before yesterday, not later than noon; yours sincerely");
    assert_true(scan_cue(&text.scan, 1, CUE_DAY_AWAY_AT, &value, &end));
    assert_int_equal(value, -2);
    assert_int_equal(end, 4);
    assert_true(scan_cue(&text.scan, 5, CUE_BEFORE_AT, &value, &end));
    assert_int_equal(end, 8);
    assert_true(scan_cue(&text.scan, 3, CUE_DAY_AWAY_AT, &value, &end));  // the word alone
    assert_int_equal(value, -1);
    assert_false(scan_cue(&text.scan, 0, CUE_DAY_AWAY_AT, &value, &end));
    scan_case_close(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_longest_phrase_is_found),
        cmocka_unit_test(test_thousands_of_phrases_keep_their_values),
        cmocka_unit_test(test_cue_phrases_are_known_to_scans),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
