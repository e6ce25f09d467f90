/*
 * Each twin says what its page says, under names that are words of the field; a document's own
 * shape is the canonical one of docs/formats/reading.md, put in whole.
 */
#include "web/json_api.h"
#include "base/file.h"
#include "base/stamp.h"
#include "doc/doc_json.h"
#include "web/address.h"
#include "web/json_browse.h"
#include "web/json_out.h"

static void member_time(JsonOut *json, struct arena *request, const char *key, int64_t seconds) {
    if (seconds != 0)
        json_out_member(json, key, stamp_text(request, seconds));
}

static void write_collection_row(JsonOut *json, struct arena *request, const CollectionRow *row) {
    json_out_object(json);
    json_out_member(json, "id", row->id);
    json_out_member(json, "address", address_collection(request, row->id, ""));
    json_out_member(json, "kind", str_from_c(collection_kind_name(row->kind)));
    json_out_member(json, "title", row->title);
    json_out_member_count(json, "documents", row->document_count);
    json_out_member_count(json, "collections", row->child_count);
    json_out_end(json);
}

static void write_collections(JsonOut *json, struct arena *request, const char *key,
                              const CollectionRowList *rows) {
    json_out_key(json, key);
    json_out_list(json);
    for (size_t i = 0; i < rows->n; i++)
        write_collection_row(json, request, &rows->p[i]);
    json_out_end(json);
}

static const char *state_name(DocumentState state) {
    static const char *const names[] = {[STATE_VISIBLE] = "visible",
                                        [STATE_WITHDRAWN] = "withdrawn",
                                        [STATE_DESTROYED] = "destroyed",
                                        [STATE_LOST] = "lost"};
    return names[state];
}

static bool is_withheld(const DocumentRow *row) {
    return row->state == STATE_WITHDRAWN || row->state == STATE_DESTROYED;
}

/* Of what is withdrawn, its number and state; its notice has its title too, and nothing else. */
static void write_row(JsonOut *json, struct arena *request, const DocumentRow *row,
                      bool is_notice) {
    bool told = !is_withheld(row);
    json_out_member(json, "id", row->id);
    json_out_member(json, "address", address_document(request, row->id, ""));
    json_out_member(json, "role", row->role == ROLE_APPARATUS ? STR("apparatus") : STR("record"));
    json_out_member(json, "state", str_from_c(state_name(row->state)));
    json_out_member(json, "reason", row->state_reason);
    json_out_member(json, "decided_by", row->state_who);
    member_time(json, request, "since", row->state_time);
    if (told || is_notice)
        json_out_member(json, "title", row->title);
    json_out_member(json, "number", row->number);
    if (told) {
        json_out_member(json, "kind", row->kind);
        json_out_member(json, "date", row->date_edtf);
    }
    json_out_member_count(json, "reading", row->reading);
}

/* Members of an object. */
static void write_deposit(JsonOut *json, struct arena *request, const KeptOut *kept) {
    const DepositRow *deposit = kept->deposit;
    json_out_member(json, "id", deposit->id);
    json_out_member(json, "accession", deposit->accession);
    member_time(json, request, "received", deposit->received);
    json_out_member(json, "received_as", file_show(request, deposit->received_as));
    json_out_member_count(json, "version", deposit->version);
    json_out_member_count(json, "reading", deposit->reading);
    json_out_member(json, "program", deposit->program);
    json_out_member(json, "failure", deposit->failure);
    member_time(json, request, "checked", kept->checked);
    if (kept->checked != 0)
        json_out_member_bool(json, "sound", kept->check_sound);
    json_out_member_bool(json, "files_handed_out", !deposit->withheld);
    json_out_key(json, "files");
    json_out_list(json);
    for (size_t i = 0; i < deposit->files.n; i++) {
        const DepositFile *file = &deposit->files.p[i];
        json_out_object(json);
        json_out_member(json, "path", file_show(request, file->path));
        json_out_member(json, "sha512", file->sha512);
        json_out_member_count(json, "bytes", file->size_bytes);
        if (!deposit->withheld)
            json_out_member(json, "address", address_original(request, kept->id, file->path));
        json_out_end(json);
    }
    json_out_end(json);
    json_out_key(json, "received_again");
    json_out_list(json);
    for (size_t i = 0; i < kept->receipts->n; i++) {
        const ReceiptRow *receipt = &kept->receipts->p[i];
        json_out_object(json);
        member_time(json, request, "time", receipt->time);
        json_out_member(json, "accession", receipt->accession);
        json_out_member(json, "path", file_show(request, receipt->path));
        json_out_end(json);
    }
    json_out_end(json);
}

static void write_deposit_of(JsonOut *json, struct arena *request, const ArchivePage *page) {
    json_out_key(json, "deposit");
    json_out_object(json);
    write_deposit(json, request,
                  &(KeptOut){.id = page->row.id,
                             .deposit = &page->deposit,
                             .receipts = &page->receipts,
                             .checked = page->checked,
                             .check_sound = page->check_sound});
    json_out_end(json);
}

void json_api_deposit(const PageContext *context, const KeptOut *kept) {
    JsonOut json = {.out = context->out};
    json_out_object(&json);
    write_deposit(&json, context->request, kept);
    json_out_end(&json);
    buf_char(context->out, '\n');
}

static void write_decisions(JsonOut *json, const ActList *acts) {
    json_out_key(json, "decisions");
    json_out_list(json);
    for (size_t i = 0; i < acts->n; i++)
        if (acts->p[i].line.n > 0)
            json_out_raw(json, acts->p[i].line);
    json_out_end(json);
}

void json_api_document(const PageContext *context, const ArchivePage *page) {
    struct arena *request = context->request;
    JsonOut json = {.out = context->out};
    json_out_object(&json);
    write_row(&json, request, &page->row, true);
    json_out_member(&json, "cited_as", page->address);
    json_out_member(&json, "archive", context->archive);
    write_collections(&json, request, "path", &page->path);
    json_out_member(&json, "before", page->before);
    json_out_member(&json, "after", page->after);
    if (!is_withheld(&page->row)) {  // names of files and decisions tell what it said
        write_deposit_of(&json, request, page);
        write_decisions(&json, &page->acts);
    }
    if (page->row.state == STATE_VISIBLE) {
        Buf document = {0};
        doc_json_print(&page->document, &document);
        json_out_key(&json, "document");
        json_out_raw(&json, buf_as_str(&document));
        buf_free(&document);
    }
    json_out_end(&json);
    buf_char(context->out, '\n');
}

static void write_years(JsonOut *json, const YearCountList *years) {
    json_out_key(json, "years");
    json_out_list(json);
    for (size_t i = 0; i < years->n; i++) {
        json_out_object(json);
        json_out_key(json, "year");
        json_out_number(json, years->p[i].year);
        json_out_member_count(json, "certainly", years->p[i].certain);
        json_out_member_count(json, "possibly", years->p[i].possible);
        json_out_end(json);
    }
    json_out_end(json);
}

static void write_try(JsonOut *json, const void *tries, size_t i) {
    const PageHomeTry *one = &((const PageHomeTryList *)tries)->p[i];
    json_out_member(json, "kind", one->kind);
    json_out_member(json, "words", one->words);
    json_out_member(json, "address", one->address);
    json_out_member(json, "counted", one->counted);
}

void json_api_home(const PageContext *context, const PageHome *home) {
    const HoldingCount *holding = home->holding;
    JsonOut json = {.out = context->out};
    json_out_object(&json);
    json_out_member(&json, "archive", context->archive);
    json_out_member(&json, "sentence", home->config->sentence);
    json_out_member(&json, "program", STR("Fonds " FONDS_VERSION));
    json_out_member_count(&json, "documents", holding->documents);
    json_out_member_count(&json, "apparatus", holding->apparatus);
    json_out_member_count(&json, "undated", holding->undated);
    json_out_member_count(&json, "withdrawn", holding->withdrawn);
    json_out_member_count(&json, "deposits", holding->deposits);
    json_out_member_count(&json, "not_read", holding->not_read);
    json_out_member_count(&json, "original_bytes", holding->original_bytes);
    json_out_member_count(&json, "decisions", holding->acts);
    json_out_member_count(&json, "events", home->events);
    if (home->found->event != NULL)
        json_out_member(&json, "event",
                        address_event(context->request, home->found->event->row.id, ""));
    json_out_rows(&json, "to_try", home->found->tries.n, write_try, &home->found->tries);
    json_browse_named(&json, "people", &home->found->people);
    json_browse_named(&json, "bodies", &home->found->bodies);
    write_years(&json, home->years);
    write_collections(&json, context->request, "collections", home->collections);
    json_out_end(&json);
    buf_char(context->out, '\n');
}

void json_api_collection(const PageContext *context, const PageCollection *page) {
    struct arena *request = context->request;
    JsonOut json = {.out = context->out};
    json_out_object(&json);
    if (page->row != NULL) {
        json_out_key(&json, "collection");
        write_collection_row(&json, request, page->row);
    }
    write_collections(&json, request, "path", page->path);
    write_collections(&json, request, "collections", page->children);
    json_out_member_count(&json, "from", page->first + 1);
    json_out_member_bool(&json, "more", page->documents->n > PAGE_COLLECTION_ROWS);
    json_out_key(&json, "documents");
    json_out_list(&json);
    for (size_t i = 0; i < page->documents->n && i < PAGE_COLLECTION_ROWS; i++) {
        json_out_object(&json);
        write_row(&json, request, &page->documents->p[i], false);
        json_out_end(&json);
    }
    json_out_end(&json);
    json_out_end(&json);
    buf_char(context->out, '\n');
}

/* --- search -------------------------------------------------------------------------- */

static void write_passages(JsonOut *json, const PassageList *passages) {
    json_out_key(json, "passages");
    json_out_list(json);
    for (size_t i = 0; i < passages->n; i++) {
        const Passage *passage = &passages->p[i];
        json_out_object(json);
        json_out_member(json, "zone", str_from_c(zone_name(passage->zone)));
        if (passage->block > 0)
            json_out_member_count(json, "block", passage->block);
        json_out_member(json, "text", passage->text);
        json_out_member(json, "found", passage->found);
        json_out_key(json, "marks");
        json_out_list(json);
        for (size_t j = 0; j < passage->marks.n; j++) {
            json_out_list(json);
            json_out_count(json, passage->marks.p[j].start);
            json_out_count(json, passage->marks.p[j].end);
            json_out_end(json);
        }
        json_out_end(json);
        json_out_end(json);
    }
    json_out_end(json);
}

static void write_hit(JsonOut *json, struct arena *request, const SearchHit *hit,
                      const EventRowList *events) {
    json_out_object(json);
    json_out_member(json, "id", hit->hit.id);
    json_out_member(json, "address", address_document(request, hit->hit.id, ""));
    json_out_member(json, "title", hit->title);
    json_out_member(json, "kind", hit->kind);
    json_out_member(json, "number", hit->number);
    json_out_member(json, "date", hit->date_edtf);
    json_out_member(json, "date_words", hit->date_words);
    json_out_member_bool(json, "certainly_in_range", hit->hit.certain);
    json_out_member_bool(json, "undated", hit->hit.undated);
    json_out_member(json, "stands_in", hit->deposit_title);
    write_passages(json, &hit->passages);
    json_out_key(json, "events");
    json_out_list(json);
    for (size_t i = 0; events != NULL && i < events->n; i++)
        json_out_text(json, events->p[i].id);
    json_out_end(json);
    json_out_end(json);
}

static void write_facet(JsonOut *json, const void *facets, size_t i) {
    const FacetCount *one = &((const FacetCountList *)facets)->p[i];
    json_out_member(json, "field", str_from_c(field_info(one->field)->name));
    json_out_member(json, "value", one->value);
    json_out_member_count(json, "certainly", one->certain);
    json_out_member_count(json, "possibly", one->possible);
}

static void write_note(JsonOut *json, const void *notes, size_t i) {
    const QueryNote *one = &((const QueryNoteList *)notes)->p[i];
    json_out_member(json, "word", one->word);
    json_out_member_count(json, "at", one->at);
    json_out_member(json, "note", one->text);
}

static void write_meant_date(JsonOut *json, const void *dates, size_t i) {
    const SearchAlone *one = &((const SearchAloneList *)dates)->p[i];
    json_out_member(json, "query", one->typed);
    json_out_member_count(json, "total", one->total);
}

void json_api_search(const PageContext *context, const PageSearch *page) {
    const SearchAnswer *answer = page->answer;
    JsonOut json = {.out = context->out};
    json_out_object(&json);
    json_out_key(&json, "query");
    json_out_text(&json, page->asked->text);
    json_out_member(&json, "understood", answer->query.understood);
    json_out_rows(&json, "notes", answer->query.notes.n, write_note, &answer->query.notes);
    json_out_rows(&json, "dates", answer->dates.n, write_meant_date, &answer->dates);
    json_out_member_count(&json, "total", answer->counts.total);
    if (answer->query.has_date) {
        json_out_member_count(&json, "certainly", answer->counts.certain);
        json_out_member_count(&json, "possibly", answer->counts.possible);
    }
    json_out_member_count(&json, "undated", answer->counts.undated);
    json_out_member_count(&json, "apparatus", answer->counts.apparatus);
    json_out_member_bool(&json, "ranking_stopped", answer->counts.ranking_stopped);
    json_out_member_count(&json, "from", page->asked->first + 1);
    json_out_key(&json, "hits");
    json_out_list(&json);
    for (size_t i = 0; i < answer->hits.n; i++)
        write_hit(&json, context->request, &answer->hits.p[i],
                  page->events == NULL ? NULL : &page->events[i]);
    json_out_end(&json);
    json_out_rows(&json, "facets", answer->counts.facets.n, write_facet, &answer->counts.facets);
    json_out_end(&json);
    buf_char(context->out, '\n');
}

void json_api_values(const PageContext *context, const PageValues *page) {
    JsonOut json = {.out = context->out};
    size_t count;
    const FacetCount *values = page_facets_values(page, context->request, &count);
    json_out_object(&json);
    json_out_key(&json, "query");
    json_out_text(&json, page->answer->query.typed);
    json_out_member(&json, "field", str_from_c(field_info(page->field)->name));
    json_out_member_count(&json, "documents", page->answer->counts.total);
    json_out_key(&json, "values");
    json_out_list(&json);
    for (size_t i = 0; i < count; i++) {
        json_out_object(&json);
        json_out_member(&json, "value", values[i].value);
        json_out_member(&json, "label", values[i].label);
        json_out_member_count(&json, "documents", values[i].certain);
        json_out_end(&json);
    }
    json_out_end(&json);
    json_out_end(&json);
    buf_char(context->out, '\n');
}

void json_api_message(const PageContext *context, unsigned status, Str what) {
    JsonOut json = {.out = context->out};
    json_out_object(&json);
    json_out_member_count(&json, "status", status);
    json_out_member(&json, "message", what);
    json_out_end(&json);
    buf_char(context->out, '\n');
}
