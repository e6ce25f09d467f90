/*
 * assets: files that are part of the program: the style sheet, the picture of a tab. Each has an
 * address that changes with its bytes, so that browsers may keep it for good.
 */
#ifndef FONDS_WEB_ASSETS_H
#define FONDS_WEB_ASSETS_H

#include "base/str.h"

typedef struct {
    const char *type;  // of its content
    Str bytes;
} Asset;

/* "/assets/reading_room-0123456789abcdef.css" */
Str assets_address(struct arena *results, const char *name);
/* By the last step of such an address. False where there is none, or its bytes were others. */
bool assets_find(Str file, Asset *asset);

Str assets_query_language(void);  // docs/query-language.md

#endif
