/*
 * Follows view_walk_beside(). What is not the document's own text (block numbers, note marks, page
 * numbers, words of the archive) is never text of the page: it stands in data-n and is drawn by the
 * style sheet, so that it is not copied with the text. HTML allows only rows in tables, items in
 * lists, cells in rows; where a document puts something else there, it is wrapped.
 */
#include "web/text_out.h"
#include "base/fail.h"
#include "base/num.h"
#include "text/utf8.h"
#include "web/address.h"
#include "web/beside.h"
#include "web/reference_out.h"
#include "web/table_out.h"
#include "web/words.h"
#include <stdlib.h>

/* Deeper blocks are written on this level; with wrapping and marks the page stays below
 * MARKUP_DEPTH_MAX. */
enum { BLOCK_DEPTH_MAX = 60 };

typedef struct {
    uint32_t id;  // of the note's block
    Str label;    // as printed, or empty
    bool marked;  // its first mark is written, the one to go back to
} NoteLabel;
typedef LIST_OF(NoteLabel) NoteLabelList;

typedef struct {
    const TextOutRequest *request;
    Markup *m;
    NoteLabelList notes;    // by id
    BesideList beside;      // of the part that is written
    TableShapeList tables;  // of the same
    TextOutCount count;
    size_t before[BLOCK_DEPTH_MAX];          // depth of the markup before each open block
    uint32_t table_around[BLOCK_DEPTH_MAX];  // the table that each open block stands in
    uint32_t table;                          // the innermost open one
    bool written[VIEW_OPEN_MAX];             // which open marks have an element
    bool linked[VIEW_OPEN_MAX];              // which of them are links
    size_t mark_count;
    uint32_t links;   // open ones: HTML has no link in a link
    uint32_t aside;   // open notes and cells: their blocks bear no number
    uint32_t passed;  // open notes that are not written
    uint32_t
        number_due;  // of the block whose number is to be written before its first text; 0: none
    bool any_text;   // of the open block
} Writer;

/* The page is not the document's own. */
static bool is_guest(const Writer *w) {
    return w->request->address.n > 0;
}

static void link_block(Writer *w, uint64_t id) {
    if (is_guest(w))
        markup_link(w->m, ATTR_HREF,
                    str_format(w->request->request, "%.*s#b%llu", STR_ARG(w->request->address),
                               (unsigned long long)id));
    else
        markup_link_numbered(w->m, ATTR_HREF, "#b", id);
}

/* --- notes --------------------------------------------------------------------------- */

static int note_order(const void *left, const void *right) {
    const NoteLabel *a = left, *b = right;
    return a->id < b->id ? -1 : a->id > b->id;
}

static void collect_notes(Writer *w) {
    const struct document *document = w->request->document;
    for (size_t i = 0; i < document->parts.n; i++)
        for (size_t j = 0; j < document->parts.p[i].spans.n; j++) {
            const Span *span = &document->parts.p[i].spans.p[j];
            uint64_t id;
            if (span->kind != SPAN_NOTE || !num_parse_u64(document_attribute(span, "block"), &id) ||
                id > UINT32_MAX)
                continue;
            *LIST_ADD(w->request->request, &w->notes) =
                (NoteLabel){(uint32_t)id, document_attribute(span, "label"), false};
        }
    w->count.notes = (uint32_t)w->notes.n;
    if (w->notes.n > 1)
        qsort(w->notes.p, w->notes.n, sizeof *w->notes.p, note_order);
}

static NoteLabel *find_note(const Writer *w, uint32_t id) {
    NoteLabel key = {.id = id};
    return w->notes.n == 0 ? NULL
                           : bsearch(&key, w->notes.p, w->notes.n, sizeof *w->notes.p, note_order);
}

/* A note whose mark has no number in print gets a star, not a number that another one bears. */
static void write_label(Writer *w, const NoteLabel *note, const char *spoken) {
    Str label = note != NULL && note->label.n > 0 ? note->label : STR("*");
    markup_attr(w->m, ATTR_DATA_N, label);
    markup_attr(w->m, ATTR_ARIA_LABEL,
                str_format(w->request->request, "%s %.*s", spoken, STR_ARG(label)));
}

static void write_note_mark(Writer *w, const Span *span) {
    uint64_t id = 0;
    if (!num_parse_u64(document_attribute(span, "block"), &id) || id > UINT32_MAX)
        return;
    NoteLabel *note = find_note(w, (uint32_t)id);
    markup_begin_class(w->m, w->links > 0 ? TAG_SPAN : TAG_A, "ref");
    if (note != NULL && !note->marked && !is_guest(w)) {
        markup_attr_numbered(w->m, ATTR_ID, "r", id);
        note->marked = true;
    }
    if (w->links == 0) {
        link_block(w, id);
        markup_attr_c(w->m, ATTR_ROLE, "doc-noteref");
        write_label(w, note, "Note");
    }
    markup_end(w->m);
}

/* --- blocks -------------------------------------------------------------------------- */

static Tag innermost(const Markup *m) {
    return m->depth == 0 ? TAG_BODY : (Tag)m->open[m->depth - 1];
}

/* Over all columns of the table that is written. */
static void span_table(Writer *w) {
    const TableShape *table = table_out_find(&w->tables, w->table);
    if (table != NULL && table->columns > 1)
        markup_attr_u64(w->m, ATTR_COLSPAN, table->columns);
}

/* Puts what HTML wants around a block that stands in a table, row or list. */
static void wrap_block(Writer *w, const ViewEvent *event) {
    BlockKind kind = event->block->kind;
    Tag in = innermost(w->m);
    if (in == TAG_TABLE && w->m->last == TAG_TABLE && event->leaf &&
        (kind == BLOCK_HEADING || kind == BLOCK_CAPTION)) {
        markup_begin(w->m, TAG_CAPTION);
        return;
    }
    if (in == TAG_TABLE && (kind != BLOCK_ROW || event->leaf)) {
        markup_begin(w->m, TAG_TR);
        in = TAG_TR;
    }
    if (in == TAG_TR && (kind != BLOCK_CELL)) {
        markup_begin_class(w->m, TAG_TD, "head");
        span_table(w);
    } else if (in == TAG_UL && kind != BLOCK_ITEM) {
        markup_begin_class(w->m, TAG_LI, "head");
    }
}

static bool heads_cells(const Writer *w, const Block *block) {
    const TableShape *cell = table_out_find(&w->tables, block->id);
    return cell != NULL && cell->heads;
}

static Tag block_tag(const Writer *w, const ViewEvent *event, const char **class_name) {
    static const struct {
        Tag leaf, holder;
        const char *class_name;
    } tags[BLOCK_KIND_COUNT] = {
        [BLOCK_PARAGRAPH] = {TAG_P, TAG_DIV, NULL},
        [BLOCK_HEADING] = {TAG_H2, TAG_DIV, NULL},
        [BLOCK_DATELINE] = {TAG_P, TAG_DIV, "dateline"},
        [BLOCK_SALUTE] = {TAG_P, TAG_DIV, "salute"},
        [BLOCK_SIGNATURE] = {TAG_P, TAG_DIV, "signature"},
        [BLOCK_LIST] = {TAG_P, TAG_UL, NULL},
        [BLOCK_ITEM] = {TAG_LI, TAG_LI, NULL},
        [BLOCK_TABLE] = {TAG_P, TAG_TABLE, NULL},
        [BLOCK_ROW] = {TAG_P, TAG_TR, NULL},
        [BLOCK_CELL] = {TAG_TD, TAG_TD, NULL},
        [BLOCK_QUOTE] = {TAG_BLOCKQUOTE, TAG_BLOCKQUOTE, NULL},
        [BLOCK_VERSE] = {TAG_P, TAG_DIV, "verse"},
        [BLOCK_CAPTION] = {TAG_P, TAG_DIV, "caption"},
        [BLOCK_NOTE] = {TAG_ASIDE, TAG_ASIDE, "note"},
        [BLOCK_SECTION] = {TAG_P, TAG_DIV, "section"},
        [BLOCK_OTHER] = {TAG_P, TAG_DIV, NULL},
    };
    BlockKind kind = event->block->kind;
    Tag in = innermost(w->m), tag = event->leaf ? tags[kind].leaf : tags[kind].holder;
    *class_name = tags[kind].class_name;
    if (kind == BLOCK_HEADING && event->leaf) {
        uint8_t level = event->block->level;
        tag = level <= 1 ? TAG_H2 : level == 2 ? TAG_H3 : TAG_H4;
        if (w->aside > 0 || in == TAG_LI) {
            tag = TAG_P;
            *class_name = "head";
        }
    }
    if ((kind == BLOCK_ITEM && in != TAG_UL) || (kind == BLOCK_CELL && in != TAG_TR) ||
        (kind == BLOCK_ROW && in != TAG_TABLE))
        return event->leaf ? TAG_P : TAG_DIV;
    return tag == TAG_TD && heads_cells(w, event->block) ? TAG_TH : tag;
}

/* What a cell covers, and what it heads: its column from the first row, else its row. */
static void write_cell_shape(Writer *w, const Block *block) {
    const TableShape *cell = table_out_find(&w->tables, block->id);
    if (cell == NULL)
        return;
    if (cell->heads)
        markup_attr_c(w->m, ATTR_SCOPE, cell->row == 1 ? "col" : "row");
    if (cell->columns > 1)
        markup_attr_u64(w->m, ATTR_COLSPAN, cell->columns);
    if (cell->rows > 1)
        markup_attr_u64(w->m, ATTR_ROWSPAN, cell->rows);
}

/* As a sum of d1, d2, d4 ...: how many lines below the head of its block a note stands. */
static void write_note_class(Writer *w, const Block *note) {
    static const char *const steps[] = {" d1", " d2", " d4", " d8", " d16", " d32"};
    uint32_t lines = beside_find(&w->beside, note->id);
    Buf names = {0};
    buf_c(&names, "note");
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if ((lines >> i & 1) != 0)
            buf_c(&names, steps[i]);
    markup_attr(w->m, ATTR_CLASS, buf_as_str(&names));
    buf_free(&names);
}

/* A heading that only says again what stands as the page's title, with the document's number. */
static bool repeats_title(const Writer *w, const ViewEvent *event) {
    const struct document *document = w->request->document;
    if (event->block->kind != BLOCK_HEADING || !event->leaf || event->part != document->parts.p ||
        event->block != event->part->blocks.p)
        return false;
    Str title = description_text(&document->description, FIELD_TITLE);
    Str number = description_text(&document->description, FIELD_NUMBER);
    Str text = str_slice(event->part->text, event->block->start, event->block->end);
    if (number.n > 0 && str_starts(text, number))
        text = str_skip(text, number.n);
    while (text.n > 0 && (text.p[0] == '.' || text.p[0] == ' '))
        text = str_skip(text, 1);
    return title.n > 0 && str_equal(text, title);
}

static bool bears_no_number(BlockKind kind) {
    return kind == BLOCK_NOTE || kind == BLOCK_CELL || kind == BLOCK_ROW;
}

static void begin_block(Writer *w, const ViewEvent *event) {
    if (event->depth >= BLOCK_DEPTH_MAX - 1 && !event->leaf)
        return;
    size_t level = event->depth < BLOCK_DEPTH_MAX ? event->depth : BLOCK_DEPTH_MAX - 1;
    const Block *block = event->block;
    const char *class_name;
    w->before[level] = w->m->depth;
    if (block->kind == BLOCK_TABLE && !event->leaf && innermost(w->m) != TAG_TABLE &&
        innermost(w->m) != TAG_TR && innermost(w->m) != TAG_UL)
        markup_begin_class(w->m, TAG_DIV, "wide");
    wrap_block(w, event);
    Tag tag = block_tag(w, event, &class_name);
    if (class_name == NULL && repeats_title(w, event))
        class_name = "again";
    markup_begin(w->m, tag);
    if (!is_guest(w))
        markup_attr_numbered(w->m, ATTR_ID, "b", block->id);
    if (tag == TAG_TD || tag == TAG_TH)
        write_cell_shape(w, block);
    w->table_around[level] = w->table;
    if (block->kind == BLOCK_TABLE)
        w->table = block->id;
    if (block->kind == BLOCK_NOTE)
        write_note_class(w, block);
    else if (class_name != NULL)
        markup_attr_c(w->m, ATTR_CLASS, class_name);
    if (block->language.n > 0)
        markup_attr(w->m, ATTR_LANG, block->language);
    if (bears_no_number(block->kind))
        w->aside++;
    w->any_text = false;
    w->number_due = event->leaf && w->aside == 0 ? block->id : 0;
    if (block->kind == BLOCK_NOTE) {
        markup_attr_c(w->m, ATTR_ROLE, "doc-footnote");
        markup_begin_class(w->m, TAG_A, "back");
        markup_link_numbered(w->m, ATTR_HREF, "#r", block->id);
        write_label(w, find_note(w, block->id), "Back to the mark of note");
        markup_end(w->m);
    }
}

static void end_block(Writer *w, const ViewEvent *event) {
    if (event->depth >= BLOCK_DEPTH_MAX - 1 && !event->leaf)
        return;
    size_t level = event->depth < BLOCK_DEPTH_MAX ? event->depth : BLOCK_DEPTH_MAX - 1;
    markup_end_to(w->m, w->before[level]);
    w->table = w->table_around[level];
    if (bears_no_number(event->block->kind))
        w->aside--;
    w->number_due = 0;
}

static void write_number(Writer *w) {
    if (w->number_due != 0 && w->links == 0) {
        markup_begin_class(w->m, TAG_A, "n");
        link_block(w, w->number_due);
        markup_attr_numbered(w->m, ATTR_DATA_N, "", w->number_due);
        markup_attr_numbered(w->m, ATTR_ARIA_LABEL, "Block ", w->number_due);
        markup_end(w->m);
    }
    w->number_due = 0;
    w->any_text = true;
}

/* --- points -------------------------------------------------------------------------- */

static void write_page(Writer *w, const Span *span) {
    Str printed = document_attribute(span, "n");
    uint32_t number = ++w->count.pages;
    Str label = printed.n > 0 ? printed : STR("without number");
    markup_begin_class(w->m, w->links > 0 ? TAG_SPAN : TAG_A, w->any_text ? "page" : "page first");
    if (!is_guest(w))
        markup_attr_numbered(w->m, ATTR_ID, "page", number);
    markup_attr(w->m, ATTR_DATA_N, label);
    if (w->links == 0) {
        Str image = document_attribute(span, "facs");
        if (!markup_link_out(w->m, ATTR_HREF, image) && !is_guest(w))
            markup_link_numbered(w->m, ATTR_HREF, "#page", number);
        markup_attr(w->m, ATTR_ARIA_LABEL,
                    str_format(w->request->request, "Page %.*s", STR_ARG(label)));
    }
    markup_end(w->m);
}

static Str gap_words(Writer *w, const Span *span) {
    if (view_gap_speaks(span))
        return (Str){NULL, 0};
    Str reason = document_attribute(span, "reason"), extent = document_attribute(span, "extent");
    if (reason.n == 0)
        reason = STR("left out");
    if (extent.n == 0)
        extent = STR("length not said");
    return str_format(w->request->request, "%.*s, %.*s", STR_ARG(reason), STR_ARG(extent));
}

/* What is said in the archive's voice where the text has nothing to show. */
static void write_said(Writer *w, const char *class_name, Str words) {
    markup_begin_class(w->m, TAG_SPAN, class_name);
    markup_attr(w->m, ATTR_DATA_N, words);
    markup_attr_c(w->m, ATTR_ROLE, "note");
    markup_attr(w->m, ATTR_ARIA_LABEL, words);
    markup_end(w->m);
}

static void write_point(Writer *w, const Span *span) {
    Str words;
    switch (span->kind) {
    case SPAN_PAGE:
        write_page(w, span);
        return;
    case SPAN_NOTE:
        write_number(w);
        write_note_mark(w, span);
        return;
    case SPAN_GAP:
        write_number(w);
        w->count.gaps++;
        write_said(w, "gap none", gap_words(w, span));
        return;
    case SPAN_FIGURE:
        words = document_attribute(span, "description");
        write_said(w, "said",
                   str_format(w->request->request,
                              words.n > 0 ? "a picture: %.*s" : "a picture%.*s", STR_ARG(words)));
        return;
    case SPAN_HIDDEN:
        words = document_attribute(span, "what");
        write_said(w, "said",
                   str_format(w->request->request, "%.*s hidden by the page", STR_ARG(words)));
        return;
    case SPAN_DAMAGE:
        write_said(w, "said", STR("bytes that are no text"));
        return;
    case SPAN_CORRECTION:
        words = document_attribute(span, "text");
        write_said(w, "said", str_format(w->request->request, "add: %.*s", STR_ARG(words)));
        return;
    default:
        return;
    }
}

/* --- marks --------------------------------------------------------------------------- */

static bool begin_reference(Writer *w, const Span *span) {
    bool linked = false;
    const TextOutRequest *request = w->request;
    ReferenceOut out = {request->document, request->references, request->deposit, request->request};
    if (w->links > 0 || !reference_out_begin(w->m, &out, span, &linked))
        return false;
    w->links += linked;
    return true;
}

static bool begin_emphasis(Writer *w, const Span *span) {
    static const struct {
        const char *rend;
        Tag tag;
        const char *class_name;
    } kinds[] = {
        {"italic", TAG_I, NULL},        {"bold", TAG_B, NULL},
        {"underline", TAG_U, NULL},     {"small-caps", TAG_SPAN, "caps"},
        {"superscript", TAG_SUP, NULL}, {"subscript", TAG_SUB, NULL},
        {"strikethrough", TAG_S, NULL},
    };
    Str rend = document_attribute(span, "rend");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (!str_is(rend, kinds[i].rend))
            continue;
        markup_begin(w->m, kinds[i].tag);
        if (kinds[i].class_name != NULL)
            markup_attr_c(w->m, ATTR_CLASS, kinds[i].class_name);
        return true;
    }
    markup_begin(w->m, TAG_EM);
    return true;
}

static void begin_marked(Writer *w, const char *class_name, Attr attr, Str value) {
    markup_begin_class(w->m, TAG_SPAN, class_name);
    if (value.n > 0)
        markup_attr(w->m, attr, value);
}

/*
 * What a rule proposes is a guess: a quiet mark, told to a pointer at rest and in print. What the
 * file or a person says stands behind the words.
 */
static void begin_correction(Writer *w, const Span *span, bool continued) {
    struct arena *request = w->request->request;
    Str text = document_attribute(span, "text");
    w->count.faults++;
    if (span->source.kind != SOURCE_RULE) {
        begin_marked(w, "fault", ATTR_DATA_N, continued ? (Str){0} : text);
        return;
    }
    begin_marked(w, "fault maybe", ATTR_DATA_N, continued ? (Str){0} : text);
    markup_attr(w->m, ATTR_TITLE,
                str_format(request, "perhaps a fault of the copy for \"%.*s\": %.*s (%.*s) says so",
                           STR_ARG(text),
                           STR_ARG(words_source(request, span->source, span->certainty)),
                           STR_ARG(span->source.name)));
}

/* What a pointer at rest is told: what it is, and who says so, unless the file does. */
static Str name_words(const Writer *w, const Span *span, Str type) {
    struct arena *request = w->request->request;
    if (span->source.kind == SOURCE_FILE)
        return type;
    return str_format(request, "%.*s%s: %.*s says so", STR_ARG(type),
                      document_attribute(span, "refs").n > 0 ? ", one of several" : "",
                      STR_ARG(words_source(request, span->source, span->certainty)));
}

/* A name that the volume's own list explains leads there, and an office to its holder. The keyboard
 * passes over it: a page has hundreds. */
static void begin_name(Writer *w, const Span *span) {
    const TextOutRequest *request = w->request;
    Str type = document_attribute(span, "type"), ref = document_attribute(span, "ref");
    bool explained = w->links == 0 && request->people != NULL &&
                     (str_is(type, "person") || str_is(type, "office")) &&
                     map_find(request->people, ref) != NULL;
    w->count.names++;
    if (!explained) {
        begin_marked(w, "name", ATTR_TITLE, name_words(w, span, type));
        return;
    }
    Str id = str_format(request->request, "%.*s.%.*s", STR_ARG(request->deposit), STR_ARG(ref));
    markup_begin_class(w->m, TAG_A, "name");
    markup_link(w->m, ATTR_HREF, address_person(request->request, id, ""));
    if (span->source.kind != SOURCE_FILE)
        markup_attr(w->m, ATTR_TITLE, name_words(w, span, type));
    markup_attr_c(w->m, ATTR_TABINDEX, "-1");
    w->links++;
}

/* False where a span of that kind is not shown. */
static bool begin_span(Writer *w, const Span *span, bool continued) {
    switch (span->kind) {
    case SPAN_EMPHASIS:
        return begin_emphasis(w, span);
    case SPAN_REFERENCE:
        return begin_reference(w, span);
    case SPAN_NAME:
        begin_name(w, span);
        return true;
    case SPAN_DATE:
        w->count.dates++;
        begin_marked(w, "date", ATTR_TITLE, document_attribute(span, "edtf"));
        return true;
    case SPAN_CORRECTION:
        begin_correction(w, span, continued);
        return true;
    case SPAN_GAP:
        w->count.gaps += !continued;
        begin_marked(w, "gap", ATTR_DATA_N, continued ? (Str){0} : gap_words(w, span));
        return true;
    case SPAN_DAMAGE:
        begin_marked(w, "damage", ATTR_TITLE, document_attribute(span, "bytes"));
        return true;
    case SPAN_FOREIGN:
        begin_marked(w, "foreign", ATTR_LANG, document_attribute(span, "language"));
        return true;
    case SPAN_MARKING:
        begin_marked(w, "marking", ATTR_TITLE, (Str){0});
        return true;
    case SPAN_HIDDEN:
        begin_marked(w, "damage", ATTR_TITLE, STR("hidden by the page"));
        return true;
    case SPAN_OTHER:
        if (!view_is_addition(span))
            return false;
        markup_begin(w->m, TAG_INS);
        markup_attr_c(w->m, ATTR_TITLE, "added in the source");
        return true;
    default:
        return false;
    }
}

static void begin_mark(Writer *w, const ViewEvent *event) {
    must(w->mark_count < VIEW_OPEN_MAX);
    write_number(w);
    bool written = true;
    uint32_t links = w->links;
    if (event->hit != NULL) {
        markup_begin(w->m, TAG_MARK);
        if (!event->continued)
            markup_attr_numbered(w->m, ATTR_ID, "hit", event->hit->number);
    } else {
        written = begin_span(w, event->span, event->continued);
    }
    w->linked[w->mark_count] = w->links > links;
    w->written[w->mark_count++] = written;
}

static void end_mark(Writer *w) {
    must(w->mark_count > 0);
    if (!w->written[--w->mark_count])
        return;
    markup_end(w->m);
    if (w->linked[w->mark_count])
        w->links--;
}

/* --- parts --------------------------------------------------------------------------- */

static void begin_part(Writer *w, const Part *part) {
    static const char *const titles[PART_KIND_COUNT] = {
        [PART_TRANSCRIPT] = "Text",           [PART_TRANSLATION] = "Translation",
        [PART_OCR] = "Text read from images", [PART_ATTACHMENT] = "Attachment",
        [PART_IMAGES] = "Page images",
    };
    bool first = part == w->request->document->parts.p;
    w->beside = beside_lines(part, w->request->request);
    w->tables = table_out_shapes(part, w->request->request);
    Str title = part->title.n > 0 ? part->title : str_from_c(titles[part->kind]);
    if (!first || part->title.n > 0)
        markup_element_class(w->m, TAG_H2, "part", title);
    markup_begin_class(w->m, TAG_DIV, "text");
    if (first && !is_guest(w)) {
        markup_attr_c(w->m, ATTR_ID, "text");
        markup_attr_c(w->m, ATTR_TABINDEX, "-1");
    }
    if (part->language.n > 0)
        markup_attr(w->m, ATTR_LANG, part->language);
    if (w->notes.n > 0 && !is_guest(w)) {
        markup_begin_class(w->m, TAG_DIV, "notes");  // a heading where notes stand at the foot
        markup_attr_c(w->m, ATTR_DATA_N, "Notes");
        markup_attr_c(w->m, ATTR_ARIA_HIDDEN, "true");
        markup_end(w->m);
    }
}

/* A line end inside a block is one of the source's lines. */
static void write_text(Writer *w, Str text) {
    size_t at;
    write_number(w);
    while (str_find_char(text, '\n', &at)) {
        markup_text(w->m, str_slice(text, 0, at));
        markup_begin(w->m, TAG_BR);
        text = str_skip(text, at + 1);
    }
    markup_text(w->m, text);
}

/* As much of it as byte_max allows, ending with a word; false where that is not all. */
static bool write_some(Writer *w, Str text) {
    size_t max = w->request->byte_max;
    w->count.bytes += text.n;
    if (max == 0 || w->count.bytes <= max) {
        write_text(w, text);
        return true;
    }
    size_t end = utf8_floor(text, text.n - (w->count.bytes - max)), space = end;
    while (space > 0 && text.p[space - 1] != ' ' && text.p[space - 1] != '\n')
        space--;
    write_text(w, str_trim(str_slice(text, 0, space > 0 ? space : end)));
    markup_c(w->m, " \xe2\x80\xa6");
    w->count.cut = true;
    return false;
}

/*
 * Notes stand before their block so that they can float beside it; read aloud, they come here,
 * after the text.
 */
static void write_notes_order(Writer *w, const Part *part) {
    Buf ids = {0};
    for (size_t i = 0; i < part->blocks.n; i++)
        if (part->blocks.p[i].kind == BLOCK_NOTE && part->blocks.p[i].parent == 0)
            buf_format(&ids, ids.n == 0 ? "b%u" : " b%u", part->blocks.p[i].id);
    if (ids.n > 0 && !is_guest(w)) {
        markup_begin(w->m, TAG_DIV);
        markup_attr_c(w->m, ATTR_ROLE, "group");
        markup_attr_c(w->m, ATTR_ARIA_LABEL, "Notes");
        markup_attr(w->m, ATTR_ARIA_OWNS, buf_as_str(&ids));
        markup_end(w->m);
    }
    buf_free(&ids);
}

/* On another's page notes are passed over; true where the event belongs to one. */
static bool is_passed_over(Writer *w, const ViewEvent *event) {
    bool note = event->block != NULL && event->block->kind == BLOCK_NOTE && is_guest(w);
    if (note && event->kind == VIEW_BLOCK)
        w->passed++;
    bool passed = w->passed > 0;
    if (note && event->kind == VIEW_BLOCK_END)
        w->passed--;
    return passed;
}

/* Counts a block that will have text; false where enough of them are written. */
static bool count_leaf(Writer *w, const ViewEvent *event) {
    if (event->kind != VIEW_BLOCK || !event->leaf || event->block->start == event->block->end)
        return true;
    w->count.cut = w->request->leaf_max > 0 && w->count.leaves >= w->request->leaf_max;
    w->count.leaves += !w->count.cut;
    return !w->count.cut;
}

static bool write_event(void *context, const ViewEvent *event) {
    Writer *w = context;
    if (is_passed_over(w, event))
        return true;
    if (!count_leaf(w, event))
        return false;
    switch (event->kind) {
    case VIEW_PART:
        begin_part(w, event->part);
        break;
    case VIEW_PART_END:
        write_notes_order(w, event->part);
        markup_end(w->m);
        break;
    case VIEW_BLOCK:
        begin_block(w, event);
        break;
    case VIEW_BLOCK_END:
        end_block(w, event);
        break;
    case VIEW_TEXT:
        return write_some(w, event->text);
    case VIEW_MARK:
        begin_mark(w, event);
        break;
    case VIEW_MARK_END:
        end_mark(w);
        break;
    case VIEW_POINT:
        write_point(w, event->span);
        break;
    }
    return true;
}

TextOutCount text_out_write(Markup *m, const TextOutRequest *request) {
    Writer writer = {.request = request, .m = m};
    size_t depth = m->depth;
    collect_notes(&writer);
    view_walk_beside(request->document, request->hits, request->request, write_event, &writer);
    if (writer.count.cut)
        markup_end_to(m, depth);
    return writer.count;
}
