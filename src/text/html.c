/*
 * Gumbo builds the tree, this file copies it into an arena in one walk without recursion and gives
 * gumbo's memory back at once, so that nothing outside ever holds a pointer of the library. Gumbo
 * works in an arena too: it forgets to free a few bytes on broken pages, and it trusts memory to be
 * endless. It takes time by the square of the depth, so html_depth_check() stands before it.
 */
#include "text/html.h"
#include "base/buf.h"
#include "text/html_depth.h"
#include "text/utf8.h"
#include <gumbo.h>
#include <string.h>

static void *give(void *context, size_t size) {
    return arena_alloc(context, size);
}

static void take_back(void *context, void *p) {
    (void)context;
    (void)p;
}

/* Strings of gumbo's, made sound: entities can name what no text may hold. */
static Str sound(const char *c, struct arena *results) {
    Utf8DamageList damage = {0};
    Str s = str_from_c(c);
    Str repaired = utf8_repair(s, results, &damage);
    return repaired.p == s.p ? str_copy(results, s) : repaired;
}

static Str element_name(const GumboElement *element, struct arena *results) {
    if (element->tag != GUMBO_TAG_UNKNOWN)
        return str_from_c(gumbo_normalized_tagname(element->tag));
    GumboStringPiece piece = element->original_tag;
    gumbo_tag_from_original_text(&piece);
    Utf8DamageList damage = {0};
    Str name = str_lower(results, (Str){piece.data, piece.length});
    return name.n == 0 ? STR("unknown") : utf8_repair(name, results, &damage);
}

/* The range of a piece of the source; 0 to 0 for what does not point into it. */
static void set_range(struct html_node *node, Str source, GumboStringPiece from,
                      GumboStringPiece to) {
    if (from.data == NULL || from.data < source.p || from.data > source.p + source.n)
        return;
    node->first = (size_t)(from.data - source.p);
    size_t last = node->first + from.length;
    if (to.data != NULL && to.data >= from.data && to.data <= source.p + source.n)
        last = (size_t)(to.data - source.p) + to.length;
    node->last = last > source.n ? source.n : last;
}

static const GumboVector *children_of(const GumboNode *node) {
    static const GumboVector none;
    if (node->type == GUMBO_NODE_DOCUMENT)
        return &node->v.document.children;
    if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE)
        return &node->v.element.children;
    return &none;
}

static struct html_node *copy_element(const GumboNode *from, Str source, struct arena *results) {
    const GumboElement *element = &from->v.element;
    struct html_node *node = ARENA_NEW(results, struct html_node);
    node->name = element_name(element, results);
    set_range(node, source, element->original_tag, element->original_end_tag);
    node->attribute_count = element->attributes.length;
    HtmlAttribute *attributes = ARENA_ARRAY(results, HtmlAttribute, element->attributes.length);
    for (unsigned i = 0; i < element->attributes.length; i++) {
        const GumboAttribute *attribute = element->attributes.data[i];
        attributes[i].name = str_lower(results, sound(attribute->name, results));
        attributes[i].value = sound(attribute->value, results);
    }
    node->attributes = attributes;
    return node;
}

/* A node of ours for one of gumbo's; NULL for comments. */
static struct html_node *copy_node(const GumboNode *from, Str source, struct arena *results) {
    switch (from->type) {
    case GUMBO_NODE_ELEMENT:
    case GUMBO_NODE_TEMPLATE:
        return copy_element(from, source, results);
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_CDATA:
    case GUMBO_NODE_WHITESPACE: {
        struct html_node *node = ARENA_NEW(results, struct html_node);
        node->text = sound(from->v.text.text, results);
        set_range(node, source, from->v.text.original_text, (GumboStringPiece){NULL, 0});
        return node;
    }
    default:
        return NULL;
    }
}

/* Copies all below gumbo's `top`, numbering as it goes: pre-order, gumbo's parent and index leading
 * the way back. */
static void copy_below(const GumboNode *top, struct html_node *root, Str source,
                       struct arena *results) {
    typedef struct {
        const GumboNode *from;
        struct html_node *to, *last;  // last child so far
        unsigned next;
    } Level;
    LIST_OF(Level) path = {0};
    struct arena *scratch = arena_create();
    root->count = 1;
    *LIST_ADD(scratch, &path) = (Level){top, root, NULL, 0};
    while (path.n > 0) {
        Level *level = &path.p[path.n - 1];
        const GumboVector *children = children_of(level->from);
        if (level->next >= children->length) {
            path.n--;
            continue;
        }
        const GumboNode *from = children->data[level->next++];
        struct html_node *node = copy_node(from, source, results);
        if (node == NULL)
            continue;
        node->number = root->count++;
        node->parent = level->to;
        if (level->last == NULL)
            level->to->first_child = node;
        else
            level->last->next = node;
        level->last = node;
        if (children_of(from)->length > 0)
            *LIST_ADD(scratch, &path) = (Level){from, node, NULL, 0};
    }
    arena_destroy(scratch);
}

bool html_parse(Str text, struct arena *results, const struct html_node **root, Fail *fail) {
    must(text.n < UINT32_MAX);
    if (!html_depth_check(text, fail))
        return false;
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = give;
    options.deallocator = take_back;
    options.max_errors = 0;
    struct arena *scratch = arena_create();
    options.userdata = scratch;
    Str source = text.n == 0 ? STR("") : text;
    GumboOutput *output = gumbo_parse_with_options(&options, source.p, source.n);
    struct html_node *top = copy_element(output->root, source, results);
    copy_below(output->root, top, source, results);
    arena_destroy(scratch);
    *root = top;
    return true;
}

/* As str_is(), which asks for the length first; here the first letters nearly always differ. */
static bool same_word(Str s, const char *word) {
    size_t i = 0;
    while (i < s.n && word[i] != '\0' && s.p[i] == word[i])
        i++;
    return i == s.n && word[i] == '\0';
}

bool html_is(const struct html_node *node, const char *name) {
    return node != NULL && same_word(node->name, name);
}

static const HtmlAttribute *find_attribute(const struct html_node *node, const char *name) {
    for (size_t i = 0; i < node->attribute_count; i++)
        if (same_word(node->attributes[i].name, name))
            return &node->attributes[i];
    return NULL;
}

Str html_attribute(const struct html_node *node, const char *name) {
    const HtmlAttribute *attribute = find_attribute(node, name);
    return attribute == NULL ? (Str){NULL, 0} : attribute->value;
}

static bool has_attribute(const struct html_node *node, const char *name) {
    return find_attribute(node, name) != NULL;
}

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool html_has_class(const struct html_node *node, const char *word) {
    Str rest = html_attribute(node, "class");
    while (rest.n > 0) {
        size_t n = 0;
        while (n < rest.n && !is_space(rest.p[n]))
            n++;
        if (str_equal_nocase(str_slice(rest, 0, n), str_from_c(word)))
            return true;
        rest = str_skip(rest, n + 1);
    }
    return false;
}

const struct html_node *html_skip(const struct html_node *node, const struct html_node *top) {
    while (node != top && node != NULL) {
        if (node->next != NULL)
            return node->next;
        node = node->parent;
    }
    return NULL;
}

const struct html_node *html_next(const struct html_node *node, const struct html_node *top) {
    return node->first_child != NULL ? node->first_child : html_skip(node, top);
}

const struct html_node *html_find(const struct html_node *top, const char *name) {
    for (const struct html_node *n = html_next(top, top); n != NULL; n = html_next(n, top))
        if (html_is(n, name))
            return n;
    return NULL;
}

static bool name_in(Str name, const char *const *names, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (same_word(name, names[i]))
            return true;
    return false;
}

bool html_is_block(const struct html_node *node) {
    static const char *const names[] = {
        "address",  "article",    "aside",  "blockquote", "body",   "caption", "center",
        "dd",       "details",    "dialog", "dir",        "div",    "dl",      "dt",
        "fieldset", "figcaption", "figure", "footer",     "form",   "h1",      "h2",
        "h3",       "h4",         "h5",     "h6",         "header", "hgroup",  "hr",
        "html",     "legend",     "li",     "listing",    "main",   "menu",    "nav",
        "ol",       "option",     "p",      "plaintext",  "pre",    "section", "summary",
        "table",    "tbody",      "td",     "tfoot",      "th",     "thead",   "title",
        "tr",       "ul",         "xmp"};
    return name_in(node->name, names, sizeof names / sizeof *names);
}

/* True where style= holds "property: value", white space ignored. */
static bool style_says(Str style, const char *property, const char *value) {
    for (Str rest = style, declaration; rest.n > 0;) {
        Str name, words;
        (void)str_cut(rest, ';', &declaration, &rest);
        (void)str_cut(declaration, ':', &name, &words);
        words = str_trim(words);
        if (str_equal_nocase(str_trim(name), str_from_c(property)) &&
            str_equal_nocase(str_slice(words, 0, strlen(value)), str_from_c(value)))
            return true;
    }
    return false;
}

bool html_is_hidden(const struct html_node *node) {
    static const char *const names[] = {
        "script", "style", "template", "noembed", "object",   "head", "iframe", "canvas",
        "audio",  "video", "math",     "svg",     "datalist", "map",  "embed",  "applet"};
    if (node->name.n == 0)
        return false;
    if (name_in(node->name, names, sizeof names / sizeof *names))
        return true;
    Str style = html_attribute(node, "style");
    return has_attribute(node, "hidden") ||
           (style.n > 0 &&
            (style_says(style, "display", "none") || style_says(style, "visibility", "hidden")));
}

/* Ends the line in `out`, if there is one. */
static void end_line(Buf *out) {
    while (out->n > 0 && out->p[out->n - 1] == ' ')
        out->n--;
    if (out->n > 0 && out->p[out->n - 1] != '\n')
        buf_char(out, '\n');
}

static void add_collapsed(Buf *out, Str text) {
    for (size_t i = 0; i < text.n; i++) {
        if (!is_space(text.p[i]))
            buf_char(out, text.p[i]);
        else if (out->n > 0 && out->p[out->n - 1] != ' ' && out->p[out->n - 1] != '\n')
            buf_char(out, ' ');
    }
}

Str html_text(const struct html_node *top, struct arena *results) {
    Buf out = {0};
    const struct html_node *n = top;
    while (n != NULL) {
        bool hidden = n != top && html_is_hidden(n);
        if (n->name.n == 0)
            add_collapsed(&out, n->text);
        else if (!hidden && (html_is_block(n) || html_is(n, "br")))
            end_line(&out);
        const struct html_node *next = hidden ? html_skip(n, top) : html_next(n, top);
        // A block that is left ends its line too: every ancestor of n that does not hold `next`.
        const struct html_node *stay = next == NULL ? top : next->parent;
        for (const struct html_node *up = n; up != NULL && up != stay; up = up->parent)
            if (html_is_block(up))
                end_line(&out);
        n = next;
    }
    Str text = str_copy(results, str_trim(buf_as_str(&out)));
    buf_free(&out);
    return text;
}
