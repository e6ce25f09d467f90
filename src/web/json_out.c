/*
 * A stack of closing brackets and one flag for the comma that is due: no tree is built.
 */
#include "web/json_out.h"
#include "base/fail.h"
#include "base/json.h"
#include "text/utf8.h"

static void value_begins(JsonOut *json) {
    if (json->comma)
        buf_char(json->out, ',');
    json->comma = true;
}

static void open(JsonOut *json, char begin, char end) {
    must(json->depth < JSON_OUT_DEPTH_MAX);
    value_begins(json);
    buf_char(json->out, begin);
    json->ends[json->depth++] = end;
    json->comma = false;
}

void json_out_object(JsonOut *json) {
    open(json, '{', '}');
}

void json_out_list(JsonOut *json) {
    open(json, '[', ']');
}

void json_out_end(JsonOut *json) {
    must(json->depth > 0);
    buf_char(json->out, json->ends[--json->depth]);
    json->comma = true;
}

void json_out_text(JsonOut *json, Str text) {
    value_begins(json);
    if (utf8_is_text(text)) {
        json_print_text(text, json->out);
        return;
    }
    struct arena *scratch = arena_create();
    Utf8DamageList damage = {0};
    json_print_text(utf8_repair(text, scratch, &damage), json->out);
    arena_destroy(scratch);
}

void json_out_number(JsonOut *json, int64_t number) {
    value_begins(json);
    if (number < 0)
        buf_char(json->out, '-');
    buf_u64(json->out, number < 0 ? (uint64_t)0 - (uint64_t)number : (uint64_t)number);
}

void json_out_count(JsonOut *json, uint64_t number) {
    value_begins(json);
    buf_u64(json->out, number);
}

void json_out_bool(JsonOut *json, bool value) {
    value_begins(json);
    buf_c(json->out, value ? "true" : "false");
}

void json_out_raw(JsonOut *json, Str value) {
    must(value.n > 0);
    value_begins(json);
    buf_str(json->out, value);
}

void json_out_key(JsonOut *json, const char *key) {
    must(json->depth > 0 && json->ends[json->depth - 1] == '}');
    value_begins(json);
    json_print_text(str_from_c(key), json->out);
    buf_char(json->out, ':');
    json->comma = false;
}

void json_out_member(JsonOut *json, const char *key, Str text) {
    if (text.n == 0)
        return;
    json_out_key(json, key);
    json_out_text(json, text);
}

void json_out_member_count(JsonOut *json, const char *key, uint64_t number) {
    json_out_key(json, key);
    json_out_count(json, number);
}

void json_out_member_bool(JsonOut *json, const char *key, bool value) {
    json_out_key(json, key);
    json_out_bool(json, value);
}

void json_out_rows(JsonOut *json, const char *key, size_t n, JsonOutRow row, const void *list) {
    json_out_key(json, key);
    json_out_list(json);
    for (size_t i = 0; i < n; i++) {
        json_out_object(json);
        row(json, list, i);
        json_out_end(json);
    }
    json_out_end(json);
}
