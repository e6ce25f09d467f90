/*
 * inspect: what Fonds understands of a file, without an archive; read in a worker as `add` would
 * read it.
 */
#ifndef FONDS_ARCHIVE_INSPECT_H
#define FONDS_ARCHIVE_INSPECT_H

#include "base/fail.h"
#include "doc/reading.h"

typedef struct {
    Str path;            // a file, or a folder taken as one
    bool plain;          // only what the file says, without what rules judge
    ReadingVisit visit;  // each document, in reading order
    void *context;
} InspectRequest;

MUST_USE bool inspect_file(const InspectRequest *request, struct arena *results, ReadingHead *head,
                           Fail *fail);

#endif
