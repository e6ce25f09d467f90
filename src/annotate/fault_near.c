/*
 * A rest of at most eight letters is a number of 56 bits, so no text is kept and rests compare as
 * numbers. The entries stand in buckets by the number's hash, in the order of the words, laid out
 * in two walks over all rests: one counts, one fills. Only the first eight letters of a word give
 * rests (beyond them words differ anyway), at most 37.
 */
#include "annotate/fault_near.h"
#include "base/fail.h"

enum { PREFIX = 8, RESTS_MAX = 40, BUCKET_VISITS = 160 };

typedef struct {
    uint32_t check;  // the hash's other half
    uint32_t word;
} Entry;

struct fault_near {
    uint32_t bits;
    uint32_t *starts;  // of each bucket, and the end
    Entry *entries;
};

typedef struct {
    uint64_t p[RESTS_MAX];
    uint32_t n;
} Rests;

static void add_rest(Rests *rests, const uint8_t *p, uint32_t n) {
    uint64_t rest = 0;
    for (uint32_t i = 0; i < n; i++)
        rest = rest << 7 | p[i];
    for (uint32_t i = 0; i < rests->n; i++)
        if (rests->p[i] == rest)
            return;
    must(rests->n < RESTS_MAX);
    rests->p[rests->n++] = rest;
}

static void rests_of(const FaultLetters *word, bool wide, Rests *rests) {
    uint32_t n = word->n < PREFIX ? word->n : PREFIX;
    uint8_t one[PREFIX], two[PREFIX];
    rests->n = 0;
    add_rest(rests, word->p, n);
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t k = 0; k + 1 < n; k++)
            one[k] = word->p[k < i ? k : k + 1];
        add_rest(rests, one, n - 1);
        for (uint32_t j = i; wide && word->n > 4 && j + 1 < n; j++) {
            for (uint32_t k = 0; k + 2 < n; k++)
                two[k] = one[k < j ? k : k + 1];
            add_rest(rests, two, n - 2);
        }
    }
}

static uint64_t mix(uint64_t rest) {
    rest = (rest ^ rest >> 29) * 0xBF58476D1CE4E5B9U;
    return (rest ^ rest >> 32) * 0x94D049BB133111EBU;
}

struct fault_near *fault_near_create(const FaultLetters *words, uint32_t n, struct arena *arena) {
    struct fault_near *near = ARENA_NEW(arena, struct fault_near);
    Rests rests;
    near->bits = 10;
    while (near->bits < 24 && (uint64_t)1 << near->bits < (uint64_t)n * 8)
        near->bits++;
    uint32_t shift = 64 - near->bits;
    size_t buckets = (size_t)1 << near->bits;
    near->starts = ARENA_ARRAY(arena, uint32_t, buckets + 2);
    for (uint32_t i = 0; i < n; i++) {
        rests_of(&words[i], true, &rests);
        for (uint32_t k = 0; k < rests.n; k++)
            near->starts[(mix(rests.p[k]) >> shift) + 2]++;
    }
    for (size_t i = 2; i <= buckets + 1; i++)
        near->starts[i] += near->starts[i - 1];
    near->entries = ARENA_ARRAY(arena, Entry, near->starts[buckets + 1] + 1);
    for (uint32_t i = 0; i < n; i++) {
        rests_of(&words[i], true, &rests);
        for (uint32_t k = 0; k < rests.n; k++) {
            uint64_t hash = mix(rests.p[k]);
            near->entries[near->starts[(hash >> shift) + 1]++] = (Entry){(uint32_t)hash, i};
        }
    }
    return near;
}

void fault_near_each(const struct fault_near *near, const FaultLetters *word, bool wide,
                     const FaultNearVisit *visit) {
    Rests rests;
    if (word->n == 0)
        return;
    rests_of(word, wide, &rests);
    for (uint32_t k = 0; k < rests.n; k++) {
        uint64_t hash = mix(rests.p[k]);
        size_t bucket = (size_t)(hash >> (64 - near->bits));
        uint32_t visits = 0;
        for (uint32_t at = near->starts[bucket];
             at < near->starts[bucket + 1] && visits < BUCKET_VISITS; at++, visits++)
            if (near->entries[at].check == (uint32_t)hash &&
                !visit->visit(visit->context, near->entries[at].word))
                break;
    }
}
