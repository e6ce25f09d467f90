/*
 * One walk over the text. ASCII letters and digits are folded by a table while they are cut; other
 * characters go through text/unicode. What needs a look ahead (the hyphen at a line's end, the
 * apostrophe, [Page 371]) looks a fixed way.
 */
#include "annotate/scan.h"
#include "annotate/phrase.h"
#include "annotate/zone.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include <pthread.h>
#include <string.h>

enum { GUESSES = 1024 };

/* A guess that was made before: texts repeat their words, also the misread ones. */
typedef struct {
    uint32_t hash;
    uint8_t class, n;
    uint16_t certainty;
    uint32_t word;
} Guess;

struct scanner {
    Guess *guesses;
    uint64_t steps;
};

/* The table's phrases, laid out once for all scanners: small deposits come by the thousand. */
static struct {
    struct phrase *phrases;
    uint32_t *next;   // by number of a phrase: one of the same words and another class
    uint8_t *begins;  // by number of a word: a phrase begins with it
} table;
static pthread_once_t table_is_made = PTHREAD_ONCE_INIT;

static void make_table(void) {
    static struct arena *process;
    size_t count;
    const CuePhrase *list = cue_phrases(&count);
    process = arena_create();
    table.phrases = phrase_create(process);
    table.next = ARENA_ARRAY(process, uint32_t, count + 1);
    table.begins = ARENA_ARRAY(process, uint8_t, cue_count() + 1);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t first = phrase_add(table.phrases, list[i].words, list[i].n, i + 1);
        table.begins[list[i].words[0]] = 1;
        if (first != i + 1) {
            table.next[i + 1] = table.next[first];
            table.next[first] = i + 1;
        }
    }
}

struct scanner *scan_create(struct arena *arena) {
    struct scanner *scanner = ARENA_NEW(arena, struct scanner);
    scanner->guesses = ARENA_ARRAY(arena, Guess, GUESSES);
    (void)pthread_once(&table_is_made, make_table);
    return scanner;
}

uint64_t scan_steps(const struct scanner *scanner) {
    return scanner->steps;
}

/* ---- cutting ---- */

struct cutting {
    Scan *scan;
    size_t room;  // for tokens
    Str text;
    size_t limit;  // the leaf ends there
    size_t at;
    char *folded;
    size_t folded_n;
    uint32_t hash;  // cue_hash() of what the token has so far
    uint32_t line;
    uint8_t brackets;
    bool quoted;
    uint8_t flags;  // of the next token
};

typedef enum { CHAR_SPACE, CHAR_LETTER, CHAR_DIGIT, CHAR_MARK, CHAR_NOTHING } CharKind;

static CharKind kind_of(uint32_t c) {
    if (c < 0x80) {
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
            return CHAR_LETTER;
        if (c >= '0' && c <= '9')
            return CHAR_DIGIT;
        return c <= ' ' || c == 0x7F ? CHAR_SPACE : CHAR_MARK;
    }
    switch (unicode_class(c)) {
    case UNICODE_LETTER:
    case UNICODE_IDEOGRAPH:
        return CHAR_LETTER;
    case UNICODE_DIGIT:
        return c >= 0xBC && c <= 0xBE ? CHAR_MARK : CHAR_DIGIT;  // "2½" is not 22
    case UNICODE_MARK:
    case UNICODE_IGNORED:
        return CHAR_NOTHING;
    default:
        return unicode_is_space(c) ? CHAR_SPACE : CHAR_MARK;
    }
}

/* Typographic marks as the plain ones that grammars ask for; 1 for all others. */
static char plain_mark(uint32_t c) {
    if (c < 0x80)
        return (char)c;
    if (c == 0x2018 || c == 0x2019 || c == 0x201A || c == 0x02BC || c == 0x2032)
        return '\'';
    if ((c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0x2033)
        return '"';
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212)
        return '-';
    return c == 0x2026 ? '.' : 1;
}

static uint32_t peek(const struct cutting *cut, size_t at, size_t *behind) {
    uint32_t c = 0;
    *behind = at;
    if (at < cut->limit && (uint8_t)cut->text.p[at] < 0x80) {
        *behind = at + 1;
        return (uint8_t)cut->text.p[at];
    }
    (void)utf8_next(str_slice(cut->text, 0, cut->limit), behind, &c);
    return c;
}

static void put(struct cutting *cut, char c) {
    cut->folded[cut->folded_n++] = c;
    cut->hash = cue_hash_add(cut->hash, c);
}

static void add_folded(struct cutting *cut, uint32_t c) {
    if (c < 0x80) {
        put(cut, (char)(c >= 'A' && c <= 'Z' ? c + 32 : c));
        return;
    }
    char out[UNICODE_FOLD_MAX];
    size_t n = unicode_fold_one(c, out);
    for (size_t i = 0; i < n && n <= 6; i++)  // what folds to more is no word of any list
        put(cut, out[i]);
}

/* "d'octobre", "l'ambassadeur", "dell'Ambasciata": the article is a token of its own. */
static bool is_elided(Str folded) {
    static const char *const articles[] = {"d",    "l",    "n",  "s",    "c",   "j",
                                           "m",    "t",    "qu", "dell", "all", "dall",
                                           "nell", "sull", "un", "jusqu"};
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (str_is(folded, articles[i]))
            return true;
    return false;
}

/* The apostrophe at `at` belongs to the word whose folded letters begin at `from`. */
static bool joins_apostrophe(const struct cutting *cut, size_t at, size_t from) {
    size_t behind, further;
    if (plain_mark(peek(cut, at, &behind)) != '\'')
        return false;
    uint32_t next = peek(cut, behind, &further);
    if (kind_of(next) != CHAR_LETTER)
        return false;
    Str before = {cut->folded + from, cut->folded_n - from};
    if (is_elided(before))
        return before.n == 1 && before.p[0] == 'd' && unicode_is_upper(next) &&
               unicode_is_upper((uint8_t)cut->text.p[at - 1]);
    bool possessive =
        (next == 's' || next == 'S') && kind_of(peek(cut, further, &behind)) != CHAR_LETTER;
    return !possessive;
}

/* A hyphen, then a line break, then a small letter: the word goes on there. */
static bool goes_on_next_line(const struct cutting *cut, size_t at, size_t *next) {
    size_t behind;
    if (at >= cut->limit || cut->text.p[at] != '-')
        return false;
    at++;
    while (at < cut->limit && cut->text.p[at] == ' ')
        at++;
    if (at >= cut->limit || cut->text.p[at] != '\n')
        return false;
    uint32_t c = peek(cut, at + 1, &behind);
    *next = at + 1;
    return kind_of(c) == CHAR_LETTER && !unicode_is_upper(c);
}

static Shape shape_of(size_t letters, size_t capitals, bool first_is_capital) {
    if (capitals == 0)
        return SHAPE_LOWER;
    if (capitals == letters)
        return SHAPE_UPPER;
    return first_is_capital && capitals == 1 ? SHAPE_CAPITAL : SHAPE_MIXED;
}

enum { WORD_BYTES_MAX = 200 };

/* Small ASCII letters from here on, to at most `most` folded bytes: nearly all that a word has. */
static size_t cut_small_letters(struct cutting *cut, size_t most) {
    const char *p = cut->text.p + cut->at, *end = cut->text.p + cut->limit, *at = p;
    char *out = cut->folded + cut->folded_n, *out_end = cut->folded + most;
    uint32_t hash = cut->hash;
    for (; at < end && out < out_end && *at >= 'a' && *at <= 'z'; at++) {
        *out++ = *at;
        hash = cue_hash_add(hash, *at);
    }
    size_t n = (size_t)(at - p);
    cut->hash = hash;
    cut->folded_n += n;
    cut->at += n;
    return n;
}

static void cut_word(struct cutting *cut, Tok *tok) {
    size_t from = cut->folded_n, letters = 0, capitals = 0, behind;
    bool first_is_capital = false;
    for (;;) {
        letters += cut_small_letters(cut, from + WORD_BYTES_MAX);
        uint32_t c = peek(cut, cut->at, &behind);
        CharKind kind = cut->at < cut->limit ? kind_of(c) : CHAR_SPACE;
        size_t next;
        if (cut->folded_n - from >= WORD_BYTES_MAX) {
            break;
        } else if (kind == CHAR_LETTER) {
            bool capital = unicode_is_upper(c);
            first_is_capital = letters == 0 ? capital : first_is_capital;
            letters++;
            capitals += capital;
            add_folded(cut, c);
        } else if (kind == CHAR_MARK && letters > 0 && joins_apostrophe(cut, cut->at, from)) {
            put(cut, '\'');
        } else if (letters > 1 && goes_on_next_line(cut, cut->at, &next)) {
            tok->flags |= TOK_HYPHENED;
            behind = next;
        } else if (kind != CHAR_NOTHING) {
            break;
        }
        cut->at = behind;
    }
    tok->shape = (uint8_t)shape_of(letters, capitals, first_is_capital);
    tok->folded_n = (uint16_t)(cut->folded_n - from);
}

static void cut_number(struct cutting *cut, Tok *tok) {
    uint64_t value = 0;
    size_t digits = 0, behind, from = cut->folded_n;
    for (;;) {
        uint32_t c = peek(cut, cut->at, &behind);
        if (cut->at >= cut->limit || kind_of(c) != CHAR_DIGIT)
            break;
        if (digits < 20)
            add_folded(cut, c);
        char last = cut->folded_n > from ? cut->folded[cut->folded_n - 1] : '0';
        value = value * 10 + (uint64_t)(last >= '0' && last <= '9' ? last - '0' : 0);
        value = value > UINT32_MAX ? UINT32_MAX : value;
        digits++;
        cut->at = behind;
    }
    tok->shape = SHAPE_DIGITS;
    tok->digits = digits > 255 ? 255 : (uint8_t)digits;
    tok->number = digits > 9 ? UINT32_MAX : (uint32_t)value;
    tok->folded_n = (uint16_t)(cut->folded_n - from);
}

static void cut_mark(struct cutting *cut, uint32_t c, size_t behind, Tok *tok) {
    tok->shape = SHAPE_MARK;
    tok->mark = plain_mark(c);
    cut->at = behind;
    if (c == '(' || c == '[')
        cut->brackets = cut->brackets < 255 ? cut->brackets + 1 : 255;
    if (tok->mark == '"')
        cut->quoted = c == 0x201C || c == 0xAB   ? true
                      : c == 0x201D || c == 0xBB ? false
                                                 : !cut->quoted;
}

static uint8_t take_flags(struct cutting *cut) {
    uint8_t flags = cut->flags;
    flags |= cut->quoted ? TOK_QUOTED : 0;
    flags |= cut->brackets > 0 ? TOK_BRACKETED : 0;
    cut->flags = TOK_GLUED;
    return flags;
}

static void end_line(struct cutting *cut, size_t at) {
    ScanLine *line = &cut->scan->lines[cut->line];
    line->end = (uint32_t)at;
    line->last = (uint32_t)cut->scan->n;
}

static void start_line(struct cutting *cut, size_t at, uint32_t block) {
    Scan *scan = cut->scan;
    cut->line = (uint32_t)scan->line_count++;
    scan->lines[cut->line] =
        (ScanLine){.start = (uint32_t)at, .first = (uint32_t)scan->n, .block = block};
    cut->flags |= TOK_LINE;
    cut->flags &= (uint8_t)~TOK_GLUED;
}

static void cut_leaf(struct cutting *cut, const Block *block, uint32_t index) {
    Scan *scan = cut->scan;
    cut->at = block->start;
    cut->limit = block->end;
    cut->brackets = 0;
    cut->quoted = false;
    cut->flags = TOK_BLOCK;
    start_line(cut, cut->at, index);
    while (cut->at < cut->limit) {
        if (cut->text.p[cut->at] == ' ') {
            cut->flags &= (uint8_t)~TOK_GLUED;
            cut->at++;
            continue;
        }
        size_t behind;
        uint32_t c = peek(cut, cut->at, &behind);
        CharKind kind = kind_of(c);
        if (kind == CHAR_SPACE || kind == CHAR_NOTHING) {
            if (c == '\n') {
                end_line(cut, cut->at);
                start_line(cut, behind, index);
            } else if (kind == CHAR_SPACE) {
                cut->flags &= (uint8_t)~TOK_GLUED;
            }
            cut->at = behind;
            continue;
        }
        must(scan->n < cut->room);
        Tok *tok = &scan->toks[scan->n];
        *tok = (Tok){.at = (uint32_t)cut->at,
                     .folded = (uint32_t)cut->folded_n,
                     .line = cut->line,
                     .flags = take_flags(cut)};
        cut->hash = CUE_HASH_START;
        if (kind == CHAR_LETTER)
            cut_word(cut, tok);
        else if (kind == CHAR_DIGIT)
            cut_number(cut, tok);
        else
            cut_mark(cut, c, behind, tok);
        if (cut->brackets > 0 && (c == ')' || c == ']'))
            cut->brackets--;
        tok->end = (uint32_t)cut->at;
        tok->hash = cut->hash;
        scan->n++;
    }
    end_line(cut, cut->at);
}

/* ---- what is known of each token ---- */

static void find_words(Scan *scan) {
    for (size_t i = 0; i < scan->n; i++) {
        Tok *tok = &scan->toks[i];
        if (tok->folded_n > 0)
            tok->word = cue_find((Str){scan->folded + tok->folded, tok->folded_n}, tok->hash);
        scan->classes[i] = cue_classes(tok->word);
    }
}

static void find_phrases(Scan *scan, struct arena *job) {
    size_t count;
    const CuePhrase *list = cue_phrases(&count);
    uint32_t *words = ARENA_ARRAY(job, uint32_t, scan->n + 1);
    for (size_t i = 0; i < scan->n; i++)
        words[i] = scan->toks[i].word;
    for (size_t i = 0; i < scan->n; i++) {
        if (!table.begins[words[i]] || i + 1 == scan->n ||
            (words[i + 1] == 0 && scan->toks[i + 1].shape != SHAPE_MARK))
            continue;  // no phrase is a word alone
        uint32_t found = phrase_longest(table.phrases, scan, words, i).value;
        scan->phrase[i] = found;
        for (; found != 0; found = table.next[found])
            scan->classes[i] |= (CueSet)1 << list[found - 1].class;
    }
}

/* [Page 371] and [3] */
static void find_apparatus(Scan *scan) {
    for (size_t i = 0; i + 2 < scan->n; i++) {
        Tok *tok = &scan->toks[i];
        if (tok->mark != '[')
            continue;
        bool page = str_is(scan_folded(scan, i + 1), "page") && i + 3 < scan->n &&
                    scan->toks[i + 3].mark == ']';
        bool note = tok[1].shape == SHAPE_DIGITS && tok[1].digits <= 3 && tok[2].mark == ']';
        for (size_t k = 0; (page || note) && k <= (page ? 3U : 2U); k++)
            tok[k].flags |= TOK_APPARATUS;
    }
}

/* "Ita1y", "5oviet": a digit glued to the letters of a word, and no "2nd", "5pm", "A12". */
static void find_broken(Scan *scan) {
    CueSet units = CUE(ORDINAL_MARK) | CUE(MERIDIEM) | CUE(CLOCK) | CUE(UNIT) | CUE(YEAR_MARK);
    for (size_t i = 0; i + 1 < scan->n; i++) {
        const Tok *tok = &scan->toks[i], *next = tok + 1;
        if (tok->shape != SHAPE_DIGITS || (next->flags & TOK_GLUED) == 0 ||
            next->shape != SHAPE_LOWER || (scan->classes[i + 1] & units) != 0)
            continue;
        bool inside = i > 0 && (tok->flags & TOK_GLUED) != 0 && tok[-1].shape < SHAPE_DIGITS;
        scan->broken += inside || next->folded_n >= 2;
    }
}

bool scan_is_noisy(const Scan *scan) {
    return scan->broken > 0 && (uint64_t)scan->broken * 1000 >= scan->n;
}

enum { HELD_BITS = 1 << 15, HELD_WORDS = HELD_BITS / 64 };

static bool is_held(const uint64_t *held, uint32_t hash) {
    uint32_t one = hash % HELD_BITS, two = (hash >> 15) % HELD_BITS;
    return (held[one / 64] >> (one % 64) & held[two / 64] >> (two % 64) & 1) != 0;
}

static void hold(uint64_t *held, uint32_t hash) {
    uint32_t one = hash % HELD_BITS, two = (hash >> 15) % HELD_BITS;
    held[one / 64] |= (uint64_t)1 << (one % 64);
    held[two / 64] |= (uint64_t)1 << (two % 64);
}

/* Two bits for each word that begins with a capital, two more for one that stands there again. */
static void find_held(Scan *scan, struct arena *job) {
    if (!scan_is_noisy(scan))
        return;
    scan->held = ARENA_ARRAY(job, uint64_t, (size_t)2 * HELD_WORDS);
    for (size_t i = 0; i < scan->n; i++) {
        const Tok *tok = &scan->toks[i];
        if (tok->shape >= SHAPE_CAPITAL && tok->shape <= SHAPE_MIXED)
            hold(is_held(scan->held, tok->hash) ? scan->held + HELD_WORDS : scan->held, tok->hash);
    }
}

int scan_holds(const Scan *scan, uint32_t hash) {
    if (scan->held == NULL)
        return 0;
    return is_held(scan->held, hash) + is_held(scan->held + HELD_WORDS, hash);
}

/*
 * Importers keep no empty lines; where a text's lines are blocks, they show as more bytes of the
 * source between two blocks than its line break takes.
 */
static void find_blank_lines(Scan *scan) {
    const Block *blocks = scan->part->blocks.p;
    uint64_t least = UINT64_MAX, most = 0;
    bool three = false;
    for (int pass = 0; pass < 2; pass++) {
        uint64_t line_break = least == 2 && most >= 4 && !three ? 2 : 1;
        const Block *before = NULL;
        for (size_t i = 0; i < scan->line_count; i++) {
            ScanLine *line = &scan->lines[i];
            const Block *block = &blocks[line->block];
            if (block == before)
                continue;
            uint64_t gap = before != NULL && block->origin.first >= before->origin.last
                               ? block->origin.first - before->origin.last
                               : 0;
            if (pass == 0 && gap > 0) {
                least = gap < least ? gap : least;
                most = gap > most ? gap : most;
                three = three || gap == 3;
            } else if (pass == 1) {
                line->blank_before = before == NULL || gap == 0 || gap > line_break;
            }
            before = block;
        }
    }
}

typedef struct {
    size_t tokens, lines, folded;  // at most
} Room;

/* So that memory goes with words and not with bytes. */
static Room room_for(Str text) {
    Room room = {1 + text.n / (WORD_BYTES_MAX - 8), 1, text.n};  // long runs are cut
    CharKind before = CHAR_SPACE;
    for (size_t i = 0; i < text.n; i++) {
        uint8_t c = (uint8_t)text.p[i];
        if (c >= 'a' && c <= 'z') {  // most of all bytes
            room.tokens += before != CHAR_LETTER;
            before = CHAR_LETTER;
            continue;
        }
        CharKind kind = c >= 0x80 ? CHAR_MARK : kind_of(c);
        room.tokens +=
            kind == CHAR_MARK ? c < 0x80 || c >= 0xC0 : kind != CHAR_SPACE && kind != before;
        room.lines += c == '\n';
        room.folded += c >= 0x80 ? 2 : 0;
        before = kind;
    }
    return room;
}

void scan_part(struct scanner *scanner, const struct document *document, uint32_t part,
               struct arena *job, Scan *scan) {
    const Part *of = &document->parts.p[part];
    // Offsets of tokens are 32 bits; what is beyond 4 GB is not looked at.
    Room room = of->text.n < UINT32_MAX ? room_for(of->text) : (Room){0};
    *scan = (Scan){.part = of, .part_index = part, .scanner = scanner, .steps = &scanner->steps};
    scan->toks = ARENA_ARRAY(job, Tok, room.tokens + 1);
    scan->lines = ARENA_ARRAY(job, ScanLine, room.lines + of->blocks.n + 1);
    scan->folded = arena_alloc(job, room.folded + 8);
    struct cutting cut = {
        .scan = scan, .room = room.tokens, .text = of->text, .folded = scan->folded};
    for (size_t i = 0; room.tokens > 0 && i < of->blocks.n; i++)
        if (!document_block_is_container(of, i))
            cut_leaf(&cut, &of->blocks.p[i], (uint32_t)i);
    scan->classes = ARENA_ARRAY(job, CueSet, scan->n + 1);
    scan->phrase = ARENA_ARRAY(job, uint32_t, scan->n + 1);
    find_words(scan);
    find_phrases(scan, job);
    find_apparatus(scan);
    find_broken(scan);
    find_held(scan, job);
    find_blank_lines(scan);
    zone_judge(scan);
}

/* ---- looking ---- */

static const Tok no_token = {.shape = SHAPE_NONE};

const Tok *scan_at(const Scan *scan, size_t i) {
    ++*scan->steps;
    return i < scan->n ? &scan->toks[i] : &no_token;
}

CueSet scan_classes(const Scan *scan, size_t i) {
    ++*scan->steps;
    return i < scan->n ? scan->classes[i] : 0;
}

bool scan_is(const Scan *scan, size_t i, CueSet any) {
    return (scan_classes(scan, i) & any) != 0;
}

bool scan_is_mark(const Scan *scan, size_t i, char mark) {
    return scan_at(scan, i)->mark == mark;
}

int32_t scan_value(const Scan *scan, size_t i, CueClass class) {
    return cue_value(scan_at(scan, i)->word, class);
}

bool scan_cue(const Scan *scan, size_t i, CueClass class, int32_t *value, size_t *end) {
    if (!scan_is(scan, i, (CueSet)1 << class))
        return false;
    size_t count;
    const CuePhrase *list = cue_phrases(&count);
    for (uint32_t found = scan->phrase[i]; found != 0; found = table.next[found]) {
        const CuePhrase *phrase = &list[found - 1];
        if (phrase->class != class)
            continue;
        *value = phrase->value;
        *end = i + 1;
        for (size_t words = 1; words < phrase->n; ++*end)
            words += scan_at(scan, *end)->shape != SHAPE_MARK;
        return true;
    }
    if ((cue_classes(scan_at(scan, i)->word) & (CueSet)1 << class) == 0)
        return false;
    *value = scan_value(scan, i, class);
    *end = i + 1;
    return true;
}

CueTalk scan_talk(const Scan *scan, size_t i, size_t *end) {
    int32_t value = 0;
    size_t behind;
    if (!scan_cue(scan, i, CUE_TALK_AT, &value, &behind))
        return 0;
    if (end != NULL)
        *end = behind;
    return (CueTalk)value;
}

Str scan_folded(const Scan *scan, size_t i) {
    const Tok *tok = scan_at(scan, i);
    return (Str){scan->folded + tok->folded, tok->folded_n};
}

Str scan_text(const Scan *scan, size_t first, size_t last) {
    if (first >= last || last > scan->n)
        return (Str){NULL, 0};
    return str_slice(scan->part->text, scan->toks[first].at, scan->toks[last - 1].end);
}

const ScanLine *scan_line(const Scan *scan, size_t i) {
    must(i < scan->n);
    return &scan->lines[scan->toks[i].line];
}

Zone scan_zone(const Scan *scan, size_t i) {
    return i < scan->n ? (Zone)scan_line(scan, i)->zone : ZONE_BODY;
}

bool scan_is_word(const Scan *scan, size_t i) {
    Shape shape = (Shape)scan_at(scan, i)->shape;
    return shape >= SHAPE_LOWER && shape <= SHAPE_MIXED;
}

bool scan_is_capital(const Scan *scan, size_t i) {
    Shape shape = (Shape)scan_at(scan, i)->shape;
    if (shape == SHAPE_MIXED) {
        uint32_t c = 0;
        size_t at = scan->toks[i].at;
        return utf8_next(scan->part->text, &at, &c) && unicode_is_upper(c);
    }
    return shape == SHAPE_CAPITAL || shape == SHAPE_UPPER;
}

bool scan_is_initial(const Scan *scan, size_t i) {
    const Tok *tok = scan_at(scan, i);
    return tok->shape == SHAPE_UPPER && utf8_count(scan_text(scan, i, i + 1)) == 1 &&
           scan_is_mark(scan, i + 1, '.') && (scan_at(scan, i + 1)->flags & TOK_GLUED) != 0;
}

uint32_t scan_guess(const Scan *scan, size_t i, CueClass class, uint16_t *certainty) {
    *certainty = 1000;
    if (scan_is(scan, i, (CueSet)1 << class))
        return scan_at(scan, i)->word;
    // A misread word may hold digits and marks that were letters: all that is glued to it.
    char run[32];
    size_t n = 0;
    for (size_t k = i; k < i + 4; k++) {
        const Tok *tok = scan_at(scan, k);
        Str folded = scan_folded(scan, k);
        if (tok->mark == '|' || tok->mark == '!')
            folded = STR("l");
        if (k > i && tok->mark == '-' && (tok->flags & TOK_GLUED) != 0)
            continue;  // a line end that import has joined
        if (folded.n == 0 || n + folded.n > sizeof run || (k > i && (tok->flags & TOK_GLUED) == 0))
            break;
        memcpy(run + n, folded.p, folded.n);
        n += folded.n;
    }
    uint32_t hash = cue_hash((Str){run, n});
    Guess *guess = &scan->scanner->guesses[(hash ^ (uint32_t) class * 97U) % GUESSES];
    if (guess->hash != hash || guess->class != class || guess->n != n) {
        *guess =
            (Guess){.hash = hash, .class = (uint8_t) class, .n = (uint8_t)n, .certainty = 1000};
        guess->word = cue_guess((Str){run, n}, class, &guess->certainty);
    }
    *certainty = guess->certainty;
    return guess->word;
}
