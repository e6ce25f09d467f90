#include "test.h"

#include "read/placed.h"

static struct arena *arena;
static struct document document;
static Part *part;

static int setup(void **state) {
    (void)state;
    arena = arena_create();
    memset(&document, 0, sizeof document);
    part = LIST_ADD(arena, &document.parts);
    part->text = STR("Rome met Paris.\nMOSCOW; Peking, Phnom\nPenh, Peking and Rome; Bogota");
    *LIST_ADD(arena, &part->blocks) = (Block){.id = 3, .start = 0, .end = 15};
    *LIST_ADD(arena, &part->blocks) = (Block){.id = 7, .start = 16, .end = part->text.n};
    return 0;
}

static int teardown(void **state) {
    (void)state;
    arena_destroy(arena);
    return 0;
}

static Span *mark(size_t start, size_t n, const char *name) {
    Span *span = LIST_ADD(arena, &part->spans);
    *span = (Span){.kind = SPAN_NAME,
                   .start = start,
                   .end = start + n,
                   .certainty = 900,
                   .source = {SOURCE_RULE, STR("place-by-name"), 1}};
    document_set_attribute(arena, &span->attributes, "type", STR("place"));
    if (name != NULL)
        document_set_attribute(arena, &span->attributes, "name", str_from_c(name));
    return span;
}

static void test_each_place_stands_once_under_one_name(void **state) {
    (void)state;
    PlacedNameList placed;
    mark(0, 4, "Rome");
    mark(16, 6, "Moscow");
    mark(24, 6, "Beijing");
    mark(32, 10, "Phnom Penh");
    mark(44, 6, "Beijing")->certainty = 950;
    mark(61, 6, "Bogotá");
    placed_list(&document, "place", arena, &placed);
    assert_int_equal(placed.n, 5);
    assert_str(placed.p[0].name, "Beijing");
    assert_str(placed.p[0].form, "Peking");
    assert_int_equal(placed.p[0].said.places, 2);
    assert_int_equal(placed.p[0].said.block, 7);
    assert_int_equal(placed.p[0].said.certainty, 950);
    assert_ptr_equal(placed.p[0].place, gazetteer_place(PLACE_BEIJING));
    assert_str(placed.p[1].name, "Rome");
    assert_int_equal(placed.p[1].said.block, 3);
    for (size_t i = 1; i < placed.n; i++)  // capitals, marks and line breaks make no other form
        assert_int_equal(placed.p[i].form.n, 0);
}

static void test_where_it_was_written_and_what_has_no_name_stay_away(void **state) {
    (void)state;
    PlacedNameList placed;
    document_set_attribute(arena, &mark(0, 4, "Rome")->attributes, "role", STR("writing"));
    mark(9, 5, NULL);
    document_set_attribute(arena, &mark(24, 6, "Beijing")->attributes, "type", STR("person"));
    mark(44, 6, "Atlantis");
    placed_list(&document, "place", arena, &placed);
    assert_int_equal(placed.n, 1);
    assert_str(placed.p[0].name, "Atlantis");
    assert_null(placed.p[0].place);
}

static void test_what_only_the_file_marks_has_its_words_for_a_name(void **state) {
    (void)state;
    PlacedNameList placed;
    mark(0, 4, NULL)->source = (Source){SOURCE_FILE, {0}, 0};
    mark(9, 5, NULL)->source = (Source){SOURCE_FILE, {0}, 0};
    mark(9, 5, "Paris");  // a rule knows it
    mark(32, 10, NULL)->source = (Source){SOURCE_FILE, {0}, 0};
    placed_list(&document, "place", arena, &placed);
    assert_int_equal(placed.n, 3);
    assert_str(placed.p[0].name, "Rome");
    assert_int_equal(placed.p[0].said.source.kind, SOURCE_FILE);
    assert_str(placed.p[1].name, "Paris");
    assert_int_equal(placed.p[1].said.source.kind, SOURCE_RULE);
    assert_str(placed.p[2].name, "Phnom Penh");
    part->blocks.p[0].kind = BLOCK_DATELINE;
    placed_list(&document, "place", arena, &placed);
    assert_int_equal(placed.n, 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_each_place_stands_once_under_one_name, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_what_only_the_file_marks_has_its_words_for_a_name,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(test_where_it_was_written_and_what_has_no_name_stay_away,
                                        setup, teardown)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
