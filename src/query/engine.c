/*
 * The engine as others see it, over the one that stands behind it now. What another engine must
 * bring: rows in and out, and the rows that a leaf of a query finds; sets, order and facets
 * (engine_search.c) are the same for all.
 */
#include "query/engine.h"
#include "base/wire.h"
#include "query/engine_inside.h"
#include "query/expand.h"
#include "query/expression.h"
#include <stdlib.h>

enum { NEAR_MAX = 5, NEAR_WEIGHED_MAX = 32 };

bool engine_make(Str folder, Fail *fail) {
    return engine_fts5_make(folder, fail);
}

bool engine_open(Str folder, bool writer, struct engine **engine, Fail *fail) {
    struct engine_fts5 *words;
    *engine = NULL;
    if (!engine_fts5_open(folder, writer, &words, fail))
        return false;
    struct engine *fresh = mem_alloc(sizeof *fresh);
    fresh->words = words;
    fresh->analyzer = analyzer_create();
    *engine = fresh;
    return true;
}

void engine_close(struct engine *engine) {
    if (engine == NULL)
        return;
    engine_fts5_close(engine->words);
    analyzer_destroy(engine->analyzer);
    mem_free(engine);
}

bool engine_begin(struct engine *engine, Fail *fail) {
    return engine_fts5_begin(engine->words, fail);
}

bool engine_put(struct engine *engine, const EngineRow *row, Fail *fail) {
    return engine_fts5_put(engine->words, row, fail);
}

bool engine_remove(struct engine *engine, Str id, Fail *fail) {
    return engine_fts5_remove(engine->words, id, fail);
}

bool engine_commit(struct engine *engine, uint64_t watermark, Fail *fail) {
    return engine_fts5_commit(engine->words, watermark, fail);
}

void engine_rollback(struct engine *engine) {
    engine_fts5_rollback(engine->words);
}

void engine_rest(struct engine *engine) {
    engine_fts5_rest(engine->words);
}

bool engine_check(struct engine *engine, Fail *fail) {
    return engine_fts5_check(engine->words, fail);
}

uint64_t engine_watermark(struct engine *engine) {
    return engine_fts5_watermark(engine->words);
}

struct analyzer *engine_analyzer(struct engine *engine) {
    return engine->analyzer;
}

uint64_t engine_word_count(struct engine *engine, Str word) {
    struct arena *scratch = arena_create();
    struct query_node node = {.kind = QUERY_WORD, .text = word};
    Query query = {.root = &node};
    EngineRequest request = {.query = &query};
    EngineAnswer answer;
    Fail ignored;  // whoever asks has just searched and would know
    uint64_t count = engine_search(engine, &request, scratch, &answer, &ignored) ? answer.total : 0;
    arena_destroy(scratch);
    return count;
}

/* --- nearest words -------------------------------------------------------------------------- */

typedef struct {
    Str word;
    uint32_t distance;
    uint64_t count;
} NearWord;

static int by_nearness(const void *a, const void *b) {
    const NearWord *x = a, *y = b;
    if (x->distance != y->distance)
        return x->distance < y->distance ? -1 : 1;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return str_compare(x->word, y->word);
}

static bool find_near(struct engine *engine, Str word, struct arena *scratch, StrList *found,
                      DistanceList *distances, Fail *fail) {
    struct row_table *rows;
    const StrList *words;
    AnalyzedPlaceList places = {0};
    analyze_word(engine->analyzer, word, 0, true, scratch, &places);
    if (places.n != 1 || !engine_fts5_start(engine->words, &rows, fail))
        return places.n != 1;
    bool ok = engine_fts5_words(engine->words, &words, fail);
    if (ok)
        expand_fuzzy(words, places.p[0].word, places.p[0].word.n < 5 ? 1 : 2, scratch, found,
                     distances);
    for (size_t i = 0; i < found->n; i++)
        found->p[i] = str_copy(scratch, found->p[i]);
    engine_fts5_end(engine->words);
    return ok;
}

bool engine_near_words(struct engine *engine, Str word, struct arena *results, StrList *words,
                       Fail *fail) {
    struct arena *scratch = arena_create();
    StrList found = {0};
    DistanceList distances = {0};
    bool ok = find_near(engine, word, scratch, &found, &distances, fail);
    NearWord *near = ARENA_ARRAY(scratch, NearWord, found.n);
    for (size_t i = 0; i < found.n; i++)
        near[i] = (NearWord){found.p[i], distances.p[i], 0};
    if (found.n > 0)
        qsort(near, found.n, sizeof *near, by_nearness);
    size_t weighed = found.n < NEAR_WEIGHED_MAX ? found.n : NEAR_WEIGHED_MAX;
    for (size_t i = 0; i < weighed; i++)
        near[i].count = engine_word_count(engine, near[i].word);
    if (weighed > 0)
        qsort(near, weighed, sizeof *near, by_nearness);
    for (size_t i = 0; i < weighed && words->n < NEAR_MAX; i++)
        if (near[i].count > 0 && near[i].distance > 0)
            str_list_add(results, words, str_copy(results, near[i].word));
    arena_destroy(scratch);
    return ok;
}

/* --- names ---------------------------------------------------------------------------------- */

bool engine_names(struct engine *engine, Str key, struct arena *results, StrList *words,
                  Fail *fail) {
    struct row_table *rows;
    if (!engine_fts5_start(engine->words, &rows, fail))
        return false;
    bool ok = engine_fts5_names(engine->words, key, results, words, fail);
    engine_fts5_end(engine->words);
    return ok;
}

static bool count_token(struct engine *engine, const struct row_table *rows, Str token,
                        uint64_t *count, Fail *fail) {
    struct arena *scratch = arena_create();
    RowWeightList found = {0};
    bool ok = engine_fts5_match(engine->words, expression_of_token(token, scratch), false, scratch,
                                &found, fail);
    *count = 0;
    for (size_t i = 0; i < found.n; i++)
        *count += row_set_has(rows->visible, found.p[i].number);
    arena_destroy(scratch);
    return ok;
}

bool engine_uses(struct engine *engine, Str word, EngineUses *uses, Fail *fail) {
    struct row_table *rows;
    struct arena *scratch = arena_create();
    Str name = str_format(scratch, "^%.*s", STR_ARG(word));
    bool ok = engine_fts5_start(engine->words, &rows, fail);
    if (ok) {
        ok = count_token(engine, rows, name, &uses->as_name, fail) &&
             count_token(engine, rows, word, &uses->documents, fail);
        engine_fts5_end(engine->words);
    }
    arena_destroy(scratch);
    return ok;
}

/* --- every row ------------------------------------------------------------------------------ */

struct each {
    EngineVisit visit;
    void *context;
};

static bool visit_row(void *context, Str id, Str facts, Fail *fail) {
    struct each *each = context;
    struct row_head head;
    return row_table_read_head(facts, &head, fail) &&
           each->visit(each->context, id, head.reading, head.visibility, head.text_hash, fail);
}

bool engine_each(struct engine *engine, EngineVisit visit, void *context, Fail *fail) {
    struct each each = {visit, context};
    return engine_fts5_each(engine->words, visit_row, &each, fail);
}
