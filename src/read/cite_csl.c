/*
 * Names are `literal`: see cite_facts. A date is `date-parts` as far as it is plain, `circa` where
 * it is not certain, `season` where it is one, else `literal` words. A document of a volume is a
 * `chapter` issued with the volume, its own date being `original-date`; one that stands alone is a
 * `document` issued on its own date.
 */
#include "read/cite_csl.h"
#include "base/json.h"

static void put(Json *item, const char *key, Str value) {
    if (value.n > 0)
        json_set_text(item, key, value);
}

static void put_names(Json *item, const char *key, StrList names) {
    if (names.n == 0)
        return;
    Json *list = json_new_list();
    for (size_t i = 0; i < names.n; i++) {
        Json *name = json_new_object();
        json_set_text(name, "literal", names.p[i]);
        json_add(list, name);
    }
    json_set(item, key, list);
}

static Json *parts_of(CiteDay day) {
    Json *parts = json_new_list();
    json_add(parts, json_new_number(day.year));
    if (day.month > 0)
        json_add(parts, json_new_number(day.month));
    if (day.day > 0)
        json_add(parts, json_new_number(day.day));
    return parts;
}

static void put_date(Json *item, const char *key, const CiteDate *date) {
    if (date->words.n == 0)
        return;
    Json *value = json_new_object();
    if (date->first.has_year && (!date->is_interval || date->last.has_year) && date->season <= 24) {
        Json *parts = json_new_list();
        json_add(parts, parts_of(date->first));
        if (date->is_interval)
            json_add(parts, parts_of(date->last));
        json_set(value, "date-parts", parts);
        if (date->is_uncertain)
            json_set(value, "circa", json_new_bool(true));
        if (date->season > 0)
            json_set_number(value, "season", date->season - 20);
    } else {
        json_set_text(value, "literal", date->words);
    }
    json_set(item, key, value);
}

static void put_year(Json *item, Str year) {
    if (year.n == 0)
        return;
    Json *value = json_new_object();
    json_set_text(value, "literal", year);
    json_set(item, "issued", value);
}

void cite_csl_add(const CiteFacts *facts, Str id, Json *list) {
    bool in_volume = facts->volume.n > 0;
    Json *item = json_new_object();
    put(item, "id", id);
    put(item, "type",
        in_volume          ? STR("chapter")
        : facts->is_letter ? STR("personal_communication")
                           : STR("document"));
    put(item, "title", facts->title);
    put_names(item, "author", facts->authors);
    put_names(item, "recipient", facts->recipients);
    put(item, "container-title", facts->volume);
    put_names(item, "editor", facts->editors);
    put(item, "number", facts->number);
    put(item, "genre", facts->kind);
    put(item, "publisher", facts->publisher);
    put(item, "publisher-place", facts->place);
    put(item, "archive", facts->archive);
    put(item, "archive_location", facts->reference);
    put(item, "source", facts->holding);
    put(item, "note", facts->source_note);
    put(item, "language", facts->language);
    put(item, "URL", facts->address);
    put_date(item, in_volume ? "original-date" : "issued", &facts->date);
    if (in_volume)
        put_year(item, facts->published);
    put_date(item, "accessed", &facts->accessed);
    json_add(list, item);
}

void cite_csl_write(const CiteFacts *facts, Str id, Buf *out) {
    Json *list = json_new_list();
    cite_csl_add(facts, id, list);
    json_print_pretty(list, out);
    json_free(list);
}
