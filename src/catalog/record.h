/*
 * record: accessions, deposits and readings into rows, between catalog_begin() and
 * catalog_commit().
 *
 * A reading goes in whole within one batch: record_begin_reading(), its documents in their order,
 * record_end_reading(). Readings of one deposit are recorded in the order of their numbers, by a
 * rebuild too: what an earlier one had and a later one has not stays as a row of state LOST. Acts
 * on its documents are applied at the end of the reading, whether they came before it or come after
 * it: rows depend on what was recorded, not on when.
 */
#ifndef FONDS_CATALOG_RECORD_H
#define FONDS_CATALOG_RECORD_H

#include "catalog/catalog.h"

typedef struct {
    Str id;
    int64_t time;  // seconds since 1970
    Str who, from;
} AccessionRow;
MUST_USE bool record_accession(struct catalog *catalog, const AccessionRow *row, Fail *fail);
MUST_USE bool record_deposit(struct catalog *catalog, const DepositRow *row,
                             Fail *fail);  // replaces

/* A later version's bytes would by themselves have this id; catalog_with_bytes() finds them. */
MUST_USE bool record_bytes(struct catalog *catalog, Str deposit, Str id, Fail *fail);

typedef struct {
    Str deposit;
    Str accession;
    int64_t time;
    Str path;  // as handed over
} ReceivedAgain;
MUST_USE bool record_received_again(struct catalog *catalog, const ReceivedAgain *receipt,
                                    Fail *fail);
MUST_USE bool record_check(struct catalog *catalog, Str deposit, int64_t time, bool sound,
                           Fail *fail);  // an older one than the last is ignored

MUST_USE bool record_begin_reading(struct catalog *catalog, Str deposit, uint32_t reading,
                                   const ReadingHead *head, Fail *fail);
typedef struct {
    uint32_t order;  // place in the reading, from 0
    const struct document *document;
    Str read_copy;  // read_copy_write() of it, packed by zip_pack()
} DocumentRecord;
/* A document of the reading begun. */
MUST_USE bool record_document(struct catalog *catalog, const DocumentRecord *record, Fail *fail);

/* What the index must follow after a reading went in. */
typedef struct {
    StrList
        folded;    // documents of the reading that acts changed: rows made from catalog_document()
    StrList lost;  // documents that it has no more: rows to be removed
} ReadingChange;
MUST_USE bool record_end_reading(struct catalog *catalog, struct arena *results,
                                 ReadingChange *change, Fail *fail);

#endif
