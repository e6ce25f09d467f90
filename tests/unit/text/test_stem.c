#include "base/buf.h"
#include "test.h"
#include "text/stem.h"

static void test_languages_are_found_by_their_tags(void **state) {
    (void)state;
    assert_int_equal(stem_language(STR("en-US")), STEM_ENGLISH);
    assert_int_equal(stem_language(STR("RU")), STEM_RUSSIAN);
    assert_int_equal(stem_language(STR("")), STEM_ENGLISH);
    assert_int_equal(stem_language(STR("zh-Hans")), STEM_NONE);
    assert_int_equal(stem_language(STR("eng")), STEM_NONE);
}

static void test_words_come_down_to_their_stems(void **state) {
    (void)state;
    static const struct {
        StemLanguage language;
        const char *word, *stem;
    } cases[] = {
        {STEM_ENGLISH, "missiles", "missil"},
        {STEM_ENGLISH, "kennedy's", "kennedi"},
        {STEM_RUSSIAN, "ракеты", "ракет"},
        {STEM_GERMAN, "verhandlungen", "verhandl"},
        {STEM_FRENCH, "negociations", "negoci"},
        {STEM_NONE, "missiles", "missiles"},
        {STEM_ENGLISH, "ракетами", "ракет"},
        {STEM_RUSSIAN, "missiles", "missil"},
        {STEM_ENGLISH, "us", "us"},
        {STEM_ENGLISH, "d135s", "d135s"},
        {STEM_ENGLISH, "", ""},
    };
    struct stemmer *stemmer = stem_create();
    for (int round = 0; round < 2; round++)  // the second time from memory
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
            assert_str(stem_word(stemmer, str_from_c(cases[i].word), cases[i].language),
                       cases[i].stem);
    stem_destroy(stemmer);
}

/* Whoever looks for words by their stems may pass over those that begin otherwise. */
static void test_a_stem_begins_as_its_word_does(void **state) {
    (void)state;
    static const char *const letters[] = {"a",  "b",   "c",  "d",    "e",     "g",    "h",  "i",
                                          "k",  "l",   "n",  "o",    "q",     "r",    "s",  "t",
                                          "u",  "v",   "y",  "z",    "'",     "ing",  "ed", "sses",
                                          "qu", "sch", "ch", "tion", "ieren", "mente"};
    static const char *const russian[] = {"а", "в",    "е",   "и",   "к",    "л", "н",
                                          "о", "р",    "с",   "т",   "у",    "ш", "ь",
                                          "я", "ость", "ейш", "ами", "ться", "й"};
    struct stemmer *stemmer = stem_create();
    uint64_t seed = 1962;
    for (int i = 0; i < 60000; i++) {
        Buf word = {0};
        bool cyrillic = i % 4 == 3;
        size_t pieces = 1 + (size_t)i % 6;
        for (size_t j = 0; j < pieces; j++) {
            seed = seed * 6364136223846793005U + 1442695040888963407U;
            size_t at = (size_t)(seed >> 33) % (cyrillic ? 20 : 30);
            buf_c(&word, cyrillic ? russian[at] : letters[at]);
        }
        for (unsigned l = STEM_NONE; l < STEM_LANGUAGE_COUNT && word.p[0] != '\''; l++) {
            Str stem = stem_word(stemmer, buf_as_str(&word), (StemLanguage)l);
            if (stem.n == 0 || stem.p[0] != word.p[0])
                fail_msg("%.*s becomes %.*s", (int)word.n, word.p, STR_ARG(stem));
        }
        buf_free(&word);
    }
    stem_destroy(stemmer);
}

/*
 * More different words than are kept: the table widens, then starts again, and answers stay the
 * same.
 */
static void test_a_flood_of_words_changes_no_answer(void **state) {
    (void)state;
    struct stemmer *stemmer = stem_create();
    for (uint32_t i = 0; i < 300000; i++) {
        char word[12];
        size_t n = 0;
        for (uint32_t rest = i + 1; rest > 0; rest /= 26)
            word[n++] = (char)('a' + rest % 26);
        memcpy(word + n, "zings", 5);
        Str stem = stem_word(stemmer, (Str){word, n + 5}, STEM_ENGLISH);
        if (stem.n == 0 || memcmp(stem.p, word, 1) != 0)
            fail_msg("word %u", i);
    }
    assert_str(stem_word(stemmer, STR("missiles"), STEM_ENGLISH), "missil");
    stem_destroy(stemmer);
}

/* In its slot or beside the table, at the word's beginning or apart: asked again it is the same. */
static void test_a_stem_is_the_same_when_it_is_asked_again(void **state) {
    (void)state;
    static const struct {
        const char *word, *stem;
        StemLanguage language;
    } cases[] = {
        {"walking", "walk", STEM_ENGLISH},
        {"happy", "happi", STEM_ENGLISH},
        {"constitutionality", "constitut", STEM_ENGLISH},
        {"counterrevolutionarily", "counterrevolutionarili", STEM_ENGLISH},
        {"intercontinentalcommissary", "intercontinentalcommissari", STEM_ENGLISH},
        {"правительственными", "правительствен", STEM_RUSSIAN},
        {"zz9", "zz9", STEM_ENGLISH},
    };
    struct stemmer *stemmer = stem_create();
    for (int again = 0; again < 3; again++)
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
            assert_str(stem_word(stemmer, str_from_c(cases[i].word), cases[i].language),
                       cases[i].stem);
    stem_destroy(stemmer);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_languages_are_found_by_their_tags),
        cmocka_unit_test(test_words_come_down_to_their_stems),
        cmocka_unit_test(test_a_stem_begins_as_its_word_does),
        cmocka_unit_test(test_a_flood_of_words_changes_no_answer),
        cmocka_unit_test(test_a_stem_is_the_same_when_it_is_asked_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
