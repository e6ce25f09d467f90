/*
 * Of MIME only what browsers write is needed: headers with folded lines, parts between lines of
 * dashes, quoted-printable and base64. Nothing that is installed reads it alone: libxml2 and
 * libarchive know no MIME, and GMime brings GLib, which ends the program where memory ends. What is
 * malformed is taken as it stands, as mail readers do: a wrong "=XY" is text, what is no letter of
 * base64 is passed over.
 *
 * The page is the part that `start` names, else the first that is HTML; parts nest (a page with a
 * plain alternative), each level is searched once.
 */
#include "import/mhtml.h"
#include "base/buf.h"

enum { NESTING_MAX = 4, BOUNDARY_MAX = 200, SNIFF_BYTES = 4096 };

/* ---- headers ---- */

/* The lines up to an empty one, which is taken too; *rest is the body. */
static Str take_headers(Str *rest) {
    Str all = *rest, line;
    while (str_next_line(rest, &line))
        if (str_trim(line).n == 0)
            return str_slice(all, 0, (size_t)(line.p - all.p));
    return all;
}

static bool is_folded(Str line) {
    return line.n > 0 && (line.p[0] == ' ' || line.p[0] == '\t');
}

/* The value of the first header of that name, its folded lines joined; empty where there is none.
 */
static Str find_header(Str headers, const char *name, struct arena *results) {
    Str line, before, after, rest = headers;
    while (str_next_line(&rest, &line)) {
        if (is_folded(line) || !str_cut(line, ':', &before, &after) ||
            !str_equal_nocase(str_trim(before), str_from_c(name)))
            continue;
        StrList lines = {0};
        str_list_add(results, &lines, str_trim(after));
        for (Str ahead = rest; str_next_line(&ahead, &line) && is_folded(line); rest = ahead)
            str_list_add(results, &lines, str_trim(line));
        return lines.n == 1 ? lines.p[0] : str_join(results, lines, STR(" "));
    }
    return (Str){NULL, 0};
}

/* `name=value` or `name="value"` behind the first semicolon of a header. */
static Str find_parameter(Str header, const char *name) {
    Str rest = header, key, skipped;
    if (!str_cut(header, ';', &skipped, &rest))
        return (Str){NULL, 0};
    while (rest.n > 0) {
        Str value;
        if (!str_cut(rest, '=', &key, &rest))
            break;
        rest = str_trim(rest);
        if (str_starts(rest, STR("\""))) {
            (void)str_cut(str_skip(rest, 1), '"', &value, &rest);
            (void)str_cut(rest, ';', &skipped, &rest);
        } else {
            (void)str_cut(rest, ';', &value, &rest);
        }
        if (str_equal_nocase(str_trim(key), str_from_c(name)))
            return str_trim(value);
    }
    return (Str){NULL, 0};
}

static bool has_type(Str content_type, const char *type) {
    Str wanted = str_from_c(type);
    return str_equal_nocase(str_slice(content_type, 0, wanted.n), wanted);
}

static bool is_html(Str content_type) {
    return has_type(content_type, "text/html") || has_type(content_type, "application/xhtml");
}

/* Headers are ASCII; what is not is no address and no date. */
static bool is_printable(Str text) {
    for (size_t i = 0; i < text.n; i++)
        if (text.p[i] < 0x20 || text.p[i] > 0x7E)
            return false;
    return true;
}

static bool is_address(Str text) {
    return (has_type(text, "http://") || has_type(text, "https://")) && is_printable(text) &&
           !str_has(text, STR(" "));
}

static bool ends_like(Str name, const char *ending) {
    Str wanted = str_from_c(ending);
    return name.n > wanted.n && str_equal_nocase(str_skip(name, name.n - wanted.n), wanted);
}

static bool has_line(Str bytes, const char *start) {
    Str line;
    while (str_next_line(&bytes, &line))
        if (has_type(line, start))
            return true;
    return false;
}

bool mhtml_is(Str bytes, Str name) {
    Str head = str_slice(bytes, 0, SNIFF_BYTES), rest = head;
    Str headers = take_headers(&rest);
    if (!has_line(headers, "mime-version:") || !has_line(headers, "content-type:"))
        return false;
    return ends_like(name, ".mht") || ends_like(name, ".mhtml") ||
           has_line(headers, "snapshot-content-location:") ||
           (str_has(headers, STR("multipart/related")) && has_line(rest, "content-location:"));
}

/* ---- transfer encodings ---- */

static int hex_digit(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    char low = (char)(c | 0x20);
    return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

static Str from_quoted_printable(Str in, struct arena *results) {
    char *out = arena_alloc(results, in.n + 1);
    size_t n = 0;
    for (Str line; in.n > 0;) {
        size_t before = in.n;
        (void)str_next_line(&in, &line);
        bool ended = before - in.n > line.n;
        while (line.n > 0 && (line.p[line.n - 1] == ' ' || line.p[line.n - 1] == '\t'))
            line.n--;
        bool soft = str_ends(line, STR("="));
        line.n -= soft;
        for (size_t i = 0; i < line.n; i++) {
            int high = -1, low = -1;
            if (line.p[i] == '=' && i + 2 < line.n) {
                high = hex_digit(line.p[i + 1]);
                low = hex_digit(line.p[i + 2]);
            }
            if (high >= 0 && low >= 0) {
                out[n++] = (char)(high * 16 + low);
                i += 2;
            } else {
                out[n++] = line.p[i];
            }
        }
        if (ended && !soft)
            out[n++] = '\n';
    }
    return (Str){out, n};
}

static int base64_value(char c) {
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

static Str from_base64(Str in, struct arena *results) {
    char *out = arena_alloc(results, in.n / 4 * 3 + 4);
    size_t n = 0;
    uint32_t bits = 0, count = 0;
    for (size_t i = 0; i < in.n && in.p[i] != '='; i++) {
        int value = base64_value(in.p[i]);
        if (value < 0)
            continue;
        bits = (bits << 6 | (uint32_t)value) & 0xFFFFFF;
        count += 6;
        if (count >= 8) {
            count -= 8;
            out[n++] = (char)(bits >> count & 0xFF);
        }
    }
    return (Str){out, n};
}

static Str decode_body(Str body, Str encoding, struct arena *results) {
    if (has_type(encoding, "quoted-printable"))
        return from_quoted_printable(body, results);
    return has_type(encoding, "base64") ? from_base64(body, results) : body;
}

/* ---- parts ---- */

typedef struct {
    struct arena *results;
    Mhtml *found;
    Str start;      // Content-ID of the page; or empty
    bool is_start;  // what was found has it
    bool have;      // a page was found
} Search;

/* The next line that is the boundary, from `at` on; *next is behind it, *last: no part follows. */
static bool find_boundary(Str body, Str mark, size_t at, size_t *line_at, size_t *next,
                          bool *last) {
    for (size_t found; str_find(str_skip(body, at), mark, &found); at++) {
        at += found;
        if (at > 0 && body.p[at - 1] != '\n')
            continue;
        Str rest = str_skip(body, at + mark.n), line = {NULL, 0};  // none: the body ends here
        (void)str_next_line(&rest, &line);
        *last = str_starts(line, STR("--"));
        if (str_trim(*last ? str_skip(line, 2) : line).n > 0)
            continue;
        *line_at = at;
        *next = body.n - rest.n;
        return true;
    }
    return false;
}

static bool read_part(Search *search, Str headers, Str body, bool cut, uint32_t depth, Fail *fail);

static bool read_parts(Search *search, Str body, Str boundary, uint32_t depth, Fail *fail) {
    if (depth > NESTING_MAX)
        return fail_set(fail, FAIL_LIMIT, "parts nest deeper than %d; save the page as HTML",
                        NESTING_MAX);
    if (boundary.n == 0 || boundary.n > BOUNDARY_MAX)
        return true;
    Str mark = str_format(search->results, "--%.*s", STR_ARG(boundary));
    size_t line_at, from, to, next;
    bool last;
    bool more = find_boundary(body, mark, 0, &line_at, &from, &last);
    while (more && !last) {
        more = find_boundary(body, mark, from, &to, &next, &last);
        Str part = more ? str_slice(body, from, to) : str_skip(body, from);
        if (more && str_ends(part, STR("\n")))  // that line end belongs to the boundary
            part.n -= str_ends(part, STR("\r\n")) ? 2 : 1;
        Str headers = take_headers(&part);
        if (!read_part(search, headers, part, !more, depth, fail))
            return false;
        from = next;
    }
    return true;
}

static bool read_part(Search *search, Str headers, Str body, bool cut, uint32_t depth, Fail *fail) {
    struct arena *results = search->results;
    Str type = find_header(headers, "content-type", results);
    if (has_type(type, "multipart/"))
        return read_parts(search, body, find_parameter(type, "boundary"), depth + 1, fail);
    search->found->cut = search->found->cut || cut;
    if (!is_html(type))
        return true;
    Str id = find_header(headers, "content-id", results);
    bool is_start = search->start.n > 0 && str_equal(id, search->start);
    if (search->is_start || (search->have && !is_start))
        return true;
    Str place = find_header(headers, "content-location", results);
    search->found->page =
        decode_body(body, find_header(headers, "content-transfer-encoding", results), results);
    search->found->charset = find_parameter(type, "charset");
    search->found->address = is_address(place) ? place : (Str){NULL, 0};
    search->have = true;
    search->is_start = is_start;
    return true;
}

bool mhtml_read(Str bytes, struct arena *results, Mhtml *mhtml, Fail *fail) {
    *mhtml = (Mhtml){0};
    Str body = bytes, headers = take_headers(&body);
    Search search = {.results = results, .found = mhtml};
    search.start = find_parameter(find_header(headers, "content-type", results), "start");
    if (!read_part(&search, headers, body, false, 0, fail))
        return false;
    if (!search.have)
        return fail_set(
            fail, FAIL_UNSUPPORTED,
            "a saved page of MIME parts, none of which is HTML: fonds add keeps it; save the "
            "page again as HTML");
    Str place = find_header(headers, "snapshot-content-location", results);
    if (is_address(place))
        mhtml->address = place;
    Str date = find_header(headers, "date", results);
    if (is_printable(date))
        mhtml->date = date;
    return true;
}
