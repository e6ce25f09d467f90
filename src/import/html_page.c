/*
 * Browsers and their helpers note what they save in a comment above the page ("saved from
 * url=(0042)https://...", "url: ... saved date: ..."): a comment in the first few kilobytes that
 * speaks of saving is searched for an address and a date. Addresses of data: are emptied first, so
 * that a page with its pictures inside costs what its text costs.
 */
#include "import/html_page.h"
#include "doc/plain_date.h"
#include "import/mhtml.h"
#include <string.h>

enum { PAGE_BYTES_MAX = 16 << 20, NOTE_BYTES = 8192, DATE_WORDS_MAX = 8 };

/* ---- what the carrier notes ---- */

/* "Mon, 30 Nov 2026 12:00:00 GMT", "Mon Nov 30 2026 12:00:00 GMT+0100 (...)", or ISO 8601. */
static Str day_of(Str date, struct arena *results) {
    Str day, words[DATE_WORDS_MAX], rest = str_trim(date);
    size_t n = 0;
    if (plain_date_read(rest, results, &day))
        return day;
    for (; n < DATE_WORDS_MAX && rest.n > 0; rest = str_trim(rest))
        (void)str_cut(rest, ' ', &words[n++], &rest);
    for (size_t i = 0; i + 2 < n; i++) {
        Str three = str_format(results, "%.*s %.*s %.*s", STR_ARG(words[i]), STR_ARG(words[i + 1]),
                               STR_ARG(words[i + 2]));
        if (plain_date_read(three, results, &day))
            return day;
    }
    for (size_t i = 0; i < n; i++)
        if (words[i].n >= 8 && plain_date_read(words[i], results, &day))
            return day;
    return (Str){NULL, 0};
}

static bool has_nocase(Str hay, Str needle) {
    for (size_t i = 0; i + needle.n <= hay.n; i++)
        if (str_equal_nocase(str_slice(hay, i, i + needle.n), needle))
            return true;
    return false;
}

/* The first http address of a comment; it ends at white space. */
static bool find_address(Str comment, size_t *first, size_t *last) {
    size_t plain = SIZE_MAX, safe = SIZE_MAX;
    (void)str_find(comment, STR("http://"), &plain);
    (void)str_find(comment, STR("https://"), &safe);
    *first = plain < safe ? plain : safe;
    if (*first >= comment.n)
        return false;
    for (*last = *first; *last < comment.n && strchr(" \t\r\n", comment.p[*last]) == NULL;)
        ++*last;
    return true;
}

static void read_note(Str text, size_t from, size_t to, struct arena *results, HtmlPage *page) {
    Str comment = str_slice(text, from, to), line;
    size_t first, last, at;
    if (!has_nocase(comment, STR("saved")))
        return;
    if (page->address.n == 0 && find_address(comment, &first, &last)) {
        page->address = str_slice(comment, first, last);
        page->address_first = from + first;
        page->address_last = from + last;
    }
    if (page->saved.n > 0 || !str_find(comment, STR("date:"), &at))
        return;
    Str rest = str_skip(comment, at + 5);
    (void)str_next_line(&rest, &line);
    line = str_trim(line);
    Str day = day_of(line, results);
    if (day.n == 0)
        return;
    page->saved = line;
    page->saved_day = day;
    page->saved_first = (size_t)(line.p - text.p);
    page->saved_last = page->saved_first + line.n;
}

static void read_notes(Str text, struct arena *results, HtmlPage *page) {
    Str head = str_slice(text, 0, NOTE_BYTES);
    for (size_t at = 0, start, end; str_find(str_skip(head, at), STR("<!--"), &start);) {
        start += at + 4;
        if (!str_find(str_skip(head, start), STR("-->"), &end))
            return;
        read_note(text, start, start + end, results, page);
        at = start + end + 3;
    }
}

/* ---- the page ---- */

static void report_cut(ReadingHead *head, const ImportFile *file, struct arena *results) {
    *LIST_ADD(results, &head->reports) =
        (Report){STR("cut-file"),
                 STR("the file ends within one of its parts; save the page again"),
                 {file->name, 0, 0}};
}

/* Undoes MIME where the file is of that kind. */
static bool unwrap(const ImportTask *task, struct arena *results, ReadingHead *head, Mhtml *mhtml,
                   Fail *fail) {
    const ImportFile *file = &task->files->p[0];
    if (!mhtml_is(file->bytes, file->name)) {
        *mhtml = (Mhtml){.page = file->bytes};
        return true;
    }
    if (!mhtml_read(file->bytes, results, mhtml, fail))
        return false;
    if (mhtml->cut)
        report_cut(head, file, results);
    return true;
}

bool html_page_open(const ImportTask *task, struct arena *results, ReadingHead *head,
                    HtmlPage *page, Fail *fail) {
    Mhtml mhtml;
    *page = (HtmlPage){0};
    if (!tidy_text_check_size(task, fail) || !unwrap(task, results, head, &mhtml, fail))
        return false;
    Str declared = mhtml.charset.n > 0 ? mhtml.charset : decode_declared_in_markup(mhtml.page);
    ImportFile file = {task->files->p[0].name, mhtml.page};
    if (!tidy_text_open_file(&file, declared, results, head, &page->source, fail))
        return false;
    Decoded *decoded = &page->source.decoded;
    decoded->text = data_uri_cut(decoded->text, &decoded->damage, results, &page->source.cuts);
    if (decoded->text.n > PAGE_BYTES_MAX)
        return fail_set(fail, FAIL_LIMIT,
                        "a page of %zu bytes, and the limit is %d; save its text as plain text",
                        decoded->text.n, PAGE_BYTES_MAX);
    page->saved_day = day_of(mhtml.date, results);
    page->saved = page->saved_day.n > 0 ? str_trim(mhtml.date) : (Str){NULL, 0};
    page->address = mhtml.address;
    read_notes(decoded->text, results, page);
    return html_parse(decoded->text, results, &page->root, fail) ||
           fail_add(fail, "save the page's text as plain text");
}

/* ---- what is said of it ---- */

typedef struct {
    Str text;
    size_t first, last;  // of the page's text; both 0: in the carrier's head
} Note;

static Value *add(const HtmlPage *page, Field field, Note note, struct arena *results,
                  Description *description) {
    Value *value = description_add(results, description, field, note.text);
    LIST_ADD(results, &value->evidence)->origin =
        note.last > 0 ? tidy_text_origin(&page->source, note.first, note.last)
                      : (Origin){page->source.file, 0, 0};
    return value;
}

static bool has_address(const Description *description, Str address) {
    for (size_t i = 0; i < description->n; i++)
        if (description->p[i].field == FIELD_URL && str_equal(description->p[i].value, address))
            return true;
    return false;
}

void html_page_describe(const HtmlPage *page, Str canonical, struct arena *results,
                        Description *description) {
    Note address = {page->address, page->address_first, page->address_last};
    Note saved = {page->saved, page->saved_first, page->saved_last};
    bool differs = !str_equal(canonical, page->address);
    if (canonical.n > 0 && differs && !has_address(description, canonical))
        (void)description_add(results, description, FIELD_URL, canonical);
    if (page->address.n > 0 && !has_address(description, page->address))
        add(page, FIELD_URL, address, results, description)->role =
            str_from_c(differs ? "saved" : "");
    if (page->saved.n == 0)
        return;
    Value *value = add(page, FIELD_SAVED, saved, results, description);
    value->role = STR("saved");
    value->norm = page->saved_day;
}
