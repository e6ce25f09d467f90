/*
 * Read whole at the first search of a snapshot, about half a microsecond a row, and then kept:
 * filters, facets, ranking and order need some fact of every row that they meet, and asking SQLite
 * for each would cost more than the search. Folded values are made here once, not at every filter.
 * Facts are bytes of a file and are checked like them.
 */
#include "query/row_table.h"
#include "base/map.h"
#include "base/wire.h"
#include "text/token.h"
#include "text/unicode.h"

enum { FLAG_UNCERTAIN = 1 };

double row_table_weight(Zone zone) {
    static const double weights[ZONE_COUNT] = {
        [ZONE_TITLE] = 4.0,  [ZONE_TEXT] = 1.0,   [ZONE_NOTES] = 0.5, [ZONE_SUMMARY] = 2.0,
        [ZONE_PEOPLE] = 1.0, [ZONE_PLACES] = 1.0, [ZONE_REST] = 0.5};
    return weights[zone];
}

/* --- values --------------------------------------------------------------------------------- */

static Str fold(struct row_table *table, Str text, struct arena *results) {
    Buf out = {0};
    Token token;
    if (table->cutter == NULL)
        table->cutter = token_create();
    token_start(table->cutter, text);
    while (token_next(table->cutter, &token)) {
        if (out.n > 0)
            buf_char(&out, ' ');
        buf_str(&out, token.folded);
    }
    Str folded = str_copy(results, buf_as_str(&out));
    buf_free(&out);
    return folded;
}

/* `words` stand in `value` from the start of a word to the end of one. */
static bool holds_words(Str value, Str words) {
    size_t at, from = 0;
    while (str_find(str_skip(value, from), words, &at)) {
        size_t start = from + at, end = start + words.n;
        if ((start == 0 || value.p[start - 1] == ' ') && (end == value.n || value.p[end] == ' '))
            return true;
        from = start + 1;
    }
    return false;
}

/* A query cannot hold a quotation mark within quotation marks: it has a space there. */
static bool is_the_same(Str value, Str text) {
    bool same = value.n == text.n;
    for (size_t i = 0; same && i < value.n; i++)
        same = value.p[i] == text.p[i] || (value.p[i] == '"' && text.p[i] == ' ');
    return same;
}

static bool may_be_part(Field field) {
    FieldType type = field_info(field)->type;
    return type == FIELD_AS_AGENT || type == FIELD_AS_PLACE || field == FIELD_SUBJECT;
}

static void fold_once(struct row_table *table, RowValue *value) {
    if (value->folded)
        return;
    value->folded_value = fold(table, value->value, table->arena);
    value->folded_norm = fold(table, value->norm, table->arena);
    value->folded = true;
}

void row_table_find_values(struct row_table *table, Field field, Str text, bool whole,
                           RowSet found) {
    struct arena *scratch = arena_create();  // the table outlives thousands of queries
    Str words = fold(table, text, scratch);
    bool kind = field == FIELD_KIND;  // capitals do not tell kinds apart
    Str exact = kind ? unicode_lower(text, scratch) : text;
    for (size_t i = 0; i < table->values.n; i++) {
        RowValue *value = &table->values.p[i];
        if (value->value.n == 0 || value->field != field)
            continue;
        if (whole) {
            if (is_the_same(kind ? unicode_lower(value->value, scratch) : value->value, exact))
                row_set_add(found, i);
            continue;
        }
        fold_once(table, value);
        bool part = may_be_part(field);
        if (words.n > 0 &&
            (str_equal(value->folded_value, words) || str_equal(value->folded_norm, words) ||
             (part && holds_words(value->folded_value, words))))
            row_set_add(found, i);
    }
    arena_destroy(scratch);
}

/* The words from the beginning of `rest` on are forms, one after another. */
static bool begins_with_forms(Str rest, const StrList *forms, size_t count) {
    Str word;
    for (size_t i = 0; i < count; i++) {
        bool is = false;
        (void)str_cut(rest, ' ', &word, &rest);
        for (size_t k = 0; !is && k < forms[i].n; k++)
            is = str_equal(word, forms[i].p[k]);
        if (!is)
            return false;
    }
    return count > 0;
}

void row_table_find_forms(struct row_table *table, Field field, const StrList *forms, size_t count,
                          RowSet found) {
    for (size_t i = 0; may_be_part(field) && i < table->values.n; i++) {
        RowValue *value = &table->values.p[i];
        if (value->value.n == 0 || value->field != field)
            continue;
        fold_once(table, value);
        Str rest = value->folded_value, word;
        for (bool more = true; more;) {
            if (begins_with_forms(rest, forms, count))
                row_set_add(found, i);
            more = str_cut(rest, ' ', &word, &rest);
        }
    }
}

/* --- filling -------------------------------------------------------------------------------- */

struct row_table *row_table_create(void) {
    struct arena *arena = arena_create();
    struct row_table *table = ARENA_NEW(arena, struct row_table);
    table->arena = arena;
    table->by_value = map_create(arena);
    return table;
}

void row_table_destroy(struct row_table *table) {
    if (table == NULL)
        return;
    token_destroy(table->cutter);
    arena_destroy(table->arena);
}

bool row_table_add_value(struct row_table *table, uint64_t number, const FacetValue *value,
                         Fail *fail) {
    if (number < table->values.n || number >= ROW_VALUES_MAX || value->field >= FIELD_COUNT)
        return fail_set(fail, FAIL_CORRUPT, "index: value %llu of field %d",
                        (unsigned long long)number, (int)value->field);
    while (table->values.n <= number)
        (void)LIST_ADD(table->arena, &table->values);
    RowValue *kept = &table->values.p[number];
    *kept = (RowValue){.field = value->field,
                       .value = str_copy(table->arena, value->value),
                       .norm = str_copy(table->arena, value->norm)};
    Str key = str_format(table->arena, "%d %.*s", (int)kept->field, STR_ARG(kept->value));
    bool is_new;
    uint64_t *first = map_put(table->by_value, key, &is_new);
    *first = is_new ? number : *first;
    while (table->same_as.n <= number)
        (void)LIST_ADD(table->arena, &table->same_as);
    table->same_as.p[number] = (uint32_t)*first;
    return true;
}

void row_table_reserve(struct row_table *table, size_t row_count) {
    must(table->rows.n == 0 && row_count <= ROW_NUMBER_MAX);
    table->rows.p = ARENA_ARRAY(table->arena, RowFacts, row_count);
    table->rows.cap = row_count;
    table->days.p = ARENA_ARRAY(table->arena, DateDays, row_count);
    table->days.cap = row_count;
}

static void read_days(struct row_table *table, WireIn *in, RowFacts *row) {
    size_t n = wire_count(in, 17);
    row->first_day = (uint32_t)table->days.n;
    row->day_count = (uint32_t)n;
    for (size_t i = 0; i < n; i++) {
        DateDays *days = LIST_ADD(table->arena, &table->days);
        days->a1 = (int32_t)wire_u32(in);
        days->a2 = (int32_t)wire_u32(in);
        days->b1 = (int32_t)wire_u32(in);
        days->b2 = (int32_t)wire_u32(in);
        days->uncertain = (wire_u8(in) & FLAG_UNCERTAIN) != 0;
    }
}

static bool read_values(struct row_table *table, RowFacts *row) {
    WireIn in = wire_in(row->coded_values);
    size_t n = wire_count(&in, 1);
    bool known = true;
    row->first_value = (uint32_t)table->row_values.n;
    row->value_count = (uint32_t)n;
    for (size_t i = 0; i < n; i++) {
        uint32_t value = wire_varint_u32(&in);
        known = known && value < table->values.n;
        *LIST_ADD(table->arena, &table->row_values) = value;
    }
    return known && wire_done(&in);
}

bool row_table_seal_values(struct row_table *table, Fail *fail) {
    for (size_t i = 0; i < table->rows.n; i++) {
        RowFacts *row = &table->rows.p[i];
        if (row->id.n > 0 && !read_values(table, row))
            return fail_set(fail, FAIL_CORRUPT, "index: values of row %zu, %.*s", i,
                            STR_ARG(row->id));
    }
    table->has_values = true;
    return true;
}

static struct row_head read_head(WireIn *in) {
    struct row_head head;
    head.role = (DocumentRole)wire_u8(in);
    head.visibility = (Visibility)wire_u8(in);
    head.reading = wire_varint_u32(in);
    head.text_hash = wire_u64(in);
    return head;
}

bool row_table_read_head(Str facts, struct row_head *head, Fail *fail) {
    WireIn in = wire_in(facts);
    *head = read_head(&in);
    return (wire_ok(&in) && head->role <= ROLE_APPARATUS &&
            head->visibility <= VISIBLE_DESTROYED) ||
           fail_set(fail, FAIL_CORRUPT, "index: facts of %zu bytes do not decode", facts.n);
}

bool row_table_add_row(struct row_table *table, uint64_t number, Str id, Str facts, Fail *fail) {
    WireIn in = wire_in(facts);
    struct row_head head = read_head(&in);
    RowFacts row = {.id = str_copy(table->arena, id),
                    .role = head.role,
                    .visibility = head.visibility,
                    .reading = head.reading,
                    .text_hash = head.text_hash};
    row.sort_day = (int32_t)wire_u32(&in);
    table->languages |= wire_varint_u32(&in);
    double length = 0;
    for (unsigned zone = 0; zone < ZONE_COUNT; zone++)
        length += row_table_weight((Zone)zone) * (double)wire_varint_u32(&in);
    row.length = (float)length;
    read_days(table, &in, &row);
    row.coded_values = str_copy(table->arena, str_skip(facts, in.at));
    if (!wire_ok(&in) || row.coded_values.n == 0 || id.n == 0 || row.role > ROLE_APPARATUS ||
        row.visibility > VISIBLE_DESTROYED || number < table->rows.n || number > ROW_NUMBER_MAX)
        return fail_set(fail, FAIL_CORRUPT, "index: facts of row %llu, %.*s",
                        (unsigned long long)number, STR_ARG(id));
    while (table->rows.n <= number)
        (void)LIST_ADD(table->arena, &table->rows);
    table->rows.p[number] = row;
    return true;
}

void row_table_seal(struct row_table *table) {
    table->visible = row_set_new(table->arena, table->rows.n);
    table->apparatus = row_set_new(table->arena, table->rows.n);
    for (size_t i = 0; i < table->rows.n; i++) {
        const RowFacts *row = &table->rows.p[i];
        if (row->id.n == 0 || row->visibility != VISIBLE_YES)
            continue;
        row_set_add(table->visible, i);
        if (row->role == ROLE_APPARATUS)
            row_set_add(table->apparatus, i);
        table->visible_count++;
        table->length_sum += (double)row->length;
    }
}

void row_table_write_facts(const EngineRow *row, const uint32_t *values, size_t value_count,
                           Buf *out) {
    wire_put_u8(out, (uint8_t)row->role);
    wire_put_u8(out, (uint8_t)row->visibility);
    wire_put_varint(out, row->reading);
    wire_put_u64(out, row->text_hash);
    wire_put_u32(out, (uint32_t)row->sort_day);
    wire_put_varint(out, row->languages);
    for (unsigned zone = 0; zone < ZONE_COUNT; zone++)
        wire_put_varint(out, row->lengths[zone]);
    wire_put_varint(out, row->days.n);
    for (size_t i = 0; i < row->days.n; i++) {
        wire_put_u32(out, (uint32_t)row->days.p[i].a1);
        wire_put_u32(out, (uint32_t)row->days.p[i].a2);
        wire_put_u32(out, (uint32_t)row->days.p[i].b1);
        wire_put_u32(out, (uint32_t)row->days.p[i].b2);
        wire_put_u8(out, row->days.p[i].uncertain ? FLAG_UNCERTAIN : 0);
    }
    wire_put_varint(out, value_count);
    for (size_t i = 0; i < value_count; i++)
        wire_put_varint(out, values[i]);
}
