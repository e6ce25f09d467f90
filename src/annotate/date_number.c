/* Tokens part digits from letters, so a misread number is several tokens without space between. */
#include "annotate/date_number.h"
#include <string.h>

enum { RUN_MAX = 8, RUN_TOKENS = 6 };

/* The digit that a character may be, -1 for none. */
static int digit_of(char c) {
    static const struct {
        char letter;
        int8_t digit;
    } like[] = {{'O', 0}, {'o', 0}, {'Q', 0}, {'D', 0}, {'l', 1}, {'I', 1}, {'i', 1}, {'|', 1},
                {'!', 1}, {'j', 1}, {'J', 3}, {'Z', 2}, {'z', 2}, {'S', 5}, {'s', 5}, {'b', 6},
                {'G', 6}, {'B', 8}, {'g', 9}, {'q', 9}, {'A', 4}, {'T', 7}};
    if (c >= '0' && c <= '9')
        return c - '0';
    for (size_t i = 0; i < sizeof like / sizeof *like; i++)
        if (like[i].letter == c)
            return like[i].digit;
    return -1;
}

static bool is_glued(const Scan *scan, size_t i) {
    return (scan_at(scan, i)->flags & TOK_GLUED) != 0;
}

/* Adds the token's characters; false where one of them is no digit, or there are too many. */
static bool add_token(const Scan *scan, size_t i, DateNumber *number) {
    const Tok *tok = scan_at(scan, i);
    Str text = scan_text(scan, i, i + 1);
    if (tok->shape == SHAPE_NONE || text.n == 0 || number->n + text.n > RUN_MAX ||
        (tok->shape == SHAPE_MARK && tok->mark != '|' && tok->mark != '!'))
        return false;
    uint32_t value = number->value;
    uint8_t faults = 0;
    for (size_t k = 0; k < text.n; k++) {
        int digit = digit_of(text.p[k]);
        if (digit < 0)
            return false;
        value = value * 10 + (uint32_t)digit;
        faults = (uint8_t)(faults + (text.p[k] < '0' || text.p[k] > '9'));
    }
    number->value = value;
    number->n = (uint8_t)(number->n + text.n);
    number->faults = (uint8_t)(number->faults + faults);
    return true;
}

/* The run from token i on, to token `limit` at most. */
static bool run_to(const Scan *scan, size_t i, size_t limit, DateNumber *number) {
    *number = (DateNumber){.first = i, .end = i};
    while (number->end < limit && number->end < i + RUN_TOKENS &&
           (number->end == i || is_glued(scan, number->end)) &&
           add_token(scan, number->end, number))
        number->end++;
    return number->n > number->faults;
}

bool date_number_run(const Scan *scan, size_t i, DateNumber *number) {
    return run_to(scan, i, SIZE_MAX, number);
}

bool date_number_run_before(const Scan *scan, size_t end, DateNumber *number) {
    size_t first = end;
    while (first > 0 && end - first < RUN_TOKENS) {
        DateNumber one = {0};
        if (!add_token(scan, first - 1, &one))
            break;
        first--;
        if (!is_glued(scan, first))
            break;
    }
    return first < end && run_to(scan, first, end, number) && number->end == end;
}

static size_t behind_ordinal(const Scan *scan, size_t i) {
    size_t mark = i;
    if (scan_is_mark(scan, i, '-') && is_glued(scan, i))
        mark++;
    return is_glued(scan, mark) && scan_is(scan, mark, CUE(ORDINAL_MARK)) ? mark + 1 : i;
}

bool date_number_day(const Scan *scan, size_t i, DateNumber *day) {
    int32_t value;
    size_t end;
    if (scan_cue(scan, i, CUE_ORDINAL_AT, &value, &end)) {
        *day = (DateNumber){.first = i, .end = end, .value = (uint32_t)value};
        return true;
    }
    if (!date_number_run(scan, i, day) || day->n > 2 || day->value < 1 || day->value > 31)
        return false;
    day->end = behind_ordinal(scan, day->end);
    // More letters or digits behind it, and it is the beginning of something else.
    return !is_glued(scan, day->end) || scan_at(scan, day->end)->shape == SHAPE_MARK ||
           scan_at(scan, day->end)->shape == SHAPE_CAPITAL || day->end >= scan->n ||
           scan_is(scan, day->end, CUE(MONTH));
}

bool date_number_day_before(const Scan *scan, size_t end, DateNumber *day) {
    size_t at = end;
    int32_t value;
    size_t behind;
    // "twenty-first" is three tokens
    for (size_t back = 3; back >= 1; back--)
        if (end >= back && scan_cue(scan, end - back, CUE_ORDINAL_AT, &value, &behind) &&
            behind == end) {
            *day = (DateNumber){.first = end - back, .end = end, .value = (uint32_t)value};
            return true;
        }
    if (at > 0 && scan_is(scan, at - 1, CUE(ORDINAL_MARK)) && is_glued(scan, at - 1)) {
        at--;
        if (at > 0 && scan_is_mark(scan, at - 1, '-'))
            at--;
    } else if (at > 0 && scan_is_mark(scan, at - 1, '.') && is_glued(scan, at - 1)) {
        at--;  // 18. Oktober
    }
    if (at == 0 || !date_number_run_before(scan, at, day) || day->n > 2 || day->value < 1 ||
        day->value > 31)
        return false;
    day->end = end;
    const Tok *before = scan_at(scan, day->first - 1);
    const Tok *further = scan_at(scan, day->first - 2);
    bool is_double = before->mark == '/' && further->shape == SHAPE_DIGITS && further->digits <= 2;
    // "12,345 May" and "No.5 May" are not days.
    return !is_glued(scan, day->first) || before->shape == SHAPE_NONE || before->mark == '-' ||
           before->mark == '(' || before->mark == '[' || before->mark == '"' || is_double;
}

bool date_number_other_day(const Scan *scan, size_t i, DateNumber *other) {
    bool slash = scan_is_mark(scan, i, '/') && is_glued(scan, i);
    if ((!slash && !scan_is_mark(scan, i, '(')) || !date_number_day(scan, i + 1, other))
        return false;
    if (slash)
        return true;
    return scan_is_mark(scan, other->end++, ')');
}

bool date_number_first_day(const Scan *scan, const DateNumber *day, size_t from, size_t *first) {
    DateNumber before;
    bool slash = scan_is_mark(scan, day->first - 1, '/') && is_glued(scan, day->first);
    if (day->first < from + 2 || (!slash && !scan_is_mark(scan, day->first - 1, '(')) ||
        !date_number_day_before(scan, day->first - 1, &before) || before.first < from)
        return false;
    *first = before.first;
    return true;
}

bool date_number_year(const Scan *scan, size_t i, DateNumber *year) {
    if (!date_number_run(scan, i, year) || year->n != 4 || year->n - year->faults < 2)
        return false;
    if (year->value < 1000 || year->value > 2099)
        return false;
    const Tok *behind = scan_at(scan, year->end);
    return (behind->flags & TOK_GLUED) == 0 || behind->shape == SHAPE_MARK ||
           year->end >= scan->n || behind->shape >= SHAPE_LOWER;
}

/* ---- times of day ---- */

/* p.m., p. m., pm, misread p.rn.; *twelve is what it adds. */
static bool read_meridiem(const Scan *scan, size_t i, int32_t *twelve, size_t *end) {
    if (scan_cue(scan, i, CUE_MERIDIEM_AT, twelve, end)) {
        *end += scan_is_mark(scan, *end, '.') ? 1 : 0;
        return true;
    }
    Str letter = scan_folded(scan, i);
    if (letter.n != 1 || (letter.p[0] != 'p' && letter.p[0] != 'a'))
        return false;
    size_t at = i + 1;
    while (at < i + 3 && scan_at(scan, at)->shape == SHAPE_MARK)
        at++;
    Str second = scan_folded(scan, at);
    bool like_m =
        second.n > 0 && second.n <= 2 &&
        (second.p[0] == 'm' || second.p[0] == 'r' || second.p[0] == 'n' || second.p[0] == 'i');
    if (!like_m || at == i + 1)
        return false;
    *twelve = letter.p[0] == 'p' ? 12 : 0;
    *end = at + 1;
    *end += scan_is_mark(scan, *end, '.') ? 1 : 0;
    return true;
}

typedef struct {
    uint32_t minutes;
    bool has_minutes, has_meridiem, is_named;
    bool doubtful;
    size_t end;
} Clock;

/* "5", "5:30", "5.30", "17:45", with what makes a time of it. */
static bool read_clock(const Scan *scan, size_t i, Clock *clock) {
    int32_t value;
    size_t end;
    uint16_t certainty = 1000;
    *clock = (Clock){0};
    if (scan_cue(scan, i, CUE_NOON_AT, &value, &end)) {
        *clock = (Clock){.minutes = (uint32_t)value * 60, .is_named = true, .end = end};
        return true;
    }
    uint32_t guess = scan_is_word(scan, i) ? scan_guess(scan, i, CUE_NOON_AT, &certainty) : 0;
    if (guess != 0) {
        *clock = (Clock){.minutes = (uint32_t)cue_value(guess, CUE_NOON_AT) * 60,
                         .is_named = true,
                         .doubtful = true,
                         .end = i + 1};
        return true;
    }
    DateNumber hour, minute;
    if (!date_number_run(scan, i, &hour) || hour.n > 2 || hour.value > 24)
        return false;
    clock->minutes = hour.value * 60;
    clock->doubtful = hour.faults > 0;
    clock->end = hour.end;
    bool colon = scan_is_mark(scan, hour.end, ':') || scan_is_mark(scan, hour.end, '.') ||
                 scan_is_mark(scan, hour.end, ';');
    if (colon && date_number_run(scan, hour.end + 1, &minute) && minute.n == 2 &&
        minute.value < 60 && (is_glued(scan, hour.end) || is_glued(scan, hour.end + 1))) {
        clock->minutes += minute.value;
        clock->has_minutes = true;
        clock->doubtful = clock->doubtful || minute.faults > 0;
        clock->end = minute.end;
    }
    int32_t twelve;
    if (read_meridiem(scan, clock->end, &twelve, &end) && hour.value >= 1 && hour.value <= 12) {
        clock->minutes = clock->minutes % 720 + (uint32_t)twelve * 60;
        clock->has_meridiem = true;
        clock->end = end;
    } else if (hour.value == 12 && scan_cue(scan, clock->end, CUE_NOON_AT, &value, &end)) {
        clock->minutes = (uint32_t)value * 60;  // 12 noon
        clock->is_named = true;
        clock->end = end;
    } else if (scan_cue(scan, clock->end, CUE_CLOCK_AT, &value, &end)) {
        clock->is_named = true;
        clock->end = end;
    }
    return true;
}

/* 1853Z, 1853 hours; of five signs the last is a Z that was misread. */
static bool read_four(const Scan *scan, size_t i, DateTime *time) {
    DateNumber run;
    int32_t value;
    size_t end;
    if (!date_number_run(scan, i, &run))
        return false;
    bool z = run.n == 5 && run.value % 10 == 2;
    uint32_t number = z ? run.value / 10 : run.value;
    if ((run.n != 4 && !z) || number / 100 > 24 || number % 100 > 59 || run.n - run.faults < 3)
        return false;
    bool hours = !z && scan_cue(scan, run.end, CUE_CLOCK_AT, &value, &end);
    bool letter = !z && scan_folded(scan, run.end).n == 1 && scan_folded(scan, run.end).p[0] == 'z';
    if (!z && !hours && !letter)
        return false;
    *time = (DateTime){.start = (uint16_t)(number / 100 * 60 + number % 100),
                       .stop = DATE_NO_TIME,
                       .zulu = z || letter,
                       .doubtful = run.faults > 0,
                       .end = z ? run.end : run.end + 1};
    return true;
}

static bool is_between(const Scan *scan, size_t i) {
    const Tok *tok = scan_at(scan, i);
    return tok->mark == '-' || tok->mark == '~' || scan_is(scan, i, CUE(UNTIL));
}

/* The second of two times; it gives the first its half of the day. */
static void read_second(const Scan *scan, Clock *first, DateTime *time) {
    Clock second;
    size_t at = first->end;
    if (!is_between(scan, at))
        return;
    at += scan_is_mark(scan, at + 1, '-') ? 2 : 1;
    if (!read_clock(scan, at, &second) ||
        !(second.has_meridiem || second.is_named || second.has_minutes))
        return;
    bool evening = second.has_meridiem && !first->has_meridiem && !first->is_named;
    if (evening && second.minutes >= 720 && first->minutes < 720 &&
        first->minutes + 720 < second.minutes)
        first->minutes += 720;
    else if (evening && first->minutes / 60 == 12 && second.minutes >= 720 && second.minutes < 1440)
        first->minutes = first->minutes % 720 + 720;
    first->has_meridiem = first->has_meridiem || second.has_meridiem;
    first->is_named = first->is_named || second.is_named;
    first->doubtful = first->doubtful || second.doubtful;
    first->end = second.end;
    time->stop = (uint16_t)second.minutes;
}

static bool read_time(const Scan *scan, size_t i, bool behind, DateTime *time) {
    Clock clock;
    if (read_four(scan, i, time))
        return true;
    if (!read_clock(scan, i, &clock))
        return false;
    *time = (DateTime){.stop = DATE_NO_TIME};
    read_second(scan, &clock, time);
    if (!clock.has_meridiem && !clock.is_named && !(behind && clock.has_minutes))
        return false;
    time->start = (uint16_t)clock.minutes;
    time->doubtful = clock.doubtful;
    time->end = clock.end;
    return true;
}

bool date_number_time(const Scan *scan, size_t i, DateTime *time) {
    return read_time(scan, i, false, time);
}

bool date_number_time_behind(const Scan *scan, size_t i, DateTime *time) {
    return read_time(scan, i, true, time);
}

uint32_t date_number_roman(Str folded) {
    static const char *const romans[] = {"i",   "ii",   "iii", "iv", "v",  "vi",
                                         "vii", "viii", "ix",  "x",  "xi", "xii"};
    for (uint32_t i = 0; i < 12; i++)
        if (str_is(folded, romans[i]))
            return i + 1;
    return 0;
}
