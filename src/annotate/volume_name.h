/*
 * volume_name: from the words for a volume of a series to the name by which the series' volumes go
 * as files: "Foreign Relations, 1969-1976, volume XXXVIII, Part 1" is frus1969-76v38p1. Such a name
 * is what a deposit's source id is (docs/formats/identity.md), so a reference finds the volume
 * wherever it is held.
 */
#ifndef FONDS_ANNOTATE_VOLUME_NAME_H
#define FONDS_ANNOTATE_VOLUME_NAME_H

#include "annotate/scan.h"

typedef struct {
    Str series;         // "frus1969-76"
    Str id;             // "frus1969-76v38p1"
    bool part_assumed;  // the volume is printed in parts, and the words say none
    size_t end;         // token behind the words
} VolumeName;

/* Reads years and volume behind the series' name; i is the token behind "Foreign Relations". */
bool volume_name_read(const Scan *scan, size_t i, struct arena *results, VolumeName *name);
/* Reads "vol. III, Part 2" at i as one of a series. */
bool volume_name_of_series(const Scan *scan, size_t i, Str series, struct arena *results,
                           VolumeName *name);
/* "frus1955-57" of "frus1955-57v02"; empty where an id is none of a volume of years. */
Str volume_name_series(Str source_id);

#endif
