/*
 * description: what is said about a document, collection or volume; each value with its evidence
 * and who says so.
 */
#ifndef FONDS_DOC_DESCRIPTION_H
#define FONDS_DOC_DESCRIPTION_H

#include "base/arena.h"
#include "base/str.h"
#include "doc/field.h"

typedef enum { SOURCE_FILE, SOURCE_RULE, SOURCE_PERSON } SourceKind;

typedef struct {
    SourceKind kind;
    Str name;          // of the rule ("language-by-letters") or the person; empty for the file
    uint32_t version;  // of the rule; else 0
} Source;

/*
 * Where something stood: bytes of a file of the deposit (of its UTF-8 form, where it was decoded
 * first).
 */
typedef struct {
    Str file;              // path inside the deposit; empty: nowhere
    uint64_t first, last;  // first byte and the byte after the last
} Origin;

typedef struct {
    Origin origin;
    uint32_t block;     // a block id of the document, 0: none
    size_t start, end;  // bytes within that block's text; both 0: all of it
} Evidence;
typedef LIST_OF(Evidence) EvidenceList;

/* A key and its value: of a span, or of a value of a description. */
typedef struct {
    Str key;    // ASCII lower-case letters, digits and '-'
    Str value;  // UTF-8
} Attribute;
typedef LIST_OF(Attribute) AttributeList;  // sorted by key, keys unique

typedef struct {
    Field field;
    Str value;  // as it is to be read; empty when asked and empty
    Str label;  // as the source prints it; empty when it prints none
    // Machine form: EDTF of a date, BCP 47 of a language, id of a list entry, short form of an
    // archive; or empty.
    Str norm;
    // Of a date (doc/date.h: written sent received event quoted declassified uploaded given); of an
    // agent (editor, sender ...); or empty.
    Str role;
    bool asked_empty;  // the source asks for it and gives none
    Source source;
    uint16_t certainty;  // per mille
    EvidenceList evidence;
    AttributeList attributes;  // its parts; docs/formats/reading.md, "Attributes of values"
} Value;

typedef LIST_OF(Value) Description;  // in order of reading

/* The i-th value of a field, from 0; NULL where there are fewer. Asked-and-empty values count. */
const Value *description_find(const Description *description, Field field, size_t i);
Str description_text(const Description *description,
                     Field field);  // the first that is not empty, or empty
/*
 * A new value, said by the file with certainty 1000, no evidence yet; its address stays until the
 * next add.
 */
Value *description_add(struct arena *arena, Description *description, Field field, Str value);

/* That an act replaced (catalog/fold.h): it stands as FIELD_OTHER, its role "was-" and the field.
 */
bool description_is_replaced(const Value *value);

/* The value under a key, empty where there is none. */
Str description_attribute(const Value *value, const char *key);

#endif
