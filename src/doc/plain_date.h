/*
 * plain_date: a value that is nothing but a date, as EDTF: "October 18, 1962", "18. Oktober 1962",
 * "18 octobre 1962", "18 октября 1962 г.", "1962-10-18", "18.10.1962", "16-28 October 1962",
 * "Spring 1962", "Easter 1938", "ca. 1962", "1962?", "1960s". English, Russian, German, French.
 */
#ifndef FONDS_DOC_PLAIN_DATE_H
#define FONDS_DOC_PLAIN_DATE_H

#include "base/str.h"

/*
 * False for anything that holds other words, and for what can be read in two ways (3/4/1962). A
 * stretch of days or months comes out as an extent, a/b.
 */
bool plain_date_read(Str text, struct arena *results, Str *edtf);

/*
 * "2/4/1911", which is 2 April to some and 4 February to others, as the set of both,
 * [1911-02-04,1911-04-02]; false for anything else.
 */
bool plain_date_read_either(Str text, struct arena *results, Str *edtf);
/* A month, weekday or season, whole, in one of the four languages: no name of anybody. */
bool plain_date_is_word(Str folded);

#endif
