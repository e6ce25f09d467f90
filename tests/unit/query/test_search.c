/* Proves query/search.c: what readers are handed, and what happens when a document changed or went
 * meanwhile. */
#include "query/search.h"
#include "query/small.h"

/* Documents by their ids; one may be told to be gone or changed. */
struct shelf {
    struct small *small;
    const struct document *documents[4];
    size_t n;
    FailCode refuse;
};

static bool load(void *context, Str id, struct arena *results, struct document *document,
                 Str *place, Fail *fail) {
    struct shelf *shelf = context;
    (void)results;
    if (shelf->refuse != FAIL_NONE)
        return fail_set(fail, shelf->refuse, "no");
    for (size_t i = 0; i < shelf->n; i++)
        if (str_ends(id, shelf->documents[i]->local_id)) {
            *document = *shelf->documents[i];
            *place = STR("A volume");
            return true;
        }
    return fail_set(fail, FAIL_MISSING, "%.*s", STR_ARG(id));
}

static bool find_name(void *context, Str name, struct arena *results, Str *id, Str *title) {
    (void)context;
    (void)results;
    *id = STR("d.ch1");
    *title = STR("Berlin");
    return str_is(name, "frus1961-63v15");
}

static SearchAnswer ask(struct shelf *shelf, const char *typed) {
    SearchSource source = {.load = load, .collection = find_name, .context = shelf};
    SearchRequest request = {.text = str_from_c(typed), .count = 10, .facets = true};
    SearchAnswer answer;
    Fail fail;
    assert_ok(
        search_run(shelf->small->engine, &request, &source, shelf->small->arena, &answer, &fail));
    return answer;
}

static struct shelf *make_shelf(struct small *small) {
    struct shelf *shelf = ARENA_NEW(small->arena, struct shelf);
    struct document *document = small_document(small, "d1", "Gromyko spoke of the wall.");
    description_add(small->arena, &document->description, FIELD_TITLE, STR("Telegram from Moscow"));
    Value *date =
        description_add(small->arena, &document->description, FIELD_DATE, STR("October 18, 1962"));
    date->norm = STR("1962-10-18");
    date->role = STR("written");
    str_list_add(small->arena, &document->collections, STR("ch1"));
    shelf->small = small;
    shelf->documents[0] = document;
    shelf->documents[1] = small_document(small, "d2", "The general was silent.");
    shelf->n = 2;
    for (size_t i = 0; i < shelf->n; i++)
        small_put(small, shelf->documents[i], VISIBLE_YES);
    return shelf;
}

static void test_a_hit_has_what_is_shown(void **state) {
    struct shelf *shelf = make_shelf(*state);
    SearchAnswer answer = ask(shelf, "wall date:1962");
    assert_int_equal(answer.counts.total, 1);
    assert_int_equal(answer.counts.hits.n, 0);
    assert_int_equal(answer.hits.n, 1);
    const SearchHit *hit = &answer.hits.p[0];
    assert_str(hit->title, "Telegram from Moscow");
    assert_str(hit->date_edtf, "1962-10-18");
    assert_str(hit->date_words, "18 October 1962");
    assert_str(hit->deposit_title, "A volume");
    assert_true(hit->hit.certain);
    assert_int_equal(hit->passages.n, 1);
    assert_str(hit->passages.p[0].text, "Gromyko spoke of the wall.");
    assert_int_equal(answer.near_words.n, 0);
}

static void two_names(void *context, Str name, struct arena *results, StrList *names) {
    (void)context;
    if (!str_is(name, "Chou") && !str_is(name, "Zhou"))
        return;
    str_list_add(results, names, STR("Chou"));
    str_list_add(results, names, STR("Zhou"));
}

static void test_who_goes_by_two_names_is_one_value_found_by_either(void **state) {
    struct shelf *shelf = make_shelf(*state);
    struct small *small = shelf->small;
    static const char *const named[2][3] = {{"Chou", "Adams", NULL}, {"Zhou", "Chou", "Adams"}};
    for (size_t i = 0; i < 2; i++) {
        EngineRow row = {0};
        engine_row_make(engine_analyzer(small->engine), STR("d"), shelf->documents[i], 1,
                        small->arena, &row);
        for (size_t k = 0; k < 3 && named[i][k] != NULL; k++)
            *LIST_ADD(small->arena, &row.facets) =
                (FacetValue){.field = FIELD_NAMED, .value = str_from_c(named[i][k])};
        small_put_row(small, &row);
    }
    SearchSource source = {
        .load = load, .collection = find_name, .context = shelf, .same = two_names};
    SearchRequest request = {.text = STR("named:=\"Zhou\""), .count = 10, .facets = true};
    SearchAnswer answer;
    Fail fail;
    assert_ok(search_run(small->engine, &request, &source, small->arena, &answer, &fail));
    assert_int_equal(answer.counts.total, 2);
    size_t values = 0;
    for (size_t i = 0; i < answer.counts.facets.n; i++) {
        const FacetCount *one = &answer.counts.facets.p[i];
        if (one->field != FIELD_NAMED)
            continue;
        values++;
        assert_int_equal(one->certain, 2);
        assert_true(str_is(one->value, "Adams") || str_is(one->value, "Chou"));
    }
    assert_int_equal(values, 2);
}

static void test_a_passage_is_not_cut_from_another_text(void **state) {
    struct shelf *shelf = make_shelf(*state);
    shelf->documents[0] = small_document(shelf->small, "d1", "The wall is another one now.");
    SearchAnswer answer = ask(shelf, "wall");
    assert_int_equal(answer.hits.n, 1);
    assert_int_equal(answer.hits.p[0].passages.n, 0);
}

static void test_a_document_that_went_is_left_out_and_a_failure_is_one(void **state) {
    struct shelf *shelf = make_shelf(*state);
    SearchSource source = {.load = load, .collection = find_name, .context = shelf};
    SearchRequest request = {.text = STR("wall"), .count = 10};
    SearchAnswer answer;
    Fail fail;
    shelf->refuse = FAIL_MISSING;
    answer = ask(shelf, "wall");
    assert_int_equal(answer.counts.total, 1);
    assert_int_equal(answer.hits.n, 0);
    shelf->refuse = FAIL_CORRUPT;
    assert_false(
        search_run(shelf->small->engine, &request, &source, shelf->small->arena, &answer, &fail));
    assert_int_equal(fail.code, FAIL_CORRUPT);
    assert_non_null(strstr(fail.message, "d.d1"));
}

static void test_nothing_found_says_which_word_and_the_nearest(void **state) {
    struct shelf *shelf = make_shelf(*state);
    SearchAnswer answer = ask(shelf, "wall gromiko");
    assert_int_equal(answer.counts.total, 0);
    assert_int_equal(answer.missing_words.n, 1);
    assert_str(answer.missing_words.p[0], "gromiko");
    assert_int_equal(answer.near_words.n, 1);
    assert_str(answer.near_words.p[0], "gromyko");
    answer = ask(shelf, "wall general");
    assert_int_equal(answer.counts.total, 0);
    assert_int_equal(answer.missing_words.n, 0);
    assert_int_equal(answer.alone.n, 2);
    assert_str(answer.alone.p[1].typed, "general");
    assert_int_equal(answer.alone.p[1].total, 1);
    answer = ask(shelf, "wall kind:telegram");
    assert_int_equal(answer.alone.n, 2);
    assert_str(answer.alone.p[1].typed, "kind:telegram");
    assert_int_equal(answer.alone.p[1].total, 0);
}

static void test_a_collection_is_asked_by_the_source_s_own_name(void **state) {
    struct shelf *shelf = make_shelf(*state);
    assert_int_equal(ask(shelf, "collection:frus1961-63v15").counts.total, 1);
    assert_int_equal(ask(shelf, "-(collection:frus1961-63v15)").counts.total, 1);
    assert_int_equal(ask(shelf, "collection:d.ch1").counts.total, 1);
    assert_int_equal(ask(shelf, "collection:frus").counts.total, 0);
    assert_str(ask(shelf, "collection:frus1961-63v15").query.understood, "in \"Berlin\"");
}

static void test_marks_for_a_page_are_places_in_blocks(void **state) {
    struct shelf *shelf = make_shelf(*state);
    Query query;
    SearchMarkList marks = {0};
    query_parse(STR("walls gromyko telegram"), shelf->small->arena, &query);
    search_marks(&query, shelf->documents[0], shelf->small->arena, &marks);
    assert_int_equal(marks.n, 2);
    assert_int_equal(marks.p[0].block, 1);
    assert_int_equal(marks.p[0].start, 0);
    assert_int_equal(marks.p[0].end, 7);
    assert_int_equal(marks.p[1].start, 21);
}

/* A passage leads to its first mark by the number that the mark has on the document's page. */
static void test_a_passage_knows_the_number_of_its_mark(void **state) {
    struct shelf *shelf = make_shelf(*state);
    struct small *small = shelf->small;
    size_t checked = 0;
    for (int i = 0; i < 60; i++) {
        struct document *document = small_any_document(small, "d3");
        SearchMarkList marks = {0};
        shelf->documents[0] = document;
        shelf->n = 1;
        small_put(small, document, VISIBLE_YES);
        SearchAnswer answer = ask(shelf, "the OR wall OR missile OR kennedy");
        search_marks(&answer.query, document, small->arena, &marks);
        for (size_t j = 0; j < answer.hits.n; j++)
            for (size_t k = 0; k < answer.hits.p[j].passages.n; k++) {
                const Passage *passage = &answer.hits.p[j].passages.p[k];
                assert_int_equal(passage->hit > 0, passage->block > 0);
                if (passage->hit == 0 || !str_ends(answer.hits.p[j].hit.id, STR("d3")))
                    continue;
                assert_in_range(passage->hit, 1, marks.n);
                assert_int_equal(marks.p[passage->hit - 1].block, passage->block);
                checked++;
            }
    }
    assert_true(checked > 60);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_hit_has_what_is_shown, small_setup, small_teardown),
        cmocka_unit_test_setup_teardown(test_who_goes_by_two_names_is_one_value_found_by_either,
                                        small_setup, small_teardown),
        cmocka_unit_test_setup_teardown(test_a_passage_is_not_cut_from_another_text, small_setup,
                                        small_teardown),
        cmocka_unit_test_setup_teardown(test_a_document_that_went_is_left_out_and_a_failure_is_one,
                                        small_setup, small_teardown),
        cmocka_unit_test_setup_teardown(test_nothing_found_says_which_word_and_the_nearest,
                                        small_setup, small_teardown),
        cmocka_unit_test_setup_teardown(test_a_collection_is_asked_by_the_source_s_own_name,
                                        small_setup, small_teardown),
        cmocka_unit_test_setup_teardown(test_a_passage_knows_the_number_of_its_mark, small_setup,
                                        small_teardown),
        cmocka_unit_test_setup_teardown(test_marks_for_a_page_are_places_in_blocks, small_setup,
                                        small_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
