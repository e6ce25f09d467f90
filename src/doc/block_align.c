/*
 * Equal texts first, because they are certain and nearly all: of a reading made by slightly
 * different rules more than nine blocks in ten are the same bytes. What stands once on both sides
 * needs no order to be sure, so notes may move. The longest run of such pairs that is in order cuts
 * the document into gaps, small enough to look for the longest common sequence inside each; so
 * repeated texts ("Ibid.", empty cells) go to the neighbour, not to the first.
 *
 * Only then words are compared, and only of leaves: an index of the rarer words of what is left
 * finds candidates anywhere, neighbourhood adds some where all words are common. Pairs are taken by
 * the number of shared words, greatest first; so joined and split texts give the id to the greater
 * piece.
 */
#include "doc/block_align.h"
#include "base/fail.h"
#include "base/wire.h"
#include "doc/block_words.h"
#include <stdlib.h>

enum {
    NONE = BLOCK_ALIGN_NONE,
    DEPTH_HASHED =
        24,  // containers below are aligned by their leaves alone, else nesting makes it quadratic
    GAP_CELLS = 250 * 1000,  // the largest table of common sequences
    COMMON_WORD = 32,        // a word in more leaves than these finds no candidates
    CANDIDATES = 12,
    NEIGHBOURS = 6,
    ANCESTORS = 16,
};

struct unit {
    const Block *block;
    Str text;
    uint64_t text_hash;
    bool hashed, leaf;
    uint32_t parent;  // unit, or NONE
    uint32_t after;   // the first unit that is not inside this one
    uint32_t match;   // unit of the other side, or NONE
    size_t shared;    // words of a leaf that its match has too
    BlockWords words;
    bool worded;
};

struct side {
    struct unit *units;
    uint32_t n;
};

struct work {
    struct side old, next;
    struct arena *scratch;
    uint32_t *gone_to;
};

static void fill_side(struct side *side, const struct document *document, struct arena *scratch) {
    size_t count = 0;
    for (size_t i = 0; i < document->parts.n; i++)
        count += document->parts.p[i].blocks.n;
    must(count < UINT32_MAX / 2);
    side->units = ARENA_ARRAY(scratch, struct unit, count);
    uint32_t *open = ARENA_ARRAY(scratch, uint32_t, count + 1);
    for (size_t i = 0; i < document->parts.n; i++) {
        const Part *part = &document->parts.p[i];
        uint32_t depth = 0;
        for (size_t k = 0; k < part->blocks.n; k++) {
            uint32_t at = side->n++;
            struct unit *unit = &side->units[at];
            unit->block = &part->blocks.p[k];
            while (depth > 0 && side->units[open[depth - 1]].block->id != unit->block->parent)
                side->units[open[--depth]].after = at;
            unit->text = str_slice(part->text, unit->block->start, unit->block->end);
            unit->leaf = !document_block_is_container(part, k);
            unit->parent = depth > 0 ? open[depth - 1] : NONE;
            unit->hashed = unit->leaf || depth < DEPTH_HASHED;
            unit->text_hash = unit->hashed ? wire_checksum(unit->text) : 0;
            unit->match = NONE;
            open[depth++] = at;
        }
        while (depth > 0)
            side->units[open[--depth]].after = side->n;
    }
}

static void join(struct work *work, uint32_t old, uint32_t next) {
    work->old.units[old].match = next;
    work->next.units[next].match = old;
}

/* ---- Equal texts ---- */

struct entry {
    uint64_t key;
    uint32_t side;  // 0: old, 1: next
    uint32_t at;
};

typedef LIST_OF(struct entry) EntryList;

static uint64_t key_of(const struct unit *unit, bool with_kind) {
    return with_kind ? unit->text_hash + ((uint64_t)unit->block->kind + 1) * 0x9e3779b97f4a7c15U
                     : unit->text_hash;
}

static bool is_equal(const struct work *work, uint32_t old, uint32_t next, bool with_kind) {
    const struct unit *a = &work->old.units[old], *b = &work->next.units[next];
    return a->hashed && b->hashed && (!with_kind || a->block->kind == b->block->kind) &&
           str_equal(a->text, b->text);
}

static int by_key(const void *left, const void *right) {
    const struct entry *a = left, *b = right;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    if (a->side != b->side)
        return a->side < b->side ? -1 : 1;
    return a->at < b->at ? -1 : a->at > b->at;
}

/* What is not aligned yet, equal texts beside each other. */
static EntryList sorted_rest(const struct work *work, bool with_kind, struct arena *scratch) {
    EntryList rest = {0};
    for (uint32_t s = 0; s < 2; s++) {
        const struct side *side = s == 0 ? &work->old : &work->next;
        for (uint32_t i = 0; i < side->n; i++)
            if (side->units[i].match == NONE && side->units[i].hashed)
                *LIST_ADD(scratch, &rest) =
                    (struct entry){key_of(&side->units[i], with_kind), s, i};
    }
    if (rest.n > 1)
        qsort(rest.p, rest.n, sizeof *rest.p, by_key);
    return rest;
}

/* Joins what stands once on both sides; or, not once only, the first with the first, and so on. */
static void join_groups(struct work *work, bool with_kind, bool once) {
    ArenaMark mark = arena_mark(work->scratch);
    EntryList rest = sorted_rest(work, with_kind, work->scratch);
    for (size_t from = 0, to; from < rest.n; from = to) {
        size_t next = from;  // the first entry of the new side
        for (to = from; to < rest.n && rest.p[to].key == rest.p[from].key; to++)
            if (rest.p[to].side == 0)
                next = to + 1;
        if (once && (next != from + 1 || to != from + 2))
            continue;
        if (next == from || next == to || work->old.units[rest.p[from].at].text.n == 0)
            continue;  // on one side only; or empty cells, told apart by their place alone
        for (size_t i = from, k = next; i < next && k < to; i++, k++)
            if (is_equal(work, rest.p[i].at, rest.p[k].at, with_kind))
                join(work, rest.p[i].at, rest.p[k].at);
    }
    arena_reset(work->scratch, mark);
}

/*
 * The longest run of aligned pairs that is in order on both sides: old units, marked in `anchors`.
 */
static void find_anchors(const struct work *work, bool *anchors) {
    const struct unit *old = work->old.units;
    uint32_t *tails = ARENA_ARRAY(work->scratch, uint32_t, work->old.n + 1), length = 0;
    uint32_t *before = ARENA_ARRAY(work->scratch, uint32_t, work->old.n + 1);
    for (uint32_t i = 0; i < work->old.n; i++) {
        if (old[i].match == NONE)
            continue;
        uint32_t low = 0, high = length;
        while (low < high) {
            uint32_t middle = (low + high) / 2;
            if (old[tails[middle]].match < old[i].match)
                low = middle + 1;
            else
                high = middle;
        }
        before[i] = low > 0 ? tails[low - 1] : NONE;
        tails[low] = i;
        if (low == length)
            length++;
    }
    for (uint32_t i = length > 0 ? tails[length - 1] : NONE; i != NONE; i = before[i])
        anchors[i] = true;
}

typedef LIST_OF(uint32_t) UnitList;

static UnitList free_units(const struct side *side, uint32_t from, uint32_t to,
                           struct arena *scratch) {
    UnitList list = {0};
    for (uint32_t i = from; i < to; i++)
        if (side->units[i].match == NONE && side->units[i].hashed)
            *LIST_ADD(scratch, &list) = i;
    return list;
}

/*
 * Too many for a table: each new one takes the next equal old one behind the last taken, if it is
 * near.
 */
static void join_greedily(struct work *work, UnitList olds, UnitList nexts, bool with_kind) {
    enum { AHEAD = 200 };
    size_t last = 0;
    for (size_t k = 0; k < nexts.n && last < olds.n; k++) {
        for (size_t i = last; i < olds.n && i - last < AHEAD; i++) {
            if (key_of(&work->old.units[olds.p[i]], with_kind) !=
                    key_of(&work->next.units[nexts.p[k]], with_kind) ||
                !is_equal(work, olds.p[i], nexts.p[k], with_kind))
                continue;
            join(work, olds.p[i], nexts.p[k]);
            last = i + 1;
            break;
        }
    }
}

/* The longest common sequence of equal texts in one gap. */
static void join_gap(struct work *work, UnitList olds, UnitList nexts, bool with_kind) {
    if (olds.n == 0 || nexts.n == 0)
        return;
    if (olds.n >= UINT16_MAX || nexts.n >= UINT16_MAX || olds.n * nexts.n > GAP_CELLS) {
        join_greedily(work, olds, nexts, with_kind);
        return;
    }
    size_t width = nexts.n + 1;
    uint16_t *best = ARENA_ARRAY(work->scratch, uint16_t, (olds.n + 1) * width);
    for (size_t i = olds.n; i-- > 0;) {
        uint64_t key = key_of(&work->old.units[olds.p[i]], with_kind);
        for (size_t k = nexts.n; k-- > 0;) {
            uint16_t down = best[(i + 1) * width + k], right = best[i * width + k + 1];
            uint16_t most = down > right ? down : right;
            if (key_of(&work->next.units[nexts.p[k]], with_kind) == key)
                most = (uint16_t)(best[(i + 1) * width + k + 1] + 1);
            best[i * width + k] = most;
        }
    }
    for (size_t i = 0, k = 0; i < olds.n && k < nexts.n;) {
        if (is_equal(work, olds.p[i], nexts.p[k], with_kind)) {
            join(work, olds.p[i++], nexts.p[k++]);
        } else if (best[(i + 1) * width + k] >= best[i * width + k + 1]) {
            i++;
        } else {
            k++;
        }
    }
}

static void join_in_order(struct work *work, bool with_kind) {
    ArenaMark all = arena_mark(work->scratch);
    bool *anchors = ARENA_ARRAY(work->scratch, bool, work->old.n + 1);
    find_anchors(work, anchors);
    uint32_t old_from = 0, next_from = 0;
    for (uint32_t i = 0; i <= work->old.n; i++) {
        if (i < work->old.n && !anchors[i])
            continue;
        uint32_t next_to = i < work->old.n ? work->old.units[i].match : work->next.n;
        ArenaMark mark = arena_mark(work->scratch);
        join_gap(work, free_units(&work->old, old_from, i, work->scratch),
                 free_units(&work->next, next_from, next_to, work->scratch), with_kind);
        arena_reset(work->scratch, mark);
        old_from = i + 1;
        next_from = next_to + 1;
    }
    arena_reset(work->scratch, all);
}

static void join_equal(struct work *work, bool with_kind) {
    join_groups(work, with_kind, true);
    join_in_order(work, with_kind);
    join_groups(work, with_kind, false);
}

/* ---- Alike texts ---- */

struct posting {
    uint32_t word, at;
};
typedef LIST_OF(struct posting) PostingList;

struct pair {
    uint32_t old, next;
    size_t shared;
};
typedef LIST_OF(struct pair) PairList;

static BlockWords words_of(struct unit *unit, struct arena *scratch) {
    if (!unit->worded) {
        unit->words = block_words(unit->text, scratch);
        unit->worded = true;
    }
    return unit->words;
}

static int by_word(const void *left, const void *right) {
    const struct posting *a = left, *b = right;
    if (a->word != b->word)
        return a->word < b->word ? -1 : 1;
    return a->at < b->at ? -1 : a->at > b->at;
}

static uint32_t distance(const struct pair *pair) {
    return pair->old > pair->next ? pair->old - pair->next : pair->next - pair->old;
}

static int by_likeness(const void *left, const void *right) {
    const struct pair *a = left, *b = right;
    if (a->shared != b->shared)
        return a->shared > b->shared ? -1 : 1;
    if (distance(a) != distance(b))
        return distance(a) < distance(b) ? -1 : 1;
    if (a->old != b->old)
        return a->old < b->old ? -1 : 1;
    return a->next < b->next ? -1 : a->next > b->next;
}

static PostingList index_words(struct work *work) {
    PostingList postings = {0};
    for (uint32_t i = 0; i < work->old.n; i++) {
        struct unit *unit = &work->old.units[i];
        if (unit->match != NONE || !unit->leaf)
            continue;
        BlockWords words = words_of(unit, work->scratch);
        for (size_t k = 0; k < words.n; k++)
            if (k == 0 || words.p[k] != words.p[k - 1])
                *LIST_ADD(work->scratch, &postings) = (struct posting){words.p[k], i};
    }
    if (postings.n > 1)
        qsort(postings.p, postings.n, sizeof *postings.p, by_word);
    return postings;
}

static size_t find_word(const PostingList *postings, uint32_t word) {
    size_t low = 0, high = postings->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (postings->p[middle].word < word)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Old leaves that share rare words with a text, and how many. */
struct hits {
    uint32_t *counts;  // of each old unit; all 0 between searches
    UnitList found;
};

static void hit(struct hits *hits, uint32_t at, struct arena *scratch) {
    if (hits->counts[at]++ == 0)
        *LIST_ADD(scratch, &hits->found) = at;
}

static void find_by_words(struct work *work, const PostingList *postings, BlockWords words,
                          struct hits *hits) {
    for (size_t i = 0; i < words.n; i++) {
        if (i > 0 && words.p[i] == words.p[i - 1])
            continue;
        size_t from = find_word(postings, words.p[i]), to = from;
        while (to < postings->n && postings->p[to].word == words.p[i] && to - from <= COMMON_WORD)
            to++;
        if (to - from > COMMON_WORD)
            continue;
        for (; from < to; from++)
            hit(hits, postings->p[from].at, work->scratch);
    }
}

/* Leaves that are left over near the old place of the nearest aligned block before. */
static void find_by_place(struct work *work, uint32_t next, struct hits *hits) {
    uint32_t at = next, place = 0;
    for (uint32_t back = 0; back < NEIGHBOURS && at > 0; back++)
        if (work->next.units[--at].match != NONE) {
            place = work->next.units[at].match + 1;
            break;
        }
    uint32_t from = place > NEIGHBOURS ? place - NEIGHBOURS : 0;
    for (uint32_t i = from; i < work->old.n && i < place + NEIGHBOURS; i++)
        if (work->old.units[i].match == NONE && work->old.units[i].leaf)
            hit(hits, i, work->scratch);
}

/* Takes the candidate with the most hits out of the list, NONE when it is empty. */
static uint32_t take_best(struct hits *hits) {
    size_t best = 0;
    if (hits->found.n == 0)
        return NONE;
    for (size_t i = 1; i < hits->found.n; i++)
        if (hits->counts[hits->found.p[i]] > hits->counts[hits->found.p[best]])
            best = i;
    uint32_t at = hits->found.p[best];
    hits->found.p[best] = hits->found.p[--hits->found.n];
    hits->counts[at] = 0;
    return at;
}

static PairList find_pairs(struct work *work) {
    PostingList postings = index_words(work);
    PairList pairs = {0};
    struct hits hits = {.counts = ARENA_ARRAY(work->scratch, uint32_t, work->old.n + 1)};
    for (uint32_t i = 0; i < work->next.n; i++) {
        struct unit *unit = &work->next.units[i];
        if (unit->match != NONE || !unit->leaf)
            continue;
        BlockWords words = words_of(unit, work->scratch);
        find_by_words(work, &postings, words, &hits);
        find_by_place(work, i, &hits);
        for (size_t tried = 0; tried < CANDIDATES; tried++) {
            uint32_t old = take_best(&hits);
            if (old == NONE)
                break;
            BlockWords others = words_of(&work->old.units[old], work->scratch);
            size_t shared = block_words_shared(others, words);
            if (shared > 0 && shared * 2 >= others.n)
                *LIST_ADD(work->scratch, &pairs) = (struct pair){old, i, shared};
            else if (block_words_alike(others.n, words.n, shared))
                *LIST_ADD(work->scratch, &pairs) = (struct pair){old, i, shared};
        }
        while (hits.found.n > 0)
            hits.counts[hits.found.p[--hits.found.n]] = 0;
    }
    if (pairs.n > 1)
        qsort(pairs.p, pairs.n, sizeof *pairs.p, by_likeness);
    return pairs;
}

static void join_alike(struct work *work) {
    PairList pairs = find_pairs(work);
    for (size_t i = 0; i < pairs.n; i++) {
        struct pair pair = pairs.p[i];
        struct unit *old = &work->old.units[pair.old], *next = &work->next.units[pair.next];
        if (work->gone_to[pair.old] == NONE)
            work->gone_to[pair.old] = pair.next;
        if (old->match != NONE || next->match != NONE ||
            !block_words_alike(old->words.n, next->words.n, pair.shared))
            continue;
        join(work, pair.old, pair.next);
        old->shared = next->shared = pair.shared;
    }
}

/* ---- Containers, by their leaves ---- */

struct vote {
    uint32_t *list;    // old containers voted for
    size_t n, *words;  // by old unit; all 0 between containers
};

static void vote_for_ancestors(const struct work *work, const struct unit *leaf, BlockKind kind,
                               struct vote *vote) {
    const struct unit *old = work->old.units;
    uint32_t at = old[leaf->match].parent;
    for (uint32_t step = 0; step < ANCESTORS && at != NONE; step++, at = old[at].parent) {
        if (old[at].match != NONE || old[at].block->kind != kind || !old[at].hashed)
            continue;
        if (vote->words[at] == 0)
            vote->list[vote->n++] = at;
        vote->words[at] += leaf->shared > 0 ? leaf->shared : leaf->words.n;
    }
}

/* By all their words, also of leaves that found no match. */
static bool is_alike(const struct work *work, uint32_t old, uint32_t next) {
    BlockWords a = words_of(&work->old.units[old], work->scratch);
    BlockWords b = words_of(&work->next.units[next], work->scratch);
    return block_words_alike(a.n, b.n, block_words_shared(a, b));
}

static bool any_container_left(const struct side *side) {
    for (uint32_t i = 0; i < side->n; i++)
        if (!side->units[i].leaf && side->units[i].match == NONE)
            return true;
    return false;
}

static void join_containers(struct work *work) {
    if (!any_container_left(&work->old) || !any_container_left(&work->next))
        return;
    struct vote vote = {.list = ARENA_ARRAY(work->scratch, uint32_t, work->old.n + 1),
                        .words = ARENA_ARRAY(work->scratch, size_t, work->old.n + 1)};
    for (uint32_t i = 0; i < work->next.n; i++) {
        struct unit *unit = &work->next.units[i];
        if (unit->leaf || unit->match != NONE || !unit->hashed)
            continue;
        for (uint32_t k = i + 1; k < unit->after; k++) {
            struct unit *leaf = &work->next.units[k];
            if (leaf->leaf && leaf->match != NONE && words_of(leaf, work->scratch).n > 0)
                vote_for_ancestors(work, leaf, unit->block->kind, &vote);
        }
        uint32_t best = NONE;
        for (size_t k = 0; k < vote.n; k++)
            if (best == NONE || vote.words[vote.list[k]] > vote.words[best])
                best = vote.list[k];
        if (best != NONE && is_alike(work, best, i))
            join(work, best, i);
        while (vote.n > 0)
            vote.words[vote.list[--vote.n]] = 0;
    }
}

void block_align(const struct document *old, const struct document *next, struct arena *results,
                 BlockAlignment *alignment) {
    struct work work = {.scratch = arena_create()};
    fill_side(&work.old, old, work.scratch);
    fill_side(&work.next, next, work.scratch);
    work.gone_to = ARENA_ARRAY(results, uint32_t, work.old.n + 1);
    for (uint32_t i = 0; i < work.old.n; i++)
        work.gone_to[i] = NONE;
    join_equal(&work, true);
    join_equal(&work, false);
    join_alike(&work);
    join_containers(&work);
    *alignment = (BlockAlignment){.old_count = work.old.n,
                                  .next_count = work.next.n,
                                  .next_of_old = ARENA_ARRAY(results, uint32_t, work.old.n + 1),
                                  .old_of_next = ARENA_ARRAY(results, uint32_t, work.next.n + 1),
                                  .gone_to = work.gone_to};
    for (uint32_t i = 0; i < work.old.n; i++)
        alignment->next_of_old[i] = work.old.units[i].match;
    for (uint32_t i = 0; i < work.next.n; i++)
        alignment->old_of_next[i] = work.next.units[i].match;
    arena_destroy(work.scratch);
}
