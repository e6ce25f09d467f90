/*
 * catalog: what the archive holds, listed: the fold of readings and acts in seq order. SQLite (docs/formats/catalog.md).
 * Made again from store and journal at any time; no meaning in row numbers. One handle a thread.
 */
#ifndef FONDS_CATALOG_CATALOG_H
#define FONDS_CATALOG_CATALOG_H

#include "base/fail.h"
#include "doc/act.h"
#include "doc/date.h"
#include "doc/reading.h"

enum { CATALOG_SCHEMA = 1 };

struct catalog;

MUST_USE bool catalog_make(Str path, Fail *fail);
MUST_USE bool catalog_open(Str path, bool writer, struct catalog **catalog, Fail *fail);  // UNSUPPORTED: a newer schema
void catalog_close(struct catalog *catalog);

/* --- writing: between begin and commit; watermark is the journal's seq that is listed whole ------------------- */
MUST_USE bool catalog_begin(struct catalog *catalog, Fail *fail);
MUST_USE bool catalog_commit(struct catalog *catalog, uint64_t watermark, Fail *fail);
void catalog_rollback(struct catalog *catalog);
uint64_t catalog_watermark(struct catalog *catalog);

typedef struct {
    Str path;        // inside the deposit
    Str sha512;      // 128 hex digits
    uint64_t size_bytes;
} DepositFile;
typedef LIST_OF(DepositFile) DepositFileList;

typedef struct {
    Str id;             // d and 12 letters
    Str accession;      // its id
    int64_t received;   // seconds since 1970
    Str received_as;    // path as handed over
    uint32_t version;   // OCFL version, from 1
    uint32_t reading;   // number of the reading, from 1; 0: kept, not read
    Str failure;        // why it could not be read; else empty
    Str failure_code;   // fail_code_name; else empty
    Str program;        // version of the program that read it
    DepositFileList files;
} DepositRow;

MUST_USE bool catalog_put_accession(struct catalog *catalog, Str id, int64_t time, Str who, Str from, Fail *fail);
MUST_USE bool catalog_put_deposit(struct catalog *catalog, const DepositRow *row, Fail *fail);  // replaces
/* The reading of a deposit: takes away the documents of the one before that are not in this one. */
MUST_USE bool catalog_begin_reading(struct catalog *catalog, Str deposit, uint32_t reading, const ReadingHead *head, Fail *fail);
/* read_copy: read_copy_write() of document, packed by zip_pack(). */
MUST_USE bool catalog_put_document(struct catalog *catalog, Str deposit, uint32_t reading, uint32_t order,
                                   const struct document *document, Str read_copy, Fail *fail);
MUST_USE bool catalog_end_reading(struct catalog *catalog, Str deposit, uint32_t reading, Fail *fail);
MUST_USE bool catalog_put_received_again(struct catalog *catalog, Str deposit, Str accession, int64_t time, Str path, Fail *fail);
MUST_USE bool catalog_put_check(struct catalog *catalog, Str deposit, int64_t time, bool sound, Fail *fail);
/*
 * Folds one act: stores it, applies it to its document (see catalog/fold.h). *touched is the document whose row in
 * the index must be made again, or empty.
 */
MUST_USE bool catalog_put_act(struct catalog *catalog, const Act *act, struct arena *results, Str *touched, Fail *fail);

/* --- reading ------------------------------------------------------------------------------------------------- */
typedef enum { STATE_VISIBLE, STATE_WITHDRAWN, STATE_DESTROYED, STATE_LOST } DocumentState;  // LOST: gone with a new reading

typedef struct {
    Str id, deposit, local_id;
    DocumentRole role;
    DocumentState state;
    Str state_reason, state_who;  // of what is not visible
    int64_t state_time;
    uint32_t reading, order;
    Str title, number, kind, date_edtf, collection;  // collection: full id of the chief one
    int32_t sort_day;
    bool has_acts;
} DocumentRow;
typedef LIST_OF(DocumentRow) DocumentRowList;

/* Any name: full id, alias (frus1961-63v15/d135, record:ID, old URL), collection. *redirected: id is not the one asked. */
typedef enum { NAMED_NOTHING, NAMED_DOCUMENT, NAMED_COLLECTION, NAMED_DEPOSIT } NamedKind;
MUST_USE bool catalog_resolve(struct catalog *catalog, Str name, struct arena *results, NamedKind *kind, Str *id, bool *redirected, Fail *fail);
MUST_USE bool catalog_row(struct catalog *catalog, Str id, struct arena *results, DocumentRow *row, Fail *fail);  // MISSING
/* The document as it is now: acts applied. */
MUST_USE bool catalog_document(struct catalog *catalog, Str id, struct arena *results, struct document *document, Fail *fail);
MUST_USE bool catalog_deposit(struct catalog *catalog, Str id, struct arena *results, DepositRow *row, Fail *fail);
MUST_USE bool catalog_head(struct catalog *catalog, Str deposit, struct arena *results, ReadingHead *head, Fail *fail);

typedef struct {
    int64_t time;
    Str accession, path;
} ReceiptRow;
typedef LIST_OF(ReceiptRow) ReceiptRowList;
MUST_USE bool catalog_receipts(struct catalog *catalog, Str deposit, struct arena *results, ReceiptRowList *rows, Fail *fail);
MUST_USE bool catalog_last_check(struct catalog *catalog, Str deposit, int64_t *time, bool *sound, Fail *fail);  // time 0: never
MUST_USE bool catalog_acts(struct catalog *catalog, Str document_or_empty, struct arena *results, ActList *acts, Fail *fail);
MUST_USE bool catalog_orphaned_acts(struct catalog *catalog, struct arena *results, ActList *acts, Fail *fail);

/* --- browsing: catalog/browse.c ------------------------------------------------------------------------------ */
typedef struct {
    Str id;          // full id: deposit, or deposit.local
    CollectionKind kind;
    Str title, parent;  // parent: full id or empty
    uint64_t document_count;  // visible ones below it, at any depth
    uint32_t child_count;
} CollectionRow;
typedef LIST_OF(CollectionRow) CollectionRowList;
MUST_USE bool browse_collection(struct catalog *catalog, Str id, struct arena *results, CollectionRow *row, Fail *fail);
MUST_USE bool browse_children(struct catalog *catalog, Str id_or_empty, struct arena *results, CollectionRowList *rows, Fail *fail);
MUST_USE bool browse_path(struct catalog *catalog, Str collection, struct arena *results, CollectionRowList *rows, Fail *fail);  // root first
MUST_USE bool browse_documents(struct catalog *catalog, Str collection, size_t first, size_t count, struct arena *results, DocumentRowList *rows, Fail *fail);  // directly in it, documents and apparatus
MUST_USE bool browse_neighbours(struct catalog *catalog, Str id, struct arena *results, Str *before, Str *after, Fail *fail);  // in its chief collection's deposit order, visible ones; empty at the ends

typedef struct {
    uint64_t deposits, documents, apparatus, withdrawn, undated, not_read, original_bytes, acts;
    int32_t first_day, last_day;  // of dated documents
} HoldingCount;
MUST_USE bool browse_holding(struct catalog *catalog, HoldingCount *count, Fail *fail);
typedef struct {
    int32_t year;
    uint64_t certain, possible;
} YearCount;
typedef LIST_OF(YearCount) YearCountList;
MUST_USE bool browse_years(struct catalog *catalog, struct arena *results, YearCountList *years, Fail *fail);
MUST_USE bool browse_not_read(struct catalog *catalog, struct arena *results, StrList *deposits, Fail *fail);
typedef bool (*CatalogVisit)(void *context, const DocumentRow *row, Fail *fail);
MUST_USE bool browse_each_document(struct catalog *catalog, CatalogVisit visit, void *context, Fail *fail);  // by id
MUST_USE bool browse_each_deposit(struct catalog *catalog, bool (*visit)(void *context, Str id, Fail *fail), void *context, Fail *fail);

#endif
