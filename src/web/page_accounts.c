/* A list, the surest first. Whoever keeps the archive finds below it how to join what is right. */
#include "web/page_accounts.h"
#include "doc/date.h"
#include "web/address.h"
#include "web/json_out.h"
#include "web/words.h"

static void write_proposal(Markup *m, struct arena *request, const Proposal *proposal, Str place) {
    const DocumentRow *row = &proposal->other;
    Source rule = {.kind = SOURCE_RULE};
    markup_begin(m, TAG_LI);
    markup_begin(m, TAG_A);
    markup_link(m, ATTR_HREF, address_document(request, row->id, ""));
    markup_attr_c(m, ATTR_DIR, "auto");
    markup_text(m, row->title.n > 0 ? row->title : STR("A document without a title"));
    markup_end(m);
    markup_begin_class(m, TAG_P, "where");
    if (row->date_edtf.n > 0) {
        markup_text(m, date_words(row->date_edtf, request));
        markup_c(m, place.n > 0 ? " \xc2\xb7 " : "");
    }
    markup_text(m, place);
    markup_end(m);
    markup_begin_class(m, TAG_P, "reasons");
    markup_text(m, words_source(request, rule, proposal->match.certainty));
    markup_c(m, ": ");
    markup_text(m, str_join(request, proposal->match.reasons, STR("; ")));
    markup_end(m);
    markup_end(m);
}

/* What an event joins already: it is not proposed again. */
static void write_joined(Markup *m, struct arena *request, const ArchivePage *of) {
    for (size_t i = 0; i < of->events.n; i++) {
        const EventRow *row = &of->events.p[i];
        markup_begin_class(m, TAG_P, "sentence");
        markup_c(m, "It is joined already as an account of ");
        markup_begin(m, TAG_A);
        markup_link(m, ATTR_HREF, address_event(request, row->id, ""));
        markup_text(m, row->event.title.n > 0 ? row->event.title : STR("an event"));
        markup_end(m);
        markup_c(m, ", which has ");
        markup_text(m, words_some(request, row->visible, "account", "accounts"));
        markup_c(m, ".");
        markup_end(m);
    }
}

void page_accounts_write(const PageContext *context, const PageAccounts *page) {
    struct arena *request = context->request;
    const DocumentRow *of = &page->of->row;
    PageFrame frame = {.title = STR("Other accounts"),
                       .data = address_document(request, of->id, "/accounts.json"),
                       .class_name = "collection proposals"};
    Markup m = page_frame_begin(context, &frame);
    markup_begin_class(&m, TAG_HEADER, "head");
    markup_element_c(&m, TAG_H1, "Other accounts of the same event?");
    markup_begin_class(&m, TAG_P, "sentence");
    markup_c(&m, page->proposals->n > 0 ? "What may tell of the same as "
                 : page->of->events.n > 0
                     ? "Nothing more in this archive seems to tell of the same as "
                     : "Nothing in this archive seems to tell of the same as ");
    markup_begin(&m, TAG_A);
    markup_link(&m, ATTR_HREF, address_document(request, of->id, ""));
    markup_text(&m, of->title.n > 0 ? of->title : STR("this document"));
    markup_end(&m);
    markup_c(&m, page->proposals->n > 0
                     ? ", by its day, hours, people, references and words. Read before you believe "
                       "it."
                     : ". Documents of the same day and of the days beside it were compared.");
    markup_end(&m);
    write_joined(&m, request, page->of);
    markup_end(&m);
    if (page->proposals->n > 0) {
        markup_begin_class(&m, TAG_OL, "hits");
        for (size_t i = 0; i < page->proposals->n; i++)
            write_proposal(&m, request, &page->proposals->p[i], page->places.p[i]);
        markup_end(&m);
        markup_element_class(&m, TAG_P, "hint",
                             str_format(request,
                                        "Whoever keeps this archive joins two with: fonds events "
                                        "join %.*s %.*s",
                                        STR_ARG(of->id), STR_ARG(page->proposals->p[0].other.id)));
    }
    page_frame_end(context, &frame, &m);
}

void page_accounts_json(const PageContext *context, const PageAccounts *page) {
    struct arena *request = context->request;
    JsonOut json = {.out = context->out};
    json_out_object(&json);
    json_out_member(&json, "document", page->of->row.id);
    json_out_key(&json, "proposals");
    json_out_list(&json);
    for (size_t i = 0; i < page->proposals->n; i++) {
        const Proposal *proposal = &page->proposals->p[i];
        json_out_object(&json);
        json_out_member(&json, "document", proposal->other.id);
        json_out_member(&json, "address", address_document(request, proposal->other.id, ""));
        json_out_member(&json, "title", proposal->other.title);
        json_out_member(&json, "date", proposal->other.date_edtf);
        json_out_member_count(&json, "certainty", proposal->match.certainty);
        json_out_key(&json, "reasons");
        json_out_list(&json);
        for (size_t k = 0; k < proposal->match.reasons.n; k++)
            json_out_text(&json, proposal->match.reasons.p[k]);
        json_out_end(&json);
        json_out_end(&json);
    }
    json_out_end(&json);
    json_out_end(&json);
}
