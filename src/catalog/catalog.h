/*
 * catalog: what the archive holds, listed: the fold of readings and acts. SQLite
 * (docs/formats/catalog.md), made again from store and journal at any time. One handle a thread.
 *
 * This header is the reader's door and brings row.h and browse.h along; what archive/ writes goes
 * through record.h (readings) and fold.h (acts).
 */
#ifndef FONDS_CATALOG_CATALOG_H
#define FONDS_CATALOG_CATALOG_H

#include "base/fail.h"
#include "catalog/browse.h"
#include "catalog/event_rows.h"
#include "catalog/row.h"
#include "doc/act.h"
#include "doc/date.h"
#include "doc/reading.h"

enum { CATALOG_SCHEMA = 9 };

struct catalog;

/* `rules`: a number for the rules by which its rows will be made. EXISTS where there is one. */
MUST_USE bool catalog_make(Str path, uint64_t rules, Fail *fail);
/*
 * UNSUPPORTED for a newer schema, naming both numbers; CORRUPT for an older or a foreign one, which
 * a rebuild makes again.
 */
MUST_USE bool catalog_open(Str path, bool writer, struct catalog **catalog, Fail *fail);
void catalog_close(struct catalog *catalog);  // NULL is welcome

/*
 * A writer's batch; watermark is the journal's seq up to which all is listed. A reader's begin
 * holds one view of all tables until catalog_rollback().
 */
MUST_USE bool catalog_begin(struct catalog *catalog, Fail *fail);
MUST_USE bool catalog_commit(struct catalog *catalog, uint64_t watermark, Fail *fail);
void catalog_rollback(struct catalog *catalog);  // nothing open is fine
uint64_t catalog_watermark(struct catalog *catalog);
uint64_t catalog_rules(struct catalog *catalog);  // as it was made with; 0 where it says none
void catalog_rest(struct catalog *catalog);       // memory is wanted for something else: db_rest()
/* SQLite's own check of every page; CORRUPT says what it found. */
MUST_USE bool catalog_check(struct catalog *catalog, Fail *fail);

/*
 * Any name: full id of a document or collection, volume/local (frus1961-63v15/d135), a volume's own
 * id, record:ID, an address the source had; an event's id or key. A deposit's id is its volume, or
 * the one document in it, or the deposit itself. Nothing found is NAMED_NOTHING, not an error.
 */
MUST_USE bool catalog_resolve(struct catalog *catalog, Str name, struct arena *results,
                              Named *named, Fail *fail);

MUST_USE bool catalog_row(struct catalog *catalog, Str id, struct arena *results, DocumentRow *row,
                          Fail *fail);  // MISSING
/*
 * The document as it is now, acts applied (see fold.h); withdrawn ones too. MISSING for one that
 * is lost.
 */
MUST_USE bool catalog_document(struct catalog *catalog, Str id, struct arena *results,
                               struct document *document, Fail *fail);
/* The document as its reading has it, with what rules judge of it, without acts. */
MUST_USE bool catalog_base_document(struct catalog *catalog, Str id, struct arena *results,
                                    struct document *document, Fail *fail);

MUST_USE bool catalog_deposit(struct catalog *catalog, Str id, struct arena *results,
                              DepositRow *row, Fail *fail);  // MISSING
/*
 * The deposit of which a version above the first may have the bytes of this id
 * (docs/formats/identity.md, "The same bytes"); empty: none has. Its files decide.
 */
MUST_USE bool catalog_with_bytes(struct catalog *catalog, Str id, struct arena *results,
                                 Str *deposit, Fail *fail);
/* The head of its reading; MISSING where there is none. */
MUST_USE bool catalog_head(struct catalog *catalog, Str deposit, struct arena *results,
                           ReadingHead *head, Fail *fail);
/* Deposits whose reading names itself so (source id, else canonical URL), by id. */
MUST_USE bool catalog_with_identity(struct catalog *catalog, Str name, struct arena *results,
                                    StrList *deposits, Fail *fail);
MUST_USE bool catalog_receipts(struct catalog *catalog, Str deposit, struct arena *results,
                               ReceiptRowList *rows, Fail *fail);  // by time, accession, path
MUST_USE bool catalog_last_check(struct catalog *catalog, Str deposit, int64_t *time, bool *sound,
                                 Fail *fail);  // time 0: never

/* Acts in seq order; of a document or event: with the undos of them. Empty: of all. */
MUST_USE bool catalog_acts(struct catalog *catalog, Str subject, struct arena *results,
                           ActList *acts, Fail *fail);
MUST_USE bool catalog_orphaned_acts(struct catalog *catalog, struct arena *results, ActList *acts,
                                    Fail *fail);
MUST_USE bool catalog_act(struct catalog *catalog, uint64_t seq, struct arena *results, Act *act,
                          ActState *state, Fail *fail);  // MISSING

#endif
