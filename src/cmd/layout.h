/*
 * layout: words in lines that keep to a width.
 */
#ifndef FONDS_CMD_LAYOUT_H
#define FONDS_CMD_LAYOUT_H

#include "base/buf.h"

typedef struct {
    size_t indent;  // of the second line and all after it, in columns
    size_t width;   // columns of a line; a single word that is longer stands alone and whole
} Layout;

/* Writes words, the first at column `at`, and a newline at the end. Runs of blanks become one. */
void layout_words(Buf *out, Str words, size_t at, const Layout *layout);
/* A name at column 2, its meaning from column `layout->indent` on (or on the next line). */
void layout_entry(Buf *out, Str name, Str words, const Layout *layout);

#endif
