#include "web/web_fixture.h"

#include <string.h>

WebFixture *web_fixture_create(void) {
    struct arena *arena = arena_create();
    WebFixture *fixture = ARENA_NEW(arena, WebFixture);
    fixture->arena = arena;
    Part *part = LIST_ADD(arena, &fixture->document.parts);
    part->id = STR("t1");
    part->language = STR("en");
    fixture->document.local_id = STR("p1");
    return fixture;
}

void web_fixture_destroy(WebFixture *fixture) {
    buf_free(&fixture->text);
    arena_destroy(fixture->arena);
}

Part *web_fixture_part(WebFixture *fixture) {
    Part *part = &fixture->document.parts.p[fixture->document.parts.n - 1];
    part->text = buf_as_str(&fixture->text);
    return part;
}

Block *web_fixture_holder(WebFixture *fixture, uint32_t id, BlockKind kind, uint32_t parent) {
    if (fixture->text.n > 0 && fixture->text.p[fixture->text.n - 1] != '\n')
        buf_char(&fixture->text, '\n');
    Block *block = LIST_ADD(fixture->arena, &web_fixture_part(fixture)->blocks);
    *block = (Block){
        .id = id, .kind = kind, .parent = parent, .start = fixture->text.n, .end = fixture->text.n};
    return block;
}

Block *web_fixture_leaf(WebFixture *fixture, uint32_t id, BlockKind kind, uint32_t parent,
                        const char *text) {
    Block *block = web_fixture_holder(fixture, id, kind, parent);
    buf_c(&fixture->text, text);
    block->end = fixture->text.n;
    web_fixture_part(fixture);
    return block;
}

void web_fixture_close(WebFixture *fixture, uint32_t id) {
    Part *part = web_fixture_part(fixture);
    for (size_t i = 0; i < part->blocks.n; i++)
        if (part->blocks.p[i].id == id)
            part->blocks.p[i].end = part->text.n;
}

Span *web_fixture_span(WebFixture *fixture, SpanKind kind, size_t start, size_t end,
                       const char *key, const char *value) {
    Span *span = LIST_ADD(fixture->arena, &web_fixture_part(fixture)->spans);
    *span = (Span){.kind = kind, .start = start, .end = end, .certainty = 1000};
    if (key != NULL)
        document_set_attribute(fixture->arena, &span->attributes, key, str_from_c(value));
    return span;
}

static void fill_text(WebFixture *f) {
    web_fixture_leaf(f, 1, BLOCK_HEADING, 0, "From the cable");
    web_fixture_leaf(f, 2, BLOCK_DATELINE, 0, "18 October 1962");
    size_t third = f->text.n + 1;
    web_fixture_leaf(f, 3, BLOCK_PARAGRAPH, 0, "During the meeting, Gromyko said <no> & \"yes\".");
    size_t list = f->text.n;
    web_fixture_holder(f, 4, BLOCK_LIST, 0);
    web_fixture_leaf(f, 5, BLOCK_ITEM, 4, "Rusk");
    web_fixture_leaf(f, 6, BLOCK_ITEM, 4, "Thompson");
    web_fixture_close(f, 4);
    web_fixture_holder(f, 7, BLOCK_TABLE, 0);
    web_fixture_holder(f, 8, BLOCK_ROW, 7);
    web_fixture_leaf(f, 9, BLOCK_CELL, 8, "1");
    web_fixture_leaf(f, 10, BLOCK_CELL, 8, "2");
    web_fixture_close(f, 8);
    web_fixture_close(f, 7);
    web_fixture_leaf(f, 11, BLOCK_NOTE, 0, "Source: Archive of Foreign Policy.");
    web_fixture_span(f, SPAN_NOTE, 14, 14, "block", "11");
    web_fixture_span(f, SPAN_PAGE, third, third, "n", "370");
    web_fixture_span(f, SPAN_NAME, third + 20, third + 27, "type", "person");
    web_fixture_span(f, SPAN_GAP, list, list, "form", "/ ... /");
    document_sort_spans(web_fixture_part(f));
}

static void add_value(WebFixture *f, Value value) {
    *LIST_ADD(f->arena, &f->document.description) = value;
}

ArchivePage *web_fixture_page(WebFixture *f) {
    fill_text(f);
    add_value(f, (Value){.field = FIELD_TITLE, .value = STR("From the cable"), .certainty = 1000});
    add_value(f, (Value){.field = FIELD_DATE,
                         .value = STR("10/18/1962"),
                         .norm = STR("1962-10-18"),
                         .role = STR("given"),
                         .certainty = 1000});
    add_value(f, (Value){.field = FIELD_LANGUAGE,
                         .value = STR("English"),
                         .norm = STR("en"),
                         .source = {SOURCE_RULE, STR("language"), 1},
                         .certainty = 920});
    add_value(f, (Value){.field = FIELD_IDENTIFIER,
                         .label = STR("Record ID"),
                         .asked_empty = true,
                         .certainty = 1000});
    ArchivePage *page = ARENA_NEW(f->arena, ArchivePage);
    page->row = (DocumentRow){.id = STR("d0abc.p1"),
                              .deposit = STR("d0abc"),
                              .local_id = STR("p1"),
                              .reading = 1,
                              .title = STR("From the cable"),
                              .kind = STR("telegram"),
                              .date_edtf = STR("1962-10-18")};
    page->document = f->document;
    page->deposit = (DepositRow){.id = STR("d0abc"),
                                 .received = 1795000000,
                                 .received_as = STR("seed <1>.txt"),
                                 .version = 1,
                                 .reading = 1,
                                 .program = STR("fonds 0.1.0")};
    *LIST_ADD(f->arena, &page->deposit.files) =
        (DepositFile){STR("seed 1.txt"), STR("cf83e1357eefb8bd"), 1234};
    *LIST_ADD(f->arena, &page->receipts) = (ReceiptRow){1796000000, STR("a2"), STR("again.txt")};
    *LIST_ADD(f->arena, &page->path) = (CollectionRow){
        .id = STR("d0abc"), .kind = COLLECTION_VOLUME, .title = STR("Volume & one")};
    page->before = STR("d0abc.p0");
    page->after = STR("d0abc.p2");
    page->address = STR("https://archive.example/d/d0abc.p1");
    return page;
}
