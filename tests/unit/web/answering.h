/* One request answered by one function over an archive of the test's own. */
#ifndef FONDS_TESTS_UNIT_WEB_ANSWERING_H
#define FONDS_TESTS_UNIT_WEB_ANSWERING_H

#include "archive/holding.h"
#include "web/answer.h"

typedef void (*AnswerFunction)(Answer *a);

int answering_setup(void **state);  // an empty archive in *state: a struct holding
int answering_teardown(void **state);
/* The body; `response` keeps the status. A page is checked to be whole. */
Str answering_ask(struct holding *holding, AnswerFunction answer, const char *target);
/* A TEI volume with a list of two persons and three documents: of 18 October 1962, of that month,
 * undated. name is part of its title, and of the text of its third document. */
void answering_volume(struct holding *holding, const char *name);
extern Response answering_response;

#endif
