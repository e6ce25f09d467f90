/* Proves archive/forward.c: a catalog or an index that stayed behind is brought up to the journal.
 */
#include "archive/decide.h"
#include "archive/holding.h"
#include "archive/writer.h"
#include "base/file.h"

static void copy(struct holding *h, const char *from, const char *to) {
    Str bytes;
    Fail fail;
    assert_ok(file_read(holding_path(h, from), 1 << 28, h->arena, &bytes, &fail));
    assert_ok(file_write(holding_path(h, to), bytes, false, &fail));
}

static void test_what_a_crash_left_out_is_made_up(void **state) {
    struct holding *h = *state;
    static const char *const behind[] = {"catalog", "index", "both"};
    for (size_t i = 0; i < 3; i++) {
        char name[32], text[80];
        (void)snprintf(name, sizeof name, "%zu.txt", i);
        (void)snprintf(text, sizeof text, "word%zu before. \n", i);
        holding_put(h, name, text);
        (void)holding_add(h, name);
        /* A snapshot of both at rest, then one more deposit and an act. */
        archive_close(h->archive);
        h->archive = NULL;
        copy(h, "a/catalog.db", "catalog.kept");
        copy(h, "a/index/words.db", "index.kept");
        Fail fail;
        assert_ok(archive_open(holding_path(h, "a"), ARCHIVE_WRITE, &h->archive, &fail));
        (void)snprintf(name, sizeof name, "later%zu.txt", i);
        (void)snprintf(text, sizeof text, "harbour%zu after.\n", i);
        holding_put(h, name, text);
        (void)holding_add(h, name);
        Act act;
        Decision withdraw = {
            .target = holding_first(h, "before"), .kind = ACT_WITHDRAW, .reason = STR("x")};
        assert_ok(decide_run(h->archive, &withdraw, h->arena, &act, &fail));
        uint64_t whole = catalog_watermark(h->archive->catalog);
        archive_close(h->archive);
        h->archive = NULL;
        if (strcmp(behind[i], "index") != 0)
            copy(h, "catalog.kept", "a/catalog.db");
        if (strcmp(behind[i], "catalog") != 0)
            copy(h, "index.kept", "a/index/words.db");
        assert_ok(archive_open(holding_path(h, "a"), ARCHIVE_WRITE, &h->archive, &fail));
        assert_ok(writer_begin(h->archive, "a test", &fail));
        writer_end(h->archive);
        assert_int_equal(catalog_watermark(h->archive->catalog), whole);
        assert_int_equal(engine_watermark(h->archive->engine), whole);
        assert_int_equal(holding_count(h, "after"), i + 1);
        assert_int_equal(holding_count(h, "before"), 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_what_a_crash_left_out_is_made_up, holding_setup,
                                        holding_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
