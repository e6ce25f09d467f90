#include "annotate/dated_text.h"
#include "base/file.h"
#include "test.h"

#include "annotate/annotate.h"
#include "annotate/scan_case.h"

void dated_text_read(DatedText *dated, const char *text, const char *language,
                     const char *written) {
    ScanCase read;
    Fail fail = {0};
    scan_case_open(&read, text);
    *dated = (DatedText){.arena = read.arena, .document = read.document};
    dated->document.parts.p[0].language = str_from_c(language);
    if (written != NULL)
        description_add(read.arena, &dated->document.description, FIELD_DATE, STR("the day"))
            ->norm = str_from_c(written);
    struct annotator *annotator = annotate_create(&(ReadingHead){0}, &lexicon_empty);
    annotate_document(annotator, &dated->document, read.arena);
    annotate_destroy(annotator);
    if (!document_check(&dated->document, &fail))
        fail_msg("%s: %s", text, fail.message);
}

void dated_text_end(DatedText *dated) {
    arena_destroy(dated->arena);
}

Str dated_text_attribute(const DatedText *dated, SpanKind kind, const char *key, size_t i) {
    const SpanList *spans = &dated->document.parts.p[0].spans;
    for (size_t k = 0; k < spans->n; k++) {
        Str value = document_attribute(&spans->p[k], key);
        if (spans->p[k].kind == kind && value.n > 0 && i-- == 0)
            return value;
    }
    return (Str){NULL, 0};
}

const Value *dated_text_value(const DatedText *dated, Field field) {
    const Description *said = &dated->document.description;
    for (size_t i = 0; i < said->n; i++)
        if (said->p[i].field == field && said->p[i].source.kind == SOURCE_RULE)
            return &said->p[i];
    return NULL;
}

void dated_text_table(const char *path, size_t least,
                      bool (*holds)(struct arena *arena, Str line)) {
    struct arena *arena = arena_create();
    Str rest, line;
    Fail fail = {0};
    size_t rows = 0, wrong = 0;
    if (!file_read(str_from_c(path), 1 << 20, arena, &rest, &fail))
        fail_msg("%s", fail.message);
    while (str_next_line(&rest, &line)) {
        if (line.n == 0 || line.p[0] == '#')
            continue;
        rows++;
        wrong += !holds(arena, line);
    }
    assert_true(rows >= least);
    assert_int_equal(wrong, 0);
    arena_destroy(arena);
}
