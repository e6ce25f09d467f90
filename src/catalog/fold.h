/*
 * fold: acts into rows. A document is what its reading says with the acts that are in effect
 * applied in seq order; so undoing is leaving out, and folding act by act gives the rows that
 * folding all at once gives.
 *
 * describe  sets, adds or empties a value. The new one is a Value of SOURCE_PERSON, asked_empty
 *           where it was emptied; what it replaces stays right below it as FIELD_OTHER with the
 *           role "was-title" (was- and the field's name), so that no facet, date or citation takes
 *           it for what holds now. A field that does not repeat takes the last value set; one that
 *           repeats wants the value `before` to be there, else the act is orphaned. A title that a
 *           rule made of the parties (title-by-parties) follows who replaces one of them
 * correct   adds a SPAN_CORRECTION of SOURCE_PERSON (attributes text, act, reason). The words are
 *           looked for, by digest, where the act says; else where they stand once in that block or
 *           in the block that took its place; else the act is orphaned
 * reject    a guess of a rule is none: it is looked for as a correction is, and not laid any more
 * withdraw  state WITHDRAWN (destroy: DESTROYED) with reason, who and when
 * join-event  makes an event and its accounts, or adds to one: event_rows.h
 * undo      of any act, an undo too
 * others    are kept and shown
 */
#ifndef FONDS_CATALOG_FOLD_H
#define FONDS_CATALOG_FOLD_H

#include "catalog/amend.h"
#include "catalog/catalog.h"

/*
 * Lists one act and applies it. Acts come in seq order; one that is listed already changes nothing,
 * so that a recovery may go over them again. INVALID where another act stands under its number.
 *
 * touched   the document whose row in the index must be made again; empty where nothing that is
 *           indexed changed
 */
MUST_USE bool fold_act(struct catalog *catalog, const Act *act, struct arena *results, Str *touched,
                       Fail *fail);

/*
 * Makes the row of one document again from its base and all acts that name it. *applied: it is in
 * its deposit's reading and acts have changed it or hidden it. Counts are the caller's (tally.h).
 * For catalog/ only.
 */
MUST_USE bool fold_subject(struct catalog *catalog, Str subject, bool *applied, Fail *fail);

/* All acts on a document or event, in seq order; what became of each. For catalog/ only. */
MUST_USE bool fold_load_acts(struct catalog *catalog, Str subject, AmendActList *acts, Fail *fail);
MUST_USE bool fold_put_states(struct catalog *catalog, AmendActList acts, Fail *fail);

/* The document is in no reading any more. For catalog/ only. */
MUST_USE bool fold_lose(struct catalog *catalog, Str id, Fail *fail);

#endif
