/*
 * gold_faults: the faults that the relate stage finds in the texts of a gold set, the texts being
 * the whole holding.
 *
 *   gold_faults PERSONS.jsonl <TEXTS.jsonl >FAULTS.jsonl
 *
 * PERSONS: {"name","description"} a line: lists that the holding prints. TEXTS: {"id","text"} a
 * line. FAULTS: {"id","faults":[[start,end,proposal,certainty,rule],...]} a line; offsets are bytes
 * of the text. At the end, to stderr: bytes, seconds of counting, of the model, of finding.
 */
#include "annotate/fault.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/json.h"
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef struct {
    Str id, text;
} Row;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static _Noreturn void stop(const char *what, const Fail *fail) {
    fprintf(stderr, "gold_faults: %s: %s\n", what, fail->message);
    exit(3);
}

/* The text as a document of one part; as apparatus, one entry of a list. */
static struct document as_document(struct arena *arena, Str text, bool entry) {
    struct document document = {.role = entry ? ROLE_APPARATUS : ROLE_RECORD};
    Part *part = LIST_ADD(arena, &document.parts);
    *part = (Part){.text = text};
    if (entry)
        *LIST_ADD(arena, &part->spans) = (Span){.kind = SPAN_ENTRY, .end = text.n};
    return document;
}

static void add_persons(struct fault_words *words, Str rest, struct arena *arena) {
    Str line;
    Fail fail;
    while (str_next_line(&rest, &line)) {
        Json *json = NULL;
        if (!json_parse(line, &json, &fail))
            stop("a line of the persons", &fail);
        Str text = str_format(arena, "%.*s, %.*s", STR_ARG(json_get_text(json, "name")),
                              STR_ARG(json_get_text(json, "description")));
        struct document document = as_document(arena, text, true);
        fault_words_add(words, &document);
        json_free(json);
    }
}

static void print_faults(const Row *row, const FaultList *faults, Buf *out) {
    buf_clear(out);
    buf_c(out, "{\"id\":");
    json_print_text(row->id, out);
    buf_c(out, ",\"faults\":[");
    for (size_t i = 0; i < faults->n; i++) {
        const Fault *fault = &faults->p[i];
        buf_format(out, "%s[%zu,%zu,", i == 0 ? "" : ",", fault->start, fault->end);
        json_print_text(fault->proposal, out);
        buf_format(out, ",%u,\"%.*s\"]", fault->certainty, STR_ARG(fault->rule));
    }
    buf_c(out, "]}\n");
    fwrite(out->p, 1, out->n, stdout);
}

int main(int argc, char **argv) {
    struct arena *process = arena_create(), *job = arena_create();
    LIST_OF(Row) rows = {0};
    Fail fail = {0};
    Str persons;
    if (argc != 2) {
        fprintf(stderr, "usage: gold_faults PERSONS.jsonl <TEXTS.jsonl >FAULTS.jsonl\n");
        return 2;
    }
    if (!file_read(str_from_c(argv[1]), (uint64_t)1 << 30, process, &persons, &fail))
        stop(argv[1], &fail);
    char *line = NULL;
    size_t room = 0, bytes = 0;
    ssize_t n;
    while ((n = getline(&line, &room, stdin)) > 0) {
        Json *json = NULL;
        if (!json_parse((Str){line, (size_t)n}, &json, &fail))
            stop("a line of the texts", &fail);
        Row *row = LIST_ADD(process, &rows);
        row->id = str_copy(process, json_get_text(json, "id"));
        row->text = str_copy(process, json_get_text(json, "text"));
        bytes += row->text.n;
        json_free(json);
    }
    double began = now();
    struct fault_words *words = fault_words_create(process);
    add_persons(words, persons, process);
    for (size_t i = 0; i < rows.n; i++) {
        struct document document = as_document(job, rows.p[i].text, false);
        fault_words_add(words, &document);
        arena_reset(job, (ArenaMark){NULL, 0});
    }
    double counted = now();
    struct fault_model *model = fault_model_create(words, NULL, process);
    double learned = now(), finding = 0;
    Buf out = {0};
    for (size_t i = 0; i < rows.n && model != NULL; i++) {
        struct document document = as_document(job, rows.p[i].text, false);
        FaultList faults = {0};
        double before = now();
        fault_find(model, &document, &(FaultLook){true, NULL}, job, &faults);
        finding += now() - before;
        print_faults(&rows.p[i], &faults, &out);
        arena_reset(job, (ArenaMark){NULL, 0});
    }
    fprintf(stderr, "%zu %.3f %.3f %.3f\n", bytes, counted - began, learned - counted, finding);
    free(line);
    buf_free(&out);
    fault_words_destroy(words);
    arena_destroy(job);
    arena_destroy(process);
    return 0;
}
