/*
 * act: something that a person decided. One canonical JSON line of the journal
 * (docs/formats/act.md).
 */
#ifndef FONDS_DOC_ACT_H
#define FONDS_DOC_ACT_H

#include "base/fail.h"
#include "base/str.h"
#include "doc/event.h"

enum { ACT_SCHEMA = 1 };

typedef enum {
    ACT_DESCRIBE,
    ACT_CORRECT,
    ACT_ACCEPT,
    ACT_REJECT,
    ACT_MERGE,
    ACT_SPLIT,
    ACT_ARRANGE,
    ACT_JOIN_EVENT,
    ACT_JOIN_PARTS,
    ACT_RELATE,
    ACT_SET_RIGHTS,
    ACT_WITHDRAW,
    ACT_DESTROY,
    ACT_REDIRECT,
    ACT_UNDO,
    ACT_UNKNOWN
} ActKind;

/* `on` names the target by content: document, reading, block, bytes, kind, text digest. */
typedef struct {
    uint64_t seq;  // from 1, in the archive
    int64_t time;  // seconds since 1970
    Str who;
    ActKind kind;
    Str kind_name;      // as written; of an unknown kind too
    Str document;       // full id of the target
    Str on_event;       // of join-event: the one that is added to; empty: it creates one
    uint32_t reading;   // number of the reading it was said of
    uint32_t block;     // block id, 0: the whole document
    size_t start, end;  // bytes within the block
    // SHA-512, first 16 hex digits, of those bytes (of the block's text where start = end).
    Str digest;
    Field field;        // of describe; else FIELD_COUNT
    Str before, after;  // of describe: values; of correct: words; of others empty
    Str reason;
    uint64_t undoes;  // seq of the act undone; 0: none
    Event event;      // of join-event (docs/formats/events.md); of others empty
    Str line;         // the whole canonical line, without newline
} Act;
typedef LIST_OF(Act) ActList;

const char *act_kind_name(ActKind kind);
ActKind act_kind_find(Str name);  // ACT_UNKNOWN where there is none
/*
 * Reads one line. Keys unknown to this version stay in `line`. CORRUPT, or UNSUPPORTED for a newer
 * schema.
 */
MUST_USE bool act_parse(Str line, struct arena *results, Act *act, Fail *fail);
/* Writes the canonical line into act->line from the other members. */
void act_print(Act *act, struct arena *results);

#endif
