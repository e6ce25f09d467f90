/*
 * group_list: the list of a group of objects under way, beside the journal: what recovery goes by.
 * docs/formats/store.md, "Commit".
 */
#ifndef FONDS_STORE_GROUP_LIST_H
#define FONDS_STORE_GROUP_LIST_H

#include "base/buf.h"
#include "base/fail.h"
#include "base/str.h"

enum { GROUP_LIST_SCHEMA = 1 };

typedef struct {
    Str id;
    uint32_t version;  // that the group makes; 1: a new object
    Str inventory;     // SHA-512 of the new inventory
} GroupObject;
typedef LIST_OF(GroupObject) GroupObjectList;

typedef struct {
    GroupObjectList objects;
    Str lines;  // of the journal, each with its newline
} GroupList;

void group_list_print(const GroupList *list, Buf *out);
/*
 * CORRUPT where it does not agree with itself, UNSUPPORTED for a newer schema. Texts point into
 * `text` or live in results.
 */
MUST_USE bool group_list_parse(Str text, struct arena *results, GroupList *list, Fail *fail);

#endif
