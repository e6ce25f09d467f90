/*
 * stamp: moments, from the system clock or from FONDS_NOW (RFC 3339, for tests). UTC, whole
 * seconds.
 */
#ifndef FONDS_BASE_STAMP_H
#define FONDS_BASE_STAMP_H

#include "base/fail.h"
#include "base/str.h"

/*
 * Must be called once, first; INVALID where FONDS_NOW is set and is not like 2026-11-24T01:55:29Z.
 */
MUST_USE bool stamp_init(Fail *fail);
int64_t stamp_now(void);                               // seconds since 1970
Str stamp_text(struct arena *arena, int64_t seconds);  // 2026-11-24T01:55:29Z
MUST_USE bool stamp_parse(Str text, int64_t *seconds, Fail *fail);
uint64_t stamp_elapsed_ms(void);  // a clock that only runs forward; never FONDS_NOW

#endif
