/*
 * Calendar arithmetic is by hand (Hinnant's civil-from-days) because timegm() reads the
 * environment's zone files.
 */
#include "base/stamp.h"
#include "base/num.h"
#include <stdlib.h>
#include <time.h>

static bool fixed;
static int64_t fixed_seconds;

static int64_t days_from_civil(int64_t year, int64_t month, int64_t day) {
    year -= month <= 2;
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t year_of_era = year - era * 400;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
           719468;
}

static void civil_from_days(int64_t days, int64_t *year, int64_t *month, int64_t *day) {
    days += 719468;
    int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    int64_t day_of_era = days - era * 146097;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t shifted = (5 * day_of_year + 2) / 153;
    *day = day_of_year - (153 * shifted + 2) / 5 + 1;
    *month = shifted < 10 ? shifted + 3 : shifted - 9;
    *year = year_of_era + era * 400 + (*month <= 2);
}

bool stamp_init(Fail *fail) {
    const char *now = getenv("FONDS_NOW");
    fixed = now != NULL && *now != '\0';
    if (fixed && !stamp_parse(str_from_c(now), &fixed_seconds, fail))
        return fail_add(fail, "FONDS_NOW");
    return true;
}

int64_t stamp_now(void) {
    return fixed ? fixed_seconds : (int64_t)time(NULL);
}

Str stamp_text(struct arena *arena, int64_t seconds) {
    int64_t days = seconds / 86400, rest = seconds % 86400;
    if (rest < 0) {
        rest += 86400;
        days--;
    }
    int64_t year, month, day;
    civil_from_days(days, &year, &month, &day);
    return str_format(arena, "%04lld-%02lld-%02lldT%02lld:%02lld:%02lldZ", (long long)year,
                      (long long)month, (long long)day, (long long)(rest / 3600),
                      (long long)(rest / 60 % 60), (long long)(rest % 60));
}

/* Two or four digits at `at`; -1 where there are others. */
static int64_t digits(Str text, size_t at, size_t n) {
    uint64_t value;
    return num_parse_u64(str_slice(text, at, at + n), &value) ? (int64_t)value : -1;
}

bool stamp_parse(Str text, int64_t *seconds, Fail *fail) {
    static const int8_t month_days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool shape = text.n == 20 && text.p[4] == '-' && text.p[7] == '-' && text.p[10] == 'T' &&
                 text.p[13] == ':' && text.p[16] == ':' && text.p[19] == 'Z';
    if (!shape)
        return fail_set(fail, FAIL_INVALID, "\"%.*s\" is not a moment like 2026-11-24T01:55:29Z",
                        STR_ARG(text));
    int64_t year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
    int64_t hour = digits(text, 11, 2), minute = digits(text, 14, 2), second = digits(text, 17, 2);
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    bool fits = year >= 0 && month >= 1 && month <= 12 && day >= 1 && hour >= 0 && hour <= 23 &&
                minute >= 0 && minute <= 59 && second >= 0 && second <= 59;
    if (!fits || day > month_days[month - 1] + (month == 2 && leap))
        return fail_set(fail, FAIL_INVALID, "\"%.*s\" is not a moment of the calendar",
                        STR_ARG(text));
    *seconds = days_from_civil(year, month, day) * 86400 + hour * 3600 + minute * 60 + second;
    return true;
}

uint64_t stamp_elapsed_ms(void) {
    struct timespec now;
    if (clock_gettime(CLOCK_MONOTONIC, &now) != 0)
        die("the system has no clock that only runs forward");
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}
