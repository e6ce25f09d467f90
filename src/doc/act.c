/*
 * Acts are few and written by hands of many versions, so they go through base/json's trees: a
 * member that is not known disturbs nothing, and the line itself is kept beside what was understood
 * of it.
 */
#include "doc/act.h"
#include "base/json.h"
#include "base/stamp.h"

static const char *const names[ACT_UNKNOWN + 1] = {
    [ACT_DESCRIBE] = "describe", [ACT_CORRECT] = "correct",       [ACT_ACCEPT] = "accept",
    [ACT_REJECT] = "reject",     [ACT_MERGE] = "merge",           [ACT_SPLIT] = "split",
    [ACT_ARRANGE] = "arrange",   [ACT_JOIN_EVENT] = "join-event", [ACT_JOIN_PARTS] = "join-parts",
    [ACT_RELATE] = "relate",     [ACT_SET_RIGHTS] = "set-rights", [ACT_WITHDRAW] = "withdraw",
    [ACT_DESTROY] = "destroy",   [ACT_REDIRECT] = "redirect",     [ACT_UNDO] = "undo",
    [ACT_UNKNOWN] = "unknown",
};

const char *act_kind_name(ActKind kind) {
    must((unsigned)kind <= ACT_UNKNOWN);
    return names[kind];
}

ActKind act_kind_find(Str name) {
    for (unsigned i = 0; i < ACT_UNKNOWN; i++)
        if (str_is(name, names[i]))
            return (ActKind)i;
    return ACT_UNKNOWN;
}

static Str take_text(const Json *object, const char *name, struct arena *results) {
    Str text = json_get_text(object, name);
    return text.n == 0 ? (Str){NULL, 0} : str_copy(results, text);
}

/* A whole number from 0 to max; absent reads as 0. */
static bool take_number(const Json *object, const char *name, uint64_t max, uint64_t *number,
                        Fail *fail) {
    const Json *member = json_get(object, name);
    int64_t value = json_number(member);
    if (member != NULL &&
        (json_kind(member) != JSON_KIND_NUMBER || value < 0 || (uint64_t)value > max))
        return fail_set(fail, FAIL_CORRUPT, "act: %s is no such number", name);
    *number = (uint64_t)value;
    return true;
}

static bool take_target(const Json *on, struct arena *results, Act *act, Fail *fail) {
    uint64_t reading, block, start, end;
    if (!take_number(on, "reading", UINT32_MAX, &reading, fail) ||
        !take_number(on, "block", UINT32_MAX, &block, fail) ||
        !take_number(on, "start", SIZE_MAX / 2, &start, fail) ||
        !take_number(on, "end", SIZE_MAX / 2, &end, fail))
        return false;
    if (start > end)
        return fail_set(fail, FAIL_CORRUPT, "act: start %llu lies behind end %llu",
                        (unsigned long long)start, (unsigned long long)end);
    act->document = take_text(on, "document", results);
    act->on_event = take_text(on, "event", results);
    act->digest = take_text(on, "digest", results);
    act->reading = (uint32_t)reading;
    act->block = (uint32_t)block;
    act->start = (size_t)start;
    act->end = (size_t)end;
    return true;
}

static bool understand(const Json *json, struct arena *results, Act *act, Fail *fail) {
    act->kind_name = take_text(json, "act", results);
    if (json_kind(json) != JSON_KIND_OBJECT || act->kind_name.n == 0)
        return fail_set(fail, FAIL_CORRUPT, "the line is no act");
    act->kind = act_kind_find(act->kind_name);
    uint64_t schema;
    if (!take_number(json, "schema", INT64_MAX, &schema, fail) ||
        !take_number(json, "seq", INT64_MAX, &act->seq, fail) ||
        !take_number(json, "undoes", INT64_MAX, &act->undoes, fail))
        return false;
    if (act->kind != ACT_UNKNOWN && schema > ACT_SCHEMA)
        return fail_set(fail, FAIL_UNSUPPORTED, "act %llu has schema %llu, newer than %d",
                        (unsigned long long)act->seq, (unsigned long long)schema, ACT_SCHEMA);
    if (act->seq == 0 || schema == 0)
        return fail_set(fail, FAIL_CORRUPT, "act without seq or schema");
    if (!stamp_parse(json_get_text(json, "time"), &act->time, fail))
        return fail_set(fail, FAIL_CORRUPT, "act %llu has no time", (unsigned long long)act->seq);
    if (!take_target(json_get(json, "on"), results, act, fail))
        return false;
    if (!field_find(json_get_text(json, "field"), &act->field))
        act->field = FIELD_COUNT;
    act->who = take_text(json, "who", results);
    act->before = take_text(json, "before", results);
    act->after = take_text(json, "after", results);
    act->reason = take_text(json, "reason", results);
    return act->kind != ACT_JOIN_EVENT ||
           event_read(json_get(json, "event"), results, &act->event, fail);
}

bool act_parse(Str line, struct arena *results, Act *act, Fail *fail) {
    *act = (Act){.field = FIELD_COUNT};
    Json *json;
    if (!json_parse(line, &json, fail))
        return fail_add(fail, "act");
    act->line = str_copy(results, line);
    bool understood = understand(json, results, act, fail);
    json_free(json);
    return understood;
}

static void put_text(Json *object, const char *name, Str text) {
    if (text.n > 0)
        json_set_text(object, name, text);
}

static void put_number(Json *object, const char *name, uint64_t number) {
    if (number > 0)
        json_set_number(object, name, (int64_t)number);
}

void act_print(Act *act, struct arena *results) {
    must(act->seq > 0 && (act->kind != ACT_UNKNOWN || act->kind_name.n > 0));
    Json *json = json_new_object(), *on = json_new_object();
    put_number(on, "block", act->block);
    put_text(on, "digest", act->digest);
    put_text(on, "document", act->document);
    put_number(on, "end", act->end);
    put_text(on, "event", act->on_event);
    put_number(on, "reading", act->reading);
    put_number(on, "start", act->start);
    if (act->kind != ACT_UNKNOWN)
        act->kind_name = str_from_c(act_kind_name(act->kind));
    json_set_text(json, "act", act->kind_name);
    put_text(json, "after", act->after);
    put_text(json, "before", act->before);
    if (act->kind == ACT_JOIN_EVENT && !event_is_empty(&act->event))
        json_set(json, "event", event_print(&act->event));
    if (act->field < FIELD_COUNT)
        json_set_text(json, "field", str_from_c(field_info(act->field)->name));
    json_set(json, "on", on);
    put_text(json, "reason", act->reason);
    json_set_number(json, "schema", ACT_SCHEMA);
    json_set_number(json, "seq", (int64_t)act->seq);
    json_set_text(json, "time", stamp_text(results, act->time));
    put_number(json, "undoes", act->undoes);
    put_text(json, "who", act->who);
    Buf line = {0};
    json_print(json, &line);
    act->line = str_copy(results, buf_as_str(&line));
    buf_free(&line);
    json_free(json);
}
