/*
 * answer: one request being answered by a reading room: what its pages share: heads, messages,
 * redirects. Pages that ask more of the archive than a name have a file of their own, answer_*.c.
 */
#ifndef FONDS_WEB_ANSWER_H
#define FONDS_WEB_ANSWER_H

#include "archive/archive.h"
#include "web/exchange.h"
#include "web/page_frame.h"
#include "web/router.h"

enum { ANSWER_RANK_LIMIT_MS = 300 };  // after which a search stops ranking

struct reading_room;

typedef struct {
    struct reading_room *room;
    struct archive *archive;
    const Request *request;
    Response *response;
    Route route;
    PageContext page;
} Answer;

extern const char answer_file_policy[];  // content security of what is no page

void answer_head(Response *response, unsigned status, const char *type, const char *policy);
void answer_page_head(Answer *a, unsigned status);
void answer_json_head(Answer *a, unsigned status);

/* A whole answer of a few sentences, as a page or as its twin. */
void answer_say(Answer *a, unsigned status, const PageMessage *message);
void answer_redirect(Answer *a, Str address);
/* Remembers light or dark (?as=) and leads back to the page asked from (?to=). */
void answer_look(Answer *a);
void answer_missing(Answer *a, Str name);
/* A failure below becomes a page; only what is our fault is logged. */
void answer_failure(Answer *a, const Fail *fail);

#endif
