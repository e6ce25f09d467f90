/*
 * ICU works on UTF-16 and on tables that it maps when they are first asked for, so nearly
 * everything here first tries to answer without it: ASCII by hand, and folding character by
 * character, which is exact as long as no character joins with the one before it. Text with marks
 * that are more than diacritics (Indic vowels, Hangul jamo) goes the long way through the
 * normaliser, one of ICU's own immutable single instances.
 */
#include "text/unicode.h"
#include "base/buf.h"
#include "text/utf8.h"
#include <stdatomic.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

enum { SHORT_I = 0x0439, BREVE = 0x0306, CYRILLIC_I = 0x0438 };

typedef struct {
    UChar *p;
    int32_t n;
} Wide;

static bool is_kana(uint32_t c) {
    UErrorCode code = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript((UChar32)c, &code);
    return script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA;
}

UnicodeClass unicode_class(uint32_t c) {
    switch (u_charType((UChar32)c)) {
    case U_UPPERCASE_LETTER:
    case U_LOWERCASE_LETTER:
    case U_TITLECASE_LETTER:
    case U_MODIFIER_LETTER:
        return UNICODE_LETTER;
    case U_OTHER_LETTER:
        if (c < 0x3000)
            return UNICODE_LETTER;
        return u_hasBinaryProperty((UChar32)c, UCHAR_IDEOGRAPHIC) || is_kana(c) ? UNICODE_IDEOGRAPH
                                                                                : UNICODE_LETTER;
    case U_DECIMAL_DIGIT_NUMBER:
    case U_LETTER_NUMBER:
    case U_OTHER_NUMBER:
        return UNICODE_DIGIT;
    case U_NON_SPACING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_ENCLOSING_MARK:
        return UNICODE_MARK;
    case U_FORMAT_CHAR:
        return c != 0x200B && u_hasBinaryProperty((UChar32)c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)
                   ? UNICODE_IGNORED
                   : UNICODE_OTHER;
    default:
        return UNICODE_OTHER;
    }
}

bool unicode_is_upper(uint32_t c) {
    if (c < 0x80)
        return c >= 'A' && c <= 'Z';
    return u_isupper((UChar32)c) || u_istitle((UChar32)c);
}

bool unicode_is_space(uint32_t c) {
    if (c < 0x80)
        return c == ' ' || (c >= '\t' && c <= '\r');
    return u_isUWhiteSpace((UChar32)c) || c == 0xFEFF;
}

bool unicode_is_cyrillic(uint32_t c) {
    return (c >= 0x0400 && c <= 0x052F) || (c >= 0x1C80 && c <= 0x1C8F) ||
           (c >= 0x2DE0 && c <= 0x2DFF) || (c >= 0xA640 && c <= 0xA69F);
}

bool unicode_is_latin(uint32_t c) {
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    UErrorCode code = U_ZERO_ERROR;
    return uscript_getScript((UChar32)c, &code) == USCRIPT_LATIN;
}

/* Marks that are written over letters and that a reader leaves out when typing. */
static bool is_diacritic(uint32_t c) {
    return (c >= 0x0300 && c <= 0x036F) || (c >= 0x0483 && c <= 0x0487) ||
           (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF) ||
           (c >= 0x20D0 && c <= 0x20FF) || (c >= 0xFE20 && c <= 0xFE2F);
}

/* What folding does beyond Unicode's own tables; an empty text where it does nothing. */
static const char *plain_letter(uint32_t c) {
    switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x02BB:
    case 0x02BC:
        return "'";
    case 0x00E6:
        return "ae";
    case 0x0153:
        return "oe";
    case 0x00F8:
        return "o";
    case 0x0142:
        return "l";
    case 0x0111:
    case 0x00F0:
        return "d";
    case 0x0127:
        return "h";
    case 0x0167:
        return "t";
    case 0x00FE:
        return "th";
    case 0x0131:
        return "i";
    default:
        return "";
    }
}

static Wide wide_from(Str text, struct arena *scratch, int32_t room) {
    must(text.n < INT32_MAX / 8);
    Wide wide = {arena_array(scratch, text.n + (size_t)room + 1, sizeof(UChar)), 0};
    UErrorCode code = U_ZERO_ERROR;
    (void)u_strFromUTF8(wide.p, (int32_t)text.n + room + 1, &wide.n, text.p, (int32_t)text.n,
                        &code);
    must(U_SUCCESS(code));
    return wide;
}

static Str wide_to(Wide wide, struct arena *results) {
    size_t room = (size_t)wide.n * 3 + 1;
    char *out = arena_alloc(results, room);
    int32_t n = 0;
    UErrorCode code = U_ZERO_ERROR;
    (void)u_strToUTF8WithSub(out, (int32_t)room, &n, wide.p, wide.n, UTF8_REPLACEMENT, NULL, &code);
    must(U_SUCCESS(code));
    return (Str){out, (size_t)n};
}

static Wide normalise(const UNormalizer2 *how, Wide in, struct arena *scratch) {
    UErrorCode code = U_ZERO_ERROR;
    int32_t room = in.n * 3 + 32;
    Wide out = {arena_array(scratch, (size_t)room, sizeof(UChar)), 0};
    out.n = unorm2_normalize(how, in.p, in.n, out.p, room, &code);
    if (code == U_BUFFER_OVERFLOW_ERROR) {
        code = U_ZERO_ERROR;
        room = out.n + 1;
        out.p = arena_array(scratch, (size_t)room, sizeof(UChar));
        out.n = unorm2_normalize(how, in.p, in.n, out.p, room, &code);
    }
    must(U_SUCCESS(code));
    return out;
}

typedef enum { FORM_NFC, FORM_NFD, FORM_CASEFOLD } Form;

static const UNormalizer2 *normaliser(Form form) {
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *how = form == FORM_NFC   ? unorm2_getNFCInstance(&code)
                              : form == FORM_NFD ? unorm2_getNFDInstance(&code)
                                                 : unorm2_getNFKCCasefoldInstance(&code);
    if (U_FAILURE(code))
        die("unicode: ICU's tables cannot be read: %s", u_errorName(code));
    return how;
}

/* Takes diacritics off decomposed text and puts plain letters for those with strokes. */
static Wide strip(Wide in, struct arena *scratch) {
    Wide out = {arena_array(scratch, (size_t)in.n * 2 + 1, sizeof(UChar)), 0};
    uint32_t before = 0;
    for (int32_t i = 0; i < in.n; i++) {
        uint32_t c = in.p[i];
        if (is_diacritic(c) && !(c == BREVE && before == CYRILLIC_I))
            continue;
        before = c;
        const char *plain = plain_letter(c);
        if (*plain == '\0')
            out.p[out.n++] = in.p[i];
        for (; *plain != '\0'; plain++)
            out.p[out.n++] = (UChar)*plain;
    }
    return out;
}

/* The long way: exact for every text. */
static Str fold_whole(Str text, struct arena *results, struct arena *scratch) {
    Wide wide = wide_from(text, scratch, 0);
    wide = normalise(normaliser(FORM_CASEFOLD), wide, scratch);
    wide = normalise(normaliser(FORM_NFD), wide, scratch);
    wide = strip(wide, scratch);
    return wide_to(normalise(normaliser(FORM_NFC), wide, scratch), results);
}

/*
 * The folded bytes of the lower planes, each kept when it is first asked for: bytes 0 to 5 of the
 * number, their count in byte 6, and 1 in byte 7. Two threads that meet there write the same.
 */
enum { KEPT = 0x2100, KEPT_BYTES = 6 };
static _Atomic uint64_t kept_folds[KEPT];

static size_t fold_alone(uint32_t c, char out[UNICODE_FOLD_MAX]) {
    struct arena *scratch = arena_create();
    char bytes[4];
    Str folded = fold_whole((Str){bytes, utf8_put(c, bytes)}, scratch, scratch);
    must(folded.n <= UNICODE_FOLD_MAX);
    if (folded.n > 0)
        memcpy(out, folded.p, folded.n);
    arena_destroy(scratch);
    return folded.n;
}

size_t unicode_fold_one(uint32_t c, char out[UNICODE_FOLD_MAX]) {
    if (c < 0x80) {
        out[0] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
        return 1;
    }
    if (c >= KEPT)
        return fold_alone(c, out);
    uint64_t kept = atomic_load_explicit(&kept_folds[c], memory_order_relaxed);
    if (kept == 0) {
        size_t n = fold_alone(c, out);
        if (n > KEPT_BYTES)
            return n;
        kept = (uint64_t)1 << 56 | (uint64_t)n << 48;
        for (size_t i = 0; i < n; i++)
            kept |= (uint64_t)(uint8_t)out[i] << (8 * i);
        atomic_store_explicit(&kept_folds[c], kept, memory_order_relaxed);
    }
    for (size_t i = 0; i < KEPT_BYTES; i++)
        out[i] = (char)(uint8_t)(kept >> (8 * i));
    return kept >> 48 & 0xFF;
}

/* True where c may join with the character before it under NFC, other than as a diacritic. */
static bool may_join(uint32_t c) {
    return c >= 0x0591 &&
           ((c >= 0x1100 && c <= 0x11FF) || (unicode_class(c) == UNICODE_MARK && !is_diacritic(c)));
}

static bool ends_with_i(const Buf *out) {
    return out->n >= 2 && memcmp(out->p + out->n - 2, "\xD0\xB8", 2) == 0;
}

Str unicode_fold(Str text, struct arena *results) {
    Buf out = {0};
    Str folded = {NULL, 0};
    uint32_t c;
    for (size_t at = 0; utf8_next(text, &at, &c);) {
        if (c >= 0x80 && may_join(c)) {
            struct arena *scratch = arena_create();
            folded = fold_whole(text, results, scratch);
            arena_destroy(scratch);
            buf_free(&out);
            return folded;
        }
        if (c == BREVE && ends_with_i(&out)) {
            out.n -= 2;
            c = SHORT_I;
        }
        char *room = buf_room(&out, UNICODE_FOLD_MAX);
        out.n += unicode_fold_one(c, room);
    }
    folded = str_copy(results, buf_as_str(&out));
    buf_free(&out);
    return folded;
}

Str unicode_nfc(Str text, struct arena *results) {
    size_t plain = 0;  // below U+0300 nothing joins
    while (plain < text.n && (uint8_t)text.p[plain] < 0xCC)
        plain++;
    if (plain == text.n)
        return text;
    struct arena *scratch = arena_create();
    Wide wide = wide_from(text, scratch, 0);
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *nfc = normaliser(FORM_NFC);
    Str result = text;
    if (!unorm2_isNormalized(nfc, wide.p, wide.n, &code))
        result = wide_to(normalise(nfc, wide, scratch), results);
    arena_destroy(scratch);
    return result;
}

Str unicode_lower(Str text, struct arena *results) {
    if (utf8_ascii(text) == text.n)
        return str_lower(results, text);
    struct arena *scratch = arena_create();
    Wide wide = wide_from(text, scratch, 0);
    int32_t room = wide.n * 3 + 1;
    Wide low = {arena_array(scratch, (size_t)room, sizeof(UChar)), 0};
    UErrorCode code = U_ZERO_ERROR;
    low.n = u_strToLower(low.p, room, wide.p, wide.n, "", &code);
    must(U_SUCCESS(code));
    Str result = wide_to(low, results);
    arena_destroy(scratch);
    return result;
}

bool unicode_decode(Str bytes, Str name, struct arena *results, Str *text, Fail *fail) {
    struct arena *scratch = arena_create();
    UErrorCode code = U_ZERO_ERROR;
    UConverter *from = ucnv_open(str_to_c(scratch, name), &code);
    UConverter *to = ucnv_open("UTF-8", &code);
    bool ok = U_SUCCESS(code);
    if (!ok)
        (void)fail_set(fail, FAIL_UNSUPPORTED, "unknown encoding \"%.*s\"", STR_ARG(name));
    Buf out = {0};
    UChar pivot[4096], *pivot_from = pivot, *pivot_to = pivot;
    const char *in = bytes.p, *end = bytes.p == NULL ? NULL : bytes.p + bytes.n;
    for (bool more = ok && bytes.n > 0, first = true; more; first = false) {
        char *start = buf_room(&out, 65536), *target = start;
        code = U_ZERO_ERROR;
        ucnv_convertEx(to, from, &target, start + 65536, &in, end, pivot, &pivot_from, &pivot_to,
                       pivot + sizeof pivot / sizeof *pivot, first, true, &code);
        out.n += (size_t)(target - start);
        more = code == U_BUFFER_OVERFLOW_ERROR;
    }
    must(!ok || bytes.n == 0 || U_SUCCESS(code));
    *text = str_copy(results, buf_as_str(&out));
    buf_free(&out);
    ucnv_close(to);
    ucnv_close(from);
    arena_destroy(scratch);
    return ok;
}
