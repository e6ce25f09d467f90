/*
 * The order of elements is tei_all's, and each is left out where nothing is known, but for the few
 * that TEI demands: a title, a statement of publication, a source.
 */
#include "read/export_tei_header.h"
#include "read/xml_out.h"

static void put_all(Buf *out, const char *name, StrList values) {
    for (size_t i = 0; i < values.n; i++)
        xml_out_element(out, name, values.p[i]);
}

static void put_title_statement(const CiteFacts *facts, Buf *out) {
    buf_c(out, "<titleStmt>");
    xml_out_element(out, "title", facts->title);
    put_all(out, "author", facts->authors);
    buf_c(out, "</titleStmt>\n");
}

static void put_publication(const CiteInput *input, const CiteFacts *facts, Buf *out) {
    const Description *said = &input->document->description;
    buf_c(out, "<publicationStmt>");
    xml_out_element(out, "publisher", facts->holding.n > 0 ? facts->holding : STR("not named"));
    if (facts->address.n > 0) {
        buf_c(out, "<ptr");
        xml_out_address(out, "target", facts->address);
        buf_c(out, "/>");
    }
    if (input->id.n > 0) {
        buf_c(out, "<idno type=\"fonds\">");
        xml_out_text(out, input->id);
        buf_c(out, "</idno>");
    }
    Str rights = description_text(said, FIELD_RIGHTS);
    if (rights.n == 0 && input->volume != NULL)
        rights = description_text(input->volume, FIELD_RIGHTS);
    if (rights.n > 0) {
        buf_c(out, "<availability>");
        xml_out_element(out, "p", rights);
        buf_c(out, "</availability>");
    }
    buf_c(out, "</publicationStmt>\n");
}

static void put_source(const CiteFacts *facts, Buf *out) {
    bool any = false;
    buf_c(out, "<sourceDesc>");
    if (facts->volume.n > 0) {
        any = true;
        buf_c(out, "<bibl>");
        buf_c(out, "<title level=\"m\">");
        xml_out_text(out, facts->volume);
        buf_c(out, "</title>");
        put_all(out, "editor", facts->editors);
        xml_out_element(out, "pubPlace", facts->place);
        xml_out_element(out, "publisher", facts->publisher);
        xml_out_element(out, "date", facts->published);
        if (facts->number.n > 0) {
            buf_c(out, "<biblScope unit=\"document\">");
            xml_out_text(out, facts->number);
            buf_c(out, "</biblScope>");
        }
        buf_c(out, "</bibl>");
    }
    if (facts->archive.n > 0 || facts->reference.n > 0) {
        any = true;
        buf_c(out, "<msDesc><msIdentifier>");
        xml_out_element(out, "repository", facts->archive);
        xml_out_element(out, "idno", facts->reference);
        buf_c(out, "</msIdentifier></msDesc>");
    }
    if (!any)
        xml_out_element(out, "p",
                        facts->source_note.n > 0 ? facts->source_note : STR("Not stated."));
    buf_c(out, "</sourceDesc>\n");
}

static void put_creation(const Description *said, const CiteDate *date, Buf *out) {
    Str place = description_text(said, FIELD_PLACE);
    if (date->words.n == 0 && place.n == 0)
        return;
    buf_c(out, "<creation>");
    xml_out_element(out, "placeName", place);
    if (date->words.n > 0) {
        buf_c(out, "<date");
        xml_out_date(out, date->edtf);
        buf_char(out, '>');
        xml_out_text(out, date->words);
        buf_c(out, "</date>");
    }
    buf_c(out, "</creation>\n");
}

static void put_languages(const Description *said, Buf *out) {
    Buf list = {0};
    const Value *value;
    for (size_t i = 0; (value = description_find(said, FIELD_LANGUAGE, i)) != NULL; i++) {
        size_t start = list.n;
        buf_c(&list, "<language");
        size_t before = list.n;
        xml_out_language(&list, "ident", value->norm);
        if (list.n == before) {
            list.n = start;  // TEI wants a tag
            continue;
        }
        buf_char(&list, '>');
        xml_out_text(&list, value->value);
        buf_c(&list, "</language>");
    }
    if (list.n > 0) {
        buf_c(out, "<langUsage>");
        buf_str(out, buf_as_str(&list));
        buf_c(out, "</langUsage>\n");
    }
    buf_free(&list);
}

static void put_terms(const Description *said, Buf *out) {
    static const Field fields[] = {FIELD_KIND, FIELD_SUBJECT, FIELD_PERSON, FIELD_PLACE_ABOUT};
    bool any = false;
    for (size_t f = 0; f < sizeof fields / sizeof *fields; f++) {
        const Value *value;
        for (size_t i = 0; (value = description_find(said, fields[f], i)) != NULL; i++) {
            if (value->value.n == 0)
                continue;
            buf_c(out, any ? "" : "<textClass><keywords>");
            any = true;
            buf_c(out, "<term");
            xml_out_word(out, "type", str_from_c(field_info(fields[f])->name));
            buf_char(out, '>');
            xml_out_text(out, value->value);
            buf_c(out, "</term>");
        }
    }
    if (any)
        buf_c(out, "</keywords></textClass>\n");
}

static void put_correspondence(const Description *said, Buf *out) {
    const Value *value;
    Buf actions = {0};
    for (int received = 0; received < 2; received++) {
        Field field = received == 1 ? FIELD_RECIPIENT : FIELD_AUTHOR;
        for (size_t i = 0; (value = description_find(said, field, i)) != NULL; i++) {
            if (value->value.n == 0 || (received == 0 && !str_is(value->role, "sender")))
                continue;
            buf_format(&actions, "<correspAction type=\"%s\">",
                       received == 1 ? "received" : "sent");
            xml_out_element(&actions, "name", value->value);
            buf_c(&actions, "</correspAction>");
        }
    }
    if (actions.n > 0) {
        buf_c(out, "<correspDesc>");
        buf_str(out, buf_as_str(&actions));
        buf_c(out, "</correspDesc>\n");
    }
    buf_free(&actions);
}

static void put_profile(const CiteInput *input, const CiteFacts *facts, Buf *out) {
    const Description *said = &input->document->description;
    Buf profile = {0};
    put_creation(said, &facts->date, &profile);
    put_languages(said, &profile);
    put_terms(said, &profile);
    put_correspondence(said, &profile);
    Str abstract = description_text(said, FIELD_ABSTRACT);
    if (abstract.n > 0) {
        buf_c(&profile, "<abstract>");
        xml_out_element(&profile, "p", abstract);
        buf_c(&profile, "</abstract>\n");
    }
    if (profile.n > 0) {
        buf_c(out, "<profileDesc>\n");
        buf_str(out, buf_as_str(&profile));
        buf_c(out, "</profileDesc>\n");
    }
    buf_free(&profile);
}

void export_tei_header_write(const CiteInput *input, const CiteFacts *facts, Buf *out) {
    buf_c(out, "<teiHeader>\n<fileDesc>\n");
    put_title_statement(facts, out);
    put_publication(input, facts, out);
    put_source(facts, out);
    buf_c(out, "</fileDesc>\n<encodingDesc><appInfo><application ident=\"fonds\"");
    xml_out_attribute(out, "version", STR(FONDS_VERSION));
    buf_c(out, "><label>Fonds</label></application></appInfo></encodingDesc>\n");
    put_profile(input, facts, out);
    buf_c(out, "</teiHeader>\n");
}
