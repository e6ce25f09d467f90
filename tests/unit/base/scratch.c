#include "base/scratch.h"
#include "base/file.h"
#include <stdlib.h>

Str scratch_create(struct arena *results) {
    const char *root = getenv("TMPDIR");
    char *folder = str_to_c(
        results, str_format(results, "%s/fonds-test-XXXXXX", root != NULL ? root : "/tmp"));
    must(mkdtemp(folder) != NULL);
    return str_from_c(folder);
}

void scratch_destroy(Str folder) {
    Fail fail;
    must(file_remove_tree(folder, &fail));
}
