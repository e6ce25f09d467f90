/*
 * ocfl_validate: whether a root, an object or an inventory keeps the rules of OCFL 1.0 or 1.1; goes
 * on after the first fault.
 */
#ifndef FONDS_STORE_OCFL_VALIDATE_H
#define FONDS_STORE_OCFL_VALIDATE_H

#include "base/fail.h"
#include "base/str.h"

typedef struct {
    Str code;    // E001 to E112, W001 to W016 of the specification
    Str where;   // path
    Str detail;  // for readers
} OcflFault;
typedef LIST_OF(OcflFault) OcflFaultList;

/*
 * IO only where the disk refuses; faults are answers, not failures. `fixity`: content digests are
 * computed too.
 */
MUST_USE bool ocfl_validate_object(Str path, bool fixity, struct arena *results,
                                   OcflFaultList *faults, Fail *fail);
MUST_USE bool ocfl_validate_root(Str path, bool fixity, struct arena *results,
                                 OcflFaultList *faults, Fail *fail);
/* Of an inventory alone, as conformance sets have them; for tests. */
MUST_USE bool ocfl_validate_inventory(Str path, struct arena *results, OcflFaultList *faults,
                                      Fail *fail);
bool ocfl_validate_has_error(const OcflFaultList *faults);

#endif
