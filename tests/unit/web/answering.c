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

static const char volume[] =
    "<?xml version='1.0'?><TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc>"
    "<titleStmt><title type='complete'>The Harbour, Volume %s</title></titleStmt>"
    "<publicationStmt><idno type='frus'>harbour%s</idno></publicationStmt></fileDesc></teiHeader>"
    "<text><front><div type='section' xml:id='persons'><head>Persons</head><list>"
    "<item><persName xml:id='p_AB1'>Abel, Anna</persName>, master of the port</item>"
    "<item><persName xml:id='p_ZO1'>Zo\xc3\xab, Max</persName>, pilot &amp; clerk</item>"
    "</list></div></front><body>"
    "<div type='document' xml:id='d1' n='1'><head>Letter</head>"
    "<dateline><date when='1962-10-18'>October 18, 1962</date></dateline>"
    "<p>To <persName corresp='#p_AB1'>Miss Abel</persName>: <persName corresp='#p_AB1'>Anna"
    "</persName> knows.</p></div>"
    "<div type='document' xml:id='d2' n='2'><head>Note</head>"
    "<dateline><date notBefore='1962-10-01' notAfter='1962-10-31'>October 1962</date></dateline>"
    "<p>By <persName corresp='#p_AB1'>Anna</persName>.</p></div>"
    "<div type='document' xml:id='d3' n='3'><head>Undated</head><p>Nobody, %s.</p></div>"
    "</body></text></TEI>";

void answering_volume(struct holding *holding, const char *name) {
    char text[4096];
    (void)snprintf(text, sizeof text, volume, name, name, name);
    Str file = str_format(holding->arena, "%s.xml", name);
    holding_put(holding, str_to_c(holding->arena, file), text);
    (void)holding_add(holding, str_to_c(holding->arena, file));
}
