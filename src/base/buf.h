/*
 * buf: bytes that grow, for what is written before its length is known. Frees itself only by
 * buf_free().
 */
#ifndef FONDS_BASE_BUF_H
#define FONDS_BASE_BUF_H

#include "base/str.h"

typedef struct {
    char *p;
    size_t n, cap;  // bytes
} Buf;              // {0} is an empty one

void buf_free(Buf *buf);
void buf_clear(Buf *buf);            // empty, its memory kept
char *buf_room(Buf *buf, size_t n);  // room for n more; the caller writes, then adds to buf->n
void buf_add(Buf *buf, const void *bytes, size_t n);
void buf_str(Buf *buf, Str s);
void buf_c(Buf *buf, const char *c);
void buf_char(Buf *buf, char c);
void buf_u64(Buf *buf, uint64_t number);  // in decimal
__attribute__((format(printf, 2, 3))) void buf_format(Buf *buf, const char *format, ...);
Str buf_as_str(const Buf *buf);  // until the next change

#endif
