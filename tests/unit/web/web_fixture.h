/* A document with something of everything, and the page of an archive around it. */
#ifndef FONDS_TESTS_UNIT_WEB_WEB_FIXTURE_H
#define FONDS_TESTS_UNIT_WEB_WEB_FIXTURE_H

#include "web/page_document.h"

/* Adds a leaf (or, with length 0 text, a container whose end is set by web_fixture_close). */
typedef struct {
    struct arena *arena;
    struct document document;
    Buf text;  // of the part in hand
} WebFixture;

WebFixture *web_fixture_create(void);
void web_fixture_destroy(WebFixture *fixture);
Part *web_fixture_part(WebFixture *fixture);
/* A leaf at the end of the text; its index in blocks. */
Block *web_fixture_leaf(WebFixture *fixture, uint32_t id, BlockKind kind, uint32_t parent,
                        const char *text);
Block *web_fixture_holder(WebFixture *fixture, uint32_t id, BlockKind kind, uint32_t parent);
void web_fixture_close(WebFixture *fixture, uint32_t id);  // the holder ends where the text ends
Span *web_fixture_span(WebFixture *fixture, SpanKind kind, size_t start, size_t end,
                       const char *key, const char *value);
/* "From the cable": heading, dateline, paragraphs, note, gap, page, list, table; id d0abc.p1. */
ArchivePage *web_fixture_page(WebFixture *fixture);

#endif
