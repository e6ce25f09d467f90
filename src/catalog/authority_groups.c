/*
 * Every person that an act names has a number, in the order of naming; lead[i] is the number of the
 * one that his group goes by. A merge rewrites one group, so a thousand acts cost a million steps,
 * which is nothing, and there is no tree to take apart at a split.
 */
#include "catalog/authority_groups.h"
#include "base/map.h"
#include <stdlib.h>

typedef struct {
    struct arena *results;
    struct map *numbers;
    StrList persons;
    LIST_OF(size_t) lead;
    struct {
        struct {
            size_t one, other;
        } * p;
        size_t n, cap;
    } apart;
} Grouping;

static size_t number_of(Grouping *grouping, Str person) {
    bool is_new;
    uint64_t *number = map_put(grouping->numbers, person, &is_new);
    if (is_new) {
        *number = grouping->persons.n;
        str_list_add(grouping->results, &grouping->persons, person);
        *LIST_ADD(grouping->results, &grouping->lead) = (size_t)*number;
    }
    return (size_t)*number;
}

/* All that go by `from` go by `to`. */
static void rename_group(Grouping *grouping, size_t from, size_t to) {
    for (size_t i = 0; i < grouping->lead.n; i++)
        if (grouping->lead.p[i] == from)
            grouping->lead.p[i] = to;
}

static void merge(Grouping *grouping, Str kept, Str merged) {
    if (kept.n == 0 || merged.n == 0)
        return;
    size_t one = number_of(grouping, kept), other = number_of(grouping, merged);
    rename_group(grouping, grouping->lead.p[other], grouping->lead.p[one]);
    size_t left = 0;  // who are one again are parted no more
    for (size_t i = 0; i < grouping->apart.n; i++)
        if (grouping->lead.p[grouping->apart.p[i].one] !=
            grouping->lead.p[grouping->apart.p[i].other])
            grouping->apart.p[left++] = grouping->apart.p[i];
    grouping->apart.n = left;
}

static void split(Grouping *grouping, Str person) {
    if (person.n == 0)
        return;
    size_t parted = number_of(grouping, person), was = grouping->lead.p[parted], first = SIZE_MAX;
    for (size_t i = 0; i < grouping->lead.n; i++)
        if (i != parted && grouping->lead.p[i] == was &&
            (first == SIZE_MAX ||
             str_compare(grouping->persons.p[i], grouping->persons.p[first]) < 0))
            first = i;
    if (first == SIZE_MAX)
        return;  // he is by himself
    size_t goes_by = was == parted ? first : was;
    rename_group(grouping, was, goes_by);
    grouping->lead.p[parted] = parted;
    size_t at = grouping->apart.n;
    (void)LIST_ADD(grouping->results, &grouping->apart);
    grouping->apart.p[at].one = parted;
    grouping->apart.p[at].other = goes_by;
}

static int by_ids(const void *a, const void *b) {
    const AuthorityPair *x = a, *y = b;
    int one = str_compare(x->one, y->one);
    return one != 0 ? one : str_compare(x->other, y->other);
}

static void sort(AuthorityPairList *pairs) {
    if (pairs->n > 0)
        qsort(pairs->p, pairs->n, sizeof *pairs->p, by_ids);
    size_t n = 0;
    for (size_t i = 0; i < pairs->n; i++)
        if (n == 0 || by_ids(&pairs->p[n - 1], &pairs->p[i]) != 0)
            pairs->p[n++] = pairs->p[i];
    pairs->n = n;
}

void authority_groups_make(AmendActList acts, struct arena *results, AuthorityGroups *groups) {
    Grouping grouping = {.results = results, .numbers = map_create(results)};
    *groups = (AuthorityGroups){0};
    for (size_t i = 0; i < acts.n; i++) {
        const Act *act = &acts.p[i].act;
        if (acts.p[i].state != ACT_STATE_IN_EFFECT)
            continue;
        if (act->kind == ACT_MERGE)
            merge(&grouping, act->document, act->after);
        else if (act->kind == ACT_SPLIT)
            split(&grouping, act->document);
    }
    for (size_t i = 0; i < grouping.lead.n; i++)
        if (grouping.lead.p[i] != i)
            *LIST_ADD(results, &groups->same) =
                (AuthorityPair){grouping.persons.p[i], grouping.persons.p[grouping.lead.p[i]]};
    for (size_t i = 0; i < grouping.apart.n; i++)
        *LIST_ADD(results, &groups->apart) =
            (AuthorityPair){grouping.persons.p[grouping.apart.p[i].one],
                            grouping.persons.p[grouping.apart.p[i].other]};
    sort(&groups->same);
    sort(&groups->apart);
}
