/*
 * The order of elements is the schema's. Names are not cut: a list prints "Gromyko, Andrei A." and
 * that is the one part. Offices and years of life stand in the printed entry, in its own words;
 * what is not parsed is not put into fields that promise more.
 */
#include "read/export_eac.h"
#include "base/stamp.h"
#include "read/xml_out.h"

/* The schema wants something that is not white space. */
static Str or_else(Str text, const char *other) {
    return str_trim(text).n > 0 ? text : str_from_c(other);
}

static void put_event(Buf *out, const char *type, const char *agent_type, Str agent, Str time) {
    buf_format(out, "<maintenanceEvent maintenanceEventType=\"%s\"><agent agentType=\"%s\">", type,
               agent_type);
    xml_out_text(out, or_else(agent, "not named"));
    buf_c(out, "</agent><eventDateTime");
    xml_out_attribute(out, "standardDateTime", time);
    buf_c(out, ">");
    xml_out_text(out, time);
    buf_c(out, "</eventDateTime>");
}

static void put_act(Buf *out, const Act *act, struct arena *scratch) {
    Str words = act->kind == ACT_MERGE
                    ? str_format(scratch, "%.*s and %.*s are one person", STR_ARG(act->document),
                                 STR_ARG(act->after))
                    : str_format(scratch, "%.*s is a person apart", STR_ARG(act->document));
    put_event(out, "revised", "human", act->who, stamp_text(scratch, act->time));
    xml_out_element(out, "eventDescription", words);
    xml_out_element(out, "eventDescription", act->reason);
    buf_c(out, "</maintenanceEvent>\n");
}

static void put_control(const EacPerson *person, struct arena *scratch, Buf *out) {
    const EacEntryList *entries = &person->entries;
    buf_format(out, "<control maintenanceStatus=\"%s\">\n",
               person->acts.n > 0 ? "revised" : "derived");
    xml_out_element(out, "recordId", entries->p[0].id);
    buf_c(out, "\n<maintenanceAgency><agencyName>");
    xml_out_text(out, or_else(person->agency, "not named"));
    buf_c(out, "</agencyName></maintenanceAgency>\n<maintenanceHistory>\n");
    for (size_t i = 0; i < person->acts.n; i++)
        put_act(out, &person->acts.p[i], scratch);
    put_event(out, "derived", "machine", STR("Fonds " FONDS_VERSION),
              stamp_text(scratch, person->time));
    buf_c(out, "</maintenanceEvent>\n</maintenanceHistory>\n<sources>\n");
    for (size_t i = 0; i < entries->n; i++) {
        buf_format(out, "<source id=\"s%zu\"", i + 1);
        xml_out_address(out, "href", entries->p[i].address);
        buf_c(out, "><reference>");
        xml_out_text(out, or_else(entries->p[i].volume, "a volume without a title"));
        buf_c(out, "</reference></source>\n");
    }
    buf_c(out, "</sources>\n");
    for (size_t i = 1; i < entries->n; i++)
        xml_out_element(out, "otherRecordId", entries->p[i].id);
    buf_c(out, "</control>\n");
}

void export_eac(const EacPerson *person, Buf *out) {
    const EacEntryList *entries = &person->entries;
    must(entries->n > 0);
    struct arena *scratch = arena_create();
    buf_c(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
               "<eac xmlns=\"https://archivists.org/ns/eac/v2\">\n");
    put_control(person, scratch, out);
    buf_c(out, "<cpfDescription>\n<identity>\n<entityType value=\"person\"/>\n");
    for (size_t i = 0; i < entries->n; i++) {
        buf_format(out, "<nameEntry sourceReference=\"s%zu\" status=\"%s\"><part>", i + 1,
                   i == 0 ? "authorized" : "alternative");
        xml_out_text(out, or_else(entries->p[i].name, "a person without a name"));
        buf_c(out, "</part></nameEntry>\n");
    }
    buf_c(out, "</identity>\n<description>\n");
    for (size_t i = 0; i < entries->n; i++) {
        buf_format(out, "<biogHist sourceReference=\"s%zu\">", i + 1);
        xml_out_element(out, "p", or_else(entries->p[i].wording, "No more is printed."));
        buf_c(out, "</biogHist>\n");
    }
    buf_c(out, "</description>\n</cpfDescription>\n</eac>\n");
    arena_destroy(scratch);
}
