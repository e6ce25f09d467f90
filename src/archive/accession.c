/*
 * accession.open holds three lines: id, seq of the first line, key. It is written before that line,
 * so after a crash the journal is asked whether the line is there, and whether the last one is,
 * since the file goes after it. Losing the file loses nothing but the joining of two runs.
 */
#include "archive/accession.h"
#include "base/digest.h"
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

struct lines_of {
    Str id;
    bool begun, ended;
};

/* Goes on until the end of the journal: lines of others may stand between this accession's. */
static bool note_line(void *context, uint64_t seq, Str text, Fail *fail) {
    struct lines_of *lines = context;
    struct arena *scratch = arena_create();
    JournalLine line;
    (void)seq;
    bool ok = journal_line_parse(text, scratch, &line, fail);
    if (ok && str_equal(line.accession, lines->id)) {
        lines->begun = lines->begun || line.kind == JOURNAL_ACCESSION;
        lines->ended = lines->ended || line.kind == JOURNAL_ACCESSION_END;
    }
    arena_destroy(scratch);
    return ok;
}

/* The unfinished accession, if it is this one. */
static bool resume(struct archive *archive, struct arena *results, struct accession *accession) {
    Str bytes, id, seq_text, key;
    uint64_t seq;
    Fail none = {0};
    if (!file_exists(archive->paths.accession) ||
        !file_read(archive->paths.accession, OPEN_BYTES_MAX, results, &bytes, &none))
        return false;
    if (!str_next_line(&bytes, &id) || !str_next_line(&bytes, &seq_text) ||
        !str_next_line(&bytes, &key) || !num_parse_u64(seq_text, &seq) ||
        !str_equal(key, accession->key))
        return false;
    struct lines_of lines = {id, false, false};
    if (seq >= journal_next_seq(archive->journal) ||
        !journal_each(archive->journal, seq, note_line, &lines, &none))
        return false;
    accession->id = id;
    accession->written = lines.begun && !lines.ended;
    return accession->written;
}

bool accession_begin(struct archive *archive, struct arena *results, struct accession *accession,
                     Fail *fail) {
    accession->key = key_of(accession, results);
    if (resume(archive, results, accession))
        return true;
    uint64_t seq = journal_next_seq(archive->journal);
    Str name = str_format(results, "%llu %.*s", (unsigned long long)seq, STR_ARG(accession->key));
    accession->id = str_format(results, "a%.*s", STR_ARG(digest_crockford(results, name, 12)));
    accession->written = false;
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

bool accession_end(struct archive *archive, Fail *fail) {
    return !file_exists(archive->paths.accession) || file_remove(archive->paths.accession, fail);
}
