/*
 * An object on disk against its inventories. The walk lists what stands there once; everything else
 * compares that list with what ocfl_rules.c understood of the newest inventory and of each older
 * one. After a fault it goes on with what is left.
 */
#include "store/ocfl_validate.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/json.h"
#include "base/map.h"
#include "store/ocfl_rules.h"
#include <string.h>

enum { INVENTORY_BYTES = 256 << 20, SMALL_BYTES = 64 * 1024 };

typedef struct {
    OcflRules rules;  // where: the object's folder
    struct arena *scratch;
    Str path;
    bool fixity;
    FileEntryList entries;  // of the object's folder
    StrList files;          // below version folders' content folders, relative to the object
    Str inventory;          // bytes of the newest
    OcflFacts facts;        // of it
} Object;

/* A fault at a path inside the object. */
static OcflRules at(const Object *object, Str inside) {
    OcflRules rules = object->rules;
    rules.where = inside.n == 0 ? object->path : file_join(rules.results, object->path, inside);
    return rules;
}

#define ADD(object, inside, code, ...)                                                             \
    do {                                                                                           \
        OcflRules rules_ = at((object), (inside));                                                 \
        ocfl_rules_add(&rules_, (code), __VA_ARGS__);                                              \
    } while (0)

static const FileEntry *entry_find(const FileEntryList *entries, Str name) {
    for (size_t i = 0; i < entries->n; i++)
        if (str_equal(entries->p[i].name, name))
            return &entries->p[i];
    return NULL;
}

static Str in_object(const Object *object, Str inside) {
    return file_join(object->scratch, object->path, inside);
}

/* --- the object's folder ------------------------------------------------------------- */

static bool check_declaration(Object *object, Fail *fail) {
    size_t found = 0;
    for (size_t i = 0; i < object->entries.n; i++) {
        Str text, name = object->entries.p[i].name;
        bool is_10 = str_is(name, "0=ocfl_object_1.0"), is_11 = str_is(name, "0=ocfl_object_1.1");
        if (!str_starts(name, STR("0=")))
            continue;
        found++;
        if (!str_starts(name, STR("0=ocfl_object_")))
            ADD(object, name, "E006", "the declaration is not of an OCFL object");
        else if (!is_10 && !is_11)
            ADD(object, name, "E004", "the declaration is of a version that is not known");
        object->rules.is_11 = found == 1 ? !is_10 : object->rules.is_11 || is_11;
        if (object->entries.p[i].kind != FILE_REGULAR) {
            ADD(object, name, "E002", "the declaration is no file");
            continue;
        }
        if (!file_read(in_object(object, name), SMALL_BYTES, object->scratch, &text, fail))
            return false;
        if (!str_ends(text, STR("\n")) ||
            !str_equal(str_slice(text, 0, text.n - 1), str_skip(name, 2)))
            ADD(object, name, "E007", "the declaration's content is not its name's");
    }
    if (found != 1)
        ADD(object, STR(""), "E003", "there are %zu declarations", found);
    return true;
}

/* What the object's folder may hold, versions aside. */
static bool check_entries(Object *object, Fail *fail) {
    for (size_t i = 0; i < object->entries.n; i++) {
        const FileEntry *entry = &object->entries.p[i];
        Str name = entry->name;
        bool folder = entry->kind == FILE_FOLDER;
        bool known = !folder && (str_starts(name, STR("0=")) || str_is(name, "inventory.json") ||
                                 str_is(name, "inventory.json.sha512") ||
                                 str_is(name, "inventory.json.sha256"));
        bool kept = folder && (str_is(name, "logs") || str_is(name, "extensions") ||
                               ocfl_rules_version(name) > 0);
        if (entry->kind == FILE_LINK)
            ADD(object, name, "E090", "a link");
        else if (!known && !kept)
            ADD(object, name, "E001", "it does not belong into an object's folder");
    }
    const FileEntry *extensions = entry_find(&object->entries, STR("extensions"));
    if (extensions == NULL || extensions->kind != FILE_FOLDER)
        return true;
    FileEntryList inside = {0};
    if (!file_list(in_object(object, STR("extensions")), object->scratch, &inside, fail))
        return false;
    for (size_t i = 0; i < inside.n; i++) {
        if (inside.p[i].kind != FILE_FOLDER)
            ADD(object, STR("extensions"), object->rules.is_11 ? "E112" : "E067",
                "it holds \"%.*s\", which is no folder", STR_ARG(inside.p[i].name));
        else if (!ocfl_rules_is_extension(inside.p[i].name))
            ADD(object, STR("extensions"), "W013", "\"%.*s\" is not registered",
                STR_ARG(inside.p[i].name));
    }
    return true;
}

/* --- inventories and sidecars -------------------------------------------------------- */

static Str digest_by(Str algorithm, Str bytes, struct arena *results) {
    Str hex;
    must(digest_by_name(algorithm, bytes, results, &hex));
    return hex;
}

/* The sidecar of the inventory at `inside` ("" or a version's folder). */
static bool check_sidecar(Object *object, Str inside, Str inventory, const OcflFacts *facts,
                          Fail *fail) {
    bool known = str_is(facts->algorithm, "sha512") || str_is(facts->algorithm, "sha256");
    Str name = str_format(object->scratch, "inventory.json.%.*s", STR_ARG(facts->algorithm));
    Str place = inside.n == 0 ? name : file_join(object->scratch, inside, name);
    Str path = in_object(object, place), text;
    if (facts->algorithm.n == 0)
        return true;
    if (!file_exists(path)) {
        ADD(object, place, "E058", "the inventory has no sidecar");
        return true;
    }
    if (!file_read(path, SMALL_BYTES, object->scratch, &text, fail))
        return false;
    size_t gap = 0;
    while (gap < text.n && text.p[gap] != ' ' && text.p[gap] != '\t')
        gap++;
    Str digest = str_slice(text, 0, gap), rest = str_skip(text, gap);
    while (rest.n > 0 && (rest.p[0] == ' ' || rest.p[0] == '\t'))
        rest = str_skip(rest, 1);
    if (gap == 0 || !(str_is(rest, "inventory.json\n") || str_is(rest, "inventory.json")))
        ADD(object, place, "E061", "it does not have the form \"DIGEST inventory.json\"");
    else if (known &&
             !str_equal_nocase(digest, digest_by(facts->algorithm, inventory, object->scratch)))
        ADD(object, place, "E060", "the inventory is not what the sidecar says");
    return true;
}

/* --- files of versions --------------------------------------------------------------- */

/* Lists the files below a content folder; `inside` is relative to the object. */
static bool walk_content(Object *object, Str inside, size_t *file_count, Fail *fail) {
    FileEntryList entries = {0};
    if (!file_list(in_object(object, inside), object->scratch, &entries, fail))
        return false;
    for (size_t i = 0; i < entries.n; i++) {
        Str path = file_join(object->scratch, inside, entries.p[i].name);
        if (entries.p[i].kind == FILE_FOLDER) {
            size_t below = 0;
            if (!walk_content(object, path, &below, fail))
                return false;
            *file_count += below;
        } else if (entries.p[i].kind == FILE_REGULAR) {
            str_list_add(object->scratch, &object->files, path);
            ++*file_count;
        } else {
            ADD(object, path, "E090", "neither file nor folder");
        }
    }
    Str version, rest, below;
    bool top = str_cut(inside, '/', &version, &rest) && !str_cut(rest, '/', &rest, &below);
    if (entries.n == 0 && !top)
        ADD(object, inside, "E024", "an empty folder");
    return true;
}

/* One version's folder: inventory, sidecar, content folder. */
static bool walk_version(Object *object, Str name, Fail *fail) {
    FileEntryList entries = {0};
    Str content = object->facts.content_folder;
    if (content.n == 0)
        content = STR("content");
    if (!file_list(in_object(object, name), object->scratch, &entries, fail))
        return false;
    for (size_t i = 0; i < entries.n; i++) {
        Str path = file_join(object->scratch, name, entries.p[i].name);
        size_t file_count = 0;
        if (entries.p[i].kind == FILE_FOLDER && str_equal(entries.p[i].name, content)) {
            if (!walk_content(object, path, &file_count, fail))
                return false;
            if (file_count == 0)
                ADD(object, path, "W003", "a content folder without files");
        } else if (entries.p[i].kind == FILE_FOLDER) {
            ADD(object, path, "W002", "a folder besides the content folder");
        } else if (entries.p[i].kind != FILE_REGULAR) {
            ADD(object, path, "E090", "neither file nor folder");
        } else if (!str_is(entries.p[i].name, "inventory.json") &&
                   !str_starts(entries.p[i].name, STR("inventory.json."))) {
            ADD(object, path, "E015", "a file besides inventory and sidecar");
        }
    }
    return true;
}

static const OcflInventoryVersion *version_find(const OcflFacts *facts, Str name) {
    for (size_t i = 0; i < facts->versions.n; i++)
        if (str_equal(facts->versions.p[i].name, name))
            return &facts->versions.p[i];
    return NULL;
}

/* Folders and versions of the newest inventory are the same. */
static bool check_folders(Object *object, Fail *fail) {
    for (size_t i = 0; i < object->facts.versions.n; i++) {
        const OcflInventoryVersion *version = &object->facts.versions.p[i];
        const FileEntry *entry = entry_find(&object->entries, version->name);
        if (version->number > 0 && (entry == NULL || entry->kind != FILE_FOLDER)) {
            ADD(object, version->name, "E010", "the version has no folder");
            ADD(object, version->name, "E046", "the version has no folder");
        }
    }
    for (size_t i = 0; i < object->entries.n; i++) {
        Str name = object->entries.p[i].name;
        if (object->entries.p[i].kind != FILE_FOLDER || ocfl_rules_version(name) == 0)
            continue;
        if (version_find(&object->facts, name) == NULL)
            ADD(object, name, "E046", "the inventory has no such version");
        if (!walk_version(object, name, fail))
            return false;
    }
    return true;
}

/* Number of the version whose folder a path begins with; 0: none. */
static uint32_t version_of(Str path) {
    Str version, rest;
    return str_cut(path, '/', &version, &rest) ? ocfl_rules_version(version) : 0;
}

/* Files up to version `last` and the manifest of an inventory are the same. */
static void check_manifest(Object *object, const OcflFacts *facts, uint32_t last, Str where) {
    struct map *listed = map_create(object->scratch), *there = map_create(object->scratch);
    for (size_t i = 0; i < facts->manifest.n; i++)
        (void)map_put(listed, facts->manifest.p[i].path, NULL);
    for (size_t i = 0; i < object->files.n; i++) {
        (void)map_put(there, object->files.p[i], NULL);
        if (version_of(object->files.p[i]) <= last && map_find(listed, object->files.p[i]) == NULL)
            ADD(object, object->files.p[i], "E023",
                "it is not in the manifest of %.*s/inventory.json", STR_ARG(where));
    }
    for (size_t i = 0; i < facts->manifest.n; i++)
        if (map_find(there, facts->manifest.p[i].path) == NULL)
            ADD(object, facts->manifest.p[i].path, "E092", "it is in a manifest, but not there");
}

/* Its digest is another. Of a kind of digest that nobody here can compute that is not known. */
static bool differs(Object *object, Str algorithm, const OcflPath *path, bool *yes, Fail *fail) {
    Str whole = in_object(object, path->path);
    *yes = false;
    if (str_is(algorithm, "sha512")) {
        Sha512Hex hex;
        uint64_t size_bytes;
        if (!digest_file(whole, &hex, &size_bytes, fail))
            return false;
        *yes = !str_equal(digest_str(&hex), path->sha512);
    } else {
        Str bytes, hex;
        if (!file_map(whole, &bytes, fail))
            return false;
        *yes = digest_by_name(algorithm, bytes, object->scratch, &hex) &&
               !str_equal(hex, path->sha512);
        file_unmap(bytes);
    }
    return true;
}

static bool check_digests(Object *object, Str algorithm, const OcflPathList *paths,
                          const char *code, Fail *fail) {
    struct map *there = map_create(object->scratch);
    for (size_t i = 0; i < object->files.n; i++)
        (void)map_put(there, object->files.p[i], NULL);
    for (size_t i = 0; i < paths->n; i++) {
        bool yes;
        if (map_find(there, paths->p[i].path) == NULL)
            continue;
        if (!differs(object, algorithm, &paths->p[i], &yes, fail))
            return false;
        if (yes)
            ADD(object, paths->p[i].path, code, "its %.*s digest is another", STR_ARG(algorithm));
    }
    return true;
}

/* --- older inventories --------------------------------------------------------------- */

/* From a digest to its paths, each "path\n", sorted by nothing: only membership is asked. */
static bool holds(const OcflPathList *manifest, Str sha512, Str path) {
    for (size_t i = 0; i < manifest->n; i++)
        if (str_equal(manifest->p[i].sha512, sha512) && str_equal(manifest->p[i].path, path))
            return true;
    return false;
}

static const OcflPath *first_with(const OcflPathList *paths, Str sha512) {
    for (size_t i = 0; i < paths->n; i++)
        if (str_equal(paths->p[i].sha512, sha512))
            return &paths->p[i];
    return NULL;
}

/* The same logical path means the same bytes in both inventories. */
static bool same_content(const Object *object, const OcflFacts *older, Str old_digest,
                         Str new_digest) {
    if (str_equal(older->algorithm, object->facts.algorithm))
        return str_equal(old_digest, new_digest);
    const OcflPath *content = first_with(&older->manifest, old_digest);
    return content != NULL && holds(&object->facts.manifest, new_digest, content->path);
}

/* A version as an older inventory and the newest describe it. */
static void compare_version(Object *object, const OcflFacts *older,
                            const OcflInventoryVersion *then, Str where) {
    const OcflInventoryVersion *now = version_find(&object->facts, then->name);
    if (now == NULL)
        return;
    struct map *state = map_create(object->scratch);
    for (size_t i = 0; i < now->state.n; i++)
        *map_put(state, now->state.p[i].path, NULL) = i;
    bool same = now->state.n == then->state.n;
    for (size_t i = 0; same && i < then->state.n; i++) {
        const uint64_t *place = map_find(state, then->state.p[i].path);
        same = place != NULL &&
               same_content(object, older, then->state.p[i].sha512, now->state.p[*place].sha512);
    }
    if (!same)
        ADD(object, where, "E066", "it describes the state of %.*s otherwise than the newest does",
            STR_ARG(then->name));
    if (!str_equal(then->created, now->created) || !str_equal(then->message, now->message) ||
        !str_equal(then->user, now->user) || !str_equal(then->address, now->address))
        ADD(object, where, "W011", "it says other things about %.*s than the newest does",
            STR_ARG(then->name));
}

static void compare_older(Object *object, const OcflFacts *older, Str version, Str where,
                          bool is_11) {
    if (!str_equal(older->id, object->facts.id))
        ADD(object, where, object->rules.is_11 ? "E110" : "E037", "its id is \"%.*s\"",
            STR_ARG(older->id));
    if (!str_equal(older->head, version))
        ADD(object, where, "E040", "its head is \"%.*s\"", STR_ARG(older->head));
    if (older->content_folder.n == 0 && object->facts.content_folder.n > 0 &&
        ocfl_rules_version(version) == 1)
        ADD(object, where, "E019", "contentDirectory is not set in the first version");
    else if (!str_equal(older->content_folder, object->facts.content_folder))
        ADD(object, where, ocfl_rules_version(version) == 1 ? "E019" : "E020",
            "contentDirectory is another than in the newest");
    if (is_11 && !object->rules.is_11)
        ADD(object, where, "E103", "it is of a later specification than the newest");
    check_manifest(object, older, ocfl_rules_version(version), version);
    for (size_t i = 0; i < older->versions.n; i++)
        compare_version(object, older, &older->versions.p[i], where);
}

/* The inventory in a version's folder. */
static bool check_version_inventory(Object *object, const OcflInventoryVersion *version,
                                    Fail *fail) {
    Str where = file_join(object->scratch, version->name, STR("inventory.json")), text;
    Str path = in_object(object, where);
    if (!file_exists(path)) {
        if (file_exists(in_object(object, version->name)))
            ADD(object, version->name, "W010", "the version keeps no inventory");
        return true;
    }
    if (!file_read(path, INVENTORY_BYTES, object->scratch, &text, fail))
        return false;
    if (str_equal(version->name, object->facts.head)) {
        if (!str_equal(text, object->inventory))
            ADD(object, where, "E064", "it is not the object's inventory");
        return check_sidecar(object, version->name, text, &object->facts, fail);
    }
    /* An older version may keep the rules of an older specification: it says which. */
    OcflFacts older;
    OcflRules rules = at(object, where);
    rules.is_11 = !str_has(text, STR("https://ocfl.io/1.0/spec/#inventory"));
    ocfl_rules_check(&rules, text, &older);
    if (!older.is_object)
        return true;
    compare_older(object, &older, version->name, where, rules.is_11);
    return check_sidecar(object, version->name, text, &older, fail);
}

/* --- all of it ----------------------------------------------------------------------- */

static bool check_inventories(Object *object, Fail *fail) {
    Str path = in_object(object, STR("inventory.json"));
    if (!file_exists(path)) {
        ADD(object, STR(""), "E063", "there is no inventory");
        return true;
    }
    if (!file_read(path, INVENTORY_BYTES, object->scratch, &object->inventory, fail))
        return false;
    OcflRules rules = at(object, STR("inventory.json"));
    ocfl_rules_check(&rules, object->inventory, &object->facts);
    if (!object->facts.is_object)
        return true;
    if (!check_sidecar(object, STR(""), object->inventory, &object->facts, fail) ||
        !check_folders(object, fail))
        return false;
    check_manifest(object, &object->facts, UINT32_MAX, STR("."));
    if (object->fixity &&
        !check_digests(object, object->facts.algorithm, &object->facts.manifest, "E092", fail))
        return false;
    for (size_t i = 0; object->fixity && i < object->facts.fixity.n; i++)
        if (!check_digests(object, object->facts.fixity.p[i].algorithm,
                           &object->facts.fixity.p[i].paths, "E093", fail))
            return false;
    for (size_t i = 0; i < object->facts.versions.n; i++)
        if (object->facts.versions.p[i].number > 0 &&
            !check_version_inventory(object, &object->facts.versions.p[i], fail))
            return false;
    return true;
}

bool ocfl_validate_object(Str path, bool fixity, struct arena *results, OcflFaultList *faults,
                          Fail *fail) {
    Object object = {.rules = {.where = path, .is_11 = true, .results = results, .faults = faults},
                     .scratch = arena_create(),
                     .path = path,
                     .fixity = fixity};
    bool ok = file_list(path, object.scratch, &object.entries, fail) &&
              check_declaration(&object, fail) && check_entries(&object, fail) &&
              check_inventories(&object, fail);
    arena_destroy(object.scratch);
    return ok;
}

bool ocfl_validate_inventory(Str path, struct arena *results, OcflFaultList *faults, Fail *fail) {
    struct arena *scratch = arena_create();
    OcflFacts facts;
    Str text;
    bool ok = file_read(path, INVENTORY_BYTES, scratch, &text, fail);
    if (ok) {
        bool is_11 = !str_has(text, STR("https://ocfl.io/1.0/spec/#inventory"));
        ocfl_rules_check(&(OcflRules){path, is_11, results, faults}, text, &facts);
    }
    arena_destroy(scratch);
    return ok;
}

bool ocfl_validate_has_error(const OcflFaultList *faults) {
    for (size_t i = 0; i < faults->n; i++)
        if (faults->p[i].code.n > 0 && faults->p[i].code.p[0] == 'E')
            return true;
    return false;
}
