/*
 * A group becomes part of the archive in one instant: when its list, durable, gets its name. Before
 * that nothing of it is in the root; after that everything still to be done can be done again from
 * the list, by whoever comes next. Each action here may therefore be met half done and is written
 * so that doing it twice does no harm. Giving up, too, has its instant: the list gets the name of
 * an undoing.
 *
 * Objects are staged side by side and only then get tuple folders: what is made in staging must be
 * unmade there, and taking a folder away is the dearest thing that many disks do.
 */
#include "store/ocfl_commit.h"
#include "base/file.h"
#include "base/log.h"
#include "store/disk.h"
#include "store/ocfl_object.h"
#include <stdlib.h>

enum { LIST_BYTES = 1 << 30, SIDECAR_BYTES = 4096 };

/* An object of the group with its folder, relative to the root. */
typedef struct {
    GroupObject object;
    Str place;
} Placed;

typedef struct {
    struct ocfl_root *root;
    struct journal *journal;
    Str staging;
    struct arena *scratch;
    Placed *objects;  // new ones first, then by place
    size_t n, new_count;
    Str lines;   // of the journal
    bool again;  // a crash came before: what is not staged any more was moved then
} Commit;

static Str list_path(const struct journal *journal, const char *end, struct arena *results) {
    return str_format(results, "%.*s/group%s", STR_ARG(journal_folder(journal)), end);
}

Str ocfl_commit_stage(const struct ocfl_root *root, Str staging, Str id, uint32_t version,
                      struct arena *results) {
    Str name = file_name(ocfl_root_place(root, id, results));
    return str_format(results, "%.*s/%s/%.*s", STR_ARG(staging), version == 1 ? "new" : "next",
                      STR_ARG(name));
}

bool ocfl_commit_clear(Str staging, Fail *fail) {
    struct arena *scratch = arena_create();
    bool ok = disk_remove_tree(file_join(scratch, staging, STR("new")), fail) &&
              disk_remove_tree(file_join(scratch, staging, STR("next")), fail);
    arena_destroy(scratch);
    return ok;
}

static int new_first_by_place(const void *a, const void *b) {
    const Placed *x = a, *y = b;
    bool x_new = x->object.version == 1, y_new = y->object.version == 1;
    return x_new != y_new ? (x_new ? -1 : 1) : str_compare(x->place, y->place);
}

static Commit begin(struct ocfl_root *root, struct journal *journal, Str staging,
                    const GroupList *list) {
    Commit commit = {.root = root,
                     .journal = journal,
                     .staging = staging,
                     .scratch = arena_create(),
                     .n = list->objects.n,
                     .lines = list->lines};
    commit.objects = ARENA_ARRAY(commit.scratch, Placed, list->objects.n + 1);
    for (size_t i = 0; i < commit.n; i++) {
        GroupObject object = list->objects.p[i];
        commit.objects[i] = (Placed){object, ocfl_root_place(root, object.id, commit.scratch)};
        commit.new_count += object.version == 1;
    }
    qsort(commit.objects, commit.n, sizeof *commit.objects, new_first_by_place);
    return commit;
}

static void end(Commit *commit) {
    arena_destroy(commit->scratch);
}

/* Makes the folders above an object's place, where the root lacks them. */
static bool make_tuples(const Commit *commit, Str place, Fail *fail) {
    for (size_t i = 0; i < place.n; i++) {
        if (place.p[i] != '/')
            continue;
        Str folder =
            file_join(commit->scratch, ocfl_root_folder(commit->root), str_slice(place, 0, i));
        if (!disk_need_folder(str_to_c(commit->scratch, folder), fail))
            return false;
    }
    return true;
}

static bool move(Str from, Str to, DiskMove *how, Fail *fail) {
    struct arena *scratch = arena_create();
    bool ok = disk_move(str_to_c(scratch, from), str_to_c(scratch, to), how, fail);
    arena_destroy(scratch);
    return ok;
}

/* Moves what was staged; that it is gone is right only where a crash came before. */
static bool move_staged(const Commit *commit, Str from, Str to, DiskMove *how, Fail *fail) {
    return move(from, to, how, fail) &&
           (*how != DISK_NO_SOURCE || commit->again ||
            fail_set(fail, FAIL_MISSING, "%.*s is gone: somebody else writes there",
                     STR_ARG(from)));
}

/*
 * Puts the new objects into place. They are sorted, so a tuple folder is made once for all that
 * stand in it.
 */
static bool place_new(const Commit *commit, Fail *fail) {
    Str root = ocfl_root_folder(commit->root), tuples = {0};
    for (size_t i = 0; i < commit->new_count; i++) {
        const Placed *placed = &commit->objects[i];
        ArenaMark mark = arena_mark(commit->scratch);
        bool ok = str_equal(file_folder(placed->place), tuples) ||
                  make_tuples(commit, placed->place, fail);
        tuples = file_folder(placed->place);
        Str staged =
            ocfl_commit_stage(commit->root, commit->staging, placed->object.id, 1, commit->scratch);
        DiskMove how;
        ok = ok && move_staged(commit, staged, file_join(commit->scratch, root, placed->place),
                               &how, fail);
        arena_reset(commit->scratch, mark);
        if (!ok)
            return false;
        if (how == DISK_IN_THE_WAY)
            return fail_set(fail, FAIL_CORRUPT, "%.*s stands in the root already",
                            STR_ARG(placed->place));
    }
    return true;
}

static const char *const inventory_files[] = {"inventory.json", "inventory.json.sha512"};

/* Puts a new version beside the older ones, then its inventory in place of theirs. */
static bool place_version(const Commit *commit, const Placed *placed, Fail *fail) {
    struct arena *scratch = arena_create();
    Str staged = ocfl_commit_stage(commit->root, commit->staging, placed->object.id,
                                   placed->object.version, scratch);
    Str home = file_join(scratch, ocfl_root_folder(commit->root), placed->place);
    Str version = str_format(scratch, "v%u", placed->object.version);
    DiskMove how;
    bool ok = move_staged(commit, file_join(scratch, staged, version),
                          file_join(scratch, home, version), &how, fail);
    if (ok && how == DISK_IN_THE_WAY)
        ok = fail_set(fail, FAIL_CORRUPT, "%.*s has %.*s already", STR_ARG(home), STR_ARG(version));
    for (size_t i = 0; ok && i < 2; i++) {
        Str name = str_from_c(inventory_files[i]);
        ok = move_staged(commit, file_join(scratch, staged, name), file_join(scratch, home, name),
                         &how, fail);
    }
    arena_destroy(scratch);
    return ok;
}

static bool place_all(const Commit *commit, Fail *fail) {
    if (!place_new(commit, fail))
        return false;
    for (size_t i = commit->new_count; i < commit->n; i++)
        if (!place_version(commit, &commit->objects[i], fail))
            return false;
    return true;
}

/*
 * After a crash: every object of the list stands in the root with the inventory that the list says.
 */
static bool check_placed(const Commit *commit, Fail *fail) {
    for (size_t i = 0; i < commit->n; i++) {
        struct arena *scratch = arena_create();
        Str sidecar,
            path = file_join(scratch, ocfl_root_folder(commit->root), commit->objects[i].place);
        bool ok = file_read(file_join(scratch, path, STR("inventory.json.sha512")), SIDECAR_BYTES,
                            scratch, &sidecar, fail) &&
                  (str_starts(sidecar, commit->objects[i].object.inventory) ||
                   fail_set(fail, FAIL_CORRUPT, "%.*s is not as its group left it", STR_ARG(path)));
        arena_destroy(scratch);
        if (!ok)
            return false;
    }
    return true;
}

/* Takes the tuple folders above an object away as far as they are empty. */
static bool remove_empty_tuples(const Commit *commit, Str place, Fail *fail) {
    bool gone = true;
    for (Str tuple = file_folder(place); gone && !str_is(tuple, "."); tuple = file_folder(tuple)) {
        ArenaMark mark = arena_mark(commit->scratch);
        Str path = file_join(commit->scratch, ocfl_root_folder(commit->root), tuple);
        bool ok = disk_remove_empty(str_to_c(commit->scratch, path), &gone, fail);
        arena_reset(commit->scratch, mark);
        if (!ok)
            return false;
    }
    return true;
}

static bool undo_version(const Commit *commit, const Placed *placed, Fail *fail) {
    struct arena *scratch = arena_create();
    Str staged = ocfl_commit_stage(commit->root, commit->staging, placed->object.id,
                                   placed->object.version, scratch);
    Str home = file_join(scratch, ocfl_root_folder(commit->root), placed->place);
    bool ok = true;
    for (size_t i = 0; ok && i < 2; i++) {
        Str name = str_from_c(inventory_files[i]);
        DiskMove how;
        ok = move(str_format(scratch, "%.*s/old/%s", STR_ARG(staged), inventory_files[i]),
                  file_join(scratch, home, name), &how, fail);
    }
    Str version = str_format(scratch, "v%u", placed->object.version);
    ok = ok && disk_remove_tree(file_join(scratch, home, version), fail);
    arena_destroy(scratch);
    return ok;
}

static bool undo_all(const Commit *commit, Fail *fail) {
    bool ok = true;
    for (size_t i = 0; ok && i < commit->new_count; i++) {
        ArenaMark mark = arena_mark(commit->scratch);
        Str place = commit->objects[i].place;
        ok = disk_remove_tree(file_join(commit->scratch, ocfl_root_folder(commit->root), place),
                              fail) &&
             remove_empty_tuples(commit, place, fail);
        arena_reset(commit->scratch, mark);
    }
    for (size_t i = commit->new_count; ok && i < commit->n; i++)
        ok = undo_version(commit, &commit->objects[i], fail);
    return ok;
}

static bool sync_root(const Commit *commit, Fail *fail) {
    return disk_sync_system(str_to_c(commit->scratch, ocfl_root_folder(commit->root)), fail);
}

static bool sync_journal_folder(const Commit *commit, Fail *fail) {
    return disk_sync_path(str_to_c(commit->scratch, journal_folder(commit->journal)), fail);
}

/* Renames the list, durably: the instant in which a group is decided. */
static bool name_list(const Commit *commit, const char *from, const char *to, Fail *fail) {
    DiskMove how;
    return move(list_path(commit->journal, from, commit->scratch),
                list_path(commit->journal, to, commit->scratch), &how, fail) &&
           (how == DISK_MOVED || fail_set(fail, FAIL_IO, "the group's list is not there")) &&
           sync_journal_folder(commit, fail);
}

/* Removes the list, durably: the group is over. */
static bool remove_list(const Commit *commit, const char *end_of_name, Fail *fail) {
    Str path = list_path(commit->journal, end_of_name, commit->scratch);
    return disk_remove(str_to_c(commit->scratch, path), fail) && sync_journal_folder(commit, fail);
}

/* The seq of the first journal line of the group; 0 where it has none. */
static bool first_seq(const Commit *commit, uint64_t *seq, Fail *fail) {
    Str line, rest = commit->lines;
    *seq = 0;
    return !str_next_line(&rest, &line) || journal_seq(line, seq, fail);
}

static bool finish_undoing(const Commit *commit, Fail *fail) {
    uint64_t seq;
    return undo_all(commit, fail) && sync_root(commit, fail) && first_seq(commit, &seq, fail) &&
           (seq == 0 || journal_undo(commit->journal, seq, fail)) &&
           remove_list(commit, ".undo", fail) && ocfl_commit_clear(commit->staging, fail);
}

/* Steps 2 to 4 of docs/formats/store.md: everything durable, then decided. */
static bool decide(const Commit *commit, const GroupList *list, Fail *fail) {
    Buf text = {0};
    group_list_print(list, &text);
    const char *path =
        str_to_c(commit->scratch, list_path(commit->journal, ".tmp", commit->scratch));
    bool ok = disk_remove(path, fail) && disk_write(path, buf_as_str(&text), fail);
    buf_free(&text);
    FileState store, journal;
    ok = ok && file_state(commit->staging, true, &store, fail) &&
         file_state(journal_folder(commit->journal), true, &journal, fail) &&
         disk_sync_system(str_to_c(commit->scratch, commit->staging), fail);
    if (ok && store.device != journal.device)
        ok = disk_sync_path(path, fail);
    return ok && name_list(commit, ".tmp", "", fail);
}

/*
 * The group did not come about: the list becomes an undoing, which is then done; `fail` keeps the
 * first reason. Where that fails too, nothing may follow in the journal until somebody has finished
 * it.
 */
static void give_up(const Commit *commit, Fail *fail) {
    Fail second;
    bool ok;
    if (file_exists(list_path(commit->journal, "", commit->scratch)))
        ok = name_list(commit, "", ".undo", &second) && finish_undoing(commit, &second);
    else
        ok = ocfl_commit_clear(commit->staging, &second) && remove_list(commit, ".tmp", &second);
    if (ok)
        return;
    journal_doubt(commit->journal);
    fail_add(fail, "not all could be undone yet (%s), the next start will do it; first",
             second.message);
}

bool ocfl_commit_run(struct ocfl_root *root, struct journal *journal, Str staging,
                     const GroupList *list, Fail *fail) {
    Commit commit = begin(root, journal, staging, list);
    bool ok = decide(&commit, list, fail) && place_all(&commit, fail) &&
              journal_append(journal, list->lines, fail);
    if (!ok) {
        give_up(&commit, fail);
        end(&commit);
        return fail_add(fail, "a group of %zu objects was not kept", list->objects.n);
    }
    /*
     * The group is kept, whatever happens now: while its list stands, recovery brings the rest
     * about.
     */
    Fail later;
    if (!sync_root(&commit, &later) || !remove_list(&commit, "", &later) ||
        !ocfl_commit_clear(staging, &later))
        log_warn("store: a group is kept but not tidied up, reason=%s", later.message);
    end(&commit);
    return true;
}

/* The lines of the list that the journal lacks. */
static bool append_missing(const Commit *commit, Fail *fail) {
    uint64_t first, next = journal_next_seq(commit->journal);
    if (!first_seq(commit, &first, fail))
        return false;
    if (first > next)
        return fail_set(fail, FAIL_CORRUPT,
                        "the journal ends before %llu, the group's lines begin at %llu",
                        (unsigned long long)next, (unsigned long long)first);
    Str line, rest = commit->lines;
    for (uint64_t have = next - first; have > 0 && rest.n > 0; have--)
        (void)str_next_line(&rest, &line);
    return journal_append(commit->journal, rest, fail);
}

/* Reads the list that is called group and `end_of_name`; *found is false where there is none. */
static bool read_list(struct journal *journal, const char *end_of_name, struct arena *results,
                      bool *found, GroupList *list, Fail *fail) {
    Str text, path = list_path(journal, end_of_name, results);
    *found = file_exists(path);
    if (!*found)
        return true;
    return (file_read(path, LIST_BYTES, results, &text, fail) &&
            group_list_parse(text, results, list, fail)) ||
           fail_add(fail, "%.*s", STR_ARG(path));
}

static bool recover(struct ocfl_root *root, struct journal *journal, Str staging,
                    struct arena *scratch, Fail *fail) {
    bool found, ok = true;
    GroupList list;
    if (!read_list(journal, ".undo", scratch, &found, &list, fail))
        return false;
    if (found) {
        Commit commit = begin(root, journal, staging, &list);
        ok = finish_undoing(&commit, fail);
        end(&commit);
        return ok;
    }
    if (!read_list(journal, "", scratch, &found, &list, fail))
        return false;
    if (found) {
        Commit commit = begin(root, journal, staging, &list);
        commit.again = true;
        ok = place_all(&commit, fail) && check_placed(&commit, fail) &&
             append_missing(&commit, fail) && sync_root(&commit, fail) &&
             remove_list(&commit, "", fail);
        end(&commit);
    }
    return ok;
}

bool ocfl_commit_recover(struct ocfl_root *root, struct journal *journal, Str staging, Fail *fail) {
    struct arena *scratch = arena_create();
    bool ok = recover(root, journal, staging, scratch, fail) && ocfl_commit_clear(staging, fail) &&
              disk_remove(str_to_c(scratch, list_path(journal, ".tmp", scratch)), fail);
    arena_destroy(scratch);
    return ok || fail_add(fail, "recovery after a crash");
}
