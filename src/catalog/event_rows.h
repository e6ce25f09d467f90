/*
 * event_rows: events and their accounts, folded from the acts join-event (docs/formats/events.md).
 * What is withdrawn, destroyed or lost stays as a notice among the accounts, and counts nowhere.
 */
#ifndef FONDS_CATALOG_EVENT_ROWS_H
#define FONDS_CATALOG_EVENT_ROWS_H

#include "catalog/row.h"
#include "doc/event.h"

struct catalog;

typedef struct {
    EventAccount account;
    DocumentRow row;  // of its document as it is now; STATE_LOST where no reading has it
} AccountRow;
typedef LIST_OF(AccountRow) AccountRowList;

typedef struct {
    Str id;
    bool taken_back;              // its creating act is undone: only id, key, title, date, place
    uint64_t act;                 // that created it
    Event event;                  // its accounts are in `accounts`
    int32_t first_day, last_day;  // as date_bounds(); DAY_OPEN_* where it is undated
    AccountRowList accounts;      // in the order in which they were joined
    uint32_t visible;             // of these
} EventRow;
typedef LIST_OF(EventRow) EventRowList;

MUST_USE bool event_rows_get(struct catalog *catalog, Str id, struct arena *results, EventRow *row,
                             Fail *fail);  // MISSING
/* Those that are not taken back, by date, undated last; count 0: all. */
typedef struct {
    size_t first, count;
} EventRange;
MUST_USE bool event_rows_list(struct catalog *catalog, EventRange range, struct arena *results,
                              EventRowList *rows, Fail *fail);
/* Those of which the document is an account. */
MUST_USE bool event_rows_of_document(struct catalog *catalog, Str document, struct arena *results,
                                     EventRowList *rows, Fail *fail);
MUST_USE bool event_rows_count(struct catalog *catalog, uint64_t *count, Fail *fail);
/* The first one of that key that is not taken back, else, where `taken_back` ones count, the first
 * of those; empty where there is none. */
MUST_USE bool event_rows_find_key(struct catalog *catalog, Str key, bool taken_back,
                                  struct arena *results, Str *id, Fail *fail);

/* Makes the rows of one event again from all acts that name it. For catalog/ only. */
MUST_USE bool event_rows_fold(struct catalog *catalog, Str id, Fail *fail);
/* Those with an account in the deposit, whose documents came or went. For catalog/ only. */
MUST_USE bool event_rows_fold_deposit(struct catalog *catalog, Str deposit, Fail *fail);

#endif
