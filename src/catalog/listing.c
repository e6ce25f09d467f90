/*
 * A pure part (from a document to its listing), so that recording a reading and folding acts list
 * alike; and the one place that knows the order of the columns.
 */
#include "catalog/listing.h"

/*
 * Members of a "one of" set must all be in a range to be certain; of an "all of" set one is enough.
 */
static bool is_one_of(Str edtf, struct arena *results) {
    Edtf parsed;
    Fail ignored;
    return edtf_parse(edtf, results, &parsed, &ignored) && parsed.kind == EDTF_ONE_OF;
}

static void list_date(const Value *value, uint32_t n, struct arena *results, Listing *listing) {
    DateDaysList days = {0};
    Fail ignored;
    if (!date_days(value->norm, results, &days, &ignored) || days.n == 0)
        return;
    if (listing->date.n == 0)
        listing->date = value->norm;
    bool one_of = days.n > 1 && is_one_of(value->norm, results);
    for (size_t m = 0; m < days.n; m++) {
        *LIST_ADD(results, &listing->dates) = (ListedDate){.n = n,
                                                           .m = (uint32_t)m,
                                                           .role = value->role,
                                                           .edtf = value->norm,
                                                           .days = days.p[m],
                                                           .one_of = one_of};
        if (days.p[m].a1 < listing->first_day)
            listing->first_day = days.p[m].a1;
        if (days.p[m].b2 > listing->last_day)
            listing->last_day = days.p[m].b2;
    }
}

void listing_make(const struct document *document, struct arena *results, Listing *listing) {
    const Description *said = &document->description;
    *listing = (Listing){.title = description_text(said, FIELD_TITLE),
                         .number = description_text(said, FIELD_NUMBER),
                         .kind = description_text(said, FIELD_KIND),
                         .first_day = DAY_OPEN_AFTER,
                         .last_day = DAY_OPEN_BEFORE};
    const Value *value;
    for (uint32_t n = 0; (value = description_find(said, FIELD_DATE, n)) != NULL; n++) {
        DateRole role;
        if (value->norm.n > 0 && date_role_find(value->role, &role) &&
            date_role_dates_document(role))
            list_date(value, n, results, listing);
    }
}

bool listing_put_dates(struct catalog *catalog, Str id, const Listing *listing, Fail *fail) {
    for (size_t i = 0; i < listing->dates.n; i++) {
        const ListedDate *date = &listing->dates.p[i];
        DbQuery *q;
        if (!db_query(catalog->db,
                      "INSERT INTO document_date VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10,"
                      " ?11)",
                      &q, fail))
            return false;
        db_bind_text(q, 1, id);
        db_bind_int(q, 2, date->n);
        db_bind_int(q, 3, date->m);
        db_bind_text(q, 4, date->role);
        db_bind_text(q, 5, date->edtf);
        db_bind_int(q, 6, date->days.a1);
        db_bind_int(q, 7, date->days.a2);
        db_bind_int(q, 8, date->days.b1);
        db_bind_int(q, 9, date->days.b2);
        db_bind_int(q, 10, date->days.uncertain);
        db_bind_int(q, 11, date->one_of);
        if (!db_done(q, fail))
            return false;
    }
    return true;
}

void listing_read(DbQuery *query, struct arena *results, DocumentRow *row) {
    *row = (DocumentRow){
        .id = str_copy(results, db_text(query, 0)),
        .deposit = str_copy(results, db_text(query, 1)),
        .local_id = str_copy(results, db_text(query, 2)),
        .order = (uint32_t)db_int(query, 3),
        .role = (DocumentRole)db_int(query, 4),
        .state = (DocumentState)db_int(query, 5),
        .state_reason = str_copy(results, db_text(query, 6)),
        .state_who = str_copy(results, db_text(query, 7)),
        .state_time = db_int(query, 8),
        .reading = (uint32_t)db_int(query, 9),
        .title = str_copy(results, db_text(query, 10)),
        .number = str_copy(results, db_text(query, 11)),
        .kind = str_copy(results, db_text(query, 12)),
        .date_edtf = str_copy(results, db_text(query, 13)),
        .collection = str_copy(results, db_text(query, 14)),
        .sort_day = (int32_t)db_int(query, 15),
        .has_acts = db_int(query, 16) != 0,
    };
}
