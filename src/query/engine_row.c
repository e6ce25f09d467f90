/*
 * What a document gives to the index. A row travels as wire fields behind a version byte; it is
 * read with the same care as any bytes from outside, because a worker that dies or is taken over by
 * a hostile file may write anything.
 */
#include "query/engine_row.h"
#include "base/wire.h"
#include "text/unicode.h"

enum { ROW_VERSION = 1 };

uint64_t engine_row_hash(const struct document *document) {
    Buf sums = {0};
    for (size_t i = 0; i < document->parts.n; i++)
        wire_put_u64(&sums, wire_checksum(document->parts.p[i].text));
    for (size_t i = 0; i < document->description.n; i++) {
        const Value *value = &document->description.p[i];
        wire_put_u8(&sums, (uint8_t)value->field);
        wire_put_u64(&sums, wire_checksum(value->value));
    }
    uint64_t hash = wire_checksum(buf_as_str(&sums));
    buf_free(&sums);
    return hash;
}

/* --- making --------------------------------------------------------------------------------- */

/* A rule gives it that is wrong too often for its day to be certain. */
static bool is_guessed(const Value *value) {
    return value->source.kind == SOURCE_RULE && value->certainty < ENGINE_ROW_CERTAIN_LEAST;
}

static void add_dates(const struct document *document, struct arena *results, EngineRow *row) {
    row->sort_day = DAY_OPEN_AFTER;
    const Value *value;
    for (size_t n = 0; (value = description_find(&document->description, FIELD_DATE, n)) != NULL;
         n++) {
        DateRole role;
        DateDaysList days = {0};
        Fail ignored;  // a date that is no EDTF dates nothing
        if (value->norm.n == 0 || !date_role_find(value->role, &role) ||
            !date_role_dates_document(role) || !date_days(value->norm, results, &days, &ignored))
            continue;
        for (size_t i = 0; i < days.n; i++) {
            *LIST_ADD(results, &row->days) = days.p[i];
            row->days.p[row->days.n - 1].uncertain = days.p[i].uncertain || is_guessed(value);
            if (days.p[i].a1 < row->sort_day)
                row->sort_day = days.p[i].a1;
        }
    }
    row->undated = row->days.n == 0;
}

static bool has_value(const FacetValueList *list, FacetValue wanted) {
    for (size_t i = 0; i < list->n; i++)
        if (list->p[i].field == wanted.field && str_equal(list->p[i].value, wanted.value))
            return true;
    return false;
}

static void add_values(const struct document *document, struct arena *results, EngineRow *row) {
    for (size_t i = 0; i < document->description.n; i++) {
        const Value *said = &document->description.p[i];
        const FieldInfo *info = field_info(said->field);
        bool kept = info->facet || said->field == FIELD_NUMBER || said->field == FIELD_IDENTIFIER;
        if (!kept || said->field == FIELD_DATE || said->value.n == 0)
            continue;
        FacetValue value = {said->field, said->value, said->norm};
        if (info->type == FIELD_AS_LANGUAGE && said->norm.n > 0)
            value = (FacetValue){said->field, said->norm, said->value};
        if (said->field == FIELD_KIND)  // "Telegram", "TELEGRAM", "telegram" are one kind
            value.value = unicode_lower(value.value, results);
        if (!has_value(&row->facets, value))
            *LIST_ADD(results, &row->facets) = value;
    }
}

static Str full_id(struct arena *results, Str deposit, Str local) {
    return local.n == 0 ? deposit
                        : str_format(results, "%.*s.%.*s", STR_ARG(deposit), STR_ARG(local));
}

void engine_row_make(struct analyzer *analyzer, Str deposit, const struct document *document,
                     uint32_t reading, struct arena *results, EngineRow *row) {
    *row = (EngineRow){.id = full_id(results, deposit, document->local_id),
                       .role = document->role,
                       .visibility = VISIBLE_YES,
                       .reading = reading,
                       .text_hash = engine_row_hash(document)};
    add_dates(document, results, row);
    add_values(document, results, row);
    for (size_t i = 0; i < document->collections.n; i++)
        if (document->collections.p[i].n > 0)
            str_list_add(results, &row->collections,
                         full_id(results, deposit, document->collections.p[i]));
    Buf tokens = {0};
    size_t ends[ZONE_COUNT];
    (void)analyze_languages(analyzer);
    for (unsigned zone = 0; zone < ZONE_COUNT; zone++) {
        row->lengths[zone] = analyze_zone(analyzer, document, (Zone)zone, &tokens);
        ends[zone] = tokens.n;
    }
    row->languages = analyze_languages(analyzer);
    Str all = str_copy(results, buf_as_str(&tokens));
    buf_free(&tokens);
    for (unsigned zone = 0; zone < ZONE_COUNT; zone++)
        row->zones[zone] = str_slice(all, zone == 0 ? 0 : ends[zone - 1], ends[zone]);
}

/* --- the pipe ------------------------------------------------------------------------------- */

void engine_row_write(const EngineRow *row, Buf *out) {
    wire_put_u8(out, ROW_VERSION);
    wire_put_str(out, row->id);
    wire_put_u8(out, (uint8_t)row->role);
    wire_put_u8(out, (uint8_t)row->visibility);
    wire_put_varint(out, row->reading);
    wire_put_u64(out, row->text_hash);
    wire_put_u32(out, (uint32_t)row->sort_day);
    wire_put_varint(out, row->days.n);
    for (size_t i = 0; i < row->days.n; i++) {
        DateDays days = row->days.p[i];
        wire_put_u32(out, (uint32_t)days.a1);
        wire_put_u32(out, (uint32_t)days.a2);
        wire_put_u32(out, (uint32_t)days.b1);
        wire_put_u32(out, (uint32_t)days.b2);
        wire_put_u8(out, days.uncertain);
    }
    wire_put_varint(out, row->collections.n);
    for (size_t i = 0; i < row->collections.n; i++)
        wire_put_str(out, row->collections.p[i]);
    wire_put_varint(out, row->facets.n);
    for (size_t i = 0; i < row->facets.n; i++) {
        wire_put_u8(out, (uint8_t)row->facets.p[i].field);
        wire_put_str(out, row->facets.p[i].value);
        wire_put_str(out, row->facets.p[i].norm);
    }
    wire_put_varint(out, row->languages);
    for (unsigned zone = 0; zone < ZONE_COUNT; zone++) {
        wire_put_varint(out, row->lengths[zone]);
        wire_put_str(out, row->zones[zone]);
    }
}

static bool tokens_are_sound(Str tokens) {
    AnalyzedToken token;
    size_t at = 0;
    while (analyze_next(tokens, &at, &token))
        continue;
    return at == tokens.n;
}

static DateDays read_days(WireIn *in) {
    DateDays days;
    days.a1 = (int32_t)wire_u32(in);
    days.a2 = (int32_t)wire_u32(in);
    days.b1 = (int32_t)wire_u32(in);
    days.b2 = (int32_t)wire_u32(in);
    days.uncertain = wire_u8(in) != 0;
    return days;
}

static bool is_sound(const EngineRow *row) {
    bool sound =
        row->id.n > 0 && row->role <= ROLE_APPARATUS && row->visibility <= VISIBLE_DESTROYED;
    for (size_t i = 0; i < row->facets.n; i++)
        sound = sound && row->facets.p[i].field < FIELD_COUNT && row->facets.p[i].value.n > 0;
    for (unsigned zone = 0; zone < ZONE_COUNT; zone++)
        sound =
            sound && tokens_are_sound(row->zones[zone]) && row->lengths[zone] <= row->zones[zone].n;
    return sound;
}

bool engine_row_read(Str bytes, struct arena *results, EngineRow *row, Fail *fail) {
    WireIn in = wire_in(bytes);
    *row = (EngineRow){0};
    if (wire_u8(&in) != ROW_VERSION)
        return fail_set(fail, FAIL_CORRUPT, "a row of the index of another version");
    row->id = wire_str(&in);
    row->role = (DocumentRole)wire_u8(&in);
    row->visibility = (Visibility)wire_u8(&in);
    row->reading = wire_varint_u32(&in);
    row->text_hash = wire_u64(&in);
    row->sort_day = (int32_t)wire_u32(&in);
    size_t n = wire_count(&in, 17);
    for (size_t i = 0; i < n; i++)
        *LIST_ADD(results, &row->days) = read_days(&in);
    row->undated = n == 0;
    n = wire_count(&in, 1);
    for (size_t i = 0; i < n; i++)
        str_list_add(results, &row->collections, wire_str(&in));
    n = wire_count(&in, 3);
    for (size_t i = 0; i < n; i++) {
        FacetValue *value = LIST_ADD(results, &row->facets);
        value->field = (Field)wire_u8(&in);
        value->value = wire_str(&in);
        value->norm = wire_str(&in);
    }
    row->languages = wire_varint_u32(&in);
    for (unsigned zone = 0; zone < ZONE_COUNT; zone++) {
        row->lengths[zone] = wire_varint_u32(&in);
        row->zones[zone] = wire_str(&in);
    }
    if (!wire_done(&in) || !is_sound(row))
        return fail_set(fail, FAIL_CORRUPT, "a row of the index of %zu bytes does not decode",
                        bytes.n);
    return true;
}
