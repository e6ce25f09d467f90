/*
 * answer_event: an event with its accounts, and the list of all, from the archive to a page or its
 * twin; what may be accounts of one. Exports answer_event* and answer_accounts.
 */
#ifndef FONDS_WEB_ANSWER_EVENT_H
#define FONDS_WEB_ANSWER_EVENT_H

#include "web/answer.h"

void answer_events(Answer *a);
void answer_event(Answer *a);
void answer_accounts(Answer *a);  // what may be accounts of the same event as a document

#endif
