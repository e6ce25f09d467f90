/*
 * A page is some thousand short texts, and glibc's printf was a quarter of the work on one: it sets
 * up a stream for each call and is asked twice, for the length and for the text.
 *
 * Done here: %s %.*s %c %% and %d %u, with the lengths of C and with zeros to a width (%04lld).
 * Where another conversion comes, all is begun again by vsnprintf.
 */
#include "base/format.h"
#include "base/fail.h"
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { DIGITS_MAX = 20, WIDTH_MAX = 99 };

typedef struct {
    char *p;
    size_t room, n;  // n: of the whole text, also beyond the room
} Out;

typedef enum { LENGTH_INT, LENGTH_LONG, LENGTH_LONG_LONG, LENGTH_SIZE } Length;

typedef struct {
    unsigned width;  // filled up with zeros
    bool slice;      // ".*"
    Length length;
    char kind;
} Conversion;

static void put(Out *out, const char *bytes, size_t n) {
    if (out->n < out->room && n > 0) {
        size_t left = out->room - out->n;
        memcpy(out->p + out->n, bytes, n < left ? n : left);
    }
    out->n += n;
}

/* False where the conversion is none of ours; *at is then anywhere. */
static bool read_conversion(const char **at, Conversion *conversion) {
    const char *c = *at;
    *conversion = (Conversion){.width = 0};
    if (*c == '0')
        for (c++; *c >= '0' && *c <= '9' && conversion->width <= WIDTH_MAX; c++)
            conversion->width = conversion->width * 10 + (unsigned)(*c - '0');
    if (c[0] == '.' && c[1] == '*') {
        conversion->slice = true;
        c += 2;
    }
    if (*c == 'l' || *c == 'z')
        conversion->length = *c++ == 'z' ? LENGTH_SIZE : LENGTH_LONG;
    if (*c == 'l' && conversion->length == LENGTH_LONG) {
        conversion->length = LENGTH_LONG_LONG;
        c++;
    }
    conversion->kind = *c;
    *at = c + 1;
    bool number = *c == 'd' || *c == 'u', plain = conversion->length == LENGTH_INT;
    if (number)
        return !conversion->slice && conversion->width <= WIDTH_MAX;
    return plain && conversion->width == 0 &&
           (*c == 's' || (!conversion->slice && (*c == 'c' || *c == '%')));
}

static void put_number(Out *out, bool negative, uint64_t number, unsigned width) {
    char digits[WIDTH_MAX + DIGITS_MAX];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    while (sizeof digits - at + negative < width)
        digits[--at] = '0';
    if (negative)
        digits[--at] = '-';
    put(out, digits + at, sizeof digits - at);
}

/* --- arguments: a va_list is handed on by its address ------------------------------------- */

typedef struct {
    va_list list;
} Arguments;

static void put_signed(Out *out, const Conversion *conversion, Arguments *args) {
    long long value = conversion->length == LENGTH_INT    ? va_arg(args->list, int)
                      : conversion->length == LENGTH_LONG ? va_arg(args->list, long)
                      : conversion->length == LENGTH_SIZE ? (long long)va_arg(args->list, ptrdiff_t)
                                                          : va_arg(args->list, long long);
    uint64_t number = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    put_number(out, value < 0, number, conversion->width);
}

static void put_unsigned(Out *out, const Conversion *conversion, Arguments *args) {
    uint64_t number = conversion->length == LENGTH_INT    ? va_arg(args->list, unsigned)
                      : conversion->length == LENGTH_LONG ? va_arg(args->list, unsigned long)
                      : conversion->length == LENGTH_SIZE ? va_arg(args->list, size_t)
                                                          : va_arg(args->list, unsigned long long);
    put_number(out, false, number, conversion->width);
}

static void put_text(Out *out, const Conversion *conversion, Arguments *args) {
    int most = conversion->slice ? va_arg(args->list, int) : -1;
    const char *text = va_arg(args->list, const char *);
    must(text != NULL);
    put(out, text, most < 0 ? strlen(text) : strnlen(text, (size_t)most));
}

/* False where a conversion is none of ours. */
static bool write_plain(Out *out, const char *format, Arguments *args) {
    for (const char *at = format;;) {
        Conversion conversion;
        const char *mark = strchrnul(at, '%');
        put(out, at, (size_t)(mark - at));
        if (*mark == '\0')
            return true;
        at = mark + 1;
        if (!read_conversion(&at, &conversion))
            return false;
        if (conversion.kind == 's') {
            put_text(out, &conversion, args);
        } else if (conversion.kind == 'd') {
            put_signed(out, &conversion, args);
        } else if (conversion.kind == 'u') {
            put_unsigned(out, &conversion, args);
        } else {
            char c = conversion.kind == 'c' ? (char)va_arg(args->list, int) : '%';
            put(out, &c, 1);
        }
    }
}

size_t format_write(char *out, size_t room, const char *format, va_list args) {
    Out plain = {out, room, 0};
    Arguments copy;
    va_copy(copy.list, args);
    bool done = write_plain(&plain, format, &copy);
    va_end(copy.list);
    if (!done) {
        int n = vsnprintf(out, room, format, args);
        must(n >= 0);
        return (size_t)n;
    }
    if (room > 0)
        out[plain.n < room ? plain.n : room - 1] = '\0';
    return plain.n;
}
