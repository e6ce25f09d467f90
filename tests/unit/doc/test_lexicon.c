#include "test.h"

#include "doc/lexicon.h"

static void test_the_empty_lexicon_knows_each_word_as_itself(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    LexiconFormList forms = {0};
    LexiconCandidateList found = {0};
    lexicon_empty.forms_of(lexicon_empty.context, STR("Khrushchev"), arena, &forms);
    assert_int_equal(forms.n, 1);
    assert_str(forms.p[0].text, "Khrushchev");
    assert_int_equal(forms.p[0].rule.n, 0);
    lexicon_empty.candidates(lexicon_empty.context, STR("Khrushchev"), arena, &found);
    assert_int_equal(found.n, 0);
    assert_int_equal(lexicon_empty.word_count(lexicon_empty.context, STR("the")), 0);
    assert_int_equal(lexicon_empty.pair_count(lexicon_empty.context, STR("of"), STR("the")), 0);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_empty_lexicon_knows_each_word_as_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
