/*
 * Four comparisons, each of a truth with what was made from it: objects with their own inventories,
 * the store with the journal, the journal with the catalog, the catalog with the index. All go on
 * after the first fault. Nobody is kept from writing meanwhile; so what looks like disagreement is
 * believed only where the journal, read once more at the end, has nothing later to say of it.
 */
#include "archive/verify.h"
#include "archive/handle.h"
#include "archive/writer.h"
#include "base/log.h"
#include "base/map.h"
#include "base/stamp.h"
#include "catalog/record.h"
#include "store/ocfl_validate.h"
#include <stdio.h>

typedef struct {
    Str deposit;
    uint32_t version, reading, documents;  // as the journal says last
    uint64_t seq;                          // of the line that says it
    bool in_store;
} Known;

struct verify {
    struct archive *archive;
    const VerifyRequest *request;
    struct arena *results;
    VerifyAnswer *answer;
    struct journal *journal;
    LIST_OF(Known) known;
    struct map *by_id;  // deposit or seal object: index into known plus 1; of a seal 0
    struct map *rows;   // document id: reading << 2 | visibility, as the index says
    uint64_t last_seq, done;
    uint64_t catalog_at, engine_at;  // the journal line that each has come to
    Buf checks;
    LIST_OF(Known) checked;  // deposit; in_store: sound
};

/* Findings that are told and are no damage; findings that a writer beside us may have caused. */
static const char *const no_damage[] = {"orphaned-act", "not-read", "behind", "not-noted"};
static const char *const in_passing[] = {"store", "catalog", "index", "behind"};

static bool is_one_of(Str code, const char *const codes[4]) {
    for (size_t i = 0; i < 4; i++)
        if (str_is(code, codes[i]))
            return true;
    return false;
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

static void note_deposit(struct verify *verify, const JournalLine *line) {
    bool is_new;
    Str id = str_copy(verify->results, line->deposit);
    uint64_t *at = map_put(verify->by_id, id, &is_new);
    if (is_new) {
        Known *known = LIST_ADD(verify->results, &verify->known);
        known->deposit = id;
        *at = verify->known.n;
    }
    if (*at == 0)
        return;
    Known *known = &verify->known.p[*at - 1];
    known->version = line->version;
    if (line->reading > 0) /* else the one before stays in force */
        known->reading = line->reading;
    known->documents = line->document_count + line->apparatus_count;
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
        (void)map_put(verify->by_id, str_copy(verify->results, line.object), NULL);
    else if (line.kind == JOURNAL_ACT)
        verify->answer->acts++;
    arena_destroy(scratch);
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
    JournalCheck check = {.time = stamp_now(), .deposit = id, .version = version, .sound = sound};
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
    bool ok = ocfl_validate_object(path, !verify->request->quick, scratch, &faults, fail);
    for (size_t i = 0; ok && i < faults.n; i++)
        if (faults.p[i].code.n > 0 && faults.p[i].code.p[0] == 'E')
            find(verify, "fixity", id, "%.*s %.*s: %.*s; restore the object from a second copy",
                 STR_ARG(faults.p[i].code), STR_ARG(faults.p[i].where),
                 STR_ARG(faults.p[i].detail));
    if (ok) {
        Str kept = str_copy(verify->results, id);
        const uint64_t *at = map_find(verify->by_id, kept);
        verify->answer->objects++;
        if (at == NULL)
            find(verify, "store", kept,
                 "the journal does not name this object; it is kept and not listed");
        else if (*at > 0) {
            verify->known.p[*at - 1].in_store = true;
            note_check(verify, kept, verify->known.p[*at - 1].version, &faults);
        }
    }
    arena_destroy(scratch);
    if (verify->request->progress != NULL)
        verify->request->progress(verify->request->context, ++verify->done, verify->known.n);
    return ok;
}

/* --- the catalog --------------------------------------------------------------------- */

static void check_listed(struct verify *verify, const Known *known) {
    struct arena *scratch = arena_create();
    DepositRow row;
    Fail fail;
    if (!known->in_store)
        find(verify, "store", known->deposit,
             "the journal names this object and the store has it not; restore it from a second "
             "copy");
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

static bool check_acts(struct verify *verify, Fail *fail) {
    ActList orphans = {0};
    if (!catalog_orphaned_acts(verify->archive->catalog, verify->results, &orphans, fail))
        return false;
    for (size_t i = 0; i < orphans.n; i++)
        find(verify, "orphaned-act", orphans.p[i].document,
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

/* --- all of it ----------------------------------------------------------------------- */

static bool write_checks(struct verify *verify, Fail *fail) {
    if (verify->request->quick || verify->checks.n == 0 || verify->archive->mode != ARCHIVE_WRITE)
        return true;
    struct archive *archive = verify->archive;
    if (!writer_begin(archive, "fonds verify", fail))
        return false;
    bool ok = journal_add_check(archive->journal, buf_as_str(&verify->checks), fail) &&
              catalog_begin(archive->catalog, fail);
    for (size_t i = 0; ok && i < verify->checked.n; i++)
        ok = record_check(archive->catalog, verify->checked.p[i].deposit, stamp_now(),
                          verify->checked.p[i].in_store, fail);
    ok = ok && catalog_commit(archive->catalog, catalog_watermark(archive->catalog), fail);
    writer_end(archive);
    return ok;
}

/* A line written since: what was found of its deposit was found in passing. */
static bool forget(void *context, uint64_t seq, Str text, Fail *fail) {
    struct verify *verify = context;
    (void)seq;
    (void)fail;
    for (size_t i = 0; i < verify->answer->findings.n; i++) {
        VerifyFinding *finding = &verify->answer->findings.p[i];
        Str deposit = finding->where, rest;
        size_t at;
        (void)str_cut(finding->where, '.', &deposit, &rest);
        if (is_one_of(finding->code, in_passing) &&
            (str_find(text, deposit, &at) || str_is(finding->code, "behind")))
            finding->code = (Str){NULL, 0};
    }
    return true;
}

/*
 * Reads what the journal says by now, under the lock where that can be had: then no batch is half
 * done.
 */
static void settle(struct verify *verify) {
    struct archive *archive = verify->archive;
    VerifyFindingList *findings = &verify->answer->findings;
    struct journal *journal = NULL;
    Fail fail;
    bool doubtful = false;
    for (size_t i = 0; i < findings->n; i++)
        doubtful = doubtful || is_one_of(findings->p[i].code, in_passing);
    if (!doubtful)
        return;
    bool locked = archive->mode == ARCHIVE_WRITE && writer_begin(archive, "fonds verify", &fail);
    if (!journal_open(archive->paths.journal, archive->root, false, &journal, &fail) ||
        !journal_each(journal, verify->last_seq + 1, forget, verify, &fail))
        log_warn("verify: what was written meanwhile is not known, reason=%s", fail.message);
    journal_close(journal);
    if (locked)
        writer_end(archive);
    size_t kept = 0;
    for (size_t i = 0; i < findings->n; i++)
        if (findings->p[i].code.n > 0)
            findings->p[kept++] = findings->p[i];
    findings->n = kept;
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
    if (!journal_open(archive->paths.journal, archive->root, false, &verify->journal, fail))
        return false;
    verify->catalog_at = catalog_watermark(archive->catalog);
    verify->engine_at = engine_watermark(archive->engine);
    if (!journal_each(verify->journal, 1, note_line, verify, &told))
        find(verify, "journal", STR("journal"), "%s", told.message);
    check_watermarks(verify);
    if (!ocfl_root_each(archive->root, check_object, verify, fail))
        return false;
    for (size_t i = 0; i < verify->known.n; i++)
        check_listed(verify, &verify->known.p[i]);
    return check_acts(verify, fail) && engine_each(archive->engine, note_row, verify, fail) &&
           browse_each_document(archive->catalog, check_row, verify, fail);
}

bool verify_run(struct archive *archive, const VerifyRequest *request, struct arena *results,
                VerifyAnswer *answer, Fail *fail) {
    *answer = (VerifyAnswer){0};
    struct verify verify = {
        .archive = archive, .request = request, .results = results, .answer = answer};
    verify.by_id = map_create(results);
    verify.rows = map_create(results);
    Fail not_noted;
    bool ok = check_all(&verify, fail);
    if (ok)
        settle(&verify);
    if (ok && !write_checks(&verify, &not_noted))
        find(&verify, "not-noted", STR("journal/checks"), "%s", not_noted.message);
    for (size_t i = 0; i < answer->findings.n; i++)
        answer->damaged = answer->damaged || !is_one_of(answer->findings.p[i].code, no_damage);
    journal_close(verify.journal);
    buf_free(&verify.checks);
    return ok;
}
