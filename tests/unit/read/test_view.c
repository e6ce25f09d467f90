/*
 * Events are printed as text: [b1 ...] a block, {e ...} a mark, {~e a continued one, {#1 a hit,
 * ^g a point.
 */
#include "test.h"

#include "base/buf.h"
#include "read/view.h"

static struct arena *arena;
static struct document document;
static Part *part;

static int setup(void **state) {
    (void)state;
    arena = arena_create();
    memset(&document, 0, sizeof document);
    part = LIST_ADD(arena, &document.parts);
    part->id = STR("t1");
    return 0;
}

static int teardown(void **state) {
    (void)state;
    arena_destroy(arena);
    return 0;
}

static void block(uint32_t id, BlockKind kind, uint32_t parent, size_t start, size_t end) {
    *LIST_ADD(arena, &part->blocks) =
        (Block){.id = id, .kind = kind, .parent = parent, .start = start, .end = end};
}

static Span *span(SpanKind kind, size_t start, size_t end) {
    Span *s = LIST_ADD(arena, &part->spans);
    *s = (Span){.kind = kind, .start = start, .end = end, .certainty = 1000};
    return s;
}

static void note_anchor(size_t at, const char *id) {
    Span *s = span(SPAN_NOTE, at, at);
    *LIST_ADD(arena, &s->attributes) = (Attribute){STR("block"), str_from_c(id)};
}

/* One paragraph holding the whole text. */
static void paragraph(const char *text) {
    part->text = str_from_c(text);
    block(1, BLOCK_PARAGRAPH, 0, 0, part->text.n);
}

static char span_letter(const Span *s) {
    static const char letters[SPAN_KIND_COUNT + 1] = "pngdeNtarEqfcFmho";
    return letters[s->kind];
}

typedef struct {
    Buf out;
    size_t events, stop_after, text_bytes, open;
} Printed;

static bool print_event(void *context, const ViewEvent *event) {
    Printed *printed = context;
    Buf *out = &printed->out;
    switch (event->kind) {
    case VIEW_PART:
    case VIEW_PART_END:
        break;
    case VIEW_BLOCK:
        buf_format(out, "[b%u ", event->block->id);
        break;
    case VIEW_BLOCK_END:
        buf_char(out, ']');
        assert_int_equal(printed->open, 0);
        break;
    case VIEW_TEXT:
        assert_true(event->text.n > 0);
        buf_str(out, event->text);
        printed->text_bytes += event->text.n;
        break;
    case VIEW_MARK:
        printed->open++;
        buf_c(out, event->continued ? "{~" : "{");
        if (event->hit != NULL)
            buf_format(out, "#%u ", event->hit->number);
        else
            buf_format(out, "%c ", span_letter(event->span));
        break;
    case VIEW_MARK_END:
        printed->open--;
        buf_char(out, '}');
        break;
    case VIEW_POINT:
        buf_format(out, "^%c", span_letter(event->span));
        break;
    }
    return ++printed->events != printed->stop_after;
}

static Str walked(const ViewHitList *hits, bool beside) {
    Printed printed = {0};
    struct arena *scratch = arena_create();
    (beside ? view_walk_beside : view_walk)(&document, hits, scratch, print_event, &printed);
    arena_destroy(scratch);
    Str text = str_copy(arena, buf_as_str(&printed.out));
    buf_free(&printed.out);
    return text;
}

static void test_nested_marks_stay_nested(void **state) {
    (void)state;
    paragraph("one two three");
    span(SPAN_QUOTATION, 0, 13);
    span(SPAN_EMPHASIS, 4, 7);
    assert_str(walked(NULL, false), "[b1 {q one {e two} three}]");
}

static void test_overlapping_marks_are_split(void **state) {
    (void)state;
    paragraph("one two three");
    span(SPAN_QUOTATION, 0, 7);
    span(SPAN_EMPHASIS, 4, 13);
    assert_str(walked(NULL, false), "[b1 {q one {e two}}{~e  three}]");
}

static void test_marks_that_only_touch_are_not_split(void **state) {
    (void)state;
    paragraph("onetwo");
    span(SPAN_NAME, 0, 3);
    span(SPAN_DATE, 3, 6);
    assert_str(walked(NULL, false), "[b1 {N one}{a two}]");
}

static void test_three_that_overlap_in_steps(void **state) {
    (void)state;
    paragraph("abcdef");
    span(SPAN_QUOTATION, 0, 3);
    span(SPAN_EMPHASIS, 1, 4);
    span(SPAN_NAME, 2, 5);
    assert_str(walked(NULL, false), "[b1 {q a{e b{N c}}}{~N {~e d}e}f]");
}

static void test_a_hit_goes_inside_the_mark_it_equals_and_across_others(void **state) {
    (void)state;
    paragraph("Bay of Pigs now");
    span(SPAN_NAME, 0, 11);
    ViewHit equal[] = {{0, 11, 1}};
    ViewHitList hits = {equal, 1, 1};
    assert_str(walked(&hits, false), "[b1 {N {#1 Bay of Pigs}} now]");
    ViewHit across[] = {{7, 15, 2}};
    hits = (ViewHitList){across, 1, 1};
    assert_str(walked(&hits, false), "[b1 {N Bay of {#2 Pigs}}{~#2  now}]");
}

static void test_a_span_over_the_whole_text_goes_on_in_each_block(void **state) {
    (void)state;
    part->text = STR("one\ntwo\n\nfour");
    block(1, BLOCK_PARAGRAPH, 0, 0, 3);
    block(2, BLOCK_PARAGRAPH, 0, 4, 7);
    block(3, BLOCK_PARAGRAPH, 0, 8, 8);
    block(4, BLOCK_PARAGRAPH, 0, 9, 13);
    span(SPAN_FOREIGN, 0, 13);
    span(SPAN_EMPHASIS, 1, 6);
    span(SPAN_EMPHASIS, 3, 5);  // over a block's end
    assert_str(walked(NULL, false), "[b1 {f o{e ne}}][b2 {~f {~e {~e t}w}o}][b3 ][b4 {~f four}]");
}

static void test_points_stand_after_what_ends_and_before_what_begins(void **state) {
    (void)state;
    paragraph("onetwo");
    span(SPAN_PAGE, 0, 0);
    span(SPAN_NAME, 0, 3);
    span(SPAN_DATE, 3, 6);
    span(SPAN_NOTE, 3, 3);
    span(SPAN_GAP, 6, 6);
    assert_str(walked(NULL, false), "[b1 ^p{N one}^n{a two}^g]");
}

static void test_points_in_empty_blocks_are_kept(void **state) {
    (void)state;
    part->text = STR("\n\n");
    block(1, BLOCK_PARAGRAPH, 0, 0, 0);
    block(2, BLOCK_PARAGRAPH, 0, 1, 1);
    block(3, BLOCK_PARAGRAPH, 0, 2, 2);
    span(SPAN_PAGE, 1, 1);
    span(SPAN_GAP, 2, 2);
    span(SPAN_FIGURE, 2, 2);
    assert_str(walked(NULL, false), "[b1 ][b2 ^p][b3 ^g^F]");
}

static void notes_document(void) {
    part->text = STR("head\none\ntwo\nA\nB\nC");
    block(1, BLOCK_HEADING, 0, 0, 4);
    block(2, BLOCK_SECTION, 0, 5, 12);
    block(3, BLOCK_PARAGRAPH, 2, 5, 8);
    block(4, BLOCK_PARAGRAPH, 2, 9, 12);
    block(11, BLOCK_NOTE, 0, 13, 14);
    block(12, BLOCK_NOTE, 0, 15, 16);
    block(14, BLOCK_PARAGRAPH, 12, 15, 16);
    block(13, BLOCK_NOTE, 0, 17, 18);
    note_anchor(4, "11");
    note_anchor(12, "12");
    note_anchor(16, "13");  // in the note before it
}

static void test_notes_come_last_or_beside_their_block(void **state) {
    (void)state;
    notes_document();
    assert_str(walked(NULL, false), "[b1 head^n][b2 [b3 one][b4 two^n]]"
                                    "[b11 A][b12 [b14 B^n]][b13 C]");
    assert_str(walked(NULL, true), "[b11 A][b1 head^n][b2 [b3 one][b12 [b14 B^n]][b13 C]"
                                   "[b4 two^n]]");
}

static void test_notes_without_or_with_a_wrong_anchor_come_last_once(void **state) {
    (void)state;
    part->text = STR("one\nA\nB");
    block(1, BLOCK_PARAGRAPH, 0, 0, 3);
    block(2, BLOCK_NOTE, 0, 4, 5);
    block(3, BLOCK_NOTE, 0, 6, 7);
    note_anchor(1, "77");
    note_anchor(2, "x");
    note_anchor(5, "3");  // the two notes are anchored in each other
    note_anchor(7, "2");
    assert_str(walked(NULL, true), "[b1 o^nn^ne][b3 B^n][b2 A^n]");
}

static void test_depth_and_leaves_are_told(void **state) {
    (void)state;
    part->text = STR("a\nb");
    block(1, BLOCK_LIST, 0, 0, 3);
    block(2, BLOCK_ITEM, 1, 0, 1);
    block(3, BLOCK_ITEM, 1, 2, 3);
    assert_str(walked(NULL, false), "[b1 [b2 a][b3 b]]");
}

static void test_stopping_stops_at_once(void **state) {
    (void)state;
    notes_document();
    for (size_t stop = 1; stop <= 12; stop++) {
        Printed printed = {.stop_after = stop};
        struct arena *scratch = arena_create();
        view_walk_beside(&document, NULL, scratch, print_event, &printed);
        arena_destroy(scratch);
        assert_int_equal(printed.events, stop);
        buf_free(&printed.out);
    }
}

static void test_a_staircase_of_spans_costs_linear_events(void **state) {
    (void)state;
    enum { COUNT = 4000, WIDTH = 40 };
    Buf text = {0};
    for (size_t i = 0; i < COUNT + WIDTH; i++)
        buf_char(&text, 'x');
    part->text = buf_as_str(&text);
    block(1, BLOCK_PARAGRAPH, 0, 0, text.n);
    for (size_t i = 0; i < COUNT; i++)
        span(SPAN_EMPHASIS, i, i + WIDTH);
    Printed printed = {0};
    struct arena *scratch = arena_create();
    view_walk(&document, NULL, scratch, print_event, &printed);
    arena_destroy(scratch);
    assert_int_equal(printed.text_bytes, text.n);
    assert_true(printed.events < COUNT * 2 * VIEW_OPEN_MAX);
    buf_free(&printed.out);
    buf_free(&text);
}

static void test_more_open_marks_than_allowed_lose_marks_and_no_text(void **state) {
    (void)state;
    paragraph("0123456789");
    for (size_t i = 0; i < 3 * VIEW_OPEN_MAX; i++)
        span(SPAN_EMPHASIS, i * 9 / (3 * VIEW_OPEN_MAX), 10);
    Printed printed = {0};
    struct arena *scratch = arena_create();
    view_walk(&document, NULL, scratch, print_event, &printed);
    arena_destroy(scratch);
    assert_int_equal(printed.text_bytes, 10);
    buf_free(&printed.out);
}

static void test_random_spans_keep_the_text_and_close_in_order(void **state) {
    (void)state;
    uint32_t seed = 20261124;
    for (int round = 0; round < 300; round++) {
        teardown(NULL);
        setup(NULL);
        part->text = STR("abcdefghij\nklmno\n\npqrstuvwxyz");
        block(1, BLOCK_PARAGRAPH, 0, 0, 10);
        block(2, BLOCK_SECTION, 0, 11, 17);
        block(3, BLOCK_PARAGRAPH, 2, 11, 16);
        block(4, BLOCK_PARAGRAPH, 2, 17, 17);
        block(5, BLOCK_PARAGRAPH, 0, 18, 29);
        for (int i = 0; i < 12; i++) {
            seed = seed * 1664525 + 1013904223;
            size_t start = (seed >> 8) % 30, length = (seed >> 16) % 14;
            if (length < 3)
                length = 0;
            size_t end = start + length > 29 ? 29 : start + length;
            span((SpanKind)((seed >> 24) % SPAN_KIND_COUNT), start, end);
        }
        for (size_t i = 1; i < part->spans.n; i++)  // sort as a document has them
            for (size_t j = i; j > 0; j--) {
                Span *a = &part->spans.p[j - 1], *b = &part->spans.p[j];
                if (a->start < b->start || (a->start == b->start && a->end >= b->end))
                    break;
                Span kept = *a;
                *a = *b;
                *b = kept;
            }
        Printed printed = {0};
        struct arena *scratch = arena_create();
        view_walk(&document, NULL, scratch, print_event, &printed);
        arena_destroy(scratch);
        assert_int_equal(printed.text_bytes, 26);
        size_t points = 0, seen = 0;
        for (size_t i = 0; i < part->spans.n; i++)
            points += part->spans.p[i].start == part->spans.p[i].end;
        for (size_t i = 0; i < printed.out.n; i++)
            seen += printed.out.p[i] == '^';
        assert_int_equal(seen, points);
        buf_free(&printed.out);
    }
}

static void test_plain_sets_gaps_notes_items_and_rows(void **state) {
    (void)state;
    part->text = STR("Title\nHe said / ... / and\nfirst\nsecond\nA\nB\nC\nD\nSource: x");
    //                0     6                       24    30     37 39 41 43 45
    block(1, BLOCK_HEADING, 0, 0, 5);
    block(2, BLOCK_PARAGRAPH, 0, 6, 25);
    block(3, BLOCK_LIST, 0, 26, 38);
    block(4, BLOCK_ITEM, 3, 26, 31);
    block(5, BLOCK_ITEM, 3, 32, 38);
    block(6, BLOCK_TABLE, 0, 39, 46);
    block(7, BLOCK_ROW, 6, 39, 42);
    block(8, BLOCK_CELL, 7, 39, 40);
    block(9, BLOCK_CELL, 7, 41, 42);
    block(10, BLOCK_ROW, 6, 43, 46);
    block(11, BLOCK_CELL, 10, 43, 44);
    block(12, BLOCK_CELL, 10, 45, 46);
    block(13, BLOCK_NOTE, 0, 47, 56);
    note_anchor(5, "13");
    span(SPAN_GAP, 14, 21);
    span(SPAN_GAP, 25, 25);
    assert_str(view_plain(&document, arena),
               "Title[1]\n\nHe said [...] and[...]\n\nfirst\nsecond\n\n"
               "A | B\nC | D\n\n[1] Source: x\n");
}

static void test_plain_tells_deletions_additions_and_gaps_apart(void **state) {
    (void)state;
    part->text = STR("Much old new snow, word [2 lines lost] end");
    //                0    5   9   13    19   24             38
    block(1, BLOCK_PARAGRAPH, 0, 0, 42);
    span(SPAN_EMPHASIS, 5, 8);
    document_set_attribute(arena, &part->spans.p[part->spans.n - 1].attributes, "rend",
                           STR("strikethrough"));
    span(SPAN_OTHER, 9, 12);
    document_set_attribute(arena, &part->spans.p[part->spans.n - 1].attributes, "name", STR("add"));
    span(SPAN_GAP, 19, 19);
    span(SPAN_GAP, 24, 38);
    document_set_attribute(arena, &part->spans.p[part->spans.n - 1].attributes, "form",
                           STR("[2 lines lost]"));
    assert_str(view_plain(&document, arena),
               "Much [-old-] {+new+} snow, [...] word [2 lines lost] end\n");
}

static void test_plain_of_nothing_is_nothing(void **state) {
    (void)state;
    assert_str(view_plain(&document, arena), "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
        CASE(test_nested_marks_stay_nested),
        CASE(test_overlapping_marks_are_split),
        CASE(test_marks_that_only_touch_are_not_split),
        CASE(test_three_that_overlap_in_steps),
        CASE(test_a_hit_goes_inside_the_mark_it_equals_and_across_others),
        CASE(test_a_span_over_the_whole_text_goes_on_in_each_block),
        CASE(test_points_stand_after_what_ends_and_before_what_begins),
        CASE(test_points_in_empty_blocks_are_kept),
        CASE(test_notes_come_last_or_beside_their_block),
        CASE(test_notes_without_or_with_a_wrong_anchor_come_last_once),
        CASE(test_depth_and_leaves_are_told),
        CASE(test_stopping_stops_at_once),
        CASE(test_a_staircase_of_spans_costs_linear_events),
        CASE(test_more_open_marks_than_allowed_lose_marks_and_no_text),
        CASE(test_random_spans_keep_the_text_and_close_in_order),
        CASE(test_plain_sets_gaps_notes_items_and_rows),
        CASE(test_plain_tells_deletions_additions_and_gaps_apart),
        CASE(test_plain_of_nothing_is_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
