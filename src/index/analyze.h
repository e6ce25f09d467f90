/*
 * analyze: from the text of a document to the tokens of its zones, and from a word of a query to
 * the tokens that it asks for. Pure; runs in workers, in the committer and in the reader alike, so
 * that the two never disagree.
 *
 * A word stands at one place in two forms: as it is (folded), and as its stem behind a '!', left
 * out where it is the word itself. Words proposed by a correction stand at the place of what they
 * correct; two words that a hyphen parts (text/hyphen.h) stand as one, too, at the place of the
 * first, and at that of the second the stem of the one behind a '-'. Between blocks and values
 * stands a filler place, and ANALYZE_GAP_PLACES of them around a gap; no query asks for a filler,
 * so no phrase reaches over it. At the end of the text, the notes and the people stand, behind a
 * '^', the words that are written like names there (name_use.h). The bytes are described in
 * docs/formats/index.md, "Tokens". Exports zone_*, analyzer_*, analyze_*.
 */
#ifndef FONDS_INDEX_ANALYZE_H
#define FONDS_INDEX_ANALYZE_H

#include "base/buf.h"
#include "doc/document.h"

typedef enum {
    ZONE_TITLE,
    ZONE_TEXT,  // blocks that are not notes, of all parts
    ZONE_NOTES,
    ZONE_SUMMARY,  // the abstract: the archive's voice
    ZONE_PEOPLE,   // authors, recipients, participants, persons named
    ZONE_PLACES,
    ZONE_REST,  // every other value of the description
    ZONE_COUNT
} Zone;

enum {
    ANALYZE_VERSION = 3,      // of the rules here: a change means indexing again
    ANALYZE_TOKEN_MAX = 62,   // bytes of a word; longer ones are cut, in documents and in queries
    ANALYZE_GAP_PLACES = 65,  // more than any NEAR may reach over
};

/* to_anna.txt is one word to Unicode, and three to who looks for it: each `_` as a blank. */
Str analyze_words_of_name(Str name, struct arena *results);
const char *zone_name(Zone zone);  // in queries: title text notes summary people places rest
bool zone_find(Str name, Zone *zone);
Zone analyze_zone_of(Field field);  // where a value of the description is indexed

struct analyzer;  // holds tables of stems; for one thread
struct analyzer *analyzer_create(void);
void analyzer_destroy(struct analyzer *analyzer);  // NULL is welcome

/* Appends the tokens of one zone; returns the places that hold a word: the zone's length for
 * ranking. */
uint32_t analyze_zone(struct analyzer *analyzer, const struct document *document, Zone zone,
                      Buf *tokens);
/* The languages in which `analyzer` has stemmed since it was last asked: a bit for each
 * StemLanguage. */
uint32_t analyze_languages(struct analyzer *analyzer);

typedef struct {
    Str token;        // of a filler: one byte 0x01
    bool same_place;  // stands where the one before it stands
} AnalyzedToken;

/* Steps through tokens; *at counts from 0; false at the end. Bytes that are no tokens end it early,
 * *at < tokens.n. */
bool analyze_next(Str tokens, size_t *at, AnalyzedToken *token);

/* What a query's word asks for, at one place: any of `tokens`. */
typedef struct analyzed_place {
    Str word;       // folded
    StrList stems;  // of the word in each language asked for; none where it is wanted exactly
    StrList tokens;
    StrList rest;  // any of these at the next place: a hyphen parts the word, which has both
    const struct analyzed_place *joined;  // this and the next place as one word; NULL: they are two
} AnalyzedPlace;
typedef LIST_OF(AnalyzedPlace) AnalyzedPlaceList;

/*
 * A word as typed: usually one place; several where it falls apart ("e.g."): then they are a
 * phrase, and where a hyphen parts them ("co-operation"), not `exact`, also one word; none where it
 * has no letters or digits. languages: bits as analyze_languages() gives them, 0 for English.
 */
void analyze_word(struct analyzer *analyzer, Str word, uint32_t languages, bool exact,
                  struct arena *results, AnalyzedPlaceList *places);
/* The word as it is indexed: at most ANALYZE_TOKEN_MAX bytes of it. */
Str analyze_clip(Str word);
/* The stem of a folded word of a text in `language` (BCP 47); lives until the next call. */
Str analyze_stem(struct analyzer *analyzer, Str folded, Str language);
/* A folded word with this stem is one that `place` asks for: the same answer as through tokens. */
bool analyze_matches(const AnalyzedPlace *place, Str folded, Str stem);
/* A pattern folded as words are, but for its signs * and ?. */
Str analyze_pattern(struct analyzer *analyzer, Str pattern, struct arena *results);
/* The cutter of analyzer, for those who cut a text themselves; between two calls of analyze_*. */
struct token_cutter *analyze_cutter(struct analyzer *analyzer);

#endif
