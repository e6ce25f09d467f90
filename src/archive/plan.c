/*
 * One walk, names sorted at each level, links followed unless they lead back into a folder that is
 * being walked. A page saved by a browser as a.html with a_files/ beside it (other languages have
 * other endings) is one deposit, however it was handed over: inside a folder, by its own path, or
 * both by theirs. Folders and lists of many thousand pages are usual, so pages and their folders
 * find each other by a table of stems.
 */
#include "archive/plan.h"
#include "base/map.h"
#include "import/saved_page.h"
#include <stdlib.h>

struct walk {
    struct arena *results;
    Plan *plan;
    FileState stack[PLAN_DEPTH_MAX];  // folders being walked, to notice loops
    size_t depth;
    PlanDeposit *whole;  // the deposit that takes everything, of a folder taken as one
    struct map *pages;   // paths that were handed over and are named like pages, without ending
};

static void refuse(struct walk *walk, Str path, FailCode code, Str reason) {
    PlanDeposit *deposit = LIST_ADD(walk->results, &walk->plan->deposits);
    deposit->received_as = path;
    deposit->refused = code;
    deposit->reason = reason;
}

static void add_file(struct walk *walk, PlanDeposit *deposit, Str path, Str name,
                     uint64_t size_bytes) {
    *LIST_ADD(walk->results, &deposit->files) =
        (PlanFile){path, name.n > 0 ? name : file_name(path)};
    deposit->size_bytes += size_bytes;
}

static PlanDeposit *new_deposit(struct walk *walk, Str path) {
    PlanDeposit *deposit = LIST_ADD(walk->results, &walk->plan->deposits);
    deposit->received_as = path;
    return deposit;
}

static bool enter(struct walk *walk, Str path, const FileState *state) {
    if (walk->depth == PLAN_DEPTH_MAX) {
        refuse(walk, path, FAIL_LIMIT,
               STR("folders nest deeper than 256; move it up, or add it by its own path"));
        return false;
    }
    for (size_t i = 0; i < walk->depth; i++)
        if (walk->stack[i].inode == state->inode && walk->stack[i].device == state->device) {
            refuse(walk, path, FAIL_LIMIT,
                   STR("this link leads back into a folder above it; it was not followed"));
            return false;
        }
    walk->stack[walk->depth++] = *state;
    return true;
}

static void walk_path(struct walk *walk, Str path, Str name);

/* Pages among the entries of a folder, each with its own: for each entry the number of the other,
 * plus 1; 0: none. */
static size_t *pair_pages(const FileEntryList *entries, struct arena *results) {
    size_t *other = ARENA_ARRAY(results, size_t, entries->n + 1);
    struct map *stems = NULL;
    for (size_t i = 0; i < entries->n; i++) {
        Str stem = entries->p[i].kind == FILE_FOLDER ? saved_page_folder_stem(entries->p[i].name)
                                                     : (Str){NULL, 0};
        bool is_new;
        if (stem.n == 0)
            continue;
        if (stems == NULL)
            stems = map_create(results);
        uint64_t *place = map_put(stems, stem, &is_new);
        if (is_new)
            *place = i;
    }
    for (size_t i = 0; i < entries->n && stems != NULL; i++) {
        Str stem = entries->p[i].kind == FILE_REGULAR ? saved_page_stem(entries->p[i].name)
                                                      : (Str){NULL, 0};
        const uint64_t *folder = stem.n == 0 ? NULL : map_find(stems, stem);
        if (folder == NULL)
            continue;
        other[i] = *folder + 1;
        other[*folder] = i + 1;
    }
    return other;
}

/* Everything in a folder goes into one deposit, under names that begin with `prefix`. */
static void walk_into(struct walk *walk, Str folder, Str prefix, PlanDeposit *whole) {
    PlanDeposit *outer = walk->whole;
    walk->whole = whole;
    walk_path(walk, folder, prefix);
    walk->whole = outer;
}

/* The page that was just planned, as the last deposit, takes its folder in. */
static void attach_folder(struct walk *walk, size_t before, Str folder) {
    if (walk->plan->deposits.n != before + 1 || walk->plan->deposits.p[before].refused != FAIL_NONE)
        return;
    PlanDeposit page = walk->plan->deposits.p[before];
    page.as_one = true;
    walk_into(walk, folder, file_name(folder), &page);
    walk->plan->deposits.p[before] = page;
}

/* The folder of a page that was handed over by its own path; empty where there is none beside it.
 */
static Str folder_beside(Str path, struct arena *results) {
    Str stem = saved_page_stem(path), folder;
    if (stem.n == 0 || file_name(stem).n == 0)
        return (Str){NULL, 0};
    for (size_t i = 0; saved_page_folder(stem, i, results, &folder); i++) {
        FileState state;
        Fail ignored;
        if (file_state(folder, false, &state, &ignored) && state.kind == FILE_FOLDER)
            return folder;
    }
    return (Str){NULL, 0};
}

/* Its page was handed over too, and takes it in. */
static bool comes_with_page(const struct walk *walk, Str folder) {
    Str stem = saved_page_folder_stem(folder);
    return stem.n > 0 && map_find(walk->pages, stem) != NULL;
}

static void walk_top(struct walk *walk, Str path) {
    FileState state;
    Fail ignored;
    if (comes_with_page(walk, path) && file_state(path, false, &state, &ignored) &&
        state.kind == FILE_FOLDER)
        return;
    size_t before = walk->plan->deposits.n;
    walk_path(walk, path, (Str){NULL, 0});
    Str folder = folder_beside(path, walk->results);
    if (folder.n > 0)
        attach_folder(walk, before, folder);
}

/* Two names that only an archive has side by side (archive_find() looks for the same). */
static bool is_archive(const FileEntryList *entries) {
    bool conf = false, store = false;
    for (size_t i = 0; i < entries->n; i++) {
        conf = conf || str_is(entries->p[i].name, "fonds.conf");
        store = store || (str_is(entries->p[i].name, "store") && entries->p[i].kind == FILE_FOLDER);
    }
    return conf && store;
}

static void walk_folder(struct walk *walk, Str path, Str name) {
    FileEntryList entries;
    Fail fail;
    if (!file_list(path, walk->results, &entries, &fail)) {
        refuse(walk, path, fail.code, str_copy(walk->results, str_from_c(fail.message)));
        return;
    }
    if (is_archive(&entries)) {
        if (walk->depth > 1)
            walk->plan->archives++;
        else
            refuse(walk, path, FAIL_INVALID,
                   STR("an archive itself, and what it holds is kept already; hand over the files "
                       "by their own paths, or the output of fonds export"));
        return;
    }
    const size_t *other = walk->whole == NULL ? pair_pages(&entries, walk->results) : NULL;
    for (size_t i = 0; i < entries.n; i++) {
        Str entry = entries.p[i].name;
        Str inner = file_join(walk->results, path, entry);
        if (entry.p[0] == '.') {
            walk->plan->hidden++;
            continue;
        }
        bool paired = other != NULL && other[i] != 0;
        if (paired && entries.p[i].kind == FILE_FOLDER)
            continue;
        size_t before = walk->plan->deposits.n;
        walk_path(walk, inner, name.n == 0 ? entry : file_join(walk->results, name, entry));
        if (paired)
            attach_folder(walk, before,
                          file_join(walk->results, path, entries.p[other[i] - 1].name));
    }
}

static void walk_path(struct walk *walk, Str path, Str name) {
    FileState state;
    Fail fail;
    if (!file_state(path, true, &state, &fail)) {
        refuse(walk, path, fail.code, str_copy(walk->results, str_from_c(fail.message)));
        return;
    }
    switch (state.kind) {
    case FILE_REGULAR:
        if (walk->whole != NULL) {
            add_file(walk, walk->whole, path, name, state.size_bytes);
        } else {
            add_file(walk, new_deposit(walk, path), path, (Str){NULL, 0}, state.size_bytes);
        }
        return;
    case FILE_FOLDER:
        if (enter(walk, path, &state)) {
            walk_folder(walk, path, name);
            walk->depth--;
        }
        return;
    case FILE_NONE:
    case FILE_LINK:
        refuse(walk, path, FAIL_MISSING,
               STR("no such file or folder (or a link that leads nowhere); check the spelling"));
        return;
    case FILE_OTHER:
        break;
    }
    refuse(walk, path, FAIL_INVALID,
           STR("neither a file nor a folder (a pipe, a socket or a device); it cannot be kept"));
}

static int by_path(const void *a, const void *b) {
    return str_compare(((const PlanDeposit *)a)->received_as,
                       ((const PlanDeposit *)b)->received_as);
}

/* The same path handed over twice is one deposit. */
static void drop_doubles(PlanDepositList *deposits) {
    size_t kept = 0;
    for (size_t i = 0; i < deposits->n; i++)
        if (kept == 0 || !str_equal(deposits->p[kept - 1].received_as, deposits->p[i].received_as))
            deposits->p[kept++] = deposits->p[i];
    deposits->n = kept;
}

void plan_make(StrList paths, bool as_one, struct arena *results, Plan *plan) {
    *plan = (Plan){0};
    struct map *pages = map_create(results);
    bool is_new;
    for (size_t i = 0; i < paths.n; i++)
        if (saved_page_stem(paths.p[i]).n > 0)
            (void)map_put(pages, saved_page_stem(paths.p[i]), &is_new);
    for (size_t i = 0; i < paths.n; i++) {
        Str path = paths.p[i];
        while (path.n > 1 && path.p[path.n - 1] == '/')
            path.n--;
        struct walk walk = {.results = results, .plan = plan, .pages = pages};
        if (!as_one) {
            walk_top(&walk, path);
            continue;
        }
        PlanDeposit whole = {.received_as = path, .as_one = true};
        size_t refused = plan->deposits.n;
        walk_into(&walk, path, (Str){NULL, 0}, &whole);
        if (whole.files.n > 0)
            *LIST_ADD(results, &plan->deposits) = whole;
        else if (refused == plan->deposits.n)
            refuse(&walk, path, FAIL_MISSING, STR("the folder holds no files"));
    }
    if (plan->deposits.n > 1)
        qsort(plan->deposits.p, plan->deposits.n, sizeof *plan->deposits.p, by_path);
    drop_doubles(&plan->deposits);
}
