/*
 * One write() a line, so that lines of several processes do not mix. A name from outside cannot
 * begin a line of its own.
 */
#include "base/log.h"
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <unistd.h>

static bool quiet;

__attribute__((format(printf, 2, 0))) static void say(const char *level, const char *format,
                                                      va_list args) {
    char line[1024];
    int head = snprintf(line, sizeof line, "fonds: %s", level);
    size_t at = head > 0 ? (size_t)head : 0;
    int n = vsnprintf(line + at, sizeof line - at - 1, format, args);
    if (n > 0)
        at += (size_t)n < sizeof line - at - 1 ? (size_t)n : sizeof line - at - 2;
    for (size_t i = 0; i < at; i++) /* one line, and nothing that moves a terminal's cursor */
        if ((unsigned char)line[i] < 0x20 || line[i] == 0x7f)
            line[i] = '?';
    line[at++] = '\n';
    ssize_t ignored = write(STDERR_FILENO, line, at);
    (void)ignored;
}

void log_warn(const char *format, ...) {
    if (quiet)
        return;
    va_list args;
    va_start(args, format);
    say("warning: ", format, args);
    va_end(args);
}

void log_error(const char *format, ...) {
    va_list args;
    va_start(args, format);
    say("error: ", format, args);
    va_end(args);
}

void log_quiet(void) {
    quiet = true;
}
