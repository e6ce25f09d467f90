/*
 * jansson's door. Parsing is jansson's, behind a scan that refuses deep nesting before it can
 * recurse; canonical printing is ours, because jansson sorts keys by bytes and RFC 8785 wants
 * UTF-16 code units.
 */
#include "base/json.h"
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

enum { DEPTH_MAX = 512 };
static const int64_t number_max = (int64_t)1 << 53;

static bool depth_fits(Str text) {
    size_t depth = 0;
    bool quoted = false;
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        if (quoted && c == '\\')
            i++;
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == '[' || c == '{') && ++depth > DEPTH_MAX)
            return false;
        else if (!quoted && (c == ']' || c == '}') && depth > 0)
            depth--;
    }
    return true;
}

bool json_parse(Str text, Json **json, Fail *fail) {
    *json = NULL;
    if (!depth_fits(text))
        return fail_set(fail, FAIL_LIMIT, "JSON nests deeper than %d levels", DEPTH_MAX);
    json_error_t error;
    *json = json_loadb(text.n == 0 ? "" : text.p, text.n,
                       JSON_DECODE_ANY | JSON_ALLOW_NUL | JSON_REJECT_DUPLICATES, &error);
    if (*json == NULL)
        return fail_set(fail, FAIL_CORRUPT, "JSON at line %d column %d: %s", error.line,
                        error.column, error.text);
    return true;
}

JsonKind json_kind(const Json *json) {
    if (json == NULL)
        return JSON_KIND_NULL;
    switch (json_typeof(json)) {
    case JSON_OBJECT:
        return JSON_KIND_OBJECT;
    case JSON_ARRAY:
        return JSON_KIND_LIST;
    case JSON_STRING:
        return JSON_KIND_TEXT;
    case JSON_INTEGER: {
        json_int_t value = json_integer_value(json);
        return value >= -number_max && value <= number_max ? JSON_KIND_NUMBER : JSON_KIND_REAL;
    }
    case JSON_REAL:
        return JSON_KIND_REAL;
    case JSON_TRUE:
    case JSON_FALSE:
        return JSON_KIND_BOOL;
    case JSON_NULL:
        break;
    }
    return JSON_KIND_NULL;
}

const Json *json_get(const Json *object, const char *key) {
    return json_is_object(object) ? json_object_get(object, key) : NULL;
}

Str json_text(const Json *json) {
    if (!json_is_string(json))
        return (Str){NULL, 0};
    return (Str){json_string_value(json), json_string_length(json)};
}

int64_t json_number(const Json *json) {
    return json_kind(json) == JSON_KIND_NUMBER ? (int64_t)json_integer_value(json) : 0;
}

bool json_bool(const Json *json) {
    return json_is_true(json);
}

Str json_get_text(const Json *object, const char *key) {
    return json_text(json_get(object, key));
}

int64_t json_get_number(const Json *object, const char *key) {
    return json_number(json_get(object, key));
}

size_t json_count(const Json *list_or_object) {
    if (json_is_array(list_or_object))
        return json_array_size(list_or_object);
    return json_is_object(list_or_object) ? json_object_size(list_or_object) : 0;
}

const Json *json_at(const Json *list, size_t i) {
    return json_is_array(list) ? json_array_get(list, i) : NULL;
}

static int by_bytes(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int32_t next_unit(const unsigned char **p, uint32_t *low) {
    if (*low != 0) {
        int32_t unit = (int32_t)*low;
        *low = 0;
        return unit;
    }
    uint32_t lead = **p, point;
    size_t more = lead < 0x80 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    point = more == 0 ? lead : lead & (0x3FU >> more);
    (*p)++;
    for (size_t i = 0; i < more; i++, (*p)++)
        point = point << 6 | (**p & 0x3FU);
    if (point < 0x10000)
        return (int32_t)point;
    point -= 0x10000;
    *low = 0xDC00 + (point & 0x3FF);
    return (int32_t)(0xD800 + (point >> 10));
}

static int by_units(const void *a, const void *b) {
    const unsigned char *p = *(const unsigned char *const *)a,
                        *q = *(const unsigned char *const *)b;
    uint32_t p_low = 0, q_low = 0;
    for (;;) {
        int32_t x = *p == 0 && p_low == 0 ? -1 : next_unit(&p, &p_low);
        int32_t y = *q == 0 && q_low == 0 ? -1 : next_unit(&q, &q_low);
        if (x != y || x < 0)
            return x < y ? -1 : x > y ? 1 : 0;
    }
}

/* The keys of an object in order; the caller frees the list. */
static const char **sorted_keys(const Json *object, int (*order)(const void *, const void *)) {
    size_t n = json_object_size(object), at = 0;
    const char **keys = mem_alloc((n + 1) * sizeof *keys);
    /* jansson's iterators take a Json that is not const, though they only read. */
    Json *open = (Json *)(uintptr_t)object;
    for (void *i = json_object_iter(open); i != NULL; i = json_object_iter_next(open, i))
        keys[at++] = json_object_iter_key(i);
    must(at == n);
    qsort(keys, n, sizeof *keys, order);
    return keys;
}

/*
 * The object that was walked last and its keys, so that a walk sorts once. Any change of any tree
 * forgets it.
 */
static _Thread_local const Json *walked;
static _Thread_local const char **walked_keys;

static void forget_walk(void) {
    walked = NULL;
    mem_free(walked_keys);
    walked_keys = NULL;
}

const Json *json_entry(const Json *object, size_t i, Str *key) {
    must(json_is_object(object) && i < json_object_size(object));
    if (walked != object) {
        forget_walk();
        walked_keys = sorted_keys(object, by_bytes);
        walked = object;
    }
    *key = str_from_c(walked_keys[i]);
    return json_object_get(object, walked_keys[i]);
}

void json_free(Json *json) {
    forget_walk();
    json_decref(json);
}

static Json *made(Json *json) {
    if (json == NULL)
        die("JSON cannot hold this text or number");
    return json;
}

Json *json_new_object(void) {
    return made(json_object());
}

Json *json_new_list(void) {
    return made(json_array());
}

Json *json_new_text(Str text) {
    return made(json_stringn(text.n == 0 ? "" : text.p, text.n));
}

Json *json_new_number(int64_t number) {
    must(number >= -number_max && number <= number_max);
    return made(json_integer((json_int_t)number));
}

Json *json_new_bool(bool value) {
    return made(json_boolean(value));
}

void json_set(Json *object, const char *key, Json *value) {
    forget_walk();
    if (json_object_set_new(object, key, value) != 0)
        die("JSON cannot hold the key %s", key);
}

void json_set_text(Json *object, const char *key, Str text) {
    json_set(object, key, json_new_text(text));
}

void json_set_number(Json *object, const char *key, int64_t number) {
    json_set(object, key, json_new_number(number));
}

void json_add(Json *list, Json *value) {
    if (json_array_append_new(list, value) != 0)
        die("JSON cannot hold one more item");
}

void json_print_text(Str text, Buf *out) {
    static const char hex[] = "0123456789abcdef";
    buf_char(out, '"');
    size_t from = 0;
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        buf_add(out, text.p + from, i - from);
        from = i + 1;
        static const char plain[] = "\"\\\b\f\n\r\t", escapes[] = "\"\\bfnrt";
        const char *place = c == 0 ? NULL : strchr(plain, c);
        if (place != NULL) {
            buf_char(out, '\\');
            buf_char(out, escapes[place - plain]);
        } else {
            const char code[6] = {'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]};
            buf_add(out, code, sizeof code);
        }
    }
    buf_add(out, text.n == 0 ? "" : text.p + from, text.n - from);
    buf_char(out, '"');
}

static void indent(Buf *out, int depth) {
    if (depth < 0)
        return;
    buf_char(out, '\n');
    for (int i = 0; i < depth; i++)
        buf_c(out, "  ");
}

/* depth < 0: canonical, all on one line. */
static void print(const Json *json, int depth, Buf *out) {
    int inner = depth < 0 ? depth : depth + 1;
    switch (json_kind(json)) {
    case JSON_KIND_NULL:
        buf_c(out, "null");
        return;
    case JSON_KIND_BOOL:
        buf_c(out, json_bool(json) ? "true" : "false");
        return;
    case JSON_KIND_NUMBER:
        buf_format(out, "%lld", (long long)json_number(json));
        return;
    case JSON_KIND_REAL:
        die("broken promise: a number with a fraction is never printed");
    case JSON_KIND_TEXT:
        json_print_text(json_text(json), out);
        return;
    case JSON_KIND_LIST:
        buf_char(out, '[');
        for (size_t i = 0; i < json_count(json); i++) {
            if (i > 0)
                buf_char(out, ',');
            indent(out, inner);
            print(json_at(json, i), inner, out);
        }
        if (json_count(json) > 0)
            indent(out, depth);
        buf_char(out, ']');
        return;
    case JSON_KIND_OBJECT:
        break;
    }
    size_t n = json_count(json);
    const char **keys = sorted_keys(json, by_units);
    buf_char(out, '{');
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            buf_char(out, ',');
        indent(out, inner);
        json_print_text(str_from_c(keys[i]), out);
        buf_c(out, depth < 0 ? ":" : ": ");
        print(json_object_get(json, keys[i]), inner, out);
    }
    if (n > 0)
        indent(out, depth);
    buf_char(out, '}');
    mem_free(keys);
}

void json_print(const Json *json, Buf *out) {
    print(json, -1, out);
}

void json_print_pretty(const Json *json, Buf *out) {
    print(json, 0, out);
    buf_char(out, '\n');
}
