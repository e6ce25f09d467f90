/*
 * Walks over the tokens. The first notes which words stand in small letters, because a word
 * that does is no sure name where it is written with a capital; which are words of the list; and
 * how badly the page is read. The second looks at capitals only.
 *
 * A family name takes the given names to its left; what was taken for a mention there ("Martin" of
 * "Martin Hillenbrand") falls away.
 */
#include "annotate/mention_grammar.h"
#include "annotate/name_around.h"
#include "annotate/name_described.h"
#include <string.h>

enum {
    LOWER_BITS = 1U << 16,
    LEFT_MAX = 7,    // tokens of given names
    JOINED_MAX = 24  // letters
};

typedef struct {
    const RuleJob *job;
    const NameList *list;
    MentionList *mentions;
    uint64_t *lower;      // bits by hash: words that stand in small letters somewhere
    uint8_t *known;       // by word of the list: named surely somewhere in the document
    const Scan *scan;     // of the part that is read
    uint32_t *words;      // numbers in the list, by token
    uint32_t **words_of;  // of each part
    size_t span;          // the file's next span that may be a name
    size_t from;          // the first mention of this part
    bool noisy;
} Finding;

static bool is_capital(const Tok *tok) {
    return tok->shape >= SHAPE_CAPITAL && tok->shape <= SHAPE_MIXED;
}

static bool stands_small(const Finding *f, uint32_t hash) {
    uint32_t one = hash % LOWER_BITS, two = hash / LOWER_BITS;
    return (f->lower[one / 64] >> (one % 64) & 1) != 0 &&
           (f->lower[two / 64] >> (two % 64) & 1) != 0;
}

/* ---- the first walk ---- */

/* A digit between letters, a capital behind small ones: signs of a page that is badly read. */
static bool looks_misread(const Tok *tok) {
    return tok->shape == SHAPE_DIGITS && tok->digits == 1 && (tok->flags & TOK_GLUED) != 0 &&
           tok[-1].shape <= SHAPE_MIXED && tok[-1].folded_n > 0 &&
           (tok[1].flags & TOK_GLUED) != 0 && tok[1].shape == SHAPE_LOWER;
}

static void note_words(Finding *f, const Scan *scan, size_t *misread, size_t *letters) {
    for (size_t i = 0; i < scan->n; i++) {
        const Tok *tok = &scan->toks[i];
        if (tok->shape == SHAPE_LOWER) {
            uint32_t one = tok->hash % LOWER_BITS, two = tok->hash / LOWER_BITS;
            f->lower[one / 64] |= (uint64_t)1 << (one % 64);
            f->lower[two / 64] |= (uint64_t)1 << (two % 64);
            ++*letters;
        } else if (tok->shape == SHAPE_DIGITS && i > 0 && i + 1 < scan->n) {
            *misread += looks_misread(tok);
        }
    }
}

static void find_words(Finding *f, const Scan *scan) {
    f->words = ARENA_ARRAY(f->job->job, uint32_t, scan->n + 1);
    if (f->list->entries.n == 0)
        return;
    for (size_t i = 0; i < scan->n; i++) {
        const Tok *tok = &scan->toks[i];
        if (tok->folded_n > 0)
            f->words[i] = name_list_word(f->list, (Str){scan->folded + tok->folded, tok->folded_n},
                                         tok->hash);
    }
}

static bool is_given(const Finding *f, size_t i) {
    return f->scan->toks[i].folded_n > 1 &&
           ((f->words[i] != 0 && f->list->words.p[f->words[i]].of_given &&
             !stands_small(f, f->scan->toks[i].hash)) ||
            scan_is(f->scan, i, CUE(GIVEN)));
}

/* U of "Thant, U" in the list; not a word of the language. */
static bool is_name_letter(const Finding *f, size_t i) {
    return f->words[i] != 0 && f->list->words.p[f->words[i]].of_given &&
           !stands_small(f, f->scan->toks[i].hash);
}

/* Where the given names before token `family` begin. */
static size_t given_before(const Finding *f, size_t family) {
    const Scan *scan = f->scan;
    size_t first = family, i = family;
    while (i > 0 && family - i < LEFT_MAX && !name_around_begins_block(scan, i)) {
        const Tok *tok = scan_at(scan, i - 1);
        if (tok->mark == '.' && i >= 2 && name_around_is_initial(scan, i - 2)) {
            if (first == family && name_around_begins_block(scan, i - 2))
                break;  // "A. Green" of a list that is numbered by letters
            first = i -= 2;
        } else if (first == i && name_around_is_hyphen(scan, i - 1)) {
            i--;
        } else if (tok->shape == SHAPE_LOWER && scan_is(scan, i - 1, CUE(PARTICLE))) {
            i--;  // kept only where a given name stands before it
        } else if (first == i && tok->shape == SHAPE_UPPER && tok->folded_n == 1 &&
                   (is_name_letter(f, i - 1) ||
                    (i >= 2 && is_capital(scan_at(scan, i - 2)) && is_given(f, i - 2)))) {
            first = i -= 1;  // "U Thant", "Harry S Truman"
        } else if (is_capital(tok) && is_given(f, i - 1) && !scan_is(scan, i - 1, CUE(MONTH))) {
            first = i -= 1;
        } else {
            break;
        }
    }
    return first;
}

/* ---- persons of the list ---- */

enum { TITLED = 1 << 0, ALONE = 1 << 1, NAMED = 1 << 2 };

static unsigned kinds_of(const NameList *list, uint32_t form) {
    unsigned kinds = 0;
    for (uint32_t use = list->forms.p[form]; use != 0; use = list->uses.p[use].next) {
        uint8_t kind = list->uses.p[use].kind;
        kinds |= kind == NAME_GIVEN_TITLED ? TITLED : kind == NAME_GIVEN_ALONE ? ALONE : NAMED;
    }
    return kinds;
}

static bool any_family_first(const NameList *list, uint32_t form) {
    for (uint32_t use = list->forms.p[form]; use != 0; use = list->uses.p[use].next)
        if (list->entries.p[list->uses.p[use].entry].family_first)
            return true;
    return false;
}

/* "Kim Yong-sik" of "Kim": given names in the people's order, hyphened or known. */
static size_t behind_given(const Finding *f, size_t i) {
    const Scan *scan = f->scan;
    if (!is_capital(scan_at(scan, i)) || (scan_at(scan, i)->flags & TOK_GLUED) != 0 ||
        name_around_begins_block(scan, i))
        return i;
    if (name_around_is_hyphen(scan, i + 1) && scan_is_word(scan, i + 2))
        return i + 3;
    size_t end = i;
    while (end < i + 2 && end < scan->n && f->words[end] != 0 && is_capital(scan_at(scan, end)) &&
           f->list->words.p[f->words[end]].of_given)
        end++;
    return end;
}

/* A word, a place or a month as well: a capital letter alone does not make it a name. */
static bool is_doubtful(const Finding *f, size_t first, size_t end) {
    const Scan *scan = f->scan;
    if (end - first > 1)
        return false;
    const Tok *tok = scan_at(scan, first);
    const CueSet usual =
        CUE(RANK) | CUE(GIVEN) | CUE(PARTICLE) | CUE(SUFFIX) | CUE(NAME_HINT) | CUE(STYLE);
    return stands_small(f, tok->hash) || tok->folded_n <= 2 ||
           (cue_classes(tok->word) & ~usual) != 0 ||
           name_around_has_hint(scan, first, CUE_HINT_WORD);
}

/* Of a doubtful word: whether what stands beside it leaves the name likely. */
static bool stands_like_name(const Finding *f, const Mention *mention) {
    const Scan *scan = f->scan;
    size_t first = mention->first, end = mention->end;
    Zone zone = scan_zone(scan, first);
    const CueSet other = CUE(PLACE) | CUE(MONTH) | CUE(WEEKDAY) | CUE(LABEL) | CUE(RECORD) |
                         CUE(BODY) | CUE(OFFICE) | CUE(LEVEL);
    bool known = f->known[f->words[first]] != 0;
    bool says = scan_is(scan, end, CUE(SPEECH)) || scan_is_mark(scan, end, ':');
    if (says && !scan_is(scan, first, other))
        return true;
    if (scan_is(scan, first, other) || scan->phrase[first] != 0)
        return known && scan_is_mark(scan, end, ':') && name_around_begins_block(scan, first);
    bool small_behind = scan_at(scan, end)->shape == SHAPE_LOWER || scan_is_mark(scan, end, ':') ||
                        scan_is_mark(scan, end, '\'');
    if (zone == ZONE_HEADING || name_around_begins_sentence(scan, first))
        return known && small_behind;
    if (is_capital(scan_at(scan, first - 1)) || is_capital(scan_at(scan, end)))
        return known && scan_zone(scan, first) == ZONE_LIST;
    return known || !name_around_has_hint(scan, first, CUE_HINT_WORD);
}

static void drop_inside(Finding *f, size_t first) {
    MentionList *all = f->mentions;
    while (all->n > f->from && all->p[all->n - 1].end > first && !all->p[all->n - 1].of_file)
        all->n--;
}

static size_t file_end(const Finding *f, size_t first);

static size_t add(Finding *f, Mention *mention) {
    const NameList *list = f->list;
    mention->part = f->scan->part_index;
    mention->title = name_around_titles(f->scan, mention->first, &mention->ranks);
    bool shown = mention->first < mention->family || mention->ranks != 0 ||
                 mention->end > mention->family_end || mention->family_end > mention->family + 1;
    if (mention->form != 0) {
        unsigned kinds = kinds_of(list, mention->form);
        const uint64_t titled = (uint64_t)1 << CUE_RANK_KNIGHT | (uint64_t)1 << CUE_RANK_KING |
                                (uint64_t)1 << CUE_RANK_PRINCE | (uint64_t)1 << CUE_RANK_SHEIKH |
                                (uint64_t)1 << CUE_RANK_CLERGY;
        mention->given_alone = (kinds & NAMED) == 0;
        if (kinds == TITLED && (mention->ranks & titled) == 0)
            return mention->family + 1;
        if (mention->given_alone && kinds == TITLED)
            mention->first = mention->title;
        if (shown && mention->cost == 0)
            f->known[f->words[mention->family]] = 1;
        mention->weak =
            !shown && mention->cost == 0 && is_doubtful(f, mention->family, mention->family_end);
    }
    mention->of_thing = mention->ranks == 0 &&
                        name_around_has_hint(f->scan, mention->end, CUE_HINT_BEARER) &&
                        is_capital(scan_at(f->scan, mention->end));
    size_t first = mention->first;
    if (file_end(f, first) > 0)
        first = mention->family;
    mention->first = (uint32_t)first;
    drop_inside(f, first);
    *LIST_ADD(f->job->job, f->mentions) = *mention;
    return mention->end;
}

static size_t at_family(Finding *f, size_t i, PhraseMatch match, int cost) {
    // "de Gaulle": a particle in small letters
    if (cost == 0 && i > 0 && f->words[i - 1] != 0 &&
        scan_at(f->scan, i - 1)->shape == SHAPE_LOWER && scan_is(f->scan, i - 1, CUE(PARTICLE))) {
        PhraseMatch longer = phrase_longest(f->list->phrases, f->scan, f->words, i - 1);
        if (longer.value != 0 && longer.end == match.end) {
            match = longer;
            i--;
        }
    }
    Mention mention = {.first = (uint32_t)given_before(f, i),
                       .family = (uint32_t)i,
                       .family_end = (uint32_t)match.end,
                       .form = match.value,
                       .cost = (uint8_t)cost};
    size_t end = name_around_behind_suffix(f->scan, match.end);
    if (end == match.end && mention.first == i &&
        name_around_behind_initials(f->scan, end) == end + 4)
        end += 4;
    if (end == match.end && any_family_first(f->list, match.value) && mention.first == i)
        end = behind_given(f, end);
    mention.end = (uint32_t)end;
    return add(f, &mention);
}

/* ---- misread names ---- */

/* "D1llon", "Ken nedy", "Khrush" and "chev" on the next line: as one word; 0 where it is none. */
static size_t join(const Finding *f, size_t i, char letters[JOINED_MAX], size_t *n) {
    const Scan *scan = f->scan;
    *n = 0;
    size_t at = i;
    for (; at < i + 3 && at < scan->n; at++) {
        const Tok *tok = scan_at(scan, at);
        bool glued = (tok->flags & TOK_GLUED) != 0;
        if (at > i && !(tok->shape == SHAPE_DIGITS && glued && tok->digits <= 2) &&
            !(tok->shape == SHAPE_LOWER && (glued || at == i + 1)))
            break;
        if (*n + tok->folded_n > JOINED_MAX || (at > i && name_around_begins_block(scan, at)))
            return i;
        memcpy(letters + *n, scan_folded(scan, at).p, tok->folded_n);
        *n += tok->folded_n;
    }
    return at;
}

static uint32_t exact_of(const Finding *f, Str word) {
    uint32_t number = name_list_word(f->list, word, cue_hash(word));
    return number == 0 ? 0 : f->list->words.p[number].alone;
}

/* "Ruskto": a name to which a short word of the language is glued. */
static uint32_t glued_to(const Finding *f, Str word) {
    for (size_t n = word.n - 2; n >= 4 && n + 5 >= word.n; n--) {
        uint32_t form = exact_of(f, str_slice(word, 0, n));
        if (form != 0 && stands_small(f, cue_hash(str_skip(word, n))))
            return form;
    }
    for (size_t n = 2; n <= 4 && n + 4 <= word.n; n++) {
        uint32_t form = exact_of(f, str_skip(word, n));
        if (form != 0 && stands_small(f, cue_hash(str_slice(word, 0, n))))
            return form;
    }
    return 0;
}

/* "AmbassadorKoo": behind the last capital inside the word. */
static Str behind_capital(const Scan *scan, size_t i) {
    Str printed = scan_text(scan, i, i + 1), folded = scan_folded(scan, i);
    size_t at = printed.n;
    while (at > 1 && (printed.p[at - 1] < 'A' || printed.p[at - 1] > 'Z'))
        at--;
    return at > 3 && printed.n == folded.n ? str_skip(folded, at - 1) : (Str){NULL, 0};
}

typedef struct {
    uint32_t form;  // 0: none
    size_t end;
    int cost;
} Misread;

static Misread guess(const Finding *f, Str letters, size_t end) {
    Misread found = {.end = end};
    uint32_t word = name_list_guess(f->list, letters, cue_hash(letters), f->noisy, &found.cost);
    found.form = word == 0 ? 0 : f->list->words.p[word].alone;
    return found;
}

/* "Knapp-stein": a hyphen of another edition's line end. */
static uint32_t across_hyphen(const Finding *f, size_t i) {
    const Scan *scan = f->scan;
    char letters[JOINED_MAX];
    Str one = scan_folded(scan, i), two = scan_folded(scan, i + 2);
    if (!scan_is_mark(scan, i + 1, '-') || scan_at(scan, i + 2)->shape != SHAPE_LOWER ||
        (scan_at(scan, i + 2)->flags & (TOK_GLUED | TOK_BLOCK)) == 0 ||
        name_around_begins_block(scan, i + 2) || one.n + two.n > JOINED_MAX)
        return 0;
    memcpy(letters, one.p, one.n);
    memcpy(letters + one.n, two.p, two.n);
    return exact_of(f, (Str){letters, one.n + two.n});
}

static Misread read_misread(const Finding *f, size_t i) {
    const Scan *scan = f->scan;
    const Tok *tok = scan_at(scan, i);
    char letters[JOINED_MAX];
    size_t n, end = join(f, i, letters, &n);
    uint32_t form = across_hyphen(f, i);
    if (form != 0)
        return (Misread){form, i + 3, 1};
    if (end > i + 1 && (f->noisy || !stands_small(f, scan_at(scan, i + 1)->hash))) {
        form = exact_of(f, (Str){letters, n});
        if (form != 0)
            return (Misread){form, end, 3};
        if (f->noisy &&
            scan_at(scan, i + (tok->shape == SHAPE_DIGITS ? 0 : 1))->shape == SHAPE_DIGITS) {
            Misread found = guess(f, (Str){letters, n}, end);
            if (found.form != 0)
                return found;
        }
    }
    if (tok->folded_n < 4 || tok->word != 0 ||
        (tok->shape != SHAPE_LOWER && stands_small(f, tok->hash)))
        return (Misread){0};
    Misread found = guess(f, scan_folded(scan, i), i + 1);
    if (found.form != 0 || !f->noisy || tok->shape == SHAPE_LOWER)
        return found;
    if (tok->shape == SHAPE_MIXED) {
        Str behind = behind_capital(scan, i);
        form = behind.n == 0 ? 0 : exact_of(f, behind);
    }
    if (form == 0 && tok->folded_n >= 6)
        form = glued_to(f, scan_folded(scan, i));
    return (Misread){form, i + 1, 4};
}

/* Where the page is well read only what looks quite alike is misread; else it is another's name. */
static bool is_likely(const Finding *f, size_t i, const Misread *misread) {
    size_t n = f->scan->toks[i].folded_n;
    return misread->form != 0 && (f->noisy || misread->cost <= 3 || (misread->cost <= 6 && n >= 6));
}

static size_t at_misread(Finding *f, size_t i) {
    Misread misread = read_misread(f, i);
    return is_likely(f, i, &misread)
               ? at_family(f, i, (PhraseMatch){misread.form, misread.end}, misread.cost)
               : i + 1;
}

/* "Mr. ohnson": without its first letter; only where a person is due. */
static size_t at_lost_capital(Finding *f, size_t i) {
    size_t before = scan_is_mark(f->scan, i - 1, '.') ? i - 2 : i - 1;
    return scan_is(f->scan, before, CUE(RANK)) ? at_misread(f, i) : i + 1;
}

/* ---- persons of no list ---- */

static bool may_be_family(const Finding *f, size_t i) {
    const Scan *scan = f->scan;
    const Tok *tok = scan_at(scan, i);
    const CueSet usual = CUE(GIVEN) | CUE(PARTICLE) | CUE(NAME_HINT);
    return is_capital(tok) && tok->folded_n > 1 && !name_around_begins_block(scan, i) &&
           !stands_small(f, tok->hash) && (cue_classes(tok->word) & ~usual) == 0 &&
           (scan->classes[i] & ~usual) == 0 && !name_around_has_hint(scan, i, CUE_HINT_NONE);
}

/* "Couve de Murville", "Giscard d'Estaing": at the second name; i where none is joined. */
static size_t joined_family(const Finding *f, size_t i) {
    const Scan *scan = f->scan;
    size_t next = i + 1;
    if (scan_at(scan, i)->shape != SHAPE_LOWER || name_around_begins_block(scan, i))
        return i;
    if (scan_is_mark(scan, next, '\'') && str_is(scan_folded(scan, i), "d"))
        next++;
    else if (scan_value(scan, i, CUE_PARTICLE_AT) != 1)
        return i;
    while (scan_at(scan, next)->shape == SHAPE_LOWER && next < i + 2 &&
           scan_is(scan, next, CUE(PARTICLE)))
        next++;  // "de la"
    return may_be_family(f, next) && f->words[next] == 0 ? next : i;
}

/* Behind "Macomber", "de Lattre", "Boutros-Ghali". */
static size_t behind_family(const Finding *f, size_t i) {
    const Scan *scan = f->scan;
    size_t first = i;
    while (scan_at(scan, i)->shape == SHAPE_LOWER && scan_is(scan, i, CUE(PARTICLE)) &&
           is_capital(scan_at(scan, i + 1)))
        i++;
    if (!may_be_family(f, i))
        return first;
    i++;
    while (name_around_is_hyphen(scan, i) && scan_is_word(scan, i + 1) &&
           !f->list->words.p[f->words[i + 1]].of_family)
        i += 2;
    size_t joined = joined_family(f, i);
    return joined > i ? joined + 1 : i;
}

/* From token i on, given names and initials, then a family name: where that is, 0 for none. */
static size_t family_of(const Finding *f, size_t i, bool shown, size_t *end) {
    const Scan *scan = f->scan;
    size_t at = i;
    bool given = false;
    for (int n = 0; n < 4; n++) {
        if (name_around_is_initial(scan, at)) {
            at += 2;
            given = true;
        } else if (is_capital(scan_at(scan, at)) && is_given(f, at) && at + 1 < scan->n &&
                   !name_around_begins_block(scan, at + 1) && is_capital(scan_at(scan, at + 1))) {
            at++;
            given = true;
        } else if (shown && n == 0 && is_capital(scan_at(scan, at)) &&
                   name_around_is_initial(scan, at + 1) &&
                   !name_around_begins_block(scan, at + 1)) {
            at++;  // "Colonel Byron V. Leary"
            given = true;
        } else {
            break;
        }
    }
    if (at >= scan->n || (at > i && name_around_begins_block(scan, at)))
        return 0;
    size_t behind = behind_family(f, at);
    if (behind == at || !is_capital(scan_at(scan, behind - 1)))
        return 0;
    if (!given) {
        *end = name_around_behind_initials(scan, behind);
        if (*end > behind + (shown ? 0 : 2))
            return at;
    }
    if (!given && !shown)
        return 0;
    // "Ambassador Chyun Sangjin": a given name that is not usual
    if (!given && behind == at + 1 && is_capital(scan_at(scan, behind)) &&
        behind_family(f, behind) > behind && f->words[behind] == 0 &&
        (scan_at(scan, behind)->flags & TOK_LINE) == 0)
        at = behind, behind = behind_family(f, behind);
    *end = behind;
    return at;
}

/* "P.S. Pray remember me", "N.B. Write to him": no initials. */
static bool opens_addition(const Scan *scan, size_t i) {
    Str first = scan_folded(scan, i), second = scan_folded(scan, i + 2);
    bool letters =
        (str_is(first, "p") && str_is(second, "s")) || (str_is(first, "n") && str_is(second, "b"));
    return letters && name_around_begins_block(scan, i) && scan_is_mark(scan, i + 1, '.') &&
           scan_is_mark(scan, i + 3, '.') && scan_at(scan, i + 5)->shape == SHAPE_LOWER;
}

/* At a title, an initial or a usual given name. */
static size_t at_stranger(Finding *f, size_t i) {
    const Scan *scan = f->scan;
    int32_t rank;
    size_t first = i, end;
    bool titled = false;
    if ((scan_at(scan, i)->folded_n > 1 || name_around_is_monsieur(scan, i)) &&
        name_list_rank(scan, i, &rank, &end)) {
        first = end + (scan_is_mark(scan, end, '.') ? 1 : 0);
        bool polite = rank == CUE_RANK_PLAIN || rank == CUE_RANK_WOMAN || rank == CUE_RANK_DOCTOR;
        if (rank == CUE_RANK_DIRECTOR || first >= scan->n ||
            name_around_begins_block(scan, first) ||
            (!polite && scan_at(scan, first)->shape == SHAPE_UPPER) ||
            (!polite && scan_at(scan, i)->shape != SHAPE_LOWER &&
             scan_is(scan, i - 1, CUE(ARTICLE))))
            return i + 1;
        titled = true;
    } else if (scan_is_mark(scan, i - 1, '(') && scan_is_mark(scan, i + 1, ')') &&
               scan_at(scan, i)->shape == SHAPE_CAPITAL && scan_zone(scan, i) == ZONE_HEADING) {
        titled = true;  // "The Ambassador in Iraq (Gallman)"
    } else if (opens_addition(scan, i)) {
        return i + 4;
    } else if (name_around_is_initial(scan, i) && name_around_begins_sentence(scan, i) &&
               !name_around_is_initial(scan, i + 2) && !scan_is(scan, i, CUE(RANK))) {
        return i + 1;  // "A. Policy"
    }
    size_t family = family_of(f, first, titled, &end);
    if (family == 0 || f->list->words.p[f->words[behind_family(f, family) - 1]].of_family ||
        (!titled && scan_at(scan, family)->shape == SHAPE_UPPER))
        return i + 1;  // one of the list is found by his family name
    Misread misread = read_misread(f, family);
    if (is_likely(f, family, &misread))
        return at_family(f, family, (PhraseMatch){misread.form, misread.end}, misread.cost);
    Mention mention = {.first = (uint32_t)first,
                       .family = (uint32_t)family,
                       .family_end = (uint32_t)behind_family(f, family),
                       .end = (uint32_t)name_around_behind_suffix(scan, end)};
    return add(f, &mention);
}

/* ---- the second walk ---- */

/* Where a name ends that the file marks and that covers token i; 0 where none does. */
static size_t file_end(const Finding *f, size_t i) {
    const SpanList *spans = &f->scan->part->spans;
    const Tok *tok = &f->scan->toks[i];
    for (size_t k = f->span; k < spans->n && spans->p[k].start < tok->end; k++)
        if (spans->p[k].kind == SPAN_NAME && spans->p[k].end > tok->at)
            return spans->p[k].end;
    return 0;
}

/* The file's own: it is what links of this document are judged by. */
static size_t at_file_name(Finding *f, size_t i) {
    const SpanList *spans = &f->scan->part->spans;
    const Scan *scan = f->scan;
    size_t k = f->span;
    while (spans->p[k].kind != SPAN_NAME || spans->p[k].end <= scan->toks[i].at)
        k++;
    const Span *span = &spans->p[k];
    Str ref = document_attribute(span, "ref");
    Mention mention = {.part = scan->part_index, .of_file = true, .certainty = span->certainty};
    mention.first = mention.family = mention.title = (uint32_t)i;
    while (i < scan->n && scan->toks[i].at < span->end)
        i++;
    mention.end = mention.family_end = (uint32_t)i;
    const uint64_t *entry = map_find(f->list->by_id, ref);
    mention.entry = entry == NULL ? 0 : (uint32_t)*entry + 1;
    if (mention.entry != 0) {
        for (size_t t = mention.first; t < mention.end; t++)
            f->known[f->words[t]] = 1;
        *LIST_ADD(f->job->job, f->mentions) = mention;
    }
    return i;
}

static size_t at_capital(Finding *f, size_t i) {
    const Scan *scan = f->scan;
    uint32_t word = f->words[i];
    if (word != 0 && f->list->words.p[word].of_family) {
        PhraseMatch match = phrase_longest(f->list->phrases, scan, f->words, i);
        if (match.value != 0)
            return at_family(f, i, match, 0);
    }
    if (scan_is(scan, i, CUE(RANK) | CUE(GIVEN)) || name_around_is_initial(scan, i) ||
        name_around_is_initial(scan, i + 1) || word != 0 || scan_is_mark(scan, i + 1, ')')) {
        size_t next = at_stranger(f, i);
        if (next > i + 1 || (word != 0 && !f->noisy))
            return next;
    }
    return f->list->entries.n > 0 && (f->noisy || scan_at(scan, i)->word == 0) ? at_misread(f, i)
                                                                               : i + 1;
}

static bool is_lost(const Tok *tok) {
    return tok->shape == SHAPE_LOWER && tok->folded_n >= 4 && tok->word == 0;
}

/* "6romyko" */
static bool is_digit_for_letter(const Scan *scan, size_t i) {
    const Tok *tok = &scan->toks[i];
    return tok->shape == SHAPE_DIGITS && tok->digits == 1 && (tok->flags & TOK_APPARATUS) == 0 &&
           i + 1 < scan->n && tok[1].shape == SHAPE_LOWER && (tok[1].flags & TOK_GLUED) != 0 &&
           tok[1].folded_n >= 3;
}

static void find_part(Finding *f) {
    const Scan *scan = f->scan;
    const SpanList *spans = &scan->part->spans;
    f->span = 0;
    f->from = f->mentions->n;
    for (size_t i = 0; i < scan->n;) {
        const Tok *tok = &scan->toks[i];
        while (f->span < spans->n && spans->p[f->span].start < tok->at &&
               (spans->p[f->span].kind != SPAN_NAME || spans->p[f->span].end <= tok->at))
            f->span++;
        if (tok->shape == SHAPE_LOWER && (scan->classes[i] & CUE(RANK)) != 0)
            i = at_stranger(f, i);
        else if (f->noisy && f->list->entries.n > 0 && is_lost(tok))
            i = at_lost_capital(f, i);
        else if (f->noisy && f->list->entries.n > 0 && is_digit_for_letter(scan, i))
            i = at_misread(f, i);
        else if (!is_capital(tok) || (tok->flags & TOK_APPARATUS) != 0)
            i++;
        else if (file_end(f, i) > 0)
            i = at_file_name(f, i);
        else
            i = at_capital(f, i);
    }
}

/* A misread name stands elsewhere as it should, or what is beside it asks for a name. */
static bool is_supported(const Finding *f, const Mention *mention, const uint8_t *printed) {
    const Scan *scan = f->scan;
    const Tok *tok = scan_at(scan, mention->family);
    if (tok->shape == SHAPE_LOWER && mention->cost > 3)
        return printed[mention->form] && mention->ranks != 0 &&
               !scan_is(scan, (size_t)mention->title - 1, CUE(ARTICLE));
    if (printed[mention->form] || mention->ranks != 0 || mention->first < mention->family ||
        scan_is(scan, mention->end, CUE(SPEECH)) || scan_is_mark(scan, mention->end, ':'))
        return true;
    return mention->cost == 1 || (mention->cost <= 6 && mention->cost != 4 && tok->folded_n >= 6);
}

/* ---- a third walk: who was shown by a title is known without it ---- */

typedef struct {
    uint32_t *slots;  // hashes of words, 0: free
    size_t mask;
} HashSet;

static bool has_hash(const HashSet *set, uint32_t hash) {
    size_t at = hash & set->mask;
    while (set->slots[at] != 0 && set->slots[at] != hash)
        at = (at + 1) & set->mask;
    return set->slots[at] != 0;
}

/* An empty set with room for `count`. */
static HashSet hash_set(struct arena *arena, size_t count) {
    HashSet set = {.mask = 63};
    while (set.mask < 4 * count)
        set.mask = set.mask * 2 + 1;
    set.slots = ARENA_ARRAY(arena, uint32_t, set.mask + 1);
    return set;
}

static void put_hash(HashSet *set, uint32_t hash) {
    size_t at = hash & set->mask;
    while (set->slots[at] != 0 && set->slots[at] != hash)
        at = (at + 1) & set->mask;
    set->slots[at] = hash;
}

static size_t collect_strangers(const Finding *f, HashSet *set) {
    const MentionList *all = f->mentions;
    size_t count = 0;
    for (size_t i = 0; i < all->n; i++)
        count += all->p[i].form == 0 && !all->p[i].of_file;
    *set = hash_set(f->job->job, count);
    for (size_t i = 0; i < all->n; i++) {
        const Mention *mention = &all->p[i];
        const Tok *tok = &f->job->scans[mention->part].toks[mention->family];
        if (mention->form == 0 && !mention->of_file && tok->shape != SHAPE_UPPER &&
            mention->family_end == mention->family + 1)
            put_hash(set, tok->hash);
    }
    return count;
}

static size_t collect_described(const Finding *f, HashSet *set) {
    NameHashList hashes = name_described_hashes(f->job);
    *set = hash_set(f->job->job, hashes.n);
    for (size_t i = 0; i < hashes.n; i++)
        put_hash(set, hashes.p[i]);
    return hashes.n;
}

/* Names known without a title: those that one shows elsewhere, and those of the description. */
typedef struct {
    HashSet strangers, described;
} KnownNames;

static bool is_known(const Finding *f, const KnownNames *known, size_t i) {
    const Tok *tok = &f->scan->toks[i];
    if (!is_capital(tok) || (tok->flags & TOK_APPARATUS) != 0 || stands_small(f, tok->hash))
        return false;
    return has_hash(&known->strangers, tok->hash) ||
           (f->words[i] == 0 && has_hash(&known->described, tok->hash));
}

/* Mentions of one part in order, those found again between those found at first. */
static void find_again_in(Finding *f, const KnownNames *known, size_t *at, MentionList *merged) {
    const MentionList *all = f->mentions;
    const Scan *scan = f->scan;
    size_t behind = 0;
    for (size_t i = 0; i <= scan->n; i++) {
        while (*at < all->n && all->p[*at].part == scan->part_index &&
               (i == scan->n || all->p[*at].title <= i)) {
            behind = all->p[*at].end;
            *LIST_ADD(f->job->job, merged) = all->p[(*at)++];
        }
        if (i == scan->n || i < behind || !is_known(f, known, i) || file_end(f, i) > 0)
            continue;
        Mention mention = {.part = scan->part_index,
                           .first = (uint32_t)given_before(f, i),
                           .family = (uint32_t)i,
                           .family_end = (uint32_t)i + 1,
                           .end = (uint32_t)name_around_behind_suffix(scan, i + 1),
                           .described = !has_hash(&known->strangers, scan->toks[i].hash)};
        mention.first = mention.first < behind ? (uint32_t)i : mention.first;
        mention.title = mention.first;
        behind = mention.end;
        *LIST_ADD(f->job->job, merged) = mention;
    }
}

static void find_again(Finding *f) {
    KnownNames known;
    MentionList merged = {0};
    size_t at = 0;
    if (collect_strangers(f, &known.strangers) + collect_described(f, &known.described) == 0)
        return;
    for (size_t i = 0; i < f->job->document->parts.n; i++) {
        f->scan = &f->job->scans[i];
        f->words = f->words_of[i];
        f->span = 0;
        find_again_in(f, &known, &at, &merged);
    }
    *f->mentions = merged;
}

/*
 * What may be a word is a name only where it stands like one. Where the file marks names itself and
 * leaves "Kennedy Library", so does the rule.
 */
static void settle(Finding *f) {
    MentionList *all = f->mentions;
    size_t kept = 0;
    bool by_file = false;
    for (size_t i = 0; i < all->n; i++)
        by_file = by_file || all->p[i].of_file;
    uint8_t *printed = ARENA_ARRAY(f->job->job, uint8_t, f->list->forms.n + 1);
    for (size_t i = 0; i < all->n; i++)
        printed[all->p[i].form] |= all->p[i].cost == 0 && !all->p[i].weak;
    for (size_t i = 0; i < all->n; i++) {
        const Mention *mention = &all->p[i];
        f->scan = &f->job->scans[mention->part];
        f->words = f->words_of[mention->part];
        if ((mention->weak && !stands_like_name(f, mention)) || (mention->of_thing && by_file) ||
            (mention->cost > 0 && !is_supported(f, mention, printed)))
            continue;
        all->p[kept++] = *mention;
    }
    all->n = kept;
}

void mention_grammar_find(const RuleJob *job, const NameList *list, MentionList *mentions) {
    Finding f = {.job = job, .list = list, .mentions = mentions};
    size_t misread = 0, letters = 0, parts = job->document->parts.n;
    f.lower = ARENA_ARRAY(job->job, uint64_t, LOWER_BITS / 64);
    f.known = ARENA_ARRAY(job->job, uint8_t, list->words.n);
    f.words_of = ARENA_ARRAY(job->job, uint32_t *, parts + 1);
    for (size_t i = 0; i < parts; i++)
        note_words(&f, &job->scans[i], &misread, &letters);
    f.noisy = misread >= 2 && misread * 400 > letters;
    for (size_t i = 0; i < parts; i++) {
        f.scan = &job->scans[i];
        find_words(&f, f.scan);
        f.words_of[i] = f.words;
        find_part(&f);
    }
    settle(&f);
    find_again(&f);
}

size_t mention_grammar_given(const Scan *scan, const Mention *mention, uint32_t tokens[8]) {
    size_t n = 0;
    for (uint32_t i = mention->first; i < mention->end && n < 8; i++) {
        bool family = i >= mention->family && i < mention->family_end;
        const Tok *tok = scan_at(scan, i);
        if (!family && tok->folded_n > 0 && is_capital(tok) && !scan_is(scan, i, CUE(SUFFIX)))
            tokens[n++] = i;
    }
    return n;
}
