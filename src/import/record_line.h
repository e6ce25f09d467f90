/*
 * record_line: what each line of a page is by itself: a label, a label with its value, a heading
 * over a section, a date, furniture, or nothing that is known.
 */
#ifndef FONDS_IMPORT_RECORD_LINE_H
#define FONDS_IMPORT_RECORD_LINE_H

#include "import/page_line.h"
#include "import/record_profile.h"

typedef enum {
    LINE_OPEN,       // nothing is known of it
    LINE_FURNITURE,  // "Print"
    LINE_SECTION,    // "Document Information"
    LINE_TEXT,       // "Transcript"
    LINE_LABEL,      // a label alone
    LINE_PAIR,       // "Label: value"
    LINE_PHRASE,     // "Translated by X"
    LINE_DATE,       // nothing but a date
} LineKind;

typedef enum { OPEN_NOT_TRIED, OPEN_NOTHING, OPEN_RIGHTS, OPEN_ARCHIVE } OpenKind;

typedef struct {
    LineKind kind;
    const RecordLabel *label;  // NULL for a label whose words are not known, alone or in a pair
    Str label_text, value;
    RecordPhrase phrase;
    Str edtf;
    // The page sets it apart as a label, by element or by dress: what stands in its row answers it,
    // whatever it looks like.
    bool set_apart;
    size_t answers;      // lines behind it that answer it by their place; 0: by their looks
    OpenKind open_kind;  // of LINE_OPEN and LINE_DATE; filled by record_scan.c
} RecordLine;

/* One for each line, in scratch. */
RecordLine *record_line_classify(const PageLineList *lines, struct arena *scratch);

/*
 * "Label: value" into its parts, which may be empty: at the first colon, but for "Autor:in: X".
 * False without a colon in the first 80 bytes, or with one inside a word ("ark:/12148/x").
 */
bool record_line_cut_pair(Str text, Str *before, Str *after);
Str record_line_without_colon(Str text);
LineKind record_line_kind_of_label(const RecordLabel *label);

/* It may be a value or a line of the text. */
bool record_line_is_open(const RecordLine *info);

/* A line of running text: a sentence, or longer than any title. */
bool record_line_is_prose(Str text);

/*
 * Where in [from, to) the foot of a site as it is copied begins, else `to`: from there on no
 * running text, and furniture by its words in two lines and a third of all.
 */
size_t record_line_foot(const PageLineList *lines, const RecordLine *infos, size_t from, size_t to);

#endif
