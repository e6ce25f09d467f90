/*
 * A merge or a split changes the rows of its group, so that ten thousand of them are folded one by
 * one at a rebuild. An undo may change anything that came after what it undoes: the tables are
 * written anew from all acts. Both give the same rows (tests/unit/catalog/test_authority_rows.c).
 */
#include "catalog/authority_rows.h"
#include "catalog/catalog_inside.h"

const Str authority_rows_subject = {":persons", 8};

bool authority_rows_are_about(ActKind kind) {
    return kind == ACT_MERGE || kind == ACT_SPLIT;
}

static bool put_pairs(struct catalog *catalog, const char *sql, const AuthorityPairList *pairs,
                      Fail *fail) {
    for (size_t i = 0; i < pairs->n; i++) {
        DbQuery *q;
        if (!db_query(catalog->db, sql, &q, fail))
            return false;
        db_bind_text(q, 1, pairs->p[i].one);
        db_bind_text(q, 2, pairs->p[i].other);
        if (!db_done(q, fail))
            return false;
    }
    return true;
}

bool authority_rows_put(struct catalog *catalog, const AuthorityGroups *groups, Fail *fail) {
    return db_run(catalog->db, "DELETE FROM same_person; DELETE FROM apart", fail) &&
           put_pairs(catalog, "INSERT INTO same_person VALUES(?1, ?2)", &groups->same, fail) &&
           put_pairs(catalog, "INSERT INTO apart VALUES(?1, ?2)", &groups->apart, fail);
}

static bool run_with(struct catalog *catalog, const char *sql, Str one, Str other, Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db, sql, &q, fail))
        return false;
    db_bind_text(q, 1, one);
    db_bind_text(q, 2, other);
    return db_done(q, fail);
}

static bool merge(struct catalog *catalog, Str kept, Str merged, Fail *fail) {
    Str one, other;
    if (!authority_rows_lead(catalog, kept, catalog->scratch, &one, fail) ||
        !authority_rows_lead(catalog, merged, catalog->scratch, &other, fail))
        return false;
    if (str_equal(one, other))
        return true;
    return run_with(catalog, "UPDATE same_person SET lead = ?1 WHERE lead = ?2", one, other,
                    fail) &&
           run_with(catalog, "INSERT INTO same_person VALUES(?2, ?1)", one, other, fail) &&
           db_run(catalog->db,
                  "DELETE FROM apart WHERE"
                  " coalesce((SELECT lead FROM same_person WHERE person = one), one) ="
                  " coalesce((SELECT lead FROM same_person WHERE person = other), other)",
                  fail);
}

static bool split(struct catalog *catalog, Str person, Fail *fail) {
    Str was;
    StrList others = {0};
    if (!authority_rows_lead(catalog, person, catalog->scratch, &was, fail))
        return false;
    if (!str_equal(was, person))
        return run_with(catalog, "DELETE FROM same_person WHERE person = ?1 AND lead = ?2", person,
                        was, fail) &&
               run_with(catalog, "INSERT OR IGNORE INTO apart VALUES(?1, ?2)", person, was, fail);
    if (!authority_rows_members(catalog, person, catalog->scratch, &others, fail))
        return false;
    return others.n == 0 ||
           (run_with(catalog, "DELETE FROM same_person WHERE person = ?2 AND lead = ?1", person,
                     others.p[0], fail) &&
            run_with(catalog, "UPDATE same_person SET lead = ?2 WHERE lead = ?1", person,
                     others.p[0], fail) &&
            run_with(catalog, "INSERT OR IGNORE INTO apart VALUES(?1, ?2)", person, others.p[0],
                     fail));
}

bool authority_rows_apply(struct catalog *catalog, const Act *act, Fail *fail) {
    ArenaMark mark = arena_mark(catalog->scratch);
    bool ok = act->document.n == 0 || (act->kind == ACT_MERGE && act->after.n == 0) ||
              (act->kind == ACT_MERGE ? merge(catalog, act->document, act->after, fail)
                                      : split(catalog, act->document, fail));
    arena_reset(catalog->scratch, mark);
    return ok;
}

bool authority_rows_lead(struct catalog *catalog, Str person, struct arena *results, Str *lead,
                         Fail *fail) {
    DbQuery *q;
    *lead = person;
    if (!db_query(catalog->db, "SELECT lead FROM same_person WHERE person = ?1", &q, fail))
        return false;
    db_bind_text(q, 1, person);
    if (db_step(q))
        *lead = str_copy(results, db_text(q, 0));
    return db_end(q, fail);
}

bool authority_rows_members(struct catalog *catalog, Str lead, struct arena *results,
                            StrList *persons, Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db, "SELECT person FROM same_person WHERE lead = ?1 ORDER BY person", &q,
                  fail))
        return false;
    db_bind_text(q, 1, lead);
    while (db_step(q))
        str_list_add(results, persons, str_copy(results, db_text(q, 0)));
    return db_end(q, fail);
}

bool authority_rows_others(struct catalog *catalog, Str person, struct arena *results,
                           PersonRowList *rows, Fail *fail) {
    Str lead;
    StrList ids = {0};
    *rows = (PersonRowList){0};
    if (!authority_rows_lead(catalog, person, results, &lead, fail))
        return false;
    str_list_add(results, &ids, lead);
    if (!authority_rows_members(catalog, lead, results, &ids, fail))
        return false;
    for (size_t i = 0; i < ids.n; i++) {
        PersonRow row;
        if (str_equal(ids.p[i], person))
            continue;
        if (people_get(catalog, ids.p[i], results, &row, fail))
            *LIST_ADD(results, rows) = row;
        else if (fail->code != FAIL_MISSING)  // else no list has it any more
            return false;
    }
    return true;
}

bool authority_rows_names(struct catalog *catalog, Str folded, struct arena *results,
                          StrList *names, Fail *fail) {
    DbQuery *q;
    *names = (StrList){0};
    if (!db_query(catalog->db,
                  "WITH one(id) AS (SELECT DISTINCT coalesce(s.lead, p.id) FROM person AS p"
                  " LEFT JOIN same_person AS s ON s.person = p.id"
                  " WHERE EXISTS (SELECT 1 FROM same_person)"
                  " AND (p.sort = ?1 OR (p.sort > ?1 || ' ' AND p.sort < ?1 || '!')"
                  " OR (p.sort > ?1 || ',' AND p.sort < ?1 || '-')))"
                  " SELECT DISTINCT p.name FROM person AS p JOIN document AS d"
                  " ON d.id = p.document AND d.state = 0 WHERE p.id IN (SELECT person FROM"
                  " same_person WHERE lead IN (SELECT id FROM one) UNION SELECT lead FROM"
                  " same_person WHERE lead IN (SELECT id FROM one)) ORDER BY p.name",
                  &q, fail))
        return false;
    db_bind_text(q, 1, folded);
    return catalog_take_ids(q, results, names, fail);
}

bool authority_rows_all_names(struct catalog *catalog, struct arena *results,
                              AuthorityNameList *names, Fail *fail) {
    DbQuery *q;
    *names = (AuthorityNameList){0};
    if (!db_query(catalog->db,
                  "SELECT DISTINCT g.lead, p.name FROM (SELECT person AS id, lead FROM same_person"
                  " UNION SELECT lead, lead FROM same_person) AS g JOIN person AS p ON p.id = g.id"
                  " JOIN document AS d ON d.id = p.document AND d.state = 0 ORDER BY g.lead,"
                  " p.name",
                  &q, fail))
        return false;
    while (db_step(q))
        *LIST_ADD(results, names) =
            (AuthorityName){str_copy(results, db_text(q, 0)), str_copy(results, db_text(q, 1))};
    return db_end(q, fail);
}

bool authority_rows_are_apart(struct catalog *catalog, Str one, Str other, bool *apart,
                              Fail *fail) {
    DbQuery *q;
    if (!db_query(
            catalog->db,
            "SELECT 1 FROM apart WHERE (one = ?1 AND other = ?2) OR (one = ?2 AND other = ?1)", &q,
            fail))
        return false;
    db_bind_text(q, 1, one);
    db_bind_text(q, 2, other);
    *apart = db_step(q);
    return db_end(q, fail);
}

bool authority_rows_acts(struct catalog *catalog, struct arena *results, ActList *acts,
                         Fail *fail) {
    DbQuery *q;
    bool ok = true;
    *acts = (ActList){0};
    if (!db_query(catalog->db, "SELECT line FROM act WHERE subject = ?1 AND state = 0 ORDER BY seq",
                  &q, fail))
        return false;
    db_bind_text(q, 1, authority_rows_subject);
    while (ok && db_step(q)) {
        Act act;
        ok = act_parse(str_copy(results, db_text(q, 0)), results, &act, fail);
        if (ok && authority_rows_are_about(act.kind))
            *LIST_ADD(results, acts) = act;
    }
    Fail ended;
    return db_end(q, ok ? fail : &ended) && ok;
}
