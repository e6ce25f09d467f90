/*
 * tei_case: TEI written in a test, read whole, and told as lines that a test can compare.
 */
#ifndef FONDS_TESTS_UNIT_IMPORT_TEI_CASE_H
#define FONDS_TESTS_UNIT_IMPORT_TEI_CASE_H

#include "import/from_tei.h"

typedef struct {
    struct arena *arena;
    bool ok;
    Fail fail;  // where not ok
    ReadingHead head;
    LIST_OF(struct document) documents;  // as read back from their canonical JSON; each was checked
} TeiCase;

TeiCase tei_case_read(Str bytes);
/* A volume of one document, d1, n="1", with this in it. */
TeiCase tei_case_document(const char *inner);
TeiCase tei_case_file(const char *path);
void tei_case_end(TeiCase *tei);

const struct document *tei_case_find(const TeiCase *tei, const char *local_id);  // fails the test
/* One line a block: indented by its depth, its kind, its level, the text of a leaf in quotes. */
Str tei_case_blocks(const TeiCase *tei, const Part *part);
/* One line a span: its kind, its text in quotes, its attributes. */
Str tei_case_spans(const TeiCase *tei, const Part *part);
/* One line a value: its field, value in quotes, norm, role, label where there are such. */
Str tei_case_values(const TeiCase *tei, const Description *description);

#define assert_blocks(tei, part, expected) assert_str(tei_case_blocks(tei, part), expected)
#define assert_spans(tei, part, expected) assert_str(tei_case_spans(tei, part), expected)
#define assert_values(tei, description, expected)                                                  \
    assert_str(tei_case_values(tei, description), expected)

#endif
