/*
 * Pages that say where their text is are believed: <main>, role=main, a single <article>. Elsewhere
 * the text is where most characters outside links and furniture are: from the body down as long as
 * one child holds nearly all. Furniture is known by element, ARIA role and the words of class and
 * id that web designers have agreed upon.
 */
#include "import/html_main.h"
#include <string.h>

static const char *const furniture_elements[] = {
    "nav",    "aside", "form",   "button", "select",  "footer", "textarea",
    "dialog", "menu",  "input",  "iframe", "noembed", "object", "embed",
    "video",  "audio", "canvas", "svg",    "datalist"};

static const char *const furniture_roles[] = {"navigation", "banner",        "contentinfo",
                                              "search",     "complementary", "dialog",
                                              "menu",       "menubar",       "alert"};

/* Whole words of class and id, parted by white space, '-' and '_'. */
static const char *const furniture_words[] = {
    "nav",     "navbar",  "navigation", "breadcrumb", "breadcrumbs", "sidebar",  "cookie",
    "cookies", "share",   "sharing",    "social",     "skip",        "pager",    "pagination",
    "related", "toolbar", "advert",     "ads",        "newsletter",  "toc",      "footer",
    "banner",  "popup",   "modal",      "comments",   "login",       "masthead", "menu"};

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* The words of all tables here are of small ASCII letters. */
static bool is_in(Str word, const char *const *words, size_t count) {
    if (word.n == 0)
        return false;
    for (size_t i = 0; i < count; i++)
        if ((word.p[0] | 0x20) == words[i][0] && str_equal_nocase(word, str_from_c(words[i])))
            return true;
    return false;
}

/* "has-popup", "with-sidebar", "no-menu" speak of something else. */
static bool is_about_another(Str names, size_t from) {
    static const char *const before[] = {"has", "with", "no"};
    for (size_t i = 0; i < COUNT(before); i++) {
        Str word = str_from_c(before[i]);
        if (from > word.n && strchr("-_", names.p[from - 1]) != NULL &&
            str_ends(str_slice(names, 0, from - 1), word) &&
            (from == word.n + 1 || strchr(" \t\r\n", names.p[from - word.n - 2]) != NULL))
            return true;
    }
    return false;
}

static bool has_word_of(Str names, const char *const *words, size_t count) {
    size_t from = 0;
    for (size_t at = 0; at <= names.n; at++) {
        bool hump = at > from && at < names.n && names.p[at] >= 'A' && names.p[at] <= 'Z' &&
                    names.p[at - 1] >= 'a' && names.p[at - 1] <= 'z';
        if (at < names.n && !hump && strchr(" \t\r\n-_", names.p[at]) == NULL)
            continue;
        if (at > from && !is_about_another(names, from) &&
            is_in(str_slice(names, from, at), words, count))
            return true;
        from = hump ? at : at + 1;
    }
    return false;
}

static bool is_named(const struct html_node *node, const char *const *words, size_t count) {
    return has_word_of(html_attribute(node, "class"), words, count) ||
           has_word_of(html_attribute(node, "id"), words, count);
}

static bool is_main(const struct html_node *node) {
    return html_is(node, "main") || str_equal_nocase(html_attribute(node, "role"), STR("main"));
}

/* A header belongs to the site unless it stands in the article. */
static bool is_site_header(const struct html_node *node) {
    if (!html_is(node, "header"))
        return false;
    for (const struct html_node *up = node->parent; up != NULL; up = up->parent)
        if (html_is(up, "article") || html_is(up, "section") || is_main(up))
            return false;
    return true;
}

bool html_main_is_furniture(const struct html_node *node) {
    if (node->name.n == 0 || html_is(node, "html") || html_is(node, "body") || is_main(node))
        return false;
    if (html_is_hidden(node) || is_in(node->name, furniture_elements, COUNT(furniture_elements)) ||
        is_site_header(node) ||
        is_in(html_attribute(node, "role"), furniture_roles, COUNT(furniture_roles)))
        return true;
    if (html_is(node, "article") || html_is(node, "h1"))
        return false;
    return is_named(node, furniture_words, COUNT(furniture_words));
}

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool html_main_is_navigation(const struct html_node *node) {
    static const char *const elements[] = {"nav",   "button",   "select",  "script",
                                           "style", "template", "noscript"};
    static const char *const roles[] = {"navigation", "search"};
    static const char *const words[] = {"nav",  "navbar", "navigation", "breadcrumb", "breadcrumbs",
                                        "menu", "pager",  "pagination", "skip"};
    if (node->name.n == 0 || html_is(node, "html") || html_is(node, "body") || is_main(node))
        return false;
    return html_is_hidden(node) || is_in(node->name, elements, COUNT(elements)) ||
           is_in(html_attribute(node, "role"), roles, COUNT(roles)) ||
           (!html_is(node, "article") && !html_is(node, "h1") &&
            is_named(node, words, COUNT(words)));
}

static size_t weigh(const struct html_node *top, bool (*left_out)(const struct html_node *)) {
    size_t weight = 0;
    for (const struct html_node *n = top; n != NULL;) {
        bool skip = html_is(n, "a") || (n != top && left_out(n));
        for (size_t i = 0; i < n->text.n; i++)
            weight += !is_space(n->text.p[i]);
        n = skip ? html_skip(n, top) : html_next(n, top);
    }
    return weight;
}

size_t html_main_weight(const struct html_node *top) {
    return weigh(top, html_main_is_furniture);
}

size_t html_main_weight_at_most(const struct html_node *top) {
    return weigh(top, html_main_is_navigation);
}

/* The only element below body that fits, or NULL. */
static const struct html_node *only(const struct html_node *body, const char *name) {
    const struct html_node *found = html_find(body, name);
    if (found == NULL)
        return NULL;
    for (const struct html_node *n = html_skip(found, body); n != NULL; n = html_next(n, body))
        if (html_is(n, name))
            return NULL;
    return found;
}

static const struct html_node *role_main(const struct html_node *body) {
    for (const struct html_node *n = body; n != NULL; n = html_next(n, body))
        if (is_main(n))
            return n;
    return NULL;
}

/* Goes down while one child holds nineteen twentieths of the text. Each level is weighed once. */
static const struct html_node *densest(const struct html_node *body) {
    const struct html_node *at = body;
    size_t weight = html_main_weight(body);
    for (;;) {
        const struct html_node *heavy = NULL;
        size_t heavy_weight = 0;
        for (const struct html_node *n = at->first_child; n != NULL; n = n->next) {
            if (n->name.n == 0 || html_main_is_furniture(n))
                continue;
            size_t w = html_main_weight(n);
            if (w > heavy_weight) {
                heavy_weight = w;
                heavy = n;
            }
        }
        bool divides = html_is(heavy, "div") || html_is(heavy, "section") ||
                       html_is(heavy, "article") || html_is(heavy, "center");
        if (!divides || heavy_weight * 20 < weight * 19)
            return at;
        at = heavy;
    }
}

const struct html_node *html_main_find(const struct html_node *root) {
    const struct html_node *body = html_find(root, "body");
    if (body == NULL)
        return root;
    const struct html_node *main = role_main(body);
    if (main == NULL)
        main = only(body, "article");
    size_t all = html_main_weight(body);
    if (main != NULL && html_main_weight(main) * 2 >= all)
        return main;
    return densest(body);
}
