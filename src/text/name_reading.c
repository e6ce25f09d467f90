/*
 * From each place of the word, the texts read so far go on by every group that fits there: a walk
 * over a small graph, breadth first, at most NAME_READING_EACH_MAX texts at a place. The longest
 * group wins (sch is not s, c, h); only where a word has lost its marks, a marked group is tried
 * beside it (c with and without caron).
 *
 * A western name in Cyrillic is spelled by ear: too many readings to list. There the two are walked
 * together, and what is remembered is which pairs of places can be reached.
 */
#include "text/name_reading.h"
#include "base/fail.h"
#include "text/utf8.h"
#include <pthread.h>
#include <string.h>

enum { SOUNDS_MAX = 47, CASE_STEM_MIN = 4 };

typedef struct {
    char p[SOUNDS_MAX];
    uint8_t n;
} Sounds;

/* On the stack: thousands of words are read for one search. Only n is cleared. */
typedef struct {
    size_t n;
    Sounds p[NAME_READING_EACH_MAX];
} SoundsList;

static bool is_vowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

static bool hushes(char c) {
    return c == 'j' || c == 'q' || c == 'w' || c == 'y';
}

/* One more sound, and what it does to the one before it. */
static void add_sound(Sounds *sounds, char c) {
    char last = sounds->n > 0 ? sounds->p[sounds->n - 1] : '\0';
    bool glides = c == 'e' || c == 'o' || (sounds->n > 1 && (c == 'a' || c == 'u'));
    if (last == 'i' && glides) {
        sounds->n--;
        c = c == 'o' ? 'e' : c;
        last = sounds->n > 0 ? sounds->p[sounds->n - 1] : '\0';
    }
    /* -ov behind a hushing sound is -ev, whether the o was written or heard. */
    if (c == 'v' && last == 'o' && sounds->n > 1 && hushes(sounds->p[sounds->n - 2]))
        sounds->p[sounds->n - 1] = 'e';
    if (c == last || sounds->n == SOUNDS_MAX)
        return;
    if (c == 'q' && last == 'w')
        sounds->p[sounds->n - 1] = 'y';
    else
        sounds->p[sounds->n++] = c;
}

static void add_sounds(Sounds *sounds, Str more) {
    for (size_t i = 0; i < more.n; i++)
        add_sound(sounds, more.p[i]);
}

/* --- groups ------------------------------------------------------------------------------------
 */

enum {
    TABLE_COUNT = NAME_SYSTEM_COUNT + 1,
    HEARD = NAME_SYSTEM_COUNT,
    GROUPS_MAX = 1024,
    GROUPS_EACH_MAX = 160
};

typedef struct {
    uint32_t letters[NAME_GROUP_MAX];
    size_t n;
    bool at_start, at_end;
    Str sounds;  // alternatives, parted by '|'
} Group;

/* All tables, made ready once: groups[first[t][l] .. first[t][l + 1]) begin with the letter l. */
static Group groups[GROUPS_MAX];
static uint16_t first[TABLE_COUNT][27];
static pthread_once_t made = PTHREAD_ONCE_INIT;

static Group group_of(Str text) {
    Group group = {0};
    Str letters;
    uint32_t c;
    group.at_start = str_starts(text, STR("^"));
    (void)str_cut(str_skip(text, group.at_start ? 1 : 0), '=', &letters, &group.sounds);
    group.at_end = str_ends(letters, STR("$"));
    letters.n -= group.at_end ? 1 : 0;
    for (size_t i = 0; utf8_next(letters, &i, &c);) {
        must(group.n < NAME_GROUP_MAX);
        group.letters[group.n++] = c;
    }
    return group;
}

static uint32_t letter_of(const Group *group) {
    uint32_t letter = name_letters_plain(group->letters[0]);
    must(letter >= 'a' && letter <= 'z');
    return letter - 'a';
}

/* Sorted by their first letter, by counting. */
static void make_table(unsigned table, const char *text, size_t *n) {
    Group read[GROUPS_EACH_MAX];
    uint16_t counts[27] = {0};
    size_t count = 0;
    Str rest = str_from_c(text), one;
    while (rest.n > 0) {
        (void)str_cut(rest, ' ', &one, &rest);
        must(count < GROUPS_EACH_MAX);
        read[count] = group_of(one);
        counts[letter_of(&read[count++]) + 1]++;
    }
    must(*n + count <= GROUPS_MAX);
    for (size_t letter = 0; letter < 26; letter++)
        counts[letter + 1] = (uint16_t)(counts[letter + 1] + counts[letter]);
    for (size_t letter = 0; letter < 27; letter++)
        first[table][letter] = (uint16_t)(*n + counts[letter]);
    for (size_t i = 0; i < count; i++)
        groups[*n + counts[letter_of(&read[i])]++] = read[i];
    *n += count;
}

static void make_groups(void) {
    size_t n = 0;
    for (unsigned table = 0; table < TABLE_COUNT; table++)
        make_table(table, table == HEARD ? name_tables_heard : name_tables_groups[table], &n);
}

typedef struct {
    Str sounds;
    size_t n;      // letters that it takes
    bool guessed;  // the word has lost the mark that the group has
} Fit;

enum { FITS_MAX = 24 };

static bool fits(const Group *group, const NameLetters *word, size_t at, Fit *fit) {
    *fit = (Fit){group->sounds, group->n, false};
    if (group->n > word->n - at || (group->at_start && at > 0) ||
        (group->at_end && at + group->n != word->n))
        return false;
    for (size_t i = 0; i < group->n; i++) {
        uint32_t wanted = group->letters[i], letter = word->p[at + i];
        bool guess = wanted >= 0x80 && !word->marked && name_letters_plain(wanted) == letter;
        if (!guess && wanted != letter)
            return false;
        fit->guessed = fit->guessed || guess;
    }
    return true;
}

/* The groups that fit the letters at `at`; longest: of those that are no guess. */
static size_t find_fits(unsigned table, const NameLetters *word, size_t at, Fit found[FITS_MAX],
                        size_t *longest, size_t *steps) {
    uint32_t letter = name_letters_plain(word->p[at]);
    size_t n = 0;
    *longest = 0;
    if (letter < 'a' || letter > 'z')
        return 0;
    pthread_once(&made, make_groups);
    for (size_t i = first[table][letter - 'a']; i < first[table][letter - 'a' + 1]; i++) {
        Fit fit;
        ++*steps;
        if (n == FITS_MAX || !fits(&groups[i], word, at, &fit))
            continue;
        found[n++] = fit;
        if (!fit.guessed && fit.n > *longest)
            *longest = fit.n;
    }
    return n;
}

/* --- romanisations ------------------------------------------------------------------------------
 */

static void add_once(SoundsList *list, const Sounds *one) {
    for (size_t i = 0; i < list->n; i++)
        if (list->p[i].n == one->n && memcmp(list->p[i].p, one->p, one->n) == 0)
            return;
    if (list->n < NAME_READING_EACH_MAX)
        list->p[list->n++] = *one;
}

static void go_on(const SoundsList *here, Str alternatives, SoundsList *there) {
    Str rest = alternatives, one;
    bool more = true;
    while (more) {
        more = str_cut(rest, '|', &one, &rest);
        for (size_t i = 0; i < here->n; i++) {
            Sounds longer = here->p[i];
            add_sounds(&longer, one);
            add_once(there, &longer);
        }
    }
}

typedef struct {
    SoundsList at[NAME_LETTERS_MAX + 1];
} Places;

static const SoundsList *read_in(NameSystem system, const NameLetters *word, Places *places,
                                 size_t *steps) {
    for (size_t at = 0; at <= word->n; at++)
        places->at[at].n = 0;
    places->at[0].n = 1;
    places->at[0].p[0].n = 0;
    for (size_t at = 0; at < word->n; at++) {
        Fit found[FITS_MAX];
        size_t longest, n;
        if (places->at[at].n == 0)
            continue;
        n = find_fits(system, word, at, found, &longest, steps);
        for (size_t i = 0; i < n; i++)
            if (found[i].guessed || found[i].n == longest)
                go_on(&places->at[at], found[i].sounds, &places->at[at + found[i].n]);
    }
    return &places->at[word->n];
}

/* --- Cyrillic -----------------------------------------------------------------------------------
 */

/* What a form may be a case of. */
static void add_first_cases(const Sounds *form, SoundsList *read) {
    Str table = str_from_c(name_tables_cases), one, ending, instead;
    while (table.n > 0) {
        (void)str_cut(table, ' ', &one, &table);
        (void)str_cut(one, '=', &ending, &instead);
        if (form->n < ending.n + CASE_STEM_MIN || !str_ends((Str){form->p, form->n}, ending))
            continue;
        SoundsList stem = {.n = 1};
        stem.p[0] = *form;
        stem.p[0].n = (uint8_t)(form->n - ending.n);
        go_on(&stem, instead, read);
    }
}

static const SoundsList *read_cyrillic(const NameLetters *word, Places *places) {
    SoundsList *read = &places->at[0];
    Sounds form = {.n = 0};
    read->n = 0;
    for (size_t i = 0; i < word->n; i++) {
        const char *sounds = name_tables_cyrillic(word->p[i]);
        if (sounds == NULL)
            return read;
        add_sounds(&form, str_from_c(sounds));
    }
    add_once(read, &form);
    add_first_cases(&form, read);
    return read;
}

void name_reading_list(const NameLetters *letters, struct arena *results, NameReadingList *readings,
                       size_t *steps) {
    Places places;
    size_t ignored = 0;
    bool cyrillic = letters->script == NAME_CYRILLIC;
    steps = steps == NULL ? &ignored : steps;
    if (letters->n == 0)
        return;
    for (unsigned system = 0; system < (cyrillic ? 1 : NAME_SYSTEM_COUNT); system++) {
        const SoundsList *read = cyrillic ? read_cyrillic(letters, &places)
                                          : read_in((NameSystem)system, letters, &places, steps);
        for (size_t i = 0; i < read->n; i++)
            *LIST_ADD(results, readings) =
                (NameReading){cyrillic ? NAME_IN_CYRILLIC : (NameSystem)system,
                              str_copy(results, (Str){read->p[i].p, read->p[i].n})};
    }
}

/* --- western names, by ear ----------------------------------------------------------------------
 */

/*
 * The places in `sounds` that one alternative leads to from those in `at`: a bit each. Silently a
 * sound may be the same as the one before it, or an i before a vowel: readings have neither.
 */
static uint64_t lead(Str sounds, uint64_t at, Str alternative) {
    for (size_t k = 0; k < alternative.n && at != 0; k++) {
        uint64_t next = 0;
        char c = alternative.p[k];
        for (size_t j = 0; j <= sounds.n; j++) {
            if ((at >> j & 1) == 0)
                continue;
            if (j < sounds.n && sounds.p[j] == c)
                next |= (uint64_t)1 << (j + 1);
            if ((j > 0 && sounds.p[j - 1] == c) ||
                (c == 'i' && j < sounds.n && is_vowel(sounds.p[j])))
                next |= (uint64_t)1 << j;
        }
        at = next;
    }
    return at;
}

bool name_reading_heard(const NameLetters *letters, Str sounds, size_t *steps) {
    enum { HEARD_MAX = 63 };
    uint64_t places[NAME_LETTERS_MAX + NAME_GROUP_MAX + 1] = {1};
    size_t ignored = 0;
    steps = steps == NULL ? &ignored : steps;
    if (letters->script != NAME_LATIN || letters->n == 0 || sounds.n > HEARD_MAX)
        return false;
    for (size_t at = 0; at < letters->n; at++) {
        Fit found[FITS_MAX];
        size_t longest, n = 0;
        if (places[at] != 0)
            n = find_fits(HEARD, letters, at, found, &longest, steps);
        for (size_t i = 0; i < n; i++) {
            Str alternatives = found[i].sounds, one;
            for (bool more = true; more;) {
                more = str_cut(alternatives, '|', &one, &alternatives);
                places[at + found[i].n] |= lead(sounds, places[at], one);
            }
        }
    }
    return (places[letters->n] >> sounds.n & 1) != 0;
}
