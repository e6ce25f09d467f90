/* Every text goes through manual_text(); a line that it begins never begins with a full stop. */
#include "cmd/manual.h"
#include "cmd/concepts.h"
#include "doc/field.h"

void manual_text(Buf *out, Str text) {
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        bool opens = i == 0 || text.p[i - 1] == '\n';
        if (opens && (c == '.' || c == '\''))
            buf_c(out, "\\&");
        if (c == '\\')
            buf_c(out, "\\e");
        else if (c == '-')
            buf_c(out, "\\-");
        else if (c == '\'')
            buf_c(out, "\\(aq");
        else if (c == '~')
            buf_c(out, "\\(ti");
        else if (c == '^')
            buf_c(out, "\\(ha");
        else
            buf_char(out, c);
    }
}

static void begin(Buf *out, const char *word) {
    buf_format(out, ".\\\" begin %s\n", word);
}

static void end(Buf *out, const char *word) {
    buf_format(out, ".\\\" end %s\n", word);
}

/* One entry of a list: what it is, in bold, and its meaning. */
static void entry(Buf *out, const char *what, const char *means) {
    buf_c(out, ".TP\n\\fB");
    manual_text(out, str_from_c(what));
    buf_c(out, "\\fR\n");
    manual_text(out, str_from_c(means));
    buf_char(out, '\n');
}

static void option(Buf *out, const Option *option) {
    buf_c(out, ".TP\n");
    if (option->letter != 0)
        buf_format(out, "\\fB\\-%c\\fR, ", option->letter);
    buf_c(out, "\\fB\\-\\-");
    manual_text(out, str_from_c(option->name));
    buf_c(out, "\\fR");
    if (option->value != NULL) {
        buf_c(out, " \\fI");
        manual_text(out, str_from_c(option->value));
        buf_c(out, "\\fR");
    }
    buf_char(out, '\n');
    manual_text(out, str_from_c(option->words));
    buf_char(out, '\n');
}

void manual_command(const CommandText *text, Buf *out) {
    begin(out, "synopsis");
    buf_c(out, ".SH NAME\nfonds\\-");
    manual_text(out, str_from_c(text->name));
    buf_c(out, " \\- ");
    manual_text(out, str_from_c(text->summary));
    buf_c(out, "\n.SH SYNOPSIS\n\\fBfonds ");
    manual_text(out, str_from_c(text->name));
    buf_c(out, "\\fR [options]");
    if (*text->arguments != '\0') {
        buf_c(out, " \\fI");
        manual_text(out, str_from_c(text->arguments));
        buf_c(out, "\\fR");
    }
    buf_char(out, '\n');
    end(out, "synopsis");
    begin(out, "options");
    buf_c(out, ".SH OPTIONS\n");
    for (size_t i = 0; i < text->option_count; i++)
        option(out, &text->options[i]);
    option(out, &opts_option_help);
    end(out, "options");
}

void manual_commands(Buf *out) {
    begin(out, "commands");
    for (size_t i = 0; i < command_count; i++) {
        buf_c(out, ".TP\n\\fBfonds\\-");
        manual_text(out, str_from_c(command_list[i]->text->name));
        buf_c(out, "\\fR(1)\n");
        manual_text(out, str_from_c(command_list[i]->text->summary));
        buf_char(out, '\n');
    }
    end(out, "commands");
}

void manual_concepts(Buf *out) {
    begin(out, "concepts");
    buf_c(out, ".SH WORDS\n");
    for (size_t i = 0; i < concept_count; i++)
        entry(out, concept_list[i].word, concept_list[i].means);
    buf_c(out, ".SH DATES\nDates are written in EDTF (ISO 8601\\-2), which says what is not "
               "known as well.\n");
    for (size_t i = 0; i < concept_date_count; i++)
        entry(out, concept_dates[i].edtf, concept_dates[i].means);
    end(out, "concepts");
}

void manual_fields(Buf *out) {
    begin(out, "fields");
    for (Field field = 0; field < FIELD_COUNT; field++) {
        const FieldInfo *info = field_info(field);
        buf_c(out, ".TP\n\\fB");
        manual_text(out, str_from_c(info->name));
        buf_c(out, "\\fR\n");
        manual_text(out, str_from_c(info->label));
        buf_c(out, info->repeats ? " (any number)\n" : "\n");
    }
    end(out, "fields");
}
