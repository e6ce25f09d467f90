/*
 * An object is its inventory; its sidecar says whether the inventory is whole. A writer puts a new
 * inventory and then its sidecar into place, so a reader who meets the two in between tries again a
 * few times before it says that the object is damaged.
 */
#include "store/ocfl_object.h"
#include "base/file.h"
#include "base/map.h"
#include "store/safe_path.h"
#include <stdlib.h>
#include <time.h>

enum { SIDECAR_BYTES = 4096, INVENTORY_BYTES = 256 << 20, TRIES = 10 };

static bool sidecar_agrees(Str inventory, Str sidecar) {
    Sha512Hex hex = digest_sha512(inventory);
    return sidecar.n > 128 && str_equal(str_slice(sidecar, 0, 128), digest_str(&hex)) &&
           str_is(str_trim(str_skip(sidecar, 128)), "inventory.json");
}

/*
 * Reads the inventory that stands at path and its sidecar; the digest of the inventory is the
 * sidecar's.
 */
static bool read_inventory(Str path, struct arena *results, Str *text, Fail *fail) {
    Str file = file_join(results, path, STR("inventory.json"));
    Str beside = file_join(results, path, STR("inventory.json.sha512"));
    for (int i = 0; i < TRIES; i++) {
        ArenaMark mark = arena_mark(results);
        Str sidecar;
        if (!file_read(file, INVENTORY_BYTES, results, text, fail) ||
            !file_read(beside, SIDECAR_BYTES, results, &sidecar, fail))
            return false;
        if (sidecar_agrees(*text, sidecar))
            return true;
        arena_reset(results, mark);
        nanosleep(&(struct timespec){.tv_nsec = 2000000}, NULL);
    }
    return fail_set(fail, FAIL_CORRUPT, "%.*s is not what its sidecar says", STR_ARG(file));
}

static int by_path(const void *a, const void *b) {
    return str_compare(((const OcflEntry *)a)->path, ((const OcflEntry *)b)->path);
}

/* `contents`: from a digest to its place in the manifest. */
static bool add_version(const OcflInventory *inventory, const OcflInventoryVersion *from,
                        const struct map *contents, struct arena *results, OcflObject *object,
                        Fail *fail) {
    OcflVersion *version = LIST_ADD(results, &object->versions);
    *version = (OcflVersion){.number = from->number,
                             .created = from->created,
                             .message = from->message,
                             .user = from->user};
    for (size_t i = 0; i < from->state.n; i++) {
        const OcflPath *state = &from->state.p[i];
        const uint64_t *at = map_find(contents, state->sha512);
        must(at != NULL);
        OcflEntry *entry = LIST_ADD(results, &version->files);
        entry->sha512 = state->sha512;
        entry->content_path = file_join(results, object->path, inventory->manifest.p[*at].path);
        if (!safe_path_restore(results, state->path, &entry->path, fail))
            return false;
    }
    if (version->files.n > 1)
        qsort(version->files.p, version->files.n, sizeof *version->files.p, by_path);
    return true;
}

bool ocfl_object_inventory(const struct ocfl_root *root, Str id, struct arena *results,
                           OcflInventory *inventory, Str *text, Fail *fail) {
    Str found, path = ocfl_root_object_path(root, id, results);
    if (!file_exists(path))
        return fail_set(fail, FAIL_MISSING, "the store has no object \"%.*s\"", STR_ARG(id));
    if (!read_inventory(path, results, text, fail) ||
        !ocfl_inventory_parse(*text, results, inventory, fail))
        return fail_add(fail, "object %.*s", STR_ARG(id));
    return (ocfl_root_id(inventory->id, &found) && str_equal(found, id)) ||
           fail_set(fail, FAIL_CORRUPT, "object %.*s says that it is \"%.*s\"", STR_ARG(id),
                    STR_ARG(inventory->id));
}

bool ocfl_object_open(const struct ocfl_root *root, Str id, struct arena *results,
                      OcflObject *object, Fail *fail) {
    Str text;
    OcflInventory inventory;
    *object =
        (OcflObject){.id = str_copy(results, id), .path = ocfl_root_object_path(root, id, results)};
    if (!ocfl_object_inventory(root, id, results, &inventory, &text, fail))
        return false;
    struct arena *scratch = arena_create();
    struct map *contents = map_create(scratch);
    bool ok = true, is_new;
    for (size_t i = 0; i < inventory.manifest.n; i++) {
        uint64_t *at = map_put(contents, inventory.manifest.p[i].sha512, &is_new);
        if (is_new)
            *at = i;
    }
    for (size_t i = 0; ok && i < inventory.versions.n; i++)
        ok = add_version(&inventory, &inventory.versions.p[i], contents, results, object, fail) ||
             fail_add(fail, "object %.*s", STR_ARG(id));
    arena_destroy(scratch);
    return ok;
}

const OcflEntry *ocfl_object_find(const OcflVersion *version, Str path) {
    size_t low = 0, high = version->files.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_compare(version->files.p[middle].path, path);
        if (order == 0)
            return &version->files.p[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

bool ocfl_object_read(const OcflEntry *entry, uint64_t limit_bytes, struct arena *results,
                      Str *bytes, Fail *fail) {
    if (!file_read(entry->content_path, limit_bytes, results, bytes, fail))
        return false;
    Sha512Hex hex = digest_sha512(*bytes);
    return str_equal(digest_str(&hex), entry->sha512) ||
           fail_set(fail, FAIL_CORRUPT, "%.*s is not what its digest says",
                    STR_ARG(entry->content_path));
}
