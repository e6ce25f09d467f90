#include "test.h"

#include "annotate/fault_channel.h"

static FaultLetters letters(const char *word) {
    FaultLetters made;
    fault_channel_letters(str_from_c(word), &made);
    return made;
}

static float cost(const struct fault_channel *channel, const char *meant, const char *seen) {
    FaultLetters m = letters(meant), s = letters(seen);
    return fault_channel_cost(channel, &m, &s);
}

static void test_letters_come_back(void **state) {
    (void)state;
    char room[2 * FAULT_LETTERS_MAX];
    FaultLetters word = letters("хрущев'1s");
    assert_int_equal(word.n, 9);
    assert_str(fault_channel_text(&word, room), "хрущев'1s");
    assert_int_equal(letters("λόγος").n, 0);
    assert_int_equal(letters("aaaaaaaaaaaaaaaaaaaaaaaaa").n, 0);
}

static void test_alike_shapes_cost_less_than_others(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct fault_channel *channel = fault_channel_create(arena);
    fault_channel_learn(channel);
    static const struct {
        const char *meant, *seen;
        float cost;
    } cases[] = {
        {"have", "have", 0},
        {"have", "nave", 5.5F},
        {"modern", "modem", 5.5F},
        {"did", "clid", 7.5F},
        {"have", "pave", 9.5F},
        {"have", "hav", 9.5F},
        {"have", "havve", 7.5F},
        {"carrying", "earring", 15},
        {"is", "1s", 5.5F},
        {"of", "wordy", FAULT_CHANNEL_NEVER},
        {"note", "note1", FAULT_CHANNEL_NEVER},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (cost(channel, cases[i].meant, cases[i].seen) != cases[i].cost)
            fail_msg("%s as %s: %f, expected %f", cases[i].meant, cases[i].seen,
                     (double)cost(channel, cases[i].meant, cases[i].seen), (double)cases[i].cost);
    arena_destroy(arena);
}

static void test_what_is_observed_costs_less(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct fault_channel *channel = fault_channel_create(arena);
    FaultLetters have = letters("have"), gave = letters("gave"), two = letters("hxxe");
    FaultLetters pale = letters("pale");
    for (size_t i = 0; i < 100; i++)
        assert_true(fault_channel_observe(channel, &have, &gave, 1));
    assert_false(fault_channel_observe(channel, &have, &pale, 1));  // two letters, far apart
    assert_true(fault_channel_is_one_change(&have, &two));
    fault_channel_learn(channel);
    // -log(0.16 x (0.9 x 100/300 + little)) = 3.0, less than the least cost
    assert_true(cost(channel, "hand", "gand") == 4.2F);
    assert_true(cost(channel, "gand", "hand") == 9.5F);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_letters_come_back),
        cmocka_unit_test(test_alike_shapes_cost_less_than_others),
        cmocka_unit_test(test_what_is_observed_costs_less),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
