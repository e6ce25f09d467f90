/*
 * xml_out: text and attributes as XML 1.0 takes them. What XML cannot hold becomes U+FFFD.
 */
#ifndef FONDS_READ_XML_OUT_H
#define FONDS_READ_XML_OUT_H

#include "base/buf.h"

void xml_out_text(Buf *out, Str text);
/* ` name="value"`; nothing where the value is empty. */
void xml_out_attribute(Buf *out, const char *name, Str value);
/* As a word (XML NMTOKEN of ASCII): other characters become '-'; nothing where nothing is left. */
void xml_out_word(Buf *out, const char *name, Str value);
/* As an address: spaces and what URIs cannot hold are percent-encoded. */
void xml_out_address(Buf *out, const char *name, Str value);
/* xml:lang, where the value has the form of a BCP 47 tag. */
void xml_out_language(Buf *out, const char *name, Str value);
/*
 * A date of W3C's kind (1962, 1962-10, 1962-10-18) as `when`, other EDTF as TEI's `when-custom`;
 * neither where it holds more than ASCII.
 */
void xml_out_date(Buf *out, Str edtf);
/* <name>text</name>; nothing where the text is empty. */
void xml_out_element(Buf *out, const char *name, Str text);

#endif
