/* fonds names: the persons of the volumes' lists, and which of them are one: said by acts. */
#include "archive/decide.h"
#include "base/file.h"
#include "base/stamp.h"
#include "cmd/command.h"
#include "doc/authority_csv.h"
#include "read/export_eac.h"

enum { CSV_BYTES_MAX = 256 << 20, PEOPLE_AT_ONCE = 4096 };

static const Option options[] = {
    COMMAND_OPTION_ARCHIVE,
    {"limit", 'l', "N", "at most N persons (50)"},
    {"reason", 'r', "TEXT", "why; kept with the act"},
    {"dry-run", 'n', NULL, "only say what would be done"},
    {"as", 0, "csv|eac", "of export: a table (csv), or a file of EAC-CPF for each person (eac)"},
    {"to", 0, "FOLDER", "where the files of --as eac go; must be new or empty"},
    COMMAND_OPTION_JSON,
};

static const CommandText text = {
    "names",
    "[list WORDS | show ID | review | merge ID ID... | split ID | export | import FILE]",
    "lists persons; says which entries of lists are one",
    COMMAND_OPTIONS(options),
    0,
    SIZE_MAX,
    "  fonds names list khrushchev            persons whose names hold these words\n"
    "  fonds names review                     entries of one name that nobody joined or parted\n"
    "  fonds names merge ID ID... --reason    they are one, who goes by the first\n"
    "  fonds names split ID --reason          he is a person by himself\n"
    "  fonds names export >FILE; fonds names import FILE   a table (CSV): person, same_as, ...\n"
    "  fonds names export --as eac --to FOLDER   for other programs that keep authorities\n"
    "Nothing is merged by a rule. fonds undo SEQ takes a merge or a split back; every id answers "
    "for "
    "ever.\n",
};

typedef struct {
    struct archive *archive;
    struct catalog *catalog;
    const struct opts *opts;
    struct arena *process;
    size_t files;  // written
    Fail fail;
} Names;

/* --- listing ------------------------------------------------------------------------------------
 */

static bool lead_of(Names *names, Str person, Str *lead) {
    return authority_rows_lead(names->catalog, person, names->process, lead, &names->fail);
}

static bool others_of(Names *names, Str person, PersonRowList *rows) {
    return authority_rows_others(names->catalog, person, names->process, rows, &names->fail);
}

static Json *json_person(const PersonRow *row, Str lead) {
    Json *one = json_new_object();
    json_set_text(one, "id", row->id);
    json_set_text(one, "name", row->name);
    json_set_text(one, "wording", row->wording);
    json_set_text(one, "volume", row->volume);
    json_set_number(one, "documents", (int64_t)row->documents);
    if (!str_equal(lead, row->id))
        json_set_text(one, "same_as", lead);
    return one;
}

static void tell_person(Names *names, const PersonRow *row, const PersonRowList *members) {
    uint64_t documents = row->documents;
    for (size_t i = 0; i < members->n; i++)
        documents += members->p[i].documents;
    output_format("%8.*s  %.*s  %.*s", STR_ARG(output_count(names->process, documents)),
                  STR_ARG(output_safe(names->process, row->id)),
                  STR_ARG(output_safe(names->process, row->wording)));
    if (members->n > 0)
        output_format("  (and %zu other entr%s)", members->n, members->n == 1 ? "y" : "ies");
    output_format("\n");
}

/* Lists of persons come with volumes; where there is none, other ways lead to people. */
static void tell_nobody(Str words) {
    if (words.n > 0)
        output_note("No list of a volume held here has this name. In texts and descriptions it is "
                    "found with: fonds search 'person:%.*s'",
                    STR_ARG(words));
    else
        output_note("No volume held here brings a list of persons, so there are no entries to join "
                    "or part. Persons in texts and descriptions are found with: fonds search "
                    "person:NAME, from:NAME or to:NAME");
}

/* Who goes by another is shown with that one. */
static int list(Names *names, Str words) {
    uint64_t limit;
    size_t shown = 0;
    PersonRowList rows = {0};
    if (!opts_number(names->opts, "limit", (NumberRange){1, 1000000, 50}, &limit, &names->fail))
        return output_fail("names", &names->fail);
    PeopleRange range = {.words = words, .count = PEOPLE_AT_ONCE};
    do {
        if (!people_list(names->catalog, &range, names->process, &rows, &names->fail))
            return output_fail("names", &names->fail);
        for (size_t i = 0; i < rows.n && shown < limit; i++) {
            PersonRowList members = {0};
            Str lead;
            if (!lead_of(names, rows.p[i].id, &lead) || !others_of(names, rows.p[i].id, &members))
                return output_fail("names", &names->fail);
            if (opts_flag(names->opts, "json"))
                output_json(json_person(&rows.p[i], lead));
            else if (str_equal(lead, rows.p[i].id))
                tell_person(names, &rows.p[i], &members);
            shown += opts_flag(names->opts, "json") || str_equal(lead, rows.p[i].id);
        }
        range.first += rows.n;
    } while (rows.n == PEOPLE_AT_ONCE && shown < limit);
    if (shown == 0)
        tell_nobody(words);
    return shown > 0 ? EXIT_DONE : EXIT_NO;
}

static int show(Names *names, Str id) {
    PersonRow row;
    PersonRowList others;
    Str lead;
    if (!people_get(names->catalog, id, names->process, &row, &names->fail) ||
        !lead_of(names, id, &lead) || !others_of(names, id, &others)) {
        int code = output_fail("names", &names->fail);
        return names->fail.code == FAIL_MISSING ? EXIT_NO : code;
    }
    if (opts_flag(names->opts, "json")) {
        output_json(json_person(&row, lead));
        return EXIT_DONE;
    }
    output_format("%.*s\n    %.*s, %.*s\n", STR_ARG(output_safe(names->process, row.wording)),
                  STR_ARG(row.id), STR_ARG(output_safe(names->process, row.volume)));
    if (!str_equal(lead, id))
        output_format("goes by %.*s\n", STR_ARG(lead));
    for (size_t i = 0; i < others.n; i++)
        output_format("also %.*s  %.*s, %.*s\n", STR_ARG(others.p[i].id),
                      STR_ARG(output_safe(names->process, others.p[i].wording)),
                      STR_ARG(output_safe(names->process, others.p[i].volume)));
    return EXIT_DONE;
}

/* --- what may be one
 * ------------------------------------------------------------------------------ */

static bool open_as_json(Names *names, const PersonRow *row, const PersonRowList *open) {
    Str lead;
    bool ok = lead_of(names, row->id, &lead);
    Json *one = json_person(row, lead), *same = json_new_list();
    for (size_t i = 0; ok && i < open->n; i++) {
        ok = lead_of(names, open->p[i].id, &lead);
        json_add(same, json_person(&open->p[i], lead));
    }
    json_set(one, "same_name", same);
    if (ok)
        output_json(one);
    else
        json_free(one);
    return ok;
}

/* An entry, and those that may be one with it. */
static bool tell_open(Names *names, const PersonRow *row, const PersonRowList *open) {
    if (opts_flag(names->opts, "json"))
        return open_as_json(names, row, open);
    output_format("%.*s  %.*s\n", STR_ARG(row->id),
                  STR_ARG(output_safe(names->process, row->wording)));
    for (size_t i = 0; i < open->n; i++)
        output_format("    %.*s  %.*s\n", STR_ARG(open->p[i].id),
                      STR_ARG(output_safe(names->process, open->p[i].wording)));
    return true;
}

/* The entries of the same name that are neither one with this one nor parted from it, told with the
 * first of them all. */
static bool propose(Names *names, const PersonRow *row, bool *proposed) {
    PersonRowList same = {0}, open = {0};
    Str lead, other;
    *proposed = false;
    if (!people_same_name(names->catalog, row, names->process, &same, &names->fail) ||
        !lead_of(names, row->id, &lead))
        return false;
    for (size_t i = 0; i < same.n; i++) {
        bool apart;
        if (!lead_of(names, same.p[i].id, &other) ||
            !authority_rows_are_apart(names->catalog, lead, other, &apart, &names->fail))
            return false;
        if (str_equal(lead, other) || apart)
            continue;
        if (str_compare(same.p[i].id, row->id) < 0)
            return true;
        *LIST_ADD(names->process, &open) = same.p[i];
    }
    *proposed = open.n > 0;
    return !*proposed || tell_open(names, row, &open);
}

static int review(Names *names) {
    uint64_t limit, shown = 0;
    PersonRowList rows = {0};
    PeopleRange range = {.count = PEOPLE_AT_ONCE};
    if (!opts_number(names->opts, "limit", (NumberRange){1, 1000000, 50}, &limit, &names->fail))
        return output_fail("names", &names->fail);
    do {
        if (!people_list(names->catalog, &range, names->process, &rows, &names->fail))
            return output_fail("names", &names->fail);
        for (size_t i = 0; i < rows.n && shown < limit; i++) {
            bool proposed;
            if (!propose(names, &rows.p[i], &proposed))
                return output_fail("names", &names->fail);
            shown += proposed;
        }
        range.first += rows.n;
    } while (rows.n == PEOPLE_AT_ONCE && shown < limit);
    if (shown == 0 && range.first == 0)
        tell_nobody((Str){NULL, 0});
    else if (shown == 0)
        output_note("No two entries of the lists have one name and are neither joined nor parted.");
    return shown > 0 ? EXIT_DONE : EXIT_NO;
}

/* --- acts ---------------------------------------------------------------------------------------
 */

static bool decide(Names *names, ActKind kind, Str target, Str other) {
    Decision decision = {.kind = kind,
                         .target = target,
                         .after = other,
                         .reason = opts_text(names->opts, "reason"),
                         .dry_run = opts_flag(names->opts, "dry-run")};
    Act act;
    if (!decide_run(names->archive, &decision, names->process, &act, &names->fail))
        return false;
    if (opts_flag(names->opts, "json"))
        output_format("%.*s\n", STR_ARG(act.line));
    else if (decision.dry_run)
        output_format("Would write: %.*s\n", STR_ARG(output_safe(names->process, act.line)));
    else
        output_format("Act %llu: %s %.*s%s%.*s. Taken back with: fonds undo %llu\n",
                      (unsigned long long)act.seq, act_kind_name(kind), STR_ARG(target),
                      other.n > 0 ? " and " : "", STR_ARG(other), (unsigned long long)act.seq);
    return true;
}

static int end(Names *names, bool ok) {
    if (ok)
        return EXIT_DONE;
    int code = output_fail("names", &names->fail);
    return names->fail.code == FAIL_MISSING ? EXIT_NO : code;
}

static int merge(Names *names, const StrList *ids) {
    bool ok = true;
    for (size_t i = 1; ok && i < ids->n; i++)
        ok = decide(names, ACT_MERGE, ids->p[0], ids->p[i]);
    return end(names, ok);
}

/* --- tables -------------------------------------------------------------------------------------
 */

static int export_table(Names *names) {
    PersonRowList rows = {0};
    PeopleRange range = {.count = PEOPLE_AT_ONCE};
    Buf out = {0};
    bool ok;
    authority_csv_head(&out);
    do {
        ok = people_list(names->catalog, &range, names->process, &rows, &names->fail);
        for (size_t i = 0; ok && i < rows.n; i++) {
            AuthorityCsvRow row = {.person = rows.p[i].id,
                                   .name = rows.p[i].name,
                                   .wording = rows.p[i].wording,
                                   .volume = rows.p[i].volume};
            ok = lead_of(names, row.person, &row.same_as);
            if (str_equal(row.same_as, row.person))
                row.same_as = (Str){NULL, 0};
            authority_csv_row(&row, &out);
        }
        output_str(buf_as_str(&out));
        buf_clear(&out);
        range.first += rows.n;
    } while (ok && rows.n == PEOPLE_AT_ONCE);
    buf_free(&out);
    return end(names, ok);
}

/* Acts by the entry that they were said of: a chain through `next`, both from 1, 0 ends it. */
typedef struct {
    ActList acts;
    size_t *next;
    struct map *first;
} ActsByEntry;

static bool find_acts(Names *names, ActsByEntry *by) {
    if (!authority_rows_acts(names->catalog, names->process, &by->acts, &names->fail))
        return false;
    by->next = ARENA_ARRAY(names->process, size_t, by->acts.n);
    by->first = map_create(names->process);
    for (size_t i = by->acts.n; i-- > 0;) {
        uint64_t *first = map_put(by->first, by->acts.p[i].document, NULL);
        by->next[i] = (size_t)*first;
        *first = i + 1;
    }
    return true;
}

static void add_entry(Names *names, const PersonRow *row, const ActsByEntry *by,
                      EacPerson *person) {
    Str base = archive_config(names->archive)->base_url;
    *LIST_ADD(names->process, &person->entries) = (EacEntry){
        .id = row->id,
        .name = row->name,
        .wording = row->wording,
        .volume = row->volume,
        .address = str_format(names->process, "%.*s/person/%.*s", STR_ARG(base), STR_ARG(row->id))};
    const uint64_t *first = map_find(by->first, row->id);
    for (size_t at = first == NULL ? 0 : (size_t)*first; at > 0; at = by->next[at - 1])
        *LIST_ADD(names->process, &person->acts) = by->acts.p[at - 1];
}

/* Of who goes by another nothing: he stands in the file of that one. */
static bool write_eac(Names *names, const PersonRow *row, const ActsByEntry *by, Str folder) {
    Str lead;
    PersonRowList others = {0};
    EacPerson person = {.agency = archive_config(names->archive)->title, .time = stamp_now()};
    if (!lead_of(names, row->id, &lead))
        return false;
    if (!str_equal(lead, row->id))
        return true;
    if (!others_of(names, row->id, &others))
        return false;
    add_entry(names, row, by, &person);
    for (size_t i = 0; i < others.n; i++)
        add_entry(names, &others.p[i], by, &person);
    Buf out = {0};
    export_eac(&person, &out);
    Str file = str_format(names->process, "%.*s.xml", STR_ARG(row->id));
    bool ok =
        file_write_new(file_join(names->process, folder, file), buf_as_str(&out), &names->fail);
    buf_free(&out);
    names->files += ok;
    return ok;
}

static int export_files(Names *names, Str folder) {
    PersonRowList rows = {0};
    PeopleRange range = {.count = PEOPLE_AT_ONCE};
    ActsByEntry by = {0};
    bool ok = command_new_folder(folder, names->process, &names->fail) && find_acts(names, &by);
    for (bool more = ok; more; more = ok && rows.n == PEOPLE_AT_ONCE) {
        ok = people_list(names->catalog, &range, names->process, &rows, &names->fail);
        for (size_t i = 0; ok && i < rows.n; i++)
            ok = write_eac(names, &rows.p[i], &by, folder);
        range.first += rows.n;
    }
    if (ok && opts_flag(names->opts, "json")) {
        Json *one = json_new_object();
        json_set_number(one, "persons", (int64_t)names->files);
        json_set_text(one, "folder", file_show(names->process, folder));
        output_json(one);
    } else if (ok) {
        output_note("%zu person%s written to %.*s.", names->files, names->files == 1 ? "" : "s",
                    STR_ARG(file_show(names->process, folder)));
    }
    return end(names, ok);
}

static int export_names(Names *names) {
    Str as = opts_text(names->opts, "as"), folder = opts_text(names->opts, "to");
    bool eac = str_is(as, "eac");
    if (eac != (folder.n > 0))
        return command_usage(names->opts,
                             "--to goes with --as eac, and it with --to; a table goes to stdout");
    return eac ? export_files(names, folder) : export_table(names);
}

/* What the table says otherwise than the archive becomes acts. */
static bool import_row(Names *names, const AuthorityCsvRow *row, size_t *acts) {
    Str lead, wanted;
    if (!lead_of(names, row->person, &lead))
        return false;
    bool alone = row->same_as.n == 0 || str_equal(row->same_as, row->person);
    if (alone && str_equal(lead, row->person))
        return true;
    ++*acts;
    if (alone)
        return decide(names, ACT_SPLIT, row->person, (Str){NULL, 0});
    if (!lead_of(names, row->same_as, &wanted))
        return false;
    if (str_equal(wanted, lead)) {
        --*acts;
        return true;
    }
    if (!str_equal(lead, row->person)) {  // he moves from one group to another
        if (!decide(names, ACT_SPLIT, row->person, (Str){NULL, 0}))
            return false;
        ++*acts;
    }
    return decide(names, ACT_MERGE, row->same_as, row->person);
}

static int import_table(Names *names, Str path) {
    Str bytes;
    AuthorityCsvRowList rows;
    size_t acts = 0;
    bool ok = file_read(path, CSV_BYTES_MAX, names->process, &bytes, &names->fail);
    if (ok && !authority_csv_read(bytes, names->process, &rows, &names->fail))
        ok = fail_add(&names->fail, "%.*s", STR_ARG(path));
    for (size_t i = 0; ok && i < rows.n; i++)
        if (!import_row(names, &rows.p[i], &acts))
            ok = fail_add(&names->fail, "%.*s, row %zu", STR_ARG(path), i + 1);
    if (ok && !opts_flag(names->opts, "json"))
        output_format("%zu row%s read, %zu act%s.\n", rows.n, rows.n == 1 ? "" : "s", acts,
                      acts == 1 ? "" : "s");
    return end(names, ok);
}

/* --- the command
 * ---------------------------------------------------------------------------------- */

static int do_verb(Names *names, Str verb, StrList rest) {
    if (str_is(verb, "list"))
        return list(names, str_join(names->process, rest, STR(" ")));
    if (str_is(verb, "show") && rest.n == 1)
        return show(names, rest.p[0]);
    if (str_is(verb, "review") && rest.n == 0)
        return review(names);
    if (str_is(verb, "merge") && rest.n >= 2)
        return merge(names, &rest);
    if (str_is(verb, "split") && rest.n == 1)
        return end(names, decide(names, ACT_SPLIT, rest.p[0], (Str){NULL, 0}));
    if (str_is(verb, "export") && rest.n == 0)
        return export_names(names);
    if (str_is(verb, "import") && rest.n == 1)
        return import_table(names, rest.p[0]);
    output_note("fonds names: wants list, show ID, review, merge ID ID..., split ID, export or "
                "import FILE; see: fonds names --help");
    return EXIT_USAGE;
}

static int run(const struct opts *opts, struct arena *process) {
    StrList words = opts->arguments;
    Str verb = words.n > 0 ? words.p[0] : STR("list");
    StrList rest = {.p = words.p == NULL ? NULL : words.p + 1, .n = words.n > 0 ? words.n - 1 : 0};
    bool writes = str_is(verb, "merge") || str_is(verb, "split") || str_is(verb, "import");
    struct archive *archive = command_open(opts, writes ? ARCHIVE_WRITE : ARCHIVE_READ, process);
    if (archive == NULL)
        return EXIT_FAILED;
    Names names = {
        .archive = archive, .catalog = archive_catalog(archive), .opts = opts, .process = process};
    int code = do_verb(&names, verb, rest);
    archive_close(archive);
    return code;
}

const struct command cmd_names = {&text, run};
