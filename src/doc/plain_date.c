/*
 * What an editor supplied or doubts stands in brackets or before a question mark: it marks the
 * piece (year, month, day) that it is said of, and all of them where it stands behind the whole.
 * The text is folded and cut into numbers and words; every one of them must find its role (year,
 * month, day, season, or a word that says nothing, like a weekday), else it is no plain date. Order
 * is free, because languages differ in it, except where only numbers stand. A stretch is two dates
 * around a dash, the first lacking what the second has.
 */
#include "doc/plain_date.h"
#include "doc/date_feast.h"
#include "doc/edtf.h"
#include "text/unicode.h"
#include <string.h>

enum { TEXT_MAX = 80, PIECES_MAX = 12 };

typedef struct {
    Str text;
    uint32_t number;
    bool is_number, doubted;
    uint8_t digits, open;  // open: those at its end that are not known: 191?
} Piece;

typedef struct {
    Piece p[PIECES_MAX];
    size_t n;
} Pieces;

typedef struct {
    uint32_t year, month, day, season, feast;  // 0: not said
    uint8_t open;                              // digits of the year that are not known
    bool year_doubted, month_doubted, day_doubted;
} Date;

typedef struct {
    const char *word;
    uint32_t number;
} Word;

/* Folded; a word of four letters and more may be cut short ("sept", "okt", "сент"). */
static const Word months[] = {
    {"january", 1},   {"february", 2},  {"march", 3},     {"april", 4},     {"may", 5},
    {"june", 6},      {"july", 7},      {"august", 8},    {"september", 9}, {"october", 10},
    {"november", 11}, {"december", 12}, {"januar", 1},    {"janner", 1},    {"februar", 2},
    {"marz", 3},      {"maerz", 3},     {"mai", 5},       {"juni", 6},      {"juli", 7},
    {"oktober", 10},  {"dezember", 12}, {"janvier", 1},   {"fevrier", 2},   {"mars", 3},
    {"avril", 4},     {"juin", 6},      {"juillet", 7},   {"aout", 8},      {"septembre", 9},
    {"octobre", 10},  {"novembre", 11}, {"decembre", 12}, {"январь", 1},    {"января", 1},
    {"февраль", 2},   {"февраля", 2},   {"март", 3},      {"марта", 3},     {"апрель", 4},
    {"апреля", 4},    {"май", 5},       {"мая", 5},       {"июнь", 6},      {"июня", 6},
    {"июль", 7},      {"июля", 7},      {"август", 8},    {"августа", 8},   {"сентябрь", 9},
    {"сентября", 9},  {"октябрь", 10},  {"октября", 10},  {"ноябрь", 11},   {"ноября", 11},
    {"декабрь", 12},  {"декабря", 12},
};

static const Word seasons[] = {
    {"spring", 21},   {"summer", 22},   {"autumn", 23}, {"fall", 23},   {"winter", 24},
    {"fruhling", 21}, {"fruhjahr", 21}, {"sommer", 22}, {"herbst", 23}, {"printemps", 21},
    {"ete", 22},      {"automne", 23},  {"hiver", 24},  {"весна", 21},  {"лето", 22},
    {"осень", 23},    {"зима", 24},
};

/* Words of a phrase stand behind one another; a longer phrase comes before a shorter one. */
static const Word feasts[] = {
    {"ash wednesday", FEAST_ASH_WEDNESDAY},
    {"aschermittwoch", FEAST_ASH_WEDNESDAY},
    {"mercredi des cendres", FEAST_ASH_WEDNESDAY},
    {"palm sunday", FEAST_PALM_SUNDAY},
    {"palmsonntag", FEAST_PALM_SUNDAY},
    {"maundy thursday", FEAST_MAUNDY_THURSDAY},
    {"grundonnerstag", FEAST_MAUNDY_THURSDAY},
    {"jeudi saint", FEAST_MAUNDY_THURSDAY},
    {"good friday", FEAST_GOOD_FRIDAY},
    {"karfreitag", FEAST_GOOD_FRIDAY},
    {"vendredi saint", FEAST_GOOD_FRIDAY},
    {"easter eve", FEAST_EASTER_EVE},
    {"easter saturday", FEAST_EASTER_EVE},
    {"easter sunday", FEAST_EASTER_SUNDAY},
    {"easter day", FEAST_EASTER_SUNDAY},
    {"ostersonntag", FEAST_EASTER_SUNDAY},
    {"dimanche de paques", FEAST_EASTER_SUNDAY},
    {"easter monday", FEAST_EASTER_MONDAY},
    {"ostermontag", FEAST_EASTER_MONDAY},
    {"lundi de paques", FEAST_EASTER_MONDAY},
    {"easter tuesday", FEAST_EASTER_TUESDAY},
    {"ascension day", FEAST_ASCENSION},
    {"christi himmelfahrt", FEAST_ASCENSION},
    {"whit sunday", FEAST_WHIT_SUNDAY},
    {"pfingstsonntag", FEAST_WHIT_SUNDAY},
    {"whit monday", FEAST_WHIT_MONDAY},
    {"pfingstmontag", FEAST_WHIT_MONDAY},
    {"lundi de pentecote", FEAST_WHIT_MONDAY},
    {"christmas eve", FEAST_CHRISTMAS_EVE},
    {"heiligabend", FEAST_CHRISTMAS_EVE},
    {"veille de noel", FEAST_CHRISTMAS_EVE},
    {"christmas day", FEAST_CHRISTMAS_DAY},
    {"jour de noel", FEAST_CHRISTMAS_DAY},
    {"boxing day", FEAST_BOXING_DAY},
    {"new year s day", FEAST_NEW_YEARS_DAY},
    {"neujahr", FEAST_NEW_YEARS_DAY},
    {"jour de l an", FEAST_NEW_YEARS_DAY},
    {"new year s eve", FEAST_NEW_YEARS_EVE},
    {"silvester", FEAST_NEW_YEARS_EVE},
    {"easter", FEAST_EASTER},
    {"ostern", FEAST_EASTER},
    {"paques", FEAST_EASTER},
    {"whitsun", FEAST_WHITSUN},
    {"pentecost", FEAST_WHITSUN},
    {"pfingsten", FEAST_WHITSUN},
    {"pentecote", FEAST_WHITSUN},
    {"пасха", FEAST_PASCHA},
    {"пасху", FEAST_PASCHA},
    {"пасхи", FEAST_PASCHA},
    {"christmas", FEAST_CHRISTMAS},
    {"noel", FEAST_CHRISTMAS},
    {"weihnachten", FEAST_CHRISTMAS},
};

static const char *const weekdays[] = {
    "monday",  "tuesday",   "wednesday", "thursday", "friday",      "saturday",
    "sunday",  "montag",    "dienstag",  "mittwoch", "donnerstag",  "freitag",
    "samstag", "sonnabend", "sonntag",   "lundi",    "mardi",       "mercredi",
    "jeudi",   "vendredi",  "samedi",    "dimanche", "понедельник", "вторник",
    "среда",   "четверг",   "пятница",   "суббота",  "воскресенье",
};

static const char *const silent[] = {
    "of",    "the",  "den",   "der",  "le",     "du",       "st",    "nd",   "rd",
    "th",    "er",   "г",     "года", "год",    "early",    "mid",   "late", "anfang",
    "mitte", "ende", "debut", "fin",  "начало", "середина", "конец",
};

static const char *const about[] = {"circa",  "ca",   "c",       "about", "approximately",
                                    "around", "etwa", "um",      "vers",  "env",
                                    "около",  "ок",   "примерно"};

static const char *const to_words[] = {" to ", " bis ", " au ", " по ", " until "};

static uint32_t find_word(Str text, const Word *words, size_t count, bool may_be_short) {
    for (size_t i = 0; i < count; i++) {
        Str word = str_from_c(words[i].word);
        bool cyrillic = (uint8_t)word.p[0] >= 0x80;
        size_t least = cyrillic ? 6 : 3;  // three letters
        if (str_equal(text, word) ||
            (may_be_short && text.n >= least && text.n <= least * 2 && str_starts(word, text)))
            return words[i].number;
    }
    return 0;
}

static bool is_one_of(Str text, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (str_is(text, words[i]))
            return true;
    return false;
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_separator(char c) {
    return c == ' ' || c == ',' || c == '.' || c == '/' || c == '\'';
}

static bool is_sign(char c) {
    return c == '[' || c == ']' || c == '(' || c == ')' || c == '?';
}

/* "19[10]", "191[?]": what stands in brackets goes on with the number before them. */
static bool goes_on(Str text, size_t at) {
    return at > 0 && at + 1 < text.n && text.p[at] == '[' && is_digit(text.p[at - 1]) &&
           (is_digit(text.p[at + 1]) || text.p[at + 1] == '?');
}

/* A question mark: an open digit of a year, or doubt of what it stands behind: pieces from `since`,
 * where the bracket began, or the last one. */
static bool doubt(Pieces *pieces, size_t since, bool in_bracket) {
    if (pieces->n == 0)
        return false;
    Piece *last = &pieces->p[pieces->n - 1];
    if (last->is_number && last->digits + last->open < 4 && last->digits >= 2 &&
        last->number >= 10 && (last->digits == 3 || last->open > 0 || since == pieces->n)) {
        last->number *= 10;
        last->open++;
        return true;
    }
    for (size_t i = in_bracket && since < pieces->n ? since : pieces->n - 1; i < pieces->n; i++)
        pieces->p[i].doubted = true;
    return true;
}

static bool take_piece(Str text, size_t *at, Pieces *pieces) {
    if (pieces->n == PIECES_MAX)
        return false;
    size_t from = *at;
    Piece *piece = &pieces->p[pieces->n++];
    *piece = (Piece){.is_number = is_digit(text.p[from])};
    while (*at < text.n && !is_separator(text.p[*at]) && !is_sign(text.p[*at]) &&
           is_digit(text.p[*at]) == piece->is_number) {
        char c = text.p[*at];
        if (!piece->is_number && (uint8_t)c < 0x80 && !(c >= 'a' && c <= 'z'))
            return false;
        if (piece->is_number && *at - from < 8)
            piece->number = piece->number * 10 + (uint32_t)(c - '0');
        ++*at;
    }
    piece->text = str_slice(text, from, *at);
    piece->digits = piece->is_number && piece->text.n <= 4 ? (uint8_t)piece->text.n : 0;
    return !piece->is_number || piece->digits > 0;
}

/* Digits in a bracket, put to the number that ends before it. */
static bool add_digits(Str text, size_t *at, Pieces *pieces) {
    Piece *last = &pieces->p[pieces->n - 1];
    while (*at < text.n && is_digit(text.p[*at]) && last->digits < 4) {
        last->number = last->number * 10 + (uint32_t)(text.p[(*at)++] - '0');
        last->digits++;
    }
    return last->digits == 4;
}

/* Numbers and words; false where there are too many, or a sign that no date has. */
static bool cut(Str text, Pieces *pieces) {
    size_t since = 0;
    bool in_bracket = false;
    pieces->n = 0;
    for (size_t at = 0; at < text.n;) {
        char c = text.p[at];
        if (is_separator(c)) {
            at++;
        } else if (c == '[' || c == '(') {
            bool on = goes_on(text, at) && pieces->n > 0;
            if (in_bracket)
                return false;
            in_bracket = true;
            at++;
            since = pieces->n;
            if (on && is_digit(text.p[at]) && (--since, !add_digits(text, &at, pieces)))
                return false;
        } else if (c == ']' || c == ')') {
            if (!in_bracket)
                return false;
            in_bracket = false;
            at++;
        } else if (c == '?') {
            if (!doubt(pieces, since, in_bracket))
                return false;
            at++;
        } else if (!take_piece(text, &at, pieces)) {
            return false;
        }
    }
    return pieces->n > 0 && !in_bracket;
}

/* Gives a number its role; false where it has none or the role is taken. */
static bool take_number(const Piece *piece, Date *date) {
    bool year = piece->digits + piece->open == 4;
    uint32_t *role = year ? &date->year : &date->day;
    if (*role != 0 || (!year && (piece->digits > 2 || piece->open > 0)) || piece->number == 0)
        return false;
    *role = piece->number;
    *(year ? &date->year_doubted : &date->day_doubted) = piece->doubted;
    date->open = year ? piece->open : date->open;
    return year || piece->number <= 31;
}

/* A word likewise. */
static bool take_word(const Piece *piece, Date *date) {
    uint32_t month = find_word(piece->text, months, sizeof months / sizeof *months, true);
    uint32_t season = find_word(piece->text, seasons, sizeof seasons / sizeof *seasons, false);
    bool is_free = date->month == 0 && date->season == 0;
    if ((month != 0 || season != 0) && is_free) {
        date->month = month;
        date->season = month != 0 ? 0 : season;
        date->month_doubted = piece->doubted;
        return true;
    }
    return is_one_of(piece->text, silent, sizeof silent / sizeof *silent) ||
           is_one_of(piece->text, weekdays, sizeof weekdays / sizeof *weekdays);
}

/* A feast that the pieces from i on name; how many they are, or 0. */
static size_t take_feast(const Pieces *pieces, size_t i, Date *date) {
    for (size_t k = 0; k < sizeof feasts / sizeof *feasts; k++) {
        Str word, rest = str_from_c(feasts[k].word);
        bool more = true, same = true;
        size_t n = 0;
        while (more && same) {
            more = str_cut(rest, ' ', &word, &rest);
            same = i + n < pieces->n && str_equal(pieces->p[i + n].text, word);
            n += same;
        }
        if (!same)
            continue;
        if (date->month != 0 || date->season != 0 || date->feast != 0)
            return 0;
        date->feast = feasts[k].number;
        date->month_doubted = pieces->p[i + n - 1].doubted;
        return n;
    }
    return 0;
}

/*
 * 18.10.1962, 18/10/1962, 10/18/1962, 1962/10/18: by dots the day comes first, by slashes only if
 * it must.
 */
static bool take_numbers(Str text, const Pieces *pieces, Date *date) {
    const Piece *p = pieces->p;
    if (pieces->n != 3 || !p[0].is_number || !p[1].is_number || !p[2].is_number)
        return false;
    bool dots = str_has(text, STR(".")), slashes = str_has(text, STR("/"));
    if (dots == slashes)
        return false;
    if (p[0].digits == 4) {
        *date = (Date){.year = p[0].number, .month = p[1].number, .day = p[2].number};
    } else if (p[2].digits != 4) {
        return false;
    } else if (dots || p[0].number > 12) {
        *date = (Date){.year = p[2].number, .month = p[1].number, .day = p[0].number};
    } else if (p[1].number > 12 || p[0].number == p[1].number) {
        *date = (Date){.year = p[2].number, .month = p[0].number, .day = p[1].number};
    } else {
        return false;
    }
    return date->month >= 1 && date->month <= 12 && date->day >= 1 && date->day <= 31;
}

static bool read_one(Str text, Date *date) {
    Pieces pieces;
    *date = (Date){0};
    if (!cut(text, &pieces))
        return false;
    if (take_numbers(text, &pieces, date))
        return true;
    *date = (Date){0};
    bool decade = pieces.n == 2 && pieces.p[0].is_number && pieces.p[0].number % 10 == 0 &&
                  pieces.p[0].digits == 4 && str_is(pieces.p[1].text, "s");
    if (decade) {
        *date = (Date){.year = pieces.p[0].number, .open = 1};
        return true;
    }
    for (size_t i = 0; i < pieces.n;) {
        size_t of_feast = take_feast(&pieces, i, date);
        if (of_feast == 0 && !(pieces.p[i].is_number ? take_number(&pieces.p[i], date)
                                                     : take_word(&pieces.p[i], date)))
            return false;
        i += of_feast > 0 ? of_feast : 1;
    }
    return true;
}

static Str print_year(Date date, struct arena *results) {
    static const char *const open[] = {"", "X", "XX"};
    uint32_t year = date.year;
    for (uint8_t i = 0; i < date.open; i++)
        year /= 10;
    return str_format(results, "%0*u%s%s", 4 - date.open, year, open[date.open],
                      date.year_doubted ? "?" : "");
}

static Str print(Date date, struct arena *results) {
    Str year = print_year(date, results);
    const char *month_mark = date.month_doubted ? "?" : "", *day_mark = date.day_doubted ? "?" : "";
    if (date.feast != 0) {
        int64_t of_year;
        unsigned month, day;
        date_from_day(date_feast_day((Feast)date.feast, (int32_t)date.year), &of_year, &month,
                      &day);
        const char *near = date_feast_is_day((Feast)date.feast) ? "" : "~";
        return str_format(results, "%.*s-%s%02u-%s%02u%s", STR_ARG(year), month_mark, month,
                          month_mark, day, near);
    }
    if (date.season != 0)
        return str_format(results, "%04u-%02u%s", date.year, date.season,
                          date.year_doubted || date.month_doubted ? "?" : "");
    if (date.day != 0)
        return str_format(results, "%.*s-%s%02u-%s%02u", STR_ARG(year), month_mark, date.month,
                          day_mark, date.day);
    if (date.month != 0)
        return str_format(results, "%.*s-%s%02u", STR_ARG(year), month_mark, date.month);
    return year;
}

/* A year, and no day without its month. */
static bool is_whole(Date date) {
    bool day_and_feast = date.feast != 0 && (date.day != 0 || date.month != 0 || date.season != 0);
    bool open_and_feast = date.open > 0 && (date.feast != 0 || date.season != 0);
    return date.year != 0 && !day_and_feast && !open_and_feast &&
           (date.day == 0 || date.month != 0) && date.open <= 2;
}

static bool is_date(Str edtf, struct arena *results) {
    Edtf parsed;
    Fail ignored = {0};
    return edtf_parse(edtf, results, &parsed, &ignored);
}

/* Marks as EDTF prints them; false where it is none. */
static bool canonical(Str *edtf, struct arena *results) {
    Edtf parsed;
    Fail ignored = {0};
    if (!edtf_parse(*edtf, results, &parsed, &ignored))
        return false;
    *edtf = edtf_print(&parsed, results);
    return true;
}

/* 1962-10-18 and what follows a T; 1962-10. */
static bool read_iso(Str text, struct arena *results, Str *edtf) {
    static const char pattern[] = "dddd-dd-dd";
    size_t n = 0;
    while (n < text.n && n < 10 && (pattern[n] == 'd' ? is_digit(text.p[n]) : text.p[n] == '-'))
        n++;
    if ((n != 10 && n != 7) || (n == 7 && text.n != 7) ||
        (n == 10 && text.n > 10 && text.p[10] != 't' && text.p[10] != ' '))
        return false;
    for (size_t i = 11; i < text.n; i++)
        if (!is_digit(text.p[i]) && strchr(":.+-z", text.p[i]) == NULL)
            return false;
    *edtf = str_slice(text, 0, n);
    return is_date(*edtf, results);
}

static bool read_stretch(Str from, Str to, struct arena *results, Str *edtf) {
    Date first, last;
    if (!read_one(str_trim(from), &first) || !read_one(str_trim(to), &last))
        return false;
    if (first.year == 0)
        first.year = last.year;
    if (first.month == 0 && first.day != 0)
        first.month = last.month;
    if (last.month == 0 && last.day != 0)  // October 16-28, 1962
        last.month = first.month;
    if (!is_whole(first) || !is_whole(last) || (first.day == 0) != (last.day == 0))
        return false;
    *edtf = str_format(results, "%.*s/%.*s", STR_ARG(print(first, results)),
                       STR_ARG(print(last, results)));
    return is_date(*edtf, results);
}

static bool read_range(Str text, struct arena *results, Str *edtf) {
    static const char *const dashes[] = {"-", "\xE2\x80\x93", "\xE2\x80\x94"};
    size_t at;
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        Str dash = str_from_c(dashes[i]);
        if (str_find(text, dash, &at))
            return read_stretch(str_slice(text, 0, at), str_skip(text, at + dash.n), results, edtf);
    }
    for (size_t i = 0; i < sizeof to_words / sizeof *to_words; i++) {
        Str word = str_from_c(to_words[i]);
        if (str_find(text, word, &at))
            return read_stretch(str_slice(text, 0, at), str_skip(text, at + word.n), results, edtf);
    }
    return false;
}

/* One pair of brackets around all of it. */
static bool is_bracketed(Str text) {
    if (text.n <= 2 || (text.p[0] != '[' && text.p[0] != '('))
        return false;
    for (size_t i = 1; i + 1 < text.n; i++)
        if (text.p[i] == '[' || text.p[i] == ']' || text.p[i] == '(' || text.p[i] == ')')
            return false;
    return text.p[text.n - 1] == (text.p[0] == '[' ? ']' : ')');
}

/* "191?": the last digit of a year is not known. */
static bool ends_open(Str text) {
    size_t digits = 0;
    while (digits + 1 < text.n && is_digit(text.p[text.n - 2 - digits]))
        digits++;
    return digits == 3;
}

/* Takes off brackets, "ca." and "?", and remembers what they said. */
static Str strip(Str text, bool *uncertain, bool *approximate) {
    *uncertain = *approximate = false;
    text = str_trim(text);
    if (is_bracketed(text))
        text = str_trim(str_slice(text, 1, text.n - 1));
    if (str_ends(text, STR("?")) && !ends_open(text)) {
        *uncertain = true;
        text = str_trim(str_slice(text, 0, text.n - 1));
    }
    size_t n = 0;
    while (n < text.n && !is_separator(text.p[n]))
        n++;
    if (is_one_of(str_slice(text, 0, n), about, sizeof about / sizeof *about)) {
        *approximate = true;
        text = str_trim(str_skip(text, n));
        if (text.n > 0 && text.p[0] == '.')
            text = str_trim(str_skip(text, 1));
    }
    return text;
}

bool plain_date_read_either(Str text, struct arena *results, Str *edtf) {
    Pieces pieces;
    Str plain = str_trim(text);
    if (plain.n > TEXT_MAX || str_has(plain, STR(" ")) || !str_has(plain, STR("/")) ||
        str_has(plain, STR(".")) || !cut(plain, &pieces) || pieces.n != 3)
        return false;
    for (size_t i = 0; i < 3; i++)
        if (!pieces.p[i].is_number)
            return false;
    uint32_t a = pieces.p[0].number, b = pieces.p[1].number, year = pieces.p[2].number;
    if (pieces.p[0].digits > 2 || pieces.p[1].digits > 2 || pieces.p[2].digits != 4 || year == 0 ||
        a == 0 || b == 0 || a > 12 || b > 12 || a == b)
        return false;
    uint32_t less = a < b ? a : b, more = a < b ? b : a;
    *edtf =
        str_format(results, "[%04u-%02u-%02u,%04u-%02u-%02u]", year, less, more, year, more, less);
    return true;
}

/* mark 0: none; it joins one that stands there. */
static Str with_mark(Str edtf, char mark, struct arena *results) {
    char there = edtf.p[edtf.n - 1];
    bool marked = there == '~' || there == '?' || there == '%';
    if (mark == '\0' || (marked && (there == mark || there == '%')))
        return edtf;
    return str_format(results, "%.*s%c", STR_ARG(str_slice(edtf, 0, edtf.n - marked)),
                      marked ? '%' : mark);
}

bool plain_date_read(Str text, struct arena *results, Str *edtf) {
    if (text.n == 0 || text.n > TEXT_MAX)
        return false;
    bool uncertain, approximate, range = false;
    Str plain = strip(unicode_fold(text, results), &uncertain, &approximate);
    Date date;
    if (read_iso(plain, results, edtf)) {
        // nothing more to do
    } else if (read_one(plain, &date) && is_whole(date) && is_date(print(date, results), results)) {
        *edtf = print(date, results);
    } else if (read_range(plain, results, edtf)) {
        range = true;
    } else {
        return false;
    }
    char mark = uncertain && approximate ? '%' : uncertain ? '?' : approximate ? '~' : '\0';
    Str first = *edtf, last;
    if (range) {
        (void)str_cut(*edtf, '/', &first, &last);
        *edtf = str_format(results, "%.*s/%.*s", STR_ARG(with_mark(first, mark, results)),
                           STR_ARG(with_mark(last, mark, results)));
    } else {
        *edtf = with_mark(first, mark, results);
    }
    return canonical(edtf, results);
}

bool plain_date_is_word(Str folded) {
    return find_word(folded, months, sizeof months / sizeof *months, false) != 0 ||
           find_word(folded, seasons, sizeof seasons / sizeof *seasons, false) != 0 ||
           is_one_of(folded, weekdays, sizeof weekdays / sizeof *weekdays);
}
