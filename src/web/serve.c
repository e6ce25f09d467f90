/*
 * Opens the archive once before it listens, so that a wrong folder is told at once and not on the
 * first page.
 */
#include "web/serve.h"
#include "archive/archive.h"
#include "archive/open_room.h"
#include "web/httpd.h"
#include "web/reading_room.h"

enum { PORTS_TRIED = 20 };  // behind the one that is taken

static bool open_room(void *context, void **state, Fail *fail) {
    struct reading_room *room = NULL;
    bool ok = reading_room_open(*(const Str *)context, &room, fail);
    *state = room;
    return ok;
}

static void answer(void *state, const Request *request, Response *response) {
    reading_room_answer(state, request, response);
}

static void refuse(void *state, unsigned status, const char *why, Response *response) {
    reading_room_refuse(state, status, str_from_c(why), response);
}

static void close_room(void *state) {
    reading_room_close(state);
}

/* may_move: nobody asked for this very port. */
static bool place_of(const ServeRequest *request, struct arena *process, HttpdPlace *place,
                     bool *may_move, Fail *fail) {
    Config normal;
    struct archive *archive;
    if (!archive_open(request->folder, ARCHIVE_READ, &archive, fail))
        return false;
    const Config *config = archive_config(archive);
    uint32_t port = request->any_port ? 0 : request->port > 0 ? request->port : config->port;
    Str address = request->address.n > 0 ? request->address : config->address;
    place->address = str_copy(process, address);
    place->threads = request->threads;
    config_defaults(&normal);
    *may_move = !request->any_port && request->port == 0 && port == normal.port;
    archive_close(archive);
    if (port > UINT16_MAX)
        return fail_set(fail, FAIL_INVALID, "port %u; ports go up to %d", port, UINT16_MAX);
    place->port = (uint16_t)port;
    return true;
}

/* On the port asked for, or on one of the next. */
static bool start(HttpdPlace *place, bool may_move, const HttpdService *service,
                  struct httpd **httpd, Fail *fail) {
    uint16_t wanted = place->port;
    for (uint16_t more = 0;; more++) {
        place->port = (uint16_t)(wanted + more);
        if (httpd_start(place, service, httpd, fail))
            return true;
        if (!may_move || fail->code != FAIL_BUSY || more == PORTS_TRIED)
            return false;
    }
}

static Str address_of(Str host, uint16_t port, struct arena *results) {
    size_t colon;
    bool six = str_find_char(host, ':', &colon);
    return str_format(results, six ? "http://[%.*s]:%u/" : "http://%.*s:%u/",
                      STR_ARG(host.n == 0 ? STR("127.0.0.1") : host), port);
}

bool serve_run(const ServeRequest *request, Fail *fail) {
    struct arena *process = arena_create();
    Str folder = request->folder;
    HttpdPlace place = {0};
    bool may_move = false;
    HttpdService service = {open_room, answer, refuse, close_room, &folder};
    struct httpd *httpd = NULL;
    bool ok = place_of(request, process, &place, &may_move, fail);
    uint16_t wanted = place.port;
    ok = ok && start(&place, may_move, &service, &httpd, fail);
    if (ok) {
        bool everywhere = str_is(place.address, "0.0.0.0") || str_is(place.address, "::");
        Str shown = address_of(place.address, httpd_port(httpd), process);
        Str here = everywhere ? address_of((Str){NULL, 0}, httpd_port(httpd), process) : shown;
        int told = open_room_tell(folder, here);
        if (request->ready != NULL)
            request->ready(request->context, shown, place.port == wanted ? 0 : wanted);
        httpd_wait();
        open_room_end(told);
        httpd_stop(httpd);
    }
    arena_destroy(process);
    return ok;
}
