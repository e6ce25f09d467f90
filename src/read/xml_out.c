/*
 * Escaping at the only places where text meets markup, so that no caller writes text into a Buf by
 * itself. Control characters and the two non-characters U+FFFE and U+FFFF are not allowed in XML
 * 1.0 at all, not even as references.
 */
#include "read/xml_out.h"
#include "text/utf8.h"

static void put_character(Buf *out, uint32_t c, bool in_attribute) {
    char bytes[4];
    switch (c) {
    case '&':
        buf_c(out, "&amp;");
        return;
    case '<':
        buf_c(out, "&lt;");
        return;
    case '>':
        buf_c(out, "&gt;");
        return;
    case '"':
        buf_c(out, in_attribute ? "&quot;" : "\"");
        return;
    case '\t':
    case '\n':
    case '\r':
        if (in_attribute || c == '\r')
            buf_format(out, "&#%u;", c);
        else
            buf_char(out, (char)c);
        return;
    default:
        if (c < 0x20 || c == 0xFFFE || c == 0xFFFF)
            c = UTF8_REPLACEMENT;
        buf_add(out, bytes, utf8_put(c, bytes));
    }
}

static void put(Buf *out, Str text, bool in_attribute) {
    size_t at = 0;
    uint32_t c;
    while (utf8_next(text, &at, &c))
        put_character(out, c, in_attribute);
}

void xml_out_text(Buf *out, Str text) {
    put(out, text, false);
}

void xml_out_attribute(Buf *out, const char *name, Str value) {
    if (value.n == 0)
        return;
    buf_format(out, " %s=\"", name);
    put(out, value, true);
    buf_char(out, '"');
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_hex(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

void xml_out_word(Buf *out, const char *name, Str value) {
    size_t start = out->n;
    bool any = false;
    buf_format(out, " %s=\"", name);
    for (size_t i = 0; i < value.n; i++) {
        bool plain = is_letter(value.p[i]) || is_digit(value.p[i]);
        any |= plain;
        buf_char(out, plain || value.p[i] == '_' || value.p[i] == '.' ? value.p[i] : '-');
    }
    buf_char(out, '"');
    if (!any)
        out->n = start;
}

/* The length of "scheme:" at the start; 0 where there is none. */
static size_t scheme_length(Str value) {
    size_t n = 0;
    while (n < value.n &&
           (is_letter(value.p[n]) || (n > 0 && is_digit(value.p[n])) ||
            (n > 0 && (value.p[n] == '+' || value.p[n] == '-' || value.p[n] == '.'))))
        n++;
    return n > 0 && n < value.n && value.p[n] == ':' ? n + 1 : 0;
}

static bool is_safe(Str value, size_t i, bool first_step, bool any_mark) {
    switch (value.p[i]) {
    case '%':
        return i + 2 < value.n && is_hex(value.p[i + 1]) && is_hex(value.p[i + 2]);
    case ':':
        return !first_step;
    case '#':
        return !any_mark;
    case '"':
    case '<':
    case '>':
    case '[':
    case ']':
    case '\\':
    case '^':
    case '`':
    case '{':
    case '|':
    case '}':
        return false;
    default:
        return value.p[i] > ' ' && value.p[i] <= '~';
    }
}

void xml_out_address(Buf *out, const char *name, Str value) {
    if (value.n == 0)
        return;
    buf_format(out, " %s=\"", name);
    size_t i = scheme_length(value);
    buf_str(out, str_slice(value, 0, i));
    bool first_step = i == 0, any_mark = false;
    for (; i < value.n; i++) {
        char c = value.p[i];
        if (!is_safe(value, i, first_step, any_mark))
            buf_format(out, "%%%02X", (unsigned char)c);
        else if (c == '&')
            buf_c(out, "&amp;");
        else
            buf_char(out, c);
        any_mark |= c == '#';
        first_step &= c != '/' && c != '?' && c != '#';
    }
    buf_char(out, '"');
}

void xml_out_language(Buf *out, const char *name, Str value) {
    size_t run = 0;
    bool first = true;
    for (size_t i = 0; i <= value.n; i++) {
        if (i == value.n || value.p[i] == '-') {
            if (run == 0 || run > 8)
                return;
            run = 0;
            first = false;
        } else if (is_letter(value.p[i]) || (!first && is_digit(value.p[i]))) {
            run++;
        } else {
            return;
        }
    }
    xml_out_attribute(out, name, value);
}

/* Years of four digits; a month is 01 to 12, which tells it from a season. */
static bool is_w3c_date(Str edtf) {
    if (edtf.n != 4 && edtf.n != 7 && edtf.n != 10)
        return false;
    for (size_t i = 0; i < edtf.n; i++)
        if (i == 4 || i == 7 ? edtf.p[i] != '-' : !is_digit(edtf.p[i]))
            return false;
    int month = edtf.n > 4 ? (edtf.p[5] - '0') * 10 + edtf.p[6] - '0' : 1;
    return month >= 1 && month <= 12;
}

void xml_out_date(Buf *out, Str edtf) {
    for (size_t i = 0; i < edtf.n; i++)
        if (edtf.p[i] <= ' ' || edtf.p[i] > '~')
            return;
    xml_out_attribute(out, is_w3c_date(edtf) ? "when" : "when-custom", edtf);
}

void xml_out_element(Buf *out, const char *name, Str text) {
    if (text.n == 0)
        return;
    buf_format(out, "<%s>", name);
    put(out, text, false);
    buf_format(out, "</%s>", name);
}
