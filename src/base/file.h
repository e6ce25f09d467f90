/*
 * file: files and folders by path. Paths are bytes as the system gives them (no NUL); what is
 * written whole is written beside its place, synced where asked, and renamed into it.
 */
#ifndef FONDS_BASE_FILE_H
#define FONDS_BASE_FILE_H

#include "base/fail.h"
#include "base/str.h"

typedef enum { FILE_NONE, FILE_REGULAR, FILE_FOLDER, FILE_LINK, FILE_OTHER } FileKind;

typedef struct {
    FileKind kind;
    uint64_t size_bytes;
    int64_t modified_ns;     // since 1970
    uint64_t inode, device;  // to notice loops and changes
} FileState;

/*
 * Does not follow a link at the end of path unless `follow`. A missing file is FILE_NONE, not an
 * error.
 */
MUST_USE bool file_state(Str path, bool follow, FileState *state, Fail *fail);
bool file_exists(Str path);

/*
 * Reads the whole of a regular file. LIMIT when larger than limit_bytes; IO when it changes while
 * being read.
 */
MUST_USE bool file_read(Str path, uint64_t limit_bytes, struct arena *results, Str *bytes,
                        Fail *fail);
/* What comes on standard input, to its end. LIMIT when more than limit_bytes. */
MUST_USE bool file_read_stdin(uint64_t limit_bytes, struct arena *results, Str *bytes, Fail *fail);
/*
 * Written beside as path.tmp-PID (of a long name its first 200 bytes), then renamed. `sync`: file
 * and folder are on the disk when it returns.
 */
MUST_USE bool file_write(Str path, Str bytes, bool sync, Fail *fail);
/* Fails with EXISTS where there is one; made with mode 0666 less umask. Not synced. */
MUST_USE bool file_write_new(Str path, Str bytes, Fail *fail);
/* All of the bytes, however many calls it takes; false leaves errno. */
bool file_write_all(int file, Str bytes);
/* Appends in one write(); `sync`: fdatasync before it returns. Makes the file. */
MUST_USE bool file_append(Str path, Str bytes, bool sync, Fail *fail);

/* Maps a file for reading; an empty file maps to an empty slice. */
MUST_USE bool file_map(Str path, Str *bytes, Fail *fail);
void file_unmap(Str bytes);

MUST_USE bool file_make_folders(Str path,
                                Fail *fail);  // with those above it; being there already is fine
MUST_USE bool file_rename(Str from, Str to, Fail *fail);
/*
 * Each gets the other's place, in one step where the file system can; else a crash may leave one of
 * them beside its place as b.swap.
 */
MUST_USE bool file_exchange(Str a, Str b, Fail *fail);
MUST_USE bool file_remove(Str path,
                          Fail *fail);  // one file or empty folder; MISSING where there is none
MUST_USE bool file_remove_tree(Str path, Fail *fail);  // nothing there is fine; never follows links
MUST_USE bool file_sync_folder(Str path, Fail *fail);
MUST_USE bool file_sync_system(Str path, Fail *fail);  // syncfs of the file system that holds path

typedef struct {
    Str name;  // one step, no slash
    FileKind kind;
} FileEntry;
typedef LIST_OF(FileEntry) FileEntryList;
/* The names in a folder by bytes, without . and .. */
MUST_USE bool file_list(Str path, struct arena *results, FileEntryList *entries, Fail *fail);

/*
 * An exclusive lock held by this process until file_unlock() or its death. BUSY at once where
 * another holds it; *holder is then what that one wrote (see `note`, at most 200 bytes).
 */
MUST_USE bool file_lock(Str path, Str note, int *lock, struct arena *results, Str *holder,
                        Fail *fail);
void file_unlock(int lock);
/* What the holder of this lock wrote; false where nobody holds it, or that cannot be told. */
bool file_lock_note(Str path, struct arena *results, Str *note);

Str file_join(struct arena *arena, Str folder, Str name);  // one slash between
Str file_name(Str path);                                   // last step
Str file_folder(Str path);  // all but the last step; "." for a bare name
/* A path for people: quoted and escaped when it holds control characters or invalid UTF-8. */
Str file_show(struct arena *arena, Str path);

#endif
