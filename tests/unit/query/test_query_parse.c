/*
 * Proves query/query_parse.c: each form of docs/query-language.md gives its tree, whatever is typed
 * gives some tree, and what was not understood is named.
 */
#include "query/query_parse.h"
#include "test.h"

/* A tree in Polish notation. */
static void print(Buf *out, const struct query_node *node) {
    static const char *const names[] = {[QUERY_NONE] = "all",
                                        [QUERY_WORD] = "",
                                        [QUERY_PHRASE] = "phrase",
                                        [QUERY_PREFIX] = "prefix",
                                        [QUERY_FUZZY] = "fuzzy",
                                        [QUERY_NEAR] = "near",
                                        [QUERY_AND] = "and",
                                        [QUERY_OR] = "or",
                                        [QUERY_NOT] = "not",
                                        [QUERY_DATE] = "date",
                                        [QUERY_UNDATED] = "undated",
                                        [QUERY_FIELD] = "field",
                                        [QUERY_APPARATUS] = "apparatus",
                                        [QUERY_AS_TYPED] = "as-typed",
                                        [QUERY_WILD] = "wild"};
    static const char *const dated[] = {"", "!", "?"};
    if (node->in_zone && node->kids.n == 0)
        buf_format(out, "%s:", zone_name(node->zone));
    if (node->kind == QUERY_FIELD)
        buf_format(out, "%s:", field_info(node->field)->name);
    if (node->exact && node->kind != QUERY_PREFIX && node->kind != QUERY_WILD)
        buf_char(out, '=');
    buf_c(out, node->kind == QUERY_FIELD ? "" : names[node->kind]);
    if (node->kind == QUERY_WORD || node->kind == QUERY_FIELD)
        buf_str(out, node->text);
    if (node->kind == QUERY_PHRASE || node->kind == QUERY_NEAR)
        buf_format(out, "%u", node->slop);
    if (node->kind == QUERY_FUZZY)
        buf_format(out, "%u", node->edits);
    if (node->kind == QUERY_DATE)
        buf_format(out, "%s%d,%d", dated[node->dated], node->from, node->to);
    bool has_text =
        node->kind == QUERY_PREFIX || node->kind == QUERY_FUZZY || node->kind == QUERY_WILD;
    if (!has_text && node->kids.n == 0 && node->kind != QUERY_PHRASE)
        return;
    buf_char(out, '(');
    if (has_text)
        buf_str(out, node->text);
    for (size_t i = 0; node->kind == QUERY_PHRASE && i < node->words.n; i++)
        buf_format(out, "%s%.*s", i == 0 ? "" : " ", STR_ARG(node->words.p[i]));
    for (size_t i = 0; i < node->kids.n; i++) {
        buf_c(out, i == 0 ? "" : " ");
        print(out, node->kids.p[i]);
    }
    buf_char(out, ')');
}

typedef struct {
    const char *typed, *tree;
    size_t notes;
} Case;

static void check(const Case *cases, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct arena *arena = arena_create();
        Query query;
        Buf out = {0};
        query_parse(str_from_c(cases[i].typed), arena, &query);
        print(&out, query.root);
        buf_char(&out, '\0');
        if (strcmp(out.p, cases[i].tree) != 0 || query.notes.n != cases[i].notes)
            fail_msg("%s\n  gives    %s, %zu notes\n  expected %s, %zu notes; first: %.*s",
                     cases[i].typed, out.p, query.notes.n, cases[i].tree, cases[i].notes,
                     STR_ARG(query.notes.n > 0 ? query.notes.p[0].text : STR("")));
        assert_true(query.understood.n > 0);
        buf_free(&out);
        arena_destroy(arena);
    }
}
#define CHECK(cases) check(cases, sizeof cases / sizeof *cases)

static void test_words_and_what_joins_them(void **state) {
    (void)state;
    static const Case cases[] = {
        {"", "all", 0},
        {"  \t\n", "all", 0},
        {"kennedy", "kennedy", 0},
        {"kennedy berlin", "and(kennedy berlin)", 0},
        {"kennedy AND berlin", "and(kennedy berlin)", 0},
        {"a OR b c", "and(or(a b) c)", 0},
        {"c a OR b", "and(c or(a b))", 0},
        {"a OR b OR c", "or(a b c)", 0},
        {"a | b", "or(a b)", 0},
        {"(a b) OR c", "or(and(a b) c)", 0},
        {"a (b OR c)", "and(a or(b c))", 0},
        {"-a", "not(a)", 0},
        {"a -b", "and(a not(b))", 0},
        {"a NOT b", "and(a not(b))", 0},
        {"a --b", "and(a b)", 0},
        {"a -(b c)", "and(a not(and(b c)))", 0},
        {"a OR -b", "or(a not(b))", 0},
        {"sino-soviet", "sino-soviet", 0},
        {"oder and or not near", "and(oder and or not near)", 0},
        {"=missiles", "=missiles", 0},
        {"who was Gromyko?", "and(who was Gromyko?)", 0},
    };
    CHECK(cases);
}

static void test_phrases_and_nearness(void **state) {
    (void)state;
    static const Case cases[] = {
        {"\"bay of pigs\"", "phrase0(bay of pigs)", 0},
        {"=\"bay of pigs\"", "=phrase0(bay of pigs)", 0},
        {"\"kennedy\"", "kennedy", 0},
        {"\"the =missiles\"", "phrase0(the =missiles)", 0},
        {"\xE2\x80\x9C"
         "bay of pigs\xE2\x80\x9D",
         "phrase0(bay of pigs)", 0},
        {"\xC2\xAB"
         "a b\xC2\xBB",
         "phrase0(a b)", 0},
        {"\"a b\"~5 c", "and(phrase5(a b) c)", 0},
        {"\"a b\"~500", "phrase50(a b)", 1},
        {"\"a b\"~", "phrase0(a b)", 1},
        {"\"a b", "phrase0(a b)", 1},
        {"\"", "all", 3},
        {"\"!!\"", "all", 2},
        {"\"the \xE2\x80\x9C"
         "thesis\xE2\x80\x9D\"",
         "phrase0(the \xE2\x80\x9C"
         "thesis\xE2\x80\x9D)",
         0},
        {"-\"a b\"", "not(phrase0(a b))", 0},
        {"a NEAR b", "near10(a b)", 0},
        {"a NEAR/5 b", "near5(a b)", 0},
        {"a NEAR/5 b NEAR/5 c", "near5(a b c)", 0},
        {"a NEAR/5 b NEAR/3 c", "and(near5(a b) near3(b c))", 0},
        {"\"a b\" NEAR/5 c", "near5(phrase0(a b) c)", 0},
        {"a NEAR/5 (b c)", "and(a and(b c))", 1},
        {"a NEAR/x b", "near10(a b)", 1},
        {"a NEAR/99 b", "near50(a b)", 1},
        {"a NEAR", "a", 1},
        {"NEAR a", "and(NEAR a)", 0},
        {"a b NEAR/2 c OR d", "and(a or(near2(b c) d))", 0},
    };
    CHECK(cases);
}

static void test_words_that_mean_several(void **state) {
    (void)state;
    static const Case cases[] = {
        {"miss*", "prefix(miss)", 0},
        {"m*", "m*", 1},
        {"*", "all", 2},
        {"mis*le", "wild(mis*le)", 0},
        {"*missile", "wild(*missile)", 0},
        {"wom?n", "wild(wom?n)", 0},
        {"a*b", "a*b", 1},
        {"sino-sov*", "sino-sov*", 1},
        {"kruschev~", "fuzzy1(kruschev)", 0},
        {"kruschev~1", "fuzzy1(kruschev)", 0},
        {"kruschev~2", "fuzzy2(kruschev)", 0},
        {"kruschev~0", "kruschev", 0},
        {"kruschev~7", "fuzzy2(kruschev)", 1},
        {"cuba~2", "fuzzy1(cuba)", 1},
        {"abc~", "abc", 1},
        {"a~b", "a~b", 0},
        {"~", "all", 2},
        {"aaaa~ bbbb~ cccc~ dddd~ eeee~",
         "and(fuzzy1(aaaa) fuzzy1(bbbb) fuzzy1(cccc) fuzzy1(dddd) eeee)", 1},
    };
    CHECK(cases);
}

static void test_fields_and_zones(void **state) {
    (void)state;
    static const Case cases[] = {
        {"title:berlin", "title:berlin", 0},
        {"TITLE:berlin", "title:berlin", 0},
        {"title:\"bay of pigs\"", "title:phrase0(bay of pigs)", 0},
        {"summary:(a OR b)", "or(summary:a summary:b)", 0},
        {"abstract:mongoose", "summary:mongoose", 0},
        {"person:gromyko", "people:gromyko", 0},
        {"person:=Gromyko", "person:=Gromyko", 0},
        {"kind:telegram", "kind:telegram", 0},
        {"kind:=\"Circular telegram\"", "kind:=Circular telegram", 0},
        {"kind:(telegram OR letter)", "or(kind:telegram kind:letter)", 0},
        {"from:gromyko to:kennedy", "and(author:gromyko recipient:kennedy)", 0},
        {"lang:ru", "language:ru", 0},
        {"rights:paragraph", "rest:paragraph", 0},
        {"title:miss*", "title:prefix(miss)", 0},
        {"title:=missiles", "title:=missiles", 0},
        {"-kind:telegram", "not(kind:telegram)", 0},
        {"foo:bar", "foo:bar", 1},
        {"10:30", "10:30", 0},
        {"http://example.org", "http://example.org", 1},
        {"title:", "title", 1},
        {"kind:\"\"", "all", 2},
        {"title:a NEAR/3 title:b", "near3(title:a title:b)", 0},
        {"title:a NEAR/3 b", "and(title:a b)", 1},
        {"in:apparatus a", "and(apparatus a)", 0},
        {"a variants:no", "and(a as-typed)", 0},
        {"a variants:yes", "a", 0},
        {"in:cellar", "in:cellar", 1},
    };
    CHECK(cases);
}

static void test_dates(void **state) {
    (void)state;
    /* Days since 1970-01-01: 1962-01-01 is -2922, 1962-10-01 -2649, 1962-10-16 -2634, 1962-10-28
     * -2622. */
    static const Case cases[] = {
        {"date:1962", "date-2922,-2558", 0},
        {"date:1962-10", "date-2649,-2619", 0},
        {"date:1962-10-16..1962-10-28", "date-2634,-2622", 0},
        {"date:1962-10-28..1962-10-16", "date-2634,-2622", 0},
        {"date:1962-10-16/1962-10-28", "date-2634,-2622", 0},
        {"date:\"1962-10-16\"", "date-2634,-2634", 0},
        {"date:certain:1962", "date!-2922,-2558", 0},
        {"date:possible:1962", "date?-2922,-2558", 0},
        {"date:196X", "date-3653,-1", 0},
        {"date:1960s", "date-3653,-1", 0},
        {"date:1962..", "date-2922,2147483647", 0},
        {"date:..1961", "date-2147483648,-2923", 0},
        {"date:..", "date:..", 1},
        {"date:yesterday", "date:yesterday", 1},
        {"date:", "date:", 1},
        {"undated:yes", "undated", 0},
        {"undated:no", "not(undated)", 0},
        {"undated:maybe", "undated:maybe", 1},
        {"a OR b date:1962", "and(or(a b) date-2922,-2558)", 0},
    };
    CHECK(cases);
}

static void test_broken_queries_still_search(void **state) {
    (void)state;
    static const Case cases[] = {
        {"(((", "all", 2},
        {")))", "all", 2},
        {"a) b", "and(a b)", 1},
        {"(a", "a", 1},
        {"()", "all", 2},
        {"a ()", "a", 1},
        {"((a) (b", "and(a b)", 1},
        {"OR", "all", 2},
        {"OR a", "a", 1},
        {"a OR", "a", 1},
        {"AND", "all", 1},
        {"NOT", "all", 2},
        {"a NOT", "a", 1},
        {"-", "all", 2},
        {"- a", "a", 1},
        {"a & b", "and(a b)", 1},
        {"a(b)c", "and(a b c)", 0},
        {"a\"b c\"d", "and(a phrase0(b c) d)", 0},
        {"=", "all", 2},
        {"kind:(", "all", 2},
        {"kind:=", "all", 2},
        {"\xFF\xFE", "all", 2},
    };
    CHECK(cases);
}

static void test_a_note_names_the_word_and_its_place(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Query query;
    query_parse(STR("berlin foo:bar"), arena, &query);
    assert_int_equal(query.notes.n, 1);
    assert_str(query.notes.p[0].word, "foo:bar");
    assert_int_equal(query.notes.p[0].at, 7);
    assert_str(query.notes.p[0].text, "no field has this name; searched as words");
    arena_destroy(arena);
}

static void test_notes_do_not_outgrow_the_answer(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Buf typed = {0};
    Query query;
    for (int i = 0; i < 500; i++)
        buf_c(&typed, "!! ");
    query_parse(buf_as_str(&typed), arena, &query);
    assert_int_equal(query.notes.n, QUERY_NOTES_MAX);
    assert_str(query.notes.p[QUERY_NOTES_MAX - 1].text,
               "what else was not understood is not listed");
    buf_free(&typed);
    arena_destroy(arena);
}

static void test_words_that_can_rank_are_told_from_limits(void **state) {
    (void)state;
    static const struct {
        const char *typed;
        bool has_words;
    } cases[] = {{"", false},
                 {"date:1962", false},
                 {"kind:telegram", false},
                 {"-berlin", false},
                 {"berlin", true},
                 {"-(a -b)", true},
                 {"undated:yes", false},
                 {"date:1962 wa*", true},
                 {"kind:a OR \"b c\"", true}};
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Query query;
        query_parse(str_from_c(cases[i].typed), arena, &query);
        assert_true(query.has_words == cases[i].has_words);
    }
    arena_destroy(arena);
}

static size_t count_words(const struct query_node *node, size_t depth) {
    size_t words = node->kind == QUERY_PHRASE ? node->words.n : node->kids.n == 0 ? 1 : 0;
    assert_true(depth < 200);
    for (size_t i = 0; i < node->kids.n; i++)
        words += count_words(node->kids.p[i], depth + 1);
    return words;
}

static void test_at_most_32_words(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Buf typed = {0};
    Query query;
    for (int i = 0; i < 40; i++)
        buf_format(&typed, "w%d ", i);
    query_parse(buf_as_str(&typed), arena, &query);
    assert_int_equal(count_words(query.root, 0), QUERY_WORDS_MAX);
    assert_int_equal(query.notes.n, 1);
    assert_str(query.notes.p[0].word, "w32");
    buf_clear(&typed);
    buf_c(&typed, "a \"");
    for (int i = 0; i < 32; i++)
        buf_format(&typed, "w%d ", i);
    buf_c(&typed, "\" b");
    query_parse(buf_as_str(&typed), arena, &query);
    assert_int_equal(count_words(query.root, 0), 2);
    assert_int_equal(query.notes.n, 1);
    buf_free(&typed);
    arena_destroy(arena);
}

static void test_deep_and_long_input_is_bounded(void **state) {
    (void)state;
    static const char *const pieces[] = {"(",       "-",   "=", "\"", "a NEAR/1 ", "NOT ",
                                         "title:(", "OR ", "?", "a:", "kind:",     "\xF0"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        struct arena *arena = arena_create();
        Buf typed = {0};
        Query query;
        while (typed.n < 100000)
            buf_c(&typed, pieces[i]);
        buf_c(&typed, "x");
        query_parse(buf_as_str(&typed), arena, &query);
        assert_non_null(query.root);
        assert_true(query.typed.n <= QUERY_BYTES_MAX * 3);
        assert_true(count_words(query.root, 0) <= QUERY_WORDS_MAX);
        buf_free(&typed);
        arena_destroy(arena);
    }
}

static void test_random_bytes_give_a_tree(void **state) {
    (void)state;
    static const char *const pieces[] = {"a",        "berlin",
                                         " ",        " ",
                                         "\"",       "(",
                                         ")",        "-",
                                         "OR",       " OR ",
                                         " NEAR/3 ", "*",
                                         "~",        "~2",
                                         "=",        "title:",
                                         "date:",    "1962",
                                         "..",       "kind:",
                                         ":",        "\xE2\x80\x9C",
                                         "\xFF",     "?",
                                         "\n",       "undated:",
                                         "in:"};
    uint64_t seed = 20261124;
    for (int round = 0; round < 4000; round++) {
        struct arena *arena = arena_create();
        Buf typed = {0};
        Query query;
        for (int i = 0; i < 30; i++) {
            seed = seed * 6364136223846793005U + 1442695040888963407U;
            buf_c(&typed, pieces[(seed >> 33) % (sizeof pieces / sizeof *pieces)]);
        }
        query_parse(buf_as_str(&typed), arena, &query);
        assert_true(count_words(query.root, 0) <= QUERY_WORDS_MAX);
        for (size_t i = 0; i < query.notes.n; i++)
            assert_true(query.notes.p[i].at <= query.typed.n);
        buf_free(&typed);
        arena_destroy(arena);
    }
}

static void test_a_facet_has_a_term_that_finds_it(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Query query;
    assert_str(query_parse_term(FIELD_DATE, STR("1962"), arena), "date:1962");
    Str term = query_parse_term(FIELD_KIND, STR("Circular \"telegram\""), arena);
    assert_str(term, "kind:=\"Circular  telegram \"");
    assert_str(query_parse_term(FIELD_KIND, STR("Letter"), arena), "kind:=Letter");
    query_parse(query_parse_term(FIELD_ARCHIVE, STR("Archive (AVP RF): a"), arena), arena, &query);
    assert_int_equal(query.root->kind, QUERY_FIELD);
    assert_true(query.root->exact);
    assert_str(query.root->text, "Archive (AVP RF): a");
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_and_what_joins_them),
        cmocka_unit_test(test_phrases_and_nearness),
        cmocka_unit_test(test_words_that_mean_several),
        cmocka_unit_test(test_fields_and_zones),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_broken_queries_still_search),
        cmocka_unit_test(test_a_note_names_the_word_and_its_place),
        cmocka_unit_test(test_notes_do_not_outgrow_the_answer),
        cmocka_unit_test(test_words_that_can_rank_are_told_from_limits),
        cmocka_unit_test(test_at_most_32_words),
        cmocka_unit_test(test_deep_and_long_input_is_bounded),
        cmocka_unit_test(test_random_bytes_give_a_tree),
        cmocka_unit_test(test_a_facet_has_a_term_that_finds_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
