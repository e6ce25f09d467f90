/*
 * data_uri: takes what `data:` addresses hold out of a page before it is parsed. A page saved as
 * one file keeps its pictures and fonts there, often a hundred times the size of what can be read.
 */
#ifndef FONDS_IMPORT_DATA_URI_H
#define FONDS_IMPORT_DATA_URI_H

#include "text/utf8.h"

typedef struct {
    size_t at;       // bytes of the shorter text: what was cut stood before this place
    size_t removed;  // all that was cut up to there
} DataCut;
typedef LIST_OF(DataCut) DataCutList;

/*
 * The text without those contents ("data:image/png;base64," stays); the text itself where nothing
 * was cut. Places of damage are moved along. Linear; the shorter text lives in results.
 */
Str data_uri_cut(Str text, Utf8DamageList *damage, struct arena *results, DataCutList *cuts);

/* Where a byte of the shorter text stood in the longer one. */
size_t data_uri_place(const DataCutList *cuts, size_t at);

#endif
