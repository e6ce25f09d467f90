/*
 * Text is copied in runs: a table says for each byte whether it may pass as it is; the few others
 * are looked at one by one. Both quotes are escaped everywhere, so the same bytes are safe in text
 * and in values. No element is written but from the table of tags; the stack of open ones makes
 * ends match.
 */
#include "web/markup.h"
#include "base/fail.h"
#include "text/utf8.h"

typedef struct {
    const char *name;
    bool is_void;  // has no end
    bool line;     // a new line follows its end, for those who read the source
} TagInfo;

static const TagInfo tags[TAG_COUNT] = {
    [TAG_A] = {"a", false, false},
    [TAG_ABBR] = {"abbr", false, false},
    [TAG_ARTICLE] = {"article", false, true},
    [TAG_ASIDE] = {"aside", false, true},
    [TAG_B] = {"b", false, false},
    [TAG_BLOCKQUOTE] = {"blockquote", false, true},
    [TAG_BODY] = {"body", false, true},
    [TAG_BR] = {"br", true, false},
    [TAG_BUTTON] = {"button", false, false},
    [TAG_CAPTION] = {"caption", false, true},
    [TAG_CITE] = {"cite", false, false},
    [TAG_CODE] = {"code", false, false},
    [TAG_DD] = {"dd", false, true},
    [TAG_DEFS] = {"defs", false, false},
    [TAG_DETAILS] = {"details", false, true},
    [TAG_DIV] = {"div", false, true},
    [TAG_DL] = {"dl", false, true},
    [TAG_DT] = {"dt", false, false},
    [TAG_EM] = {"em", false, false},
    [TAG_FIGCAPTION] = {"figcaption", false, true},
    [TAG_FIGURE] = {"figure", false, true},
    [TAG_FOOTER] = {"footer", false, true},
    [TAG_FORM] = {"form", false, true},
    [TAG_G] = {"g", false, false},
    [TAG_H1] = {"h1", false, true},
    [TAG_H2] = {"h2", false, true},
    [TAG_H3] = {"h3", false, true},
    [TAG_H4] = {"h4", false, true},
    [TAG_HEAD] = {"head", false, true},
    [TAG_HEADER] = {"header", false, true},
    [TAG_HR] = {"hr", true, true},
    [TAG_HTML] = {"html", false, true},
    [TAG_I] = {"i", false, false},
    [TAG_INPUT] = {"input", true, false},
    [TAG_INS] = {"ins", false, false},
    [TAG_LABEL] = {"label", false, false},
    [TAG_LI] = {"li", false, true},
    [TAG_LINE] = {"line", false, false},
    [TAG_LINK] = {"link", true, true},
    [TAG_MAIN] = {"main", false, true},
    [TAG_MARK] = {"mark", false, false},
    [TAG_META] = {"meta", true, true},
    [TAG_NAV] = {"nav", false, true},
    [TAG_OL] = {"ol", false, true},
    [TAG_P] = {"p", false, true},
    [TAG_PATTERN] = {"pattern", false, false},
    [TAG_PRE] = {"pre", false, true},
    [TAG_Q] = {"q", false, false},
    [TAG_RECT] = {"rect", false, false},
    [TAG_S] = {"s", false, false},
    [TAG_SECTION] = {"section", false, true},
    [TAG_SMALL] = {"small", false, false},
    [TAG_SPAN] = {"span", false, false},
    [TAG_STRONG] = {"strong", false, false},
    [TAG_SUB] = {"sub", false, false},
    [TAG_SUMMARY] = {"summary", false, true},
    [TAG_SUP] = {"sup", false, false},
    [TAG_SVG] = {"svg", false, true},
    [TAG_SVG_TEXT] = {"text", false, false},
    [TAG_TABLE] = {"table", false, true},
    [TAG_TBODY] = {"tbody", false, true},
    [TAG_TD] = {"td", false, false},
    [TAG_TH] = {"th", false, false},
    [TAG_THEAD] = {"thead", false, true},
    [TAG_TIME] = {"time", false, false},
    [TAG_TITLE] = {"title", false, true},
    [TAG_TR] = {"tr", false, true},
    [TAG_U] = {"u", false, false},
    [TAG_UL] = {"ul", false, true},
};

static const char *const attr_names[ATTR_COUNT] = {
    [ATTR_ACTION] = "action",
    [ATTR_HREF] = "href",
    [ATTR_SRC] = "src",
    [ATTR_ARIA_CURRENT] = "aria-current",
    [ATTR_ARIA_HIDDEN] = "aria-hidden",
    [ATTR_ARIA_LABEL] = "aria-label",
    [ATTR_ARIA_LABELLEDBY] = "aria-labelledby",
    [ATTR_ARIA_OWNS] = "aria-owns",
    [ATTR_AUTOCOMPLETE] = "autocomplete",
    [ATTR_CHARSET] = "charset",
    [ATTR_CHECKED] = "checked",
    [ATTR_CLASS] = "class",
    [ATTR_COLSPAN] = "colspan",
    [ATTR_CONTENT] = "content",
    [ATTR_DATA_N] = "data-n",
    [ATTR_DATETIME] = "datetime",
    [ATTR_DIR] = "dir",
    [ATTR_DOWNLOAD] = "download",
    [ATTR_FOR] = "for",
    [ATTR_HEIGHT] = "height",
    [ATTR_ID] = "id",
    [ATTR_LANG] = "lang",
    [ATTR_MAXLENGTH] = "maxlength",
    [ATTR_METHOD] = "method",
    [ATTR_NAME] = "name",
    [ATTR_OPEN] = "open",
    [ATTR_PATTERN_UNITS] = "patternUnits",
    [ATTR_PLACEHOLDER] = "placeholder",
    [ATTR_REL] = "rel",
    [ATTR_ROLE] = "role",
    [ATTR_ROWSPAN] = "rowspan",
    [ATTR_SCOPE] = "scope",
    [ATTR_SIZES] = "sizes",
    [ATTR_TABINDEX] = "tabindex",
    [ATTR_TEXT_ANCHOR] = "text-anchor",
    [ATTR_TITLE] = "title",
    [ATTR_TYPE] = "type",
    [ATTR_VALUE] = "value",
    [ATTR_VIEWBOX] = "viewBox",
    [ATTR_WIDTH] = "width",
    [ATTR_X] = "x",
    [ATTR_X1] = "x1",
    [ATTR_X2] = "x2",
    [ATTR_Y] = "y",
    [ATTR_Y1] = "y1",
    [ATTR_Y2] = "y2",
};

/* --- escaping ------------------------------------------------------------------------ */

/* Bytes that pass as they are: printable ASCII without & < > " ', tab and line feed. */
static bool is_plain(unsigned char c) {
    static const uint8_t plain[256] = {
        ['\t'] = 1,        ['\n'] = 1, [' ' ... '!'] = 1, ['#' ... '%'] = 1,
        ['(' ... ';'] = 1, ['='] = 1,  ['?' ... '~'] = 1,
    };
    return plain[c] != 0;
}

/* Not for pages: what broken bytes read as, controls of Latin-1, code points that are no
 * characters. */
static bool is_unfit(uint32_t c) {
    return c == UTF8_REPLACEMENT || c < 0xa0 || (c & 0xfffe) == 0xfffe ||
           (c >= 0xfdd0 && c <= 0xfdef);
}

static const char *entity(unsigned char c) {
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return "\xef\xbf\xbd";
    }
}

void markup_escape(Buf *out, Str text) {
    size_t at = 0, run = 0;  // what lies between run and at passes as it is
    while (at < text.n) {
        unsigned char byte = (unsigned char)text.p[at];
        if (is_plain(byte)) {
            at++;
            continue;
        }
        uint32_t c = 0;
        size_t after = at;
        if (byte >= 0x80 && utf8_next(text, &after, &c) && !is_unfit(c)) {
            at = after;
            continue;
        }
        buf_add(out, text.p + run, at - run);
        if (byte != '\r')  // of a Windows line end the line feed is enough
            buf_c(out, entity(byte));
        run = at = byte >= 0x80 ? after : at + 1;
    }
    if (at > run)
        buf_add(out, text.p + run, at - run);
}

/* --- elements ------------------------------------------------------------------------ */

Markup markup_start(Buf *out) {
    buf_str(out, STR("<!DOCTYPE html>\n"));
    return (Markup){.out = out};
}

void markup_finish(Markup *m) {
    markup_end_to(m, 0);
}

static void close_tag(Markup *m) {
    if (m->in_tag)
        buf_char(m->out, '>');
    m->in_tag = false;
}

void markup_begin(Markup *m, Tag tag) {
    close_tag(m);
    const TagInfo *info = &tags[tag];
    buf_char(m->out, '<');
    buf_c(m->out, info->name);
    m->in_tag = true;
    m->last = tag;
    if (info->is_void)
        return;
    must(m->depth < MARKUP_DEPTH_MAX);
    m->open[m->depth++] = (uint8_t)tag;
}

void markup_end(Markup *m) {
    must(m->depth > 0);
    close_tag(m);
    const TagInfo *info = &tags[m->open[--m->depth]];
    buf_str(m->out, STR("</"));
    buf_c(m->out, info->name);
    buf_c(m->out, info->line ? ">\n" : ">");
}

void markup_end_to(Markup *m, size_t depth) {
    while (m->depth > depth)
        markup_end(m);
}

static void attr_start(Markup *m, Attr attr) {
    must(m->in_tag);
    buf_char(m->out, ' ');
    buf_c(m->out, attr_names[attr]);
}

static void attr_value(Markup *m, Attr attr, Str value) {
    attr_start(m, attr);
    buf_str(m->out, STR("=\""));
    markup_escape(m->out, value);
    buf_char(m->out, '"');
}

void markup_attr(Markup *m, Attr attr, Str value) {
    must(attr > ATTR_LAST_ADDRESS);
    attr_value(m, attr, value);
}

void markup_attr_c(Markup *m, Attr attr, const char *value) {
    markup_attr(m, attr, str_from_c(value));
}

void markup_attr_u64(Markup *m, Attr attr, uint64_t value) {
    markup_attr_numbered(m, attr, "", value);
}

static void numbered(Markup *m, Attr attr, const char *prefix, uint64_t number) {
    attr_start(m, attr);
    buf_str(m->out, STR("=\""));
    markup_escape(m->out, str_from_c(prefix));
    buf_u64(m->out, number);
    buf_char(m->out, '"');
}

void markup_attr_numbered(Markup *m, Attr attr, const char *prefix, uint64_t number) {
    must(attr > ATTR_LAST_ADDRESS);
    numbered(m, attr, prefix, number);
}

void markup_flag(Markup *m, Attr attr) {
    attr_start(m, attr);
}

static bool is_ours(Str address) {
    if (address.n == 0 || (address.n > 1 && address.p[0] == '/' && address.p[1] == '/'))
        return false;
    return address.p[0] == '/' || address.p[0] == '?' || address.p[0] == '#';
}

void markup_link(Markup *m, Attr attr, Str address) {
    must(attr <= ATTR_LAST_ADDRESS);
    if (is_ours(address))
        attr_value(m, attr, address);
}

void markup_link_numbered(Markup *m, Attr attr, const char *prefix, uint64_t number) {
    must(attr <= ATTR_LAST_ADDRESS && is_ours(str_from_c(prefix)));
    numbered(m, attr, prefix, number);
}

bool markup_link_out(Markup *m, Attr attr, Str address) {
    must(attr <= ATTR_LAST_ADDRESS);
    static const char *const schemes[] = {"http://", "https://", "mailto:", "urn:"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        Str scheme = str_from_c(schemes[i]);
        if (!str_equal_nocase(str_slice(address, 0, scheme.n), scheme))
            continue;
        attr_value(m, attr, address);
        if (m->last == TAG_A)
            attr_value(m, ATTR_REL, STR("noreferrer nofollow"));
        return true;
    }
    return false;
}

void markup_text(Markup *m, Str text) {
    close_tag(m);
    markup_escape(m->out, text);
}

void markup_c(Markup *m, const char *text) {
    markup_text(m, str_from_c(text));
}

void markup_u64(Markup *m, uint64_t number) {
    close_tag(m);
    buf_u64(m->out, number);
}

void markup_element(Markup *m, Tag tag, Str text) {
    markup_begin(m, tag);
    markup_text(m, text);
    markup_end(m);
}

void markup_element_c(Markup *m, Tag tag, const char *text) {
    markup_element(m, tag, str_from_c(text));
}

void markup_begin_class(Markup *m, Tag tag, const char *class_names) {
    markup_begin(m, tag);
    markup_attr_c(m, ATTR_CLASS, class_names);
}

void markup_element_class(Markup *m, Tag tag, const char *class_names, Str text) {
    markup_begin_class(m, tag, class_names);
    markup_text(m, text);
    markup_end(m);
}

void markup_begin_table(Markup *m, const char *class_name, const char *const *heads, size_t n) {
    markup_begin_class(m, TAG_TABLE, class_name);
    markup_begin(m, TAG_THEAD);
    markup_begin(m, TAG_TR);
    for (size_t i = 0; i < n; i++) {
        markup_begin(m, TAG_TH);
        markup_attr_c(m, ATTR_SCOPE, "col");
        markup_c(m, heads[i]);
        markup_end(m);
    }
    markup_end(m);
    markup_end(m);
    markup_begin(m, TAG_TBODY);
}
