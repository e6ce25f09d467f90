/*
 * page_about: pages of prose: about this archive, how to search it. Written in Markdown, of which
 * only what is known to be harmless is shown: no HTML inside, links only to known schemes.
 */
#ifndef FONDS_WEB_PAGE_ABOUT_H
#define FONDS_WEB_PAGE_ABOUT_H

#include "archive/config.h"
#include "web/page_frame.h"

void page_about_archive(const PageContext *context, const Config *config);
/* Which examples become links to their searches. */
typedef struct {
    bool (*hits)(void *context, Str query);
    void *context;
} ExampleLinks;
void page_about_searching(const PageContext *context, const ExampleLinks *links);

/* Markdown (CommonMark, and tables) into the page; raw HTML in it is shown as text. */
void page_about_markdown(Markup *m, struct arena *request, Str markdown);

#endif
