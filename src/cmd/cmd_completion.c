/* fonds completion: what a shell needs to complete the words of this program. */
#include "cmd/command.h"
#include "cmd/completion.h"
#include "cmd/nearest.h"

static const CommandText text = {
    "completion",
    "bash|zsh|fish",
    "prints the completion of these commands for a shell",
    NULL,
    0,
    1,
    1,
    "For this shell alone:  source <(fonds completion bash)\n"
    "For good:\n"
    "  fonds completion bash > ~/.local/share/bash-completion/completions/fonds\n"
    "  fonds completion zsh > ~/.zfunc/_fonds       (with ~/.zfunc in fpath)\n"
    "  fonds completion fish > ~/.config/fish/completions/fonds.fish\n"
    "make install puts all three where the shells look for them.\n",
};

static const struct {
    const char *name;
    void (*write)(Buf *out);
} shells[] = {{"bash", completion_bash}, {"zsh", completion_zsh}, {"fish", completion_fish}};

static int run(const struct opts *opts, struct arena *process) {
    (void)process;
    Str name = opts->arguments.p[0];
    Nearest nearest = {.word = name};
    for (size_t i = 0; i < sizeof shells / sizeof *shells; i++) {
        nearest_try(&nearest, shells[i].name);
        if (!str_is(name, shells[i].name))
            continue;
        Buf out = {0};
        shells[i].write(&out);
        output_str(buf_as_str(&out));
        buf_free(&out);
        return EXIT_DONE;
    }
    Fail fail;
    (void)fail_set(&fail, FAIL_INVALID, "\"%.*s\" is none of bash, zsh and fish%s%s%s",
                   STR_ARG(name), nearest.best == NULL ? "" : "; did you mean ",
                   nearest.best == NULL ? "" : nearest.best, nearest.best == NULL ? "" : "?");
    return output_fail("completion", &fail);
}

const struct command cmd_completion = {&text, run};
