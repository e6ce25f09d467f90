/* The lists of the document's own page, whole; what it refers to is never long. */
#include "web/page_references.h"
#include "web/address.h"
#include "web/json_browse.h"
#include "web/reference_out.h"
#include "web/words.h"

static Str title_of(const DocumentRow *row) {
    return row->title.n > 0 ? row->title : STR("Document without a title");
}

static void write_path(Markup *m, struct arena *request, const DocumentRow *row) {
    page_frame_begin_path(m);
    page_frame_step(m, address_document(request, row->id, ""), title_of(row));
    markup_end(m);
}

static void write_turn(Markup *m, struct arena *request, const PageReferences *page) {
    size_t step = PAGE_REFERENCES_ROWS, before = page->first > step ? page->first - step : 0;
    bool more = page->first + page->referrers->n < page->total;
    if (page->first == 0 && !more)
        return;
    Str address = address_references(request, page->row->id, "");
    markup_begin_class(m, TAG_NAV, "turn");
    markup_attr_c(m, ATTR_ARIA_LABEL, "Pages of this list");
    for (int i = 0; i < 2; i++) {
        if (i == 0 ? page->first == 0 : !more)
            continue;
        markup_begin(m, TAG_A);
        markup_link(m, ATTR_HREF,
                    str_format(request, "%.*s?from=%zu", STR_ARG(address),
                               (i == 0 ? before : page->first + step) + 1));
        markup_attr_c(m, ATTR_REL, i == 0 ? "prev" : "next");
        markup_c(m, i == 0 ? "\xe2\x86\x90 before" : "after \xe2\x86\x92");
        markup_end(m);
    }
    markup_end(m);
}

void page_references_write(const PageContext *context, const PageReferences *page) {
    struct arena *request = context->request;
    Str address = address_document(request, page->row->id, "");
    PageFrame frame = {.title =
                           str_format(request, "References: %.*s", STR_ARG(title_of(page->row))),
                       .data = address_references(request, page->row->id, ".json"),
                       .class_name = "collection"};
    Markup m = page_frame_begin(context, &frame);
    write_path(&m, request, page->row);
    markup_element_c(&m, TAG_H1, "References");
    markup_element_c(&m, TAG_H2, "Refers to");
    if (page->refers->n == 0)
        markup_element_class(&m, TAG_P, "empty", STR("no other document"));
    markup_begin_class(&m, TAG_UL, "relations");
    for (size_t i = 0; i < page->refers->n; i++)
        reference_out_referral(&m, request, &page->refers->p[i], address);
    markup_end(&m);
    markup_element(&m, TAG_H2,
                   str_format(request, "Referred to by %.*s",
                              STR_ARG(words_some(request, page->total, "document", "documents"))));
    markup_begin_class(&m, TAG_UL, "relations");
    for (size_t i = 0; i < page->referrers->n; i++)
        reference_out_referrer(&m, request, &page->referrers->p[i]);
    markup_end(&m);
    write_turn(&m, request, page);
    page_frame_end(context, &frame, &m);
}

/* --- its twin ------------------------------------------------------------------------ */

static void write_place(JsonOut *json, Str words, uint32_t block, uint64_t places) {
    json_out_member(json, "words", words);
    json_out_member_count(json, "block", block);
    json_out_member_count(json, "places", places);
    json_out_end(json);
}

void page_references_json(const PageContext *context, const PageReferences *page) {
    struct arena *request = context->request;
    JsonOut json = {.out = context->out};
    json_out_object(&json);
    json_browse_document(&json, request, page->row);
    json_out_key(&json, "refers_to");
    json_out_list(&json);
    for (size_t i = 0; i < page->refers->n; i++) {
        const ReferralRow *row = &page->refers->p[i];
        json_out_object(&json);
        json_out_member_bool(&json, "held", row->document.id.n > 0 || row->collection.n > 0);
        json_out_member(&json, row->telegram ? "telegram" : "target", row->target);
        if (row->document.id.n > 0)
            json_browse_document(&json, request, &row->document);
        else if (row->collection.n > 0)
            json_out_member(&json, "collection", row->collection);
        write_place(&json, row->words, row->block, row->places);
    }
    json_out_end(&json);
    json_out_member_count(&json, "referred_to_by_total", page->total);
    json_out_member_count(&json, "from", page->first + 1);
    json_out_key(&json, "referred_to_by");
    json_out_list(&json);
    for (size_t i = 0; i < page->referrers->n; i++) {
        const ReferrerRow *row = &page->referrers->p[i];
        json_out_object(&json);
        json_browse_document(&json, request, &row->document);
        write_place(&json, row->words, row->block, row->places);
    }
    json_out_end(&json);
    json_out_end(&json);
    buf_char(context->out, '\n');
}
