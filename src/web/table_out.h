/*
 * table_out: how a table of a document is laid out as HTML: how many columns it has, which cells
 * reach over several and which head others, as the source says it of its cells.
 */
#ifndef FONDS_WEB_TABLE_OUT_H
#define FONDS_WEB_TABLE_OUT_H

#include "doc/document.h"

typedef struct {
    uint32_t block;          // of a table, or of a cell that is out of the ordinary
    uint32_t columns, rows;  // from 1: of a table its size, of a cell how many it covers
    uint32_t row;            // from 1, in which a cell stands
    bool heads;              // a cell that heads a column or a row
} TableShape;
typedef LIST_OF(TableShape) TableShapeList;  // by block

/* Of all tables of the part. A cell never reaches below its table's last row. */
TableShapeList table_out_shapes(const Part *part, struct arena *results);
/* NULL for a cell of one column and one row that heads nothing. */
const TableShape *table_out_find(const TableShapeList *shapes, uint32_t block);

#endif
