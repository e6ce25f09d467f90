/* Rows come by document, so each document is read once for all of its own. */
#include "archive/corrections.h"
#include "archive/handle.h"
#include "text/utf8.h"

enum { AROUND = 40 };  // bytes of the words around, at most

static bool place_row(const struct document *document, const FaultRow *row, struct arena *results,
                      CorrectionRow *one, Fail *fail) {
    if (row->part >= document->parts.n || row->end > document->parts.p[row->part].text.n)
        return fail_set(fail, FAIL_CORRUPT, "a fault of %.*s stands behind the text's end",
                        STR_ARG(row->document));
    const Part *part = &document->parts.p[row->part], *found;
    Str text = part->text;
    one->row = *row;
    one->block = document_block_at(part, row->start);
    const Block *block = document_find_block(document, one->block, &found);
    size_t first = block == NULL ? 0 : block->start, last = block == NULL ? text.n : block->end;
    one->start = row->start - first;
    one->end = row->end - first;
    size_t from = row->start > first + AROUND ? utf8_floor(text, row->start - AROUND) : first;
    size_t to = last > row->end + AROUND ? utf8_floor(text, row->end + AROUND) : last;
    one->before = str_copy(results, str_slice(text, from, row->start));
    one->seen = str_copy(results, str_slice(text, row->start, row->end));
    one->after = str_copy(results, str_slice(text, row->end, to));
    return true;
}

bool corrections_list(struct archive *archive, const FaultFilter *filter, struct arena *results,
                      CorrectionRowList *list, Fail *fail) {
    struct arena *scratch = arena_create();
    struct document document = {0};
    FaultRowList rows;
    Str loaded = {NULL, 0};
    *list = (CorrectionRowList){0};
    bool ok = fault_rows_open(archive->catalog, filter, results, &rows, fail);
    for (size_t i = 0; ok && i < rows.n; i++) {
        const FaultRow *row = &rows.p[i];
        if (!str_equal(loaded, row->document)) {
            arena_reset(scratch, (ArenaMark){NULL, 0});
            loaded = row->document;
            ok = catalog_base_document(archive->catalog, loaded, scratch, &document, fail);
        }
        ok = ok && place_row(&document, row, results, LIST_ADD(results, list), fail);
    }
    arena_destroy(scratch);
    return ok;
}

bool corrections_decide(struct archive *archive, const CorrectionRow *one,
                        const CorrectionOrder *order, struct arena *results, Act *act, Fail *fail) {
    Decision decision = {
        .target = str_format(results, "%.*s#b%u", STR_ARG(one->row.document), one->block),
        .kind = order->accept ? ACT_CORRECT : ACT_REJECT,
        .before = one->seen,
        .after = one->row.text,
        .at_place = true,
        .start = one->start,
        .end = one->end,
        .reason = order->reason,
        .dry_run = order->dry_run,
    };
    return decide_run(archive, &decision, results, act, fail);
}
