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
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
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

/* Why a step was refused; a disk that is full says what helps. */
__attribute__((format(printf, 2, 3))) static bool refused(Fail *fail, const char *format, ...) {
    int number = errno;
    char what[sizeof fail->message];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(what, sizeof what, format, args);
    va_end(args);
    errno = number;
    return number == ENOSPC || number == EDQUOT
               ? fail_set(fail, FAIL_IO, "the disk is full; make room and try again (%s)", what)
               : fail_errno(fail, "%s", what);
}

/* How much of n bytes is written before the step that comes next ends the program. */
static bool dies_next(void) {
    return trouble_step != 0 && trouble_kind == DISK_DIES && steps + 1 == trouble_step;
}

bool disk_make_folder(const char *path, Fail *fail) {
    return (step("folder", path, true) && mkdir(path, 0777) == 0) || refused(fail, "%s", path);
}

bool disk_need_folder(const char *path, Fail *fail) {
    if (step("folder", path, true) && (mkdir(path, 0777) == 0 || errno == EEXIST))
        return true;
    return refused(fail, "%s", path);
}

static int create(const char *path) {
    return open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
}

bool disk_write(const char *path, Str bytes, Fail *fail) {
    bool half = dies_next();
    if (!half && !step("write", path, true))
        return refused(fail, "%s", path);
    int file = create(path);
    if (file < 0)
        return refused(fail, "%s", path);
    if (half) {
        (void)file_write_all(file, str_slice(bytes, 0, bytes.n / 2));
        (void)step("write", path, true);
    }
    bool ok = file_write_all(file, bytes) || refused(fail, "%s", path);
    if (close(file) != 0 && ok)
        ok = refused(fail, "%s", path);
    if (!ok)
        unlink(path);
    return ok;
}

/* Carries the bytes of one file to another; *read_fails says whose fault a failure is. */
static bool carry(int in, int out, struct digest *digest, uint64_t *size_bytes, bool *read_fails) {
    struct arena *scratch = arena_create();
    char *piece = arena_alloc(scratch, PIECE_BYTES);
    ssize_t n;
    bool ok = true;
    while (ok && (n = read(in, piece, PIECE_BYTES)) != 0) {
        if (n < 0 && errno == EINTR)
            continue;
        *read_fails = n < 0;
        if (n < 0)
            break;
        Str part = {piece, (size_t)n};
        digest_add(digest, part);
        *size_bytes += part.n;
        ok = file_write_all(out, part);
    }
    ok = ok && !*read_fails;
    arena_destroy(scratch);
    return ok;
}

/* What is wrong with a source, whose name may be anything. */
static bool blame(const char *from, FailCode code, const char *what, int number, Fail *fail) {
    struct arena *scratch = arena_create();
    Str shown = file_show(scratch, str_from_c(from));
    fail_set(fail, code, "%.*s %s%s%s", STR_ARG(shown), what, number == 0 ? "" : ": ",
             number == 0 ? "" : strerror(number));
    arena_destroy(scratch);
    return false;
}

/* What is to be copied: still there, still a file. */
static bool open_source(const char *from, int *in, Fail *fail) {
    struct stat state;
    *in = open(from, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (*in < 0 || fstat(*in, &state) != 0)
        return blame(from, FAIL_MISSING, "cannot be read any more", errno, fail);
    return S_ISREG(state.st_mode) ||
           blame(from, FAIL_CORRUPT, "is not a regular file any more", 0, fail);
}

bool disk_copy(const char *from, const char *path, Sha512Hex *sha512, uint64_t *size_bytes,
               Fail *fail) {
    int in = -1, out = -1;
    struct digest *digest = digest_create();
    bool ok = false, read_fails = false;
    *size_bytes = 0;
    if (!step("copy", path, true)) {
        refused(fail, "%s", path);
        goto out;
    }
    if (!open_source(from, &in, fail))
        goto out;
    out = create(path);
    if (out < 0) {
        refused(fail, "%s", path);
        goto out;
    }
    ok = carry(in, out, digest, size_bytes, &read_fails);
    if (!ok && read_fails)
        (void)blame(from, FAIL_CORRUPT, "cannot be read to its end", errno, fail);
    else if (!ok)
        refused(fail, "%s", path);
    *sha512 = digest_finish(digest);
out:
    if (in >= 0)
        close(in);
    if (out >= 0 && close(out) != 0 && ok)
        ok = refused(fail, "%s", path);
    if (out >= 0 && !ok)
        unlink(path);
    digest_destroy(digest);
    return ok;
}

bool disk_move(const char *from, const char *to, DiskMove *move, Fail *fail) {
    *move = DISK_MOVED;
    if (!step("move", to, false))
        return refused(fail, "%s to %s", from, to);
    if (rename(from, to) == 0)
        return true;
    *move = errno == ENOENT ? DISK_NO_SOURCE : DISK_IN_THE_WAY;
    return errno == ENOENT || errno == EEXIST || errno == ENOTEMPTY ||
           refused(fail, "%s to %s", from, to);
}

bool disk_remove(const char *path, Fail *fail) {
    return (step("remove", path, false) && (unlink(path) == 0 || errno == ENOENT)) ||
           refused(fail, "%s", path);
}

bool disk_remove_empty(const char *path, bool *gone, Fail *fail) {
    *gone = false;
    if (!step("remove", path, false))
        return refused(fail, "%s", path);
    *gone = rmdir(path) == 0 || errno == ENOENT;
    return *gone || errno == ENOTEMPTY || errno == EEXIST || refused(fail, "%s", path);
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
            ok = fail_set(fail, FAIL_BUSY,
                          "%s: somebody else writes there; wait until that is done", c);
    } else {
        ok = disk_remove(c, fail);
    }
    arena_destroy(scratch);
    return ok;
}

bool disk_append(int file, Str bytes, Fail *fail) {
    if (dies_next())
        (void)file_write_all(file, str_slice(bytes, 0, bytes.n / 2));
    return (step("append", "", true) && file_write_all(file, bytes)) ||
           refused(fail, "append of %zu bytes", bytes.n);
}

bool disk_cut(int file, uint64_t size_bytes, Fail *fail) {
    return (step("cut", "", false) && ftruncate(file, (off_t)size_bytes) == 0) ||
           refused(fail, "cut at %llu bytes", (unsigned long long)size_bytes);
}

bool disk_sync_file(int file, Fail *fail) {
    return (step("sync-file", "", false) && fdatasync(file) == 0) || refused(fail, "fdatasync");
}

/* Runs one of the sync calls on what stands at path. */
static bool sync_by(const char *path, int (*sync_call)(int), Fail *fail) {
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (file < 0)
        return refused(fail, "%s", path);
    bool ok = sync_call(file) == 0 || refused(fail, "%s: sync", path);
    close(file);
    return ok;
}

bool disk_sync_path(const char *path, Fail *fail) {
    if (!step("sync-path", path, false))
        return refused(fail, "%s: sync", path);
    return sync_by(path, fsync, fail);
}

bool disk_sync_system(const char *path, Fail *fail) {
    if (!step("sync-system", path, false))
        return refused(fail, "%s: sync", path);
    return sync_by(path, syncfs, fail);
}
