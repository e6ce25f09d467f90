/*
 * description_out: what is said about a document or collection, as a table: what, value, who says
 * so.
 */
#ifndef FONDS_WEB_DESCRIPTION_OUT_H
#define FONDS_WEB_DESCRIPTION_OUT_H

#include "doc/act.h"
#include "doc/description.h"
#include "web/markup.h"

/* acts: those of the document, for the day on which a person said a value. */
void description_out_table(Markup *m, struct arena *request, const Description *description,
                           const ActList *acts);
/* One value as it is to be read: dates in words, addresses as links, languages by name. */
void description_out_value(Markup *m, struct arena *request, const Value *value);
/* Who says a value, and how sure: "the file", "a rule, likely (92 %)", "anna, on 3 May 2026". */
void description_out_source(Markup *m, struct arena *request, const Value *value,
                            const ActList *acts);

/* Who took part, a line for each side, and how long it was, with who says so; nothing where nobody
 * is said to have taken part. */
void description_out_people(Markup *m, struct arena *request, const Description *description,
                            const ActList *acts);

#endif
