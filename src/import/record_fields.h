/*
 * record_fields: gathers the values of one record page: made machine-readable where form alone
 * allows it, the same value of a field kept once with every place where it stood.
 */
#ifndef FONDS_IMPORT_RECORD_FIELDS_H
#define FONDS_IMPORT_RECORD_FIELDS_H

#include "import/page_line.h"

typedef struct {
    Field field;
    Str value;
    const char *role;
    Str label;  // as printed; empty: none
    Origin origin;
    const char *rule;    // that inferred it; NULL: the page says so
    uint16_t certainty;  // per mille; 0 means 1000
} RecordValue;

typedef struct {
    struct arena *results;
    Description *description;
    struct map *known;  // of record_fields.c; NULL at first
} RecordFields;

/* Adds a value as it stands. A list in one line ("Cuba; Missiles") comes apart for fields that
 * repeat. */
void record_fields_add(RecordFields *fields, RecordValue value);
/* The same of a value that the page parts from others: its commas are its own. */
void record_fields_add_one(RecordFields *fields, RecordValue value);
/*
 * False where a value is not of the form its field has (no number in a record's id, no address in
 * an URL): then it answers another question, and is added as FIELD_OTHER.
 */
bool record_fields_may_be(Field field, Str value, struct arena *scratch);
/* Asked and empty. */
void record_fields_add_empty(RecordFields *fields, Field field, const char *role, Str label,
                             Origin origin);
/* A value of any agent's field that reads the same; NULL where there is none. */
Value *record_fields_find_agent(RecordFields *fields, Str value);
bool record_fields_has(const RecordFields *fields, Field field);  // asked-and-empty does not count

#endif
