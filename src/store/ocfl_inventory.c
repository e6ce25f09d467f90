/*
 * The inventory is a small tree, so it goes through base/json. In JSON a digest has a list of
 * paths; here each path has its digest, since that is the direction in which everybody asks.
 * Printing groups them again.
 */
#include "store/ocfl_inventory.h"
#include "base/json.h"
#include "base/map.h"
#include "base/num.h"
#include <string.h>

static const char type_prefix[] = "https://ocfl.io/";

static bool is_digest(Str s) {
    if (s.n != 128)
        return false;
    for (size_t i = 0; i < s.n; i++)
        if (strchr("0123456789abcdefABCDEF", s.p[i]) == NULL || s.p[i] == '\0')
            return false;
    return true;
}

/* Relative, no empty step, no "." and "..", no zero byte: safe to put behind a folder. */
static bool is_safe_path(Str path) {
    if (path.n == 0 || memchr(path.p, '\0', path.n) != NULL)
        return false;
    Str step, rest = path;
    bool more;
    do {
        more = str_cut(rest, '/', &step, &rest);
        if (step.n == 0 || str_is(step, ".") || str_is(step, ".."))
            return false;
    } while (more);
    return true;
}

/* Reads {"digest": ["path", ...], ...}. */
static bool read_paths(const Json *block, const char *name, struct arena *results,
                       OcflPathList *paths, Fail *fail) {
    if (json_kind(block) != JSON_KIND_OBJECT)
        return fail_set(fail, FAIL_CORRUPT, "%s is not an object", name);
    struct arena *scratch = arena_create();
    struct map *seen = map_create(scratch);
    bool ok = true;
    for (size_t i = 0; ok && i < json_count(block); i++) {
        Str digest;
        const Json *list = json_entry(block, i, &digest);
        if (!is_digest(digest) || json_kind(list) != JSON_KIND_LIST || json_count(list) == 0) {
            ok = fail_set(fail, FAIL_CORRUPT, "%s: \"%.*s\" is not a digest with paths", name,
                          STR_ARG(digest));
            break;
        }
        digest = str_lower(results, digest);
        for (size_t j = 0; ok && j < json_count(list); j++) {
            Str path = str_copy(results, json_text(json_at(list, j)));
            bool is_new;
            ok = is_safe_path(path) ||
                 fail_set(fail, FAIL_CORRUPT, "%s: path \"%.*s\"", name, STR_ARG(path));
            if (ok)
                (void)map_put(seen, path, &is_new);
            if (ok && !is_new)
                ok = fail_set(fail, FAIL_CORRUPT, "%s: \"%.*s\" stands twice", name, STR_ARG(path));
            if (ok)
                *LIST_ADD(results, paths) = (OcflPath){path, digest};
        }
    }
    arena_destroy(scratch);
    return ok;
}

/* "v" and a number, zero-padded or not. */
static bool version_number(Str name, uint32_t *number) {
    uint64_t wide;
    return name.n > 1 && name.n <= 11 && name.p[0] == 'v' &&
           num_parse_u64(str_skip(name, 1), &wide) && wide > 0 && num_u32(wide, number);
}

static bool read_version(const Json *block, Str name, struct arena *results,
                         OcflInventoryVersion *version, Fail *fail) {
    if (!version_number(name, &version->number))
        return fail_set(fail, FAIL_CORRUPT, "\"%.*s\" is not a version", STR_ARG(name));
    const Json *user = json_get(block, "user");
    version->name = str_copy(results, name);
    version->created = str_copy(results, json_get_text(block, "created"));
    version->message = str_copy(results, json_get_text(block, "message"));
    version->user = str_copy(results, json_get_text(user, "name"));
    version->address = str_copy(results, json_get_text(user, "address"));
    return read_paths(json_get(block, "state"), "state", results, &version->state, fail) ||
           fail_add(fail, "%.*s", STR_ARG(name));
}

static bool read_versions(const Json *block, Str head, struct arena *results,
                          OcflInventory *inventory, Fail *fail) {
    size_t n = json_count(block);
    if (json_kind(block) != JSON_KIND_OBJECT || n == 0)
        return fail_set(fail, FAIL_CORRUPT, "there are no versions");
    OcflInventoryVersion *sorted = ARENA_ARRAY(results, OcflInventoryVersion, n);
    for (size_t i = 0; i < n; i++) {
        Str name;
        OcflInventoryVersion version = {0};
        const Json *entry = json_entry(block, i, &name);
        if (!read_version(entry, name, results, &version, fail))
            return false;
        if (version.number > n || sorted[version.number - 1].number != 0)
            return fail_set(fail, FAIL_CORRUPT, "%zu versions, one of them %.*s", n, STR_ARG(name));
        sorted[version.number - 1] = version;
    }
    if (!str_equal(sorted[n - 1].name, head))
        return fail_set(fail, FAIL_CORRUPT, "head is \"%.*s\", the newest version %.*s",
                        STR_ARG(head), STR_ARG(sorted[n - 1].name));
    for (size_t i = 0; i < n; i++)
        *LIST_ADD(results, &inventory->versions) = sorted[i];
    return true;
}

/*
 * Every digest of a state is in the manifest; every content path lies in a version's content
 * folder.
 */
static bool agrees(const OcflInventory *inventory, Str content_folder, Fail *fail) {
    struct arena *scratch = arena_create();
    struct map *known = map_create(scratch), *names = map_create(scratch);
    bool ok = true;
    for (size_t i = 0; i < inventory->versions.n; i++)
        (void)map_put(names, inventory->versions.p[i].name, NULL);
    for (size_t i = 0; ok && i < inventory->manifest.n; i++) {
        Str version, folder, rest;
        Str path = inventory->manifest.p[i].path;
        ok = (str_cut(path, '/', &version, &rest) && str_cut(rest, '/', &folder, &rest) &&
              map_find(names, version) != NULL && str_equal(folder, content_folder)) ||
             fail_set(fail, FAIL_CORRUPT, "manifest: path \"%.*s\"", STR_ARG(path));
        (void)map_put(known, inventory->manifest.p[i].sha512, NULL);
    }
    for (size_t i = 0; ok && i < inventory->versions.n; i++) {
        const OcflPathList *state = &inventory->versions.p[i].state;
        for (size_t j = 0; ok && j < state->n; j++)
            ok = map_find(known, state->p[j].sha512) != NULL ||
                 fail_set(fail, FAIL_CORRUPT, "no content for \"%.*s\"", STR_ARG(state->p[j].path));
    }
    arena_destroy(scratch);
    return ok;
}

static bool read_inventory(const Json *json, struct arena *results, OcflInventory *inventory,
                           Fail *fail) {
    Str type = json_get_text(json, "type"), algorithm = json_get_text(json, "digestAlgorithm");
    if (!str_starts(type, str_from_c(type_prefix)))
        return fail_set(fail, FAIL_CORRUPT, "it does not say that it is an inventory");
    if (!str_is(type, "https://ocfl.io/1.0/spec/#inventory") &&
        !str_is(type, "https://ocfl.io/1.1/spec/#inventory"))
        return fail_set(fail, FAIL_UNSUPPORTED, "inventory of type %.*s", STR_ARG(type));
    if (!str_is(algorithm, "sha512"))
        return fail_set(fail, FAIL_UNSUPPORTED, "digests by \"%.*s\"", STR_ARG(algorithm));
    inventory->id = str_copy(results, json_get_text(json, "id"));
    if (inventory->id.n == 0)
        return fail_set(fail, FAIL_CORRUPT, "it has no id");
    Str folder = json_get_text(json, "contentDirectory");
    if (folder.n == 0)
        folder = STR("content");
    return read_paths(json_get(json, "manifest"), "manifest", results, &inventory->manifest,
                      fail) &&
           read_versions(json_get(json, "versions"), json_get_text(json, "head"), results,
                         inventory, fail) &&
           agrees(inventory, folder, fail);
}

bool ocfl_inventory_parse(Str text, struct arena *results, OcflInventory *inventory, Fail *fail) {
    *inventory = (OcflInventory){0};
    Json *json;
    if (!json_parse(text, &json, fail))
        return fail_add(fail, "inventory");
    bool ok = read_inventory(json, results, inventory, fail) || fail_add(fail, "inventory");
    json_free(json);
    return ok;
}

static Json *paths_tree(const OcflPathList *paths, struct arena *scratch) {
    Json *block = json_new_object();
    for (size_t i = 0; i < paths->n; i++) {
        const char *digest = str_to_c(scratch, paths->p[i].sha512);
        if (json_get(block, digest) == NULL)
            json_set(block, digest, json_new_list());
        /* The list belongs to the block; json_get() hands it out for reading only. */
        json_add((Json *)(uintptr_t)json_get(block, digest), json_new_text(paths->p[i].path));
    }
    return block;
}

Str ocfl_inventory_print(const OcflInventory *inventory, struct arena *results) {
    must(inventory->versions.n > 0);
    struct arena *scratch = arena_create();
    Json *json = json_new_object(), *versions = json_new_object();
    json_set_text(json, "id", inventory->id);
    json_set_text(json, "type", STR("https://ocfl.io/1.1/spec/#inventory"));
    json_set_text(json, "digestAlgorithm", STR("sha512"));
    json_set_text(json, "contentDirectory", STR("content"));
    json_set_text(json, "head", inventory->versions.p[inventory->versions.n - 1].name);
    json_set(json, "manifest", paths_tree(&inventory->manifest, scratch));
    for (size_t i = 0; i < inventory->versions.n; i++) {
        const OcflInventoryVersion *from = &inventory->versions.p[i];
        Json *version = json_new_object(), *user = json_new_object();
        json_set_text(user, "name", from->user);
        json_set_text(user, "address", from->address);
        json_set_text(version, "created", from->created);
        json_set_text(version, "message", from->message);
        json_set(version, "user", user);
        json_set(version, "state", paths_tree(&from->state, scratch));
        json_set(versions, str_to_c(scratch, from->name), version);
    }
    json_set(json, "versions", versions);
    Buf out = {0};
    json_print_pretty(json, &out);
    Str text = str_copy(results, buf_as_str(&out));
    buf_free(&out);
    json_free(json);
    arena_destroy(scratch);
    return text;
}
