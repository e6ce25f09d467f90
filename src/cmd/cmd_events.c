/*
 * fonds events: what several documents record. Lists and shows them, and joins documents to one.
 * What --side, --label, --completeness and --minutes say is said of the NAME before them.
 */
#include "archive/decide.h"
#include "archive/propose.h"
#include "base/file.h"
#include "base/num.h"
#include "cmd/command.h"
#include "cmd/progress.h"
#include "doc/event_table.h"
#include "web/json_event.h"
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static const Option options[] = {
    COMMAND_OPTION_ARCHIVE,
    COMMAND_OPTION_JSON,
    {"title", 't', "TEXT", "of the event; else that of its first account"},
    {"date", 0, "EDTF", "of the event; else that of its first account that has one"},
    {"place", 0, "TEXT", "of the event"},
    {"key", 'k', "WORD", "a short name for it; an event that has it is added to"},
    {"event", 'e', "EVENT", "add to this event"},
    {"side", 's', "TEXT", "of the NAME before: whose account it is"},
    {"label", 'l', "TEXT", "of the NAME before: what it is, as \"cable\""},
    {"completeness", 0, "TEXT", "of the NAME before: how much of it is there, as \"extract\""},
    {"minutes", 0, "N", "of the NAME before: how long the event was, as it has it"},
    {"person", 'p', "NAME", "who took part, as \"United States: Rusk\"; may be given again"},
    {"from", 0, "FILE", "join what this table says; - is stdin"},
    {"least", 0, "PERCENT", "of propose: what is less sure is not told (50)"},
    {"reason", 'r', "TEXT", "why; kept with the act"},
    {"dry-run", 'n', NULL, "only say what would be done"},
};

static const CommandText text = {
    "events",
    "[show EVENT | propose NAME... | join NAME...]",
    "lists events, shows one, joins documents as its accounts",
    COMMAND_OPTIONS(options),
    0,
    SIZE_MAX,
    "  fonds events propose A           which documents may be accounts of the same event as A\n"
    "  fonds events propose             all against each other\n"
    "  fonds events join A --side \"Soviet Union\" --label cable B --side \"United States\" \\\n"
    "    --title \"Kennedy and Gromyko\" --date 1962-10-18T17:00:00 --place \"White House\"\n"
    "  fonds events join --event e4k2m7xr9t0p1 C --side \"United States\" --label memorandum\n"
    "  fonds events join --from events.tsv\n"
    "The columns of a table are event (its key), title, date, place, side, label, document,\n"
    "completeness, minutes. fonds undo SEQ takes a join back.\n",
};

/* --- list and show ------------------------------------------------------------------- */

static Str when_of(const EventRow *row, struct arena *process) {
    return row->event.when.n > 0 ? date_words(row->event.when, process) : STR("undated");
}

static int list(struct archive *archive, bool as_json, struct arena *process, Fail *fail) {
    EventRowList rows = {0};
    if (!event_rows_list(archive_catalog(archive), (EventRange){0}, process, &rows, fail))
        return EXIT_FAILED;
    if (as_json) {
        Buf out = {0};
        json_event_list(&out, process, &(PageEvents){.rows = &rows, .total = rows.n});
        output_str(buf_as_str(&out));
        buf_free(&out);
        return rows.n > 0 ? EXIT_DONE : EXIT_NO;
    }
    for (size_t i = 0; i < rows.n; i++) {
        const EventRow *row = &rows.p[i];
        Str sides = page_events_sides(process, row);
        output_format("%.*s  %.*s  %.*s\n", STR_ARG(row->id),
                      STR_ARG(output_safe(process, when_of(row, process))),
                      STR_ARG(output_safe(process, row->event.title)));
        output_format("               %u %s%s%.*s\n", row->visible,
                      row->visible == 1 ? "account" : "accounts", sides.n > 0 ? ": " : "",
                      STR_ARG(output_safe(process, sides)));
    }
    if (rows.n == 0)
        output_note("No events: join documents that tell of the same thing with fonds events join");
    return rows.n > 0 ? EXIT_DONE : EXIT_NO;
}

static void tell_account(const AccountRow *account, struct arena *process) {
    static const char *const states[] = {[STATE_VISIBLE] = "",
                                         [STATE_WITHDRAWN] = "  (withdrawn)",
                                         [STATE_DESTROYED] = "  (destroyed)",
                                         [STATE_LOST] = "  (not held)"};
    bool visible = account->row.state == STATE_VISIBLE;
    Str words = event_account_words(&account->account, process),
        length = event_length_words(process, account->account.minutes);
    output_format("  %.*s%s  %.*s\n", STR_ARG(account->account.document),
                  states[account->row.state],
                  STR_ARG(output_safe(process, visible ? account->row.title : (Str){NULL, 0})));
    output_format("      %.*s%s%.*s%s%.*s\n", STR_ARG(output_safe(process, account->account.side)),
                  account->account.side.n > 0 && words.n > 0 ? ", " : "",
                  STR_ARG(output_safe(process, words)), length.n > 0 ? "; lasted " : "",
                  STR_ARG(length));
}

static void tell(const EventRow *row, struct arena *process) {
    const Event *event = &row->event;
    output_format("%.*s\n%.*s%s%.*s\n%.*s%s%.*s\n", STR_ARG(output_safe(process, event->title)),
                  STR_ARG(output_safe(process, when_of(row, process))),
                  event->place.n > 0 ? ", " : "", STR_ARG(output_safe(process, event->place)),
                  STR_ARG(row->id), event->key.n > 0 ? "  key: " : "",
                  STR_ARG(output_safe(process, event->key)));
    if (row->taken_back)
        output_format("Taken back; fonds log %.*s tells by whom.\n", STR_ARG(row->id));
    for (size_t i = 0; i < event->people.n; i++)
        output_format("  %.*s%s%.*s\n", STR_ARG(output_safe(process, event->people.p[i].side)),
                      event->people.p[i].side.n > 0 ? ": " : "",
                      STR_ARG(output_safe(process, event->people.p[i].name)));
    output_format("%u %s\n", row->visible, row->visible == 1 ? "account" : "accounts");
    for (size_t i = 0; i < row->accounts.n; i++)
        tell_account(&row->accounts.p[i], process);
}

static int show(struct archive *archive, Str name, bool as_json, struct arena *process,
                Fail *fail) {
    ArchiveEvent event;
    if (!archive_event(archive, name, process, &event, fail))
        return fail->code == FAIL_MISSING ? EXIT_NO : EXIT_FAILED;
    if (as_json) {
        Buf out = {0};
        json_event_write(&out, process, &event);
        output_str(buf_as_str(&out));
        buf_free(&out);
    } else {
        tell(&event.row, process);
    }
    return event.row.taken_back ? EXIT_NO : EXIT_DONE;
}

/* --- what may be joined -------------------------------------------------------------- */

static void tell_side(const char *before, const DocumentRow *row, struct arena *process) {
    Str when = row->date_edtf.n > 0 ? date_words(row->date_edtf, process) : (Str){NULL, 0};
    output_format("%s%.*s  %.*s%s%.*s\n", before, STR_ARG(row->id),
                  STR_ARG(output_safe(process, row->title)), when.n > 0 ? ", " : "", STR_ARG(when));
}

/* As it is shown and compared: --least with a number that was shown shows it. */
static unsigned percent_of(uint16_t certainty) {
    return (certainty + 5U) / 10;
}

static void tell_proposal(const Proposal *proposal, struct arena *process) {
    char sure[16];
    (void)snprintf(sure, sizeof sure, "%3u %%  ", percent_of(proposal->match.certainty));
    tell_side(sure, &proposal->one, process);
    tell_side("       ", &proposal->other, process);
    output_format(
        "       %.*s\n",
        STR_ARG(output_safe(process, str_join(process, proposal->match.reasons, STR("; ")))));
}

static void tell_proposal_json(const Proposal *proposal) {
    Json *one = json_new_object(), *reasons = json_new_list();
    for (size_t i = 0; i < proposal->match.reasons.n; i++)
        json_add(reasons, json_new_text(proposal->match.reasons.p[i]));
    json_set_text(one, "one", proposal->one.id);
    json_set_text(one, "other", proposal->other.id);
    json_set_number(one, "certainty", proposal->match.certainty);
    json_set(one, "reasons", reasons);
    output_json(one);
}

static void show_progress(void *context, uint64_t done, uint64_t all) {
    (void)context;
    progress_count("documents", done, all);
}

typedef struct {
    size_t told;
    uint16_t best;  // certainty of the surest, told or not
} Told;

static bool propose_one(struct archive *archive, Str document, const struct opts *opts,
                        struct arena *process, Told *told, Fail *fail) {
    uint64_t percent;
    ProposalList proposals;
    if (!opts_number(opts, "least", (NumberRange){1, 99, 50}, &percent, fail))
        return false;
    ProposeRequest request = {.document = document, .least = 10, .progress = show_progress};
    bool ok = propose_accounts(archive, &request, process, &proposals, fail);
    progress_end();
    for (size_t i = 0; ok && i < proposals.n; i++) {
        uint16_t certainty = proposals.p[i].match.certainty;
        told->best = certainty > told->best ? certainty : told->best;
        if (percent_of(certainty) < percent)
            continue;
        told->told++;
        if (opts_flag(opts, "json"))
            tell_proposal_json(&proposals.p[i]);
        else
            tell_proposal(&proposals.p[i], process);
    }
    return ok;
}

static int propose(const struct opts *opts, struct arena *process, Fail *fail) {
    struct archive *archive = command_open(opts, ARCHIVE_READ, process);
    Told told = {0};
    bool ok = true;
    if (archive == NULL)
        return EXIT_FAILED;
    if (opts->arguments.n == 1)
        ok = propose_one(archive, (Str){NULL, 0}, opts, process, &told, fail);
    for (size_t i = 1; ok && i < opts->arguments.n; i++) {
        ArchivePage page;
        uint32_t block;
        ok = archive_page_named(archive, opts->arguments.p[i], process, &page, &block, fail) &&
             propose_one(archive, page.row.id, opts, process, &told, fail);
    }
    archive_close(archive);
    if (!ok)
        return fail->code == FAIL_MISSING ? EXIT_NO : EXIT_FAILED;
    unsigned best = percent_of(told.best);
    if (told.told == 0 && best > 0)
        output_note("Nothing is so sure; the likeliest is at %u %%: --least %u shows it.", best,
                    best);
    else if (told.told == 0)
        output_note("Nothing may be one event with it. Only documents dated to the day are "
                    "compared, and not those that an event joins already.");
    else if (!opts_flag(opts, "json"))
        output_note("They are joined only by you: fonds events join A B --side ... --side ...");
    return told.told > 0 ? EXIT_DONE : EXIT_NO;
}

/* --- what is to be joined ------------------------------------------------------------ */

static bool put_minutes(Str value, EventAccount *account, Fail *fail) {
    uint64_t number;
    return (num_parse_u64(value, &number) && num_u32(number, &account->minutes)) ||
           fail_set(fail, FAIL_INVALID, "--minutes takes a whole number, not \"%.*s\"",
                    STR_ARG(value));
}

/* An option that speaks of the NAME before it. */
static bool of_account(const OptionGiven *given, Event *event, Fail *fail) {
    const char *name = given->option->name;
    if (strcmp(name, "side") != 0 && strcmp(name, "label") != 0 && strcmp(name, "minutes") != 0 &&
        strcmp(name, "completeness") != 0)
        return true;
    if (given->arguments < 2)
        return fail_set(fail, FAIL_INVALID,
                        "--%s says something of the NAME before it: fonds events join NAME --%s %s",
                        name, name, given->option->value);
    EventAccount *account = &event->accounts.p[given->arguments - 2];
    if (strcmp(name, "minutes") == 0)
        return put_minutes(given->value, account, fail);
    *(strcmp(name, "side") == 0    ? &account->side
      : strcmp(name, "label") == 0 ? &account->label
                                   : &account->completeness) = given->value;
    return true;
}

static void add_person(Str value, Event *event, struct arena *process) {
    EventPerson *person = LIST_ADD(process, &event->people);
    if (!str_cut(value, ':', &person->side, &person->name))
        *person = (EventPerson){.name = value};
}

static bool event_of(const struct opts *opts, struct arena *process, Event *event, Fail *fail) {
    *event = (Event){.key = opts_text(opts, "key"),
                     .title = opts_text(opts, "title"),
                     .when = opts_text(opts, "date"),
                     .place = opts_text(opts, "place")};
    for (size_t i = 1; i < opts->arguments.n; i++)
        LIST_ADD(process, &event->accounts)->document = opts->arguments.p[i];
    for (size_t i = 0; i < opts->given.n; i++) {
        const OptionGiven *given = &opts->given.p[i];
        if (!of_account(given, event, fail))
            return false;
        if (strcmp(given->option->name, "person") == 0)
            add_person(given->value, event, process);
    }
    return true;
}

/* --- joining ------------------------------------------------------------------------- */

static void report(const struct opts *opts, const Act *act, struct arena *process) {
    Str id = act->on_event.n > 0 ? act->on_event : event_id_of(process, act->line);
    bool dry = opts_flag(opts, "dry-run");
    if (opts_flag(opts, "json"))
        output_format("%.*s\n", STR_ARG(act->line));
    else if (dry)
        output_format("Would write: %.*s\n", STR_ARG(output_safe(process, act->line)));
    else
        output_format(
            "Act %llu: %zu %s joined %s event %.*s%s%.*s. Taken back with: fonds undo "
            "%llu\n",
            (unsigned long long)act->seq, act->event.accounts.n,
            act->event.accounts.n == 1 ? "account" : "accounts", act->on_event.n > 0 ? "to" : "as",
            STR_ARG(id), act->event.title.n > 0 ? ", " : "",
            STR_ARG(output_safe(process, act->event.title)), (unsigned long long)act->seq);
}

static int join_one(struct archive *archive, const struct opts *opts, struct arena *process,
                    Fail *fail) {
    Event event;
    Act act;
    Decision decision = {.kind = ACT_JOIN_EVENT,
                         .target = opts_text(opts, "event"),
                         .event = &event,
                         .reason = opts_text(opts, "reason"),
                         .dry_run = opts_flag(opts, "dry-run")};
    if (!event_of(opts, process, &event, fail))
        return EXIT_USAGE;
    if (!decide_run(archive, &decision, process, &act, fail))
        return fail->code == FAIL_MISSING ? EXIT_NO : EXIT_FAILED;
    report(opts, &act, process);
    return EXIT_DONE;
}

/* One event of a table; one that says nothing new is passed over. */
static bool join_entry(struct archive *archive, const struct opts *opts, Decision *decision,
                       struct arena *process, size_t *count, Fail *fail) {
    Act act;
    if (!decide_run(archive, decision, process, &act, fail))
        return fail->code == FAIL_EXISTS;
    ++*count;
    if (!decision->dry_run || opts_flag(opts, "dry-run"))
        report(opts, &act, process);
    return true;
}

/* All events are tried before the first is written, so that a fault in one leaves none half done.
 */
static int join_table(struct archive *archive, const struct opts *opts, struct arena *process,
                      Fail *fail) {
    Str path = opts_text(opts, "from"), bytes;
    EventTable table;
    bool dry = opts_flag(opts, "dry-run");
    size_t tried = 0, written = 0;
    bool read = str_is(path, "-") ? file_read_stdin(EVENT_TABLE_BYTES_MAX, process, &bytes, fail)
                                  : file_read(path, EVENT_TABLE_BYTES_MAX, process, &bytes, fail);
    if (!read || !event_table_read(bytes, process, &table, fail)) {
        (void)fail_add(fail, "%.*s", STR_ARG(path));
        return fail->code == FAIL_INVALID ? EXIT_USAGE : EXIT_FAILED;
    }
    for (int pass = 0; pass < (dry ? 1 : 2); pass++)
        for (size_t i = 0; i < table.n; i++) {
            Decision decision = {.kind = ACT_JOIN_EVENT,
                                 .event = &table.p[i].event,
                                 .reason = opts_text(opts, "reason"),
                                 .dry_run = pass == 0};
            if (!join_entry(archive, opts, &decision, process, pass == 0 ? &tried : &written,
                            fail)) {
                (void)fail_add(fail, "%.*s, line %zu, event \"%.*s\"", STR_ARG(path),
                               table.p[i].line, STR_ARG(table.p[i].event.key));
                return fail->code == FAIL_MISSING ? EXIT_NO : EXIT_FAILED;
            }
        }
    if (!opts_flag(opts, "json"))
        output_format("%zu of %zu events %s; the others say nothing new.\n", dry ? tried : written,
                      table.n, dry ? "would be written" : "written");
    return EXIT_DONE;
}

static int join(const struct opts *opts, struct arena *process, Fail *fail) {
    bool from = opts_given(opts, "from");
    static const char *const of_one[] = {"event", "key", "title", "date", "place", "person"};
    for (size_t i = 0; i < sizeof of_one / sizeof *of_one; i++)
        if (from && opts_given(opts, of_one[i])) {
            (void)fail_set(fail, FAIL_INVALID, "--%s does not go with --from: the table says it",
                           of_one[i]);
            return EXIT_USAGE;
        }
    if (from && opts->arguments.n > 1) {
        (void)fail_set(fail, FAIL_INVALID,
                       "--from takes no NAME beside it; the table names the documents");
        return EXIT_USAGE;
    }
    struct archive *archive = command_open(opts, ARCHIVE_WRITE, process);
    if (archive == NULL)
        return EXIT_FAILED;
    int code =
        from ? join_table(archive, opts, process, fail) : join_one(archive, opts, process, fail);
    archive_close(archive);
    return code;
}

/* --- all ----------------------------------------------------------------------------- */

static int look(const struct opts *opts, struct arena *process, Fail *fail) {
    bool as_json = opts_flag(opts, "json");
    struct archive *archive = command_open(opts, ARCHIVE_READ, process);
    if (archive == NULL)
        return EXIT_FAILED;
    int code = opts->arguments.n == 0 ? list(archive, as_json, process, fail)
                                      : show(archive, opts->arguments.p[1], as_json, process, fail);
    archive_close(archive);
    return code;
}

static int run(const struct opts *opts, struct arena *process) {
    Fail fail = {0};
    size_t count = opts->arguments.n;
    Str verb = count > 0 ? opts->arguments.p[0] : (Str){NULL, 0};
    int code;
    if (count > 0 && str_is(verb, "join"))
        code = join(opts, process, &fail);
    else if (count > 0 && str_is(verb, "propose"))
        code = propose(opts, process, &fail);
    else if (count == 0 || (count == 2 && str_is(verb, "show")))
        code = look(opts, process, &fail);
    else
        code = fail_set(&fail, FAIL_INVALID,
                        "wants nothing, show EVENT, propose NAME..., or join NAME...; see: fonds "
                        "events --help")
                   ? EXIT_DONE
                   : EXIT_USAGE;
    if (code != EXIT_DONE && fail.message[0] != '\0') {
        int told = output_fail("events", &fail);
        return code == EXIT_FAILED ? told : code;
    }
    return code;
}

const struct command cmd_events = {&text, run};
