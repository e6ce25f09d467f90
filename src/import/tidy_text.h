/*
 * tidy_text: what all importers share about text: white space, damaged places, the lines of a file.
 */
#ifndef FONDS_IMPORT_TIDY_TEXT_H
#define FONDS_IMPORT_TIDY_TEXT_H

#include "doc/reading.h"
#include "import/data_uri.h"
#include "import/import.h"
#include "import/part_builder.h"
#include "text/decode.h"

/* ASCII white space of any length becomes one space, none at the edges; others (U+00A0) stay. */
size_t tidy_text_count_words(Str text);    // parted by spaces
size_t tidy_text_count_letters(Str text);  // of any script
Str tidy_text_squeeze(Str text, struct arena *results);

/* One file, decoded. Origins count from decoded.origin_base and as if nothing had been cut. */
typedef struct {
    Str file;  // path inside the deposit
    Decoded decoded;
    DataCutList cuts;  // of decoded.text
} TidySource;

/*
 * Decodes the chief file of a task. Reports a guessed encoding and damage into head->reports.
 * LIMIT: larger than task->limits; INVALID: empty or white space only; UNSUPPORTED: no text.
 */
MUST_USE bool tidy_text_open(const ImportTask *task, Str declared, struct arena *results,
                             ReadingHead *head, TidySource *source, Fail *fail);
/* Of the chief file: LIMIT and INVALID as above, before anything is decoded. */
MUST_USE bool tidy_text_check_size(const ImportTask *task, Fail *fail);
/* The same of a file whose size was checked, or of bytes taken out of it. */
MUST_USE bool tidy_text_open_file(const ImportFile *file, Str declared, struct arena *results,
                                  ReadingHead *head, TidySource *source, Fail *fail);

Origin tidy_text_origin(const TidySource *source, size_t first, size_t last);  // bytes of the text

/*
 * Gives `text`, which stands at bytes first to last of the source's text, to the builder as running
 * text, with damage spans over what was no text. `text` may differ from the source's bytes
 * (entities resolved).
 */
void tidy_text_flow(struct part_builder *builder, const TidySource *source, Str text, size_t first,
                    size_t last, struct arena *results);

typedef struct {
    Str text;               // without white space at its ends
    size_t first, last;     // bytes of the source's text
    uint32_t blank_before;  // empty lines above it
    uint16_t indent;        // columns of white space before it, a tab counting 8
    bool page_before;       // a form feed stands above it
} TidyLine;
typedef LIST_OF(TidyLine) TidyLineList;

enum { TIDY_LINES_MAX = 2000000 };

/* The lines that hold more than white space. LIMIT beyond TIDY_LINES_MAX. */
MUST_USE bool tidy_text_lines(Str text, struct arena *results, TidyLineList *lines, Fail *fail);

#endif
