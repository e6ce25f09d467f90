/*
 * format: printf's language, written in one pass. The conversions that the program's text is made
 * of are done here; all others are the C library's.
 */
#ifndef FONDS_BASE_FORMAT_H
#define FONDS_BASE_FORMAT_H

#include <stdarg.h>
#include <stddef.h>

enum { FORMAT_SHORT_MAX = 256 };  // bytes; most texts are shorter, and are written once

/*
 * As vsnprintf, but that a text must not be NULL: writes at most `room` bytes, the last of them a
 * NUL. The whole text's length in bytes, without the NUL; `args` is used up.
 */
__attribute__((format(printf, 3, 0))) size_t format_write(char *out, size_t room,
                                                          const char *format, va_list args);

#endif
