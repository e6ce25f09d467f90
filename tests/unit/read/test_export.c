/*
 * Whole files: plain text by hand; TEI of random documents against tei_all, where jing and the
 * schema are there.
 */
#include "base/file.h"
#include "doc/random_document.h"
#include "read/cite_sample.h"
#include "read/export.h"
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

static void test_text_begins_with_what_a_citation_needs(void **state) {
    (void)state;
    CiteSample sample;
    Buf out = {0};
    cite_sample_telegram(&sample);
    Part *part = LIST_ADD(sample.arena, &sample.document.parts);
    *part = (Part){.id = STR("t1"), .text = STR("Mr. Gromyko called.\nHe left.")};
    *LIST_ADD(sample.arena, &part->blocks) = (Block){.id = 1, .end = 19};
    *LIST_ADD(sample.arena, &part->blocks) = (Block){.id = 2, .start = 20, .end = 28};
    sample.input.document = &sample.document;
    sample.input.volume = &sample.volume;
    export_text(&sample.input, &out);
    assert_str(buf_as_str(&out),
               "Telegram From the Embassy in the Soviet Union to the Department of State\n"
               "Author: Foy D. Kohler\n"
               "Date: 18 October 1962\n"
               "In: Foreign Relations of the United States, 1961\xE2\x80\x93"
               "1963, Volume XV, Berlin Crisis, 1962\xE2\x80\x93"
               "1963, 135\n"
               "Source: Department of State, Central Files, 762.00/10\xE2\x80\x93"
               "1862. Secret.\n"
               "Held by: Cold War Papers\n"
               "Address: https://papers.example.org/d/d0123456789ab.d135\n"
               "\n"
               "Mr. Gromyko called.\n"
               "\n"
               "He left.\n");
    buf_free(&out);
    cite_sample_drop(&sample);
}

static void test_text_of_a_document_that_says_nothing(void **state) {
    (void)state;
    struct document nothing = {.local_id = STR("1")};
    CiteInput input = {.document = &nothing};
    Buf out = {0};
    export_text(&input, &out);
    assert_str(buf_as_str(&out), "Untitled document\n\n");
    buf_free(&out);
}

static void test_tei_is_one_document(void **state) {
    (void)state;
    CiteSample sample;
    Buf out = {0};
    cite_sample_page(&sample);
    export_tei(&sample.input, &out);
    Str got = buf_as_str(&out);
    assert_true(str_starts(got, STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                    "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n<teiHeader>")));
    assert_true(str_ends(got, STR("</text>\n</TEI>\n")));
    buf_free(&out);
    cite_sample_drop(&sample);
}

/* --- against tei_all ------------------------------------------------------------------------- */

enum { DOCUMENTS = 60, SEED = 1000 };

static void write_one(Str folder, uint64_t seed) {
    Fail fail;
    struct arena *arena = arena_create();
    struct document document;
    RandomDocument random = random_document_begin(seed, arena);
    random_document_make(&random, &document);
    CiteInput input = {.document = &document,
                       .id = STR("d0123456789ab.1"),
                       .address = STR("https://x.org/d/1"),
                       .archive_title = random_document_text(&random, 3),
                       .volume_title = random_document_text(&random, 3)};
    Buf out = {0};
    export_tei(&input, &out);
    Str path = str_format(arena, "%.*s/%d.xml", STR_ARG(folder), (int)(seed - SEED));
    assert_ok(file_write(path, buf_as_str(&out), false, &fail));
    buf_free(&out);
    arena_destroy(arena);
}

/* jing's exit status: 0 all valid, 1 not; 127 where there is no jing. */
static int run_jing(struct arena *arena, const char *schema, Str folder) {
    char **arguments = ARENA_ARRAY(arena, char *, DOCUMENTS + 3);
    arguments[0] = str_to_c(arena, STR("jing"));
    arguments[1] = str_to_c(arena, str_from_c(schema));
    for (int i = 0; i < DOCUMENTS; i++)
        arguments[i + 2] = str_to_c(arena, str_format(arena, "%.*s/%d.xml", STR_ARG(folder), i));
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        int null = open("/dev/null", O_WRONLY);
        if (null >= 0)
            (void)dup2(null, STDERR_FILENO);
        (void)execvp("jing", arguments);
        _exit(127);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

static void test_random_documents_are_valid_against_tei_all(void **state) {
    (void)state;
    static const char schema[] = "../shared/conformance/schemas/tei/tei_all.rng";
    Fail fail;
    if (!file_exists(str_from_c(schema))) {
        printf("skipped: %s is not here\n", schema);
        return;
    }
    struct arena *arena = arena_create();
    char folder[] = "/tmp/fonds-tei-XXXXXX";
    assert_non_null(mkdtemp(folder));
    for (uint64_t i = 0; i < DOCUMENTS; i++)
        write_one(str_from_c(folder), SEED + i);
    int answer = run_jing(arena, schema, str_from_c(folder));
    assert_ok(file_remove_tree(str_from_c(folder), &fail));
    arena_destroy(arena);
    if (answer == 127)
        printf("skipped: jing is not installed\n");
    else
        assert_int_equal(answer, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text_begins_with_what_a_citation_needs),
        cmocka_unit_test(test_text_of_a_document_that_says_nothing),
        cmocka_unit_test(test_tei_is_one_document),
        cmocka_unit_test(test_random_documents_are_valid_against_tei_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
