/*
 * person_name: names of persons, and their offices, as a record prints them beside those that the
 * deposit's own list of persons has. In a text that a scanner misread (scan_is_noisy()) a name that
 * the list has not and that is near one of it in its letters is that one; without a list, and in a
 * clean text, nothing is mended.
 */
#ifndef FONDS_ANNOTATE_PERSON_NAME_H
#define FONDS_ANNOTATE_PERSON_NAME_H

#include "annotate/rule.h"

/* The family names of the deposit's list. Immutable; made once a deposit, in a row's prepare(). */
struct person_list;
const struct person_list *person_name_list(const Lexicon *lexicon, struct arena *arena);

typedef enum {
    NAME_KNOWN,    // the list has the name; of an office: the table of cues has each word
    NAME_NO_LIST,  // the deposit prints no list that could have the name
    NAME_STRANGE   // not known, and so perhaps misread
} NameKnowledge;

NameKnowledge person_name_knowledge(const struct person_list *list, Str folded);
/* for tests and other grammars of names: the one family name of the list that a folded word of a
 * text was read for, as the list prints it; empty: there is none, or the word is a name itself. */
Str person_name_misread(const struct person_list *list, const Scan *scan, Str folded);

typedef struct {
    Str text;
    bool mended;              // at least one word was misread, and is not as printed
    NameKnowledge knowledge;  // of a name: of its last word
} NameWords;

/*
 * The words of a stretch on one line, without note marks; name: they are a person's name, else an
 * office or body. The text lives in job->job.
 */
NameWords person_name_words(const RuleJob *job, const struct person_list *list, const Scan *scan,
                            Stretch stretch, bool name);

#endif
