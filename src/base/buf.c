/* Doubles; a size that cannot be held ends the program, as every lack of memory does. */
#include "base/buf.h"
#include "base/fail.h"
#include "base/format.h"
#include "base/num.h"
#include <string.h>

void buf_free(Buf *buf) {
    mem_free(buf->p);
    *buf = (Buf){0};
}

void buf_clear(Buf *buf) {
    buf->n = 0;
}

char *buf_room(Buf *buf, size_t n) {
    if (n <= buf->cap - buf->n)
        return buf->p + buf->n;
    size_t need;
    if (!num_add(buf->n, n, &need))
        die("out of memory, %zu bytes asked", n);
    size_t cap = buf->cap < 256 ? 256 : buf->cap;
    while (cap < need)
        if (!num_mul(cap, 2, &cap))
            die("out of memory, %zu bytes asked", need);
    buf->p = mem_resize(buf->p, cap);
    buf->cap = cap;
    return buf->p + buf->n;
}

void buf_add(Buf *buf, const void *bytes, size_t n) {
    if (n == 0)
        return;
    memcpy(buf_room(buf, n), bytes, n);
    buf->n += n;
}

void buf_str(Buf *buf, Str s) {
    buf_add(buf, s.p, s.n);
}

void buf_c(Buf *buf, const char *c) {
    buf_add(buf, c, strlen(c));
}

void buf_char(Buf *buf, char c) {
    if (buf->n == buf->cap)
        (void)buf_room(buf, 1);
    buf->p[buf->n++] = c;
}

void buf_u64(Buf *buf, uint64_t number) {
    char digits[20];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    buf_add(buf, digits + at, sizeof digits - at);
}

void buf_format(Buf *buf, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    char *room = buf_room(buf, FORMAT_SHORT_MAX);
    size_t n = format_write(room, FORMAT_SHORT_MAX, format, args);
    va_end(args);
    if (n >= FORMAT_SHORT_MAX)
        (void)format_write(buf_room(buf, n + 1), n + 1, format, again);
    va_end(again);
    buf->n += n;
}

Str buf_as_str(const Buf *buf) {
    return (Str){buf->p, buf->n};
}
