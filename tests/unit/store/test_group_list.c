/* A list comes back as it was written, and none that was cut or flipped is believed. */
#include "base/buf.h"
#include "base/digest.h"
#include "store/group_list.h"
#include "test.h"

#define A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

static Str printed(struct arena *arena) {
    GroupList list = {.lines = STR("{\"seq\":1}\n{\"seq\":2}\n")};
    *LIST_ADD(arena, &list.objects) =
        (GroupObject){.id = STR("d1"), .version = 1, .inventory = STR(A A)};
    *LIST_ADD(arena, &list.objects) =
        (GroupObject){.id = STR("d2"), .version = 4, .inventory = STR(A A)};
    Buf out = {0};
    group_list_print(&list, &out);
    Str text = str_copy(arena, buf_as_str(&out));
    buf_free(&out);
    return text;
}

static void test_list_comes_back(void **state) {
    (void)state;
    Fail fail;
    GroupList list;
    struct arena *arena = arena_create();
    Str text = printed(arena);
    assert_true(
        str_starts(text, STR("{\"lines\":2,\"objects\":2,\"schema\":1}\n"
                             "{\"inventory\":\"" A A "\",\"object\":\"d1\",\"version\":1}\n")));
    assert_ok(group_list_parse(text, arena, &list, &fail));
    assert_int_equal(list.objects.n, 2);
    assert_str(list.objects.p[1].id, "d2");
    assert_int_equal(list.objects.p[1].version, 4);
    assert_str(list.objects.p[1].inventory, A A);
    assert_str(list.lines, "{\"seq\":1}\n{\"seq\":2}\n");
    arena_destroy(arena);
}

static void test_list_cut_or_flipped_is_corrupt(void **state) {
    (void)state;
    Fail fail;
    GroupList list;
    struct arena *arena = arena_create();
    Str text = printed(arena);
    char *bytes = str_to_c(arena, text);
    for (size_t at = 0; at < text.n; at++) {
        assert_false(group_list_parse(str_slice(text, 0, at), arena, &list, &fail));
        assert_int_equal(fail.code, FAIL_CORRUPT);
        bytes[at] ^= 1;
        assert_false(group_list_parse((Str){bytes, text.n}, arena, &list, &fail));
        assert_int_equal(fail.code, FAIL_CORRUPT);
        bytes[at] ^= 1;
    }
    arena_destroy(arena);
}

/* Whole, but wrong: what a list of another program might say. */
static void test_list_that_contradicts_itself_is_corrupt(void **state) {
    (void)state;
    static const struct {
        const char *text;
        FailCode code;
    } cases[] = {
        {"", FAIL_CORRUPT},
        {"{\"lines\":0,\"objects\":0,\"schema\":2}\n", FAIL_UNSUPPORTED},
        {"{\"lines\":1,\"objects\":0,\"schema\":1}\n", FAIL_CORRUPT},
        {"{\"lines\":0,\"objects\":1,\"schema\":1}\n", FAIL_CORRUPT},
        {"{\"lines\":0,\"objects\":1,\"schema\":1}\n{\"object\":\"d1\"}\n", FAIL_CORRUPT},
        {"{\"lines\":0,\"objects\":9007199254740991,\"schema\":1}\n", FAIL_CORRUPT},
        {"[]\n", FAIL_CORRUPT},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Fail fail = {0};
        GroupList list;
        Buf out = {0};
        Str body = str_from_c(cases[i].text);
        Sha512Hex hex = digest_sha512(body);
        buf_format(&out, "%s{\"sha512\":\"%.128s\"}\n", cases[i].text, hex.p);
        bool ok = group_list_parse(buf_as_str(&out), arena, &list, &fail);
        if (ok || fail.code != cases[i].code)
            fail_msg("case %zu: %s", i, fail.message);
        buf_free(&out);
    }
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_list_comes_back),
        cmocka_unit_test(test_list_cut_or_flipped_is_corrupt),
        cmocka_unit_test(test_list_that_contradicts_itself_is_corrupt),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
