/*
 * A letter is called by who writes to whom, what stands below a letterhead by its subject or kind
 * (letterhead). Else the first line is a title where it says what the text is about; marks of pages
 * are passed over. A date, a place with a date, a number, a greeting or a line of a letter's head
 * do not: then a short line above the greeting that looks like a heading is taken, else the file's
 * name if it holds words, else who is greeted, else the first line that is no date.
 */
#include "import/text_title.h"
#include "base/file.h"
#include "import/letterhead.h"
#include "text/unicode.h"
#include "text/utf8.h"

enum { TITLE_BYTES_MAX = 160, HEADING_BYTES_MAX = 100, LOOKED_AT = 8, NAME_LETTERS_LEAST = 3 };

static bool says_nothing(Str text, struct arena *scratch) {
    Str date;
    return tidy_text_count_letters(text) == 0 || letter_parties_is_date(text, scratch, &date) ||
           letter_head_is_line(text, scratch) || letterhead_is_address(text, scratch);
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
    size_t letters = tidy_text_count_letters(folded);
    for (size_t i = 0; i < sizeof empty / sizeof *empty; i++)
        if (str_starts(folded, str_from_c(empty[i])) &&
            letters == tidy_text_count_letters(str_from_c(empty[i])))
            return (Str){NULL, 0};
    return letters >= NAME_LETTERS_LEAST ? shown : (Str){NULL, 0};
}

/* Whole words of a line, without the signs by which plain texts mark a heading: "# Notes". */
static Str cut(Str line, struct arena *results) {
    Str title = tidy_text_squeeze(line, results);
    size_t signs = 0;
    while (signs < title.n && title.p[signs] == '#')
        signs++;
    if (signs > 0 && signs <= 6 && signs + 1 < title.n && title.p[signs] == ' ')
        title = str_skip(title, signs + 1);
    if (title.n <= TITLE_BYTES_MAX)
        return title;
    size_t n = utf8_floor(title, TITLE_BYTES_MAX), space = n;
    while (space > TITLE_BYTES_MAX / 2 && title.p[space] != ' ')
        space--;
    return str_format(results, "%.*s \xE2\x80\xA6",
                      STR_ARG(str_slice(title, 0, title.p[space] == ' ' ? space : n)));
}

/* The first line of a table names its columns. */
static bool is_table(Str file) {
    return str_ends(file, STR(".csv")) || str_ends(file, STR(".tsv"));
}

/* A line above the greeting that looks like a heading; NULL for none. *spare: the first line that
 * says anything. */
static const TidyLine *find_heading(const TidyLineList *lines, size_t greeting,
                                    struct arena *scratch, const TidyLine **spare) {
    for (size_t i = 0; i < lines->n && i < LOOKED_AT; i++) {
        const TidyLine *line = &lines->p[i];
        if (i == greeting || says_nothing(line->text, scratch))
            continue;
        if (i < greeting && looks_like_heading(line->text))
            return line;
        *spare = *spare == NULL ? line : *spare;
    }
    return NULL;
}

/* "[Page 187]", put into a text where a page of its print begins. */
static bool is_page_mark(Str text) {
    return str_starts(text, STR("[Page ")) && str_ends(text, STR("]"));
}

TextTitle text_title_choose(const TidyLineList *lines, const LetterHeadValueList *head, Str file,
                            struct arena *results) {
    const TidyLine *first = &lines->p[0], *last = &lines->p[lines->n - 1], *spare = NULL;
    while (first < last && is_page_mark(first->text))
        first++;
    Str table = is_table(file) ? name_of(file, results) : (Str){NULL, 0};
    if (table.n > 0)
        return (TextTitle){table, "title-by-file-name", 400, NULL};
    LetterParties parties;
    letter_parties_find(lines, head, results, &parties);
    Str letter = letter_parties_title(&parties, results), below;
    const TidyLine *subject;
    if (letterhead_title(lines, &parties, results, &below, &subject))
        return (TextTitle){cut(below, results),
                           subject != NULL ? "title-by-subject" : "title-by-kind",
                           subject != NULL ? 700 : 500, subject};
    bool both = parties.sender.n > 0 && parties.recipient.n > 0;
    bool speaks = parties.greeting > 0 && !says_nothing(first->text, results);
    // A letterhead and a date above a greeting are no heading.
    bool headed = speaks && (parties.by_head || !both || parties.date.n == 0);
    if (letter.n > 0 && (parties.by_head || both) && !headed)
        return (TextTitle){cut(letter, results), "title-by-parties", 500, NULL};
    const TidyLine *alone =
        parties.greeting < lines->n || letter.n > 0 ? NULL : letterhead_heading(lines, results);
    if (alone != NULL)
        return (TextTitle){cut(alone->text, results), "title-by-line", 400, alone};
    if (speaks)
        return (TextTitle){cut(first->text, results), "title-by-first-line", 500, first};
    const TidyLine *heading = find_heading(lines, parties.greeting, results, &spare);
    if (heading != NULL)
        return (TextTitle){cut(heading->text, results), "title-by-line", 400, heading};
    Str name = name_of(file, results);
    if (name.n > 0)
        return (TextTitle){name, "title-by-file-name", 400, NULL};
    if (letter.n > 0)
        return (TextTitle){cut(letter, results), "title-by-parties", 300, NULL};
    if (spare != NULL)
        return (TextTitle){cut(spare->text, results), "title-by-line", 300, spare};
    return (TextTitle){cut(first->text, results), "title-by-first-line", 200, first};
}
