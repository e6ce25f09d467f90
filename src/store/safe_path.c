/*
 * Percent-encoding, because every language can undo it, and archivists know it from bags. '%' itself is always encoded, so decoding needs
 * no judgement; restore() accepts only what escape() writes, so two texts never mean one name.
 */
#include "store/safe_path.h"
#include "base/buf.h"
#include "base/digest.h"
#include <string.h>

enum { STEP_MAX = 200, STEP_KEPT = 160, PATH_MAX_KEPT = 1000 };

/* The length of the shortest-form UTF-8 character at p, 0 where there is none. */
static size_t character(const uint8_t *p, size_t n) {
    if (p[0] < 0x80)
        return 1;
    size_t need = p[0] < 0xC2 ? 0 : p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : p[0] < 0xF5 ? 4 : 0;
    if (need == 0 || need > n)
        return 0;
    for (size_t i = 1; i < need; i++)
        if ((p[i] & 0xC0) != 0x80)
            return 0;
    bool bad = (p[0] == 0xE0 && p[1] < 0xA0) || (p[0] == 0xED && p[1] > 0x9F) ||
               (p[0] == 0xF0 && p[1] < 0x90) || (p[0] == 0xF4 && p[1] > 0x8F);
    return bad ? 0 : need;
}

static void add_byte(Buf *out, uint8_t byte) {
    static const char hex[] = "0123456789ABCDEF";
    const char code[3] = {'%', hex[byte >> 4], hex[byte & 15]};
    buf_add(out, code, sizeof code);
}

static void escape_step(Str step, Buf *out) {
    if (step.n == 0) {
        add_byte(out, 0);
        return;
    }
    bool dots = str_is(step, ".") || str_is(step, "..");
    for (size_t i = 0; i < step.n;) {
        const uint8_t *p = (const uint8_t *)step.p + i;
        size_t n = character(p, step.n - i);
        if (n == 0 || dots || *p < 0x20 || *p == 0x7F || *p == '%' || *p == '\\') {
            add_byte(out, *p);
            i++;
        } else {
            buf_add(out, p, n);
            i += n;
        }
    }
}

Str safe_path_escape(struct arena *arena, Str path) {
    Buf out = {0};
    Str step, rest = path;
    while (str_cut(rest, '/', &step, &rest)) {
        escape_step(step, &out);
        buf_char(&out, '/');
    }
    escape_step(step, &out);
    Str escaped = str_equal(buf_as_str(&out), path) ? path : str_copy(arena, buf_as_str(&out));
    buf_free(&out);
    return escaped;
}

static int hex_value(char c) {
    return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool safe_path_restore(struct arena *arena, Str text, Str *path, Fail *fail) {
    char *out = arena_alloc(arena, text.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] != '%') {
            out[n++] = text.p[i];
            continue;
        }
        int high = i + 2 < text.n ? hex_value(text.p[i + 1]) : -1;
        int low = i + 2 < text.n ? hex_value(text.p[i + 2]) : -1;
        if (high < 0 || low < 0)
            return fail_set(fail, FAIL_CORRUPT, "\"%.*s\" is not an escaped path", STR_ARG(text));
        if (high != 0 || low != 0)
            out[n++] = (char)(high << 4 | low);
        i += 2;
    }
    *path = (Str){out, n};
    if (!str_equal(safe_path_escape(arena, *path), text))
        return fail_set(fail, FAIL_CORRUPT, "\"%.*s\" is not an escaped path", STR_ARG(text));
    return true;
}

static void add_digest(Str of, size_t digits, Buf *out) {
    Sha512Hex hex = digest_sha512(of);
    buf_c(out, "%~");
    buf_add(out, hex.p, digits);
}

/* At most `most` bytes of an escaped step, without half a character or half an escape at the end. */
static Str cut_step(Str step, size_t most) {
    size_t n = 0;
    while (n < step.n) {
        const uint8_t *p = (const uint8_t *)step.p + n;
        size_t more = *p == '%' ? 3 : character(p, step.n - n);
        must(more > 0);
        if (n + more > most)
            break;
        n += more;
    }
    return str_slice(step, 0, n);
}

Str safe_path_on_disk(struct arena *arena, Str escaped) {
    Buf out = {0};
    Str step, rest = escaped;
    bool more;
    do {
        more = str_cut(rest, '/', &step, &rest);
        if (step.n > STEP_MAX) {
            buf_str(&out, cut_step(step, STEP_KEPT));
            add_digest(step, 32, &out);
        } else {
            buf_str(&out, step);
        }
        if (more)
            buf_char(&out, '/');
    } while (more);
    if (out.n > PATH_MAX_KEPT) {
        buf_clear(&out);
        add_digest(escaped, 64, &out);
    }
    Str path = str_equal(buf_as_str(&out), escaped) ? escaped : str_copy(arena, buf_as_str(&out));
    buf_free(&out);
    return path;
}
