/*
 * tei_writer: what is at hand while one part is written from a tree: shared by tei_block.c and
 * tei_span.c, and read by tei_describe.c. A shape, not a module.
 */
#ifndef FONDS_IMPORT_TEI_WRITER_H
#define FONDS_IMPORT_TEI_WRITER_H

#include "import/part_builder.h"
#include "import/tei_report.h"
#include "import/tei_tree.h"

/* What describes a document was met while its text was written. */
typedef enum {
    TEI_FOUND_HEAD,
    TEI_FOUND_DATE,
    TEI_FOUND_PLACE,
    TEI_FOUND_SENDER,
    TEI_FOUND_RECIPIENT,
    TEI_FOUND_PARTICIPANT,
    TEI_FOUND_SUBJECT,
    TEI_FOUND_SOURCE,   // the note that says where the original is kept
    TEI_FOUND_SUMMARY,  // the editors' summary
} TeiFoundKind;

typedef struct {
    TeiFoundKind kind;
    TeiNodeRef node;
    BlockRef block;  // that holds it; 0: see span
    SpanRef span;
    Str label;      // the head of its list, as printed
    BlockRef side;  // the item that names the side of a participant; 0: none
    bool in_dateline;
} TeiFound;
typedef LIST_OF(TeiFound) TeiFoundList;
typedef LIST_OF(TeiNodeRef) TeiNodeRefList;

typedef struct {
    TeiNodeRef node;
    TeiNodeRefList pages;  // breaks right before it
} TeiAttachment;
typedef LIST_OF(TeiAttachment) TeiAttachmentList;

/* What the items of a list say of the document. */
typedef struct {
    bool on;
    TeiFoundKind kind;
    Str label;
    BlockRef side;
} TeiMeaning;

struct tei_writer {
    const struct tei_tree *tree;
    struct part_builder *builder;
    struct arena *job;  // ends with the document
    struct tei_report *report;
    Str where;  // the document's id, for reports
    TeiFoundList found;
    TeiNodeRefList pages;           // breaks that wait for what stands behind them
    TeiAttachmentList attachments;  // met and left for parts of their own
    uint8_t sections, lists;        // open
    uint32_t notes;                 // open
    bool in_head, in_dateline;
    TeiMeaning meaning;  // of the list that is open
};

#endif
