/*
 * Every act makes its whole document again: base copy, all acts that name it, in order. That costs
 * a millisecond and leaves nothing to undo backwards; it is why folding live equals folding at
 * rebuild. The rules are in amend.c.
 */
#include "catalog/fold.h"
#include "base/zip.h"
#include "catalog/amend.h"
#include "catalog/authority_rows.h"
#include "catalog/catalog_inside.h"
#include "catalog/fault_rows.h"
#include "catalog/listing.h"
#include "catalog/tally.h"
#include "doc/read_copy.h"

enum { COPY_LEVEL = 3 };  // of zstd

/* --- one document ---------------------------------------------------------------------------- */

bool fold_load_acts(struct catalog *catalog, Str subject, AmendActList *acts, Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db, "SELECT line FROM act WHERE subject = ?1 ORDER BY seq", &q, fail))
        return false;
    db_bind_text(q, 1, subject);
    bool ok = true;
    while (ok && db_step(q)) {
        AmendAct *applied = LIST_ADD(catalog->scratch, acts);
        ok = act_parse(str_copy(catalog->scratch, db_text(q, 0)), catalog->scratch, &applied->act,
                       fail);
    }
    Fail ended;
    if (!db_end(q, ok ? fail : &ended))
        return false;
    return ok;
}

/* The base of a document that its deposit's reading has; *found false: there is none. */
static bool load_base(struct catalog *catalog, Str id, struct document *document, bool *found,
                      Fail *fail) {
    DbQuery *q;
    *found = false;
    if (!db_query(catalog->db, "SELECT base FROM copy WHERE document = ?1", &q, fail))
        return false;
    db_bind_text(q, 1, id);
    Str bytes;
    bool ok = true;
    if (db_step(q)) {
        *found = true;
        ok = zip_unpack(db_blob(q, 0), CATALOG_COPY_BYTES, catalog->scratch, &bytes, fail);
    }
    Fail ended;
    if (!db_end(q, ok ? fail : &ended))
        return false;
    if (!ok)
        return fail_add(fail, "read copy");
    return !*found || read_copy_read(bytes, catalog->scratch, document, fail) ||
           fail_add(fail, "read copy");
}

bool fold_put_states(struct catalog *catalog, AmendActList acts, Fail *fail) {
    for (size_t i = 0; i < acts.n; i++) {
        DbQuery *q;
        if (!db_query(catalog->db, "UPDATE act SET state = ?2 WHERE seq = ?1 AND state <> ?2", &q,
                      fail))
            return false;
        db_bind_int(q, 1, (int64_t)acts.p[i].act.seq);
        db_bind_int(q, 2, acts.p[i].state);
        if (!db_done(q, fail))
            return false;
    }
    return true;
}

static bool put_current(struct catalog *catalog, Str id, const struct document *document,
                        bool changed, Fail *fail) {
    Buf bytes = {0}, packed = {0};
    DbQuery *q;
    if (changed) {
        read_copy_write(document, &bytes);
        zip_pack(buf_as_str(&bytes), COPY_LEVEL, &packed);
    }
    bool ok = db_query(catalog->db, "UPDATE copy SET current = ?2 WHERE document = ?1", &q, fail);
    if (ok) {
        db_bind_text(q, 1, id);
        if (changed)
            db_bind_blob(q, 2, buf_as_str(&packed));
        else
            db_bind_null(q, 2);
        ok = db_done(q, fail);
    }
    buf_free(&packed);
    buf_free(&bytes);
    return ok;
}

static bool put_row(struct catalog *catalog, Str id, const Listing *listing,
                    const AmendState *state, Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db,
                  "UPDATE document SET state = ?2, reason = ?3, who = ?4, time = ?5, title = ?6,"
                  " number = ?7, kind = ?8, date = ?9, first_day = ?10, last_day = ?11,"
                  " has_acts = ?12 WHERE id = ?1",
                  &q, fail))
        return false;
    db_bind_text(q, 1, id);
    db_bind_int(q, 2, state->state);
    db_bind_text(q, 3, state->reason);
    db_bind_text(q, 4, state->who);
    db_bind_int(q, 5, state->time);
    db_bind_text(q, 6, listing->title);
    db_bind_text(q, 7, listing->number);
    db_bind_text(q, 8, listing->kind);
    db_bind_text(q, 9, listing->date);
    db_bind_int(q, 10, listing->first_day);
    db_bind_int(q, 11, listing->last_day);
    db_bind_int(q, 12, state->state != STATE_LOST);
    return db_done(q, fail);
}

static bool fold_all(struct catalog *catalog, Str subject, bool *applied, Fail *fail) {
    AmendActList acts = {0};
    struct document document = {0};
    AmendState state;
    bool found;
    if (!fold_load_acts(catalog, subject, &acts, fail) ||
        !load_base(catalog, subject, &document, &found, fail))
        return false;
    amend_document(acts, found ? &document : NULL, catalog->scratch, &state);
    if (!fold_put_states(catalog, acts, fail) ||
        !fault_rows_put_rulings(catalog, subject, acts, fail))
        return false;
    if (!found)  // a lost one keeps its row, and an unknown one has none
        return catalog_run_for(catalog, "UPDATE document SET has_acts = 1 WHERE id = ?1", subject,
                               fail);
    Listing listing;
    listing_make(&document, catalog->scratch, &listing);
    *applied = state.changed || state.state != STATE_VISIBLE;
    return put_current(catalog, subject, &document, state.changed, fail) &&
           put_row(catalog, subject, &listing, &state, fail) &&
           catalog_run_for(catalog, "DELETE FROM document_date WHERE document = ?1", subject,
                           fail) &&
           listing_put_dates(catalog, subject, &listing, fail);
}

bool fold_subject(struct catalog *catalog, Str subject, bool *applied, Fail *fail) {
    *applied = false;
    ArenaMark mark = arena_mark(catalog->scratch);
    bool ok = fold_all(catalog, subject, applied, fail);
    arena_reset(catalog->scratch, mark);
    return ok || fail_add(fail, "acts on %.*s", STR_ARG(subject));
}

/*
 * Acts do not reach a lost document, whether they came before it was lost or after; so its row says
 * what its last reading said. Its acts are folded after this and find no copy: they are orphaned.
 */
bool fold_lose(struct catalog *catalog, Str id, Fail *fail) {
    ArenaMark mark = arena_mark(catalog->scratch);
    struct document document = {0};
    AmendState lost = {.state = STATE_LOST};
    Listing listing;
    bool found;
    bool ok = load_base(catalog, id, &document, &found, fail);
    if (ok && found) {
        listing_make(&document, catalog->scratch, &listing);
        ok = put_row(catalog, id, &listing, &lost, fail) &&
             catalog_run_for(catalog, "DELETE FROM copy WHERE document = ?1", id, fail);
    }
    arena_reset(catalog->scratch, mark);
    return ok;
}

/* --- one act --------------------------------------------------------------------------------- */

/* *known: the very act is listed. Another one under its number, or a later one, is INVALID. */
static bool check_seq(struct catalog *catalog, const Act *act, bool *known, Fail *fail) {
    DbQuery *q;
    *known = false;
    if (!db_query(catalog->db, "SELECT seq, line FROM act WHERE seq >= ?1 ORDER BY seq LIMIT 1", &q,
                  fail))
        return false;
    db_bind_int(q, 1, (int64_t)act->seq);
    bool taken = false;
    uint64_t seq = 0;
    if (db_step(q)) {
        seq = (uint64_t)db_int(q, 0);
        *known = seq == act->seq && str_equal(db_text(q, 1), act->line);
        taken = !*known;
    }
    if (!db_end(q, fail))
        return false;
    if (taken)
        return fail_set(fail, FAIL_INVALID, "act %llu comes after act %llu",
                        (unsigned long long)act->seq, (unsigned long long)seq);
    return true;
}

/* What an act is about: of one that creates an event that, of an undo what the act undone is. */
static bool subject_of(struct catalog *catalog, const Act *act, Str *subject, Fail *fail) {
    DbQuery *q;
    *subject = authority_rows_are_about(act->kind) ? authority_rows_subject : act->document;
    if (act->kind == ACT_JOIN_EVENT)
        *subject = act->on_event.n > 0 ? act->on_event : event_id_of(catalog->scratch, act->line);
    if (act->kind != ACT_UNDO)
        return true;
    if (!db_query(catalog->db, "SELECT subject FROM act WHERE seq = ?1 AND seq < ?2", &q, fail))
        return false;
    db_bind_int(q, 1, (int64_t)act->undoes);
    db_bind_int(q, 2, (int64_t)act->seq);
    if (db_step(q))
        *subject = str_copy(catalog->scratch, db_text(q, 0));
    return db_end(q, fail);
}

static bool put_act(struct catalog *catalog, const Act *act, Str subject, Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db, "INSERT INTO act VALUES(?1, ?2, ?3, 0, ?4)", &q, fail))
        return false;
    db_bind_int(q, 1, (int64_t)act->seq);
    db_bind_text(q, 2, subject);
    db_bind_int(q, 3, (int64_t)act->undoes);
    db_bind_text(q, 4, act->line);
    return db_done(q, fail);
}

/* The deposit of a document that has a copy; empty where there is none. */
static bool deposit_of(struct catalog *catalog, Str id, Str *deposit, Fail *fail) {
    DbQuery *q;
    *deposit = (Str){NULL, 0};
    if (!db_query(catalog->db, "SELECT deposit FROM document WHERE id = ?1 AND state <> 3", &q,
                  fail))
        return false;
    db_bind_text(q, 1, id);
    if (db_step(q))
        *deposit = str_copy(catalog->scratch, db_text(q, 0));
    return db_end(q, fail);
}

/* Merges and splits of persons; an undo folds all of them anew. */
static bool fold_persons(struct catalog *catalog, const Act *act, Fail *fail) {
    if (authority_rows_are_about(act->kind))
        return authority_rows_apply(catalog, act, fail);
    AmendActList acts = {0};
    AuthorityGroups groups;
    if (!fold_load_acts(catalog, authority_rows_subject, &acts, fail))
        return false;
    amend_states(acts);
    authority_groups_make(acts, catalog->scratch, &groups);
    return fold_put_states(catalog, acts, fail) && authority_rows_put(catalog, &groups, fail);
}

static bool fold_one(struct catalog *catalog, const Act *act, Str *subject, bool *is_held,
                     Fail *fail) {
    Str deposit;
    bool applied, known;
    *is_held = false;
    if (!check_seq(catalog, act, &known, fail))
        return false;
    if (known)
        return true;
    if (!subject_of(catalog, act, subject, fail) || !put_act(catalog, act, *subject, fail))
        return false;
    if (str_equal(*subject, authority_rows_subject))
        return fold_persons(catalog, act, fail);
    if (event_is_id(*subject))
        return event_rows_fold(catalog, *subject, fail);
    if (!fold_subject(catalog, *subject, &applied, fail) ||
        !deposit_of(catalog, *subject, &deposit, fail))
        return false;
    *is_held = deposit.n > 0;
    return !*is_held || tally_deposit(catalog, deposit, fail);
}

bool fold_act(struct catalog *catalog, const Act *act, struct arena *results, Str *touched,
              Fail *fail) {
    must(act->line.n > 0 && act->seq > 0 && !catalog->in_reading);
    *touched = (Str){NULL, 0};
    ArenaMark mark = arena_mark(catalog->scratch);
    Str subject;
    bool is_held;
    bool ok = fold_one(catalog, act, &subject, &is_held, fail);
    if (ok && is_held)
        *touched = str_copy(results, subject);
    arena_reset(catalog->scratch, mark);
    return ok;
}
