/*
 * field: one table of what can be said about a document (ISAD(G), DACS, Dublin Core), from which
 * labels, facets, query fields and exports are made.
 */
#ifndef FONDS_DOC_FIELD_H
#define FONDS_DOC_FIELD_H

#include "base/str.h"

typedef enum {
    FIELD_TITLE,
    FIELD_KIND,    // telegram, memorandum, letter, ...
    FIELD_NUMBER,  // in its volume
    FIELD_DATE,    // norm: EDTF; role
    FIELD_PLACE,   // of writing
    FIELD_AUTHOR,  // who made it; role: author, sender, drafter, editor, translator
    FIELD_RECIPIENT,
    FIELD_PARTICIPANT,  // role: side as printed; attributes name, office, country, ref, function
    FIELD_SUBJECT,
    FIELD_PERSON,  // people and bodies named as subjects by the archive
    FIELD_PLACE_ABOUT,
    FIELD_ABSTRACT,   // the archive's summary: its voice
    FIELD_ARCHIVE,    // archive of origin; norm: short form
    FIELD_REFERENCE,  // archival reference as printed (fond, opis, box, folder)
    FIELD_SOURCE_NOTE,
    FIELD_MARKING,       // original classification
    FIELD_COMPLETENESS,  // complete, extract
    FIELD_LANGUAGE,      // of the text; norm: BCP 47
    FIELD_ORIGINAL_LANGUAGE,
    FIELD_TRANSLATION,  // "probably a translation"
    FIELD_RIGHTS,
    FIELD_CONTACT,
    FIELD_SPONSOR,
    FIELD_DONOR,
    FIELD_CONTRIBUTOR,
    FIELD_CREDITS,
    FIELD_PUBLISHER,
    FIELD_PUBLISHED,   // place and year of publication, as printed
    FIELD_IDENTIFIER,  // role: record, isbn, volume, doi
    FIELD_URL,
    FIELD_UPLOADED,    // norm: EDTF
    FIELD_COLLECTION,  // as the source names it
    FIELD_EXTENT,
    FIELD_NOTE,   // of the archive
    FIELD_SAVED,  // day on which the page was saved; norm: EDTF
    FIELD_OTHER,  // label printed, meaning not known
    // What rules say (annotate/):
    FIELD_TIME,      // of the document's date; norm: 17:00, 18:53Z, 17:00/19:20; role as of a date
    FIELD_DURATION,  // how long it lasted; norm: PT2H20M
    FIELD_NAMED,     // person or body named in the text; norm: id of its list entry or authority
    FIELD_PLACE_NAMED,  // place named in the text; norm likewise
    FIELD_FILE,         // the name of the file that it came in (archive/file_value.h)
    FIELD_COUNT
} Field;

typedef enum {
    FIELD_AS_TEXT,
    FIELD_AS_DATE,
    FIELD_AS_AGENT,
    FIELD_AS_PLACE,
    FIELD_AS_URL,
    FIELD_AS_LANGUAGE
} FieldType;

typedef struct {
    const char *name;   // in JSON, in queries and in `fonds edit`: "title", "source-note"
    const char *label;  // for readers: "Title"
    FieldType type;
    bool repeats, facet, sort;
} FieldInfo;

const FieldInfo *field_info(Field field);
bool field_find(Str name, Field *field);
/* By another name that people type, in searches and in `fonds edit`: from, to, by, lang ... */
bool field_find_other(Str name, Field *field);

#endif
