/*
 * place_form: the names under which one place is known, for who searches: from "Peking" to
 * "beijing", "peiping", "пекин". Forms are of single words; names that persons bear as often, or
 * several places, have no other forms.
 */
#ifndef FONDS_ANNOTATE_PLACE_FORM_H
#define FONDS_ANNOTATE_PLACE_FORM_H

#include "base/arena.h"
#include "base/str.h"

/* The other forms of a folded word that is a place's name, folded; none of other words. */
void place_form_list(Str folded, struct arena *results, StrList *forms);

/*
 * Under which name all texts have the place, "Ho Chi Minh City" of "saigon": that of
 * doc/gazetteer.h. False where the folded words are none of its forms.
 */
bool place_form_shown(Str folded, Str *shown);

#endif
