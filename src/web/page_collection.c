/*
 * A list to be read down: number, date, title. Withdrawn documents keep their line and number, so
 * that the gap is seen; what they were is told by the notice that the line leads to.
 */
#include "web/page_collection.h"
#include "doc/date.h"
#include "web/address.h"
#include "web/description_out.h"
#include "web/words.h"

static void write_path(Markup *m, struct arena *request, const PageCollection *page) {
    page_frame_begin_path(m);
    for (size_t i = 0; i < page->path->n; i++)
        page_frame_step(m, address_collection(request, page->path->p[i].id, ""),
                        page->path->p[i].title);
    markup_end(m);
}

static void write_head(Markup *m, struct arena *request, const PageCollection *page) {
    const CollectionRow *row = page->row;
    markup_begin_class(m, TAG_HEADER, "head");
    if (row == NULL) {
        markup_element_c(m, TAG_H1, "Collections");
    } else {
        write_path(m, request, page);
        markup_element_class(m, TAG_P, "kind", str_from_c(collection_kind_name(row->kind)));
        markup_element(m, TAG_H1, row->title);
        markup_begin_class(m, TAG_P, "day");
        markup_text(m, words_some(request, row->document_count, "document", "documents"));
        if (row->document_count > 1) {
            markup_c(m, " \xc2\xb7 ");
            markup_begin(m, TAG_A);
            Str query = str_format(request, "collection:%.*s", STR_ARG(row->id));
            markup_link(m, ATTR_HREF, address_search(request, "/search", query, ""));
            markup_c(m, "search in them");
            markup_end(m);
        }
        markup_end(m);
    }
    markup_end(m);
}

static void write_children(Markup *m, struct arena *request, const CollectionRowList *rows) {
    if (rows->n == 0)
        return;
    markup_begin_class(m, TAG_UL, "tree");
    for (size_t i = 0; i < rows->n; i++) {
        markup_begin(m, TAG_LI);
        markup_begin(m, TAG_A);
        markup_link(m, ATTR_HREF, address_collection(request, rows->p[i].id, ""));
        markup_attr_c(m, ATTR_DIR, "auto");
        markup_text(m, rows->p[i].title);
        markup_end(m);
        if (rows->p[i].document_count > 0) {
            markup_c(m, " ");
            markup_element_class(m, TAG_SPAN, "count",
                                 words_count(request, rows->p[i].document_count));
        }
        markup_end(m);
    }
    markup_end(m);
}

static void write_title(Markup *m, struct arena *request, const DocumentRow *row) {
    bool withdrawn = row->state == STATE_WITHDRAWN, destroyed = row->state == STATE_DESTROYED;
    Str title = row->title.n > 0 ? row->title : STR("Document without a title");
    markup_begin(m, TAG_A);
    markup_link(m, ATTR_HREF, address_document(request, row->id, ""));
    markup_attr_c(m, ATTR_DIR, "auto");
    if (withdrawn || destroyed)
        markup_attr_c(m, ATTR_CLASS, "warn");
    markup_text(m, withdrawn   ? STR("A document that was withdrawn")
                   : destroyed ? STR("A document that was destroyed")
                               : title);
    markup_end(m);
    if (withdrawn || destroyed)
        return;
    if (row->kind.n > 0) {
        markup_c(m, " ");
        markup_element_class(m, TAG_SPAN, "kind", row->kind);
    }
    if (row->role == ROLE_APPARATUS)
        markup_element_class(m, TAG_SPAN, "role", STR(" apparatus"));
    if (row->state == STATE_LOST)
        markup_element_class(m, TAG_SPAN, "warn", STR(" not in the present reading"));
}

static void write_document(Markup *m, struct arena *request, const DocumentRow *row,
                           bool numbered) {
    bool withheld = row->state == STATE_WITHDRAWN || row->state == STATE_DESTROYED;
    markup_begin(m, TAG_TR);
    if (numbered)
        markup_element_class(m, TAG_TD, "number", row->number);
    markup_begin_class(m, TAG_TD, "when");
    if (row->date_edtf.n > 0 && !withheld) {
        markup_attr(m, ATTR_TITLE, row->date_edtf);
        markup_text(m, date_words(row->date_edtf, request));
    } else if (row->role == ROLE_RECORD && !withheld) {
        markup_element_class(m, TAG_SPAN, "empty", STR("undated"));
    }
    markup_end(m);
    markup_begin(m, TAG_TD);
    write_title(m, request, row);
    markup_end(m);
    markup_end(m);
}

static void write_alone(Markup *m) {
    markup_begin(m, TAG_H2);
    markup_attr_c(m, ATTR_ID, "alone");
    markup_c(m, "Documents that stand alone");
    markup_end(m);
}

static void write_documents(Markup *m, struct arena *request, const PageCollection *page) {
    static const char *const heads[] = {"No.", "Date", "Document"};
    size_t count = page->documents->n;
    bool numbered = false;
    if (count == 0)
        return;
    for (size_t i = 0; i < count; i++)
        numbered |= page->documents->p[i].number.n > 0;
    if (page->row == NULL)
        write_alone(m);
    markup_begin_table(m, "documents", numbered ? heads : heads + 1, numbered ? 3 : 2);
    for (size_t i = 0; i < count && i < PAGE_COLLECTION_ROWS; i++)
        write_document(m, request, &page->documents->p[i], numbered);
    markup_end(m);
    markup_end(m);
}

static void write_unread(Markup *m, struct arena *request, const PageUnreadList *unread) {
    if (unread == NULL || unread->n == 0)
        return;
    markup_element_c(m, TAG_H2, "Kept, and could not be read");
    markup_begin_class(m, TAG_UL, "tree");
    for (size_t i = 0; i < unread->n; i++) {
        markup_begin(m, TAG_LI);
        markup_begin(m, TAG_A);
        markup_link(m, ATTR_HREF, address_document(request, unread->p[i].id, ""));
        markup_text(m, words_path(request, unread->p[i].received_as));
        markup_end(m);
        markup_c(m, " ");
        markup_element_class(m, TAG_SPAN, "hint", unread->p[i].why);
        markup_end(m);
    }
    markup_end(m);
}

static void turn(Markup *m, struct arena *request, Str address, size_t first, const char *rel,
                 const char *words) {
    markup_begin(m, TAG_A);
    markup_link(m, ATTR_HREF, str_format(request, "%.*s?from=%zu", STR_ARG(address), first + 1));
    markup_attr_c(m, ATTR_REL, rel);
    markup_c(m, words);
    markup_end(m);
}

static void write_turns(Markup *m, struct arena *request, const PageCollection *page, Str address) {
    bool more = page->documents->n > PAGE_COLLECTION_ROWS;
    if (page->first == 0 && !more)
        return;
    markup_begin_class(m, TAG_NAV, "turn");
    markup_attr_c(m, ATTR_ARIA_LABEL, "Pages of this list");
    if (page->first > 0)
        turn(m, request, address,
             page->first > PAGE_COLLECTION_ROWS ? page->first - PAGE_COLLECTION_ROWS : 0, "prev",
             "\xe2\x86\x90 before");
    if (more)
        turn(m, request, address, page->first + PAGE_COLLECTION_ROWS, "next", "after \xe2\x86\x92");
    markup_end(m);
}

void page_collection_write(const PageContext *context, const PageCollection *page) {
    struct arena *request = context->request;
    Str address =
        page->row == NULL ? STR("/collection") : address_collection(request, page->row->id, "");
    PageFrame frame = {.title = page->row == NULL ? STR("Collections") : page->row->title,
                       .data = str_format(request, "%.*s.json", STR_ARG(address)),
                       .canonical = page->canonical,
                       .here = "/collection",
                       .class_name = "collection"};
    Markup m = page_frame_begin(context, &frame);
    write_head(&m, request, page);
    write_children(&m, request, page->children);
    write_documents(&m, request, page);
    write_turns(&m, request, page, address);
    write_unread(&m, request, page->unread);
    if (page->description != NULL && page->description->n > 0) {
        markup_begin(&m, TAG_SECTION);
        markup_attr_c(&m, ATTR_ARIA_LABELLEDBY, "about");
        markup_begin(&m, TAG_H2);
        markup_attr_c(&m, ATTR_ID, "about");
        markup_c(&m, "About this volume");
        markup_end(&m);
        description_out_table(&m, request, page->description, NULL);
        markup_end(&m);
    }
    page_frame_end(context, &frame, &m);
}
