/*
 * fault_words: the words of a holding as evidence for what its copies mean: how often each stands
 * there, in how many documents, written with a capital how often, and beside which others. Sums
 * only: some documents are counted together, packed (docs/formats/catalog.md, "fault"), and laid
 * together to those of the holding, in any order. Where rare words stand in documents that are
 * counted is noted beside.
 */
#ifndef FONDS_ANNOTATE_FAULT_WORDS_H
#define FONDS_ANNOTATE_FAULT_WORDS_H

#include "annotate/fault_cut.h"
#include "base/buf.h"
#include "base/fail.h"
#include "doc/document.h"

/* A word in more documents is no rare one. */
enum { FAULT_WORDS_RARE = 64 };

/* The first place of a rare word in a document. */
typedef struct {
    uint32_t word;         // of FaultPlaces
    uint32_t part, start;  // index; byte of its text
} FaultPlace;
typedef LIST_OF(FaultPlace) FaultPlaceList;

/* Where the rare words of documents stand that were counted together, and maybe some that are rare
 * among these alone. */
typedef struct {
    StrList words;                      // folded
    LIST_OF(FaultPlaceList) documents;  // in the order of counting; of apparatus empty
} FaultPlaces;

typedef struct {
    Str word;  // folded
    uint64_t hash;
    uint32_t count, documents;
    uint32_t capitals;  // of count: with a capital, and not behind a full stop
    uint32_t last;      // number from 1 of the document counted last
    bool listed;        // a list that the holding prints (of persons, terms, sources) has it
} FaultWord;
typedef LIST_OF(FaultWord) FaultWordList;

struct fault_words;

struct fault_words *fault_words_create(struct arena *arena);
void fault_words_destroy(struct fault_words *words);  // its cutter; the arena is the caller's
/* Counts a document: what its parts hold; of the apparatus also what its lists hold. */
void fault_words_add(struct fault_words *words, const struct document *document);

void fault_words_pack(const struct fault_words *words, Buf *out);  // the sums as bytes
/* Adds packed sums. CORRUPT: then some of them may have been added. */
MUST_USE bool fault_words_lay(struct fault_words *words, Str packed, Fail *fail);
/* Where rare words stand in what was counted here, as bytes, and again; CORRUPT. */
void fault_words_pack_places(const struct fault_words *words, Buf *out);
MUST_USE bool fault_words_read_places(Str packed, struct arena *results, FaultPlaces *places,
                                      Fail *fail);

/*
 * In the order of first sight, which is nothing to build on; index 0 is no word, index 1 the 's of
 * every noun: what stands behind one is counted as its pair.
 */
enum { FAULT_WORDS_GENITIVE = 1 };
const FaultWordList *fault_words_all(const struct fault_words *words);
uint32_t fault_words_find(const struct fault_words *words, Str folded);  // index, 0: never seen
uint64_t fault_words_total(const struct fault_words *words);             // of all counts
/* How often b stood right behind a; 0 also where there were too many pairs to keep this one. */
uint32_t fault_words_pair(const struct fault_words *words, uint32_t a, uint32_t b);
bool fault_words_knows_pair(const struct fault_words *words, uint32_t a, uint32_t b);
struct token_cutter *fault_words_cutter(const struct fault_words *words);

#endif
