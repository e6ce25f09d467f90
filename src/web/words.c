/*
 * Certainty has three words; the number stands behind them, for those who want it. What the file
 * says with full certainty needs no number.
 */
#include "web/words.h"
#include "base/file.h"
#include "base/stamp.h"
#include "doc/date.h"
#include "text/decode.h"

enum { SURE = 950, LIKELY = 700 };  // per mille, at least

Str words_count(struct arena *results, uint64_t count) {
    char text[27];
    size_t at = sizeof text, digits = 0;
    do {
        if (digits > 0 && digits % 3 == 0)
            text[--at] = ',';
        text[--at] = (char)('0' + count % 10);
        count /= 10;
        digits++;
    } while (count > 0);
    return str_copy(results, (Str){text + at, sizeof text - at});
}

Str words_some(struct arena *results, uint64_t count, const char *one, const char *many) {
    Str number = words_count(results, count);
    return str_format(results, "%.*s %s", STR_ARG(number), count == 1 ? one : many);
}

Str words_bytes(struct arena *results, uint64_t bytes) {
    static const char *const units[] = {"kB", "MB", "GB", "TB"};
    if (bytes < 1000)
        return words_some(results, bytes, "byte", "bytes");
    size_t unit = 0;
    uint64_t tenths = bytes / 100;  // of the unit
    while (tenths >= 10000 && unit < 3) {
        tenths /= 1000;
        unit++;
    }
    if (tenths >= 100)
        return str_format(results, "%llu %s", (unsigned long long)(tenths / 10), units[unit]);
    return str_format(results, "%llu.%llu %s", (unsigned long long)(tenths / 10),
                      (unsigned long long)(tenths % 10), units[unit]);
}

Str words_day(struct arena *results, int64_t seconds) {
    return date_words(str_slice(stamp_text(results, seconds), 0, 10), results);
}

Str words_source(struct arena *results, Source source, uint16_t certainty) {
    static const char *const who[] = {
        [SOURCE_FILE] = "the file", [SOURCE_RULE] = "a rule", [SOURCE_PERSON] = "a person"};
    if (certainty >= 1000)
        return str_from_c(who[source.kind]);
    const char *how = certainty >= SURE ? "sure" : certainty >= LIKELY ? "likely" : "doubtful";
    return str_format(results, "%s, %s (%u %%)", who[source.kind], how,
                      ((unsigned)certainty + 5) / 10);
}

Str words_source_brief(struct arena *results, Source source, uint16_t certainty) {
    return words_source(results, source, certainty >= SURE ? 1000 : certainty);
}

/* Each step by itself: a folder and a file in it may come from two machines. */
Str words_path(struct arena *results, Str path) {
    Str step, rest = path;
    StrList steps = {0};
    bool more, guessed = false;
    if (utf8_is_text(path))
        return path;
    do {
        Decoded decoded;
        Fail no_text;
        more = str_cut(rest, '/', &step, &rest);
        if (!utf8_is_text(step) &&
            decode_bytes(step, (Str){NULL, 0}, results, &decoded, &no_text)) {
            guessed = true;
            step = decoded.text;
        }
        str_list_add(results, &steps, step);
    } while (more);
    Str bytes = file_show(results, path);
    return guessed ? str_format(results, "%.*s (%.*s)", STR_ARG(str_join(results, steps, STR("/"))),
                                STR_ARG(bytes))
                   : bytes;
}

Str words_language(Str bcp47) {
    static const struct {
        const char *code, *name;
    } languages[] = {
        {"ar", "Arabic"},     {"be", "Belarusian"}, {"bg", "Bulgarian"}, {"cs", "Czech"},
        {"da", "Danish"},     {"de", "German"},     {"el", "Greek"},     {"en", "English"},
        {"es", "Spanish"},    {"fa", "Persian"},    {"fi", "Finnish"},   {"fr", "French"},
        {"he", "Hebrew"},     {"hu", "Hungarian"},  {"it", "Italian"},   {"ja", "Japanese"},
        {"ko", "Korean"},     {"la", "Latin"},      {"nl", "Dutch"},     {"no", "Norwegian"},
        {"pl", "Polish"},     {"pt", "Portuguese"}, {"ro", "Romanian"},  {"ru", "Russian"},
        {"sr", "Serbian"},    {"sv", "Swedish"},    {"tr", "Turkish"},   {"uk", "Ukrainian"},
        {"vi", "Vietnamese"}, {"zh", "Chinese"},
    };
    Str language, region;
    str_cut(bcp47, '-', &language, &region);
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (str_is(language, languages[i].code))
            return str_from_c(languages[i].name);
    return bcp47;
}
