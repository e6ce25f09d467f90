/*
 * exchange: what is asked and what is answered, free of any HTTP library, so that pages are tested
 * without one.
 */
#ifndef FONDS_WEB_EXCHANGE_H
#define FONDS_WEB_EXCHANGE_H

#include "base/buf.h"
#include "base/fail.h"

enum {
    EXCHANGE_TARGET_MAX = 8192,  // bytes of path and query as sent
    EXCHANGE_PARAMETERS_MAX = 32,
    EXCHANGE_HEADERS_MAX = 12
};

typedef struct {
    Str name, value;  // decoded; text, with U+FFFD for what is none
} Parameter;
typedef LIST_OF(Parameter) ParameterList;

typedef struct {
    Str path;     // as sent, still encoded; begins with '/'
    Str query;    // as sent, without '?'
    Str cookies;  // the head of that name, as sent; or empty
    Str host;     // likewise
    ParameterList parameters;
} Request;

/* Parses what stands in the request line (origin or absolute form). INVALID, or LIMIT where it is
 * too long. */
MUST_USE bool exchange_parse(Str target, struct arena *results, Request *request, Fail *fail);
/* The first of that name, or empty. */
Str exchange_parameter(const Request *request, const char *name);
/* The value of a cookie as sent, or empty. */
Str exchange_cookie(const Request *request, const char *name);
/* A whole number from 1; `otherwise` where it is absent or no such number. */
uint64_t exchange_number(const Request *request, const char *name, uint64_t otherwise);

typedef struct {
    const char *name;
    Str value;  // visible ASCII; anything else is not sent
} Header;

typedef struct {
    unsigned status;
    Header headers[EXCHANGE_HEADERS_MAX];
    size_t header_count;
    Str body;     // until the next answer of the same thread
    bool tagged;  // may be asked for again with If-None-Match
    bool ranged;  // a part of it may be asked for with Range
} Response;

typedef enum { RANGE_WHOLE, RANGE_PART, RANGE_OUTSIDE } RangeKind;

void exchange_header(Response *response, const char *name, Str value);
void exchange_replace(Response *response, const char *name, Str value);  // of the same name
Str exchange_find_header(const Response *response,
                         const char *name);  // empty where none; for tests
/* A strong entity tag of the body, with its quotes. */
Str exchange_tag(const Response *response, struct arena *results);
/* If-None-Match holds this tag (or a weak form of it, or *). */
bool exchange_tag_matches(Str if_none_match, Str tag);
/*
 * What a Range header asks of a body of `size` bytes: its bytes from *first up to *end. Of several
 * ranges, of other units and of what is no range the whole is given, as RFC 9110 allows.
 */
RangeKind exchange_range(Str asked, size_t size, size_t *first, size_t *end);
const char *exchange_status_name(unsigned status);  // "Not found"

#endif
