#include "test.h"

#include "read/named.h"

static struct arena *arena;
static struct document document;
static Part *part;

static int setup(void **state) {
    (void)state;
    arena = arena_create();
    memset(&document, 0, sizeof document);
    part = LIST_ADD(arena, &document.parts);
    part->text = STR("Rusk met Bligh.\nDean\nRusk and J. Bligh saw the Kennedy Library. "
                     "Rusk, Bundy. Bligh Q.R.");
    *LIST_ADD(arena, &part->blocks) = (Block){.id = 3, .start = 0, .end = 15};
    *LIST_ADD(arena, &part->blocks) = (Block){.id = 7, .start = 16, .end = part->text.n};
    return 0;
}

static int teardown(void **state) {
    (void)state;
    arena_destroy(arena);
    return 0;
}

static void name(const char *words, size_t nth, const char *key, const char *value) {
    size_t at = 0, from = 0;
    for (size_t i = 0; i <= nth; i++, from = at + 1) {
        size_t found;
        assert_true(str_find(str_skip(part->text, from), str_from_c(words), &found));
        at = from + found;
    }
    Span *span = LIST_ADD(arena, &part->spans);
    *span = (Span){.kind = SPAN_NAME,
                   .start = at,
                   .end = at + strlen(words),
                   .certainty = 900,
                   .source = {SOURCE_RULE, STR("name-by-title"), 1}};
    document_set_attribute(arena, &span->attributes, "type", STR("person"));
    if (key != NULL)
        document_set_attribute(arena, &span->attributes, key, str_from_c(value));
}

static void test_a_womans_title_is_part_of_her_name(void **state) {
    (void)state;
    name("Bligh", 0, "rank", "woman");
    document_set_attribute(arena, &part->spans.p[0].attributes, "title", STR("Mrs. "));
    name("J. Bligh", 0, NULL, NULL);
    document_sort_spans(part);
    NamedPersonList named;
    named_list(&document, arena, &named);
    assert_int_equal(named.n, 2);
    assert_str(named_shown(&named.p[0]), "Mrs. Bligh");
    assert_str(named_shown(&named.p[1]), "J. Bligh");
}

static void test_each_person_stands_once(void **state) {
    (void)state;
    name("Rusk", 0, "ref", "p1");
    name("Bligh", 0, NULL, NULL);
    name("Dean\nRusk", 0, "ref", "p1");
    name("J. Bligh", 0, NULL, NULL);
    name("Kennedy", 0, "role", "eponym");
    name("Rusk", 2, "ref", "p1");
    name("Bundy", 0, "refs", "b1 b2");
    name("Bligh Q.R.", 0, NULL, NULL);
    part->spans.p[5].certainty = 1000;
    part->spans.p[5].source = (Source){SOURCE_FILE, {NULL, 0}, 0};
    document_sort_spans(part);
    NamedPersonList named;
    named_list(&document, arena, &named);
    assert_int_equal(named.n, 3);
    assert_str(named.p[0].name, "Dean Rusk");  // of most words, on one line
    assert_str(named.p[0].ref, "p1");
    assert_int_equal(named.p[0].said.places, 3);
    assert_int_equal(named.p[0].said.block, 3);
    assert_int_equal(named.p[0].said.source.kind, SOURCE_FILE);  // the surest
    assert_str(named.p[1].name, "J. Bligh");
    assert_int_equal(named.p[1].said.places, 3);
    assert_int_equal(named.p[1].ref.n, 0);
    assert_str(named.p[2].name, "Bundy");
    assert_true(named.p[2].open);
    assert_int_equal(named.p[2].said.block, 7);
}

/* "Kennedy" beside "Robert Kennedy" may be his brother: neither the page nor a list may be told
 * more. */
static void test_a_name_that_stands_alone_is_not_shown_as_a_fuller_one(void **state) {
    (void)state;
    NamedPersonList named;
    name("J. Bligh", 0, NULL, NULL);
    name("Dean\nRusk", 0, "ref", "p1");
    document_sort_spans(part);
    named_list(&document, arena, &named);
    assert_int_equal(named.n, 2);
    assert_str(named_shown(&named.p[0]), "Dean Rusk");
    assert_str(named_shown(&named.p[1]), "J. Bligh");
    name("Bligh", 0, NULL, NULL);
    name("Rusk", 0, "ref", "p1");
    document_sort_spans(part);
    named_list(&document, arena, &named);
    assert_str(named.p[0].name, "Dean Rusk");
    assert_str(named_shown(&named.p[0]), "Dean Rusk");  // the list says that it is he
    assert_str(named.p[1].name, "J. Bligh");
    assert_str(named_shown(&named.p[1]), "Bligh");
}

static void test_nobody_is_named(void **state) {
    (void)state;
    NamedPersonList named;
    named_list(&document, arena, &named);
    assert_int_equal(named.n, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_womans_title_is_part_of_her_name, setup, teardown),
        cmocka_unit_test_setup_teardown(test_each_person_stands_once, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_name_that_stands_alone_is_not_shown_as_a_fuller_one,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(test_nobody_is_named, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
