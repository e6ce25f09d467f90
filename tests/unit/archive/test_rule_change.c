/* Proves archive/rule_change.c: what rules say otherwise is counted by rule and document. */
#include "archive/holding.h"
#include "archive/rule_change.h"
#include "base/zip.h"
#include "catalog/record.h"
#include "doc/read_copy.h"

/* A catalog of one document whose language a rule names so sure; 0: no rule says anything. */
static struct catalog *catalog_of(struct holding *h, const char *name, uint16_t certainty) {
    struct catalog *catalog;
    Fail fail;
    Str path = holding_path(h, name);
    struct document document = {.local_id = STR("1"), .next_block = 2};
    (void)description_add(h->arena, &document.description, FIELD_TITLE, STR("Letter"));
    if (certainty > 0) {
        Value *value =
            description_add(h->arena, &document.description, FIELD_LANGUAGE, STR("English"));
        value->source = (Source){SOURCE_RULE, STR("language"), 1};
        value->certainty = certainty;
    }
    Buf copy = {0}, packed = {0};
    read_copy_write(&document, &copy);
    zip_pack(buf_as_str(&copy), 1, &packed);
    ReadingHead head = {.document_count = 1};
    ReadingChange change;
    DepositRow deposit = {.id = STR("d000000000000"), .version = 1, .reading = 1};
    DocumentRecord record = {0, &document, buf_as_str(&packed)};
    assert_ok(catalog_make(path, 1, &fail));
    assert_ok(catalog_open(path, true, &catalog, &fail));
    assert_ok(catalog_begin(catalog, &fail));
    assert_ok(record_deposit(catalog, &deposit, &fail));
    assert_ok(record_begin_reading(catalog, deposit.id, 1, &head, &fail));
    assert_ok(record_document(catalog, &record, &fail));
    assert_ok(record_end_reading(catalog, h->arena, &change, &fail));
    assert_ok(catalog_commit(catalog, 1, &fail));
    buf_free(&copy);
    buf_free(&packed);
    return catalog;
}

static void test_rules_that_say_otherwise_are_named(void **state) {
    struct holding *h = *state;
    static const struct {
        uint16_t before, after;
        const char *says;
    } cases[] = {{900, 900, NULL},
                 {900, 800, "language: 1 document"},
                 {900, 0, "language: 1 document"},
                 {0, 900, "language: 1 document"},
                 {0, 0, NULL}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char name[2][16];
        (void)snprintf(name[0], sizeof name[0], "b%zu.db", i);
        (void)snprintf(name[1], sizeof name[1], "a%zu.db", i);
        struct catalog *before = catalog_of(h, name[0], cases[i].before);
        struct catalog *after = catalog_of(h, name[1], cases[i].after);
        StrList changed = {0};
        Fail fail;
        assert_ok(rule_change_list(before, after, h->arena, &changed, &fail));
        assert_int_equal(changed.n, cases[i].says == NULL ? 0 : 1);
        if (cases[i].says != NULL)
            assert_str(changed.p[0], cases[i].says);
        catalog_close(before);
        catalog_close(after);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_rules_that_say_otherwise_are_named, holding_setup,
                                        holding_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
