/*
 * record_dress: lines that are labels by the company they keep. Where several lines of one dress
 * are known labels, the others are labels too, whatever their words.
 */
#ifndef FONDS_IMPORT_RECORD_DRESS_H
#define FONDS_IMPORT_RECORD_DRESS_H

#include "import/record_line.h"

/* Mends `infos`, one for each line, which know so far what their words say. */
void record_dress_learn(const PageLineList *lines, RecordLine *infos, struct arena *scratch);

#endif
