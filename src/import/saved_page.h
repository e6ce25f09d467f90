/*
 * saved_page: how browsers name what they save: a page, and beside it a folder of what belongs to
 * it. By names alone (docs/formats/pages.md, "Carriers of a page").
 */
#ifndef FONDS_IMPORT_SAVED_PAGE_H
#define FONDS_IMPORT_SAVED_PAGE_H

#include "base/arena.h"
#include "base/str.h"

/* "a" of a.html, folders before it kept; empty where the name is no page's. */
Str saved_page_stem(Str file);
/* "a" of a_files, folders before it kept; empty where the name is no such folder's. */
Str saved_page_folder_stem(Str folder);
/* The folders that a page of that stem may have, one after another: i counts from 0. */
bool saved_page_folder(Str stem, size_t i, struct arena *results, Str *folder);

#endif
