/*
 * json_out: JSON written in order, commas and escapes by construction. Text that is not UTF-8 is
 * mended with U+FFFD.
 */
#ifndef FONDS_WEB_JSON_OUT_H
#define FONDS_WEB_JSON_OUT_H

#include "base/buf.h"

enum { JSON_OUT_DEPTH_MAX = 16 };

typedef struct {
    Buf *out;
    char ends[JSON_OUT_DEPTH_MAX];  // '}' or ']'
    size_t depth;
    bool comma;  // one is due before what comes next
} JsonOut;

/* A value: after json_out_key() in an object, or in a list, or alone. */
void json_out_object(JsonOut *json);
void json_out_list(JsonOut *json);
void json_out_end(JsonOut *json);  // of the innermost object or list
void json_out_text(JsonOut *json, Str text);
void json_out_number(JsonOut *json, int64_t number);
void json_out_count(JsonOut *json, uint64_t number);
void json_out_bool(JsonOut *json, bool value);
void json_out_raw(JsonOut *json, Str value);  // one whole value, made by a printer of ours

void json_out_key(JsonOut *json, const char *key);
/* Members of an object; an empty text leaves none. */
void json_out_member(JsonOut *json, const char *key, Str text);
void json_out_member_count(JsonOut *json, const char *key, uint64_t number);
void json_out_member_bool(JsonOut *json, const char *key, bool value);

/* A member whose value is a list of objects; row writes the members of the i-th of `list`. */
typedef void (*JsonOutRow)(JsonOut *json, const void *list, size_t i);
void json_out_rows(JsonOut *json, const char *key, size_t n, JsonOutRow row, const void *list);

#endif
