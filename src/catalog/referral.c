/*
 * A row for each document and target, not for each place. The key of a target in the same file is
 * the target's full id, of one in another volume "volume/local", of a telegram "telegram:" and its
 * number, with post and days beside. Notes are their document's.
 *
 * A telegram's number begins again each year and at each post. With the post it came from, it is
 * found by number, post, and day within three days (sent at night, received the next morning),
 * wherever it is held; without, only in the same file and on that very day. Only where one document
 * alone fits does the reference lead there.
 */
#include "catalog/referral.h"
#include "base/map.h"
#include "base/num.h"
#include "catalog/alias.h"
#include "catalog/catalog_inside.h"
#include "catalog/listing.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include <stdlib.h>

enum { WORDS_MAX = 120, DAYS_APART = 3, CANDIDATES_MAX = 64, NO_DAY = INT32_MIN };

/* --- keys ------------------------------------------------------------------------------------ */

/* Letters and digits of a number or post, folded: "A-203", "A–203" and "a 203" are one. */
static Str plain_of(Str text, struct arena *results) {
    Str folded = unicode_fold(text, results);
    char *plain = arena_alloc(results, folded.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < folded.n; i++) {
        char c = folded.p[i];
        bool mark = (unsigned char)c < 0x80 && !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
        bool dash = i + 2 < folded.n && str_is(str_slice(folded, i, i + 2), "\xE2\x80");
        if (dash)
            i += 2;
        else if (!mark)
            plain[n++] = c;
    }
    return (Str){plain, n};
}

/* Where "d87fn3" is a note of d87: the document. */
static Str without_note(Str place) {
    for (size_t i = 1; i + 2 < place.n; i++)
        if (place.p[i] == 'f' && place.p[i + 1] == 'n' && place.p[i - 1] >= '0' &&
            place.p[i - 1] <= '9')
            return str_slice(place, 0, i);
    return place;
}

static bool is_local(Str place) {
    return place.n > 1 && place.p[0] == 'd' && place.p[1] >= '0' && place.p[1] <= '9';
}

/* The number of "pg_447"; 0: it is none. */
static uint32_t page_of(Str place) {
    uint64_t number;
    uint32_t page;
    return str_starts(place, STR("pg_")) && num_parse_u64(str_skip(place, 3), &number) &&
                   num_u32(number, &page)
               ? page
               : 0;
}

/* Empty where a target is none of documents: a page of the Web. */
static Str key_of(Str target, Str deposit, struct arena *results) {
    Str volume, place;
    size_t at;
    if (str_find_char(target, ':', &at))
        return (Str){NULL, 0};
    bool cut = str_cut(target, '#', &volume, &place);
    place = without_note(place);
    if (!cut)
        return volume.n > 0 && !str_find_char(volume, '/', &at) ? volume : (Str){NULL, 0};
    if (page_of(place) > 0)
        return volume.n > 0 ? target
                            : str_format(results, "%.*s#%.*s", STR_ARG(deposit), STR_ARG(place));
    if (!is_local(place))
        return (Str){NULL, 0};
    return volume.n == 0 ? str_format(results, "%.*s.%.*s", STR_ARG(deposit), STR_ARG(place))
                         : str_format(results, "%.*s/%.*s", STR_ARG(volume), STR_ARG(place));
}

static Str telegram_key(Str number, struct arena *results) {
    return str_format(results, "telegram:%.*s", STR_ARG(plain_of(number, results)));
}

/* --- writing --------------------------------------------------------------------------------- */

bool referral_take_away(struct catalog *catalog, Str deposit, Fail *fail) {
    return catalog_run_for(catalog,
                           "DELETE FROM reference"
                           " WHERE document > ?1 || '.' AND document < ?1 || '/'",
                           deposit, fail) &&
           catalog_run_for(catalog,
                           "DELETE FROM telegram"
                           " WHERE document > ?1 || '.' AND document < ?1 || '/'",
                           deposit, fail) &&
           catalog_run_for(catalog, "DELETE FROM pages WHERE deposit = ?1", deposit, fail);
}

/* What is gathered of one target. */
typedef struct {
    Str key, target, words;
    Str post;             // of a telegram, folded; ">lima": sent there
    int32_t first, last;  // its days; NO_DAY: not said
    uint32_t block;
    uint64_t places;
} Gathered;
typedef LIST_OF(Gathered) GatheredList;

static Str words_at(const Part *part, const Span *span, struct arena *results) {
    Str words = str_slice(part->text, span->start, span->end);
    if (words.n > WORDS_MAX)
        words = str_slice(words, 0, utf8_floor(words, WORDS_MAX));
    char *line = str_to_c(results, words);
    for (size_t i = 0; i < words.n; i++)
        line[i] = line[i] == '\n' ? ' ' : line[i];
    return (Str){line, words.n};
}

static void days_of(Str edtf, struct arena *scratch, Gathered *gathered) {
    DateDaysList days = {0};
    Fail ignored;  // then the day is not known
    gathered->first = gathered->last = NO_DAY;
    if (edtf.n == 0 || !date_days(edtf, scratch, &days, &ignored) || days.n == 0)
        return;
    gathered->first = days.p[0].a1;
    gathered->last = days.p[0].b2;
}

static void gather_telegram(const Span *span, struct arena *results, Gathered *gathered) {
    Str from = document_attribute(span, "from"), to = document_attribute(span, "to");
    gathered->target = document_attribute(span, "number");
    if (gathered->target.n > 0)
        gathered->key = telegram_key(gathered->target, results);
    if (from.n > 0)
        gathered->post = plain_of(from, results);
    else if (to.n > 0)
        gathered->post = str_format(results, ">%.*s", STR_ARG(plain_of(to, results)));
    days_of(document_attribute(span, "date"), results, gathered);
}

static Gathered gather(const Span *span, Str deposit, struct arena *results) {
    Gathered gathered = {.first = NO_DAY, .last = NO_DAY, .places = 1};
    if (str_is(document_attribute(span, "type"), "telegram")) {
        gather_telegram(span, results, &gathered);
    } else {
        gathered.target = document_attribute(span, "target");
        gathered.key = key_of(gathered.target, deposit, results);
    }
    return gathered;
}

/* Numbers of telegrams begin again: post and day belong to what is asked. */
static Str whole_key(const Gathered *gathered, struct arena *results) {
    return gathered->key.n == 0 || (gathered->post.n == 0 && gathered->first == NO_DAY)
               ? gathered->key
               : str_format(results, "%.*s|%.*s|%d|%d", STR_ARG(gathered->key),
                            STR_ARG(gathered->post), gathered->first, gathered->last);
}

Str referral_key(const Span *span, Str deposit, struct arena *results) {
    Gathered gathered = gather(span, deposit, results);
    return whole_key(&gathered, results);
}

static void gather_all(Str deposit, const Part *part, struct map *known, struct arena *results,
                       GatheredList *all) {
    for (size_t i = 0; i < part->spans.n; i++) {
        const Span *span = &part->spans.p[i];
        bool is_new;
        if (span->kind != SPAN_REFERENCE)
            continue;
        Gathered gathered = gather(span, deposit, results);
        if (gathered.key.n == 0)
            continue;
        uint64_t *place = map_put(known, whole_key(&gathered, results), &is_new);
        if (!is_new) {
            all->p[*place].places++;
            continue;
        }
        *place = all->n;
        gathered.block = document_block_at(part, span->start);
        gathered.words = words_at(part, span, results);
        *LIST_ADD(results, all) = gathered;
    }
}

static bool put_one(struct catalog *catalog, Str id, size_t n, const Gathered *gathered,
                    Fail *fail) {
    DbQuery *q;
    if (!db_query(catalog->db,
                  "INSERT INTO reference VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)", &q,
                  fail))
        return false;
    db_bind_text(q, 1, id);
    db_bind_int(q, 2, (int64_t)n);
    db_bind_text(q, 3, gathered->key);
    db_bind_text(q, 4, gathered->target);
    db_bind_text(q, 5, gathered->post);
    db_bind_int(q, 6, gathered->first);
    db_bind_int(q, 7, gathered->last);
    db_bind_int(q, 8, gathered->block);
    db_bind_int(q, 9, (int64_t)gathered->places);
    db_bind_text(q, 10, gathered->words);
    return db_done(q, fail);
}

/* The document is a telegram: by which number, post and day it may be asked for. */
static bool put_telegram(struct catalog *catalog, Str id, const struct document *document,
                         Fail *fail) {
    const Value *number;
    Listing listing;
    for (size_t i = 0;
         (number = description_find(&document->description, FIELD_IDENTIFIER, i)) != NULL; i++) {
        if (!str_is(number->role, "telegram") || number->value.n == 0)
            continue;
        DbQuery *q;
        listing_make(document, catalog->scratch, &listing);
        if (listing.first_day > listing.last_day)
            return true;  // undated: nothing can ask for it
        if (!db_query(catalog->db, "REPLACE INTO telegram VALUES(?1, ?2, ?3, ?4, ?5)", &q, fail))
            return false;
        db_bind_text(q, 1, telegram_key(number->value, catalog->scratch));
        db_bind_text(q, 2, id);
        db_bind_text(q, 3, plain_of(description_attribute(number, "from"), catalog->scratch));
        db_bind_int(q, 4, listing.first_day);
        db_bind_int(q, 5, listing.last_day);
        if (!db_done(q, fail))
            return false;
    }
    return true;
}

/* The first and the last page of "pp. 571-572", "p. 5"; false where the words are others. */
static bool read_pages(Str extent, uint32_t pages[2]) {
    size_t n = 0;
    if (!str_starts(extent, STR("p. ")) && !str_starts(extent, STR("pp. ")))
        return false;
    for (size_t i = 0; i < extent.n && n < 2;) {
        size_t end = i;
        uint64_t number;
        while (end < extent.n && extent.p[end] >= '0' && extent.p[end] <= '9')
            end++;
        if (end > i &&
            (!num_parse_u64(str_slice(extent, i, end), &number) || !num_u32(number, &pages[n++])))
            return false;
        i = end > i ? end : i + 1;
    }
    pages[1] = n == 1 ? pages[0] : pages[1];
    return n > 0 && pages[0] > 0 && pages[0] <= pages[1];
}

/* On which pages of its volume a record stands: by them volumes without numbers refer to it. */
static bool put_pages(struct catalog *catalog, Str id, Str deposit, const struct document *document,
                      Fail *fail) {
    uint32_t pages[2];
    DbQuery *q;
    if (document->role != ROLE_RECORD ||
        !read_pages(description_text(&document->description, FIELD_EXTENT), pages))
        return true;
    if (!db_query(catalog->db, "REPLACE INTO pages VALUES(?1, ?2, ?3, ?4)", &q, fail))
        return false;
    db_bind_text(q, 1, deposit);
    db_bind_int(q, 2, pages[0]);
    db_bind_text(q, 3, id);
    db_bind_int(q, 4, pages[1]);
    return db_done(q, fail);
}

bool referral_put(struct catalog *catalog, Str id, const struct document *document, Fail *fail) {
    ArenaMark mark = arena_mark(catalog->scratch);
    struct map *known = map_create(catalog->scratch);
    GatheredList all = {0};
    Str deposit, local;
    str_cut(id, '.', &deposit, &local);
    // A volume's index refers to all of it, which tells nobody anything.
    for (size_t i = 0; document->role == ROLE_RECORD && i < document->parts.n; i++)
        gather_all(deposit, &document->parts.p[i], known, catalog->scratch, &all);
    bool ok = put_telegram(catalog, id, document, fail) &&
              put_pages(catalog, id, deposit, document, fail);
    for (size_t i = 0; ok && i < all.n; i++)
        ok = put_one(catalog, id, i, &all.p[i], fail);
    arena_reset(catalog->scratch, mark);
    return ok;
}

/* --- where a telegram is --------------------------------------------------------------------- */

/*
 * The one document that fits; empty where none or several do. Withdrawn ones fit too: a second
 * candidate is not meant because the first is not shown. `asker`: the document that refers.
 */
static bool find_telegram(struct catalog *catalog, const Gathered *asked, Str asker,
                          struct arena *results, Str *id, Fail *fail) {
    DbQuery *q;
    Str found = {NULL, 0}, deposit, local;
    bool from = asked->post.n > 0 && asked->post.p[0] != '>';
    int apart = from ? DAYS_APART : 0;
    size_t fits = 0;
    *id = found;
    if (asked->first == NO_DAY)
        return true;
    str_cut(asker, '.', &deposit, &local);
    if (!db_query(catalog->db,
                  "SELECT document, post FROM telegram WHERE number = ?1 AND first_day <= ?2"
                  " AND last_day >= ?3 AND (?4 = '' OR (document > ?4 || '.' AND"
                  " document < ?4 || '/')) ORDER BY document LIMIT ?5",
                  &q, fail))
        return false;
    db_bind_text(q, 1, asked->key);
    db_bind_int(q, 2, (int64_t)asked->last + apart);
    db_bind_int(q, 3, (int64_t)asked->first - apart);
    db_bind_text(q, 4, from ? (Str){NULL, 0} : deposit);
    db_bind_int(q, 5, CANDIDATES_MAX);
    while (db_step(q)) {
        Str post = db_text(q, 1);
        bool fit = from ? str_equal(post, asked->post)
                        : asked->post.n == 0 || !str_equal(post, str_skip(asked->post, 1));
        if (fit && fits++ == 0)
            found = str_copy(results, db_text(q, 0));
    }
    if (!db_end(q, fail))
        return false;
    *id = fits == 1 ? found : (Str){NULL, 0};
    return true;
}

/* --- where a page is ------------------------------------------------------------------------- */

/*
 * The document of a page: the one that begins there, where it is the only one; else the first that
 * stands there.
 */
static bool find_page(struct catalog *catalog, Str key, struct arena *results, Str *id,
                      Fail *fail) {
    Str volume, place, first = {NULL, 0}, standing = {NULL, 0};
    DbQuery *q;
    size_t beginning = 0;
    *id = first;
    str_cut(key, '#', &volume, &place);
    Str deposit = volume;
    if (!alias_find(catalog, volume, results, &deposit, fail))
        return false;
    if (!db_query(catalog->db,
                  "SELECT document, first FROM pages WHERE deposit = ?1 AND first <= ?2"
                  " AND last >= ?2 ORDER BY first, document",
                  &q, fail))
        return false;
    db_bind_text(q, 1, deposit.n > 0 ? deposit : volume);
    db_bind_int(q, 2, page_of(place));
    while (db_step(q)) {
        bool begins = db_int(q, 1) == (int64_t)page_of(place);
        if (standing.n == 0)
            standing = str_copy(results, db_text(q, 0));
        if (begins && beginning++ == 0)
            first = str_copy(results, db_text(q, 0));
    }
    *id = beginning == 1 ? first : standing;
    return db_end(q, fail);
}

/* --- reading --------------------------------------------------------------------------------- */

#define GATHERED_COLUMNS "target, given, post, from_day, to_day, block, places, words"

static void read_gathered(DbQuery *q, int at, struct arena *results, Gathered *gathered) {
    *gathered = (Gathered){.key = str_copy(results, db_text(q, at)),
                           .target = str_copy(results, db_text(q, at + 1)),
                           .post = str_copy(results, db_text(q, at + 2)),
                           .first = (int32_t)db_int(q, at + 3),
                           .last = (int32_t)db_int(q, at + 4),
                           .block = (uint32_t)db_int(q, at + 5),
                           .places = (uint64_t)db_int(q, at + 6),
                           .words = str_copy(results, db_text(q, at + 7))};
}

static bool is_page_key(Str key) {
    Str volume, place;
    return str_cut(key, '#', &volume, &place) && page_of(place) > 0;
}

static bool lead_on(struct catalog *catalog, const Gathered *gathered, Str asker,
                    struct arena *results, ReferralRow *row, Fail *fail) {
    Named named = {0};
    *row = (ReferralRow){.key = whole_key(gathered, results),
                         .target = gathered->target,
                         .telegram = str_starts(gathered->key, STR("telegram:")),
                         .words = gathered->words,
                         .block = gathered->block,
                         .places = gathered->places};
    if (row->telegram) {
        if (!find_telegram(catalog, gathered, asker, results, &named.id, fail))
            return false;
        named.kind = named.id.n > 0 ? NAMED_DOCUMENT : NAMED_NOTHING;
    } else if (is_page_key(gathered->key)) {
        if (!find_page(catalog, gathered->key, results, &named.id, fail))
            return false;
        named.kind = named.id.n > 0 ? NAMED_DOCUMENT : NAMED_NOTHING;
    } else if (!catalog_resolve(catalog, gathered->key, results, &named, fail)) {
        return false;
    }
    if (named.kind == NAMED_COLLECTION)
        row->collection = named.id;
    if (named.kind != NAMED_DOCUMENT)
        return true;
    if (!catalog_row(catalog, named.id, results, &row->document, fail))
        return false;
    if (row->document.state != STATE_VISIBLE)
        row->document = (DocumentRow){0};
    return true;
}

static bool lead_all(struct catalog *catalog, const GatheredList *all, Str id,
                     struct arena *results, ReferralRowList *rows, Fail *fail) {
    for (size_t i = 0; i < all->n; i++) {
        ReferralRow row;
        if (!lead_on(catalog, &all->p[i], id, results, &row, fail))
            return false;
        if (!str_equal(row.document.id, id))
            *LIST_ADD(results, rows) = row;
    }
    return true;
}

bool referral_of(struct catalog *catalog, Str id, const struct document *document,
                 struct arena *results, ReferralRowList *rows, Fail *fail) {
    struct map *known = map_create(results);
    GatheredList all = {0};
    Str deposit, local;
    *rows = (ReferralRowList){0};
    str_cut(id, '.', &deposit, &local);
    for (size_t i = 0; i < document->parts.n; i++)
        gather_all(deposit, &document->parts.p[i], known, results, &all);
    return lead_all(catalog, &all, id, results, rows, fail);
}

bool referral_from(struct catalog *catalog, Str id, struct arena *results, ReferralRowList *rows,
                   Fail *fail) {
    DbQuery *q;
    GatheredList all = {0};
    *rows = (ReferralRowList){0};
    if (!db_query(catalog->db,
                  "SELECT " GATHERED_COLUMNS " FROM reference WHERE document = ?1 ORDER BY n", &q,
                  fail))
        return false;
    db_bind_text(q, 1, id);
    while (db_step(q))
        read_gathered(q, 0, results, LIST_ADD(results, &all));
    if (!db_end(q, fail))
        return false;
    return lead_all(catalog, &all, id, results, rows, fail);
}

/* The keys by which texts may refer to a document: its id, and its place in each name of its file;
 * the numbers of a telegram. */
static bool keys_of(struct catalog *catalog, Str id, struct arena *results, StrList *keys,
                    Fail *fail) {
    static const char *const statements[] = {
        "SELECT name || '/' || ?2 FROM alias WHERE target = ?1 AND instr(name, ':') = 0",
        "SELECT DISTINCT number FROM telegram WHERE document = ?1 || '.' || ?2",
        // Pages of the document, by the names of its file: as many as a document can have.
        "WITH RECURSIVE page(n, last) AS (SELECT first, min(last, first + 200) FROM pages"
        " WHERE deposit = ?1 AND document = ?1 || '.' || ?2 UNION ALL"
        " SELECT n + 1, last FROM page WHERE n < last)"
        " SELECT name || '#pg_' || n FROM page, (SELECT ?1 AS name UNION"
        " SELECT name FROM alias WHERE target = ?1 AND instr(name, ':') = 0)"};
    Str deposit, local;
    str_cut(id, '.', &deposit, &local);
    str_list_add(results, keys, id);
    for (size_t i = 0; i < sizeof statements / sizeof *statements; i++) {
        DbQuery *q;
        if (!db_query(catalog->db, statements[i], &q, fail))
            return false;
        db_bind_text(q, 1, deposit);
        db_bind_text(q, 2, local);
        while (db_step(q))
            str_list_add(results, keys, str_copy(results, db_text(q, 0)));
        if (!db_end(q, fail))
            return false;
    }
    return true;
}

typedef struct {
    ReferrerRow row;
    Gathered gathered;
} Found;
typedef LIST_OF(Found) FoundList;

static int by_date(const void *left, const void *right) {
    const DocumentRow *a = &((const Found *)left)->row.document;
    const DocumentRow *b = &((const Found *)right)->row.document;
    if (a->sort_day != b->sort_day)
        return a->sort_day < b->sort_day ? -1 : 1;
    int order = str_compare(a->deposit, b->deposit);
    if (order == 0 && a->order != b->order)
        return a->order < b->order ? -1 : 1;
    return order != 0 ? order : str_compare(a->id, b->id);
}

static bool find_key(struct catalog *catalog, Str key, Str id, struct arena *results,
                     FoundList *all, Fail *fail) {
    DbQuery *q;
    FoundList found = {0};
    if (!db_query(catalog->db,
                  "SELECT " LISTING_COLUMNS ", " GATHERED_COLUMNS
                  " FROM (SELECT document AS at, " GATHERED_COLUMNS
                  " FROM reference WHERE target = ?1) JOIN document ON id = at"
                  " WHERE state = 0 AND id <> ?2",
                  &q, fail))
        return false;
    db_bind_text(q, 1, key);
    db_bind_text(q, 2, id);
    while (db_step(q)) {
        Found *one = LIST_ADD(results, &found);
        *one = (Found){0};
        listing_read(q, results, &one->row.document);
        read_gathered(q, LISTING_COLUMN_COUNT, results, &one->gathered);
    }
    if (!db_end(q, fail))
        return false;
    for (size_t i = 0; i < found.n; i++) {
        Found *one = &found.p[i];
        Str leads = id;
        if (is_page_key(key) && !find_page(catalog, key, results, &leads, fail))
            return false;
        if (str_starts(key, STR("telegram:")) &&
            !find_telegram(catalog, &one->gathered, one->row.document.id, results, &leads, fail))
            return false;
        one->row.block = one->gathered.block;
        one->row.places = one->gathered.places;
        one->row.words = one->gathered.words;
        if (str_equal(leads, id))
            *LIST_ADD(results, all) = *one;
    }
    return true;
}

bool referral_to(struct catalog *catalog, const ReferrerRange *range, struct arena *results,
                 ReferrerRowList *rows, uint64_t *total, Fail *fail) {
    StrList keys = {0};
    FoundList all = {0};
    *rows = (ReferrerRowList){0};
    *total = 0;
    if (!keys_of(catalog, range->id, results, &keys, fail))
        return false;
    for (size_t i = 0; i < keys.n; i++)
        if (!find_key(catalog, keys.p[i], range->id, results, &all, fail))
            return false;
    if (all.n > 1)
        qsort(all.p, all.n, sizeof *all.p, by_date);
    for (size_t i = 0; i < all.n; i++) {
        ReferrerRow *last = rows->n > 0 ? &rows->p[rows->n - 1] : NULL;
        if (last != NULL && str_equal(last->document.id, all.p[i].row.document.id)) {
            last->places += all.p[i].row.places;
            continue;
        }
        *LIST_ADD(results, rows) = all.p[i].row;
    }
    *total = rows->n;
    size_t first = range->first < rows->n ? range->first : rows->n;
    rows->p += rows->p == NULL ? 0 : first;
    rows->n = rows->n - first < range->count ? rows->n - first : range->count;
    return true;
}
