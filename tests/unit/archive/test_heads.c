/* Proves archive/heads.c: heads are those of the catalog, and never older than it. */
#include "archive/heads.h"
#include "archive/holding.h"
#include "archive/reread.h"

static Str deposit_of(struct holding *h, const char *query) {
    Str deposit, local;
    (void)str_cut(holding_first(h, query), '.', &deposit, &local);
    return deposit;
}

static void put_page(struct holding *h, const char *name, const char *title) {
    holding_put(h, name,
                str_to_c(h->arena, str_format(h->arena,
                                              "<!DOCTYPE html><title>%s</title><article><h1>%s"
                                              "</h1><p>Of %s.</p></article>",
                                              title, title, title)));
}

static void test_a_head_is_what_the_catalog_says(void **state) {
    struct holding *h = *state;
    struct catalog *catalog = archive_catalog(h->archive);
    struct heads *heads = heads_create();
    put_page(h, "in/a.html", "Harbours");
    (void)holding_add(h, "in");
    Str deposit = deposit_of(h, "harbours");
    for (int again = 0; again < 2; again++) {
        Fail fail = {0};
        ReadingHead head, said;
        assert_ok(heads_get(heads, catalog, deposit, &head, &fail));
        assert_ok(catalog_head(catalog, deposit, h->arena, &said, &fail));
        assert_int_equal(head.document_count, 1);
        assert_true(head.rules.n == 1 && str_equal(head.rules.p[0].name, said.rules.p[0].name));
    }
    heads_destroy(heads);
}

static void test_what_has_no_reading_has_an_empty_head(void **state) {
    struct holding *h = *state;
    struct heads *heads = heads_create();
    Fail fail = {0};
    ReadingHead head = {.document_count = 7};
    assert_ok(heads_get(heads, archive_catalog(h->archive), STR("dnone"), &head, &fail));
    assert_int_equal(head.document_count, 0);
    heads_destroy(heads);
}

/* Too large to be read, then read: "no head" must not be kept beyond the commit. */
static void test_a_head_is_not_older_than_the_catalog(void **state) {
    struct holding *h = *state;
    struct catalog *catalog = archive_catalog(h->archive);
    struct heads *heads = heads_create();
    StrList unread = {0};
    Fail fail = {0};
    ReadingHead head;
    RereadCount count;
    holding_put(h, "a.txt", "Some words of a text.\n");
    h->archive->config.text_bytes = 4;
    (void)holding_add(h, "a.txt");
    assert_ok(browse_not_read(catalog, h->arena, &unread, &fail));
    assert_int_equal(unread.n, 1);
    assert_ok(heads_get(heads, catalog, unread.p[0], &head, &fail));
    assert_int_equal(head.document_count, 0);
    h->archive->config.text_bytes = 1 << 20;
    assert_ok(reread_run(h->archive, &(RereadRequest){.workers = 1}, &count, &fail));
    assert_ok(heads_get(heads, catalog, unread.p[0], &head, &fail));
    assert_int_equal(head.document_count, 1);
    heads_destroy(heads);
}

/* More deposits than places: each is still answered with its own. */
static void test_more_deposits_than_places(void **state) {
    struct holding *h = *state;
    struct heads *heads = heads_create();
    Str deposits[HEADS_MAX + 3];
    for (size_t i = 0; i < HEADS_MAX + 3; i++)
        put_page(h, str_to_c(h->arena, str_format(h->arena, "in/%zu.html", i)),
                 str_to_c(h->arena, str_format(h->arena, "harbour%zu", i)));
    (void)holding_add(h, "in");
    for (size_t i = 0; i < HEADS_MAX + 3; i++)
        deposits[i] = deposit_of(h, str_to_c(h->arena, str_format(h->arena, "harbour%zu", i)));
    for (size_t round = 0; round < 2; round++)
        for (size_t i = 0; i < HEADS_MAX + 3; i++) {
            Fail fail = {0};
            ReadingHead head;
            assert_ok(heads_get(heads, archive_catalog(h->archive), deposits[i], &head, &fail));
            assert_int_equal(head.document_count, 1);
        }
    heads_destroy(heads);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_head_is_what_the_catalog_says, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_what_has_no_reading_has_an_empty_head, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_a_head_is_not_older_than_the_catalog, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_more_deposits_than_places, holding_setup,
                                        holding_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
