/*
 * cite: a document as scholars cite it: Chicago and MLA as one line of text, BibTeX, RIS and CSL-
 * JSON for programs. What is not known is left out; the archive's reference stands as the archive
 * gives it. UTF-8, ends with a newline.
 */
#ifndef FONDS_READ_CITE_H
#define FONDS_READ_CITE_H

#include "base/buf.h"
#include "base/json.h"
#include "doc/document.h"

typedef enum {
    CITE_CHICAGO,
    CITE_MLA,
    CITE_BIBTEX,
    CITE_RIS,
    CITE_CSL_JSON,
    CITE_STYLE_COUNT
} CiteStyle;

typedef struct {
    const struct document *document;
    Str id;                     // full id
    Str address;                // whole, under base_url
    Str archive_title;          // of fonds.conf
    Str volume_title;           // of the deposit; may be empty
    const Description *volume;  // may be NULL
    Str accessed;               // a day, EDTF
    uint32_t reading;           // printed when there is more than one; else 0
    uint32_t block;             // the passage that is cited; 0: the whole
} CiteInput;

bool cite_style_find(Str name, CiteStyle *style);
void cite_write(CiteStyle style, const CiteInput *input, Buf *out);
/* Several, one after the other; as CSL-JSON they are one list. Begins as {style}. */
typedef struct {
    CiteStyle style;
    Json *items;  // of CSL-JSON
    Buf text;     // of every other style
} CiteList;
void cite_list_add(CiteList *list, const CiteInput *input);
void cite_list_end(CiteList *list, Buf *out);  // writes and frees; nothing where none was added
/* In every style: texts[style]. */
void cite_write_all(const CiteInput *input, struct arena *results, Str texts[CITE_STYLE_COUNT]);

#endif
