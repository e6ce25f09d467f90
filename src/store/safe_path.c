/*
 * Percent-encoding, because every language can undo it, and archivists know it from bags. '%'
 * itself is always encoded, so decoding needs no judgement; restore() accepts only what escape()
 * writes, so two texts never mean one name.
 */
#include "store/safe_path.h"
#include "base/buf.h"
#include "base/digest.h"
#include "text/utf8.h"

enum { STEP_MAX = 200, STEP_KEPT = 160, PATH_MAX_KEPT = 1000 };

/* The length of the character that step holds at `at`; 0 where the bytes are no UTF-8. */
static size_t character(Str step, size_t at) {
    size_t next = at;
    uint32_t c;
    (void)utf8_next(step, &next, &c);
    return c != UTF8_REPLACEMENT || utf8_valid(str_slice(step, at, next)) ? next - at : 0;
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
        uint8_t byte = (uint8_t)step.p[i];
        size_t n = character(step, i);
        if (n == 0 || dots || byte < 0x20 || byte == 0x7F || byte == '%' || byte == '\\') {
            add_byte(out, byte);
            i++;
        } else {
            buf_add(out, step.p + i, n);
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

/*
 * At most `most` bytes of an escaped step, without half a character or half an escape at the end.
 */
static Str cut_step(Str step, size_t most) {
    size_t n = 0;
    while (n < step.n) {
        size_t more = step.p[n] == '%' ? 3 : character(step, n);
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
