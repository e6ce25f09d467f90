/* Proves archive/handle.c: where things stand, and who works. */
#include "archive/holding.h"

static void test_everything_stands_inside_the_folder(void **state) {
    struct holding *h = *state;
    ArchivePaths paths = handle_paths(STR("/x"), h->arena);
    assert_str(paths.catalog, "/x/catalog.db");
    assert_str(paths.store, "/x/store");
    assert_str(paths.lock, "/x/lock");
}

static void test_the_user_is_the_configured_one_or_somebody(void **state) {
    struct holding *h = *state;
    assert_true(handle_user(h->archive, h->arena).n > 0);
    h->archive->config.user = STR("A. Archivist");
    assert_str(handle_user(h->archive, h->arena), "A. Archivist");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_everything_stands_inside_the_folder, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_the_user_is_the_configured_one_or_somebody,
                                        holding_setup, holding_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
