/*
 * Everything is looked at under the lock, so that an act is about what stands when it is written.
 * The act's line is on the disk before catalog and index change; should they fail, the next writer
 * brings them forward.
 */
#include "archive/decide.h"
#include "archive/apply.h"
#include "archive/handle.h"
#include "archive/join.h"
#include "archive/naming.h"
#include "archive/writer.h"
#include "base/digest.h"
#include "base/stamp.h"
#include "catalog/authority_rows.h"
#include "catalog/people.h"
#include "doc/plain_date.h"
#include "import/record_profile.h"
#include "text/utf8.h"

struct decide {
    struct archive *archive;
    const Decision *decision;
    struct arena *results;
    DocumentRow row;
    struct document document;
    uint32_t block;
};

static bool find_document(struct decide *decide, Str name, Fail *fail) {
    Named named;
    struct catalog *catalog = decide->archive->catalog;
    if (!catalog_resolve(catalog, name, decide->results, &named, fail))
        return false;
    if (named.kind != NAMED_DOCUMENT)
        return fail_set(fail, FAIL_MISSING,
                        "no document is named \"%.*s\"; find its id with: fonds search",
                        STR_ARG(name));
    if (!catalog_row(catalog, named.id, decide->results, &decide->row, fail))
        return false;
    if (decide->row.state == STATE_LOST)
        return fail_set(fail, FAIL_MISSING,
                        "%.*s is not in the present reading of its deposit; nothing can be decided "
                        "of it",
                        STR_ARG(named.id));
    return catalog_document(catalog, named.id, decide->results, &decide->document, fail);
}

/* What a line of JSON can hold. */
static bool check_words(const Decision *decision, Fail *fail) {
    const Str words[] = {decision->target, decision->before, decision->after, decision->reason};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!utf8_is_text(words[i]))
            return fail_set(fail, FAIL_INVALID,
                            "\"%.*s\" is not UTF-8; set the terminal to UTF-8, then try again",
                            STR_ARG(words[i]));
    return true;
}

/* The value that an act is to replace: named by itself or by its norm, or the only one there is. */
static bool find_before(const struct decide *decide, Str *before, Fail *fail) {
    const Decision *decision = decide->decision;
    const Description *said = &decide->document.description;
    const FieldInfo *info = field_info(decision->field);
    size_t count = 0;
    *before = (Str){NULL, 0};
    if (decision->add && info->repeats && decision->before.n == 0 && decision->after.n > 0)
        return true;
    if (decision->add)
        return fail_set(fail, FAIL_INVALID, "%s",
                        info->repeats
                            ? "--add takes a value, and no --before"
                            : "--add is for fields that take several values; this one takes one");
    for (size_t i = 0; i < said->n; i++) {
        const Value *value = &said->p[i];
        bool holds = value->field == decision->field && value->value.n > 0;
        if (holds && decision->before.n > 0 &&
            (str_equal(value->value, decision->before) ||
             str_equal(value->norm, decision->before))) {
            *before = value->value;
            return true;
        }
        count += holds;
        if (holds && count == 1)
            *before = value->value;
    }
    if (decision->before.n > 0)
        return fail_set(fail, FAIL_INVALID,
                        "%s has no value \"%.*s\"; fonds show --as description shows what it has",
                        info->name, STR_ARG(decision->before));
    if (count > 1 && decision->after.n > 0 && info->repeats)
        return fail_set(fail, FAIL_INVALID,
                        "%s has %zu values; name the one that changes with --before, or give a "
                        "further one with --add",
                        info->name, count);
    if (count > 1) /* all of them are emptied */
        *before = (Str){NULL, 0};
    return count > 0 || decision->after.n > 0 ||
           fail_set(fail, FAIL_INVALID, "%s is empty already; there is nothing to take away",
                    info->name);
}

/* EDTF, or words that import would read: "3 May [1910?]". What may be two days stays both. */
static bool read_date(const struct decide *decide, Str *date, Fail *fail) {
    Edtf edtf;
    Fail ignored;
    Str words = *date;
    if (edtf_parse(words, decide->results, &edtf, &ignored) ||
        plain_date_read(words, decide->results, date) ||
        plain_date_read_either(words, decide->results, date))
        return true;
    return fail_set(fail, FAIL_INVALID,
                    "\"%.*s\" is no date; write it as 1962-10-18, 18 October 1962, October 1962, "
                    "ca. 1962, Spring 1962, or in EDTF as 1962-10?",
                    STR_ARG(words));
}

static bool describe(struct decide *decide, Act *act, Fail *fail) {
    const Decision *decision = decide->decision;
    const FieldInfo *info = field_info(decision->field);
    act->field = decision->field;
    act->after = str_trim(decision->after);
    if (info->type == FIELD_AS_DATE && act->after.n > 0 && !read_date(decide, &act->after, fail))
        return fail_add(fail, "%s", info->name);
    if (info->type == FIELD_AS_LANGUAGE && act->after.n > 0) {
        Str code = record_profile_language(act->after, decide->results);
        act->after = code.n > 0 ? code : act->after;
    }
    return find_before(decide, &act->before, fail);
}

static Str block_text(const struct decide *decide, uint32_t id) {
    const Part *part;
    const Block *block = document_find_block(&decide->document, id, &part);
    return block == NULL ? (Str){NULL, 0} : str_slice(part->text, block->start, block->end);
}

static void about_words(const struct decide *decide, Str words, size_t at, Act *act) {
    Sha512Hex hex = digest_sha512(words);
    act->block = decide->block;
    act->start = at;
    act->end = at + words.n;
    act->digest = str_slice(str_copy(decide->results, digest_str(&hex)), 0, 16);
    act->before = words;
    act->after = decide->decision->after;
}

static bool correct_at(const struct decide *decide, Str text, Act *act, Fail *fail) {
    const Decision *decision = decide->decision;
    Str there = str_slice(text, decision->start, decision->end);
    if (there.n == 0 || !str_equal(there, decision->before))
        return fail_set(fail, FAIL_INVALID,
                        "block b%u no longer holds \"%.*s\" there; list the proposals again",
                        decide->block, STR_ARG(decision->before));
    about_words(decide, there, decision->start, act);
    return true;
}

static bool correct(struct decide *decide, Act *act, Fail *fail) {
    Str words = decide->decision->before, text = block_text(decide, decide->block), rest;
    size_t at, again;
    if (decide->block == 0)
        return fail_set(fail, FAIL_INVALID, "a correction is of a block: name it as %.*s#b12",
                        STR_ARG(decide->row.id));
    if (text.p == NULL)
        return fail_set(fail, FAIL_MISSING,
                        "%.*s has no block b%u; its page shows the numbers of its blocks",
                        STR_ARG(decide->row.id), decide->block);
    if (decide->decision->at_place)
        return correct_at(decide, text, act, fail);
    if (words.n == 0 || !str_find(text, words, &at))
        return fail_set(fail, FAIL_INVALID,
                        "block b%u does not hold the words \"%.*s\"; copy them as they stand there",
                        decide->block, STR_ARG(words));
    rest = str_skip(text, at + 1);
    if (str_find(rest, words, &again))
        return fail_set(fail, FAIL_INVALID,
                        "block b%u holds \"%.*s\" more than once; give more words around it",
                        decide->block, STR_ARG(words));
    about_words(decide, words, at, act);
    return true;
}

enum { ACTS_NAMED = 5 };

/* Acts are lines of the journal, where deposits have their lines, too: so the first is rarely 1. */
static bool fail_no_act(struct decide *decide, uint64_t seq, Fail *fail) {
    ActList acts;
    StrList last = {0};
    if (!catalog_acts(decide->archive->catalog, (Str){NULL, 0}, decide->results, &acts, fail))
        return false;
    if (acts.n == 0)
        return fail_set(fail, FAIL_MISSING, "there is no act %llu: no act was made here yet",
                        (unsigned long long)seq);
    for (size_t i = acts.n > ACTS_NAMED ? acts.n - ACTS_NAMED : 0; i < acts.n; i++)
        str_list_add(decide->results, &last,
                     str_format(decide->results, "%llu", (unsigned long long)acts.p[i].seq));
    Str named = str_join(decide->results, last, STR(", "));
    return fail_set(fail, FAIL_MISSING, "there is no act %llu: %s %.*s; fonds log shows them all",
                    (unsigned long long)seq,
                    acts.n == 1           ? "the only one is"
                    : acts.n > ACTS_NAMED ? "the last are"
                                          : "there are",
                    STR_ARG(named));
}

static bool undo(struct decide *decide, Act *act, Fail *fail) {
    Act undone;
    ActState state;
    if (!catalog_act(decide->archive->catalog, decide->decision->undoes, decide->results, &undone,
                     &state, fail))
        return fail->code == FAIL_MISSING ? fail_no_act(decide, decide->decision->undoes, fail)
                                          : false;
    if (state == ACT_STATE_UNDONE)
        return fail_set(fail, FAIL_INVALID, "act %llu is undone already; fonds log shows by which",
                        (unsigned long long)undone.seq);
    act->undoes = undone.seq;
    act->document = undone.document;
    act->on_event = undone.kind == ACT_JOIN_EVENT && undone.on_event.n == 0
                        ? event_id_of(decide->results, undone.line)
                        : undone.on_event;
    act->reading = undone.reading;
    return true;
}

/* --- persons --------------------------------------------------------------------------------- */

static bool leads_to(struct decide *decide, Str person, Str *lead, Fail *fail) {
    PersonRow row;
    struct catalog *catalog = decide->archive->catalog;
    return people_get(catalog, person, decide->results, &row, fail) &&
           authority_rows_lead(catalog, person, decide->results, lead, fail);
}

static bool merge(struct decide *decide, Act *act, Fail *fail) {
    Str kept = decide->decision->target, merged = decide->decision->after, one, other;
    if (!leads_to(decide, kept, &one, fail) || !leads_to(decide, merged, &other, fail))
        return false;
    act->document = kept;
    act->after = merged;
    return !str_equal(one, other) ||
           fail_set(fail, FAIL_EXISTS,
                    "%.*s and %.*s are one person already; nothing is to be done", STR_ARG(kept),
                    STR_ARG(merged));
}

static bool split(struct decide *decide, Act *act, Fail *fail) {
    Str person = decide->decision->target, lead;
    StrList members = {0};
    if (!leads_to(decide, person, &lead, fail) ||
        !authority_rows_members(decide->archive->catalog, person, decide->results, &members, fail))
        return false;
    act->document = person;
    return !str_equal(lead, person) || members.n > 0 ||
           fail_set(fail, FAIL_INVALID, "%.*s is one with nobody; there is nothing to split",
                    STR_ARG(person));
}

static bool fill(struct decide *decide, Act *act, Fail *fail) {
    const Decision *decision = decide->decision;
    *act = (Act){
        .seq = journal_next_seq(decide->archive->journal),
        .time = stamp_now(),
        .who = handle_user(decide->archive, decide->results),
        .kind = decision->kind,
        .kind_name = str_from_c(act_kind_name(decision->kind)),
        .field = FIELD_COUNT,
        .reason = decision->reason,
    };
    if (decision->kind == ACT_UNDO)
        return undo(decide, act, fail);
    if (authority_rows_are_about(decision->kind))
        return decision->kind == ACT_MERGE ? merge(decide, act, fail) : split(decide, act, fail);
    if (decision->kind == ACT_JOIN_EVENT)
        return join_run(decide->archive, decision, decide->results, act, fail);
    Naming naming;
    if (!naming_read(decision->target, decide->archive->config.base_url, decide->results, &naming,
                     fail) ||
        !find_document(decide, naming.name, fail))
        return false;
    decide->block = naming.block;
    if (naming.reading > 0 && naming.reading != decide->row.reading)
        return fail_set(fail, FAIL_INVALID,
                        "acts are about the present reading, which is %u, not %u; leave out @%u",
                        decide->row.reading, naming.reading, naming.reading);
    act->document = decide->row.id;
    act->reading = decide->row.reading;
    if (decide->block > 0 && decision->kind != ACT_CORRECT && decision->kind != ACT_REJECT)
        return fail_set(fail, FAIL_INVALID, "only a correction names a block; leave out #b%u",
                        decide->block);
    switch (decision->kind) {
    case ACT_DESCRIBE:
        return describe(decide, act, fail);
    case ACT_CORRECT:
    case ACT_REJECT:
        return correct(decide, act, fail);
    case ACT_WITHDRAW:
        return decide->row.state == STATE_VISIBLE ||
               fail_set(fail, FAIL_EXISTS, "%.*s is withdrawn already; fonds show tells why",
                        STR_ARG(decide->row.id));
    default:
        return fail_set(fail, FAIL_UNSUPPORTED, "the act \"%s\" cannot be made yet",
                        act_kind_name(decision->kind));
    }
}

static bool write_act(struct decide *decide, const Act *act, Fail *fail) {
    struct archive *archive = decide->archive;
    JournalLine line = {.seq = act->seq, .kind = JOURNAL_ACT, .line = act->line};
    Applier applier = {.catalog = archive->catalog,
                       .to_catalog = true,
                       .engine = archive->engine,
                       .analyzer = archive->analyzer};
    if (!journal_append(archive->journal, str_format(decide->results, "%.*s\n", STR_ARG(act->line)),
                        fail))
        return false;
    if (catalog_begin(archive->catalog, fail) && engine_begin(archive->engine, fail) &&
        apply_line(&applier, &line, NULL, decide->results, fail) &&
        catalog_commit(archive->catalog, act->seq, fail) &&
        engine_commit(archive->engine, act->seq, fail))
        return true;
    catalog_rollback(archive->catalog);
    engine_rollback(archive->engine);
    return fail_add(fail,
                    "act %llu is written, and not yet in catalog and index (the next writer sees "
                    "to it)",
                    (unsigned long long)act->seq);
}

static const char *command_of(ActKind kind) {
    return kind == ACT_UNDO                 ? "fonds undo"
           : kind == ACT_JOIN_EVENT         ? "fonds events"
           : kind == ACT_REJECT             ? "fonds corrections"
           : authority_rows_are_about(kind) ? "fonds names"
                                            : "fonds edit";
}

bool decide_run(struct archive *archive, const Decision *decision, struct arena *results, Act *act,
                Fail *fail) {
    struct decide decide = {.archive = archive, .decision = decision, .results = results};
    if (!check_words(decision, fail) || !writer_begin(archive, command_of(decision->kind), fail))
        return false;
    bool ok = fill(&decide, act, fail);
    if (ok)
        act_print(act, results);
    ok = ok && (decision->dry_run || write_act(&decide, act, fail));
    writer_end(archive);
    return ok;
}
