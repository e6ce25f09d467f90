/*
 * Files of lines, numbered; the highest is open. A reader reads, it does not map: an append that
 * failed is cut off again, and a mapping must not lose its end under a reader. Whatever stands
 * behind the last newline is not there yet.
 */
#include "store/journal.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/json.h"
#include "base/num.h"
#include "store/disk.h"
#include "store/ocfl_object.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

struct journal {
    struct arena *arena;
    Str folder;
    const struct ocfl_root *root;
    int file;             // the open one; -1 for a reader
    uint32_t number;      // of it
    uint64_t size_bytes;  // of it, whole lines
    uint64_t next_seq;
    bool writer;
    bool in_doubt;  // a sync failed: nobody knows what is on the disk
};

static Str file_path(const struct journal *journal, uint32_t number, struct arena *results) {
    return str_format(results, "%.*s/%04u.jsonl", STR_ARG(journal->folder), number);
}

static Str sealed_id(uint32_t number, struct arena *results) {
    return str_format(results, "journal-%04u", number);
}

/* What is whole of text: up to its last newline, a tail of zero bytes left aside. */
static Str whole_lines(Str text) {
    while (text.n > 0 && text.p[text.n - 1] == '\0')
        text.n--;
    while (text.n > 0 && text.p[text.n - 1] != '\n')
        text.n--;
    return text;
}

/* Reads to the end of what is there; an append meanwhile does no harm. */
static bool read_all(Str path, Buf *out, Fail *fail) {
    enum { PIECE_BYTES = 1 << 20 };
    struct arena *scratch = arena_create();
    int file = open(str_to_c(scratch, path), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    arena_destroy(scratch);
    if (file < 0)
        return fail_errno(fail, "%.*s", STR_ARG(path));
    ssize_t n;
    while ((n = read(file, buf_room(out, PIECE_BYTES), PIECE_BYTES)) != 0) {
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            break;
        out->n += (size_t)n;
    }
    bool ok = n == 0 || fail_errno(fail, "%.*s", STR_ARG(path));
    close(file);
    return ok;
}

bool journal_seq(Str line, uint64_t *seq, Fail *fail) {
    Json *json;
    if (!json_parse(line, &json, fail))
        return false;
    int64_t number = json_get_number(json, "seq");
    json_free(json);
    *seq = (uint64_t)number;
    return number > 0 || fail_set(fail, FAIL_CORRUPT, "a line without seq");
}

/* The bytes of file `number`, sealed or not; *path says which. */
static bool read_file(const struct journal *journal, uint32_t number, Buf *out,
                      struct arena *results, Str *path, Fail *fail) {
    *path = file_path(journal, number, results);
    Str id = sealed_id(number, results);
    if (journal->root == NULL || !ocfl_root_has(journal->root, id)) {
        if (read_all(*path, out, fail))
            return true;
        /* It may have been sealed between the two looks. */
        if (fail->code != FAIL_MISSING || journal->root == NULL ||
            !ocfl_root_has(journal->root, id))
            return false;
    }
    OcflObject object;
    Str bytes;
    if (!ocfl_object_open(journal->root, id, results, &object, fail))
        return false;
    const OcflEntry *entry =
        ocfl_object_find(&object.versions.p[object.versions.n - 1], STR("journal.jsonl"));
    if (entry == NULL)
        return fail_set(fail, FAIL_CORRUPT, "object %.*s holds no journal.jsonl", STR_ARG(id));
    *path = entry->content_path;
    if (!ocfl_object_read(entry, UINT64_MAX, results, &bytes, fail))
        return false;
    buf_str(out, bytes);
    return true;
}

static bool parse_name(Str name, uint32_t *number) {
    uint64_t wide;
    return name.n >= 10 && str_ends(name, STR(".jsonl")) &&
           num_parse_u64(str_slice(name, 0, name.n - 6), &wide) && wide > 0 &&
           num_u32(wide, number);
}

/* The numbers of the files in the folder: lowest and highest; both 0 where there is none. */
static bool find_files(const struct journal *journal, uint32_t *lowest, uint32_t *highest,
                       Fail *fail) {
    struct arena *scratch = arena_create();
    FileEntryList entries = {0};
    bool ok = file_list(journal->folder, scratch, &entries, fail);
    *lowest = *highest = 0;
    for (size_t i = 0; ok && i < entries.n; i++) {
        uint32_t number;
        if (!parse_name(entries.p[i].name, &number))
            continue;
        *highest = number > *highest ? number : *highest;
        *lowest = *lowest == 0 || number < *lowest ? number : *lowest;
    }
    arena_destroy(scratch);
    return ok;
}

static Str last_line(Str text) {
    size_t from = text.n > 0 ? text.n - 1 : 0;
    while (from > 0 && text.p[from - 1] != '\n')
        from--;
    return str_slice(text, from, text.n > 0 ? text.n - 1 : 0);
}

/* The end of a file with its last whole line, or all of it; *from says where it begins. */
static bool read_end(Str path, Buf *out, uint64_t *from, Fail *fail) {
    struct arena *scratch = arena_create();
    int file = open(str_to_c(scratch, path), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    arena_destroy(scratch);
    off_t size = file < 0 ? -1 : lseek(file, 0, SEEK_END);
    bool ok = size >= 0 || fail_errno(fail, "%.*s", STR_ARG(path)), enough = false;
    for (off_t want = 1 << 16; ok && !enough; want *= 8) {
        *from = (uint64_t)(size > want ? size - want : 0);
        size_t n = (size_t)((uint64_t)size - *from);
        buf_clear(out);
        ssize_t got = pread(file, buf_room(out, n + 1), n, (off_t)*from);
        ok = (got >= 0 && (size_t)got == n) || fail_errno(fail, "%.*s", STR_ARG(path));
        out->n = ok ? n : 0;
        Str lines = whole_lines(buf_as_str(out));
        enough = *from == 0 || (lines.n > 0 && last_line(lines).n + 1 < lines.n);
    }
    if (file >= 0)
        close(file);
    return ok;
}

/*
 * Sets size_bytes and next_seq from the open file or, where it is empty, the one before. *torn is
 * what stands behind the last whole line.
 */
static bool find_end(struct journal *journal, Buf *text, Str *torn, Fail *fail) {
    struct arena *scratch = arena_create();
    Str path = file_path(journal, journal->number, scratch);
    uint64_t from = 0, seq = 0;
    Buf before = {0};
    bool ok = read_end(path, text, &from, fail);
    Str lines = whole_lines(buf_as_str(text));
    *torn = str_skip(buf_as_str(text), lines.n);
    journal->size_bytes = from + lines.n;
    if (ok && lines.n == 0 && journal->number > 1) {
        ok = read_file(journal, journal->number - 1, &before, scratch, &path, fail);
        lines = whole_lines(buf_as_str(&before));
    }
    if (ok && lines.n > 0)
        ok = journal_seq(last_line(lines), &seq, fail) ||
             fail_add(fail, "last line of %.*s", STR_ARG(path));
    journal->next_seq = seq + 1;
    buf_free(&before);
    arena_destroy(scratch);
    return ok;
}

/* Takes what a crash left behind the last newline off the open file; it is kept in `torn`. */
static bool cut_torn(struct journal *journal, Str torn, Fail *fail) {
    if (torn.n == 0)
        return true;
    struct arena *scratch = arena_create();
    Str path = str_format(scratch, "%.*s/torn", STR_ARG(journal->folder));
    bool ok = file_append(path, torn, false, fail) && file_append(path, STR("\n"), true, fail) &&
              disk_cut(journal->file, journal->size_bytes, fail) &&
              disk_sync_file(journal->file, fail);
    arena_destroy(scratch);
    return ok;
}

static bool open_for_writing(struct journal *journal, Fail *fail) {
    struct arena *scratch = arena_create();
    Str path = file_path(journal, journal->number, scratch);
    if (journal->file >= 0)
        close(journal->file);
    journal->file = open(str_to_c(scratch, path), O_WRONLY | O_APPEND | O_CLOEXEC);
    bool ok = journal->file >= 0 || fail_errno(fail, "%.*s", STR_ARG(path));
    arena_destroy(scratch);
    return ok;
}

bool journal_make(Str folder, Fail *fail) {
    struct arena *scratch = arena_create();
    bool ok = file_make_folders(folder, fail) &&
              file_write_new(file_join(scratch, folder, STR("0001.jsonl")), STR(""), fail) &&
              file_sync_folder(folder, fail) && file_sync_folder(file_folder(folder), fail);
    arena_destroy(scratch);
    return ok;
}

bool journal_open(Str folder, const struct ocfl_root *root, bool writer, struct journal **journal,
                  Fail *fail) {
    struct arena *arena = arena_create();
    struct journal *new = ARENA_NEW(arena, struct journal);
    *new = (struct journal){.arena = arena,
                            .folder = str_copy(arena, folder),
                            .root = root,
                            .file = -1,
                            .writer = writer};
    *journal = NULL;
    uint32_t lowest;
    Buf text = {0};
    Str torn;
    bool ok = find_files(new, &lowest, &new->number, fail);
    if (ok && new->number == 0)
        ok = fail_set(fail, FAIL_MISSING, "%.*s holds no journal", STR_ARG(folder));
    ok = ok && find_end(new, &text, &torn, fail);
    if (ok && writer)
        ok = open_for_writing(new, fail) && cut_torn(new, torn, fail);
    buf_free(&text);
    if (ok)
        *journal = new;
    else
        journal_close(new);
    return ok;
}

void journal_close(struct journal *journal) {
    if (journal == NULL)
        return;
    if (journal->file >= 0)
        close(journal->file);
    arena_destroy(journal->arena);
}

Str journal_folder(const struct journal *journal) {
    return journal->folder;
}

uint64_t journal_next_seq(const struct journal *journal) {
    return journal->next_seq;
}

/* Our own lines: whole, in order, following on. Hands back how many. */
static uint64_t check_lines(uint64_t next_seq, Str lines) {
    must(lines.n > 0 && lines.p[lines.n - 1] == '\n');
    Str line, rest = lines;
    uint64_t n = 0;
    while (str_next_line(&rest, &line)) {
        uint64_t seq;
        Fail fail;
        must(journal_seq(line, &seq, &fail) && seq == next_seq + n);
        n++;
    }
    return n;
}

void journal_doubt(struct journal *journal) {
    journal->in_doubt = true;
}

bool journal_append(struct journal *journal, Str lines, Fail *fail) {
    must(journal->writer);
    if (lines.n == 0)
        return true;
    uint64_t n = check_lines(journal->next_seq, lines);
    if (journal->in_doubt)
        return fail_set(fail, FAIL_IO, "the journal failed before and must be opened again");
    /*
     * Until all is well, nobody knows what is on the disk; what can be cut off again leaves no
     * doubt.
     */
    journal->in_doubt = true;
    if (!disk_append(journal->file, lines, fail)) {
        Fail second;
        journal->in_doubt = !disk_cut(journal->file, journal->size_bytes, &second);
        return fail_add(fail, "journal");
    }
    if (!disk_sync_file(journal->file, fail)) {
        Fail second;
        if (!disk_cut(journal->file, journal->size_bytes, &second))
            fail_add(fail, "%s", second.message);
        return fail_add(fail, "journal");
    }
    journal->in_doubt = false;
    journal->size_bytes += lines.n;
    journal->next_seq += n;
    return true;
}

/* The length of text up to its first line with seq or a later one. */
static bool length_before(Str text, uint64_t seq, uint64_t *size_bytes, Fail *fail) {
    Str line, rest = whole_lines(text);
    *size_bytes = 0;
    while (str_next_line(&rest, &line)) {
        uint64_t found;
        if (!journal_seq(line, &found, fail))
            return false;
        if (found >= seq)
            return true;
        *size_bytes = (uint64_t)(line.p - text.p) + line.n + 1;
    }
    return true;
}

bool journal_undo(struct journal *journal, uint64_t seq, Fail *fail) {
    must(journal->writer && seq > 0);
    struct arena *scratch = arena_create();
    Buf text = {0};
    uint64_t size_bytes;
    bool ok = read_all(file_path(journal, journal->number, scratch), &text, fail) &&
              length_before(buf_as_str(&text), seq, &size_bytes, fail) &&
              disk_cut(journal->file, size_bytes, fail) && disk_sync_file(journal->file, fail);
    if (ok) {
        journal->size_bytes = size_bytes;
        journal->next_seq = seq < journal->next_seq ? seq : journal->next_seq;
        journal->in_doubt = false;
    } else {
        fail_add(fail, "journal");
    }
    buf_free(&text);
    arena_destroy(scratch);
    return ok;
}

typedef struct {
    uint64_t from_seq;  // earlier lines are not visited
    uint64_t expected;  // seq of the next line; 0: not known yet
    JournalVisit visit;
    void *context;
} Walk;

/* Visits the lines of one file. */
static bool visit_lines(Walk *walk, Str path, Str text, Fail *fail) {
    Str line, rest = whole_lines(text);
    for (size_t number = 1; str_next_line(&rest, &line); number++) {
        uint64_t seq;
        if (!journal_seq(line, &seq, fail))
            return fail_add(fail, "%.*s line %zu", STR_ARG(path), number);
        if (walk->expected != 0 && seq != walk->expected)
            return fail_set(fail, FAIL_CORRUPT, "%.*s line %zu: seq %llu where %llu belongs",
                            STR_ARG(path), number, (unsigned long long)seq,
                            (unsigned long long)walk->expected);
        walk->expected = seq + 1;
        if (seq >= walk->from_seq && !walk->visit(walk->context, seq, line, fail))
            return false;
    }
    return true;
}

/* The file that holds the line from_seq: the last one whose first line is not behind it. */
static bool find_start(const struct journal *journal, uint64_t from_seq, uint32_t *number,
                       Fail *fail) {
    bool ok = true, found = from_seq <= 1;
    *number = found ? 1 : journal->number;
    while (ok && !found && *number > 1) {
        struct arena *scratch = arena_create();
        Buf text = {0};
        Str path, line;
        uint64_t first;
        ok = read_file(journal, *number, &text, scratch, &path, fail);
        Str rest = whole_lines(buf_as_str(&text));
        if (ok && str_next_line(&rest, &line)) {
            ok = journal_seq(line, &first, fail) || fail_add(fail, "%.*s line 1", STR_ARG(path));
            found = ok && first <= from_seq;
        }
        *number -= found ? 0 : 1;
        buf_free(&text);
        arena_destroy(scratch);
    }
    return ok;
}

bool journal_each(const struct journal *journal, uint64_t from_seq, JournalVisit visit,
                  void *context, Fail *fail) {
    uint32_t number;
    if (!find_start(journal, from_seq, &number, fail))
        return false;
    Walk walk = {from_seq, number == 1, visit, context};
    bool ok = true;
    for (; ok && number <= journal->number; number++) {
        struct arena *scratch = arena_create();
        Buf text = {0};
        Str path;
        ok = read_file(journal, number, &text, scratch, &path, fail) &&
             visit_lines(&walk, path, buf_as_str(&text), fail);
        buf_free(&text);
        arena_destroy(scratch);
    }
    return ok;
}

static Str checks_path(const struct journal *journal, struct arena *results) {
    return str_format(results, "%.*s/checks", STR_ARG(journal->folder));
}

/* The length of a file up to its last newline; a line is looked for in its last megabyte. */
static bool whole_length(int file, uint64_t *size_bytes, Fail *fail) {
    enum { TAIL_BYTES = 1 << 20 };
    off_t end = lseek(file, 0, SEEK_END);
    if (end < 0)
        return fail_errno(fail, "lseek");
    off_t from = end > TAIL_BYTES ? end - TAIL_BYTES : 0;
    struct arena *scratch = arena_create();
    char *tail = arena_alloc(scratch, TAIL_BYTES);
    ssize_t n = pread(file, tail, (size_t)(end - from), from);
    bool ok = n >= 0 || fail_errno(fail, "pread");
    if (ok)
        *size_bytes = (uint64_t)from + whole_lines((Str){tail, (size_t)n}).n;
    arena_destroy(scratch);
    return ok;
}

bool journal_add_check(struct journal *journal, Str lines, Fail *fail) {
    must(journal->writer && lines.n > 0 && lines.p[lines.n - 1] == '\n');
    struct arena *scratch = arena_create();
    Str path = checks_path(journal, scratch);
    int file = open(str_to_c(scratch, path), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    uint64_t size_bytes = 0;
    bool ok = (file >= 0 || fail_errno(fail, "open")) && whole_length(file, &size_bytes, fail) &&
              disk_cut(file, size_bytes, fail) && disk_append(file, lines, fail) &&
              disk_sync_file(file, fail);
    if (!ok)
        fail_add(fail, "%.*s", STR_ARG(path));
    if (file >= 0)
        close(file);
    arena_destroy(scratch);
    return ok;
}

bool journal_each_check(const struct journal *journal, JournalVisit visit, void *context,
                        Fail *fail) {
    struct arena *scratch = arena_create();
    Str path = checks_path(journal, scratch);
    Buf text = {0};
    bool ok = !file_exists(path) || read_all(path, &text, fail);
    Str line, rest = whole_lines(buf_as_str(&text));
    for (uint64_t number = 1; ok && str_next_line(&rest, &line); number++)
        ok = visit(context, number, line, fail);
    buf_free(&text);
    arena_destroy(scratch);
    return ok;
}

bool journal_turn(struct journal *journal, uint64_t limit_bytes, Fail *fail) {
    must(journal->writer);
    if (journal->size_bytes == 0 || journal->size_bytes < limit_bytes)
        return true;
    struct arena *scratch = arena_create();
    Str next = file_path(journal, journal->number + 1, scratch);
    bool ok = disk_write(str_to_c(scratch, next), STR(""), fail) &&
              disk_sync_path(str_to_c(scratch, journal->folder), fail);
    if (ok) {
        journal->number++;
        journal->size_bytes = 0;
        ok = open_for_writing(journal, fail);
    }
    arena_destroy(scratch);
    return ok;
}

bool journal_full_file(const struct journal *journal, struct arena *results, bool *found,
                       JournalFullFile *full, Fail *fail) {
    uint32_t highest;
    *found = false;
    *full = (JournalFullFile){0};
    if (!find_files(journal, &full->number, &highest, fail))
        return false;
    if (full->number == 0 || full->number >= journal->number)
        return true;
    Buf text = {0};
    Str line;
    full->path = file_path(journal, full->number, results);
    bool ok = read_all(full->path, &text, fail);
    Str rest = buf_as_str(&text);
    full->size_bytes = rest.n;
    if (ok && !str_next_line(&rest, &line))
        ok = fail_set(fail, FAIL_CORRUPT, "%.*s is empty", STR_ARG(full->path));
    ok = ok && ((journal_seq(line, &full->first_seq, fail) &&
                 journal_seq(last_line(buf_as_str(&text)), &full->last_seq, fail)) ||
                fail_add(fail, "%.*s", STR_ARG(full->path)));
    buf_free(&text);
    *found = ok;
    return ok;
}
