/*
 * document: the waist. Everything that enters becomes this shape; everything that leaves is made
 * from it.
 *
 * A document is a description, parts, and relations. A part is one UTF-8 text; blocks and spans
 * refer to it by byte offsets (stand-off). Nothing that was read is changed in place. Shapes hold
 * no memory of their own: all slices and lists live in the arena of whoever made the document.
 *
 * What document_check() proves (and every maker must give):
 *  - texts are valid UTF-8 without U+0000 (bytes that are no text stand as U+FFFD under a damage
 *    span);
 *  - a part's id is unique in its document, a block's id in its document (over all parts); ids are
 *    >= 1;
 *  - blocks stand in reading order, a parent before its children; a child's range lies in its
 *    parent's; siblings do not overlap; offsets are at character boundaries;
 *  - text lives in leaves: leaves cover the text but for the single '\n' between two of them. A
 *    leaf's own text may hold '\n' (a line break in the source);
 *  - notes (BLOCK_NOTE, leaf or container) stand in no other block and come after all other blocks
 *    of their part, in the order of their first anchors; each is anchored, before itself, by a
 *    zero-width SPAN_NOTE whose attribute "block" is the note's id in decimal;
 *  - spans are sorted by (start, end descending, kind, first attribute); they may overlap, be
 *    empty, cover all;
 *  - links lead to blocks of other parts, evidence into blocks that are there, lost blocks are
 *    sorted, were once used and point to a block or to none; certainties are at most 1000, bytes of
 *    files at most 2^53 (docs/formats/reading.md).
 */
#ifndef FONDS_DOC_DOCUMENT_H
#define FONDS_DOC_DOCUMENT_H

#include "base/arena.h"
#include "base/fail.h"
#include "base/str.h"
#include "doc/description.h"

typedef enum {
    BLOCK_PARAGRAPH,
    BLOCK_HEADING,
    BLOCK_DATELINE,
    BLOCK_SALUTE,  // opening words to the addressee, or closing words
    BLOCK_SIGNATURE,
    BLOCK_LIST,   // container of items (and headings)
    BLOCK_ITEM,   // leaf, or container of paragraphs and lists
    BLOCK_TABLE,  // container of rows (and headings)
    BLOCK_ROW,    // container of cells
    BLOCK_CELL,   // leaf, or container
    BLOCK_QUOTE,  // leaf, or container
    BLOCK_VERSE,  // leaf: one line or stanza
    BLOCK_CAPTION,
    BLOCK_NOTE,     // leaf, or container of paragraphs, lists, tables
    BLOCK_SECTION,  // container: a division with its own heading
    BLOCK_OTHER,    // leaf: text whose role is not known
    BLOCK_KIND_COUNT
} BlockKind;

typedef struct {
    uint32_t part;   // index into document.parts
    uint32_t block;  // block id
} BlockLink;
typedef LIST_OF(BlockLink) BlockLinkList;

typedef struct {
    uint32_t id;  // assigned, unique in the document; shown as b12; never given to other text again
    BlockKind kind;
    uint32_t parent;      // id of the containing block of the same part, 0 for none
    size_t start, end;    // bytes in the part's text
    uint8_t level;        // of a heading or list, from 1; else 0
    Origin origin;        // where it stood; file empty: it stood nowhere
    Str language;         // BCP 47 where it differs from the part's; else empty
    Str source_id;        // the source's own id (xml:id, id=); else empty
    BlockLinkList links;  // to blocks of other parts: original and translation
} Block;
typedef LIST_OF(Block) BlockList;

typedef enum {
    SPAN_PAGE,      // zero-width: a page begins here. n (as printed), facs (of its image), id
    SPAN_NOTE,      // zero-width anchor of a note. block, label (as printed)
    SPAN_GAP,       // left out or not printed. form (as printed), extent, reason; may be zero-width
    SPAN_DAMAGE,    // bytes that are not text. bytes (hexadecimal)
    SPAN_EMPHASIS,  // rend: italic, bold, underline, small-caps, superscript, subscript
    // type: person, body, place, office; ref (id of a list entry), name (as the list has it), refs
    // (ids between which it is open, parted by one space), title, office, role
    SPAN_NAME,
    SPAN_TERM,  // ref
    SPAN_DATE,  // edtf, time, role; anchor (EDTF that it was reckoned from), disagrees, reading
    // target: an address in the source (#d17, frus1961-63v05#d3, URL); type: document, footnote,
    // page, telegram, volume, enclosure, source; number, from, date
    SPAN_REFERENCE,
    SPAN_ENTRY,  // an entry of a volume's list. id, type: person, term, source
    SPAN_QUOTATION,
    SPAN_FOREIGN,     // language
    SPAN_CORRECTION,  // text: the other words proposed; pattern: what was misread ("n>v")
    SPAN_FIGURE,      // zero-width: a picture stood here. url, description
    SPAN_MARKING,     // type: level, handling, precedence; norm
    SPAN_HIDDEN,      // zero-width or not: a mask of the page's over what it hides. what: email
    SPAN_OTHER,       // name: the source's element
    SPAN_KIND_COUNT
} SpanKind;

typedef struct {
    SpanKind kind;
    size_t start, end;  // bytes in the part's text
    Source source;
    uint16_t certainty;  // per mille
    AttributeList attributes;
} Span;
typedef LIST_OF(Span) SpanList;

typedef enum {
    PART_TRANSCRIPT,
    PART_TRANSLATION,
    PART_OCR,
    PART_ATTACHMENT,
    PART_IMAGES,
    PART_KIND_COUNT
} PartKind;

typedef struct {
    Str id;  // t1, t2, ...
    PartKind kind;
    Str title;     // of an attachment, as printed; else empty
    Str language;  // BCP 47; empty: not said
    Str text;
    BlockList blocks;
    SpanList spans;
} Part;
typedef LIST_OF(Part) PartList;

typedef enum {
    RELATION_EXTRACT_OF,
    RELATION_TRANSLATION_OF,
    RELATION_DRAFT_OF,
    RELATION_REPLY_TO,
    RELATION_ENCLOSES,
    RELATION_REFERS_TO,
    RELATION_SAME_AS,
    RELATION_KIND_COUNT
} RelationKind;

typedef struct {
    RelationKind kind;
    Str target;    // a document's id, or the source's own address; empty: not known
    Str citation;  // words that name the target; may be empty
    bool held;     // the target is in this archive
    Source source;
    uint16_t certainty;  // per mille
} Relation;
typedef LIST_OF(Relation) RelationList;

typedef struct {
    uint32_t id;       // a block id that an earlier reading used
    uint32_t nearest;  // the block nearest to where it stood, 0 when there is none
} LostBlock;
typedef LIST_OF(LostBlock) LostBlockList;

typedef enum {
    ROLE_RECORD,  // a document: counted, found, cited
    // Preface, list of persons, terms, sources ... of a volume: searchable, never counted.
    ROLE_APPARATUS,
} DocumentRole;

enum { DOCUMENT_ID_BYTES = 200 };  // of an id at most

struct document {
    // In its deposit: d135, p1, or a running number; ASCII letters, digits, '-', '_', '.'.
    Str local_id;
    DocumentRole role;
    Description description;
    StrList collections;  // local ids of the collections it stands in, the chief one first
    PartList parts;
    RelationList relations;
    LostBlockList lost_blocks;  // sorted by id
    uint32_t next_block;        // larger than every block id ever used here
};

/*
 * Names as they stand in canonical JSON ("paragraph", "page", ...), and back; false where there is
 * no such name.
 */
const char *document_block_name(BlockKind kind);
bool document_block_kind(Str name, BlockKind *kind);
const char *document_span_name(SpanKind kind);
bool document_span_kind(Str name, SpanKind *kind);
const char *document_part_name(PartKind kind);
bool document_part_kind(Str name, PartKind *kind);
const char *document_relation_name(RelationKind kind);
bool document_relation_kind(Str name, RelationKind *kind);

bool document_block_is_container(const Part *part, size_t block_index);  // has children
const Block *document_find_block(const struct document *document, uint32_t id, const Part **part);
/* The id of the leaf that holds a place of the text: the last block that begins there or before. */
uint32_t document_block_at(const Part *part, size_t at);  // 0 where there is none
/*
 * A correction whose words are searched beside those that stand there: the file's or a person's, or
 * a proposal that is as likely as not.
 */
bool document_correction_counts(const Span *span);
/* Of a name or an entry: a person's, and not of a thing that bears one ("the Acheson Plan"). */
bool document_names_person(const Span *span);
/* A place ("place") or body ("body") that the text names, under a name that is the same everywhere;
 * not the place of writing. */
bool document_names_thing(const Span *span, const char *type);
Str document_attribute(const Span *span, const char *key);  // empty where there is none
/* Adds in key order; an existing key is replaced. */
void document_set_attribute(struct arena *arena, AttributeList *list, const char *key, Str value);
void document_sort_spans(Part *part);

/*
 * Proves the promises above of a document that came from outside. CORRUPT names the part and block
 * or span.
 */
MUST_USE bool document_check(const struct document *document, Fail *fail);
/* The same for values that belong to no document: their evidence names no block. */
MUST_USE bool document_check_description(const Description *description, Fail *fail);

#endif
