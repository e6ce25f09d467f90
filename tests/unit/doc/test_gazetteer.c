#include "test.h"

#include "doc/gazetteer.h"
#include <stdlib.h>

static void test_a_place_is_found_by_number_and_by_name(void **state) {
    (void)state;
    const GazetteerPlace *moscow = gazetteer_place(PLACE_MOSCOW);
    assert_non_null(moscow);
    assert_string_equal(moscow->name, "Moscow");
    assert_string_equal(moscow->country, "RU");
    assert_int_equal(moscow->kind, PLACE_IS_CITY);
    assert_ptr_equal(gazetteer_find(STR("Moscow")), moscow);
    assert_string_equal(gazetteer_place(192)->name, "Cuba");
    assert_int_equal(gazetteer_place(192)->kind, PLACE_IS_COUNTRY);
    assert_int_equal(gazetteer_place(PLACE_KASHMIR)->kind, PLACE_IS_REGION);
    assert_null(gazetteer_place(0));
    assert_null(gazetteer_place(3));
    assert_null(gazetteer_place(PLACE_COUNTRIES_END));
    assert_null(gazetteer_place(PLACE_NUMBERS_END));
    assert_null(gazetteer_find(STR("moscow")));
    assert_null(gazetteer_find(STR("")));
}

/* To a third of a degree, as any atlas has them. */
static void test_cities_lie_where_they_lie(void **state) {
    (void)state;
    static const struct {
        const char *name;
        double latitude, longitude;
    } cases[] = {{"Moscow", 55.75, 37.62},          {"Washington", 38.9, -77.0},
                 {"Beijing", 39.9, 116.4},          {"Buenos Aires", -34.6, -58.4},
                 {"Vienna", 48.2, 16.37},           {"Cape Town", -33.93, 18.42},
                 {"Ho Chi Minh City", 10.8, 106.7}, {"Geneva", 46.2, 6.15}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const GazetteerPlace *place = gazetteer_find(str_from_c(cases[i].name));
        assert_non_null(place);
        assert_true(abs(place->latitude - (int)(cases[i].latitude * 100000)) < 33000);
        assert_true(abs(place->longitude - (int)(cases[i].longitude * 100000)) < 33000);
    }
}

static void test_every_place_is_sound(void **state) {
    (void)state;
    size_t count = 0;
    for (int32_t number = 0; number < PLACE_NUMBERS_END; number++) {
        const GazetteerPlace *place = gazetteer_place(number);
        if (place == NULL)
            continue;
        Str name = str_from_c(place->name), country = str_from_c(place->country);
        bool point = place->latitude != GAZETTEER_NOWHERE;
        count++;
        assert_int_equal(place->number, number);
        assert_int_equal(place->kind == PLACE_IS_COUNTRY, number < PLACE_COUNTRIES_END);
        assert_ptr_equal(gazetteer_find(name), place);  // each name once
        assert_true(country.n == 0 || country.n == 2);
        assert_true(!point || place->kind == PLACE_IS_CITY);
        assert_int_equal(point, place->longitude != GAZETTEER_NOWHERE);
        assert_true(!point ||
                    (abs(place->latitude) <= 9000000 && abs(place->longitude) <= 18000000));
        char bytes[GAZETTEER_GEO_BYTES];
        assert_int_equal(gazetteer_geo(place, bytes).n > 0, point);
    }
    assert_true(count > 500);
}

static void test_a_point_is_a_uri(void **state) {
    (void)state;
    char bytes[GAZETTEER_GEO_BYTES];
    GazetteerPlace place = {.latitude = 5575204, .longitude = -61781};
    assert_str(gazetteer_geo(&place, bytes), "geo:55.75204,-0.61781");
    place = (GazetteerPlace){.latitude = -5, .longitude = -17999999};
    assert_str(gazetteer_geo(&place, bytes), "geo:-0.00005,-179.99999");
    assert_int_equal(gazetteer_geo(gazetteer_place(192), bytes).n, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_place_is_found_by_number_and_by_name),
        cmocka_unit_test(test_cities_lie_where_they_lie),
        cmocka_unit_test(test_every_place_is_sound), cmocka_unit_test(test_a_point_is_a_uri)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
