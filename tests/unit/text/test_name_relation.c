/*
 * Proves text/name_relation.c over tests/data/names/pairs.tsv: how many of the pairs that are one
 * name each relation finds, and how many of those that it finds are one.
 */
#include "base/file.h"
#include "test.h"
#include "text/name_relation.h"

static NameRelation relation(struct arena *arena, Str a, Str b) {
    NameForm first, second;
    name_relation_form(a, arena, &first);
    name_relation_form(b, arena, &second);
    return name_relation_between(&first, &second);
}

typedef struct {
    double found, right, same;  // pairs
} Score;

static void test_pairs_by_hand_meet_their_floors(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Score scores[NAME_SAME + 1] = {{0}};
    static const char *const names[] = {"", "key", "near", "same"};
    Str rest, line, parts[4];
    Fail fail;
    size_t rows = 0;
    assert_ok(file_read(STR("tests/data/names/pairs.tsv"), 1 << 20, arena, &rest, &fail));
    while (str_next_line(&rest, &line)) {
        if (str_starts(line, STR("#")))
            continue;
        for (size_t i = 0; i < 4; i++)
            (void)str_cut(line, '\t', &parts[i], &line);
        assert_true(parts[3].n > 0);  // every row says what it follows
        bool same = str_is(parts[2], "same");
        assert_true(same || str_is(parts[2], "different"));
        NameRelation found = relation(arena, parts[0], parts[1]);
        if (same != (found.strength == NAME_SAME))
            printf("  %.*s and %.*s are %.*s: %s\n", STR_ARG(parts[0]), STR_ARG(parts[1]),
                   STR_ARG(parts[2]), found.rule == NULL ? "no relation" : found.rule);
        for (unsigned level = NAME_BY_KEY; level <= NAME_SAME; level++) {
            scores[level].same += same;
            scores[level].found += found.strength >= level;
            scores[level].right += same && found.strength >= level;
        }
        rows++;
    }
    assert_true(rows >= 200);
    for (unsigned level = NAME_BY_KEY; level <= NAME_SAME; level++)
        printf("  %s: precision %.3f, recall %.3f of %zu pairs\n", names[level],
               scores[level].right / scores[level].found, scores[level].right / scores[level].same,
               rows);
    assert_true(scores[NAME_SAME].right / scores[NAME_SAME].found >= 0.97);
    assert_true(scores[NAME_SAME].right / scores[NAME_SAME].same >= 0.97);
    assert_true(scores[NAME_NEAR].right / scores[NAME_NEAR].found >= 0.97);
    assert_true(scores[NAME_BY_KEY].right / scores[NAME_BY_KEY].same >= 0.985);
    arena_destroy(arena);
}

static void test_the_rule_says_what_the_second_is_of_the_first(void **state) {
    (void)state;
    static const char *const cases[][3] = {
        {"Khrushchev", "Chruschtschow", "German form"},
        {"Chruschtschow", "Khrushchev", "English form"},
        {"Khrushchev", "\u0425\u0440\u0443\u0449\u0451\u0432", "Russian form"},
        {"\u0425\u0440\u0443\u0449\u0451\u0432", "Khrouchtchev", "French form"},
        {"Semenov", "Semyonov", "English form"},
        {"Gromyko", "Gromiko", "other spelling"},
        {"Elliott", "Eliot", "other spelling"},
        {"Shcherbitsky", "\u0429\u0435\u0440\u0431\u0438\u0446\u044c\u043a\u0438\u0439",
         "Russian form"},
        {"Yevtushenko", "\u0404\u0432\u0442\u0443\u0448\u0435\u043d\u043a\u043e", "Cyrillic form"},
        {"Kennedy", "\u041a\u0435\u043d\u043d\u0435\u0434\u0438", "Russian form"},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        NameRelation found = relation(arena, str_from_c(cases[i][0]), str_from_c(cases[i][1]));
        assert_int_equal(found.strength, NAME_SAME);
        if (strcmp(found.rule, cases[i][2]) != 0)
            fail_msg("%s, %s: %s", cases[i][0], cases[i][1], found.rule);
    }
    arena_destroy(arena);
}

static void test_what_is_no_name_has_no_relation(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    assert_int_equal(relation(arena, STR("B52"), STR("B52")).strength, NAME_UNRELATED);
    assert_int_equal(relation(arena, STR(""), STR("Khrushchev")).strength, NAME_UNRELATED);
    assert_null(relation(arena, STR("Rusk"), STR("Kennedy")).rule);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pairs_by_hand_meet_their_floors),
        cmocka_unit_test(test_the_rule_says_what_the_second_is_of_the_first),
        cmocka_unit_test(test_what_is_no_name_has_no_relation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
