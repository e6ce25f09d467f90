/* Proves archive/named_facet.c: whom a row of the index counts as named, and under which name. */
#include "archive/named_facet.h"
#include "test.h"

static Span *link_to(struct arena *arena, Part *part, const char *ref, uint16_t certainty) {
    Span *span = LIST_ADD(arena, &part->spans);
    *span = (Span){.kind = SPAN_NAME, .end = 4, .certainty = certainty};
    *LIST_ADD(arena, &span->attributes) = (Attribute){STR("ref"), str_from_c(ref)};
    *LIST_ADD(arena, &span->attributes) = (Attribute){STR("type"), STR("person")};
    return span;
}

static Str name_of(void *context, Str ref) {
    size_t *asked = context;
    ++*asked;
    return str_is(ref, "p1")                        ? STR("Rusk, Dean")
           : str_is(ref, "p2") || str_is(ref, "p3") ? STR("Ball, George W.")
                                                    : (Str){NULL, 0};
}

static void test_each_person_is_counted_once_by_the_lists_name(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct document document = {.role = ROLE_RECORD};
    EngineRow row = {0};
    size_t asked = 0;
    *LIST_ADD(arena, &document.parts) = (Part){.text = STR("Rusk and Ball")};
    *LIST_ADD(arena, &document.parts) = (Part){.text = STR("Rusk")};
    link_to(arena, &document.parts.p[0], "p1", 1000);
    link_to(arena, &document.parts.p[0], "p2", NAMED_FACET_LEAST);
    link_to(arena, &document.parts.p[0], "p3", 1000);
    link_to(arena, &document.parts.p[1], "p1", 1000);
    link_to(arena, &document.parts.p[1], "p9", 1000);
    named_facet_add(&document, name_of, &asked, arena, &row);
    assert_int_equal(row.facets.n, 2);
    assert_int_equal(row.facets.p[0].field, FIELD_NAMED);
    assert_str(row.facets.p[0].value, "Rusk, Dean");
    assert_str(row.facets.p[1].value, "Ball, George W.");
    assert_int_equal(asked, 4);
    arena_destroy(arena);
}

static void test_places_and_bodies_are_counted_once_by_their_names(void **state) {
    (void)state;
    static const struct {
        const char *type, *name, *role;
        uint16_t certainty;
    } marks[] = {{"place", "Beijing", NULL, 980},
                 {"place", "Moscow", NULL, NAMED_FACET_LEAST},
                 {"place", "Beijing", NULL, 980},
                 {"place", "Lima", "writing", 980},
                 {"body", "United Nations", NULL, 980},
                 {"body", "United Nations", NULL, 980},
                 {"place", "Rome", NULL, NAMED_FACET_LEAST - 1}};
    struct arena *arena = arena_create();
    struct document document = {.role = ROLE_RECORD};
    EngineRow row = {0};
    size_t asked = 0;
    Part *part = LIST_ADD(arena, &document.parts);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        Span *span = LIST_ADD(arena, &part->spans);
        *span = (Span){.kind = SPAN_NAME, .end = 4, .certainty = marks[i].certainty};
        document_set_attribute(arena, &span->attributes, "type", str_from_c(marks[i].type));
        document_set_attribute(arena, &span->attributes, "name", str_from_c(marks[i].name));
        if (marks[i].role != NULL)
            document_set_attribute(arena, &span->attributes, "role", str_from_c(marks[i].role));
    }
    named_facet_add(&document, name_of, &asked, arena, &row);
    assert_int_equal(row.facets.n, 3);
    assert_int_equal(row.facets.p[0].field, FIELD_PLACE_NAMED);
    assert_str(row.facets.p[0].value, "Beijing");
    assert_str(row.facets.p[1].value, "Moscow");
    assert_int_equal(row.facets.p[2].field, FIELD_NAMED);
    assert_str(row.facets.p[2].value, "United Nations");
    arena_destroy(arena);
}

static void test_doubtful_links_and_things_name_nobody(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct document document = {.role = ROLE_RECORD};
    EngineRow row = {0};
    size_t asked = 0;
    Part *part = LIST_ADD(arena, &document.parts);
    link_to(arena, part, "p1", NAMED_FACET_LEAST - 1);
    Span *plan = link_to(arena, part, "p1", 1000);
    *LIST_ADD(arena, &plan->attributes) = (Attribute){STR("role"), STR("eponym")};
    link_to(arena, part, "p1", 1000)->attributes.p[1].value = STR("place");
    link_to(arena, part, "", 1000);
    named_facet_add(&document, name_of, &asked, arena, &row);
    assert_int_equal(row.facets.n, 0);
    assert_int_equal(asked, 0);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_person_is_counted_once_by_the_lists_name),
        cmocka_unit_test(test_places_and_bodies_are_counted_once_by_their_names),
        cmocka_unit_test(test_doubtful_links_and_things_name_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
