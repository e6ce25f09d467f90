/*
 * One pass over the blocks, which come parents first: a row belongs to the table that is its
 * parent, a cell to its row. What a cell covers stands in a span over all of it (docs/formats/
 * tei.md: cols, rows, role). An empty cell has no span of its own that could be told from its
 * neighbour's, so it covers one place.
 */
#include "web/table_out.h"
#include "base/num.h"
#include <stdlib.h>

enum { COVERED_MAX = 1000 };  // what HTML allows a cell to cover

typedef struct {
    uint32_t block;
    uint32_t columns, rows;
    uint32_t row;          // block of the last row; 0: none
    uint32_t row_columns;  // of it, so far
} Table;
typedef LIST_OF(Table) TableList;

typedef struct {
    TableShape shape;
    size_t table;  // in all tables
} Cell;
typedef LIST_OF(Cell) CellList;

typedef LIST_OF(size_t) OpenList;

typedef struct {
    const Part *part;
    struct arena *arena;
    TableList tables;
    OpenList open;  // tables that may still get rows, the innermost last
    CellList cells;
} Shaper;

/* The span that says what the cell covers, or NULL. Spans are sorted by their start. */
static const Span *span_of_cell(const Part *part, const Block *cell) {
    size_t low = 0, high = part->spans.n;
    if (cell->end == cell->start)
        return NULL;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (part->spans.p[middle].start < cell->start)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t i = low; i < part->spans.n && part->spans.p[i].start == cell->start; i++) {
        const Span *span = &part->spans.p[i];
        if (span->kind == SPAN_OTHER && span->end == cell->end &&
            str_is(document_attribute(span, "name"), "cell"))
            return span;
    }
    return NULL;
}

static uint32_t covered(const Span *span, const char *key) {
    uint64_t count = 1;
    if (span == NULL || !num_parse_u64(document_attribute(span, key), &count) || count < 1)
        return 1;
    return count > COVERED_MAX ? COVERED_MAX : (uint32_t)count;
}

/* The table that is still open under that id; those inside it are over. */
static Table *open_table(Shaper *shaper, uint32_t id) {
    for (size_t n = shaper->open.n; n > 0; n--) {
        Table *table = &shaper->tables.p[shaper->open.p[n - 1]];
        if (table->block == id) {
            shaper->open.n = n;
            return table;
        }
    }
    return NULL;
}

static void shape_row(Shaper *shaper, const Block *row) {
    Table *table = open_table(shaper, row->parent);
    if (table == NULL)
        return;
    table->rows++;
    table->row = row->id;
    table->row_columns = 0;
}

static void shape_cell(Shaper *shaper, const Block *block) {
    size_t n = shaper->open.n;
    while (n > 0 && shaper->tables.p[shaper->open.p[n - 1]].row != block->parent)
        n--;
    if (n == 0)
        return;
    shaper->open.n = n;
    size_t at = shaper->open.p[n - 1];
    Table *table = &shaper->tables.p[at];
    const Span *span = span_of_cell(shaper->part, block);
    TableShape shape = {.block = block->id,
                        .columns = covered(span, "cols"),
                        .rows = covered(span, "rows"),
                        .row = table->rows,
                        .heads = span != NULL && str_is(document_attribute(span, "role"), "label")};
    table->row_columns += shape.columns;
    if (table->columns < table->row_columns)
        table->columns = table->row_columns;
    if (shape.columns > 1 || shape.rows > 1 || shape.heads)
        *LIST_ADD(shaper->arena, &shaper->cells) = (Cell){shape, at};
}

static int block_order(const void *left, const void *right) {
    const TableShape *a = left, *b = right;
    return a->block < b->block ? -1 : a->block > b->block;
}

TableShapeList table_out_shapes(const Part *part, struct arena *results) {
    Shaper shaper = {.part = part, .arena = results};
    for (size_t i = 0; i < part->blocks.n; i++) {
        const Block *block = &part->blocks.p[i];
        if (block->kind == BLOCK_TABLE) {
            *LIST_ADD(results, &shaper.open) = shaper.tables.n;
            *LIST_ADD(results, &shaper.tables) = (Table){.block = block->id};
        } else if (block->kind == BLOCK_ROW) {
            shape_row(&shaper, block);
        } else if (block->kind == BLOCK_CELL) {
            shape_cell(&shaper, block);
        }
    }
    TableShapeList shapes = {0};
    for (size_t i = 0; i < shaper.tables.n; i++) {
        const Table *table = &shaper.tables.p[i];
        *LIST_ADD(results, &shapes) =
            (TableShape){.block = table->block, .columns = table->columns, .rows = table->rows};
    }
    for (size_t i = 0; i < shaper.cells.n; i++) {
        TableShape shape = shaper.cells.p[i].shape;
        uint32_t left = shaper.tables.p[shaper.cells.p[i].table].rows - shape.row + 1;
        shape.rows = shape.rows > left ? left : shape.rows;
        *LIST_ADD(results, &shapes) = shape;
    }
    if (shapes.n > 1)
        qsort(shapes.p, shapes.n, sizeof *shapes.p, block_order);
    return shapes;
}

const TableShape *table_out_find(const TableShapeList *shapes, uint32_t block) {
    TableShape key = {.block = block};
    return shapes->n == 0 ? NULL
                          : bsearch(&key, shapes->p, shapes->n, sizeof *shapes->p, block_order);
}
