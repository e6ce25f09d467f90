/* Proves read/mentions.c: places are counted, the first and the surest are known. */
#include "read/mentions.h"
#include "test.h"

static Block blocks[] = {{.id = 1, .start = 0, .end = 10},
                         {.id = 9, .start = 10, .end = 20},
                         {.id = 4, .start = 20, .end = 30}};
static Span spans[] = {{.kind = SPAN_NAME, .start = 2, .end = 4, .certainty = 700},
                       {.kind = SPAN_NAME, .start = 10, .end = 12, .certainty = 900},
                       {.kind = SPAN_NAME, .start = 12, .end = 14, .certainty = 800},
                       {.kind = SPAN_NAME, .start = 25, .end = 26, .certainty = 950}};

struct seen {
    Mentions rows[2];  // of even and of odd spans
    uint32_t blocks[8];
    size_t n;
};

static void visit(void *context, const MentionAt *at) {
    struct seen *seen = context;
    seen->blocks[seen->n++] = at->block->id;
    mentions_add(&seen->rows[at->span % 2], at);
}

static void test_each_span_is_met_in_its_block(void **state) {
    (void)state;
    Part parts[] = {{.spans = {.p = spans, .n = 4}}, /* of no blocks: nowhere to lead to */
                    {.blocks = {.p = blocks, .n = 3}, .spans = {.p = spans, .n = 4}}};
    struct document document = {.parts = {.p = parts, .n = 2}};
    struct seen seen = {0};
    mentions_each(&document, visit, &seen);
    assert_int_equal(seen.n, 4);
    assert_int_equal(seen.blocks[0], 1);
    assert_int_equal(seen.blocks[1], 9);
    assert_int_equal(seen.blocks[2], 9);
    assert_int_equal(seen.blocks[3], 4);
    assert_int_equal(seen.rows[0].places, 2);
    assert_int_equal(seen.rows[0].block, 1);
    assert_int_equal(seen.rows[0].certainty, 800);
    assert_int_equal(seen.rows[1].block, 9);
    assert_int_equal(seen.rows[1].certainty, 950);
}

static void test_the_most_named_come_first_then_as_in_the_text(void **state) {
    (void)state;
    /* The later of two blocks may have the smaller id: it was inserted before a rule changed. */
    Mentions once = {.places = 1, .block = 2, .order = 5}, later = {.places = 1, .order = 8},
             often = {.places = 3, .block = 7, .order = 9};
    assert_true(mentions_by_places(&often, &once) < 0);
    assert_true(mentions_by_places(&once, &often) > 0);
    assert_true(mentions_by_places(&once, &later) < 0);
    assert_true(mentions_by_places(&later, &once) > 0);
    assert_int_equal(mentions_by_places(&once, &once), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_span_is_met_in_its_block),
        cmocka_unit_test(test_the_most_named_come_first_then_as_in_the_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
