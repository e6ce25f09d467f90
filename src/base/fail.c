/*
 * Messages live inside the Fail so that failing never allocates; what does not fit is cut at a
 * whole character. The reason and its remedy stand last, so a message that grows too long loses its
 * middle.
 */
#include "base/fail.h"
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Takes half a UTF-8 character off the end of a message that was cut. */
static void trim_partial(char *message, size_t size) {
    size_t n = strlen(message);
    if (n + 1 < size)
        return;
    size_t lead = n;
    while (lead > 0 && ((unsigned char)message[lead - 1] & 0xC0) == 0x80)
        lead--;
    if (lead > 0 && (unsigned char)message[lead - 1] >= 0xC0)
        message[lead - 1] = '\0';
}

bool fail_set(Fail *fail, FailCode code, const char *format, ...) {
    va_list args;
    va_start(args, format);
    fail->code = code;
    (void)vsnprintf(fail->message, sizeof fail->message, format, args);
    va_end(args);
    trim_partial(fail->message, sizeof fail->message);
    return false;
}

bool fail_add(Fail *fail, const char *format, ...) {
    enum { END_BYTES = 220, HEAD_BYTES = sizeof fail->message - END_BYTES - sizeof "..." };
    char where[sizeof fail->message], whole[2 * sizeof where + 3];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(where, sizeof where, format, args);
    va_end(args);
    (void)snprintf(whole, sizeof whole, "%s: %s", where, fail->message);
    size_t n = strlen(whole);
    if (n < sizeof fail->message) {
        memcpy(fail->message, whole, n + 1);
        return false;
    }
    const char *end = whole + n - END_BYTES;
    while (((unsigned char)*end & 0xC0) == 0x80)
        end++;
    whole[HEAD_BYTES] = '\0';
    trim_partial(whole, HEAD_BYTES + 1);
    (void)snprintf(fail->message, sizeof fail->message, "%.*s...%.*s", HEAD_BYTES, whole, END_BYTES,
                   end);
    return false;
}

static FailCode code_of_errno(int number) {
    switch (number) {
    case ENOENT:
    case ENOTDIR:
        return FAIL_MISSING;
    case EEXIST:
    case ENOTEMPTY:
        return FAIL_EXISTS;
    case EAGAIN:
    case EBUSY:
        return FAIL_BUSY;
    case ENAMETOOLONG:
    case ELOOP:
    case EFBIG:
        return FAIL_LIMIT;
    default:
        return FAIL_IO;
    }
}

/* What a person can do about it; empty where that depends. */
static const char *remedy_of(int number) {
    switch (number) {
    case ENOSPC:
    case EDQUOT:
        return "; make room there, then do it again";
    case EACCES:
    case EPERM:
        return "; whoever runs fonds needs the right to it (see chmod)";
    case EROFS:
        return "; it must be mounted for writing";
    case ENAMETOOLONG:
        return "; give it a shorter name";
    default:
        return "";
    }
}

bool fail_errno(Fail *fail, const char *format, ...) {
    int number = errno;
    char what[sizeof fail->message - 140];  // the system's words and ours must fit behind it
    va_list args;
    va_start(args, format);
    (void)vsnprintf(what, sizeof what, format, args);
    va_end(args);
    trim_partial(what, sizeof what);
    return fail_set(fail, code_of_errno(number), "%s: %s%s", what, strerror(number),
                    remedy_of(number));
}

const char *fail_code_name(FailCode code) {
    static const char *const names[] = {"none",  "missing", "exists", "invalid",    "corrupt",
                                        "limit", "busy",    "io",     "unsupported"};
    return (size_t)code < sizeof names / sizeof *names ? names[code] : "unknown";
}

noreturn void die(const char *format, ...) {
    va_list args;
    va_start(args, format);
    (void)fputs("fonds: ", stderr);
    (void)vfprintf(stderr, format, args);
    (void)fputc('\n', stderr);
    va_end(args);
    exit(3);
}
