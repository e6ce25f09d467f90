/*
 * A full file goes into the store in a group like any object, its seal being the group's one
 * journal line, so a crash leaves either an unsealed full file or a sealed one. Only then is the
 * file removed; a file that a crash left beside its object is compared first.
 */
#include "store/journal_seal.h"
#include "base/stamp.h"
#include "store/disk.h"
#include "store/journal_line.h"
#include "store/ocfl_commit.h"
#include "store/ocfl_object.h"

typedef struct {
    struct journal *journal;
    struct ocfl_root *root;
    Str staging;
    const JournalSealOrder *order;
} Seal;

static bool put_object(const Seal *seal, const JournalFullFile *full, Str id,
                       const Sha512Hex *sha512, Fail *fail) {
    struct arena *scratch = arena_create();
    struct ocfl_group *group = NULL;
    OcflPutList files = {0};
    *LIST_ADD(scratch, &files) = (OcflPut){
        .path = STR("journal.jsonl"), .from_file = full->path, .sha512 = digest_str(sha512)};
    OcflNote note = {.time = stamp_text(scratch, seal->order->time),
                     .user = seal->order->who,
                     .message = str_format(scratch, "seal the journal's lines %llu to %llu",
                                           (unsigned long long)full->first_seq,
                                           (unsigned long long)full->last_seq)};
    JournalLine line = {.kind = JOURNAL_SEAL,
                        .seq = journal_next_seq(seal->journal),
                        .time = seal->order->time,
                        .who = seal->order->who,
                        .program = seal->order->program,
                        .object = id,
                        .first_seq = full->first_seq,
                        .last_seq = full->last_seq,
                        .sha512 = digest_str(sha512),
                        .size_bytes = full->size_bytes};
    journal_line_print(&line, scratch);
    bool ok = ocfl_group_open(seal->root, seal->journal, seal->staging, &group, fail) &&
              ocfl_group_put(group, id, &files, &note, fail) &&
              ocfl_group_commit(group, str_format(scratch, "%.*s\n", STR_ARG(line.line)), fail);
    ocfl_group_close(group);
    arena_destroy(scratch);
    return ok;
}

/* The object that is there already holds the very bytes of the file. */
static bool same_bytes(const Seal *seal, Str id, const Sha512Hex *sha512, Fail *fail) {
    struct arena *scratch = arena_create();
    OcflObject object;
    bool ok = ocfl_object_open(seal->root, id, scratch, &object, fail);
    if (ok) {
        const OcflEntry *entry =
            ocfl_object_find(&object.versions.p[object.versions.n - 1], STR("journal.jsonl"));
        ok = (entry != NULL && str_equal(entry->sha512, digest_str(sha512))) ||
             fail_set(fail, FAIL_CORRUPT, "%.*s was sealed with other bytes", STR_ARG(id));
    }
    arena_destroy(scratch);
    return ok;
}

static bool seal_file(const Seal *seal, const JournalFullFile *full, Fail *fail) {
    struct arena *scratch = arena_create();
    Str id = str_format(scratch, "journal-%04u", full->number);
    Sha512Hex sha512;
    uint64_t size_bytes;
    bool ok = digest_file(full->path, &sha512, &size_bytes, fail);
    if (ok)
        ok = ocfl_root_has(seal->root, id) ? same_bytes(seal, id, &sha512, fail)
                                           : put_object(seal, full, id, &sha512, fail);
    ok = ok && disk_remove(str_to_c(scratch, full->path), fail) &&
         disk_sync_path(str_to_c(scratch, journal_folder(seal->journal)), fail);
    if (!ok)
        fail_add(fail, "sealing %.*s", STR_ARG(full->path));
    arena_destroy(scratch);
    return ok;
}

bool journal_seal_full(struct journal *journal, struct ocfl_root *root, Str staging,
                       const JournalSealOrder *order, Fail *fail) {
    Seal seal = {journal, root, staging, order};
    if (!journal_turn(journal, order->limit_bytes, fail))
        return false;
    struct arena *scratch = arena_create();
    bool ok, found = false;
    do {
        JournalFullFile full;
        ok = journal_full_file(journal, scratch, &found, &full, fail) &&
             (!found || seal_file(&seal, &full, fail));
    } while (ok && found);
    arena_destroy(scratch);
    return ok;
}
