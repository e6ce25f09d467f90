/* stdio is used for stdout only, with one large buffer; stderr gets whole lines. */
#include "cmd/output.h"
#include "base/stamp.h"
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static struct {
    bool shown;
    uint64_t last_ms;
} progress;

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

int output_fail(const char *command, const Fail *fail) {
    struct arena *scratch = arena_create();
    Str safe = output_safe(scratch, str_from_c(fail->message));
    output_progress_end();
    (void)fflush(stdout);
    (void)fprintf(stderr, "fonds %s: %.*s\n", command, STR_ARG(safe));
    arena_destroy(scratch);
    return fail->code == FAIL_INVALID ? EXIT_USAGE : EXIT_FAILED;
}

void output_note(const char *format, ...) {
    output_progress_end();
    va_list args;
    va_start(args, format);
    (void)vfprintf(stderr, format, args);
    va_end(args);
    (void)fputc('\n', stderr);
}

static size_t width_of(int file) {
    struct winsize size;
    if (ioctl(file, TIOCGWINSZ, &size) != 0 || size.ws_col < 10)
        return 80;
    return size.ws_col;
}

void output_progress(Str line) {
    uint64_t now = stamp_elapsed_ms();
    bool terminal = isatty(STDERR_FILENO) != 0;
    if (now - progress.last_ms < (terminal ? 100U : 10000U) && progress.last_ms != 0)
        return;
    if (!terminal) {
        if (progress.last_ms != 0)
            (void)fprintf(stderr, "%.*s\n", STR_ARG(line));
        progress.last_ms = now;
        return;
    }
    size_t width = width_of(STDERR_FILENO) - 1;
    if (line.n > width)
        line.n = width;
    (void)fprintf(stderr, "\r%.*s\033[K", STR_ARG(line));
    (void)fflush(stderr);
    progress.shown = true;
    progress.last_ms = now;
}

void output_progress_end(void) {
    if (progress.shown)
        (void)fputs("\r\033[K", stderr);
    progress.shown = false;
}

bool output_is_terminal(void) {
    return isatty(STDOUT_FILENO) != 0;
}

bool output_has_colour(void) {
    const char *none = getenv("NO_COLOR"), *term = getenv("TERM");
    return output_is_terminal() && (none == NULL || *none == '\0') &&
           (term == NULL || strcmp(term, "dumb") != 0);
}

size_t output_width(void) {
    return width_of(STDOUT_FILENO);
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
