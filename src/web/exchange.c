/*
 * A request's target is cut at the first '?', its query at '&', each pair at '='; only then is it
 * decoded, so encoded delimiters stay data.
 */
#include "web/exchange.h"
#include "base/num.h"
#include "base/wire.h"
#include "text/utf8.h"
#include "web/address.h"

static bool strip_authority(Str *target) {
    Str rest = *target;
    if (str_equal_nocase(str_slice(rest, 0, 7), STR("http://")))
        rest = str_skip(rest, 7);
    else if (str_equal_nocase(str_slice(rest, 0, 8), STR("https://")))
        rest = str_skip(rest, 8);
    else
        return false;
    size_t slash;
    *target = str_find_char(rest, '/', &slash) ? str_skip(rest, slash) : STR("/");
    return true;
}

/* What is asked is text: whoever folds or looks up a value need not ask whether it is. */
static Str decode(Str encoded, struct arena *results) {
    Utf8DamageList damage = {0};
    return utf8_repair(address_decode(results, encoded, true), results, &damage);
}

bool exchange_parse(Str target, struct arena *results, Request *request, Fail *fail) {
    *request = (Request){0};
    if (target.n > EXCHANGE_TARGET_MAX)
        return fail_set(fail, FAIL_LIMIT, "an address of %zu bytes; at most %d are taken", target.n,
                        EXCHANGE_TARGET_MAX);
    for (size_t i = 0; i < target.n; i++)
        if ((unsigned char)target.p[i] <= ' ' || target.p[i] == 0x7f)
            return fail_set(fail, FAIL_INVALID, "a control character in the address, byte %zu", i);
    if (target.n == 0 || (target.p[0] != '/' && !strip_authority(&target)))
        return fail_set(fail, FAIL_INVALID, "an address that does not begin with a slash");
    Str rest, pair;
    str_cut(target, '?', &request->path, &request->query);
    for (rest = request->query; rest.n > 0;) {
        Str whole = rest;
        str_cut(whole, '&', &pair, &rest);
        if (pair.n == 0)
            continue;
        if (request->parameters.n == EXCHANGE_PARAMETERS_MAX)
            return fail_set(fail, FAIL_LIMIT, "more than %d parameters", EXCHANGE_PARAMETERS_MAX);
        Str name, value;
        str_cut(pair, '=', &name, &value);
        *LIST_ADD(results, &request->parameters) =
            (Parameter){decode(name, results), decode(value, results)};
    }
    return true;
}

Str exchange_parameter(const Request *request, const char *name) {
    for (size_t i = 0; i < request->parameters.n; i++)
        if (str_is(request->parameters.p[i].name, name))
            return request->parameters.p[i].value;
    return (Str){0};
}

Str exchange_cookie(const Request *request, const char *name) {
    Str rest = request->cookies, pair, key, value;
    while (rest.n > 0) {
        Str whole = rest;
        str_cut(whole, ';', &pair, &rest);
        str_cut(str_trim(pair), '=', &key, &value);
        if (str_is(key, name))
            return value;
    }
    return (Str){0};
}

uint64_t exchange_number(const Request *request, const char *name, uint64_t otherwise) {
    uint64_t number;
    Str value = exchange_parameter(request, name);
    return num_parse_u64(value, &number) && number >= 1 ? number : otherwise;
}

void exchange_header(Response *response, const char *name, Str value) {
    for (size_t i = 0; i < value.n; i++)
        if (value.p[i] < ' ' || value.p[i] > '~')
            return;
    must(response->header_count < EXCHANGE_HEADERS_MAX);
    response->headers[response->header_count++] = (Header){name, value};
}

void exchange_replace(Response *response, const char *name, Str value) {
    size_t n = 0;
    for (size_t i = 0; i < response->header_count; i++)
        if (!str_is(str_from_c(response->headers[i].name), name))
            response->headers[n++] = response->headers[i];
    response->header_count = n;
    exchange_header(response, name, value);
}

Str exchange_find_header(const Response *response, const char *name) {
    for (size_t i = 0; i < response->header_count; i++)
        if (str_equal_nocase(str_from_c(response->headers[i].name), str_from_c(name)))
            return response->headers[i].value;
    return (Str){0};
}

Str exchange_tag(const Response *response, struct arena *results) {
    return str_format(results, "\"%016llx\"", (unsigned long long)wire_checksum(response->body));
}

bool exchange_tag_matches(Str if_none_match, Str tag) {
    Str rest = if_none_match, one;
    while (rest.n > 0) {
        Str whole = rest;
        str_cut(whole, ',', &one, &rest);
        one = str_trim(one);
        if (str_starts(one, STR("W/")))
            one = str_skip(one, 2);
        if (str_is(one, "*") || str_equal(one, tag))
            return true;
    }
    return false;
}

RangeKind exchange_range(Str asked, size_t size, size_t *first, size_t *end) {
    Str unit, range, from, to;
    uint64_t a = 0, b = 0;
    size_t at;
    if (!str_cut(asked, '=', &unit, &range) || !str_equal_nocase(str_trim(unit), STR("bytes")) ||
        str_find_char(range, ',', &at) || !str_cut(str_trim(range), '-', &from, &to))
        return RANGE_WHOLE;
    bool has_from = from.n > 0, has_to = to.n > 0;
    if ((has_from && !num_parse_u64(from, &a)) || (has_to && !num_parse_u64(to, &b)) ||
        (!has_from && !has_to) || (has_from && has_to && b < a))
        return RANGE_WHOLE;
    if (!has_from) {  // the last b bytes
        a = b < size ? size - b : 0;
        b = UINT64_MAX;
    } else if (!has_to) {
        b = UINT64_MAX;
    }
    if (a >= size)
        return RANGE_OUTSIDE;
    *first = (size_t)a;
    *end = b >= size ? size : (size_t)b + 1;
    return RANGE_PART;
}

const char *exchange_status_name(unsigned status) {
    switch (status) {
    case 200:
        return "Found";
    case 303:
        return "See the other page";
    case 301:
        return "Moved for good";
    case 304:
        return "Not changed";
    case 400:
        return "Not understood";
    case 404:
        return "Not found";
    case 405:
        return "Not possible here";
    case 410:
        return "No longer here";
    case 414:
        return "Address too long";
    case 503:
        return "Busy";
    default:
        return "Something went wrong";
    }
}
