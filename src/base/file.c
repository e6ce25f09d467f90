/*
 * Paths become C strings in a scratch arena; a path with a NUL byte is refused there, once. Whole
 * files are written beside their place and renamed into it, so a reader sees the old bytes or the
 * new, never half.
 */
#include "base/file.h"
#include "base/buf.h"
#include "base/num.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_MAX_BYTES = 4096, NAME_KEPT = 200, NOTE_MAX = 200 };

/* The length of a whole, shortest UTF-8 character at p, 0 where there is none. */
static size_t character(const uint8_t *p, size_t n) {
    size_t need = p[0] < 0x80                   ? 1
                  : p[0] >= 0xC2 && p[0] < 0xE0 ? 2
                  : p[0] >= 0xE0 && p[0] < 0xF0 ? 3
                  : p[0] >= 0xF0 && p[0] < 0xF5 ? 4
                                                : 0;
    if (need == 0 || need > n)
        return 0;
    for (size_t i = 1; i < need; i++)
        if ((p[i] & 0xC0) != 0x80)
            return 0;
    bool bad = (p[0] == 0xE0 && p[1] < 0xA0) || (p[0] == 0xED && p[1] > 0x9F) ||
               (p[0] == 0xF0 && p[1] < 0x90) || (p[0] == 0xF4 && p[1] > 0x8F);
    return bad ? 0 : need;
}

/*
 * Writes path with what people cannot read as \xHH, at most four times as long; gives the length.
 */
static size_t escape(Str path, char *out, bool *plain) {
    static const char hex[] = "0123456789abcdef";
    size_t at = 0;
    *plain = true;
    for (size_t i = 0; i < path.n;) {
        const uint8_t *p = (const uint8_t *)path.p + i;
        size_t n = character(p, path.n - i);
        bool control = n == 1 && (*p < 0x20 || *p == 0x7f);
        bool c1 = n == 2 && p[0] == 0xC2 && p[1] < 0xA0;
        if (n == 0 || control || c1) {
            const char code[4] = {'\\', 'x', hex[*p >> 4], hex[*p & 15]};
            bool newline = *p == '\n';
            memcpy(out + at, newline ? "\\n" : code, newline ? 2 : 4);
            at += newline ? 2 : 4;
            *plain = false;
            i++;
            continue;
        }
        if (n == 1 && (*p == '\\' || *p == '"'))
            out[at++] = '\\'; /* as a quoted name has it; a plain one is shown as it is */
        memcpy(out + at, p, n);
        at += n;
        i += n;
    }
    return at;
}

/*
 * A path in a message: nothing that moves a cursor, and short enough that the reason fits behind
 * it.
 */
typedef struct {
    char c[256];
} Shown;

static Shown shown(Str path) {
    enum { HEAD = 100, TAIL = 130 };
    char whole[4 * PATH_MAX_BYTES];
    bool plain;
    path = str_slice(path, 0, PATH_MAX_BYTES);
    size_t n = escape(path, whole, &plain);
    if (plain) {
        n = path.n;
        memcpy(whole, path.n == 0 ? "" : path.p, n);
    }
    Shown out = {""};
    if (n <= HEAD + TAIL) {
        memcpy(out.c, whole, n);
        return out;
    }
    size_t head = HEAD, tail = n - TAIL;  // both moved to where a character begins
    while ((whole[head] & 0xC0) == 0x80)
        head--;
    while ((whole[tail] & 0xC0) == 0x80)
        tail++;
    memcpy(out.c, whole, head);
    memcpy(out.c + head, "...", 3);
    memcpy(out.c + head + 3, whole + tail, n - tail);
    return out;
}

typedef struct {
    char c[PATH_MAX_BYTES];
} Path;

static bool path_of(Str path, Path *out, Fail *fail) {
    if (path.n == 0)
        return fail_set(fail, FAIL_INVALID, "an empty path names no file");
    if (path.n >= sizeof out->c)
        return fail_set(fail, FAIL_LIMIT, "path of %zu bytes is longer than the system allows",
                        path.n);
    if (memchr(path.p, '\0', path.n) != NULL)
        return fail_set(fail, FAIL_INVALID, "a path cannot hold a zero byte");
    memcpy(out->c, path.p, path.n);
    out->c[path.n] = '\0';
    return true;
}

static void state_from(const struct stat *st, FileState *state) {
    FileKind kind = S_ISREG(st->st_mode)   ? FILE_REGULAR
                    : S_ISDIR(st->st_mode) ? FILE_FOLDER
                    : S_ISLNK(st->st_mode) ? FILE_LINK
                                           : FILE_OTHER;
    *state = (FileState){
        .kind = kind,
        .size_bytes = st->st_size < 0 ? 0 : (uint64_t)st->st_size,
        .modified_ns = (int64_t)st->st_mtim.tv_sec * 1000000000 + st->st_mtim.tv_nsec,
        .inode = (uint64_t)st->st_ino,
        .device = (uint64_t)st->st_dev,
    };
}

bool file_state(Str path, bool follow, FileState *state, Fail *fail) {
    Path c;
    if (!path_of(path, &c, fail))
        return false;
    struct stat st;
    *state = (FileState){.kind = FILE_NONE};
    if ((follow ? stat(c.c, &st) : lstat(c.c, &st)) != 0)
        return errno == ENOENT || errno == ENOTDIR ? true : fail_errno(fail, "%s", shown(path).c);
    state_from(&st, state);
    return true;
}

bool file_exists(Str path) {
    FileState state;
    Fail fail;
    return file_state(path, true, &state, &fail) && state.kind != FILE_NONE;
}

/* Opens a regular file for reading; never waits on a FIFO or a terminal. */
static bool open_regular(Str path, int *file, FileState *state, Fail *fail) {
    Path c;
    if (!path_of(path, &c, fail))
        return false;
    *file = open(c.c, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (*file < 0)
        return fail_errno(fail, "%s", shown(path).c);
    struct stat st;
    if (fstat(*file, &st) != 0) {
        fail_errno(fail, "%s", shown(path).c);
        close(*file);
        return false;
    }
    state_from(&st, state);
    if (state->kind != FILE_REGULAR) {
        close(*file);
        return fail_set(fail, FAIL_INVALID, "%s is not a regular file", shown(path).c);
    }
    return true;
}

bool file_read(Str path, uint64_t limit_bytes, struct arena *results, Str *bytes, Fail *fail) {
    int file;
    FileState before;
    if (!open_regular(path, &file, &before, fail))
        return false;
    bool ok = false;
    if (before.size_bytes > limit_bytes) {
        fail_set(fail, FAIL_LIMIT, "%s has %llu bytes, above the limit of %llu", shown(path).c,
                 (unsigned long long)before.size_bytes, (unsigned long long)limit_bytes);
        goto out;
    }
    size_t size = (size_t)before.size_bytes;
    char *room = arena_alloc(results, size + 1);
    size_t have = 0;
    for (;;) {
        ssize_t n = read(file, room + have, size + 1 - have);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            fail_errno(fail, "%s", shown(path).c);
            goto out;
        }
        if (n == 0)
            break;
        have += (size_t)n;
        if (have > size)
            break;
    }
    struct stat st;
    FileState after = {0};
    if (fstat(file, &st) == 0)
        state_from(&st, &after);
    if (have != size || after.size_bytes != before.size_bytes ||
        after.modified_ns != before.modified_ns) {
        fail_set(fail, FAIL_IO,
                 "%s changed while it was read; add it again when nobody writes to it",
                 shown(path).c);
        goto out;
    }
    room[size] = '\0';
    *bytes = (Str){room, size};
    ok = true;
out:
    close(file);
    return ok;
}

enum { STDIN_STEP_BYTES = 64 * 1024 };

bool file_read_stdin(uint64_t limit_bytes, struct arena *results, Str *bytes, Fail *fail) {
    Buf all = {0};
    ssize_t n = 1;
    while (n != 0 && all.n <= limit_bytes) {
        n = read(STDIN_FILENO, buf_room(&all, STDIN_STEP_BYTES), STDIN_STEP_BYTES);
        if (n < 0 && errno != EINTR)
            break;
        all.n += n > 0 ? (size_t)n : 0;
    }
    bool ok = n >= 0 || fail_errno(fail, "standard input");
    if (ok && all.n > limit_bytes)
        ok = fail_set(fail, FAIL_LIMIT, "standard input is above the limit of %llu bytes; split it",
                      (unsigned long long)limit_bytes);
    if (ok)
        *bytes = str_copy(results, buf_as_str(&all));
    buf_free(&all);
    return ok;
}

bool file_write_all(int file, Str bytes) {
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

/*
 * Makes the file c, called path in messages, with these bytes; it must not be there. On failure
 * nothing stays behind.
 */
static bool write_new(const char *c, Str path, Str bytes, bool sync, Fail *fail) {
    int file = open(c, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file < 0)
        return fail_errno(fail, "%s", shown(path).c);
    bool ok = file_write_all(file, bytes) && (!sync || fsync(file) == 0);
    if (!ok)
        fail_errno(fail, "%s", shown(path).c);
    if (close(file) != 0 && ok)
        ok = fail_errno(fail, "%s", shown(path).c);
    if (!ok)
        unlink(c);
    return ok;
}

bool file_write_new(Str path, Str bytes, Fail *fail) {
    Path c;
    return path_of(path, &c, fail) && write_new(c.c, path, bytes, false, fail);
}

bool file_write(Str path, Str bytes, bool sync, Fail *fail) {
    Path c, beside;
    if (!path_of(path, &c, fail))
        return false;
    /* A long name is cut for its neighbour's sake: most file systems hold 255 bytes of it. */
    size_t kept = path.n - (file_name(path).n > NAME_KEPT ? file_name(path).n - NAME_KEPT : 0);
    int n = snprintf(beside.c, sizeof beside.c, "%.*s.tmp-%ld", (int)kept, c.c, (long)getpid());
    if (n < 0 || (size_t)n >= sizeof beside.c)
        return fail_set(fail, FAIL_LIMIT, "%s: path is too long", shown(path).c);
    unlink(beside.c);
    if (!write_new(beside.c, path, bytes, sync, fail))
        return false;
    if (rename(beside.c, c.c) != 0) {
        fail_errno(fail, "%s", shown(path).c);
        unlink(beside.c);
        return false;
    }
    return !sync || file_sync_folder(file_folder(path), fail);
}

bool file_append(Str path, Str bytes, bool sync, Fail *fail) {
    Path c;
    if (!path_of(path, &c, fail))
        return false;
    int file = open(c.c, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    if (file < 0)
        return fail_errno(fail, "%s", shown(path).c);
    bool ok = file_write_all(file, bytes) && (!sync || fdatasync(file) == 0);
    if (!ok)
        fail_errno(fail, "%s", shown(path).c);
    if (close(file) != 0 && ok)
        ok = fail_errno(fail, "%s", shown(path).c);
    return ok;
}

bool file_map(Str path, Str *bytes, Fail *fail) {
    int file;
    FileState state;
    if (!open_regular(path, &file, &state, fail))
        return false;
    *bytes = (Str){NULL, (size_t)state.size_bytes};
    bool ok = true;
    if (bytes->n > 0) {
        void *p = mmap(NULL, bytes->n, PROT_READ, MAP_PRIVATE, file, 0);
        ok = p != MAP_FAILED || fail_errno(fail, "%s", shown(path).c);
        if (ok)
            bytes->p = p;
    }
    close(file);
    return ok;
}

void file_unmap(Str bytes) {
    if (bytes.n > 0)
        munmap((void *)(uintptr_t)bytes.p, bytes.n);
}

bool file_make_folders(Str path, Fail *fail) {
    Path c;
    if (!path_of(path, &c, fail))
        return false;
    for (size_t i = 1; i <= path.n; i++) {
        if (c.c[i] != '/' && c.c[i] != '\0')
            continue;
        char kept = c.c[i];
        c.c[i] = '\0';
        if (mkdir(c.c, 0777) != 0 && errno != EEXIST)
            return fail_errno(fail, "%s", shown(path).c);
        c.c[i] = kept;
    }
    struct stat st;
    if (stat(c.c, &st) != 0)
        return fail_errno(fail, "%s", shown(path).c);
    return S_ISDIR(st.st_mode) ||
           fail_set(fail, FAIL_EXISTS, "%s is there and is not a folder; choose another name",
                    shown(path).c);
}

bool file_rename(Str from, Str to, Fail *fail) {
    Path a, b;
    if (!path_of(from, &a, fail) || !path_of(to, &b, fail))
        return false;
    return rename(a.c, b.c) == 0 || fail_errno(fail, "%s to %.80s", shown(from).c, shown(to).c);
}

bool file_exchange(Str a, Str b, Fail *fail) {
    Path one, other;
    if (!path_of(a, &one, fail) || !path_of(b, &other, fail))
        return false;
    if (renameat2(AT_FDCWD, one.c, AT_FDCWD, other.c, RENAME_EXCHANGE) == 0)
        return true;
    if (errno != EINVAL && errno != ENOSYS)
        return fail_errno(fail, "%s and %.80s", shown(a).c, shown(b).c);
    struct arena *scratch = arena_create();
    Str aside = str_format(scratch, "%.*s.swap", STR_ARG(b));
    bool ok = file_rename(b, aside, fail) && file_rename(a, b, fail) && file_rename(aside, a, fail);
    arena_destroy(scratch);
    return ok;
}

bool file_remove(Str path, Fail *fail) {
    Path c;
    if (!path_of(path, &c, fail))
        return false;
    return remove(c.c) == 0 || fail_errno(fail, "%s", shown(path).c);
}

bool file_remove_tree(Str path, Fail *fail) {
    FileState state;
    if (!file_state(path, false, &state, fail))
        return false;
    if (state.kind == FILE_NONE)
        return true;
    if (state.kind != FILE_FOLDER)
        return file_remove(path, fail);
    struct arena *scratch = arena_create();
    FileEntryList entries = {0};
    bool ok = file_list(path, scratch, &entries, fail);
    for (size_t i = 0; ok && i < entries.n; i++)
        ok = file_remove_tree(file_join(scratch, path, entries.p[i].name), fail);
    arena_destroy(scratch);
    return ok && file_remove(path, fail);
}

/* Runs one of the sync calls on a folder's descriptor. */
static bool sync_by(Str path, int (*sync)(int), Fail *fail) {
    Path c;
    if (!path_of(path, &c, fail))
        return false;
    int folder = open(c.c, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return fail_errno(fail, "%s", shown(path).c);
    bool ok = sync(folder) == 0 || fail_errno(fail, "%s: sync", shown(path).c);
    close(folder);
    return ok;
}

bool file_sync_folder(Str path, Fail *fail) {
    return sync_by(path, fsync, fail);
}

bool file_sync_system(Str path, Fail *fail) {
    return sync_by(path, syncfs, fail);
}

static int by_name(const void *a, const void *b) {
    return str_compare(((const FileEntry *)a)->name, ((const FileEntry *)b)->name);
}

/* Asks the system only where the folder itself does not say what an entry is. */
static FileKind entry_kind(int folder, const struct dirent *entry) {
    struct stat st;
    FileState state;
    switch (entry->d_type) {
    case DT_REG:
        return FILE_REGULAR;
    case DT_DIR:
        return FILE_FOLDER;
    case DT_LNK:
        return FILE_LINK;
    case DT_UNKNOWN:
        if (fstatat(folder, entry->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0)
            return FILE_OTHER;
        state_from(&st, &state);
        return state.kind;
    default:
        return FILE_OTHER;
    }
}

bool file_list(Str path, struct arena *results, FileEntryList *entries, Fail *fail) {
    Path c;
    if (!path_of(path, &c, fail))
        return false;
    DIR *folder = opendir(c.c);
    if (folder == NULL)
        return fail_errno(fail, "%s", shown(path).c);
    *entries = (FileEntryList){0};
    const struct dirent *entry;
    errno = 0;
    while ((entry = readdir(folder)) != NULL) {
        Str name = str_from_c(entry->d_name);
        if (str_is(name, ".") || str_is(name, ".."))
            continue;
        *LIST_ADD(results, entries) =
            (FileEntry){str_copy(results, name), entry_kind(dirfd(folder), entry)};
        errno = 0;
    }
    bool ok = errno == 0 || fail_errno(fail, "%s", shown(path).c);
    closedir(folder);
    if (entries->n > 1)
        qsort(entries->p, entries->n, sizeof *entries->p, by_name);
    return ok;
}

bool file_lock(Str path, Str note, int *lock, struct arena *results, Str *holder, Fail *fail) {
    Path c;
    if (!path_of(path, &c, fail))
        return false;
    int file = open(c.c, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (file < 0)
        return fail_errno(fail, "%s", shown(path).c);
    if (flock(file, LOCK_EX | LOCK_NB) != 0) {
        bool held = errno == EWOULDBLOCK;
        char said[NOTE_MAX];
        ssize_t n = held ? pread(file, said, sizeof said, 0) : 0;
        *holder = str_copy(results, (Str){said, n > 0 ? (size_t)n : 0});
        if (held)
            fail_set(fail, FAIL_BUSY, "%s is held by %.*s", shown(path).c, n > 0 ? (int)n : 15,
                     n > 0 ? said : "another process");
        else
            fail_errno(fail, "%s", shown(path).c);
        close(file);
        return false;
    }
    /* What stands in the file is only for people; failing to write it costs a name in a message. */
    if (ftruncate(file, 0) != 0 ||
        pwrite(file, note.p, note.n < NOTE_MAX ? note.n : NOTE_MAX, 0) < 0)
        errno = 0;
    *lock = file;
    return true;
}

void file_unlock(int lock) {
    (void)flock(lock,
                LOCK_UN); /* closing is not enough: workers forked meanwhile hold it open too */
    close(lock);
}

bool file_lock_note(Str path, struct arena *results, Str *note) {
    Path c;
    Fail ignored;
    char said[NOTE_MAX];
    int file = path_of(path, &c, &ignored) ? open(c.c, O_RDONLY | O_CLOEXEC) : -1;
    if (file < 0)
        return false;
    bool held = flock(file, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    ssize_t n = held ? pread(file, said, sizeof said, 0) : 0;
    close(file);
    *note = str_copy(results, (Str){said, n > 0 ? (size_t)n : 0});
    return held;
}

Str file_join(struct arena *arena, Str folder, Str name) {
    bool slash = folder.n > 0 && folder.p[folder.n - 1] == '/';
    StrList parts = {0};
    str_list_add(arena, &parts, folder);
    str_list_add(arena, &parts, name);
    return str_join(arena, parts, slash ? STR("") : STR("/"));
}

Str file_name(Str path) {
    while (path.n > 1 && path.p[path.n - 1] == '/')
        path.n--;
    size_t at = path.n;
    while (at > 0 && path.p[at - 1] != '/')
        at--;
    return str_skip(path, at);
}

Str file_folder(Str path) {
    while (path.n > 1 && path.p[path.n - 1] == '/')
        path.n--;
    size_t at = path.n;
    while (at > 0 && path.p[at - 1] != '/')
        at--;
    if (at == 0)
        return STR(".");
    return str_slice(path, 0, at == 1 ? 1 : at - 1);
}

Str file_show(struct arena *arena, Str path) {
    char *escaped = arena_alloc(arena, 4 * path.n + 1);
    bool plain;
    Str shown = {escaped, escape(path, escaped, &plain)};
    return plain ? path : str_format(arena, "\"%.*s\"", STR_ARG(shown));
}
