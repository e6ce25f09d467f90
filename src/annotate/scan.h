/*
 * scan: a part cut into tokens and lines, once for all grammars. A token is a run of letters, a run
 * of digits, or one mark; white space is none. A word broken by a hyphen at a line's end is one
 * token. "Kennedy's" is Kennedy ' s; "d'octobre" is d ' octobre; "O'Neill" and "don't" are one.
 *
 * Grammars look at tokens through scan_at() and its like, which count each visit: what a rule costs
 * is proved by that count (annotate_steps()).
 */
#ifndef FONDS_ANNOTATE_SCAN_H
#define FONDS_ANNOTATE_SCAN_H

#include "annotate/cue.h"
#include "doc/document.h"

typedef enum {
    SHAPE_NONE,     // before the first and behind the last token
    SHAPE_LOWER,    // letters
    SHAPE_CAPITAL,  // Letters; a single capital is UPPER
    SHAPE_UPPER,    // LETTERS
    SHAPE_MIXED,    // McCLELLAN, deGaulle
    SHAPE_DIGITS,
    SHAPE_MARK,
} Shape;

enum {
    TOK_LINE = 1,        // starts a line
    TOK_BLOCK = 2,       // starts a leaf block
    TOK_HYPHENED = 4,    // its halves stand on two lines
    TOK_QUOTED = 8,      // inside quotation marks that were opened in this block
    TOK_BRACKETED = 16,  // inside round or square brackets
    TOK_GLUED = 32,      // no white space before it
    TOK_APPARATUS = 64,  // [Page 371], [3]: the printer's or editor's, not the writer's
};

typedef struct {
    uint32_t at, end;  // bytes of the part's text
    uint32_t folded;   // scan_folded(): where it begins
    uint32_t hash;     // cue_hash() of it
    uint32_t word;     // number of the cue word, 0: none
    uint32_t line;     // index into lines
    uint32_t number;   // of digits: their value; more than nine digits give UINT32_MAX
    uint16_t folded_n;
    uint8_t shape, flags;
    uint8_t digits;  // how many digits stand there, 255 for more
    char mark;       // of a mark: its ASCII byte, typographic ones as their likeness; else 0
} Tok;

/* What stands where in a document; see zone.h. */
typedef enum {
    ZONE_BODY,
    ZONE_HEADING,
    ZONE_HEAD,  // lines between heading and body that are none of the others
    ZONE_DATELINE,
    ZONE_SOURCE,  // an editor's or archive's note on where the document is kept
    ZONE_LIST,    // SUBJECT, PARTICIPANTS and their like
    ZONE_SALUTE,
    ZONE_CLOSING,  // closing words and signature
    ZONE_NOTES,
    ZONE_CHROME,    // of a web page around the document
    ZONE_ABSTRACT,  // the archive's summary
    ZONE_COUNT
} Zone;

typedef struct {
    uint32_t start, end;   // bytes, without the line break
    uint32_t first, last;  // tokens [first, last)
    uint32_t block;        // index into part->blocks of the leaf that holds it
    uint8_t zone;          // Zone
    uint8_t blank_before;  // at least one empty line, or more than a line break of the source
    uint16_t certainty;    // of the zone
} ScanLine;

typedef struct {
    const Part *part;
    uint32_t part_index;
    Tok *toks;
    size_t n;
    CueSet *classes;   // of each token; the first of a phrase has those of the phrase too
    uint32_t *phrase;  // number of the cue phrase that begins at the token, 0: none
    ScanLine *lines;
    size_t line_count;
    uint32_t broken;  // words with a digit inside ("Ita1y"), see scan_is_noisy()
    uint64_t *held;   // of a noisy part: bits for its words with capitals, once, twice; else NULL
    char *folded;
    const struct scanner *scanner;
    uint64_t *steps;  // visits, counted by the accessors
} Scan;

/* Words in a row. */
typedef struct {
    size_t first, end;  // tokens [first, end); none: first == end
} Stretch;

/* What cuts parts: the cue phrases, laid out for matching. Made once, used for many documents. */
struct scanner;
struct scanner *scan_create(struct arena *arena);
uint64_t scan_steps(const struct scanner *scanner);  // visits of all its scans

/* Cuts a part. Linear in the text; what it gives lives in `job`. */
void scan_part(struct scanner *scanner, const struct document *document, uint32_t part,
               struct arena *job, Scan *scan);

/*
 * A scanner misread the part: of a thousand tokens more than one is a word with a digit inside,
 * which clean texts do not have (1,500 pages, clean: none in 99 of 100; noisy: five and more in
 * 95).
 */
bool scan_is_noisy(const Scan *scan);
/* How often a word with a capital stands in a noisy part, by the cue_hash() of its folded form: 2
 * for twice and more. A few are said to stand there that do not; of a clean part it is 0. */
int scan_holds(const Scan *scan, uint32_t hash);

/* The token, or one of SHAPE_NONE beyond either end (i - 1 of 0 is welcome). */
const Tok *scan_at(const Scan *scan, size_t i);
CueSet scan_classes(const Scan *scan, size_t i);
bool scan_is(const Scan *scan, size_t i, CueSet any);
bool scan_is_mark(const Scan *scan, size_t i, char mark);
int32_t scan_value(const Scan *scan, size_t i, CueClass class);  // cue_value() of the token's word
/*
 * A cue of the class begins at token i: the longest phrase, or the word itself. *end is the token
 * behind it, a full stop that abbreviates it left out.
 */
bool scan_cue(const Scan *scan, size_t i, CueClass class, int32_t *value, size_t *end);
CueTalk scan_talk(const Scan *scan, size_t i,
                  size_t *end);  // 0: none; *end (may be NULL) behind it
Str scan_folded(const Scan *scan, size_t i);
Str scan_text(const Scan *scan, size_t first, size_t last);  // as printed, tokens [first, last)
const ScanLine *scan_line(const Scan *scan, size_t i);       // of a token, i < n
Zone scan_zone(const Scan *scan, size_t i);

bool scan_is_word(const Scan *scan, size_t i);     // letters
bool scan_is_capital(const Scan *scan, size_t i);  // begins with a capital letter
bool scan_is_initial(const Scan *scan, size_t i);  // one capital, with a full stop behind it
/*
 * Cue word of the token, guessed where it is misread (cue_guess()) and none of the class stands
 * there as printed; 0 for none. *certainty is 1000 for one that is printed so.
 */
uint32_t scan_guess(const Scan *scan, size_t i, CueClass class, uint16_t *certainty);

#endif
