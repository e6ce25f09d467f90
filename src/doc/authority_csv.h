/*
 * authority_csv: persons and who is one with whom as a table that other programs read and write:
 * RFC 4180, UTF-8, a first row of names. What is written is read back without loss.
 */
#ifndef FONDS_DOC_AUTHORITY_CSV_H
#define FONDS_DOC_AUTHORITY_CSV_H

#include "base/buf.h"
#include "base/fail.h"

typedef struct {
    Str person;   // id
    Str same_as;  // the id of who he goes by; empty: himself
    Str name, wording, volume;
} AuthorityCsvRow;
typedef LIST_OF(AuthorityCsvRow) AuthorityCsvRowList;

void authority_csv_head(Buf *out);
void authority_csv_row(const AuthorityCsvRow *row, Buf *out);
/*
 * Columns stand in any order; `person` and `same_as` must be there, others may be missing, and
 * those not known here are passed over.
 *
 * errors  INVALID, naming the line: no such columns, a row with more cells than names, a quotation
 *         mark that is not closed or stands within a cell, a row without a person
 */
MUST_USE bool authority_csv_read(Str text, struct arena *results, AuthorityCsvRowList *rows,
                                 Fail *fail);

#endif
