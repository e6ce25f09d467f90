/*
 * Two tables of open addressing, because a word is asked for some hundred times in each page. A
 * word is known by the 64 bits of its hash: that two share one is as rare as it is harmless. A
 * pair of words is a number of 40 bits made of both hashes, its counter beside it. A pair's place
 * is its number's upper bits, so a walk over the table meets the numbers nearly sorted, and packed
 * they are small steps.
 *
 * Where there are more pairs than there is room for, every second one is given up, chosen by its
 * number, and again, so that what is left does not depend on the order of counting; of a pair that
 * was given up nothing is known. Words beyond a number are not taken in, nor a pair that finds no
 * room near its place, which only texts made for it bring about.
 */
#include "annotate/fault_words.h"
#include "base/fail.h"
#include "base/num.h"
#include "base/wire.h"

enum { PAIR_HASH_BITS = 40, COUNT_BITS = 64 - PAIR_HASH_BITS };
static const uint64_t count_most = ((uint64_t)1 << COUNT_BITS) - 1;
enum { FORMAT = 3, WAITING = 16, WORD_BYTES_MAX = 40, REACH = 1024 };
enum {
    WORDS_MAX = 1 << 21,
    PAIR_BITS_MAX = 23,
    PAIRS_MAX = 6 << 20,
    FIRST_BITS = 14,
    HALVINGS_MAX = 16
};

/* Of a word; number 0: free. */
typedef struct {
    uint64_t hash;
    uint32_t number;
} Slot;

/* A word's first place in a document. */
typedef struct {
    uint32_t document;  // from 1
    uint32_t word, part, start;
} Note;

struct fault_words {
    struct arena *arena, *scratch;
    Slot *slots;
    size_t mask;
    FaultWordList words;  // on the heap like the tables: an arena would keep each smaller one
    uint64_t *pairs;      // a pair's number, then its count; 0: free
    uint32_t pair_bits;
    uint32_t halvings;  // of the pairs: those are kept whose number ends in so many zeroes
    size_t pair_count;
    uint64_t waiting[WAITING];
    uint32_t next;  // of waiting
    uint64_t total;
    uint32_t documents, part;  // part: of the document that is being counted
    bool noting;               // it is a record
    LIST_OF(Note) notes;
    struct token_cutter *cutter;
};

static void add_word(struct fault_words *words, Str word, uint64_t hash) {
    FaultWordList *list = &words->words;
    if (list->n == list->cap) {
        list->cap = list->cap == 0 ? 1U << (FIRST_BITS - 2) : 2 * list->cap;
        list->p = mem_resize(list->p, list->cap * sizeof *list->p);
    }
    list->p[list->n++] = (FaultWord){.word = word, .hash = hash};
}

struct fault_words *fault_words_create(struct arena *arena) {
    struct fault_words *words = ARENA_NEW(arena, struct fault_words);
    words->arena = arena;
    words->scratch = arena_create();
    words->mask = (1U << FIRST_BITS) - 1;
    words->slots = mem_alloc((words->mask + 1) * sizeof(Slot));
    words->pair_bits = FIRST_BITS;
    words->pairs = mem_alloc((((size_t)1 << FIRST_BITS) + REACH) * sizeof(uint64_t));
    words->cutter = token_create();
    add_word(words, (Str){NULL, 0}, 0);
    add_word(words, STR("'s"), str_hash(STR("'s")));
    return words;
}

void fault_words_destroy(struct fault_words *words) {
    if (words == NULL)
        return;
    token_destroy(words->cutter);
    mem_free(words->pairs);
    mem_free(words->slots);
    mem_free(words->words.p);
    arena_destroy(words->scratch);
}

const FaultWordList *fault_words_all(const struct fault_words *words) {
    return &words->words;
}

uint64_t fault_words_total(const struct fault_words *words) {
    return words->total;
}

struct token_cutter *fault_words_cutter(const struct fault_words *words) {
    return words->cutter;
}

/* --- words ----------------------------------------------------------------------------------- */

/* The word's slot, or the free one where it belongs. */
static Slot *slot_of(const struct fault_words *words, uint64_t hash) {
    size_t at = (size_t)hash & words->mask;
    while (words->slots[at].number != 0 && words->slots[at].hash != hash)
        at = (at + 1) & words->mask;
    return &words->slots[at];
}

static void widen_words(struct fault_words *words) {
    words->mask = 2 * words->mask + 1;
    mem_free(words->slots);
    words->slots = mem_alloc((words->mask + 1) * sizeof(Slot));
    for (uint32_t i = FAULT_WORDS_GENITIVE + 1; i < words->words.n; i++)
        *slot_of(words, words->words.p[i].hash) = (Slot){words->words.p[i].hash, i};
}

uint32_t fault_words_find(const struct fault_words *words, Str folded) {
    return folded.n > WORD_BYTES_MAX ? 0 : slot_of(words, str_hash(folded))->number;
}

/* The word's number, given at its first sight; 0 for runs that are too long for a word. */
static uint32_t number_of(struct fault_words *words, Str folded, uint64_t hash) {
    if (folded.n > WORD_BYTES_MAX)
        return 0;
    Slot *slot = slot_of(words, hash);
    if (slot->number != 0 || words->words.n >= WORDS_MAX)
        return slot->number;
    uint32_t next = (uint32_t)words->words.n;
    *slot = (Slot){hash, next};
    add_word(words, str_copy(words->arena, folded), hash);
    if (words->words.n * 2 > words->mask)
        widen_words(words);
    return next;
}

/* --- pairs ----------------------------------------------------------------------------------- */

static uint64_t pair_of(const struct fault_words *words, uint32_t a, uint32_t b) {
    uint64_t mixed = words->words.p[a].hash * 0x9E3779B97F4A7C15U + words->words.p[b].hash;
    mixed = (mixed ^ mixed >> 31) * 0xD6E8FEB86659FD93U;
    return mixed >> COUNT_BITS;
}

static uint64_t *home_of(const struct fault_words *words, uint64_t pair) {
    return &words->pairs[pair >> (PAIR_HASH_BITS - words->pair_bits)];
}

/* The pair's place, or the free one where it belongs, or NULL: there is none in reach. */
static uint64_t *place_of(const struct fault_words *words, uint64_t pair) {
    uint64_t *home = home_of(words, pair);
    for (size_t i = 0; i < REACH; i++)
        if (home[i] == 0 || home[i] >> COUNT_BITS == pair)
            return &home[i];
    return NULL;
}

static void widen_pairs(struct fault_words *words, uint32_t bits) {
    uint64_t *before = words->pairs;
    size_t room = ((size_t)1 << words->pair_bits) + REACH;
    words->pair_bits = bits;
    words->pairs = mem_alloc((((size_t)1 << bits) + REACH) * sizeof(uint64_t));
    for (size_t i = 0; i < room; i++) {
        uint64_t *place = before[i] == 0 ? NULL : place_of(words, before[i] >> COUNT_BITS);
        if (place != NULL)
            *place = before[i];
    }
    mem_free(before);
}

/* With so many more, three quarters of the table would be full. */
static bool is_crowded(const struct fault_words *words, uint32_t bits, size_t more) {
    return (words->pair_count + more) * 4 > (size_t)3 << bits;
}

static bool is_kept(const struct fault_words *words, uint64_t pair) {
    return (pair & (((uint64_t)1 << words->halvings) - 1)) == 0;
}

static void give_up_pairs(struct fault_words *words, uint32_t halvings) {
    uint64_t *before = words->pairs;
    size_t room = ((size_t)1 << words->pair_bits) + REACH;
    words->halvings = halvings;
    words->pairs = mem_alloc(room * sizeof(uint64_t));
    words->pair_count = 0;
    for (size_t i = 0; i < room; i++) {
        bool kept = before[i] != 0 && is_kept(words, before[i] >> COUNT_BITS);
        uint64_t *place = kept ? place_of(words, before[i] >> COUNT_BITS) : NULL;
        if (place == NULL)
            continue;
        *place = before[i];
        words->pair_count++;
    }
    mem_free(before);
}

static void count_pair(struct fault_words *words, uint64_t pair, uint64_t count) {
    uint64_t *place = is_kept(words, pair) ? place_of(words, pair) : NULL;
    if (place == NULL)
        return;
    if (*place == 0 && words->pair_count >= PAIRS_MAX) {
        give_up_pairs(words, words->halvings + 1);
        count_pair(words, pair, count);
        return;
    }
    words->pair_count += *place == 0;
    uint64_t room = count_most - (*place & count_most);
    *place = pair << COUNT_BITS | ((*place & count_most) + (count < room ? count : room));
    if (is_crowded(words, words->pair_bits, 0))
        widen_pairs(words, words->pair_bits + 1);
}

/* Counters lie anywhere in the table: each is sent for now and counted some pairs later. 0: none.
 */
static void note_pair(struct fault_words *words, uint64_t pair) {
    uint64_t *oldest = &words->waiting[words->next++ % WAITING];
    __builtin_prefetch(home_of(words, pair), 1);
    if (*oldest != 0)
        count_pair(words, *oldest, 1);
    *oldest = pair;
}

static void count_waiting(struct fault_words *words) {
    for (size_t i = 0; i < WAITING; i++)
        note_pair(words, 0);
}

uint32_t fault_words_pair(const struct fault_words *words, uint32_t a, uint32_t b) {
    if (a == 0 || b == 0)
        return 0;
    uint64_t pair = pair_of(words, a, b);
    const uint64_t *place = is_kept(words, pair) ? place_of(words, pair) : NULL;
    return place == NULL ? 0 : (uint32_t)(*place & count_most);
}

bool fault_words_knows_pair(const struct fault_words *words, uint32_t a, uint32_t b) {
    return words->halvings == 0 || is_kept(words, pair_of(words, a, b));
}

/* --- counting -------------------------------------------------------------------------------- */

static void note_document(struct fault_words *words, uint32_t number, const FaultTok *tok) {
    FaultWord *word = &words->words.p[number];
    if (word->last == words->documents)
        return;
    word->documents++;
    word->last = words->documents;
    if (words->noting && word->documents <= FAULT_WORDS_RARE &&
        (tok->flags & FAULT_CUT_LETTERS) != 0 && word->word.n > 1)
        *LIST_ADD(words->arena, &words->notes) =
            (Note){words->documents, number, words->part, tok->start};
}

static void count_word(struct fault_words *words, uint32_t number, const FaultTok *tok,
                       bool listed) {
    FaultWord *word = &words->words.p[number];
    word->count += word->count < UINT32_MAX;
    note_document(words, number, tok);
    word->capitals += (tok->flags & (FAULT_CUT_CAPITAL | FAULT_CUT_EDGE)) == FAULT_CUT_CAPITAL;
    word->listed = word->listed || listed;
    words->total++;
}

/*
 * The numbers of the words; 0 for halves, because whether two are one word is not known before all
 * words are. In two walks, so that what the second needs is on its way.
 */
static uint32_t *numbers_of(struct fault_words *words, const FaultTokList *toks) {
    uint64_t *hashes = ARENA_ARRAY(words->scratch, uint64_t, toks->n);
    uint32_t *numbers = ARENA_ARRAY(words->scratch, uint32_t, toks->n);
    bool halved = false;
    for (size_t i = 0; i < toks->n; i++) {
        hashes[i] = str_hash(toks->p[i].folded);
        __builtin_prefetch(&words->slots[hashes[i] & words->mask]);
    }
    for (size_t i = 0; i < toks->n; i++) {
        bool half = halved || (toks->p[i].flags & FAULT_CUT_BROKEN) != 0;
        halved = (toks->p[i].flags & FAULT_CUT_BROKEN) != 0;
        numbers[i] = half ? 0 : number_of(words, toks->p[i].folded, hashes[i]);
        __builtin_prefetch(&words->words.p[numbers[i]], 1);
    }
    return numbers;
}

static void count_piece(struct fault_words *words, Str text, size_t base, bool listed) {
    FaultTokList toks = {0};
    uint32_t before = 0;
    fault_cut(words->cutter, text, words->scratch, &toks);
    const uint32_t *numbers = numbers_of(words, &toks);
    for (size_t i = 0; i < toks.n; i++) {
        const FaultTok *tok = &toks.p[i];
        if (numbers[i] != 0) {
            toks.p[i].start += (uint32_t)base;
            count_word(words, numbers[i], tok, listed);
            if (before != 0 && (tok->flags & FAULT_CUT_EDGE) == 0)
                note_pair(words, pair_of(words, before, numbers[i]));
        }
        before = numbers[i];
        if (fault_cut_is_genitive(tok))
            words->words.p[before = FAULT_WORDS_GENITIVE].count++;
    }
    count_waiting(words);
    arena_reset(words->scratch, (ArenaMark){NULL, 0});
}

static void count_text(struct fault_words *words, Str text, bool listed) {
    for (size_t from = 0, to; from < text.n; from = to) {
        to = fault_cut_piece(text, from);
        count_piece(words, str_slice(text, from, to), from, listed);
    }
}

static bool is_list(const Part *part) {
    for (size_t i = 0; i < part->spans.n; i++)
        if (part->spans.p[i].kind == SPAN_ENTRY)
            return true;
    return false;
}

void fault_words_add(struct fault_words *words, const struct document *document) {
    words->documents++;
    words->noting = document->role == ROLE_RECORD;
    for (size_t i = 0; i < document->parts.n; i++) {
        const Part *part = &document->parts.p[i];
        words->part = (uint32_t)i;
        count_text(words, part->text, document->role == ROLE_APPARATUS && is_list(part));
    }
}

/* --- packed ---------------------------------------------------------------------------------- */

static void pack_word(const FaultWord *word, Buf *out) {
    wire_put_str(out, word->word);
    wire_put_varint(out, word->count);
    wire_put_varint(out, word->documents);
    wire_put_varint(out, (uint64_t)word->capitals << 1 | word->listed);
}

/* Nearly sorted, as the table has them, so each moves a few places. */
static uint64_t *sorted_pairs(const struct fault_words *words, struct arena *scratch) {
    uint64_t *sorted = ARENA_ARRAY(scratch, uint64_t, words->pair_count + 1);
    size_t n = 0, room = ((size_t)1 << words->pair_bits) + REACH;
    for (size_t i = 0; i < room; i++) {
        if (words->pairs[i] == 0)
            continue;
        size_t at = n++;
        for (; at > 0 && sorted[at - 1] > words->pairs[i]; at--)
            sorted[at] = sorted[at - 1];
        sorted[at] = words->pairs[i];
    }
    must(n == words->pair_count);
    return sorted;
}

void fault_words_pack(const struct fault_words *words, Buf *out) {
    const FaultWordList *all = &words->words;
    wire_put_varint(out, FORMAT);
    wire_put_varint(out, words->documents);
    wire_put_varint(out, all->p[FAULT_WORDS_GENITIVE].count);
    wire_put_varint(out, all->n - FAULT_WORDS_GENITIVE - 1);
    for (size_t i = FAULT_WORDS_GENITIVE + 1; i < all->n; i++)
        pack_word(&all->p[i], out);
    const uint64_t *sorted = sorted_pairs(words, words->scratch);
    uint64_t before = 0;
    wire_put_varint(out, words->halvings);
    wire_put_varint(out, words->pair_count);
    for (size_t i = 0; i < words->pair_count; i++) {
        uint64_t pair = sorted[i] >> COUNT_BITS;
        wire_put_varint(out, pair - before);
        wire_put_varint(out, sorted[i] & count_most);
        before = pair;
    }
    arena_reset(words->scratch, (ArenaMark){NULL, 0});
}

/* What stands before the words. */
typedef struct {
    uint32_t documents, genitives;
    size_t words;
} Head;

static Head read_head(WireIn *in) {
    Head head = {0};
    if (wire_varint(in) != FORMAT)
        in->failed = true;
    head.documents = wire_varint_u32(in);
    head.genitives = wire_varint_u32(in);
    head.words = wire_count(in, 4);
    return head;
}

static FaultWord read_word(WireIn *in) {
    FaultWord word = {.word = wire_str(in)};
    word.count = wire_varint_u32(in);
    word.documents = wire_varint_u32(in);
    uint64_t written = wire_varint(in);
    word.capitals = (uint32_t)(written >> 1);
    word.listed = (written & 1) != 0;
    if (written >> 1 > word.count || word.count < word.documents || word.documents == 0 ||
        word.word.n == 0 || word.word.n > WORD_BYTES_MAX)
        in->failed = true;
    return word;
}

static uint32_t sum(uint32_t a, uint32_t b) {
    return a > UINT32_MAX - b ? UINT32_MAX : a + b;
}

static void lay_word(struct fault_words *words, const FaultWord *more) {
    uint32_t number = number_of(words, more->word, str_hash(more->word));
    if (number == 0)
        return;
    FaultWord *word = &words->words.p[number];
    word->count = sum(word->count, more->count);
    word->documents = sum(word->documents, more->documents);
    word->capitals = sum(word->capitals, more->capitals);
    word->listed = word->listed || more->listed;
    words->total += more->count;
}

/* They come sorted, so a table that grew with them would fill up at one end. */
static void make_room(struct fault_words *words, size_t more) {
    uint32_t bits = words->pair_bits;
    while (bits < PAIR_BITS_MAX && is_crowded(words, bits, more))
        bits++;
    if (bits > words->pair_bits)
        widen_pairs(words, bits);
}

static void lay_pairs(struct fault_words *words, WireIn *in) {
    uint64_t ahead[WAITING] = {0}, counts[WAITING] = {0}, pair = 0;
    uint32_t halvings = wire_varint_u32(in);
    size_t count = wire_count(in, 2);
    if (halvings > HALVINGS_MAX)
        in->failed = true;
    else if (halvings > words->halvings)
        give_up_pairs(words, halvings);
    make_room(words, count);
    for (size_t i = 0; i < count + WAITING; i++) {
        size_t at = i % WAITING;
        if (counts[at] > 0)
            count_pair(words, ahead[at], counts[at]);
        counts[at] = 0;
        if (i >= count || in->failed)
            continue;
        uint64_t step = wire_varint(in), more = wire_varint(in);
        if (step >> PAIR_HASH_BITS != 0 || (pair + step) >> PAIR_HASH_BITS != 0 || more == 0 ||
            more > count_most) {
            in->failed = true;
            continue;
        }
        pair += step;
        ahead[at] = pair;
        counts[at] = more;
        __builtin_prefetch(home_of(words, pair), 1);
    }
}

static bool damaged(Fail *fail) {
    return fail_set(fail, FAIL_CORRUPT, "counts of words do not decode; fonds rebuild makes them");
}

bool fault_words_lay(struct fault_words *words, Str packed, Fail *fail) {
    WireIn in = wire_in(packed);
    Head head = read_head(&in);
    words->documents = sum(words->documents, head.documents);
    FaultWord *genitive = &words->words.p[FAULT_WORDS_GENITIVE];
    genitive->count = sum(genitive->count, head.genitives);
    for (size_t i = 0; i < head.words && !in.failed; i++) {
        FaultWord word = read_word(&in);
        if (!in.failed)
            lay_word(words, &word);
    }
    lay_pairs(words, &in);
    return wire_done(&in) || damaged(fail);
}

/* --- places ---------------------------------------------------------------------------------- */

static bool is_rare(const FaultWord *word) {
    return word->documents <= FAULT_WORDS_RARE && !word->listed;
}

void fault_words_pack_places(const struct fault_words *words, Buf *out) {
    const FaultWordList *all = &words->words;
    uint32_t *numbers = ARENA_ARRAY(words->scratch, uint32_t, all->n), count = 0;
    Buf rare = {0}, places = {0}, of_one = {0};
    for (size_t i = FAULT_WORDS_GENITIVE + 1; i < all->n; i++)
        if (is_rare(&all->p[i])) {
            wire_put_str(&rare, all->p[i].word);
            numbers[i] = count++;
        }
    for (size_t i = 0, document = 1; document <= words->documents; document++) {
        uint32_t n = 0;
        buf_clear(&of_one);
        for (; i < words->notes.n && words->notes.p[i].document == document; i++) {
            const Note *note = &words->notes.p[i];
            if (!is_rare(&all->p[note->word]))
                continue;
            wire_put_varint(&of_one, numbers[note->word]);
            wire_put_varint(&of_one, note->part);
            wire_put_varint(&of_one, note->start);
            n++;
        }
        wire_put_varint(&places, n);
        buf_str(&places, buf_as_str(&of_one));
    }
    wire_put_varint(out, count);
    buf_str(out, buf_as_str(&rare));
    wire_put_varint(out, words->documents);
    buf_str(out, buf_as_str(&places));
    buf_free(&rare);
    buf_free(&places);
    buf_free(&of_one);
    arena_reset(words->scratch, (ArenaMark){NULL, 0});
}

static void read_of_document(WireIn *in, struct arena *results, FaultPlaces *places) {
    size_t count = wire_count(in, 3);
    FaultPlaceList *list = LIST_ADD(results, &places->documents);
    *list = (FaultPlaceList){ARENA_ARRAY(results, FaultPlace, count), count, count};
    for (size_t i = 0; i < count; i++) {
        list->p[i].word = wire_varint_u32(in);
        list->p[i].part = wire_varint_u32(in);
        list->p[i].start = wire_varint_u32(in);
        in->failed = in->failed || list->p[i].word >= places->words.n;
    }
}

bool fault_words_read_places(Str packed, struct arena *results, FaultPlaces *places, Fail *fail) {
    WireIn in = wire_in(packed);
    *places = (FaultPlaces){0};
    size_t count = wire_count(&in, 1);
    for (size_t i = 0; i < count; i++)
        str_list_add(results, &places->words, wire_str(&in));
    count = wire_count(&in, 1);
    for (size_t i = 0; i < count && !in.failed; i++)
        read_of_document(&in, results, places);
    return wire_done(&in) || fail_set(fail, FAIL_CORRUPT, "places of rare words do not decode");
}
