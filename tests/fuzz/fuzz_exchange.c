/* Any bytes as a request's target: parsed, routed, decoded; nothing found is longer than the
 * target. */
#include "web/exchange.h"
#include "web/router.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct arena *arena = arena_create();
    Request request;
    Fail fail;
    Route route;
    Str target = {(const char *)bytes, size};
    if (exchange_parse(target, arena, &request, &fail)) {
        must(request.path.n > 0 && request.path.p[0] == '/');
        must(request.parameters.n <= EXCHANGE_PARAMETERS_MAX);
        (void)exchange_parameter(&request, "q");
        must(exchange_number(&request, "from", 1) >= 1);
        router_find(request.path, arena, &route);
        must(route.name.n + route.file.n <= size && route.form < FORM_COUNT);
    }
    (void)exchange_tag_matches(target, STR("\"0123456789abcdef\""));
    Response response = {.status = 200};
    exchange_header(&response, "Location", target);
    Str sent = exchange_find_header(&response, "Location");
    for (size_t i = 0; i < sent.n; i++)
        must(sent.p[i] >= ' ' && sent.p[i] <= '~');
    arena_destroy(arena);
    return 0;
}
