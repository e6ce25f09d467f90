/*
 * One table, countries before the rest, both in the order of gazetteer.tsv, where the countries
 * stand by number. It is asked by number for each mention while documents are read, by name only
 * when one is shown.
 */
#include "doc/gazetteer.h"
#include "base/fail.h"
#include <stdio.h>
#include <stdlib.h>

static const GazetteerPlace places[] = {
#define COUNTRY(number, name, code)                                                                \
    {number, name, code, PLACE_IS_COUNTRY, GAZETTEER_NOWHERE, GAZETTEER_NOWHERE},
#define PLACE(key, name, kind, code, latitude, longitude)                                          \
    {PLACE_##key, name, code, kind, latitude, longitude},
#include "doc/gazetteer_table.inc"
#undef COUNTRY
#undef PLACE
};
enum { PLACE_COUNT = sizeof places / sizeof *places };

const GazetteerPlace *gazetteer_place(int32_t number) {
    size_t first = 0, end = PLACE_COUNT;
    while (first < end) {
        size_t middle = first + (end - first) / 2;
        if (places[middle].number == number)
            return &places[middle];
        if (places[middle].number < number)
            first = middle + 1;
        else
            end = middle;
    }
    return NULL;
}

const GazetteerPlace *gazetteer_find(Str name) {
    for (size_t i = 0; i < PLACE_COUNT; i++)
        if (str_is(name, places[i].name))
            return &places[i];
    return NULL;
}

Str gazetteer_geo(const GazetteerPlace *place, char bytes[GAZETTEER_GEO_BYTES]) {
    int32_t latitude = place->latitude, longitude = place->longitude;
    if (latitude == GAZETTEER_NOWHERE)
        return (Str){NULL, 0};
    int n = snprintf(bytes, GAZETTEER_GEO_BYTES, "geo:%s%d.%05d,%s%d.%05d", latitude < 0 ? "-" : "",
                     abs(latitude) / 100000, abs(latitude) % 100000, longitude < 0 ? "-" : "",
                     abs(longitude) / 100000, abs(longitude) % 100000);
    must(n > 0 && n < GAZETTEER_GEO_BYTES);
    return (Str){bytes, (size_t)n};
}
