/*
 * An act says only what is new, so that a table of events can be given again and changes nothing,
 * and so that undoing it takes back just what it brought.
 */
#include "archive/join.h"
#include "archive/naming.h"
#include "text/utf8.h"

struct join {
    struct catalog *catalog;
    struct arena *results;
    Str base_url;
    Str target;      // id of the event that is there; empty: a new one
    EventRow there;  // that event
    Event said;      // what the act says
};

static bool check_text(Str text, Fail *fail) {
    if (utf8_is_text(text))
        return true;
    return fail_set(fail, FAIL_INVALID,
                    "\"%.*s\" is not UTF-8; set the terminal to UTF-8, then try again",
                    STR_ARG(text));
}

/* The event that is added to: named, or by its key; none is fine only where nothing names it. */
static bool find_target(struct join *join, Str name, Str key, Fail *fail) {
    Named named;
    if (name.n > 0) {
        if (!catalog_resolve(join->catalog, name, join->results, &named, fail))
            return false;
        if (named.kind != NAMED_EVENT)
            return fail_set(fail, FAIL_MISSING,
                            "no event is named \"%.*s\"; fonds events lists them", STR_ARG(name));
        join->target = named.id;
    } else if (!event_rows_find_key(join->catalog, key, false, join->results, &join->target,
                                    fail)) {
        return false;
    }
    if (join->target.n == 0)
        return true;
    if (!event_rows_get(join->catalog, join->target, join->results, &join->there, fail))
        return false;
    return !join->there.taken_back ||
           fail_set(fail, FAIL_INVALID,
                    "event %.*s was taken back; undo that first, fonds log %.*s shows its number",
                    STR_ARG(join->target), STR_ARG(join->target));
}

static bool find_document(struct join *join, Str name, DocumentRow *row, Fail *fail) {
    Naming naming;
    Named named;
    if (!naming_read(name, join->base_url, join->results, &naming, fail) ||
        !catalog_resolve(join->catalog, naming.name, join->results, &named, fail))
        return false;
    if (naming.block > 0)
        return fail_set(fail, FAIL_INVALID, "an account is a whole document; leave out #b%u",
                        naming.block);
    if (named.kind != NAMED_DOCUMENT)
        return fail_set(fail, FAIL_MISSING,
                        "no document is named \"%.*s\"; find its id with: fonds search",
                        STR_ARG(name));
    if (!catalog_row(join->catalog, named.id, join->results, row, fail))
        return false;
    return row->state == STATE_VISIBLE ||
           fail_set(fail, FAIL_INVALID, "%.*s is %s; it cannot be joined", STR_ARG(named.id),
                    row->state == STATE_LOST ? "not in the present reading of its deposit"
                                             : "withdrawn");
}

static bool is_same(const EventAccount *a, const EventAccount *b) {
    return str_equal(a->document, b->document) && str_equal(a->side, b->side) &&
           str_equal(a->label, b->label) && str_equal(a->completeness, b->completeness) &&
           a->minutes == b->minutes;
}

/* An account that is there already, word for word. */
static bool is_joined(const struct join *join, const EventAccount *account) {
    for (size_t i = 0; i < join->there.accounts.n; i++)
        if (is_same(&join->there.accounts.p[i].account, account))
            return true;
    return false;
}

static bool add_account(struct join *join, const EventAccount *asked, Fail *fail) {
    DocumentRow row;
    EventAccount account = *asked;
    if (!check_text(asked->side, fail) || !check_text(asked->label, fail) ||
        !check_text(asked->completeness, fail) || !check_text(asked->document, fail) ||
        !find_document(join, asked->document, &row, fail))
        return false;
    account.document = row.id;
    account.reading = row.reading;
    account.side = str_trim(account.side);
    account.label = str_trim(account.label);
    account.completeness = str_trim(account.completeness);
    for (size_t i = 0; i < join->said.accounts.n; i++)
        if (str_equal(join->said.accounts.p[i].document, row.id))
            return fail_set(fail, FAIL_INVALID, "\"%.*s\" is named twice; once is enough",
                            STR_ARG(asked->document));
    if (join->target.n == 0) {
        if (join->said.title.n == 0)
            join->said.title = row.title;
        if (join->said.when.n == 0)
            join->said.when = row.date_edtf;
    }
    if (!is_joined(join, &account))
        *LIST_ADD(join->results, &join->said.accounts) = account;
    return true;
}

static bool is_there(const struct join *join, const EventPerson *person) {
    for (size_t i = 0; i < join->there.event.people.n; i++)
        if (str_equal(join->there.event.people.p[i].name, person->name) &&
            str_equal(join->there.event.people.p[i].side, person->side))
            return true;
    return false;
}

static bool add_people(struct join *join, const EventPersonList *people, Fail *fail) {
    for (size_t i = 0; i < people->n; i++) {
        EventPerson person = {.name = str_trim(people->p[i].name),
                              .side = str_trim(people->p[i].side)};
        if (!check_text(person.name, fail) || !check_text(person.side, fail))
            return false;
        if (person.name.n == 0)
            return fail_set(fail, FAIL_INVALID,
                            "a person without a name took part in nothing; write \"Rusk\", or "
                            "\"United States: Rusk\"");
        if (!is_there(join, &person))
            *LIST_ADD(join->results, &join->said.people) = person;
    }
    return true;
}

static Str unless_there(Str asked, Str there) {
    return str_equal(str_trim(asked), there) ? (Str){NULL, 0} : str_trim(asked);
}

static bool take_texts(struct join *join, const Event *asked, Fail *fail) {
    const Event *there = &join->there.event;
    Edtf edtf;
    join->said.key = unless_there(asked->key, there->key);
    join->said.title = unless_there(asked->title, there->title);
    join->said.when = unless_there(asked->when, there->when);
    join->said.place = unless_there(asked->place, there->place);
    if (!check_text(asked->key, fail) || !check_text(asked->title, fail) ||
        !check_text(asked->when, fail) || !check_text(asked->place, fail))
        return false;
    if (event_is_id(join->said.key))
        return fail_set(fail, FAIL_INVALID,
                        "the key \"%.*s\" has the form of an event's id; choose words",
                        STR_ARG(join->said.key));
    return join->said.when.n == 0 || edtf_parse(join->said.when, join->results, &edtf, fail) ||
           fail_add(fail, "an event's date is EDTF, as 1962-10-18, 1962-10 or 1962-10-18T17:00:00");
}

static bool check_whole(const struct join *join, Fail *fail) {
    if (join->target.n == 0 && join->said.accounts.n == 0)
        return fail_set(fail, FAIL_INVALID,
                        "a new event wants at least one account: fonds events join ID...");
    if (join->there.accounts.n + join->said.accounts.n > EVENT_ACCOUNTS_MAX)
        return fail_set(fail, FAIL_INVALID,
                        "an event has at most %d accounts; join the others in a second event",
                        EVENT_ACCOUNTS_MAX);
    if (join->there.event.people.n + join->said.people.n > EVENT_PEOPLE_MAX)
        return fail_set(fail, FAIL_INVALID, "an event has at most %d people; leave some out",
                        EVENT_PEOPLE_MAX);
    return !event_is_empty(&join->said) ||
           fail_set(fail, FAIL_EXISTS, "all of it is joined in %.*s already; nothing is to be done",
                    STR_ARG(join->target));
}

bool join_run(struct archive *archive, const Decision *decision, struct arena *results, Act *act,
              Fail *fail) {
    const Event *asked = decision->event;
    struct join join = {.catalog = archive_catalog(archive),
                        .results = results,
                        .base_url = archive_config(archive)->base_url};
    if (!find_target(&join, decision->target, str_trim(asked->key), fail) ||
        !take_texts(&join, asked, fail))
        return false;
    for (size_t i = 0; i < asked->accounts.n; i++)
        if (!add_account(&join, &asked->accounts.p[i], fail))
            return false;
    if (!add_people(&join, &asked->people, fail) || !check_whole(&join, fail))
        return false;
    act->on_event = join.target;
    act->event = join.said;
    return true;
}
