/*
 * Both computi as Meeus gives them, without tables. The Eastern day is the Julian one, moved to the
 * Gregorian calendar by the days that the two differ in that century.
 */
#include "doc/date_feast.h"
#include "base/fail.h"

static int32_t gregorian_easter(int32_t year) {
    int32_t a = year % 19, b = year / 100, c = year % 100;
    int32_t d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
    int32_t h = (19 * a + b - d - g + 15) % 30;
    int32_t i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
    int32_t m = (a + 11 * h + 22 * l) / 451;
    int32_t n = h + l - 7 * m + 114;
    return date_day(year, (unsigned)(n / 31), (unsigned)(n % 31) + 1);
}

static int32_t julian_easter(int32_t year) {
    int32_t a = year % 4, b = year % 7, c = year % 19;
    int32_t d = (19 * c + 15) % 30, e = (2 * a + 4 * b - d + 34) % 7;
    int32_t n = d + e + 114;
    int32_t behind = year / 100 - year / 400 - 2;  // days, from March on
    return date_day(year, (unsigned)(n / 31), (unsigned)(n % 31) + 1) + behind;
}

bool date_feast_is_day(Feast feast) {
    return feast > FEAST_CHRISTMAS;
}

/* Days from Easter Sunday, or month and day. */
static const struct {
    Feast feast;
    int8_t from_easter;
    uint8_t month, day;  // 0: by Easter
} feasts[] = {
    {FEAST_EASTER, 0, 0, 0},           {FEAST_WHITSUN, 49, 0, 0},
    {FEAST_ASH_WEDNESDAY, -46, 0, 0},  {FEAST_PALM_SUNDAY, -7, 0, 0},
    {FEAST_MAUNDY_THURSDAY, -3, 0, 0}, {FEAST_GOOD_FRIDAY, -2, 0, 0},
    {FEAST_EASTER_EVE, -1, 0, 0},      {FEAST_EASTER_SUNDAY, 0, 0, 0},
    {FEAST_EASTER_MONDAY, 1, 0, 0},    {FEAST_EASTER_TUESDAY, 2, 0, 0},
    {FEAST_ASCENSION, 39, 0, 0},       {FEAST_WHIT_SUNDAY, 49, 0, 0},
    {FEAST_WHIT_MONDAY, 50, 0, 0},     {FEAST_CHRISTMAS, 0, 12, 25},
    {FEAST_CHRISTMAS_EVE, 0, 12, 24},  {FEAST_CHRISTMAS_DAY, 0, 12, 25},
    {FEAST_BOXING_DAY, 0, 12, 26},     {FEAST_NEW_YEARS_DAY, 0, 1, 1},
    {FEAST_NEW_YEARS_EVE, 0, 12, 31},
};

int32_t date_feast_day(Feast feast, int32_t year) {
    must(year > 0);
    if (feast == FEAST_PASCHA)
        return julian_easter(year);
    for (size_t i = 0; i < sizeof feasts / sizeof *feasts; i++)
        if (feasts[i].feast == feast && feasts[i].month != 0)
            return date_day(year, feasts[i].month, feasts[i].day);
        else if (feasts[i].feast == feast)
            return gregorian_easter(year) + feasts[i].from_easter;
    must(false);
    return 0;
}
