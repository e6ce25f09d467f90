/* Proves archive/trees.c: a row stands in all that is above what it names. */
#include "archive/holding.h"
#include "archive/trees.h"

static const char *const VOLUME =
    "<TEI xmlns='http://www.tei-c.org/ns/1.0' xml:id='v1'><teiHeader><fileDesc><titleStmt>"
    "<title>A volume</title></titleStmt></fileDesc></teiHeader><text><body>"
    "<div type='compilation' xml:id='comp1'><head>First</head>"
    "<div type='chapter' xml:id='ch1'><head>One</head>"
    "<div type='document' xml:id='d1'><head>Telegram</head><p>The harbour was closed.</p></div>"
    "</div></div></body></text></TEI>\n";

static void test_a_document_is_found_by_every_collection_above_it(void **state) {
    struct holding *h = *state;
    holding_put(h, "v1.xml", VOLUME);
    (void)holding_add(h, "v1.xml");
    Str id = holding_first(h, "harbour"), deposit, local;
    assert_true(str_cut(id, '.', &deposit, &local));
    const char *const above[] = {"", ".comp1", ".ch1"};
    for (size_t i = 0; i < 3; i++) {
        Str query =
            str_format(h->arena, "harbour collection:=\"%.*s%s\"", STR_ARG(deposit), above[i]);
        assert_int_equal(holding_count(h, str_to_c(h->arena, query)), 1);
    }
}

static void test_what_the_catalog_does_not_list_is_left_out(void **state) {
    struct holding *h = *state;
    Fail fail;
    EngineRow row = {.id = STR("d0.1")};
    str_list_add(h->arena, &row.collections, STR("d0.nowhere"));
    assert_ok(trees_complete(trees_create(h->archive->catalog, h->arena), STR("d0"), &row, &fail));
    assert_int_equal(row.collections.n, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_document_is_found_by_every_collection_above_it,
                                        holding_setup, holding_teardown),
        cmocka_unit_test_setup_teardown(test_what_the_catalog_does_not_list_is_left_out,
                                        holding_setup, holding_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
