#include "test.h"

#include "doc/act.h"

static const char describe[] = "{\"act\":\"describe\",\"after\":\"Cable from "
                               "Gromyko\",\"before\":\"Cable\",\"field\":\"title\",\"on\":{"
                               "\"document\":\"d0p4wk2m7xr9t.1\",\"reading\":1},\"reason\":\"as "
                               "printed\",\"schema\":1,\"seq\":7,"
                               "\"time\":\"2026-11-24T01:55:29Z\",\"who\":\"anna\"}";
static const char correct[] =
    "{\"act\":\"correct\",\"after\":\"have\",\"before\":\"nave\",\"on\":{\"block\":40,\"digest\":"
    "\"0123456789abcdef\",\"document\":\"d0p4wk2m7xr9t.1\",\"end\":16,\"reading\":2,\"start\":12},"
    "\"reason\":\"misread "
    "\\\"h\\\"\",\"schema\":1,\"seq\":8,\"time\":\"2026-11-24T01:55:30Z\",\"who\":"
    "\"Анна\"}";
static const char undo[] = "{\"act\":\"undo\",\"on\":{},\"schema\":1,\"seq\":9,\"time\":"
                           "\"2026-11-24T01:55:31Z\",\"undoes\":8,\"who\":\"anna\"}";

static const char join[] =
    "{\"act\":\"join-event\",\"event\":{\"accounts\":[{\"document\":\"d1.1\",\"label\":\"cable\","
    "\"reading\":1}],\"title\":\"A talk\"},\"on\":{\"event\":\"evpqkb8ckc5xb\"},\"schema\":1,"
    "\"seq\":10,\"time\":\"2026-11-24T01:55:31Z\",\"who\":\"anna\"}";

static void test_lines_are_understood_and_printed_the_same(void **state) {
    (void)state;
    static const char *const lines[] = {describe, correct, undo, join};
    struct arena *arena = arena_create();
    for (size_t i = 0; i < 4; i++) {
        Fail fail = {0};
        Act act;
        assert_ok(act_parse(str_from_c(lines[i]), arena, &act, &fail));
        assert_str(act.line, lines[i]);
        act.line = (Str){0};
        act_print(&act, arena);
        assert_str(act.line, lines[i]);
    }
    arena_destroy(arena);
}

static void test_members_are_where_they_belong(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Fail fail = {0};
    Act act;
    assert_ok(act_parse(str_from_c(correct), arena, &act, &fail));
    assert_int_equal(act.kind, ACT_CORRECT);
    assert_int_equal(act.seq, 8);
    assert_int_equal(act.time, 1795485330);  // date -u -d 2026-11-24T01:55:30Z +%s
    assert_str(act.who, "Анна");
    assert_str(act.document, "d0p4wk2m7xr9t.1");
    assert_int_equal(act.reading, 2);
    assert_int_equal(act.block, 40);
    assert_int_equal(act.start, 12);
    assert_int_equal(act.end, 16);
    assert_str(act.digest, "0123456789abcdef");
    assert_int_equal(act.field, FIELD_COUNT);
    assert_str(act.before, "nave");
    assert_str(act.after, "have");
    assert_str(act.reason, "misread \"h\"");
    assert_ok(act_parse(str_from_c(describe), arena, &act, &fail));
    assert_int_equal(act.field, FIELD_TITLE);
    assert_ok(act_parse(str_from_c(undo), arena, &act, &fail));
    assert_int_equal(act.undoes, 8);
    assert_ok(act_parse(str_from_c(join), arena, &act, &fail));
    assert_str(act.on_event, "evpqkb8ckc5xb");
    assert_str(act.event.title, "A talk");
    assert_str(act.event.accounts.p[0].document, "d1.1");
    arena_destroy(arena);
}

static void test_what_a_newer_version_wrote_is_kept(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Fail fail = {0};
    Act act;
    static const char unknown[] =
        "{\"act\":\"praise\",\"on\":{\"document\":\"d1\"},\"schema\":2,\"seq\":3,"
        "\"stars\":[1,{\"a\":null}],\"time\":\"2026-11-24T01:55:31Z\"}";
    assert_ok(act_parse(str_from_c(unknown), arena, &act, &fail));
    assert_int_equal(act.kind, ACT_UNKNOWN);
    assert_str(act.kind_name, "praise");
    assert_str(act.line, unknown);
    static const char newer[] =
        "{\"act\":\"describe\",\"field\":\"title\",\"on\":{\"document\":\"d1\"},"
        "\"schema\":2,\"seq\":3,\"time\":\"2026-11-24T01:55:31Z\"}";
    assert_false(act_parse(str_from_c(newer), arena, &act, &fail));
    assert_int_equal(fail.code, FAIL_UNSUPPORTED);
    static const char field[] =
        "{\"act\":\"describe\",\"extra\":1,\"field\":\"smell\",\"on\":{\"document\":"
        "\"d1\"},\"schema\":1,\"seq\":3,\"time\":\"2026-11-24T01:55:31Z\"}";
    assert_ok(act_parse(str_from_c(field), arena, &act, &fail));
    assert_int_equal(act.field, FIELD_COUNT);
    assert_str(act.line, field);
    arena_destroy(arena);
}

static void test_lines_that_are_no_acts(void **state) {
    (void)state;
    static const char *const lines[] = {
        "",
        "{}",
        "[]",
        "null",
        "{\"act\":7}",
        "{\"act\":\"undo\",\"schema\":1,\"time\":\"2026-11-24T01:55:31Z\"}",
        "{\"act\":\"undo\",\"seq\":1,\"time\":\"2026-11-24T01:55:31Z\"}",
        "{\"act\":\"undo\",\"schema\":1,\"seq\":1,\"time\":\"yesterday\"}",
        "{\"act\":\"undo\",\"schema\":1,\"seq\":-1,\"time\":\"2026-11-24T01:55:31Z\"}",
        "{\"act\":\"undo\",\"schema\":1,\"seq\":1.5,\"time\":\"2026-11-24T01:55:31Z\"}",
        "{\"act\":\"undo\",\"on\":{\"block\":4294967296},\"schema\":1,\"seq\":1,\"time\":"
        "\"2026-11-24T01:55:31Z\"}",
        "{\"act\":\"undo\",\"on\":{\"end\":1,\"start\":2},\"schema\":1,\"seq\":1,\"time\":"
        "\"2026-11-24T01:55:31Z\"}",
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        Fail fail = {0};
        Act act;
        if (act_parse(str_from_c(lines[i]), arena, &act, &fail))
            fail_msg("accepted: %s", lines[i]);
        assert_int_equal(fail.code, FAIL_CORRUPT);
    }
    arena_destroy(arena);
}

static void test_cut_and_flipped_at_every_byte(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    char line[sizeof correct];
    for (size_t i = 0; i + 1 < sizeof correct; i++) {
        ArenaMark mark = arena_mark(arena);
        Fail fail = {0};
        Act act;
        memcpy(line, correct, sizeof correct);
        assert_false(act_parse((Str){str_to_c(arena, (Str){line, i}), i}, arena, &act, &fail));
        for (unsigned bit = 0; bit < 8; bit++) {
            line[i] = (char)((unsigned char)correct[i] ^ 1U << bit);
            if (act_parse(str_from_c(line), arena, &act, &fail))
                assert_true(act.seq > 0 && act.start <= act.end);
        }
        arena_reset(arena, mark);
    }
    arena_destroy(arena);
}

static void test_kinds_have_names(void **state) {
    (void)state;
    for (unsigned i = 0; i < ACT_UNKNOWN; i++)
        assert_int_equal(act_kind_find(str_from_c(act_kind_name((ActKind)i))), i);
    assert_int_equal(act_kind_find(STR("unknown")), ACT_UNKNOWN);
    assert_int_equal(act_kind_find(STR("")), ACT_UNKNOWN);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines_are_understood_and_printed_the_same),
        cmocka_unit_test(test_members_are_where_they_belong),
        cmocka_unit_test(test_what_a_newer_version_wrote_is_kept),
        cmocka_unit_test(test_lines_that_are_no_acts),
        cmocka_unit_test(test_cut_and_flipped_at_every_byte),
        cmocka_unit_test(test_kinds_have_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
