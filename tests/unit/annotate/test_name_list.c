#include "test.h"

#include "annotate/name_list.h"
#include "base/buf.h"

typedef struct {
    const char *id, *name, *note;
} Entry;

static const NameList *list_of(struct arena *arena, const Entry *entries, size_t n) {
    Lexicon lexicon = lexicon_empty;
    for (size_t i = 0; i < n; i++)
        *LIST_ADD(arena, &lexicon.entries) =
            (LexiconEntry){str_from_c(entries[i].id), STR("person"), str_from_c(entries[i].name),
                           str_from_c(entries[i].note)};
    return name_list_make(&lexicon, arena);
}

/* "couve|de|murville" as the list's own word numbers; whose form it is, by id. */
static Str whose(const NameList *list, const char *words, struct arena *arena) {
    Scan scan = {0};
    Str rest = str_from_c(words), word;
    uint32_t numbers[PHRASE_WORDS + 1] = {0};
    Tok toks[PHRASE_WORDS + 1] = {0};
    uint64_t steps = 0;
    Buf ids = {0};
    while (rest.n > 0) {
        Str whole = rest;
        str_cut(whole, ' ', &word, &rest);
        toks[scan.n].shape = SHAPE_LOWER;
        numbers[scan.n++] = name_list_word(list, word, cue_hash(word));
    }
    scan.toks = toks;
    scan.steps = &steps;
    PhraseMatch match = phrase_longest(list->phrases, &scan, numbers, 0);
    uint32_t use = match.end == scan.n && match.value != 0 ? list->forms.p[match.value] : 0;
    for (; use != 0; use = list->uses.p[use].next) {
        buf_c(&ids, ids.n > 0 ? " " : "");
        buf_str(&ids, list->entries.p[list->uses.p[use].entry].id);
    }
    Str text = str_copy(arena, buf_as_str(&ids));
    buf_free(&ids);
    return text;
}

static void test_forms_are_made_by_rule(void **state) {
    (void)state;
    static const Entry entries[] = {
        {"couve", "Couve de Murville, Maurice", "French Foreign Minister"},
        {"chiang", "Chiang Kai-shek, Generalissimo", "President of the Republic of China"},
        {"thieu", "Nguyen Van Thieu", "President, Republic of Vietnam"},
        {"nasser", "Nasser (Nasr, Nassir), Gamal Abd’ul", "President of Egypt"},
        {"said", "al-Said, General Nuri", "Prime Minister"},
        {"yeh", "Yeh, George K.C. (Yeh Kung-ch’ao)", "Minister"},
        {"home", "Home, Lord (Alexander Frederick Douglas-Home)", "Foreign Secretary"},
        {"faisal", "Faisal II", "King of Iraq"},
        {"brentano", "Brentano, Heinrich von", "Foreign Minister"},
        {"palma", "De Palma, Samuel", "Deputy Director"},
        {"jackson", "Jackson C. D.", "Special Assistant"},
        {"macomber", "Macomber, William B. Jr.", "Assistant Secretary"},
    };
    static const struct {
        const char *words, *ids;
    } cases[] = {
        {"couve de murville", "couve"},
        {"couve", "couve"},
        {"murville", "couve"},
        {"chiang", "chiang"},
        {"chiang kai shek", "chiang"},
        {"thieu", "thieu"},
        {"nguyen van thieu", "thieu"},
        {"nguyen", ""},
        {"nasr", "nasser"},
        {"nassir", "nasser"},
        {"gamal", ""},
        {"said", "said"},
        {"al said", "said"},
        {"nuri", "said"},
        {"yeh kung ch'ao", "yeh"},
        {"yeh", "yeh"},
        {"douglas home", "home"},
        {"alexander", ""},
        {"faisal", "faisal"},
        {"von brentano", "brentano"},
        {"depalma", "palma"},
        {"jackson", "jackson"},
        {"macomber", "macomber"},
        {"generalissimo", ""},
    };
    struct arena *arena = arena_create();
    const NameList *list = list_of(arena, entries, sizeof entries / sizeof *entries);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (!str_is(whose(list, cases[i].words, arena), cases[i].ids))
            fail_msg("%s: %.*s, not %s", cases[i].words,
                     STR_ARG(whose(list, cases[i].words, arena)), cases[i].ids);
    arena_destroy(arena);
}

static void test_an_entry_that_leads_on_keeps_what_it_alone_prints(void **state) {
    (void)state;
    static const Entry entries[] = {
        {"lee", "Lee Hu Rak (Yi Hu-rak)", "Director"},    {"yi", "Yi Hu-rak", "see Lee Hu Rak"},
        {"minh", "Duong Van Minh", "Vietnamese general"}, {"big", "Minh", "see Duong Van Minh"},
        {"lost", "Nobody", "see Somebody Else"},
    };
    struct arena *arena = arena_create();
    const NameList *list = list_of(arena, entries, sizeof entries / sizeof *entries);
    assert_str(whose(list, "yi hu rak", arena), "lee");  // the other prints it as well
    assert_str(whose(list, "minh", arena), "big");       // there by rule only
    assert_str(whose(list, "duong van minh", arena), "minh");
    assert_int_equal(list->entries.p[3].person, 2);
    assert_int_equal(list->entries.p[4].person, 4);  // leads nowhere: itself
    arena_destroy(arena);
}

static void test_ranks_are_those_that_a_clause_begins_with(void **state) {
    (void)state;
    static const Entry entries[] = {
        {"a", "Adams, Sherman", "Assistant to the President"},
        {"b", "Rusk, Dean", "Secretary of State"},
        {"c", "Lodge, Henry", "Representative; former Ambassador to Vietnam"},
        {"d", "Makins, Sir Roger", "Deputy, later Ambassador"},
    };
    struct arena *arena = arena_create();
    const NameList *list = list_of(arena, entries, 4);
    assert_false((list->entries.p[0].ranks >> CUE_RANK_PRESIDENT & 1) != 0);
    assert_true((list->entries.p[1].ranks >> CUE_RANK_SECRETARY & 1) != 0);
    assert_true((list->entries.p[2].ranks >> CUE_RANK_AMBASSADOR & 1) != 0);
    assert_true((list->entries.p[3].ranks >> CUE_RANK_KNIGHT & 1) != 0);
    arena_destroy(arena);
}

static void test_a_misread_word_is_the_one_nearest(void **state) {
    (void)state;
    static const Entry entries[] = {
        {"a", "Gromyko, Andrei", ""}, {"b", "Semenov, Vladimir", ""},  {"c", "Semenow, Ivan", ""},
        {"d", "Rusk, Dean", ""},      {"e", "Lightner, E. Allan", ""},
    };
    static const struct {
        const char *word, *meant;  // NULL: none
        bool badly_read;
    } cases[] = {
        {"gromyk0", "gromyko", true},  {"grornyko", "gromyko", true}, {"gromylo", NULL, false},
        {"gr0myko", "gromyko", false}, {"semenoz", NULL, true},       {"rvsk", "rusk", true},
        {"rvsk", NULL, false},         {"lghtner", "lightner", true}, {"lghtner", NULL, false},
        {"rus", NULL, true},           {"secretary", NULL, true},
    };
    struct arena *arena = arena_create();
    const NameList *list = list_of(arena, entries, 5);
    for (int again = 0; again < 2; again++)  // found anew, then remembered
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
            int cost;
            Str word = str_from_c(cases[i].word);
            uint32_t found =
                name_list_guess(list, word, cue_hash(word), cases[i].badly_read, &cost);
            if (cases[i].meant == NULL)
                assert_int_equal(found, 0);
            else
                assert_str(list->words.p[found].form, cases[i].meant);
        }
    arena_destroy(arena);
}

static void test_a_list_of_many_with_one_name_takes_linear_time(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Lexicon lexicon = lexicon_empty;
    for (int i = 0; i < 50000; i++)
        *LIST_ADD(arena, &lexicon.entries) =
            (LexiconEntry){str_format(arena, "p%d", i), STR("person"),
                           str_format(arena, "Smith, Given%d", i), STR("Ambassador")};
    const NameList *list = name_list_make(&lexicon, arena);
    assert_int_equal(list->entries.n, 50000);
    size_t uses = 0;
    for (uint32_t use =
             list->forms.p[list->words.p[name_list_word(list, STR("smith"), cue_hash(STR("smith")))]
                               .alone];
         use != 0; use = list->uses.p[use].next)
        uses++;
    assert_int_equal(uses, 32);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forms_are_made_by_rule),
        cmocka_unit_test(test_an_entry_that_leads_on_keeps_what_it_alone_prints),
        cmocka_unit_test(test_ranks_are_those_that_a_clause_begins_with),
        cmocka_unit_test(test_a_misread_word_is_the_one_nearest),
        cmocka_unit_test(test_a_list_of_many_with_one_name_takes_linear_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
