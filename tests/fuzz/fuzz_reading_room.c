/*
 * Any bytes as the target of a request, asked of a small archive: path, form and query string reach
 * every page. There is always an answer: a page that is well formed, a twin that is JSON, headers
 * that are visible ASCII.
 */
#include "archive/ingest.h"
#include "base/file.h"
#include "base/json.h"
#include "web/check_html.c"
#include "web/reading_room.h"
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const char *const texts[] = {
    "letter.txt",
    "A letter\n\n18 October 1962\n\nThe harbour <was> full of ships & men.\n\nYours, Anna\n",
    "record.html",
    "<html><body><dl><dt>Title</dt><dd>Record of a talk</dd><dt>Date</dt><dd>1962-10</dd>"
    "<dt>Place</dt><dd>Moscow</dd></dl><p>Gromyko and the harbour.</p></body></html>",
    "zapiska.txt",
    "\xd0\x97\xd0\xb0\xd0\xbf\xd0\xb8\xd1\x81\xd0\xba\xd0\xb0\n\n\xd0\x9c\xd0\xbe\xd1\x80\xd0\xb5"
    "\n",
    "volume.xml",
    "<TEI "
    "xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader><fileDesc><titleStmt><title>Papers</title>"
    "</titleStmt></fileDesc></teiHeader><text><body><div type=\"chapter\" "
    "xml:id=\"c1\"><head>One</head>"
    "<div type=\"document\" xml:id=\"d1\" n=\"1\"><head>1. Note</head><p>Ships<note "
    "n=\"1\">Few.</note>"
    " came.</p></div></div></body></text></TEI>",
};

static struct reading_room *room;
static char folder[] = "/tmp/fonds-fuzz-room-XXXXXX";

static void remove_folder(void) {
    Fail fail;
    if (!file_remove_tree(str_from_c(folder), &fail))
        fprintf(stderr, "%s stays behind: %s\n", folder, fail.message);
}

static struct reading_room *open_room(void) {
    struct arena *arena = arena_create();
    struct archive *archive;
    struct reading_room *opened;
    IngestRequest request = {.workers = 1};
    IngestCount count;
    Fail fail = {0};
    if (mkdtemp(folder) == NULL)
        die("no folder to work in");
    atexit(remove_folder);
    Str holding = str_format(arena, "%s/a", folder);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i += 2) {
        Str path = str_format(arena, "%s/%s", folder, texts[i]);
        if (!file_write(path, str_from_c(texts[i + 1]), false, &fail))
            die("%s", fail.message);
        *LIST_ADD(arena, &request.paths) = path;
    }
    if (!archive_make(holding, STR("Papers"), &fail) ||
        !archive_open(holding, ARCHIVE_WRITE, &archive, &fail) ||
        !ingest_run(archive, &request, &count, &fail))
        die("%s", fail.message);
    archive_close(archive);
    if (count.documents < 4 || !reading_room_open(holding, &opened, &fail))
        die("%s", fail.message);
    arena_destroy(arena);
    return opened;
}

static void check_answer(const Response *response) {
    must(response->status >= 200 && response->status < 600 && response->status != 500);
    for (size_t i = 0; i < response->header_count; i++)
        for (size_t at = 0; at < response->headers[i].value.n; at++)
            must(response->headers[i].value.p[at] >= ' ' &&
                 response->headers[i].value.p[at] <= '~');
    Response copy = *response;
    Str type = exchange_find_header(&copy, "Content-Type");
    if (str_starts(type, STR("text/html"))) {
        const char *problem = check_html(response->body);
        if (problem != NULL)
            die("%s", problem);
    } else if (str_starts(type, STR("application/json"))) {
        Json *json;
        Fail fail;
        must(json_parse(response->body, &json, &fail));
        json_free(json);
    }
}

/* Before the clock runs that ends an input which takes too long. */
int LLVMFuzzerInitialize(int *argc, char ***argv) {
    (void)argc;
    (void)argv;
    room = open_room();
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct arena *arena = arena_create();
    Request request;
    Response response = {.status = 200};
    Fail fail;
    if (exchange_parse((Str){(const char *)bytes, size}, arena, &request, &fail))
        reading_room_answer(room, &request, &response);
    else
        reading_room_refuse(room, 400, str_from_c(fail.message), &response);
    check_answer(&response);
    arena_destroy(arena);
    return 0;
}
