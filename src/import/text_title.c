/*
 * The first line is a title where it says what the text is about. A date, a place with a date, a
 * number, a greeting or a line of a letter's head do not: then a short line below that looks like a
 * heading is taken, else the file's name if it holds words, else the first line that is no date.
 */
#include "import/text_title.h"
#include "base/file.h"
#include "doc/plain_date.h"
#include "import/letter_head.h"
#include "text/unicode.h"
#include "text/utf8.h"

enum { TITLE_BYTES_MAX = 160, HEADING_BYTES_MAX = 100, LOOKED_AT = 8, NAME_LETTERS_LEAST = 3 };

static size_t count_letters(Str text) {
    size_t n = 0;
    uint32_t c;
    for (size_t at = 0; utf8_next(text, &at, &c);)
        n += unicode_class(c) == UNICODE_LETTER || unicode_class(c) == UNICODE_IDEOGRAPH;
    return n;
}

/* "26 October 1962", "Berlin, den 26. Oktober 1962", "Moscow, October 26, 1962, 5 p.m." */
static bool is_date(Str text, struct arena *scratch) {
    Str edtf, place, rest = str_trim(text);
    if (rest.n > HEADING_BYTES_MAX)
        return false;
    if (str_ends(rest, STR(".")))
        rest = str_slice(rest, 0, rest.n - 1);
    if (plain_date_read(rest, scratch, &edtf))
        return true;
    return str_cut(rest, ',', &place, &rest) && place.n <= HEADING_BYTES_MAX / 2 &&
           plain_date_read(str_trim(rest), scratch, &edtf);
}

static bool is_greeting(Str text, struct arena *scratch) {
    static const char *const first_words[] = {
        "dear",   "sehr", "lieber",    "liebe",     "cher",    "chere",   "chers",     "monsieur",
        "madame", "sir",  "уважаемый", "уважаемая", "дорогой", "дорогая", "excellency"};
    Str word, rest, folded = unicode_fold(text, scratch);
    if (!str_ends(text, STR(",")) && !str_ends(text, STR("!")) && !str_ends(text, STR(":")))
        return false;
    (void)str_cut(folded, ' ', &word, &rest);
    for (size_t i = 0; i < sizeof first_words / sizeof *first_words; i++)
        if (str_starts(word, str_from_c(first_words[i])))
            return true;
    return false;
}

static bool says_nothing(Str text, struct arena *scratch) {
    return count_letters(text) == 0 || is_date(text, scratch) || letter_head_is_line(text, scratch);
}

static bool looks_like_heading(Str text) {
    char last = text.n > 0 ? text.p[text.n - 1] : '.';
    return text.n <= HEADING_BYTES_MAX && last != '.' && last != ',' && last != ';' &&
           last != ':' && last != '-';
}

/* "to_anna-1938.txt" is "to anna-1938"; empty where a camera or a scanner gave the name. */
static Str name_of(Str file, struct arena *results) {
    static const char *const empty[] = {"scan",     "img",       "image", "dsc",      "doc",
                                        "document", "file",      "text",  "untitled", "page",
                                        "letter",   "unbenannt", "brief", "new",      "copy"};
    Str name = file_name(file);
    size_t end = name.n;
    while (end > 0 && name.p[end - 1] != '.')
        end--;
    if (end > 1)
        name = str_slice(name, 0, end - 1);
    char *text = str_to_c(results, name);
    for (size_t i = 0; i < name.n; i++)
        text[i] = text[i] == '_' ? ' ' : text[i];
    Str shown = tidy_text_squeeze((Str){text, name.n}, results);
    Str folded = unicode_fold(shown, results);
    size_t letters = count_letters(folded);
    for (size_t i = 0; i < sizeof empty / sizeof *empty; i++)
        if (str_starts(folded, str_from_c(empty[i])) &&
            letters == count_letters(str_from_c(empty[i])))
            return (Str){NULL, 0};
    return letters >= NAME_LETTERS_LEAST ? shown : (Str){NULL, 0};
}

/* Whole words of a line. */
static Str cut(Str line, struct arena *results) {
    Str title = tidy_text_squeeze(line, results);
    if (title.n <= TITLE_BYTES_MAX)
        return title;
    size_t n = utf8_floor(title, TITLE_BYTES_MAX), space = n;
    while (space > TITLE_BYTES_MAX / 2 && title.p[space] != ' ')
        space--;
    return str_format(results, "%.*s \xE2\x80\xA6",
                      STR_ARG(str_slice(title, 0, title.p[space] == ' ' ? space : n)));
}

TextTitle text_title_choose(const TidyLineList *lines, Str file, struct arena *results) {
    const TidyLine *first = &lines->p[0], *spare = NULL;
    if (!says_nothing(first->text, results) && !is_greeting(first->text, results))
        return (TextTitle){cut(first->text, results), "title-by-first-line", 500, first};
    for (size_t i = 0; i < lines->n && i < LOOKED_AT; i++) {
        const TidyLine *line = &lines->p[i];
        if (says_nothing(line->text, results) || is_greeting(line->text, results))
            continue;
        if (looks_like_heading(line->text))
            return (TextTitle){cut(line->text, results), "title-by-line", 400, line};
        spare = spare == NULL ? line : spare;
    }
    Str name = name_of(file, results);
    if (name.n > 0)
        return (TextTitle){name, "title-by-file-name", 400, NULL};
    if (spare != NULL)
        return (TextTitle){cut(spare->text, results), "title-by-line", 300, spare};
    return (TextTitle){cut(first->text, results), "title-by-first-line", 200, first};
}
