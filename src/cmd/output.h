/*
 * output: how commands speak. Answers go to stdout, all else to stderr; colour only on a terminal,
 * and not under NO_COLOR; control characters of foreign text never reach a terminal.
 */
#ifndef FONDS_CMD_OUTPUT_H
#define FONDS_CMD_OUTPUT_H

#include "base/buf.h"
#include "base/fail.h"
#include "base/json.h"

enum { EXIT_DONE = 0, EXIT_NO = 1, EXIT_USAGE = 2, EXIT_FAILED = 3 };

void output_str(Str s);  // to stdout, as it is
/* To stdout, printf; foreign text goes through output_safe() first. */
__attribute__((format(printf, 1, 2))) void output_format(const char *format, ...);
void output_json(Json *json);  // one line to stdout, and the tree is freed
typedef struct {
    const char *name;
    uint64_t n;
} OutputNumber;
void output_json_numbers(Json *object, const OutputNumber *numbers, size_t count);
/* Control characters but '\n' and '\t' shown as escapes. */
Str output_safe(struct arena *results, Str s);
bool output_flush(void);          // false where stdout is gone or full
void output_flush_if_seen(void);  // what a terminal shows keeps its order with stderr

/*
 * From now on answers are JSON: failures become an object on stderr, notes fall silent
 * (docs/formats/answers.md, "Failures").
 */
void output_as_json(void);
/*
 * To stderr: "fonds add: message". Gives the exit code of the failure: 2 for INVALID words, else 3.
 */
int output_fail(const char *command, const Fail *fail);
/* The same where the answer may be "no": what is MISSING gives exit code 1. */
int output_fail_or_no(const char *command, const Fail *fail);
__attribute__((format(printf, 1, 2))) void output_note(const char *format,
                                                       ...);  // a line to stderr

bool output_is_terminal(void);     // stdout
bool output_has_colour(void);      // stdout is one, and NO_COLOR is not set
size_t output_page_width(void);    // the same for running text: 100 at most
size_t output_width_of(int file);  // the same of a descriptor

Str output_bytes(struct arena *results, uint64_t bytes);  // "3.4 MB"
Str output_count(struct arena *results, uint64_t count);  // "7,056"
Str output_time(struct arena *results, uint64_t ms);      // "0.8 s", "3 min 20 s"

#endif
