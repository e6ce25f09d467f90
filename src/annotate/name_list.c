/*
 * The list is cut like any text, each name and each note a block of its own, so that its words are
 * cut as those of the texts are. A name is walked once for what stands in brackets or quotation
 * marks, and once for the rest, parted by its commas.
 *
 * A misread word is compared with the list's words that differ in few letters; what was found is
 * kept, because a volume repeats its words, the misread ones too.
 */
#include "annotate/name_list.h"
#include <string.h>

enum { GUESSES = 8192, WORDS_MAX = 12, GUESS_MIN = 4, GUESS_MAX = 24, LIKE = 6, STEP = 10 };

/* A list that is longer is no volume's: its misread words are not guessed, so that time is linear.
 */
enum { GUESSED_WORDS_MAX = 4096, USES_MAX = 32 };

struct name_guess {
    uint32_t hash, word;
    uint8_t n, cost;
    bool badly_read;
};

/* ---- words ---- */

static uint32_t *slot_of(const NameList *list, Str form, uint32_t hash) {
    size_t at = hash & list->slot_mask;
    while (list->slots[at] != 0 && !str_equal(list->words.p[list->slots[at]].form, form))
        at = (at + 1) & list->slot_mask;
    return &list->slots[at];
}

static void widen(NameList *list) {
    list->slot_mask = list->slot_mask == 0 ? 1023 : list->slot_mask * 2 + 1;
    list->slots = ARENA_ARRAY(list->arena, uint32_t, list->slot_mask + 1);
    for (uint32_t i = 1; i < list->words.n; i++)
        *slot_of(list, list->words.p[i].form, list->words.p[i].hash) = i;
}

static uint64_t letters_of(Str form) {
    uint64_t set = 0;
    for (size_t i = 0; i < form.n; i++)
        set |= (uint64_t)1 << ((uint8_t)form.p[i] & 63);
    return set;
}

static uint32_t add_word(NameList *list, Str form) {
    uint32_t hash = cue_hash(form);
    uint32_t *slot = slot_of(list, form, hash);
    if (*slot != 0)
        return *slot;
    uint32_t number = (uint32_t)list->words.n;
    *slot = number;
    *LIST_ADD(list->arena, &list->words) =
        (NameWord){.form = str_copy(list->arena, form),
                   .hash = hash,
                   .letters = letters_of(form),
                   .short_for = cue_value(cue_find(form, hash), CUE_GIVEN_AT)};
    uint32_t bit = hash % NAME_FILTER_BITS;
    list->filter[bit / 64] |= (uint64_t)1 << (bit % 64);
    if (list->words.n * 2 > list->slot_mask)
        widen(list);
    return number;
}

uint32_t name_list_word(const NameList *list, Str folded, uint32_t hash) {
    uint32_t bit = hash % NAME_FILTER_BITS;
    if ((list->filter[bit / 64] >> (bit % 64) & 1) == 0)
        return 0;
    return *slot_of(list, folded, hash);
}

/* ---- forms ---- */

typedef struct {
    NameList *list;
    const Scan *scan;
    uint32_t entry;  // that the forms are of
    NameEntry *into;
    uint32_t person;   // that this entry leads to
    bool called_last;  // Vietnamese
    bool in_name;      // not in the note
} Reading;

typedef struct {
    uint32_t words[WORDS_MAX];
    size_t n;
} Words;

/* An entry that leads to another keeps only forms that the other does not print itself. */
static bool takes_form(const Reading *r, uint32_t form, NameFormKind kind) {
    NameList *list = r->list;
    bool leads = r->person != r->entry, taken = false;
    int count = 0;
    if (leads && kind > NAME_WHOLE)
        return false;
    for (uint32_t at = list->forms.p[form]; at != 0; at = list->uses.p[at].next) {
        NameUse *use = &list->uses.p[at];
        if (use->entry == r->entry || ++count == USES_MAX)
            return false;  // the better kind is put first
        if (leads && use->entry == r->person) {
            taken = true;
            if (use->kind > NAME_WHOLE) {
                use->entry = r->entry;
                use->kind = (uint8_t)kind;
            }
        }
    }
    return !taken;
}

static void put_plain(const Reading *r, const Words *words, size_t first, size_t end,
                      NameFormKind kind);

static void put_form(const Reading *r, const Words *words, size_t first, size_t end,
                     NameFormKind kind) {
    NameList *list = r->list;
    if (first >= end || end - first > PHRASE_WORDS)
        return;
    uint32_t number = (uint32_t)list->forms.n;
    uint32_t form = phrase_add(list->phrases, words->words + first, end - first, number);
    if (form == number)
        *LIST_ADD(list->arena, &list->forms) = 0;
    if (!takes_form(r, form, kind))
        return;
    *LIST_ADD(list->arena, &list->uses) = (NameUse){r->entry, (uint8_t)kind, list->forms.p[form]};
    list->forms.p[form] = (uint32_t)list->uses.n - 1;
    NameWord *word = &list->words.p[words->words[first]];
    word->of_family = true;
    if (end - first == 1 && kind <= NAME_PART)
        word->alone = form;
    put_plain(r, words, first, end, kind);
}

/* The same without apostrophes: Choe, Pil of Ch'oe, P'il. */
static void put_plain(const Reading *r, const Words *words, size_t first, size_t end,
                      NameFormKind kind) {
    Words plain = {.n = 0};
    bool other = false;
    for (size_t i = first; i < end; i++) {
        Str form = r->list->words.p[words->words[i]].form;
        char letters[GUESS_MAX];
        size_t n = 0;
        for (size_t k = 0; k < form.n && n < GUESS_MAX; k++)
            if (form.p[k] != '\'')
                letters[n++] = form.p[k];
        other = other || n < form.n;
        plain.words[plain.n++] = n == form.n || n == 0 || n == GUESS_MAX
                                     ? words->words[i]
                                     : add_word(r->list, (Str){letters, n});
    }
    if (other)
        put_form(r, &plain, 0, plain.n, kind);
}

static void add_given(NameList *list, NameEntry *entry, uint32_t word, bool proper) {
    list->words.p[word].of_given = true;
    for (size_t i = 0; i < entry->given_count; i++)
        if (entry->given[i] == word)
            return;
    if (entry->given_count == NAME_GIVEN_MAX)
        return;
    entry->given[entry->given_count++] = word;
    entry->proper_count = proper ? entry->given_count : entry->proper_count;
}

/* ---- one name ---- */

static bool is_particle(const Scan *scan, size_t i) {
    return scan_is(scan, i, CUE(PARTICLE));
}

static Words words_between(const Reading *r, size_t first, size_t end) {
    Words words = {.n = 0};
    for (size_t i = first; i < end && words.n < WORDS_MAX; i++)
        if (r->scan->toks[i].folded_n > 0)
            words.words[words.n++] = add_word(r->list, scan_folded(r->scan, i));
    return words;
}

bool name_list_rank(const Scan *scan, size_t i, int32_t *rank, size_t *end) {
    if (!scan_is(scan, i, CUE(RANK)) || !scan_cue(scan, i, CUE_RANK_AT, rank, end))
        return false;
    const Tok *tok = scan_at(scan, i);
    bool small = (*rank & CUE_RANK_SMALL) != 0 ||
                 ((*rank & CUE_RANK_ACCENTED) != 0 && tok->end - tok->at > tok->folded_n);
    *rank &= CUE_RANK_SMALL - 1;
    return small || tok->shape != SHAPE_LOWER;
}

Str name_list_phrase(const Scan *scan, size_t first, size_t end, struct arena *arena) {
    size_t room = 0, n = 0;
    for (size_t i = first; i < end; i++)
        room += scan_folded(scan, i).n + 1;
    char *words = arena_alloc(arena, room + 1);
    for (size_t i = first; i < end; i++) {
        Str folded = scan_folded(scan, i);
        if (folded.n == 0)
            continue;
        if (n > 0)
            words[n++] = ' ';
        memcpy(words + n, folded.p, folded.n);
        n += folded.n;
    }
    return (Str){words, n};
}

/* Behind titles and ranks, which are noted: "Sir ", "Lt. Col. ", "General of the Army ". */
static size_t pass_ranks(const Reading *r, size_t i, size_t end) {
    int32_t rank;
    size_t behind;
    while (i < end) {
        if (r->scan->toks[i].shape == SHAPE_MARK && r->scan->toks[i].mark != '(')
            i++;
        else if (r->scan->toks[i].folded_n > 1 && name_list_rank(r->scan, i, &rank, &behind) &&
                 behind <= end) {
            r->into->ranks |= (uint64_t)1 << rank;
            // "Chiang Kai-shek, Generalissimo": one may be called so
            if (r->in_name && r->into->office_count < NAME_OFFICES_MAX)
                r->into->offices[r->into->office_count++] =
                    (NameOffice){.words = name_list_phrase(r->scan, i, behind, r->list->arena),
                                 .from = INT16_MIN,
                                 .to = INT16_MAX,
                                 .rank = rank};
            i = behind;
        } else
            break;
    }
    return i;
}

/* The word that a compound is called by: its first, and its last. */
static void put_compound(const Reading *r, size_t first, size_t end) {
    Words words = words_between(r, first, end);
    put_form(r, &words, 0, words.n, NAME_FAMILY);
    size_t particles = 0;
    while (first + particles < end && is_particle(r->scan, first + particles))
        particles++;
    if (particles > 0 && particles < words.n)
        put_form(r, &words, particles, words.n, NAME_CALLED);
    if (words.n > 1 && particles == 0)
        put_form(r, &words, 0, 1, NAME_PART);
    if (words.n > 1)
        put_form(r, &words, words.n - 1, words.n, NAME_PART);
    // DePalma
    if (particles == 1 && words.n == 2) {
        Str one = r->list->words.p[words.words[0]].form,
            two = r->list->words.p[words.words[1]].form;
        words.words[0] =
            add_word(r->list, str_format(r->list->arena, "%.*s%.*s", STR_ARG(one), STR_ARG(two)));
        put_form(r, &words, 0, 1, NAME_CALLED);
    }
}

static bool is_numeral(const Scan *scan, size_t i) {
    return scan_at(scan, i)->shape == SHAPE_UPPER &&
           (scan_is(scan, i, CUE(SUFFIX)) || str_is(scan_folded(scan, i), "i")) &&
           !scan_is_mark(scan, i + 1, '.');
}

/* "Chiang Kai-shek", "Faisal II", "Jackson C. D.", "Suharto". */
static void read_without_comma(const Reading *r, size_t first, size_t end) {
    const Scan *scan = r->scan;
    bool ruler = end > first + 1 && is_numeral(scan, end - 1);
    while (end > first + 1 && (is_numeral(scan, end - 1) || scan_is(scan, end - 1, CUE(SUFFIX)) ||
                               scan_at(scan, end - 1)->shape == SHAPE_MARK))
        end--;
    Words words = words_between(r, first, end);
    if (words.n == 0)
        return;
    bool particles = false, initials = false;
    for (size_t i = first + 1; i < end; i++) {
        particles = particles || (is_particle(scan, i) && scan_at(scan, i)->shape == SHAPE_LOWER);
        initials = initials || scan_is_initial(scan, i);
    }
    if (words.n > 1)
        put_form(r, &words, 0, words.n, initials ? NAME_FAMILY : NAME_WHOLE);
    if (words.n == 1 || particles || initials || !r->called_last)
        put_form(r, &words, 0, 1, words.n == 1 ? NAME_FAMILY : NAME_CALLED);
    else
        put_form(r, &words, words.n - 1, words.n, NAME_CALLED);
    if (words.n == 1 || particles || ruler)
        return;
    if (!initials) {
        r->into->family_first = true;
        put_form(r, &words, 1, words.n, NAME_PART);
        if (words.n == 2 || r->called_last)
            put_form(r, &words, words.n - 1, words.n, NAME_PART);
    }
    for (size_t i = 1; i < words.n; i++)
        add_given(r->list, r->into, words.words[i], true);
}

static void read_given(const Reading *r, size_t first, size_t end, size_t family, size_t behind) {
    const Scan *scan = r->scan;
    size_t i = pass_ranks(r, first, end);
    while (end > i && scan_at(scan, end - 1)->shape == SHAPE_MARK)
        end--;
    Words of_family = words_between(r, family, behind);
    // "Heinrich von", "Anwar el-"
    if (end > i && is_particle(scan, end - 1) && of_family.n < WORDS_MAX) {
        Words words = words_between(r, end - 1, end);
        memcpy(words.words + 1, of_family.words, of_family.n * sizeof words.words[0]);
        words.n = 1 + of_family.n;
        if (words.n <= WORDS_MAX)
            put_form(r, &words, 0, words.n, NAME_FAMILY);
    }
    const uint64_t titled = (uint64_t)1 << CUE_RANK_KNIGHT | (uint64_t)1 << CUE_RANK_KING |
                            (uint64_t)1 << CUE_RANK_PRINCE | (uint64_t)1 << CUE_RANK_SHEIKH |
                            (uint64_t)1 << CUE_RANK_CLERGY;
    bool arab = str_is(scan_folded(scan, family), "al") || str_is(scan_folded(scan, family), "el");
    bool first_one = r->into->given_count == 0;
    for (; i < end; i++) {
        if (scan_at(scan, i)->folded_n == 0 || scan_is(scan, i, CUE(SUFFIX)) ||
            is_particle(scan, i))
            continue;
        Words one = words_between(r, i, i + 1);
        add_given(r->list, r->into, one.words[0], true);
        if (first_one && one.n == 1 && scan_at(scan, i)->folded_n > 2) {
            if (arab)
                put_form(r, &one, 0, 1, NAME_GIVEN_ALONE);
            else if ((r->into->ranks & titled) != 0)
                put_form(r, &one, 0, 1, NAME_GIVEN_TITLED);
        }
        first_one = false;
    }
}

static size_t closing_of(const Scan *scan, size_t open, size_t end) {
    char wanted = scan_at(scan, open)->mark == '(' ? ')' : '"';
    size_t i = open + 1;
    while (i < end && !scan_is_mark(scan, i, wanted))
        i++;
    return i;
}

/* "(R-New Hampshire)", "(Ret.)": no name. */
static bool is_remark(const Scan *scan, size_t first, size_t end) {
    return first >= end || scan_is(scan, first, CUE(SUFFIX)) ||
           (scan_at(scan, first)->folded_n == 1 && scan_is_mark(scan, first + 1, '-')) ||
           (scan_at(scan, first)->shape == SHAPE_LOWER && !is_particle(scan, first));
}

/* What stands in brackets or quotation marks: other forms of the family, other given names. */
static void read_aside(const Reading *r, size_t first, size_t end, bool behind_comma,
                       Words family) {
    const Scan *scan = r->scan;
    const uint64_t noble = (uint64_t)1 << CUE_RANK_LORD;
    if (is_remark(scan, first, end))
        return;
    Words words = words_between(r, first, end);
    if (!behind_comma) {
        for (size_t i = first, stop; i < end; i = stop + 1) {
            for (stop = i; stop < end && !scan_is_mark(scan, stop, ',');)
                stop++;
            Words one = words_between(r, i, stop);
            if (one.n > 1)
                read_without_comma(r, i, stop);
            else
                put_form(r, &one, 0, one.n, NAME_FAMILY);
        }
    } else if ((r->into->ranks & noble) != 0 && words.n > 1) {
        // "(Alexander Frederick Douglas-Home)": the family stands last
        size_t last = end;
        while (last > first && scan_at(scan, last - 1)->shape == SHAPE_MARK)
            last--;
        size_t start = last - 1;
        while (start > first + 1 && scan_is_mark(scan, start - 1, '-'))
            start -= 2;
        put_compound(r, start, last);
        for (size_t i = first; i < start; i++)
            if (scan_at(scan, i)->folded_n > 0)
                add_given(r->list, r->into, words_between(r, i, i + 1).words[0], true);
    } else if (words.n > 1 && family.n > 0 && words.words[0] == family.words[0]) {
        read_without_comma(r, first, end);
    } else {
        for (size_t i = 0; i < words.n; i++)
            add_given(r->list, r->into, words.words[i], false);
    }
}

enum { STRETCHES_MAX = 6 };

/* The parts of a name outside brackets and quotation marks, parted by commas. */
static size_t cut_name(const Scan *scan, size_t first, size_t end, Stretch parts[STRETCHES_MAX]) {
    size_t n = 0, start = first;
    for (size_t i = first; i <= end && n < STRETCHES_MAX; i++) {
        char mark = i < end ? scan_at(scan, i)->mark : ',';
        if (mark != ',' && mark != '(' && mark != '"')
            continue;
        if (i > start)
            parts[n++] = (Stretch){start, i};
        if (mark != ',')
            i = closing_of(scan, i, end);
        start = i + 1;
    }
    return n;
}

static void read_asides(const Reading *r, size_t first, size_t end, Words family) {
    bool behind_comma = false;
    for (size_t i = first; i < end; i++) {
        char mark = scan_at(r->scan, i)->mark;
        behind_comma = behind_comma || mark == ',' || mark == '"';
        if (mark != '(' && mark != '"')
            continue;
        size_t close = closing_of(r->scan, i, end);
        read_aside(r, i + 1, close, behind_comma, family);
        i = close;
    }
}

/* Names stand before the title too: "Bridges, Senator Styles", "Hussein, King". */
static void read_name(const Reading *r, size_t first, size_t end) {
    Stretch parts[STRETCHES_MAX];
    size_t n = cut_name(r->scan, first, end, parts);
    if (n == 0)
        return;
    size_t family = pass_ranks(r, parts[0].first, parts[0].end), given = 0;
    for (size_t i = 1; i < n; i++) {
        size_t at = pass_ranks(r, parts[i].first, parts[i].end);
        bool name = at < parts[i].end && !scan_is(r->scan, at, CUE(SUFFIX)) &&
                    scan_at(r->scan, at)->shape != SHAPE_LOWER;
        given = given == 0 && name ? i : given;
    }
    if (family >= parts[0].end)
        family = parts[0].first;
    bool comma = false;  // none between what brackets part
    for (size_t i = parts[0].end; given > 0 && i < parts[given].first; i++)
        comma = comma || scan_is_mark(r->scan, i, ',');
    Words of_family = words_between(r, family, parts[0].end);
    if (comma) {
        put_compound(r, family, parts[0].end);
        read_given(r, parts[given].first, parts[given].end, family, parts[0].end);
    } else {
        read_without_comma(r, family, parts[0].end);
    }
    read_asides(r, first, end, of_family);
}

/* ---- what the note says ---- */

/* "Senator Styles, (R-New Hampshire)" behind a family name that stands alone. */
static void read_given_of_note(const Reading *r, size_t first, size_t end) {
    uint64_t before = r->into->ranks;
    size_t i = pass_ranks(r, first, end);
    if (i == first || r->into->given_count > 0 || r->into->ranks == before)
        return;
    size_t stop = i;
    while (stop < end && stop < i + 4 &&
           (scan_is_capital(r->scan, stop) || scan_is_mark(r->scan, stop, '.')))
        stop++;
    if (scan_is_mark(r->scan, stop, ','))
        for (; i < stop; i++)
            if (scan_at(r->scan, i)->folded_n > 0)
                add_given(r->list, r->into, words_between(r, i, i + 1).words[0], true);
}

/* "until November 22, 1963", "from 1961": years of the office in a clause that ends with ';'. */
static void read_years(const Scan *scan, size_t i, size_t end, NameOffice *office) {
    bool from = false, until = false;
    for (; i < end && !scan_is_mark(scan, i, ';'); i++) {
        const Tok *tok = scan_at(scan, i);
        if (scan_is(scan, i, CUE(FROM) | CUE(AFTER)))
            from = true;
        else if (scan_is(scan, i, CUE(UNTIL) | CUE(BEFORE)) || tok->mark == '-')
            until = true;
        if (tok->shape != SHAPE_DIGITS || tok->digits != 4 || tok->number > 2200)
            continue;
        if (until || (!from && office->from != INT16_MIN))
            office->to = (int16_t)tok->number;
        else
            office->from = (int16_t)tok->number;
        from = until = false;
    }
}

/*
 * "President", "President until January 20, 1961", "President of the United States"; not "President
 * of France", "French President", "Ambassador to France".
 */
static bool is_at_home(const Scan *scan, Stretch note, size_t i, size_t behind) {
    int32_t value;
    size_t end, at = behind + 1;
    if (i != note.first)
        return false;
    if (behind >= note.end || scan_is_mark(scan, behind, ';') || scan_is_mark(scan, behind, '.'))
        return true;
    if (scan_is_mark(scan, behind, ',') ||
        scan_is(scan, behind, CUE(FROM) | CUE(UNTIL) | CUE(AFTER) | CUE(BEFORE)))
        return scan_is(scan, at, CUE(MONTH)) || scan_at(scan, at)->shape == SHAPE_DIGITS;
    if (!scan_is(scan, behind, CUE(OF)))
        return false;
    at += scan_is(scan, at, CUE(ARTICLE)) ? 1 : 0;
    return scan_cue(scan, at, CUE_NAME_HINT_AT, &value, &end) &&
           ((uint32_t)value & CUE_HINT_HOME) != 0;
}

/* Not those of "President's Secretary", "President Eisenhower's Secretary". */
static void add_office(const Reading *r, Stretch note, size_t i, size_t behind, int32_t rank) {
    if (r->into->office_count == NAME_OFFICES_MAX || scan_is_mark(r->scan, behind, '\'') ||
        (behind < note.end && scan_is_capital(r->scan, behind)))
        return;
    NameOffice *office = &r->into->offices[r->into->office_count++];
    *office = (NameOffice){.words = name_list_phrase(r->scan, i, behind, r->list->arena),
                           .from = INT16_MIN,
                           .to = INT16_MAX,
                           .rank = rank,
                           .at_home = is_at_home(r->scan, note, i, behind)};
    read_years(r->scan, behind, note.end, office);
}

/* Ranks that a clause begins with, not those that it goes on to: "Assistant to the President". */
static void read_note(const Reading *r, size_t first, size_t end) {
    bool open = true;
    int32_t rank;
    size_t behind;
    for (size_t i = first; i < end; i++) {
        const Tok *tok = scan_at(r->scan, i);
        if (tok->mark == ';' || tok->mark == ',' || (tok->mark == '.' && tok[-1].folded_n > 3)) {
            open = true;
        } else if (tok->shape == SHAPE_LOWER &&
                   scan_is(r->scan, i, CUE(OF) | CUE(UNTIL) | CUE(FROM) | CUE(AT))) {
            open = false;
        } else if (open && tok->folded_n > 1 && name_list_rank(r->scan, i, &rank, &behind) &&
                   behind <= end) {
            r->into->ranks |= (uint64_t)1 << rank;
            add_office(r, (Stretch){first, end}, i, behind, rank);
            i = behind - 1;
        }
    }
}

/* ---- the list ---- */

typedef struct {
    Stretch name, note;  // tokens
} Row;

/* All names and notes as one text, each a block. */
static const Scan *scan_list(const Lexicon *lexicon, struct arena *arena, Row *rows) {
    struct document *document = ARENA_NEW(arena, struct document);
    Part *part = LIST_ADD(arena, &document->parts);
    size_t room = 0, n = 0;
    for (size_t i = 0; i < lexicon->entries.n; i++)
        room += lexicon->entries.p[i].name.n + lexicon->entries.p[i].note.n + 2;
    char *text = arena_alloc(arena, room + 1);
    for (size_t i = 0; i < 2 * lexicon->entries.n; i++) {
        const LexiconEntry *entry = &lexicon->entries.p[i / 2];
        Str words = i % 2 == 0 ? entry->name : entry->note;
        if (words.n > 0)
            memcpy(text + n, words.p, words.n);
        *LIST_ADD(arena, &part->blocks) =
            (Block){.id = (uint32_t)i + 1, .start = n, .end = n + words.n};
        n += words.n;
        text[n++] = '\n';
    }
    part->text = (Str){text, n == 0 ? 0 : n - 1};
    Scan *scan = ARENA_NEW(arena, Scan);
    scan_part(scan_create(arena), document, 0, arena, scan);
    for (size_t i = 0; i < scan->line_count; i++) {
        const ScanLine *line = &scan->lines[i];
        Row *row = &rows[line->block / 2];
        Stretch *into = line->block % 2 == 0 ? &row->name : &row->note;
        into->first = into->end == 0 ? line->first : into->first;
        into->end = line->last;
    }
    return scan;
}

static bool is_vietnamese(const Scan *scan, Stretch note) {
    int32_t hints;
    size_t end;
    for (size_t i = note.first; i < note.end && i < note.first + 24; i++)
        if (scan_cue(scan, i, CUE_NAME_HINT_AT, &hints, &end) &&
            ((uint32_t)hints & CUE_HINT_LAST) != 0)
            return true;
    return false;
}

/* "see Douglas-Home", "See Nguyen Ngoc Loan": the entry whose form stands there, if it is one. */
static uint32_t led_to(const NameList *list, const Scan *scan, Stretch note, uint32_t from) {
    uint32_t words[PHRASE_WORDS + 2] = {0};
    size_t first = note.first + 1;
    if (note.end <= first || note.end - note.first > 8 || !scan_is(scan, note.first, CUE(SEE)))
        return from;
    Scan part = *scan;  // only the note's own tokens
    part.toks += first;
    part.n = note.end - first;
    for (size_t i = 0; i < part.n && i < PHRASE_WORDS; i++)
        words[i] = name_list_word(list, scan_folded(scan, first + i), scan->toks[first + i].hash);
    PhraseMatch match = phrase_longest(list->phrases, &part, words, 0);
    uint32_t use = match.value == 0 ? 0 : list->forms.p[match.value], found = from;
    for (; use != 0; use = list->uses.p[use].next)
        if (list->uses.p[use].entry != from)
            found = found == from ? list->uses.p[use].entry : UINT32_MAX;
    return found == UINT32_MAX ? from : found;
}

const NameList *name_list_make(const Lexicon *lexicon, struct arena *arena) {
    NameList *list = ARENA_NEW(arena, NameList);
    Row *rows = ARENA_ARRAY(arena, Row, lexicon->entries.n + 1);
    list->arena = arena;
    list->phrases = phrase_create(arena);
    list->by_id = map_create(arena);
    list->filter = ARENA_ARRAY(arena, uint64_t, NAME_FILTER_BITS / 64);
    list->guesses = ARENA_ARRAY(arena, struct name_guess, GUESSES);
    (void)LIST_ADD(arena, &list->uses);
    (void)LIST_ADD(arena, &list->forms);
    (void)LIST_ADD(arena, &list->words);
    widen(list);
    const Scan *scan = scan_list(lexicon, arena, rows);
    uint32_t *from = ARENA_ARRAY(arena, uint32_t, lexicon->entries.n + 1);
    for (size_t i = 0; i < lexicon->entries.n; i++) {
        const LexiconEntry *entry = &lexicon->entries.p[i];
        if (!str_is(entry->type, "person") || entry->id.n == 0)
            continue;
        from[list->entries.n] = (uint32_t)i;
        bool is_new;
        uint64_t *number = map_put(list->by_id, entry->id, &is_new);
        *number = is_new ? list->entries.n : *number;
        *LIST_ADD(arena, &list->entries) = (NameEntry){.id = entry->id, .name = entry->name};
    }
    for (int pass = 0; pass < 2; pass++)  // those that lead to others, when these are there
        for (uint32_t i = 0; i < list->entries.n; i++) {
            const Row *row = &rows[from[i]];
            bool leads =
                row->note.end > row->note.first && scan_is(scan, row->note.first, CUE(SEE));
            if (leads != (pass == 1))
                continue;
            NameEntry *entry = &list->entries.p[i];
            Reading reading = {.list = list,
                               .scan = scan,
                               .entry = i,
                               .into = entry,
                               .called_last = is_vietnamese(scan, row->note)};
            entry->person = leads ? led_to(list, scan, row->note, i) : i;
            reading.person = entry->person;
            reading.in_name = true;
            read_name(&reading, row->name.first, row->name.end);
            reading.in_name = false;
            if (!leads) {
                read_given_of_note(&reading, row->note.first, row->note.end);
                read_note(&reading, row->note.first, row->note.end);
            }
        }
    return list;
}

/* ---- misread words ---- */

static int most_of(size_t n, bool badly_read) {
    return !badly_read ? LIKE : n >= 8 ? 2 * STEP : n >= 6 ? STEP + LIKE : n >= 5 ? STEP : LIKE;
}

static uint32_t find_nearest(const NameList *list, Str folded, int most, int *cost) {
    uint32_t found = 0;
    int best = most + 1, second = most + 2 * LIKE;
    // A letter that is another changes two of the set, a pair that is one three.
    int apart = most > STEP + LIKE ? 6 : most > STEP ? 5 : 3;
    size_t longer = most > STEP + LIKE ? 2 : 1;
    uint64_t letters = letters_of(folded);
    for (uint32_t i = 1; i < list->words.n; i++) {
        const NameWord *word = &list->words.p[i];
        if (word->alone == 0 || word->form.n < GUESS_MIN || word->form.n > folded.n + longer ||
            folded.n > word->form.n + longer ||
            __builtin_popcountll(letters ^ word->letters) > apart)
            continue;
        int distance = cue_distance(folded, word->form, most + LIKE);
        if (distance < best) {
            second = found != 0 ? best : second;
            found = i;
            best = distance;
        } else if (distance < second) {
            second = distance;
        }
    }
    *cost = best;
    return found != 0 && second - best >= LIKE / 2 ? found : 0;
}

uint32_t name_list_guess(const NameList *list, Str folded, uint32_t hash, bool badly_read,
                         int *cost) {
    if (folded.n < (badly_read ? GUESS_MIN : GUESS_MIN + 2) || folded.n > GUESS_MAX ||
        list->words.n > GUESSED_WORDS_MAX)
        return 0;
    struct name_guess *made = &list->guesses[(hash * 2 + badly_read) % GUESSES];
    if (made->n != folded.n || made->hash != hash || made->badly_read != badly_read) {
        *made = (struct name_guess){hash, 0, (uint8_t)folded.n, 0, badly_read};
        made->word = find_nearest(list, folded, most_of(folded.n, badly_read), cost);
        made->cost = (uint8_t)(made->word == 0 ? 0 : *cost);
    }
    *cost = made->cost;
    return made->word;
}
