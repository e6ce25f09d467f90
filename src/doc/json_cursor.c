/*
 * Commas are taken where they stand and missed by nobody: whether they stood right is found by
 * those who compare what they read with what they would have written (doc_json.c). A text without
 * escapes is one search and one copy.
 */
#include "doc/json_cursor.h"
#include <string.h>

JsonCursor json_cursor(Str text, struct arena *results) {
    return (JsonCursor){.text = text, .results = results};
}

void json_cursor_fail(JsonCursor *in, const char *expected) {
    if (in->failed)
        return;
    in->failed = true;
    in->expected = expected;
}

static bool is_next(const JsonCursor *in, char c) {
    return !in->failed && in->at < in->text.n && in->text.p[in->at] == c;
}

static bool take_char(JsonCursor *in, char c) {
    if (!is_next(in, c))
        return false;
    in->at++;
    return true;
}

void json_cursor_open(JsonCursor *in, char bracket) {
    if (!take_char(in, bracket))
        json_cursor_fail(in, bracket == '{' ? "an object" : "a list");
}

void json_cursor_close(JsonCursor *in, char bracket) {
    if (!take_char(in, bracket))
        json_cursor_fail(in, bracket == '}' ? "the end of an object or another member"
                                            : "the end of a list");
}

bool json_cursor_name(JsonCursor *in, const char *name) {
    if (in->failed)
        return false;
    size_t at = in->at + (is_next(in, ',') ? 1 : 0), n = strlen(name);
    if (in->text.n - at < n + 3 || in->text.p[at] != '"' || in->text.p[at + n + 1] != '"' ||
        in->text.p[at + n + 2] != ':' || memcmp(in->text.p + at + 1, name, n) != 0)
        return false;
    in->at = at + n + 3;
    return true;
}

bool json_cursor_item(JsonCursor *in) {
    if (in->failed || is_next(in, ']'))
        return false;
    (void)take_char(in, ',');
    if (in->at < in->text.n)
        return true;
    json_cursor_fail(in, "an item or the end of a list");
    return false;
}

bool json_cursor_any_name(JsonCursor *in, Str *name) {
    if (in->failed || is_next(in, '}'))
        return false;
    (void)take_char(in, ',');
    *name = json_cursor_text(in);
    if (!take_char(in, ':'))
        json_cursor_fail(in, "a colon");
    return !in->failed;
}

uint64_t json_cursor_number(JsonCursor *in, uint64_t max) {
    uint64_t number = 0;
    size_t from = in->at;
    while (!in->failed && in->at < in->text.n && in->text.p[in->at] >= '0' &&
           in->text.p[in->at] <= '9') {
        uint64_t digit = (uint64_t)(in->text.p[in->at] - '0');
        if (digit > max || number > (max - digit) / 10)
            json_cursor_fail(in, "a smaller number");
        number = number * 10 + digit;
        in->at++;
    }
    if (in->at == from)
        json_cursor_fail(in, "a whole number");
    return in->failed ? 0 : number;
}

bool json_cursor_true(JsonCursor *in) {
    if (in->failed || in->text.n - in->at < 4 || memcmp(in->text.p + in->at, "true", 4) != 0) {
        json_cursor_fail(in, "true");
        return false;
    }
    in->at += 4;
    return true;
}

/* Four hexadecimal digits; a number above U+FFFF when they are none. */
static uint32_t take_unit(JsonCursor *in) {
    uint32_t unit = 0;
    if (in->text.n - in->at < 4)
        return UINT32_MAX;
    for (int i = 0; i < 4; i++) {
        char c = in->text.p[in->at++];
        uint32_t digit = c >= '0' && c <= '9'   ? (uint32_t)(c - '0')
                         : c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a' + 10)
                         : c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A' + 10)
                                                : 16;
        if (digit > 15)
            return UINT32_MAX;
        unit = unit << 4 | digit;
    }
    return unit;
}

/* Undoes one escape, its backslash taken. Of \u only controls: nothing else is ever written so. */
static char take_escape(JsonCursor *in) {
    static const char letters[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
    if (in->at == in->text.n) {
        json_cursor_fail(in, "an escape");
        return 0;
    }
    char c = in->text.p[in->at++];
    if (c == 'u') {
        uint32_t unit = take_unit(in);
        if (unit < 0x20)
            return (char)unit;
    } else if (c != 0) {
        const char *place = strchr(letters, c);
        if (place != NULL)
            return meant[place - letters];
    }
    json_cursor_fail(in, "a canonical escape");
    return 0;
}

Str json_cursor_text(JsonCursor *in) {
    if (!take_char(in, '"')) {
        json_cursor_fail(in, "a text");
        return (Str){NULL, 0};
    }
    const char *from = in->text.p + in->at;
    const char *quote = memchr(from, '"', in->text.n - in->at);
    size_t plain = quote == NULL ? 0 : (size_t)(quote - from);
    if (quote != NULL && memchr(from, '\\', plain) == NULL) {
        in->at += plain + 1;
        return str_copy(in->results, (Str){from, plain});
    }
    size_t end = in->at;  // of the text with its escapes
    while (end < in->text.n && in->text.p[end] != '"')
        end += in->text.p[end] == '\\' ? 2 : 1;
    if (end >= in->text.n) {
        json_cursor_fail(in, "the end of a text");
        return (Str){NULL, 0};
    }
    char *out = arena_alloc(in->results, end - in->at + 1);
    size_t n = 0;
    while (in->at < end && !in->failed) {
        const char *escape = memchr(in->text.p + in->at, '\\', end - in->at);
        size_t run = escape == NULL ? end - in->at : (size_t)(escape - in->text.p) - in->at;
        memcpy(out + n, in->text.p + in->at, run);
        n += run;
        in->at += run;
        if (escape != NULL) {
            in->at++;
            out[n++] = take_escape(in);
        }
    }
    in->at++;
    return (Str){out, in->failed ? 0 : n};
}

bool json_cursor_done(const JsonCursor *in, Fail *fail) {
    if (in->failed)
        return fail_set(fail, FAIL_CORRUPT, "byte %zu: expected %s", in->at, in->expected);
    if (in->at != in->text.n)
        return fail_set(fail, FAIL_CORRUPT, "byte %zu: something stands behind the end", in->at);
    return true;
}
