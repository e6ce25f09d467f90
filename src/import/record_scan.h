/*
 * record_scan: which lines of a record page are its head, the record's own text, the archive's
 * summary and the description below, and what the described lines say.
 */
#ifndef FONDS_IMPORT_RECORD_SCAN_H
#define FONDS_IMPORT_RECORD_SCAN_H

#include "import/record_fields.h"
#include "import/record_said.h"

typedef struct {
    bool is_record_page;
    size_t text_from, text_to;  // lines of the text, [from, to); equal: the page holds none
    bool dateline;              // the first of them repeats the page's date
} RecordScan;

/* What the head of an HTML page says; of a copied text nothing. */
typedef struct {
    Str title;
    const struct record_said *said;  // NULL: nothing
} RecordHead;

/* Reads all lines; values go into fields only if it is a record page. */
RecordScan record_scan_page(const TidySource *source, const PageLineList *lines,
                            const RecordHead *head, RecordFields *fields);

#endif
