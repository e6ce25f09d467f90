/*
 * Each function is one system call, or one file written, and asks step() first. In a running
 * program step() only counts. A test makes it die at step k, for every k, and looks at what stands
 * on the disk: that is how all-or-nothing is proved. A write that dies writes half first, because a
 * kill may come between two pages.
 */
#include "store/disk.h"
#include "base/file.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PIECE_BYTES = 256 * 1024 };

static uint64_t steps, trouble_step;
static DiskTrouble trouble_kind;
static void (*watcher)(const char *, const char *);

void disk_trouble_at(uint64_t step, DiskTrouble trouble) {
    steps = 0;
    trouble_step = step;
    trouble_kind = trouble;
}

uint64_t disk_steps(void) {
    return steps;
}

void disk_watch(void (*watch)(const char *step, const char *path)) {
    watcher = watch;
}

/* False, with errno, where the step is to fail. `grows`: the step needs room on the disk. */
static bool step(const char *name, const char *path, bool grows) {
    steps++;
    if (watcher != NULL)
        watcher(name, path);
    if (trouble_step == 0 || steps < trouble_step)
        return true;
    if (trouble_kind == DISK_DIES)
        _exit(DISK_DEATH);
    if (trouble_kind == DISK_FULL) {
        errno = ENOSPC;
        return !grows;
    }
    errno = EIO;
    return trouble_kind == DISK_FAULT && steps > trouble_step;
}

/* How much of n bytes is written before the step that comes next ends the program. */
static bool dies_next(void) {
    return trouble_step != 0 && trouble_kind == DISK_DIES && steps + 1 == trouble_step;
}

static bool write_all(int file, Str bytes) {
    while (bytes.n > 0) {
        ssize_t n = write(file, bytes.p, bytes.n);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        bytes = str_skip(bytes, (size_t)n);
    }
    return true;
}

bool disk_make_folder(const char *path, Fail *fail) {
    return (step("folder", path, true) && mkdir(path, 0777) == 0) || fail_errno(fail, "%s", path);
}

bool disk_need_folder(const char *path, Fail *fail) {
    if (step("folder", path, true) && (mkdir(path, 0777) == 0 || errno == EEXIST))
        return true;
    return fail_errno(fail, "%s", path);
}

static int create(const char *path) {
    return open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
}

bool disk_write(const char *path, Str bytes, Fail *fail) {
    bool half = dies_next();
    if (!half && !step("write", path, true))
        return fail_errno(fail, "%s", path);
    int file = create(path);
    if (file < 0)
        return fail_errno(fail, "%s", path);
    if (half) {
        (void)write_all(file, str_slice(bytes, 0, bytes.n / 2));
        (void)step("write", path, true);
    }
    bool ok = write_all(file, bytes) || fail_errno(fail, "%s", path);
    if (close(file) != 0 && ok)
        ok = fail_errno(fail, "%s", path);
    if (!ok)
        unlink(path);
    return ok;
}

/*
 * Carries the bytes of one file to another; a test's death comes after the first half of a piece.
 */
static bool carry(int in, int out, struct digest *digest, uint64_t *size_bytes) {
    struct arena *scratch = arena_create();
    char *piece = arena_alloc(scratch, PIECE_BYTES);
    bool ok = false;
    for (;;) {
        ssize_t n = read(in, piece, PIECE_BYTES);
        if (n < 0 && errno == EINTR)
            continue;
        ok = n == 0;
        if (n <= 0)
            break;
        Str part = {piece, (size_t)n};
        digest_add(digest, part);
        *size_bytes += part.n;
        if (!write_all(out, part))
            break;
    }
    arena_destroy(scratch);
    return ok;
}

bool disk_copy(const char *from, const char *path, Sha512Hex *sha512, uint64_t *size_bytes,
               Fail *fail) {
    if (!step("copy", path, true))
        return fail_errno(fail, "%s", path);
    int in = open(from, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY), out = -1;
    struct digest *digest = digest_create();
    struct stat state;
    bool ok = false;
    *size_bytes = 0;
    if (in < 0 || fstat(in, &state) != 0) {
        fail_errno(fail, "%s", from);
        goto out;
    }
    if (!S_ISREG(state.st_mode)) {
        fail_set(fail, FAIL_INVALID, "%s is not a regular file", from);
        goto out;
    }
    out = create(path);
    if (out < 0) {
        fail_errno(fail, "%s", path);
        goto out;
    }
    ok = carry(in, out, digest, size_bytes) || fail_errno(fail, "%s to %s", from, path);
    *sha512 = digest_finish(digest);
out:
    if (in >= 0)
        close(in);
    if (out >= 0 && close(out) != 0 && ok)
        ok = fail_errno(fail, "%s", path);
    if (out >= 0 && !ok)
        unlink(path);
    digest_destroy(digest);
    return ok;
}

bool disk_move(const char *from, const char *to, DiskMove *move, Fail *fail) {
    *move = DISK_MOVED;
    if (!step("move", to, false))
        return fail_errno(fail, "%s to %s", from, to);
    if (rename(from, to) == 0)
        return true;
    *move = errno == ENOENT ? DISK_NO_SOURCE : DISK_IN_THE_WAY;
    return errno == ENOENT || errno == EEXIST || errno == ENOTEMPTY ||
           fail_errno(fail, "%s to %s", from, to);
}

bool disk_remove(const char *path, Fail *fail) {
    return (step("remove", path, false) && (unlink(path) == 0 || errno == ENOENT)) ||
           fail_errno(fail, "%s", path);
}

bool disk_remove_empty(const char *path, bool *gone, Fail *fail) {
    *gone = false;
    if (!step("remove", path, false))
        return fail_errno(fail, "%s", path);
    *gone = rmdir(path) == 0 || errno == ENOENT;
    return *gone || errno == ENOTEMPTY || errno == EEXIST || fail_errno(fail, "%s", path);
}

bool disk_remove_tree(Str path, Fail *fail) {
    FileState state;
    if (!file_state(path, false, &state, fail))
        return false;
    if (state.kind == FILE_NONE)
        return true;
    struct arena *scratch = arena_create();
    const char *c = str_to_c(scratch, path);
    bool ok, gone = true;
    if (state.kind == FILE_FOLDER) {
        FileEntryList entries = {0};
        ok = file_list(path, scratch, &entries, fail);
        for (size_t i = 0; ok && i < entries.n; i++)
            ok = disk_remove_tree(file_join(scratch, path, entries.p[i].name), fail);
        ok = ok && disk_remove_empty(c, &gone, fail);
        if (ok && !gone)
            ok = fail_set(fail, FAIL_BUSY, "%s: somebody else writes there", c);
    } else {
        ok = disk_remove(c, fail);
    }
    arena_destroy(scratch);
    return ok;
}

bool disk_append(int file, Str bytes, Fail *fail) {
    if (dies_next())
        (void)write_all(file, str_slice(bytes, 0, bytes.n / 2));
    return (step("append", "", true) && write_all(file, bytes)) ||
           fail_errno(fail, "append of %zu bytes", bytes.n);
}

bool disk_cut(int file, uint64_t size_bytes, Fail *fail) {
    return (step("cut", "", false) && ftruncate(file, (off_t)size_bytes) == 0) ||
           fail_errno(fail, "cut at %llu bytes", (unsigned long long)size_bytes);
}

bool disk_sync_file(int file, Fail *fail) {
    return (step("sync-file", "", false) && fdatasync(file) == 0) || fail_errno(fail, "fdatasync");
}

/* Runs one of the sync calls on what stands at path. */
static bool sync_by(const char *path, int (*sync_call)(int), Fail *fail) {
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (file < 0)
        return fail_errno(fail, "%s", path);
    bool ok = sync_call(file) == 0 || fail_errno(fail, "%s: sync", path);
    close(file);
    return ok;
}

bool disk_sync_path(const char *path, Fail *fail) {
    if (!step("sync-path", path, false))
        return fail_errno(fail, "%s: sync", path);
    return sync_by(path, fsync, fail);
}

bool disk_sync_system(const char *path, Fail *fail) {
    if (!step("sync-system", path, false))
        return fail_errno(fail, "%s: sync", path);
    return sync_by(path, syncfs, fail);
}
