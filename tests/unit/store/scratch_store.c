/* Everything stands under one folder made by mkdtemp(), so removing it leaves nothing. */
#include "store/scratch_store.h"
#include "base/digest.h"
#include "base/file.h"
#include "test.h"
#include <unistd.h>

Str scratch_folder(struct arena *arena) {
    const char *above = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
    char *name = str_to_c(arena, str_format(arena, "%s/fonds-test-XXXXXX", above));
    if (mkdtemp(name) == NULL)
        fail_msg("cannot make %s", name);
    return str_from_c(name);
}

static ScratchStore named(void) {
    ScratchStore scratch = {.arena = arena_create()};
    scratch.folder = scratch_folder(scratch.arena);
    scratch.store = file_join(scratch.arena, scratch.folder, STR("store"));
    scratch.journal = file_join(scratch.arena, scratch.folder, STR("journal"));
    scratch.staging = file_join(scratch.arena, scratch.folder, STR("staging"));
    return scratch;
}

ScratchStore scratch_store_make(void) {
    Fail fail;
    ScratchStore scratch = named();
    assert_ok(ocfl_root_make(scratch.store, &fail));
    assert_ok(journal_make(scratch.journal, &fail));
    return scratch;
}

static void copy_tree(Str from, Str to) {
    Fail fail;
    struct arena *arena = arena_create();
    FileEntryList entries = {0};
    assert_ok(file_make_folders(to, &fail));
    assert_ok(file_list(from, arena, &entries, &fail));
    for (size_t i = 0; i < entries.n; i++) {
        Str bytes, source = file_join(arena, from, entries.p[i].name);
        Str target = file_join(arena, to, entries.p[i].name);
        if (entries.p[i].kind == FILE_FOLDER) {
            copy_tree(source, target);
        } else {
            assert_ok(file_read(source, 1 << 30, arena, &bytes, &fail));
            assert_ok(file_write_new(target, bytes, &fail));
        }
    }
    arena_destroy(arena);
}

ScratchStore scratch_store_copy(const ScratchStore *from) {
    ScratchStore scratch = named();
    copy_tree(from->folder, scratch.folder);
    return scratch;
}

void scratch_store_remove(ScratchStore *scratch) {
    Fail fail;
    assert_ok(file_remove_tree(scratch->folder, &fail));
    arena_destroy(scratch->arena);
}

static void add_tree(struct arena *arena, Str folder, Str inside, StrList *lines) {
    Fail fail;
    FileEntryList entries = {0};
    assert_ok(file_list(folder, arena, &entries, &fail));
    for (size_t i = 0; i < entries.n; i++) {
        Str name = entries.p[i].name, path = file_join(arena, folder, name);
        Str shown = inside.n == 0 ? name : file_join(arena, inside, name);
        Sha512Hex hex;
        uint64_t size;
        if (entries.p[i].kind == FILE_FOLDER) {
            str_list_add(arena, lines, str_format(arena, "%.*s/\n", STR_ARG(shown)));
            add_tree(arena, path, shown, lines);
        } else {
            assert_ok(digest_file(path, &hex, &size, &fail));
            str_list_add(arena, lines, str_format(arena, "%.*s %.16s\n", STR_ARG(shown), hex.p));
        }
    }
}

Str scratch_snapshot(struct arena *arena, Str folder) {
    StrList lines = {0};
    add_tree(arena, folder, STR(""), &lines);
    return str_join(arena, lines, STR(""));
}

Str scratch_store_snapshot(const ScratchStore *scratch, struct arena *arena) {
    Fail fail;
    Str torn = file_join(arena, scratch->journal, STR("torn"));
    if (file_exists(torn))
        assert_ok(file_remove(torn, &fail));
    return str_format(arena, "%.*s--\n%.*s", STR_ARG(scratch_snapshot(arena, scratch->store)),
                      STR_ARG(scratch_snapshot(arena, scratch->journal)));
}

ScratchHandles scratch_open(const ScratchStore *scratch) {
    Fail fail;
    ScratchHandles handles;
    assert_ok(ocfl_root_open(scratch->store, &handles.root, &fail));
    assert_ok(journal_open(scratch->journal, handles.root, true, &handles.journal, &fail));
    assert_ok(ocfl_commit_recover(handles.root, handles.journal, scratch->staging, &fail));
    return handles;
}

void scratch_close(ScratchHandles *handles) {
    journal_close(handles->journal);
    ocfl_root_close(handles->root);
}

void scratch_put(struct arena *arena, OcflPutList *files, const char *path, const char *bytes) {
    *LIST_ADD(arena, files) = (OcflPut){.path = str_from_c(path), .bytes = str_from_c(bytes)};
}

OcflNote scratch_note(void) {
    return (OcflNote){.time = STR("2026-11-24T01:55:29Z"),
                      .user = STR("Anna <anna@example.org>"),
                      .message = STR("take in")};
}

Str scratch_line(struct arena *arena, uint64_t seq, const char *text) {
    return str_format(arena,
                      "{\"kind\":\"of-tomorrow\",\"schema\":1,\"seq\":%llu,\"text\":\"%s\"}\n",
                      (unsigned long long)seq, text);
}
