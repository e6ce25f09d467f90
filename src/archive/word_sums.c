/*
 * A file that does not fit, is damaged or cannot be written costs a second walk over the rows and
 * nothing else, so all that goes wrong with it is passed over.
 */
#include "archive/word_sums.h"
#include "base/file.h"
#include "base/log.h"
#include "base/wire.h"
#include "catalog/word_rows.h"

enum { MAGIC = 0x31575346, NEWER_SHARE = 8 };  // "FSW1"; kept anew where an eighth has come
static const uint64_t bytes_max = (uint64_t)4 << 30;

Str word_sums_path(Str index_folder, struct arena *results) {
    return file_join(results, index_folder, STR("words.sums"));
}

struct adding {
    struct fault_words *words;
    uint64_t bytes;
};

static bool add_row(void *context, Str packed, Fail *fail) {
    struct adding *adding = context;
    adding->bytes += packed.n;
    return fault_words_lay(adding->words, packed, fail);
}

/* What was kept, where it is whole and true. */
static bool find_kept(struct catalog *catalog, Str path, struct arena *scratch, uint64_t *seq,
                      Str *packed) {
    Str bytes;
    Fail passed_over;
    WordRowsState kept, now;
    if (!file_read(path, bytes_max, scratch, &bytes, &passed_over))
        return false;
    WireIn in = wire_in(bytes);
    uint32_t magic = wire_u32(&in);
    kept.seq = wire_u64(&in);
    kept.digest = wire_u64(&in);
    uint64_t checksum = wire_u64(&in);
    *packed = str_skip(bytes, in.at);
    *seq = kept.seq;
    return wire_ok(&in) && magic == MAGIC && checksum == wire_checksum(*packed) &&
           word_rows_state(catalog, kept.seq, &now, &passed_over) && kept.digest == now.digest;
}

static void keep_sums(struct catalog *catalog, Str path, const struct fault_words *words) {
    Buf packed = {0}, file = {0};
    WordRowsState state;
    Fail why;
    fault_words_pack(words, false, &packed);
    bool ok = word_rows_state(catalog, UINT64_MAX, &state, &why);
    wire_put_u32(&file, MAGIC);
    wire_put_u64(&file, state.seq);
    wire_put_u64(&file, state.digest);
    wire_put_u64(&file, wire_checksum(buf_as_str(&packed)));
    buf_str(&file, buf_as_str(&packed));
    ok = ok && file_write(path, buf_as_str(&file), false, &why);
    if (!ok)
        log_warn("words: sums not kept, reason=%s", why.message);
    buf_free(&file);
    buf_free(&packed);
}

bool word_sums_load(struct catalog *catalog, Str path, bool keep, struct arena *arena,
                    struct fault_words **words, Fail *fail) {
    struct arena *scratch = arena_create();
    uint64_t seq = 0;
    Str kept = {NULL, 0};
    Fail passed_over;
    *words = fault_words_create(arena);
    if (!find_kept(catalog, path, scratch, &seq, &kept) ||
        !fault_words_lay(*words, kept, &passed_over)) {
        fault_words_destroy(*words);
        *words = fault_words_create(arena);
        seq = 0;
        kept = (Str){NULL, 0};
    }
    struct adding adding = {.words = *words};
    bool ok = word_rows_each(catalog, seq, add_row, &adding, fail);
    if (ok && keep && adding.bytes > kept.n / NEWER_SHARE)
        keep_sums(catalog, path, *words);
    arena_destroy(scratch);
    return ok;
}
