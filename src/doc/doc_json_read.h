/*
 * doc_json_read: the reading half of doc_json: from a line of JSON to the shapes. It takes members
 * in canonical order only, but does not prove the line canonical nor the document sound:
 * doc_json_parse() does; nobody else calls this.
 */
#ifndef FONDS_DOC_DOC_JSON_READ_H
#define FONDS_DOC_DOC_JSON_READ_H

#include "doc/reading.h"

/* CORRUPT with the byte, UNSUPPORTED for a newer schema. Everything lives in results. */
MUST_USE bool doc_json_read_document(Str line, struct arena *results, struct document *document,
                                     Fail *fail);
MUST_USE bool doc_json_read_head(Str line, struct arena *results, ReadingHead *head, Fail *fail);

const char *doc_json_read_source_name(SourceKind kind);  // "file", "rule", "person"

#endif
