/*
 * name_tables: how languages write names: which letters each romanisation puts for which Cyrillic
 * ones, and what readers call it. Data; a further language is a further table.
 *
 * An original is written in sound letters, one for each Cyrillic letter that matters:
 *
 *   a b v g d e i k l m n o p r s t u f   j zh   x kh   c ts   q ch   w sh   y shch
 *
 * A group is "schtsch=y": Latin letters, then the sounds that they may stand for, parted by '|'.
 * '^' before it: at the beginning of a word only; '$' behind it: at the end only. A letter with a
 * mark stands also for the plain letter where a word has come without its marks.
 */
#ifndef FONDS_TEXT_NAME_TABLES_H
#define FONDS_TEXT_NAME_TABLES_H

#include <stdint.h>

enum { NAME_GROUP_MAX = 7 };  // letters of a group

typedef enum {
    NAME_IN_ENGLISH,  // BGN/PCGN
    NAME_IN_LIBRARIES,
    NAME_IN_SCHOLARSHIP,
    NAME_IN_GERMAN,
    NAME_IN_FRENCH,
    NAME_IN_POLISH,
    NAME_IN_PRESS,
    NAME_IN_ITALIAN,
    NAME_IN_SPANISH,
    NAME_IN_HUNGARIAN,
    NAME_IN_DUTCH,
    NAME_IN_SWEDISH,
    NAME_SYSTEM_COUNT,
    NAME_IN_CYRILLIC = NAME_SYSTEM_COUNT
} NameSystem;

extern const char *const name_tables_groups[NAME_SYSTEM_COUNT];  // parted by spaces
/* How western names are heard by those who write them in Cyrillic: many sounds for one letter, so
 * it is only asked whether a Latin form may sound like a Cyrillic one. */
extern const char *const name_tables_heard;
/* Endings, in sounds, of names that are Russian themselves: those were not put down by ear. */
extern const char *const name_tables_slavic;
/* "German form", by NameSystem, NAME_IN_CYRILLIC among them. */
extern const char *const name_tables_rules[NAME_SYSTEM_COUNT + 1];

/* The sounds of a Cyrillic letter, in small letters; NULL where it is none. */
const char *name_tables_cyrillic(uint32_t letter);

/* Endings of Russian cases: "ogo=i": what stands for it in the first case. In sounds. */
extern const char *const name_tables_cases;

#endif
