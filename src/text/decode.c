/*
 * Archives hand over what their word processors wrote: UTF-8 first, then the Windows and KOI8
 * encodings of Russian, and UTF-16. Which single-byte encoding it is shows in two ways that need no
 * dictionary: in Cyrillic text letters above 7F stand beside each other, in Latin text alone among
 * ASCII letters; and of the two Cyrillic orders only the right one gives Russian's common letters
 * their frequency and puts capitals in front. ICU's detector was not used: it answers from bigrams
 * of long texts and is wrong on the short ones that archives have.
 *
 * UTF-16 is decoded here and not by ICU, because ICU does not say which bytes were broken.
 */
#include "text/decode.h"
#include "base/buf.h"
#include "text/unicode.h"
#include <string.h>

enum { SAMPLE_BYTES = 256 * 1024, MARKUP_BYTES = 1024 };

typedef struct {
    const char *encoding, *reason;
    uint16_t certainty;
} Choice;

static Str sample_of(Str bytes) {
    return str_slice(bytes, 0, SAMPLE_BYTES);
}

/* ---- UTF-16 ---- */

static uint32_t unit_at(Str bytes, size_t at, bool big) {
    uint32_t a = (uint8_t)bytes.p[at], b = (uint8_t)bytes.p[at + 1];
    return big ? a << 8 | b : b << 8 | a;
}

/* One character; false for a half surrogate or half a unit. *used is 1 to 4. */
static bool utf16_next(Str bytes, size_t at, bool big, uint32_t *c, size_t *used) {
    size_t left = bytes.n - at;
    *used = left < 2 ? left : 2;
    if (left < 2)
        return false;
    *c = unit_at(bytes, at, big);
    if (*c < 0xD800 || *c > 0xDFFF)
        return *c != 0;
    if (*c > 0xDBFF || left < 4)
        return false;
    uint32_t low = unit_at(bytes, at + 2, big);
    if (low < 0xDC00 || low > 0xDFFF)
        return false;
    *c = 0x10000 + ((*c - 0xD800) << 10) + (low - 0xDC00);
    *used = 4;
    return true;
}

static Str utf16_decode(Str bytes, bool big, struct arena *results, Utf8DamageList *damage) {
    Buf out = {0};
    for (size_t at = 0, used; at < bytes.n; at += used) {
        uint32_t c;
        if (utf16_next(bytes, at, big, &c, &used)) {
            out.n += utf8_put(c, buf_room(&out, 4));
            continue;
        }
        Utf8Damage *last = damage->n > 0 ? &damage->p[damage->n - 1] : NULL;
        if (last == NULL || last->from + last->bytes.n != at) {
            last = LIST_ADD(results, damage);
            *last = (Utf8Damage){out.n, out.n, at, {bytes.p + at, 0}};
        }
        buf_c(&out, "\xEF\xBF\xBD");
        last->end = out.n;
        last->bytes.n += used;
    }
    Str text = str_copy(results, buf_as_str(&out));
    buf_free(&out);
    return text;
}

/* Zeros and the high bytes of Latin, Cyrillic and punctuation in every second place. */
static bool looks_utf16(Str bytes, bool big) {
    Str s = sample_of(bytes);
    size_t units = s.n / 2, common = 0, zeros = 0;
    for (size_t i = 0; i < units; i++) {
        uint8_t high = (uint8_t)s.p[2 * i + (big ? 0 : 1)],
                low = (uint8_t)s.p[2 * i + (big ? 1 : 0)];
        bool control = high == 0 && low < 0x20 && low != '\t' && low != '\n' && low != '\r';
        zeros += high == 0 && !control;
        common += !control && (high == 0 || high == 0x04 || high == 0x20);
    }
    return units >= 2 && zeros * 20 >= units && common * 10 >= units * 9;
}

/* ---- eight bits ---- */

/* Letters of Russian by frequency, in ten thousandths, from a to ya. */
static const uint16_t russian[32] = {801, 159, 454, 170,  298, 845, 94,  165, 735, 121, 349,
                                     440, 321, 670, 1097, 281, 473, 547, 626, 262, 26,  97,
                                     48,  144, 73,  36,   4,   190, 174, 32,  64,  201};

/* KOI8-R's order of letters from C0: the place of each in the alphabet. */
static const uint8_t koi8_order[32] = {30, 0,  1,  22, 4,  5,  20, 3,  21, 8,  9,
                                       10, 11, 12, 13, 14, 15, 31, 16, 17, 18, 19,
                                       6,  2,  28, 27, 7,  24, 29, 25, 23, 26};

typedef struct {
    size_t high, letters;              // bytes above 7F; of them C0 to FF
    size_t beside_high, beside_ascii;  // letters by the company they keep
    uint64_t win,
        koi;  // sum of frequencies under either reading, capitals in wrong places taken off
    bool c1;  // bytes 80 to 9F
} Census;

static bool is_high_letter(uint8_t byte) {
    return byte >= 0xC0 || byte == 0xA8 || byte == 0xB8 || byte == 0xA3 || byte == 0xB3;
}

static bool is_ascii_letter(uint8_t byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static Census take_census(Str s) {
    Census census = {0};
    for (size_t i = 0; i < s.n; i++) {
        uint8_t byte = (uint8_t)s.p[i];
        if (byte < 0x80)
            continue;
        uint8_t before = i > 0 ? (uint8_t)s.p[i - 1] : 0;
        uint8_t after = i + 1 < s.n ? (uint8_t)s.p[i + 1] : 0;
        census.high++;
        census.c1 = census.c1 || byte < 0xA0;
        if (byte < 0xC0)
            continue;
        census.letters++;
        if (is_high_letter(before) || is_high_letter(after))
            census.beside_high++;
        else if (is_ascii_letter(before) || is_ascii_letter(after))
            census.beside_ascii++;
        // A capital behind a small letter speaks against a reading: 1251 has its capitals
        // below E0, KOI8 above.
        bool follows = before >= 0xC0;
        if (!(follows && byte < 0xE0 && before >= 0xE0))
            census.win += russian[byte & 0x1F];
        if (!(follows && byte >= 0xE0 && before < 0xE0))
            census.koi += russian[koi8_order[byte & 0x1F]];
    }
    return census;
}

static Choice choose_cyrillic(const Census *census) {
    uint64_t more = census->win > census->koi ? census->win : census->koi;
    uint64_t less = census->win > census->koi ? census->koi : census->win;
    uint16_t certainty = census->letters < 8 ? 600 : more * 2 >= less * 3 ? 950 : 750;
    return (Choice){census->win >= census->koi ? "windows-1251" : "KOI8-R",
                    "letters as frequent as in Russian", certainty};
}

static Choice choose_single_byte(Str bytes) {
    Census census = take_census(sample_of(bytes));
    if (census.letters > 0 && census.beside_high > census.beside_ascii &&
        census.beside_high * 2 > census.letters)
        return choose_cyrillic(&census);
    bool sure = census.beside_ascii * 4 >= census.high * 3;
    return (Choice){census.c1 ? "windows-1252" : "ISO-8859-1",
                    "single letters above 7F among ASCII letters", sure ? 900 : 600};
}

/* ---- UTF-8 ---- */

/* At least four characters above ASCII for each place where bytes are broken. */
static bool mostly_utf8(Str bytes) {
    Str s = sample_of(bytes);
    size_t sound = 0, broken = 0, broken_end = SIZE_MAX;
    for (size_t at = 0; at < s.n;) {
        at += utf8_ascii(str_skip(s, at));
        uint32_t c;
        size_t from = at;
        if (!utf8_next(s, &at, &c))
            break;
        if (c != UTF8_REPLACEMENT || str_starts(str_skip(s, from), STR("\xEF\xBF\xBD"))) {
            sound++;
        } else {
            broken += from != broken_end;
            broken_end = at;
        }
    }
    return sound > 0 && sound >= broken * 4;
}

/* ---- all together ---- */

static bool name_is(Str name, const char *const *aliases) {
    for (; *aliases != NULL; aliases++)
        if (str_equal_nocase(name, str_from_c(*aliases)))
            return true;
    return false;
}

static bool is_utf8_name(Str name) {
    static const char *const aliases[] = {"utf-8", "utf8", "us-ascii", "ascii", NULL};
    return name_is(name, aliases);
}

/* Letters, digits and what stands between them in names of encodings: ICU would overlook the rest.
 */
static bool is_plain_name(Str name) {
    for (size_t i = 0; i < name.n; i++) {
        char c = name.p[i];
        if (!is_ascii_letter((uint8_t)c) && !(c >= '0' && c <= '9') && c != '-' && c != '_' &&
            c != '.' && c != ':')
            return false;
    }
    return name.n > 0;
}

/* What the web calls Latin-1 is read as windows-1252, as browsers do. */
static Str known_name(Str name) {
    static const char *const latin[] = {"iso-8859-1", "latin1", "latin-1",
                                        "iso8859-1",  "cp1252", NULL};
    static const char *const cyrillic[] = {"cp1251", "win-1251", "windows1251", "x-cp1251", NULL};
    static const char *const koi[] = {"koi8-r", "koi8r", "koi8", "x-koi8-r", NULL};
    if (name_is(name, latin))
        return STR("windows-1252");
    if (name_is(name, cyrillic))
        return STR("windows-1251");
    return name_is(name, koi) ? STR("KOI8-R") : name;
}

/* Control characters that no text has. */
static bool check_is_text(Str bytes, Fail *fail) {
    Str s = sample_of(bytes);
    size_t controls = 0;
    for (size_t i = 0; i < s.n; i++) {
        uint8_t byte = (uint8_t)s.p[i];
        controls += byte == 0x7F || (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' &&
                                     byte != '\f' && byte != 0x1A);
    }
    if (controls <= 2 + s.n / 40)
        return true;
    return fail_set(fail, FAIL_UNSUPPORTED,
                    "these bytes are no text: %zu of the first %zu are control characters; convert "
                    "the file to text, HTML or TEI and add that",
                    controls, s.n);
}

static void set(Decoded *out, const char *encoding, const char *reason, uint16_t certainty) {
    out->encoding = str_from_c(encoding);
    out->reason = str_from_c(reason);
    out->certainty = certainty;
}

static bool by_mark(Str bytes, struct arena *results, Decoded *out) {
    if (str_starts(bytes, STR("\xEF\xBB\xBF"))) {
        out->text = utf8_repair(str_skip(bytes, 3), results, &out->damage);
        out->origin_base = 3;
        set(out, "UTF-8", "byte order mark", 1000);
        return true;
    }
    bool little = str_starts(bytes, STR("\xFF\xFE")), big = str_starts(bytes, STR("\xFE\xFF"));
    if (!little && !big)
        return false;
    out->text = utf16_decode(str_skip(bytes, 2), big, results, &out->damage);
    set(out, big ? "UTF-16BE" : "UTF-16LE", "byte order mark", 1000);
    return true;
}

static bool by_zeros(Str bytes, struct arena *results, Decoded *out) {
    size_t at;
    if (!str_find_char(sample_of(bytes), '\0', &at))
        return false;
    bool little = looks_utf16(bytes, false), big = !little && looks_utf16(bytes, true);
    if (!little && !big)
        return false;
    out->text = utf16_decode(bytes, big, results, &out->damage);
    set(out, big ? "UTF-16BE" : "UTF-16LE", "a zero in every second place", 950);
    return true;
}

/* Through ICU. What it could not read stands as U+FFFD; which bytes these were it does not say. */
static bool by_name(Str bytes, Str name, struct arena *results, Decoded *out, Fail *fail) {
    Str text;
    if (!unicode_decode(bytes, name, results, &text, fail))
        return false;
    out->text = utf8_repair(text, results, &out->damage);
    out->encoding = name;
    if (out->damage.n > 0)
        return true;
    for (size_t at = 0, found; str_find(str_skip(text, at), STR("\xEF\xBF\xBD"), &found); at += 3) {
        at += found;
        *LIST_ADD(results, &out->damage) = (Utf8Damage){at, at + 3, 0, {NULL, 0}};
    }
    return true;
}

bool decode_bytes(Str bytes, Str declared, struct arena *results, Decoded *out, Fail *fail) {
    *out = (Decoded){0};
    if (by_mark(bytes, results, out) || by_zeros(bytes, results, out))
        return true;
    if (!check_is_text(bytes, fail))
        return false;
    if (utf8_valid(bytes)) {
        bool ascii = utf8_ascii(bytes) == bytes.n;
        out->text = utf8_repair(bytes, results, &out->damage);
        set(out, "UTF-8", ascii ? "no byte above 7F" : "sound UTF-8", ascii ? 1000 : 990);
        return true;
    }
    Fail ignored = {0};
    Str name = known_name(declared);
    if (is_plain_name(name) && !is_utf8_name(name) &&
        by_name(bytes, name, results, out, &ignored)) {
        out->reason = STR("declared");
        out->certainty = 950;
        return true;
    }
    if (mostly_utf8(bytes)) {
        out->text = utf8_repair(bytes, results, &out->damage);
        set(out, "UTF-8", "nearly sound UTF-8", 900);
        return true;
    }
    Choice choice = choose_single_byte(bytes);
    if (!by_name(bytes, str_from_c(choice.encoding), results, out, fail))
        return false;
    set(out, choice.encoding, choice.reason, choice.certainty);
    return true;
}

Str decode_declared_in_markup(Str bytes) {
    Str head = str_slice(bytes, 0, MARKUP_BYTES);
    static const char *const keys[] = {"charset=", "encoding="};
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
        Str key = str_from_c(keys[k]);
        for (size_t at = 0; at + key.n < head.n; at++) {
            if (!str_equal_nocase(str_slice(head, at, at + key.n), key))
                continue;
            Str rest = str_skip(head, at + key.n);
            if (rest.n > 0 && (rest.p[0] == '"' || rest.p[0] == '\''))
                rest = str_skip(rest, 1);
            size_t n = 0;
            while (n < rest.n && n < 40 && strchr("\"'/>; \t\r\n", rest.p[n]) == NULL)
                n++;
            if (n > 0)
                return str_slice(rest, 0, n);
        }
    }
    return (Str){NULL, 0};
}
