/*
 * Both begin with what a reader needs to cite the copy in hand, because a file that has left the
 * archive has only itself. The text comes from view.h, the TEI in two pieces from
 * export_tei_header.c and export_tei_body.c.
 */
#include "read/export.h"
#include "read/cite_facts.h"
#include "read/export_tei_body.h"
#include "read/export_tei_header.h"
#include "read/view.h"

void export_tei(const CiteInput *input, Buf *out) {
    struct arena *scratch = arena_create();
    CiteFacts facts;
    cite_facts_find(input, scratch, &facts);
    buf_c(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
               "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n");
    export_tei_header_write(input, &facts, out);
    export_tei_body_write(input->document, scratch, out);
    buf_c(out, "</TEI>\n");
    arena_destroy(scratch);
}

static void put_line(Buf *out, const char *label, Str first, Str second) {
    if (first.n == 0 && second.n == 0)
        return;
    buf_c(out, label);
    buf_str(out, first);
    if (first.n > 0 && second.n > 0)
        buf_c(out, ", ");
    buf_str(out, second);
    buf_char(out, '\n');
}

void export_text(const CiteInput *input, Buf *out) {
    struct arena *scratch = arena_create();
    CiteFacts facts;
    Str none = {NULL, 0};
    cite_facts_find(input, scratch, &facts);
    put_line(out, "", facts.title, none);
    put_line(out, "Author: ", str_join(scratch, facts.authors, STR("; ")), none);
    put_line(out, "Recipient: ", str_join(scratch, facts.recipients, STR("; ")), none);
    put_line(out, "Date: ", facts.date.words, none);
    put_line(out, "In: ", facts.volume, facts.number);
    put_line(out, "Archive: ", facts.archive, facts.reference);
    put_line(out, "", facts.source_note, none);
    put_line(out, "Held by: ", facts.holding, none);
    put_line(out, "Address: ", facts.address, none);
    buf_char(out, '\n');
    Str text = view_plain(input->document, scratch);
    buf_str(out, text);
    if (text.n > 0 && !str_ends(text, STR("\n")))
        buf_char(out, '\n');
    arena_destroy(scratch);
}
