/*
 * row_table: what a search needs of every row besides its words, in memory: the whole of one
 * snapshot of the index, by row number. Also the bytes in which these facts are kept
 * (docs/formats/index.md, "Facts").
 */
#ifndef FONDS_QUERY_ROW_TABLE_H
#define FONDS_QUERY_ROW_TABLE_H

#include "query/engine_row.h"
#include "query/row_set.h"

typedef struct {
    Str id;  // empty: there is no such row
    uint64_t text_hash;
    uint32_t reading;
    int32_t sort_day;
    float length;                       // of the zones, by their weight
    uint32_t first_day, day_count;      // in table->days
    uint32_t first_value, value_count;  // in table->row_values, once values were asked for
    Str coded_values;                   // the end of its facts
    DocumentRole role;
    Visibility visibility;
} RowFacts;

typedef struct {
    Field field;
    Str value, norm;
    bool folded;                    // the next two are made when first asked for
    Str folded_value, folded_norm;  // as words compare, one space between
} RowValue;

struct row_table {
    struct arena *arena;
    struct token_cutter *cutter;
    struct map *by_value;    // of field and value, to the least number
    LIST_OF(RowFacts) rows;  // by row number
    LIST_OF(DateDays) days;
    LIST_OF(uint32_t) row_values;
    LIST_OF(RowValue) values;   // by value number
    LIST_OF(uint32_t) same_as;  // the least number with the same field and value, by value number
    bool has_values;
    RowSet visible;    // rows that may count
    RowSet apparatus;  // those among them that are no documents
    uint64_t visible_count;
    double length_sum;   // of the visible
    uint32_t languages;  // of all rows
};

enum { ROW_VALUES_MAX = 1 << 24, ROW_NUMBER_MAX = 1 << 28 };

struct row_table *row_table_create(void);
void row_table_destroy(struct row_table *table);  // NULL is welcome
/* Room for rows with numbers below row_count; then rows, with rising numbers; then
 * row_table_seal(). */
void row_table_reserve(struct row_table *table, size_t row_count);
MUST_USE bool row_table_add_row(struct row_table *table, uint64_t number, Str id, Str facts,
                                Fail *fail);
void row_table_seal(struct row_table *table);
/*
 * Values are a third of what there is to read, and only filters and facets ask for them: they may
 * come later, with rising numbers; row_table_seal_values() when all are there, CORRUPT where a row
 * has another.
 */
MUST_USE bool row_table_add_value(struct row_table *table, uint64_t number, const FacetValue *value,
                                  Fail *fail);
MUST_USE bool row_table_seal_values(struct row_table *table, Fail *fail);

/* The facts of a row; values are the numbers of its facets, then of its collections. */
void row_table_write_facts(const EngineRow *row, const uint32_t *values, size_t value_count,
                           Buf *out);

/* The beginning of a row's facts. */
struct row_head {
    DocumentRole role;
    Visibility visibility;
    uint32_t reading;
    uint64_t text_hash;
};
MUST_USE bool row_table_read_head(Str facts, struct row_head *head, Fail *fail);

/* How much a word in a zone weighs, against one in the text. */
double row_table_weight(Zone zone);
/*
 * The numbers of the values of a field that `text` asks for; found holds table->values.n bits.
 * whole: the value itself, letter for letter. Else case and accents do not count, and of agents,
 * places and subjects the words may be some in a row of the value's ("gromyko" finds "Andrei
 * Gromyko").
 */
void row_table_find_values(struct row_table *table, Field field, Str text, bool whole,
                           RowSet found);

/*
 * Adds the values of a field of agents, places or subjects that hold `count` words in a row, the
 * i-th of them being one of forms[i], folded.
 */
void row_table_find_forms(struct row_table *table, Field field, const StrList *forms, size_t count,
                          RowSet found);

#endif
