/*
 * plain_document: a document of one part from lines, for tests that want to say what stands in it.
 * A line is a letter, a space and a text: p paragraph, h heading, c cell, i item, d dateline, n
 * note (anchored at 0; notes come last); "(" and the name of a kind opens a container, ")" closes
 * it. Blocks are numbered from 1.
 */
#ifndef FONDS_TESTS_UNIT_DOC_PLAIN_DOCUMENT_H
#define FONDS_TESTS_UNIT_DOC_PLAIN_DOCUMENT_H

#include "doc/document.h"

struct document plain_document(struct arena *arena, const char *lines);
/* The id of the first block whose whole text this is; 0 where there is none. */
uint32_t plain_document_id(const struct document *document, const char *text);

#endif
