#include "web/check_html.h"

#include "base/map.h"
#include <stdio.h>
#include <string.h>

enum { DEPTH = 400 };

typedef struct {
    Str rest;
    Str open[DEPTH];
    size_t depth;
    struct arena *arena;
    struct map *ids;
    const char *problem;
} Check;

static const char *wrong(Check *check, const char *what, Str where) {
    static char kept[300];
    snprintf(kept, sizeof kept, "%s near \"%.80s\"", what,
             str_to_c(check->arena, str_slice(where, 0, 80)));
    check->problem = kept;
    return kept;
}

static bool is_void(Str tag) {
    static const char *const names[] = {"br", "hr", "input", "link", "meta"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_is(tag, names[i]))
            return true;
    return false;
}

static Str take_name(Str *rest) {
    size_t n = 0;
    while (n < rest->n &&
           (rest->p[n] == '-' || (rest->p[n] >= '0' && rest->p[n] <= '9') ||
            (rest->p[n] >= 'a' && rest->p[n] <= 'z') || (rest->p[n] >= 'A' && rest->p[n] <= 'Z')))
        n++;
    Str name = str_slice(*rest, 0, n);
    *rest = str_skip(*rest, n);
    return name;
}

static void check_attribute(Check *check, Str tag, Str name, Str value) {
    if (str_is(name, "style") || str_starts(name, STR("on")) || str_is(name, "srcdoc"))
        wrong(check, "an attribute that runs or styles", name);
    bool address = str_is(name, "href") || str_is(name, "src") || str_is(name, "action");
    if (address && !str_starts(value, STR("/")) && !str_starts(value, STR("#")) &&
        !str_starts(value, STR("?")) && !str_starts(value, STR("http")) &&
        !str_starts(value, STR("mailto:")) && !str_starts(value, STR("urn:")))
        wrong(check, "an address of another kind", value);
    if (address && str_starts(value, STR("//")))
        wrong(check, "an address without a scheme", value);
    if (str_is(name, "id")) {
        bool is_new;
        map_put(check->ids, value, &is_new);
        if (!is_new)
            wrong(check, "an id that stands twice", value);
    }
    (void)tag;
}

static void check_tag(Check *check) {
    Str at = check->rest;
    check->rest = str_skip(check->rest, 1);
    if (str_starts(check->rest, STR("!DOCTYPE html>"))) {
        check->rest = str_skip(check->rest, 14);
        return;
    }
    bool end = str_starts(check->rest, STR("/"));
    if (end)
        check->rest = str_skip(check->rest, 1);
    Str tag = take_name(&check->rest);
    if (tag.n == 0 || str_is(tag, "script") || str_is(tag, "style") || str_is(tag, "iframe")) {
        wrong(check, "a tag that must not be", at);
        return;
    }
    while (str_starts(check->rest, STR(" "))) {
        check->rest = str_skip(check->rest, 1);
        Str name = take_name(&check->rest), value = {0};
        if (str_starts(check->rest, STR("=\""))) {
            check->rest = str_skip(check->rest, 2);
            str_cut(check->rest, '"', &value, &check->rest);
        }
        check_attribute(check, tag, name, value);
    }
    if (!str_starts(check->rest, STR(">"))) {
        wrong(check, "a tag without an end", at);
        return;
    }
    check->rest = str_skip(check->rest, 1);
    if (end) {
        if (check->depth == 0 || !str_equal(check->open[check->depth - 1], tag))
            wrong(check, "an end without its beginning", at);
        else
            check->depth--;
    } else if (!is_void(tag)) {
        for (size_t i = 0; i < check->depth && str_is(tag, "a"); i++)
            if (str_is(check->open[i], "a"))
                wrong(check, "a link in a link", at);
        if (check->depth == DEPTH)
            wrong(check, "too deep", at);
        else
            check->open[check->depth++] = tag;
    }
}

static void check_text(Check *check, size_t n) {
    Str text = str_slice(check->rest, 0, n);
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        if (c == '>' || c == '"' || c == '\'' || (c < ' ' && c != '\n' && c != '\t'))
            wrong(check, "a character that must be escaped", str_skip(text, i));
        size_t semicolon;
        if (c == '&' && (!str_find_char(str_skip(text, i), ';', &semicolon) || semicolon > 6))
            wrong(check, "a bare ampersand", str_skip(text, i));
    }
    check->rest = str_skip(check->rest, n);
}

const char *check_html(Str page) {
    struct arena *arena = arena_create();
    Check check = {.rest = page, .arena = arena, .ids = map_create(arena)};
    while (check.rest.n > 0 && check.problem == NULL) {
        size_t at;
        if (!str_find_char(check.rest, '<', &at))
            at = check.rest.n;
        if (at > 0)
            check_text(&check, at);
        else
            check_tag(&check);
    }
    if (check.problem == NULL && check.depth > 0)
        wrong(&check, "an element without its end", check.open[check.depth - 1]);
    arena_destroy(arena);
    return check.problem;
}

size_t check_html_count(Str whole, const char *part) {
    size_t count = 0, at;
    Str needle = str_from_c(part);
    while (str_find(whole, needle, &at)) {
        count++;
        whole = str_skip(whole, at + needle.n);
    }
    return count;
}
