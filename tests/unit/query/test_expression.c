/* Proves query/expression.c: what FTS5 is asked, and that strings of any bytes stay strings. */
#include "query/engine_inside.h"
#include "query/expression.h"
#include "query/small.h"

/* The expression of the only leaf of a query, with bytes below a space shown as digits of their
 * length. */
static const char *shown(struct small *small, const char *typed, ExpressionKind *kind) {
    Query query;
    Expression expression;
    Fail fail;
    struct row_table *rows;
    assert_ok(engine_fts5_start(small->engine->words, &rows, &fail));
    query_parse(str_from_c(typed), small->arena, &query);
    Expressing expressing = {
        .engine = small->engine->words, .analyzer = small->analyzer, .scratch = small->arena};
    assert_ok(expression_make(&expressing, query.root, &expression, &fail));
    engine_fts5_end(small->engine->words);
    *kind = expression.kind;
    if (expression.any.n == 0)
        return "";
    Str text = expression.any.p[0].text;
    char *c = str_to_c(small->arena, text);
    for (size_t i = 0; i < text.n; i++)
        if (c[i] > 0 && c[i] < ' ')
            c[i] = '.';
    return c;
}

static void test_leaves_become_expressions(void **state) {
    struct small *small = *state;
    ExpressionKind kind;
    assert_string_equal(shown(small, "=wall", &kind), " \".wall\"");
    assert_string_equal(shown(small, "wal*", &kind), " \".wal\"*");
    assert_string_equal(shown(small, "title:=wall", &kind), "title :  \".wall\"");
    assert_string_equal(shown(small, "=\"the wall\"", &kind), " \".the.wall\"");
    assert_string_equal(shown(small, "=a NEAR/3 =b", &kind), "NEAR( \".a\" \".b\", 3)");
    assert_string_equal(shown(small, "=\"a b\"~4", &kind), "NEAR( \".a\" \".b\", 4)");
    assert_string_equal(shown(small, "wall", &kind), " \".wall\""); /* no other form occurs */
    small_put(small, small_document(small, "1", "the wall, the walls"), VISIBLE_YES);
    assert_string_equal(shown(small, "wall", &kind), " \".wallE!wall\"");
    assert_string_equal(shown(small, "\"the wall\"", &kind), " \".the.wallE!wall\"");
    assert_int_equal(kind, EXPRESSION_ASK);
    (void)shown(small, "nowhere~1", &kind);
    assert_int_equal(kind, EXPRESSION_NOTHING);
}

/* Only what occurs is asked for in more than one wording. */
static void test_a_word_that_a_hyphen_parts_is_asked_for_in_both_ways(void **state) {
    struct small *small = *state;
    ExpressionKind kind;
    assert_string_equal(shown(small, "ber-lin", &kind), " \".ber.lin\"");
    assert_string_equal(shown(small, "=\"berlin now\"", &kind), " \".berlin.now\"");
    small_put(small, small_document(small, "1", "ber-lin now"), VISIBLE_YES);
    assert_string_equal(shown(small, "ber-lin", &kind), "( \".ber.lin\" OR  \".berlin\")");
    assert_string_equal(shown(small, "=\"berlin now\"", &kind),
                        "( \".berlin.now\" OR  \".berlin.-berlin.now\")");
    assert_string_equal(shown(small, "title:(ber-lin NEAR/2 =now)", &kind),
                        "title : (NEAR( \".ber.lin\" \".now\", 2) OR NEAR( \".berlin\" "
                        "\".now\", 2))");
}

static void test_words_that_are_expanded_are_asked_together(void **state) {
    struct small *small = *state;
    small_put(small, small_document(small, "1", "wall walls well woman women"), VISIBLE_YES);
    ExpressionKind kind;
    assert_string_equal(shown(small, "wall~1", &kind), "\".wallEwallsDwell\"");
    assert_string_equal(shown(small, "wom?n", &kind), "\".womanEwomen\"");
    assert_int_equal(small_count(small, "wom?n"), 1);
}

static void test_many_words_are_asked_in_groups(void **state) {
    struct small *small = *state;
    for (int i = 0; i < 100; i++) {
        char local[32], word[32];
        (void)snprintf(local, sizeof local, "%d", i);
        (void)snprintf(word, sizeof word, "wordly%d", i);
        small_put(small, small_document(small, local, word), VISIBLE_YES);
    }
    assert_int_equal(small_count(small, "wor*ly*"), 100);
    assert_int_equal(small_count(small, "wor*ly9*"), 11);
    assert_int_equal(small_count(small, "wordly1~2 -wordly1"), 99);
    assert_int_equal(small_count(small, "title:wor*ly9*"), 0);
}

static void test_a_length_of_34_is_no_quotation_mark(void **state) {
    struct small *small = *state;
    char word[35];
    memset(word, 'x', 34);
    word[34] = '\0';
    small_put(small, small_document(small, "1", word), VISIBLE_YES);
    assert_int_equal(small_count(small, word), 1);
    Str phrase = str_format(small->arena, "\"%s %s\"", word, word);
    assert_int_equal(small_count(small, str_to_c(small->arena, phrase)), 0);
}

/* A word with a sure form and one that is not so sure. */
static QueryVariant variants[] = {
    {0, {"mauer", 5}, {"German form", 11}, 900},
    {0, {"zidak", 5}, {"like it", 7}, 800},
};

static AskedList asked_with_forms(struct small *small, const char *typed) {
    Query query;
    Expression expression;
    Fail fail;
    struct row_table *rows;
    query_parse(str_from_c(typed), small->arena, &query);
    query.root->variants = (QueryVariantList){variants, 2, 2};
    assert_ok(engine_fts5_start(small->engine->words, &rows, &fail));
    Expressing expressing = {
        .engine = small->engine->words, .analyzer = small->analyzer, .scratch = small->arena};
    assert_ok(expression_make(&expressing, query.root, &expression, &fail));
    engine_fts5_end(small->engine->words);
    return expression.any;
}

static void test_forms_of_a_word_are_asked_by_themselves(void **state) {
    struct small *small = *state;
    small_put(small, small_document(small, "1", "wall mauer zidak"), VISIBLE_YES);
    AskedList asked = asked_with_forms(small, "wall");
    assert_int_equal(asked.n, 3);
    assert_str(asked.p[0].text, " \"\4wall\"");
    assert_str(asked.p[1].text, " \"\5mauer\"");
    assert_str(asked.p[2].text, " \"\5zidak\"");
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal((int)(asked.p[i].factor * 10 + 0.5), 10 - (int)i);
        assert_false(asked.p[i].more);
    }
}

static void test_of_a_phrase_each_question_holds_the_one_before(void **state) {
    struct small *small = *state;
    small_put(small, small_document(small, "1", "wall mauer zidak street"), VISIBLE_YES);
    AskedList asked = asked_with_forms(small, "\"wall street\"");
    assert_int_equal(asked.n, 3);
    assert_str(asked.p[0].text, " \"\4wall\6street\"");
    assert_str(asked.p[1].text, " \"\4wallEmauer\6street\"");
    assert_str(asked.p[2].text, " \"\4wallEmauerEzidak\6street\"");
    assert_true(asked.p[1].more && asked.p[2].more);
    asked = asked_with_forms(small, "\"wall street\"~3");
    assert_str(asked.p[2].text, "NEAR( \"\4wallEmauerEzidak\" \"\6street\", 3)");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_leaves_become_expressions, small_setup,
                                        small_teardown),
        cmocka_unit_test_setup_teardown(test_a_word_that_a_hyphen_parts_is_asked_for_in_both_ways,
                                        small_setup, small_teardown),
        cmocka_unit_test_setup_teardown(test_words_that_are_expanded_are_asked_together,
                                        small_setup, small_teardown),
        cmocka_unit_test_setup_teardown(test_many_words_are_asked_in_groups, small_setup,
                                        small_teardown),
        cmocka_unit_test_setup_teardown(test_forms_of_a_word_are_asked_by_themselves, small_setup,
                                        small_teardown),
        cmocka_unit_test_setup_teardown(test_of_a_phrase_each_question_holds_the_one_before,
                                        small_setup, small_teardown),
        cmocka_unit_test_setup_teardown(test_a_length_of_34_is_no_quotation_mark, small_setup,
                                        small_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
