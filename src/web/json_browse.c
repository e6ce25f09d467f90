/*
 * Names of members are those of json_api.c where they say the same.
 */
#include "web/json_browse.h"
#include "web/address.h"
#include "web/json_out.h"

static void write_count(JsonOut *json, Str name, uint64_t certain, uint64_t possible) {
    json_out_object(json);
    json_out_member(json, "date", name);
    json_out_member_count(json, "certainly", certain);
    json_out_member_count(json, "possibly", possible);
    json_out_end(json);
}

static void write_stretches(JsonOut *json, struct arena *request, const PageDays *page) {
    json_out_key(json, page->month > 0 ? "days" : "months");
    json_out_list(json);
    const CalendarCountList *counts = page->month > 0 ? page->days : page->months;
    for (size_t i = 0; i < counts->n; i++) {
        const CalendarCount *count = &counts->p[i];
        Str name = page->month > 0
                       ? str_format(request, "%04lld-%02u-%02zu", (long long)page->year,
                                    page->month, i + 1)
                       : str_format(request, "%04lld-%02zu", (long long)page->year, i + 1);
        write_count(json, name, count->certain, count->possible);
    }
    json_out_end(json);
}

void json_browse_document(JsonOut *json, struct arena *request, const DocumentRow *row) {
    json_out_member(json, "id", row->id);
    json_out_member(json, "address", address_document(request, row->id, ""));
    json_out_member(json, "title", row->title);
    json_out_member(json, "number", row->number);
    json_out_member(json, "date", row->date_edtf);
}

void json_browse_days(const PageContext *context, const PageDays *page) {
    JsonOut json = {.out = context->out};
    const EngineAnswer *counts = &page->answer->counts;
    json_out_object(&json);
    json_out_member(&json, "query", page->query);
    json_out_member_count(&json, "documents", counts->total);
    if (page->has_year) {
        json_out_member_count(&json, "certainly", counts->certain);
        json_out_member_count(&json, "possibly", counts->possible);
    }
    json_out_member_count(&json, "undated",
                          page->has_year ? counts->undated : counts->undated_in_total);
    if (page->has_year) {
        write_stretches(&json, context->request, page);
    } else {
        json_out_key(&json, "years");
        json_out_list(&json);
        for (size_t i = 0; i < page->years->n; i++)
            write_count(&json, str_format(context->request, "%04d", (int)page->years->p[i].year),
                        page->years->p[i].certain, page->years->p[i].possible);
        json_out_end(&json);
    }
    if (page->month > 0) {
        json_out_key(&json, "listed");
        json_out_list(&json);
        for (size_t i = 0; i < page->documents->n; i++) {
            json_out_object(&json);
            json_browse_document(&json, context->request, &page->documents->p[i]);
            json_out_end(&json);
        }
        json_out_end(&json);
    }
    json_out_end(&json);
    buf_char(context->out, '\n');
}

static void write_person(JsonOut *json, struct arena *request, const PersonRow *person) {
    json_out_member(json, "id", person->id);
    json_out_member(json, "address", address_person(request, person->id, ""));
    json_out_member(json, "name", person->name);
    json_out_member(json, "entry", person->wording);
    json_out_member(json, "volume", person->volume);
    json_out_member(json, "list", person->document);
    json_out_member_count(json, "block", person->block);
    json_out_member_count(json, "documents", person->documents);
}

static void write_people(JsonOut *json, struct arena *request, const char *key,
                         const PersonRowList *rows, size_t count) {
    json_out_key(json, key);
    json_out_list(json);
    for (size_t i = 0; i < rows->n && i < count; i++) {
        json_out_object(json);
        write_person(json, request, &rows->p[i]);
        json_out_end(json);
    }
    json_out_end(json);
}

static void write_named(JsonOut *json, const void *names, size_t i) {
    const PageHomePerson *one = &((const PageHomePersonList *)names)->p[i];
    json_out_member(json, "name", one->name);
    json_out_member(json, "address", one->address);
    json_out_member_count(json, "documents", one->count);
}

void json_browse_named(JsonOut *json, const char *key, const PageHomePersonList *names) {
    json_out_rows(json, key, names->n, write_named, names);
}

void json_browse_people(const PageContext *context, const PagePeople *page) {
    JsonOut json = {.out = context->out};
    json_out_object(&json);
    json_out_member(&json, "query", page->range.words);
    json_out_member(&json, "letter", page->range.letter);
    json_out_key(&json, "letters");
    json_out_list(&json);
    for (size_t i = 0; i < page->letters->n; i++) {
        json_out_object(&json);
        json_out_member(&json, "letter", page->letters->p[i].letter);
        json_out_member_count(&json, "entries", page->letters->p[i].count);
        json_out_end(&json);
    }
    json_out_end(&json);
    json_out_member_count(&json, "from", page->range.first + 1);
    json_out_member_bool(&json, "more", page->rows->n >= page->range.count);
    write_people(&json, context->request, "people", page->rows, page->range.count - 1);
    if (page->range.most_linked) {
        json_browse_named(&json, "persons_in_descriptions", &page->named->people);
        json_browse_named(&json, "bodies_in_descriptions", &page->named->bodies);
        json_out_member_bool(&json, "more_persons_in_descriptions", page->named->more_people);
        json_out_member_bool(&json, "more_bodies_in_descriptions", page->named->more_bodies);
    }
    json_out_end(&json);
    buf_char(context->out, '\n');
}

void json_browse_person(const PageContext *context, const PagePerson *page) {
    JsonOut json = {.out = context->out};
    json_out_object(&json);
    write_person(&json, context->request, page->person);
    json_out_member_count(&json, "from", page->first + 1);
    json_out_member_bool(&json, "more", page->mentions->n > PAGE_PEOPLE_DOCUMENTS);
    json_out_key(&json, "linked_in");
    json_out_list(&json);
    for (size_t i = 0; i < page->mentions->n && i < PAGE_PEOPLE_DOCUMENTS; i++) {
        const MentionRow *mention = &page->mentions->p[i];
        json_out_object(&json);
        json_browse_document(&json, context->request, &mention->document);
        json_out_member_count(&json, "places", mention->places);
        json_out_member_count(&json, "block", mention->block);
        json_out_key(&json, "wordings");
        json_out_list(&json);
        for (size_t j = 0; j < mention->wordings.n; j++)
            json_out_text(&json, mention->wordings.p[j]);
        json_out_end(&json);
        json_out_end(&json);
    }
    json_out_end(&json);
    write_people(&json, context->request, "same_person", page->one_with, SIZE_MAX);
    write_people(&json, context->request, "same_wording", page->same_name, SIZE_MAX);
    json_out_end(&json);
    buf_char(context->out, '\n');
}
