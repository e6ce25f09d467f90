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
extern Response answering_response;
void answering_has(Str text, const char *part);

#endif
