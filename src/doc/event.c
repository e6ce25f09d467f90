/*
 * Acts are few, so an event goes through base/json's trees, as acts do. Text that a document could
 * not hold is the fold's to refuse (catalog/event_rows.c): here a line is only understood.
 */
#include "doc/event.h"
#include "base/digest.h"
#include "base/num.h"

enum { ID_LETTERS = 12 };

Str event_id_of(struct arena *results, Str line) {
    return str_format(results, "e%.*s", STR_ARG(digest_crockford(results, line, ID_LETTERS)));
}

bool event_is_id(Str id) {
    static const char letters[] = "0123456789abcdefghjkmnpqrstvwxyz";
    size_t at;
    if (id.n != ID_LETTERS + 1 || id.p[0] != 'e')
        return false;
    for (size_t i = 1; i < id.n; i++)
        if (!str_find_char(STR(letters), id.p[i], &at))
            return false;
    return true;
}

bool event_is_empty(const Event *event) {
    return event->key.n + event->title.n + event->when.n + event->place.n == 0 &&
           event->people.n == 0 && event->accounts.n == 0;
}

Str event_account_words(const EventAccount *account, struct arena *results) {
    if (account->label.n == 0 || account->completeness.n == 0)
        return account->label.n > 0 ? account->label : account->completeness;
    return str_format(results, "%.*s, %.*s", STR_ARG(account->label),
                      STR_ARG(account->completeness));
}

Str event_length_words(struct arena *results, uint32_t minutes) {
    unsigned hours = minutes / 60, rest = minutes % 60;
    if (hours == 0)
        return minutes == 0 ? (Str){NULL, 0} : str_format(results, "%u min", rest);
    return rest == 0 ? str_format(results, "%u h", hours)
                     : str_format(results, "%u h %u min", hours, rest);
}

/* --- adding -------------------------------------------------------------------------- */

static void replace(Str *text, Str more) {
    if (more.n > 0)
        *text = more;
}

static void add_account(Event *event, const EventAccount *account, struct arena *results) {
    for (size_t i = 0; i < event->accounts.n; i++)
        if (str_equal(event->accounts.p[i].document, account->document)) {
            event->accounts.p[i] = *account;
            return;
        }
    if (event->accounts.n < EVENT_ACCOUNTS_MAX)
        *LIST_ADD(results, &event->accounts) = *account;
}

static void add_person(Event *event, const EventPerson *person, struct arena *results) {
    if (person->name.n == 0)
        return;
    for (size_t i = 0; i < event->people.n; i++)
        if (str_equal(event->people.p[i].name, person->name) &&
            str_equal(event->people.p[i].side, person->side))
            return;
    if (event->people.n < EVENT_PEOPLE_MAX)
        *LIST_ADD(results, &event->people) = *person;
}

void event_add(Event *event, const Event *more, struct arena *results) {
    replace(&event->key, more->key);
    replace(&event->title, more->title);
    replace(&event->when, more->when);
    replace(&event->place, more->place);
    for (size_t i = 0; i < more->accounts.n; i++)
        add_account(event, &more->accounts.p[i], results);
    for (size_t i = 0; i < more->people.n; i++)
        add_person(event, &more->people.p[i], results);
}

/* --- JSON ---------------------------------------------------------------------------- */

static Str take_text(const Json *object, const char *name, struct arena *results) {
    Str text = json_get_text(object, name);
    return text.n == 0 ? (Str){NULL, 0} : str_copy(results, text);
}

static bool take_u32(const Json *object, const char *name, uint32_t *number, Fail *fail) {
    const Json *member = json_get(object, name);
    int64_t value = json_number(member);
    if (member != NULL &&
        (json_kind(member) != JSON_KIND_NUMBER || value < 0 || value > UINT32_MAX))
        return fail_set(fail, FAIL_CORRUPT, "event: %s is no such number", name);
    *number = (uint32_t)value;
    return true;
}

static bool read_account(const Json *json, struct arena *results, EventAccount *account,
                         Fail *fail) {
    *account = (EventAccount){.document = take_text(json, "document", results),
                              .side = take_text(json, "side", results),
                              .label = take_text(json, "label", results),
                              .completeness = take_text(json, "completeness", results)};
    if (account->document.n == 0)
        return fail_set(fail, FAIL_CORRUPT, "event: an account names no document");
    return take_u32(json, "reading", &account->reading, fail) &&
           take_u32(json, "minutes", &account->minutes, fail);
}

bool event_read(const Json *json, struct arena *results, Event *event, Fail *fail) {
    *event = (Event){.key = take_text(json, "key", results),
                     .title = take_text(json, "title", results),
                     .when = take_text(json, "when", results),
                     .place = take_text(json, "place", results)};
    const Json *accounts = json_get(json, "accounts"), *people = json_get(json, "people");
    for (size_t i = 0; i < json_count(accounts); i++)
        if (!read_account(json_at(accounts, i), results, LIST_ADD(results, &event->accounts), fail))
            return false;
    for (size_t i = 0; i < json_count(people); i++) {
        const Json *person = json_at(people, i);
        *LIST_ADD(results, &event->people) = (EventPerson){
            .name = take_text(person, "name", results), .side = take_text(person, "side", results)};
    }
    return true;
}

static void put_text(Json *object, const char *name, Str text) {
    if (text.n > 0)
        json_set_text(object, name, text);
}

static void put_number(Json *object, const char *name, uint32_t number) {
    if (number > 0)
        json_set_number(object, name, number);
}

Json *event_print(const Event *event) {
    Json *json = json_new_object(), *accounts = json_new_list(), *people = json_new_list();
    for (size_t i = 0; i < event->accounts.n; i++) {
        const EventAccount *account = &event->accounts.p[i];
        Json *one = json_new_object();
        put_text(one, "completeness", account->completeness);
        put_text(one, "document", account->document);
        put_text(one, "label", account->label);
        put_number(one, "minutes", account->minutes);
        put_number(one, "reading", account->reading);
        put_text(one, "side", account->side);
        json_add(accounts, one);
    }
    for (size_t i = 0; i < event->people.n; i++) {
        Json *one = json_new_object();
        put_text(one, "name", event->people.p[i].name);
        put_text(one, "side", event->people.p[i].side);
        json_add(people, one);
    }
    if (event->accounts.n > 0)
        json_set(json, "accounts", accounts);
    else
        json_free(accounts);
    if (event->people.n > 0)
        json_set(json, "people", people);
    else
        json_free(people);
    put_text(json, "key", event->key);
    put_text(json, "place", event->place);
    put_text(json, "title", event->title);
    put_text(json, "when", event->when);
    return json;
}
