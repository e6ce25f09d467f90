/*
 * authority_groups: which entries of the volumes' lists are one person, as people decided. Pure:
 * acts in, groups out; leaving an act out is undoing it.
 *
 * merge   who is named by `on` and all that are one with him, and who is named by `after` and all
 *         that are one with him, are one; the group goes by who the first went by
 * split   who is named by `on` is a person by himself again, and is not the one that his group goes
 *         by; if it went by him, it now goes by the least id of the others
 */
#ifndef FONDS_CATALOG_AUTHORITY_GROUPS_H
#define FONDS_CATALOG_AUTHORITY_GROUPS_H

#include "catalog/amend.h"

typedef struct {
    Str one, other;
} AuthorityPair;
typedef LIST_OF(AuthorityPair) AuthorityPairList;

typedef struct {
    AuthorityPairList same;   // a person, and the one that his group goes by; by the first's id
    AuthorityPairList apart;  // two that were parted and have not been joined since; likewise
} AuthorityGroups;

/* Acts in seq order, their states known (amend_states()); only those in effect count. */
void authority_groups_make(AmendActList acts, struct arena *results, AuthorityGroups *groups);

#endif
