/*
 * Agents are not kept apart: each event names its person and its program, and the list of agents is
 * made from them. So a provenance that was parsed prints the same bytes again. Events of a kind
 * that this version does not know keep what it understands of them.
 */
#include "store/provenance.h"
#include "base/json.h"
#include "base/map.h"
#include "base/num.h"
#include "base/stamp.h"
#include "store/safe_path.h"
#include "text/utf8.h"
#include <stdlib.h>

static const char ingestion[] = "ingestion", reading[] = "reading";

/* --- printing ------------------------------------------------------------------------ */

static Json *text_of(Str text, struct arena *scratch) {
    Utf8DamageList damage = {0};
    return json_new_text(utf8_repair(text, scratch, &damage));
}

static void set_text(Json *json, const char *name, Str text, struct arena *scratch) {
    if (text.n > 0)
        json_set(json, name, text_of(text, scratch));
}

static Json *agent_link(Str name, const char *role, struct arena *scratch) {
    Json *link = json_new_object();
    json_set(link, "agent", text_of(name, scratch));
    json_set_text(link, "role", str_from_c(role));
    return link;
}

static Json *event_detail(const ProvenanceEvent *event, struct arena *scratch) {
    Json *detail = json_new_object();
    set_text(detail, "accession", event->accession, scratch);
    if (event->received_as.n > 0)
        json_set_text(detail, "receivedAs", safe_path_escape(scratch, event->received_as));
    json_set_number(detail, "version", event->version);
    if (event->kind != PROVENANCE_READING)
        return detail;
    Json *rules = json_new_list();
    for (size_t i = 0; i < event->rules.n; i++) {
        Json *rule = json_new_object();
        set_text(rule, "name", event->rules.p[i].name, scratch);
        json_set_number(rule, "version", event->rules.p[i].version);
        json_add(rules, rule);
    }
    json_set(detail, "rules", rules);
    json_set_number(detail, "reading", event->reading);
    json_set_number(detail, "documentCount", event->document_count);
    json_set_number(detail, "apparatusCount", event->apparatus_count);
    return detail;
}

static Json *event_tree(const ProvenanceEvent *event, struct arena *scratch) {
    Json *tree = json_new_object(), *outcome = json_new_object(), *agents = json_new_list();
    Str kind = event->kind == PROVENANCE_INGESTION ? str_from_c(ingestion)
               : event->kind == PROVENANCE_READING ? str_from_c(reading)
                                                   : event->kind_name;
    json_set(tree, "eventType", text_of(kind, scratch));
    json_set_text(tree, "eventDateTime", stamp_text(scratch, event->time));
    json_set(tree, "eventDetailInformation", event_detail(event, scratch));
    json_set_text(outcome, "eventOutcome", event->code.n > 0 ? STR("failure") : STR("success"));
    set_text(outcome, "eventOutcomeCode", event->code, scratch);
    set_text(outcome, "eventOutcomeDetailNote", event->reason, scratch);
    json_set(tree, "eventOutcomeInformation", outcome);
    if (event->who.n > 0)
        json_add(agents, agent_link(event->who, "implementer", scratch));
    if (event->program.n > 0)
        json_add(agents, agent_link(event->program, "executing program", scratch));
    json_set(tree, "linkingAgentIdentifier", agents);
    return tree;
}

typedef struct {
    Str name;
    const char *type;
} Agent;
typedef LIST_OF(Agent) AgentList;

static void note_agent(AgentList *agents, Str name, const char *type, struct arena *scratch) {
    for (size_t i = 0; i < agents->n; i++)
        if (str_equal(agents->p[i].name, name) && agents->p[i].type == type)
            return;
    if (name.n > 0)
        *LIST_ADD(scratch, agents) = (Agent){name, type};
}

static int by_name(const void *a, const void *b) {
    const Agent *x = a, *y = b;
    int order = str_compare(x->name, y->name);
    return order != 0 ? order : str_compare(str_from_c(x->type), str_from_c(y->type));
}

static Json *agents_tree(const ProvenanceEventList *events, struct arena *scratch) {
    static const char person[] = "person", software[] = "software";
    AgentList agents = {0};
    for (size_t i = 0; i < events->n; i++) {
        note_agent(&agents, events->p[i].who, person, scratch);
        note_agent(&agents, events->p[i].program, software, scratch);
    }
    if (agents.n > 1)
        qsort(agents.p, agents.n, sizeof *agents.p, by_name);
    Json *list = json_new_list();
    for (size_t i = 0; i < agents.n; i++) {
        Json *agent = json_new_object();
        json_set(agent, "agentIdentifier", text_of(agents.p[i].name, scratch));
        json_set_text(agent, "agentType", str_from_c(agents.p[i].type));
        json_add(list, agent);
    }
    return list;
}

static Json *objects_tree(const Provenance *provenance, struct arena *scratch) {
    Json *list = json_new_list(), *whole = json_new_object();
    json_set_text(whole, "objectCategory", STR("intellectual entity"));
    json_set_text(whole, "objectIdentifier", provenance->deposit);
    json_add(list, whole);
    for (size_t i = 0; i < provenance->files.n; i++) {
        const JournalFile *from = &provenance->files.p[i];
        Json *file = json_new_object(), *marks = json_new_object(), *fixity = json_new_object();
        json_set_text(fixity, "messageDigest", from->sha512);
        json_set_text(fixity, "messageDigestAlgorithm", STR("SHA-512"));
        json_set(marks, "fixity", fixity);
        json_set_number(marks, "size", (int64_t)from->size_bytes);
        json_set_text(file, "objectCategory", STR("file"));
        json_set_text(file, "objectIdentifier", safe_path_escape(scratch, from->path));
        json_set(file, "objectCharacteristics", marks);
        json_add(list, file);
    }
    return list;
}

void provenance_print(const Provenance *provenance, Buf *out) {
    struct arena *scratch = arena_create();
    Json *json = json_new_object(), *events = json_new_list();
    for (size_t i = 0; i < provenance->events.n; i++)
        json_add(events, event_tree(&provenance->events.p[i], scratch));
    json_set_number(json, "schema", PROVENANCE_SCHEMA);
    json_set(json, "agent", agents_tree(&provenance->events, scratch));
    json_set(json, "event", events);
    json_set(json, "object", objects_tree(provenance, scratch));
    json_print_pretty(json, out);
    json_free(json);
    arena_destroy(scratch);
}

/* --- parsing ------------------------------------------------------------------------- */

static Str take_text(const Json *json, const char *name, struct arena *results) {
    return str_copy(results, json_get_text(json, name));
}

static bool take_u32(const Json *json, const char *name, uint32_t *number, Fail *fail) {
    int64_t value = json_get_number(json, name);
    return (value >= 0 && num_u32((uint64_t)value, number)) ||
           fail_set(fail, FAIL_CORRUPT, "%s is no such number", name);
}

static void take_agents(const Json *links, struct arena *results, ProvenanceEvent *event) {
    for (size_t i = 0; i < json_count(links); i++) {
        const Json *link = json_at(links, i);
        bool person = str_is(json_get_text(link, "role"), "implementer");
        *(person ? &event->who : &event->program) = take_text(link, "agent", results);
    }
}

static bool take_detail(const Json *detail, struct arena *results, ProvenanceEvent *event,
                        Fail *fail) {
    Str received_as = json_get_text(detail, "receivedAs");
    const Json *rules = json_get(detail, "rules");
    event->accession = take_text(detail, "accession", results);
    if ((received_as.n > 0 &&
         !safe_path_restore(results, received_as, &event->received_as, fail)) ||
        !take_u32(detail, "version", &event->version, fail) ||
        !take_u32(detail, "reading", &event->reading, fail) ||
        !take_u32(detail, "documentCount", &event->document_count, fail) ||
        !take_u32(detail, "apparatusCount", &event->apparatus_count, fail))
        return false;
    for (size_t i = 0; i < json_count(rules); i++) {
        RuleVersion *rule = LIST_ADD(results, &event->rules);
        rule->name = take_text(json_at(rules, i), "name", results);
        if (!take_u32(json_at(rules, i), "version", &rule->version, fail))
            return false;
    }
    return true;
}

static bool take_event(const Json *json, struct arena *results, ProvenanceEvent *event,
                       Fail *fail) {
    const Json *outcome = json_get(json, "eventOutcomeInformation");
    event->kind_name = take_text(json, "eventType", results);
    event->kind = str_is(event->kind_name, ingestion) ? PROVENANCE_INGESTION
                  : str_is(event->kind_name, reading) ? PROVENANCE_READING
                                                      : PROVENANCE_OTHER;
    event->code = take_text(outcome, "eventOutcomeCode", results);
    event->reason = take_text(outcome, "eventOutcomeDetailNote", results);
    take_agents(json_get(json, "linkingAgentIdentifier"), results, event);
    if (!stamp_parse(json_get_text(json, "eventDateTime"), &event->time, fail))
        return fail_set(fail, FAIL_CORRUPT, "it has no time");
    return take_detail(json_get(json, "eventDetailInformation"), results, event, fail);
}

static bool take_object(const Json *json, struct arena *results, Provenance *provenance,
                        Fail *fail) {
    Str name = json_get_text(json, "objectIdentifier");
    if (str_is(json_get_text(json, "objectCategory"), "intellectual entity")) {
        provenance->deposit = str_copy(results, name);
        return name.n > 0 || fail_set(fail, FAIL_CORRUPT, "an object without identifier");
    }
    const Json *marks = json_get(json, "objectCharacteristics");
    int64_t size = json_get_number(marks, "size");
    JournalFile *file = LIST_ADD(results, &provenance->files);
    file->sha512 = take_text(json_get(marks, "fixity"), "messageDigest", results);
    file->size_bytes = (uint64_t)size;
    return safe_path_restore(results, name, &file->path, fail) &&
           ((size >= 0 && file->sha512.n == 128) ||
            fail_set(fail, FAIL_CORRUPT, "a file without size or digest"));
}

static bool take_all(const Json *json, struct arena *results, Provenance *provenance, Fail *fail) {
    int64_t schema = json_get_number(json, "schema");
    if (schema > PROVENANCE_SCHEMA)
        return fail_set(fail, FAIL_UNSUPPORTED, "schema %lld, newer than %d", (long long)schema,
                        PROVENANCE_SCHEMA);
    if (schema < 1)
        return fail_set(fail, FAIL_CORRUPT, "no schema");
    const Json *events = json_get(json, "event"), *objects = json_get(json, "object");
    for (size_t i = 0; i < json_count(events); i++)
        if (!take_event(json_at(events, i), results, LIST_ADD(results, &provenance->events), fail))
            return fail_add(fail, "event %zu", i + 1);
    for (size_t i = 0; i < json_count(objects); i++)
        if (!take_object(json_at(objects, i), results, provenance, fail))
            return fail_add(fail, "object %zu", i + 1);
    return provenance->deposit.n > 0 || fail_set(fail, FAIL_CORRUPT, "no intellectual entity");
}

bool provenance_parse(Str text, struct arena *results, Provenance *provenance, Fail *fail) {
    *provenance = (Provenance){0};
    Json *json;
    if (!json_parse(text, &json, fail))
        return fail_add(fail, "provenance");
    bool ok = take_all(json, results, provenance, fail) || fail_add(fail, "provenance");
    json_free(json);
    return ok;
}
