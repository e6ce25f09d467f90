#include "base/ending.h"
#include "base/fail.h"
#include "test.h"
#include <errno.h>

static void test_set_forgets_and_add_puts_in_front(void **state) {
    (void)state;
    Fail fail = {0};
    assert_false(fail_set(&fail, FAIL_CORRUPT, "block of %d bytes", 3));
    assert_string_equal(fail.message, "block of 3 bytes");
    assert_false(fail_add(&fail, "segment %u", 7U));
    assert_false(fail_add(&fail, "%s", "index"));
    assert_string_equal(fail.message, "index: segment 7: block of 3 bytes");
    assert_int_equal(fail.code, FAIL_CORRUPT);
    assert_false(fail_set(&fail, FAIL_IO, "other"));
    assert_string_equal(fail.message, "other");
    assert_int_equal(fail.code, FAIL_IO);
}

static void test_long_messages_are_cut_at_a_whole_character(void **state) {
    (void)state;
    char filling[600];
    memset(filling, 'a', sizeof filling);
    for (size_t n = 470; n < 485; n++) {
        Fail fail = {0};
        fail_set(&fail, FAIL_LIMIT, "%.*s\xF0\x9D\x84\x9E%s", (int)n, filling, "end");
        size_t length = strlen(fail.message);
        assert_true(length < sizeof fail.message);
        if (n > 475)  // the character did not fit
            assert_int_equal(fail.message[length - 1], 'a');
        fail_add(&fail, "\xD0\xB0");
        assert_true(strlen(fail.message) < sizeof fail.message);
    }
}

static void test_errno_becomes_a_code_and_the_systems_words(void **state) {
    (void)state;
    static const struct {
        int number;
        FailCode code;
    } cases[] = {
        {ENOENT, FAIL_MISSING}, {ENOTDIR, FAIL_MISSING}, {EEXIST, FAIL_EXISTS}, {EBUSY, FAIL_BUSY},
        {EAGAIN, FAIL_BUSY},    {EMFILE, FAIL_IO},       {ELOOP, FAIL_LIMIT},   {EIO, FAIL_IO},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Fail fail = {0};
        errno = cases[i].number;
        assert_false(fail_errno(&fail, "reading %s", "x"));
        assert_int_equal(fail.code, cases[i].code);
        char expected[200];
        (void)snprintf(expected, sizeof expected, "reading x: %s", strerror(cases[i].number));
        assert_string_equal(fail.message, expected);
    }
}

static void test_what_a_person_can_mend_is_told_with_its_remedy(void **state) {
    (void)state;
    static const struct {
        int number;
        FailCode code;
        const char *remedy;
    } cases[] = {
        {ENOSPC, FAIL_IO, "make room there, then do it again"},
        {EDQUOT, FAIL_IO, "make room there, then do it again"},
        {EACCES, FAIL_IO, "whoever runs fonds needs the right to it (see chmod)"},
        {EPERM, FAIL_IO, "whoever runs fonds needs the right to it (see chmod)"},
        {EROFS, FAIL_IO, "it must be mounted for writing"},
        {ENAMETOOLONG, FAIL_LIMIT, "give it a shorter name"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Fail fail = {0};
        errno = cases[i].number;
        assert_false(fail_errno(&fail, "reading %s", "x"));
        assert_int_equal(fail.code, cases[i].code);
        char expected[200];
        (void)snprintf(expected, sizeof expected, "reading x: %s; %s", strerror(cases[i].number),
                       cases[i].remedy);
        assert_string_equal(fail.message, expected);
    }
}

/* "keeping a: object b: <path of a kilobyte>: No space left" once lost its last words. */
static void test_the_reason_survives_what_is_added_in_front(void **state) {
    (void)state;
    char name[1000];
    for (size_t n = 1; n < sizeof name; n += 7) {
        Fail fail = {0};
        memset(name, 'n', n);
        name[n] = '\0';
        errno = ENOSPC;
        fail_errno(&fail, "%s", name);
        fail_add(&fail, "object \xD0\xB0%s", name);
        fail_add(&fail, "keeping %s", name);
        assert_true(strncmp(fail.message, "keeping n", 9) == 0);
        assert_non_null(strstr(fail.message, ": No space left on device; make room"));
        assert_true(strlen(fail.message) < sizeof fail.message);
    }
}

static void test_the_systems_words_survive_a_long_name(void **state) {
    (void)state;
    char name[1000];
    memset(name, 'n', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    Fail fail = {0};
    errno = ENOSPC;
    fail_errno(&fail, "%s", name);
    assert_non_null(strstr(fail.message, ": No space left on device"));
}

static void test_codes_have_names(void **state) {
    (void)state;
    assert_string_equal(fail_code_name(FAIL_MISSING), "missing");
    assert_string_equal(fail_code_name(FAIL_UNSUPPORTED), "unsupported");
    assert_string_equal(fail_code_name((FailCode)99), "unknown");
}

static void give_up(void) {
    die("no %s today", "luck");
}

static void break_a_promise(void) {
    must(1 + 1 == 3);
}

static void test_a_broken_promise_ends_the_program_with_its_place(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Str said;
    assert_int_equal(ending_of(give_up, arena, &said), 3);
    assert_str(said, "fonds: no luck today\n");
    assert_int_equal(ending_of(break_a_promise, arena, &said), 3);
    assert_true(str_has(said, STR("broken promise: 1 + 1 == 3 (")));
    assert_true(str_has(said, STR("test_fail.c:")));
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_set_forgets_and_add_puts_in_front),
        cmocka_unit_test(test_long_messages_are_cut_at_a_whole_character),
        cmocka_unit_test(test_errno_becomes_a_code_and_the_systems_words),
        cmocka_unit_test(test_what_a_person_can_mend_is_told_with_its_remedy),
        cmocka_unit_test(test_the_reason_survives_what_is_added_in_front),
        cmocka_unit_test(test_the_systems_words_survive_a_long_name),
        cmocka_unit_test(test_codes_have_names),
        cmocka_unit_test(test_a_broken_promise_ends_the_program_with_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
