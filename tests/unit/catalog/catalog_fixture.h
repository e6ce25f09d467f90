/* A catalog in a folder of its own, documents in a line each, and all tables as one text. */
#ifndef FONDS_TESTS_UNIT_CATALOG_CATALOG_FIXTURE_H
#define FONDS_TESTS_UNIT_CATALOG_CATALOG_FIXTURE_H

#include "catalog/record.h"
#include "test.h"

typedef struct {
    struct arena *arena;
    struct arena *kept;       // statements: the database knows them by their address
    struct catalog *catalog;  // a writer
    Str folder, path;
} Fixture;

void fixture_open(Fixture *fixture);
void fixture_close(Fixture *fixture);

/* What a test says of a document: paragraphs get the block ids 1, 2, ...; NULL is left out. */
typedef struct {
    const char *local_id, *title, *kind, *date, *subject, *record, *url, *collection, *second;
    const char *paragraphs[4];
    bool is_apparatus;
    uint32_t lost;     // the id of a block that an earlier reading had
    uint32_t nearest;  // and what stands there now
} DocumentSpec;

struct document fixture_document(struct arena *arena, const DocumentSpec *spec);
/* A whole reading of a deposit, within a batch that is open. */
ReadingChange fixture_reading(Fixture *fixture, const char *deposit, uint32_t reading,
                              const ReadingHead *head, const DocumentSpec *specs, size_t count);
/* Adds a collection to a head; parent NULL: directly under the deposit. */
void fixture_collection(struct arena *arena, ReadingHead *head, CollectionKind kind,
                        const char *local_id, const char *parent);
/* Fills in what every act has (time, who, line); seq and the rest are the caller's. */
Act fixture_act(struct arena *arena, Act act);
void fixture_fold(Fixture *fixture, Act act, Str *touched);  // touched may be NULL
/* Sixteen letters, as acts name the words they correct. */
Str fixture_digest(struct arena *arena, const char *words);
/* Every table, every row in order of its key, in the middle of a transaction too. */
Str fixture_dump(Fixture *fixture);

#endif
