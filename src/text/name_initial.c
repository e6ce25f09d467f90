/*
 * A table of the Russian letters that begin given names and patronymics, with what each language
 * begins them with. An initial in Latin letters is each letter whose row holds it, and what else
 * stands in that row, if it has several letters: J. alone may be too many.
 */
#include "text/name_initial.h"
#include "text/name_letters.h"
#include "text/utf8.h"

enum { INITIAL_LETTERS_MAX = 4 };

static const struct {
    uint32_t letter;
    const char *latin;  // parted by spaces
} rows[] = {
    {0x0430, "a"},          {0x0431, "b"},       {0x0432, "v w"},
    {0x0433, "g h"},        {0x0434, "d"},       {0x0435, "e ye ie je"},
    {0x0436, "zh j z sch"}, {0x0437, "z s"},     {0x0438, "i"},
    {0x0439, "y i j"},      {0x043A, "k c"},     {0x043B, "l"},
    {0x043C, "m"},          {0x043D, "n"},       {0x043E, "o"},
    {0x043F, "p"},          {0x0440, "r"},       {0x0441, "s"},
    {0x0442, "t"},          {0x0443, "u ou oe"}, {0x0444, "f ph"},
    {0x0445, "kh ch h j"},  {0x0446, "ts c z"},  {0x0447, "ch tch tsch cz"},
    {0x0448, "sh sch sz"},  {0x044D, "e"},       {0x044E, "yu iu ju you iou"},
    {0x044F, "ya ia ja"},
};

static bool holds(const char *list, Str wanted) {
    Str rest = str_from_c(list), one;
    while (rest.n > 0) {
        (void)str_cut(rest, ' ', &one, &rest);
        if (str_equal(one, wanted))
            return true;
    }
    return false;
}

static void add(struct arena *results, StrList *initials, Str own, Str one) {
    if (str_equal(own, one))
        return;
    for (size_t i = 0; i < initials->n; i++)
        if (str_equal(initials->p[i], one))
            return;
    str_list_add(results, initials, str_copy(results, one));
}

static void add_latin(struct arena *results, StrList *initials, Str own, const char *list) {
    Str rest = str_from_c(list), one;
    while (rest.n > 0) {
        (void)str_cut(rest, ' ', &one, &rest);
        add(results, initials, own, one);
    }
}

void name_initial_list(Str word, struct arena *results, StrList *initials) {
    NameLetters letters = name_letters_of(word);
    if (letters.n == 0 || letters.n > INITIAL_LETTERS_MAX ||
        (letters.script == NAME_CYRILLIC && letters.n > 1))
        return;
    char spelled[4 * INITIAL_LETTERS_MAX];
    Str own = {spelled, 0};
    for (size_t i = 0; i < letters.n; i++)
        own.n += utf8_put(letters.p[i], spelled + own.n);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char cyrillic[4];
        if (letters.script == NAME_CYRILLIC && letters.p[0] == rows[i].letter) {
            add_latin(results, initials, own, rows[i].latin);
        } else if (letters.script == NAME_LATIN && holds(rows[i].latin, own)) {
            add(results, initials, own, (Str){cyrillic, utf8_put(rows[i].letter, cyrillic)});
            if (letters.n > 1)
                add_latin(results, initials, own, rows[i].latin);
        }
    }
}
