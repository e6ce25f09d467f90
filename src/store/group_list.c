/*
 * Lines of JSON with a digest of all before at the end: the list decides over a whole group, so it
 * must be whole itself.
 */
#include "store/group_list.h"
#include "base/digest.h"
#include "base/json.h"
#include "base/num.h"

/* The last line: {"sha512":"..."} and a newline. */
enum { SEAL_BYTES = 11 + 128 + 3 };

static size_t count_lines(Str text) {
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++)
        n += text.p[i] == '\n';
    return n;
}

static void print_line(Json *json, Buf *out) {
    json_print(json, out);
    buf_char(out, '\n');
    json_free(json);
}

void group_list_print(const GroupList *list, Buf *out) {
    size_t from = out->n;
    Json *head = json_new_object();
    json_set_number(head, "schema", GROUP_LIST_SCHEMA);
    json_set_number(head, "objects", (int64_t)list->objects.n);
    json_set_number(head, "lines", (int64_t)count_lines(list->lines));
    print_line(head, out);
    for (size_t i = 0; i < list->objects.n; i++) {
        Json *object = json_new_object();
        json_set_text(object, "object", list->objects.p[i].id);
        json_set_text(object, "inventory", list->objects.p[i].inventory);
        json_set_number(object, "version", list->objects.p[i].version);
        print_line(object, out);
    }
    buf_str(out, list->lines);
    Sha512Hex hex = digest_sha512(str_skip(buf_as_str(out), from));
    buf_format(out, "{\"sha512\":\"%.128s\"}\n", hex.p);
}

static bool parse_line(Str *rest, Json **json, Fail *fail) {
    Str line;
    *json = NULL;
    if (!str_next_line(rest, &line))
        return fail_set(fail, FAIL_CORRUPT, "the list ends early");
    return json_parse(line, json, fail);
}

static bool parse_object(Str *rest, struct arena *results, GroupObject *object, Fail *fail) {
    Json *json;
    if (!parse_line(rest, &json, fail))
        return false;
    object->id = str_copy(results, json_get_text(json, "object"));
    object->inventory = str_copy(results, json_get_text(json, "inventory"));
    int64_t version = json_get_number(json, "version");
    json_free(json);
    return (object->id.n > 0 && object->inventory.n == 128 && version > 0 &&
            num_u32((uint64_t)version, &object->version)) ||
           fail_set(fail, FAIL_CORRUPT, "a line of the list names no object");
}

static bool check_seal(Str text, Fail *fail) {
    if (text.n < SEAL_BYTES)
        return fail_set(fail, FAIL_CORRUPT, "the list has no end");
    Sha512Hex hex = digest_sha512(str_slice(text, 0, text.n - SEAL_BYTES));
    Str end = str_skip(text, text.n - SEAL_BYTES);
    return (str_starts(end, STR("{\"sha512\":\"")) && str_ends(end, STR("\"}\n")) &&
            str_equal(str_slice(end, 11, 11 + 128), digest_str(&hex))) ||
           fail_set(fail, FAIL_CORRUPT, "the list is not what its last line says");
}

bool group_list_parse(Str text, struct arena *results, GroupList *list, Fail *fail) {
    *list = (GroupList){0};
    if (!check_seal(text, fail))
        return false;
    Str rest = str_slice(text, 0, text.n - SEAL_BYTES);
    Json *head;
    if (!parse_line(&rest, &head, fail))
        return false;
    int64_t schema = json_get_number(head, "schema"), objects = json_get_number(head, "objects");
    int64_t lines = json_get_number(head, "lines");
    json_free(head);
    if (schema > GROUP_LIST_SCHEMA)
        return fail_set(fail, FAIL_UNSUPPORTED, "a list of schema %lld", (long long)schema);
    if (schema < 1 || objects < 0)
        return fail_set(fail, FAIL_CORRUPT, "the list says nothing of itself");
    for (int64_t i = 0; i < objects; i++)
        if (!parse_object(&rest, results, LIST_ADD(results, &list->objects), fail))
            return false;
    list->lines = rest;
    return count_lines(rest) == (size_t)lines ||
           fail_set(fail, FAIL_CORRUPT, "the list has other journal lines than it says");
}
