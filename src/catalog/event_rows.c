/*
 * As with documents, every act makes its whole event again: that is a few rows, and it leaves
 * nothing to undo backwards. The states of documents are not in these rows but asked for when they
 * are read, so that withdrawing touches no event; only whether a document is there at all is an
 * act's fate, and that is found again at the end of each reading of its deposit.
 */
#include "catalog/event_rows.h"
#include "catalog/catalog_inside.h"
#include "catalog/fold.h"
#include "catalog/listing.h"
#include "text/utf8.h"

/* --- from acts to an event ----------------------------------------------------------- */

typedef struct {
    Str id;
    uint64_t act;  // that created it; 0: none did
    bool taken_back;
    Event event;
} Folded;

/* What was tampered with can hold what a row cannot. */
static bool is_text(const Act *act) {
    const Event *event = &act->event;
    bool ok = utf8_is_text(event->key) && utf8_is_text(event->title) && utf8_is_text(event->when) &&
              utf8_is_text(event->place) && utf8_is_text(act->who);
    for (size_t i = 0; ok && i < event->accounts.n; i++) {
        const EventAccount *account = &event->accounts.p[i];
        ok = utf8_is_text(account->document) && utf8_is_text(account->side) &&
             utf8_is_text(account->label) && utf8_is_text(account->completeness);
    }
    for (size_t i = 0; ok && i < event->people.n; i++)
        ok = utf8_is_text(event->people.p[i].name) && utf8_is_text(event->people.p[i].side);
    return ok;
}

/* A document that a reading has, be it withdrawn. */
static bool is_there(struct catalog *catalog, Str document, bool *there, Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db, "SELECT 1 FROM document WHERE id = ?1 AND state <> 3", &q, fail))
        return false;
    db_bind_text(q, 1, document);
    *there = db_step(q);
    return db_end(q, fail);
}

static bool apply(struct catalog *catalog, Folded *folded, AmendAct *applied, Fail *fail) {
    Act *act = &applied->act;
    Source who = {.kind = SOURCE_PERSON, .name = act->who};
    bool all_there = true;
    if (!is_text(act)) {
        applied->state = ACT_STATE_ORPHANED;
        return true;
    }
    for (size_t i = 0; i < act->event.accounts.n; i++) {
        EventAccount *account = &act->event.accounts.p[i];
        bool there;
        account->source = who;
        account->certainty = 1000;
        if (!is_there(catalog, account->document, &there, fail))
            return false;
        all_there = all_there && there;
    }
    for (size_t i = 0; i < act->event.people.n; i++)
        act->event.people.p[i].source = who;
    event_add(&folded->event, &act->event, catalog->scratch);
    if (!all_there)
        applied->state = ACT_STATE_ORPHANED;
    return true;
}

static bool creates(const Act *act) {
    return act->kind == ACT_JOIN_EVENT && act->on_event.n == 0;
}

static bool fold_acts(struct catalog *catalog, AmendActList acts, Folded *folded, Fail *fail) {
    amend_states(acts);
    for (size_t i = 0; i < acts.n; i++) {
        AmendAct *applied = &acts.p[i];
        bool creating = creates(&applied->act), in_effect = applied->state == ACT_STATE_IN_EFFECT;
        if (creating) {
            folded->act = applied->act.seq;
            folded->taken_back = !in_effect;
        }
        if (creating && !in_effect && is_text(&applied->act)) {
            folded->event = applied->act.event;
            folded->event.accounts = (EventAccountList){0};
            folded->event.people = (EventPersonList){0};
        }
        if (!in_effect || applied->act.kind == ACT_UNDO)
            continue;
        if (applied->act.kind != ACT_JOIN_EVENT)
            applied->state = ACT_STATE_KEPT;
        else if (folded->act == 0 || folded->taken_back)
            applied->state = ACT_STATE_ORPHANED;
        else if (!apply(catalog, folded, applied, fail))
            return false;
    }
    return true;
}

/* --- rows ---------------------------------------------------------------------------- */

static bool take_away(struct catalog *catalog, Str id, Fail *fail) {
    static const char *const statements[] = {"DELETE FROM event WHERE id = ?1",
                                             "DELETE FROM event_account WHERE event = ?1",
                                             "DELETE FROM event_person WHERE event = ?1"};
    for (size_t i = 0; i < sizeof statements / sizeof *statements; i++) {
        DbQuery *q;
        if (!db_query(catalog->db, statements[i], &q, fail))
            return false;
        db_bind_text(q, 1, id);
        if (!db_done(q, fail))
            return false;
    }
    return true;
}

static bool put_event(struct catalog *catalog, const Folded *folded, Fail *fail) {
    DbQuery *q;
    int32_t first, last;
    if (!date_bounds(folded->event.when, &first, &last)) {
        first = DAY_OPEN_AFTER;
        last = DAY_OPEN_BEFORE;
    }
    if (!db_query(catalog->db, "INSERT INTO event VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)", &q,
                  fail))
        return false;
    db_bind_text(q, 1, folded->id);
    db_bind_int(q, 2, (int64_t)folded->act);
    db_bind_int(q, 3, folded->taken_back);
    db_bind_text(q, 4, folded->event.key);
    db_bind_text(q, 5, folded->event.title);
    db_bind_text(q, 6, folded->event.when);
    db_bind_text(q, 7, folded->event.place);
    db_bind_int(q, 8, first);
    db_bind_int(q, 9, last);
    return db_done(q, fail);
}

static bool put_account(struct catalog *catalog, Str id, size_t n, const EventAccount *account,
                        Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db,
                  "INSERT INTO event_account VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)", &q, fail))
        return false;
    db_bind_text(q, 1, id);
    db_bind_int(q, 2, (int64_t)n);
    db_bind_text(q, 3, account->document);
    db_bind_int(q, 4, account->reading);
    db_bind_text(q, 5, account->side);
    db_bind_text(q, 6, account->label);
    db_bind_text(q, 7, account->completeness);
    db_bind_int(q, 8, account->minutes);
    db_bind_text(q, 9, account->source.name);
    return db_done(q, fail);
}

static bool put_person(struct catalog *catalog, Str id, size_t n, const EventPerson *person,
                       Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db, "INSERT INTO event_person VALUES(?1, ?2, ?3, ?4, ?5)", &q, fail))
        return false;
    db_bind_text(q, 1, id);
    db_bind_int(q, 2, (int64_t)n);
    db_bind_text(q, 3, person->side);
    db_bind_text(q, 4, person->name);
    db_bind_text(q, 5, person->source.name);
    return db_done(q, fail);
}

static bool put_rows(struct catalog *catalog, const Folded *folded, Fail *fail) {
    const Event *event = &folded->event;
    if (!take_away(catalog, folded->id, fail))
        return false;
    if (folded->act == 0)
        return true;
    if (!put_event(catalog, folded, fail))
        return false;
    for (size_t i = 0; i < event->accounts.n; i++)
        if (!put_account(catalog, folded->id, i, &event->accounts.p[i], fail))
            return false;
    for (size_t i = 0; i < event->people.n; i++)
        if (!put_person(catalog, folded->id, i, &event->people.p[i], fail))
            return false;
    return true;
}

bool event_rows_fold(struct catalog *catalog, Str id, Fail *fail) {
    ArenaMark mark = arena_mark(catalog->scratch);
    AmendActList acts = {0};
    Folded folded = {.id = id};
    bool ok = fold_load_acts(catalog, id, &acts, fail) && fold_acts(catalog, acts, &folded, fail) &&
              fold_put_states(catalog, acts, fail) && put_rows(catalog, &folded, fail);
    arena_reset(catalog->scratch, mark);
    return ok || fail_add(fail, "acts on event %.*s", STR_ARG(id));
}

bool event_rows_fold_deposit(struct catalog *catalog, Str deposit, Fail *fail) {
    DbQuery *q;
    StrList ids;
    ArenaMark mark = arena_mark(catalog->scratch);
    bool ok = db_query(catalog->db,
                       "SELECT DISTINCT event FROM event_account WHERE document > ?1 || '.'"
                       " AND document < ?1 || '/' ORDER BY event",
                       &q, fail);
    if (ok) {
        db_bind_text(q, 1, deposit);
        ok = catalog_take_ids(q, catalog->scratch, &ids, fail);
    }
    for (size_t i = 0; ok && i < ids.n; i++)
        ok = event_rows_fold(catalog, ids.p[i], fail);
    arena_reset(catalog->scratch, mark);
    return ok;
}

/* --- reading ------------------------------------------------------------------------- */

static bool load_event(struct catalog *catalog, Str id, struct arena *results, EventRow *row,
                       Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db,
                  "SELECT id, act, state, key, title, date, place, first_day, last_day FROM event"
                  " WHERE id = ?1",
                  &q, fail))
        return false;
    db_bind_text(q, 1, id);
    bool found = db_step(q);
    if (found)
        *row = (EventRow){.id = str_copy(results, db_text(q, 0)),
                          .act = (uint64_t)db_int(q, 1),
                          .taken_back = db_int(q, 2) != 0,
                          .event = {.key = str_copy(results, db_text(q, 3)),
                                    .title = str_copy(results, db_text(q, 4)),
                                    .when = str_copy(results, db_text(q, 5)),
                                    .place = str_copy(results, db_text(q, 6))},
                          .first_day = (int32_t)db_int(q, 7),
                          .last_day = (int32_t)db_int(q, 8)};
    if (!db_end(q, fail))
        return false;
    return found ||
           fail_set(fail, FAIL_MISSING, "no event %.*s; fonds events lists them", STR_ARG(id));
}

static bool load_accounts(struct catalog *catalog, struct arena *results, EventRow *row,
                          Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db,
                  "SELECT document, reading, side, label, completeness, minutes, who"
                  " FROM event_account WHERE event = ?1 ORDER BY n",
                  &q, fail))
        return false;
    db_bind_text(q, 1, row->id);
    while (db_step(q))
        LIST_ADD(results, &row->accounts)->account = (EventAccount){
            .document = str_copy(results, db_text(q, 0)),
            .reading = (uint32_t)db_int(q, 1),
            .side = str_copy(results, db_text(q, 2)),
            .label = str_copy(results, db_text(q, 3)),
            .completeness = str_copy(results, db_text(q, 4)),
            .minutes = (uint32_t)db_int(q, 5),
            .source = {.kind = SOURCE_PERSON, .name = str_copy(results, db_text(q, 6))},
            .certainty = 1000,
        };
    return db_end(q, fail);
}

static bool load_people(struct catalog *catalog, struct arena *results, EventRow *row, Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db,
                  "SELECT side, name, who FROM event_person WHERE event = ?1 ORDER BY n", &q, fail))
        return false;
    db_bind_text(q, 1, row->id);
    while (db_step(q))
        *LIST_ADD(results, &row->event.people) = (EventPerson){
            .side = str_copy(results, db_text(q, 0)),
            .name = str_copy(results, db_text(q, 1)),
            .source = {.kind = SOURCE_PERSON, .name = str_copy(results, db_text(q, 2))}};
    return db_end(q, fail);
}

bool event_rows_get(struct catalog *catalog, Str id, struct arena *results, EventRow *row,
                    Fail *fail) {
    if (!load_event(catalog, id, results, row, fail) ||
        !load_accounts(catalog, results, row, fail) || !load_people(catalog, results, row, fail))
        return false;
    for (size_t i = 0; i < row->accounts.n; i++) {
        AccountRow *account = &row->accounts.p[i];
        Str document = account->account.document;
        bool there;
        if (!is_there(catalog, document, &there, fail))
            return false;
        if (!there)
            account->row = (DocumentRow){.id = document, .state = STATE_LOST};
        else if (!catalog_row(catalog, document, results, &account->row, fail))
            return false;
        row->visible += account->row.state == STATE_VISIBLE;
    }
    return true;
}

static bool get_all(struct catalog *catalog, StrList ids, struct arena *results, EventRowList *rows,
                    Fail *fail) {
    *rows = (EventRowList){0};
    for (size_t i = 0; i < ids.n; i++)
        if (!event_rows_get(catalog, ids.p[i], results, LIST_ADD(results, rows), fail))
            return false;
    return true;
}

bool event_rows_list(struct catalog *catalog, EventRange range, struct arena *results,
                     EventRowList *rows, Fail *fail) {
    DbQuery *q;
    StrList ids;
    if (!db_query(catalog->db,
                  "SELECT id FROM event WHERE state = 0 ORDER BY first_day, title, id"
                  " LIMIT ?1 OFFSET ?2",
                  &q, fail))
        return false;
    db_bind_int(q, 1, range.count == 0 ? -1 : (int64_t)range.count);
    db_bind_int(q, 2, (int64_t)range.first);
    return catalog_take_ids(q, results, &ids, fail) && get_all(catalog, ids, results, rows, fail);
}

bool event_rows_of_document(struct catalog *catalog, Str document, struct arena *results,
                            EventRowList *rows, Fail *fail) {
    DbQuery *q;
    StrList ids;
    if (!db_query(catalog->db, "SELECT event FROM event_account WHERE document = ?1 ORDER BY event",
                  &q, fail))
        return false;
    db_bind_text(q, 1, document);
    return catalog_take_ids(q, results, &ids, fail) && get_all(catalog, ids, results, rows, fail);
}

bool event_rows_count(struct catalog *catalog, uint64_t *count, Fail *fail) {
    DbQuery *q;
    *count = 0;
    if (!db_query(catalog->db, "SELECT count(*) FROM event WHERE state = 0", &q, fail))
        return false;
    if (db_step(q))
        *count = (uint64_t)db_int(q, 0);
    return db_end(q, fail);
}

bool event_rows_find_key(struct catalog *catalog, Str key, bool taken_back, struct arena *results,
                         Str *id, Fail *fail) {
    DbQuery *q;
    *id = (Str){NULL, 0};
    if (key.n == 0)
        return true;
    if (!db_query(catalog->db,
                  "SELECT id FROM event WHERE key = ?1 AND key <> '' AND state <= ?2"
                  " ORDER BY state, act LIMIT 1",
                  &q, fail))
        return false;
    db_bind_text(q, 1, key);
    db_bind_int(q, 2, taken_back);
    if (db_step(q))
        *id = str_copy(results, db_text(q, 0));
    return db_end(q, fail);
}
