/*
 * One walk over the bytes, a cell at a time. A cell in quotation marks is copied with its doubled
 * marks made single; any other is a slice of the text.
 */
#include "doc/authority_csv.h"
#include "text/utf8.h"

enum { COLUMNS_MAX = 64 };

typedef struct {
    Str text;
    size_t at, line;
    struct arena *results;
} Csv;

static const char *const NAMES[] = {"person", "same_as", "name", "wording", "volume"};
enum { PERSON, SAME_AS, NAME, WORDING, VOLUME, KNOWN_COUNT };

/* --- writing ------------------------------------------------------------------------------------
 */

static void put_cell(Buf *out, Str cell, bool last) {
    bool quoted = false;
    for (size_t i = 0; i < cell.n; i++)
        quoted = quoted || cell.p[i] == '"' || cell.p[i] == ',' || cell.p[i] == '\n' ||
                 cell.p[i] == '\r';
    if (quoted)
        buf_char(out, '"');
    for (size_t i = 0; i < cell.n; i++) {
        if (cell.p[i] == '"')
            buf_char(out, '"');
        buf_char(out, cell.p[i]);
    }
    if (quoted)
        buf_char(out, '"');
    buf_c(out, last ? "\r\n" : ",");
}

void authority_csv_head(Buf *out) {
    for (size_t i = 0; i < KNOWN_COUNT; i++)
        put_cell(out, str_from_c(NAMES[i]), i + 1 == KNOWN_COUNT);
}

void authority_csv_row(const AuthorityCsvRow *row, Buf *out) {
    const Str cells[KNOWN_COUNT] = {row->person, row->same_as, row->name, row->wording,
                                    row->volume};
    for (size_t i = 0; i < KNOWN_COUNT; i++)
        put_cell(out, cells[i], i + 1 == KNOWN_COUNT);
}

/* --- reading ------------------------------------------------------------------------------------
 */

static bool quoted_cell(Csv *csv, Str *cell, Fail *fail) {
    size_t began = csv->line;
    Buf inside = {0};
    for (csv->at++; csv->at < csv->text.n; csv->at++) {
        char c = csv->text.p[csv->at];
        bool doubled = c == '"' && csv->at + 1 < csv->text.n && csv->text.p[csv->at + 1] == '"';
        if (c == '"' && !doubled)
            break;
        csv->at += doubled;
        csv->line += c == '\n';
        buf_char(&inside, c);
    }
    *cell = str_copy(csv->results, buf_as_str(&inside));
    buf_free(&inside);
    if (csv->at == csv->text.n)
        return fail_set(fail, FAIL_INVALID,
                        "line %zu: a quotation mark is not closed; close it, and double those "
                        "within a cell",
                        began);
    csv->at++;
    return true;
}

static bool plain_cell(Csv *csv, Str *cell, Fail *fail) {
    size_t from = csv->at;
    for (; csv->at < csv->text.n; csv->at++) {
        char c = csv->text.p[csv->at];
        if (c == ',' || c == '\n' || c == '\r')
            break;
        if (c == '"')
            return fail_set(fail, FAIL_INVALID,
                            "line %zu: a quotation mark within a cell; put the cell in quotation "
                            "marks and double it",
                            csv->line);
    }
    *cell = str_slice(csv->text, from, csv->at);
    return true;
}

/* One row of cells; those beyond COLUMNS_MAX are refused. *n is 0 for an empty line. */
static bool read_row(Csv *csv, Str cells[COLUMNS_MAX], size_t *n, Fail *fail) {
    size_t line = csv->line;
    *n = 0;
    for (;;) {
        Str cell;
        bool quoted = csv->at < csv->text.n && csv->text.p[csv->at] == '"';
        if (!(quoted ? quoted_cell(csv, &cell, fail) : plain_cell(csv, &cell, fail)))
            return false;
        if (*n == COLUMNS_MAX)
            return fail_set(fail, FAIL_INVALID, "line %zu: more than %d cells", line, COLUMNS_MAX);
        cells[(*n)++] = cell;
        if (csv->at == csv->text.n)
            break;
        char c = csv->text.p[csv->at++];
        if (c == ',')
            continue;
        if (c == '\r' && csv->at < csv->text.n && csv->text.p[csv->at] == '\n')
            csv->at++;
        else if (c != '\n' && c != '\r')
            return fail_set(fail, FAIL_INVALID,
                            "line %zu: something stands behind a closed quotation mark", line);
        csv->line++;
        break;
    }
    if (*n == 1 && cells[0].n == 0)
        *n = 0;
    return true;
}

/* Where the known columns stand; COLUMNS_MAX: nowhere. */
static bool read_names(Csv *csv, size_t places[KNOWN_COUNT], size_t *width, Fail *fail) {
    Str cells[COLUMNS_MAX];
    if (!read_row(csv, cells, width, fail))
        return false;
    for (size_t i = 0; i < KNOWN_COUNT; i++) {
        places[i] = COLUMNS_MAX;
        for (size_t k = 0; k < *width; k++)
            if (str_is(str_trim(cells[k]), NAMES[i]))
                places[i] = k;
    }
    return (places[PERSON] < COLUMNS_MAX && places[SAME_AS] < COLUMNS_MAX) ||
           fail_set(fail, FAIL_INVALID,
                    "line 1: names no columns person and same_as; fonds names export shows how");
}

static Str cell_at(const Str *cells, size_t n, size_t place) {
    return place < n ? cells[place] : (Str){NULL, 0};
}

bool authority_csv_read(Str text, struct arena *results, AuthorityCsvRowList *rows, Fail *fail) {
    Csv csv = {.text = text, .line = 1, .results = results};
    size_t places[KNOWN_COUNT], width;
    *rows = (AuthorityCsvRowList){0};
    if (!utf8_is_text(text))
        return fail_set(fail, FAIL_INVALID, "is not UTF-8; save it as UTF-8");
    if (str_starts(text, STR("\xEF\xBB\xBF")))
        csv.at = 3;
    if (!read_names(&csv, places, &width, fail))
        return false;
    while (csv.at < text.n) {
        Str cells[COLUMNS_MAX];
        size_t n, line = csv.line;
        if (!read_row(&csv, cells, &n, fail))
            return false;
        if (n == 0)
            continue;
        if (n > width)
            return fail_set(fail, FAIL_INVALID, "line %zu: %zu cells under %zu names", line, n,
                            width);
        AuthorityCsvRow row = {.person = str_trim(cell_at(cells, n, places[PERSON])),
                               .same_as = str_trim(cell_at(cells, n, places[SAME_AS])),
                               .name = cell_at(cells, n, places[NAME]),
                               .wording = cell_at(cells, n, places[WORDING]),
                               .volume = cell_at(cells, n, places[VOLUME])};
        if (row.person.n == 0)
            return fail_set(fail, FAIL_INVALID, "line %zu: names no person; fill the column person",
                            line);
        *LIST_ADD(results, rows) = row;
    }
    return true;
}
