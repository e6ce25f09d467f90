/*
 * A worker reads whole files, so that what is digested is what is read. Documents are visited one
 * at a time: each is printed to the reading, annotated, packed and cut into tokens, then its memory
 * is used again.
 */
#include "archive/job.h"
#include "annotate/annotate.h"
#include "archive/file_value.h"
#include "archive/folder_reading.h"
#include "archive/named_facet.h"
#include "base/digest.h"
#include "base/map.h"
#include "base/wire.h"
#include "base/zip.h"
#include "doc/doc_json.h"
#include "doc/inherit.h"
#include "doc/read_copy.h"
#include "store/safe_path.h"
#include "text/utf8.h"
#include <stdlib.h>

enum { ELEMENT_DEPTH = 400, READ_COPY_LEVEL = 1 };
static const uint64_t reading_bytes_max = (uint64_t)4 << 30;

struct job_tools {
    struct arena *job;
    struct arena *document;
    struct analyzer *analyzer;
    struct catalog *catalog;
    Buf lines, copies, copy, row;
};

/* One job under way. */
struct task {
    JobContext *context;
    struct job_tools *tools;
    Job job;
    JobAnswer answer;
    LIST_OF(Str) old_lines;  // REREAD: of the reading before
    struct document *old;    // those lines, parsed
    size_t old_count;
    ReadingHead head;
    Lexicon lexicon;    // what the deposit's own lists say
    struct map *names;  // from an entry's id to its place there; NULL: not asked yet
    struct annotator *annotator;
};

/* --- the wire between parent and worker ---------------------------------------------- */

void job_write(const Job *job, Buf *out) {
    wire_put_u8(out, (uint8_t)job->kind);
    wire_put_u8(out, job->as_one);
    wire_put_str(out, job->deposit);
    wire_put_u32(out, job->reading);
    wire_put_str(out, job->reading_path);
    wire_put_str(out, job->reading_sha512);
    wire_put_varint(out, job->files.n);
    for (size_t i = 0; i < job->files.n; i++) {
        wire_put_str(out, job->files.p[i].path);
        wire_put_str(out, job->files.p[i].name);
    }
}

static bool read_job(Str bytes, struct arena *arena, Job *job) {
    WireIn in = wire_in(bytes);
    job->kind = (JobKind)wire_u8(&in);
    job->as_one = wire_u8(&in) != 0;
    job->deposit = wire_str(&in);
    job->reading = wire_u32(&in);
    job->reading_path = wire_str(&in);
    job->reading_sha512 = wire_str(&in);
    size_t n = wire_count(&in, 2);
    for (size_t i = 0; i < n; i++) {
        PlanFile *file = LIST_ADD(arena, &job->files);
        file->path = wire_str(&in);
        file->name = wire_str(&in);
    }
    return wire_done(&in);
}

static void write_answer(const JobAnswer *answer, Buf *out) {
    wire_put_str(out, answer->deposit);
    wire_put_varint(out, answer->files.n);
    for (size_t i = 0; i < answer->files.n; i++) {
        wire_put_str(out, answer->files.p[i].path);
        wire_put_str(out, answer->files.p[i].sha512);
        wire_put_u64(out, answer->files.p[i].size_bytes);
    }
    wire_put_u8(out, answer->known);
    wire_put_u8(out, answer->read);
    wire_put_u8(out, (uint8_t)answer->code);
    wire_put_u8(out, answer->unchanged);
    wire_put_str(out, answer->reason);
    wire_put_str(out, answer->head);
    wire_put_str(out, answer->reading);
    wire_put_str(out, answer->reading_sha512);
    wire_put_u64(out, answer->kept_blocks);
    wire_put_u64(out, answer->fresh_blocks);
    wire_put_u64(out, answer->lost_blocks);
    wire_put_varint(out, answer->documents.n);
}

bool job_read_answer(Str bytes, struct arena *results, JobAnswer *answer, Fail *fail) {
    WireIn in = wire_in(bytes);
    *answer = (JobAnswer){.deposit = wire_str(&in)};
    size_t n = wire_count(&in, 10);
    for (size_t i = 0; i < n; i++) {
        DepositFile *file = LIST_ADD(results, &answer->files);
        file->path = wire_str(&in);
        file->sha512 = wire_str(&in);
        file->size_bytes = wire_u64(&in);
    }
    answer->known = wire_u8(&in) != 0;
    answer->read = wire_u8(&in) != 0;
    answer->code = (FailCode)wire_u8(&in);
    answer->unchanged = wire_u8(&in) != 0;
    answer->reason = wire_str(&in);
    answer->head = wire_str(&in);
    answer->reading = wire_str(&in);
    answer->reading_sha512 = wire_str(&in);
    answer->kept_blocks = wire_u64(&in);
    answer->fresh_blocks = wire_u64(&in);
    answer->lost_blocks = wire_u64(&in);
    n = wire_count(&in, 2);
    for (size_t i = 0; i < n; i++) {
        JobDocument *document = LIST_ADD(results, &answer->documents);
        document->copy = wire_str(&in);
        document->row = wire_str(&in);
    }
    return wire_done(&in) || fail_set(fail, FAIL_CORRUPT, "a worker's answer does not decode");
}

/* --- identity ------------------------------------------------------------------------ */

static int by_digest(const void *a, const void *b) {
    const DepositFile *x = a, *y = b;
    int order = str_compare(x->sha512, y->sha512);
    return order != 0 ? order : str_compare(x->path, y->path);
}

static DepositFile *sorted_files(DepositFileList files, struct arena *results) {
    DepositFile *sorted = ARENA_ARRAY(results, DepositFile, files.n);
    for (size_t i = 0; i < files.n; i++)
        sorted[i] = files.p[i];
    if (files.n > 1)
        qsort(sorted, files.n, sizeof *sorted, by_digest);
    return sorted;
}

bool job_same_files(DepositFileList a, DepositFileList b, bool with_paths) {
    struct arena *scratch = arena_create();
    const DepositFile *x = sorted_files(a, scratch), *y = sorted_files(b, scratch);
    bool same = a.n == b.n;
    for (size_t i = 0; same && i < a.n; i++)
        same =
            str_equal(x[i].sha512, y[i].sha512) && (!with_paths || str_equal(x[i].path, y[i].path));
    arena_destroy(scratch);
    return same;
}

Str job_deposit_id(DepositFileList files, bool with_paths, struct arena *results) {
    const DepositFile *sorted = sorted_files(files, results);
    Buf list = {0};
    for (size_t i = 0; i < files.n; i++) {
        buf_str(&list, sorted[i].sha512);
        if (with_paths) {
            buf_c(&list, "  ");
            buf_str(&list, sorted[i].path);
        }
        buf_char(&list, '\n');
    }
    Str letters = digest_crockford(results, buf_as_str(&list), 12);
    buf_free(&list);
    return str_format(results, "d%.*s", STR_ARG(letters));
}

/* --- documents ----------------------------------------------------------------------- */

static Str name_of(void *context, Str ref) {
    struct task *task = context;
    const LexiconEntryList *entries = &task->lexicon.entries;
    if (task->names == NULL) {
        task->names = map_create(task->tools->job);
        for (size_t i = 0; i < entries->n; i++) {
            bool is_new;
            uint64_t *place = map_put(task->names, entries->p[i].id, &is_new);
            if (is_new)
                *place = i;
        }
    }
    const uint64_t *place = map_find(task->names, ref);
    return place == NULL ? (Str){NULL, 0} : entries->p[*place].name;
}

static void answer_add(struct task *task, const struct document *document) {
    struct job_tools *tools = task->tools;
    buf_clear(&tools->copy);
    read_copy_write(document, &tools->copy);
    Buf packed = {0};
    zip_pack(buf_as_str(&tools->copy), READ_COPY_LEVEL, &packed);
    wire_put_str(&tools->copies, buf_as_str(&packed));
    buf_free(&packed);
    buf_clear(&tools->row);
    if (!task->context->no_rows) {
        EngineRow row = {0};
        engine_row_make(tools->analyzer, task->answer.deposit, document, task->job.reading,
                        tools->document, &row);
        named_facet_add(document, name_of, task, tools->document, &row);
        engine_row_write(&row, &tools->row);
    }
    wire_put_str(&tools->copies, buf_as_str(&tools->row));
    (void)LIST_ADD(tools->job, &task->answer.documents);
}

/* What annotate judges by: known before the first document, and the same in a rebuild. */
static void begin(void *context, const ReadingHead *head, const LexiconEntryList *entries) {
    struct task *task = context;
    task->lexicon = lexicon_empty;
    task->lexicon.entries = *entries;
    task->names = NULL;
    if (!task->context->plain)
        task->annotator = annotate_create(head, &task->lexicon);
}

/* annotate adds to its own copy of the shape's lists; texts are shared. */
static void annotate_and_add(struct task *task, const struct document *document) {
    struct document judged = *document;
    if (task->annotator == NULL && !task->context->plain)
        begin(task, &(ReadingHead){0}, &(LexiconEntryList){0});
    if (!task->context->plain)
        annotate_document(task->annotator, &judged, task->tools->document);
    if (!task->context->plain)
        file_value_add(&judged, task->tools->document);
    answer_add(task, &judged);
}

static const struct document *find_old(const struct task *task, Str local_id) {
    for (size_t i = 0; i < task->old_count; i++)
        if (str_equal(task->old[i].local_id, local_id))
            return &task->old[i];
    return NULL;
}

static bool visit(void *context, const struct document *document, Fail *fail) {
    struct task *task = context;
    ArenaMark mark = arena_mark(task->tools->document);
    struct document kept = *document;
    if (task->old_count > 0) {
        const struct document *old = find_old(task, document->local_id);
        InheritCount count = {0};
        if (old != NULL)
            inherit_block_ids(old, &kept, task->tools->document, &count);
        task->answer.kept_blocks += count.kept;
        task->answer.fresh_blocks += count.fresh;
        task->answer.lost_blocks += count.lost;
    }
    /* An importer that breaks the shape's promises costs this deposit its reading, not the program.
     */
    if (!document_check(&kept, fail))
        return fail_add(fail,
                        "the reading of %.*s is not sound (a fault of Fonds; please report it)",
                        STR_ARG(document->local_id));
    doc_json_print(&kept, &task->tools->lines);
    buf_char(&task->tools->lines, '\n');
    annotate_and_add(task, &kept);
    arena_reset(task->tools->document, mark);
    return true;
}

/* --- the three kinds of job ---------------------------------------------------------- */

static bool is_known(struct task *task, bool *known, Fail *fail) {
    *known = false;
    if (task->context->catalog_path.n == 0)
        return true;
    if (task->tools->catalog == NULL &&
        !catalog_open(task->context->catalog_path, false, &task->tools->catalog, fail))
        return false;
    DepositRow row;
    Fail missing;
    *known = catalog_deposit(task->tools->catalog, task->answer.deposit, task->tools->job, &row,
                             &missing);
    return true;
}

static void could_not_read(struct task *task, const Fail *why) {
    task->answer.read = false;
    task->answer.code = why->code;
    task->answer.reason = str_copy(task->tools->job, str_from_c(why->message));
    task->answer.documents.n = 0;
    buf_clear(&task->tools->lines);
    buf_clear(&task->tools->copies);
}

/* What was loaded of a deposit: of a file above the limit of texts its digest only. */
struct loaded {
    ImportFileList files;
    StrList too_large;
};

/* A reading is JSON: a name that is no UTF-8 stands in it as the store and the journal write it. */
static Str name_in_reading(Str name, struct arena *results) {
    return utf8_is_text(name) ? name : safe_path_escape(results, name);
}

static bool load_files(struct task *task, struct loaded *loaded, Fail *fail) {
    uint64_t limit = task->context->config.text_bytes;
    for (size_t i = 0; i < task->job.files.n; i++) {
        const PlanFile *plan = &task->job.files.p[i];
        DepositFile *file = LIST_ADD(task->tools->job, &task->answer.files);
        ImportFile *import = LIST_ADD(task->tools->job, &loaded->files);
        file->path = plan->name;
        import->name = name_in_reading(plan->name, task->tools->job);
        Sha512Hex hex;
        FileState state;
        if (!file_state(plan->path, true, &state, fail))
            return false;
        if (state.size_bytes > limit) {
            str_list_add(task->tools->job, &loaded->too_large, import->name);
            if (!digest_file(plan->path, &hex, &file->size_bytes, fail))
                return false;
        } else {
            if (!file_read(plan->path, limit, task->tools->job, &import->bytes, fail))
                return false;
            hex = digest_sha512(import->bytes);
            file->size_bytes = import->bytes.n;
        }
        file->sha512 = str_copy(task->tools->job, digest_str(&hex));
    }
    return true;
}

/* Imports what is loaded; what goes wrong is the answer's reason, not a failure of the job. */
static void read_files(struct task *task, const struct loaded *loaded) {
    Fail why = {0};
    ImportLimits limits = {task->context->config.text_bytes, ELEMENT_DEPTH};
    FolderReading reading = {&loaded->files, loaded->too_large, limits, visit, begin, task};
    if (!folder_reading_make(&reading, task->tools->job, &task->head, &why)) {
        could_not_read(task, &why);
        return;
    }
    task->answer.read = true;
    Buf whole = {0};
    doc_json_print_head(&task->head, &whole);
    task->answer.head = str_copy(task->tools->job, buf_as_str(&whole));
    buf_char(&whole, '\n');
    buf_str(&whole, buf_as_str(&task->tools->lines));
    Buf spare = task->tools->lines;
    task->tools->lines = whole;
    buf_free(&spare);
    task->answer.reading = buf_as_str(&task->tools->lines);
    Sha512Hex hex = digest_sha512(task->answer.reading);
    task->answer.reading_sha512 = str_copy(task->tools->job, digest_str(&hex));
}

static bool take(struct task *task, Fail *fail) {
    struct loaded loaded = {0};
    if (!load_files(task, &loaded, fail))
        return false;
    task->answer.deposit = job_deposit_id(task->answer.files, task->job.as_one, task->tools->job);
    if (!is_known(task, &task->answer.known, fail))
        return false;
    if (!task->answer.known)
        read_files(task, &loaded);
    return true;
}

void job_lists_of(Str lines, struct arena *results, struct arena *scratch,
                  LexiconEntryList *entries) {
    Str line;
    while (str_next_line(&lines, &line)) {
        ArenaMark mark = arena_mark(scratch);
        struct document document;
        Fail later;
        if (str_ends(line, STR("\"role\":\"apparatus\"}")) &&
            doc_json_parse(line, scratch, &document, &later))
            lexicon_add_entries(&document, results, entries);
        arena_reset(scratch, mark);
    }
}

/* As the importer did: the head, and the lists of the apparatus. */
static void begin_again(struct task *task, Str rest) {
    LexiconEntryList entries = {0};
    if (!task->context->plain)
        job_lists_of(rest, task->tools->job, task->tools->document, &entries);
    begin(task, &task->head, &entries);
}

static bool parse_lines(struct task *task, Str bytes, bool only_documents, Fail *fail) {
    Str rest = bytes, line;
    if (!str_next_line(&rest, &line) ||
        !doc_json_parse_head(line, task->tools->job, &task->head, fail))
        return fail_add(fail, "%.*s, line 1", STR_ARG(task->job.reading_path));
    if (!only_documents)
        task->answer.head = line;
    if (!only_documents)
        begin_again(task, rest);
    size_t number = 1;
    LIST_OF(struct document) old = {0};
    while (str_next_line(&rest, &line)) {
        number++;
        struct document document;
        ArenaMark mark = arena_mark(task->tools->document);
        struct arena *arena = only_documents ? task->tools->job : task->tools->document;
        if (!doc_json_parse(line, arena, &document, fail))
            return fail_add(fail, "%.*s, line %zu", STR_ARG(task->job.reading_path), number);
        if (only_documents)
            *LIST_ADD(task->tools->job, &old) = document;
        else
            annotate_and_add(task, &document);
        if (!only_documents)
            arena_reset(task->tools->document, mark);
    }
    task->old = old.p;
    task->old_count = old.n;
    return true;
}

/*
 * A reading that the store keeps: what it says is taken for true only if it is what was kept. Asked
 * after it was parsed, so that the reading of a newer version says that it is one.
 */
static bool load_reading(struct task *task, bool only_documents, Str *bytes, Fail *fail) {
    const Job *job = &task->job;
    if (!file_read(job->reading_path, reading_bytes_max, task->tools->job, bytes, fail) ||
        !parse_lines(task, *bytes, only_documents, fail))
        return false;
    Sha512Hex hex = digest_sha512(*bytes);
    return str_equal(digest_str(&hex), job->reading_sha512) ||
           fail_set(fail, FAIL_CORRUPT,
                    "%.*s is not what its digest says; restore the object from a second copy",
                    STR_ARG(job->reading_path));
}

static bool again(struct task *task, Fail *fail) {
    Str bytes;
    task->answer.deposit = task->job.deposit;
    if (!load_reading(task, false, &bytes, fail))
        return false;
    task->answer.read = true;
    return true;
}

static bool reread(struct task *task, Fail *fail) {
    Str before = {NULL, 0};
    task->answer.deposit = task->job.deposit;
    if (task->job.reading_path.n > 0 && !load_reading(task, true, &before, fail))
        return false;
    task->head = (ReadingHead){0};
    struct loaded loaded = {0};
    if (!load_files(task, &loaded, fail))
        return false;
    read_files(task, &loaded);
    task->answer.unchanged = task->answer.read && str_equal(before, task->answer.reading);
    return true;
}

static struct job_tools *tools_of(JobContext *context) {
    if (context->tools == NULL) {
        context->tools = mem_alloc(sizeof *context->tools);
        context->tools->job = arena_create();
        context->tools->document = arena_create();
        context->tools->analyzer = analyzer_create();
    }
    return context->tools;
}

bool job_work(void *context, Str job, Buf *result, Fail *fail) {
    struct job_tools *tools = tools_of(context);
    arena_reset(tools->job, (ArenaMark){NULL, 0});
    arena_reset(tools->document, (ArenaMark){NULL, 0});
    buf_clear(&tools->lines);
    buf_clear(&tools->copies);
    struct task task = {.context = context, .tools = tools};
    if (!read_job(job, tools->job, &task.job))
        return fail_set(fail, FAIL_CORRUPT, "a job for a worker does not decode");
    bool ok = task.job.kind == JOB_TAKE    ? take(&task, fail)
              : task.job.kind == JOB_AGAIN ? again(&task, fail)
                                           : reread(&task, fail);
    annotate_destroy(task.annotator);
    if (!ok)
        return false;
    write_answer(&task.answer, result);
    buf_str(result, buf_as_str(&tools->copies));
    return true;
}

void job_end(JobContext *context) {
    struct job_tools *tools = context->tools;
    context->tools = NULL;
    if (tools == NULL)
        return;
    catalog_close(tools->catalog);
    analyzer_destroy(tools->analyzer);
    arena_destroy(tools->document);
    arena_destroy(tools->job);
    Buf *kept[] = {&tools->lines, &tools->copies, &tools->copy, &tools->row};
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        buf_free(kept[i]);
    mem_free(tools);
}

bool job_pool(JobContext *context, uint32_t workers, struct pool **pool, Fail *fail) {
    ProcessLimits limits = {context->config.memory_bytes, context->config.time_ms,
                            context->config.output_bytes};
    uint32_t count = workers > 0                   ? workers
                     : context->config.workers > 0 ? context->config.workers
                                                   : process_core_count();
    return pool_open(count, limits, job_work, context, pool, fail);
}
