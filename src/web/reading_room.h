/*
 * reading_room: the archive answering requests: one for each thread. Knows HTTP's statuses and
 * headers, not its wire.
 */
#ifndef FONDS_WEB_READING_ROOM_H
#define FONDS_WEB_READING_ROOM_H

#include "web/exchange.h"

struct reading_room;

MUST_USE bool reading_room_open(Str folder, struct reading_room **room, Fail *fail);
void reading_room_close(struct reading_room *room);  // NULL is welcome

/* Answers and what they point to live until the next answer of this room. Never fails: a failure is
 * a page. */
void reading_room_answer(struct reading_room *room, const Request *request, Response *response);
/* The answer to what is no request of ours. */
void reading_room_refuse(struct reading_room *room, unsigned status, Str why, Response *response);

#endif
