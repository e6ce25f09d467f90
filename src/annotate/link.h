/*
 * link: which person of the volume's list a mention means. Evidence for and against each person of
 * its form is added up as log odds: given names, initials, titles; then who is named in full in
 * the document, and who was named last. Where two stay as likely the mention is open between them.
 */
#ifndef FONDS_ANNOTATE_LINK_H
#define FONDS_ANNOTATE_LINK_H

#include "annotate/mention_grammar.h"

typedef enum {
    LINK_NONE,       // no person of the list
    LINK_ONLY,       // one person has the name
    LINK_GIVEN,      // given name or initials
    LINK_TITLE,      // title or office
    LINK_DOCUMENT,   // named in full elsewhere in the document
    LINK_OFFICE,     // of several, the one of the higher office
    LINK_MISREAD,    // the word is misread
    LINK_OPEN,       // between two or more
    LINK_THING,      // a library or plan that bears the name
    LINK_DESCRIBED,  // of no list, nor shown by the text: the description names one so
} LinkBy;

/* Gives each mention of a form of the list its entry, certainty and LinkBy (mention->rule). */
void link_resolve(const RuleJob *job, const NameList *list, MentionList *mentions);

#endif
