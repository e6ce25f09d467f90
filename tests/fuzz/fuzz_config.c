/* Any bytes as fonds.conf, through a file in memory: settings in their ranges, or INVALID with a
 * reason. */
#include "archive/config.h"
#include "base/fail.h"
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct arena *arena = arena_create();
    int file = memfd_create("fonds.conf", MFD_CLOEXEC);
    must(file >= 0 && write(file, bytes, size) == (ssize_t)size);
    Config config;
    Fail fail = {0};
    if (config_read(str_format(arena, "/proc/self/fd/%d", file), arena, &config, &fail))
        must(config.text_bytes >= 1 << 20 && config.time_ms >= 1000 && config.workers <= 64);
    else
        must(fail.code == FAIL_INVALID || fail.code == FAIL_LIMIT);
    close(file);
    arena_destroy(arena);
    return 0;
}
