/*
 * A storage root: its own declaration and layout, then the tree down to the objects. A folder with
 * a declaration is an object and is handed to ocfl_validate.c; everything above objects may hold
 * folders only.
 */
#include "base/file.h"
#include "base/json.h"
#include "base/map.h"
#include "store/ocfl_layout.h"
#include "store/ocfl_rules.h"
#include "store/ocfl_validate.h"

enum { SMALL_BYTES = 64 * 1024, INVENTORY_BYTES = 256 << 20 };

typedef struct {
    OcflRules rules;  // where: the root
    struct arena *scratch;
    Str path;
    bool fixity;
    bool has_layout;  // one that we can compute
    OcflLayout layout;
    struct map *ids;
} Root;

#define ADD(root, place, code, ...)                                                                \
    do {                                                                                           \
        OcflRules rules_ = (root)->rules;                                                          \
        rules_.where = (place);                                                                    \
        ocfl_rules_add(&rules_, (code), __VA_ARGS__);                                              \
    } while (0)

static bool check_declaration(Root *root, const FileEntryList *entries, Fail *fail) {
    size_t found = 0;
    for (size_t i = 0; i < entries->n; i++) {
        Str text, name = entries->p[i].name;
        if (!str_starts(name, STR("0=")))
            continue;
        found++;
        Str path = file_join(root->scratch, root->path, name);
        root->rules.is_11 = !str_is(name, "0=ocfl_1.0");
        if (!str_starts(name, STR("0=ocfl_")))
            ADD(root, path, "E079", "the declaration is not of an OCFL storage root");
        else if (!str_is(name, "0=ocfl_1.0") && !str_is(name, "0=ocfl_1.1"))
            ADD(root, path, "E077", "the declaration is of a version that is not known");
        if (entries->p[i].kind != FILE_REGULAR) {
            ADD(root, path, "E075", "the declaration is no file");
            continue;
        }
        if (!file_read(path, SMALL_BYTES, root->scratch, &text, fail))
            return false;
        if (!str_ends(text, STR("\n")) ||
            !str_equal(str_slice(text, 0, text.n - 1), str_skip(name, 2)))
            ADD(root, path, "E080", "the declaration's content is not its name's");
    }
    if (found == 0)
        ADD(root, root->path, "E069", "there is no declaration");
    if (found != 1)
        ADD(root, root->path, "E076", "there are %zu declarations", found);
    return true;
}

static bool check_layout(Root *root, Fail *fail) {
    Str text, config = {0}, path = file_join(root->scratch, root->path, STR("ocfl_layout.json"));
    Json *json;
    Fail unread;
    if (!file_exists(path))
        return true;
    if (!file_read(path, SMALL_BYTES, root->scratch, &text, fail))
        return false;
    if (!json_parse(text, &json, &unread)) {
        ADD(root, path, "E070", "%s", unread.message);
        return true;
    }
    Str extension = str_copy(root->scratch, json_get_text(json, "extension"));
    if (extension.n == 0 || json_get_text(json, "description").n == 0)
        ADD(root, path, "E070", "extension or description is missing");
    else if (!ocfl_rules_is_extension(extension))
        ADD(root, path, "E071", "\"%.*s\" is not registered", STR_ARG(extension));
    json_free(json);
    path = str_format(root->scratch, "%.*s/extensions/%.*s/config.json", STR_ARG(root->path),
                      STR_ARG(extension));
    size_t slash;
    if (extension.n == 0 || str_find_char(extension, '/', &slash))
        return true;
    if (file_exists(path) && !file_read(path, SMALL_BYTES, root->scratch, &config, fail))
        return false;
    root->has_layout = ocfl_layout_parse(extension, config, root->scratch, &root->layout, &unread);
    if (!root->has_layout && unread.code == FAIL_CORRUPT)
        ADD(root, path, "E083", "%s", unread.message);
    return true;
}

static bool check_extensions(Root *root, Fail *fail) {
    Str path = file_join(root->scratch, root->path, STR("extensions"));
    FileEntryList entries = {0};
    if (!file_exists(path))
        return true;
    if (!file_list(path, root->scratch, &entries, fail))
        return false;
    for (size_t i = 0; i < entries.n; i++) {
        if (entries.p[i].kind != FILE_FOLDER)
            ADD(root, path, root->rules.is_11 ? "E112" : "E086", "\"%.*s\" is no folder",
                STR_ARG(entries.p[i].name));
        else if (!ocfl_rules_is_extension(entries.p[i].name) && root->rules.is_11)
            ADD(root, path, "W016", "\"%.*s\" is not registered", STR_ARG(entries.p[i].name));
    }
    return true;
}

/*
 * The object's own faults, and whether it stands where the layout wants it and its id is its own.
 */
static bool check_object(Root *root, Str path, bool is_11, Fail *fail) {
    if (is_11 && !root->rules.is_11)
        ADD(root, path, "E081", "the object is of a later version than the root");
    if (!ocfl_validate_object(path, root->fixity, root->rules.results, root->rules.faults, fail))
        return false;
    struct arena *scratch = arena_create();
    Str text;
    Json *json = NULL;
    Fail unread;
    Str inventory = file_join(scratch, path, STR("inventory.json"));
    if (file_read(inventory, INVENTORY_BYTES, scratch, &text, &unread) &&
        json_parse(text, &json, &unread)) {
        Str id = str_copy(root->scratch, json_get_text(json, "id"));
        bool is_new;
        (void)map_put(root->ids, id, &is_new);
        if (id.n > 0 && !is_new)
            ADD(root, path, "E037", "the id \"%.*s\" stands in the root twice", STR_ARG(id));
        Str inside = str_skip(path, root->path.n + 1);
        if (id.n > 0 && root->has_layout &&
            !str_equal(inside, ocfl_layout_path(&root->layout, id, scratch)))
            ADD(root, path, "E083", "the layout has another place for \"%.*s\"", STR_ARG(id));
    }
    json_free(json);
    arena_destroy(scratch);
    return true;
}

/* Goes down to the objects; files above them are faults, but for those of the root itself. */
static bool walk(Root *root, Str folder, bool is_root, Fail *fail) {
    struct arena *scratch = arena_create();
    FileEntryList entries = {0};
    bool ok = file_list(folder, scratch, &entries, fail), is_object = false, is_11 = true;
    for (size_t i = 0; i < entries.n && !is_root; i++)
        if (str_starts(entries.p[i].name, STR("0="))) {
            is_object = true;
            is_11 = !str_is(entries.p[i].name, "0=ocfl_object_1.0");
        }
    if (ok && is_object)
        ok = check_object(root, folder, is_11, fail);
    if (ok && entries.n == 0 && !is_root)
        ADD(root, folder, "E073", "an empty folder");
    size_t files = 0;
    for (size_t i = 0; ok && i < entries.n && !is_object; i++) {
        const FileEntry *entry = &entries.p[i];
        Str path = file_join(scratch, folder, entry->name);
        if (entry->kind == FILE_LINK)
            ADD(root, path, "E090", "a link");
        else if (entry->kind == FILE_FOLDER && !(is_root && str_is(entry->name, "extensions")))
            ok = walk(root, path, false, fail);
        else if (entry->kind != FILE_FOLDER && !is_root) {
            ADD(root, path, "E072", "a file that belongs to no object");
            ADD(root, path, "E084", "a file above objects");
            files++;
        }
    }
    if (ok && files > 0 && files == entries.n)
        ADD(root, folder, "E085", "the branch does not end in an object");
    arena_destroy(scratch);
    return ok;
}

bool ocfl_validate_root(Str path, bool fixity, struct arena *results, OcflFaultList *faults,
                        Fail *fail) {
    Root root = {.rules = {.where = path, .is_11 = true, .results = results, .faults = faults},
                 .scratch = arena_create(),
                 .path = path,
                 .fixity = fixity};
    root.ids = map_create(root.scratch);
    FileEntryList entries = {0};
    bool ok = file_list(path, root.scratch, &entries, fail) &&
              check_declaration(&root, &entries, fail) && check_layout(&root, fail) &&
              check_extensions(&root, fail) && walk(&root, path, true, fail);
    arena_destroy(root.scratch);
    return ok;
}
