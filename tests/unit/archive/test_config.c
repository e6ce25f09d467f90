/* Proves archive/config.c: defaults, what is written is read back, what is wrong names its key. */
#include "archive/config.h"
#include "base/file.h"
#include "test.h"
#include <unistd.h>

struct fixture {
    struct arena *arena;
    Str path;
};

static int setup(void **state) {
    struct fixture *f = calloc(1, sizeof *f);
    f->arena = arena_create();
    f->path = str_format(f->arena, "/tmp/fonds-test-config-%ld.conf", (long)getpid());
    *state = f;
    return 0;
}

static int teardown(void **state) {
    struct fixture *f = *state;
    unlink(f->path.p);
    arena_destroy(f->arena);
    free(f);
    return 0;
}

static bool read_text(struct fixture *f, const char *text, Config *config, Fail *fail) {
    return file_write(f->path, str_from_c(text), false, fail) &&
           config_read(f->path, f->arena, config, fail);
}

static void test_a_new_archives_settings_are_the_defaults(void **state) {
    struct fixture *f = *state;
    Config written, normal;
    Fail fail;
    config_defaults(&normal);
    assert_ok(
        file_write(f->path, config_default(f->arena, STR("Papers of a friend")), false, &fail));
    assert_ok(config_read(f->path, f->arena, &written, &fail));
    assert_str(written.title, "Papers of a friend");
    assert_true(str_equal(written.base_url, normal.base_url));
    assert_int_equal(written.text_bytes, normal.text_bytes);
    assert_int_equal(written.text_bytes, 64 << 20);
    assert_int_equal(written.port, 8962);
    assert_int_equal(written.time_ms, 120000);
}

static void test_any_title_is_read_back(void **state) {
    struct fixture *f = *state;
    static const struct {
        const char *title, *read;
    } cases[] = {
        {"Papers\nport = 1", "Papers port = 1"},
        {"Cuba ; letters", "Cuba; letters"},
        {"  [serve]", "[serve]"},
        {"; all", "all"},
        {"caf\xe9", "caf\xef\xbf\xbd"},
        {"a=b: c # d", "a=b: c # d"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Config config;
        Fail fail;
        Str text = config_default(f->arena, str_from_c(cases[i].title));
        assert_ok(file_write(f->path, text, false, &fail));
        assert_ok(config_read(f->path, f->arena, &config, &fail));
        assert_str(config.title, cases[i].read);
        assert_int_equal(config.port, 8962);
    }
}

static void test_what_is_not_utf8_is_refused(void **state) {
    struct fixture *f = *state;
    Config config;
    Fail fail = {0};
    assert_false(read_text(f, "[archive]\ntitle = caf\xe9\n", &config, &fail));
    assert_int_equal(fail.code, FAIL_INVALID);
    assert_non_null(strstr(fail.message, "UTF-8"));
}

static void test_what_is_not_said_stays_normal(void **state) {
    struct fixture *f = *state;
    Config config;
    Fail fail;
    assert_ok(read_text(f, "[serve]\nport = 80\n", &config, &fail));
    assert_int_equal(config.port, 80);
    assert_str(config.address, "127.0.0.1");
}

static void test_a_slash_at_the_end_of_base_url_goes(void **state) {
    struct fixture *f = *state;
    Config config;
    Fail fail;
    assert_ok(read_text(f, "[archive]\nbase_url = https://papers.example/\n", &config, &fail));
    assert_str(config.base_url, "https://papers.example");
    assert_false(config.base_is_local);
    assert_ok(read_text(f, "[archive]\nbase_url =\n[serve]\nport = 9000\n", &config, &fail));
    assert_str(config.base_url, "http://127.0.0.1:9000");
    assert_true(config.base_is_local);
    assert_ok(read_text(f, "[archive]\nbase_url = http://localhost:80\n", &config, &fail));
    assert_true(config.base_is_local);
    assert_ok(read_text(f, "[archive]\nbase_url = http://localhost.example\n", &config, &fail));
    assert_false(config.base_is_local);
}

static void test_a_number_out_of_range_names_its_key(void **state) {
    struct fixture *f = *state;
    static const char *const wrong[] = {"70000", "-1", "8o", ""};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        Config config;
        Fail fail = {0};
        char text[64];
        (void)snprintf(text, sizeof text, "[serve]\nport = %s\n", wrong[i]);
        assert_false(read_text(f, text, &config, &fail));
        assert_int_equal(fail.code, FAIL_INVALID);
        assert_non_null(strstr(fail.message, "port in [serve]"));
    }
}

static void test_a_line_that_is_no_setting_is_named(void **state) {
    struct fixture *f = *state;
    Config config;
    Fail fail = {0};
    assert_false(read_text(f, "[archive]\ntitle = a\nwhat is this\n", &config, &fail));
    assert_int_equal(fail.code, FAIL_INVALID);
    assert_non_null(strstr(fail.message, "line 3"));
}

static void test_a_missing_file_is_missing(void **state) {
    struct fixture *f = *state;
    Config config;
    Fail fail = {0};
    assert_false(config_read(STR("/nowhere/fonds.conf"), f->arena, &config, &fail));
    assert_int_equal(fail.code, FAIL_MISSING);
}

static void test_a_long_rights_statement_is_whole(void **state) {
    struct fixture *f = *state;
    char text[2400] = "[archive]\nrights = ";
    size_t at = strlen(text);
    for (size_t i = 0; i < 1500; i++)
        text[at + i] = i % 9 == 4 ? ' ' : 'r';
    text[at + 1500] = '\n';
    Config config;
    Fail fail;
    assert_ok(read_text(f, text, &config, &fail));
    assert_int_equal(config.rights.n, 1500);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_new_archives_settings_are_the_defaults, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_any_title_is_read_back, setup, teardown),
        cmocka_unit_test_setup_teardown(test_what_is_not_utf8_is_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(test_what_is_not_said_stays_normal, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_slash_at_the_end_of_base_url_goes, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_number_out_of_range_names_its_key, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_line_that_is_no_setting_is_named, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_missing_file_is_missing, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_long_rights_statement_is_whole, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
