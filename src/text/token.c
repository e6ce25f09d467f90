/*
 * Two loops in one: ASCII words, which are nearly all, are cut and folded by a table of 128 entries
 * in one pass; the first byte above 0x7F leads to Unicode's classes, remembered for the lower
 * planes in a table of the cutter's own that fills as characters are met. Only a word with marks
 * that are no diacritics is folded by unicode_fold().
 */
#include "text/token.h"
#include "base/fail.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include <string.h>

enum { REMEMBERED = 0x2100, PLAIN_MAX = 6 };

/* What is known of a character: its class and its folded bytes. */
typedef struct {
    uint8_t known;  // 0: not yet asked
    uint8_t kind;   // UnicodeClass
    uint8_t n;      // folded bytes; UINT8_MAX: more than fit, ask again
    char folded[PLAIN_MAX];
} Letter;

struct token_cutter {
    Str text;
    size_t at;
    struct arena *scratch;
    ArenaMark empty;
    char word[TOKEN_MAX + UNICODE_FOLD_MAX];
    size_t n;     // bytes of word
    bool marked;  // holds a mark that unicode_fold() must see
    Letter letters[REMEMBERED];
};

/* The folded byte of ASCII letters and digits, 0 for what parts words. */
static const char ascii_fold[128] = {
    ['0'] = '0', ['1'] = '1', ['2'] = '2', ['3'] = '3', ['4'] = '4', ['5'] = '5', ['6'] = '6',
    ['7'] = '7', ['8'] = '8', ['9'] = '9', ['A'] = 'a', ['B'] = 'b', ['C'] = 'c', ['D'] = 'd',
    ['E'] = 'e', ['F'] = 'f', ['G'] = 'g', ['H'] = 'h', ['I'] = 'i', ['J'] = 'j', ['K'] = 'k',
    ['L'] = 'l', ['M'] = 'm', ['N'] = 'n', ['O'] = 'o', ['P'] = 'p', ['Q'] = 'q', ['R'] = 'r',
    ['S'] = 's', ['T'] = 't', ['U'] = 'u', ['V'] = 'v', ['W'] = 'w', ['X'] = 'x', ['Y'] = 'y',
    ['Z'] = 'z', ['a'] = 'a', ['b'] = 'b', ['c'] = 'c', ['d'] = 'd', ['e'] = 'e', ['f'] = 'f',
    ['g'] = 'g', ['h'] = 'h', ['i'] = 'i', ['j'] = 'j', ['k'] = 'k', ['l'] = 'l', ['m'] = 'm',
    ['n'] = 'n', ['o'] = 'o', ['p'] = 'p', ['q'] = 'q', ['r'] = 'r', ['s'] = 's', ['t'] = 't',
    ['u'] = 'u', ['v'] = 'v', ['w'] = 'w', ['x'] = 'x', ['y'] = 'y', ['z'] = 'z',
};

struct token_cutter *token_create(void) {
    struct token_cutter *cutter = mem_alloc(sizeof *cutter);
    cutter->scratch = arena_create();
    cutter->empty = arena_mark(cutter->scratch);
    return cutter;
}

void token_destroy(struct token_cutter *cutter) {
    if (cutter == NULL)
        return;
    arena_destroy(cutter->scratch);
    mem_free(cutter);
}

void token_start(struct token_cutter *cutter, Str text) {
    cutter->text = text;
    cutter->at = 0;
}

static bool is_apostrophe(uint32_t c) {
    return c == '\'' || c == 0x2019 || c == 0x02BC || c == 0x2018;
}

static UnicodeClass class_of(uint32_t c) {
    if (c < 0x80)
        return ascii_fold[c] == 0 ? UNICODE_OTHER : c <= '9' ? UNICODE_DIGIT : UNICODE_LETTER;
    return c == UTF8_REPLACEMENT || is_apostrophe(c) ? UNICODE_OTHER : unicode_class(c);
}

/* What is known of c, asked of ICU at its first meeting; NULL for the rare ones above the table. */
static const Letter *letter_of(struct token_cutter *cutter, uint32_t c) {
    if (c >= REMEMBERED)
        return NULL;
    Letter *letter = &cutter->letters[c];
    if (letter->known == 0) {
        char folded[UNICODE_FOLD_MAX];
        size_t n = unicode_fold_one(c, folded);
        letter->known = 1;
        letter->kind = (uint8_t)class_of(c);
        letter->n = n <= PLAIN_MAX ? (uint8_t)n : UINT8_MAX;
        if (n <= PLAIN_MAX)
            memcpy(letter->folded, folded, n);
    }
    return letter;
}

static UnicodeClass kind_of(struct token_cutter *cutter, uint32_t c) {
    const Letter *letter = letter_of(cutter, c);
    return letter != NULL ? (UnicodeClass)letter->kind : class_of(c);
}

static void add_folded(struct token_cutter *cutter, uint32_t c) {
    const Letter *letter = letter_of(cutter, c);
    if (letter != NULL && letter->n != UINT8_MAX) {
        memcpy(cutter->word + cutter->n, letter->folded, PLAIN_MAX);
        cutter->n += letter->n;
        return;
    }
    cutter->n += unicode_fold_one(c, cutter->word + cutter->n);
}

/*
 * The apostrophe at `at` belongs to the word when a letter stands on both sides; `behind` is where
 * it ends.
 */
static bool joins(struct token_cutter *cutter, UnicodeClass before, size_t behind) {
    uint32_t c;
    size_t at = behind;
    return before == UNICODE_LETTER && utf8_next(cutter->text, &at, &c) &&
           kind_of(cutter, c) == UNICODE_LETTER;
}

/* Goes on with a word that began at `start` and is no longer plain ASCII. */
static void rest_of_word(struct token_cutter *cutter, size_t start) {
    UnicodeClass before = start < cutter->at ? UNICODE_LETTER : UNICODE_OTHER;
    if (start < cutter->at && cutter->text.p[cutter->at - 1] >= '0' &&
        cutter->text.p[cutter->at - 1] <= '9')
        before = UNICODE_DIGIT;
    while (cutter->n < TOKEN_MAX - UNICODE_FOLD_MAX) {
        size_t next = cutter->at;
        uint32_t c;
        if (!utf8_next(cutter->text, &next, &c))
            return;
        UnicodeClass kind = kind_of(cutter, c);
        if (is_apostrophe(c)) {
            if (!joins(cutter, before, next))
                return;
            cutter->word[cutter->n++] = '\'';
        } else if (kind == UNICODE_LETTER || kind == UNICODE_DIGIT) {
            add_folded(cutter, c);
            before = kind;
        } else if (kind == UNICODE_MARK && before != UNICODE_OTHER) {
            char folded[UNICODE_FOLD_MAX];
            cutter->marked = cutter->marked || c == 0x0306 || unicode_fold_one(c, folded) > 0;
            add_folded(cutter, c);
        } else if (kind != UNICODE_IGNORED || before == UNICODE_OTHER) {
            return;
        }
        cutter->at = next;
    }
}

/* Crosses what parts words; at the first character of a word, or false at the end. */
static bool find_word(struct token_cutter *cutter, bool *ideograph) {
    Str text = cutter->text;
    *ideograph = false;
    while (cutter->at < text.n) {
        uint8_t byte = (uint8_t)text.p[cutter->at];
        if (byte < 0x80) {
            if (ascii_fold[byte] != 0)
                return true;
            cutter->at++;
            continue;
        }
        size_t next = cutter->at;
        uint32_t c;
        (void)utf8_next(text, &next, &c);
        UnicodeClass kind = kind_of(cutter, c);
        *ideograph = kind == UNICODE_IDEOGRAPH;
        if (kind == UNICODE_LETTER || kind == UNICODE_DIGIT || *ideograph)
            return true;
        cutter->at = next;
    }
    return false;
}

bool token_next(struct token_cutter *cutter, Token *token) {
    bool ideograph;
    do {
        if (!find_word(cutter, &ideograph))
            return false;
        Str text = cutter->text;
        size_t start = cutter->at, at = start, n = 0;
        cutter->marked = false;
        while (at < text.n && n < TOKEN_MAX - UNICODE_FOLD_MAX && (uint8_t)text.p[at] < 0x80 &&
               ascii_fold[(uint8_t)text.p[at]] != 0)
            cutter->word[n++] = ascii_fold[(uint8_t)text.p[at++]];
        cutter->at = at;
        cutter->n = n;
        if (ideograph) {
            uint32_t c;
            (void)utf8_next(text, &cutter->at, &c);
            add_folded(cutter, c);
        } else if (at < text.n && ((uint8_t)text.p[at] >= 0x80 || text.p[at] == '\'')) {
            rest_of_word(cutter, start);
        }
        *token = (Token){{cutter->word, cutter->n}, start, cutter->at};
    } while (token->folded.n == 0);
    if (cutter->marked) {
        arena_reset(cutter->scratch, cutter->empty);
        token->folded =
            unicode_fold(str_slice(cutter->text, token->start, token->end), cutter->scratch);
    }
    return true;
}
