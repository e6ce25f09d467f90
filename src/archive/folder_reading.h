/*
 * folder_reading: the files of one deposit as one reading. A file alone, or a saved page with what
 * was saved beside it, is read as it is; of a folder taken as one every file is read that can be,
 * and the documents of each have ids that begin with its name (docs/formats/identity.md).
 */
#ifndef FONDS_ARCHIVE_FOLDER_READING_H
#define FONDS_ARCHIVE_FOLDER_READING_H

#include "import/import.h"

typedef struct {
    const ImportFileList *files;  // all of the deposit's; one that is too large without its bytes
    StrList too_large;            // the names of those
    ImportLimits limits;
    ReadingVisit visit;
    ImportBegin begin;  // once, before the first document; may be NULL
    void *context;      // of both
} FolderReading;

/*
 * As import_read(). A file of a folder that cannot be read is a report ("not-read") of the head;
 * where none can be, that is the failure.
 */
MUST_USE bool folder_reading_make(const FolderReading *reading, struct arena *results,
                                  ReadingHead *head, Fail *fail);

#endif
