#include "test.h"

#include "annotate/scan_case.h"
#include "annotate/volume_name.h"

static void test_years_and_volume_make_a_name(void **state) {
    (void)state;
    static const struct {
        const char *words, *id, *series;  // NULL: none
    } cases[] = {
        {", 1961-1963, vol. XV, Document 3", "frus1961-63v15", "frus1961-63"},
        {", 1952-54, volume 16", "frus1952-54v16", "frus1952-54"},
        {", 1951, vol. V, p. 3", "frus1951v05", "frus1951"},
        {"of the United States, 1969-1976, volume XXXVIII, Part 1", "frus1969-76v38p1",
         "frus1969-76"},
        {", 1969-1976, vol. E-6", "frus1969-76ve06", "frus1969-76"},
        {", 1964-1968, vol. XXXIII", "frus1964-68v33", "frus1964-68"},
        {", 1964-1968, vol. IIII", NULL, NULL},
        {", 1964-1968", NULL, NULL},
        {", vol. III", NULL, NULL},
        {" with France, 1951", NULL, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ScanCase read;
        VolumeName name;
        scan_case_open(&read, cases[i].words);
        bool found = volume_name_read(&read.scan, 0, read.arena, &name);
        assert_str(found ? name.id : STR("none"), cases[i].id == NULL ? "none" : cases[i].id);
        if (found)
            assert_str(name.series, cases[i].series);
        scan_case_close(&read);
    }
}

static void test_the_first_part_is_assumed_where_there_are_parts(void **state) {
    (void)state;
    ScanCase read;
    VolumeName name;
    scan_case_open(&read, "volume X");
    assert_true(volume_name_of_series(&read.scan, 0, STR("frus1958-60"), read.arena, &name));
    assert_str(name.id, "frus1958-60v10p1");
    assert_true(name.part_assumed);
    assert_true(volume_name_of_series(&read.scan, 0, STR("frus1955-57"), read.arena, &name));
    assert_str(name.id, "frus1955-57v10");
    assert_false(name.part_assumed);
    scan_case_close(&read);
}

static void test_the_series_of_a_name(void **state) {
    (void)state;
    assert_str(volume_name_series(STR("frus1955-57v02")), "frus1955-57");
    assert_str(volume_name_series(STR("frus1952-54v02p1")), "frus1952-54");
    assert_str(volume_name_series(STR("frus1969-76ve05p1")), "frus1969-76");
    assert_str(volume_name_series(STR("atlas")), "");
    assert_str(volume_name_series(STR("")), "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_years_and_volume_make_a_name),
        cmocka_unit_test(test_the_first_part_is_assumed_where_there_are_parts),
        cmocka_unit_test(test_the_series_of_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
