/*
 * html: a page as a tree of elements and texts, as browsers build it (HTML5). The door to gumbo.
 * Only data: nothing is fetched, nothing runs, comments are left out; what scripts and styles hold
 * is a text below their element.
 */
#ifndef FONDS_TEXT_HTML_H
#define FONDS_TEXT_HTML_H

#include "base/fail.h"
#include "base/str.h"

typedef struct {
    Str name, value;  // the name in lower case, the value without entities
} HtmlAttribute;

/* Read it, never change it. */
struct html_node {
    Str name;  // of an element, in lower case ("p"); empty: a text
    Str text;  // of a text: without entities, white space as it is
    const HtmlAttribute *attributes;
    size_t attribute_count;
    size_t first,
        // bytes of the source: start tag to end tag, or the text; both 0: made by the rules of HTML
        last;
    const struct html_node *parent, *first_child, *next;
    uint32_t number;  // from 0 for the root, in no promised order; for tables beside the tree
    uint32_t count;   // of the root: all nodes; else 0
};

/*
 * Parses UTF-8 text (html_depth_check() is asked first).
 *
 * memory  the tree lives in results; texts and values are copies
 * errors  LIMIT: nested deeper than 400, or a tag with more than 1,000 attributes. Everything else
 *         is a page.
 */
MUST_USE bool html_parse(Str text, struct arena *results, const struct html_node **root,
                         Fail *fail);

bool html_is(const struct html_node *node, const char *name);        // NULL is nothing
Str html_attribute(const struct html_node *node, const char *name);  // empty where there is none
bool html_has_class(const struct html_node *node,
                    const char *word);  // one word of class=, case ignored

/*
 * Walks `top` and all below it in reading order; NULL at the end. html_skip() leaves out what is
 * below node.
 */
const struct html_node *html_next(const struct html_node *node, const struct html_node *top);
const struct html_node *html_skip(const struct html_node *node, const struct html_node *top);
const struct html_node *html_find(const struct html_node *top,
                                  const char *name);  // first below, or NULL

bool html_is_block(
    const struct html_node *node);  // its text stands on lines of its own: p, div, td, h1, ...
bool html_is_hidden(const struct html_node
                        *node);  // never shown: script, style, template, hidden, display:none, ...
/*
 * The text below node as a reader sees it: white space collapsed, blocks and <br> parted by '\n',
 * trimmed.
 */
Str html_text(const struct html_node *node, struct arena *results);

#endif
