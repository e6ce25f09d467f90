/* Proves query/expand.c: words at a distance, and words of a form. */
#include "query/expand.h"
#include "test.h"

static StrList words_of(struct arena *arena, const char *text) {
    StrList words = {0};
    Str rest = str_from_c(text), word;
    while (rest.n > 0) {
        (void)str_cut(rest, ' ', &word, &rest);
        str_list_add(arena, &words, word);
    }
    return words;
}

static void test_fuzzy_words_differ_in_so_many_letters(void **state) {
    (void)state;
    static const struct {
        const char *word;
        uint32_t edits;
        const char *found;
    } cases[] = {
        {"khrushchev", 1, "khruschev khrushchev"},
        {"khrushchev", 2, "khruschev khrushchev kruschev"},
        {"kruschev", 2, "khruschev khrushchev kruschev"},
        {"\xD1\x85\xD1\x80\xD1\x83\xD1\x89\xD1\x91\xD0\xB2", 1,
         "\xD1\x85\xD1\x80\xD1\x83\xD1\x89\xD0\xB5\xD0\xB2"},
        {"wall", 1, "wall walls well"},
        {"zzzzzz", 2, ""},
    };
    struct arena *arena = arena_create();
    StrList words = words_of(arena, "khruschev khrushchev kruschev wall walls well welt "
                                    "\xD1\x85\xD1\x80\xD1\x83\xD1\x89\xD0\xB5\xD0\xB2");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        StrList found = {0};
        DistanceList distances = {0};
        expand_fuzzy(&words, str_from_c(cases[i].word), cases[i].edits, arena, &found, &distances);
        assert_str(str_join(arena, found, STR(" ")), cases[i].found);
        assert_int_equal(distances.n, found.n);
        for (size_t j = 0; j < found.n; j++)
            assert_int_equal(distances.p[j] == 0, str_is(found.p[j], cases[i].word));
    }
    arena_destroy(arena);
}

/* The plain recursive definition. */
static uint32_t distance(const char *a, const char *b) {
    if (*a == '\0' || *b == '\0')
        return (uint32_t)(strlen(a) + strlen(b));
    if (*a == *b)
        return distance(a + 1, b + 1);
    uint32_t change = distance(a + 1, b + 1), insert = distance(a, b + 1), cut = distance(a + 1, b);
    uint32_t least = change < insert ? change : insert;
    return 1 + (least < cut ? least : cut);
}

static void test_distances_are_levenshtein_s(void **state) {
    (void)state;
    uint64_t seed = 3;
    for (int round = 0; round < 3000; round++) {
        struct arena *arena = arena_create();
        char a[8] = "", b[8] = "";
        for (int i = 0; i < 6; i++) {
            seed = seed * 6364136223846793005U + 1442695040888963407U;
            a[i] = "ab\0"[(seed >> 35) % 3];
            b[i] = "ab\0"[(seed >> 45) % 3];
        }
        StrList one = {0}, found = {0};
        DistanceList distances = {0};
        str_list_add(arena, &one, str_from_c(b));
        expand_fuzzy(&one, str_from_c(a), 2, arena, &found, &distances);
        uint32_t expected = distance(a, b);
        assert_int_equal(found.n, expected <= 2);
        if (found.n == 1)
            assert_int_equal(distances.p[0], expected);
        arena_destroy(arena);
    }
}

static void test_patterns_describe_words(void **state) {
    (void)state;
    static const struct {
        const char *pattern, *word;
        bool matches;
    } cases[] = {
        {"wom?n", "woman", true},
        {"wom?n", "womn", false},
        {"mis*le", "missile", true},
        {"mis*le", "misle", true},
        {"mis*le", "missiles", false},
        {"*ism", "communism", true},
        {"*is*i*m", "isisim", true},
        {"a**b", "ab", true},
        {"?", "\xC3\xA9", true},
        {"h?user", "h\xC3\xA4user", true},
        {"*", "", true},
        {"", "a", false},
        {"*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaa", false},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        StrList one = {0}, found = {0};
        str_list_add(arena, &one, str_from_c(cases[i].word));
        expand_wild(&one, str_from_c(cases[i].pattern), arena, &found);
        assert_int_equal(found.n, cases[i].matches);
    }
    arena_destroy(arena);
}

/* Forms by hand: what a holding would know. */
static void forms_of(void *context, Str word, struct arena *results, LexiconFormList *forms) {
    (void)context;
    static const struct {
        const char *word, *form, *rule;
        uint16_t certainty;
    } known[] = {
        {"Khrushchev", "khruschev", "other spelling", 900},
        {"Khrushchev", "\u0445\u0440\u0443\u0449\u0435\u0432", "Russian form", 900},
        {"Khrushchev", "khrushchevs", "other spelling", 900},  // its own stem finds it
        {"Kennedy", "kenedy", "similar name", 800},
        {"Oktober", "october", "English form", 900},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (str_is(word, known[i].word))
            *LIST_ADD(results, forms) = (LexiconForm){
                str_from_c(known[i].form), str_from_c(known[i].rule), known[i].certainty};
}

/* place:form of every leaf, leaves parted by '|'. */
static void show_variants(const struct query_node *node, Buf *out) {
    for (size_t i = 0; i < node->variants.n; i++)
        buf_format(out, "%zu:%.*s ", node->variants.p[i].place, STR_ARG(node->variants.p[i].word));
    for (size_t i = 0; i < node->kids.n; i++) {
        show_variants(node->kids.p[i], out);
        buf_char(out, '|');
    }
}

static void test_names_get_their_forms_where_they_stand(void **state) {
    (void)state;
    static const struct {
        const char *typed, *variants;
    } cases[] = {
        {"Khrushchev", "0:khruschev 0:\u0445\u0440\u0443\u0449\u0435\u0432 "},
        {"=Khrushchev", ""},
        {"Oktober", ""},  // a month is nobody's name
        {"Khrushch*", ""},
        {"Khrushchev~1", ""},
        {"=\"Nikita Khrushchev\"", ""},
        {"\"Nikita =Khrushchev\"", ""},
        {"\"with Kennedy\"", "1:kenedy "},
        {"\"N. S. Khrushchev\"",
         "2:khruschev 2:\u0445\u0440\u0443\u0449\u0435\u0432 0:\u043d 1:\u0437 1:\u0441 "},
        {"\"N. S. Gromyko\"", ""},
        {"Kennedy NEAR/3 wall", "0:kenedy ||"},
        {"from:Kennedy", "0:kenedy "},
        {"kind:Kennedy", ""},
        {"text:Kennedy -wall", "0:kenedy |||"},
        {"S. Kennedy", "0:\u0437 0:\u0441 |0:kenedy |"},
    };
    Lexicon lexicon = lexicon_empty;
    lexicon.forms_of = forms_of;
    struct analyzer *analyzer = analyzer_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_create();
        Query query;
        Buf out = {0};
        query_parse(str_from_c(cases[i].typed), arena, &query);
        expand_names(&query, &lexicon, analyzer, arena);
        show_variants(query.root, &out);
        Str got = str_copy(arena, buf_as_str(&out));
        buf_free(&out);
        assert_str(got, cases[i].variants);
        arena_destroy(arena);
    }
    analyzer_destroy(analyzer);
}

static void test_what_is_searched_for_is_said(void **state) {
    (void)state;
    Lexicon lexicon = lexicon_empty;
    lexicon.forms_of = forms_of;
    struct analyzer *analyzer = analyzer_create();
    struct arena *arena = arena_create();
    Query query;
    query_parse(STR("Kennedy"), arena, &query);
    expand_names(&query, &lexicon, analyzer, arena);
    assert_str(query.understood, "\"Kennedy\", in any form; Kennedy also as kenedy");
    query_parse(STR("wall"), arena, &query);
    expand_names(&query, &lexicon, analyzer, arena);
    assert_str(query.understood, "\"wall\", in any form");
    arena_destroy(arena);
    analyzer_destroy(analyzer);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fuzzy_words_differ_in_so_many_letters),
        cmocka_unit_test(test_distances_are_levenshtein_s),
        cmocka_unit_test(test_patterns_describe_words),
        cmocka_unit_test(test_names_get_their_forms_where_they_stand),
        cmocka_unit_test(test_what_is_searched_for_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
