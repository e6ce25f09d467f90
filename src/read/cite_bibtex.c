/*
 * A document of a volume is @incollection and carries the volume's year; its own date is `origdate`
 * (biblatex) and a note (BibTeX). One that stands alone is @misc with its own date: `year` and
 * `month` for BibTeX, `date` in EDTF for biblatex. Titles and names stand in double braces: neither
 * is to be put in lower case or cut into pieces. A brace in a text is written as a command, because
 * BibTeX counts braces even behind a backslash.
 */
#include "read/cite_bibtex.h"

static const char *command_of(char c) {
    switch (c) {
    case '\\':
        return "\\textbackslash{}";
    case '{':
        return "\\textbraceleft{}";
    case '}':
        return "\\textbraceright{}";
    case '^':
        return "\\textasciicircum{}";
    case '~':
        return "\\textasciitilde{}";
    case '$':
        return "\\$";
    case '&':
        return "\\&";
    case '#':
        return "\\#";
    case '%':
        return "\\%";
    case '_':
        return "\\_";
    default:
        return NULL;
    }
}

static void put_text(Buf *out, Str text) {
    for (size_t i = 0; i < text.n; i++) {
        const char *command = command_of(text.p[i]);
        if (command != NULL)
            buf_c(out, command);
        else
            buf_char(out, text.p[i]);
    }
}

static void put_field(Buf *out, const char *name, Str text) {
    if (text.n == 0)
        return;
    buf_format(out, ",\n  %s = {", name);
    put_text(out, text);
    buf_char(out, '}');
}

static void put_title(Buf *out, const char *name, Str text) {
    if (text.n == 0)
        return;
    buf_format(out, ",\n  %s = {{", name);
    put_text(out, text);
    buf_c(out, "}}");
}

static void put_names(Buf *out, const char *name, StrList list) {
    for (size_t i = 0; i < list.n; i++) {
        if (i == 0)
            buf_format(out, ",\n  %s = {", name);
        buf_c(out, i == 0 ? "{" : " and {");
        put_text(out, list.p[i]);
        buf_char(out, '}');
    }
    if (list.n > 0)
        buf_char(out, '}');
}

/* Addresses are taken letter by letter: what would end the field is percent-encoded. */
static void put_address(Buf *out, Str address) {
    if (address.n == 0)
        return;
    buf_c(out, ",\n  url = {");
    for (size_t i = 0; i < address.n; i++) {
        unsigned char c = (unsigned char)address.p[i];
        if (c <= ' ' || c == '{' || c == '}' || c == '\\' || c >= 0x7f)
            buf_format(out, "%%%02X", c);
        else
            buf_char(out, (char)c);
    }
    buf_char(out, '}');
}

static void put_own_date(Buf *out, const CiteDate *date) {
    static const char *const months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                         "jul", "aug", "sep", "oct", "nov", "dec"};
    bool plain =
        date->first.has_year && !date->is_interval && !date->is_uncertain && date->season == 0;
    if (plain)
        buf_format(out, ",\n  year = {%lld}", (long long)date->first.year);
    else
        put_field(out, "year", date->words);
    if (plain && date->first.month > 0)
        buf_format(out, ",\n  month = %s", months[date->first.month - 1]);
    put_field(out, "date", date->edtf);
}

static void put_dated_note(Buf *out, const CiteFacts *facts) {
    if (facts->date.words.n == 0 && facts->source_note.n == 0)
        return;
    buf_c(out, ",\n  note = {");
    if (facts->date.words.n > 0) {
        buf_c(out, "Dated ");
        put_text(out, facts->date.words);
        if (facts->source_note.n > 0)
            buf_c(out, ". ");
    }
    put_text(out, facts->source_note);
    buf_char(out, '}');
}

static void put_place(Buf *out, const CiteFacts *facts) {
    if (facts->archive.n == 0 && facts->reference.n == 0)
        return;
    buf_c(out, ",\n  howpublished = {");
    put_text(out, facts->archive);
    if (facts->archive.n > 0 && facts->reference.n > 0)
        buf_c(out, ", ");
    put_text(out, facts->reference);
    buf_char(out, '}');
}

void cite_bibtex_write(const CiteFacts *facts, Str id, Buf *out) {
    bool in_volume = facts->volume.n > 0;
    buf_format(out, "@%s{%.*s", in_volume ? "incollection" : "misc", STR_ARG(id));
    put_names(out, "author", facts->authors);
    put_title(out, "title", facts->title);
    put_title(out, "booktitle", facts->volume);
    put_names(out, "editor", facts->editors);
    put_field(out, "number", facts->number);
    put_field(out, "publisher", facts->publisher);
    put_field(out, "address", facts->place);
    put_field(out, "type", facts->kind);
    put_place(out, facts);
    if (in_volume) {
        put_field(out, "year", facts->published);
        put_field(out, "origdate", facts->date.edtf);
        put_dated_note(out, facts);
    } else {
        put_own_date(out, &facts->date);
        put_field(out, "note", facts->source_note);
    }
    put_field(out, "organization", facts->holding);
    put_address(out, facts->address);
    put_field(out, "urldate", facts->accessed.edtf);
    put_field(out, "langid", facts->language);
    buf_c(out, "\n}\n");
}
