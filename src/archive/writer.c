/*
 * The lock is asked for every 20 ms rather than waited for, so that the wait can end after ten
 * seconds with the name of who holds it.
 */
#include "archive/writer.h"
#include "archive/forward.h"
#include "base/stamp.h"
#include <time.h>
#include <unistd.h>

enum { LOCK_WAIT_MS = 10000, LOCK_ASK_MS = 20 };

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

bool writer_begin(struct archive *archive, const char *what, Fail *fail) {
    must(archive->mode == ARCHIVE_WRITE && archive->lock < 0);
    struct arena *scratch = arena_create();
    bool ok = wait_for_lock(archive, what, scratch, fail) && handle_refresh(archive, fail) &&
              journal_open(archive->paths.journal, archive->root, true, &archive->journal, fail) &&
              ocfl_commit_recover(archive->root, archive->journal, archive->paths.staging, fail) &&
              forward_run(archive, fail);
    arena_destroy(scratch);
    if (!ok)
        writer_end(archive);
    return ok;
}

void writer_end(struct archive *archive) {
    journal_close(archive->journal);
    archive->journal = NULL;
    if (archive->lock >= 0)
        file_unlock(archive->lock);
    archive->lock = -1;
}
