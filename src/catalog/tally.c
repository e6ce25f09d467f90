/*
 * One deposit at a time and from the rows alone: a few hundred rows are read and only what differs
 * is written, which is cheap enough after every act and cannot drift from the truth as counting up
 * and down would. A document that stands in two collections of one tree counts once above them:
 * each collection remembers the last one it counted.
 */
#include "catalog/tally.h"
#include "base/map.h"
#include "catalog/people.h"

enum { SPAN_YEARS_MAX = 200 };

/* --- collections ----------------------------------------------------------------------------- */

typedef struct {
    Str id;
    size_t parent;  // index, SIZE_MAX for none
    uint64_t documents, was;
    uint64_t last_counted;  // number of the document, from 1
} Node;
typedef LIST_OF(Node) NodeList;

static bool load_nodes(struct catalog *catalog, Str deposit, NodeList *nodes, struct map *by_id,
                       Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db,
                  "SELECT id, parent, documents FROM collection"
                  " WHERE id = ?1 OR (id > ?1 || '.' AND id < ?1 || '/')",
                  &q, fail))
        return false;
    db_bind_text(q, 1, deposit);
    StrList parents = {0};
    while (db_step(q)) {
        Node *node = LIST_ADD(catalog->scratch, nodes);
        node->id = str_copy(catalog->scratch, db_text(q, 0));
        node->was = (uint64_t)db_int(q, 2);
        str_list_add(catalog->scratch, &parents, str_copy(catalog->scratch, db_text(q, 1)));
        *map_put(by_id, node->id, NULL) = nodes->n - 1;
    }
    for (size_t i = 0; i < nodes->n; i++) {
        const uint64_t *parent = map_find(by_id, parents.p[i]);
        nodes->p[i].parent = parent == NULL ? SIZE_MAX : (size_t)*parent;
    }
    return db_end(q, fail);
}

/* Up to the root; a tree that bites its tail stops where the document was counted before. */
static void count_up(NodeList *nodes, size_t at, uint64_t document) {
    while (at != SIZE_MAX && nodes->p[at].last_counted != document) {
        nodes->p[at].last_counted = document;
        nodes->p[at].documents++;
        at = nodes->p[at].parent;
    }
}

static bool count_documents(struct catalog *catalog, Str deposit, NodeList *nodes,
                            const struct map *by_id, Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db,
                  "SELECT s.document, s.collection FROM stands_in AS s"
                  " JOIN document AS d ON d.id = s.document"
                  " WHERE (s.collection = ?1 OR (s.collection > ?1 || '.' AND s.collection < ?1 ||"
                  " '/')) AND d.state = 0 AND d.role = 0 ORDER BY s.document",
                  &q, fail))
        return false;
    db_bind_text(q, 1, deposit);
    uint64_t number = 0;
    Str last = {NULL, 0};
    while (db_step(q)) {
        if (number == 0 || !str_equal(last, db_text(q, 0))) {
            last = str_copy(catalog->scratch, db_text(q, 0));
            number++;
        }
        const uint64_t *at = map_find(by_id, db_text(q, 1));
        if (at != NULL)
            count_up(nodes, (size_t)*at, number);
    }
    return db_end(q, fail);
}

static bool tally_collections(struct catalog *catalog, Str deposit, Fail *fail) {
    NodeList nodes = {0};
    struct map *by_id = map_create(catalog->scratch);
    if (!load_nodes(catalog, deposit, &nodes, by_id, fail))
        return false;
    if (nodes.n == 0)
        return true;
    if (!count_documents(catalog, deposit, &nodes, by_id, fail))
        return false;
    for (size_t i = 0; i < nodes.n; i++) {
        DbQuery *q;
        if (nodes.p[i].documents == nodes.p[i].was)
            continue;
        if (!db_query(catalog->db, "UPDATE collection SET documents = ?2 WHERE id = ?1", &q, fail))
            return false;
        db_bind_text(q, 1, nodes.p[i].id);
        db_bind_int(q, 2, (int64_t)nodes.p[i].documents);
        if (!db_done(q, fail))
            return false;
    }
    return true;
}

/* --- the holding ----------------------------------------------------------------------------- */

typedef struct {
    uint64_t documents, apparatus, withdrawn, undated;
    int32_t first_day, last_day;
    uint64_t records;  // of every state but LOST
    Str single;
} Sum;

static bool sum_documents(struct catalog *catalog, Str deposit, Sum *sum, Fail *fail) {
    DbQuery *q;
    *sum = (Sum){.first_day = DAY_OPEN_AFTER, .last_day = DAY_OPEN_BEFORE};
    if (!db_query(catalog->db,
                  "SELECT id, role, state, first_day, last_day FROM document"
                  " WHERE deposit = ?1 AND state <> 3 ORDER BY id",
                  &q, fail))
        return false;
    db_bind_text(q, 1, deposit);
    while (db_step(q)) {
        bool is_record = db_int(q, 1) == ROLE_RECORD, visible = db_int(q, 2) == STATE_VISIBLE;
        int32_t first = (int32_t)db_int(q, 3), last = (int32_t)db_int(q, 4);
        if (is_record && sum->records++ == 0)
            sum->single = str_copy(catalog->scratch, db_text(q, 0));
        if (!visible) {
            sum->withdrawn += is_record;
            continue;
        }
        sum->documents += is_record;
        sum->apparatus += !is_record;
        sum->undated += is_record && first > last;
        if (!is_record || first > last)
            continue;
        if (first != DAY_OPEN_BEFORE && first < sum->first_day)
            sum->first_day = first;
        if (last != DAY_OPEN_AFTER && last > sum->last_day)
            sum->last_day = last;
    }
    if (sum->records != 1)
        sum->single = (Str){NULL, 0};
    return db_end(q, fail);
}

static bool tally_holding(struct catalog *catalog, Str deposit, Fail *fail) {
    Sum sum;
    DbQuery *q;
    if (!sum_documents(catalog, deposit, &sum, fail) ||
        !db_query(catalog->db, "REPLACE INTO tally VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", &q,
                  fail))
        return false;
    db_bind_text(q, 1, deposit);
    db_bind_int(q, 2, (int64_t)sum.documents);
    db_bind_int(q, 3, (int64_t)sum.apparatus);
    db_bind_int(q, 4, (int64_t)sum.withdrawn);
    db_bind_int(q, 5, (int64_t)sum.undated);
    db_bind_int(q, 6, sum.first_day);
    db_bind_int(q, 7, sum.last_day);
    db_bind_text(q, 8, sum.single);
    return db_done(q, fail);
}

/* --- years ----------------------------------------------------------------------------------- */

typedef struct {
    int32_t year;
    bool certain;
} DocumentYear;
typedef LIST_OF(DocumentYear) DocumentYearList;

typedef struct {
    struct arena *scratch;
    DateDaysList members;  // of the date value being read
    bool one_of;
    DocumentYearList years;  // of the document being read
    YearCountList all;       // by year
} YearTally;

static int32_t year_of(int32_t day) {
    int64_t year;
    unsigned month, day_of_month;
    date_from_day(day, &year, &month, &day_of_month);
    return (int32_t)year;
}

/* The years that a date can mean; false where they are too many or not known. */
static bool years_of(DateDays days, int32_t *first, int32_t *last) {
    bool open_before = days.a1 == DAY_OPEN_BEFORE, open_after = days.b2 == DAY_OPEN_AFTER;
    if (open_before && open_after)
        return false;
    *first = year_of(open_before ? days.b2 : days.a1);
    *last = year_of(open_after ? days.a1 : days.b2);
    return *first <= *last && *last - *first < SPAN_YEARS_MAX;
}

static void note_year(YearTally *tally, int32_t year) {
    int32_t from = date_day(year, 1, 1), to = date_day(year, 12, 31);
    size_t certain = 0, possible = 0;
    for (size_t i = 0; i < tally->members.n; i++) {
        certain += date_certainly_in(tally->members.p[i], from, to);
        possible += date_possibly_in(tally->members.p[i], from, to);
    }
    if (possible == 0)
        return;
    bool is_certain = tally->one_of ? certain == tally->members.n : certain > 0;
    for (size_t i = 0; i < tally->years.n; i++) {
        if (tally->years.p[i].year == year) {
            tally->years.p[i].certain |= is_certain;
            return;
        }
    }
    *LIST_ADD(tally->scratch, &tally->years) = (DocumentYear){year, is_certain};
}

static void end_date(YearTally *tally) {
    for (size_t i = 0; i < tally->members.n; i++) {
        int32_t first, last;
        if (years_of(tally->members.p[i], &first, &last))
            for (int32_t year = first; year <= last; year++)
                note_year(tally, year);
    }
    tally->members.n = 0;
}

static YearCount *year_place(YearTally *tally, int32_t year) {
    size_t at = tally->all.n;
    while (at > 0 && tally->all.p[at - 1].year > year)
        at--;
    if (at > 0 && tally->all.p[at - 1].year == year)
        return &tally->all.p[at - 1];
    (void)LIST_ADD(tally->scratch, &tally->all);
    for (size_t i = tally->all.n - 1; i > at; i--)
        tally->all.p[i] = tally->all.p[i - 1];
    tally->all.p[at] = (YearCount){.year = year};
    return &tally->all.p[at];
}

static void end_document(YearTally *tally) {
    end_date(tally);
    for (size_t i = 0; i < tally->years.n; i++) {
        YearCount *count = year_place(tally, tally->years.p[i].year);
        count->certain += tally->years.p[i].certain;
        count->possible += !tally->years.p[i].certain;
    }
    tally->years.n = 0;
}

static bool sum_years(struct catalog *catalog, Str deposit, YearTally *tally, Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db,
                  "SELECT document, n, a1, a2, b1, b2, uncertain, one_of FROM document_date"
                  " JOIN document AS d ON d.id = document"
                  " WHERE document > ?1 || '.' AND document < ?1 || '/'"
                  " AND d.state = 0 AND d.role = 0 ORDER BY document, n, m",
                  &q, fail))
        return false;
    db_bind_text(q, 1, deposit);
    Str document = {NULL, 0};
    int64_t n = -1;
    while (db_step(q)) {
        if (!str_equal(document, db_text(q, 0))) {
            end_document(tally);
            document = str_copy(catalog->scratch, db_text(q, 0));
            n = -1;
        }
        if (n != db_int(q, 1))
            end_date(tally);
        n = db_int(q, 1);
        tally->one_of = db_int(q, 7) != 0;
        *LIST_ADD(catalog->scratch, &tally->members) = (DateDays){.a1 = (int32_t)db_int(q, 2),
                                                                  .a2 = (int32_t)db_int(q, 3),
                                                                  .b1 = (int32_t)db_int(q, 4),
                                                                  .b2 = (int32_t)db_int(q, 5),
                                                                  .uncertain = db_int(q, 6) != 0};
    }
    end_document(tally);
    return db_end(q, fail);
}

static bool tally_years(struct catalog *catalog, Str deposit, Fail *fail) {
    YearTally tally = {.scratch = catalog->scratch};
    DbQuery *q;
    if (!sum_years(catalog, deposit, &tally, fail) ||
        !db_query(catalog->db, "DELETE FROM year WHERE deposit = ?1", &q, fail))
        return false;
    db_bind_text(q, 1, deposit);
    if (!db_done(q, fail))
        return false;
    for (size_t i = 0; i < tally.all.n; i++) {
        if (!db_query(catalog->db, "INSERT INTO year VALUES(?1, ?2, ?3, ?4)", &q, fail))
            return false;
        db_bind_text(q, 1, deposit);
        db_bind_int(q, 2, tally.all.p[i].year);
        db_bind_int(q, 3, (int64_t)tally.all.p[i].certain);
        db_bind_int(q, 4, (int64_t)tally.all.p[i].possible);
        if (!db_done(q, fail))
            return false;
    }
    return true;
}

bool tally_deposit(struct catalog *catalog, Str deposit, Fail *fail) {
    ArenaMark mark = arena_mark(catalog->scratch);
    bool ok = tally_collections(catalog, deposit, fail) && tally_holding(catalog, deposit, fail) &&
              tally_years(catalog, deposit, fail) && people_tally(catalog, deposit, fail);
    arena_reset(catalog->scratch, mark);
    return ok;
}
