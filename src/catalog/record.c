/*
 * Rows are put by their key and replace what stood there. A reading first takes away what the one
 * before said of trees and dates (one range of keys each, because all ids of a deposit begin with
 * its own), then adds its own; the documents it did not touch are those whose `reading` is older,
 * and they are lost.
 */
#include "catalog/record.h"
#include "base/file.h"
#include "base/map.h"
#include "base/zip.h"
#include "catalog/alias.h"
#include "catalog/fault_rows.h"
#include "catalog/fold.h"
#include "catalog/listing.h"
#include "catalog/people.h"
#include "catalog/referral.h"
#include "catalog/tally.h"
#include "doc/doc_json.h"

enum { HEAD_LEVEL = 3 };  // of zstd: heads are read at every page

bool record_accession(struct catalog *catalog, const AccessionRow *row, Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db, "REPLACE INTO accession VALUES(?1, ?2, ?3, ?4)", &q, fail))
        return false;
    db_bind_text(q, 1, row->id);
    db_bind_int(q, 2, row->time);
    db_bind_text(q, 3, row->who);
    db_bind_text(q, 4, row->from);
    return db_done(q, fail);
}

static bool put_files(struct catalog *catalog, const DepositRow *row, Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db, "DELETE FROM deposit_file WHERE deposit = ?1", &q, fail))
        return false;
    db_bind_text(q, 1, row->id);
    if (!db_done(q, fail))
        return false;
    for (size_t i = 0; i < row->files.n; i++) {
        if (!db_query(catalog->db, "REPLACE INTO deposit_file VALUES(?1, ?2, ?3, ?4)", &q, fail))
            return false;
        db_bind_text(q, 1, row->id);
        db_bind_text(q, 2, row->files.p[i].path);
        db_bind_text(q, 3, row->files.p[i].sha512);
        db_bind_int(q, 4, (int64_t)row->files.p[i].size_bytes);
        if (!db_done(q, fail))
            return false;
    }
    return true;
}

bool record_deposit(struct catalog *catalog, const DepositRow *row, Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db, "REPLACE INTO deposit VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                  &q, fail))
        return false;
    db_bind_text(q, 1, row->id);
    db_bind_text(q, 2, row->accession);
    db_bind_int(q, 3, row->received);
    db_bind_text(q, 4, row->received_as);
    db_bind_int(q, 5, row->version);
    db_bind_int(q, 6, row->reading);
    db_bind_text(q, 7, row->failure);
    db_bind_text(q, 8, row->failure_code);
    db_bind_text(q, 9, row->program);
    return db_done(q, fail) && put_files(catalog, row, fail);
}

bool record_bytes(struct catalog *catalog, Str deposit, Str id, Fail *fail) {
    return alias_put_bytes(catalog, id, deposit, fail);
}

bool record_received_again(struct catalog *catalog, const ReceivedAgain *receipt, Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db, "REPLACE INTO receipt VALUES(?1, ?2, ?3, ?4)", &q, fail))
        return false;
    db_bind_text(q, 1, receipt->deposit);
    db_bind_text(q, 2, receipt->accession);
    db_bind_text(q, 3, receipt->path);
    db_bind_int(q, 4, receipt->time);
    return db_done(q, fail);
}

bool record_check(struct catalog *catalog, Str deposit, int64_t time, bool sound, Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db,
                  "INSERT INTO fixity VALUES(?1, ?2, ?3) ON CONFLICT(deposit) DO UPDATE"
                  " SET time = ?2, sound = ?3 WHERE excluded.time >= time",
                  &q, fail))
        return false;
    db_bind_text(q, 1, deposit);
    db_bind_int(q, 2, time);
    db_bind_int(q, 3, sound);
    return db_done(q, fail);
}

/* --- a reading ------------------------------------------------------------------------------- */

static bool check_number(struct catalog *catalog, Str deposit, uint32_t reading, Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db, "SELECT number FROM reading WHERE deposit = ?1", &q, fail))
        return false;
    db_bind_text(q, 1, deposit);
    int64_t number = db_step(q) ? db_int(q, 0) : 0;
    if (!db_end(q, fail))
        return false;
    if (number > (int64_t)reading)
        return fail_set(fail, FAIL_INVALID, "reading %u of %.*s comes after reading %lld", reading,
                        STR_ARG(deposit), (long long)number);
    return true;
}

static bool take_away_trees(struct catalog *catalog, Str deposit, Fail *fail) {
    return catalog_run_for(
               catalog,
               "DELETE FROM collection WHERE id = ?1 OR (id > ?1 || '.' AND id < ?1 || '/')",
               deposit, fail) &&
           catalog_run_for(catalog,
                           "DELETE FROM stands_in WHERE collection = ?1"
                           " OR (collection > ?1 || '.' AND collection < ?1 || '/')",
                           deposit, fail) &&
           catalog_run_for(
               catalog,
               "DELETE FROM document_date WHERE document > ?1 || '.' AND document < ?1 || '/'",
               deposit, fail) &&
           people_take_away(catalog, deposit, fail) && referral_take_away(catalog, deposit, fail) &&
           fault_rows_take_away(catalog, deposit, fail) &&
           fault_rows_set_due(catalog, deposit, true, fail);
}

static bool put_head(struct catalog *catalog, const ReadingHead *head, Fail *fail) {
    Buf json = {0}, packed = {0};
    DbQuery *q;
    doc_json_print_head(head, &json);
    zip_pack(buf_as_str(&json), HEAD_LEVEL, &packed);
    bool ok = db_query(catalog->db, "REPLACE INTO head VALUES(?1, ?2)", &q, fail);
    if (ok) {
        db_bind_text(q, 1, catalog->reading_deposit);
        db_bind_blob(q, 2, buf_as_str(&packed));
        ok = db_done(q, fail);
    }
    buf_free(&packed);
    buf_free(&json);
    if (!ok || !db_query(catalog->db, "REPLACE INTO reading VALUES(?1, ?2, ?3, ?4)", &q, fail))
        return false;
    db_bind_text(q, 1, catalog->reading_deposit);
    db_bind_int(q, 2, catalog->reading_number);
    db_bind_text(q, 3, reading_identity(head, catalog->scratch));
    db_bind_int(q, 4, catalog->reading_is_collection);
    return db_done(q, fail) && alias_put_head(catalog, catalog->reading_deposit, head, fail);
}

static Str full_id(struct catalog *catalog, Str local) {
    return local.n == 0 ? catalog->reading_deposit
                        : str_format(catalog->scratch, "%.*s.%.*s",
                                     STR_ARG(catalog->reading_deposit), STR_ARG(local));
}

typedef struct {
    Str id, parent, title, sort;
    size_t place;
    uint64_t children;
    CollectionKind kind;
} Node;

static bool put_collection(struct catalog *catalog, const Node *node, Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db, "REPLACE INTO collection VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, ?8)",
                  &q, fail))
        return false;
    db_bind_text(q, 1, node->id);
    db_bind_text(q, 2, catalog->reading_deposit);
    db_bind_text(q, 3, node->parent);
    db_bind_int(q, 4, (int64_t)node->place);
    db_bind_int(q, 5, node->kind);
    db_bind_text(q, 6, node->title);
    db_bind_text(q, 7, node->sort);
    db_bind_int(q, 8, (int64_t)node->children);
    return db_done(q, fail);
}

/* How many collections each one has directly below it, by local id; "" is the deposit. */
static struct map *count_children(const CollectionList *collections, struct arena *scratch) {
    struct map *counts = map_create(scratch);
    for (size_t i = 0; i < collections->n; i++)
        ++*map_put(counts, collections->p[i].parent, NULL);
    return counts;
}

static uint64_t children_of(const struct map *counts, Str local) {
    const uint64_t *count = map_find(counts, local);
    return count == NULL ? 0 : *count;
}

/* The title of a deposit that has none: the name it came under. */
static bool name_received(struct catalog *catalog, Str *name, Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db, "SELECT received_as FROM deposit WHERE id = ?1", &q, fail))
        return false;
    db_bind_text(q, 1, catalog->reading_deposit);
    *name = db_step(q) ? str_copy(catalog->scratch, file_name(db_text(q, 0)))
                       : catalog->reading_deposit;
    return db_end(q, fail);
}

static bool put_trees(struct catalog *catalog, const ReadingHead *head, Fail *fail) {
    const CollectionList *below = &head->collections;
    const struct map *counts = count_children(below, catalog->scratch);
    Node root = {.id = catalog->reading_deposit,
                 .title = head->title,
                 .kind =
                     head->source_id.n > 0 || below->n > 0 ? COLLECTION_VOLUME : COLLECTION_FILE,
                 .children = children_of(counts, STR(""))};
    if (root.title.n == 0 && !name_received(catalog, &root.title, fail))
        return false;
    root.sort = head->source_id.n > 0 ? head->source_id : str_lower(catalog->scratch, root.title);
    if (!put_collection(catalog, &root, fail))
        return false;
    for (size_t i = 0; i < below->n; i++) {
        const Collection *collection = &below->p[i];
        Node node = {.id = full_id(catalog, collection->local_id),
                     .parent = full_id(catalog, collection->parent),
                     .title = collection->title,
                     .place = i,
                     .kind = collection->kind,
                     .children = children_of(counts, collection->local_id)};
        if (collection->local_id.n > 0 && !put_collection(catalog, &node, fail))
            return false;
    }
    return true;
}

bool record_begin_reading(struct catalog *catalog, Str deposit, uint32_t reading,
                          const ReadingHead *head, Fail *fail) {
    must(!catalog->in_reading && deposit.n > 0 && reading > 0);
    if (!check_number(catalog, deposit, reading, fail))
        return false;
    catalog->in_reading = true;
    catalog->reading_mark = arena_mark(catalog->scratch);
    catalog->reading_deposit = str_copy(catalog->scratch, deposit);
    catalog->reading_number = reading;
    catalog->reading_is_collection = head->title.n > 0 || head->collections.n > 0 ||
                                     head->document_count + head->apparatus_count > 1;
    return take_away_trees(catalog, deposit, fail) && put_head(catalog, head, fail) &&
           (!catalog->reading_is_collection || put_trees(catalog, head, fail));
}

/* --- its documents --------------------------------------------------------------------------- */

static bool put_copy(struct catalog *catalog, Str id, Str read_copy, Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db, "REPLACE INTO copy VALUES(?1, ?2, NULL)", &q, fail))
        return false;
    db_bind_text(q, 1, id);
    db_bind_blob(q, 2, read_copy);
    return db_done(q, fail);
}

static bool put_places(struct catalog *catalog, Str id, const DocumentRecord *record, Fail *fail) {
    const StrList *collections = &record->document->collections;
    size_t count = collections->n > 0 ? collections->n : catalog->reading_is_collection;
    for (size_t n = 0; n < count; n++) {
        DbQuery *q;
        if (!db_query(catalog->db, "INSERT OR IGNORE INTO stands_in VALUES(?1, ?2, ?3, ?4)", &q,
                      fail))
            return false;
        db_bind_text(q, 1, full_id(catalog, n < collections->n ? collections->p[n] : STR("")));
        db_bind_int(q, 2, record->order);
        db_bind_text(q, 3, id);
        db_bind_int(q, 4, (int64_t)n);
        if (!db_done(q, fail))
            return false;
    }
    return true;
}

static bool put_document(struct catalog *catalog, Str id, const DocumentRecord *record,
                         const Listing *listing, Fail *fail) {
    const struct document *document = record->document;
    Str chief = {NULL, 0};
    if (document->collections.n > 0)
        chief = full_id(catalog, document->collections.p[0]);
    else if (catalog->reading_is_collection)
        chief = catalog->reading_deposit;
    DbQuery *q;
    if (!db_query(
            catalog->db,
            "REPLACE INTO document(id, deposit, local_id, place, role, state, reason, who,"
            " time, reading, title, number, kind, date, collection, first_day, last_day,"
            " has_acts)"
            " VALUES(?1, ?2, ?3, ?4, ?5, 0, '', '', 0, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, 0)",
            &q, fail))
        return false;
    db_bind_text(q, 1, id);
    db_bind_text(q, 2, catalog->reading_deposit);
    db_bind_text(q, 3, document->local_id);
    db_bind_int(q, 4, record->order);
    db_bind_int(q, 5, document->role);
    db_bind_int(q, 6, catalog->reading_number);
    db_bind_text(q, 7, listing->title);
    db_bind_text(q, 8, listing->number);
    db_bind_text(q, 9, listing->kind);
    db_bind_text(q, 10, listing->date);
    db_bind_text(q, 11, chief);
    db_bind_int(q, 12, listing->first_day);
    db_bind_int(q, 13, listing->last_day);
    return db_done(q, fail);
}

bool record_document(struct catalog *catalog, const DocumentRecord *record, Fail *fail) {
    must(catalog->in_reading && record->document->local_id.n > 0);
    ArenaMark mark = arena_mark(catalog->scratch);
    Str id = full_id(catalog, record->document->local_id);
    Listing listing;
    listing_make(record->document, catalog->scratch, &listing);
    bool ok = put_document(catalog, id, record, &listing, fail) &&
              put_copy(catalog, id, record->read_copy, fail) &&
              put_places(catalog, id, record, fail) &&
              listing_put_dates(catalog, id, &listing, fail) &&
              alias_put_document(catalog, id, record->document, fail) &&
              people_put(catalog, id, record->document, fail) &&
              referral_put(catalog, id, record->document, fail);
    arena_reset(catalog->scratch, mark);
    return ok;
}

/* --- its end --------------------------------------------------------------------------------- */

static bool list_ids(struct catalog *catalog, const char *sql, struct arena *results, StrList *ids,
                     Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db, sql, &q, fail))
        return false;
    db_bind_text(q, 1, catalog->reading_deposit);
    db_bind_int(q, 2, catalog->reading_number);
    return catalog_take_ids(q, results, ids, fail);
}

bool record_end_reading(struct catalog *catalog, struct arena *results, ReadingChange *change,
                        Fail *fail) {
    must(catalog->in_reading);
    *change = (ReadingChange){0};
    StrList subjects = {0};
    if (!list_ids(catalog,
                  "SELECT id FROM document WHERE deposit = ?1 AND reading <> ?2 AND state <> 3"
                  " ORDER BY id",
                  results, &change->lost, fail) ||
        !list_ids(catalog,
                  "SELECT DISTINCT subject FROM act WHERE subject > ?1 || '.' AND"
                  " subject < ?1 || '/' AND ?2 > 0 ORDER BY subject",
                  results, &subjects, fail))
        return false;
    for (size_t i = 0; i < change->lost.n; i++)
        if (!fold_lose(catalog, change->lost.p[i], fail))
            return false;
    for (size_t i = 0; i < subjects.n; i++) {
        bool applied;
        if (!fold_subject(catalog, subjects.p[i], &applied, fail))
            return false;
        if (applied)
            str_list_add(results, &change->folded, subjects.p[i]);
    }
    if (!event_rows_fold_deposit(catalog, catalog->reading_deposit, fail) ||
        !tally_deposit(catalog, catalog->reading_deposit, fail))
        return false;
    catalog->in_reading = false;
    arena_reset(catalog->scratch, catalog->reading_mark);
    return true;
}
