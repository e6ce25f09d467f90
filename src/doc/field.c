/*
 * One table, in the order of the enumeration; names are looked up by walking it, for it is short
 * and asked rarely (a reader of readings asks once a value, and 40 comparisons of lengths cost less
 * than a hash).
 */
#include "doc/field.h"
#include "base/fail.h"

static const FieldInfo fields[FIELD_COUNT] = {
    // name, label, type, repeats, facet, sort
    [FIELD_TITLE] = {"title", "Title", FIELD_AS_TEXT, true, false, true},
    [FIELD_KIND] = {"kind", "Kind of document", FIELD_AS_TEXT, true, true, false},
    [FIELD_NUMBER] = {"number", "Number", FIELD_AS_TEXT, false, false, true},
    [FIELD_DATE] = {"date", "Date", FIELD_AS_DATE, true, true, true},
    [FIELD_PLACE] = {"place", "Place of writing", FIELD_AS_PLACE, true, true, false},
    [FIELD_AUTHOR] = {"author", "Author", FIELD_AS_AGENT, true, true, true},
    [FIELD_RECIPIENT] = {"recipient", "Recipient", FIELD_AS_AGENT, true, true, false},
    [FIELD_PARTICIPANT] = {"participant", "Participant", FIELD_AS_AGENT, true, true, false},
    [FIELD_SUBJECT] = {"subject", "Subject", FIELD_AS_TEXT, true, true, false},
    [FIELD_PERSON] = {"person", "Person or body named as subject", FIELD_AS_AGENT, true, true,
                      false},
    [FIELD_PLACE_ABOUT] = {"place-about", "Place named as subject", FIELD_AS_PLACE, true, true,
                           false},
    [FIELD_ABSTRACT] = {"abstract", "Summary by the archive", FIELD_AS_TEXT, true, false, false},
    [FIELD_ARCHIVE] = {"archive", "Archive of origin", FIELD_AS_AGENT, true, true, false},
    [FIELD_REFERENCE] = {"reference", "Archival reference", FIELD_AS_TEXT, true, false, true},
    [FIELD_SOURCE_NOTE] = {"source-note", "Note on the source", FIELD_AS_TEXT, true, false, false},
    [FIELD_MARKING] = {"marking", "Classification and handling", FIELD_AS_TEXT, true, true, false},
    [FIELD_COMPLETENESS] = {"completeness", "Completeness", FIELD_AS_TEXT, false, true, false},
    [FIELD_LANGUAGE] = {"language", "Language", FIELD_AS_LANGUAGE, true, true, false},
    [FIELD_ORIGINAL_LANGUAGE] = {"original-language", "Language of the original", FIELD_AS_LANGUAGE,
                                 true, true, false},
    [FIELD_TRANSLATION] = {"translation", "Translation", FIELD_AS_TEXT, true, true, false},
    [FIELD_RIGHTS] = {"rights", "Rights", FIELD_AS_TEXT, true, false, false},
    [FIELD_CONTACT] = {"contact", "Contact", FIELD_AS_TEXT, true, false, false},
    [FIELD_SPONSOR] = {"sponsor", "Sponsor", FIELD_AS_AGENT, true, false, false},
    [FIELD_DONOR] = {"donor", "Donor", FIELD_AS_AGENT, true, false, false},
    [FIELD_CONTRIBUTOR] = {"contributor", "Contributor", FIELD_AS_AGENT, true, false, false},
    [FIELD_CREDITS] = {"credits", "Credits", FIELD_AS_TEXT, true, false, false},
    [FIELD_PUBLISHER] = {"publisher", "Publisher", FIELD_AS_AGENT, true, true, false},
    [FIELD_PUBLISHED] = {"published", "Published", FIELD_AS_TEXT, true, false, false},
    [FIELD_IDENTIFIER] = {"identifier", "Identifier", FIELD_AS_TEXT, true, false, true},
    [FIELD_URL] = {"url", "Address", FIELD_AS_URL, true, false, false},
    [FIELD_UPLOADED] = {"uploaded", "Uploaded", FIELD_AS_DATE, true, false, false},
    [FIELD_COLLECTION] = {"collection", "Collection", FIELD_AS_TEXT, true, true, false},
    [FIELD_EXTENT] = {"extent", "Extent", FIELD_AS_TEXT, true, false, false},
    [FIELD_NOTE] = {"note", "Note", FIELD_AS_TEXT, true, false, false},
    [FIELD_SAVED] = {"saved", "Page saved", FIELD_AS_DATE, true, false, false},
    [FIELD_OTHER] = {"other", "Other", FIELD_AS_TEXT, true, false, false},
    [FIELD_TIME] = {"time", "Time", FIELD_AS_TEXT, true, false, false},
    [FIELD_DURATION] = {"duration", "Duration", FIELD_AS_TEXT, true, false, false},
    [FIELD_NAMED] = {"named", "Person or body named in the text", FIELD_AS_AGENT, true, true,
                     false},
    [FIELD_FILE] = {"file", "Name of the file", FIELD_AS_TEXT, false, false, false},
    [FIELD_PLACE_NAMED] = {"place-named", "Place named in the text", FIELD_AS_PLACE, true, true,
                           false},
};

const FieldInfo *field_info(Field field) {
    must((unsigned)field < FIELD_COUNT);
    return &fields[field];
}

bool field_find(Str name, Field *field) {
    for (unsigned i = 0; i < FIELD_COUNT; i++) {
        if (str_is(name, fields[i].name)) {
            *field = (Field)i;
            return true;
        }
    }
    return false;
}

bool field_find_other(Str name, Field *field) {
    static const struct {
        const char *name;
        Field field;
    } others[] = {{"from", FIELD_AUTHOR},   {"by", FIELD_AUTHOR}, {"to", FIELD_RECIPIENT},
                  {"lang", FIELD_LANGUAGE}, {"type", FIELD_KIND}, {"no", FIELD_NUMBER}};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (str_is(name, others[i].name)) {
            *field = others[i].field;
            return true;
        }
    return false;
}
