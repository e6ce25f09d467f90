/*
 * The words of docs/formats/events.md. Of an account that is withdrawn its document's id, its state
 * and the reason, as its own notice tells them.
 */
#include "web/json_event.h"
#include "base/stamp.h"
#include "web/address.h"
#include "web/json_out.h"

static void write_said_by(JsonOut *json, const Source *source) {
    static const char *const kinds[] = {
        [SOURCE_FILE] = "file", [SOURCE_RULE] = "rule", [SOURCE_PERSON] = "person"};
    json_out_member(json, "said_by", str_from_c(kinds[source->kind]));
    json_out_member(json, "said_by_name", source->name);
}

static void write_event(JsonOut *json, struct arena *request, const EventRow *row) {
    const Event *event = &row->event;
    json_out_member(json, "id", row->id);
    json_out_member(json, "address", address_event(request, row->id, ""));
    json_out_member(json, "state", row->taken_back ? STR("taken back") : STR("joined"));
    json_out_member(json, "key", event->key);
    json_out_member(json, "title", event->title);
    json_out_member(json, "date", event->when);
    if (event->when.n > 0)
        json_out_member(json, "date_words", date_words(event->when, request));
    json_out_member(json, "place", event->place);
    json_out_key(json, "people");
    json_out_list(json);
    for (size_t i = 0; i < event->people.n; i++) {
        json_out_object(json);
        json_out_member(json, "name", event->people.p[i].name);
        json_out_member(json, "side", event->people.p[i].side);
        write_said_by(json, &event->people.p[i].source);
        json_out_end(json);
    }
    json_out_end(json);
    json_out_member_count(json, "accounts_visible", row->visible);
}

static void write_named(JsonOut *json, const struct document *document) {
    const Description *said = &document->description;
    json_out_key(json, "names");
    json_out_list(json);
    for (size_t i = 0; i < said->n; i++) {
        const Value *value = &said->p[i];
        if ((value->field != FIELD_PARTICIPANT && value->field != FIELD_PERSON) ||
            value->value.n == 0)
            continue;
        json_out_object(json);
        json_out_member(json, "name", value->value);
        json_out_member(json, "as", str_from_c(field_info(value->field)->name));
        json_out_member(json, "role", value->role);
        write_said_by(json, &value->source);
        json_out_end(json);
    }
    json_out_end(json);
}

/* document: as it is now, or NULL where it was not loaded. */
static void write_account(JsonOut *json, struct arena *request, const AccountRow *row,
                          const struct document *document) {
    static const char *const states[] = {[STATE_VISIBLE] = "visible",
                                         [STATE_WITHDRAWN] = "withdrawn",
                                         [STATE_DESTROYED] = "destroyed",
                                         [STATE_LOST] = "lost"};
    bool visible = row->row.state == STATE_VISIBLE;
    json_out_object(json);
    json_out_member(json, "document", row->account.document);
    json_out_member(json, "address", address_document(request, row->account.document, ""));
    json_out_member(json, "state", str_from_c(states[row->row.state]));
    json_out_member(json, "reason", row->row.state_reason);
    if (row->row.state_time != 0)
        json_out_member(json, "since", stamp_text(request, row->row.state_time));
    json_out_member(json, "side", row->account.side);
    if (visible) {
        json_out_member(json, "label", row->account.label);
        json_out_member(json, "completeness", row->account.completeness);
        if (row->account.minutes > 0)
            json_out_member_count(json, "minutes", row->account.minutes);
        json_out_member_count(json, "joined_of_reading", row->account.reading);
        json_out_member(json, "title", row->row.title);
        json_out_member(json, "kind", row->row.kind);
        json_out_member(json, "date", row->row.date_edtf);
    }
    write_said_by(json, &row->account.source);
    if (visible && document != NULL)
        write_named(json, document);
    json_out_end(json);
}

void json_event_write(Buf *out, struct arena *request, const ArchiveEvent *event) {
    const EventRow *row = &event->row;
    JsonOut json = {.out = out};
    json_out_object(&json);
    write_event(&json, request, row);
    json_out_member(&json, "cited_as", event->address);
    json_out_member_bool(&json, "aligned", false);
    json_out_key(&json, "accounts");
    json_out_list(&json);
    for (size_t i = 0; i < row->accounts.n; i++)
        write_account(&json, request, &row->accounts.p[i], &event->documents[i]);
    json_out_end(&json);
    json_out_key(&json, "decisions");
    json_out_list(&json);
    for (size_t i = 0; i < event->acts.n; i++)
        json_out_raw(&json, event->acts.p[i].line);
    json_out_end(&json);
    json_out_end(&json);
    buf_char(out, '\n');
}

void json_event_list(Buf *out, struct arena *request, const PageEvents *page) {
    JsonOut json = {.out = out};
    json_out_object(&json);
    json_out_member_count(&json, "total", page->total);
    json_out_member_count(&json, "from", page->first + 1);
    json_out_key(&json, "events");
    json_out_list(&json);
    for (size_t i = 0; i < page->rows->n; i++) {
        const EventRow *row = &page->rows->p[i];
        json_out_object(&json);
        write_event(&json, request, row);
        json_out_key(&json, "accounts");
        json_out_list(&json);
        for (size_t j = 0; j < row->accounts.n; j++)
            write_account(&json, request, &row->accounts.p[j], NULL);
        json_out_end(&json);
        json_out_end(&json);
    }
    json_out_end(&json);
    json_out_end(&json);
    buf_char(out, '\n');
}
