/* fonds serve: the reading room on HTTP. */
#include "cmd/command.h"
#include "web/serve.h"

static const Option options[] = {
    COMMAND_OPTION_ARCHIVE,
    {"address", 0, "ADDRESS", "where to listen; else as fonds.conf says"},
    {"port", 'p', "N", "the port; 0: any free one; else as fonds.conf says"},
    {"threads", 'j', "N", "threads that answer; else one for each core"},
    {"json", 0, NULL, "say as JSON where it is open"},
};

static const CommandText text = {
    "serve",
    "",
    "opens the reading room on HTTP",
    COMMAND_OPTIONS(options),
    0,
    0,
    "Ctrl-C closes it; answers under way are given first. Where the usual port is\n"
    "taken the next free one is used; a port that was asked for is that or none.\n",
};

static void ready(void *context, Str address, uint32_t taken) {
    const struct opts *opts = context;
    if (opts_flag(opts, "json")) {
        Json *one = json_new_object();
        json_set_text(one, "address", address);
        if (taken > 0)
            json_set_number(one, "taken", taken);
        output_json(one);
    } else {
        if (taken > 0)
            output_format("Port %u is taken by another program; this is the next free one.\n",
                          taken);
        output_format("The reading room is open: %.*s  (Ctrl-C closes it)\n", STR_ARG(address));
    }
    (void)output_flush();
}

static int run(const struct opts *opts, struct arena *process) {
    Fail fail;
    uint64_t port, threads;
    ServeRequest request = {
        .address = opts_text(opts, "address"), .ready = ready, .context = (void *)opts};
    if (!opts_number(opts, "port", (NumberRange){0, 65535, 0}, &port, &fail) ||
        !opts_number(opts, "threads", (NumberRange){1, 64, 0}, &threads, &fail) ||
        !command_folder(opts, process, &request.folder, &fail))
        return output_fail("serve", &fail);
    request.port = (uint32_t)port;
    request.any_port = opts_given(opts, "port") && port == 0;
    request.threads = (unsigned)threads;
    return serve_run(&request, &fail) ? EXIT_DONE : output_fail("serve", &fail);
}

const struct command cmd_serve = {&text, run};
