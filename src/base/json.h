/*
 * json: metadata as trees. Documents in bulk do not go through here (doc/doc_json writes them
 * itself).
 *
 * A tree lives until json_free() of its root; slices point into it. Numbers are whole: a number
 * with a fraction or an exponent, or beyond 2^53, is read as its kind JSON_REAL and is never
 * printed by us. Canonical print is RFC 8785: keys by UTF-16 code units, no spaces, shortest
 * escapes.
 */
#ifndef FONDS_BASE_JSON_H
#define FONDS_BASE_JSON_H

#include "base/buf.h"
#include "base/fail.h"

typedef struct json_t Json;  // jansson's own type, opaque here
typedef enum {
    JSON_KIND_NULL,
    JSON_KIND_BOOL,
    JSON_KIND_NUMBER,
    JSON_KIND_REAL,
    JSON_KIND_TEXT,
    JSON_KIND_LIST,
    JSON_KIND_OBJECT
} JsonKind;

/*
 * One value, UTF-8, nothing behind it.
 *
 * errors  CORRUPT names line and column, also for a key given twice, a NUL in a key, or a whole
 *         number beyond 64 bits; LIMIT when it nests deeper than 512
 */
MUST_USE bool json_parse(Str text, Json **json, Fail *fail);
void json_free(Json *json);  // NULL is welcome; roots only

JsonKind json_kind(const Json *json);                       // NULL reads as JSON_KIND_NULL
const Json *json_get(const Json *object, const char *key);  // NULL where absent or not an object
Str json_text(const Json *json);                            // empty where it is not text
int64_t json_number(const Json *json);                      // 0 where it is not a whole number
bool json_bool(const Json *json);
Str json_get_text(const Json *object, const char *key);
int64_t json_get_number(const Json *object, const char *key);
size_t json_count(const Json *list_or_object);
const Json *json_at(const Json *list, size_t i);
/* Entries of an object in order of its keys by bytes; i < json_count(). */
const Json *json_entry(const Json *object, size_t i, Str *key);

/*
 * Building: what is put into a parent belongs to it. Text must be UTF-8 (must). A set key replaces.
 */
Json *json_new_object(void);
Json *json_new_list(void);
Json *json_new_text(Str text);
Json *json_new_number(int64_t number);
Json *json_new_bool(bool value);
void json_set(Json *object, const char *key, Json *value);
void json_set_text(Json *object, const char *key, Str text);
void json_set_number(Json *object, const char *key, int64_t number);
void json_add(Json *list, Json *value);

void json_print(const Json *json, Buf *out);  // canonical, one line, no newline
void json_print_pretty(const Json *json,
                       Buf *out);          // for people: two spaces a level, newline at the end
void json_print_text(Str text, Buf *out);  // one text in quotes, canonical; used by doc_json too

#endif
