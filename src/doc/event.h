/*
 * event: something that several documents record, such as a meeting; each of them is one account of
 * it (docs/formats/events.md). Rules may propose one (then its sources are rules and it has no id);
 * acts make one.
 */
#ifndef FONDS_DOC_EVENT_H
#define FONDS_DOC_EVENT_H

#include "base/fail.h"
#include "base/json.h"
#include "doc/description.h"

enum { EVENT_ACCOUNTS_MAX = 100, EVENT_PEOPLE_MAX = 500 };

typedef struct {
    Str document;      // full id; of what is not joined yet any name
    uint32_t reading;  // number of the one of which it was said
    Str side;          // "Soviet Union"; empty: not said
    Str label;         // "cable"; empty: not said
    Str completeness;  // "extract"; empty: not said
    uint32_t minutes;  // how long it lasted, as this account has it; 0: not said
    Source source;     // who says that it is an account of the event
    uint16_t certainty;
} EventAccount;
typedef LIST_OF(EventAccount) EventAccountList;

typedef struct {
    Str name, side;  // side may be empty
    Source source;
} EventPerson;
typedef LIST_OF(EventPerson) EventPersonList;

typedef struct {
    Str key;  // a short name given by who joined it, or empty
    Str title;
    Str when;  // EDTF, or empty
    Str place;
    EventPersonList people;
    EventAccountList accounts;  // in the order in which they were joined
} Event;
typedef LIST_OF(Event) EventList;

/* The id of the event that an act creates, from the act's whole line. */
Str event_id_of(struct arena *results, Str line);
bool event_is_id(Str id);  // it has the form of one
bool event_is_empty(const Event *event);
/* "cable, extract": label and completeness, or what there is of them. */
Str event_account_words(const EventAccount *account, struct arena *results);
/* How long, for readers: "2 h 20 min"; empty for 0. */
Str event_length_words(struct arena *results, uint32_t minutes);

/*
 * Adds what `more` says to `event`, as a later act adds to an event that is there: texts given
 * replace, an account of the same document takes its place, people are added once a side. Slices
 * are shared.
 */
void event_add(Event *event, const Event *more, struct arena *results);

/* The member `event` of an act. Sources are left as they are: they are the act's. CORRUPT. */
MUST_USE bool event_read(const Json *json, struct arena *results, Event *event, Fail *fail);
Json *event_print(const Event *event);

#endif
