/*
 * provenance: provenance.json of a deposit: its objects, events and agents in the words of PREMIS
 * 3. Times are the caller's. Described in docs/formats/store.md, "provenance.json".
 */
#ifndef FONDS_STORE_PROVENANCE_H
#define FONDS_STORE_PROVENANCE_H

#include "base/buf.h"
#include "store/journal_line.h"

enum { PROVENANCE_SCHEMA = 1 };

typedef enum { PROVENANCE_INGESTION, PROVENANCE_READING, PROVENANCE_OTHER } ProvenanceKind;

typedef struct {
    ProvenanceKind kind;
    Str kind_name;          // as written; print takes it for PROVENANCE_OTHER only
    int64_t time;           // seconds since 1970
    Str accession;          // ingestion; reading: empty unless part of one
    Str received_as;        // ingestion: path as handed over
    Str who;                // the person responsible
    Str program;            // "fonds 0.1.0"
    uint32_t version;       // OCFL version this event made
    uint32_t reading;       // reading: its number
    RuleVersionList rules;  // reading
    uint32_t document_count, apparatus_count;  // reading
    Str code, reason;                          // outcome "failure": why; empty: success
} ProvenanceEvent;
typedef LIST_OF(ProvenanceEvent) ProvenanceEventList;

typedef struct {
    Str deposit;
    JournalFileList files;  // original files with digest and size
    ProvenanceEventList events;
} Provenance;

/* Pretty-printed, keys in order, so that equal histories give equal bytes. */
void provenance_print(const Provenance *provenance, Buf *out);
MUST_USE bool provenance_parse(Str text, struct arena *results, Provenance *provenance, Fail *fail);

#endif
