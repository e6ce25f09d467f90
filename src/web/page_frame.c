/*
 * One hairline under the head and none around anything; the first focus is the way past it.
 * Light and dark are links that a cookie remembers (/look), so that they work without a script; the
 * one in force leads back to what the reader's system has.
 */
#include "web/page_frame.h"
#include "web/address.h"

static const char *const look_names[] = {
    [LOOK_SYSTEM] = "", [LOOK_LIGHT] = "light", [LOOK_DARK] = "dark"};

PageLook page_frame_look(Str name) {
    for (PageLook look = LOOK_LIGHT; look <= LOOK_DARK; look++)
        if (str_is(name, look_names[look]))
            return look;
    return LOOK_SYSTEM;
}

const char *page_frame_look_name(PageLook look) {
    return look_names[look];
}

static void meta(Markup *m, const char *name, const char *content) {
    markup_begin(m, TAG_META);
    markup_attr_c(m, ATTR_NAME, name);
    markup_attr_c(m, ATTR_CONTENT, content);
}

static void link_to(Markup *m, const char *rel, const char *type, Str address) {
    markup_begin(m, TAG_LINK);
    markup_attr_c(m, ATTR_REL, rel);
    if (type != NULL)
        markup_attr_c(m, ATTR_TYPE, type);
    markup_link(m, ATTR_HREF, address);
}

static void write_head(Markup *m, const PageContext *context, const PageFrame *frame) {
    markup_begin(m, TAG_HEAD);
    markup_begin(m, TAG_META);
    markup_attr_c(m, ATTR_CHARSET, "utf-8");
    markup_begin(m, TAG_TITLE);
    if (frame->title.n > 0) {
        markup_text(m, frame->title);
        markup_c(m, " \xc2\xb7 ");
    }
    markup_text(m, context->archive);
    markup_end(m);
    meta(m, "viewport", "width=device-width, initial-scale=1");
    meta(m, "color-scheme",
         context->look == LOOK_SYSTEM ? "light dark" : look_names[context->look]);
    link_to(m, "stylesheet", NULL, context->style);
    link_to(m, "icon", "image/svg+xml", context->picture);
    link_to(m, "search", "application/opensearchdescription+xml", STR("/opensearch.xml"));
    if (frame->data.n > 0)
        link_to(m, "alternate", "application/json", frame->data);
    if (frame->canonical.n > 0) {
        markup_begin(m, TAG_LINK);
        markup_attr_c(m, ATTR_REL, "canonical");
        if (!markup_link_out(m, ATTR_HREF, frame->canonical))
            markup_link(m, ATTR_HREF, frame->canonical);
    }
    markup_end(m);
}

static void write_search_box(Markup *m, Str typed, Str query) {
    markup_begin_class(m, TAG_FORM, "search");
    markup_link(m, ATTR_ACTION, STR("/search"));
    markup_attr_c(m, ATTR_ROLE, "search");
    markup_begin_class(m, TAG_LABEL, "away");
    markup_attr_c(m, ATTR_FOR, "q");
    markup_c(m, "Search the archive");
    markup_end(m);
    markup_begin(m, TAG_INPUT);
    markup_attr_c(m, ATTR_ID, "q");
    markup_attr_c(m, ATTR_NAME, "q");
    markup_attr_c(m, ATTR_TYPE, "search");
    markup_attr_c(m, ATTR_MAXLENGTH, "2000");
    markup_attr_c(m, ATTR_AUTOCOMPLETE, "off");
    if (typed.n > 0)
        markup_attr(m, ATTR_PLACEHOLDER, typed);
    markup_attr(m, ATTR_VALUE, query);
    markup_element_c(m, TAG_BUTTON, "Search");
    markup_end(m);
}

static void write_look(Markup *m, const PageContext *context) {
    markup_begin_class(m, TAG_SPAN, "look");
    markup_attr_c(m, ATTR_ROLE, "group");
    markup_attr_c(m, ATTR_ARIA_LABEL, "Light or dark");
    for (PageLook look = LOOK_LIGHT; look <= LOOK_DARK; look++) {
        bool chosen = look == context->look;
        Buf to = {0};
        buf_format(&to, "/look?as=%s&to=", chosen ? "system" : look_names[look]);
        address_encode(&to, context->here, true);
        if (look > LOOK_LIGHT)
            markup_element_class(m, TAG_SPAN, "step", STR(" / "));
        markup_begin(m, TAG_A);
        markup_link(m, ATTR_HREF, buf_as_str(&to));
        markup_attr_c(m, ATTR_REL, "nofollow");
        if (chosen) {
            markup_attr_c(m, ATTR_ARIA_CURRENT, "true");
            markup_attr_c(m, ATTR_TITLE, "chosen here; again: as your system has it");
        }
        markup_c(m, look_names[look]);
        markup_end(m);
        buf_free(&to);
    }
    markup_end(m);
}

static void write_ways(Markup *m, const PageContext *context, const PageFrame *frame) {
    static const struct {
        const char *address, *words;
    } ways[] = {{"/collection", "Browse"},
                {"/days", "Days"},
                {"/people", "People"},
                {"/events", "Events"},
                {"/search-tips", "How to search"},
                {"/about", "About"}};
    markup_begin_class(m, TAG_NAV, "ways");
    markup_attr_c(m, ATTR_ARIA_LABEL, "Archive");
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        if (!context->events && str_is(str_from_c(ways[i].address), "/events"))
            continue;
        markup_begin(m, TAG_A);
        markup_link(m, ATTR_HREF, str_from_c(ways[i].address));
        if (frame->here != NULL && str_is(str_from_c(frame->here), ways[i].address))
            markup_attr_c(m, ATTR_ARIA_CURRENT, "page");
        markup_c(m, ways[i].words);
        markup_end(m);
    }
    write_look(m, context);
    markup_end(m);
}

Markup page_frame_begin(const PageContext *context, const PageFrame *frame) {
    Markup m = markup_start(context->out);
    markup_begin(&m, TAG_HTML);
    markup_attr_c(&m, ATTR_LANG, "en");
    if (context->look != LOOK_SYSTEM)
        markup_attr_c(&m, ATTR_CLASS, look_names[context->look]);
    write_head(&m, context, frame);
    markup_begin(&m, TAG_BODY);
    markup_begin_class(&m, TAG_A, "skip");
    markup_link(&m, ATTR_HREF, str_from_c(frame->skip_to != NULL ? frame->skip_to : "#content"));
    markup_c(&m, frame->skip != NULL ? frame->skip : "Skip to content");
    markup_end(&m);
    markup_begin_class(&m, TAG_HEADER, "top");
    markup_begin_class(&m, TAG_A, "archive");
    markup_link(&m, ATTR_HREF, STR("/"));
    markup_text(&m, context->archive);
    markup_end(&m);
    write_search_box(&m, context->typed, frame->query);
    write_ways(&m, context, frame);
    markup_end(&m);
    markup_begin(&m, TAG_MAIN);
    markup_attr_c(&m, ATTR_ID, "content");
    markup_attr_c(&m, ATTR_TABINDEX, "-1");
    if (frame->class_name != NULL)
        markup_attr_c(&m, ATTR_CLASS, frame->class_name);
    return m;
}

void page_frame_end(const PageContext *context, const PageFrame *frame, Markup *m) {
    (void)context;
    markup_end_to(m, 2);  // html, body
    markup_begin_class(m, TAG_FOOTER, "foot");
    if (frame->data.n > 0) {
        markup_begin(m, TAG_A);
        markup_link(m, ATTR_HREF, frame->data);
        markup_c(m, "this page as data (JSON)");
        markup_end(m);
        markup_c(m, " \xc2\xb7 ");
    }
    markup_c(m, "kept by Fonds " FONDS_VERSION);
    markup_finish(m);
}

void page_frame_begin_path(Markup *m) {
    markup_begin_class(m, TAG_NAV, "path");
    markup_attr_c(m, ATTR_ARIA_LABEL, "Place in the archive");
    markup_begin(m, TAG_A);
    markup_link(m, ATTR_HREF, STR("/collection"));
    markup_c(m, "All collections");
    markup_end(m);
}

void page_frame_step(Markup *m, Str address, Str title) {
    markup_element_class(m, TAG_SPAN, "step", STR(" \xe2\x80\xba "));
    markup_begin(m, address.n > 0 ? TAG_A : TAG_SPAN);
    if (address.n > 0)
        markup_link(m, ATTR_HREF, address);
    markup_attr_c(m, ATTR_DIR, "auto");
    markup_text(m, title);
    markup_end(m);
}

void page_frame_message(const PageContext *context, const PageMessage *message) {
    PageFrame frame = {.title = message->title, .class_name = "message", .query = message->query};
    Markup m = page_frame_begin(context, &frame);
    markup_element_class(&m, TAG_H1, message->class_name != NULL ? message->class_name : "plain",
                         message->title);
    markup_element(&m, TAG_P, message->what);
    if (message->remedy.n > 0)
        markup_element(&m, TAG_P, message->remedy);
    if (message->link.n > 0) {
        markup_begin(&m, TAG_P);
        markup_begin(&m, TAG_A);
        markup_link(&m, ATTR_HREF, message->link);
        markup_text(&m, message->link_words);
    }
    page_frame_end(context, &frame, &m);
}
