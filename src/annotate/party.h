/*
 * party: "the President's Special Assistant for National Security Affairs (Bundy)" taken apart: a
 * name, an office; or a body. One stretch may name several parties.
 */
#ifndef FONDS_ANNOTATE_PARTY_H
#define FONDS_ANNOTATE_PARTY_H

#include "annotate/heading.h"

typedef struct {
    Stretch name;    // "Bundy", "Robert W. Komer"; none where only an office or body is named
    Stretch office;  // or body, place of a post: the rest
} Party;

enum { PARTIES_MAX = 6 };

/* The parties that a stretch names; how many. */
size_t party_read(const Scan *scan, Stretch words, Party parties[PARTIES_MAX]);

#endif
