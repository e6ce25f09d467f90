/* fonds help: the commands, one of them, the words of the trade, or the fields of a description. */
#include "cmd/command.h"
#include "cmd/concepts.h"
#include "cmd/layout.h"
#include "cmd/manual.h"
#include "cmd/nearest.h"

static const Option options[] = {
    COMMAND_OPTION_JSON,
    {"roff", 0, NULL, "what the man page has from the program (tools/man)"},
};

static const CommandText text = {
    "help",
    "[COMMAND|concepts|fields]",
    "shows the commands, one of them, the words used here, or the fields",
    COMMAND_OPTIONS(options),
    0,
    1,
    NULL,
};

/* A form of help: as text, as JSON, as a piece of a man page. */
struct topic {
    const char *name;
    void (*as_text)(Buf *out);
    Json *(*as_json)(void);
    void (*as_roff)(Buf *out);
};

/* --- the commands -------------------------------------------------------------------- */

static void commands_as_text(Buf *out) {
    Layout layout = {13, output_page_width()};
    buf_c(out, "fonds: a digital archive for the documentary record\n\n"
               "Usage: fonds [-C ARCHIVE] COMMAND [options] ...\n\n");
    for (size_t i = 0; i < command_count; i++)
        layout_entry(out, str_from_c(command_list[i]->text->name),
                     str_from_c(command_list[i]->text->summary), &layout);
    buf_char(out, '\n');
    layout_words(out,
                 STR("The archive is the one that -C names, before the command or behind it (fonds "
                     "-C mine serve, fonds serve -C mine); else the one at or above the working "
                     "folder, or the only one in it. fonds help COMMAND tells more of one; fonds "
                     "help concepts "
                     "what accession, deposit, reading and the like mean here; fonds help fields "
                     "which fields a description has; fonds --version the version."),
                 0, &(Layout){0, output_page_width()});
}

static Json *option_as_json(const Option *option, struct arena *scratch) {
    Json *one = json_new_object(), *choices = json_new_list();
    StrList words = opts_choices(option->value, scratch);
    json_set_text(one, "name", str_from_c(option->name));
    if (option->letter != 0)
        json_set_text(one, "letter", (Str){&option->letter, 1});
    if (option->value != NULL)
        json_set_text(one, "value", str_from_c(option->value));
    json_set_text(one, "words", str_from_c(option->words));
    for (size_t i = 0; i < words.n; i++)
        json_add(choices, json_new_text(words.p[i]));
    json_set(one, "choices", choices);
    return one;
}

static Json *command_as_json(const CommandText *command) {
    struct arena *scratch = arena_create();
    Json *one = json_new_object(), *list = json_new_list();
    json_set_text(one, "name", str_from_c(command->name));
    json_set_text(one, "arguments", str_from_c(command->arguments));
    json_set_text(one, "summary", str_from_c(command->summary));
    for (size_t i = 0; i < command->option_count; i++)
        json_add(list, option_as_json(&command->options[i], scratch));
    json_add(list, option_as_json(&opts_option_help, scratch));
    json_set(one, "options", list);
    arena_destroy(scratch);
    return one;
}

static Json *commands_as_json(void) {
    Json *all = json_new_object(), *list = json_new_list();
    for (size_t i = 0; i < command_count; i++)
        json_add(list, command_as_json(command_list[i]->text));
    json_set(all, "commands", list);
    json_set_text(all, "version", STR(FONDS_VERSION));
    return all;
}

/* --- concepts and fields ------------------------------------------------------------- */

static void concepts_as_text(Buf *out) {
    Layout layout = {15, output_page_width()}, dates = {28, output_page_width()};
    buf_c(out, "The words used here\n\n");
    for (size_t i = 0; i < concept_count; i++)
        layout_entry(out, str_from_c(concept_list[i].word), str_from_c(concept_list[i].means),
                     &layout);
    buf_c(out, "\nDates (EDTF), as in: fonds edit ID date=1962-10\n\n");
    for (size_t i = 0; i < concept_date_count; i++)
        layout_entry(out, str_from_c(concept_dates[i].edtf), str_from_c(concept_dates[i].means),
                     &dates);
}

static Json *concepts_as_json(void) {
    Json *all = json_new_object(), *words = json_new_list(), *dates = json_new_list();
    for (size_t i = 0; i < concept_count; i++) {
        Json *one = json_new_object();
        json_set_text(one, "word", str_from_c(concept_list[i].word));
        json_set_text(one, "means", str_from_c(concept_list[i].means));
        json_add(words, one);
    }
    for (size_t i = 0; i < concept_date_count; i++) {
        Json *one = json_new_object();
        json_set_text(one, "edtf", str_from_c(concept_dates[i].edtf));
        json_set_text(one, "means", str_from_c(concept_dates[i].means));
        json_add(dates, one);
    }
    json_set(all, "concepts", words);
    json_set(all, "dates", dates);
    return all;
}

static void fields_as_text(Buf *out) {
    buf_c(out, "Fields of a description, as in: fonds edit ID FIELD=VALUE\n\n");
    for (Field field = 0; field < FIELD_COUNT; field++) {
        const FieldInfo *info = field_info(field);
        buf_format(out, "  %-18s %s%s\n", info->name, info->label,
                   info->repeats ? " (any number)" : "");
    }
}

static Json *fields_as_json(void) {
    Json *all = json_new_object(), *list = json_new_list();
    for (Field field = 0; field < FIELD_COUNT; field++) {
        Json *one = json_new_object();
        json_set_text(one, "name", str_from_c(field_info(field)->name));
        json_set_text(one, "label", str_from_c(field_info(field)->label));
        json_set(one, "repeats", json_new_bool(field_info(field)->repeats));
        json_add(list, one);
    }
    json_set(all, "fields", list);
    return all;
}

static const struct topic topics[] = {
    {"", commands_as_text, commands_as_json, manual_commands},
    {"concepts", concepts_as_text, concepts_as_json, manual_concepts},
    {"fields", fields_as_text, fields_as_json, manual_fields},
};

/* --- which ---------------------------------------------------------------------------- */

static int unknown(Str word) {
    Nearest nearest = {.word = word};
    Fail fail;
    for (size_t i = 0; i < command_count; i++)
        nearest_try(&nearest, command_list[i]->text->name);
    for (size_t i = 1; i < sizeof topics / sizeof *topics; i++)
        nearest_try(&nearest, topics[i].name);
    if (nearest.best != NULL)
        (void)fail_set(&fail, FAIL_INVALID,
                       "there is no help on \"%.*s\"; did you mean: fonds help %s", STR_ARG(word),
                       nearest.best);
    else
        (void)fail_set(&fail, FAIL_INVALID,
                       "there is no help on \"%.*s\"; fonds help lists the commands",
                       STR_ARG(word));
    return output_fail("help", &fail);
}

static int run(const struct opts *opts, struct arena *process) {
    Str word = opts->arguments.n == 0 ? STR("") : opts->arguments.p[0];
    const struct command *command = command_find(word);
    const struct topic *topic = NULL;
    for (size_t i = 0; i < sizeof topics / sizeof *topics; i++)
        if (str_is(word, topics[i].name))
            topic = &topics[i];
    if (command == NULL && topic == NULL)
        return unknown(word);
    if (opts_flag(opts, "json")) {
        output_json(command != NULL ? command_as_json(command->text) : topic->as_json());
        return EXIT_DONE;
    }
    Buf out = {0};
    if (opts_flag(opts, "roff") && command != NULL)
        manual_command(command->text, &out);
    else if (opts_flag(opts, "roff"))
        topic->as_roff(&out);
    else if (command != NULL)
        buf_str(&out, opts_help(command->text, output_page_width(), process));
    else
        topic->as_text(&out);
    output_str(buf_as_str(&out));
    buf_free(&out);
    return EXIT_DONE;
}

const struct command cmd_help = {&text, run};
