/*
 * Every command knows -C, and --json where it answers; those stand in its table like any other.
 * --help stands in none, because it is everybody's. An option that is not known is answered with
 * the nearest that is.
 */
#include "cmd/opts.h"
#include "base/num.h"
#include "cmd/layout.h"
#include "cmd/nearest.h"
#include <string.h>

enum { HELP_COLUMN = 28 };
const Option opts_option_help = {"help", 'h', NULL, "this help"};

static const Option *find_name(const CommandText *text, Str name) {
    for (size_t i = 0; i < text->option_count; i++)
        if (str_is(name, text->options[i].name))
            return &text->options[i];
    return NULL;
}

static const Option *find_letter(const CommandText *text, char letter) {
    for (size_t i = 0; i < text->option_count; i++)
        if (letter != 0 && text->options[i].letter == letter)
            return &text->options[i];
    return NULL;
}

static bool unknown(const CommandText *text, Str word, Str name, Fail *fail) {
    Nearest nearest = {.word = name};
    for (size_t i = 0; i < text->option_count && name.n > 1; i++)
        nearest_try(&nearest, text->options[i].name);
    if (nearest.best != NULL)
        return fail_set(fail, FAIL_INVALID,
                        "\"%.*s\" is not an option of fonds %s; did you mean --%s?", STR_ARG(word),
                        text->name, nearest.best);
    return fail_set(fail, FAIL_INVALID,
                    "\"%.*s\" is not an option of fonds %s; see: fonds %s --help", STR_ARG(word),
                    text->name, text->name);
}

StrList opts_choices(const char *value, struct arena *results) {
    StrList list = {0};
    Str rest = str_from_c(value), word;
    size_t ignored;
    if (!str_find_char(rest, '|', &ignored))
        return list;
    while (rest.n > 0) {
        (void)str_cut(rest, '|', &word, &rest);
        str_list_add(results, &list, word);
    }
    return list;
}

/* A value that is one of a few words is one of them, or the nearest is named. */
static bool check_choice(const Option *option, Str value, struct arena *process, Fail *fail) {
    StrList choices = opts_choices(option->value, process);
    Nearest nearest = {.word = value};
    for (size_t i = 0; i < choices.n; i++) {
        if (str_equal(choices.p[i], value))
            return true;
        nearest_try(&nearest, str_to_c(process, choices.p[i]));
    }
    if (choices.n == 0)
        return true;
    Str all = str_join(process, choices, STR(", "));
    if (nearest.best != NULL)
        return fail_set(fail, FAIL_INVALID, "--%s takes %.*s, not \"%.*s\"; did you mean %s?",
                        option->name, STR_ARG(all), STR_ARG(value), nearest.best);
    return fail_set(fail, FAIL_INVALID, "--%s takes %.*s, not \"%.*s\"", option->name, STR_ARG(all),
                    STR_ARG(value));
}

static void note(struct arena *process, struct opts *opts, const Option *option, Str value) {
    *LIST_ADD(process, &opts->given) = (OptionGiven){option, value, opts->arguments.n};
}

/* One word that begins with '-'; *at steps over a value that stands in the next word. */
static bool take_option(struct opts *opts, Words words, int *at, struct arena *process,
                        Fail *fail) {
    Str word = str_from_c(words.p[*at]), name, value = {NULL, 0};
    bool is_long = str_starts(word, STR("--")), has_value;
    const Option *option;
    if (is_long) {
        has_value = str_cut(str_skip(word, 2), '=', &name, &value);
        option = find_name(opts->text, name);
    } else {
        name = str_slice(word, 1, 2);
        value = str_skip(word, 2);
        has_value = value.n > 0;
        option = find_letter(opts->text, word.p[1]);
    }
    if ((is_long && str_is(name, "help")) || str_is(word, "-h")) {
        opts->help = true;
        return true;
    }
    if (option == NULL)
        return unknown(opts->text, word, name, fail);
    if (option->value == NULL && has_value)
        return fail_set(fail, FAIL_INVALID,
                        "--%s takes no value; leave out what stands behind =", option->name);
    if (option->value != NULL && !has_value) {
        if (*at + 1 >= words.n)
            return fail_set(fail, FAIL_INVALID, "--%s wants %s after it", option->name,
                            option->value);
        value = str_from_c(words.p[++*at]);
    }
    if (option->value != NULL && !check_choice(option, value, process, fail))
        return false;
    note(process, opts, option, value);
    return true;
}

bool opts_parse(const CommandText *text, Words words, struct arena *process, struct opts *opts,
                Fail *fail) {
    *opts = (struct opts){.text = text};
    bool ended = false;
    for (int i = 0; i < words.n; i++) {
        Str word = str_from_c(words.p[i]);
        if (!ended && str_is(word, "--"))
            ended = true;
        else if (!ended && word.n > 1 && word.p[0] == '-') {
            if (!take_option(opts, words, &i, process, fail))
                return false;
        } else {
            str_list_add(process, &opts->arguments, word);
        }
    }
    if (opts->help)
        return true;
    if (opts->arguments.n < text->least)
        return fail_set(fail, FAIL_INVALID, "wants %s; see: fonds %s --help", text->arguments,
                        text->name);
    if (opts->arguments.n > text->most)
        return fail_set(fail, FAIL_INVALID, "does not take \"%.*s\"; see: fonds %s --help",
                        STR_ARG(opts->arguments.p[text->most]), text->name);
    return true;
}

static const OptionGiven *last_given(const struct opts *opts, const char *name) {
    for (size_t i = opts->given.n; i > 0; i--)
        if (strcmp(opts->given.p[i - 1].option->name, name) == 0)
            return &opts->given.p[i - 1];
    return NULL;
}

bool opts_flag(const struct opts *opts, const char *name) {
    return last_given(opts, name) != NULL;
}

bool opts_given(const struct opts *opts, const char *name) {
    return last_given(opts, name) != NULL;
}

Str opts_text(const struct opts *opts, const char *name) {
    const OptionGiven *given = last_given(opts, name);
    return given == NULL ? (Str){NULL, 0} : given->value;
}

bool opts_number(const struct opts *opts, const char *name, NumberRange range, uint64_t *number,
                 Fail *fail) {
    const OptionGiven *given = last_given(opts, name);
    *number = range.normal;
    if (given == NULL)
        return true;
    if (!num_parse_u64(given->value, number) || *number < range.least || *number > range.most)
        return fail_set(
            fail, FAIL_INVALID, "--%s takes a whole number from %llu to %llu, not \"%.*s\"", name,
            (unsigned long long)range.least, (unsigned long long)range.most, STR_ARG(given->value));
    return true;
}

/* "fonds add [options] PATH..." */
static Str synopsis_of(const CommandText *text, struct arena *results) {
    return str_format(results, "fonds %s [options]%s%s", text->name,
                      *text->arguments == '\0' ? "" : " ", text->arguments);
}

/* "-j, --workers N", as help shows it. */
static Str shown_of(const Option *option, struct arena *results) {
    Str letter = option->letter == 0 ? STR("") : str_format(results, "-%c, ", option->letter);
    return str_format(results, "%.*s--%s%s%s", STR_ARG(letter), option->name,
                      option->value == NULL ? "" : " ", option->value == NULL ? "" : option->value);
}

static void help_option(Buf *out, const Option *option, const Layout *layout,
                        struct arena *results) {
    Str shown = shown_of(option, results);
    if (option->letter == 0)
        shown = str_format(results, "    %.*s", STR_ARG(shown));
    layout_entry(out, shown, str_from_c(option->words), layout);
}

Str opts_help(const CommandText *text, size_t width, struct arena *results) {
    Buf out = {0};
    Layout heading = {2, width};
    Layout layout = {width < 2 * HELP_COLUMN ? 6 : HELP_COLUMN, width};
    layout_words(&out, str_format(results, "fonds %s: %s", text->name, text->summary), 0, &heading);
    buf_char(&out, '\n');
    layout_words(&out, str_format(results, "Usage: %.*s", STR_ARG(synopsis_of(text, results))), 0,
                 &heading);
    buf_c(&out, "\nOptions:\n");
    for (size_t i = 0; i < text->option_count; i++)
        help_option(&out, &text->options[i], &layout, results);
    help_option(&out, &opts_option_help, &layout, results);
    if (text->more != NULL)
        buf_format(&out, "\n%s", text->more);
    Str help = str_copy(results, buf_as_str(&out));
    buf_free(&out);
    return help;
}

bool opts_want_json(Words words) {
    for (int i = 0; i < words.n && strcmp(words.p[i], "--") != 0; i++)
        if (strcmp(words.p[i], "--json") == 0)
            return true;
    return false;
}
