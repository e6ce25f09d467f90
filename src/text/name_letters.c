/*
 * Names come typed by readers, with their marks, and from the index, folded, without. Both go
 * through here, so that what follows compares letters only. ASCII words, nearly all, ask nothing of
 * ICU.
 */
#include "text/name_letters.h"
#include "text/unicode.h"
#include "text/utf8.h"

static bool parts_nothing(uint32_t c) {
    return c == '\'' || c == '-' || c == '`' || c == 0xAD || (c >= 0x2018 && c <= 0x201B) ||
           c == 0x2010 || c == 0x2011 || c == 0x02B9 || c == 0x02BA || c == 0x02BB || c == 0x02BC ||
           c == 0x2032 || c == 0x2033;
}

static bool is_letter(uint32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0x24F && c != 0xF7) ||
           unicode_is_cyrillic(c);
}

/* The letters of the tables; others are asked of ICU, which takes a millisecond to open. */
static uint32_t common_plain(uint32_t letter) {
    static const struct {
        uint32_t from, to;
        char plain;
    } ranges[] = {
        {0xDF, 0xDF, 's'},   {0xE0, 0xE5, 'a'},   {0xE7, 0xE7, 'c'},   {0xE8, 0xEB, 'e'},
        {0xEC, 0xEF, 'i'},   {0xF1, 0xF1, 'n'},   {0xF2, 0xF6, 'o'},   {0xF8, 0xF8, 'o'},
        {0xF9, 0xFC, 'u'},   {0xFD, 0xFD, 'y'},   {0x101, 0x101, 'a'}, {0x103, 0x103, 'a'},
        {0x105, 0x105, 'a'}, {0x107, 0x107, 'c'}, {0x10D, 0x10D, 'c'}, {0x10F, 0x10F, 'd'},
        {0x111, 0x111, 'd'}, {0x113, 0x113, 'e'}, {0x117, 0x117, 'e'}, {0x119, 0x119, 'e'},
        {0x11B, 0x11B, 'e'}, {0x12B, 0x12B, 'i'}, {0x12D, 0x12D, 'i'}, {0x142, 0x142, 'l'},
        {0x144, 0x144, 'n'}, {0x148, 0x148, 'n'}, {0x14D, 0x14D, 'o'}, {0x151, 0x151, 'o'},
        {0x159, 0x159, 'r'}, {0x15B, 0x15B, 's'}, {0x15D, 0x15D, 's'}, {0x15F, 0x15F, 's'},
        {0x161, 0x161, 's'}, {0x163, 0x163, 't'}, {0x165, 0x165, 't'}, {0x16B, 0x16B, 'u'},
        {0x16F, 0x16F, 'u'}, {0x171, 0x171, 'u'}, {0x17A, 0x17A, 'z'}, {0x17C, 0x17C, 'z'},
        {0x17E, 0x17E, 'z'}, {0x219, 0x219, 's'}, {0x21B, 0x21B, 't'}};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (letter >= ranges[i].from && letter <= ranges[i].to)
            return (uint8_t)ranges[i].plain;
    return 0;
}

uint32_t name_letters_plain(uint32_t letter) {
    char folded[UNICODE_FOLD_MAX];
    if (letter < 0x80 || unicode_is_cyrillic(letter))
        return letter;
    uint32_t common = common_plain(letter);
    if (common != 0)
        return common;
    return unicode_fold_one(letter, folded) >= 1 ? (uint8_t)folded[0] : letter;
}

static bool take(NameLetters *letters, uint32_t c) {
    NameScript script = unicode_is_cyrillic(c) ? NAME_CYRILLIC : NAME_LATIN;
    if (letters->n == 0)
        letters->script = script;
    if (letters->n == NAME_LETTERS_MAX || !is_letter(c) || script != letters->script)
        return false;
    letters->marked = letters->marked || (script == NAME_LATIN && c >= 0x80);
    letters->p[letters->n++] = c;
    return true;
}

static NameLetters spell(Str word) {
    NameLetters letters = {0};
    uint32_t c;
    for (size_t at = 0; utf8_next(word, &at, &c);) {
        c = c >= 'A' && c <= 'Z' ? c + 32 : c;
        if (!parts_nothing(c) && !take(&letters, c))
            return (NameLetters){0};
    }
    return letters;
}

NameLetters name_letters_of(Str word) {
    enum { BYTES_MAX = 4 * (NAME_LETTERS_MAX + 8) };
    if (word.n > BYTES_MAX)
        return (NameLetters){0};
    if (utf8_ascii(word) == word.n)
        return spell(word);
    if (!utf8_valid(word))
        return (NameLetters){0};
    struct arena *scratch = arena_create();
    NameLetters letters = spell(unicode_lower(unicode_nfc(word, scratch), scratch));
    arena_destroy(scratch);
    return letters;
}

size_t name_letters_cluster(const uint32_t *plain, const NameCluster *table, size_t count,
                            const char **as) {
    for (size_t i = 0; i < count; i++) {
        const char *letters = table[i].letters;
        size_t n = 0;
        while (letters[n] != '\0' && (uint32_t)letters[n] == plain[n])
            n++;
        if (letters[n] == '\0') {
            *as = table[i].as;
            return n;
        }
    }
    return 0;
}
