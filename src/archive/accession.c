/*
 * accession.open holds three lines: id, seq of the first line, key. It is written under the lock,
 * just before that line, so the seq is the line's; after a crash the journal is asked whether the
 * line is there, and whether the accession was ended after it. Losing the file loses nothing but
 * the joining of two runs.
 */
#include "archive/accession.h"
#include "base/digest.h"
#include "base/log.h"
#include "base/num.h"
#include "base/stamp.h"
#include <limits.h>
#include <stdlib.h>

enum { OPEN_BYTES_MAX = 4096 };

static Str key_of(const struct accession *accession, struct arena *results) {
    Buf words = {0};
    for (size_t i = 0; i < accession->from.n; i++) {
        char *room = arena_alloc(results, PATH_MAX);
        const char *real = realpath(str_to_c(results, accession->from.p[i]), room);
        buf_str(&words, real != NULL ? str_from_c(real) : accession->from.p[i]);
        buf_char(&words, '\0');
    }
    buf_char(&words, accession->as_one ? '1' : '0');
    buf_str(&words, accession->replaces);
    Sha512Hex hex = digest_sha512(buf_as_str(&words));
    buf_free(&words);
    return str_slice(str_copy(results, digest_str(&hex)), 0, 32);
}

/* What the journal says of an accession from the seq on that its first line should have. */
struct told {
    Str id;
    uint64_t seq;
    bool begun, ended;
};

static bool look_at_line(void *context, uint64_t seq, Str text, Fail *fail) {
    struct told *told = context;
    struct arena *scratch = arena_create();
    JournalLine line;
    bool ok = journal_line_parse(text, scratch, &line, fail);
    if (ok && str_equal(line.accession, told->id)) {
        told->begun |= line.kind == JOURNAL_ACCESSION && seq == told->seq;
        told->ended |= line.kind == JOURNAL_ACCESSION_END;
    }
    arena_destroy(scratch);
    return ok && told->begun && !told->ended;
}

/* Reads accession.open; empty where there is none or it is not what it should be. */
static Str read_open(const struct archive *archive, struct arena *results, uint64_t *seq,
                     Str *key) {
    Str bytes, id, seq_text;
    Fail ignored;
    if (!file_exists(archive->paths.accession) ||
        !file_read(archive->paths.accession, OPEN_BYTES_MAX, results, &bytes, &ignored) ||
        !str_next_line(&bytes, &id) || !str_next_line(&bytes, &seq_text) ||
        !str_next_line(&bytes, key) || !num_parse_u64(seq_text, seq))
        return (Str){NULL, 0};
    return id;
}

void accession_resume(struct archive *archive, struct accession *accession) {
    struct arena *results = accession->arena;
    Str key;
    struct told told = {0};
    Fail ignored;
    accession->key = key_of(accession, results);
    told.id = read_open(archive, results, &told.seq, &key);
    if (told.id.n == 0 || !str_equal(key, accession->key) || told.seq == 0 ||
        told.seq >= journal_next_seq(archive->journal))
        return;
    accession->written =
        journal_each(archive->journal, told.seq, look_at_line, &told, &ignored) && told.begun;
    if (accession->written)
        accession->id = told.id;
    /* A crash came before it was removed; that it stays once more does no harm. */
    if (told.ended && !file_remove(archive->paths.accession, &ignored))
        log_warn("archive: accession.open stays, reason=%s", ignored.message);
}

bool accession_name(struct archive *archive, struct accession *accession, Fail *fail) {
    struct arena *results = accession->arena;
    must(!accession->written && accession->key.n > 0);
    uint64_t seq = journal_next_seq(archive->journal);
    Str name = str_format(results, "%llu %.*s", (unsigned long long)seq, STR_ARG(accession->key));
    accession->id = str_format(results, "a%.*s", STR_ARG(digest_crockford(results, name, 12)));
    Str text = str_format(results, "%.*s\n%llu\n%.*s\n", STR_ARG(accession->id),
                          (unsigned long long)seq, STR_ARG(accession->key));
    return file_write(archive->paths.accession, text, false, fail);
}

JournalLine accession_first_line(const struct archive *archive, const struct accession *accession,
                                 uint64_t seq, struct arena *results) {
    JournalLine line = {
        .seq = seq,
        .kind = JOURNAL_ACCESSION,
        .time = stamp_now(),
        .accession = accession->id,
        .who = handle_user(archive, results),
        .program = handle_program,
        .from = accession->from,
        .as_one = accession->as_one,
        .replaces = accession->replaces,
    };
    journal_line_print(&line, results);
    return line;
}

bool accession_end(struct archive *archive, const struct accession *accession, Fail *fail) {
    struct arena *scratch = arena_create();
    uint64_t seq;
    Str key, open = read_open(archive, scratch, &seq, &key);
    bool ok = open.n == 0 || !str_equal(open, accession->id) ||
              file_remove(archive->paths.accession, fail);
    arena_destroy(scratch);
    return ok;
}
