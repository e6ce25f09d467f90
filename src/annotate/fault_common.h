/*
 * fault_common: words so common in their language that a holding which hardly has them says nothing
 * against them: "my", "me", "off" in a few official papers.
 */
#ifndef FONDS_ANNOTATE_FAULT_COMMON_H
#define FONDS_ANNOTATE_FAULT_COMMON_H

#include "base/str.h"

/* folded: as text/token.h gives it. language: BCP 47; empty: English. English, German, French,
 * Spanish, Italian and Russian are known. */
bool fault_common_has(Str folded, Str language);

#endif
