#include "test.h"

#include "doc/reading.h"

static void add(struct arena *arena, ReadingHead *head, const char *id, const char *parent) {
    Collection *node = LIST_ADD(arena, &head->collections);
    node->local_id = str_from_c(id);
    node->parent = str_from_c(parent);
    node->kind = COLLECTION_CHAPTER;
}

static void test_a_parent_stands_before_its_children(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Fail fail = {0};
    ReadingHead head = {0};
    assert_ok(reading_check_head(&head, &fail));
    add(arena, &head, "comp1", "");
    add(arena, &head, "ch1", "comp1");
    assert_ok(reading_check_head(&head, &fail));
    add(arena, &head, "ch3", "ch3");
    assert_false(reading_check_head(&head, &fail));
    assert_string_equal(fail.message, "collection 2 stands before its parent");
    head.collections.p[2].parent = STR("");
    head.collections.p[2].local_id = STR("ch1");
    assert_false(reading_check_head(&head, &fail));
    assert_string_equal(fail.message, "collection 2: its id stands twice");
    head.collections.p[2].local_id = STR("");
    assert_false(reading_check_head(&head, &fail));
    assert_string_equal(fail.message, "collection 2: id, kind or title");
    arena_destroy(arena);
}

static void test_an_address_alone_is_no_identity(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    static const struct {
        ReadingHead head;
        const char *identity;
    } cases[] = {
        {{.canonical_url = STR("https://x.org/1")}, ""},
        {{.record_id = STR("17")}, ""},
        {{.canonical_url = STR("https://x.org/1"), .record_id = STR("17")}, "https://x.org/1 17"},
        {{.source_id = STR("v15"), .canonical_url = STR("https://x.org/1")}, "v15"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(reading_identity(&cases[i].head, arena), cases[i].identity);
    arena_destroy(arena);
}

static void test_texts_and_origins_are_possible(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Fail fail = {0};
    ReadingHead head = {.title = {"\xFF", 1}};
    assert_false(reading_check_head(&head, &fail));
    head.title = STR("Foreign Relations");
    *LIST_ADD(arena, &head.reports) =
        (Report){STR("unknown-element"), STR("<itemitem> in d12"), {STR("a.xml"), 9, 18}};
    assert_ok(reading_check_head(&head, &fail));
    head.reports.p[0].origin.first = 19;
    assert_false(reading_check_head(&head, &fail));
    assert_string_equal(fail.message, "reading: report 0 is impossible");
    head.reports.n = 0;
    Value *value = description_add(arena, &head.description, FIELD_TITLE, STR("x"));
    value->certainty = 1001;
    assert_false(reading_check_head(&head, &fail));
    assert_string_equal(fail.message, "reading: value 0 (title): certainty or source");
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_parent_stands_before_its_children),
        cmocka_unit_test(test_an_address_alone_is_no_identity),
        cmocka_unit_test(test_texts_and_origins_are_possible),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
