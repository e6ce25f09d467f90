/*
 * xml: the one door to libxml2. Reads a document as a stream of what it meets; keeps nothing.
 * Never touches the network or another file, and expands no entity but the five predefined ones
 * and character references. What is declared in a document type is not used.
 *
 * Places are bytes of the document in UTF-8: of the input itself, or of `utf8` where that was
 * decoded first.
 */
#ifndef FONDS_TEXT_XML_H
#define FONDS_TEXT_XML_H

#include "base/fail.h"
#include "base/str.h"

enum {
    XML_DEPTH_MAX = 2000,       // of nested elements, whatever the caller allows
    XML_ATTRIBUTES_MAX = 4096,  // of one element
};

typedef struct {
    Str name;     // without prefix; lives until xml_read() returns
    bool of_xml;  // of the namespace xml: xml:id, xml:lang
    Str value;    // normalised
} XmlAttribute;

typedef struct {
    Str name;   // without prefix
    Str space;  // the address of its namespace, or empty; lives until xml_read() returns
    const XmlAttribute *attributes;  // until the visit returns
    size_t attribute_count;
    uint64_t first;  // the byte of its '<'
    uint32_t line;   // from 1
    uint32_t depth;  // the root's is 1
} XmlElement;

/*
 * Called in the order of the document. A run of text may come in pieces, cut anywhere between two
 * characters; comments and processing instructions are left out. Names, values and texts
 * live as long as the input and `results`, but where a line above says otherwise. False ends the
 * reading, which then fails with what the visit said.
 */
typedef struct {
    void *context;
    bool (*open)(void *context, const XmlElement *element, Fail *fail);
    bool (*text)(void *context, Str text, uint64_t first, Fail *fail);
    bool (*close)(void *context, uint64_t last, Fail *fail);  // the byte behind its end tag
} XmlVisit;

typedef struct {
    uint64_t size_bytes;  // of the document
    uint32_t depth;       // of nested elements; the root's is 1
} XmlLimits;

/*
 * Reads a whole document. Its encoding is what its first bytes or its declaration say, else UTF-8.
 *
 * memory  *utf8 is the input, or, where that was decoded, lives in `results`
 * errors  CORRUPT: not well formed, or bytes are no text; LIMIT: too large, too deep, too many
 *         attributes; INVALID: it declares or uses entities; UNSUPPORTED: an encoding not known.
 * All but those of size and encoding name the line
 */
MUST_USE bool xml_read(Str bytes, XmlLimits limits, const XmlVisit *visit, struct arena *results,
                       Str *utf8, Fail *fail);

#endif
