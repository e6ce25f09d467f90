/*
 * One walk, names sorted at each level, links followed unless they lead back into a folder that is
 * being walked. A page saved by a browser as a.html with a_files/ (or a.files/) beside it is one
 * deposit, however it was handed over: inside a folder, by its own path, or both by theirs.
 */
#include "archive/plan.h"
#include <stdlib.h>

struct walk {
    struct arena *results;
    Plan *plan;
    FileState stack[PLAN_DEPTH_MAX];  // folders being walked, to notice loops
    size_t depth;
    PlanDeposit *whole;  // the deposit that takes everything, of a folder taken as one
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

/* The stem of a saved page's folder: "a" of a_files and a.files; empty where the name is no such
 * folder's. */
static Str page_stem(Str folder) {
    if (str_ends(folder, STR("_files")) || str_ends(folder, STR(".files")))
        return str_slice(folder, 0, folder.n - 6);
    return (Str){NULL, 0};
}

static bool is_page_of(Str file, Str stem) {
    if (!str_starts(file, stem) || stem.n == 0)
        return false;
    Str ending = str_skip(file, stem.n);
    return str_equal_nocase(ending, STR(".html")) || str_equal_nocase(ending, STR(".htm")) ||
           str_equal_nocase(ending, STR(".xhtml"));
}

/* The folder of a saved page among its neighbours, or empty. */
static Str folder_of_page(const FileEntryList *entries, Str file) {
    for (size_t i = 0; i < entries->n; i++)
        if (entries->p[i].kind == FILE_FOLDER && is_page_of(file, page_stem(entries->p[i].name)))
            return entries->p[i].name;
    return (Str){NULL, 0};
}

static bool belongs_to_page(const FileEntryList *entries, Str folder) {
    Str stem = page_stem(folder);
    for (size_t i = 0; i < entries->n; i++)
        if (entries->p[i].kind == FILE_REGULAR && is_page_of(entries->p[i].name, stem))
            return true;
    return false;
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
    static const char *const endings[] = {"_files", ".files"};
    Str stem = file_name(path);
    while (stem.n > 0 && stem.p[stem.n - 1] != '.')
        stem.n--;
    stem.n -= stem.n > 0;
    if (!is_page_of(file_name(path), stem))
        return (Str){NULL, 0};
    for (size_t i = 0; i < 2; i++) {
        Str folder = str_format(results, "%.*s%s",
                                STR_ARG(str_slice(path, 0, path.n - file_name(path).n + stem.n)),
                                endings[i]);
        FileState state;
        Fail ignored;
        if (file_state(folder, false, &state, &ignored) && state.kind == FILE_FOLDER)
            return folder;
    }
    return (Str){NULL, 0};
}

/* Its page was handed over too, and takes it in. */
static bool comes_with_page(StrList paths, Str folder) {
    for (size_t i = 0; i < paths.n; i++)
        if (is_page_of(file_name(paths.p[i]), page_stem(file_name(folder))) &&
            str_equal(file_folder(paths.p[i]), file_folder(folder)))
            return true;
    return false;
}

static void walk_top(struct walk *walk, StrList paths, Str path) {
    FileState state;
    Fail ignored;
    if (comes_with_page(paths, path) && file_state(path, false, &state, &ignored) &&
        state.kind == FILE_FOLDER)
        return;
    size_t before = walk->plan->deposits.n;
    walk_path(walk, path, (Str){NULL, 0});
    Str folder = folder_beside(path, walk->results);
    if (folder.n > 0)
        attach_folder(walk, before, folder);
}

static void walk_folder(struct walk *walk, Str path, Str name) {
    FileEntryList entries;
    Fail fail;
    if (!file_list(path, walk->results, &entries, &fail)) {
        refuse(walk, path, fail.code, str_copy(walk->results, str_from_c(fail.message)));
        return;
    }
    for (size_t i = 0; i < entries.n; i++) {
        Str entry = entries.p[i].name;
        Str inner = file_join(walk->results, path, entry);
        if (entry.p[0] == '.') {
            walk->plan->hidden++;
            continue;
        }
        if (walk->whole == NULL && entries.p[i].kind == FILE_FOLDER &&
            belongs_to_page(&entries, entry))
            continue;
        Str page_folder = walk->whole == NULL && entries.p[i].kind == FILE_REGULAR
                              ? folder_of_page(&entries, entry)
                              : (Str){NULL, 0};
        size_t before = walk->plan->deposits.n;
        walk_path(walk, inner, name.n == 0 ? entry : file_join(walk->results, name, entry));
        if (page_folder.n > 0)
            attach_folder(walk, before, file_join(walk->results, path, page_folder));
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
    for (size_t i = 0; i < paths.n; i++) {
        Str path = paths.p[i];
        while (path.n > 1 && path.p[path.n - 1] == '/')
            path.n--;
        struct walk walk = {.results = results, .plan = plan};
        if (!as_one) {
            walk_top(&walk, paths, path);
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
