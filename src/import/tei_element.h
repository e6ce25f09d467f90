/*
 * tei_element: one table of the elements of TEI P5 and how each is read. What an element becomes
 * stands here and nowhere else; tei_block.c has the few that need more than a row.
 */
#ifndef FONDS_IMPORT_TEI_ELEMENT_H
#define FONDS_IMPORT_TEI_ELEMENT_H

#include "doc/document.h"

/* Those that the code asks for by name; all others are TEI_PLAIN, and their row says all. */
typedef enum {
    TEI_UNKNOWN,  // not in the table
    TEI_RUN,      // no element: a run of text
    TEI_PLAIN,
    TEI_ROOT,    // TEI, TEI.2
    TEI_CORPUS,  // teiCorpus
    TEI_HEADER,
    TEI_TEXT,
    TEI_FRONT,
    TEI_BODY,
    TEI_BACK,
    TEI_GROUP,
    TEI_DIV,
    TEI_ATTACHMENT,  // frus:attachment
    TEI_HEAD,
    TEI_P,
    TEI_OPENER,
    TEI_CLOSER,
    TEI_DATELINE,
    TEI_LIST,
    TEI_ITEM,
    TEI_LABEL,
    TEI_TABLE,
    TEI_CELL,
    TEI_FIGURE,
    TEI_GRAPHIC,
    TEI_FIG_DESC,
    TEI_QUOTE,
    TEI_NOTE,
    TEI_PB,
    TEI_LB,
    TEI_GAP,
    TEI_MILESTONE,
    TEI_CHOICE,
    TEI_HI,
    TEI_NAME,  // persName, orgName, placeName, ...
    TEI_TERM,
    TEI_GLOSS,
    TEI_REF,
    TEI_DATE,
    TEI_TIME,
    TEI_SEG,
    TEI_FOREIGN,
    // of the header
    TEI_TITLE,
    TEI_EDITOR,
    TEI_AUTHOR,
    TEI_PUBLISHER,
    TEI_PUB_PLACE,
    TEI_IDNO,
    TEI_AVAILABILITY,
    TEI_SOURCE_DESC,
    TEI_LANGUAGE,
    TEI_CORRESP_ACTION,
    TEI_CREATION,
} TeiElement;

typedef enum {
    TEI_AS_THROUGH,  // its content stands where it stands
    TEI_AS_BLOCK,
    TEI_AS_SPAN,
    TEI_AS_QUOTE,   // a block, or a span within running text
    TEI_AS_ITSELF,  // tei_block.c knows
} TeiTreatment;

typedef struct {
    const char *name;
    TeiElement element;
    TeiTreatment treatment;
    BlockKind block;    // of TEI_AS_BLOCK
    SpanKind span;      // of TEI_AS_SPAN
    const char *value;  // of its chief attribute: type of a name, rend of an emphasis
} TeiRule;

/* The rule for a local name; never NULL: unknown names have a rule with TEI_UNKNOWN. */
const TeiRule *tei_element_rule(Str name);

#endif
