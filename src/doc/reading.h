/*
 * reading: what import understood of one deposit under one version of its rules.
 * Kept as reading.jsonl (docs/formats/reading.md): a head, then the documents, one a line.
 */
#ifndef FONDS_DOC_READING_H
#define FONDS_DOC_READING_H

#include "doc/collection.h"
#include "doc/document.h"

enum { READING_SCHEMA = 1 };

typedef struct {
    Str name;          // "tei", "text", "record-page", "html"
    uint32_t version;  // of the importer's rules
} RuleVersion;
typedef LIST_OF(RuleVersion) RuleVersionList;

/* What a rule does, for readers: whoever shows a value shows by which rule. */
typedef struct {
    Str name;          // "date-in-dateline", as in Source
    uint32_t version;  // of this program's
    Str sentence;      // "The line under the heading gives it."
} RuleText;
typedef LIST_OF(RuleText) RuleTextList;

typedef struct {
    Str code;    // unknown-element, duplicate-id, bad-date, encoding-guessed, ...
    Str detail;  // for readers: "<itemitem> in d12"
    Origin origin;
} Report;
typedef LIST_OF(Report) ReportList;

typedef struct {
    RuleVersionList rules;
    Str title;                // of the whole deposit: a volume's title, else empty
    Str source_id;            // the source's own id for the whole (frus1961-63v15), else empty
    Str canonical_url;        // where the file says it lives; else empty
    Str record_id;            // the number that the page of a record gives itself; else empty
    Description description;  // of the whole (teiHeader)
    CollectionList
        collections;  // trees; a parent before its children; the volume itself is not among them
    ReportList reports;
    uint32_t document_count, apparatus_count;
} ReadingHead;

/*
 * Proves of a head: texts are UTF-8 without U+0000, ids of collections are unique, a parent stands
 * before its children, origins are possible. CORRUPT says where not.
 */
MUST_USE bool reading_check_head(const ReadingHead *head, Fail *fail);

/*
 * What a reading names itself by, so that new bytes of the same name are its next version: the
 * source's own id, else address and record id together. An address alone is none: pages of one
 * site often claim the same. Empty where it has no such name.
 */
Str reading_identity(const ReadingHead *head, struct arena *results);

/*
 * Called with each document as it is read; the document lives until it returns. false stops the
 * reading and fails.
 */
typedef bool (*ReadingVisit)(void *context, const struct document *document, Fail *fail);

#endif
