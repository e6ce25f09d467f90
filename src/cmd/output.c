/* stdio is used for stdout only, with one large buffer; stderr gets whole lines. */
#include "cmd/output.h"
#include "cmd/progress.h"
#include "text/utf8.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static bool speaks_json;

void output_str(Str s) {
    if (s.n > 0)
        (void)fwrite(s.p, 1, s.n, stdout);
}

void output_format(const char *format, ...) {
    va_list args;
    va_start(args, format);
    (void)vfprintf(stdout, format, args);
    va_end(args);
}

static bool is_control(Str s, size_t i, size_t *n) {
    unsigned char c = (unsigned char)s.p[i];
    *n = 1;
    if (c == 0xC2 && i + 1 < s.n && (unsigned char)s.p[i + 1] >= 0x80 &&
        (unsigned char)s.p[i + 1] < 0xA0) {
        *n = 2;
        return true;
    }
    return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7f;
}

Str output_safe(struct arena *results, Str s) {
    Buf out = {0};
    bool changed = false;
    for (size_t i = 0, n; i < s.n; i += n) {
        if (is_control(s, i, &n)) {
            buf_format(&out, "\\x%02x", (unsigned char)s.p[i + n - 1]);
            changed = true;
        } else {
            buf_char(&out, s.p[i]);
        }
    }
    Str safe = changed ? str_copy(results, buf_as_str(&out)) : s;
    buf_free(&out);
    return safe;
}

bool output_flush(void) {
    return fflush(stdout) == 0 && ferror(stdout) == 0;
}

void output_flush_if_seen(void) {
    if (output_is_terminal())
        (void)fflush(stdout);
}

void output_json(Json *json) {
    Buf line = {0};
    json_print(json, &line);
    buf_char(&line, '\n');
    output_str(buf_as_str(&line));
    buf_free(&line);
    json_free(json);
}

void output_json_numbers(Json *object, const OutputNumber *numbers, size_t count) {
    for (size_t i = 0; i < count; i++)
        json_set_number(object, numbers[i].name, (int64_t)numbers[i].n);
}

void output_as_json(void) {
    speaks_json = true;
}

/* What a message says behind its last "; " is what may be done about it. */
static Str remedy_of(Str message) {
    size_t at = message.n;
    while (at > 1 && !(message.p[at - 2] == ';' && message.p[at - 1] == ' '))
        at--;
    return at > 1 ? str_skip(message, at) : (Str){NULL, 0};
}

static void fail_json(const Fail *fail, Str message) {
    Json *all = json_new_object(), *error = json_new_object();
    json_set_text(error, "code", str_from_c(fail_code_name(fail->code)));
    json_set_text(error, "message", message);
    json_set_text(error, "remedy", remedy_of(message));
    json_set(all, "error", error);
    Buf line = {0};
    json_print(all, &line);
    (void)fprintf(stderr, "%.*s\n", STR_ARG(buf_as_str(&line)));
    buf_free(&line);
    json_free(all);
}

int output_fail(const char *command, const Fail *fail) {
    struct arena *scratch = arena_create();
    Utf8DamageList damage = {0};
    Str message = utf8_repair(str_from_c(fail->message), scratch, &damage);
    progress_hide();
    (void)fflush(stdout);
    if (speaks_json)
        fail_json(fail, message);
    else
        (void)fprintf(stderr, "fonds%s%s: %.*s\n", *command == '\0' ? "" : " ", command,
                      STR_ARG(output_safe(scratch, message)));
    arena_destroy(scratch);
    return fail->code == FAIL_INVALID ? EXIT_USAGE : EXIT_FAILED;
}

int output_fail_or_no(const char *command, const Fail *fail) {
    int code = output_fail(command, fail);
    return fail->code == FAIL_MISSING ? EXIT_NO : code;
}

void output_note(const char *format, ...) {
    if (speaks_json)
        return;
    progress_hide();
    va_list args;
    va_start(args, format);
    (void)vfprintf(stderr, format, args);
    va_end(args);
    (void)fputc('\n', stderr);
}

size_t output_width_of(int file) {
    struct winsize size;
    if (ioctl(file, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return 80;
    return size.ws_col;
}

bool output_is_terminal(void) {
    return isatty(STDOUT_FILENO) != 0;
}

bool output_has_colour(void) {
    const char *none = getenv("NO_COLOR"), *term = getenv("TERM");
    return output_is_terminal() && (none == NULL || *none == '\0') &&
           (term == NULL || strcmp(term, "dumb") != 0);
}

/* Columns of the terminal, 80 where there is none. */
static size_t terminal_width(void) {
    return output_is_terminal() ? output_width_of(STDOUT_FILENO) : 80;
}

size_t output_page_width(void) {
    size_t width = terminal_width();
    return width > 100 ? 100 : width;
}

Str output_bytes(struct arena *results, uint64_t bytes) {
    if (bytes < 1000)
        return str_format(results, "%llu bytes", (unsigned long long)bytes);
    if (bytes < 1000000)
        return str_format(results, "%.1f kB", (double)bytes / 1e3);
    if (bytes < 1000000000)
        return str_format(results, "%.1f MB", (double)bytes / 1e6);
    return str_format(results, "%.2f GB", (double)bytes / 1e9);
}

Str output_count(struct arena *results, uint64_t count) {
    Str digits = str_format(results, "%llu", (unsigned long long)count);
    Buf out = {0};
    for (size_t i = 0; i < digits.n; i++) {
        if (i > 0 && (digits.n - i) % 3 == 0)
            buf_char(&out, ',');
        buf_char(&out, digits.p[i]);
    }
    Str text = str_copy(results, buf_as_str(&out));
    buf_free(&out);
    return text;
}

Str output_time(struct arena *results, uint64_t ms) {
    if (ms < 60000)
        return str_format(results, "%.1f s", (double)ms / 1e3);
    return str_format(results, "%llu min %llu s", (unsigned long long)(ms / 60000),
                      (unsigned long long)(ms / 1000 % 60));
}
