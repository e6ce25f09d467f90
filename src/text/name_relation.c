/*
 * Readings are few and short: two lists are compared one by one. Of several pairs of systems that
 * agree the first says the rule, and systems stand in the order in which readers would name them.
 */
#include "text/name_relation.h"
#include "text/name_key.h"

/*
 * Costs up to which two names are near: in one script only what is heard as the same, for there
 * Stevens and Stephens are two. Of few sounds a reading in common says too little if they are heard
 * as different (Chase, Hase), of three always (Bunn, Boon), and so does one system that writes an
 * original in two ways.
 */
enum { NEAR_COST = 20, NEAR_ONE_SCRIPT = 10, NEAR_SOUNDS_MIN = 5, ALIKE_COST = 35, SOUNDS_MIN = 4 };

void name_relation_form(Str word, struct arena *results, NameForm *form) {
    *form = (NameForm){.letters = name_letters_of(word)};
    if (form->letters.n == 0)
        return;
    form->sounds = name_cost_sounds(&form->letters);
    name_reading_list(&form->letters, results, &form->readings, NULL);
    name_key_list(&form->letters, results, &form->keys);
}

static bool share_key(const NameForm *a, const NameForm *b) {
    for (size_t i = 0; i < a->keys.n; i++)
        for (size_t j = 0; j < b->keys.n; j++)
            if (str_equal(a->keys.p[i], b->keys.p[j]))
                return true;
    return false;
}

/* Russian, unless a letter is none of its own. */
static const char *cyrillic_rule(const NameLetters *letters) {
    for (size_t i = 0; i < letters->n; i++)
        if ((letters->p[i] < 0x0430 || letters->p[i] > 0x044F) && letters->p[i] != 0x0451)
            return "Cyrillic form";
    return name_tables_rules[NAME_IN_CYRILLIC];
}

static const char *rule_of(const NameForm *form, NameSystem name, NameSystem other) {
    if (name == other)
        return other == NAME_IN_CYRILLIC ? "another case" : "other spelling";
    return other == NAME_IN_CYRILLIC ? cyrillic_rule(&form->letters) : name_tables_rules[other];
}

/* A reading that two forms have in common says enough: in Latin letters alone it may be by chance.
 */
static bool says_enough(const NameReading *a, const NameReading *b, uint32_t cost) {
    if (a->system == NAME_IN_CYRILLIC || b->system == NAME_IN_CYRILLIC)
        return true;
    if (cost <= ALIKE_COST)
        return a->sounds.n >= SOUNDS_MIN;
    return a->system != b->system && a->sounds.n >= NEAR_SOUNDS_MIN;
}

static bool share_reading(const NameForm *name, const NameForm *other, uint32_t cost,
                          const char **rule) {
    for (size_t i = 0; i < other->readings.n; i++)
        for (size_t j = 0; j < name->readings.n; j++) {
            const NameReading *a = &name->readings.p[j], *b = &other->readings.p[i];
            if (says_enough(a, b, cost) && str_equal(a->sounds, b->sounds)) {
                *rule = rule_of(other, a->system, b->system);
                return true;
            }
        }
    return false;
}

/* But for marks and doubled letters. */
static bool same_letters(const NameLetters *a, const NameLetters *b) {
    size_t i = 0, j = 0;
    while (i < a->n && j < b->n) {
        uint32_t c = name_letters_plain(a->p[i]), d = name_letters_plain(b->p[j]);
        if (c != d)
            return false;
        while (i < a->n && name_letters_plain(a->p[i]) == c)
            i++;
        while (j < b->n && name_letters_plain(b->p[j]) == d)
            j++;
    }
    return i == a->n && j == b->n;
}

static bool is_slavic(Str sounds) {
    Str rest = str_from_c(name_tables_slavic), ending;
    while (rest.n > 0) {
        (void)str_cut(rest, ' ', &ending, &rest);
        if (str_ends(sounds, ending))
            return true;
    }
    return false;
}

static bool is_heard(const NameForm *latin, const NameForm *cyrillic) {
    for (size_t i = 0; i < cyrillic->readings.n; i++)
        if (!is_slavic(cyrillic->readings.p[i].sounds) &&
            name_reading_heard(&latin->letters, cyrillic->readings.p[i].sounds, NULL))
            return true;
    return false;
}

static bool is_near(const NameForm *name, const NameForm *other, uint32_t cost) {
    size_t sounds = name->sounds.n < other->sounds.n ? name->sounds.n : other->sounds.n;
    bool two_scripts = name->letters.script != other->letters.script;
    return sounds >= NEAR_SOUNDS_MIN && cost <= (two_scripts ? NEAR_COST : NEAR_ONE_SCRIPT);
}

NameRelation name_relation_between(const NameForm *name, const NameForm *other) {
    NameRelation relation = {.cost = NAME_COST_MAX};
    if (name->letters.n == 0 || other->letters.n == 0)
        return relation;
    NameScript script = name->letters.script, its_script = other->letters.script;
    relation.cost = name_cost_between(&name->sounds, &other->sounds);
    relation.strength = NAME_SAME;
    if (share_reading(name, other, relation.cost, &relation.rule))
        return relation;
    relation.rule = "other spelling";
    if (same_letters(&name->letters, &other->letters))
        return relation;
    relation.rule = its_script == NAME_CYRILLIC ? cyrillic_rule(&other->letters) : "Latin form";
    if (script != its_script &&
        (script == NAME_LATIN ? is_heard(name, other) : is_heard(other, name)))
        return relation;
    if (!share_key(name, other))
        return (NameRelation){.cost = relation.cost};
    relation.strength = is_near(name, other, relation.cost) ? NAME_NEAR : NAME_BY_KEY;
    relation.rule = "like-sounding form";
    return relation;
}
