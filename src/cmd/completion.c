/*
 * The scripts are whole in themselves: they ask the program nothing and need no library of the
 * shell's but its own completion. What an argument or a value is, is told by how the table calls
 * it: FILE and PATH are files, FOLDER a folder, "a|b" one of these words; of the rest nothing is
 * known.
 */
#include "cmd/completion.h"
#include "cmd/command.h"
#include <string.h>

typedef enum { WANTS_NOTHING, WANTS_WORDS, WANTS_FILES, WANTS_FOLDERS } Wants;

static Wants wants(const char *shown) {
    if (shown == NULL)
        return WANTS_NOTHING;
    if (strchr(shown, '|') != NULL)
        return WANTS_WORDS;
    if (strstr(shown, "FOLDER") != NULL)
        return WANTS_FOLDERS;
    return strstr(shown, "FILE") != NULL || strstr(shown, "PATH") != NULL ? WANTS_FILES
                                                                          : WANTS_NOTHING;
}

/*
 * "[a|b]" as "a b", "[show EVENT | join NAME...]" as "show join": the first word of each choice.
 * One in capitals is none, but COMMAND is every command.
 */
static void words(Buf *out, const char *shown, const char *between) {
    struct arena *scratch = arena_create();
    Str list = str_from_c(shown), word, rest;
    if (list.n > 1 && list.p[0] == '[')
        list = str_slice(list, 1, list.n - 1);
    StrList choices = opts_choices(str_to_c(scratch, list), scratch);
    const char *before = "";
    for (size_t i = 0; i < choices.n; i++) {
        (void)str_cut(str_trim(choices.p[i]), ' ', &word, &rest);
        bool commands = str_is(word, "COMMAND");
        for (size_t j = 0; j < (commands ? command_count : 1); j++) {
            Str one = commands ? str_from_c(command_list[j]->text->name) : word;
            if (one.n == 0 || (one.p[0] >= 'A' && one.p[0] <= 'Z'))
                continue;
            buf_format(out, "%s%.*s", before, STR_ARG(one));
            before = between;
        }
    }
    arena_destroy(scratch);
}

static void commands_between(Buf *out, const char *between) {
    for (size_t i = 0; i < command_count; i++)
        buf_format(out, "%s%s", i == 0 ? "" : between, command_list[i]->text->name);
}

static size_t option_count(const CommandText *text) {
    return text->option_count + 1;
}

static const Option *option_at(const CommandText *text, size_t i) {
    return i < text->option_count ? &text->options[i] : &opts_option_help;
}

/* --- bash ---------------------------------------------------------------------------- */

static void bash_fill(Buf *out, const char *shown) {
    switch (wants(shown)) {
    case WANTS_WORDS:
        buf_c(out, "_fonds_words '");
        words(out, shown, " ");
        buf_c(out, "'");
        return;
    case WANTS_FILES:
        buf_c(out, "_fonds_paths -f");
        return;
    case WANTS_FOLDERS:
        buf_c(out, "_fonds_paths -d");
        return;
    case WANTS_NOTHING:
        buf_c(out, ":");
        return;
    }
}

static void bash_values(Buf *out, const CommandText *text) {
    for (size_t i = 0; i < text->option_count; i++) {
        const Option *option = &text->options[i];
        if (option->value == NULL)
            continue;
        buf_format(out, "    %s:--%s", text->name, option->name);
        if (option->letter != 0)
            buf_format(out, "|%s:-%c", text->name, option->letter);
        buf_c(out, ") ");
        bash_fill(out, option->value);
        buf_c(out, "; return ;;\n");
    }
}

static void bash_options(Buf *out, const CommandText *text) {
    buf_format(out, "    %s) _fonds_words '", text->name);
    for (size_t i = 0; i < option_count(text); i++) {
        const Option *option = option_at(text, i);
        buf_format(out, "%s--%s", i == 0 ? "" : " ", option->name);
        if (option->letter != 0)
            buf_format(out, " -%c", option->letter);
    }
    buf_c(out, "' ;;\n");
}

void completion_bash(Buf *out) {
    buf_c(out, "# bash completion for fonds, written by: fonds completion bash\n"
               "_fonds_words() { mapfile -t COMPREPLY < <(compgen -W \"$1\" -- \"$cur\"); }\n"
               "_fonds_paths() {\n"
               "    mapfile -t COMPREPLY < <(compgen \"$1\" -- \"$cur\")\n"
               "    compopt -o filenames 2>/dev/null\n"
               "}\n"
               "_fonds() {\n"
               "    local cur=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} i\n"
               "    local command=${COMP_WORDS[1]}\n"
               "    COMPREPLY=()\n"
               "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
               "        _fonds_words '");
    commands_between(out, " ");
    buf_c(out, " --help --version'\n"
               "        return\n"
               "    fi\n"
               "    # --style=mla comes as three words\n"
               "    if [ \"$cur\" = = ]; then\n"
               "        cur=\n"
               "    elif [ \"$before\" = = ]; then\n"
               "        before=${COMP_WORDS[COMP_CWORD-2]}\n"
               "    fi\n"
               "    for ((i = 2; i < COMP_CWORD; i++)); do\n"
               "        if [ \"${COMP_WORDS[i]}\" = -- ]; then _fonds_paths -f; return; fi\n"
               "    done\n"
               "    case $command:$before in\n");
    for (size_t i = 0; i < command_count; i++)
        bash_values(out, command_list[i]->text);
    buf_c(out, "    esac\n    case $cur in -*)\n        case $command in\n");
    for (size_t i = 0; i < command_count; i++)
        bash_options(out, command_list[i]->text);
    buf_c(out, "        esac\n        return ;;\n    esac\n    case $command in\n");
    for (size_t i = 0; i < command_count; i++) {
        buf_format(out, "    %s) ", command_list[i]->text->name);
        bash_fill(out, command_list[i]->text->arguments);
        buf_c(out, " ;;\n");
    }
    buf_c(out, "    esac\n}\ncomplete -F _fonds fonds\n");
}

/* --- zsh ----------------------------------------------------------------------------- */

/* Within single quotes, for a description: what _arguments would take for a mark is escaped. */
static void zsh_text(Buf *out, const char *text) {
    for (; *text != '\0'; text++) {
        if (*text == '\'')
            buf_c(out, "'\\''");
        else if (strchr("[]:\\", *text) != NULL)
            buf_format(out, "\\%c", *text);
        else
            buf_char(out, *text);
    }
}

static void zsh_fill(Buf *out, const char *shown) {
    switch (wants(shown)) {
    case WANTS_WORDS:
        buf_c(out, "(");
        words(out, shown, " ");
        buf_c(out, ")");
        return;
    case WANTS_FILES:
        buf_c(out, "_files");
        return;
    case WANTS_FOLDERS:
        buf_c(out, "_files -/");
        return;
    case WANTS_NOTHING:
        buf_c(out, " ");
        return;
    }
}

static void zsh_option(Buf *out, const Option *option) {
    buf_c(out, "            '");
    if (option->letter != 0)
        buf_format(out, "(-%c --%s)'{-%c,--%s}'", option->letter, option->name, option->letter,
                   option->name);
    else
        buf_format(out, "--%s", option->name);
    buf_c(out, "[");
    zsh_text(out, option->words);
    buf_c(out, "]");
    if (option->value != NULL) {
        buf_c(out, ":");
        zsh_text(out, option->value);
        buf_c(out, ":");
        zsh_fill(out, option->value);
    }
    buf_c(out, "' \\\n");
}

void completion_zsh(Buf *out) {
    buf_c(out, "#compdef fonds\n# zsh completion for fonds, written by: fonds completion zsh\n"
               "_fonds() {\n    local -a commands\n    commands=(\n");
    for (size_t i = 0; i < command_count; i++) {
        buf_format(out, "        '%s:", command_list[i]->text->name);
        zsh_text(out, command_list[i]->text->summary);
        buf_c(out, "'\n");
    }
    buf_c(out, "    )\n"
               "    if (( CURRENT == 2 )); then\n"
               "        _describe -t commands 'fonds command' commands\n"
               "        return\n"
               "    fi\n"
               "    local command=$words[2]\n"
               "    shift words\n"
               "    (( CURRENT-- ))\n"
               "    case $command in\n");
    for (size_t i = 0; i < command_count; i++) {
        const CommandText *text = command_list[i]->text;
        buf_format(out, "    %s)\n        _arguments \\\n", text->name);
        for (size_t j = 0; j < option_count(text); j++)
            zsh_option(out, option_at(text, j));
        buf_c(out, "            '*:");
        zsh_text(out, *text->arguments == '\0' ? "nothing more" : text->arguments);
        buf_c(out, ":");
        zsh_fill(out, text->arguments);
        buf_c(out, "' ;;\n");
    }
    buf_c(out, "    esac\n}\n"
               "if [ \"$funcstack[1]\" = _fonds ]; then _fonds \"$@\"; "
               "else compdef _fonds fonds; fi\n");
}

/* --- fish ---------------------------------------------------------------------------- */

static void fish_text(Buf *out, const char *text) {
    buf_char(out, '\'');
    for (; *text != '\0'; text++)
        buf_format(out, "%s%c", *text == '\'' || *text == '\\' ? "\\" : "", *text);
    buf_char(out, '\'');
}

static void fish_fill(Buf *out, const char *shown) {
    switch (wants(shown)) {
    case WANTS_WORDS:
        buf_c(out, " -xa '");
        words(out, shown, " ");
        buf_c(out, "'");
        return;
    case WANTS_FILES:
        buf_c(out, " -rF");
        return;
    case WANTS_FOLDERS:
        buf_c(out, " -xa '(__fish_complete_directories)'");
        return;
    case WANTS_NOTHING:
        buf_c(out, " -x");
        return;
    }
}

static void fish_command(Buf *out, const CommandText *text) {
    for (size_t j = 0; j < option_count(text); j++) {
        const Option *option = option_at(text, j);
        buf_format(out, "complete -c fonds -n '__fish_seen_subcommand_from %s' -l %s", text->name,
                   option->name);
        if (option->letter != 0)
            buf_format(out, " -s %c", option->letter);
        if (option->value != NULL)
            fish_fill(out, option->value);
        buf_c(out, " -d ");
        fish_text(out, option->words);
        buf_char(out, '\n');
    }
    if (wants(text->arguments) == WANTS_NOTHING)
        return;
    buf_format(out, "complete -c fonds -n '__fish_seen_subcommand_from %s'", text->name);
    if (wants(text->arguments) == WANTS_FILES)
        buf_c(out, " -F");
    else
        fish_fill(out, text->arguments);
    buf_char(out, '\n');
}

void completion_fish(Buf *out) {
    buf_c(out, "# fish completion for fonds, written by: fonds completion fish\n"
               "complete -c fonds -f\n"
               "complete -c fonds -n __fish_use_subcommand -l version -d 'the version'\n"
               "complete -c fonds -n __fish_use_subcommand -l help -d 'the commands'\n");
    for (size_t i = 0; i < command_count; i++) {
        buf_format(out, "complete -c fonds -n __fish_use_subcommand -a %s -d ",
                   command_list[i]->text->name);
        fish_text(out, command_list[i]->text->summary);
        buf_char(out, '\n');
    }
    for (size_t i = 0; i < command_count; i++)
        fish_command(out, command_list[i]->text);
}
