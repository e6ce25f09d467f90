/*
 * open_room: where the reading room of an archive is open, so that commands name pages under the
 * address at which they answer now. The file `room` of the archive is locked while a room is open,
 * and holds its address; of several rooms the first that opened is told. Derived: never kept.
 */
#ifndef FONDS_ARCHIVE_OPEN_ROOM_H
#define FONDS_ARCHIVE_OPEN_ROOM_H

#include "base/arena.h"
#include "base/str.h"

/* Says that it is open there, "http://127.0.0.1:8970"; -1 where another room is, or the folder
 * cannot be written. */
int open_room_tell(Str folder, Str address);
void open_room_end(int told);  // -1 is welcome
/* Without a slash at its end; false where none is open. */
bool open_room_find(Str folder, struct arena *results, Str *address);

#endif
