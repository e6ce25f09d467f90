/* Proves query/facet.c: values by their number, years certainly and possibly, open ends. */
#include "query/facet.h"
#include "query/small.h"

static void put(struct small *small, const char *id, const char *kind, const char *date,
                const char *other) {
    struct document *document = small_document(small, id, "wall");
    if (kind != NULL)
        description_add(small->arena, &document->description, FIELD_KIND, str_from_c(kind));
    const char *dates[] = {date, other};
    for (size_t i = 0; i < 2; i++) {
        if (dates[i] == NULL)
            continue;
        Value *value = description_add(small->arena, &document->description, FIELD_DATE, STR("x"));
        value->norm = str_from_c(dates[i]);
        value->role = STR("written");
    }
    small_put(small, document, VISIBLE_YES);
}

/* "field value certain/possible" of each, a line each. */
static void assert_facets(struct small *small, const char *typed, const char *expected) {
    EngineAnswer answer = small_search(small, typed, ORDER_RELEVANCE);
    Buf out = {0};
    for (size_t i = 0; i < answer.facets.n; i++) {
        const FacetCount *facet = &answer.facets.p[i];
        buf_format(&out, "%s%s %.*s %llu/%llu", i == 0 ? "" : "; ", field_info(facet->field)->name,
                   STR_ARG(facet->value), (unsigned long long)facet->certain,
                   (unsigned long long)facet->possible);
    }
    Str got = str_copy(small->arena, buf_as_str(&out));
    buf_free(&out);
    assert_str(got, expected);
}

static void test_values_and_years_are_counted(void **state) {
    struct small *small = *state;
    put(small, "1", "Telegram", "1962-10-18", NULL);
    put(small, "2", "Telegram", "1962-10", NULL);
    put(small, "3", "Letter", "1961/1962", NULL);      // an extent: in in both years, certainly
    put(small, "4", "Letter", "1962?", NULL);          // not certain
    put(small, "5", "Airgram", "1961-05", "1962-05");  // both years, certainly
    put(small, "6", NULL, NULL, NULL);
    assert_facets(
        small, "wall",
        "kind letter 2/0; kind telegram 2/0; kind airgram 1/0; date 1961 2/0; date 1962 4/1");
    assert_int_equal(small_search(small, "wall", ORDER_RELEVANCE).undated_in_total, 1);
    assert_facets(small, "kind:telegram", "kind telegram 2/0; date 1962 2/0");
    assert_facets(small, "undated:yes", "");
    assert_facets(small, "nowhere", "");
}

static void test_open_ends_reach_to_the_years_that_are_named(void **state) {
    struct small *small = *state;
    put(small, "1", NULL, "1960/..", NULL);
    put(small, "2", NULL, "1963-01-01", NULL);
    assert_facets(small, "wall", "date 1960 1/0; date 1961 1/0; date 1962 1/0; date 1963 2/0");
    assert_facets(small, "wall date:..1962", "date 1960 1/0");
}

static void test_years_of_one_document_overlap_once(void **state) {
    struct small *small = *state;
    put(small, "1", NULL, "1960/1962", "1961/1963");
    assert_facets(small, "wall", "date 1960 1/0; date 1961 1/0; date 1962 1/0; date 1963 1/0");
}

/* Each year's counts are those that the year asked for as a date gives. */
static void test_years_count_as_their_queries_do(void **state) {
    struct small *small = *state;
    for (int i = 0; i < 60; i++) {
        char local[32];
        (void)snprintf(local, sizeof local, "n%d", i);
        small_put(small, small_any_document(small, local), VISIBLE_YES);
    }
    EngineAnswer all = small_search(small, "", ORDER_RELEVANCE);
    size_t years = 0;
    for (size_t i = 0; i < all.facets.n; i++) {
        const FacetCount *facet = &all.facets.p[i];
        if (facet->field != FIELD_DATE)
            continue;
        Str query = query_parse_term(FIELD_DATE, facet->value, small->arena);
        EngineAnswer year = small_search(small, str_to_c(small->arena, query), ORDER_RELEVANCE);
        assert_int_equal(year.certain, facet->certain);
        assert_int_equal(year.possible, facet->possible);
        assert_int_equal(year.undated, all.undated_in_total);
        years++;
    }
    assert_int_equal(years, 10); /* the sixties, all of them named by 196X */
}

/* Whatever signs a value has, its term finds as many as it counts. */
static void test_values_count_as_their_terms_find(void **state) {
    struct small *small = *state;
    static const char *const kinds[] = {"Telegram",
                                        "Circular \"telegram\"",
                                        "(a) b",
                                        "x:y",
                                        "a*",
                                        "\xE2\x80\x9C"
                                        "Bay\xE2\x80\x9D",
                                        "telegram",
                                        "-a OR b",
                                        "Li\xC3\xA8ge",
                                        "a ~ 2",
                                        " trimmed ",
                                        "="};
    char local[32];
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        for (size_t j = 0; j <= i % 3; j++) {
            (void)snprintf(local, sizeof local, "%zu-%zu", i, j);
            put(small, local, kinds[i], NULL, NULL);
        }
    EngineAnswer all = small_search(small, "", ORDER_RELEVANCE);
    assert_int_equal(all.facets.n, sizeof kinds / sizeof *kinds - 1);  // Telegram is telegram
    for (size_t i = 0; i < all.facets.n; i++) {
        Str term = query_parse_term(FIELD_KIND, all.facets.p[i].value, small->arena);
        if (small_count(small, str_to_c(small->arena, term)) != all.facets.p[i].certain)
            fail_msg("%.*s counts %llu, finds %llu", STR_ARG(term),
                     (unsigned long long)all.facets.p[i].certain,
                     (unsigned long long)small_count(small, str_to_c(small->arena, term)));
    }
}

static void test_one_value_with_two_other_forms_counts_once(void **state) {
    struct small *small = *state;
    struct document *document = small_document(small, "1", "wall");
    for (int i = 0; i < 2; i++) {
        Value *value = description_add(small->arena, &document->description, FIELD_ARCHIVE,
                                       STR("The archive"));
        value->norm = i == 0 ? STR("A") : STR("B");
        if (i == 0)
            small_put(small, document, VISIBLE_YES);
    }
    struct document *other = small_document(small, "2", "wall");
    *LIST_ADD(small->arena, &other->description) = document->description.p[1];
    small_put(small, other, VISIBLE_YES);
    assert_facets(small, "wall", "archive The archive 2/0");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_values_and_years_are_counted, small_setup,
                                        small_teardown),
        cmocka_unit_test_setup_teardown(test_open_ends_reach_to_the_years_that_are_named,
                                        small_setup, small_teardown),
        cmocka_unit_test_setup_teardown(test_years_of_one_document_overlap_once, small_setup,
                                        small_teardown),
        cmocka_unit_test_setup_teardown(test_years_count_as_their_queries_do, small_setup,
                                        small_teardown),
        cmocka_unit_test_setup_teardown(test_values_count_as_their_terms_find, small_setup,
                                        small_teardown),
        cmocka_unit_test_setup_teardown(test_one_value_with_two_other_forms_counts_once,
                                        small_setup, small_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
