/*
 * Lines go through base/json's trees: they are few beside the documents they speak of, and what a
 * newer version adds disturbs nothing. Printing leaves out what is empty, parsing gives it back as
 * empty, so that print(parse(line)) = line for every line of ours. Texts that came from outside (a
 * reason with a file's name in it, a login name) may not be UTF-8; they are mended, names of files
 * escaped.
 */
#include "store/journal_line.h"
#include "base/json.h"
#include "base/num.h"
#include "base/stamp.h"
#include "store/journal.h"
#include "store/safe_path.h"
#include "text/utf8.h"

static const char *const kind_names[] = {
    [JOURNAL_ACCESSION] = "accession", [JOURNAL_DEPOSIT] = "deposit",
    [JOURNAL_RECEIVED] = "received",   [JOURNAL_READING] = "reading",
    [JOURNAL_REFUSED] = "refused",     [JOURNAL_ACCESSION_END] = "accession-end",
    [JOURNAL_SEAL] = "seal",           [JOURNAL_ACT] = "act",
    [JOURNAL_OTHER] = "other",
};

/* Every kind has its own bit, so a member can say whose it is. */
enum {
    OF_ACCESSION = 1 << JOURNAL_ACCESSION,
    OF_DEPOSIT = 1 << JOURNAL_DEPOSIT,
    OF_RECEIVED = 1 << JOURNAL_RECEIVED,
    OF_READING = 1 << JOURNAL_READING,
    OF_REFUSED = 1 << JOURNAL_REFUSED,
    OF_END = 1 << JOURNAL_ACCESSION_END,
    OF_SEAL = 1 << JOURNAL_SEAL,
    OF_READ = OF_DEPOSIT | OF_READING,
};

/* Members that are a text, a number, or a path: one table for both ways. */
typedef enum { AS_TEXT, AS_PATH, AS_U32, AS_U64 } MemberType;
typedef struct {
    const char *name;
    MemberType type;
    unsigned of;
    size_t offset;
} Member;

#define MEMBER(name, type, of, member)                                                             \
    { name, type, of, offsetof(JournalLine, member) }
static const Member members[] = {
    MEMBER("accession", AS_TEXT, OF_ACCESSION | OF_READ | OF_RECEIVED | OF_REFUSED | OF_END,
           accession),
    MEMBER("who", AS_TEXT, OF_ACCESSION | OF_READING | OF_SEAL, who),
    MEMBER("program", AS_TEXT, OF_ACCESSION | OF_READ | OF_SEAL, program),
    MEMBER("replaces", AS_TEXT, OF_ACCESSION, replaces),
    MEMBER("deposit", AS_TEXT, OF_READ | OF_RECEIVED, deposit),
    MEMBER("received_as", AS_PATH, OF_DEPOSIT | OF_RECEIVED | OF_REFUSED, received_as),
    MEMBER("version", AS_U32, OF_READ, version),
    MEMBER("reading", AS_U32, OF_READ, reading),
    MEMBER("documents", AS_U32, OF_READ, document_count),
    MEMBER("apparatus", AS_U32, OF_READ, apparatus_count),
    MEMBER("code", AS_TEXT, OF_READ | OF_REFUSED, code),
    MEMBER("reason", AS_TEXT, OF_READ | OF_REFUSED, reason),
    MEMBER("kept", AS_U64, OF_END, sums.kept),
    MEMBER("not_read", AS_U64, OF_END, sums.not_read),
    MEMBER("known", AS_U64, OF_END, sums.known),
    MEMBER("refused", AS_U64, OF_END, sums.refused),
    MEMBER("new_versions", AS_U64, OF_END, sums.new_versions),
    MEMBER("object", AS_TEXT, OF_SEAL, object),
    MEMBER("first", AS_U64, OF_SEAL, first_seq),
    MEMBER("last", AS_U64, OF_SEAL, last_seq),
    MEMBER("sha512", AS_TEXT, OF_SEAL, sha512),
    MEMBER("size", AS_U64, OF_SEAL, size_bytes),
};
enum { MEMBER_COUNT = sizeof members / sizeof *members };

/* The place of a member in a line; the table gives each its type. */
static void *place_of(const Member *member, JournalLine *line) {
    return (char *)line + member->offset;
}

static bool fits(uint64_t number) {
    return number <= (uint64_t)1 << 53;
}

/* --- printing ------------------------------------------------------------------------ */

static void set_text(Json *json, const char *name, Str text, struct arena *scratch) {
    Utf8DamageList damage = {0};
    if (text.n > 0)
        json_set_text(json, name, utf8_repair(text, scratch, &damage));
}

static void set_path(Json *json, const char *name, Str path, struct arena *scratch) {
    if (path.n > 0)
        json_set_text(json, name, safe_path_escape(scratch, path));
}

static void set_number(Json *json, const char *name, uint64_t number) {
    must(fits(number));
    if (number > 0)
        json_set_number(json, name, (int64_t)number);
}

static void set_files(Json *json, const JournalFileList *files, struct arena *scratch) {
    Json *list = json_new_list();
    for (size_t i = 0; i < files->n; i++) {
        Json *file = json_new_object();
        must(fits(files->p[i].size_bytes));
        json_set_text(file, "path", safe_path_escape(scratch, files->p[i].path));
        json_set_text(file, "sha512", files->p[i].sha512);
        json_set_number(file, "size", (int64_t)files->p[i].size_bytes);
        json_add(list, file);
    }
    json_set(json, "files", list);
}

static void set_rules(Json *json, const RuleVersionList *rules, struct arena *scratch) {
    if (rules->n == 0)
        return;
    Json *list = json_new_list();
    for (size_t i = 0; i < rules->n; i++) {
        Json *rule = json_new_object();
        set_text(rule, "name", rules->p[i].name, scratch);
        json_set_number(rule, "version", rules->p[i].version);
        json_add(list, rule);
    }
    json_set(json, "rules", list);
}

void journal_line_print(JournalLine *line, struct arena *results) {
    must(line->kind != JOURNAL_ACT && line->seq > 0 && fits(line->seq));
    if (line->kind == JOURNAL_OTHER)
        return;
    struct arena *scratch = arena_create();
    Json *json = json_new_object();
    unsigned kind = 1U << line->kind;
    json_set_number(json, "seq", (int64_t)line->seq);
    json_set_number(json, "schema", JOURNAL_SCHEMA);
    json_set_text(json, "kind", str_from_c(kind_names[line->kind]));
    json_set_text(json, "time", stamp_text(scratch, line->time));
    for (size_t i = 0; i < MEMBER_COUNT; i++) {
        const void *place = place_of(&members[i], line);
        if ((members[i].of & kind) == 0)
            continue;
        if (members[i].type == AS_TEXT)
            set_text(json, members[i].name, *(const Str *)place, scratch);
        else if (members[i].type == AS_PATH)
            set_path(json, members[i].name, *(const Str *)place, scratch);
        else if (members[i].type == AS_U32)
            set_number(json, members[i].name, *(const uint32_t *)place);
        else
            set_number(json, members[i].name, *(const uint64_t *)place);
    }
    if (kind & OF_DEPOSIT)
        set_files(json, &line->files, scratch);
    if (kind & OF_READ)
        set_rules(json, &line->rules, scratch);
    if (kind & OF_ACCESSION) {
        Json *from = json_new_list();
        for (size_t i = 0; i < line->from.n; i++)
            json_add(from, json_new_text(safe_path_escape(scratch, line->from.p[i])));
        json_set(json, "from", from);
        if (line->as_one)
            json_set(json, "as_one", json_new_bool(true));
    }
    Buf out = {0};
    json_print(json, &out);
    line->line = str_copy(results, buf_as_str(&out));
    line->kind_name = str_from_c(kind_names[line->kind]);
    buf_free(&out);
    json_free(json);
    arena_destroy(scratch);
}

/* --- parsing ------------------------------------------------------------------------- */

/* Absent members leave the place as it is: empty. */
static bool get_text(const Json *json, const char *name, struct arena *results, Str *text,
                     Fail *fail) {
    const Json *value = json_get(json, name);
    if (value == NULL)
        return true;
    *text = str_copy(results, json_text(value));
    return json_kind(value) == JSON_KIND_TEXT ||
           fail_set(fail, FAIL_CORRUPT, "%s is no text", name);
}

static bool get_path(const Json *json, const char *name, struct arena *results, Str *path,
                     Fail *fail) {
    Str text = {0};
    if (!get_text(json, name, results, &text, fail))
        return false;
    return text.n == 0 || safe_path_restore(results, text, path, fail) ||
           fail_add(fail, "%s", name);
}

static bool get_number(const Json *json, const char *name, uint64_t max, uint64_t *number,
                       Fail *fail) {
    const Json *value = json_get(json, name);
    *number = 0;
    if (value == NULL)
        return true;
    int64_t signed_number = json_number(value);
    *number = (uint64_t)signed_number;
    return (json_kind(value) == JSON_KIND_NUMBER && signed_number >= 0 && *number <= max) ||
           fail_set(fail, FAIL_CORRUPT, "%s is no such number", name);
}

static bool get_files(const Json *list, struct arena *results, JournalFileList *files, Fail *fail) {
    for (size_t i = 0; i < json_count(list); i++) {
        const Json *from = json_at(list, i);
        JournalFile *file = LIST_ADD(results, files);
        if (!get_path(from, "path", results, &file->path, fail) ||
            !get_text(from, "sha512", results, &file->sha512, fail) ||
            !get_number(from, "size", UINT64_MAX, &file->size_bytes, fail))
            return fail_add(fail, "file %zu", i + 1);
        if (file->path.n == 0 || file->sha512.n != 128)
            return fail_set(fail, FAIL_CORRUPT, "file %zu has no path or no digest", i + 1);
    }
    return true;
}

static bool get_rules(const Json *list, struct arena *results, RuleVersionList *rules, Fail *fail) {
    for (size_t i = 0; i < json_count(list); i++) {
        RuleVersion *rule = LIST_ADD(results, rules);
        uint64_t version;
        if (!get_text(json_at(list, i), "name", results, &rule->name, fail) ||
            !get_number(json_at(list, i), "version", UINT32_MAX, &version, fail))
            return fail_add(fail, "rule %zu", i + 1);
        rule->version = (uint32_t)version;
    }
    return true;
}

static bool get_from(const Json *list, struct arena *results, StrList *from, Fail *fail) {
    for (size_t i = 0; i < json_count(list); i++) {
        Str path;
        if (!safe_path_restore(results, json_text(json_at(list, i)), &path, fail))
            return fail_add(fail, "from");
        str_list_add(results, from, path);
    }
    return true;
}

static bool get_member(const Json *json, const Member *member, struct arena *results,
                       JournalLine *line, Fail *fail) {
    void *place = place_of(member, line);
    uint64_t number;
    switch (member->type) {
    case AS_TEXT:
        return get_text(json, member->name, results, place, fail);
    case AS_PATH:
        return get_path(json, member->name, results, place, fail);
    case AS_U32:
        if (!get_number(json, member->name, UINT32_MAX, &number, fail))
            return false;
        *(uint32_t *)place = (uint32_t)number;
        return true;
    case AS_U64:
        break;
    }
    return get_number(json, member->name, UINT64_MAX, place, fail);
}

static bool get_members(const Json *json, struct arena *results, JournalLine *line, Fail *fail) {
    unsigned kind = 1U << line->kind;
    for (size_t i = 0; i < MEMBER_COUNT; i++)
        if ((members[i].of & kind) && !get_member(json, &members[i], results, line, fail))
            return false;
    line->as_one = (kind & OF_ACCESSION) && json_bool(json_get(json, "as_one"));
    return (!(kind & OF_DEPOSIT) ||
            get_files(json_get(json, "files"), results, &line->files, fail)) &&
           (!(kind & OF_READ) || get_rules(json_get(json, "rules"), results, &line->rules, fail)) &&
           (!(kind & OF_ACCESSION) || get_from(json_get(json, "from"), results, &line->from, fail));
}

static JournalKind kind_of(const Json *json, struct arena *results, Str *name) {
    if (json_kind(json_get(json, "act")) == JSON_KIND_TEXT) {
        *name = str_copy(results, json_get_text(json, "act"));
        return JOURNAL_ACT;
    }
    *name = str_copy(results, json_get_text(json, "kind"));
    for (unsigned i = 0; i < JOURNAL_ACT; i++)
        if (str_is(*name, kind_names[i]))
            return (JournalKind)i;
    return JOURNAL_OTHER;
}

static bool get_line(const Json *json, struct arena *results, JournalLine *line, Fail *fail) {
    uint64_t schema;
    if (json_kind(json) != JSON_KIND_OBJECT)
        return fail_set(fail, FAIL_CORRUPT, "it is not an object");
    if (!get_number(json, "seq", UINT64_MAX, &line->seq, fail) ||
        !get_number(json, "schema", UINT64_MAX, &schema, fail))
        return false;
    line->kind = kind_of(json, results, &line->kind_name);
    if (line->seq == 0 || schema == 0 || line->kind_name.n == 0)
        return fail_set(fail, FAIL_CORRUPT, "it has no seq, no schema or no kind");
    if (line->kind == JOURNAL_OTHER)
        return true;
    Str time = {0};
    if (!get_text(json, "time", results, &time, fail))
        return false;
    if (!stamp_parse(time, &line->time, fail))
        return fail_set(fail, FAIL_CORRUPT, "\"%.*s\" is no time", STR_ARG(time));
    /* An act's own schema is for doc/act.h to judge. */
    if (line->kind == JOURNAL_ACT)
        return get_text(json, "who", results, &line->who, fail);
    if (schema > JOURNAL_SCHEMA)
        return fail_set(fail, FAIL_UNSUPPORTED, "it has schema %llu, newer than %d",
                        (unsigned long long)schema, JOURNAL_SCHEMA);
    return get_members(json, results, line, fail);
}

bool journal_line_parse(Str text, struct arena *results, JournalLine *line, Fail *fail) {
    *line = (JournalLine){.kind = JOURNAL_OTHER};
    if (str_ends(text, STR("\n")))
        text.n--;
    line->line = str_copy(results, text);
    Json *json;
    if (!json_parse(text, &json, fail))
        return fail_add(fail, "journal line");
    bool ok = get_line(json, results, line, fail);
    if (!ok)
        fail_add(fail, "journal line %llu", (unsigned long long)line->seq);
    json_free(json);
    return ok;
}

void journal_line_print_check(JournalCheck *check, struct arena *results) {
    struct arena *scratch = arena_create();
    Json *json = json_new_object();
    json_set_number(json, "schema", JOURNAL_SCHEMA);
    json_set_text(json, "time", stamp_text(scratch, check->time));
    set_text(json, "deposit", check->deposit, scratch);
    set_number(json, "version", check->version);
    json_set(json, "sound", json_new_bool(check->sound));
    Json *faults = json_new_list();
    Utf8DamageList damage = {0};
    for (size_t i = 0; i < check->faults.n; i++)
        json_add(faults, json_new_text(utf8_repair(check->faults.p[i], scratch, &damage)));
    if (check->faults.n > 0)
        json_set(json, "faults", faults);
    else
        json_free(faults);
    Buf out = {0};
    json_print(json, &out);
    check->line = str_copy(results, buf_as_str(&out));
    buf_free(&out);
    json_free(json);
    arena_destroy(scratch);
}

static bool get_check(const Json *json, struct arena *results, JournalCheck *check, Fail *fail) {
    Str time = {0};
    uint64_t version;
    if (!get_text(json, "time", results, &time, fail) ||
        !get_text(json, "deposit", results, &check->deposit, fail) ||
        !get_number(json, "version", UINT32_MAX, &version, fail))
        return false;
    check->version = (uint32_t)version;
    check->sound = json_bool(json_get(json, "sound"));
    const Json *faults = json_get(json, "faults");
    for (size_t i = 0; i < json_count(faults); i++)
        str_list_add(results, &check->faults, str_copy(results, json_text(json_at(faults, i))));
    return check->deposit.n > 0 && stamp_parse(time, &check->time, fail)
               ? true
               : fail_set(fail, FAIL_CORRUPT, "it has no deposit or no time");
}

bool journal_line_parse_check(Str text, struct arena *results, JournalCheck *check, Fail *fail) {
    *check = (JournalCheck){0};
    if (str_ends(text, STR("\n")))
        text.n--;
    check->line = str_copy(results, text);
    Json *json;
    if (!json_parse(text, &json, fail))
        return fail_add(fail, "check");
    bool ok = get_check(json, results, check, fail) || fail_add(fail, "check");
    json_free(json);
    return ok;
}
