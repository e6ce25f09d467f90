/*
 * record_sign: whether a page describes one record.
 */
#ifndef FONDS_IMPORT_RECORD_SIGN_H
#define FONDS_IMPORT_RECORD_SIGN_H

#include "import/record_line.h"

/*
 * Several labels or phrases of archives stand on it, not of letters alone; some ask what a record
 * has once (a date, a number, an archive), and none does so record by record.
 */
bool record_sign_of_record(const PageLineList *lines, const RecordLine *infos);

#endif
