/*
 * One row for a key and a word, ordered by both, so that the words of a key are read as they lie.
 * Keys are made when a word is met for the first time, about one and a half for a word; forty
 * thousand names of twenty-four volumes cost the import a tenth of a second.
 */
#include "query/name_table.h"
#include "index/analyze.h"
#include "text/name_key.h"

const char *const name_table_schema =
    "CREATE TABLE name(key TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY(key, word))"
    " STRICT, WITHOUT ROWID;";

static bool add_word(struct db *db, Str word, struct arena *scratch, Fail *fail) {
    NameLetters letters = name_letters_of(word);
    StrList keys = {0};
    DbQuery *q;
    name_key_list(&letters, scratch, &keys);
    for (size_t i = 0; i < keys.n; i++) {
        if (!db_query(db, "INSERT OR IGNORE INTO name VALUES(?1, ?2)", &q, fail))
            return false;
        db_bind_text(q, 1, keys.p[i]);
        db_bind_text(q, 2, word);
        if (!db_done(q, fail))
            return false;
    }
    return true;
}

bool name_table_add(struct db *db, Str tokens, Fail *fail) {
    struct arena *scratch = arena_create();
    ArenaMark empty = arena_mark(scratch);
    AnalyzedToken token;
    bool ok = true;
    for (size_t at = 0; ok && analyze_next(tokens, &at, &token);) {
        if (token.token.p[0] == '^')
            ok = add_word(db, str_skip(token.token, 1), scratch, fail);
        arena_reset(scratch, empty);
    }
    arena_destroy(scratch);
    return ok;
}

bool name_table_clear(struct db *db, Fail *fail) {
    return db_run(db, "DELETE FROM name", fail);
}

bool name_table_find(struct db *db, Str key, struct arena *results, StrList *words, Fail *fail) {
    DbQuery *q;
    if (!db_query(db, "SELECT word FROM name WHERE key = ?1 ORDER BY word", &q, fail))
        return false;
    db_bind_text(q, 1, key);
    while (db_step(q))
        str_list_add(results, words, str_copy(results, db_text(q, 0)));
    return db_end(q, fail);
}
