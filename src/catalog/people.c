/*
 * An entry is a span over an item of a list (docs/formats/tei.md), a link the span of a name whose
 * ref is that entry's id. Both are what the reading says; acts change neither, so rows are put with
 * their document and the fold leaves them alone. A row for each document and person, not for each
 * place: a volume has tens of thousands of places.
 */
#include "catalog/people.h"
#include "base/buf.h"
#include "catalog/catalog_inside.h"
#include "catalog/listing.h"
#include "doc/lexicon.h"
#include "text/unicode.h"
#include "text/utf8.h"

enum { WORDINGS_MAX = 6, WORDS_MAX = 4, NAME_BYTES_MAX = 120 };

/* --- writing --------------------------------------------------------------------------------- */

bool people_take_away(struct catalog *catalog, Str deposit, Fail *fail) {
    return catalog_run_for(catalog, "DELETE FROM person WHERE id > ?1 || '.' AND id < ?1 || '/'",
                           deposit, fail) &&
           catalog_run_for(catalog,
                           "DELETE FROM mention WHERE person > ?1 || '.' AND person < ?1 || '/'",
                           deposit, fail);
}

/* On one line: a line end is what parts wordings. */
static Str on_one_line(Str text, struct arena *results) {
    return str_one_line(results, str_trim(text));
}

/* Under which letter a list has it. */
static Str letter_of(Str sort, struct arena *results) {
    uint32_t c;
    size_t end = 0;
    if (!utf8_next(sort, &end, &c) || unicode_class(c) != UNICODE_LETTER)
        return STR("#");
    Buf upper = {0};
    if (c >= 'a' && c <= 'z')
        buf_char(&upper, (char)(c - 'a' + 'A'));
    else
        buf_str(&upper, str_slice(sort, 0, end));
    Str letter = str_copy(results, buf_as_str(&upper));
    buf_free(&upper);
    return letter;
}

static bool put_entry(struct catalog *catalog, Str document, const Part *part, size_t at,
                      Fail *fail) {
    const Span *span = &part->spans.p[at];
    Str list_id = document_attribute(span, "id"), deposit, rest;
    if (list_id.n == 0 || !document_names_person(span))
        return true;
    str_cut(document, '.', &deposit, &rest);
    Str name = on_one_line(lexicon_entry(part, at).name, catalog->scratch);
    name = str_slice(name, 0, utf8_floor(name, NAME_BYTES_MAX));
    Str sort = unicode_fold(name, catalog->scratch);
    DbQuery *q;
    if (name.n == 0 ||
        !db_query(catalog->db, "INSERT OR IGNORE INTO person VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, 0)",
                  &q, fail))
        return name.n == 0;
    db_bind_text(q, 1,
                 str_format(catalog->scratch, "%.*s.%.*s", STR_ARG(deposit), STR_ARG(list_id)));
    db_bind_text(q, 2, document);
    db_bind_int(q, 3, document_block_at(part, span->start));
    db_bind_text(q, 4, name);
    db_bind_text(q, 5,
                 on_one_line(str_slice(part->text, span->start, span->end), catalog->scratch));
    db_bind_text(q, 6, sort);
    db_bind_text(q, 7, letter_of(sort, catalog->scratch));
    return db_done(q, fail);
}

typedef struct {
    Str ref;
    uint64_t places;
    uint32_t block;
    StrList wordings;
} Linked;
typedef LIST_OF(Linked) LinkedList;

static void note_link(struct catalog *catalog, const Part *part, const Span *span,
                      struct map *by_ref, LinkedList *all) {
    Str ref = document_attribute(span, "ref");
    size_t ignored;
    bool is_new;
    if (ref.n == 0 || str_find_char(ref, '#', &ignored) || !document_names_person(span))
        return;  // of another file
    uint64_t *at = map_put(by_ref, ref, &is_new);
    if (is_new) {
        *at = all->n;
        *LIST_ADD(catalog->scratch, all) =
            (Linked){.ref = ref, .block = document_block_at(part, span->start)};
    }
    Linked *linked = &all->p[*at];
    linked->places++;
    Str wording = on_one_line(str_slice(part->text, span->start, span->end), catalog->scratch);
    bool known = wording.n == 0 || linked->wordings.n == WORDINGS_MAX;
    for (size_t i = 0; i < linked->wordings.n && !known; i++)
        known = str_equal(linked->wordings.p[i], wording);
    if (!known)
        str_list_add(catalog->scratch, &linked->wordings, wording);
}

static bool put_link(struct catalog *catalog, Str document, const Linked *linked, Fail *fail) {
    Str deposit, rest;
    DbQuery *q;
    str_cut(document, '.', &deposit, &rest);
    if (!db_query(catalog->db, "INSERT INTO mention VALUES(?1, ?2, ?3, ?4, ?5)", &q, fail))
        return false;
    db_bind_text(q, 1,
                 str_format(catalog->scratch, "%.*s.%.*s", STR_ARG(deposit), STR_ARG(linked->ref)));
    db_bind_text(q, 2, document);
    db_bind_int(q, 3, (int64_t)linked->places);
    db_bind_int(q, 4, linked->block);
    db_bind_text(q, 5, str_join(catalog->scratch, linked->wordings, STR("\n")));
    return db_done(q, fail);
}

bool people_put(struct catalog *catalog, Str id, const struct document *document, Fail *fail) {
    ArenaMark mark = arena_mark(catalog->scratch);
    struct map *by_ref = map_create(catalog->scratch);
    LinkedList all = {0};
    bool ok = true, is_list = document->role == ROLE_APPARATUS;
    for (size_t i = 0; ok && i < document->parts.n; i++) {
        const Part *part = &document->parts.p[i];
        for (size_t j = 0; ok && j < part->spans.n; j++) {
            const Span *span = &part->spans.p[j];
            if (is_list && span->kind == SPAN_ENTRY)
                ok = put_entry(catalog, id, part, j, fail);
            else if (!is_list && span->kind == SPAN_NAME)
                note_link(catalog, part, span, by_ref, &all);
        }
    }
    for (size_t i = 0; ok && i < all.n; i++)
        ok = put_link(catalog, id, &all.p[i], fail);
    arena_reset(catalog->scratch, mark);
    return ok;
}

bool people_tally(struct catalog *catalog, Str deposit, Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db,
                  "UPDATE person SET documents = counted.n FROM (SELECT p.id AS id,"
                  " count(d.id) AS n FROM person AS p LEFT JOIN mention AS m ON m.person = p.id"
                  " LEFT JOIN document AS d ON d.id = m.document AND d.state = 0"
                  " WHERE p.id > ?1 || '.' AND p.id < ?1 || '/' GROUP BY p.id) AS counted"
                  " WHERE person.id = counted.id AND person.documents <> counted.n",
                  &q, fail))
        return false;
    db_bind_text(q, 1, deposit);
    return db_done(q, fail);
}

/* --- reading --------------------------------------------------------------------------------- */

#define PERSON_COLUMNS                                                                             \
    "p.id, p.document, p.block, p.name, p.wording, p.documents,"                                   \
    " coalesce((SELECT c.title FROM collection AS c WHERE c.id = d.deposit), '')"
#define VISIBLE_PERSONS " FROM person AS p JOIN document AS d ON d.id = p.document AND d.state = 0"

static void read_person(DbQuery *q, struct arena *results, PersonRow *row) {
    *row = (PersonRow){.id = str_copy(results, db_text(q, 0)),
                       .document = str_copy(results, db_text(q, 1)),
                       .block = (uint32_t)db_int(q, 2),
                       .name = str_copy(results, db_text(q, 3)),
                       .wording = str_copy(results, db_text(q, 4)),
                       .documents = (uint64_t)db_int(q, 5),
                       .volume = str_copy(results, db_text(q, 6))};
}

bool people_letters(struct catalog *catalog, struct arena *results, LetterCountList *letters,
                    Fail *fail) {
    DbQuery *q;
    *letters = (LetterCountList){0};
    if (!db_query(catalog->db,
                  "SELECT p.letter, count(*)" VISIBLE_PERSONS " GROUP BY p.letter"
                  " ORDER BY p.letter",
                  &q, fail))
        return false;
    while (db_step(q))
        *LIST_ADD(results, letters) =
            (LetterCount){str_copy(results, db_text(q, 0)), (uint64_t)db_int(q, 1)};
    return db_end(q, fail);
}

/* The first few words, folded as names are. */
static void split_words(Str text, struct arena *results, Str words[WORDS_MAX]) {
    Str rest = str_trim(unicode_fold(text, results)), word;
    for (size_t i = 0; i < WORDS_MAX; i++) {
        str_cut(rest, ' ', &word, &rest);
        rest = str_trim(rest);
        words[i] = word.n > 0 ? str_format(results, " %.*s", STR_ARG(word)) : (Str){NULL, 0};
    }
}

bool people_list(struct catalog *catalog, const PeopleRange *range, struct arena *results,
                 PersonRowList *rows, Fail *fail) {
    const char *sql =
        range->most_linked
            ? "SELECT " PERSON_COLUMNS VISIBLE_PERSONS
              " WHERE (?1 = '' OR p.letter = ?1) AND instr(' ' || p.sort, ?2) > 0"
              " AND instr(' ' || p.sort, ?3) > 0 AND instr(' ' || p.sort, ?4) > 0"
              " AND instr(' ' || p.sort, ?5) > 0"
              " ORDER BY p.documents DESC, p.sort, p.id LIMIT ?6 OFFSET ?7"
            : "SELECT " PERSON_COLUMNS VISIBLE_PERSONS
              " WHERE (?1 = '' OR p.letter = ?1) AND instr(' ' || p.sort, ?2) > 0"
              " AND instr(' ' || p.sort, ?3) > 0 AND instr(' ' || p.sort, ?4) > 0"
              " AND instr(' ' || p.sort, ?5) > 0 ORDER BY p.sort, p.id LIMIT ?6 OFFSET ?7";
    DbQuery *q;
    Str words[WORDS_MAX];
    *rows = (PersonRowList){0};
    split_words(range->words, results, words);
    if (!db_query(catalog->db, sql, &q, fail))
        return false;
    db_bind_text(q, 1, range->letter);
    for (int i = 0; i < WORDS_MAX; i++)
        db_bind_text(q, 2 + i, words[i].n > 0 ? words[i] : STR(" "));
    db_bind_int(q, 6, (int64_t)range->count);
    db_bind_int(q, 7, (int64_t)range->first);
    while (db_step(q))
        read_person(q, results, LIST_ADD(results, rows));
    return db_end(q, fail);
}

bool people_get(struct catalog *catalog, Str id, struct arena *results, PersonRow *row,
                Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db, "SELECT " PERSON_COLUMNS VISIBLE_PERSONS " WHERE p.id = ?1", &q,
                  fail))
        return false;
    db_bind_text(q, 1, id);
    bool found = db_step(q);
    if (found)
        read_person(q, results, row);
    if (!db_end(q, fail))
        return false;
    return found || fail_set(fail, FAIL_MISSING, "no list names %.*s", STR_ARG(id));
}

bool people_ids(struct catalog *catalog, Str deposit, struct arena *results, struct map **ids,
                Fail *fail) {
    DbQuery *q;
    *ids = map_create(results);
    if (!db_query(catalog->db,
                  "SELECT p.id" VISIBLE_PERSONS " WHERE p.id > ?1 || '.' AND p.id < ?1 || '/'", &q,
                  fail))
        return false;
    db_bind_text(q, 1, deposit);
    while (db_step(q))
        *map_put(*ids, str_copy(results, str_skip(db_text(q, 0), deposit.n + 1)), NULL) = 1;
    return db_end(q, fail);
}

bool people_same_name(struct catalog *catalog, const PersonRow *row, struct arena *results,
                      PersonRowList *rows, Fail *fail) {
    DbQuery *q;
    *rows = (PersonRowList){0};
    if (!db_query(catalog->db,
                  "SELECT " PERSON_COLUMNS VISIBLE_PERSONS
                  " WHERE p.sort = ?1 AND p.id <> ?2 ORDER BY p.id",
                  &q, fail))
        return false;
    db_bind_text(q, 1, unicode_fold(row->name, results));
    db_bind_text(q, 2, row->id);
    while (db_step(q))
        read_person(q, results, LIST_ADD(results, rows));
    return db_end(q, fail);
}

static void read_mention(DbQuery *q, struct arena *results, MentionRow *row) {
    *row = (MentionRow){.places = (uint64_t)db_int(q, LISTING_COLUMN_COUNT),
                        .block = (uint32_t)db_int(q, LISTING_COLUMN_COUNT + 1)};
    listing_read(q, results, &row->document);
    Str rest = str_copy(results, db_text(q, LISTING_COLUMN_COUNT + 2)), wording;
    while (rest.n > 0) {
        Str whole = rest;
        str_cut(whole, '\n', &wording, &rest);
        str_list_add(results, &row->wordings, wording);
    }
}

bool people_mentions(struct catalog *catalog, const MentionRange *range, struct arena *results,
                     MentionRowList *rows, Fail *fail) {
    DbQuery *q;
    *rows = (MentionRowList){0};
    if (!db_query(catalog->db,
                  "SELECT " LISTING_COLUMNS ", m.places, m.block, m.wordings"
                  " FROM (SELECT document AS at, places, block, wordings FROM mention"
                  " WHERE person = ?1) AS m JOIN document ON id = m.at WHERE state = 0"
                  " ORDER BY first_day, deposit, document.place, id LIMIT ?2 OFFSET ?3",
                  &q, fail))
        return false;
    db_bind_text(q, 1, range->person);
    db_bind_int(q, 2, (int64_t)range->count);
    db_bind_int(q, 3, (int64_t)range->first);
    while (db_step(q))
        read_mention(q, results, LIST_ADD(results, rows));
    return db_end(q, fail);
}
