/* Where things stand in an archive's folder is said here and nowhere else. */
#include "archive/handle.h"
#include <pwd.h>
#include <unistd.h>

const Str handle_program = {"fonds " FONDS_VERSION, sizeof "fonds " FONDS_VERSION - 1};

ArchivePaths handle_paths(Str folder, struct arena *results) {
    return (ArchivePaths){
        .folder = folder,
        .conf = file_join(results, folder, STR("fonds.conf")),
        .store = file_join(results, folder, STR("store")),
        .staging = file_join(results, folder, STR("staging")),
        .journal = file_join(results, folder, STR("journal")),
        .catalog = file_join(results, folder, STR("catalog.db")),
        .index = file_join(results, folder, STR("index")),
        .lock = file_join(results, folder, STR("lock")),
        .accession = file_join(results, folder, STR("accession.open")),
    };
}

Str handle_user(const struct archive *archive, struct arena *results) {
    if (archive->config.user.n > 0)
        return archive->config.user;
    char room[1024];
    struct passwd entry, *found = NULL;
    if (getpwuid_r(geteuid(), &entry, room, sizeof room, &found) == 0 && found != NULL)
        return str_copy(results, str_from_c(found->pw_name));
    return str_format(results, "user-%lu", (unsigned long)geteuid());
}

/* A new version whose bytes could not be read has none of its own. */
const OcflEntry *handle_reading_of(const OcflObject *object) {
    const OcflEntry *reading = NULL;
    for (size_t i = object->versions.n; i > 0 && reading == NULL; i--)
        reading = ocfl_object_find(&object->versions.p[i - 1], STR("reading.jsonl"));
    return reading;
}

JobContext handle_job_context(const struct archive *archive) {
    return (JobContext){.config = archive->config, .catalog_path = archive->paths.catalog};
}
