/* fonds verify: fixity and agreement. Damage is the answer 1; what is only told (orphaned acts,
 * unread deposits) is not. */
#include "archive/verify.h"
#include "cmd/command.h"
#include "cmd/progress.h"
#include "text/utf8.h"

static const Option options[] = {
    COMMAND_OPTION_ARCHIVE,
    {"quick", 0, NULL, "without the digests of contents"},
    COMMAND_OPTION_JSON,
};

static const CommandText text = {
    "verify",
    "",
    "checks fixity, and that store, journal, catalog and index agree",
    COMMAND_OPTIONS(options),
    0,
    0,
    NULL,
};

static void tell_json(const VerifyAnswer *answer) {
    Json *all = json_new_object(), *findings = json_new_list();
    json_set(all, "sound", json_new_bool(!answer->damaged));
    json_set_number(all, "objects", (int64_t)answer->objects);
    json_set_number(all, "documents", (int64_t)answer->documents);
    json_set_number(all, "lines", (int64_t)answer->lines);
    json_set_number(all, "acts", (int64_t)answer->acts);
    struct arena *scratch = arena_create();
    for (size_t i = 0; i < answer->findings.n; i++) {
        const VerifyFinding *finding = &answer->findings.p[i];
        Utf8DamageList damage = {0};
        Json *one = json_new_object();
        json_set_text(one, "code", finding->code);
        json_set_text(one, "where", utf8_repair(finding->where, scratch, &damage));
        json_set_text(one, "detail", utf8_repair(finding->detail, scratch, &damage));
        json_add(findings, one);
    }
    arena_destroy(scratch);
    json_set(all, "findings", findings);
    output_json(all);
}

static void tell(struct arena *process, const VerifyAnswer *answer) {
    for (size_t i = 0; i < answer->findings.n; i++) {
        const VerifyFinding *finding = &answer->findings.p[i];
        output_format("%.*s: %.*s: %.*s\n", STR_ARG(finding->code),
                      STR_ARG(output_safe(process, finding->where)),
                      STR_ARG(output_safe(process, finding->detail)));
    }
    output_format("%s: %.*s objects, %.*s documents, %.*s journal lines, %.*s acts.\n",
                  answer->damaged ? "Damaged" : "Sound",
                  STR_ARG(output_count(process, answer->objects)),
                  STR_ARG(output_count(process, answer->documents)),
                  STR_ARG(output_count(process, answer->lines)),
                  STR_ARG(output_count(process, answer->acts)));
}

static int run(const struct opts *opts, struct arena *process) {
    Fail fail;
    VerifyAnswer answer;
    bool quick = opts_flag(opts, "quick");
    VerifyRequest request = {quick, progress_count, "objects"};
    struct archive *archive = command_open(opts, quick ? ARCHIVE_READ : ARCHIVE_WRITE, process);
    if (archive == NULL)
        return EXIT_FAILED;
    bool ok = verify_run(archive, &request, process, &answer, &fail);
    progress_end();
    archive_close(archive);
    if (!ok)
        return output_fail("verify", &fail);
    if (opts_flag(opts, "json"))
        tell_json(&answer);
    else
        tell(process, &answer);
    return answer.damaged ? EXIT_NO : EXIT_DONE;
}

const struct command cmd_verify = {&text, run};
