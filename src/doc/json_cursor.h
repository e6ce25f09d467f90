/*
 * json_cursor: takes JSON off a text from front to back, for readers that know what comes next. No
 * tree is made.
 *
 * It keeps its first error: take ten members, then ask json_cursor_done() once; after an error
 * every call gives nothing. It does not look ahead and does not recurse, so hostile nesting costs
 * nothing.
 *
 *   if (json_cursor_open(in, '{')) {
 *       if (json_cursor_name(in, "end")) block->end = json_cursor_number(in, SIZE_MAX);
 *       json_cursor_close(in, '}');
 *   }
 */
#ifndef FONDS_DOC_JSON_CURSOR_H
#define FONDS_DOC_JSON_CURSOR_H

#include "base/fail.h"
#include "base/str.h"

typedef struct {
    Str text;
    size_t at;  // bytes
    bool failed;
    const char *expected;   // what did not come; for the message
    struct arena *results;  // texts live here
} JsonCursor;

JsonCursor json_cursor(Str text, struct arena *results);
void json_cursor_open(JsonCursor *in, char bracket);   // '{' or '['
void json_cursor_close(JsonCursor *in, char bracket);  // '}' or ']'
/*
 * Takes the comma before it, and the name with its colon, when the next member has it; else takes
 * nothing.
 */
bool json_cursor_name(JsonCursor *in, const char *name);
/* Takes the comma before the next item of a list; false at its end. */
bool json_cursor_item(JsonCursor *in);
/* The name of the next member, whatever it is; false at the object's end. */
bool json_cursor_any_name(JsonCursor *in, Str *name);
Str json_cursor_text(JsonCursor *in);
uint64_t json_cursor_number(JsonCursor *in, uint64_t max);
bool json_cursor_true(JsonCursor *in);
void json_cursor_fail(JsonCursor *in, const char *expected);
/* All was taken and nothing failed. CORRUPT says what was expected at which byte. */
MUST_USE bool json_cursor_done(const JsonCursor *in, Fail *fail);

#endif
