#include "test.h"

#include "annotate/fault_holding.h"
#include "base/wire.h"

static const char *const texts[] = {"The note of the Secretary. The note was read.",
                                    "A note of Rusk's own", "the commit-\ntee of the whole"};

static struct fault_words *count(struct arena *arena, const size_t order[3]) {
    struct fault_words *words = fault_words_create(arena);
    for (size_t i = 0; i < 3; i++) {
        struct document document = fault_holding_document(arena, texts[order[i]]);
        fault_words_add(words, &document);
    }
    return words;
}

static void test_words_and_pairs_are_counted_in_any_order(void **state) {
    (void)state;
    static const size_t orders[][3] = {{0, 1, 2}, {2, 1, 0}, {1, 2, 0}};
    for (size_t i = 0; i < 3; i++) {
        struct arena *arena = arena_create();
        struct fault_words *words = count(arena, orders[i]);
        uint32_t note = fault_words_find(words, STR("note")),
                 of = fault_words_find(words, STR("of"));
        uint32_t the = fault_words_find(words, STR("the")),
                 own = fault_words_find(words, STR("own"));
        const FaultWord *all = fault_words_all(words)->p;
        assert_int_equal(all[note].count, 3);
        assert_int_equal(all[note].documents, 2);
        assert_int_equal(all[the].count, 5);
        assert_int_equal(all[the].capitals, 0);  // "The" begins a sentence each time
        assert_int_equal(fault_words_pair(words, note, of), 2);
        assert_int_equal(fault_words_pair(words, of, note), 0);
        assert_int_equal(fault_words_pair(words, of, the), 2);
        assert_int_equal(fault_words_pair(words, FAULT_WORDS_GENITIVE, own), 1);
        assert_int_equal(fault_words_find(words, STR("commit")), 0);  // not known to be a word
        assert_int_equal(fault_words_find(words, STR("committee")), 0);
        assert_int_equal(fault_words_total(words), 18);
        fault_words_destroy(words);
        arena_destroy(arena);
    }
}

static void test_a_run_too_long_is_no_word(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct fault_words *words = fault_words_create(arena);
    struct document document =
        fault_holding_document(arena, "a aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    fault_words_add(words, &document);
    assert_int_equal(fault_words_total(words), 1);
    fault_words_destroy(words);
    arena_destroy(arena);
}

static void test_packed_sums_lay_together(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    static const size_t order[] = {0, 1, 2};
    struct fault_words *at_once = count(arena, order), *laid = fault_words_create(arena);
    Buf one = {0}, all = {0}, again = {0};
    Fail fail;
    for (size_t i = 0; i < 3; i++) {
        struct fault_words *words = fault_words_create(arena);
        struct document document = fault_holding_document(arena, texts[i]);
        fault_words_add(words, &document);
        buf_clear(&one);
        fault_words_pack(words, &one);
        assert_ok(fault_words_lay(laid, buf_as_str(&one), &fail));
        fault_words_destroy(words);
    }
    fault_words_pack(at_once, &all);
    fault_words_pack(laid, &again);
    assert_true(str_equal(buf_as_str(&all), buf_as_str(&again)));
    assert_int_equal(fault_words_total(laid), 18);
    /* Cut short or changed they are refused, or say something else; nothing else happens. */
    for (size_t i = 0; i < all.n; i++) {
        struct fault_words *words = fault_words_create(arena);
        assert_false(fault_words_lay(words, (Str){all.p, i}, &fail));
        assert_int_equal(fail.code, FAIL_CORRUPT);
        for (unsigned bit = 0; bit < 8; bit++) {
            all.p[i] = (char)(all.p[i] ^ 1 << bit);
            (void)!fault_words_lay(words, buf_as_str(&all), &fail);
            all.p[i] = (char)(all.p[i] ^ 1 << bit);
        }
        fault_words_destroy(words);
    }
    buf_free(&one);
    buf_free(&all);
    buf_free(&again);
    fault_words_destroy(at_once);
    fault_words_destroy(laid);
    arena_destroy(arena);
}

/* Sorted pairs come in at one end of a table that grows with them. */
static void test_many_pairs_come_through(void **state) {
    (void)state;
    enum { WORDS = 300 };
    struct arena *arena = arena_create();
    struct fault_words *words = fault_words_create(arena), *laid = fault_words_create(arena);
    Buf text = {0}, packed = {0};
    Fail fail;
    for (unsigned i = 0; i < WORDS; i++)
        for (unsigned k = 0; k < WORDS; k++)
            buf_format(&text, "w%c%c%u w%c%c%u ", (char)('a' + i % 26), (char)('a' + i / 26), i,
                       (char)('a' + k % 26), (char)('a' + k / 26), k);
    buf_char(&text, '\0');
    struct document document = fault_holding_document(arena, text.p);
    fault_words_add(words, &document);
    fault_words_pack(words, &packed);
    assert_ok(fault_words_lay(laid, buf_as_str(&packed), &fail));
    for (uint32_t a = 2; a < 2 + WORDS; a++)
        for (uint32_t b = 2; b < 2 + WORDS; b++)
            assert_int_equal(fault_words_pair(words, a, b), fault_words_pair(laid, a, b));
    buf_free(&text);
    buf_free(&packed);
    fault_words_destroy(words);
    fault_words_destroy(laid);
    arena_destroy(arena);
}

/* Sums of others who had too many pairs. */
static void lay_halved(struct fault_words *words, uint32_t halvings) {
    Buf packed = {0};
    Fail fail;
    static const uint32_t head[] = {3, 1, 0, 0};  // format, documents, genitives, words
    for (size_t i = 0; i < 4; i++)
        wire_put_varint(&packed, head[i]);
    wire_put_varint(&packed, halvings);
    wire_put_varint(&packed, 0);
    assert_ok(fault_words_lay(words, buf_as_str(&packed), &fail));
    buf_free(&packed);
}

/* Which pairs are given up is said by the pairs alone, not by when. */
static void test_pairs_are_halved_in_any_order(void **state) {
    (void)state;
    enum { WORDS = 60 };
    struct arena *arena = arena_create();
    struct fault_words *before = fault_words_create(arena), *after = fault_words_create(arena);
    Buf text = {0}, one = {0}, other = {0};
    for (size_t i = 0; i < WORDS; i++)
        for (size_t k = 0; k < WORDS; k++)
            buf_format(&text, "a%zu b%zu. ", i, k);
    struct document document = {.role = ROLE_RECORD};
    *LIST_ADD(arena, &document.parts) = (Part){.text = buf_as_str(&text)};
    lay_halved(before, 1);
    fault_words_add(before, &document);
    fault_words_add(after, &document);
    lay_halved(after, 1);
    lay_halved(after, 0);  // what was given up stays so
    fault_words_pack(before, &one);
    fault_words_pack(after, &other);
    assert_int_equal(one.n, other.n);
    size_t known = 0;
    for (size_t i = 0; i < WORDS; i++)
        for (size_t k = 0; k < WORDS; k++) {
            uint32_t a = fault_words_find(after, str_format(arena, "a%zu", i));
            uint32_t b = fault_words_find(after, str_format(arena, "b%zu", k));
            bool knows = fault_words_knows_pair(after, a, b);
            assert_int_equal(fault_words_pair(after, a, b), knows);
            assert_int_equal(fault_words_pair(before, a, b), knows);
            known += knows;
        }
    assert_true(known > WORDS * WORDS * 2 / 5 && known < WORDS * WORDS * 3 / 5);
    buf_free(&text);
    buf_free(&one);
    buf_free(&other);
    fault_words_destroy(before);
    fault_words_destroy(after);
    arena_destroy(arena);
}

/* "word part/start" of each place, documents parted by bars. */
static Str list_places(const FaultPlaces *places, struct arena *arena) {
    Buf list = {0};
    for (size_t i = 0; i < places->documents.n; i++) {
        for (size_t k = 0; k < places->documents.p[i].n; k++) {
            const FaultPlace *place = &places->documents.p[i].p[k];
            buf_format(&list, "%.*s %u/%u ", STR_ARG(places->words.p[place->word]), place->part,
                       place->start);
        }
        buf_c(&list, "| ");
    }
    Str copy = str_copy(arena, buf_as_str(&list));
    buf_free(&list);
    return copy;
}

static void test_places_of_rare_words_are_told(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    static const char *const held[] = {"A note, a note 12", "the 1st whole", "note of all"};
    struct fault_words *words = fault_words_create(arena);
    Buf packed = {0};
    FaultPlaces places;
    Fail fail;
    for (size_t i = 0; i < 3; i++) {
        struct document document = fault_holding_document(arena, held[i]);
        document.role = i == 2 ? ROLE_APPARATUS : ROLE_RECORD;  // nothing is looked for in it
        fault_words_add(words, &document);
    }
    fault_words_pack_places(words, &packed);
    assert_ok(fault_words_read_places(buf_as_str(&packed), arena, &places, &fail));
    assert_str(list_places(&places, arena), "note 0/2 | the 0/0 1st 0/4 whole 0/8 | | ");
    for (size_t i = 0; i < packed.n; i++) {
        assert_false(fault_words_read_places((Str){packed.p, i}, arena, &places, &fail));
        assert_int_equal(fail.code, FAIL_CORRUPT);
        for (unsigned bit = 0; bit < 8; bit++) {
            packed.p[i] = (char)(packed.p[i] ^ 1 << bit);
            (void)!fault_words_read_places(buf_as_str(&packed), arena, &places, &fail);
            packed.p[i] = (char)(packed.p[i] ^ 1 << bit);
        }
    }
    buf_free(&packed);
    fault_words_destroy(words);
    arena_destroy(arena);
}

static void test_a_frequent_word_has_no_places(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct fault_words *words = fault_words_create(arena);
    Buf packed = {0};
    FaultPlaces places;
    Fail fail;
    for (size_t i = 0; i < FAULT_WORDS_RARE + 1; i++) {
        struct document document = fault_holding_document(arena, i == 0 ? "usual" : "usual rare");
        fault_words_add(words, &document);
    }
    fault_words_pack_places(words, &packed);
    assert_ok(fault_words_read_places(buf_as_str(&packed), arena, &places, &fail));
    assert_int_equal(places.words.n, 1);
    assert_int_equal(places.documents.n, FAULT_WORDS_RARE + 1);
    assert_int_equal(places.documents.p[0].n, 0);
    assert_int_equal(places.documents.p[FAULT_WORDS_RARE].n, 1);
    buf_free(&packed);
    fault_words_destroy(words);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_and_pairs_are_counted_in_any_order),
        cmocka_unit_test(test_a_run_too_long_is_no_word),
        cmocka_unit_test(test_packed_sums_lay_together),
        cmocka_unit_test(test_many_pairs_come_through),
        cmocka_unit_test(test_pairs_are_halved_in_any_order),
        cmocka_unit_test(test_places_of_rare_words_are_told),
        cmocka_unit_test(test_a_frequent_word_has_no_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
