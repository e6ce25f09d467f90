/*
 * A change is up to two letters that were meant and up to two that are seen; its cost is
 * -log(0.16 x its share of what was observed), smoothed by the share of its kind, at least 4.2.
 * What was never observed costs 9.5; 7.5 where the shapes are alike, 5.5 where one thin stroke
 * makes the difference, which is true of printed letters everywhere; other changes of two letters
 * do not happen. The cheapest way from one word to the other is found by the usual table (Wagner
 * and Fischer 1974) over what is left when the ends that are the same are taken off, which is two
 * or three letters. Kernighan, Church and Gale 1990; Kolak and Resnik 2002.
 */
#include "annotate/fault_channel.h"
#include "base/fail.h"
#include "text/utf8.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    DIGIT_0 = 27,
    APOSTROPHE = 37,
    CYRILLIC = 38,
    CYRILLIC_COUNT = 48,
    LETTERS = 86,
    TABLE_BITS = 16,
    TABLE = 1 << TABLE_BITS
};
enum { MIDDLE_MAX = 10, BAND = 2 };  // letters between two changes; how far they shift what follows
enum { OBSERVED_LEAST = 300 };       // so few observations say little of shares
enum { PAIR_LEAST = 3 };             // observations of a change of two letters: "sp" is no "h"
static const float cost_least = 4.2F, cost_unseen = 9.5F, cost_alike = 7.5F, cost_stroke = 5.5F;

typedef enum { SUBSTITUTED, LOST, ADDED, DOUBLED, MERGED, PARTED, PAIRED, KIND_COUNT } Kind;
static const float kind_sizes[KIND_COUNT] = {1200, 36, 36, 36, 5000, 5000, 20000};

typedef struct {
    uint32_t key;  // 0: free
    uint32_t count;
    float cost;
} Cell;

struct fault_channel {
    struct arena *arena;
    Cell cells[TABLE];
    uint32_t used;
    /* The same laid out for looking at: most changes are of one letter, most pairs in none. */
    float single[LETTERS][LETTERS];  // meant, seen; 0: none
    bool meant_pair[LETTERS][LETTERS], seen_pair[LETTERS][LETTERS];
    uint64_t observed, of_kind[KIND_COUNT];
    FaultChangeList changes;
};

/*
 * Pairs of printed shapes that are alike, either of which may be meant; one stroke parts the first
 * of them.
 */
enum { STROKES = 6 };
static const char *const alike[][2] = {
    {"e", "c"},   {"h", "n"},  {"i", "l"},  {"i", "1"},  {"l", "1"},  {"rn", "m"},
    {"cl", "d"},  {"li", "h"}, {"in", "m"}, {"vv", "w"}, {"ii", "n"}, {"ii", "u"},
    {"tt", "ft"}, {"ri", "n"}, {"e", "o"},  {"c", "o"},  {"h", "b"},  {"n", "u"},
    {"u", "v"},   {"y", "v"},  {"i", "j"},  {"t", "f"},  {"t", "l"},  {"f", "l"},
    {"s", "5"},   {"b", "8"},  {"b", "6"},  {"o", "0"},  {"g", "9"},  {"g", "q"},
    {"z", "2"},   {"a", "o"},  {"a", "e"},  {"r", "n"},  {"r", "t"},  {"s", "8"},
};

static uint8_t letter_of(uint32_t c) {
    if (c >= 'a' && c <= 'z')
        return (uint8_t)(c - 'a' + 1);
    if (c >= '0' && c <= '9')
        return (uint8_t)(c - '0' + DIGIT_0);
    if (c == '\'')
        return APOSTROPHE;
    if (c >= 0x430 && c < 0x430 + CYRILLIC_COUNT)
        return (uint8_t)(c - 0x430 + CYRILLIC);
    return 0;
}

void fault_channel_letters(Str folded, FaultLetters *letters) {
    size_t at = 0;
    uint32_t c;
    letters->n = 0;
    while (utf8_next(folded, &at, &c)) {
        uint8_t letter = letter_of(c);
        if (letter == 0 || letters->n == FAULT_LETTERS_MAX) {
            letters->n = 0;
            return;
        }
        letters->p[letters->n++] = letter;
    }
}

Str fault_channel_text(const FaultLetters *letters, char room[2 * FAULT_LETTERS_MAX]) {
    size_t n = 0;
    for (uint32_t i = 0; i < letters->n; i++) {
        uint8_t letter = letters->p[i];
        uint32_t c = letter < DIGIT_0      ? (uint32_t)'a' + letter - 1
                     : letter < APOSTROPHE ? (uint32_t)'0' + letter - DIGIT_0
                     : letter < CYRILLIC   ? (uint32_t)'\''
                                           : 0x430U + letter - CYRILLIC;
        n += utf8_put(c, room + n);
    }
    return (Str){room, n};
}

static uint32_t key_of(const uint8_t *meant, uint32_t meant_n, const uint8_t *seen,
                       uint32_t seen_n) {
    uint32_t m0 = meant_n > 0 ? meant[0] : 0, m1 = meant_n > 1 ? meant[1] : 0;
    uint32_t s0 = seen_n > 0 ? seen[0] : 0, s1 = seen_n > 1 ? seen[1] : 0;
    return m0 << 21 | m1 << 14 | s0 << 7 | s1;
}

static Kind kind_of(const uint8_t *meant, uint32_t meant_n, const uint8_t *seen, uint32_t seen_n) {
    if (meant_n == 1 && seen_n == 2)
        return seen[0] == seen[1] && seen[0] == meant[0] ? DOUBLED : PARTED;
    if (meant_n == 2)
        return seen_n == 1 ? MERGED : PAIRED;
    return meant_n == 0 ? ADDED : seen_n == 0 ? LOST : SUBSTITUTED;
}

static const Cell *find_cell(const struct fault_channel *channel, uint32_t key) {
    uint32_t at = key * 0x9E3779B1U >> (32 - TABLE_BITS);
    while (channel->cells[at].key != 0 && channel->cells[at].key != key)
        at = (at + 1) & (TABLE - 1);
    return &channel->cells[at];
}

/* NULL where the table is as full as it may be, which only texts made for it bring about. */
static Cell *put_cell(struct fault_channel *channel, uint32_t key) {
    Cell *cell = &channel->cells[find_cell(channel, key) - channel->cells];
    if (cell->key == 0) {
        if (channel->used >= TABLE / 2)
            return NULL;
        channel->used++;
        cell->key = key;
        cell->cost = FAULT_CHANNEL_NEVER;
    }
    return cell;
}

static void put_alike(struct fault_channel *channel, const char *meant, const char *seen,
                      float cost) {
    FaultLetters m, s;
    fault_channel_letters(str_from_c(meant), &m);
    fault_channel_letters(str_from_c(seen), &s);
    Cell *cell = put_cell(channel, key_of(m.p, m.n, s.p, s.n));
    must(cell != NULL);
    cell->cost = cost;
}

struct fault_channel *fault_channel_create(struct arena *arena) {
    struct fault_channel *channel = ARENA_NEW(arena, struct fault_channel);
    channel->arena = arena;
    for (size_t i = 0; i < sizeof alike / sizeof *alike; i++) {
        float cost = i < STROKES ? cost_stroke : cost_alike;
        put_alike(channel, alike[i][0], alike[i][1], cost);
        put_alike(channel, alike[i][1], alike[i][0], cost);
    }
    return channel;
}

/* What parts two words when the same beginnings and ends are off: [from, from + n) of each. */
typedef struct {
    uint32_t from, meant_n, seen_n;
} Middle;

static Middle middle_of(const FaultLetters *meant, const FaultLetters *seen) {
    uint32_t least = meant->n < seen->n ? meant->n : seen->n, from = 0, behind = 0;
    while (from < least && meant->p[from] == seen->p[from])
        from++;
    while (behind < least - from &&
           meant->p[meant->n - 1 - behind] == seen->p[seen->n - 1 - behind])
        behind++;
    return (Middle){from, meant->n - from - behind, seen->n - from - behind};
}

/* One change, as the table has it; a doubled letter is seen from the letter before it. */
typedef struct {
    const uint8_t *meant, *seen;
    uint32_t meant_n, seen_n;
} Change;

static bool change_of(const FaultLetters *meant, const FaultLetters *seen, Change *change) {
    Middle middle = middle_of(meant, seen);
    if (middle.meant_n > 2 || middle.seen_n > 2 || middle.meant_n + middle.seen_n == 0 ||
        meant->n == 0 || seen->n == 0)
        return false;
    uint32_t from = middle.from;
    bool doubled =
        middle.meant_n == 0 && middle.seen_n == 1 && from > 0 && seen->p[from] == seen->p[from - 1];
    *change = doubled ? (Change){meant->p + from - 1, seen->p + from - 1, 1, 2}
                      : (Change){meant->p + from, seen->p + from, middle.meant_n, middle.seen_n};
    return true;
}

bool fault_channel_is_one_change(const FaultLetters *meant, const FaultLetters *seen) {
    Change change;
    if (!change_of(meant, seen, &change))
        return false;
    Kind kind = kind_of(change.meant, change.meant_n, change.seen, change.seen_n);
    return kind != PAIRED || change.meant[0] != change.seen[0];
}

bool fault_channel_is_misreading(const FaultLetters *meant, const FaultLetters *seen) {
    Middle middle = middle_of(meant, seen);
    return middle.meant_n > 0 && middle.seen_n > 0 && middle.meant_n <= 2 && middle.seen_n <= 2;
}

bool fault_channel_observe(struct fault_channel *channel, const FaultLetters *meant,
                           const FaultLetters *seen, uint32_t weight) {
    Change change;
    if (!change_of(meant, seen, &change))
        return false;
    Cell *cell =
        put_cell(channel, key_of(change.meant, change.meant_n, change.seen, change.seen_n));
    if (cell == NULL)
        return true;
    cell->count += weight;
    channel->observed += weight;
    channel->of_kind[kind_of(change.meant, change.meant_n, change.seen, change.seen_n)] += weight;
    return true;
}

/* From a cell's key back to its letters. */
static FaultChange change_of_key(uint32_t key) {
    FaultChange change = {.meant = {key >> 21 & 127, key >> 14 & 127},
                          .seen = {key >> 7 & 127, key & 127}};
    change.meant_n = (uint8_t)((change.meant[0] != 0) + (change.meant[1] != 0));
    change.seen_n = (uint8_t)((change.seen[0] != 0) + (change.seen[1] != 0));
    return change;
}

static float cost_of_share(const struct fault_channel *channel, uint32_t count, Kind kind) {
    double all = channel->observed < OBSERVED_LEAST ? OBSERVED_LEAST : (double)channel->observed;
    double share =
        0.9 * count / all + 0.1 * (double)channel->of_kind[kind] / all / (double)kind_sizes[kind];
    float cost = (float)-log(0.16 * share + 1e-12);
    return cost < cost_least ? cost_least : cost;
}

static void lay_out(struct fault_channel *channel) {
    for (uint32_t m = 0; m < LETTERS; m++)
        for (uint32_t s = 0; s < LETTERS; s++)
            channel->single[m][s] = m == s ? 0 : cost_unseen;
    for (size_t i = 0; i < TABLE; i++) {
        const Cell *cell = &channel->cells[i];
        if (cell->key == 0)
            continue;
        FaultChange change = change_of_key(cell->key);
        uint8_t m = change.meant[0], s = change.seen[0];
        if (change.meant_n == 2)
            channel->meant_pair[m][change.meant[1]] = true;
        if (change.seen_n == 2)
            channel->seen_pair[s][change.seen[1]] = true;
        if (change.meant_n < 2 && change.seen_n < 2 && cell->cost < channel->single[m][s])
            channel->single[m][s] = cell->cost;
    }
    /* Digits at a word's end are marks of notes oftener than copying added them. */
    for (uint32_t s = DIGIT_0; s < APOSTROPHE; s++)
        channel->single[0][s] = FAULT_CHANNEL_NEVER;
}

static int by_key(const void *a, const void *b) {
    const FaultChange *x = a, *y = b;
    uint32_t one = key_of(x->meant, x->meant_n, x->seen, x->seen_n);
    uint32_t other = key_of(y->meant, y->meant_n, y->seen, y->seen_n);
    return one < other ? -1 : one > other;
}

void fault_channel_learn(struct fault_channel *channel) {
    for (size_t i = 0; i < TABLE; i++) {
        Cell *cell = &channel->cells[i];
        if (cell->key == 0)
            continue;
        FaultChange change = change_of_key(cell->key);
        Kind kind = kind_of(change.meant, change.meant_n, change.seen, change.seen_n);
        uint32_t least = kind >= MERGED ? PAIR_LEAST : 1;
        float learned =
            cell->count < least ? FAULT_CHANNEL_NEVER : cost_of_share(channel, cell->count, kind);
        cell->cost = learned < cell->cost ? learned : cell->cost;
        if (cell->cost < cost_unseen && change.seen_n > 0 && change.meant_n > 0)
            *LIST_ADD(channel->arena, &channel->changes) = change;
    }
    /* The order in which they were observed must not show. */
    if (channel->changes.n > 0)
        qsort(channel->changes.p, channel->changes.n, sizeof *channel->changes.p, by_key);
    lay_out(channel);
}

const FaultChangeList *fault_channel_changes(const struct fault_channel *channel) {
    return &channel->changes;
}

static float limit_of(Kind kind) {
    switch (kind) {
    case DOUBLED:
        return cost_alike;
    case SUBSTITUTED:
    case LOST:
    case ADDED:
        return cost_unseen;
    case MERGED:
    case PARTED:
    case PAIRED:
    case KIND_COUNT:
        break;
    }
    return FAULT_CHANNEL_NEVER;
}

static float cost_of(const struct fault_channel *channel, const Change *change) {
    if (change->meant_n <= 1 && change->seen_n <= 1)
        return channel->single[change->meant_n == 0 ? 0 : change->meant[0]]
                              [change->seen_n == 0 ? 0 : change->seen[0]];
    Kind kind = kind_of(change->meant, change->meant_n, change->seen, change->seen_n);
    if ((change->meant_n == 2 && !channel->meant_pair[change->meant[0]][change->meant[1]]) ||
        (change->seen_n == 2 && !channel->seen_pair[change->seen[0]][change->seen[1]]))
        return limit_of(kind);
    const Cell *cell =
        find_cell(channel, key_of(change->meant, change->meant_n, change->seen, change->seen_n));
    float limit = limit_of(kind);
    return cell->key == 0 || cell->cost > limit ? limit : cell->cost;
}

/* The cheapest way into [i][j], the last change being of at most two letters on either side. */
static float step_to(const struct fault_channel *channel, float (*least)[MIDDLE_MAX + 1],
                     const Change *here) {
    uint32_t i = here->meant_n, j = here->seen_n;
    float best = FAULT_CHANNEL_NEVER;
    for (uint32_t a = 0; a <= 2 && a <= i; a++)
        for (uint32_t b = a == 0; b <= 2 - (a == 0) && b <= j; b++) {
            Change change = {here->meant + i - a, here->seen + j - b, a, b};
            float cost = least[i - a][j - b] + cost_of(channel, &change);
            best = cost < best ? cost : best;
        }
    return best;
}

float fault_channel_cost(const struct fault_channel *channel, const FaultLetters *meant,
                         const FaultLetters *seen) {
    Middle middle = middle_of(meant, seen);
    float least[MIDDLE_MAX + 1][MIDDLE_MAX + 1];
    if (meant->n == 0 || seen->n == 0 || middle.meant_n > MIDDLE_MAX || middle.seen_n > MIDDLE_MAX)
        return FAULT_CHANNEL_NEVER;
    const uint8_t *m = meant->p + middle.from, *s = seen->p + middle.from;
    for (uint32_t i = 0; i <= middle.meant_n; i++)
        for (uint32_t j = 0; j <= middle.seen_n; j++) {
            Change here = {m, s, i, j};
            if (i > j + BAND || j > i + BAND) {
                least[i][j] = FAULT_CHANNEL_NEVER;
                continue;
            }
            least[i][j] = i + j == 0 ? 0 : step_to(channel, least, &here);
            /* A doubled letter is seen from the letter before it. */
            if (i == 0 && j == 1 && middle.from > 0 && s[0] == m[-1]) {
                float cost = cost_of(channel, &(Change){m - 1, s - 1, 1, 2});
                least[i][j] = cost < least[i][j] ? cost : least[i][j];
            }
        }
    return least[middle.meant_n][middle.seen_n];
}
