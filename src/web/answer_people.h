/*
 * answer_people: persons of the volumes' lists, from the catalog to a page or its twin.
 */
#ifndef FONDS_WEB_ANSWER_PEOPLE_H
#define FONDS_WEB_ANSWER_PEOPLE_H

#include "web/answer.h"
#include "web/page_home.h"

void answer_people(Answer *a, const PageHomeFound *named);
void answer_people_one(Answer *a);

#endif
