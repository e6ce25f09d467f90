/* Numbers are put together byte by byte; compilers make one load of it. xxHash's door. */
#include "base/wire.h"
#include "base/fail.h"
#define XXH_INLINE_ALL
#include <xxhash.h>

WireIn wire_in(Str bytes) {
    return (WireIn){(const uint8_t *)bytes.p, bytes.n, 0, false};
}

bool wire_ok(const WireIn *in) {
    return !in->failed;
}

bool wire_done(const WireIn *in) {
    return !in->failed && in->at == in->n;
}

/* Steps over n bytes and gives their place, or NULL after an error. */
static const uint8_t *take(WireIn *in, size_t n) {
    if (in->failed || n > in->n - in->at) {
        in->failed = true;
        return NULL;
    }
    const uint8_t *p = in->at == 0 ? in->p : in->p + in->at;  // never NULL + 0
    in->at += n;
    return p;
}

uint8_t wire_u8(WireIn *in) {
    const uint8_t *p = take(in, 1);
    return p == NULL ? 0 : *p;
}

uint32_t wire_u32(WireIn *in) {
    const uint8_t *p = take(in, 4);
    return p == NULL
               ? 0
               : (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

uint64_t wire_u64(WireIn *in) {
    const uint8_t *p = take(in, 8);
    uint64_t value = 0;
    for (unsigned i = 0; p != NULL && i < 8; i++)
        value |= (uint64_t)p[i] << (8 * i);
    return value;
}

uint64_t wire_varint(WireIn *in) {
    uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        uint8_t byte = wire_u8(in);
        if (shift == 63 && byte > 1)
            break;
        value |= (uint64_t)(byte & 0x7f) << shift;
        if ((byte & 0x80) == 0) {
            if (byte == 0 && shift > 0)
                break;
            return in->failed ? 0 : value;
        }
    }
    in->failed = true;
    return 0;
}

uint32_t wire_varint_u32(WireIn *in) {
    uint64_t value = wire_varint(in);
    if (value > UINT32_MAX) {
        in->failed = true;
        return 0;
    }
    return (uint32_t)value;
}

Str wire_bytes(WireIn *in, size_t n) {
    const uint8_t *p = take(in, n);
    return p == NULL ? (Str){NULL, 0} : (Str){(const char *)p, n};
}

Str wire_str(WireIn *in) {
    uint64_t n = wire_varint(in);
    if (n > in->n - in->at)
        in->failed = true;
    return in->failed ? (Str){NULL, 0} : wire_bytes(in, (size_t)n);
}

size_t wire_count(WireIn *in, size_t item_bytes) {
    must(item_bytes > 0);
    uint64_t count = wire_varint(in);
    if (count > (in->n - in->at) / item_bytes)
        in->failed = true;
    return in->failed ? 0 : (size_t)count;
}

void wire_put_u8(Buf *out, uint8_t v) {
    buf_char(out, (char)v);
}

static void put_bytes(Buf *out, uint64_t v, size_t n) {
    char *p = buf_room(out, n);
    for (size_t i = 0; i < n; i++)
        p[i] = (char)(v >> (8 * i) & 0xff);
    out->n += n;
}

void wire_put_u32(Buf *out, uint32_t v) {
    put_bytes(out, v, 4);
}

void wire_put_u64(Buf *out, uint64_t v) {
    put_bytes(out, v, 8);
}

void wire_put_varint(Buf *out, uint64_t v) {
    char *p = buf_room(out, 10);
    size_t n = 0;
    for (; v >= 0x80; v >>= 7)
        p[n++] = (char)((v & 0x7f) | 0x80);
    p[n++] = (char)v;
    out->n += n;
}

void wire_put_str(Buf *out, Str s) {
    wire_put_varint(out, s.n);
    buf_str(out, s);
}

uint64_t wire_checksum(Str bytes) {
    return XXH3_64bits(bytes.n == 0 ? "" : bytes.p, bytes.n);
}
