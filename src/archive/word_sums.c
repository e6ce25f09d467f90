/*
 * A reading is known by its deposit and number. Sums can be added to and not taken from, so where
 * one that was summed up is no more, they are of no use.
 */
#include "archive/word_sums.h"
#include "base/file.h"
#include "base/log.h"
#include "base/map.h"
#include "base/wire.h"

enum { MAGIC = 0x32575346 };  // "FSW2"
static const uint64_t bytes_max = (uint64_t)4 << 30;

Str word_sums_path(Str index_folder, struct arena *results) {
    return file_join(results, index_folder, STR("words.sums"));
}

/* From deposit to number of its reading. */
static struct map *map_of(WireIn *in, struct arena *arena) {
    struct map *kept = map_create(arena);
    size_t count = wire_count(in, 2);
    for (size_t i = 0; i < count && !in->failed; i++) {
        Str deposit = wire_str(in);
        *map_put(kept, deposit, NULL) = wire_varint(in);
    }
    return kept;
}

/* Whether all that were summed up are still there. */
static bool list_missing(const struct map *kept, const FaultReadingList *readings,
                         struct arena *arena, FaultReadingList *missing) {
    size_t found = 0;
    *missing = (FaultReadingList){0};
    for (size_t i = 0; i < readings->n; i++) {
        const uint64_t *number = map_find(kept, readings->p[i].deposit);
        if (number == NULL)
            *LIST_ADD(arena, missing) = readings->p[i];
        else
            found += *number == readings->p[i].number;
    }
    return found == map_count(kept);
}

static bool lay_kept(Str path, const FaultReadingList *readings, struct arena *arena,
                     struct fault_words *words, FaultReadingList *missing) {
    Str bytes;
    Fail passed_over;
    struct arena *scratch = arena_create();
    bool ok = file_read(path, bytes_max, scratch, &bytes, &passed_over);
    WireIn in = wire_in(ok ? bytes : (Str){NULL, 0});
    uint32_t magic = wire_u32(&in);
    uint64_t checksum = wire_u64(&in);
    ok = ok && magic == MAGIC && checksum == wire_checksum(str_skip(bytes, in.at)) &&
         list_missing(map_of(&in, scratch), readings, arena, missing) && !in.failed &&
         fault_words_lay(words, str_skip(bytes, in.at), &passed_over);
    arena_destroy(scratch);
    return ok;
}

void word_sums_load(Str path, const FaultReadingList *readings, struct arena *arena,
                    struct fault_words **words, FaultReadingList *missing) {
    *words = fault_words_create(arena);
    if (lay_kept(path, readings, arena, *words, missing))
        return;
    fault_words_destroy(*words);
    *words = fault_words_create(arena);
    *missing = *readings;
}

void word_sums_keep(Str path, const FaultReadingList *readings, const struct fault_words *words) {
    Buf body = {0}, file = {0};
    Fail why;
    wire_put_varint(&body, readings->n);
    for (size_t i = 0; i < readings->n; i++) {
        wire_put_str(&body, readings->p[i].deposit);
        wire_put_varint(&body, readings->p[i].number);
    }
    fault_words_pack(words, &body);
    wire_put_u32(&file, MAGIC);
    wire_put_u64(&file, wire_checksum(buf_as_str(&body)));
    buf_str(&file, buf_as_str(&body));
    if (!file_write(path, buf_as_str(&file), false, &why))
        log_warn("words: sums not kept, reason=%s", why.message);
    buf_free(&file);
    buf_free(&body);
}
