/* The limits are those of a new archive's settings; the documents come out of the read copies that
 * a worker packs anyway. */
#include "archive/inspect.h"
#include "archive/job.h"
#include "base/zip.h"
#include "doc/doc_json.h"
#include "doc/read_copy.h"

static const size_t copy_bytes_max = (size_t)1 << 30;

static bool visit_all(const InspectRequest *request, const JobAnswer *answer, struct arena *results,
                      Fail *fail) {
    for (size_t i = 0; i < answer->documents.n; i++) {
        ArenaMark mark = arena_mark(results);
        struct document document;
        Str bytes;
        if (!zip_unpack(answer->documents.p[i].copy, copy_bytes_max, results, &bytes, fail) ||
            !read_copy_read(bytes, results, &document, fail) ||
            !faults_judge_document(request->judge, &document, results, fail) ||
            !request->visit(request->context, &document, fail))
            return false;
        arena_reset(results, mark);
    }
    return true;
}

static bool read_one(const InspectRequest *request, const PlanDeposit *plan, struct arena *results,
                     ReadingHead *head, Fail *fail) {
    JobContext jobs = {.plain = request->plain, .no_rows = true};
    Job job = {.kind = JOB_TAKE, .files = plan->files, .as_one = plan->as_one, .reading = 1};
    struct pool *pool = NULL;
    PoolResult result = {0};
    JobAnswer answer;
    Buf words = {0};
    bool found = false;
    config_defaults(&jobs.config);
    job_write(&job, &words);
    bool ok = job_pool(&jobs, 1, &pool, fail);
    if (ok)
        pool_send(pool, 0, buf_as_str(&words));
    while (ok && !found)
        ok = pool_next(pool, 0, &found, &result, fail);
    if (ok && !result.ok) {
        *fail = result.fail;
        ok = false;
    }
    ok = ok && job_read_answer(str_copy(results, result.result), results, &answer, fail);
    if (ok && !answer.read)
        ok = fail_set(fail, answer.code, "%.*s", STR_ARG(answer.reason));
    ok = ok && doc_json_parse_head(answer.head, results, head, fail) &&
         visit_all(request, &answer, results, fail);
    buf_free(&words);
    pool_close(pool);
    return ok;
}

bool inspect_deposit(const InspectRequest *request, struct arena *results, ReadingHead *head,
                     Fail *fail) {
    const PlanDeposit *deposit = request->deposit;
    if (deposit->refused != FAIL_NONE)
        return fail_set(fail, deposit->refused, "%.*s: %.*s", STR_ARG(deposit->received_as),
                        STR_ARG(deposit->reason));
    return read_one(request, deposit, results, head, fail) ||
           fail_add(fail, "%.*s", STR_ARG(deposit->received_as));
}
