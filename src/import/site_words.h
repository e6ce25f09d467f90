/*
 * site_words: what the pages of all sites say beside their content: menus, buttons, lists of other
 * records. Each table ends with NULL.
 */
#ifndef FONDS_IMPORT_SITE_WORDS_H
#define FONDS_IMPORT_SITE_WORDS_H

extern const char *const site_words_furniture[];  // whole lines
extern const char *const site_words_menus[];      // whole lines, where several stand together
extern const char *const site_words_others[];     // how the heading of what is no part begins
extern const char *const site_words_offers[];     // how a button begins

#endif
