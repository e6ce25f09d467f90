#include "test.h"

#include "web/check_html.h"
#include "web/page_deposit.h"

static void test_an_unreadable_file_is_shown_with_its_reason(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Buf out = {0};
    PageContext context = {.request = arena, .out = &out, .archive = STR("The archive")};
    DepositRow deposit = {.id = STR("d0abc"),
                          .received_as = STR("scan <1>.bin"),
                          .version = 1,
                          .failure = STR("bytes that are no text")};
    ReceiptRowList receipts = {0};
    page_deposit_write(&context, &(KeptOut){STR("d0abc"), &deposit, &receipts, NULL, 0, false});
    Str html = buf_as_str(&out);
    assert_null(check_html(html));
    assert_true(str_has(html, STR("<h1>scan &lt;1&gt;.bin</h1>")));
    assert_true(str_has(html, STR("could not be read: bytes that are no text")));
    buf_free(&out);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_unreadable_file_is_shown_with_its_reason),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
