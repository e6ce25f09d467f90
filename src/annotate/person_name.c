/*
 * Names are compared in their letters, by what print and scanners make of each (cue_distance()).
 */
#include "annotate/person_name.h"
#include "base/buf.h"
#include "text/unicode.h"
#include <string.h>

enum {
    WORD_MIN = 4,  // too little is left of shorter ones
    WORD_MAX = 24,
    LETTERS_APART = 6,
    MISREAD_MOST = 12,  // of cue_distance(): two letters that look alike
    MOST_4 = 6,         // of it: how far a name may be, by the length of the word
    MOST_5 = 6,
    MOST_6 = 12,
    MOST_8 = 16,
    APART = 6,  // the next name is farther by as much
    HELD = 10,  // a name that stands elsewhere in the text is nearer by as much
    PREFIX_MIN = 3
};

typedef struct {
    Str folded, printed;
    uint64_t letters;  // which stand in it: two names that share few are not compared
    uint32_t hash;
} Family;

struct person_list {
    LIST_OF(Family) families;
};

static uint64_t letters_of(Str word) {
    uint64_t set = 0;
    for (size_t i = 0; i < word.n; i++)
        set |= (uint64_t)1 << ((uint8_t)word.p[i] & 63);
    return set;
}

static void add_family(struct person_list *list, Str name, struct arena *arena) {
    Str family, rest;
    if (!str_cut(name, ',', &family, &rest))
        family = name;
    family = str_trim(family);
    for (size_t i = family.n; i > 0; i--) {
        if (family.p[i - 1] == ' ') {
            family = str_skip(family, i);
            break;
        }
    }
    Str folded = unicode_fold(family, arena);
    if (folded.n >= 2 && folded.n <= WORD_MAX)
        *LIST_ADD(arena, &list->families) =
            (Family){folded, str_copy(arena, family), letters_of(folded), cue_hash(folded)};
}

const struct person_list *person_name_list(const Lexicon *lexicon, struct arena *arena) {
    struct person_list *list = ARENA_NEW(arena, struct person_list);
    for (size_t i = 0; i < lexicon->entries.n; i++)
        if (str_is(lexicon->entries.p[i].type, "person"))
            add_family(list, lexicon->entries.p[i].name, arena);
    return list;
}

static bool is_listed(const struct person_list *list, Str folded) {
    for (size_t i = 0; i < list->families.n; i++)
        if (str_equal(list->families.p[i].folded, folded))
            return true;
    return false;
}

/*
 * The one name of the list that a word of a name was read for; NULL: it stands there, or none. What
 * stands in the text twice is a name of its own; names that the text has elsewhere are nearer.
 */
static const Family *misread_for(const struct person_list *list, const Scan *scan, Str folded) {
    const Family *found = NULL;
    int best = 1000, second = 1000;
    if (folded.n < WORD_MIN || folded.n > WORD_MAX || is_listed(list, folded) ||
        scan_holds(scan, cue_hash(folded)) > 1)
        return NULL;
    int most = folded.n >= 8 ? MOST_8 : folded.n >= 6 ? MOST_6 : folded.n >= 5 ? MOST_5 : MOST_4;
    uint64_t letters = letters_of(folded);
    for (size_t i = 0; i < list->families.n; i++) {
        const Family *family = &list->families.p[i];
        if (family->folded.n < WORD_MIN || family->folded.n > folded.n + 2 ||
            folded.n > family->folded.n + 2 ||
            __builtin_popcountll(letters ^ family->letters) > LETTERS_APART)
            continue;
        int cost = cue_distance(folded, family->folded, most + HELD + APART);
        if (found != NULL && str_equal(found->folded, family->folded))
            continue;
        cost -= cost <= most + HELD && scan_holds(scan, family->hash) > 0 ? HELD : 0;
        second = cost < best ? best : cost < second ? cost : second;
        found = cost < best ? family : found;
        best = cost < best ? cost : best;
    }
    return best <= most && second - best >= APART ? found : NULL;
}

/* "AmbassadorCaccia", "Rountr ee": a name of the list that runs into the word before it, or was cut
 * in two. */
static const Family *joined_to(const struct person_list *list, const Scan *scan, size_t i, Str run,
                               bool several) {
    for (size_t k = 0; k < list->families.n; k++) {
        const Family *family = &list->families.p[k];
        size_t n = family->folded.n;
        if (several && str_equal(family->folded, run))
            return family;
        Str printed = scan_text(scan, i, i + 1);
        if (n < WORD_MIN || scan_at(scan, i)->shape != SHAPE_MIXED || run.n < n + PREFIX_MIN ||
            printed.n != run.n || !str_equal(str_skip(run, run.n - n), family->folded))
            continue;
        char first = printed.p[printed.n - n];
        if (first >= 'A' && first <= 'Z')
            return family;
    }
    return NULL;
}

NameKnowledge person_name_knowledge(const struct person_list *list, Str folded) {
    if (list->families.n == 0)
        return NAME_NO_LIST;
    return is_listed(list, folded) ? NAME_KNOWN : NAME_STRANGE;
}

Str person_name_misread(const struct person_list *list, const Scan *scan, Str folded) {
    const Family *family = misread_for(list, scan, folded);
    return family == NULL ? (Str){NULL, 0} : family->printed;
}

/* ---- words as they are said ---- */

/* One word of an office or body that was misread: the cue it was read for, 0 for none. */
static uint32_t misread_cue(const Scan *scan, size_t i) {
    static const CueClass classes[] = {CUE_BODY_AT, CUE_BODY_WORD_AT, CUE_OFFICE_AT, CUE_COUNTRY_AT,
                                       CUE_PLACE_AT};
    bool the = scan_is(scan, i - 1, CUE(ARTICLE));  // "The ecretury": an office, most likely
    if ((!scan_is_capital(scan, i) && !the) || scan_at(scan, i)->word != 0)
        return 0;
    uint32_t best = 0;
    int least = 1000;
    bool whole =
        (scan_at(scan, i + 1)->flags & TOK_GLUED) == 0 || scan_at(scan, i + 1)->shape == SHAPE_MARK;
    for (size_t k = 0; k < sizeof classes / sizeof *classes; k++) {
        uint16_t certainty;
        uint32_t word = scan_guess(scan, i, classes[k], &certainty);
        if (word == 0)
            continue;
        Str form = cue_form(word), folded = scan_folded(scan, i);
        // Words that are like it ("Missions", "French") are not misread; lost letters prove
        // nothing.
        bool longer = folded.n > form.n && str_equal(str_slice(folded, 0, form.n), form);
        int cost = cue_distance(folded, form, 2 * MISREAD_MOST);
        if (!longer && cost < least && (!whole || the || cost <= MISREAD_MOST)) {
            best = word;
            least = cost;
        }
    }
    return best;
}

static void put_word(Buf *out, Str word) {
    for (size_t i = 0; i < word.n; i++) {
        char c = word.p[i];
        bool broken = c == '-' && i + 1 < word.n && (word.p[i + 1] == '\n' || word.p[i + 1] == ' ');
        if (!broken && c != '\n' && c != ' ' && c != '\r' && c != '\t')
            buf_char(out, c);
    }
}

static void put_cue(Buf *out, uint32_t word) {
    Str form = cue_form(word);
    bool ascii = form.n > 0 && form.p[0] >= 'a' && form.p[0] <= 'z';
    if (ascii)
        buf_char(out, (char)(form.p[0] - 32));
    buf_str(out, str_skip(form, ascii ? 1 : 0));
}

/* The letters and digits from a token on that are one word ("L0dge", "Rountr ee"); *behind it. */
static Str run_of(const Scan *scan, size_t i, size_t end, char run[WORD_MAX], size_t *behind) {
    size_t n = 0, at = i;
    for (; at < end && scan_at(scan, at)->shape != SHAPE_MARK; at++) {
        Str folded = scan_folded(scan, at);
        bool glued = (scan_at(scan, at)->flags & TOK_GLUED) != 0;
        bool cut = scan_at(scan, at)->shape == SHAPE_LOWER && !scan_is(scan, at, CUE(PARTICLE));
        if (n + folded.n > WORD_MAX || (at > i && !glued && !cut))
            break;
        if (folded.n > 0)
            memcpy(run + n, folded.p, folded.n);
        n += folded.n;
    }
    *behind = at;
    return (Str){run, n};
}

static NameKnowledge knowledge_of(const struct person_list *list, const Scan *scan, size_t i,
                                  bool name) {
    if (name)
        return person_name_knowledge(list, scan_folded(scan, i));
    return scan_at(scan, i)->word != 0 ? NAME_KNOWN : NAME_STRANGE;
}

/* Where the last word of a name begins, "Jr." left out. */
static size_t family_start(const Scan *scan, Stretch name) {
    size_t i = name.end;
    while (i > name.first &&
           (scan_at(scan, i - 1)->shape == SHAPE_MARK || scan_is(scan, i - 1, CUE(SUFFIX))))
        i--;
    while (i > name.first && scan_at(scan, i - 1)->shape != SHAPE_MARK) {
        const Tok *tok = scan_at(scan, --i);
        bool cut = tok->shape == SHAPE_LOWER && !scan_is(scan, i, CUE(PARTICLE));
        if ((tok->flags & TOK_GLUED) == 0 && !cut)
            break;
    }
    return i;
}

NameWords person_name_words(const RuleJob *job, const struct person_list *list, const Scan *scan,
                            Stretch stretch, bool name) {
    Buf out = {0};
    bool mended = false, noisy = scan_is_noisy(scan);
    NameKnowledge knowledge = NAME_KNOWN;
    size_t family_at = family_start(scan, stretch);
    for (size_t i = stretch.first; i < stretch.end; i++) {
        const Tok *tok = scan_at(scan, i);
        if ((tok->flags & TOK_APPARATUS) != 0)
            continue;
        if (out.n > 0 && (tok->flags & TOK_GLUED) == 0)
            buf_char(&out, ' ');
        char letters[WORD_MAX];
        size_t behind = i + 1;
        const Family *family = NULL;
        if (name && noisy && i >= family_at && tok->shape != SHAPE_MARK && tok->word == 0) {
            Str run = run_of(scan, i, stretch.end, letters, &behind);
            family = joined_to(list, scan, i, run, behind > i + 1);
            family = family == NULL ? misread_for(list, scan, run) : family;
        }
        uint32_t cue = name || !noisy ? 0 : misread_cue(scan, i);
        if (family != NULL)
            buf_str(&out, family->printed);
        else if (cue != 0)
            put_cue(&out, cue);
        else
            put_word(&out, scan_text(scan, i, i + 1));
        mended = mended || family != NULL || cue != 0;
        if (tok->shape != SHAPE_MARK && !(name && scan_is(scan, i, CUE(SUFFIX)))) {
            NameKnowledge one =
                family != NULL || cue != 0 ? NAME_KNOWN : knowledge_of(list, scan, i, name);
            knowledge = name || one > knowledge ? one : knowledge;  // the family name stands last
        }
        // The rest of a word that digits broke ("Ita1y").
        i = family != NULL ? behind - 1 : i;
        while (cue != 0 && i + 1 < stretch.end && (scan_at(scan, i + 1)->flags & TOK_GLUED) != 0 &&
               scan_at(scan, i + 1)->shape != SHAPE_MARK)
            i++;
    }
    NameWords words = {str_copy(job->job, buf_as_str(&out)), mended, knowledge};
    buf_free(&out);
    return words;
}
