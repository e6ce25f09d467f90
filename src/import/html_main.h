/*
 * html_main: where the main text of a page stands, and what around it is furniture.
 */
#ifndef FONDS_IMPORT_HTML_MAIN_H
#define FONDS_IMPORT_HTML_MAIN_H

#include "text/html.h"

/* The element that holds the main text; at worst the body. */
const struct html_node *html_main_find(const struct html_node *root);

/* Navigation, site header and footer, forms, share buttons, cookie notes, ... or never shown. */
bool html_main_is_furniture(const struct html_node *node);

/* What can be nothing else: <nav>, a role, class or id that says navigation. */
bool html_main_is_navigation(const struct html_node *node);

/* Bytes of text below node that are neither white space, furniture nor inside links. */
size_t html_main_weight(const struct html_node *node);
/* The same with furniture that is no navigation, scripts and styles left out. */
size_t html_main_weight_at_most(const struct html_node *node);

#endif
