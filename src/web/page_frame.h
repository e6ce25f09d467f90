/*
 * page_frame: what stands around every page: head, search box, ways to go, foot. Pages write
 * between begin and end.
 */
#ifndef FONDS_WEB_PAGE_FRAME_H
#define FONDS_WEB_PAGE_FRAME_H

#include "web/markup.h"

/* Light or dark as the reader's system has it, or as the reader chose here. */
typedef enum { LOOK_SYSTEM, LOOK_LIGHT, LOOK_DARK } PageLook;

typedef struct {
    struct arena *request;
    Buf *out;
    Str archive;  // its name
    Str picture;  // address of the picture of a tab
    Str style;    // address of the style sheet
    PageLook look;
    Str here;     // path and query of this page as asked, to come back to; empty: the first page
    bool events;  // the archive has some, so there is a way to them
    Str typed;    // what may be typed into the search box, as an example
} PageContext;

typedef struct {
    Str title;               // of the page; empty: the archive's name alone
    Str query;               // what stands in the search box
    Str data;                // address of this page's JSON twin; empty: none
    Str canonical;           // whole address of this page as it is cited; empty: none
    const char *here;        // the way to go that leads to this page ("/collection"), or NULL
    const char *class_name;  // of the page's main part, or NULL
    const char *skip;        // words of the first link; NULL: "Skip to content"
    const char *skip_to;     // "#text"; NULL: "#content"
} PageFrame;

/* Opens the page up to its main part; page_frame_end() closes it. */
Markup page_frame_begin(const PageContext *context, const PageFrame *frame);
void page_frame_end(const PageContext *context, const PageFrame *frame, Markup *m);

/* "light", "dark"; the system's for anything else. */
PageLook page_frame_look(Str name);
const char *page_frame_look_name(PageLook look);  // "" for the system's

/* Where a page stands: begins with all collections, then steps; the caller ends it. */
void page_frame_begin_path(Markup *m);
void page_frame_step(Markup *m, Str address, Str title);  // address empty: no link

/* A whole page of a few sentences: what happened, where, what to do. */
typedef struct {
    const char *class_name;
    Str title;
    Str what;              // a sentence or more
    Str remedy;            // may be empty
    Str link, link_words;  // an address of ours that helps; may be empty
    Str query;
} PageMessage;
void page_frame_message(const PageContext *context, const PageMessage *message);

#endif
