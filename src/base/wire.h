/*
 * wire: little-endian numbers in bytes. Reader and writer keep their first error: decode ten
 * fields, then ask wire_ok() once; after an error every read gives 0 or an empty slice.
 */
#ifndef FONDS_BASE_WIRE_H
#define FONDS_BASE_WIRE_H

#include "base/buf.h"

typedef struct {
    const uint8_t *p;
    size_t n, at;  // bytes
    bool failed;
} WireIn;

WireIn wire_in(Str bytes);
bool wire_ok(const WireIn *in);
bool wire_done(const WireIn *in);  // ok and nothing left
uint8_t wire_u8(WireIn *in);
uint32_t wire_u32(WireIn *in);
uint64_t wire_u64(WireIn *in);
uint64_t wire_varint(WireIn *in);      // LEB128, at most 10 bytes, no needless zero bytes
uint32_t wire_varint_u32(WireIn *in);  // a larger number is an error
Str wire_bytes(WireIn *in, size_t n);  // points into the input
Str wire_str(WireIn *in);              // varint length, then bytes
/* A count that is believable: items of at least item_bytes each must fit in what is left. */
size_t wire_count(WireIn *in, size_t item_bytes);

void wire_put_u8(Buf *out, uint8_t v);
void wire_put_u32(Buf *out, uint32_t v);
void wire_put_u64(Buf *out, uint64_t v);
void wire_put_varint(Buf *out, uint64_t v);
void wire_put_str(Buf *out, Str s);

uint64_t wire_checksum(Str bytes);  // XXH3-64, seed 0

#endif
