/* Coordinates are shown to a hundredth of a degree, a kilometre: of a city more would say nothing.
 */
#include "web/placed_out.h"
#include "web/address.h"
#include "web/page_rules.h"
#include "web/words.h"
#include <stdlib.h>

static Str degrees(int32_t value, const char *plus, const char *minus, struct arena *request) {
    int32_t hundredths = (abs(value) + 500) / 1000;
    return str_format(request, "%d.%02d\xc2\xb0%s", hundredths / 100, hundredths % 100,
                      value < 0 ? minus : plus);
}

static bool has_point(const PlacedName *one) {
    return one->place != NULL && one->place->latitude != GAZETTEER_NOWHERE;
}

static void write_point(Markup *m, struct arena *request, const PlacedName *one) {
    if (!has_point(one))
        return;
    markup_c(m, " \xc2\xb7 ");
    markup_begin_class(m, TAG_SPAN, "point");
    markup_text(m, degrees(one->place->latitude, "N", "S", request));
    markup_c(m, " ");
    markup_text(m, degrees(one->place->longitude, "E", "W", request));
    markup_end(m);
}

static void write_one(Markup *m, struct arena *request, const PlacedName *one, Field field) {
    Str query = str_format(request, "%s:=\"%.*s\"", field_info(field)->name, STR_ARG(one->name));
    markup_begin_class(m, TAG_A, "who");
    markup_link(m, ATTR_HREF, address_search(request, "/search", query, ""));
    markup_attr_c(m, ATTR_TITLE, "Documents that name it");
    markup_text(m, one->name);
    markup_end(m);
    if (one->form.n > 0) {
        markup_c(m, " (");
        markup_text(m, one->form);
        markup_c(m, ")");
    }
    markup_c(m, " ");
    markup_begin_class(m, TAG_A, "places");
    markup_link_numbered(m, ATTR_HREF, "#b", one->said.block);
    markup_text(m, words_some(request, one->said.places, "time", "times"));
    markup_end(m);
    markup_begin_class(m, TAG_SPAN, "says");
    write_point(m, request, one);
    markup_c(m, " \xc2\xb7 ");
    page_rules_says(m, request, one->said.source, one->said.certainty);
    markup_end(m);
}

void placed_out_write(Markup *m, struct arena *request, const PlacedNameList *placed, Field field) {
    bool points = false, places = field == FIELD_PLACE_NAMED;
    const char *id = places ? "placed" : "bodies";
    if (placed->n == 0)
        return;
    markup_begin_class(m, TAG_SECTION, "placed");
    markup_attr_c(m, ATTR_ARIA_LABELLEDBY, id);
    markup_begin(m, TAG_H2);
    markup_attr_c(m, ATTR_ID, id);
    markup_attr_c(m, ATTR_TABINDEX, "-1");
    markup_c(m, places ? "Places named" : "Bodies named");
    markup_end(m);
    markup_begin(m, TAG_UL);
    for (size_t i = 0; i < placed->n; i++) {
        markup_begin(m, TAG_LI);
        write_one(m, request, &placed->p[i], field);
        markup_end(m);
        points = points || has_point(&placed->p[i]);
    }
    markup_end(m);
    if (points)
        markup_element_class(m, TAG_P, "hint", STR("Coordinates: GeoNames, CC BY 4.0."));
    markup_end(m);
}
