/*
 * repository: archives and libraries by the forms in which references name them ("АВП РФ", "AVP
 * RF", "PA AA"), with their full names in English, and the habit of writing references that goes
 * with each. The table is one of forms, not of truth: what a reference prints stays as it is
 * printed.
 */
#ifndef FONDS_ANNOTATE_REPOSITORY_H
#define FONDS_ANNOTATE_REPOSITORY_H

#include "base/arena.h"
#include "base/str.h"

/* How the parts of a reference are labelled. */
typedef enum {
    HABIT_PLAIN,    // commas, few labels: "National Archives, RG 59, Central Files, POL 27"
    HABIT_SOVIET,   // f. op. p. d. l., in any romanisation
    HABIT_LETTERS,  // a group of letters and a number, a slash, a piece: FO 371/166970, DY 30/3663
    HABIT_LATIN,    // b. fasc.; leg. exp.; vol. fol.
    HABIT_POLISH,   // z. w. t.
    HABIT_HUNGARIAN,  // the label behind its number: 11. d., 3. ő. e.
    HABIT_ROMANIAN    // fond, dosar, f.
} Habit;

typedef struct {
    const char *form;          // as printed
    const char *name;          // in full, in English; NULL: the form is the name
    const char *abbreviation;  // in Latin letters; NULL: none is usual
    Habit habit;
} Repository;

struct repository_table;
const struct repository_table *repository_create(struct arena *arena);
/* By its form, whatever its capitals, marks and spaces; NULL where the table has none. */
const Repository *repository_find(const struct repository_table *all, Str form,
                                  struct arena *scratch);
/* Of n forms in a row, for tests: NULL behind the last one. */
const Repository *repository_at(size_t n);

#endif
