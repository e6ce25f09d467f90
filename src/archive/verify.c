/*
 * Four comparisons, each of a truth with what was made from it: objects with their own inventories,
 * the store with the journal, the journal with the catalog, the catalog with the index. All go on
 * after the first fault.
 *
 * The store is walked without the lock, for that takes as long as reading every byte; what writers
 * add meanwhile is caught up with from the journal. Then catalog and index are compared under the
 * lock; a reader, who cannot have it, compares again where they moved.
 */
#include "archive/verify.h"
#include "archive/handle.h"
#include "archive/rules.h"
#include "archive/writer.h"
#include "base/map.h"
#include "base/stamp.h"
#include "catalog/record.h"
#include "store/ocfl_validate.h"
#include <stdio.h>

typedef struct {
    Str deposit;
    uint32_t version, reading;  // as the journal says last
    uint64_t seq;               // of the line that says it
    bool in_store;
} Known;

typedef struct {
    Str id, path;
} Stranger;

struct verify {
    struct archive *archive;
    const VerifyRequest *request;
    struct arena *results;
    VerifyAnswer *answer;
    int64_t now;
    bool locked;         // by this verify
    bool journal_whole;  // every line of it was read
    LIST_OF(Known) known;
    struct map *by_id;            // deposit or seal object: index into known plus 1; of a seal 0
    struct map *by_path;          // the same, by where the object stands
    LIST_OF(Stranger) strangers;  // objects that the journal did not name
    struct map *rows;             // document id: reading << 2 | visibility, as the index says
    uint64_t last_seq, done;
    uint64_t catalog_at, engine_at;  // the journal line that each has come to
    Buf checks;
    LIST_OF(Known) checked;  // deposit; in_store: sound
};

/* Findings that are told and are no damage. */
static const char *const no_damage[] = {"orphaned-act", "not-read", "behind", "not-noted",
                                        "older-rules"};

static bool is_damage(const VerifyFinding *finding) {
    for (size_t i = 0; i < sizeof no_damage / sizeof *no_damage; i++)
        if (str_is(finding->code, no_damage[i]))
            return false;
    return true;
}

__attribute__((format(printf, 4, 5))) static void find(struct verify *verify, const char *code,
                                                       Str where, const char *format, ...) {
    char words[480];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(words, sizeof words, format, args);
    va_end(args);
    VerifyFinding *finding = LIST_ADD(verify->results, &verify->answer->findings);
    finding->code = str_from_c(code);
    finding->where = str_copy(verify->results, where);
    finding->detail = str_copy(verify->results, str_from_c(words));
}

/* --- the journal --------------------------------------------------------------------- */

/* The object that a line names: its place among those known, 0 for a seal's. */
static uint64_t *note_object(struct verify *verify, Str id, bool is_deposit) {
    bool is_new;
    uint64_t *at = map_put(verify->by_id, str_copy(verify->results, id), &is_new);
    if (!is_new)
        return at;
    if (is_deposit) {
        Known *known = LIST_ADD(verify->results, &verify->known);
        known->deposit = str_copy(verify->results, id);
        *at = verify->known.n;
    }
    *map_put(verify->by_path, ocfl_root_object_path(verify->archive->root, id, verify->results),
             NULL) = *at;
    return at;
}

static void note_deposit(struct verify *verify, const JournalLine *line) {
    const uint64_t *at = note_object(verify, line->deposit, true);
    if (*at == 0)
        return;
    Known *known = &verify->known.p[*at - 1];
    known->version = line->version;
    if (line->reading > 0) /* else the one before stays in force */
        known->reading = line->reading;
    known->seq = line->seq;
}

static bool note_line(void *context, uint64_t seq, Str text, Fail *fail) {
    struct verify *verify = context;
    struct arena *scratch = arena_create();
    JournalLine line;
    verify->last_seq = seq;
    verify->answer->lines++;
    if (!journal_line_parse(text, scratch, &line, fail))
        find(verify, "journal", str_format(scratch, "line %llu", (unsigned long long)seq), "%s",
             fail->message);
    else if (line.kind == JOURNAL_DEPOSIT || line.kind == JOURNAL_READING)
        note_deposit(verify, &line);
    else if (line.kind == JOURNAL_SEAL)
        (void)note_object(verify, line.object, false);
    else if (line.kind == JOURNAL_ACT)
        verify->answer->acts++;
    arena_destroy(scratch);
    return true;
}

/* Lines from where the last look ended. */
static bool read_journal(struct verify *verify, Fail *fail) {
    struct archive *archive = verify->archive;
    struct journal *journal;
    Fail told;
    if (!journal_open(archive->paths.journal, archive->root, false, &journal, fail))
        return false;
    if (!journal_each(journal, verify->last_seq + 1, note_line, verify, &told)) {
        verify->journal_whole = false;
        find(verify, "journal", STR("journal"), "%s", told.message);
    }
    journal_close(journal);
    return true;
}

/* --- the store ----------------------------------------------------------------------- */

static void note_check(struct verify *verify, Str id, uint32_t version,
                       const OcflFaultList *faults) {
    bool sound = !ocfl_validate_has_error(faults);
    *LIST_ADD(verify->results, &verify->checked) = (Known){.deposit = id, .in_store = sound};
    if (verify->request->quick)
        return;
    struct arena *scratch = arena_create();
    JournalCheck check = {.time = verify->now, .deposit = id, .version = version, .sound = sound};
    for (size_t i = 0; i < faults->n; i++)
        str_list_add(scratch, &check.faults, faults->p[i].code);
    journal_line_print_check(&check, scratch);
    buf_str(&verify->checks, check.line);
    buf_char(&verify->checks, '\n');
    arena_destroy(scratch);
}

static bool check_object(void *context, Str id, Str path, Fail *fail) {
    struct verify *verify = context;
    struct arena *scratch = arena_create();
    OcflFaultList faults = {0};
    const uint64_t *at = map_find(verify->by_path, path);
    Known *known = at != NULL && *at > 0 ? &verify->known.p[*at - 1] : NULL;
    Str where = known != NULL ? known->deposit : id.n > 0 ? id : path;
    bool ok = ocfl_validate_object(path, !verify->request->quick, scratch, &faults, fail);
    for (size_t i = 0; ok && i < faults.n; i++)
        if (faults.p[i].code.n > 0 && faults.p[i].code.p[0] == 'E')
            find(verify, "fixity", where, "%.*s %.*s: %.*s; restore the object from a second copy",
                 STR_ARG(faults.p[i].code), STR_ARG(faults.p[i].where),
                 STR_ARG(faults.p[i].detail));
    if (ok && id.n == 0 && !ocfl_validate_has_error(&faults))
        find(verify, "store", where,
             "%.*s holds another object than the one that belongs there; restore it from a second "
             "copy",
             STR_ARG(path));
    verify->answer->objects += ok;
    if (ok && at == NULL)
        *LIST_ADD(verify->results, &verify->strangers) =
            (Stranger){str_copy(verify->results, where), str_copy(verify->results, path)};
    if (ok && known != NULL) {
        known->in_store = true;
        note_check(verify, known->deposit, known->version, &faults);
    }
    arena_destroy(scratch);
    if (verify->request->progress != NULL)
        verify->request->progress(verify->request->context, ++verify->done, verify->known.n);
    return ok;
}

/* What writers added since the walk stands in the journal by now, or it is a stranger. */
static void check_store(struct verify *verify) {
    for (size_t i = 0; i < verify->known.n; i++) {
        Known *known = &verify->known.p[i];
        if (!known->in_store && ocfl_root_has(verify->archive->root, known->deposit))
            known->in_store = true;
        if (!known->in_store)
            find(verify, "store", known->deposit,
                 "the journal names this object and the store has it not; restore it from a "
                 "second copy");
    }
    for (size_t i = 0; verify->journal_whole && i < verify->strangers.n; i++)
        if (map_find(verify->by_path, verify->strangers.p[i].path) == NULL)
            find(verify, "store", verify->strangers.p[i].id,
                 "the journal does not name this object; it is kept and not listed");
}

/* --- the catalog --------------------------------------------------------------------- */

static void check_listed(struct verify *verify, const Known *known) {
    struct arena *scratch = arena_create();
    DepositRow row;
    Fail fail;
    if (known->seq > verify->catalog_at) {
        arena_destroy(scratch); /* the catalog is behind, which is told once */
        return;
    }
    if (!catalog_deposit(verify->archive->catalog, known->deposit, scratch, &row, &fail))
        find(verify, "catalog", known->deposit,
             "not listed (%s); fonds rebuild makes the catalog again", fail.message);
    else if (row.version != known->version || row.reading != known->reading)
        find(verify, "catalog", known->deposit,
             "listed as version %u, reading %u, the journal says %u and %u; fonds rebuild",
             row.version, row.reading, known->version, known->reading);
    else if (row.failure.n > 0)
        find(verify, "not-read", known->deposit, "%.*s: %.*s; fonds add --retry-failed tries again",
             STR_ARG(row.received_as), STR_ARG(row.failure));
    arena_destroy(scratch);
}

/* A deposit that the catalog lists, and no line of the journal names. */
static bool check_named(void *context, Str id, Fail *fail) {
    struct verify *verify = context;
    (void)fail;
    if (map_find(verify->by_id, id) == NULL)
        find(verify, "catalog", id,
             "listed, and the journal does not name it; fonds rebuild makes the catalog again");
    return true;
}

static bool check_acts(struct verify *verify, Fail *fail) {
    ActList orphans = {0};
    if (!catalog_orphaned_acts(verify->archive->catalog, verify->results, &orphans, fail))
        return false;
    for (size_t i = 0; i < orphans.n; i++)
        find(verify, "orphaned-act",
             orphans.p[i].document.n > 0 ? orphans.p[i].document : orphans.p[i].on_event,
             "act %llu (%.*s): its target is not there; it is kept",
             (unsigned long long)orphans.p[i].seq, STR_ARG(orphans.p[i].kind_name));
    return true;
}

/* --- the index ----------------------------------------------------------------------- */

static bool note_row(void *context, Str id, uint32_t reading, Visibility visibility,
                     uint64_t text_hash, Fail *fail) {
    struct verify *verify = context;
    (void)text_hash;
    (void)fail;
    *map_put(verify->rows, str_copy(verify->results, id), NULL) =
        (uint64_t)reading << 2 | (uint64_t)visibility;
    return true;
}

static bool check_row(void *context, const DocumentRow *row, Fail *fail) {
    struct verify *verify = context;
    (void)fail;
    const uint64_t *indexed = map_find(verify->rows, row->id);
    bool wanted = row->state == STATE_VISIBLE || row->state == STATE_WITHDRAWN;
    Visibility visibility = row->state == STATE_WITHDRAWN ? VISIBLE_WITHDRAWN : VISIBLE_YES;
    verify->answer->documents++;
    if (verify->engine_at != verify->catalog_at)
        return true; /* told once */
    if (wanted && indexed == NULL)
        find(verify, "index", row->id, "not in the index; fonds rebuild makes it again");
    else if (!wanted && indexed != NULL)
        find(verify, "index", row->id,
             "in the index, though it is gone; fonds rebuild makes it again");
    else if (wanted && *indexed != ((uint64_t)row->reading << 2 | (uint64_t)visibility))
        find(verify, "index", row->id, "the index has reading %llu, the catalog %u; fonds rebuild",
             (unsigned long long)(*indexed >> 2), row->reading);
    return true;
}

/* A crash or a full disk may leave one of them behind; nothing is lost by that. */
static void check_watermarks(struct verify *verify) {
    verify->catalog_at = catalog_watermark(verify->archive->catalog);
    verify->engine_at = engine_watermark(verify->archive->engine);
    if (verify->catalog_at < verify->last_seq)
        find(verify, "behind", STR("catalog.db"),
             "is at line %llu of the journal's %llu; whatever writes next brings it forward",
             (unsigned long long)verify->catalog_at, (unsigned long long)verify->last_seq);
    else if (verify->catalog_at > verify->last_seq)
        find(verify, "catalog", STR("catalog.db"),
             "is at line %llu and the journal ends at %llu; restore the journal",
             (unsigned long long)verify->catalog_at, (unsigned long long)verify->last_seq);
    if (verify->engine_at < verify->catalog_at)
        find(verify, "behind", STR("index"),
             "is at line %llu of the journal's %llu; whatever writes next brings it forward",
             (unsigned long long)verify->engine_at, (unsigned long long)verify->last_seq);
}

static void check_rules(struct verify *verify) {
    if (catalog_rules(verify->archive->catalog) != rules_digest())
        find(verify, "older-rules", STR("catalog.db"),
             "was made by another version's rules; fonds rebuild reads by today's, and says what "
             "changed");
}

/* Rows of documents that the catalog does not have. */
static bool check_strange_rows(struct verify *verify, Fail *fail) {
    if (verify->engine_at != verify->catalog_at)
        return true;
    for (size_t i = 0; i < map_count(verify->rows); i++) {
        struct arena *scratch = arena_create();
        DocumentRow row;
        Str id;
        uint64_t what;
        Fail why;
        map_at(verify->rows, i, &id, &what);
        bool listed = catalog_row(verify->archive->catalog, id, scratch, &row, &why);
        arena_destroy(scratch);
        if (!listed && why.code != FAIL_MISSING) {
            *fail = why;
            return false;
        }
        if (!listed)
            find(verify, "index", id,
                 "in the index and not in the catalog; fonds rebuild makes both again");
    }
    return true;
}

/* --- all of it ----------------------------------------------------------------------- */

static bool write_checks(struct verify *verify, Fail *fail) {
    struct archive *archive = verify->archive;
    if (verify->checks.n == 0)
        return true;
    bool ok = journal_add_check(archive->journal, buf_as_str(&verify->checks), fail) &&
              catalog_begin(archive->catalog, fail);
    for (size_t i = 0; ok && i < verify->checked.n; i++)
        ok = record_check(archive->catalog, verify->checked.p[i].deposit, verify->now,
                          verify->checked.p[i].in_store, fail);
    ok = ok && catalog_commit(archive->catalog, catalog_watermark(archive->catalog), fail);
    if (!ok)
        catalog_rollback(archive->catalog);
    return ok;
}

static bool compare_once(struct verify *verify, Fail *fail) {
    struct archive *archive = verify->archive;
    verify->rows = map_create(verify->results);
    verify->answer->documents = 0;
    check_watermarks(verify);
    check_rules(verify);
    for (size_t i = 0; i < verify->known.n; i++)
        check_listed(verify, &verify->known.p[i]);
    return (!verify->journal_whole ||
            browse_each_deposit(archive->catalog, check_named, verify, fail)) &&
           check_acts(verify, fail) && engine_each(archive->engine, note_row, verify, fail) &&
           browse_each_document(archive->catalog, check_row, verify, fail) &&
           check_strange_rows(verify, fail);
}

/* Catalog and index with the journal; again, where a writer came in between. */
static bool compare(struct verify *verify, Fail *fail) {
    enum { TRIES = 3 };
    size_t before = verify->answer->findings.n;
    for (int i = 0; i < TRIES; i++) {
        verify->answer->findings.n = before;
        if (!read_journal(verify, fail) || !compare_once(verify, fail))
            return false;
        if (verify->locked || (catalog_watermark(verify->archive->catalog) == verify->catalog_at &&
                               engine_watermark(verify->archive->engine) == verify->engine_at))
            break;
    }
    return true;
}

static void check_databases(struct verify *verify) {
    Fail told;
    if (verify->request->quick)
        return;
    if (!catalog_check(verify->archive->catalog, &told))
        find(verify, "catalog", STR("catalog.db"), "%s; fonds rebuild makes it again",
             told.message);
    if (!engine_check(verify->archive->engine, &told))
        find(verify, "index", STR("index"), "%s; fonds rebuild makes it again", told.message);
}

static bool check_all(struct verify *verify, Fail *fail) {
    struct archive *archive = verify->archive;
    Fail told;
    /*
     * What a writer who died or found the disk full left behind is finished first; where that is
     * not possible now, it is told what is behind.
     */
    if (archive->mode == ARCHIVE_WRITE && writer_begin(archive, "fonds verify", &told))
        writer_end(archive);
    if (!read_journal(verify, fail) || !ocfl_root_each(archive->root, check_object, verify, fail))
        return false;
    check_databases(verify);
    if (archive->mode == ARCHIVE_WRITE) {
        verify->locked = writer_begin(archive, "fonds verify", &told);
        if (!verify->locked && !verify->request->quick)
            find(verify, "not-noted", STR("journal/checks"), "%s", told.message);
    }
    bool ok = compare(verify, fail);
    if (ok)
        check_store(verify);
    if (ok && verify->locked && !write_checks(verify, &told))
        find(verify, "not-noted", STR("journal/checks"), "%s", told.message);
    writer_end(archive);
    return ok;
}

bool verify_run(struct archive *archive, const VerifyRequest *request, struct arena *results,
                VerifyAnswer *answer, Fail *fail) {
    *answer = (VerifyAnswer){0};
    struct verify verify = {.archive = archive,
                            .request = request,
                            .results = results,
                            .answer = answer,
                            .now = stamp_now(),
                            .journal_whole = true};
    verify.by_id = map_create(results);
    verify.by_path = map_create(results);
    bool ok = check_all(&verify, fail);
    for (size_t i = 0; i < answer->findings.n; i++)
        answer->damaged |= is_damage(&answer->findings.p[i]);
    buf_free(&verify.checks);
    return ok;
}
