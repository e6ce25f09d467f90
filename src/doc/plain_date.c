/*
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
    bool is_number;
} Piece;

typedef struct {
    Piece p[PIECES_MAX];
    size_t n;
} Pieces;

typedef struct {
    uint32_t year, month, day, season, feast;  // 0: not said
    bool decade;
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

static const Word feasts[] = {
    {"easter", FEAST_EASTER},         {"ostern", FEAST_EASTER},       {"paques", FEAST_EASTER},
    {"whitsun", FEAST_WHITSUN},       {"pentecost", FEAST_WHITSUN},   {"pfingsten", FEAST_WHITSUN},
    {"pentecote", FEAST_WHITSUN},     {"пасха", FEAST_PASCHA},        {"пасху", FEAST_PASCHA},
    {"пасхи", FEAST_PASCHA},          {"christmas", FEAST_CHRISTMAS}, {"noel", FEAST_CHRISTMAS},
    {"weihnachten", FEAST_CHRISTMAS},
};

static const char *const silent[] = {
    "monday",      "tuesday",     "wednesday", "thursday",   "friday",  "saturday", "sunday",
    "montag",      "dienstag",    "mittwoch",  "donnerstag", "freitag", "samstag",  "sonnabend",
    "sonntag",     "lundi",       "mardi",     "mercredi",   "jeudi",   "vendredi", "samedi",
    "dimanche",    "понедельник", "вторник",   "среда",      "четверг", "пятница",  "суббота",
    "воскресенье", "of",          "the",       "den",        "der",     "le",       "du",
    "st",          "nd",          "rd",        "th",         "er",      "г",        "года",
    "год",
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

/* Numbers and words; false where there are too many, or a sign that no date has. */
static bool cut(Str text, Pieces *pieces) {
    pieces->n = 0;
    for (size_t at = 0; at < text.n;) {
        if (is_separator(text.p[at])) {
            at++;
            continue;
        }
        if (pieces->n == PIECES_MAX)
            return false;
        Piece *piece = &pieces->p[pieces->n++];
        size_t from = at;
        *piece = (Piece){.is_number = is_digit(text.p[at])};
        while (at < text.n && !is_separator(text.p[at]) &&
               is_digit(text.p[at]) == piece->is_number) {
            if (piece->is_number && at - from < 8)
                piece->number = piece->number * 10 + (uint32_t)(text.p[at] - '0');
            char c = text.p[at];
            if (!piece->is_number && (uint8_t)c < 0x80 && !(c >= 'a' && c <= 'z'))
                return false;
            at++;
        }
        piece->text = str_slice(text, from, at);
        if (piece->is_number && piece->text.n > 4)
            return false;
    }
    return pieces->n > 0;
}

/* Gives one piece its role; false where it has none or the role is taken. */
static bool take(const Piece *piece, Date *date) {
    if (piece->is_number) {
        uint32_t *role = piece->text.n == 4 ? &date->year : &date->day;
        if (*role != 0 || piece->text.n == 3 || piece->number == 0)
            return false;
        *role = piece->number;
        return piece->text.n == 4 || piece->number <= 31;
    }
    uint32_t month = find_word(piece->text, months, sizeof months / sizeof *months, true);
    uint32_t season = find_word(piece->text, seasons, sizeof seasons / sizeof *seasons, false);
    if (month != 0 && date->month == 0 && date->season == 0) {
        date->month = month;
        return true;
    }
    if (season != 0 && date->month == 0 && date->season == 0) {
        date->season = season;
        return true;
    }
    uint32_t feast = find_word(piece->text, feasts, sizeof feasts / sizeof *feasts, false);
    if (feast != 0 && date->month == 0 && date->season == 0 && date->feast == 0) {
        date->feast = feast;
        return true;
    }
    return is_one_of(piece->text, silent, sizeof silent / sizeof *silent);
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
    if (p[0].text.n == 4) {
        *date = (Date){.year = p[0].number, .month = p[1].number, .day = p[2].number};
    } else if (p[2].text.n != 4) {
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
                  pieces.p[0].text.n == 4 && str_is(pieces.p[1].text, "s");
    if (decade) {
        *date = (Date){.year = pieces.p[0].number, .decade = true};
        return true;
    }
    for (size_t i = 0; i < pieces.n; i++)
        if (!take(&pieces.p[i], date))
            return false;
    return true;
}

static Str print(Date date, struct arena *results) {
    if (date.decade)
        return str_format(results, "%03uX", date.year / 10);
    if (date.feast != 0) {
        int64_t year;
        unsigned month, day;
        date_from_day(date_feast_day((Feast)date.feast, (int32_t)date.year), &year, &month, &day);
        return str_format(results, "%04u-%02u-%02u", date.year, month, day);
    }
    if (date.season != 0)
        return str_format(results, "%04u-%02u", date.year, date.season);
    if (date.day != 0)
        return str_format(results, "%04u-%02u-%02u", date.year, date.month, date.day);
    if (date.month != 0)
        return str_format(results, "%04u-%02u", date.year, date.month);
    return str_format(results, "%04u", date.year);
}

/* A year, and no day without its month. */
static bool is_whole(Date date) {
    bool day_and_feast = date.feast != 0 && (date.day != 0 || date.month != 0 || date.season != 0);
    return date.year != 0 && !day_and_feast && (date.day == 0 || date.month != 0);
}

static bool is_date(Str edtf, struct arena *results) {
    Edtf parsed;
    Fail ignored = {0};
    return edtf_parse(edtf, results, &parsed, &ignored);
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

/* Takes off brackets, "ca." and "?", and remembers what they said. */
static Str strip(Str text, bool *uncertain, bool *approximate) {
    *uncertain = *approximate = false;
    text = str_trim(text);
    if (text.n > 2 && ((text.p[0] == '[' && text.p[text.n - 1] == ']') ||
                       (text.p[0] == '(' && text.p[text.n - 1] == ')')))
        text = str_trim(str_slice(text, 1, text.n - 1));
    if (str_ends(text, STR("?"))) {
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
    const char *mark = uncertain && approximate ? "%" : uncertain ? "?" : approximate ? "~" : "";
    if (*mark == '\0')
        return true;
    Str first = *edtf, last;
    if (range) {
        (void)str_cut(*edtf, '/', &first, &last);
        *edtf = str_format(results, "%.*s%s/%.*s%s", STR_ARG(first), mark, STR_ARG(last), mark);
    } else {
        *edtf = str_format(results, "%.*s%s", STR_ARG(first), mark);
    }
    return is_date(*edtf, results);
}
