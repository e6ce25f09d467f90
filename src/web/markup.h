/*
 * markup: writes HTML that is well formed and holds no byte of text as markup, by construction:
 * elements and attributes are named by enumerators (there is none for scripts, styles or events),
 * text and values are escaped, addresses go through a door of their own, and what was begun first
 * ends last. Bytes that are not UTF-8 and control characters come out as U+FFFD.
 */
#ifndef FONDS_WEB_MARKUP_H
#define FONDS_WEB_MARKUP_H

#include "base/buf.h"

enum { MARKUP_DEPTH_MAX = 250 };

typedef enum {
    TAG_A,
    TAG_ABBR,
    TAG_ARTICLE,
    TAG_ASIDE,
    TAG_B,
    TAG_BLOCKQUOTE,
    TAG_BODY,
    TAG_BR,
    TAG_BUTTON,
    TAG_CAPTION,
    TAG_CITE,
    TAG_CODE,
    TAG_DD,
    TAG_DEFS,
    TAG_DETAILS,
    TAG_DIV,
    TAG_DL,
    TAG_DT,
    TAG_EM,
    TAG_FIGCAPTION,
    TAG_FIGURE,
    TAG_FOOTER,
    TAG_FORM,
    TAG_G,
    TAG_H1,
    TAG_H2,
    TAG_H3,
    TAG_H4,
    TAG_HEAD,
    TAG_HEADER,
    TAG_HR,
    TAG_HTML,
    TAG_I,
    TAG_INPUT,
    TAG_INS,
    TAG_LABEL,
    TAG_LI,
    TAG_LINE,
    TAG_LINK,
    TAG_MAIN,
    TAG_MARK,
    TAG_META,
    TAG_NAV,
    TAG_OL,
    TAG_P,
    TAG_PATTERN,
    TAG_PRE,
    TAG_Q,
    TAG_RECT,
    TAG_S,
    TAG_SECTION,
    TAG_SMALL,
    TAG_SPAN,
    TAG_STRONG,
    TAG_SUB,
    TAG_SUMMARY,
    TAG_SUP,
    TAG_SVG,
    TAG_SVG_TEXT,
    TAG_TABLE,
    TAG_TBODY,
    TAG_TD,
    TAG_TH,
    TAG_THEAD,
    TAG_TIME,
    TAG_TITLE,
    TAG_TR,
    TAG_U,
    TAG_UL,
    TAG_COUNT
} Tag;

typedef enum {
    ATTR_ACTION,  // the first ones hold addresses
    ATTR_HREF,
    ATTR_SRC,
    ATTR_LAST_ADDRESS = ATTR_SRC,
    ATTR_ARIA_CURRENT,
    ATTR_ARIA_HIDDEN,
    ATTR_ARIA_LABEL,
    ATTR_ARIA_LABELLEDBY,
    ATTR_ARIA_OWNS,
    ATTR_AUTOCOMPLETE,
    ATTR_CHARSET,
    ATTR_CHECKED,
    ATTR_CLASS,
    ATTR_COLSPAN,
    ATTR_CONTENT,
    ATTR_DATA_N,
    ATTR_DATETIME,
    ATTR_DIR,
    ATTR_DOWNLOAD,
    ATTR_FOR,
    ATTR_HEIGHT,
    ATTR_ID,
    ATTR_LANG,
    ATTR_MAXLENGTH,
    ATTR_METHOD,
    ATTR_NAME,
    ATTR_OPEN,
    ATTR_PATTERN_UNITS,
    ATTR_PLACEHOLDER,
    ATTR_REL,
    ATTR_ROLE,
    ATTR_ROWSPAN,
    ATTR_SCOPE,
    ATTR_SIZES,
    ATTR_TABINDEX,
    ATTR_TEXT_ANCHOR,
    ATTR_TITLE,
    ATTR_TYPE,
    ATTR_VALUE,
    ATTR_VIEWBOX,
    ATTR_WIDTH,
    ATTR_X,
    ATTR_X1,
    ATTR_X2,
    ATTR_Y,
    ATTR_Y1,
    ATTR_Y2,
    ATTR_COUNT
} Attr;

typedef struct {
    Buf *out;
    uint8_t open[MARKUP_DEPTH_MAX];  // tags
    size_t depth;
    Tag last;     // begun last
    bool in_tag;  // attributes of it may still come
} Markup;

Markup markup_start(Buf *out);  // writes the document type
void markup_finish(Markup *m);  // ends all that is open

void markup_begin(Markup *m, Tag tag);
void markup_end(Markup *m);  // the innermost; not for void elements (input, br, ...)
void markup_end_to(Markup *m, size_t depth);  // until m->depth is depth
void markup_attr(Markup *m, Attr attr, Str value);
void markup_attr_c(Markup *m, Attr attr, const char *value);
void markup_attr_u64(Markup *m, Attr attr, uint64_t value);
/* prefix and number in one: id="b12". prefix is plain. */
void markup_attr_numbered(Markup *m, Attr attr, const char *prefix, uint64_t number);
void markup_flag(Markup *m, Attr attr);  // without a value

/* An address of ours: begins with '/', '?' or '#' and not with "//" (else it is left out). */
void markup_link(Markup *m, Attr attr, Str address);
void markup_link_numbered(Markup *m, Attr attr, const char *prefix, uint64_t number);
/*
 * Somebody else's: http, https, mailto or urn:; false, and nothing written, where it is anything
 * else. Readers who follow it tell the other side nothing of where they were.
 */
bool markup_link_out(Markup *m, Attr attr, Str address);

void markup_text(Markup *m, Str text);
void markup_c(Markup *m, const char *text);
void markup_u64(Markup *m, uint64_t number);
void markup_element(Markup *m, Tag tag, Str text);  // begin, text, end
void markup_element_c(Markup *m, Tag tag, const char *text);
void markup_begin_class(Markup *m, Tag tag, const char *class_names);
void markup_element_class(Markup *m, Tag tag, const char *class_names, Str text);

/* The escaped form of any bytes alone: for what is not HTML (OpenSearch) and for tests. */
void markup_escape(Buf *out, Str text);

/* A table up to its body: its class, the heads of its columns. Ends with two markup_end(). */
void markup_begin_table(Markup *m, const char *class_name, const char *const *heads, size_t n);

#endif
