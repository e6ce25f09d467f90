/*
 * join: what an act join-event says, from what a person asked for: names become ids, and what is
 * joined already is left out. For decide.c.
 */
#ifndef FONDS_ARCHIVE_JOIN_H
#define FONDS_ARCHIVE_JOIN_H

#include "archive/decide.h"

/*
 * Fills in on_event and event of the act. A new event without title or date takes those of its
 * first account that has them.
 *
 * errors  MISSING: no such document or event; INVALID: a document that is withdrawn or named twice,
 *         a date that is no EDTF, a new event without accounts, more than EVENT_ACCOUNTS_MAX of
 *         them; EXISTS: nothing is left to say
 */
MUST_USE bool join_run(struct archive *archive, const Decision *decision, struct arena *results,
                       Act *act, Fail *fail);

#endif
