#include "import/tei_case.h"
#include "test.h"

#include "base/buf.h"
#include "base/file.h"
#include "doc/doc_json.h"

static bool keep(void *context, const struct document *document, Fail *fail) {
    TeiCase *tei = context;
    if (!document_check(document, fail))
        return fail_add(fail, "%.*s", STR_ARG(document->local_id));
    Buf line = {0};
    doc_json_print(document, &line);
    Str kept = str_copy(tei->arena, buf_as_str(&line));
    buf_free(&line);
    return doc_json_parse(kept, tei->arena, LIST_ADD(tei->arena, &tei->documents), fail);
}

TeiCase tei_case_read(Str bytes) {
    TeiCase tei = {.arena = arena_create()};
    ImportFileList files = {0};
    *LIST_ADD(tei.arena, &files) = (ImportFile){STR("a.xml"), bytes};
    ImportTask task = {.files = &files,
                       .limits = {.text_bytes = 1 << 20, .depth = 200},
                       .visit = keep,
                       .context = &tei};
    tei.ok = from_tei_read(&task, tei.arena, &tei.head, &tei.fail);
    if (tei.ok && !reading_check_head(&tei.head, &tei.fail))
        fail_msg("the head is not sound: %s", tei.fail.message);
    return tei;
}

TeiCase tei_case_document(const char *inner) {
    static char xml[100000];
    int n = snprintf(xml, sizeof xml,
                     "<TEI xmlns='http://www.tei-c.org/ns/1.0' xmlns:frus='urn:frus'>"
                     "<teiHeader><fileDesc/></teiHeader><text><body>"
                     "<div type='document' xml:id='d1' n='1'>%s</div></body></text></TEI>",
                     inner);
    assert_in_range(n, 1, sizeof xml - 1);
    TeiCase tei = tei_case_read((Str){xml, (size_t)n});
    if (!tei.ok)
        fail_msg("not read: %s", tei.fail.message);
    return tei;
}

TeiCase tei_case_file(const char *path) {
    struct arena *arena = arena_create();
    Fail fail = {0};
    Str bytes;
    assert_ok(file_read(str_from_c(path), 1 << 20, arena, &bytes, &fail));
    TeiCase tei = tei_case_read(bytes);
    arena_destroy(arena);
    return tei;
}

void tei_case_end(TeiCase *tei) {
    arena_destroy(tei->arena);
}

const struct document *tei_case_find(const TeiCase *tei, const char *local_id) {
    for (size_t i = 0; i < tei->documents.n; i++)
        if (str_is(tei->documents.p[i].local_id, local_id))
            return &tei->documents.p[i];
    fail_msg("no document %s", local_id);
    return NULL;
}

static Str finish(const TeiCase *tei, Buf *out) {
    Str told = str_copy(tei->arena, buf_as_str(out));
    buf_free(out);
    return told;
}

static size_t depth_of(const Part *part, const Block *block) {
    size_t depth = 0;
    while (block->parent != 0) {
        const Block *up = part->blocks.p;
        while (up->id != block->parent)
            up++;
        block = up;
        depth++;
    }
    return depth;
}

Str tei_case_blocks(const TeiCase *tei, const Part *part) {
    Buf out = {0};
    for (size_t i = 0; i < part->blocks.n; i++) {
        const Block *block = &part->blocks.p[i];
        for (size_t d = depth_of(part, block); d > 0; d--)
            buf_c(&out, "  ");
        buf_c(&out, document_block_name(block->kind));
        if (block->level > 0)
            buf_format(&out, " %u", block->level);
        if (!document_block_is_container(part, i))
            buf_format(&out, " \"%.*s\"", STR_ARG(str_slice(part->text, block->start, block->end)));
        buf_char(&out, '\n');
    }
    return finish(tei, &out);
}

Str tei_case_spans(const TeiCase *tei, const Part *part) {
    Buf out = {0};
    for (size_t i = 0; i < part->spans.n; i++) {
        const Span *span = &part->spans.p[i];
        buf_format(&out, "%s \"%.*s\"", document_span_name(span->kind),
                   STR_ARG(str_slice(part->text, span->start, span->end)));
        for (size_t k = 0; k < span->attributes.n; k++)
            buf_format(&out, " %.*s=%.*s", STR_ARG(span->attributes.p[k].key),
                       STR_ARG(span->attributes.p[k].value));
        buf_char(&out, '\n');
    }
    return finish(tei, &out);
}

static void tell(Buf *out, const char *name, Str value) {
    if (value.n > 0)
        buf_format(out, " %s=%.*s", name, STR_ARG(value));
}

Str tei_case_values(const TeiCase *tei, const Description *description) {
    Buf out = {0};
    for (size_t i = 0; i < description->n; i++) {
        const Value *value = &description->p[i];
        buf_format(&out, "%s \"%.*s\"", field_info(value->field)->name, STR_ARG(value->value));
        tell(&out, "norm", value->norm);
        tell(&out, "role", value->role);
        tell(&out, "label", value->label);
        buf_c(&out, value->asked_empty ? " asked\n" : "\n");
    }
    return finish(tei, &out);
}
