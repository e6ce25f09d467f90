/*
 * gold_read: what Fonds says of the texts of a gold set, in bulk: the import of plain text and the
 * local stage of annotate, as `fonds add` does them, without an archive. The scorer's fields are
 * made of its output by tests/gold/gold.py.
 *
 *   gold_read PERSONS.jsonl <TEXTS.jsonl >READ.jsonl
 *
 * PERSONS: {"volume","person_id","name","description"} a line, by volume. TEXTS: {"id","volume",
 * "text"} a line; a volume's texts together cost the reading of its list once. READ: a line
 * {"id","document","map"}: the canonical document, and for each part a list [at in part, at in
 * text, bytes] of stretches that are the same in both. At the end, to stderr: bytes and seconds of
 * annotate alone.
 */
#include "annotate/annotate.h"
#include "annotate/kind_model.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/json.h"
#include "doc/doc_json.h"
#include "import/import.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct bulk {
    Str persons;  // the file
    Str volume;   // of the annotator
    LexiconEntryList entries;
    Lexicon lexicon;
    struct annotator *annotator;
    struct arena *of_volume;
    struct arena *job;
    Buf out;
    Str id, text;
    double seconds;
    uint64_t bytes;
    AnnotateSteps steps;
    bool features;
};

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static _Noreturn void stop(const char *what, const Fail *fail) {
    fprintf(stderr, "gold_read: %s: %s\n", what, fail == NULL ? "" : fail->message);
    exit(3);
}

static Str member(Json *json, const char *name, struct arena *arena) {
    return str_copy(arena, json_get_text(json, name));
}

static void close_volume(struct bulk *bulk) {
    if (bulk->annotator == NULL)
        return;
    AnnotateSteps steps = annotate_steps(bulk->annotator);
    bulk->steps.tokens += steps.tokens;
    bulk->steps.visits += steps.visits;
    annotate_destroy(bulk->annotator);
    bulk->annotator = NULL;
}

/* The list of a volume, as lexicon_add_entries() would give it. */
static void open_volume(struct bulk *bulk, Str volume) {
    close_volume(bulk);
    arena_reset(bulk->of_volume, (ArenaMark){NULL, 0});
    bulk->entries = (LexiconEntryList){0};
    bulk->volume = str_copy(bulk->of_volume, volume);
    Str rest = bulk->persons, line;
    while (str_next_line(&rest, &line)) {
        Fail fail;
        Json *json = NULL;
        if (!str_has(line, volume) || !json_parse(line, &json, &fail))
            continue;
        if (str_equal(json_get_text(json, "volume"), volume))
            *LIST_ADD(bulk->of_volume, &bulk->entries) =
                (LexiconEntry){.id = member(json, "person_id", bulk->of_volume),
                               .type = STR("person"),
                               .name = member(json, "name", bulk->of_volume),
                               .note = member(json, "description", bulk->of_volume)};
        json_free(json);
    }
    bulk->lexicon = lexicon_empty;
    bulk->lexicon.entries = bulk->entries;
    ReadingHead head = {.source_id = bulk->volume};
    bulk->annotator = annotate_create(&head, &bulk->lexicon);
}

static bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\v';
}

/* Import changes nothing but white space: so both are walked side by side. */
static void write_map(struct bulk *bulk, Str part) {
    size_t at = 0, in = 0;
    bool first = true;
    buf_char(&bulk->out, '[');
    while (at < part.n && in < bulk->text.n) {
        if (part.p[at] != bulk->text.p[in]) {
            if (is_blank(part.p[at]) && !is_blank(bulk->text.p[in]))
                at++;
            else
                in++;
            continue;
        }
        size_t from = at, from_in = in;
        while (at < part.n && in < bulk->text.n && part.p[at] == bulk->text.p[in]) {
            at++;
            in++;
        }
        buf_format(&bulk->out, "%s[%zu,%zu,%zu]", first ? "" : ",", from, from_in, at - from);
        first = false;
    }
    buf_char(&bulk->out, ']');
}

/* A line {"id","features"}: what the model of kinds is given of the document. */
static void print_features(struct bulk *bulk, const struct document *document) {
    Scan scan;
    Heading heading;
    uint32_t features[KIND_FEATURES];
    struct document read = *document;
    struct scanner *scanner = scan_create(bulk->job);
    if (document->parts.n == 0)
        return;
    scan_part(scanner, document, 0, bulk->job, &scan);
    heading_find(&(RuleJob){.document = &read, .job = bulk->job, .scans = &scan}, &heading);
    size_t n = kind_model_features(&scan, &heading, features);
    printf("{\"id\":\"%.*s\",\"features\":[", STR_ARG(bulk->id));
    for (size_t i = 0; i < n; i++)
        printf("%s%u", i == 0 ? "" : ",", features[i]);
    printf("]}\n");
}

static bool visit(void *context, const struct document *document, Fail *fail) {
    struct bulk *bulk = context;
    if (bulk->features) {
        print_features(bulk, document);
        return true;
    }
    struct document judged = *document;
    double before = now();
    annotate_document(bulk->annotator, &judged, bulk->job);
    bulk->seconds += now() - before;
    bulk->bytes += bulk->text.n;
    if (!document_check(&judged, fail))
        return false;
    buf_clear(&bulk->out);
    buf_c(&bulk->out, "{\"id\":");
    json_print_text(bulk->id, &bulk->out);
    buf_c(&bulk->out, ",\"document\":");
    doc_json_print(&judged, &bulk->out);
    buf_c(&bulk->out, ",\"map\":[");
    for (size_t i = 0; i < judged.parts.n; i++) {
        if (i > 0)
            buf_char(&bulk->out, ',');
        write_map(bulk, judged.parts.p[i].text);
    }
    buf_c(&bulk->out, "]}\n");
    fwrite(bulk->out.p, 1, bulk->out.n, stdout);
    return true;
}

static void read_text(struct bulk *bulk, Str line) {
    Fail fail = {0};
    Json *json = NULL;
    if (!json_parse(line, &json, &fail))
        stop("a line of the texts", &fail);
    arena_reset(bulk->job, (ArenaMark){NULL, 0});
    Str volume = json_get_text(json, "volume");
    if (bulk->annotator == NULL || !str_equal(volume, bulk->volume))
        open_volume(bulk, volume);
    bulk->id = member(json, "id", bulk->job);
    bulk->text = member(json, "text", bulk->job);
    json_free(json);
    ImportFileList files = {0};
    *LIST_ADD(bulk->job, &files) = (ImportFile){STR("text.txt"), bulk->text};
    ImportTask task = {&files, {64U << 20, 400}, visit, bulk, NULL};
    ReadingHead head;
    if (!import_read(&task, bulk->job, &head, &fail))
        stop(str_to_c(bulk->job, bulk->id), &fail);
}

int main(int argc, char **argv) {
    struct arena *process = arena_create();
    struct bulk bulk = {.of_volume = arena_create(), .job = arena_create()};
    Fail fail = {0};
    bulk.features = argc == 3 && strcmp(argv[2], "features") == 0;
    if (argc != 2 && !bulk.features) {
        fprintf(stderr, "usage: gold_read PERSONS.jsonl [features] <TEXTS.jsonl >READ.jsonl\n");
        return 2;
    }
    if (!file_read(str_from_c(argv[1]), (uint64_t)1 << 30, process, &bulk.persons, &fail))
        stop(argv[1], &fail);
    char *line = NULL;
    size_t room = 0;
    ssize_t n;
    while ((n = getline(&line, &room, stdin)) > 0)
        read_text(&bulk, (Str){line, (size_t)n - (line[n - 1] == '\n')});
    close_volume(&bulk);
    fprintf(stderr, "%llu %.6f %llu %llu\n", (unsigned long long)bulk.bytes, bulk.seconds,
            (unsigned long long)bulk.steps.tokens, (unsigned long long)bulk.steps.visits);
    free(line);
    buf_free(&bulk.out);
    arena_destroy(bulk.of_volume);
    arena_destroy(bulk.job);
    arena_destroy(process);
    return 0;
}
