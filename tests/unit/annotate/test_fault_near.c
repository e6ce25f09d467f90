#include "test.h"

#include "annotate/fault_near.h"

static const char *const words[] = {"the", "have", "carrying", "he", "government", "then"};
enum { WORDS = sizeof words / sizeof *words };

struct found {
    bool met[WORDS];
};

static bool visit(void *context, uint32_t number) {
    struct found *found = context;
    assert_true(number < WORDS);
    found->met[number] = true;
    return true;
}

static void test_words_within_reach_are_met(void **state) {
    (void)state;
    static const struct {
        const char *word;
        bool met[WORDS];
    } cases[] = {
        {"tie", {true, false, false, false, false, false}},
        {"hte", {true, false, false, true, false, false}},
        {"earring", {false, false, true, false, false, false}},
        {"goverment", {false, false, false, false, true, false}},
        {"govarnmont", {false, false, false, false, true, false}},
        {"nave", {false, true, false, false, false, false}},
        {"xyzzy", {false, false, false, false, false, false}},
        {"", {false, false, false, false, false, false}},
    };
    struct arena *arena = arena_create();
    FaultLetters list[WORDS];
    for (size_t i = 0; i < WORDS; i++)
        fault_channel_letters(str_from_c(words[i]), &list[i]);
    struct fault_near *near = fault_near_create(list, WORDS, arena);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct found found = {0};
        FaultLetters word;
        fault_channel_letters(str_from_c(cases[i].word), &word);
        fault_near_each(near, &word, true, &(FaultNearVisit){&found, visit});
        for (size_t k = 0; k < WORDS; k++)
            if (cases[i].met[k] && !found.met[k])
                fail_msg("%s does not meet %s", cases[i].word, words[k]);
        if (cases[i].word[0] == 'x' || cases[i].word[0] == '\0')
            for (size_t k = 0; k < WORDS; k++)
                assert_false(found.met[k]);
    }
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_words_within_reach_are_met)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
