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

uint32_t name_letters_plain(uint32_t letter) {
    char folded[UNICODE_FOLD_MAX];
    if (letter < 0x80 || unicode_is_cyrillic(letter))
        return letter;
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
