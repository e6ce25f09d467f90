/* fonds log: what was decided, by whom, when and why. */
#include "archive/naming.h"
#include "base/stamp.h"
#include "cmd/command.h"

static const Option options[] = {
    COMMAND_OPTION_ARCHIVE,
    COMMAND_OPTION_JSON,
};

static const CommandText text = {
    "log",
    "[ID]",
    "shows the acts, of the archive or of one document or event",
    COMMAND_OPTIONS(options),
    0,
    1,
    "Each act has the number of its line in the journal, where what came in has its\n"
    "lines, too: so the first act is rarely number 1. fonds undo takes this number.\n",
};

static const char *state_words(ActState state) {
    switch (state) {
    case ACT_STATE_IN_EFFECT:
        return "";
    case ACT_STATE_UNDONE:
        return "  (undone)";
    case ACT_STATE_ORPHANED:
        return "  (orphaned: its target is not there)";
    case ACT_STATE_KEPT:
        return "  (of a kind this version keeps and does not apply)";
    }
    return "";
}

static void tell_join(struct arena *process, const Act *act) {
    const Event *event = &act->event;
    if (event->title.n + event->when.n > 0)
        output_format("      \"%.*s\"%s%.*s\n", STR_ARG(output_safe(process, event->title)),
                      event->when.n > 0 ? ", " : "", STR_ARG(output_safe(process, event->when)));
    for (size_t i = 0; i < event->accounts.n; i++)
        output_format("      account: %.*s %.*s\n",
                      STR_ARG(output_safe(process, event->accounts.p[i].document)),
                      STR_ARG(output_safe(process, event->accounts.p[i].side)));
}

static const char *state_name(ActState state) {
    static const char *const names[] = {"in-effect", "undone", "orphaned", "kept"};
    return names[state];
}

/* The line as the journal has it, and what has become of it. */
static bool tell_json(struct catalog *catalog, struct arena *process, const Act *listed,
                      Fail *fail) {
    Act act;
    ActState state;
    if (!catalog_act(catalog, listed->seq, process, &act, &state, fail))
        return false;
    output_format("{\"act\":%.*s,\"state\":\"%s\"}\n", STR_ARG(act.line), state_name(state));
    return true;
}

static bool tell(struct catalog *catalog, struct arena *process, const Act *listed, Fail *fail) {
    Act act;
    ActState state;
    if (!catalog_act(catalog, listed->seq, process, &act, &state, fail))
        return false;
    Str when = stamp_text(process, act.time);
    output_format("act %llu  %.*s  %.*s  %.*s %.*s", (unsigned long long)act.seq, STR_ARG(when),
                  STR_ARG(output_safe(process, act.who)),
                  STR_ARG(output_safe(process, act.kind_name)), STR_ARG(act.document));
    if (act.kind == ACT_JOIN_EVENT || act.on_event.n > 0) {
        Str id = act.on_event.n > 0 ? act.on_event : event_id_of(process, act.line);
        output_format("%.*s", STR_ARG(id));
    }
    if (act.block > 0)
        output_format("#b%u", act.block);
    if (act.field < FIELD_COUNT)
        output_format(" %s", field_info(act.field)->name);
    if (act.undoes > 0)
        output_format(" act %llu", (unsigned long long)act.undoes);
    output_format("%s\n", state_words(state));
    if (act.kind == ACT_JOIN_EVENT)
        tell_join(process, &act);
    if (act.kind == ACT_MERGE)
        output_format("      and %.*s\n", STR_ARG(output_safe(process, act.after)));
    else if (act.before.n > 0 || act.after.n > 0)
        output_format("      \"%.*s\" -> \"%.*s\"\n", STR_ARG(output_safe(process, act.before)),
                      STR_ARG(output_safe(process, act.after)));
    if (act.reason.n > 0)
        output_format("      %.*s\n", STR_ARG(output_safe(process, act.reason)));
    return true;
}

static bool tell_all(struct archive *archive, const struct opts *opts, struct arena *process,
                     size_t *count, Fail *fail) {
    struct catalog *catalog = archive_catalog(archive);
    Named named = {0};
    Naming naming;
    ActList acts = {0};
    if (opts->arguments.n > 0) {
        if (!naming_read(opts->arguments.p[0], archive_config(archive)->base_url, process, &naming,
                         fail) ||
            !catalog_resolve(catalog, naming.name, process, &named, fail))
            return false;
        if (named.kind != NAMED_DOCUMENT && named.kind != NAMED_EVENT)
            return fail_set(
                fail, FAIL_MISSING,
                "no document or event is named \"%.*s\"; fonds search and fonds events list them",
                STR_ARG(opts->arguments.p[0]));
    }
    if (!catalog_acts(catalog, named.id, process, &acts, fail))
        return false;
    *count = acts.n;
    for (size_t i = 0; i < acts.n; i++) {
        bool told = opts_flag(opts, "json") ? tell_json(catalog, process, &acts.p[i], fail)
                                            : tell(catalog, process, &acts.p[i], fail);
        if (!told)
            return false;
    }
    return true;
}

static int run(const struct opts *opts, struct arena *process) {
    Fail fail;
    size_t count = 0;
    struct archive *archive = command_open(opts, ARCHIVE_READ, process);
    if (archive == NULL)
        return EXIT_FAILED;
    bool ok = tell_all(archive, opts, process, &count, &fail);
    archive_close(archive);
    if (!ok)
        return output_fail_or_no("log", &fail);
    if (count == 0)
        output_note("No acts: nothing was changed by a person.");
    else
        output_note("To take one back: fonds undo NUMBER, the number behind \"act\".");
    return count == 0 ? EXIT_NO : EXIT_DONE;
}

const struct command cmd_log = {&text, run};
