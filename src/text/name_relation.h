/*
 * name_relation: whether two words may be forms of one name, how surely, and by which rule.
 *
 *   same   one original can be read from both, each in one romanisation; or the one is heard as the
 *          other is written in Cyrillic
 *   near   they sound nearly alike
 *   key    they share a key of name_key.h; more strangers than relatives
 */
#ifndef FONDS_TEXT_NAME_RELATION_H
#define FONDS_TEXT_NAME_RELATION_H

#include "text/name_cost.h"
#include "text/name_reading.h"

typedef enum { NAME_UNRELATED, NAME_BY_KEY, NAME_NEAR, NAME_SAME } NameStrength;

/* A word made ready to be compared with many. */
typedef struct {
    NameLetters letters;
    NameSounds sounds;
    NameReadingList readings;
    StrList keys;
} NameForm;

typedef struct {
    NameStrength strength;
    const char *rule;  // what the second is of the first: "German form", "other spelling"
    uint32_t cost;     // name_cost_between()
} NameRelation;

/* The form lives in results. */
void name_relation_form(Str word, struct arena *results, NameForm *form);
/* What `other` is of `name`; symmetrical but for the rule. */
NameRelation name_relation_between(const NameForm *name, const NameForm *other);

#endif
