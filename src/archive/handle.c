/* Where things stand in an archive's folder is said here and nowhere else. */
#include "archive/handle.h"
#include <pwd.h>
#include <string.h>
#include <time.h>
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

/* --- catalog and index ----------------------------------------------------------------- */

enum { PUT_IN_PLACE_TRIES = 10, PUT_IN_PLACE_MS = 20 };

static bool states_of(const struct archive *archive, FileState *catalog, FileState *index,
                      Fail *fail) {
    return file_state(archive->paths.catalog, true, catalog, fail) &&
           file_state(archive->paths.index, true, index, fail);
}

/* Both can be made again from what is kept; who meets their loss wants to know how. */
static bool with_remedy(Fail *fail) {
    if ((fail->code == FAIL_MISSING || fail->code == FAIL_CORRUPT) &&
        strstr(fail->message, "rebuild") == NULL) {
        Fail told = *fail;
        fail_set(fail, told.code, "%s; fonds rebuild makes it again", told.message);
    }
    return false;
}

bool handle_open_databases(struct archive *archive, Fail *fail) {
    bool writer = archive->mode == ARCHIVE_WRITE;
    engine_close(archive->engine);
    catalog_close(archive->catalog);
    archive->engine = NULL;
    archive->catalog = NULL;
    if (!states_of(archive, &archive->catalog_state, &archive->index_state, fail))
        return false;
    /* For an instant of a rebuild there is no catalog. */
    for (int i = 0; i < PUT_IN_PLACE_TRIES && archive->catalog_state.kind == FILE_NONE; i++) {
        (void)nanosleep(&(struct timespec){.tv_nsec = PUT_IN_PLACE_MS * 1000000L}, NULL);
        if (!states_of(archive, &archive->catalog_state, &archive->index_state, fail))
            return false;
    }
    return (catalog_open(archive->paths.catalog, writer, &archive->catalog, fail) &&
            engine_open(archive->paths.index, writer, &archive->engine, fail)) ||
           with_remedy(fail);
}

static bool is_same(const FileState *a, const FileState *b) {
    return a->kind == b->kind && a->inode == b->inode && a->device == b->device;
}

bool handle_refresh(struct archive *archive, Fail *fail) {
    FileState catalog, index;
    if (!states_of(archive, &catalog, &index, fail))
        return false;
    return (archive->catalog != NULL && is_same(&catalog, &archive->catalog_state) &&
            is_same(&index, &archive->index_state)) ||
           handle_open_databases(archive, fail);
}
