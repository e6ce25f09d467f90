/*
 * The text of a TEI document: by hand, and of random documents well formed with every character
 * kept.
 */
#include "doc/random_document.h"
#include "read/export_tei_body.h"
#include "test.h"
#include "text/utf8.h"
#include "text/xml.h"

static Str written(const struct document *document, struct arena *arena) {
    Buf out = {0};
    export_tei_body_write(document, arena, &out);
    Str text = str_copy(arena, buf_as_str(&out));
    buf_free(&out);
    return text;
}

typedef struct {
    struct arena *arena;
    struct document document;
} Sample;

static Part *begin(Sample *sample, const char *text) {
    *sample = (Sample){.arena = arena_create()};
    sample->document.local_id = STR("1");
    sample->document.next_block = 99;
    Part *part = LIST_ADD(sample->arena, &sample->document.parts);
    *part = (Part){.id = STR("t1"), .kind = PART_TRANSCRIPT, .text = str_from_c(text)};
    return part;
}

static void add_block(Sample *sample, Part *part, BlockKind kind, size_t start, size_t end) {
    *LIST_ADD(sample->arena, &part->blocks) =
        (Block){.id = (uint32_t)part->blocks.n, .kind = kind, .start = start, .end = end};
}

static Span *add_span(Sample *sample, Part *part, SpanKind kind, size_t start, size_t end) {
    Span *span = LIST_ADD(sample->arena, &part->spans);
    *span = (Span){.kind = kind, .start = start, .end = end, .certainty = 1000};
    return span;
}

static void set(Sample *sample, Span *span, const char *key, const char *value) {
    document_set_attribute(sample->arena, &span->attributes, key, str_from_c(value));
}

static void assert_body(Sample *sample, const char *inside) {
    Fail fail;
    for (size_t i = 0; i < sample->document.parts.n; i++)
        document_sort_spans(&sample->document.parts.p[i]);
    assert_ok(document_check(&sample->document, &fail));
    Str expected = str_format(sample->arena,
                              "<text>\n<body>\n<div type=\"transcript\" xml:id=\"t1\">\n%s"
                              "</div>\n</body>\n</text>\n",
                              inside);
    Str got = written(&sample->document, sample->arena);
    if (!str_equal(got, expected))
        fail_msg("got \"%.*s\", expected \"%.*s\"", STR_ARG(got), STR_ARG(expected));
    arena_destroy(sample->arena);
}

static void test_notes_stand_where_they_are_anchored(void **state) {
    (void)state;
    Sample sample;
    Part *part = begin(&sample, "One two\nA note");
    add_block(&sample, part, BLOCK_PARAGRAPH, 0, 7);
    add_block(&sample, part, BLOCK_NOTE, 8, 14);
    Span *anchor = add_span(&sample, part, SPAN_NOTE, 3, 3);
    set(&sample, anchor, "block", "2");
    set(&sample, anchor, "label", "1");
    assert_body(&sample, "<p xml:id=\"b1\">One<note n=\"1\" xml:id=\"b2\">A note</note> two</p>\n");
}

static void test_a_second_anchor_is_a_reference(void **state) {
    (void)state;
    Sample sample;
    Part *part = begin(&sample, "One two\nA note");
    add_block(&sample, part, BLOCK_PARAGRAPH, 0, 7);
    add_block(&sample, part, BLOCK_NOTE, 8, 14);
    set(&sample, add_span(&sample, part, SPAN_NOTE, 3, 3), "block", "2");
    set(&sample, add_span(&sample, part, SPAN_NOTE, 7, 7), "block", "2");
    for (size_t i = 0; i < 2; i++)
        set(&sample, &part->spans.p[i], "label", "*");
    assert_body(&sample, "<p xml:id=\"b1\">One<note n=\"*\" xml:id=\"b2\">A note</note> two"
                         "<ref type=\"note\" target=\"#b2\">*</ref></p>\n");
}

static void test_a_correction_is_a_choice(void **state) {
    (void)state;
    Sample sample;
    Part *part = begin(&sample, "The firts & last");
    add_block(&sample, part, BLOCK_PARAGRAPH, 0, 16);
    set(&sample, add_span(&sample, part, SPAN_CORRECTION, 4, 9), "text", "first <b>");
    set(&sample, add_span(&sample, part, SPAN_CORRECTION, 16, 16), "text", " one");
    assert_body(&sample,
                "<p xml:id=\"b1\">The <choice><sic>firts</sic><corr>first &lt;b&gt;</corr></choice>"
                " &amp; last<supplied> one</supplied></p>\n");
}

static void test_what_the_hand_and_the_editor_did_is_kept(void **state) {
    (void)state;
    Sample sample;
    Part *part = begin(&sample, "an old new Dr colour plain");
    add_block(&sample, part, BLOCK_PARAGRAPH, 0, 26);
    set(&sample, add_span(&sample, part, SPAN_EMPHASIS, 3, 6), "rend", "strikethrough");
    set(&sample, add_span(&sample, part, SPAN_OTHER, 7, 10), "name", "add");
    Span *short_form = add_span(&sample, part, SPAN_OTHER, 11, 13);
    set(&sample, short_form, "name", "expan");
    set(&sample, short_form, "text", "Doctor");
    Span *old_form = add_span(&sample, part, SPAN_OTHER, 14, 20);
    set(&sample, old_form, "name", "reg");
    set(&sample, old_form, "text", "color");
    set(&sample, add_span(&sample, part, SPAN_OTHER, 21, 26), "name", "script");
    assert_body(&sample, "<p xml:id=\"b1\">an <del rend=\"strikethrough\">old</del> <add>new</add> "
                         "<choice><abbr>Dr</abbr><expan>Doctor</expan></choice> "
                         "<choice><orig>colour</orig><reg>color</reg></choice> "
                         "<seg type=\"other\">plain</seg></p>\n");
}

static void test_a_correction_over_two_blocks_is_in_pieces(void **state) {
    (void)state;
    Sample sample;
    Part *part = begin(&sample, "One\nTwo");
    add_block(&sample, part, BLOCK_PARAGRAPH, 0, 3);
    add_block(&sample, part, BLOCK_PARAGRAPH, 4, 7);
    set(&sample, add_span(&sample, part, SPAN_CORRECTION, 1, 5), "text", "x");
    assert_body(&sample, "<p xml:id=\"b1\">O<sic>ne</sic></p>\n"
                         "<p xml:id=\"b2\"><sic>T</sic><corr>x</corr>wo</p>\n");
}

static void test_overlapping_marks_are_nested(void **state) {
    (void)state;
    Sample sample;
    Part *part = begin(&sample, "abcdef");
    add_block(&sample, part, BLOCK_PARAGRAPH, 0, 6);
    set(&sample, add_span(&sample, part, SPAN_EMPHASIS, 0, 4), "rend", "italic");
    Span *name = add_span(&sample, part, SPAN_NAME, 2, 6);
    set(&sample, name, "type", "person");
    set(&sample, name, "ref", "p_1");
    assert_body(&sample, "<p xml:id=\"b1\"><hi rend=\"italic\">ab<persName "
                         "key=\"p_1\">cd</persName></hi><persName key=\"p_1\">ef</persName></p>\n");
}

static void test_a_place_has_its_name_and_where_it_lies(void **state) {
    (void)state;
    Sample sample;
    Part *part = begin(&sample, "Peking Cuba Ur UNO");
    add_block(&sample, part, BLOCK_PARAGRAPH, 0, 18);
    Span *spans[] = {add_span(&sample, part, SPAN_NAME, 0, 6),
                     add_span(&sample, part, SPAN_NAME, 7, 11),
                     add_span(&sample, part, SPAN_NAME, 12, 14)};
    for (size_t i = 0; i < 3; i++)
        set(&sample, spans[i], "type", "place");
    set(&sample, spans[0], "name", "Beijing");
    set(&sample, spans[1], "name", "Cuba");
    set(&sample, spans[2], "ref", "pl_ur");
    Span *body = add_span(&sample, part, SPAN_NAME, 15, 18);
    set(&sample, body, "type", "body");
    set(&sample, body, "name", "United Nations");
    assert_body(&sample,
                "<p xml:id=\"b1\"><placeName key=\"Beijing\" ref=\"geo:39.90750,116.39723\">"
                "Peking</placeName> <placeName key=\"Cuba\">Cuba</placeName> "
                "<placeName key=\"pl_ur\">Ur</placeName> <orgName key=\"United "
                "Nations\">UNO</orgName></p>\n");
}

static void test_points_gaps_and_line_breaks(void **state) {
    (void)state;
    Sample sample;
    Part *part = begin(&sample, "One / ... / two\nthree");
    add_block(&sample, part, BLOCK_PARAGRAPH, 0, 21);
    Span *page = add_span(&sample, part, SPAN_PAGE, 0, 0);
    set(&sample, page, "n", "17");
    set(&sample, page, "facs", "0017");
    set(&sample, add_span(&sample, part, SPAN_GAP, 4, 11), "form", "/ ... /");
    set(&sample, add_span(&sample, part, SPAN_DATE, 12, 15), "edtf", "1962-10?");
    Span *gap = add_span(&sample, part, SPAN_GAP, 21, 21);
    set(&sample, gap, "form", "[3 lines]");
    set(&sample, gap, "reason", "not declassified");
    assert_body(&sample,
                "<p xml:id=\"b1\"><pb n=\"17\" facs=\"0017\"/>One <gap></gap><seg type=\"gap\">"
                "/ ... /</seg> <date when-custom=\"1962-10?\">two</date><lb/>three"
                "<gap reason=\"not-declassified\"><desc>[3 lines]</desc></gap></p>\n");
}

static void test_a_document_without_parts(void **state) {
    (void)state;
    struct document document = {.local_id = STR("1")};
    struct arena *arena = arena_create();
    assert_str(written(&document, arena), "<text>\n<body>\n<div><p/></div>\n</body>\n</text>\n");
    arena_destroy(arena);
}

/* --- random documents ------------------------------------------------------------------------ */

typedef struct {
    size_t kept;    // characters of the text, without line ends
    uint32_t skip;  // depth of the element whose text is ours, 0: none
    uint32_t depth;
} Reader;

static bool is_ours(const XmlElement *element) {
    static const char *const names[] = {"desc", "corr", "supplied", "figDesc"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_is(element->name, names[i]))
            return true;
    for (size_t i = 0; i < element->attribute_count; i++)
        if (str_is(element->name, "ref") && str_is(element->attributes[i].name, "type"))
            return true;
    return false;
}

static bool open_element(void *context, const XmlElement *element, Fail *fail) {
    Reader *reader = context;
    (void)fail;
    reader->depth = element->depth;
    if (reader->skip == 0 && is_ours(element))
        reader->skip = element->depth;
    return true;
}

static size_t count_text(Str text) {
    size_t at = 0, count = 0;
    uint32_t c;
    while (utf8_next(text, &at, &c))
        count += c != '\n' && c != '\r';
    return count;
}

static bool read_text(void *context, Str text, uint64_t first, Fail *fail) {
    Reader *reader = context;
    (void)first;
    (void)fail;
    if (reader->skip == 0)
        reader->kept += count_text(text);
    return true;
}

static bool close_element(void *context, uint64_t last, Fail *fail) {
    Reader *reader = context;
    (void)last;
    (void)fail;
    if (reader->skip == reader->depth)
        reader->skip = 0;
    reader->depth--;
    return true;
}

static void test_random_documents_are_well_formed_and_whole(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 300; seed++) {
        Fail fail;
        struct arena *arena = arena_create();
        struct document document;
        RandomDocument random = random_document_begin(seed, arena);
        random_document_make(&random, &document);
        size_t expected = 0;
        for (size_t i = 0; i < document.parts.n; i++)
            expected +=
                count_text(document.parts.p[i].text) + count_text(document.parts.p[i].title);
        Reader reader = {0};
        XmlVisit visit = {&reader, open_element, read_text, close_element};
        Str utf8, body = written(&document, arena);
        assert_ok(xml_read(body, (XmlLimits){body.n, 400}, &visit, arena, &utf8, &fail));
        if (reader.kept != expected)
            fail_msg("seed %d: %zu characters of %zu", (int)seed, reader.kept, expected);
        arena_destroy(arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_notes_stand_where_they_are_anchored),
        cmocka_unit_test(test_a_second_anchor_is_a_reference),
        cmocka_unit_test(test_a_correction_is_a_choice),
        cmocka_unit_test(test_what_the_hand_and_the_editor_did_is_kept),
        cmocka_unit_test(test_a_correction_over_two_blocks_is_in_pieces),
        cmocka_unit_test(test_overlapping_marks_are_nested),
        cmocka_unit_test(test_a_place_has_its_name_and_where_it_lies),
        cmocka_unit_test(test_points_gaps_and_line_breaks),
        cmocka_unit_test(test_a_document_without_parts),
        cmocka_unit_test(test_random_documents_are_well_formed_and_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
