/*
 * Lengths are compared before bytes; NULL with length 0 is a text like any other and is never given
 * to mem*.
 */
#include "base/str.h"
#include "base/fail.h"
#include "base/format.h"
#include <stdlib.h>
#include <string.h>

bool str_equal(Str a, Str b) {
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

bool str_is(Str s, const char *c) {
    return str_equal(s, str_from_c(c));
}

int str_compare(Str a, Str b) {
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n == 0 ? 0 : memcmp(a.p, b.p, n);
    if (order != 0)
        return order;
    return a.n < b.n ? -1 : a.n > b.n ? 1 : 0;
}

static size_t digits_at(Str s, size_t at) {
    size_t end = at;
    while (end < s.n && s.p[end] >= '0' && s.p[end] <= '9')
        end++;
    return end - at;
}

static Str number_at(Str s, size_t at, size_t digits) {
    Str number = {s.p + at, digits};
    while (number.n > 0 && number.p[0] == '0')
        number = str_skip(number, 1);
    return number;
}

int str_compare_numbered(Str a, Str b) {
    size_t i = 0, j = 0;
    while (i < a.n && j < b.n) {
        size_t x = digits_at(a, i), y = digits_at(b, j);
        if (x > 0 && y > 0) {
            Str left = number_at(a, i, x), right = number_at(b, j, y);
            if (left.n != right.n)
                return left.n < right.n ? -1 : 1;
            int order = str_compare(left, right);
            if (order != 0)
                return order;
            i += x;
            j += y;
        } else if (a.p[i] != b.p[j]) {
            return (unsigned char)a.p[i] < (unsigned char)b.p[j] ? -1 : 1;
        } else {
            i++;
            j++;
        }
    }
    size_t left = a.n - i, right = b.n - j;
    return left != right ? (left < right ? -1 : 1) : str_compare(a, b);
}

bool str_starts(Str s, Str prefix) {
    return s.n >= prefix.n && str_equal((Str){s.p, prefix.n}, prefix);
}

bool str_ends(Str s, Str suffix) {
    return s.n >= suffix.n &&
           (suffix.n == 0 || memcmp(s.p + (s.n - suffix.n), suffix.p, suffix.n) == 0);
}

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool str_equal_nocase(Str a, Str b) {
    if (a.n != b.n)
        return false;
    for (size_t i = 0; i < a.n; i++)
        if (lower(a.p[i]) != lower(b.p[i]))
            return false;
    return true;
}

bool str_find(Str hay, Str needle, size_t *at) {
    if (needle.n == 0) {
        *at = 0;
        return true;
    }
    if (hay.n < needle.n)
        return false;
    const char *found = memmem(hay.p, hay.n, needle.p, needle.n);
    if (found == NULL)
        return false;
    *at = (size_t)(found - hay.p);
    return true;
}

bool str_find_char(Str hay, char c, size_t *at) {
    const char *found = hay.n == 0 ? NULL : memchr(hay.p, c, hay.n);
    if (found == NULL)
        return false;
    *at = (size_t)(found - hay.p);
    return true;
}

bool str_has(Str hay, Str needle) {
    size_t at;
    return str_find(hay, needle, &at);
}

bool str_has_word(const char *words, Str word) {
    Str all = str_from_c(words);
    for (size_t at, from = 0; str_find(str_skip(all, from), word, &at); from += at + 1) {
        size_t begin = from + at, end = begin + word.n;
        if (begin > 0 && end < all.n && all.p[begin - 1] == ' ' && all.p[end] == ' ')
            return true;
    }
    return false;
}

Str str_from_c(const char *c) {
    return (Str){c, c == NULL ? 0 : strlen(c)};
}

Str str_slice(Str s, size_t from, size_t to) {
    if (to > s.n)
        to = s.n;
    if (from >= to)
        return (Str){s.p, 0};
    return (Str){s.p + from, to - from};
}

Str str_skip(Str s, size_t n) {
    return str_slice(s, n, s.n);
}

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

Str str_trim(Str s) {
    while (s.n > 0 && is_space(s.p[0]))
        s = (Str){s.p + 1, s.n - 1};
    while (s.n > 0 && is_space(s.p[s.n - 1]))
        s.n--;
    return s;
}

bool str_cut(Str s, char at, Str *before, Str *after) {
    size_t where;
    if (!str_find_char(s, at, &where)) {
        *before = s;
        *after = (Str){NULL, 0};
        return false;
    }
    *before = str_slice(s, 0, where);
    *after = str_skip(s, where + 1);
    return true;
}

bool str_next_line(Str *rest, Str *line) {
    if (rest->n == 0)
        return false;
    (void)str_cut(*rest, '\n', line, rest);
    if (line->n > 0 && line->p[line->n - 1] == '\r')
        line->n--;
    return true;
}

/* Eight bytes a step, as on every machine; then mixed: short keys, tables of powers of two. */
uint64_t str_hash(Str s) {
    uint64_t hash = 0xcbf29ce484222325U;
    size_t at = 0;
    for (; s.n - at >= 8; at += 8) {
        uint64_t eight = 0;
        for (size_t i = 0; i < 8; i++)
            eight |= (uint64_t)(uint8_t)s.p[at + i] << (8 * i);
        hash = (hash ^ eight) * 0x9e3779b97f4a7c15U;
        hash ^= hash >> 29;
    }
    for (; at < s.n; at++)
        hash = (hash ^ (uint8_t)s.p[at]) * 0x100000001b3U;
    hash ^= hash >> 32;
    hash *= 0xd6e8feb86659fd93U;
    return hash ^ (hash >> 32);
}

char *str_to_c(struct arena *arena, Str s) {
    char *c = arena_alloc(arena, s.n + 1);
    if (s.n > 0)
        memcpy(c, s.p, s.n);
    return c;
}

Str str_copy(struct arena *arena, Str s) {
    return (Str){str_to_c(arena, s), s.n};
}

Str str_join(struct arena *arena, StrList parts, Str between) {
    size_t total = 0;
    for (size_t i = 0; i < parts.n; i++)
        total += parts.p[i].n + (i > 0 ? between.n : 0);
    char *out = arena_alloc(arena, total + 1);
    size_t at = 0;
    for (size_t i = 0; i < parts.n; i++) {
        if (i > 0 && between.n > 0) {
            memcpy(out + at, between.p, between.n);
            at += between.n;
        }
        if (parts.p[i].n > 0)
            memcpy(out + at, parts.p[i].p, parts.p[i].n);
        at += parts.p[i].n;
    }
    return (Str){out, total};
}

Str str_format(struct arena *arena, const char *format, ...) {
    va_list args, again;
    char text[FORMAT_SHORT_MAX];
    va_start(args, format);
    va_copy(again, args);
    size_t n = format_write(text, sizeof text, format, args);
    va_end(args);
    char *out = arena_alloc(arena, n + 1);
    if (n < sizeof text)
        memcpy(out, text, n);
    else
        (void)format_write(out, n + 1, format, again);
    va_end(again);
    return (Str){out, n};
}

Str str_lower(struct arena *arena, Str s) {
    char *out = str_to_c(arena, s);
    for (size_t i = 0; i < s.n; i++)
        out[i] = lower(out[i]);
    return (Str){out, s.n};
}

Str str_one_line(struct arena *arena, Str s) {
    size_t at;
    if (!str_find_char(s, '\n', &at))
        return s;
    char *line = str_to_c(arena, s);
    for (; at < s.n; at++)
        line[at] = line[at] == '\n' ? ' ' : line[at];
    return (Str){line, s.n};
}

void str_list_add(struct arena *arena, StrList *list, Str s) {
    *LIST_ADD(arena, list) = s;
}

static int by_bytes(const void *a, const void *b) {
    return str_compare(*(const Str *)a, *(const Str *)b);
}

void str_list_sort(StrList list) {
    if (list.n > 1)
        qsort(list.p, list.n, sizeof *list.p, by_bytes);
}
