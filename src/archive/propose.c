/*
 * Dated documents are walked by day. What was read of those of the day and of the day before is
 * kept; nothing older is, so the memory is that of two full days.
 */
#include "archive/propose.h"
#include "archive/handle.h"
#include "archive/lexicon_fill.h"
#include "catalog/browse.h"
#include <stdlib.h>

enum { DAYS_KEPT = 2 };

typedef struct {
    struct arena *arena;
    int32_t day;
    LIST_OF(Account) reads;
} DayReads;

typedef struct {
    struct archive *archive;
    const ProposeRequest *request;
    struct arena *results;
    ProposalList *proposals;
    struct account_reader *reader;
    DayReads days[DAYS_KEPT];  // the last ones that had documents, the newest first
} Propose;

static bool read_one(Propose *propose, Str id, struct arena *results, Account *account,
                     Fail *fail) {
    struct catalog *catalog = propose->archive->catalog;
    struct arena *scratch = arena_create();
    struct document document;
    DocumentRow row;
    ReadingHead head;
    bool ok = catalog_row(catalog, id, scratch, &row, fail) &&
              catalog_document(catalog, id, scratch, &document, fail) &&
              heads_get(propose->archive->heads, catalog, row.deposit, &head, fail);
    if (ok)
        account_read(propose->reader, &(AccountOf){id, row.deposit, head.source_id, &document},
                     results, account);
    arena_destroy(scratch);
    return ok;
}

/* An event has both among its accounts. */
static bool are_joined(Propose *propose, Str one, Str other, bool *joined, Fail *fail) {
    struct arena *scratch = arena_create();
    EventRowList events = {0};
    *joined = false;
    bool ok = event_rows_of_document(propose->archive->catalog, one, scratch, &events, fail);
    for (size_t i = 0; ok && i < events.n; i++)
        for (size_t k = 0; k < events.p[i].accounts.n; k++)
            *joined = *joined || str_equal(events.p[i].accounts.p[k].account.document, other);
    arena_destroy(scratch);
    return ok;
}

static bool keep(Propose *propose, const Account *one, const Account *other,
                 const AccountMatch *match, Fail *fail) {
    struct catalog *catalog = propose->archive->catalog;
    Proposal proposal = {.match = {.certainty = match->certainty}};
    for (size_t i = 0; i < match->reasons.n; i++)
        str_list_add(propose->results, &proposal.match.reasons,
                     str_copy(propose->results, match->reasons.p[i]));
    if (!catalog_row(catalog, one->id, propose->results, &proposal.one, fail) ||
        !catalog_row(catalog, other->id, propose->results, &proposal.other, fail))
        return false;
    *LIST_ADD(propose->results, propose->proposals) = proposal;
    return true;
}

static bool compare(Propose *propose, const Account *one, const Account *other, Fail *fail) {
    struct arena *scratch = arena_create();
    AccountMatch match = account_match(one, other, scratch);
    bool joined = false, ok = true;
    if (match.certainty > 0 && match.certainty >= propose->request->least) {
        ok = are_joined(propose, one->id, other->id, &joined, fail);
        if (ok && !joined)
            ok = keep(propose, one, other, &match, fail);
    }
    arena_destroy(scratch);
    return ok;
}

static int by_certainty(const void *a, const void *b) {
    const Proposal *one = a, *other = b;
    if (one->match.certainty != other->match.certainty)
        return one->match.certainty > other->match.certainty ? -1 : 1;
    int order = str_compare_numbered(one->one.id, other->one.id);
    return order != 0 ? order : str_compare_numbered(one->other.id, other->other.id);
}

/* --- one document -------------------------------------------------------------------- */

static bool ask_about(Propose *propose, Fail *fail) {
    struct arena *scratch = arena_create();
    Account asked, other;
    DatedRowList rows = {0};
    int32_t first = DAY_OPEN_AFTER, last = DAY_OPEN_BEFORE;
    bool ok = read_one(propose, propose->request->document, scratch, &asked, fail);
    for (size_t i = 0; ok && i < asked.days.n; i++) {
        const DateDays *days = &asked.days.p[i];
        if ((int64_t)days->b2 - days->a1 > BROWSE_DATED_DAYS)
            continue;
        first = days->a1 < first ? days->a1 : first;
        last = days->b2 > last ? days->b2 : last;
    }
    if (ok && first <= last)
        ok = browse_dated(propose->archive->catalog, first - 1, last + 1, scratch, &rows, fail);
    ArenaMark mark = arena_mark(scratch);
    for (size_t i = 0; ok && i < rows.n; i++) {
        if (str_equal(rows.p[i].document, asked.id))
            continue;
        ok = read_one(propose, rows.p[i].document, scratch, &other, fail) &&
             compare(propose, &asked, &other, fail);
        arena_reset(scratch, mark);
    }
    arena_destroy(scratch);
    return ok;
}

/* --- all of them --------------------------------------------------------------------- */

/* The reads of a day, the oldest day being forgotten where it is a new one. */
static DayReads *reads_of(Propose *propose, int32_t day) {
    if (propose->days[0].arena != NULL && propose->days[0].day == day)
        return &propose->days[0];
    if (propose->days[1].arena != NULL)
        arena_destroy(propose->days[1].arena);
    propose->days[1] = propose->days[0];
    propose->days[0] = (DayReads){.arena = arena_create(), .day = day};
    return &propose->days[0];
}

static bool compare_with_kept(Propose *propose, const Account *fresh, int32_t day, Fail *fail) {
    for (size_t k = 0; k < DAYS_KEPT; k++) {
        const DayReads *kept = &propose->days[k];
        if (kept->arena == NULL || day - kept->day > 1)
            continue;
        for (size_t i = 0; i < kept->reads.n; i++) {
            const Account *other = &kept->reads.p[i];
            bool before = str_compare_numbered(other->id, fresh->id) < 0;
            if (!str_equal(other->id, fresh->id) &&
                !compare(propose, before ? other : fresh, before ? fresh : other, fail))
                return false;
        }
    }
    return true;
}

static bool ask_about_all(Propose *propose, Fail *fail) {
    struct arena *scratch = arena_create();
    DatedRowList rows = {0};
    bool ok = browse_dated(propose->archive->catalog, DAY_OPEN_BEFORE, DAY_OPEN_AFTER, scratch,
                           &rows, fail);
    for (size_t i = 0; ok && i < rows.n; i++) {
        DayReads *reads = reads_of(propose, rows.p[i].day);
        Account fresh;
        ok = read_one(propose, rows.p[i].document, reads->arena, &fresh, fail) &&
             compare_with_kept(propose, &fresh, rows.p[i].day, fail);
        if (ok)
            *LIST_ADD(reads->arena, &reads->reads) = fresh;
        if (propose->request->progress != NULL)
            propose->request->progress(propose->request->context, i + 1, rows.n);
    }
    for (size_t k = 0; k < DAYS_KEPT; k++)
        if (propose->days[k].arena != NULL)
            arena_destroy(propose->days[k].arena);
    arena_destroy(scratch);
    return ok;
}

/* Two days of a document's may bring it together with another twice. */
static void drop_repeated(ProposalList *proposals) {
    size_t kept = 0;
    for (size_t i = 0; i < proposals->n; i++) {
        const Proposal *last = kept > 0 ? &proposals->p[kept - 1] : NULL;
        if (last == NULL || !str_equal(last->one.id, proposals->p[i].one.id) ||
            !str_equal(last->other.id, proposals->p[i].other.id))
            proposals->p[kept++] = proposals->p[i];
    }
    proposals->n = kept;
}

bool propose_accounts(struct archive *archive, const ProposeRequest *request, struct arena *results,
                      ProposalList *proposals, Fail *fail) {
    HoldingCount holding;
    *proposals = (ProposalList){0};
    if (!catalog_begin(archive->catalog, fail))  // one view, whatever is written meanwhile
        return false;
    if (!browse_holding(archive->catalog, &holding, fail)) {
        catalog_rollback(archive->catalog);
        return false;
    }
    Lexicon lexicon = lexicon_fill_from(archive->engine, archive->catalog, results);
    Propose propose = {.archive = archive,
                       .request = request,
                       .results = results,
                       .proposals = proposals,
                       .reader = account_reader_create(&lexicon, holding.documents)};
    bool ok = request->document.n > 0 ? ask_about(&propose, fail) : ask_about_all(&propose, fail);
    account_reader_destroy(propose.reader);
    catalog_rollback(archive->catalog);
    if (proposals->n > 0)
        qsort(proposals->p, proposals->n, sizeof *proposals->p, by_certainty);
    drop_repeated(proposals);
    return ok;
}
