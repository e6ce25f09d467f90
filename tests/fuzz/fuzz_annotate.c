/*
 * Any text as a document: annotated twice it comes out the same and sound, at a bounded number of
 * visits a token. The first byte chooses the language, whether a date of writing is given, and
 * whether the first lines are the volume's list of persons as well ("name;note").
 */
#include "annotate/annotate.h"
#include "base/buf.h"
#include "doc/doc_json.h"
#include "import/from_text.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

typedef struct {
    struct annotator *annotator;
    struct arena *arena;
    uint8_t choice;
} Fuzzing;

static bool visit(void *context, const struct document *document, Fail *fail) {
    Fuzzing *fuzzing = context;
    struct document one = *document, two = *document;
    static const char *const languages[] = {"", "en", "ru", "fr", "de", "es", "it"};
    Buf first = {0}, second = {0};
    one.parts.p[0].language = str_from_c(languages[fuzzing->choice % 7]);
    if ((fuzzing->choice & 128) != 0)
        description_add(fuzzing->arena, &one.description, FIELD_DATE, STR("d"))->norm =
            STR("1962-10-18");
    two = one;
    annotate_document(fuzzing->annotator, &one, fuzzing->arena);
    annotate_document(fuzzing->annotator, &two, fuzzing->arena);
    if (!document_check(&one, fail))
        return false;
    doc_json_print(&one, &first);
    doc_json_print(&two, &second);
    must(str_equal(buf_as_str(&first), buf_as_str(&second)));
    AnnotateSteps steps = annotate_steps(fuzzing->annotator);
    must(steps.visits <= 400 * (steps.tokens + 100));
    buf_free(&first);
    buf_free(&second);
    return true;
}

static void read_list(Str text, struct arena *arena, LexiconEntryList *entries) {
    Str line, name, note;
    while (entries->n < 12 && str_next_line(&text, &line)) {
        str_cut(line, ';', &name, &note);
        if (name.n > 0 && utf8_is_text(line))
            *LIST_ADD(arena, entries) =
                (LexiconEntry){str_format(arena, "p%zu", entries->n), STR("person"), name, note};
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    if (size < 2)
        return 0;
    struct arena *arena = arena_create();
    ReadingHead head = {.source_id = STR("papers1961-63v1")}, read = {0};
    Lexicon lexicon = lexicon_empty;
    if ((bytes[0] & 64) != 0)
        read_list((Str){(const char *)bytes + 1, size - 1}, arena, &lexicon.entries);
    Fuzzing fuzzing = {annotate_create(&head, &lexicon), arena, bytes[0]};
    ImportFileList files = {0};
    *LIST_ADD(arena, &files) = (ImportFile){STR("a.txt"), {(const char *)bytes + 1, size - 1}};
    ImportTask task = {&files, {.text_bytes = 1 << 20, .depth = 100}, visit, &fuzzing, NULL};
    Fail fail = {0};
    if (!from_text_read(&task, arena, &read, &fail))
        must(fail.code != FAIL_CORRUPT || !str_has(str_from_c(fail.message), STR("span")));
    annotate_destroy(fuzzing.annotator);
    arena_destroy(arena);
    return 0;
}
