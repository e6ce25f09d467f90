/*
 * One table of names. Addresses are kept without what varies from one saved copy to the next
 * (scheme, www., the slash at the end, the fragment); the rest of an address is compared byte by
 * byte, for servers may tell case.
 */
#include "catalog/alias.h"

Str alias_of_url(Str address, struct arena *results) {
    Str rest = str_trim(address), host, path;
    if (str_starts(rest, STR("https://")))
        rest = str_skip(rest, 8);
    else if (str_starts(rest, STR("http://")))
        rest = str_skip(rest, 7);
    else
        return (Str){NULL, 0};
    if (str_starts(rest, STR("www.")))
        rest = str_skip(rest, 4);
    (void)str_cut(rest, '#', &rest, &path);
    while (str_ends(rest, STR("/")))
        rest.n--;
    bool has_path = str_cut(rest, '/', &host, &path);
    if (host.n == 0)
        return (Str){NULL, 0};
    host = str_lower(results, host);
    return str_format(results, "url:%.*s%s%.*s", STR_ARG(host), has_path ? "/" : "", STR_ARG(path));
}

/* An empty name is ignored. */
static bool put(struct catalog *catalog, Str name, Str target, Fail *fail) {
    DbQuery *q;
    if (name.n == 0)
        return true;
    if (!db_query(catalog->db, "INSERT OR IGNORE INTO alias VALUES(?1, ?2)", &q, fail))
        return false;
    db_bind_text(q, 1, name);
    db_bind_text(q, 2, target);
    return db_done(q, fail);
}

bool alias_put_head(struct catalog *catalog, Str deposit, const ReadingHead *head, Fail *fail) {
    ArenaMark mark = arena_mark(catalog->scratch);
    bool ok = put(catalog, head->source_id, deposit, fail) &&
              put(catalog, alias_of_url(head->canonical_url, catalog->scratch), deposit, fail);
    arena_reset(catalog->scratch, mark);
    return ok;
}

bool alias_put_document(struct catalog *catalog, Str id, const struct document *document,
                        Fail *fail) {
    ArenaMark mark = arena_mark(catalog->scratch);
    bool ok = true;
    for (size_t i = 0; ok && i < document->description.n; i++) {
        const Value *value = &document->description.p[i];
        if (value->value.n == 0)
            continue;
        if (value->field == FIELD_IDENTIFIER && str_is(value->role, "record"))
            ok = put(catalog, str_format(catalog->scratch, "record:%.*s", STR_ARG(value->value)),
                     id, fail);
        else if (value->field == FIELD_URL)
            ok = put(catalog, alias_of_url(value->value, catalog->scratch), id, fail);
    }
    arena_reset(catalog->scratch, mark);
    return ok;
}

bool alias_find(struct catalog *catalog, Str name, struct arena *results, Str *target, Fail *fail) {
    DbQuery *q;
    *target = (Str){NULL, 0};
    if (!db_query(catalog->db,
                  "SELECT target FROM alias LEFT JOIN document ON document.id = target"
                  " WHERE name = ?1 ORDER BY coalesce(state, 0), target LIMIT 1",
                  &q, fail))
        return false;
    db_bind_text(q, 1, name);
    if (db_step(q))
        *target = str_copy(results, db_text(q, 0));
    return db_end(q, fail);
}

static Str name_of_bytes(struct catalog *catalog, Str id) {
    return str_format(catalog->scratch, "bytes:%.*s", STR_ARG(id));
}

bool alias_put_bytes(struct catalog *catalog, Str id, Str deposit, Fail *fail) {
    ArenaMark mark = arena_mark(catalog->scratch);
    bool ok = put(catalog, name_of_bytes(catalog, id), deposit, fail);
    arena_reset(catalog->scratch, mark);
    return ok;
}

bool alias_find_bytes(struct catalog *catalog, Str id, struct arena *results, Str *deposit,
                      Fail *fail) {
    ArenaMark mark = arena_mark(catalog->scratch);
    bool ok = alias_find(catalog, name_of_bytes(catalog, id), results, deposit, fail);
    arena_reset(catalog->scratch, mark);
    return ok;
}
