#include "import/text_paragraphs.h"
#include "test.h"

/* The blocks of a text, parted by '|'. */
static Str build(Str text, struct arena *arena) {
    TidySource source = {.file = STR("a")};
    source.decoded.text = text;
    TidyLineList lines = {0};
    Fail fail = {0};
    assert_ok(tidy_text_lines(text, arena, &lines, &fail));
    struct part_builder *builder = part_builder_create();
    part_builder_start(builder, PART_TRANSCRIPT, STR("t1"), arena);
    assert_ok(text_paragraphs_build(builder, &source, &lines, arena, &fail));
    uint32_t next = 1;
    Part part;
    part_builder_finish(builder, &next, &part);
    part_builder_destroy(builder);
    StrList blocks = {0};
    for (size_t i = 0; i < part.blocks.n; i++)
        str_list_add(arena, &blocks,
                     str_slice(part.text, part.blocks.p[i].start, part.blocks.p[i].end));
    str_list_add(arena, &blocks, str_format(arena, "%zu spans", part.spans.n));
    return str_join(arena, blocks, STR("|"));
}

static void test_a_word_divided_at_the_line_end_keeps_its_hyphen_and_no_space(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    assert_str(build(STR("The members of the commission agreed upon the self-\n"
                         "government of the district.\n\nEnd."),
                     arena),
               "The members of the commission agreed upon the self-government of the district.|"
               "End.|0 spans");
    arena_destroy(arena);
}

static void test_a_nearly_full_line_in_mid_sentence_goes_on(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    assert_str(
        build(STR("The envoy opened the conversation by saying that he had instructions today\n"
                  "to deliver a reply to the letter that had come in February. The\n"
                  "Chairman was ready to meet the President in the spring.\n\n"
                  "The Secretary\nMr. Foy, EUR\n\nEnd."),
              arena),
        "The envoy opened the conversation by saying that he had instructions today to deliver a "
        "reply to the letter that had come in February. The Chairman was ready to meet the "
        "President in the spring.|The Secretary\nMr. Foy, EUR|End.|0 spans");
    /* A sentence that ends there was ended; verses are narrow. */
    assert_str(
        build(STR("He wished to know whether the situation there would permit of that at all.\n"
                  "He said that it was so and that much was to be done before it.\nNo.\n\nEnd."),
              arena),
        "He wished to know whether the situation there would permit of that at all. He said "
        "that it was so and that much was to be done before it.\nNo.|End.|0 spans");
    assert_str(
        build(STR("Of ships that sail upon the morning sea\nAnd men that watch them from the "
                  "farther lea\n\nEnd."),
              arena),
        "Of ships that sail upon the morning sea\nAnd men that watch them from the farther "
        "lea|End.|0 spans");
    arena_destroy(arena);
}

static void test_a_line_of_a_head_is_no_rest_of_the_one_before(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    assert_str(build(STR("Participants: The President; the Secretary of State; Mr. Bundy\n"
                         "Subject: Cuba\n\nThe President opened."),
                     arena),
               "Participants: The President; the Secretary of State; Mr. Bundy\nSubject: Cuba|The "
               "President opened.|0 spans");
    arena_destroy(arena);
}

static void test_an_indented_line_begins_a_paragraph_where_no_blank_lines_do(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    assert_str(build(STR("The members of the commission agreed upon the selfgovernment\n"
                         "   of the district, and the chairman, who had come from the town,\n"
                         "thanked them."),
                     arena),
               "The members of the commission agreed upon the selfgovernment|of the district, and "
               "the chairman, who had come from the town, thanked them.|0 spans");
    arena_destroy(arena);
}

static void test_masks_of_addresses_and_gaps_are_spans(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    assert_str(build(STR("Write to [email\u00A0protected] or [...] us."), arena),
               "Write to [email\u00A0protected] or [...] us.|2 spans");
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_word_divided_at_the_line_end_keeps_its_hyphen_and_no_space),
        cmocka_unit_test(test_a_nearly_full_line_in_mid_sentence_goes_on),
        cmocka_unit_test(test_a_line_of_a_head_is_no_rest_of_the_one_before),
        cmocka_unit_test(test_an_indented_line_begins_a_paragraph_where_no_blank_lines_do),
        cmocka_unit_test(test_masks_of_addresses_and_gaps_are_spans),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
