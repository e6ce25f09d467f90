/*
 * The new catalog and index grow in rebuild/ inside the archive's folder, and are put in place
 * under the lock: first the index, by one exchange, then the catalog. In between a crash leaves an
 * old and a new one, whose watermarks the next writer brings together; or, for the instant in which
 * the old catalog is away and the new one not there yet, no catalog, and rebuild is what to do.
 * That instant is wanted: SQLite finds -wal and -shm by the name of the database, so they may
 * change only while none has that name. Whoever has the old ones open goes on reading them; the
 * reading room looks at the catalog's inode, writers at both (handle_refresh).
 */
#include "archive/rebuild.h"
#include "archive/faults.h"
#include "archive/forward.h"
#include "archive/handle.h"
#include "archive/rule_change.h"
#include "archive/rules.h"
#include "archive/word_sums.h"
#include "catalog/record.h"
#include <unistd.h>

struct rebuild {
    ArchivePaths paths, fresh;
    struct arena *arena;
    Config config;
    int lock;
    struct ocfl_root *root;
    struct journal *journal;
    struct catalog *catalog;
    struct engine *engine;
};

static bool open_kept(struct rebuild *rebuild, Fail *fail) {
    Str holder, note = str_format(rebuild->arena, "process %ld (fonds rebuild)", (long)getpid());
    if (!file_lock(rebuild->paths.lock, note, &rebuild->lock, rebuild->arena, &holder, fail)) {
        rebuild->lock = -1;
        return fail->code == FAIL_BUSY
                   ? fail_set(
                         fail, FAIL_BUSY,
                         "another writer holds this archive: %.*s; wait for it, then try again",
                         STR_ARG(holder))
                   : false;
    }
    return ocfl_root_open(rebuild->paths.store, &rebuild->root, fail) &&
           journal_open(rebuild->paths.journal, rebuild->root, true, &rebuild->journal, fail) &&
           ocfl_commit_recover(rebuild->root, rebuild->journal, rebuild->paths.staging, fail);
}

static bool make_fresh(struct rebuild *rebuild, Fail *fail) {
    return file_remove_tree(rebuild->fresh.folder, fail) &&
           file_make_folders(rebuild->fresh.index, fail) &&
           catalog_make(rebuild->fresh.catalog, rules_digest(), fail) &&
           engine_make(rebuild->fresh.index, fail) &&
           catalog_open(rebuild->fresh.catalog, true, &rebuild->catalog, fail) &&
           engine_open(rebuild->fresh.index, true, &rebuild->engine, fail);
}

static bool fill(struct rebuild *rebuild, const RebuildRequest *request, struct arena *results,
                 RebuildCount *count, Fail *fail) {
    ForwardOrder order = {
        .root = rebuild->root,
        .journal = rebuild->journal,
        .catalog = rebuild->catalog,
        .engine = rebuild->engine,
        .jobs = {.config = rebuild->config},
        .workers = request->workers,
        .progress = request->progress,
        .context = request->context,
        .go_on = true,
        .results = results,
    };
    FaultsOrder faults = {.catalog_path = rebuild->fresh.catalog,
                          .sums_path = word_sums_path(rebuild->fresh.index, rebuild->arena),
                          .catalog = rebuild->catalog,
                          .engine = rebuild->engine,
                          .analyzer = analyzer_create(),
                          .workers = request->workers,
                          .progress = request->faults,
                          .context = request->context};
    bool ok = forward_to(&order, fail);
    if (ok && rebuild->config.faults != 0)
        faults_all(&faults);
    analyzer_destroy(faults.analyzer);
    count->damaged = order.damaged;
    count->lines = order.lines;
    count->documents = order.documents;
    return ok;
}

static bool note_check(void *context, uint64_t seq, Str line, Fail *fail) {
    struct rebuild *rebuild = context;
    ArenaMark mark = arena_mark(rebuild->arena);
    JournalCheck check;
    (void)seq;
    bool ok = journal_line_parse_check(line, rebuild->arena, &check, fail) &&
              record_check(rebuild->catalog, check.deposit, check.time, check.sound, fail);
    arena_reset(rebuild->arena, mark);
    return ok;
}

/* Fixity checks stand apart from the numbered lines; the catalog shows the last of each deposit. */
static bool fill_checks(struct rebuild *rebuild, Fail *fail) {
    return catalog_begin(rebuild->catalog, fail) &&
           journal_each_check(rebuild->journal, note_check, rebuild, fail) &&
           catalog_commit(rebuild->catalog, catalog_watermark(rebuild->catalog), fail);
}

/* What rules say now and did not say before; of an old catalog that cannot be read, nothing. */
static bool report(struct rebuild *rebuild, struct arena *results, RebuildCount *count,
                   Fail *fail) {
    struct catalog *before = NULL;
    Fail unreadable;
    if (!catalog_open(rebuild->paths.catalog, false, &before, &unreadable))
        return true;
    bool ok = rule_change_list(before, rebuild->catalog, results, &count->changed, fail);
    catalog_close(before);
    return ok;
}

static bool put_index_in_place(const struct rebuild *rebuild, Fail *fail) {
    return file_exists(rebuild->paths.index)
               ? file_exchange(rebuild->fresh.index, rebuild->paths.index, fail)
               : file_rename(rebuild->fresh.index, rebuild->paths.index, fail);
}

/* The two files beside the database, empty as it was closed, are there for those who may only read.
 */
static bool put_catalog_in_place(const struct rebuild *rebuild, Fail *fail) {
    static const char *const sides[] = {"-wal", "-shm"};
    struct arena *arena = rebuild->arena;
    Str old = file_join(arena, rebuild->fresh.folder, STR("catalog-before.db"));
    if (file_exists(rebuild->paths.catalog) && !file_rename(rebuild->paths.catalog, old, fail))
        return false;
    for (size_t i = 0; i < 2; i++) {
        Str from = str_format(arena, "%.*s%s", STR_ARG(rebuild->fresh.catalog), sides[i]);
        Str to = str_format(arena, "%.*s%s", STR_ARG(rebuild->paths.catalog), sides[i]);
        if (!file_remove_tree(to, fail) || (file_exists(from) && !file_rename(from, to, fail)))
            return false;
    }
    return file_rename(rebuild->fresh.catalog, rebuild->paths.catalog, fail);
}

static bool put_in_place(struct rebuild *rebuild, Fail *fail) {
    catalog_close(rebuild->catalog);
    engine_close(rebuild->engine);
    rebuild->catalog = NULL;
    rebuild->engine = NULL;
    return put_index_in_place(rebuild, fail) && put_catalog_in_place(rebuild, fail) &&
           file_sync_folder(rebuild->paths.folder, fail) &&
           file_remove_tree(rebuild->fresh.folder, fail);
}

bool rebuild_run(Str folder, const RebuildRequest *request, struct arena *results,
                 RebuildCount *count, Fail *fail) {
    struct rebuild rebuild = {.arena = arena_create(), .lock = -1};
    *count = (RebuildCount){0};
    rebuild.paths = handle_paths(folder, rebuild.arena);
    rebuild.fresh = handle_paths(file_join(rebuild.arena, folder, STR("rebuild")), rebuild.arena);
    bool ok = config_read(rebuild.paths.conf, rebuild.arena, &rebuild.config, fail) &&
              open_kept(&rebuild, fail) && make_fresh(&rebuild, fail) &&
              fill(&rebuild, request, results, count, fail) && fill_checks(&rebuild, fail) &&
              report(&rebuild, results, count, fail) && put_in_place(&rebuild, fail);
    catalog_close(rebuild.catalog);
    engine_close(rebuild.engine);
    journal_close(rebuild.journal);
    ocfl_root_close(rebuild.root);
    if (rebuild.lock >= 0)
        file_unlock(rebuild.lock);
    arena_destroy(rebuild.arena);
    return ok;
}
