/*
 * ocfl_rules: what the specification asks of one inventory alone, without looking at the disk.
 * Faults are added to a list and checking goes on; what could be understood is handed back for
 * ocfl_validate.c to compare with what stands there.
 */
#ifndef FONDS_STORE_OCFL_RULES_H
#define FONDS_STORE_OCFL_RULES_H

#include "store/ocfl_inventory.h"
#include "store/ocfl_validate.h"

typedef struct {
    Str algorithm;
    OcflPathList paths;  // digests as written
} OcflFixity;
typedef LIST_OF(OcflFixity) OcflFixityList;

/* An inventory as far as it was understood; absent members are empty. Digests are lower case. */
typedef struct {
    bool is_object;                     // it could be read at all
    Str id, type, algorithm, head;      // head: empty where it is no text
    Str content_folder;                 // as written; empty: not set
    OcflPathList manifest;              // content paths that keep the rules
    OcflInventoryVersionList versions;  // by number; number 0: its name is no version
    OcflFixityList fixity;
    uint32_t highest;  // version
} OcflFacts;

typedef struct {
    Str where;   // for faults: path of the inventory
    bool is_11;  // the rules of 1.1, else of 1.0
    struct arena *results;
    OcflFaultList *faults;
} OcflRules;

void ocfl_rules_check(const OcflRules *rules, Str text, OcflFacts *facts);
/* Adds a fault; its words are printed. */
__attribute__((format(printf, 3, 4))) void ocfl_rules_add(const OcflRules *rules, const char *code,
                                                          const char *format, ...);
/* "v1", "v0001": its number; 0 where the name is no version. */
uint32_t ocfl_rules_version(Str name);
/* Registered with OCFL/extensions. */
bool ocfl_rules_is_extension(Str name);

#endif
