/* A page of a long document names a hundred: the list scrolls in the margin, runs on behind the
 * text. */
#include "web/named_out.h"
#include "web/address.h"
#include "web/page_rules.h"
#include "web/words.h"

static void write_name(Markup *m, struct arena *request, const NamedOut *out,
                       const NamedPerson *one) {
    bool explained = out->people != NULL && one->ref.n > 0 && map_find(out->people, one->ref);
    if (!explained) {
        markup_element_class(m, TAG_SPAN, "who", named_shown(one));
        return;
    }
    Str id = str_format(request, "%.*s.%.*s", STR_ARG(out->deposit), STR_ARG(one->ref));
    markup_begin_class(m, TAG_A, "who");
    markup_link(m, ATTR_HREF, address_person(request, id, ""));
    markup_text(m, named_shown(one));
    markup_end(m);
}

/* Of a name that no list of its own file explains: the one of that name in the others'. */
static void write_related(Markup *m, struct arena *request, const RelatedPerson *related) {
    if (related->certainty == 0)
        return;
    markup_begin_class(m, TAG_SPAN, "says");
    markup_c(m, " \xc2\xb7 perhaps ");
    markup_begin(m, TAG_A);
    markup_link(m, ATTR_HREF, address_person(request, related->person.id, ""));
    markup_text(m, related->person.name);
    markup_end(m);
    markup_c(m, " of ");
    markup_text(m, words_some(request, related->lists, "list", "lists"));
    markup_text(m, str_format(request, " (%u %%)", (related->certainty + 5U) / 10));
    markup_end(m);
}

void named_out_write(Markup *m, struct arena *request, const NamedOut *out) {
    if (out->named.n == 0)
        return;
    markup_begin_class(m, TAG_SECTION, "persons");
    markup_attr_c(m, ATTR_ARIA_LABELLEDBY, "persons");
    markup_begin(m, TAG_H2);
    markup_attr_c(m, ATTR_ID, "persons");
    markup_attr_c(m, ATTR_TABINDEX, "-1");
    markup_c(m, "Persons named");
    markup_end(m);
    markup_begin(m, TAG_UL);
    for (size_t i = 0; i < out->named.n; i++) {
        const NamedPerson *one = &out->named.p[i];
        markup_begin(m, TAG_LI);
        write_name(m, request, out, one);
        markup_c(m, one->open ? " (one of several) " : " ");
        markup_begin_class(m, TAG_A, "places");
        markup_link_numbered(m, ATTR_HREF, "#b", one->said.block);
        markup_text(m, words_some(request, one->said.places, "time", "times"));
        markup_end(m);
        markup_c(m, " \xc2\xb7 ");
        markup_begin_class(m, TAG_SPAN, "says");
        page_rules_says(m, request, one->said.source, one->said.certainty);
        markup_end(m);
        if (out->related != NULL)
            write_related(m, request, &out->related[i]);
        markup_end(m);
    }
    markup_end(m);
    markup_end(m);
}
