/*
 * mention_grammar: where a text names persons. A family name of the volume's list, with the given
 * names, initials and titles around it; misread ones where the page is badly read; and persons of
 * no list, whom a title, an initial or a usual given name shows. Who is meant is link.c's question.
 */
#ifndef FONDS_ANNOTATE_MENTION_GRAMMAR_H
#define FONDS_ANNOTATE_MENTION_GRAMMAR_H

#include "annotate/name_list.h"
#include "annotate/rule.h"

typedef struct {
    uint32_t part;
    uint32_t first, end;          // tokens: given names, family, Jr.
    uint32_t family, family_end;  // the family name among them
    uint32_t form;                // of the list that stands there; 0: of no list
    uint32_t title;               // token where the title before it begins; first where none does
    uint64_t ranks;               // bits of CueRank of that title
    uint8_t cost;                 // how far the word is misread, as cue_distance() says
    bool weak;                    // may be a word, or a place: a capital letter shows little here
    bool given_alone;             // Sir Roger
    bool of_thing;                // Kennedy Library: named after him
    bool described;               // of no list, nor shown here: the description names the person
    bool of_file;                 // the file's own
    // link.c: entries by number from 1, 0 for none
    uint32_t entry, second;
    uint16_t certainty;
    uint8_t rule;
} Mention;
typedef LIST_OF(Mention) MentionList;

/* All of the document, part by part, in the order of the text. Linear. */
void mention_grammar_find(const RuleJob *job, const NameList *list, MentionList *mentions);

/* Words of the given names of a mention, in order, titles left out; how many. */
size_t mention_grammar_given(const Scan *scan, const Mention *mention, uint32_t tokens[8]);

#endif
