/* Proves query/query_say.c: what a reader is told that is being searched. */
#include "query/query_say.h"
#include "test.h"

static void test_queries_are_said_in_plain_english(void **state) {
    (void)state;
    static const struct {
        const char *typed, *said;
    } cases[] = {
        {"", "every document"},
        {"kennedy", "\"kennedy\", in any form"},
        {"kennedy berlin", "\"kennedy\" and \"berlin\", in any form"},
        {"=missiles", "exactly \"missiles\""},
        {"a OR b c", "(\"a\" or \"b\") and \"c\", in any form"},
        {"\"bay of pigs\"", "the phrase \"bay of pigs\", in any form"},
        {"=\"bay of pigs\" -cuba",
         "exactly the phrase \"bay of pigs\" and not \"cuba\", in any form"},
        {"\"a b\"~5", "\"a\" and \"b\" with at most 5 other words between, in any form"},
        {"a NEAR/1 b", "\"a\" near \"b\" (at most 1 word between), in any form"},
        {"miss*", "words that begin with \"miss\""},
        {"wom?n", "words of the form \"wom?n\""},
        {"kruschev~2", "words like \"kruschev\" (two letters may differ)"},
        {"summary:mongoose", "\"mongoose\" in the archive's summary, in any form"},
        {"kind:telegram", "kind \"telegram\""},
        {"from:=Gromyko", "author exactly \"Gromyko\""},
        {"-kind:telegram", "not kind \"telegram\""},
        {"missile date:1962-10",
         "\"missile\", in any form; dated October 1962, certainly or possibly"},
        {"date:certain:1962", "certainly dated 1962"},
        {"date:1962..", "dated from 1962 on, certainly or possibly"},
        {"date:..1962", "dated until 1962, certainly or possibly"},
        {"date:1962-10-16..1962-10-28",
         "dated from 16 October 1962 to 28 October 1962, certainly or possibly"},
        {"undated:yes", "undated"},
        {"list in:apparatus", "\"list\", in any form; in prefaces and lists"},
        {"list variants:no", "\"list\", in any form; names as typed"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_create();
        Query query;
        query_parse(str_from_c(cases[i].typed), arena, &query);
        assert_str(query_say(query.root, arena), cases[i].said);
        assert_str(query.understood, cases[i].said);
        arena_destroy(arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_queries_are_said_in_plain_english),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
