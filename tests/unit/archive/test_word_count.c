/* Proves archive/word_count.c: the same sums and places whatever the chunks and the workers. */
#include "archive/holding.h"
#include "archive/word_count.h"
#include "base/buf.h"

enum { DEPOSITS = 150 };  // some chunks of the least size

static void put_many(struct holding *h) {
    for (size_t i = 0; i < DEPOSITS; i++) {
        Buf text = {0};
        buf_format(&text, "Note %zu. The harbour of the town, word%c%c.\n", i + 1,
                   (char)('a' + i % 26), (char)('a' + i / 26));
        buf_char(&text, '\0');
        holding_put(h, str_to_c(h->arena, str_format(h->arena, "many/%zu.txt", i)), text.p);
        buf_free(&text);
    }
    (void)holding_add(h, "many");
}

static uint64_t told;

static void tell(void *context, uint64_t documents) {
    *(uint64_t *)context += documents;
}

/* The sums as bytes, of all readings in one run. */
static Str count(struct holding *h, uint32_t workers, WordChunkList *chunks) {
    struct arena *arena = arena_create();
    struct fault_words *words = fault_words_create(arena);
    FaultReadingList readings;
    Buf packed = {0};
    Fail fail;
    assert_ok(fault_rows_readings(h->archive->catalog, h->arena, &readings, &fail));
    told = 0;
    WordCount order = {.catalog_path = h->archive->paths.catalog,
                       .workers = workers,
                       .readings = &readings,
                       .into = words,
                       .progress = tell,
                       .context = &told};
    *chunks = (WordChunkList){0};
    assert_ok(word_count_run(&order, h->arena, chunks, &fail));
    fault_words_pack(words, &packed);
    Str copy = str_copy(h->arena, buf_as_str(&packed));
    buf_free(&packed);
    fault_words_destroy(words);
    arena_destroy(arena);
    return copy;
}

static size_t count_documents(struct holding *h, const WordChunkList *chunks) {
    size_t all = 0;
    for (size_t i = 0; i < chunks->n; i++) {
        FaultPlaces places;
        Fail fail;
        assert_ok(fault_words_read_places(chunks->p[i].places, h->arena, &places, &fail));
        assert_int_equal(places.documents.n, chunks->p[i].documents.n);
        all += places.documents.n;
    }
    return all;
}

static void test_sums_do_not_depend_on_workers(void **state) {
    struct holding *h = *state;
    WordChunkList by_one, by_three;
    put_many(h);
    Str one = count(h, 1, &by_one);
    assert_true(by_one.n > 1);
    assert_int_equal(told, DEPOSITS);
    Str three = count(h, 3, &by_three);
    assert_true(one.n > 0 && str_equal(one, three));
    assert_int_equal(count_documents(h, &by_one), DEPOSITS);
    assert_int_equal(count_documents(h, &by_three), DEPOSITS);
}

static void test_nothing_held_is_nothing_counted(void **state) {
    struct holding *h = *state;
    WordChunkList chunks;
    (void)count(h, 2, &chunks);
    assert_int_equal(chunks.n, 0);
    holding_put(h, "one.txt", "The harbour of the town.\n");
    (void)holding_add(h, "one.txt");
    (void)count(h, 2, &chunks);  // one chunk, without a fork
    assert_int_equal(count_documents(h, &chunks), 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_sums_do_not_depend_on_workers, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_nothing_held_is_nothing_counted, holding_setup,
                                        holding_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
