/*
 * authority_rows: the rows of who is one with whom. Entries of lists stay what they are, and links
 * to them; they are led on when they are read, so that undoing a merge is leaving it out, and every
 * id answers for ever.
 */
#ifndef FONDS_CATALOG_AUTHORITY_ROWS_H
#define FONDS_CATALOG_AUTHORITY_ROWS_H

#include "catalog/authority_groups.h"
#include "catalog/catalog.h"
#include "catalog/people.h"

/* The subject of acts that merge and split persons: they are folded together. For catalog/ only. */
extern const Str authority_rows_subject;
bool authority_rows_are_about(ActKind kind);
/* One more merge or split, all before it being in the rows: what a fold of all would give. */
MUST_USE bool authority_rows_apply(struct catalog *catalog, const Act *act, Fail *fail);
MUST_USE bool authority_rows_put(struct catalog *catalog, const AuthorityGroups *groups,
                                 Fail *fail);

/* All merges and splits in effect, by seq. */
MUST_USE bool authority_rows_acts(struct catalog *catalog, struct arena *results, ActList *acts,
                                  Fail *fail);
/* The person that this one goes by: itself where nobody merged it, whether a list has it or not. */
MUST_USE bool authority_rows_lead(struct catalog *catalog, Str person, struct arena *results,
                                  Str *lead, Fail *fail);
/* All that go by `lead`, itself left out, by id. */
MUST_USE bool authority_rows_members(struct catalog *catalog, Str lead, struct arena *results,
                                     StrList *persons, Fail *fail);
/* All that are one with this person, himself left out, whom a list has that is visible: first the
 * one that they go by, then by id. */
MUST_USE bool authority_rows_others(struct catalog *catalog, Str person, struct arena *results,
                                    PersonRowList *rows, Fail *fail);
/*
 * The names of all that are one with somebody whose name begins with this folded word, as lists
 * that are visible have them: of "zhou" also "Chou En-lai", once somebody merged them. None without
 * a merge.
 */
MUST_USE bool authority_rows_names(struct catalog *catalog, Str folded, struct arena *results,
                                   StrList *names, Fail *fail);
/*
 * Groups of names that merged persons bear in lists that are visible: the names of one group stand
 * together, parted by its lead's id. Empty without a merge.
 */
typedef struct {
    Str lead, name;
} AuthorityName;
typedef LIST_OF(AuthorityName) AuthorityNameList;
MUST_USE bool authority_rows_all_names(struct catalog *catalog, struct arena *results,
                                       AuthorityNameList *names, Fail *fail);
/* Somebody parted these two. */
MUST_USE bool authority_rows_are_apart(struct catalog *catalog, Str one, Str other, bool *apart,
                                       Fail *fail);

#endif
