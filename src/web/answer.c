/*
 * Every answer says how it may be used: pages run nothing and stand in no frame, files are handed
 * over in a sandbox.
 */
#include "web/answer.h"
#include "base/log.h"
#include "web/address.h"
#include "web/json_api.h"

static const char page_policy[] = "default-src 'none'; style-src 'self'; img-src 'self' data:; "
                                  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const char answer_file_policy[] = "default-src 'none'; sandbox; frame-ancestors 'none'";

/* --- heads --------------------------------------------------------------------------- */

void answer_head(Response *response, unsigned status, const char *type, const char *policy) {
    response->status = status;
    response->header_count = 0;
    exchange_header(response, "Content-Type", str_from_c(type));
    exchange_header(response, "Content-Security-Policy", str_from_c(policy));
    exchange_header(response, "X-Content-Type-Options", STR("nosniff"));
    exchange_header(response, "Referrer-Policy", STR("same-origin"));
    exchange_header(response, "Cross-Origin-Resource-Policy", STR("same-origin"));
    exchange_header(response, "Cache-Control", STR("no-cache"));
    response->tagged = status == 200;
}

void answer_page_head(Answer *a, unsigned status) {
    answer_head(a->response, status, "text/html; charset=utf-8", page_policy);
    exchange_header(a->response, "Vary", STR("Cookie"));  // light or dark
}

void answer_json_head(Answer *a, unsigned status) {
    answer_head(a->response, status, "application/json; charset=utf-8", answer_file_policy);
    exchange_header(a->response, "Access-Control-Allow-Origin", STR("*"));
}

void answer_say(Answer *a, unsigned status, const PageMessage *message) {
    if (a->route.form == FORM_HTML) {
        answer_page_head(a, status);
        page_frame_message(&a->page, message);
    } else {
        answer_json_head(a, status);
        json_api_message(&a->page, status, message->what);
    }
}

void answer_redirect(Answer *a, Str address) {
    Buf whole = {0};
    buf_str(&whole, address);
    if (a->request->query.n > 0) {
        buf_char(&whole, '?');
        buf_str(&whole, a->request->query);
    }
    Str to = str_copy(a->page.request, buf_as_str(&whole));
    buf_free(&whole);
    answer_say(
        a, 301,
        &(PageMessage){.title = STR("It stands at another address"),
                       .what = STR("This name leads to the address below, which is the lasting "
                                   "one."),
                       .link = address,
                       .link_words = address});
    exchange_header(a->response, "Location", to);
}

/* Only to a page of ours: a path, and no second slash that would name another host. */
static Str way_back(Answer *a) {
    Str to = exchange_parameter(a->request, "to");
    bool ours = to.n > 0 && to.p[0] == '/' && !(to.n > 1 && (to.p[1] == '/' || to.p[1] == '\\'));
    for (size_t i = 0; i < to.n; i++)
        ours = ours && to.p[i] > ' ' && to.p[i] <= '~';
    return ours ? to : STR("/");
}

void answer_look(Answer *a) {
    PageLook look = page_frame_look(exchange_parameter(a->request, "as"));
    Str back = way_back(a);
    answer_say(a, 303,
               &(PageMessage){.title = STR("Light or dark"),
                              .what = STR("This is remembered in your browser and nowhere else."),
                              .link = back,
                              .link_words = STR("Back to the page")});
    exchange_header(a->response, "Location", back);
    exchange_header(a->response, "Set-Cookie",
                    look == LOOK_SYSTEM
                        ? STR("look=; Path=/; Max-Age=0; SameSite=Lax; HttpOnly")
                        : str_format(a->page.request,
                                     "look=%s; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly",
                                     page_frame_look_name(look)));
}

void answer_missing(Answer *a, Str name) {
    Str what =
        str_format(a->page.request,
                   "Nothing in this archive is named \xe2\x80\x9c%.*s\xe2\x80\x9d.", STR_ARG(name));
    answer_say(
        a, 404,
        &(PageMessage){.title = STR("Not found"),
                       .what = what,
                       .remedy = STR("It may stand in a volume that is not held here, or the "
                                     "address was cut short on its way. Addresses of this archive "
                                     "are never taken back: what was withdrawn or destroyed "
                                     "leaves a notice in its place."),
                       .link = address_search(a->page.request, "/search", name, ""),
                       .link_words = STR("Search for these words instead")});
}

void answer_failure(Answer *a, const Fail *fail) {
    if (fail->code == FAIL_MISSING) {
        answer_missing(a, a->route.name.n > 0 ? a->route.name : a->request->path);
        return;
    }
    log_error("web: %.*s failed, reason=%s", STR_ARG(a->request->path), fail->message);
    buf_clear(a->page.out);
    unsigned status = fail->code == FAIL_BUSY ? 503 : 500;
    answer_say(
        a, status,
        &(PageMessage){
            .title = str_from_c(exchange_status_name(status)),
            .what = str_format(a->page.request, "The archive could not answer: %s.", fail->message),
            .remedy = STR("Try again in a moment. If it stays so, `fonds verify` "
                          "tells what is damaged.")});
}
