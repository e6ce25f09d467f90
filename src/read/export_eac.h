/*
 * export_eac: a person as EAC-CPF 2.0, a whole file: the entries of lists that are this person,
 * each with the volume that prints it, and the acts that say so.
 */
#ifndef FONDS_READ_EXPORT_EAC_H
#define FONDS_READ_EXPORT_EAC_H

#include "base/buf.h"
#include "doc/act.h"

typedef struct {
    Str id;             // deposit.list-id
    Str name, wording;  // as printed: the name alone, the whole entry
    Str volume;         // title of what prints it
    Str address;        // of its page
} EacEntry;
typedef LIST_OF(EacEntry) EacEntryList;

typedef struct {
    EacEntryList entries;  // at least one; the person goes by the first
    Str agency;            // who keeps the archive
    int64_t time;          // of writing, seconds since 1970
    ActList acts;          // merges and splits, in their order
} EacPerson;

void export_eac(const EacPerson *person, Buf *out);

#endif
