/*
 * The lock tells an open room from one that was killed: it ends with its process, the file does
 * not. A room that cannot say where it is, is open all the same.
 */
#include "archive/open_room.h"
#include "base/file.h"

static Str path_of(Str folder, struct arena *scratch) {
    return file_join(scratch, folder, STR("room"));
}

int open_room_tell(Str folder, Str address) {
    struct arena *scratch = arena_create();
    int lock = -1;
    Str holder;
    Fail ignored;
    if (!file_lock(path_of(folder, scratch), address, &lock, scratch, &holder, &ignored))
        lock = -1;
    arena_destroy(scratch);
    return lock;
}

void open_room_end(int told) {
    if (told >= 0)
        file_unlock(told);
}

bool open_room_find(Str folder, struct arena *results, Str *address) {
    Str note;
    if (!file_lock_note(path_of(folder, results), results, &note) ||
        !str_starts(note, STR("http://")))
        return false;
    while (note.n > 0 && note.p[note.n - 1] == '/')
        note.n--;
    *address = note;
    return true;
}
