/*
 * zstd's door. One compression context a thread is kept: making one costs more than packing a small
 * document.
 */
#include "base/zip.h"
#include "base/wire.h"
#include <zstd.h>

static _Thread_local ZSTD_CCtx *packer;
static _Thread_local ZSTD_DCtx *unpacker;

void zip_pack(Str bytes, int level, Buf *out) {
    must(level >= 1 && level <= 19);
    if (packer == NULL)
        packer = ZSTD_createCCtx();
    if (packer == NULL)
        die("out of memory for packing");
    size_t room = ZSTD_compressBound(bytes.n);
    size_t n = ZSTD_compressCCtx(packer, buf_room(out, room), room, bytes.p, bytes.n, level);
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
    if (unpacker == NULL)
        unpacker = ZSTD_createDCtx();
    if (unpacker == NULL)
        die("out of memory for unpacking");
    char *room = arena_alloc(results, (size_t)size + 1);
    size_t n = ZSTD_decompressDCtx(unpacker, room, (size_t)size, frame.p, frame.n);
    if (ZSTD_isError(n) || n != size)
        return fail_set(fail, FAIL_CORRUPT, "packed bytes do not unpack: %s",
                        ZSTD_isError(n) ? ZSTD_getErrorName(n) : "wrong size");
    *bytes = (Str){room, n};
    return true;
}
