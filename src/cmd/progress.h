/*
 * progress: how far a long command has come: one line on stderr, drawn again in its place. It never
 * wraps, whatever the width; what does not fit is left out, the least important first. Nothing of
 * it is left behind. Where stderr is no terminal, TERM is "dumb" or NO_COLOR is set, it is a plain
 * line every ten seconds.
 */
#ifndef FONDS_CMD_PROGRESS_H
#define FONDS_CMD_PROGRESS_H

#include "base/str.h"

typedef struct {
    const char *what;                // "files"
    uint64_t done, all;              // of these; all 0: not known
    uint64_t done_bytes, all_bytes;  // all_bytes 0: bytes say nothing here
} Progress;

/* At most ten times a second, so call it as often as you like. The first call starts the clock. */
void progress_show(const Progress *progress);
/* The same for commands that count one thing; the callback that archive/ wants. what: a C string.
 */
void progress_count(void *what, uint64_t done, uint64_t all);
/* The same of what comes after all is read: documents whose words are compared (archive/faults.h).
 * The clock starts anew. */
void progress_words(void *context, uint64_t done, uint64_t all);
void progress_hide(void);  // before anything else is said; the next progress_show() draws it again
void progress_end(void);   // and the clock stops

/*
 * The line for a width: at most width columns (none below 4), without control characters. bar: also
 * a bar, where there is room; of ASCII alone unless wide characters are to be had.
 */
typedef struct {
    size_t width;
    bool bar, ascii;
} ProgressForm;
Str progress_line(const Progress *progress, uint64_t elapsed_ms, const ProgressForm *form,
                  struct arena *results);

#endif
