/*
 * The digest of all is the exclusive or of each one's, so it can be told from the index of the
 * table, in any order, without a look at the counts themselves.
 */
#include "catalog/word_rows.h"
#include "base/wire.h"
#include "base/zip.h"
#include "catalog/catalog_inside.h"

static const int64_t seq_most = INT64_MAX;

bool word_rows_put(struct catalog *catalog, Str deposit, uint64_t seq, Str packed, Fail *fail) {
    DbQuery *q;
    if (packed.n == 0)
        return catalog_run_for(catalog, "DELETE FROM words WHERE deposit = ?1", deposit, fail);
    if (!db_query(catalog->db, "REPLACE INTO words VALUES(?1, ?2, ?3, ?4)", &q, fail))
        return false;
    db_bind_text(q, 1, deposit);
    db_bind_int(q, 2, (int64_t)seq);
    db_bind_int(q, 3, (int64_t)(wire_checksum(packed) ^ str_hash(deposit)));
    db_bind_blob(q, 4, packed);
    return db_done(q, fail);
}

bool word_rows_get(struct catalog *catalog, Str deposit, struct arena *results, Str *packed,
                   Fail *fail) {
    DbQuery *q;
    *packed = (Str){NULL, 0};
    if (!db_query(catalog->db, "SELECT packed FROM words WHERE deposit = ?1", &q, fail))
        return false;
    db_bind_text(q, 1, deposit);
    bool ok = true;
    if (db_step(q))
        ok = zip_unpack(db_blob(q, 0), CATALOG_COPY_BYTES, results, packed, fail);
    Fail ended;
    return db_end(q, ok ? fail : &ended) && ok;
}

bool word_rows_state(struct catalog *catalog, uint64_t upto, WordRowsState *state, Fail *fail) {
    DbQuery *q;
    *state = (WordRowsState){0};
    if (!db_query(catalog->db, "SELECT seq, digest FROM words WHERE seq <= ?1 ORDER BY seq", &q,
                  fail))
        return false;
    db_bind_int(q, 1, upto > (uint64_t)seq_most ? seq_most : (int64_t)upto);
    while (db_step(q)) {
        state->seq = (uint64_t)db_int(q, 0);
        state->digest ^= (uint64_t)db_int(q, 1);
    }
    return db_end(q, fail);
}

bool word_rows_each(struct catalog *catalog, uint64_t after, WordRowsVisit visit, void *context,
                    Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db, "SELECT packed FROM words WHERE seq > ?1 ORDER BY deposit", &q,
                  fail))
        return false;
    db_bind_int(q, 1, (int64_t)after);
    struct arena *scratch = arena_create();
    bool ok = true;
    while (ok && db_step(q)) {
        Str packed;
        ok = zip_unpack(db_blob(q, 0), CATALOG_COPY_BYTES, scratch, &packed, fail) &&
             visit(context, packed, fail);
        arena_reset(scratch, (ArenaMark){NULL, 0});
    }
    arena_destroy(scratch);
    Fail ended;
    return db_end(q, ok ? fail : &ended) && ok;
}
