/*
 * Runs an importer on one file in memory and keeps its documents; each is proved by
 * document_check().
 */
#ifndef FONDS_TESTS_UNIT_IMPORT_ONE_FILE_H
#define FONDS_TESTS_UNIT_IMPORT_ONE_FILE_H

#include "import/import.h"
#include "test.h"

typedef bool (*OneFileRead)(const ImportTask *task, struct arena *results, ReadingHead *head,
                            Fail *fail);

struct one_file {
    struct arena *arena;
    ReadingHead head;
    Fail fail;
    bool ok;
    LIST_OF(struct document) documents;
};

void one_file_read(struct one_file *one, OneFileRead read, const char *name, Str bytes);
void one_file_free(struct one_file *one);
Str one_file_text(const struct one_file *one);    // of the first document's first part
Str one_file_blocks(const struct one_file *one);  // "kind:text|kind:text" of its leaves
Str one_file_value(const struct one_file *one, Field field);

#endif
