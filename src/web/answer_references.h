/*
 * answer_references: what a document refers to and what refers to it, from the catalog to a page or
 * its twin.
 */
#ifndef FONDS_WEB_ANSWER_REFERENCES_H
#define FONDS_WEB_ANSWER_REFERENCES_H

#include "web/answer.h"

void answer_references(Answer *a);

#endif
