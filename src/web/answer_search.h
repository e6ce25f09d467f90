/*
 * answer_search: a search, and all values of one of its fields, from the archive to a page or its
 * twin.
 */
#ifndef FONDS_WEB_ANSWER_SEARCH_H
#define FONDS_WEB_ANSWER_SEARCH_H

#include "web/answer.h"

void answer_search(Answer *a);
void answer_search_values(Answer *a);

#endif
