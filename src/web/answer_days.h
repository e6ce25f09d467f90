/*
 * answer_days: the calendar, from the archive to a page or its twin.
 */
#ifndef FONDS_WEB_ANSWER_DAYS_H
#define FONDS_WEB_ANSWER_DAYS_H

#include "web/answer.h"

void answer_days(Answer *a);

#endif
