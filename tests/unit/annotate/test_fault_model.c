#include "test.h"

#include "annotate/fault_holding.h"
#include "annotate/fault_model.h"

static Str likeliest(struct fault_model *model, Str word, struct arena *arena) {
    const struct fault_words *words = fault_model_words(model);
    FaultGuess guess = fault_model_guess(model, fault_words_find(words, word), word, arena);
    return guess.n == 0 ? (Str){NULL, 0} : fault_words_all(words)->p[guess.p[0].word].word;
}

static void test_few_words_are_nothing_to_judge_by(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct fault_words *words = fault_words_create(arena);
    struct document document = fault_holding_document(arena, "The note was read.");
    fault_words_add(words, &document);
    assert_null(fault_model_create(words, NULL, arena));
    fault_words_destroy(words);
    arena_destroy(arena);
}

static void test_good_words_are_guessed(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct fault_words *words = fault_holding_words(arena);
    struct fault_model *model = fault_model_create(words, NULL, arena);
    assert_non_null(model);
    assert_str(likeliest(model, STR("nave"), arena), "have");
    assert_str(likeliest(model, STR("1s"), arena), "is");
    assert_str(likeliest(model, STR("earring"), arena), "carrying");
    assert_str(likeliest(model, STR("goverment"), arena), "government");
    assert_str(likeliest(model, STR("tlie"), arena), "the");
    assert_str(likeliest(model, STR("xyzzy"), arena), "");
    uint32_t the = fault_words_find(words, STR("the"));
    uint32_t note = fault_words_find(words, STR("note"));
    assert_true(fault_model_is_good(model, the));
    assert_true(fault_model_after(model, the, note) > fault_model_alone(model, note));
    fault_words_destroy(words);
    arena_destroy(arena);
}

static void test_what_a_person_refused_is_not_guessed(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct fault_words *words = fault_holding_words(arena);
    FaultRulingList rulings = {0};
    *LIST_ADD(arena, &rulings) = (FaultRuling){STR("nave"), STR("have"), false};
    *LIST_ADD(arena, &rulings) = (FaultRuling){STR("gote"), STR("note"), true};
    struct fault_model *model = fault_model_create(words, &rulings, arena);
    assert_str(likeliest(model, STR("nave"), arena), "");
    FaultGuess guess = fault_model_guess(model, 0, STR("gote"), arena);
    assert_int_equal(guess.n, 1);
    // -log(0.16 x 0.9 x 20 / 300) = 4.65: what was accepted is learned
    assert_true(guess.p[0].cost > 4.5F && guess.p[0].cost < 4.8F);
    fault_words_destroy(words);
    arena_destroy(arena);
}

/* Of rare words those that are much like a usual one, and of them only where they stand. */
static void test_rare_words_like_usual_ones_are_suspects(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct fault_words *words = fault_holding_words(arena), *one = fault_words_create(arena);
    struct document document = fault_holding_document(arena, "we nave the xyzzy. Nixon said");
    Buf packed = {0};
    FaultPlaces places;
    Fail fail;
    fault_words_add(words, &document);
    fault_words_add(one, &document);
    fault_words_pack_places(one, &packed);
    assert_ok(fault_words_read_places(buf_as_str(&packed), arena, &places, &fail));
    struct fault_model *model = fault_model_create(words, NULL, arena);
    FaultPlaceList *suspects = fault_model_suspects(model, &places, arena);
    assert_int_equal(places.documents.n, 1);
    assert_int_equal(suspects[0].n, 1);
    assert_int_equal(suspects[0].p[0].start, 3);
    assert_true(fault_model_find_good(model, STR("have")) > 0);
    assert_int_equal(fault_model_find_good(model, STR("nave")), 0);
    assert_int_equal(fault_model_find_good(model, STR("never-met")), 0);
    buf_free(&packed);
    fault_words_destroy(one);
    fault_words_destroy(words);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_few_words_are_nothing_to_judge_by),
        cmocka_unit_test(test_good_words_are_guessed),
        cmocka_unit_test(test_what_a_person_refused_is_not_guessed),
        cmocka_unit_test(test_rare_words_like_usual_ones_are_suspects),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
