/*
 * One decoder, by the ranges of the second byte (Unicode Standard, table 3-7), serves validation,
 * stepping and repair, so the three can never disagree about where a character ends. Runs of ASCII
 * are crossed eight bytes at a time; on the texts of the archives that is nearly everything.
 */
#include "text/utf8.h"
#include "base/buf.h"
#include "base/fail.h"
#include <string.h>

#define HIGH_BITS 0x8080808080808080U

size_t utf8_ascii(Str s) {
    size_t at = 0;
    while (s.n - at >= 8) {
        uint64_t word;
        memcpy(&word, s.p + at, 8);
        if ((word & HIGH_BITS) != 0)
            break;
        at += 8;
    }
    while (at < s.n && (uint8_t)s.p[at] < 0x80)
        at++;
    return at;
}

/* Length of the character and range of its second byte; 0 where the lead byte begins none. */
static size_t lead_length(uint8_t lead, uint8_t *low, uint8_t *high) {
    *low = 0x80;
    *high = 0xBF;
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2)
        return 0;
    if (lead < 0xE0)
        return 2;
    if (lead < 0xF0) {
        if (lead == 0xE0)
            *low = 0xA0;
        if (lead == 0xED)
            *high = 0x9F;
        return 3;
    }
    if (lead > 0xF4)
        return 0;
    if (lead == 0xF0)
        *low = 0x90;
    if (lead == 0xF4)
        *high = 0x8F;
    return 4;
}

/*
 * Decodes at `at` < s.n; *used is at least 1. False, with the maximal broken start in *used, for
 * what is no UTF-8.
 */
static bool decode(Str s, size_t at, uint32_t *c, size_t *used) {
    const uint8_t *p = (const uint8_t *)s.p + at;
    size_t left = s.n - at;
    uint8_t low, high;
    *used = 1;
    if (p[0] < 0x80) {
        *c = p[0];
        return true;
    }
    if (p[0] >= 0xC2 && p[0] < 0xE0 && left > 1 && (p[1] & 0xC0) == 0x80) {  // most of the others
        *c = (p[0] & 0x1FU) << 6 | (p[1] & 0x3FU);
        *used = 2;
        return true;
    }
    size_t length = lead_length(p[0], &low, &high);
    *c = UTF8_REPLACEMENT;
    if (length == 0)
        return false;
    uint32_t value = p[0] & (0x7FU >> length);
    for (size_t i = 1; i < length; i++) {
        if (i >= left || p[i] < low || p[i] > high)
            return false;
        value = value << 6 | (p[i] & 0x3FU);
        *used = i + 1;
        low = 0x80;
        high = 0xBF;
    }
    *c = value;
    return true;
}

bool utf8_valid(Str s) {
    for (size_t at = 0;;) {
        at += utf8_ascii(str_skip(s, at));
        if (at >= s.n)
            return true;
        uint32_t c;
        size_t used;
        while (at < s.n && (uint8_t)s.p[at] >= 0x80) {
            if (!decode(s, at, &c, &used))
                return false;
            at += used;
        }
    }
}

bool utf8_is_text(Str s) {
    size_t at;
    return !str_find_char(s, '\0', &at) && utf8_valid(s);
}

bool utf8_next(Str s, size_t *at, uint32_t *c) {
    if (*at >= s.n) {
        *c = 0;
        return false;
    }
    if ((uint8_t)s.p[*at] < 0x80) {
        *c = (uint8_t)s.p[(*at)++];
        return true;
    }
    size_t used;
    (void)decode(s, *at, c, &used);
    *at += used;
    return true;
}

bool utf8_back(Str s, size_t *at, uint32_t *c) {
    *c = 0;
    if (*at == 0 || *at > s.n)
        return false;
    size_t start = *at - 1;
    while (start > 0 && *at - start < 4 && ((uint8_t)s.p[start] & 0xC0) == 0x80)
        start--;
    size_t used;
    if (!decode(s, start, c, &used) || start + used != *at) {
        start = *at - 1;  // broken bytes are stepped over one by one
        *c = UTF8_REPLACEMENT;
    }
    *at = start;
    return true;
}

bool utf8_is_boundary(Str s, size_t at) {
    if (at >= s.n)
        return at == s.n;
    return ((uint8_t)s.p[at] & 0xC0) != 0x80;
}

size_t utf8_floor(Str s, size_t at) {
    if (at >= s.n)
        return s.n;
    while (at > 0 && !utf8_is_boundary(s, at))
        at--;
    return at;
}

size_t utf8_count(Str s) {
    size_t count = 0;
    for (size_t i = 0; i < s.n; i++)
        count += ((uint8_t)s.p[i] & 0xC0) != 0x80;
    return count;
}

size_t utf8_put(uint32_t c, char out[4]) {
    must(c <= UTF8_MAX && (c < 0xD800 || c > 0xDFFF));
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

Str utf8_repair(Str bytes, struct arena *results, Utf8DamageList *damage) {
    if (utf8_is_text(bytes))
        return bytes;
    Buf text = {0};
    size_t copied = 0;  // what stands before it is in `text`
    for (size_t at = 0; at < bytes.n;) {
        uint32_t c;
        size_t used;
        bool sound = decode(bytes, at, &c, &used) && c != 0;
        if (!sound) {
            buf_add(&text, bytes.p + copied, at - copied);
            Utf8Damage *last = damage->n > 0 ? &damage->p[damage->n - 1] : NULL;
            if (last == NULL || last->from + last->bytes.n != at) {
                last = LIST_ADD(results, damage);
                *last = (Utf8Damage){text.n, text.n, at, {bytes.p + at, 0}};
            }
            buf_c(&text, "\xEF\xBF\xBD");
            last->end = text.n;
            last->bytes.n += used;
            copied = at + used;
        }
        at += used;
    }
    buf_add(&text, bytes.p + copied, bytes.n - copied);
    Str repaired = str_copy(results, buf_as_str(&text));
    buf_free(&text);
    return repaired;
}
