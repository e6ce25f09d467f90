/*
 * page_people: persons as the volumes' own lists name them: by letter, by words of their names; and
 * one of them with the documents that link to it.
 */
#ifndef FONDS_WEB_PAGE_PEOPLE_H
#define FONDS_WEB_PAGE_PEOPLE_H

#include "archive/archive.h"
#include "web/page_frame.h"
#include "web/page_home.h"

enum { PAGE_PEOPLE_ROWS = 400, PAGE_PEOPLE_FIRST = 60, PAGE_PEOPLE_DOCUMENTS = 200 };

typedef struct {
    const LetterCountList *letters;
    const PersonRowList *rows;  // one more than are shown: there are more
    PeopleRange range;
    const PageHomeFound *named;  // by descriptions: shown where no letter and no name is asked
} PagePeople;

typedef struct {
    const PersonRow *person;
    const MentionRowList *mentions;
    const PersonRowList *same_name;  // in other volumes, nobody having joined them
    size_t first;                    // of the documents
    const PersonRowList *one_with;   // who is the same, as somebody decided
} PagePerson;

void page_people_write(const PageContext *context, const PagePeople *page);
void page_people_write_one(const PageContext *context, const PagePerson *page);

#endif
