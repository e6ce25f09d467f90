/*
 * The lock is asked for every 20 ms rather than waited for, so that the wait can end after ten
 * seconds with the name of who holds it.
 */
#include "archive/handle.h"
#include "archive/forward.h"
#include "base/stamp.h"
#include <pwd.h>
#include <time.h>
#include <unistd.h>

enum { LOCK_WAIT_MS = 10000, LOCK_ASK_MS = 20 };

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

JobContext handle_job_context(const struct archive *archive) {
    return (JobContext){.config = archive->config, .catalog_path = archive->paths.catalog};
}

static void pause_ms(uint32_t ms) {
    struct timespec time = {ms / 1000, (long)(ms % 1000) * 1000000};
    (void)nanosleep(&time, NULL);
}

static bool wait_for_lock(struct archive *archive, const char *what, struct arena *scratch,
                          Fail *fail) {
    Str note = str_format(scratch, "process %ld (%s)", (long)getpid(), what), holder;
    uint64_t until = stamp_elapsed_ms() + LOCK_WAIT_MS;
    while (!file_lock(archive->paths.lock, note, &archive->lock, scratch, &holder, fail)) {
        archive->lock = -1;
        if (fail->code != FAIL_BUSY)
            return false;
        if (stamp_elapsed_ms() >= until)
            return fail_set(fail, FAIL_BUSY,
                            "another writer holds this archive for more than 10 s: %.*s; wait for "
                            "it, then try again",
                            STR_ARG(holder));
        pause_ms(LOCK_ASK_MS);
    }
    return true;
}

bool handle_lock(struct archive *archive, const char *what, Fail *fail) {
    must(archive->mode == ARCHIVE_WRITE && archive->lock < 0);
    struct arena *scratch = arena_create();
    bool ok = wait_for_lock(archive, what, scratch, fail) &&
              journal_open(archive->paths.journal, archive->root, true, &archive->journal, fail) &&
              ocfl_commit_recover(archive->root, archive->journal, archive->paths.staging, fail) &&
              forward_run(archive, fail);
    arena_destroy(scratch);
    if (!ok)
        handle_unlock(archive);
    return ok;
}

void handle_unlock(struct archive *archive) {
    journal_close(archive->journal);
    archive->journal = NULL;
    if (archive->lock >= 0)
        file_unlock(archive->lock);
    archive->lock = -1;
}
