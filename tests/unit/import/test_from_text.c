#include "import/from_text.h"
#include "import/one_file.h"

static void assert_blocks(const char *text, const char *blocks) {
    struct one_file one;
    one_file_read(&one, from_text_read, "a.txt", str_from_c(text));
    if (!one.ok)
        fail_msg("%s", one.fail.message);
    assert_str(one_file_blocks(&one), blocks);
    one_file_free(&one);
}

static void test_blank_lines_part_paragraphs(void **state) {
    (void)state;
    assert_blocks("\n\nFirst.\n\n \t\nSecond.\r\n\r\nThird.\n",
                  "paragraph:First.|paragraph:Second.|paragraph:Third.");
}

static void test_wrapped_lines_are_joined_and_lines_ended_early_are_breaks(void **state) {
    (void)state;
    assert_blocks("The delegation arrived in the evening and was received at\n"
                  "the station by the deputy minister. The talks began on the\n"
                  "next morning.\n"
                  "\n"
                  "Ministry of Trade\n"
                  "Room 12\n"
                  "Vienna\n",
                  "paragraph:The delegation arrived in the evening and was received at the station "
                  "by the deputy minister. The talks began on the next morning.|"
                  "paragraph:Ministry of Trade\nRoom 12\nVienna");
}

static void test_without_blank_lines_a_line_ended_early_ends_its_paragraph(void **state) {
    (void)state;
    assert_blocks("The harvest of that year was poor, and the council decided to\n"
                  "open the granaries. Nobody objected.\n"
                  "In spring the price of bread had doubled, and the council had\n"
                  "to decide again.\n",
                  "paragraph:The harvest of that year was poor, and the council decided to open "
                  "the granaries. Nobody objected.|paragraph:In spring the price of bread had "
                  "doubled, and the council had to decide again.");
}

static void test_lines_longer_than_a_page_are_paragraphs(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    char *line = arena_alloc(arena, 300);
    memset(line, 'x', 300);
    Str text = str_format(arena, "%.300s\n%.200s\nshort\n", line, line);
    struct one_file one;
    one_file_read(&one, from_text_read, "a.txt", text);
    assert_true(one.ok);
    assert_int_equal(one.documents.p[0].parts.p[0].blocks.n, 3);
    one_file_free(&one);
    arena_destroy(arena);
}

static void test_a_form_feed_is_a_page_and_a_fenced_ellipsis_a_gap(void **state) {
    (void)state;
    struct one_file one;
    one_file_read(&one, from_text_read, "a.txt", STR("One.\n\n\fTwo [...] three.\n"));
    assert_true(one.ok);
    const Part *part = &one.documents.p[0].parts.p[0];
    assert_int_equal(part->spans.n, 2);
    assert_int_equal(part->spans.p[0].kind, SPAN_PAGE);
    assert_int_equal(part->spans.p[0].start, 5);
    assert_int_equal(part->spans.p[1].kind, SPAN_GAP);
    assert_str(str_slice(part->text, part->spans.p[1].start, part->spans.p[1].end), "[...]");
    one_file_free(&one);
}

static void test_broken_bytes_stand_under_damage_spans(void **state) {
    (void)state;
    struct one_file one;
    one_file_read(
        &one, from_text_read, "a.txt",
        STR("d\xC3\xA9j\xC3\xA0 \xFF\xFE vu \xC3\xA9t\xC3\xA9 \xC3\xA0 \xC3\xA0 \xC3\xA0"));
    assert_true(one.ok);
    const Part *part = &one.documents.p[0].parts.p[0];
    assert_int_equal(part->spans.n, 1);
    assert_int_equal(part->spans.p[0].kind, SPAN_DAMAGE);
    assert_str(document_attribute(&part->spans.p[0], "bytes"), "fffe");
    assert_str(str_slice(part->text, part->spans.p[0].start, part->spans.p[0].end), "\uFFFD\uFFFD");
    assert_int_equal(one.head.reports.n, 1);
    one_file_free(&one);
}

static void test_origins_count_from_the_mark_of_a_utf8_file(void **state) {
    (void)state;
    struct one_file one;
    one_file_read(&one, from_text_read, "b/a.txt", STR("\xEF\xBB\xBFOne.\n\nTwo.\n"));
    const Block *block = &one.documents.p[0].parts.p[0].blocks.p[1];
    assert_int_equal(block->origin.first, 9);
    assert_int_equal(block->origin.last, 13);
    assert_str(block->origin.file, "b/a.txt");
    assert_str(one_file_value(&one, FIELD_TITLE), "One.");
    one_file_free(&one);
}

static void test_nothing_and_junk_are_refused_with_a_remedy(void **state) {
    (void)state;
    static const struct {
        const char *bytes;
        size_t n;
        FailCode code;
        const char *word;
    } cases[] = {
        {"", 0, FAIL_INVALID, "empty"},
        {" \n\xC2\xA0\n", 5, FAIL_INVALID, "white space"},
        {"\x01\x02\x03\x04\x05\x06\x07\x08", 8, FAIL_UNSUPPORTED, "convert"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct one_file one;
        one_file_read(&one, from_text_read, "a.txt", (Str){cases[i].bytes, cases[i].n});
        assert_false(one.ok);
        assert_int_equal(one.fail.code, cases[i].code);
        assert_non_null(strstr(one.fail.message, cases[i].word));
        one_file_free(&one);
    }
}

static void test_a_text_over_the_limit_says_so(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    ImportFileList files = {0};
    *LIST_ADD(arena, &files) = (ImportFile){STR("a.txt"), STR("123456789")};
    ImportTask task = {&files, {8, 400}, NULL, NULL, NULL};
    ReadingHead head = {0};
    Fail fail = {0};
    assert_false(from_text_read(&task, arena, &head, &fail));
    assert_int_equal(fail.code, FAIL_LIMIT);
    assert_non_null(strstr(fail.message, "text_mb"));
    arena_destroy(arena);
}

static void test_millions_of_short_paragraphs_are_refused(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    size_t n = 3 * 500000;
    char *text = arena_alloc(arena, n);
    for (size_t i = 0; i < n; i++)
        text[i] = "a\n\n"[i % 3];
    struct one_file one;
    one_file_read(&one, from_text_read, "a.txt", (Str){text, n});
    assert_false(one.ok);
    assert_int_equal(one.fail.code, FAIL_LIMIT);
    one_file_free(&one);
    arena_destroy(arena);
}

static void test_one_line_of_twenty_megabytes_is_one_paragraph(void **state) {
    (void)state;
    size_t n = 20U << 20;
    struct arena *arena = arena_create();
    char *line = arena_alloc(arena, n);
    for (size_t i = 0; i < n; i++)
        line[i] = i % 7 == 6 ? ' ' : 'w';
    struct one_file one;
    one_file_read(&one, from_text_read, "a.txt", (Str){line, n});
    assert_true(one.ok);
    assert_int_equal(one.documents.p[0].parts.p[0].blocks.n, 1);
    one_file_free(&one);
    arena_destroy(arena);
}

static void test_cut_and_flipped_everywhere_the_document_is_sound(void **state) {
    (void)state;
    const char sample[] = "One \xC3\xA9 [...]\n  two\n\n\f* * *\r\nthree-\nfour\0x";
    for (size_t cut = 1; cut < sizeof sample; cut++)
        for (size_t flip = 0; flip < cut; flip++) {
            char bytes[sizeof sample];
            memcpy(bytes, sample, sizeof sample);
            bytes[flip] = (char)(bytes[flip] ^ (1 << (flip % 8)));
            struct one_file one;
            one_file_read(&one, from_text_read, "a.txt", (Str){bytes, cut});
            assert_true(one.ok || one.fail.code != FAIL_CORRUPT);
            one_file_free(&one);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_blank_lines_part_paragraphs),
        cmocka_unit_test(test_wrapped_lines_are_joined_and_lines_ended_early_are_breaks),
        cmocka_unit_test(test_without_blank_lines_a_line_ended_early_ends_its_paragraph),
        cmocka_unit_test(test_lines_longer_than_a_page_are_paragraphs),
        cmocka_unit_test(test_a_form_feed_is_a_page_and_a_fenced_ellipsis_a_gap),
        cmocka_unit_test(test_broken_bytes_stand_under_damage_spans),
        cmocka_unit_test(test_origins_count_from_the_mark_of_a_utf8_file),
        cmocka_unit_test(test_nothing_and_junk_are_refused_with_a_remedy),
        cmocka_unit_test(test_a_text_over_the_limit_says_so),
        cmocka_unit_test(test_millions_of_short_paragraphs_are_refused),
        cmocka_unit_test(test_one_line_of_twenty_megabytes_is_one_paragraph),
        cmocka_unit_test(test_cut_and_flipped_everywhere_the_document_is_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
