/*
 * office_holder: who is meant by "the Secretary", "the Ambassador", "the Generalissimo". Decided
 * once for an office and a document, by who bears it in the text itself, then by who of those named
 * there bears it in the volume's list; the next likely one is kept. An office that nobody is found
 * for is left alone.
 */
#ifndef FONDS_ANNOTATE_OFFICE_HOLDER_H
#define FONDS_ANNOTATE_OFFICE_HOLDER_H

#include "annotate/mention_grammar.h"

typedef enum { HOLDER_IN_TEXT, HOLDER_NAMED, HOLDER_IN_LIST } HolderBy;

typedef struct {
    uint32_t part, first, end;  // tokens, without the article
    uint32_t entry, second;     // by number from 1; second 0: none
    uint16_t certainty;
    HolderBy by;
} OfficeMention;
typedef LIST_OF(OfficeMention) OfficeMentionList;

/* The mentions are linked already. Linear. */
void office_holder_find(const RuleJob *job, const NameList *list, const MentionList *mentions,
                        OfficeMentionList *found);

#endif
