/*
 * fonds edit: the acts describe, correct and withdraw. What was read stays as it is; an act is laid
 * over it and can be undone.
 */
#include "cmd/command.h"
#include "cmd/nearest.h"
#include <stdint.h>

static const Option options[] = {
    COMMAND_OPTION_ARCHIVE,
    {"reason", 'r', "TEXT", "why; kept with the act"},
    {"before", 0, "TEXT", "of a field with several values: the one that is changed"},
    {"add", 0, NULL, "a further value beside those that the field has"},
    {"correct", 0, "WORDS", "these words of the block are a fault of the copy ..."},
    {"to", 0, "WORDS", "... for these; both are found by a search"},
    {"withdraw", 0, NULL, "hide the document; a tombstone with the reason stays"},
    {"dry-run", 'n', NULL, "only say what would be done"},
    COMMAND_OPTION_JSON,
};

static const CommandText text = {
    "edit",
    "ID [FIELD=VALUE]",
    "describes, corrects or withdraws a document",
    COMMAND_OPTIONS(options),
    1,
    2,
    "  fonds edit ID title=\"Cable on the talk\" --reason \"the head of the page\"\n"
    "  fonds edit ID#b12 --correct \"1 said\" --to \"I said\" --reason \"misread by the scanner\"\n"
    "  fonds edit ID --withdraw --reason \"asked for by the family\"\n"
    "  fonds edit ID date=\"3 May [1910?]\"   fonds edit ID from=\"Jane Addams\"\n"
    "FIELD=VALUE takes the place of what the field says; FIELD= with nothing after it\n"
    "empties the field. A date may be words, a language its name; from and to are the\n"
    "author and the recipient. fonds undo SEQ takes an act back.\n",
};

/* What searches call fields as well, and two more that an editor may call them. */
static bool find_other_name(Str name, Field *field) {
    bool sender = str_is(name, "sender");
    if (!sender && !str_is(name, "keyword"))
        return field_find_other(name, field);
    *field = sender ? FIELD_AUTHOR : FIELD_SUBJECT;
    return true;
}

static bool decision_of(const struct opts *opts, Decision *decision, Fail *fail) {
    bool describes = opts->arguments.n == 2;
    bool corrects = opts_given(opts, "correct"), withdraws = opts_flag(opts, "withdraw");
    decision->target = opts->arguments.p[0];
    decision->reason = opts_text(opts, "reason");
    decision->before = opts_text(opts, "before");
    decision->add = opts_flag(opts, "add");
    decision->dry_run = opts_flag(opts, "dry-run");
    if (describes + corrects + withdraws != 1)
        return fail_set(
            fail, FAIL_INVALID,
            "wants one of FIELD=VALUE, --correct with --to, or --withdraw; see: fonds edit --help");
    if (!describes && (decision->add || decision->before.n > 0))
        return fail_set(
            fail, FAIL_INVALID,
            "--before and --add go with FIELD=VALUE, as: fonds edit ID subject=Berlin --add");
    if (corrects != opts_given(opts, "to"))
        return fail_set(
            fail, FAIL_INVALID,
            "--correct and --to go together, as: fonds edit ID#b12 --correct WORDS --to WORDS");
    if (withdraws) {
        decision->kind = ACT_WITHDRAW;
        return decision->reason.n > 0 ||
               fail_set(fail, FAIL_INVALID,
                        "--withdraw wants --reason WORDS: they stand on the tombstone");
    }
    if (corrects) {
        decision->kind = ACT_CORRECT;
        decision->before = opts_text(opts, "correct");
        decision->after = opts_text(opts, "to");
        return true;
    }
    Str name;
    decision->kind = ACT_DESCRIBE;
    if (!str_cut(opts->arguments.p[1], '=', &name, &decision->after))
        return fail_set(fail, FAIL_INVALID, "\"%.*s\" is not FIELD=VALUE, as title=Berlin",
                        STR_ARG(opts->arguments.p[1]));
    if (field_find(name, &decision->field) || find_other_name(name, &decision->field))
        return true;
    Nearest nearest = {.word = name};
    for (Field field = 0; field < FIELD_COUNT; field++)
        nearest_try(&nearest, field_info(field)->name);
    if (nearest.best != NULL)
        return fail_set(fail, FAIL_INVALID, "\"%.*s\" is not a field; did you mean %s?",
                        STR_ARG(name), nearest.best);
    return fail_set(fail, FAIL_INVALID, "\"%.*s\" is not a field; fonds help fields lists them",
                    STR_ARG(name));
}

static int run(const struct opts *opts, struct arena *process) {
    Decision decision = {0};
    Fail fail;
    if (!decision_of(opts, &decision, &fail))
        return output_fail("edit", &fail);
    return command_decide(opts, &decision, process);
}

const struct command cmd_edit = {&text, run};
