/*
 * record_profile: the words digital archives use on the pages of their records, as data: labels and
 * their synonyms in English, Russian, German and French, phrases that carry a value, furniture,
 * names of languages. No site is known here by name; a new wording is a new line in a table.
 */
#ifndef FONDS_IMPORT_RECORD_PROFILE_H
#define FONDS_IMPORT_RECORD_PROFILE_H

#include "doc/field.h"

typedef enum {
    RECORD_FIELD,    // asks for a value of `field`
    RECORD_TEXT,     // the record's own text follows
    RECORD_SECTION,  // a heading over labels and values: "Document Information"
    RECORD_SITE,     // what the site offers to do: "Tools", "Share"; its answers say nothing
} RecordLabelKind;

/* What a value of a field looks like, and how far it reaches. */
typedef enum {
    RECORD_LINE,      // one line: a title, an archive
    RECORD_NAMES,     // short lines, one value each: people, places, subjects
    RECORD_PROSE,     // paragraphs up to the next label: summary, rights
    RECORD_DATE,      // one line that is a date
    RECORD_ID,        // one line that looks like a number
    RECORD_LANGUAGE,  // one line of names of languages
} RecordShape;

typedef struct {
    const char *words;  // folded, without colon
    RecordLabelKind kind;
    Field field;
    const char *role;  // of the value; or empty
    bool archival;     // only archives print it: tells record pages from memoranda
} RecordLabel;

/* The label a text is, from first to last letter (case, diacritics and a colon do not count). */
const RecordLabel *record_profile_label(Str text, struct arena *results);  // NULL: none
RecordShape record_profile_shape(Field field);
/* The same of a line that the page sets apart as a label: "From", "Year", "Tools" ask too. */
const RecordLabel *record_profile_label_set_apart(Str text, struct arena *results);

typedef struct {
    Field field;
    const char *role;
    Str value;  // points into the text
} RecordPhrase;

/*
 * A line that says in a sentence what a label would ask: "This document was made possible with
 * support from X", "Translated by X". False where it is none.
 */
bool record_profile_phrase(Str text, RecordPhrase *phrase);

/* "Related documents", "Похожие документы": below it stand other records. is_label: known words ask
 * in it ("Related names"), so that it must say so in more than one word. */
bool record_profile_heads_others(Str text, bool is_label, struct arena *results);

bool record_profile_is_furniture(Str text,
                                 struct arena *results);       // "Skip to content", "Print", ...
bool record_profile_is_menu(Str text, struct arena *results);  // "Events", "News": in a menu
/* "Download PDF (2 MB)", "Add to list": a short line that offers to do something. */
bool record_profile_is_offer(Str text, struct arena *results);
bool record_profile_is_more(Str text, struct arena *results);  // "Show more", at the end of a list
bool record_profile_is_rights(Str text,
                              struct arena *results);  // speaks of rights, reuse, copyright
/* An archive's name; *name and *short_form ("... (AVP RF)") point into the text. */
bool record_profile_is_archive(Str text, struct arena *results, Str *name, Str *short_form);
Str record_profile_language(Str name,
                            struct arena *results);  // BCP 47 of "English", "Русский"; or empty
/* The body that "welcomes reuse" of its materials, in the page's own words; points into the text.
 */
bool record_profile_speaker(Str text, Str *body);
/* Whom to ask: "please contact the X at Y"; *address is empty where none stands there. */
bool record_profile_contact(Str text, Str *body, Str *address);
/* "[email protected]" as pages print it to hide an address; *end is the byte behind it. */
bool record_profile_find_mask(Str text, size_t *at, size_t *end);

#endif
