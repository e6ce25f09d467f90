/*
 * fault_rows: words that were probably miscopied, in rows: what stands there, what was probably
 * meant, where, which rule says so and how sure it is. They are spans of a document whenever it is
 * read; the copies that are kept know nothing of them.
 */
#ifndef FONDS_CATALOG_FAULT_ROWS_H
#define FONDS_CATALOG_FAULT_ROWS_H

#include "catalog/amend.h"
#include "catalog/catalog.h"
#include "doc/correction.h"

typedef struct {
    uint32_t part;        // index
    uint64_t start, end;  // bytes of its text
    Str seen, meant;      // folded words
    Str text;             // the words proposed, as they would be written
    Str pattern;          // "h>n"
    Str rule;
    uint32_t version;         // of the rule
    uint16_t certainty;       // of the rule alone
    CorrectionLesson lesson;  // what people decided of its like; filled where rows are read to be
    Str document;             // shown: fault_rows_open()
} FaultRow;
typedef LIST_OF(FaultRow) FaultRowList;

/* Of proposals nobody decided about, in documents that are visible: all, or those that fit. */
typedef struct {
    Str document, pattern;  // empty: any
    uint16_t least, most;   // certainty after decisions, per mille; most 0: any
} FaultFilter;
/* By document (d2 before d10), part and place. */
MUST_USE bool fault_rows_open(struct catalog *catalog, const FaultFilter *filter,
                              struct arena *results, FaultRowList *rows, Fail *fail);
uint16_t fault_rows_certainty(const FaultRow *row);  // after decisions

MUST_USE bool fault_rows_get(struct catalog *catalog, Str document, struct arena *results,
                             FaultRowList *rows, Fail *fail);  // in the order of the text
/* Replaces those of a document, within a batch. */
MUST_USE bool fault_rows_put(struct catalog *catalog, Str document, const FaultRowList *rows,
                             Fail *fail);
/*
 * The spans that the rows are, added to the document where nobody corrected it; their texts stay
 * where they are. CORRUPT: a row is of another text.
 */
MUST_USE bool fault_rows_add_spans(const FaultRowList *rows, struct arena *arena,
                                   struct document *document, Fail *fail);

/* --- which documents are to be looked at ----------------------------------------------------- */

/* Deposits whose reading came in since their documents were looked at last, by id. */
MUST_USE bool fault_rows_due(struct catalog *catalog, struct arena *results, StrList *deposits,
                             Fail *fail);
/* The readings that there are, by deposit. */
typedef struct {
    Str deposit;
    uint32_t number;
    uint32_t documents;  // with apparatus
} FaultReading;
typedef LIST_OF(FaultReading) FaultReadingList;
MUST_USE bool fault_rows_readings(struct catalog *catalog, struct arena *results,
                                  FaultReadingList *readings, Fail *fail);
MUST_USE bool fault_rows_set_due(struct catalog *catalog, Str deposit, bool due, Fail *fail);
/* The documents of a deposit by their places in its reading. */
MUST_USE bool fault_rows_documents(struct catalog *catalog, Str deposit, struct arena *results,
                                   StrList *ids, Fail *fail);
/* How many words the holding had when all its documents were looked at last. */
MUST_USE bool fault_rows_looked(struct catalog *catalog, uint64_t *words, Fail *fail);
MUST_USE bool fault_rows_set_looked(struct catalog *catalog, uint64_t words, Fail *fail);
/* Another number where a reading came in or was replaced. */
MUST_USE bool fault_rows_state(struct catalog *catalog, uint64_t *state, Fail *fail);

/* For catalog/ only. What the acts on a document decided, as rows in place of those before. */
MUST_USE bool fault_rows_put_rulings(struct catalog *catalog, Str document, AmendActList acts,
                                     Fail *fail);
/* For catalog/ only. A reading takes away what was found in the one before. */
MUST_USE bool fault_rows_take_away(struct catalog *catalog, Str deposit, Fail *fail);
MUST_USE bool fault_rows_lay(struct catalog *catalog, Str id, struct arena *results,
                             struct document *document, Fail *fail);

#endif
