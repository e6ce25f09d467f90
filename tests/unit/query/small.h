/* small: little random documents and an index of them, for tests that compare with counting by
 * hand. */
#ifndef FONDS_TESTS_UNIT_QUERY_SMALL_H
#define FONDS_TESTS_UNIT_QUERY_SMALL_H

#include "query/engine.h"
#include "test.h"

struct small {
    struct arena *arena;
    Str folder;
    struct engine *engine;  // open for writing
    struct analyzer *analyzer;
    uint64_t seed;
};

int small_setup(void **state);  // for cmocka: an empty index
int small_teardown(void **state);
uint32_t small_random(struct small *small, uint32_t below);

/* A document of one paragraph; more is put in by the test. */
struct document *small_document(struct small *small, const char *local_id, const char *text);
/* A document with a title, paragraphs with gaps, a note, a summary, a kind, dates: any of them may
 * be missing. */
struct document *small_any_document(struct small *small, const char *local_id);
/* One batch with this document, its id being "d." and its local id. */
void small_put(struct small *small, const struct document *document, Visibility visibility);
void small_put_row(struct small *small, const EngineRow *row);
void small_remove(struct small *small, const char *id);
EngineAnswer small_search(struct small *small, const char *typed, SearchOrder order);
uint64_t small_count(struct small *small, const char *typed);

#endif
