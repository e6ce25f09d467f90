/*
 * text_out: the text of a document as HTML: blocks with their numbers, page breaks, notes beside
 * their block, gaps, marks, search hits. Any document that document_check() accepts gives valid
 * HTML, however odd its nesting.
 */
#ifndef FONDS_WEB_TEXT_OUT_H
#define FONDS_WEB_TEXT_OUT_H

#include "base/map.h"
#include "read/view.h"
#include "web/markup.h"
#include "web/reference_out.h"

typedef struct {
    const struct document *document;
    const ViewHitList *hits;  // one list for each part, or NULL
    Str deposit;              // id, for references inside the deposit
    struct arena *request;
    const struct references *references;  // what it refers to, or NULL
    const struct map *people;  // list ids of the persons that the deposit's lists explain, or NULL
    // Of the document's own page, where this is another one, on which it may stand beside others:
    // then nothing has an id, notes stay there, and links to blocks and notes lead there.
    Str address;
    uint32_t leaf_max;  // blocks with text that are written; 0: all
    size_t byte_max;    // of their text; 0: all
} TextOutRequest;

typedef struct {
    uint32_t notes, pages, gaps;
    uint32_t names, dates, faults;  // marks, for which a legend is due
    uint32_t leaves;                // blocks with text
    size_t bytes;                   // of text
    bool cut;                       // there is more than leaf_max or byte_max
} TextOutCount;

TextOutCount text_out_write(Markup *m, const TextOutRequest *request);

#endif
