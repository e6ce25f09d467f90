/*
 * random_document: valid documents at random, from a number; the same number gives the same
 * document for ever. Hostile on purpose: overlapping, empty and whole-text spans, four-byte
 * characters at every edge, controls, quotes, U+2028, noncharacters, deep nesting, empty blocks,
 * notes with notes.
 */
#ifndef FONDS_TESTS_UNIT_DOC_RANDOM_DOCUMENT_H
#define FONDS_TESTS_UNIT_DOC_RANDOM_DOCUMENT_H

#include "doc/reading.h"

typedef struct {
    uint64_t state;
    StrList extra;  // strings that are mixed in; may be empty
    struct arena *arena;
} RandomDocument;

RandomDocument random_document_begin(uint64_t seed, struct arena *arena);
uint64_t random_document_number(RandomDocument *random, uint64_t below);  // 0 to below - 1; 0 for 0
Str random_document_text(RandomDocument *random, size_t pieces);          // at most
void random_document_make(RandomDocument *random, struct document *document);
void random_document_make_head(RandomDocument *random, ReadingHead *head);

/* Deep equality; where it is false, *where names the first member that differs. */
bool random_document_same(const struct document *a, const struct document *b, const char **where);
bool random_document_same_head(const ReadingHead *a, const ReadingHead *b, const char **where);

/* ../shared/conformance/naughty/strings.json where it is there; else an empty list. */
StrList random_document_naughty(struct arena *arena);

#endif
