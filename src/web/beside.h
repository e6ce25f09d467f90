/*
 * beside: how far below the head of its block a note is to stand so that it stands beside its mark.
 * An estimate from counts of characters, in lines of the text: the page decides where lines break.
 */
#ifndef FONDS_WEB_BESIDE_H
#define FONDS_WEB_BESIDE_H

#include "doc/document.h"

enum { BESIDE_LINES_MAX = 63 };

typedef struct {
    uint32_t note;   // its block
    uint32_t lines;  // whole lines, 0 to BESIDE_LINES_MAX
} Beside;
typedef LIST_OF(Beside) BesideList;  // by note

/* Of all notes of the part that have a mark in its text. */
BesideList beside_lines(const Part *part, struct arena *results);
uint32_t beside_find(const BesideList *list, uint32_t note);  // 0 where there is none

#endif
