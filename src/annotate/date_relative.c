/*
 * Each function is one shape of words. A relative expression needs a word that says which one is
 * meant (last, this, next), or is a day of the week that stands as a noun.
 */
#include "annotate/date_relative.h"
#include "annotate/date_number.h"

static bool is_glued(const Scan *scan, size_t i) {
    return (scan_at(scan, i)->flags & TOK_GLUED) != 0;
}

static size_t article_before(const Scan *scan, size_t i, size_t from) {
    return i > from && scan_is(scan, i - 1, CUE(ARTICLE)) && scan_is_word(scan, i - 1) ? i - 1 : i;
}

static bool finish(DateValue *value, size_t end) {
    value->date_end = (uint32_t)end;
    return true;
}

static bool is_long_unit(int32_t unit) {
    return unit == CUE_WEEK || unit == CUE_FORTNIGHT || unit == CUE_A_MONTH || unit == CUE_YEAR ||
           unit == CUE_DECADE || unit == CUE_CENTURY;
}

/* The unit, season or day of the week at token i, for "last ...". */
static bool read_target(const Scan *scan, size_t i, DateValue *value, size_t *end) {
    int32_t number;
    if (scan_cue(scan, i, CUE_UNIT_AT, &number, end) && is_long_unit(number)) {
        value->relation = DATE_UNIT_AWAY;
        value->unit = (uint8_t)number;
        return true;
    }
    if (scan_cue(scan, i, CUE_SEASON_AT, &number, end) && number <= 24) {
        value->relation = DATE_UNIT_AWAY;
        value->unit = 0;
        value->first.season = (uint8_t)number;
        return true;
    }
    if (scan_cue(scan, i, CUE_WEEKDAY_AT, &number, end)) {
        value->relation = DATE_WEEKDAY;
        value->weekday = (uint8_t)number;
        return true;
    }
    return false;
}

/* "nine", "9": how many, before a unit in the plural. */
static bool read_count(const Scan *scan, size_t i, uint8_t *count, size_t *end) {
    int32_t number;
    const Tok *tok = scan_at(scan, i);
    if (tok->shape == SHAPE_DIGITS && tok->digits <= 2 && tok->number > 0) {
        *count = (uint8_t)tok->number;
        *end = i + 1;
        return true;
    }
    if (!scan_cue(scan, i, CUE_NUMERAL_AT, &number, end))
        return false;
    *count = (uint8_t)number;
    return true;
}

/* last week, this summer, next Sunday, last nine months; the word before in Romance languages. */
static bool read_which(const Scan *scan, size_t i, size_t from, DateValue *value, size_t *first,
                       size_t *end) {
    int32_t step, unit;
    uint8_t count;
    size_t behind;
    if (!scan_cue(scan, i, CUE_WHICH_AT, &step, &behind))
        return false;
    value->step = (int8_t)step;
    *first = article_before(scan, i, from);
    if (read_target(scan, behind, value, end))
        return finish(value, *end);
    if (step < 0 && read_count(scan, behind, &count, &behind) &&
        scan_cue(scan, behind, CUE_UNIT_AT, &unit, end) &&
        (is_long_unit(unit) || unit == CUE_DAY)) {
        value->relation = DATE_SPAN_BACK;
        value->unit = (uint8_t)unit;
        value->count = count;
        return finish(value, *end);
    }
    if (i > from && scan_is_word(scan, i - 1) && read_target(scan, i - 1, value, end) &&
        *end == i) {
        *first = article_before(scan, i - 1, from);
        *end = i + 1;
        return finish(value, *end);
    }
    return false;
}

/* A weekday as a noun: capital, or behind a word of time; before a date it belongs to the date. */
static bool read_weekday(const Scan *scan, size_t i, size_t from, DateValue *value, size_t *first,
                         size_t *end) {
    int32_t number;
    if (!scan_cue(scan, i, CUE_WEEKDAY_AT, &number, end))
        return false;
    const Tok *tok = scan_at(scan, i);
    size_t next = *end;
    while (next < *end + 2 && (scan_is_mark(scan, next, ',') || scan_is(scan, next, CUE(ARTICLE))))
        next++;
    bool dated = scan_is(scan, next, CUE(MONTH)) || scan_at(scan, next)->shape == SHAPE_DIGITS;
    bool named = scan_folded(scan, i).n > 3 &&
                 (tok->shape == SHAPE_CAPITAL || (uint8_t)scan->part->text.p[tok->at] >= 0x80);
    bool name_of = scan_is(scan, i - 1, CUE(TITLE)) ||
                   scan_at(scan, i + 1)->shape == SHAPE_CAPITAL || scan_is_initial(scan, i - 2);
    if (dated || !named || name_of)
        return false;
    *first = i;
    (void)from;
    value->relation = DATE_WEEKDAY;
    value->weekday = (uint8_t)number;
    return finish(value, *end);
}

/* "5th inst.", "18 d. M.", "5 c.m." */
static bool read_instant(const Scan *scan, size_t i, size_t from, DateValue *value, size_t *first,
                         size_t *end) {
    int32_t step;
    DateNumber day;
    if (!scan_cue(scan, i, CUE_INSTANT_AT, &step, end) || i == from ||
        !date_number_day_before(scan, i, &day) || day.first < from)
        return false;
    value->relation = DATE_MONTH_AWAY;
    value->step = (int8_t)step;
    value->first.day = (uint8_t)day.value;
    *first = article_before(scan, day.first, from);
    *end += scan_is_mark(scan, *end, '.') && is_glued(scan, *end);
    return finish(value, *end);
}

/* "letter of the 18th", "your telegram of 18th": an ordinal alone behind a kind of message. */
static bool read_day_alone(const Scan *scan, size_t i, size_t from, DateValue *value, size_t *first,
                           size_t *end) {
    DateNumber day;
    if (scan_at(scan, i)->shape != SHAPE_DIGITS || !date_number_day(scan, i, &day) ||
        day.end == i + 1)
        return false;
    size_t at = article_before(scan, i, from);
    bool of = at > from && scan_is(scan, at - 1, CUE(OF)) && scan_is_word(scan, at - 1);
    bool message = false;
    for (size_t back = 2; of && back <= 4 && at >= from + back; back++)
        message = message || scan_is(scan, at - back, CUE(DATE_ROLE));
    if (!message || scan_is(scan, day.end, CUE(MONTH) | CUE(UNIT) | CUE(OF)) ||
        scan_is_capital(scan, day.end))
        return false;
    value->relation = DATE_DAY_ALONE;
    value->first.day = (uint8_t)day.value;
    *first = at;
    *end = day.end;
    return finish(value, *end);
}

bool date_relative_read(const Scan *scan, size_t i, size_t from, DateValue *value, size_t *first,
                        size_t *end) {
    int32_t step;
    DateValue clean = *value;
    *first = i;
    if (scan_cue(scan, i, CUE_DAY_AWAY_AT, &step, end)) {
        value->relation = DATE_DAY_AWAY;
        value->step = (int8_t)step;
        return finish(value, *end);
    }
    if (read_which(scan, i, from, value, first, end))
        return true;
    *value = clean;
    return read_weekday(scan, i, from, value, first, end) ||
           read_instant(scan, i, from, value, first, end) ||
           read_day_alone(scan, i, from, value, first, end);
}

/* of the current year, of last year, с.г., d.J. behind a month */
static bool read_year_away(const Scan *scan, size_t i, int8_t *step, size_t *end) {
    int32_t number, unit;
    if (scan_cue(scan, i, CUE_INSTANT_AT, &number, end)) {
        *step = (int8_t)number;
        return true;
    }
    for (int k = 0; k < 2 && scan_is(scan, i, CUE(OF) | CUE(ARTICLE)); k++)
        i++;
    if (!scan_cue(scan, i, CUE_WHICH_AT, &number, &i) ||
        !scan_cue(scan, i, CUE_UNIT_AT, &unit, end) || unit != CUE_YEAR)
        return false;
    *step = (int8_t)number;
    return true;
}

bool date_relative_month(const Scan *scan, size_t i, size_t from, DateValue *value, size_t *first,
                         size_t *end) {
    int32_t month, step;
    size_t behind;
    DateNumber day;
    if (!scan_cue(scan, i, CUE_MONTH_AT, &month, &behind))
        return false;
    *first = i;
    value->first.month = (uint8_t)month;
    if (i > from && date_number_day_before(scan, i, &day) && day.first >= from) {
        value->first.day = (uint8_t)day.value;
        *first = day.first;
    } else if (date_number_day(scan, behind, &day)) {
        value->first.day = (uint8_t)day.value;
        behind = day.end;
    }
    value->relation = DATE_MONTH_AWAY;
    if (read_year_away(scan, behind, &value->step, end))
        return finish(value, *end);
    bool which = i > from && scan_is(scan, i - 1, CUE(WHICH)) &&
                 scan_cue(scan, i - 1, CUE_WHICH_AT, &step, end) && *end == i;
    if (which && value->first.day == 0 && scan_at(scan, behind)->shape != SHAPE_DIGITS) {
        value->step = (int8_t)step;
        value->count = 1;  // the nearest such month, not that month of a year
        *first = article_before(scan, i - 1, from);
        *end = behind;
        return finish(value, *end);
    }
    value->relation = DATE_ABSOLUTE;
    value->first = (DatePoint){.year = DATE_NO_YEAR};
    return false;
}

bool date_relative_is_month(const Scan *scan, size_t i, const DatePoint *point) {
    const Tok *tok = scan_at(scan, i);
    bool ascii = (uint8_t)scan->part->text.p[tok->at] < 0x80;
    bool number = point->day != 0 || point->year != DATE_NO_YEAR;
    if (tok->shape == SHAPE_LOWER && ascii && scan_folded(scan, i).n <= 5)  // may, march, mai, mars
        return point->day != 0 && (point->year != DATE_NO_YEAR || scan_folded(scan, i).n == 4);
    if (number)
        return true;
    // A month alone: not "May I", "March on"; a full word behind a word of time.
    if (scan_folded(scan, i).n < 4 && ascii)
        return false;
    return scan_is(scan, i - 1,
                   CUE(OF) | CUE(FROM) | CUE(BEFORE) | CUE(AFTER) | CUE(STAGE) | CUE(UNTIL) |
                       CUE(BETWEEN) | CUE(ABOUT) | CUE(ARTICLE));
}
