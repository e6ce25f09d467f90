/* Years as printed, the second of two shortened to two digits; a Roman, plain or "E-5" number, two
 * digits wide; a part. */
#include "annotate/volume_name.h"
#include <string.h>

enum { ROMAN_MAX = 99 };

/*
 * Volumes that were printed in parts, by the list of the series that its publisher prints. Where
 * one is cited without a part, the first is meant more often than not.
 */
static const char *const in_parts[] = {
    "frus1948v01",     "frus1948v05",     "frus1949v07",     "frus1951v03",     "frus1951v04",
    "frus1951v06",     "frus1951v07",     "frus1952-54v01",  "frus1952-54v02",  "frus1952-54v05",
    "frus1952-54v06",  "frus1952-54v07",  "frus1952-54v09",  "frus1952-54v11",  "frus1952-54v12",
    "frus1952-54v13",  "frus1952-54v14",  "frus1952-54v15",  "frus1955-57v23",  "frus1958-60v07",
    "frus1958-60v10",  "frus1964-68v29",  "frus1969-76v19",  "frus1969-76v38",  "frus1969-76ve05",
    "frus1969-76ve09", "frus1969-76ve11", "frus1969-76ve14", "frus1969-76ve15", "frus1977-80v11",
    "frus1977-80v17"};

static bool is_in_parts(Str id) {
    for (size_t i = 0; i < sizeof in_parts / sizeof *in_parts; i++)
        if (str_is(id, in_parts[i]))
            return true;
    return false;
}

/* 0 where the word is no Roman number below a hundred. */
static uint32_t roman_of(Str word) {
    static const struct {
        const char *letters;
        uint32_t value;
    } steps[] = {{"xc", 90}, {"l", 50}, {"xl", 40}, {"x", 10},
                 {"ix", 9},  {"v", 5},  {"iv", 4},  {"i", 1}};
    uint32_t value = 0;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        Str letters = str_from_c(steps[i].letters);
        uint32_t most = steps[i].value == 10 || steps[i].value == 1 ? 3 : 1;
        for (uint32_t k = 0; k < most && str_starts(word, letters); k++) {
            value += steps[i].value;
            word = str_skip(word, letters.n);
        }
    }
    return word.n == 0 && value <= ROMAN_MAX ? value : 0;
}

static uint32_t number_at(const Scan *scan, size_t i) {
    const Tok *tok = scan_at(scan, i);
    if (tok->shape == SHAPE_DIGITS)
        return tok->digits <= 2 ? tok->number : 0;
    return scan_is_word(scan, i) ? roman_of(scan_folded(scan, i)) : 0;
}

static bool target_is(const Scan *scan, size_t i, CueTarget target, size_t *end) {
    int32_t value;
    return scan_cue(scan, i, CUE_TARGET_AT, &value, end) && value == (int32_t)target;
}

static size_t skip(const Scan *scan, size_t i, char mark) {
    return scan_is_mark(scan, i, mark) ? i + 1 : i;
}

bool volume_name_of_series(const Scan *scan, size_t i, Str series, struct arena *results,
                           VolumeName *name) {
    size_t end;
    if (!target_is(scan, i, CUE_TO_VOLUME, &end))
        return false;
    size_t at = skip(scan, end, '.');
    bool electronic = str_is(scan_folded(scan, at), "e") && scan_is_mark(scan, at + 1, '-');
    at += electronic ? 2 : 0;
    uint32_t volume = number_at(scan, at), part = 0;
    if (volume == 0)
        return false;
    *name = (VolumeName){.series = series, .end = at + 1};
    size_t next = skip(scan, at + 1, scan_is_mark(scan, at + 1, '.') ? '.' : ',');
    if (target_is(scan, next, CUE_TO_PART, &end)) {
        at = skip(scan, end, '.');
        part = number_at(scan, at);
        name->end = part > 0 ? at + 1 : name->end;
    }
    name->id = str_format(results, "%.*sv%s%02u", STR_ARG(series), electronic ? "e" : "", volume);
    name->part_assumed = part == 0 && is_in_parts(name->id);
    if (part > 0 || name->part_assumed)
        name->id = str_format(results, "%.*sp%u", STR_ARG(name->id), part > 0 ? part : 1);
    return true;
}

static bool year_at(const Scan *scan, size_t i, uint32_t *year) {
    const Tok *tok = scan_at(scan, i);
    *year = tok->number;
    return tok->shape == SHAPE_DIGITS && tok->digits == 4 && *year > 1600 && *year < 2100;
}

bool volume_name_read(const Scan *scan, size_t i, struct arena *results, VolumeName *name) {
    uint32_t first, last;
    if (str_is(scan_folded(scan, i), "of") && str_is(scan_folded(scan, i + 1), "the"))
        i += 4;  // "of the United States"
    i = skip(scan, i, ',');
    if (!year_at(scan, i, &first))
        return false;
    Str series = str_format(results, "frus%u", first);
    i++;
    const Tok *tok = scan_at(scan, i + 1);
    last = tok->number;
    if (scan_is_mark(scan, i, '-') && tok->shape == SHAPE_DIGITS &&
        (tok->digits == 2 || tok->digits == 4)) {
        series = str_format(results, "frus%u-%02u", first, last % 100);
        i += 2;
    }
    i = skip(scan, i, ',');
    return volume_name_of_series(scan, i, series, results, name);
}

Str volume_name_series(Str source_id) {
    for (size_t i = source_id.n; i-- > 5;)
        if (source_id.p[i] == 'v' && source_id.p[i - 1] >= '0' && source_id.p[i - 1] <= '9')
            return str_slice(source_id, 0, i);
    return (Str){NULL, 0};
}
