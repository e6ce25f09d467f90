/*
 * Snowball takes about a microsecond a word, looking a word up some forty nanoseconds, and running
 * text repeats itself; so stems are kept in a table with open addressing. What a look costs is the
 * memory it touches, so that a word stands in its slot, and its stem is the beginning of the word
 * or stands behind it; only what is too long for that has a place of its own. A table that has
 * grown too large (junk, numbers of OCR) is thrown away whole and starts again: simpler than
 * choosing victims, and refilled within seconds by the words that matter.
 */
#include "text/stem.h"
#include "base/fail.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include <libstemmer.h>
#include <string.h>

enum { SLOTS_FIRST = 1 << 13, WORDS_MAX = 1 << 18, WORD_BYTES_MAX = 64, NEAR_BYTES = 23 };

typedef struct {
    uint32_t hash;  // 0: free
    uint8_t word_n, stem_at, stem_n, language;
    bool is_far;
    char near[NEAR_BYTES];  // the word and its stem, or where they are
} Slot;
_Static_assert(sizeof(Slot) == 32, "half a line of the cache");

struct stemmer {
    struct sb_stemmer *snowball[STEM_LANGUAGE_COUNT];
    struct arena *words;
    Slot *slots;
    size_t slot_count, used;
};

static const struct {
    const char *tag, *name;
} languages[STEM_LANGUAGE_COUNT] = {
    [STEM_NONE] = {"", ""},
    [STEM_ENGLISH] = {"en", "english"},
    [STEM_RUSSIAN] = {"ru", "russian"},
    [STEM_GERMAN] = {"de", "german"},
    [STEM_FRENCH] = {"fr", "french"},
    [STEM_SPANISH] = {"es", "spanish"},
    [STEM_ITALIAN] = {"it", "italian"},
};

StemLanguage stem_language(Str tag) {
    Str primary, rest;
    (void)str_cut(tag, '-', &primary, &rest);
    if (primary.n == 0)
        return STEM_ENGLISH;
    for (StemLanguage l = STEM_ENGLISH; l < STEM_LANGUAGE_COUNT; l++)
        if (str_equal_nocase(primary, str_from_c(languages[l].tag)))
            return l;
    return STEM_NONE;
}

struct stemmer *stem_create(void) {
    struct stemmer *stemmer = mem_alloc(sizeof *stemmer);
    stemmer->words = arena_create();
    stemmer->slot_count = SLOTS_FIRST;
    stemmer->slots = mem_alloc(SLOTS_FIRST * sizeof(Slot));
    return stemmer;
}

void stem_destroy(struct stemmer *stemmer) {
    if (stemmer == NULL)
        return;
    for (size_t i = 0; i < STEM_LANGUAGE_COUNT; i++)
        if (stemmer->snowball[i] != NULL)
            sb_stemmer_delete(stemmer->snowball[i]);
    mem_free(stemmer->slots);
    arena_destroy(stemmer->words);
    mem_free(stemmer);
}

/*
 * Letters only, of one script; *language is overruled by it. False where the word is its own stem.
 */
static bool choose(Str word, StemLanguage *language) {
    bool cyrillic = false, latin = false;
    size_t letters = 0;
    uint32_t c;
    for (size_t at = 0; utf8_next(word, &at, &c);) {
        if (c == '\'')
            continue;
        if (c >= '0' && c <= '9')
            return false;
        if (c < 0x80 || (c < 0x250 && unicode_is_latin(c)))
            latin = true;
        else if (unicode_is_cyrillic(c))
            cyrillic = true;
        else
            return false;
        letters++;
    }
    if (letters < 3 || cyrillic == latin)
        return false;
    if (cyrillic)
        *language = STEM_RUSSIAN;
    else if (*language == STEM_RUSSIAN)
        *language = STEM_ENGLISH;
    return true;
}

static uint32_t hash_of(Str word, StemLanguage language) {
    uint64_t hash = 0x9E3779B97F4A7C15U ^ (uint64_t)language;
    size_t at = 0;
    for (; word.n - at >= 8; at += 8) {
        uint64_t eight;
        memcpy(&eight, word.p + at, 8);
        hash = (hash ^ eight) * 0xD6E8FEB86659FD93U;
        hash ^= hash >> 32;
    }
    uint64_t last = 0;
    memcpy(&last, word.p + at, word.n - at);
    hash = (hash ^ last ^ (uint64_t)word.n << 56) * 0xD6E8FEB86659FD93U;
    hash ^= hash >> 32;
    hash *= 0xD6E8FEB86659FD93U;
    return (uint32_t)(hash >> 32) | 1U;
}

static const char *bytes_of(const Slot *slot) {
    const char *far;
    if (!slot->is_far)
        return slot->near;
    memcpy(&far, slot->near, sizeof far);
    return far;
}

/* The slot that holds the word, or the free one where it belongs. */
static Slot *slot_of(const struct stemmer *stemmer, Str word, StemLanguage language,
                     uint32_t hash) {
    for (size_t i = hash >> 1;; i++) {
        Slot *slot = &stemmer->slots[i & (stemmer->slot_count - 1)];
        if (slot->hash == 0 ||
            (slot->hash == hash && slot->language == language && slot->word_n == word.n &&
             memcmp(bytes_of(slot), word.p, word.n) == 0))
            return slot;
    }
}

static void forget(struct stemmer *stemmer) {
    arena_destroy(stemmer->words);
    stemmer->words = arena_create();
    memset(stemmer->slots, 0, stemmer->slot_count * sizeof(Slot));
    stemmer->used = 0;
}

static void widen(struct stemmer *stemmer) {
    Slot *old = stemmer->slots;
    size_t old_count = stemmer->slot_count;
    stemmer->slot_count *= 2;
    stemmer->slots = mem_alloc(stemmer->slot_count * sizeof(Slot));
    for (size_t i = 0; i < old_count; i++)
        if (old[i].hash != 0)
            *slot_of(stemmer, (Str){bytes_of(&old[i]), old[i].word_n}, old[i].language,
                     old[i].hash) = old[i];
    mem_free(old);
}

static Str ask_snowball(struct stemmer *stemmer, Str word, StemLanguage language) {
    if (stemmer->snowball[language] == NULL)
        stemmer->snowball[language] = sb_stemmer_new(languages[language].name, NULL);
    if (stemmer->snowball[language] == NULL)
        die("stem: this libstemmer has no \"%s\"", languages[language].name);
    const sb_symbol *stem =
        sb_stemmer_stem(stemmer->snowball[language], (const sb_symbol *)word.p, (int)word.n);
    if (stem == NULL)
        die("stem: out of memory");
    size_t n = (size_t)sb_stemmer_length(stemmer->snowball[language]);
    return n == 0 || n > UINT8_MAX ? word : (Str){(const char *)stem, n};
}

static void fill(struct stemmer *stemmer, Slot *slot, Str word, Str stem) {
    bool begins = str_starts(word, stem);
    size_t n = word.n + (begins ? 0 : stem.n);
    char *bytes = slot->near;
    slot->is_far = n > NEAR_BYTES;
    if (slot->is_far) {
        bytes = arena_alloc(stemmer->words, n);
        memcpy(slot->near, &bytes, sizeof bytes);
    }
    memcpy(bytes, word.p, word.n);
    if (!begins)
        memcpy(bytes + word.n, stem.p, stem.n);
    slot->word_n = (uint8_t)word.n;
    slot->stem_at = begins ? 0 : (uint8_t)word.n;
    slot->stem_n = (uint8_t)stem.n;
}

Str stem_word(struct stemmer *stemmer, Str word, StemLanguage language) {
    if (word.n < 3 || word.n > WORD_BYTES_MAX || language == STEM_NONE)
        return word;
    uint32_t hash = hash_of(word, language);
    Slot *slot = slot_of(stemmer, word, language, hash);
    if (slot->hash == 0) {
        StemLanguage chosen = language;
        Str stem = choose(word, &chosen) ? ask_snowball(stemmer, word, chosen) : word;
        if (stemmer->used >= WORDS_MAX) {
            forget(stemmer);
            slot = slot_of(stemmer, word, language, hash);
        } else if (stemmer->used * 2 >= stemmer->slot_count) {
            widen(stemmer);
            slot = slot_of(stemmer, word, language, hash);
        }
        fill(stemmer, slot, word, stem);
        slot->hash = hash;
        slot->language = (uint8_t)language;
        stemmer->used++;
    }
    return (Str){bytes_of(slot) + slot->stem_at, slot->stem_n};
}
