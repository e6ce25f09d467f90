/* Proves catalog/authority_groups.c: by hand, then a thousand random acts and their undoing. */
#include "base/buf.h"
#include "catalog/authority_groups.h"
#include "test.h"

static AmendAct *add(struct arena *arena, AmendActList *acts, ActKind kind, const char *on,
                     const char *after) {
    AmendAct *one = LIST_ADD(arena, acts);
    *one = (AmendAct){
        .act = {
            .seq = acts->n, .kind = kind, .document = str_from_c(on), .after = str_from_c(after)}};
    return one;
}

/* "b>a c>a | d/e": who goes by whom, who is apart. */
static const char *shown(struct arena *arena, AmendActList acts) {
    AuthorityGroups groups;
    Buf out = {0};
    amend_states(acts);
    authority_groups_make(acts, arena, &groups);
    for (size_t i = 0; i < groups.same.n; i++)
        buf_format(&out, "%.*s>%.*s ", STR_ARG(groups.same.p[i].one),
                   STR_ARG(groups.same.p[i].other));
    for (size_t i = 0; i < groups.apart.n; i++)
        buf_format(&out, "%.*s/%.*s ", STR_ARG(groups.apart.p[i].one),
                   STR_ARG(groups.apart.p[i].other));
    const char *text = str_to_c(arena, str_trim(buf_as_str(&out)));
    buf_free(&out);
    return text;
}

static void test_groups_by_hand(void **state) {
    (void)state;
    static const struct {
        const char *acts;  // am: merge m into a; -m: split m
        const char *groups;
    } cases[] = {
        {"", ""},
        {"ab", "b>a"},
        {"ab ac", "b>a c>a"},
        {"ab bc", "b>a c>a"},  // who is merged into b goes by a, as b does
        {"ab cd ad", "b>a c>a d>a"},
        {"ab ca", "a>c b>c"},
        {"ab ac -b", "c>a b/a"},
        {"ab ac -a", "c>b a/b"},  // the group went by a; now by b
        {"ab -b ab", "b>a"},      // joined once more: no longer apart
        {"ab -c", "b>a"},
        {"aa", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_create();
        AmendActList acts = {0};
        Str rest = str_from_c(cases[i].acts), one;
        while (rest.n > 0) {
            (void)str_cut(rest, ' ', &one, &rest);
            bool splits = one.p[0] == '-';
            char *first = str_to_c(arena, str_slice(one, 0, 1));
            char *second = str_to_c(arena, str_skip(one, 1));
            (void)add(arena, &acts, splits ? ACT_SPLIT : ACT_MERGE, splits ? second : first,
                      splits ? "" : second);
        }
        assert_string_equal(shown(arena, acts), cases[i].groups);
        arena_destroy(arena);
    }
}

static void test_an_undone_act_is_left_out(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    AmendActList acts = {0};
    (void)add(arena, &acts, ACT_MERGE, "a", "b");
    (void)add(arena, &acts, ACT_MERGE, "b", "c");
    add(arena, &acts, ACT_UNDO, "a", "")->act.undoes = 1;
    assert_string_equal(shown(arena, acts), "c>b");
    add(arena, &acts, ACT_UNDO, "a", "")->act.undoes = 3;
    assert_string_equal(shown(arena, acts), "b>a c>a");
    arena_destroy(arena);
}

static uint32_t roll(uint64_t *seed, uint32_t below) {
    *seed = *seed * 6364136223846793005U + 1442695040888963407U;
    return (uint32_t)(*seed >> 33) % below;
}

static void test_a_thousand_random_acts_undone_leave_nothing(void **state) {
    (void)state;
    enum { ACTS = 1000, PERSONS = 60 };
    static char names[PERSONS][8];
    for (uint64_t round = 1; round <= 5; round++) {
        struct arena *arena = arena_create();
        AmendActList acts = {0};
        uint64_t seed = round;
        for (int i = 0; i < PERSONS; i++)
            (void)snprintf(names[i], sizeof names[i], "p%02d", i);
        for (size_t i = 0; i < ACTS; i++) {
            uint32_t kind = roll(&seed, 10);
            const char *one = names[roll(&seed, PERSONS)], *other = names[roll(&seed, PERSONS)];
            if (kind < 5)
                (void)add(arena, &acts, ACT_MERGE, one, other);
            else if (kind < 8 || i == 0)
                (void)add(arena, &acts, ACT_SPLIT, one, "");
            else
                add(arena, &acts, ACT_UNDO, one, "")->act.undoes = 1 + roll(&seed, (uint32_t)i);
        }
        AuthorityGroups groups;
        amend_states(acts);
        authority_groups_make(acts, arena, &groups);
        assert_true(groups.same.n > 0);
        for (size_t i = 0; i < groups.same.n; i++)  // nobody goes by one who goes by another
            for (size_t k = 0; k < groups.same.n; k++)
                assert_false(str_equal(groups.same.p[i].other, groups.same.p[k].one));
        for (size_t i = ACTS; i-- > 0;)  // undo what is in effect, the last first
            if (acts.p[i].state == ACT_STATE_IN_EFFECT && acts.p[i].act.kind != ACT_UNDO)
                add(arena, &acts, ACT_UNDO, "", "")->act.undoes = acts.p[i].act.seq;
        assert_string_equal(shown(arena, acts), "");
        arena_destroy(arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_groups_by_hand),
        cmocka_unit_test(test_an_undone_act_is_left_out),
        cmocka_unit_test(test_a_thousand_random_acts_undone_leave_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
