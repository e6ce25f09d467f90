/*
 * log: one line to stderr, once, by the one who handles it: "area: what happened, name=value
 * reason=...".
 */
#ifndef FONDS_BASE_LOG_H
#define FONDS_BASE_LOG_H

__attribute__((format(printf, 1, 2))) void log_warn(const char *format, ...);
__attribute__((format(printf, 1, 2))) void log_error(const char *format, ...);
void log_quiet(void);  // from now on only errors are written; for tests

#endif
