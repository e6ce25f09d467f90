/* The list of rules: whole, each once, each with a sentence. */
#include "archive/rules.h"
#include "test.h"

static void test_rules_of_import_and_annotate_stand_by_name(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    RuleTextList rules = rules_list(arena);
    bool imports = false, annotates = false;
    for (size_t i = 0; i < rules.n; i++) {
        const RuleText *rule = &rules.p[i];
        assert_true(rule->version >= 1);
        assert_true(rule->sentence.n > 1 && str_ends(rule->sentence, STR(".")));
        if (i > 0)
            assert_true(str_compare(rules.p[i - 1].name, rule->name) < 0);
        imports = imports || str_is(rule->name, "title-by-first-line");
        annotates = annotates || str_is(rule->name, "language-of-text");
    }
    assert_true(imports && annotates);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rules_of_import_and_annotate_stand_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
