/*
 * The door to cmark. Its tree is walked and written through markup.c; its own HTML is never used,
 * so prose is escaped like everything else. Node kinds that a page of prose does not need are
 * written as their text. Tables, which CommonMark has not, are read as GitHub reads them: a
 * paragraph whose first line begins with a bar; bars part cells, lines are rows, the second line
 * rules.
 */
#include "web/page_about.h"
#include "web/address.h"
#include "web/assets.h"
#include <cmark.h>
#include <string.h>

enum { ROW = 1, CELL = 2 };  // depths within a table

typedef struct {
    Markup *m;
    struct arena *request;
    size_t skipped;  // open nodes that were not written for want of room
    size_t table;    // depth within the open table; 0: none is open
    size_t row, column;
    const ExampleLinks *links;  // NULL: every example is one
} Prose;

static bool tag_of(cmark_node *node, Tag *tag) {
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE:
        *tag = TAG_BLOCKQUOTE;
        return true;
    case CMARK_NODE_LIST:
        *tag = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? TAG_OL : TAG_UL;
        return true;
    case CMARK_NODE_ITEM:
        *tag = TAG_LI;
        return true;
    case CMARK_NODE_PARAGRAPH:
        *tag = TAG_P;
        return true;
    case CMARK_NODE_HEADING:
        *tag = cmark_node_get_heading_level(node) <= 1   ? TAG_H1
               : cmark_node_get_heading_level(node) == 2 ? TAG_H2
                                                         : TAG_H3;
        return true;
    case CMARK_NODE_EMPH:
        *tag = TAG_EM;
        return true;
    case CMARK_NODE_STRONG:
        *tag = TAG_STRONG;
        return true;
    case CMARK_NODE_LINK:
        *tag = TAG_A;
        return true;
    default:
        return false;
    }
}

/* --- tables -------------------------------------------------------------------------- */

static bool is_table(cmark_node *paragraph) {
    cmark_node *first = cmark_node_first_child(paragraph);
    return first != NULL && cmark_node_get_type(first) == CMARK_NODE_TEXT &&
           str_starts(str_from_c(cmark_node_get_literal(first)), STR("|"));
}

static void begin_table(Prose *prose) {
    markup_begin(prose->m, TAG_TABLE);
    prose->table = prose->m->depth;
    prose->row = prose->column = 0;
}

static void end_table(Prose *prose) {
    markup_end_to(prose->m, prose->table - 1);
    prose->table = 0;
}

/* Before anything is written inside a table; empty cells are not made. */
static void need_cell(Prose *prose) {
    if (prose->table == 0 || prose->m->depth >= prose->table + CELL)
        return;
    if (prose->m->depth < prose->table + ROW)
        markup_begin(prose->m, TAG_TR);
    markup_begin(prose->m, prose->row == 0 ? TAG_TH : TAG_TD);
    prose->column++;
}

static void end_row(Prose *prose) {
    markup_end_to(prose->m, prose->table);
    prose->row++;
    prose->column = 0;
}

static bool only(Str text, const char *bytes) {
    for (size_t i = 0; i < text.n; i++)
        if (strchr(bytes, text.p[i]) == NULL)
            return false;
    return true;
}

static void write_cells(Prose *prose, Str text) {
    Str piece, rest = text;
    bool rule = prose->row == 1 && only(text, "|-: ");
    for (bool bar = true; bar && !rule;) {
        size_t at;
        bar = str_find_char(rest, '|', &at);
        piece = bar ? str_slice(rest, 0, at) : rest;
        if (!only(piece, " ")) {
            need_cell(prose);
            markup_text(prose->m, piece);
        } else if (piece.n > 0 && prose->m->depth >= prose->table + CELL) {
            markup_text(prose->m, piece);
        }
        if (bar) {
            markup_end_to(prose->m, prose->m->depth < prose->table + ROW ? prose->m->depth
                                                                         : prose->table + ROW);
            rest = str_skip(rest, at + 1);
        }
    }
}

/* What can be typed stands in the first column: it is a link to the search that it is, where that
 * finds something. */
static void write_code(Prose *prose, Str text) {
    bool typed = prose->table > 0 && prose->column == 1 && prose->m->depth == prose->table + CELL &&
                 (prose->links == NULL || prose->links->hits(prose->links->context, text));
    if (typed) {
        markup_begin(prose->m, TAG_A);
        markup_link(prose->m, ATTR_HREF, address_search(prose->request, "/search", text, ""));
    }
    markup_element(prose->m, TAG_CODE, text);
    if (typed)
        markup_end(prose->m);
}

/* --- nodes --------------------------------------------------------------------------- */

static void write_leaf(Prose *prose, cmark_node *node) {
    Str text = str_from_c(cmark_node_get_literal(node));
    bool in_cells = prose->table > 0 && prose->m->depth <= prose->table + CELL;
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        if (in_cells)
            write_cells(prose, text);
        else
            markup_text(prose->m, text);
        break;
    case CMARK_NODE_SOFTBREAK:
        if (in_cells)
            end_row(prose);
        else
            markup_c(prose->m, "\n");
        break;
    case CMARK_NODE_LINEBREAK:
        markup_begin(prose->m, TAG_BR);
        break;
    case CMARK_NODE_CODE:
        need_cell(prose);
        write_code(prose, text);
        break;
    case CMARK_NODE_CODE_BLOCK:
        markup_element(prose->m, TAG_PRE, text);
        break;
    case CMARK_NODE_THEMATIC_BREAK:
        markup_begin(prose->m, TAG_HR);
        break;
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_HTML_INLINE:
        markup_text(prose->m, text);
        break;
    default:
        break;
    }
}

static void enter(Prose *prose, cmark_node *node) {
    Tag tag;
    if (!tag_of(node, &tag)) {
        write_leaf(prose, node);
        return;
    }
    if (prose->skipped > 0 || prose->m->depth > MARKUP_DEPTH_MAX / 2) {
        prose->skipped++;
        return;
    }
    if (tag == TAG_P && is_table(node)) {
        begin_table(prose);
        return;
    }
    need_cell(prose);
    markup_begin(prose->m, tag);
    if (tag == TAG_A) {
        Str address = str_from_c(cmark_node_get_url(node));
        if (!markup_link_out(prose->m, ATTR_HREF, address))
            markup_link(prose->m, ATTR_HREF, address);
    }
}

static void leave(Prose *prose, cmark_node *node) {
    Tag tag;
    if (!tag_of(node, &tag))
        return;
    if (prose->skipped > 0)
        prose->skipped--;
    else if (prose->table > 0 && tag == TAG_P)
        end_table(prose);
    else
        markup_end(prose->m);
}

static void write_markdown(Markup *m, struct arena *request, Str markdown,
                           const ExampleLinks *links) {
    cmark_node *root = cmark_parse_document(markdown.n > 0 ? markdown.p : "", markdown.n,
                                            CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8);
    cmark_iter *walk = cmark_iter_new(root);
    Prose prose = {.m = m, .request = request, .links = links};
    cmark_event_type event;
    while ((event = cmark_iter_next(walk)) != CMARK_EVENT_DONE) {
        if (event == CMARK_EVENT_ENTER)
            enter(&prose, cmark_iter_get_node(walk));
        else
            leave(&prose, cmark_iter_get_node(walk));
    }
    cmark_iter_free(walk);
    cmark_node_free(root);
}

void page_about_markdown(Markup *m, struct arena *request, Str markdown) {
    write_markdown(m, request, markdown, NULL);
}

static const char about_fonds[] =
    "## How it is kept\n\n"
    "Every file is kept byte for byte as it was received, with its SHA-512, and is checked from "
    "time to time. What the program understood of it stands beside it and can be made again. "
    "Nothing that was read is changed in place: a correction is a note that proposes other words, "
    "and searches find both. What was withdrawn or destroyed leaves a notice that says what was "
    "here, since when it is not, why, and who decided.\n\n"
    "## Who says so\n\n"
    "Each value of a description names its source: **the file** itself; **a rule** of this "
    "program, with the certainty it claims (sure, likely, doubtful); or **a person**, with the "
    "day. "
    "What a source asks for and leaves empty is shown as such.\n\n"
    "## Dates\n\n"
    "Dates are kept as they are given, also where they are vague. A search within a range says "
    "which documents fall in it *certainly* and which *possibly*, and counts the undated apart.\n\n"
    "## Addresses\n\n"
    "An address of a document, and of each of its blocks (the numbers in the margin), is for good. "
    "Documents and collections have a twin for programs: add `.json` to the address, or use "
    "[/search.json](/search.json?q=) and [/index.json](/index.json). A document is also to be had "
    "as "
    "`.txt`, `.tei.xml`, `.bib`, `.ris` and `.csl.json`.\n";

void page_about_archive(const PageContext *context, const Config *config) {
    PageFrame frame = {.title = STR("About"), .here = "/about", .class_name = "prose"};
    Markup m = page_frame_begin(context, &frame);
    markup_begin(&m, TAG_H1);
    markup_c(&m, "About ");
    markup_text(&m, context->archive);
    markup_end(&m);
    if (config->sentence.n > 0)
        markup_element_class(&m, TAG_P, "sentence", config->sentence);
    if (config->rights.n > 0) {
        markup_element_c(&m, TAG_H2, "Rights");
        markup_element(&m, TAG_P, config->rights);
    }
    page_about_markdown(&m, context->request, str_from_c(about_fonds));
    page_frame_end(context, &frame, &m);
}

void page_about_searching(const PageContext *context, const ExampleLinks *links) {
    PageFrame frame = {
        .title = STR("How to search"), .here = "/search-tips", .class_name = "prose"};
    Markup m = page_frame_begin(context, &frame);
    write_markdown(&m, context->request, assets_query_language(), links);
    page_frame_end(context, &frame, &m);
}
