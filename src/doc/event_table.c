/*
 * Spreadsheets write tables with a first line of names, hands write them without; both are read.
 * Events are found again by a map of their keys, so lines of one need not stand together.
 */
#include "doc/event_table.h"
#include "base/map.h"
#include "base/num.h"
#include "doc/edtf.h"
#include "text/utf8.h"

typedef enum {
    COLUMN_KEY,
    COLUMN_TITLE,
    COLUMN_DATE,
    COLUMN_PLACE,
    COLUMN_SIDE,
    COLUMN_LABEL,
    COLUMN_DOCUMENT,
    COLUMN_COMPLETENESS,
    COLUMN_MINUTES,
    COLUMN_COUNT
} Column;

/* Names of columns; the first is the one that messages use. */
static const char *const names[COLUMN_COUNT][4] = {
    [COLUMN_KEY] = {"event", "event key", "key"},
    [COLUMN_TITLE] = {"title", "event title"},
    [COLUMN_DATE] = {"date", "edtf date", "when", "edtf"},
    [COLUMN_PLACE] = {"place"},
    [COLUMN_SIDE] = {"side"},
    [COLUMN_LABEL] = {"label", "account label", "account"},
    [COLUMN_DOCUMENT] = {"document", "document name", "name"},
    [COLUMN_COMPLETENESS] = {"completeness"},
    [COLUMN_MINUTES] = {"minutes"},
};

struct reader {
    struct arena *results;
    EventTable *table;
    struct map *places;  // from a key to the place of its event in the table
    Column columns[COLUMN_COUNT];
    size_t column_count;
    size_t line;
    Fail *fail;
};

static bool find_column(Str name, Column *column) {
    for (unsigned c = 0; c < COLUMN_COUNT; c++)
        for (size_t i = 0; i < 4 && names[c][i] != NULL; i++)
            if (str_equal_nocase(name, str_from_c(names[c][i]))) {
                *column = (Column)c;
                return true;
            }
    return false;
}

/* The next cell; false behind the last one. */
static bool next_cell(Str *rest, Str *cell) {
    if (rest->p == NULL)
        return false;
    if (!str_cut(*rest, '\t', cell, rest))
        *rest = (Str){NULL, 0};
    *cell = str_trim(*cell);
    return true;
}

/* A line in which every cell is the name of another column. */
static bool is_heading(struct reader *reader, Str line) {
    Column columns[COLUMN_COUNT];
    size_t count = 0;
    Str cell;
    while (next_cell(&line, &cell)) {
        if (count == COLUMN_COUNT || !find_column(cell, &columns[count]))
            return false;
        for (size_t i = 0; i < count; i++)
            if (columns[i] == columns[count])
                return false;
        count++;
    }
    reader->column_count = count;
    for (size_t i = 0; i < count; i++)
        reader->columns[i] = columns[i];
    return true;
}

static bool read_cells(struct reader *reader, Str line, Str *cells) {
    size_t at = 0;
    Str cell;
    while (next_cell(&line, &cell)) {
        if (at < reader->column_count)
            cells[reader->columns[at]] = cell;
        else if (cell.n > 0)
            return fail_set(reader->fail, FAIL_INVALID, "line %zu has more than its %zu cells",
                            reader->line, reader->column_count);
        at++;
    }
    for (unsigned c = 0; c < COLUMN_COUNT; c++)
        if (cells[c].n == 0 && (c == COLUMN_KEY || c == COLUMN_DOCUMENT))
            return fail_set(reader->fail, FAIL_INVALID, "line %zu: the column %s is empty",
                            reader->line, names[c][0]);
    return true;
}

/* What several lines say of one event must be the same. */
static bool agree(struct reader *reader, const EventTableEntry *entry, Str *text, Column column,
                  Str cell) {
    if (cell.n == 0 || str_equal(*text, cell))
        return true;
    if (text->n > 0)
        return fail_set(reader->fail, FAIL_INVALID,
                        "line %zu: the %s of \"%.*s\" is \"%.*s\", but \"%.*s\" in line %zu or "
                        "behind it",
                        reader->line, names[column][0], STR_ARG(entry->event.key), STR_ARG(cell),
                        STR_ARG(*text), entry->line);
    *text = cell;
    return true;
}

static bool read_minutes(struct reader *reader, Str cell, uint32_t *minutes) {
    uint64_t number = 0;
    if (cell.n > 0 && (!num_parse_u64(cell, &number) || !num_u32(number, minutes)))
        return fail_set(reader->fail, FAIL_INVALID,
                        "line %zu: minutes is \"%.*s\", not a whole number", reader->line,
                        STR_ARG(cell));
    return true;
}

static bool check_date(struct reader *reader, Str cell) {
    Edtf edtf;
    if (cell.n == 0 || edtf_parse(cell, reader->results, &edtf, reader->fail))
        return true;
    return fail_add(reader->fail, "line %zu: the date \"%.*s\"", reader->line, STR_ARG(cell));
}

static bool read_line(struct reader *reader, Str line) {
    Str cells[COLUMN_COUNT] = {0};
    bool fresh;
    if (!utf8_is_text(line))
        return fail_set(reader->fail, FAIL_INVALID, "line %zu is not UTF-8; save it as UTF-8",
                        reader->line);
    if (!read_cells(reader, line, cells) || !check_date(reader, cells[COLUMN_DATE]))
        return false;
    uint64_t *place = map_put(reader->places, cells[COLUMN_KEY], &fresh);
    if (fresh) {
        *place = reader->table->n;
        EventTableEntry *entry = LIST_ADD(reader->results, reader->table);
        *entry = (EventTableEntry){.event.key = cells[COLUMN_KEY], .line = reader->line};
    }
    EventTableEntry *entry = &reader->table->p[*place];
    EventAccount account = {.document = cells[COLUMN_DOCUMENT],
                            .side = cells[COLUMN_SIDE],
                            .label = cells[COLUMN_LABEL],
                            .completeness = cells[COLUMN_COMPLETENESS]};
    if (!agree(reader, entry, &entry->event.title, COLUMN_TITLE, cells[COLUMN_TITLE]) ||
        !agree(reader, entry, &entry->event.when, COLUMN_DATE, cells[COLUMN_DATE]) ||
        !agree(reader, entry, &entry->event.place, COLUMN_PLACE, cells[COLUMN_PLACE]) ||
        !read_minutes(reader, cells[COLUMN_MINUTES], &account.minutes))
        return false;
    *LIST_ADD(reader->results, &entry->event.accounts) = account;
    return true;
}

bool event_table_read(Str text, struct arena *results, EventTable *table, Fail *fail) {
    struct reader reader = {.results = results,
                            .table = table,
                            .places = map_create(results),
                            .column_count = COLUMN_COUNT,
                            .fail = fail};
    *table = (EventTable){0};
    for (unsigned c = 0; c < COLUMN_COUNT; c++)
        reader.columns[c] = (Column)c;
    if (text.n > EVENT_TABLE_BYTES_MAX)
        return fail_set(fail, FAIL_LIMIT, "a table of events has at most %d bytes; split it",
                        EVENT_TABLE_BYTES_MAX);
    if (str_starts(text, STR("\xEF\xBB\xBF")))
        text = str_skip(text, 3);
    bool first = true;
    Str line;
    while (str_next_line(&text, &line)) {
        if (++reader.line > EVENT_TABLE_LINES_MAX)
            return fail_set(fail, FAIL_LIMIT, "a table of events has at most %d lines; split it",
                            EVENT_TABLE_LINES_MAX);
        if (str_trim(line).n == 0 || line.p[0] == '#')
            continue;
        bool heading = first && is_heading(&reader, line);
        first = false;
        if (!heading && !read_line(&reader, line))
            return false;
    }
    return table->n > 0 ||
           fail_set(fail, FAIL_INVALID,
                    "there is no event in it; each line names one, see: fonds events --help");
}
