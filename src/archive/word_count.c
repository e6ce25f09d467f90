/*
 * Chunks are not too small, because each costs the laying of its sums, and not too large, because a
 * worker has the pairs of one in memory; and some for each worker, so that all are busy to the end.
 */
#include "archive/word_count.h"
#include "archive/line_up.h"
#include "base/wire.h"
#include "catalog/catalog.h"

enum { CHUNK_LEAST = 64, CHUNK_MOST = 256, CHUNKS_A_WORKER = 4 };  // documents

typedef struct {
    size_t first, end;  // of the readings
    uint64_t documents;
} Range;

struct counting {
    const WordCount *order;
    struct arena *results;
    WordChunkList *chunks;
    LIST_OF(Range) ranges;
    struct catalog *own;  // of a worker
};

/* --- in a worker ------------------------------------------------------------------------------ */

static bool count_document(struct counting *counting, Str id, struct fault_words *words,
                           struct arena *scratch, Buf *ids, Fail *fail) {
    struct document document;
    if (!catalog_base_document(counting->own, id, scratch, &document, fail))
        return false;
    fault_words_add(words, &document);
    wire_put_str(ids, document.role == ROLE_RECORD ? id : (Str){NULL, 0});
    return true;
}

static bool count_deposit(struct counting *counting, Str deposit, struct fault_words *words,
                          Buf *ids, size_t *count, Fail *fail) {
    StrList list;
    struct arena *scratch = arena_create();
    bool ok = fault_rows_documents(counting->own, deposit, scratch, &list, fail);
    ArenaMark mark = arena_mark(scratch);
    for (size_t i = 0; ok && i < list.n; i++) {
        ok = count_document(counting, list.p[i], words, scratch, ids, fail);
        arena_reset(scratch, mark);
    }
    *count += list.n;
    arena_destroy(scratch);
    return ok;
}

/* Documents, places, sums. */
static void write_answer(const struct counting *counting, size_t count, Str ids,
                         const struct fault_words *words, Buf *out) {
    Buf places = {0};
    fault_words_pack_places(words, &places);
    wire_put_varint(out, count);
    buf_str(out, ids);
    wire_put_str(out, buf_as_str(&places));
    buf_free(&places);
    if (counting->order->into != NULL)
        fault_words_pack(words, out);
}

static bool count_range(struct counting *counting, const Range *range, Buf *result, Fail *fail) {
    struct arena *arena = arena_create();
    struct fault_words *words = fault_words_create(arena);
    Buf ids = {0};
    size_t count = 0;
    bool ok = true;
    for (size_t i = range->first; ok && i < range->end; i++)
        ok = count_deposit(counting, counting->order->readings->p[i].deposit, words, &ids, &count,
                           fail);
    catalog_rest(counting->own);  // of its pages none is asked for again
    if (ok)
        write_answer(counting, count, buf_as_str(&ids), words, result);
    buf_free(&ids);
    fault_words_destroy(words);
    arena_destroy(arena);
    return ok;
}

static bool work(void *context, size_t i, Buf *answer, Fail *fail) {
    struct counting *counting = context;
    return (counting->own != NULL ||
            catalog_open(counting->order->catalog_path, false, &counting->own, fail)) &&
           count_range(counting, &counting->ranges.p[i], answer, fail);
}

/* --- the line of jobs ------------------------------------------------------------------------- */

static bool was_stopped(const void *context) {
    const struct counting *counting = context;
    return counting->order->stop != NULL && *counting->order->stop != 0;
}

static bool take_answer(struct counting *counting, Str answer, Fail *fail) {
    WireIn in = wire_in(answer);
    WordChunk *chunk = LIST_ADD(counting->results, counting->chunks);
    size_t count = wire_count(&in, 1);
    for (size_t i = 0; i < count; i++)
        str_list_add(counting->results, &chunk->documents,
                     str_copy(counting->results, wire_str(&in)));
    chunk->places = str_copy(counting->results, wire_str(&in));
    if (!wire_ok(&in))
        return fail_set(fail, FAIL_CORRUPT, "a worker's answer does not decode");
    return counting->order->into == NULL ||
           fault_words_lay(counting->order->into, str_skip(answer, in.at), fail);
}

static bool take(void *context, size_t i, Str answer, Fail *fail) {
    struct counting *counting = context;
    if (!take_answer(counting, answer, fail))
        return false;
    if (counting->order->progress != NULL)
        counting->order->progress(counting->order->context, counting->ranges.p[i].documents);
    return true;
}

static void make_ranges(struct counting *counting) {
    const FaultReadingList *readings = counting->order->readings;
    uint64_t all = 0;
    for (size_t i = 0; i < readings->n; i++)
        all += readings->p[i].documents;
    uint32_t workers = counting->order->workers;
    uint64_t size = all / ((workers > 0 ? workers : process_core_count()) * CHUNKS_A_WORKER);
    size = size < CHUNK_LEAST ? CHUNK_LEAST : size > CHUNK_MOST ? CHUNK_MOST : size;
    Range *last = NULL;
    for (size_t i = 0; i < readings->n; i++) {
        if (last == NULL || last->documents >= size) {
            last = LIST_ADD(counting->results, &counting->ranges);
            *last = (Range){i, i, 0};
        }
        last->end++;
        last->documents += readings->p[i].documents;
    }
}

bool word_count_run(const WordCount *order, struct arena *results, WordChunkList *chunks,
                    Fail *fail) {
    struct counting counting = {.order = order, .results = results, .chunks = chunks};
    make_ranges(&counting);
    LineUpNumbers numbers = {&counting, order->workers, work, take, was_stopped};
    bool ok = line_up_numbers(counting.ranges.n, &numbers, fail);
    catalog_close(counting.own);
    ok = ok && (!was_stopped(&counting) || fail_set(fail, FAIL_BUSY, "stopped"));
    return ok || fail_add(fail, "counting words");
}
