/*
 * fault_words: the words of a holding as evidence for what its copies mean: how often each stands
 * there, in how many documents, written with a capital how often, and beside which others. Sums
 * only, so that the order in which documents come makes no difference.
 */
#ifndef FONDS_ANNOTATE_FAULT_WORDS_H
#define FONDS_ANNOTATE_FAULT_WORDS_H

#include "annotate/fault_cut.h"
#include "doc/document.h"

typedef struct {
    Str word;  // folded
    uint64_t hash;
    uint32_t count, documents;
    uint32_t capitals;  // of count: with a capital, and not behind a full stop
    uint32_t last;      // number of the document counted last
    bool listed;        // a list that the holding prints (of persons, terms, sources) has it
} FaultWord;
typedef LIST_OF(FaultWord) FaultWordList;

struct fault_words;

struct fault_words *fault_words_create(struct arena *arena);  // for tests, so far
void fault_words_destroy(
    struct fault_words *words);  // its cutter; the arena is the caller's; for tests, so far
/* For tests and make gold, so far. Counts a document: what its parts hold; of the apparatus also
 * what its lists hold. */
void fault_words_add(struct fault_words *words, const struct document *document);

/*
 * In the order of first sight, which is nothing to build on; index 0 is no word, index 1 the 's of
 * every noun: what stands behind one is counted as its pair.
 */
enum { FAULT_WORDS_GENITIVE = 1 };
const FaultWordList *fault_words_all(const struct fault_words *words);
uint32_t fault_words_find(const struct fault_words *words, Str folded);  // index, 0: never seen
uint64_t fault_words_total(const struct fault_words *words);             // of all counts
/* How often b stood right behind a; seldom more than it did. */
uint32_t fault_words_pair(const struct fault_words *words, uint32_t a, uint32_t b);
struct token_cutter *fault_words_cutter(const struct fault_words *words);

#endif
