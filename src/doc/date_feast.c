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

int32_t date_feast_day(Feast feast, int32_t year) {
    must(year > 0);
    switch (feast) {
    case FEAST_WHITSUN:
        return gregorian_easter(year) + 49;
    case FEAST_PASCHA:
        return julian_easter(year);
    case FEAST_CHRISTMAS:
        return date_day(year, 12, 25);
    case FEAST_EASTER:
        break;
    }
    return gregorian_easter(year);
}
