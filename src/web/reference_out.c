/*
 * A reference to a note of the document itself leads to that note; to a note of another document,
 * to the document. What is not held is no link: a link that ends at "not found" teaches readers not
 * to follow any.
 */
#include "web/reference_out.h"
#include "base/map.h"
#include "base/num.h"
#include "doc/date.h"
#include "web/address.h"
#include "web/words.h"

enum { SHOWN = 12 };

struct references {
    struct arena *request;
    const DocumentRow *row;
    const ReferralRowList *rows;
    struct map *by_key;  // to 1 + the place in rows
};

struct references *reference_out_create(const ReferralRowList *rows, const DocumentRow *row,
                                        struct arena *request) {
    struct references *references = ARENA_NEW(request, struct references);
    *references = (struct references){
        .request = request, .row = row, .rows = rows, .by_key = map_create(request)};
    for (size_t i = 0; i < rows->n; i++) {
        bool is_new;
        uint64_t *place = map_put(references->by_key, rows->p[i].key, &is_new);
        if (is_new)
            *place = i + 1;
    }
    return references;
}

static const ReferralRow *find_row(const struct references *references, const Span *span) {
    Str key = referral_key(span, references->row->deposit, references->request);
    const uint64_t *place = key.n == 0 ? NULL : map_find(references->by_key, key);
    return place == NULL ? NULL : &references->rows->p[*place - 1];
}

/* --- in the text --------------------------------------------------------------------- */

/* The block of a note of the document itself: "#fn3", or "#d35fn3" in d35. 0: none. */
static uint64_t own_note(const struct references *references, const struct document *document,
                         Str target) {
    Str own = str_format(references->request, "#%.*sfn", STR_ARG(references->row->local_id));
    Str label = str_starts(target, own)          ? str_skip(target, own.n)
                : str_starts(target, STR("#fn")) ? str_skip(target, 3)
                                                 : (Str){NULL, 0};
    for (size_t i = 0; label.n > 0 && i < document->parts.n; i++) {
        const SpanList *spans = &document->parts.p[i].spans;
        for (size_t k = 0; k < spans->n; k++) {
            uint64_t block;
            if (spans->p[k].kind == SPAN_NOTE &&
                str_equal(document_attribute(&spans->p[k], "label"), label) &&
                num_parse_u64(document_attribute(&spans->p[k], "block"), &block))
                return block;
        }
    }
    return 0;
}

/* "87. Letter to the Minister, 3 May 1962". */
static Str called(struct arena *request, const DocumentRow *row) {
    Str title = row->title.n > 0 ? row->title : STR("Document without a title");
    Str date = row->date_edtf.n > 0 ? date_words(row->date_edtf, request) : (Str){NULL, 0};
    return str_format(request, "%.*s%s%.*s%s%.*s", STR_ARG(row->number),
                      row->number.n > 0 ? ". " : "", STR_ARG(title), date.n > 0 ? ", " : "",
                      STR_ARG(date));
}

/* Targets that no catalog knows: pages of the Web, of a volume; and all of them where nobody
 * looked. */
static bool begin_unknown(Markup *m, Str target, const ReferenceOut *out) {
    Str volume, place;
    str_cut(target, '#', &volume, &place);
    bool document = place.n > 1 && place.p[0] == 'd' && place.p[1] >= '0' && place.p[1] <= '9';
    markup_begin_class(m, TAG_A, "xref");
    if (markup_link_out(m, ATTR_HREF, target))
        return true;
    if (!document) {
        markup_attr(m, ATTR_TITLE, target);
        return true;
    }
    Str name = volume.n == 0
                   ? str_format(out->request, "%.*s.%.*s", STR_ARG(out->deposit), STR_ARG(place))
                   : str_format(out->request, "%.*s/%.*s", STR_ARG(volume), STR_ARG(place));
    markup_link(m, ATTR_HREF, address_document(out->request, name, ""));
    return true;
}

static void begin_row(Markup *m, struct arena *request, const ReferralRow *row) {
    bool document = row->document.id.n > 0;
    if (!document && row->collection.n == 0) {
        markup_begin_class(m, TAG_SPAN, "xref open");
        markup_attr_c(m, ATTR_TITLE, "not held here");
        return;
    }
    markup_begin_class(m, TAG_A, "xref");
    markup_link(m, ATTR_HREF,
                document ? address_document(request, row->document.id, "")
                         : address_collection(request, row->collection, ""));
    if (document)
        markup_attr(m, ATTR_TITLE, called(request, &row->document));
}

bool reference_out_begin(Markup *m, const ReferenceOut *out, const Span *span, bool *linked) {
    Str target = document_attribute(span, "target");
    *linked = true;
    Str source = document_attribute(span, "source");
    if (source.n > 0) {  // what an ibid. stands for
        markup_begin_class(m, TAG_SPAN, "xref open");
        markup_attr(m, ATTR_TITLE, source);
        *linked = false;
        return true;
    }
    if (out->references == NULL)
        return target.n > 0 && begin_unknown(m, target, out);
    uint64_t note = own_note(out->references, out->document, target);
    if (note != 0) {
        markup_begin_class(m, TAG_A, "xref");
        markup_link(m, ATTR_HREF, str_format(out->request, "#b%llu", (unsigned long long)note));
        return true;
    }
    const ReferralRow *row = find_row(out->references, span);
    if (row == NULL)
        return target.n > 0 && begin_unknown(m, target, out);
    begin_row(m, out->request, row);
    *linked = row->document.id.n > 0 || row->collection.n > 0;
    return true;
}

/* --- below it ------------------------------------------------------------------------ */

static void write_count(Markup *m, struct arena *request, uint64_t places) {
    if (places < 2)
        return;
    markup_c(m, " ");
    markup_element_class(m, TAG_SPAN, "count", words_some(request, places, "place", "places"));
}

/* "347" of a list says little alone: "Document 347 of frus1964-68v33". */
static Str named(struct arena *request, const ReferralRow *row) {
    Str volume, place;
    bool bare = row->words.n > 0;
    for (size_t i = 0; i < row->words.n; i++)
        bare = bare && row->words.p[i] >= '0' && row->words.p[i] <= '9';
    if (!bare || row->telegram)
        return row->words;
    str_cut(row->target, '#', &volume, &place);
    return str_format(request, "%s %.*s%s%.*s", str_starts(place, STR("pg_")) ? "page" : "Document",
                      STR_ARG(row->words), volume.n > 0 ? " of " : "", STR_ARG(volume));
}

void reference_out_referral(Markup *m, struct arena *request, const ReferralRow *row, Str from) {
    markup_begin(m, TAG_LI);
    if (row->document.id.n > 0) {
        markup_begin(m, TAG_A);
        markup_link(m, ATTR_HREF, address_document(request, row->document.id, ""));
        markup_attr_c(m, ATTR_DIR, "auto");
        markup_text(m, called(request, &row->document));
        markup_end(m);
    } else if (row->collection.n > 0) {
        markup_begin(m, TAG_A);
        markup_link(m, ATTR_HREF, address_collection(request, row->collection, ""));
        markup_text(m, row->words);
        markup_end(m);
    } else {
        markup_begin(m, TAG_A);
        markup_link(m, ATTR_HREF, str_format(request, "%.*s#b%u", STR_ARG(from), row->block));
        markup_text(m, named(request, row));
        markup_end(m);
        markup_c(m, " ");
        markup_element_class(m, TAG_SPAN, "empty", STR("not held here"));
    }
    write_count(m, request, row->places);
    markup_end(m);
}

void reference_out_referrer(Markup *m, struct arena *request, const ReferrerRow *row) {
    Str address = address_document(request, row->document.id, "");
    markup_begin(m, TAG_LI);
    markup_begin(m, TAG_A);
    markup_link(m, ATTR_HREF, str_format(request, "%.*s#b%u", STR_ARG(address), row->block));
    markup_attr_c(m, ATTR_DIR, "auto");
    markup_text(m, called(request, &row->document));
    markup_end(m);
    write_count(m, request, row->places);
    markup_end(m);
}

static void write_more(Markup *m, struct arena *request, Str id, uint64_t total) {
    if (total <= SHOWN)
        return;
    markup_begin_class(m, TAG_P, "hint");
    markup_begin(m, TAG_A);
    markup_link(m, ATTR_HREF, address_references(request, id, ""));
    markup_text(m, str_format(request, "all %llu", (unsigned long long)total));
    markup_end(m);
    markup_end(m);
}

void reference_out_sections(Markup *m, struct arena *request, const ArchivePage *page) {
    const ReferralRowList *refers = &page->refers;
    const ReferrerRowList *referrers = &page->referrers;
    if (refers->n > 0) {
        markup_element_c(m, TAG_H3, "Refers to");
        markup_begin_class(m, TAG_UL, "relations");
        for (size_t i = 0; i < refers->n && i < SHOWN; i++)
            reference_out_referral(m, request, &refers->p[i], STR(""));
        markup_end(m);
        write_more(m, request, page->row.id, refers->n);
    }
    if (referrers->n > 0) {
        markup_element(m, TAG_H3,
                       str_format(request, "Referred to by %.*s",
                                  STR_ARG(words_some(request, page->referrer_count, "document",
                                                     "documents"))));
        markup_begin_class(m, TAG_UL, "relations");
        for (size_t i = 0; i < referrers->n && i < SHOWN; i++)
            reference_out_referrer(m, request, &referrers->p[i]);
        markup_end(m);
        write_more(m, request, page->row.id, page->referrer_count);
    }
}
