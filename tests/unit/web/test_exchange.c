#include "test.h"

#include "web/exchange.h"

static struct arena *arena;

static int setup(void **state) {
    (void)state;
    arena = arena_create();
    return 0;
}

static int teardown(void **state) {
    (void)state;
    arena_destroy(arena);
    return 0;
}

static void test_a_target_falls_into_path_and_decoded_parameters(void **state) {
    (void)state;
    Fail fail = {0};
    Request request;
    assert_ok(exchange_parse(STR("/d/a%2Fb?q=a+b%26c&x&&q=2&=y&e=%"), arena, &request, &fail));
    assert_str(request.path, "/d/a%2Fb");
    assert_int_equal(request.parameters.n, 5);
    assert_str(exchange_parameter(&request, "q"), "a b&c");
    assert_str(exchange_parameter(&request, "x"), "");
    assert_str(exchange_parameter(&request, "e"), "%");
    assert_str(exchange_parameter(&request, "none"), "");
}

static void test_a_parameter_is_text(void **state) {
    (void)state;
    Request request;
    Fail fail;
    assert_ok(exchange_parse(STR("/people?q=ur%D9%d9\xD9j%00k"), arena, &request, &fail));
    assert_str(exchange_parameter(&request, "q"), "ur\uFFFD\uFFFD\uFFFDj\uFFFDk");
}

static void test_an_absolute_target_loses_its_host(void **state) {
    (void)state;
    Fail fail = {0};
    Request request;
    assert_ok(exchange_parse(STR("http://x.example:80/search?q=1"), arena, &request, &fail));
    assert_str(request.path, "/search");
    assert_ok(exchange_parse(STR("HTTPS://x.example"), arena, &request, &fail));
    assert_str(request.path, "/");
}

static void test_what_is_no_target_is_refused(void **state) {
    (void)state;
    static const struct {
        const char *target;
        FailCode code;
    } cases[] = {
        {"", FAIL_INVALID},     {"*", FAIL_INVALID},     {"search", FAIL_INVALID},
        {"/a b", FAIL_INVALID}, {"/a\nb", FAIL_INVALID}, {"ftp://x/", FAIL_INVALID},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Fail fail = {0};
        Request request;
        assert_false(exchange_parse(str_from_c(cases[i].target), arena, &request, &fail));
        assert_int_equal(fail.code, cases[i].code);
    }
}

static void test_limits_of_length_and_parameters(void **state) {
    (void)state;
    Fail fail = {0};
    Request request;
    char *target = ARENA_ARRAY(arena, char, EXCHANGE_TARGET_MAX + 1);
    memset(target, 'a', EXCHANGE_TARGET_MAX + 1);
    target[0] = '/';
    assert_ok(exchange_parse((Str){target, EXCHANGE_TARGET_MAX}, arena, &request, &fail));
    assert_false(exchange_parse((Str){target, EXCHANGE_TARGET_MAX + 1}, arena, &request, &fail));
    assert_int_equal(fail.code, FAIL_LIMIT);
    target[1] = '?';
    for (size_t i = 2; i < 2 + 2 * (EXCHANGE_PARAMETERS_MAX + 1); i++)
        target[i] = i % 2 == 0 ? 'a' : '&';
    assert_ok(
        exchange_parse((Str){target, 2 + 2 * EXCHANGE_PARAMETERS_MAX}, arena, &request, &fail));
    assert_int_equal(request.parameters.n, EXCHANGE_PARAMETERS_MAX);
    assert_false(
        exchange_parse((Str){target, 3 + 2 * EXCHANGE_PARAMETERS_MAX}, arena, &request, &fail));
    assert_int_equal(fail.code, FAIL_LIMIT);
}

static void test_numbers_count_from_one(void **state) {
    (void)state;
    Fail fail = {0};
    Request request;
    assert_ok(
        exchange_parse(STR("/?a=21&b=0&c=-1&d=x&e=99999999999999999999"), arena, &request, &fail));
    assert_int_equal(exchange_number(&request, "a", 1), 21);
    assert_int_equal(exchange_number(&request, "b", 1), 1);
    assert_int_equal(exchange_number(&request, "c", 1), 1);
    assert_int_equal(exchange_number(&request, "d", 7), 7);
    assert_int_equal(exchange_number(&request, "e", 1), 1);
    assert_int_equal(exchange_number(&request, "f", 3), 3);
}

static void test_headers_never_carry_a_line_break(void **state) {
    (void)state;
    Response response = {0};
    exchange_header(&response, "Location", STR("/x\r\nSet-Cookie: a=b"));
    exchange_header(&response, "Location", STR("/y"));
    exchange_header(&response, "X-Name", STR("\xc3\xa9"));
    assert_int_equal(response.header_count, 1);
    assert_str(exchange_find_header(&response, "location"), "/y");
    assert_str(exchange_find_header(&response, "X-Name"), "");
}

static void test_tags_differ_with_the_body_and_match_in_lists(void **state) {
    (void)state;
    Response a = {.body = STR("one")}, b = {.body = STR("two")};
    Str tag = exchange_tag(&a, arena);
    assert_int_equal(tag.n, 18);
    assert_false(str_equal(tag, exchange_tag(&b, arena)));
    assert_true(exchange_tag_matches(tag, tag));
    assert_true(exchange_tag_matches(STR("*"), tag));
    assert_true(exchange_tag_matches(str_format(arena, "\"x\", W/%.*s", STR_ARG(tag)), tag));
    assert_false(exchange_tag_matches(STR("\"x\", \"y\""), tag));
    assert_false(exchange_tag_matches(STR(""), tag));
}

static void test_a_range_is_one_of_bytes_or_none(void **state) {
    (void)state;
    static const struct {
        const char *asked;
        RangeKind kind;
        size_t first, end;  // of ten bytes
    } cases[] = {
        {"bytes=0-4", RANGE_PART, 0, 5},
        {"Bytes = 9-9", RANGE_PART, 9, 10},
        {"bytes=5-", RANGE_PART, 5, 10},
        {"bytes=2-99", RANGE_PART, 2, 10},
        {"bytes=-3", RANGE_PART, 7, 10},
        {"bytes=-99", RANGE_PART, 0, 10},
        {"bytes=10-", RANGE_OUTSIDE, 0, 0},
        {"bytes=10-12", RANGE_OUTSIDE, 0, 0},
        {"bytes=-0", RANGE_OUTSIDE, 0, 0},
        {"bytes=0-18446744073709551615", RANGE_PART, 0, 10},
        {"bytes=5-4", RANGE_WHOLE, 0, 0},
        {"bytes=0-1,3-4", RANGE_WHOLE, 0, 0},
        {"bytes=-", RANGE_WHOLE, 0, 0},
        {"bytes=x-1", RANGE_WHOLE, 0, 0},
        {"lines=0-1", RANGE_WHOLE, 0, 0},
        {"bytes=99999999999999999999-", RANGE_WHOLE, 0, 0},
        {"", RANGE_WHOLE, 0, 0},
        {"bytes", RANGE_WHOLE, 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t first = 0, end = 0;
        RangeKind kind = exchange_range(str_from_c(cases[i].asked), 10, &first, &end);
        if (kind != cases[i].kind || first != cases[i].first || end != cases[i].end)
            fail_msg("%s: kind %d, %zu to %zu", cases[i].asked, (int)kind, first, end);
    }
    size_t first, end;
    assert_int_equal(exchange_range(STR("bytes=0-"), 0, &first, &end), RANGE_OUTSIDE);
}

static void test_a_cookie_is_found_by_its_whole_name(void **state) {
    (void)state;
    static const struct {
        const char *cookies, *value;
    } cases[] = {{"look=dark", "dark"},
                 {"a=b; look=dark; c", "dark"},
                 {"look2=x;look=light", "light"},
                 {"outlook=dark", ""},
                 {"look", ""},
                 {"", ""},
                 {"look=; look=dark", ""},
                 {";;=;look==x", "=x"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Request request = {.cookies = str_from_c(cases[i].cookies)};
        assert_str(exchange_cookie(&request, "look"), cases[i].value);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_cookie_is_found_by_its_whole_name),
        cmocka_unit_test(test_a_target_falls_into_path_and_decoded_parameters),
        cmocka_unit_test(test_a_parameter_is_text),
        cmocka_unit_test(test_an_absolute_target_loses_its_host),
        cmocka_unit_test(test_what_is_no_target_is_refused),
        cmocka_unit_test(test_limits_of_length_and_parameters),
        cmocka_unit_test(test_numbers_count_from_one),
        cmocka_unit_test(test_headers_never_carry_a_line_break),
        cmocka_unit_test(test_tags_differ_with_the_body_and_match_in_lists),
        cmocka_unit_test(test_a_range_is_one_of_bytes_or_none),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
