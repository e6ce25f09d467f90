/*
 * An object is staged as it will stand: content first, then the inventory in the version's folder
 * and again in the object's, each with its sidecar. What costs time at 16,000 objects is the number
 * of system calls, so nothing is asked that is known: folders are made once, files are made to be
 * new, and nothing is synced here.
 */
#include "store/ocfl_group.h"
#include "base/file.h"
#include "base/log.h"
#include "base/map.h"
#include "store/disk.h"
#include "store/ocfl_commit.h"
#include "store/ocfl_object.h"
#include "store/safe_path.h"
#include "text/utf8.h"
#include <string.h>

struct ocfl_group {
    struct arena *arena;  // of the group's life
    struct arena *batch;  // until it is committed
    struct ocfl_root *root;
    struct journal *journal;
    Str staging;
    GroupObjectList objects;
    struct map *ids;
    struct map *stages;  // folders of staging that were made
    uint64_t size_bytes;
};

/* One object on its way. */
typedef struct {
    struct ocfl_group *group;
    struct arena *scratch;  // until put is done
    Str id, home;           // its staged folder
    uint32_t version;
    Str content;              // v1/content
    OcflInventory inventory;  // as it will be
    struct map *before;       // the state of the version before: from a path to its index
    const OcflPathList *before_state;
    Str old_inventory;               // its bytes
    struct map *contents, *folders;  // digests in the manifest; folders that were made
    uint64_t size_bytes;
} Put;

static void start_batch(struct ocfl_group *group) {
    arena_destroy(group->batch);
    group->batch = arena_create();
    group->objects = (GroupObjectList){0};
    group->ids = map_create(group->batch);
    group->stages = map_create(group->batch);
    group->size_bytes = 0;
}

/* Staging is there, on the root's file system. */
static bool check_staging(Str root, Str staging, Fail *fail) {
    FileState a, b;
    if (!file_make_folders(staging, fail) || !file_state(staging, true, &a, fail) ||
        !file_state(root, true, &b, fail))
        return false;
    return a.device == b.device ||
           fail_set(fail, FAIL_INVALID, "%.*s and %.*s must be on one file system",
                    STR_ARG(staging), STR_ARG(root));
}

bool ocfl_group_open(struct ocfl_root *root, struct journal *journal, Str staging,
                     struct ocfl_group **group, Fail *fail) {
    *group = NULL;
    if (!check_staging(ocfl_root_folder(root), staging, fail) ||
        !ocfl_commit_recover(root, journal, staging, fail))
        return false;
    struct arena *arena = arena_create();
    *group = ARENA_NEW(arena, struct ocfl_group);
    **group = (struct ocfl_group){
        .arena = arena, .root = root, .journal = journal, .staging = str_copy(arena, staging)};
    start_batch(*group);
    return true;
}

void ocfl_group_close(struct ocfl_group *group) {
    if (group == NULL)
        return;
    Fail fail;
    if (group->objects.n > 0 && !ocfl_commit_clear(group->staging, &fail))
        log_warn("store: staging is not empty, the next start will see to it, reason=%s",
                 fail.message);
    arena_destroy(group->batch);
    arena_destroy(group->arena);
}

/*
 * Makes the folders of a path below `base`, which is there; `made` knows those that need not be
 * asked for again.
 */
static bool make_folders(struct arena *arena, struct map *made, Str base, Str path, Fail *fail) {
    for (size_t i = 0; i <= path.n; i++) {
        if (i < path.n && path.p[i] != '/')
            continue;
        ArenaMark mark = arena_mark(arena);
        Str folder = file_join(arena, base, str_slice(path, 0, i));
        if (map_find(made, folder) != NULL) {
            arena_reset(arena, mark);
            continue;
        }
        if (!disk_need_folder(str_to_c(arena, folder), fail))
            return false;
        (void)map_put(made, folder, NULL);
    }
    return true;
}

static bool write_in(const Put *put, Str folder, const char *name, Str bytes, Fail *fail) {
    Str path = str_format(put->scratch, "%.*s/%s", STR_ARG(folder), name);
    return disk_write(path.p, bytes, fail);
}

/* --- paths --------------------------------------------------------------------------- */

/* No path twice, none that is a folder of another. `seen` holds 1 for a file, 2 for a folder. */
static bool claim_path(struct map *seen, Str path, Fail *fail) {
    bool is_new;
    uint64_t *what = map_put(seen, path, &is_new);
    if (!is_new)
        return fail_set(fail, FAIL_INVALID, "the path \"%.*s\" is taken twice", STR_ARG(path));
    *what = 1;
    for (size_t i = 0; i < path.n; i++) {
        if (path.p[i] != '/')
            continue;
        uint64_t *folder = map_put(seen, str_slice(path, 0, i), NULL);
        if (*folder == 1)
            return fail_set(fail, FAIL_INVALID, "the path \"%.*s\" lies in a file", STR_ARG(path));
        *folder = 2;
    }
    return true;
}

/* Fills the state's logical paths, escaped; digests come with the files. */
static bool claim_paths(Put *put, const OcflPutList *files, OcflPathList *state, Fail *fail) {
    struct map *seen = map_create(put->scratch);
    for (size_t i = 0; i < files->n; i++) {
        Str path = files->p[i].path;
        if (path.n == 0 || memchr(path.p, '\0', path.n) != NULL)
            return fail_set(fail, FAIL_INVALID, "file %zu has no name that can be kept", i + 1);
        Str escaped = safe_path_escape(put->scratch, path);
        if (!claim_path(seen, escaped, fail))
            return false;
        *LIST_ADD(put->scratch, state) = (OcflPath){.path = escaped};
    }
    return true;
}

/* --- files --------------------------------------------------------------------------- */

static bool find_kept(const Put *put, Str path, Str *sha512, Fail *fail) {
    const uint64_t *at = map_find(put->before, path);
    if (at == NULL)
        return fail_set(fail, FAIL_MISSING, "there is no \"%.*s\" to keep", STR_ARG(path));
    *sha512 = put->before_state->p[*at].sha512;
    return true;
}

/* The digest of what is to be staged, where the caller does not know it. */
static bool find_digest(const Put *put, const OcflPut *file, Str *sha512, Fail *fail) {
    Sha512Hex hex;
    uint64_t size_bytes;
    if (file->from_file.n == 0)
        hex = digest_sha512(file->bytes);
    else if (!digest_file(file->from_file, &hex, &size_bytes, fail))
        return fail_set(fail, FAIL_MISSING, "%.*s cannot be read any more",
                        STR_ARG(file_show(put->scratch, file->from_file)));
    *sha512 = str_copy(put->scratch, digest_str(&hex));
    return true;
}

static bool copy_file(Put *put, Str from, Str to, Str sha512, Fail *fail) {
    Sha512Hex found;
    uint64_t size_bytes;
    if (!disk_copy(str_to_c(put->scratch, from), str_to_c(put->scratch, to), &found, &size_bytes,
                   fail))
        return false;
    put->size_bytes += size_bytes;
    return str_equal(sha512, digest_str(&found)) ||
           fail_set(fail, FAIL_CORRUPT, "%.*s changed while it was taken in",
                    STR_ARG(file_show(put->scratch, from)));
}

/*
 * `path` is the escaped logical path; hands back the file's digest. What the object holds already
 * is not written again.
 */
static bool stage_file(Put *put, const OcflPut *file, Str path, Str *sha512, Fail *fail) {
    if (file->keep)
        return find_kept(put, path, sha512, fail);
    must(file->sha512.n == 0 || file->sha512.n == 128);
    *sha512 = file->sha512;
    if (sha512->n == 0 && !find_digest(put, file, sha512, fail))
        return false;
    bool is_new;
    (void)map_put(put->contents, *sha512, &is_new);
    if (!is_new)
        return true;
    Str content_path = file_join(put->scratch, put->content, safe_path_on_disk(put->scratch, path));
    *LIST_ADD(put->scratch, &put->inventory.manifest) = (OcflPath){content_path, *sha512};
    Str on_disk = file_join(put->scratch, put->home, content_path);
    if (!make_folders(put->scratch, put->folders, put->home, file_folder(content_path), fail))
        return false;
    if (file->from_file.n > 0)
        return copy_file(put, file->from_file, on_disk, *sha512, fail);
    put->size_bytes += file->bytes.n;
    return disk_write(str_to_c(put->scratch, on_disk), file->bytes, fail);
}

/* --- inventory ----------------------------------------------------------------------- */

static bool is_plain(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

/* "Name <uri>" into its two; a name alone gets an address of its own in the archive. */
static void split_user(struct arena *scratch, Str user, Str *name, Str *address) {
    Str before, inside;
    size_t at;
    *name = user;
    if (str_ends(user, STR(">")) &&
        str_cut(str_slice(user, 0, user.n - 1), '<', &before, &inside) && str_trim(before).n > 0 &&
        inside.n > 0 && !str_find_char(inside, ' ', &at)) {
        *name = str_trim(before);
        bool mail = str_find_char(inside, '@', &at) && !str_find_char(inside, ':', &at);
        *address = mail ? str_format(scratch, "mailto:%.*s", STR_ARG(inside)) : inside;
        if (str_find_char(*address, ':', &at) && at > 0)
            return;
    }
    StrList parts = {0};
    str_list_add(scratch, &parts, STR("fonds:user/"));
    for (size_t i = 0; i < name->n; i++)
        str_list_add(scratch, &parts,
                     is_plain(name->p[i])
                         ? str_slice(*name, i, i + 1)
                         : str_format(scratch, "%%%02X", (unsigned)(uint8_t)name->p[i]));
    *address = str_join(scratch, parts, STR(""));
}

/* Inventory and sidecar into a folder. */
static bool write_inventory(const Put *put, Str folder, Str text, Str sidecar, Fail *fail) {
    return write_in(put, folder, "inventory.json", text, fail) &&
           write_in(put, folder, "inventory.json.sha512", sidecar, fail);
}

static Str sidecar_of(struct arena *scratch, Str text, Sha512Hex *hex) {
    *hex = digest_sha512(text);
    return str_format(scratch, "%.128s inventory.json\n", hex->p);
}

static bool write_inventories(Put *put, Fail *fail) {
    Sha512Hex hex, old_hex;
    Str text = ocfl_inventory_print(&put->inventory, put->scratch);
    Str sidecar = sidecar_of(put->scratch, text, &hex);
    Str folder = str_format(put->scratch, "%.*s/v%u", STR_ARG(put->home), put->version);
    bool ok = write_inventory(put, folder, text, sidecar, fail) &&
              write_inventory(put, put->home, text, sidecar, fail);
    if (ok && put->version == 1)
        ok = write_in(put, put->home, "0=ocfl_object_1.1", STR("ocfl_object_1.1\n"), fail);
    if (ok && put->version > 1) {
        Str old = file_join(put->scratch, put->home, STR("old"));
        ok = disk_make_folder(str_to_c(put->scratch, old), fail) &&
             write_inventory(put, old, put->old_inventory,
                             sidecar_of(put->scratch, put->old_inventory, &old_hex), fail);
    }
    if (!ok)
        return false;
    struct ocfl_group *group = put->group;
    *LIST_ADD(group->batch, &group->objects) =
        (GroupObject){.id = str_copy(group->batch, put->id),
                      .version = put->version,
                      .inventory = str_copy(group->batch, digest_str(&hex))};
    (void)map_put(group->ids, group->objects.p[group->objects.n - 1].id, NULL);
    group->size_bytes += put->size_bytes;
    return true;
}

/* --- one object ---------------------------------------------------------------------- */

/* Reads what stands already, where something does. */
static bool look_before(Put *put, Fail *fail) {
    put->version = 1;
    if (!ocfl_root_has(put->group->root, put->id)) {
        put->inventory = (OcflInventory){.id = ocfl_root_uri(put->id, put->scratch)};
        return true;
    }
    if (!ocfl_object_inventory(put->group->root, put->id, put->scratch, &put->inventory,
                               &put->old_inventory, fail))
        return false;
    const OcflInventoryVersion *head = &put->inventory.versions.p[put->inventory.versions.n - 1];
    put->version = head->number + 1;
    put->before_state = &head->state;
    for (size_t i = 0; i < head->state.n; i++)
        *map_put(put->before, head->state.p[i].path, NULL) = i;
    for (size_t i = 0; i < put->inventory.manifest.n; i++)
        (void)map_put(put->contents, put->inventory.manifest.p[i].sha512, NULL);
    return true;
}

static bool make_home(Put *put, Fail *fail) {
    struct ocfl_group *group = put->group;
    put->home = ocfl_commit_stage(group->root, group->staging, put->id, put->version, put->scratch);
    put->content = str_format(put->scratch, "v%u/content", put->version);
    Str above = file_folder(str_skip(put->home, group->staging.n + 1));
    Str version = str_format(put->scratch, "%.*s/v%u", STR_ARG(put->home), put->version);
    return make_folders(group->batch, group->stages, group->staging, above, fail) &&
           disk_make_folder(str_to_c(put->scratch, put->home), fail) &&
           disk_make_folder(str_to_c(put->scratch, version), fail);
}

static bool stage_object(Put *put, const OcflPutList *files, const OcflNote *note, Fail *fail) {
    OcflInventoryVersion version = {.number = put->version,
                                    .name = str_format(put->scratch, "v%u", put->version),
                                    .created = note->time,
                                    .message = note->message};
    split_user(put->scratch, note->user, &version.user, &version.address);
    if (!claim_paths(put, files, &version.state, fail) || !make_home(put, fail))
        return false;
    for (size_t i = 0; i < files->n; i++)
        if (!stage_file(put, &files->p[i], version.state.p[i].path, &version.state.p[i].sha512,
                        fail))
            return false;
    *LIST_ADD(put->scratch, &put->inventory.versions) = version;
    return write_inventories(put, fail);
}

/* Takes what was staged of one object away, so that the group can go on without it. */
static void abandon(const Put *put) {
    put->group->stages = map_create(put->group->batch);
    Fail ignored;  // what stays behind is removed with the group
    bool gone = put->home.n > 0 && disk_remove_tree(put->home, &ignored);
    for (Str above = file_folder(put->home); gone && above.n > put->group->staging.n;
         above = file_folder(above))
        if (!disk_remove_empty(str_to_c(put->scratch, above), &gone, &ignored))
            return;
}

bool ocfl_group_put(struct ocfl_group *group, Str id, const OcflPutList *files,
                    const OcflNote *note, Fail *fail) {
    must(id.n > 0 && note->user.n > 0 && note->time.n > 0 && note->message.n > 0);
    if (!utf8_is_text(note->user) || !utf8_is_text(note->message) ||
        !str_equal(id, safe_path_escape(group->batch, id)))
        return fail_set(fail, FAIL_INVALID, "object %.*s: id, user and message must be UTF-8",
                        STR_ARG(id));
    if (map_find(group->ids, id) != NULL)
        return fail_set(fail, FAIL_EXISTS, "object %.*s is in this group already", STR_ARG(id));
    Put put = {.group = group, .scratch = arena_create(), .id = id};
    put.before = map_create(put.scratch);
    put.contents = map_create(put.scratch);
    put.folders = map_create(put.scratch);
    bool ok = look_before(&put, fail) && stage_object(&put, files, note, fail);
    if (!ok) {
        abandon(&put);
        fail_add(fail, "object %.*s", STR_ARG(id));
    }
    arena_destroy(put.scratch);
    return ok;
}

bool ocfl_group_commit(struct ocfl_group *group, Str lines, Fail *fail) {
    GroupList list = {group->objects, lines};
    Str line, rest = lines;
    bool alone = !str_next_line(&rest, &line) || rest.n == 0;
    bool ok = alone && group->objects.n == 0
                  ? journal_append(group->journal, lines, fail)
                  : ocfl_commit_run(group->root, group->journal, group->staging, &list, fail);
    start_batch(group);
    return ok;
}
