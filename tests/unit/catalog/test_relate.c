#include "base/buf.h"
#include "catalog/authority_rows.h"
#include "catalog/catalog_fixture.h"
#include "catalog/relate.h"

/* Lists of four volumes, a person a line: id, name. */
static const char *const lists[][12] = {
    {"gro", "Gromyko, Andrei A.", "bun", "Bundy, McGeorge", "kai", "Chiang Kai-shek", NULL},
    {"gro", "Gromyko, A.A.", "bun", "Bundy, William P.", "suk", "Sukhodrev, Viktor M.", NULL},
    {"gro", "Gromyko, Andrei Andreevich", "suk", "Sukhodrev, Victor", "gau", "de Gaulle, Charles",
     NULL},
    {"rad", "Radford, Adm. Arthur W.", "cou", "Couve de Murville, Maurice", "bro",
     "Brown, Winthrop", "kai", "Chiang Kai-shek", NULL},
};
enum { LISTS = sizeof lists / sizeof *lists };

static void put_list(Fixture *fixture, size_t n) {
    struct arena *arena = fixture->arena;
    DocumentSpec spec = {
        .local_id = "persons", .title = "Persons", .paragraphs = {"x"}, .is_apparatus = true};
    struct document list = fixture_document(arena, &spec);
    Part *part = &list.parts.p[0];
    Buf text = {0};
    for (size_t i = 0; lists[n][i] != NULL; i += 2) {
        size_t at = text.n;
        buf_c(&text, lists[n][i + 1]);
        for (int k = 0; k < 2; k++) {
            Span *span = LIST_ADD(arena, &part->spans);
            *span = (Span){.kind = k == 0 ? SPAN_ENTRY : SPAN_NAME, .start = at, .end = text.n};
            document_set_attribute(arena, &span->attributes, "id", str_from_c(lists[n][i]));
            document_set_attribute(arena, &span->attributes, "type", STR("person"));
        }
        buf_c(&text, " ");
    }
    part->text = str_copy(arena, buf_as_str(&text));
    part->blocks.p[0].end = part->text.n;
    buf_free(&text);
    Str deposit = str_format(arena, "d%zu", n);
    ReadingHead head = {.title = deposit};
    ReadingChange change;
    Fail fail;
    DocumentRecord record = {.order = 0, .document = &list, .read_copy = STR("x")};
    assert_ok(record_begin_reading(fixture->catalog, deposit, 1, &head, &fail));
    assert_ok(record_document(fixture->catalog, &record, &fail));
    assert_ok(record_end_reading(fixture->catalog, arena, &change, &fail));
}

/* "d0.gro of 3 lists", or "nobody". */
static Str related(Fixture *fixture, const char *name) {
    RelatedPerson found;
    Fail fail;
    assert_ok(relate_name(fixture->catalog, str_from_c(name), fixture->arena, &found, &fail));
    if (found.certainty == 0)
        return STR("nobody");
    assert_true(found.certainty < 1000);
    return str_format(fixture->arena, "%.*s of %u", STR_ARG(found.person.id), found.lists);
}

static const struct {
    const char *name, *who;
} cases[] = {
    {"Gromyko", "d2.gro of 3"},
    {"A. A. Gromyko", "d2.gro of 3"},
    {"Andrei Gromyko", "d2.gro of 3"},
    {"GROMYKO", "d2.gro of 3"},
    {"Boris Gromyko", "nobody"},
    {"Bundy", "nobody"},  // two of that name
    {"McGeorge Bundy", "d0.bun of 1"},
    {"William Bundy", "d1.bun of 1"},
    {"Chiang Kai-shek", "d0.kai of 2"},
    {"Sukhodrev", "d1.suk of 2"},  // Viktor and Victor
    {"de Gaulle", "d2.gau of 1"},
    {"Arthur Radford", "d3.rad of 1"},
    {"Couve de Murville", "d3.cou of 1"},
    {"Murville", "nobody"},
    {"Brow", "nobody"},
    {"Browning", "nobody"},
    {"", "nobody"},
    {"...", "nobody"},
};

static void test_the_one_person_of_a_name_in_any_order_of_volumes(void **state) {
    (void)state;
    static const size_t orders[][LISTS] = {{0, 1, 2, 3}, {3, 2, 1, 0}, {2, 0, 3, 1}};
    for (size_t order = 0; order < 3; order++) {
        Fixture fixture;
        Fail fail;
        fixture_open(&fixture);
        assert_ok(catalog_begin(fixture.catalog, &fail));
        for (size_t i = 0; i < LISTS; i++)
            put_list(&fixture, orders[order][i]);
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
            if (!str_is(related(&fixture, cases[i].name), cases[i].who))
                fail_msg("%s: %.*s, not %s", cases[i].name,
                         STR_ARG(related(&fixture, cases[i].name)), cases[i].who);
        catalog_rollback(fixture.catalog);
        fixture_close(&fixture);
    }
}

static void test_what_people_decided_is_kept_to(void **state) {
    (void)state;
    Fixture fixture;
    Fail fail;
    AuthorityGroups groups = {0};
    fixture_open(&fixture);
    assert_ok(catalog_begin(fixture.catalog, &fail));
    for (size_t i = 0; i < LISTS; i++)
        put_list(&fixture, i);
    *LIST_ADD(fixture.arena, &groups.same) = (AuthorityPair){STR("d0.bun"), STR("d1.bun")};
    *LIST_ADD(fixture.arena, &groups.apart) = (AuthorityPair){STR("d0.kai"), STR("d3.kai")};
    assert_ok(authority_rows_put(fixture.catalog, &groups, &fail));
    assert_str(related(&fixture, "Bundy"), "d1.bun of 2");
    assert_str(related(&fixture, "Chiang Kai-shek"), "nobody");
    catalog_rollback(fixture.catalog);
    fixture_close(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_one_person_of_a_name_in_any_order_of_volumes),
        cmocka_unit_test(test_what_people_decided_is_kept_to),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
