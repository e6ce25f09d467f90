/* A page of a long document names a hundred: the list scrolls in the margin, runs on behind the
 * text. */
#include "web/named_out.h"
#include "read/named.h"
#include "web/address.h"
#include "web/page_rules.h"
#include "web/words.h"

static void write_name(Markup *m, struct arena *request, const NamedOut *out,
                       const NamedPerson *one) {
    bool explained = out->people != NULL && one->ref.n > 0 && map_find(out->people, one->ref);
    if (!explained) {
        markup_element_class(m, TAG_SPAN, "who", one->name);
        return;
    }
    Str id = str_format(request, "%.*s.%.*s", STR_ARG(out->deposit), STR_ARG(one->ref));
    markup_begin_class(m, TAG_A, "who");
    markup_link(m, ATTR_HREF, address_person(request, id, ""));
    markup_text(m, one->name);
    markup_end(m);
}

static void write_says(Markup *m, struct arena *request, const NamedPerson *one) {
    markup_begin_class(m, TAG_SPAN, "says");
    bool linked = one->source.kind == SOURCE_RULE;
    if (linked) {
        markup_begin(m, TAG_A);
        markup_link(m, ATTR_HREF, page_rules_address(one->source.name, request));
    }
    markup_text(m, words_source(request, one->source, one->certainty));
    if (linked)
        markup_end(m);
    markup_end(m);
}

bool named_out_write(Markup *m, struct arena *request, const NamedOut *out) {
    NamedPersonList named;
    named_list(out->document, request, &named);
    if (named.n == 0)
        return false;
    markup_begin_class(m, TAG_SECTION, "persons");
    markup_attr_c(m, ATTR_ARIA_LABELLEDBY, "persons");
    markup_begin(m, TAG_H2);
    markup_attr_c(m, ATTR_ID, "persons");
    markup_attr_c(m, ATTR_TABINDEX, "-1");
    markup_c(m, "Persons named");
    markup_end(m);
    markup_begin(m, TAG_UL);
    for (size_t i = 0; i < named.n; i++) {
        const NamedPerson *one = &named.p[i];
        markup_begin(m, TAG_LI);
        write_name(m, request, out, one);
        markup_c(m, one->open ? " (one of several) " : " ");
        markup_begin_class(m, TAG_A, "places");
        markup_link_numbered(m, ATTR_HREF, "#b", one->block);
        markup_text(m, words_some(request, one->places, "place", "places"));
        markup_end(m);
        markup_c(m, " \xc2\xb7 ");
        write_says(m, request, one);
        markup_end(m);
    }
    markup_end(m);
    markup_end(m);
    return true;
}
