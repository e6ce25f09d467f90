/*
 * A point is read from left to right; a trigger in its middle (the month of "18 October") first
 * finds where it begins. So there is one reader for the first and for the second end of a range.
 */
#include "annotate/date_grammar.h"
#include "annotate/date_number.h"
#include "annotate/date_relative.h"
#include "doc/date_feast.h"
#include <string.h>

enum { YEAR_LEAST = 1400, YEAR_MOST = 2060 };

static const DatePoint no_point = {.year = DATE_NO_YEAR};

typedef struct {
    DatePoint point;
    DatePoint other;  // of double dates: the second day
    bool is_double, swappable, about;
    uint8_t order;
    uint16_t reading;
    size_t first, end;
} Piece;

static bool is_glued(const Scan *scan, size_t i) {
    return (scan_at(scan, i)->flags & TOK_GLUED) != 0;
}

/* Marks that may stand between the parts of a date, specks of dirt among them. */
static size_t pass_marks(const Scan *scan, size_t i, size_t most) {
    for (size_t k = 0; k < most; k++, i++) {
        char mark = scan_at(scan, i)->mark;
        if (mark == '\0' || strchr(",.'`|*", mark) == NULL)
            break;
    }
    return i;
}

static void lower(uint16_t *reading, uint16_t to) {
    *reading = to < *reading ? to : *reading;
}

/* ---- months ---- */

/* The month at token i; misread ones only where `lenient`. */
static uint32_t month_at(const Scan *scan, size_t i, bool lenient, size_t *end, uint16_t *reading) {
    int32_t value;
    uint16_t certainty = 1000;
    // "Sep1ember": letters stand behind what is glued to it
    bool whole = !is_glued(scan, i + 1) || scan_at(scan, i + 1)->shape == SHAPE_MARK ||
                 !is_glued(scan, i + 2) || scan_at(scan, i + 2)->shape == SHAPE_MARK;
    if (whole && scan_cue(scan, i, CUE_MONTH_AT, &value, end))
        return (uint32_t)value;
    if (!lenient || scan_at(scan, i)->shape == SHAPE_NONE ||
        scan_at(scan, i)->shape == SHAPE_MARK || (whole && scan_at(scan, i)->word != 0))
        return 0;
    uint32_t word = scan_guess(scan, i, CUE_MONTH_AT, &certainty);
    *end = i + 1;
    while (word != 0 && *end < i + 5 && is_glued(scan, *end) &&
           scan_at(scan, *end)->shape != SHAPE_MARK)
        ++*end;
    if (word == 0 && scan_at(scan, i + 1)->shape == SHAPE_LOWER) {  // "Octo ber"
        char joined[40];
        Str a = scan_folded(scan, i), b = scan_folded(scan, i + 1);
        if (a.n + b.n < sizeof joined) {
            memcpy(joined, a.p, a.n);
            memcpy(joined + a.n, b.p, b.n);
            Str both = {joined, a.n + b.n};
            word = cue_find(both, cue_hash(both));
            word = (cue_classes(word) & CUE(MONTH)) != 0
                       ? word
                       : cue_guess(both, CUE_MONTH_AT, &certainty);
            certainty = 850;
            *end = i + 2;
        }
    }
    if (word == 0)
        return 0;
    lower(reading, certainty);
    return (uint32_t)cue_value(word, CUE_MONTH_AT);
}

/* ---- years ---- */

/* A year at token i: four digits, or '62; more leave where `lenient`. */
static bool year_at(const Scan *scan, size_t i, Piece *piece) {
    DateNumber year;
    if (date_number_year(scan, i, &year) && year.value >= YEAR_LEAST && year.value <= YEAR_MOST) {
        piece->point.year = (int32_t)year.value;
        piece->end = year.end;
        if (year.faults > 0)
            lower(&piece->reading, 850);
        // 1723/4
        DateNumber next;
        if (scan_is_mark(scan, year.end, '/') && is_glued(scan, year.end) &&
            date_number_run(scan, year.end + 1, &next) && next.n == 1 &&
            next.value == (year.value + 1) % 10) {
            piece->point.year++;
            piece->end = next.end;
        }
        return true;
    }
    if (scan_is_mark(scan, i, '\'') && date_number_run(scan, i + 1, &year) && year.n == 2 &&
        year.faults == 0) {
        piece->point.year = (int32_t)year.value;
        piece->point.two_digits = true;
        piece->end = year.end;
        return true;
    }
    return false;
}

/* "[1910]", "[1910?]": an editor's, who may doubt it. */
static bool year_in_brackets(const Scan *scan, size_t i, Piece *piece) {
    if (!(scan_is_mark(scan, i, '[') || scan_is_mark(scan, i, '(')) || !year_at(scan, i + 1, piece))
        return false;
    piece->point.doubted = scan_is_mark(scan, piece->end, '?');
    piece->end += piece->point.doubted;
    piece->end += scan_is_mark(scan, piece->end, ']') || scan_is_mark(scan, piece->end, ')');
    return true;
}

/* A year behind day and month; two digits do there. */
static bool year_behind(const Scan *scan, size_t i, Piece *piece, bool two_digits) {
    DateNumber speck;
    size_t at = pass_marks(scan, i, 2);
    if (at > i && scan_is_mark(scan, at, '-') && date_number_year(scan, at + 1, &speck))
        at++;  // "August 4, - 1975": dirt
    if (scan_is(scan, at, CUE(OF)) && scan_at(scan, at)->shape == SHAPE_LOWER)
        at++;
    if (year_at(scan, at, piece) || year_in_brackets(scan, at, piece))
        return true;
    // A number of four signs that is no year yet: one digit was misread or lost; see
    // date_resolve.c.
    DateNumber run;
    if (date_number_run(scan, at, &run) && run.n >= 3 && run.n <= 5 && run.faults + 1 < run.n &&
        at > i && !scan_is_mark(scan, run.end, ':')) {
        bool year_like = run.n == 4 ? run.value / 100 >= 10 : run.n == 3 ? run.value >= 900 : true;
        if (year_like) {
            piece->point.year = (int32_t)run.value;
            piece->end = run.end;
            lower(&piece->reading, 600);
            return true;
        }
    }
    if (two_digits && at == i && date_number_run(scan, at, &run) && run.n == 2 && run.faults == 0 &&
        !scan_is_mark(scan, run.end, ':') && !scan_is(scan, run.end, CUE(MERIDIEM))) {
        piece->point.year = (int32_t)run.value;
        piece->point.two_digits = true;
        piece->end = run.end;
        return true;
    }
    return false;
}

/* ---- points ---- */

/* "18 October 1962", "18. Oktober", "the 18th of October, 1962", "5/18 October 1905". */
static bool day_month(const Scan *scan, size_t i, bool lenient, Piece *piece) {
    DateNumber day, other;
    size_t at, end;
    *piece = (Piece){.point = no_point, .reading = 1000, .first = i};
    if (!date_number_day(scan, i, &day))
        return false;
    at = day.end;
    if (date_number_other_day(scan, at, &other)) {
        piece->is_double = true;
        piece->other = (DatePoint){.year = DATE_NO_YEAR, .day = (uint8_t)other.value};
        at = other.end;
    }
    if (scan_is_mark(scan, at, '.') || scan_is_mark(scan, at, ','))
        at++;
    if (scan_value(scan, at, CUE_UNIT_AT) == CUE_DAY && scan_is(scan, at + 1, CUE(OF)))
        at++;
    if (scan_is(scan, at, CUE(OF)) && !scan_is(scan, at, CUE(MONTH)))
        at++;
    uint32_t month = month_at(scan, at, lenient, &end, &piece->reading);
    if (month == 0)
        return false;
    piece->point.day = (uint8_t)day.value;
    piece->point.month = (uint8_t)month;
    if (day.faults > 0)
        lower(&piece->reading, 850);
    piece->end = end;
    // 23 January/5 February 1918, 23 January (5 February) 1918
    size_t second = end + 1, second_end;
    bool bracket = scan_is_mark(scan, end, '(');
    if (!piece->is_double && (bracket || scan_is_mark(scan, end, '/')) &&
        date_number_day(scan, second, &other)) {
        uint32_t month_two = month_at(scan, other.end, false, &second_end, &piece->reading);
        if (month_two != 0 && (!bracket || scan_is_mark(scan, second_end++, ')'))) {
            piece->is_double = true;
            piece->other = (DatePoint){
                .year = DATE_NO_YEAR, .month = (uint8_t)month_two, .day = (uint8_t)other.value};
            piece->end = second_end;
        }
    }
    if (piece->other.month == 0)
        piece->other.month = piece->point.month;
    (void)year_behind(scan, piece->end, piece, true);
    piece->other.year = piece->point.year;
    return true;
}

/* "October 18, 1962", "October 1962", "October". */
static bool month_day(const Scan *scan, size_t i, bool lenient, Piece *piece) {
    DateNumber day, other;
    DateTime time;
    size_t end;
    *piece = (Piece){.point = no_point, .reading = 1000, .first = i};
    uint32_t month = month_at(scan, i, lenient, &end, &piece->reading);
    if (month == 0)
        return false;
    piece->point.month = (uint8_t)month;
    piece->end = end;
    size_t at = pass_marks(scan, end, 2);
    if (scan_is(scan, at, CUE(ARTICLE)) && scan_at(scan, at)->shape == SHAPE_LOWER &&
        !is_glued(scan, at + 1))
        at++;  // October the 18th
    bool is_day = date_number_day(scan, at, &day) && !date_number_time(scan, at, &time);
    if (is_day && date_number_other_day(scan, day.end, &other)) {
        piece->is_double = true;
        piece->other =
            (DatePoint){.year = DATE_NO_YEAR, .month = (uint8_t)month, .day = (uint8_t)other.value};
        day.end = other.end;
    }
    if (!is_day) {
        (void)year_behind(scan, end, piece, false);
        return true;
    }
    piece->point.day = (uint8_t)day.value;
    piece->end = day.end;
    if (day.faults > 0)
        lower(&piece->reading, 850);
    (void)year_behind(scan, day.end, piece, false);
    piece->other.year = piece->point.year;
    return true;
}

/* 18.10.1962, 10/18/62, 1962-10-18, 18.X.1962 */
static bool numeric(const Scan *scan, size_t i, Piece *piece) {
    DateNumber a, b = {0}, c;
    *piece = (Piece){.point = no_point, .reading = 1000, .first = i};
    if (!date_number_run(scan, i, &a) || a.faults > 0 || a.n == 3 || a.n > 4)
        return false;
    char sign = scan_at(scan, a.end)->mark;
    if ((sign != '.' && sign != '/' && sign != '-') || !is_glued(scan, a.end))
        return false;
    uint32_t roman = date_number_roman(scan_folded(scan, a.end + 1));
    if (roman != 0) {
        b = (DateNumber){.end = a.end + 2, .value = roman, .n = 2};
    } else if (!date_number_run(scan, a.end + 1, &b) || b.faults > 0 || b.n > 2) {
        return false;
    }
    if (!scan_is_mark(scan, b.end, sign) || !date_number_run(scan, b.end + 1, &c) || c.faults > 0)
        return false;
    char before = scan_at(scan, i - 1)->mark, behind = scan_at(scan, c.end)->mark;
    bool joined = (is_glued(scan, i) && before != '(' && before != '[' && before != '"') ||
                  (is_glued(scan, c.end) && behind == sign && is_glued(scan, c.end + 1) &&
                   scan_at(scan, c.end + 1)->shape == SHAPE_DIGITS);
    if (joined)
        return false;
    bool year_first = a.n == 4 && c.n <= 2;
    if (!year_first && (a.n > 2 || (c.n != 4 && c.n != 2)))
        return false;
    uint32_t y = year_first ? a.value : c.value, m = b.value, d = year_first ? c.value : a.value;
    piece->point.two_digits = !year_first && c.n == 2;
    if (!year_first && sign != '.' && roman == 0 && m > 12 && d <= 12) {  // 10/18/1962
        uint32_t swap = m;
        m = d;
        d = swap;
        piece->order = 2;
    } else if (!year_first && sign != '.' && roman == 0 && d > 12) {
        piece->order = 1;
    } else if (!year_first && sign != '.' && roman == 0 && d <= 12 && m <= 12 && d != m) {
        piece->swappable = true;
    }
    if (m < 1 || m > 12 || d < 1 || d > 31 ||
        (!piece->point.two_digits && (y < YEAR_LEAST || y > YEAR_MOST)))
        return false;
    piece->point.year = (int32_t)y;
    piece->point.month = (uint8_t)m;
    piece->point.day = (uint8_t)d;
    piece->end = c.end;
    return true;
}

static bool season_year(const Scan *scan, size_t i, Piece *piece) {
    int32_t season;
    *piece = (Piece){.point = no_point, .reading = 1000, .first = i};
    if (!scan_cue(scan, i, CUE_SEASON_AT, &season, &piece->end))
        return false;
    size_t at = pass_marks(scan, piece->end, 1);
    if (scan_is(scan, at, CUE(OF)))
        at++;
    if (!year_at(scan, at, piece) && !year_in_brackets(scan, at, piece))
        return false;
    if (season < FEAST_EASTER) {
        piece->point.season = (uint8_t)season;
        return true;
    }
    if (piece->point.two_digits)
        return false;
    int64_t year;
    unsigned month, day;
    date_from_day(date_feast_day((Feast)season, piece->point.year), &year, &month, &day);
    piece->point.month = (uint8_t)month;
    piece->point.day = (uint8_t)day;
    piece->about = !date_feast_is_day((Feast)season);
    return true;
}

/* 1962, 1960s, 1960's */
static bool year_alone(const Scan *scan, size_t i, Piece *piece) {
    *piece = (Piece){.point = no_point, .reading = 1000, .first = i};
    const Tok *tok = scan_at(scan, i);
    if (tok->shape != SHAPE_DIGITS || tok->digits != 4 || tok->number < YEAR_LEAST ||
        tok->number > YEAR_MOST)
        return false;
    piece->point.year = (int32_t)tok->number;
    piece->end = i + 1;
    size_t at = piece->end;
    if (scan_is_mark(scan, at, '\'') && is_glued(scan, at))
        at++;
    Str s = scan_folded(scan, at);
    if (s.n == 1 && s.p[0] == 's' && is_glued(scan, at) && piece->point.year % 10 == 0) {
        piece->point.open = 1;
        piece->end = at + 1;
    }
    return true;
}

static bool point_at(const Scan *scan, size_t i, bool lenient, Piece *piece) {
    return numeric(scan, i, piece) || day_month(scan, i, lenient, piece) ||
           month_day(scan, i, lenient, piece) || season_year(scan, i, piece) ||
           year_alone(scan, i, piece);
}

/* ---- what stands before a point ---- */

/* Where the point begins whose month stands at token m. */
static size_t begin_of(const Scan *scan, size_t m, size_t from, bool lenient) {
    DateNumber day;
    size_t at = m;
    Piece right;
    bool right_whole = month_day(scan, m, lenient, &right) && right.point.day != 0 &&
                       right.point.year != DATE_NO_YEAR && !right.point.two_digits;
    if (right_whole)
        return m;
    if (at > from && scan_is(scan, at - 1, CUE(OF)) && scan_is_word(scan, at - 1))
        at--;
    else if (at > from && scan_is_mark(scan, at - 1, '\'') && at > from + 1 &&
             scan_is(scan, at - 2, CUE(OF)))
        at -= 2;  // d'octobre
    if (at < m && at > from && scan_value(scan, at - 1, CUE_UNIT_AT) == CUE_DAY)
        at--;                                                     // 3rd day of May
    bool bracket = at > from && scan_is_mark(scan, at - 1, ')');  // 3 (16) March
    if (at <= from + bracket || !date_number_day_before(scan, at - bracket, &day) ||
        day.first < from)
        return m;
    size_t first;
    if (date_number_first_day(scan, &day, from, &first))
        return first;
    return bracket ? m : day.first;
}

static bool is_dash(const Scan *scan, size_t i) {
    char mark = scan_at(scan, i)->mark;
    return mark == '-' || mark == '~';
}

/* A connector between the ends of a range at token i; the token behind it in *end. */
static bool is_connector(const Scan *scan, size_t i, size_t *end, bool *is_and) {
    int32_t value;
    *is_and = false;
    if (is_dash(scan, i)) {
        *end = i + 1 + (is_dash(scan, i + 1) ? 1 : 0);
        return true;
    }
    if (!scan_cue(scan, i, CUE_UNTIL_AT, &value, end))
        return false;
    *is_and = value == 1;
    return true;
}

/* "16-" of "16-28 October": a day before the point that begins at `first`. */
static bool day_before_range(const Scan *scan, size_t first, size_t from, Piece *piece,
                             bool *is_and) {
    DateNumber day;
    size_t at = first, end;
    while (at > from && at > first - (first < 2 ? first : 2) &&
           !is_connector(scan, at, &end, is_and))
        at--;
    if (at <= from || at == first || !is_connector(scan, at, &end, is_and))
        return false;
    end += end + 1 == first && scan_is(scan, end, CUE(ARTICLE));  // "et le 28"
    if (end != first || !date_number_day_before(scan, at, &day) || day.first < from)
        return false;
    *piece = (Piece){.point = no_point, .reading = 1000, .first = day.first, .end = day.end};
    piece->point.day = (uint8_t)day.value;
    return true;
}

static bool is_day_alone(const Scan *scan, size_t i, Piece *piece) {
    DateNumber day;
    DateTime time;
    *piece = (Piece){.point = no_point, .reading = 1000, .first = i};
    if (!date_number_day(scan, i, &day) || date_number_time(scan, i, &time))
        return false;
    piece->point.day = (uint8_t)day.value;
    piece->end = day.end;
    (void)year_behind(scan, day.end, piece, false);
    return true;
}

/* What one end says, the other may leave out. */
static void share(DatePoint *a, DatePoint *b) {
    if (b->month == 0 && b->season == 0 && b->day != 0)
        b->month = a->month;
    if (a->month == 0 && a->season == 0 && a->day != 0)
        a->month = b->month;
    if (a->year == DATE_NO_YEAR && b->year != DATE_NO_YEAR) {
        bool turns = a->month > b->month && b->month != 0;
        a->year = b->year - (turns ? 1 : 0);
        a->two_digits = b->two_digits;
    }
}

static bool comes_before(const DatePoint *a, const DatePoint *b) {
    if (a->year != b->year)
        return a->year < b->year;
    if (a->month != b->month)
        return a->month < b->month;
    return a->day < b->day || (a->day == 0 && b->day == 0 && a->season < b->season);
}

/* The second end behind a first piece; false leaves the value a moment. */
static bool read_second(const Scan *scan, const Piece *first, Piece *second, bool *is_and) {
    size_t at;
    if (!is_connector(scan, first->end, &at, is_and))
        return false;
    if (scan_is(scan, at, CUE(ARTICLE)) && !scan_is(scan, at, CUE(MONTH)))
        at++;
    bool whole = first->point.year != DATE_NO_YEAR;
    bool found = point_at(scan, at, false, second);
    if (!found && !whole && first->point.day != 0)
        found = is_day_alone(scan, at, second);
    if (!found && whole && first->point.day == 0 && first->point.month == 0) {  // 1961-63
        DateNumber year;
        found = date_number_run(scan, at, &year) && year.n == 2 && year.faults == 0 &&
                (int32_t)year.value > first->point.year % 100 &&
                (!is_glued(scan, year.end) || scan_at(scan, year.end)->shape == SHAPE_MARK);
        if (found) {
            *second = (Piece){.point = no_point, .reading = 1000, .first = at, .end = year.end};
            second->point.year = first->point.year / 100 * 100 + (int32_t)year.value;
        }
    }
    if (!found || (whole && second->point.year == DATE_NO_YEAR) ||
        (second->point.day == 0 && first->point.day != 0))
        return false;
    DatePoint a = first->point, b = second->point;
    share(&a, &b);
    return comes_before(&a, &b);
}

static size_t back_over(const Scan *scan, size_t at, size_t from, CueSet classes) {
    if (at > from + 1 && scan_is_mark(scan, at - 1, '\'') && scan_is(scan, at - 2, classes))
        return at - 2;  // "d'octobre"
    return at > from && scan_is(scan, at - 1, classes) && scan_is_word(scan, at - 1) ? at - 1 : at;
}

/* A phrase or word of the class that ends before token `at`. */
static bool cue_before(const Scan *scan, size_t at, size_t from, CueClass class, int32_t *value,
                       size_t *first) {
    size_t end;
    for (size_t back = 4; back >= 1; back--) {
        if (at >= back && at - back >= from && scan_cue(scan, at - back, class, value, &end) &&
            (end == at || (end + 1 == at && scan_is_mark(scan, end, '.')))) {
            *first = at - back;
            return true;
        }
    }
    return false;
}

static size_t weekday_before(const Scan *scan, size_t at, size_t from, DateValue *value) {
    size_t i = at;
    i = back_over(scan, i, from, CUE(ARTICLE) | CUE(OF));
    while (i > from && (scan_is_mark(scan, i - 1, ',') || scan_is_mark(scan, i - 1, '.')) &&
           at - i < 3)
        i--;
    if (i > from && scan_is(scan, i - 1, CUE(WEEKDAY))) {
        value->weekday = (uint8_t)scan_value(scan, i - 1, CUE_WEEKDAY_AT);
        return i - 1;
    }
    return at;
}

/* about, early, before, between ... in front of the expression. */
static size_t read_front(const Scan *scan, size_t at, size_t from, DateValue *value) {
    int32_t number;
    size_t first;
    at = weekday_before(scan, at, from, value);
    size_t bare =
        back_over(scan, back_over(scan, at, from, CUE(ARTICLE)), from, CUE(OF) | CUE(ARTICLE));
    for (int k = 0; k < 2; k++) {
        size_t edge = k == 0 ? bare : at;
        if (value->first.day == 0 && cue_before(scan, edge, from, CUE_STAGE_AT, &number, &first)) {
            value->first.stage = (uint8_t)number;
            return first;
        }
        if (cue_before(scan, edge, from, CUE_ABOUT_AT, &number, &first)) {
            value->about = true;
            return first;
        }
    }
    if (value->shape == DATE_EXTENT || value->shape == DATE_EACH) {
        for (int k = 0; k < 2; k++)
            if (cue_before(scan, k == 0 ? at : bare, from, CUE_BETWEEN_AT, &number, &first)) {
                value->shape = DATE_BETWEEN;
                return first;
            }
        return cue_before(scan, at, from, CUE_FROM_AT, &number, &first) ? first : at;
    }
    size_t edge = back_over(scan, at, from, CUE(ARTICLE));
    if (value->shape == DATE_MOMENT &&
        cue_before(scan, edge, from, CUE_BEFORE_AT, &number, &first)) {
        value->shape = DATE_UNTIL;
        return first;
    }
    if (value->shape == DATE_MOMENT &&
        cue_before(scan, edge, from, CUE_AFTER_AT, &number, &first)) {
        value->shape = DATE_SINCE;
        return first;
    }
    return at;
}

/* (Thursday), г., O.S., (?) behind it. */
static size_t read_behind(const Scan *scan, size_t at, DateValue *value) {
    int32_t number;
    size_t end, i = at;
    if (scan_is(scan, i, CUE(YEAR_MARK)) && value->first.year != DATE_NO_YEAR)
        at = i =
            i + 1 + (scan_is_mark(scan, i + 1, '.') && !(scan_at(scan, i + 1)->flags & TOK_LINE));
    bool bracket = scan_is_mark(scan, i, '(') || scan_is_mark(scan, i, '[');
    i += bracket || scan_is_mark(scan, i, ',');
    if (scan_cue(scan, i, CUE_OLD_STYLE_AT, &number, &end)) {
        value->calendar = (uint8_t)number;
        end += scan_is_mark(scan, end, '.');
        return bracket && scan_at(scan, end)->shape == SHAPE_MARK ? end + 1 : end;
    }
    if (scan_is(scan, i, CUE(WEEKDAY)) && value->weekday == 0 && value->first.day != 0 &&
        (bracket ? scan_at(scan, i + 1)->shape == SHAPE_MARK : true)) {
        value->weekday = (uint8_t)scan_value(scan, i, CUE_WEEKDAY_AT);
        return bracket ? i + 2 : i + 1;
    }
    if (scan_is_mark(scan, i, '?') && (bracket || is_glued(scan, i))) {
        value->doubtful = true;
        return bracket ? i + 2 : i + 1;
    }
    return at;
}

/* ", 5 p.m.", "--8:30 p.m.", " at noon" behind the date. */
static size_t read_time(const Scan *scan, size_t at, DateValue *value) {
    DateTime time;
    size_t i = at;
    for (int k = 0; k < 4; k++, i++) {
        char mark = scan_at(scan, i)->mark;
        bool passed = (mark != '\0' && strchr(",-~;.('`|*]", mark) != NULL) ||
                      (scan_is(scan, i, CUE(AT)) && scan_is_word(scan, i));
        if (!passed)
            break;
    }
    if (i >= scan->n || (scan_at(scan, i)->flags & TOK_BLOCK) != 0 ||
        !date_number_time_behind(scan, i, &time))
        return at;
    value->start = time.start;
    value->stop = time.stop;
    value->zulu = time.zulu;
    return time.end;
}

static void take_piece(const Piece *piece, DateValue *value) {
    value->first = piece->point;
    value->reading = piece->reading;
    value->swappable = piece->swappable;
    value->order = piece->order;
    value->about = piece->about;
    if (piece->is_double) {
        value->last = piece->other;
        value->calendar = 3;
    }
}

/* The expression around a point that begins at `begin`. */
static bool read_around(const Scan *scan, const Piece *piece, size_t from, DateValue *value,
                        size_t *first, size_t *end) {
    Piece second, before;
    bool is_and = false;
    take_piece(piece, value);
    *first = piece->first;
    *end = piece->end;
    bool years = piece->point.month == 0 && piece->point.season == 0;
    int32_t number;
    size_t before_first;
    if (!piece->is_double && read_second(scan, piece, &second, &is_and) &&
        !(is_and && years &&
          !cue_before(scan, piece->first, from, CUE_BETWEEN_AT, &number, &before_first))) {
        value->last = second.point;
        value->shape = is_and ? DATE_EACH : DATE_EXTENT;
        lower(&value->reading, second.reading);
        *end = second.end;
        share(&value->first, &value->last);
    } else if (!piece->is_double && piece->point.day != 0 &&
               day_before_range(scan, piece->first, from, &before, &is_and)) {
        value->last = value->first;
        value->first = before.point;
        share(&value->first, &value->last);
        value->shape = is_and ? DATE_EACH : DATE_EXTENT;
        if (!comes_before(&value->first, &value->last)) {
            value->first = value->last;
            value->shape = DATE_MOMENT;
        } else {
            *first = before.first;
        }
    }
    *first = read_front(scan, *first, from, value);
    *end = read_behind(scan, *end, value);
    value->date_end = (uint32_t)*end;
    if (value->first.day != 0)
        *end = read_time(scan, *end, value);
    return true;
}

/* 762.00/10-1862, 501.BB/11-2648: month, then day and year, of the US decimal file. */
static bool file_number(const Scan *scan, size_t i, DateValue *value, size_t *end) {
    DateNumber month, rest;
    if (!scan_is_mark(scan, i - 1, '/') || !is_glued(scan, i) || i < 2 ||
        !date_number_run(scan, i, &month) || month.n > 2 || month.value < 1 || month.value > 12 ||
        !is_dash(scan, month.end) || !date_number_run(scan, month.end + 1, &rest) || rest.n < 3 ||
        rest.n > 4)
        return false;
    uint32_t day = rest.value / 100, year = rest.value % 100;
    if (day < 1 || day > 31)
        return false;
    value->file_number = true;
    value->reading = month.faults + rest.faults > 0 ? 700 : 1000;
    value->first = (DatePoint){.year = (int32_t)year,
                               .month = (uint8_t)month.value,
                               .day = (uint8_t)day,
                               .two_digits = true};
    *end = rest.end;
    value->date_end = (uint32_t)*end;
    return true;
}

/* 181530Z OCT 62: day, time, month, year; the month triggers it. */
static bool date_time_group(const Scan *scan, size_t m, size_t from, DateValue *value,
                            size_t *first, size_t *end) {
    DateNumber group, year;
    uint16_t reading = 1000;
    size_t behind = m + 1;
    if (m < from + 2 || scan_folded(scan, m - 1).n != 1 || scan_folded(scan, m - 1).p[0] != 'z' ||
        !date_number_run_before(scan, m - 1, &group) || group.n != 6 || group.first < from)
        return false;
    uint32_t month = month_at(scan, m, false, &behind, &reading);
    uint32_t day = group.value / 10000, clock = group.value % 10000;
    if (month == 0 || day < 1 || day > 31 || clock / 100 > 23 || clock % 100 > 59)
        return false;
    value->first = (DatePoint){.year = DATE_NO_YEAR, .month = (uint8_t)month, .day = (uint8_t)day};
    if (date_number_run(scan, behind, &year) && (year.n == 2 || year.n == 4)) {
        value->first.year = (int32_t)year.value;
        value->first.two_digits = year.n == 2;
        behind = year.end;
    }
    value->start = (uint16_t)(clock / 100 * 60 + clock % 100);
    value->zulu = true;
    *first = group.first;
    *end = behind;
    value->date_end = (uint32_t)behind;
    return true;
}

/* A century or a decade in words or Roman numbers: "19th century", "the sixties". */
static bool long_time(const Scan *scan, size_t i, size_t from, DateValue *value, size_t *first,
                      size_t *end) {
    DateNumber number;
    *first = i;
    if (scan_is(scan, i, CUE(DECADE_WORD))) {
        value->first.year = 1900 + 10 * scan_value(scan, i, CUE_DECADE_WORD_AT);
        value->first.open = 1;
        *end = i + 1;
        return true;
    }
    if (!scan_is(scan, i, CUE(UNIT)) || scan_value(scan, i, CUE_UNIT_AT) != CUE_CENTURY ||
        !date_number_day_before(scan, i, &number) || number.first < from || number.value < 2 ||
        number.value > 21)
        return false;
    *first = number.first;
    value->first.year = ((int32_t)number.value - 1) * 100;
    value->first.open = 2;
    *end = i + 1;
    return true;
}

/* A number that is a year by itself only where nothing makes another number of it. */
static bool is_plain_year(const Scan *scan, const Piece *piece) {
    const Tok *before = scan_at(scan, piece->first - 1), *behind = scan_at(scan, piece->end);
    bool glued_before = is_glued(scan, piece->first) && before->mark != '(' &&
                        before->mark != '[' && before->mark != '"' && before->mark != '-' &&
                        before->mark != '\'';
    bool glued_behind =
        (behind->flags & TOK_GLUED) != 0 && (behind->shape != SHAPE_MARK || behind->mark == '/' ||
                                             behind->mark == ':' || behind->mark == '%');
    bool counted = before->mark == '$' || before->mark == '#' ||
                   scan_is(scan, piece->first - 1, CUE(TARGET)) ||
                   scan_is(scan, piece->first - 1, CUE(PART) | CUE(COUNTED));
    bool decimal = (behind->mark == '.' || behind->mark == ',') && (behind->flags & TOK_GLUED) &&
                   scan_at(scan, piece->end + 1)->shape == SHAPE_DIGITS &&
                   is_glued(scan, piece->end + 1);
    return !glued_before && !glued_behind && !counted && !decimal && piece->point.year >= 1500 &&
           piece->point.year <= 2040;
}

bool date_grammar_read(const Scan *scan, size_t i, size_t from, DateValue *value, size_t *first,
                       size_t *end) {
    Piece piece;
    *value = (DateValue){.first = no_point,
                         .last = no_point,
                         .reading = 1000,
                         .start = DATE_NO_TIME,
                         .stop = DATE_NO_TIME};
    bool month = scan_is(scan, i, CUE(MONTH));
    bool digits = scan_at(scan, i)->shape == SHAPE_DIGITS;
    *first = i;
    if ((scan_at(scan, i)->flags & TOK_APPARATUS) != 0)
        return false;
    if (month && date_time_group(scan, i, from, value, first, end))
        return true;
    if (digits && file_number(scan, i, value, end))
        return true;
    if (digits && numeric(scan, i, &piece))
        return read_around(scan, &piece, from, value, first, end);
    if (month && date_relative_month(scan, i, from, value, first, end))
        return true;
    if (month) {
        size_t begin = begin_of(scan, i, from, false);
        bool read =
            begin == i ? month_day(scan, i, false, &piece) : day_month(scan, begin, false, &piece);
        Piece second;
        bool is_and;
        return read &&
               (date_relative_is_month(scan, i, &piece.point) ||
                (read_second(scan, &piece, &second, &is_and) && !is_and)) &&
               read_around(scan, &piece, from, value, first, end);
    }
    if (scan_is(scan, i, CUE(SEASON)) && season_year(scan, i, &piece))
        return read_around(scan, &piece, from, value, first, end);
    if (date_relative_read(scan, i, from, value, first, end))
        return true;
    if (long_time(scan, i, from, value, first, end)) {
        *first = read_front(scan, *first, from, value);
        value->date_end = (uint32_t)*end;
        return true;
    }
    return digits && year_alone(scan, i, &piece) && is_plain_year(scan, &piece) &&
           read_around(scan, &piece, from, value, first, end);
}

/*
 * A month that was misread shows by the day and the year beside it: looked for from the year.
 */
bool date_grammar_read_misread(const Scan *scan, size_t i, size_t from, DateValue *value,
                               size_t *first, size_t *end) {
    DateNumber year;
    Piece piece;
    *value = (DateValue){.first = no_point,
                         .last = no_point,
                         .reading = 1000,
                         .start = DATE_NO_TIME,
                         .stop = DATE_NO_TIME};
    if (!date_number_run(scan, i, &year) || year.n < 3 || year.n > 5)
        return false;
    for (size_t back = 2; back <= 8 && i >= from + back; back++) {
        size_t at = i - back;
        const Tok *tok = scan_at(scan, at);
        if (tok->shape == SHAPE_MARK || (tok->flags & TOK_BLOCK && back < 2))
            continue;
        if (is_glued(scan, at) && scan_at(scan, at - 1)->shape != SHAPE_MARK)
            continue;
        bool read = month_day(scan, at, true, &piece) ||
                    (tok->shape == SHAPE_DIGITS && day_month(scan, at, true, &piece));
        if (read && piece.point.day != 0 && piece.end >= year.end &&
            piece.point.year != DATE_NO_YEAR)
            return read_around(scan, &piece, from, value, first, end);
    }
    return false;
}
