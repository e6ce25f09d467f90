#include "web/answering.h"
#include "web/check_html.h"

Response answering_response;
static Buf body;

int answering_setup(void **state) {
    return holding_setup(state);
}

int answering_teardown(void **state) {
    buf_free(&body);
    return holding_teardown(state);
}

Str answering_ask(struct holding *holding, AnswerFunction answer, const char *target) {
    Request request;
    Fail fail = {0};
    buf_clear(&body);
    assert_ok(exchange_parse(str_from_c(target), holding->arena, &request, &fail));
    answering_response = (Response){0};
    Answer a = {.archive = holding->archive,
                .request = &request,
                .response = &answering_response,
                .page = {.request = holding->arena, .out = &body, .archive = STR("The archive")}};
    router_find(request.path, holding->arena, &a.route);
    answer(&a);
    if (str_starts(exchange_find_header(&answering_response, "Content-Type"), STR("text/html"))) {
        const char *problem = check_html(buf_as_str(&body));
        if (problem != NULL)
            fail_msg("%s: %s", target, problem);
    }
    return buf_as_str(&body);
}

void answering_has(Str text, const char *part) {
    if (!str_has(text, str_from_c(part)))
        fail_msg("\"%s\" is not in\n%.*s", part, STR_ARG(text));
}
