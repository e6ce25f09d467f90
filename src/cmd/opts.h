/*
 * opts: the words of a command: one table, from which parsing, --help, the man page and the
 * completions of shells all come.
 */
#ifndef FONDS_CMD_OPTS_H
#define FONDS_CMD_OPTS_H

#include "base/fail.h"
#include "base/str.h"

typedef struct {
    const char *name;  // "workers", given as --workers N or --workers=N
    char letter;       // given as -j N; 0: none
    // "N": takes a value, shown so; "date|relevance": one of these words; NULL: a flag.
    const char *value;
    const char *words;  // for --help
} Option;

typedef struct {
    const char *name;       // "add"
    const char *arguments;  // "PATH...", as in the synopsis
    const char *summary;    // one line
    const Option *options;
    size_t option_count;
    size_t least, most;  // arguments; most SIZE_MAX: any number
    const char *more;    // paragraphs below, or NULL
} CommandText;

typedef struct {
    const Option *option;
    Str value;
    size_t arguments;  // how many stand before it, for an option that speaks of the last of them
} OptionGiven;
typedef LIST_OF(OptionGiven) OptionGivenList;

struct opts {
    const CommandText *text;
    OptionGivenList given;
    StrList arguments;
    bool help;  // -h or --help was given
};

/* Options may stand anywhere before "--". INVALID names the word and the remedy. */
typedef struct {
    int n;
    char **p;
} Words;
MUST_USE bool opts_parse(const CommandText *text, Words words, struct arena *process,
                         struct opts *opts, Fail *fail);
bool opts_flag(const struct opts *opts, const char *name);
Str opts_text(const struct opts *opts, const char *name);  // the last one given, or empty
bool opts_given(const struct opts *opts, const char *name);
/* range.normal where it is not given; INVALID where it is no whole number of the range. */
typedef struct {
    uint64_t least, most, normal;
} NumberRange;
MUST_USE bool opts_number(const struct opts *opts, const char *name, NumberRange range,
                          uint64_t *number, Fail *fail);
/* Every command has it, and it stands in no table. */
extern const Option opts_option_help;
/* For a terminal of this width; 80 is usual. */
Str opts_help(const CommandText *text, size_t width, struct arena *results);

/* Of "a|b|c": the words that may be chosen; empty where it is no such list. */
StrList opts_choices(const char *value, struct arena *results);
/* Whether the words ask for JSON, also where they are wrong otherwise. */
bool opts_want_json(Words words);

#endif
