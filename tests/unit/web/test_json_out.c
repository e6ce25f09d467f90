#include "test.h"

#include "base/json.h"
#include "web/json_out.h"

static Buf out;
static JsonOut json;

static int setup(void **state) {
    (void)state;
    buf_clear(&out);
    json = (JsonOut){.out = &out};
    return 0;
}

static int end_group(void **state) {
    (void)state;
    buf_free(&out);
    return 0;
}

static void test_commas_stand_only_between(void **state) {
    (void)state;
    json_out_object(&json);
    json_out_member(&json, "a", STR("x"));
    json_out_member(&json, "empty", STR(""));
    json_out_key(&json, "list");
    json_out_list(&json);
    json_out_number(&json, -3);
    json_out_object(&json);
    json_out_end(&json);
    json_out_bool(&json, true);
    json_out_raw(&json, STR("{\"r\":1}"));
    json_out_end(&json);
    json_out_member_count(&json, "n", 18446744073709551615u);
    json_out_member_bool(&json, "b", false);
    json_out_end(&json);
    assert_str(buf_as_str(&out), "{\"a\":\"x\",\"list\":[-3,{},true,{\"r\":1}],"
                                 "\"n\":18446744073709551615,\"b\":false}");
}

static void test_the_smallest_number_has_its_sign(void **state) {
    (void)state;
    json_out_number(&json, INT64_MIN);
    assert_str(buf_as_str(&out), "-9223372036854775808");
}

/* Any bytes give JSON that parses. */
static void test_hostile_text_is_mended(void **state) {
    (void)state;
    for (int first = 0; first < 256; first++) {
        char bytes[5] = {'"', (char)first, '\\', (char)0xc3, '<'};
        setup(NULL);
        json_out_list(&json);
        json_out_text(&json, (Str){bytes, 5});
        json_out_end(&json);
        Json *parsed = NULL;
        Fail fail = {0};
        assert_ok(json_parse(buf_as_str(&out), &parsed, &fail));
        assert_int_equal(json_count(parsed), 1);
        json_free(parsed);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_commas_stand_only_between, setup),
        cmocka_unit_test_setup(test_the_smallest_number_has_its_sign, setup),
        cmocka_unit_test_setup(test_hostile_text_is_mended, setup),
    };
    return cmocka_run_group_tests(tests, NULL, end_group);
}
