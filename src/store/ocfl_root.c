/*
 * A root is made whole beside its place and renamed into it, so there is never half a root. Ids get
 * the prefix fonds: on the way in and lose it on the way out: OCFL asks for URIs, people and
 * addresses for short names.
 */
#include "store/ocfl_root.h"
#include "base/file.h"
#include "base/json.h"
#include "store/ocfl_inventory.h"
#include "store/ocfl_layout.h"

enum { SMALL_FILE_BYTES = 64 * 1024, INVENTORY_BYTES = 256 << 20 };

struct ocfl_root {
    struct arena *arena;
    Str folder;
    OcflLayout layout;
};

static const char id_prefix[] = "fonds:";

static bool write_root(struct arena *scratch, Str folder, Fail *fail) {
    OcflLayout layout = ocfl_layout_ours();
    Str extension = file_join(scratch, folder, STR("extensions/" OCFL_LAYOUT_0004_NAME));
    Str about = STR("{\n  \"description\": \"Objects stand at the SHA-512 of their id, behind a "
                    "folder of its first three digits\",\n"
                    "  \"extension\": \"" OCFL_LAYOUT_0004_NAME "\"\n}\n");
    return file_make_folders(extension, fail) &&
           file_write(file_join(scratch, extension, STR("config.json")),
                      ocfl_layout_print(&layout, scratch), true, fail) &&
           file_write(file_join(scratch, folder, STR("ocfl_layout.json")), about, true, fail) &&
           file_write(file_join(scratch, folder, STR("0=ocfl_1.1")), STR("ocfl_1.1\n"), true,
                      fail) &&
           file_sync_system(folder, fail);
}

bool ocfl_root_make(Str folder, Fail *fail) {
    struct arena *scratch = arena_create();
    FileState state;
    FileEntryList entries = {0};
    Str beside = str_format(scratch, "%.*s.new", STR_ARG(folder));
    bool ok = file_state(folder, true, &state, fail);
    if (ok && state.kind == FILE_FOLDER)
        ok = file_list(folder, scratch, &entries, fail);
    if (ok && (entries.n > 0 || (state.kind != FILE_NONE && state.kind != FILE_FOLDER)))
        ok = fail_set(fail, FAIL_EXISTS, "%.*s is there already", STR_ARG(folder));
    ok = ok && file_remove_tree(beside, fail) && file_make_folders(beside, fail) &&
         write_root(scratch, beside, fail) && file_rename(beside, folder, fail) &&
         file_sync_folder(file_folder(folder), fail);
    arena_destroy(scratch);
    return ok;
}

/* Finds the root's declaration of its version. */
static bool check_declaration(struct arena *scratch, Str folder, Fail *fail) {
    FileEntryList entries = {0};
    if (!file_list(folder, scratch, &entries, fail))
        return false;
    for (size_t i = 0; i < entries.n; i++) {
        Str name = entries.p[i].name, text;
        if (!str_starts(name, STR("0=ocfl_")))
            continue;
        if (!str_is(name, "0=ocfl_1.1"))
            return fail_set(fail, FAIL_UNSUPPORTED, "%.*s is a root of another version (%.*s)",
                            STR_ARG(folder), STR_ARG(name));
        if (!file_read(file_join(scratch, folder, name), SMALL_FILE_BYTES, scratch, &text, fail))
            return false;
        return str_is(text, "ocfl_1.1\n") ||
               fail_set(fail, FAIL_CORRUPT, "%.*s/%.*s is damaged", STR_ARG(folder), STR_ARG(name));
    }
    return fail_set(fail, FAIL_MISSING, "%.*s is not an OCFL storage root", STR_ARG(folder));
}

static bool check_layout(struct arena *scratch, Str folder, OcflLayout *layout, Fail *fail) {
    Str about, config;
    Json *json;
    Str path = file_join(scratch, folder, STR("ocfl_layout.json"));
    if (!file_read(path, SMALL_FILE_BYTES, scratch, &about, fail))
        return false;
    if (!json_parse(about, &json, fail))
        return fail_add(fail, "%.*s", STR_ARG(path));
    Str extension = str_copy(scratch, json_get_text(json, "extension"));
    json_free(json);
    if (!str_is(extension, OCFL_LAYOUT_0004_NAME))
        return fail_set(fail, FAIL_UNSUPPORTED, "%.*s has the layout \"%.*s\"", STR_ARG(folder),
                        STR_ARG(extension));
    path = file_join(scratch, folder, STR("extensions/" OCFL_LAYOUT_0004_NAME "/config.json"));
    if (!file_read(path, SMALL_FILE_BYTES, scratch, &config, fail) ||
        !ocfl_layout_parse(extension, config, scratch, layout, fail))
        return false;
    return (str_is(layout->digest, "sha512") && !layout->short_root) ||
           fail_set(fail, FAIL_UNSUPPORTED, "%.*s lays its objects out in another way",
                    STR_ARG(folder));
}

bool ocfl_root_open(Str folder, struct ocfl_root **root, Fail *fail) {
    *root = NULL;
    struct arena *arena = arena_create();
    OcflLayout layout;
    if (!check_declaration(arena, folder, fail) || !check_layout(arena, folder, &layout, fail)) {
        arena_destroy(arena);
        return false;
    }
    *root = ARENA_NEW(arena, struct ocfl_root);
    **root = (struct ocfl_root){arena, str_copy(arena, folder), layout};
    return true;
}

void ocfl_root_close(struct ocfl_root *root) {
    if (root != NULL)
        arena_destroy(root->arena);
}

Str ocfl_root_folder(const struct ocfl_root *root) {
    return root->folder;
}

Str ocfl_root_uri(Str id, struct arena *results) {
    return str_format(results, "%s%.*s", id_prefix, STR_ARG(id));
}

bool ocfl_root_id(Str uri, Str *id) {
    if (!str_starts(uri, str_from_c(id_prefix)) || uri.n == sizeof id_prefix - 1)
        return false;
    *id = str_skip(uri, sizeof id_prefix - 1);
    return true;
}

Str ocfl_root_place(const struct ocfl_root *root, Str id, struct arena *results) {
    return ocfl_layout_path(&root->layout, ocfl_root_uri(id, results), results);
}

Str ocfl_root_object_path(const struct ocfl_root *root, Str id, struct arena *results) {
    return file_join(results, root->folder, ocfl_root_place(root, id, results));
}

bool ocfl_root_has(const struct ocfl_root *root, Str id) {
    struct arena *scratch = arena_create();
    bool has = file_exists(ocfl_root_object_path(root, id, scratch));
    arena_destroy(scratch);
    return has;
}

typedef struct {
    const struct ocfl_root *root;
    OcflVisit visit;
    void *context;
} Walk;

/* Reads the id of the object that stands at path, if it stands where it belongs. */
static bool visit_object(const Walk *walk, Str path, struct arena *scratch, Fail *fail) {
    Str text, id;
    OcflInventory inventory;
    Fail damaged;
    bool known = file_read(file_join(scratch, path, STR("inventory.json")), INVENTORY_BYTES,
                           scratch, &text, &damaged) &&
                 ocfl_inventory_parse(text, scratch, &inventory, &damaged) &&
                 ocfl_root_id(inventory.id, &id) &&
                 str_equal(ocfl_root_object_path(walk->root, id, scratch), path);
    return walk->visit(walk->context, known ? id : (Str){NULL, 0}, path, fail);
}

/* depth: tuple folders above the objects still to go down. */
static bool walk_folder(const Walk *walk, Str folder, uint32_t depth, Fail *fail) {
    struct arena *scratch = arena_create();
    FileEntryList entries = {0};
    bool ok = file_list(folder, scratch, &entries, fail);
    for (size_t i = 0; ok && i < entries.n; i++) {
        if (entries.p[i].kind != FILE_FOLDER || entries.p[i].name.n < walk->root->layout.tuple_size)
            continue;
        if (depth == walk->root->layout.tuple_count && str_is(entries.p[i].name, "extensions"))
            continue;
        ArenaMark mark = arena_mark(scratch);
        Str path = file_join(scratch, folder, entries.p[i].name);
        ok = depth > 0 ? walk_folder(walk, path, depth - 1, fail)
                       : visit_object(walk, path, scratch, fail);
        arena_reset(scratch, mark);
    }
    arena_destroy(scratch);
    return ok;
}

bool ocfl_root_each(const struct ocfl_root *root, OcflVisit visit, void *context, Fail *fail) {
    Walk walk = {root, visit, context};
    return walk_folder(&walk, root->folder, root->layout.tuple_count, fail);
}
