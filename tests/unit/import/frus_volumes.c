#include "import/frus_volumes.h"
#include "test.h"

#include "base/file.h"
#include <sys/wait.h>
#include <unistd.h>

#define ARCHIVE "../shared/data/frus-dev.tar.zst"

static char folder[] = "/tmp/fonds-frus-XXXXXX";
static bool open_now;

static bool unpack(void) {
    pid_t child = fork();
    if (child == 0) {
        execlp("tar", "tar", "--zstd", "-xf", ARCHIVE, "-C", folder, (char *)NULL);
        _exit(127);
    }
    int status = -1;
    return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) &&
           WEXITSTATUS(status) == 0;
}

StrList frus_volumes_open(struct arena *arena) {
    StrList volumes = {0};
    Fail fail = {0};
    if (!file_exists(STR(ARCHIVE)) || mkdtemp(folder) == NULL) {
        printf("skipped: no %s\n", ARCHIVE);
        return volumes;
    }
    open_now = true;
    if (!unpack()) {
        printf("skipped: tar cannot unpack %s\n", ARCHIVE);
        return volumes;
    }
    Str inner = file_join(arena, str_from_c(folder), STR("frus-dev"));
    FileEntryList entries;
    assert_ok(file_list(inner, arena, &entries, &fail));
    for (size_t i = 0; i < entries.n; i++)
        if (str_ends(entries.p[i].name, STR(".xml")))
            str_list_add(arena, &volumes, file_join(arena, inner, entries.p[i].name));
    return volumes;
}

void frus_volumes_close(void) {
    Fail fail = {0};
    if (open_now)
        assert_ok(file_remove_tree(str_from_c(folder), &fail));
    open_now = false;
}
