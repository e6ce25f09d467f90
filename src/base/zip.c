/*
 * zstd's door. One compression context a thread is kept: making one costs more than packing a small
 * document.
 */
#include "base/zip.h"
#include "base/wire.h"
#include <pthread.h>
#include <zstd.h>

typedef struct {
    ZSTD_CCtx *packer;
    ZSTD_DCtx *unpacker;
} Contexts;

static pthread_key_t key;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void end_thread(void *context) {
    Contexts *contexts = context;
    ZSTD_freeCCtx(contexts->packer);
    ZSTD_freeDCtx(contexts->unpacker);
    mem_free(contexts);
}

static void make_key(void) {
    if (pthread_key_create(&key, end_thread) != 0)
        die("the system has no more places for what a thread keeps");
}

/* What this thread keeps; freed when it ends. */
static Contexts *mine(void) {
    (void)pthread_once(&once, make_key);
    Contexts *contexts = pthread_getspecific(key);
    if (contexts == NULL) {
        contexts = mem_alloc(sizeof *contexts);
        if (pthread_setspecific(key, contexts) != 0)
            die("out of memory for packing");
    }
    return contexts;
}

void zip_pack(Str bytes, int level, Buf *out) {
    must(level >= 1 && level <= 19);
    Contexts *contexts = mine();
    if (contexts->packer == NULL)
        contexts->packer = ZSTD_createCCtx();
    if (contexts->packer == NULL)
        die("out of memory for packing");
    size_t room = ZSTD_compressBound(bytes.n);
    size_t n =
        ZSTD_compressCCtx(contexts->packer, buf_room(out, room), room, bytes.p, bytes.n, level);
    if (ZSTD_isError(n))
        die("packing %zu bytes: %s", bytes.n, ZSTD_getErrorName(n));
    out->n += n;
}

bool zip_unpack(Str frame, size_t limit_bytes, struct arena *results, Str *bytes, Fail *fail) {
    /* The magic number first: frames to be skipped have another, and a size of 0. */
    WireIn head = wire_in(frame);
    unsigned long long size = wire_u32(&head) == ZSTD_MAGICNUMBER
                                  ? ZSTD_getFrameContentSize(frame.p, frame.n)
                                  : ZSTD_CONTENTSIZE_ERROR;
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN)
        return fail_set(fail, FAIL_CORRUPT,
                        "packed bytes do not begin with a zstd frame that says its size");
    if (size > limit_bytes)
        return fail_set(fail, FAIL_LIMIT, "packed bytes say a size of %llu, above the limit of %zu",
                        size, limit_bytes);
    if (ZSTD_findFrameCompressedSize(frame.p, frame.n) != frame.n)
        return fail_set(fail, FAIL_CORRUPT, "packed bytes do not end with their frame");
    Contexts *contexts = mine();
    if (contexts->unpacker == NULL)
        contexts->unpacker = ZSTD_createDCtx();
    if (contexts->unpacker == NULL)
        die("out of memory for unpacking");
    char *room = arena_alloc(results, (size_t)size + 1);
    size_t n = ZSTD_decompressDCtx(contexts->unpacker, room, (size_t)size, frame.p, frame.n);
    if (ZSTD_isError(n) || n != size)
        return fail_set(fail, FAIL_CORRUPT, "packed bytes do not unpack: %s",
                        ZSTD_isError(n) ? ZSTD_getErrorName(n) : "wrong size");
    *bytes = (Str){room, n};
    return true;
}
