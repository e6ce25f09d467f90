/* Any bytes as a worker's answer, which hostile files may have taken over: read whole or refused.
 */
#include "archive/job.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct arena *arena = arena_create();
    JobAnswer answer;
    Fail fail = {0};
    if (job_read_answer((Str){(const char *)bytes, size}, arena, &answer, &fail)) {
        uint64_t sum = 0;
        for (size_t i = 0; i < answer.documents.n; i++)
            sum += answer.documents.p[i].copy.n + answer.documents.p[i].row.n;
        must(sum <= size && answer.head.n <= size && answer.reading.n <= size);
    } else {
        must(fail.code == FAIL_CORRUPT);
    }
    arena_destroy(arena);
    return 0;
}
