/*
 * referral: what documents refer to, and by which documents each is referred to. Rows say what a
 * text says (a number in a volume, a telegram of a day); what that leads to is looked for when it
 * is read. So a reference leads on as soon as its target is held, in whatever order both came.
 */
#ifndef FONDS_CATALOG_REFERRAL_H
#define FONDS_CATALOG_REFERRAL_H

#include "catalog/catalog.h"

typedef struct {
    Str key;     // referral_key() of its spans
    Str target;  // as the span has it: "#d87", "frus1961-63v15#d135"; of a telegram its number
    bool telegram;
    Str words;             // of the first place
    uint32_t block;        // of the first place
    uint64_t places;       // in the document
    DocumentRow document;  // that it leads to; id empty: none that is held and visible
    Str collection;        // a volume that it leads to as a whole: its id; else empty
} ReferralRow;
typedef LIST_OF(ReferralRow) ReferralRowList;

/* A document that refers to another. */
typedef struct {
    DocumentRow document;
    uint32_t block;
    uint64_t places;
    Str words;
} ReferrerRow;
typedef LIST_OF(ReferrerRow) ReferrerRowList;

/* For catalog/ only: as in people.h. */
MUST_USE bool referral_take_away(struct catalog *catalog, Str deposit, Fail *fail);
MUST_USE bool referral_put(struct catalog *catalog, Str id, const struct document *document,
                           Fail *fail);

/*
 * By which spans of one target are known: documents, telegrams of a number, post and day. Empty for
 * references to what is no document.
 */
Str referral_key(const Span *span, Str deposit, struct arena *results);

/* What a document refers to, in the order of its text, each once; itself left out. */
MUST_USE bool referral_from(struct catalog *catalog, Str id, struct arena *results,
                            ReferralRowList *rows, Fail *fail);
/* The same of a document that is at hand, apparatus too, whose references have no rows. */
MUST_USE bool referral_of(struct catalog *catalog, Str id, const struct document *document,
                          struct arena *results, ReferralRowList *rows, Fail *fail);
/* The visible documents that refer to one, by date, the undated last; and how many they are. */
typedef struct {
    Str id;
    size_t first, count;
} ReferrerRange;
MUST_USE bool referral_to(struct catalog *catalog, const ReferrerRange *range,
                          struct arena *results, ReferrerRowList *rows, uint64_t *total,
                          Fail *fail);

#endif
