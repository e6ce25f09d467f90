/*
 * Building a tree from tags costs gumbo time by depth at every tag, so a page of nested tags costs
 * the square of its length. This scan keeps the tags that are open the way HTML's rules do,
 * simplified always towards deeper:
 *  - an end tag reaches its start tag only within the table or foreign element it stands in;
 *  - formatting (b, font, ...) outlives the block it stands in, at most three alike (the "Noah's
 *    Ark clause");
 *  - p, li, td and their like end where their next one begins.
 * Raw text (script, style, ...) is skipped, except inside svg and math, where it is not raw.
 */
#include "text/html_depth.h"
#include <string.h>

typedef enum {
    TAG_OTHER,
    TAG_VOID,            // br, img: never open
    TAG_RAW,             // script: its text holds no tags
    TAG_FORMAT,          // b, font
    TAG_CLOSED_BY_LIKE,  // p, li, td: the next of its group ends it
    TAG_SCOPE,           // table, object, svg: end tags do not reach out of it
} TagKind;

typedef struct {
    const char *name;
    TagKind kind;
    uint8_t group;  // of TAG_CLOSED_BY_LIKE: those that end each other
} TagRule;

static const TagRule rules[] = {
    {"area", TAG_VOID, 0},
    {"base", TAG_VOID, 0},
    {"basefont", TAG_VOID, 0},
    {"bgsound", TAG_VOID, 0},
    {"br", TAG_VOID, 0},
    {"col", TAG_VOID, 0},
    {"embed", TAG_VOID, 0},
    {"frame", TAG_VOID, 0},
    {"hr", TAG_VOID, 0},
    {"image", TAG_VOID, 0},
    {"img", TAG_VOID, 0},
    {"input", TAG_VOID, 0},
    {"keygen", TAG_VOID, 0},
    {"link", TAG_VOID, 0},
    {"meta", TAG_VOID, 0},
    {"param", TAG_VOID, 0},
    {"source", TAG_VOID, 0},
    {"track", TAG_VOID, 0},
    {"wbr", TAG_VOID, 0},
    {"script", TAG_RAW, 0},
    {"style", TAG_RAW, 0},
    {"textarea", TAG_RAW, 0},
    {"title", TAG_RAW, 0},
    {"xmp", TAG_RAW, 0},
    {"iframe", TAG_RAW, 0},
    {"noembed", TAG_RAW, 0},
    {"noframes", TAG_RAW, 0},
    {"a", TAG_FORMAT, 0},
    {"b", TAG_FORMAT, 0},
    {"big", TAG_FORMAT, 0},
    {"code", TAG_FORMAT, 0},
    {"em", TAG_FORMAT, 0},
    {"font", TAG_FORMAT, 0},
    {"i", TAG_FORMAT, 0},
    {"nobr", TAG_FORMAT, 0},
    {"s", TAG_FORMAT, 0},
    {"small", TAG_FORMAT, 0},
    {"strike", TAG_FORMAT, 0},
    {"strong", TAG_FORMAT, 0},
    {"tt", TAG_FORMAT, 0},
    {"u", TAG_FORMAT, 0},
    {"p", TAG_CLOSED_BY_LIKE, 1},
    {"li", TAG_CLOSED_BY_LIKE, 2},
    {"dd", TAG_CLOSED_BY_LIKE, 3},
    {"dt", TAG_CLOSED_BY_LIKE, 3},
    {"tr", TAG_CLOSED_BY_LIKE, 4},
    {"td", TAG_CLOSED_BY_LIKE, 5},
    {"th", TAG_CLOSED_BY_LIKE, 5},
    {"tbody", TAG_CLOSED_BY_LIKE, 6},
    {"thead", TAG_CLOSED_BY_LIKE, 6},
    {"tfoot", TAG_CLOSED_BY_LIKE, 6},
    {"option", TAG_CLOSED_BY_LIKE, 7},
    {"table", TAG_SCOPE, 0},
    {"caption", TAG_SCOPE, 0},
    {"object", TAG_SCOPE, 0},
    {"applet", TAG_SCOPE, 0},
    {"marquee", TAG_SCOPE, 0},
    {"template", TAG_SCOPE, 0},
    {"svg", TAG_SCOPE, 0},
    {"math", TAG_SCOPE, 0},
    {"html", TAG_SCOPE, 0},
};

typedef struct {
    Str name;
    TagKind kind;
    uint8_t group;
    uint64_t hash;  // of the whole tag: two alike have the same
} Open;

typedef struct {
    Str text;
    size_t at;
    Open open[HTML_DEPTH_MAX + 1];    // blocks and others
    Open format[HTML_DEPTH_MAX + 1];  // formatting
    size_t open_n, format_n;
    size_t foreign;  // open svg and math
} Scan;

static TagRule rule_of(Str name) {
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if ((name.p[0] | 0x20) == rules[i].name[0] &&
            str_equal_nocase(name, str_from_c(rules[i].name)))
            return rules[i];
    return (TagRule){"", TAG_OTHER, 0};
}

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_foreign(Str name) {
    return str_equal_nocase(name, STR("svg")) || str_equal_nocase(name, STR("math"));
}

/* Moves to behind the tag's '>' and counts what stands between white space outside of quotes. */
static size_t cross_tag(Scan *scan) {
    size_t attributes = 0;
    char quote = 0;
    for (; scan->at < scan->text.n; scan->at++) {
        char c = scan->text.p[scan->at];
        if (quote != 0) {
            quote = c == quote ? 0 : quote;
            continue;
        }
        if (c == '>')
            break;
        char before = scan->text.p[scan->at - 1];
        if ((c == '"' || c == '\'') && (before == '=' || is_space(before)))
            quote = c;
        attributes +=
            (is_space(before) || before == '/' || before == '"' || before == '\'') && !is_space(c);
    }
    scan->at += scan->at < scan->text.n;
    return attributes;
}

/* Skips to the end tag of a raw element. */
static void cross_raw(Scan *scan, Str name) {
    while (scan->at < scan->text.n) {
        size_t found;
        if (!str_find(str_skip(scan->text, scan->at), STR("</"), &found)) {
            scan->at = scan->text.n;
            return;
        }
        scan->at += found + 2;
        if (str_equal_nocase(str_slice(scan->text, scan->at, scan->at + name.n), name)) {
            scan->at -= 2;
            return;
        }
    }
}

static void close_like(Scan *scan, uint8_t group) {
    for (size_t i = scan->open_n; i > 0; i--) {
        const Open *open = &scan->open[i - 1];
        if (open->kind == TAG_CLOSED_BY_LIKE && open->group == group) {
            scan->open_n = i - 1;
            return;
        }
        // A cell begins a new world for p and li, a table one for cells.
        if (open->kind == TAG_SCOPE ||
            (open->kind == TAG_CLOSED_BY_LIKE && open->group >= 4 && group < 4))
            return;
        if (open->kind != TAG_CLOSED_BY_LIKE && group != 4 && group != 5 && group != 6)
            return;
    }
}

static void start_tag(Scan *scan, Str name, Str whole, bool self_closing) {
    TagRule rule = rule_of(name);
    if (rule.kind == TAG_VOID || (self_closing && scan->foreign > 0))
        return;
    if (rule.kind == TAG_RAW) {
        if (scan->foreign == 0) {
            cross_raw(scan, name);
            return;
        }
        rule.kind = TAG_OTHER;
    }
    Open open = {name, rule.kind, rule.group, str_hash(whole)};
    if (rule.kind == TAG_FORMAT) {
        size_t alike = 0;
        for (size_t i = 0; i < scan->format_n; i++)
            alike += scan->format[i].hash == open.hash;
        if (alike < 3)
            scan->format[scan->format_n++] = open;
        return;
    }
    if (rule.kind == TAG_CLOSED_BY_LIKE)
        close_like(scan, rule.group);
    scan->foreign += is_foreign(name);
    scan->open[scan->open_n++] = open;
}

static void end_tag(Scan *scan, Str name) {
    TagRule rule = rule_of(name);
    if (rule.kind == TAG_FORMAT) {
        for (size_t i = scan->format_n; i > 0; i--)
            if (str_equal_nocase(scan->format[i - 1].name, name)) {
                memmove(&scan->format[i - 1], &scan->format[i],
                        (scan->format_n - i) * sizeof(Open));
                scan->format_n--;
                return;
            }
        return;
    }
    for (size_t i = scan->open_n; i > 0; i--) {
        const Open *open = &scan->open[i - 1];
        if (str_equal_nocase(open->name, name)) {
            for (size_t k = i - 1; k < scan->open_n; k++)
                scan->foreign -= is_foreign(scan->open[k].name);
            scan->open_n = i - 1;
            return;
        }
        if (open->kind == TAG_SCOPE)
            return;
    }
}

/* At '<': crosses a tag, a comment or just the character. */
static bool step(Scan *scan, Fail *fail) {
    Str rest = str_skip(scan->text, scan->at);
    size_t tag_at = scan->at, end;
    if (str_starts(rest, STR("<!--"))) {
        scan->at =
            str_find(str_skip(rest, 4), STR("-->"), &end) ? tag_at + 4 + end + 3 : scan->text.n;
        return true;
    }
    bool is_end = rest.n > 1 && rest.p[1] == '/';
    size_t from = is_end ? 2 : 1, n = from;
    if (rest.n <= from || !is_letter(rest.p[from])) {
        scan->at++;
        return true;
    }
    while (n < rest.n && !is_space(rest.p[n]) && rest.p[n] != '>' && rest.p[n] != '/')
        n++;
    Str name = str_slice(rest, from, n);
    scan->at += n;
    if (cross_tag(scan) > HTML_ATTRIBUTES_MAX)
        return fail_set(fail, FAIL_LIMIT, "byte %zu: a tag with more than %d attributes", tag_at,
                        HTML_ATTRIBUTES_MAX);
    Str whole = str_slice(scan->text, tag_at, scan->at);
    if (is_end)
        end_tag(scan, name);
    else
        start_tag(scan, name, whole, str_ends(whole, STR("/>")));
    if (scan->open_n + scan->format_n > HTML_DEPTH_MAX)
        return fail_set(
            fail, FAIL_LIMIT,
            "byte %zu: elements are nested deeper than %d; flatten it, then add it again", tag_at,
            HTML_DEPTH_MAX);
    return true;
}

bool html_depth_check(Str text, Fail *fail) {
    Scan scan = {.text = text};
    for (size_t found; str_find_char(str_skip(text, scan.at), '<', &found);) {
        scan.at += found;
        if (!step(&scan, fail))
            return false;
    }
    return true;
}
