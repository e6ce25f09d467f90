/*
 * str: slices of text that somebody else owns, and lists of them. UTF-8 unless a name says
 * otherwise; never terminated. ASCII work only; what needs Unicode is in text/.
 */
#ifndef FONDS_BASE_STR_H
#define FONDS_BASE_STR_H

#include "base/arena.h"
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    const char *p;  // may be NULL when n is 0
    size_t n;       // bytes
} Str;

typedef LIST_OF(Str) StrList;

/* A slice of a string literal. */
#define STR(literal) ((Str){(literal), sizeof(literal) - 1})
/* The two arguments of "%.*s". */
#define STR_ARG(s) (int)((s).n > 0x7fffffff ? 0x7fffffff : (s).n), ((s).p != NULL ? (s).p : "")

bool str_equal(Str a, Str b);
bool str_is(Str s, const char *c);  // equal to a C string
int str_compare(Str a, Str b);      // by bytes, shorter first: <0, 0, >0
/* The same, but runs of digits by their value: d2 before d10. 0 only for equal bytes. */
int str_compare_numbered(Str a, Str b);
bool str_starts(Str s, Str prefix);
bool str_ends(Str s, Str suffix);
bool str_equal_nocase(Str a, Str b);             // ASCII letters alike
bool str_find(Str hay, Str needle, size_t *at);  // first place, in bytes; an empty needle is at 0
bool str_find_char(Str hay, char c, size_t *at);
bool str_has(Str hay, Str needle);
bool str_has_word(const char *words, Str word);  // of words parted by blanks, one at either end

Str str_from_c(const char *c);                 // NULL gives an empty slice
Str str_slice(Str s, size_t from, size_t to);  // clamped to s; from > to gives an empty slice
Str str_skip(Str s, size_t n);                 // without its first n bytes; clamped
Str str_trim(Str s);                           // without ASCII white space at both ends
/*
 * Splits at the first `at`; false, with *before the whole and *after empty, when it does not occur.
 */
bool str_cut(Str s, char at, Str *before, Str *after);
/* Takes the next line off *rest (without its LF or CR LF); false at the end. */
bool str_next_line(Str *rest, Str *line);
uint64_t str_hash(Str s);  // fixed seed; the same on every machine

char *str_to_c(struct arena *arena, Str s);  // terminated; stops at nothing, so a NUL inside stays
Str str_copy(struct arena *arena, Str s);
Str str_join(struct arena *arena, StrList parts, Str between);
__attribute__((format(printf, 2, 3))) Str str_format(struct arena *arena, const char *format, ...);
Str str_lower(struct arena *arena, Str s);     // ASCII letters only
Str str_one_line(struct arena *arena, Str s);  // line ends are blanks

void str_list_add(struct arena *arena, StrList *list, Str s);
void str_list_sort(StrList list);  // by bytes

#endif
