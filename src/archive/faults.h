/*
 * faults: words that were miscopied, looked for when readings have come in (at the end of add and
 * reread, and of a rebuild), judged by the words of the whole holding (annotate/fault.h). Looked at
 * are the documents that came in; and all, where the number of the holding's words is another by a
 * hundredth than when all were looked at. What is found depends on what is held then: not on the
 * order in which it came, nor on the number of workers.
 */
#ifndef FONDS_ARCHIVE_FAULTS_H
#define FONDS_ARCHIVE_FAULTS_H

#include "archive/handle.h"

/*
 * What is due is done, unless fonds.conf wants none of it; quick where nothing is. The lock is not
 * held; it is taken for each batch of changed documents. Where another writer brings readings
 * meanwhile, the rest is left to that one.
 */
typedef struct {
    uint32_t workers;  // 0: as the configuration says
    /* Documents whose words are counted, of those to be counted; may be NULL. */
    void (*progress)(void *context, uint64_t done, uint64_t all);
    void *context;
    const volatile int *stop;  // becomes non-zero by a signal: the rest stays due; may be NULL
} FaultsRequest;
void faults_run(struct archive *archive, const FaultsRequest *request);

/* The same for databases that nobody else writes (a rebuild's). */
typedef struct {
    Str catalog_path;  // for the workers
    Str sums_path;     // word_sums_path()
    struct catalog *catalog;
    struct engine *engine;
    struct analyzer *analyzer;
    uint32_t workers;                                              // 0: as many as there are cores
    void (*progress)(void *context, uint64_t done, uint64_t all);  // as of FaultsRequest
    void *context;
    const volatile int *stop;
} FaultsOrder;
void faults_all(const FaultsOrder *order);

/*
 * Judges documents that are not held by the words of the archive, so that one sees beforehand what
 * will be proposed. By the sums as they are kept: nothing is counted. For inspect.
 */
struct faults_judge;
MUST_USE bool faults_judge_open(struct archive *archive, struct faults_judge **judge, Fail *fail);
/* How many words the archive holds, and how many it takes to judge by them. */
typedef struct {
    uint64_t held, needed;
} FaultsBasis;
FaultsBasis faults_judge_basis(const struct faults_judge *judge);
void faults_judge_close(struct faults_judge *judge);  // NULL is welcome
/* Adds its faults to the document; of apparatus none, nor where there is no judge (NULL). */
MUST_USE bool faults_judge_document(struct faults_judge *judge, struct document *document,
                                    struct arena *results, Fail *fail);

#endif
