/* Gives a fuzzer each file of its corpus, once, without libFuzzer: what was found stays mended.
 * Usage: replay_NAME FOLDER; prints how many files it was. */
#include "base/file.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);
__attribute__((weak)) int LLVMFuzzerInitialize(int *count, char ***words);  // few have one

int main(int count, char **words) {
    DIR *folder = count == 2 ? opendir(words[1]) : NULL;
    if (folder == NULL)
        return fprintf(stderr, "replay: a folder of inputs is wanted\n"), 2;
    if (LLVMFuzzerInitialize != NULL)
        LLVMFuzzerInitialize(&count, &words);
    size_t inputs = 0;
    struct dirent *entry;
    while ((entry = readdir(folder)) != NULL) {
        char path[4096];
        if (entry->d_name[0] == '.')
            continue;
        snprintf(path, sizeof path, "%s/%s", words[1], entry->d_name);
        fprintf(stderr, "%s\n", path);
        struct arena *arena = arena_create();
        Str bytes;
        if (!file_read(str_from_c(path), UINT64_MAX, arena, &bytes, &(Fail){0}))
            return fprintf(stderr, "replay: %s cannot be read\n", path), 2;
        /* In memory of its own length, so that a step too far is seen. */
        uint8_t *copy = malloc(bytes.n > 0 ? bytes.n : 1);
        if (copy == NULL)
            return 2;
        memcpy(copy, bytes.p, bytes.n);
        LLVMFuzzerTestOneInput(copy, bytes.n);
        free(copy);
        arena_destroy(arena);
        inputs++;
    }
    closedir(folder);
    printf("%zu\n", inputs);
    return 0;
}
