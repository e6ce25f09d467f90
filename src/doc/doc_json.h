/*
 * doc_json: documents and reading heads as canonical JSON (RFC 8785, whole numbers only), both
 * ways. print(parse(y)) = y for every line that print made; parse(print(x)) = x for every document
 * that document_check() accepts. The members are described in docs/formats/reading.md.
 */
#ifndef FONDS_DOC_DOC_JSON_H
#define FONDS_DOC_DOC_JSON_H

#include "base/buf.h"
#include "doc/reading.h"

void doc_json_print(const struct document *document, Buf *out);  // no newline
MUST_USE bool doc_json_parse(Str line, struct arena *results, struct document *document,
                             Fail *fail);
void doc_json_print_head(const ReadingHead *head, Buf *out);
MUST_USE bool doc_json_parse_head(Str line, struct arena *results, ReadingHead *head, Fail *fail);

#endif
