/*
 * row: the shapes in which the catalog speaks. Slices live in the `results` of the call that filled
 * them.
 */
#ifndef FONDS_CATALOG_ROW_H
#define FONDS_CATALOG_ROW_H

#include "doc/collection.h"
#include "doc/document.h"

typedef struct {
    Str path;    // inside the deposit
    Str sha512;  // 128 hex digits
    uint64_t size_bytes;
} DepositFile;
typedef LIST_OF(DepositFile) DepositFileList;

typedef struct {
    Str id;                 // d and 12 letters
    Str accession;          // its id
    int64_t received;       // seconds since 1970
    Str received_as;        // path as handed over
    uint32_t version;       // OCFL version, from 1
    uint32_t reading;       // number of the reading in force, from 1; 0: it was never read
    Str failure;            // why the present version could not be read; else empty
    Str failure_code;       // fail_code_name(); else empty
    Str program;            // version of the program that read it
    DepositFileList files;  // by path
    bool withheld;  // a document of it was withdrawn or destroyed: its files are not handed out
} DepositRow;

typedef enum {
    STATE_VISIBLE,
    STATE_WITHDRAWN,
    STATE_DESTROYED,
    STATE_LOST  // an earlier reading had it, the one that counts has not
} DocumentState;

typedef struct {
    Str id, deposit, local_id;
    DocumentRole role;
    DocumentState state;
    Str state_reason, state_who;  // of what is withdrawn or destroyed; else empty
    int64_t state_time;           // seconds since 1970; else 0
    uint32_t reading;             // the last one that had it
    uint32_t order;               // place in that reading, from 0
    Str title, number, kind;      // acts applied
    Str date_edtf;                // of the first date that dates the document; else empty
    Str collection;               // full id of the chief one; empty: it stands alone
    int32_t sort_day;  // least day of the dates that date it; DAY_OPEN_AFTER where undated
    bool has_acts;     // an act names it, in effect or not
} DocumentRow;
typedef LIST_OF(DocumentRow) DocumentRowList;

typedef struct {
    Str id;  // full id: deposit, or deposit.local
    CollectionKind kind;
    Str title;
    Str parent;               // full id, or empty
    uint64_t document_count;  // visible ones below it, at any depth, each once; no apparatus
    uint32_t child_count;     // collections directly below
} CollectionRow;
typedef LIST_OF(CollectionRow) CollectionRowList;

typedef struct {
    int64_t time;
    Str accession, path;
} ReceiptRow;
typedef LIST_OF(ReceiptRow) ReceiptRowList;

/* What became of an act in the fold. */
typedef enum {
    ACT_STATE_IN_EFFECT,
    ACT_STATE_UNDONE,    // by an undo that is in effect
    ACT_STATE_ORPHANED,  // its target is not, or no longer, there
    ACT_STATE_KEPT       // kept and shown: this version does not fold its kind
} ActState;

typedef enum {
    NAMED_NOTHING,
    NAMED_DOCUMENT,
    NAMED_COLLECTION,
    NAMED_DEPOSIT,
    NAMED_EVENT
} NamedKind;
typedef struct {
    NamedKind kind;
    Str id;           // full id; empty for NAMED_NOTHING
    bool redirected;  // id is not the name that was asked
} Named;

#endif
