/*
 * Only the last word of a name, or what stands before its comma: given names alone call nobody in
 * these records. The words of the cues decide what is no family name, not a list of names.
 */
#include "annotate/name_described.h"
#include "text/unicode.h"
#include "text/utf8.h"

enum { SHORTEST = 3 };  // letters of a family name

static uint32_t cue_of(Str word, struct arena *job) {
    Str folded = unicode_fold(word, job);
    return cue_find(folded, cue_hash(folded));
}

static bool is_word(Str text) {
    return utf8_count(text) >= SHORTEST && !str_has(text, STR(" ")) && !str_has(text, STR("."));
}

static bool is_numeral(Str word) {
    for (size_t i = 0; i < word.n; i++)
        if (word.p[i] != 'I' && word.p[i] != 'V' && word.p[i] != 'X')
            return false;
    return true;
}

static Str last_word(Str name) {
    Str word = name, before;
    while (str_cut(word, ' ', &before, &word) && word.n > 0)
        name = word;
    return name;
}

/* "Khrushchev" of "Khrushchev, Nikita Sergeevich, 1894-1971"; empty where it is no such name. */
static Str family_before_given(Str value, struct arena *job) {
    Str family, rest, given;
    if (!str_cut(value, ',', &family, &rest))
        return STR("");
    (void)str_cut(str_trim(rest), ' ', &given, &rest);
    (void)str_cut(given, ',', &given, &rest);
    return (cue_classes(cue_of(given, job)) & CUE(GIVEN)) != 0 ? str_trim(family) : STR("");
}

static Str family_of(const Value *value, struct arena *job) {
    Str name = description_attribute(value, "name");
    if (name.n == 0)
        return family_before_given(value->value, job);
    return str_has(name, STR(",")) ? family_before_given(name, job) : last_word(str_trim(name));
}

static void add_family(const Value *value, struct arena *job, NameHashList *hashes) {
    const CueSet other = CUE(COUNTRY) | CUE(SIDE) | CUE(BODY) | CUE(BODY_WORD) | CUE(ORGAN) |
                         CUE(OFFICE) | CUE(RANK) | CUE(TITLE) | CUE(MONTH) | CUE(WEEKDAY) |
                         CUE(PLACE) | CUE(SUFFIX);
    Str family = family_of(value, job);
    if (!is_word(family) || is_numeral(family) || (cue_classes(cue_of(family, job)) & other) != 0)
        return;
    *LIST_ADD(job, hashes) = cue_hash(unicode_fold(family, job));
}

NameHashList name_described_hashes(const RuleJob *job) {
    static const Field fields[] = {FIELD_PARTICIPANT, FIELD_AUTHOR, FIELD_RECIPIENT, FIELD_PERSON};
    NameHashList hashes = {0};
    const Value *value;
    for (size_t f = 0; f < sizeof fields / sizeof *fields; f++)
        for (size_t i = 0;
             (value = description_find(&job->document->description, fields[f], i)) != NULL; i++)
            add_family(value, job->job, &hashes);
    return hashes;
}
