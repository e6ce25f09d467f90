/*
 * The table, in order of the names by bytes, so that a name is found by halving. tei_tree.c asks
 * once for each spelling of a name, not for each element.
 */
#include "import/tei_element.h"
#include <stdlib.h>
#include <string.h>

#define THROUGH(name, element)                                                                     \
    { name, element, TEI_AS_THROUGH, 0, 0, NULL }
#define BLOCK(name, element, kind)                                                                 \
    { name, element, TEI_AS_BLOCK, kind, 0, NULL }
#define SPAN(name, element, kind, value)                                                           \
    { name, element, TEI_AS_SPAN, 0, kind, value }
#define ITSELF(name, element)                                                                      \
    { name, element, TEI_AS_ITSELF, 0, 0, NULL }
#define QUOTE(name)                                                                                \
    { name, TEI_QUOTE, TEI_AS_QUOTE, BLOCK_QUOTE, SPAN_QUOTATION, NULL }
#define OTHER(name)                                                                                \
    { name, TEI_PLAIN, TEI_AS_SPAN, 0, SPAN_OTHER, NULL }

static const TeiRule rules[] = {
    THROUGH("TEI", TEI_ROOT),
    THROUGH("TEI.2", TEI_ROOT),
    BLOCK("ab", TEI_P, BLOCK_PARAGRAPH),
    OTHER("abbr"),
    OTHER("add"),
    BLOCK("addrLine", TEI_PLAIN, BLOCK_PARAGRAPH),
    THROUGH("address", TEI_PLAIN),
    OTHER("affiliation"),
    OTHER("am"),
    ITSELF("anchor", TEI_MILESTONE),
    BLOCK("argument", TEI_PLAIN, BLOCK_SECTION),
    ITSELF("attachment", TEI_ATTACHMENT),
    SPAN("author", TEI_AUTHOR, SPAN_OTHER, NULL),
    THROUGH("availability", TEI_AVAILABILITY),
    THROUGH("back", TEI_BACK),
    OTHER("bibl"),
    OTHER("biblScope"),
    THROUGH("body", TEI_BODY),
    BLOCK("byline", TEI_PLAIN, BLOCK_PARAGRAPH),
    ITSELF("cb", TEI_MILESTONE),
    BLOCK("cell", TEI_CELL, BLOCK_CELL),
    ITSELF("choice", TEI_CHOICE),
    THROUGH("cit", TEI_PLAIN),
    BLOCK("closer", TEI_CLOSER, BLOCK_SALUTE),
    OTHER("code"),
    OTHER("corr"),
    THROUGH("correspAction", TEI_CORRESP_ACTION),
    SPAN("country", TEI_NAME, SPAN_NAME, "place"),
    THROUGH("creation", TEI_CREATION),
    SPAN("date", TEI_DATE, SPAN_DATE, NULL),
    BLOCK("dateline", TEI_DATELINE, BLOCK_DATELINE),
    SPAN("del", TEI_HI, SPAN_EMPHASIS, "strikethrough"),
    BLOCK("desc", TEI_PLAIN, BLOCK_PARAGRAPH),
    OTHER("distinct"),
    BLOCK("div", TEI_DIV, BLOCK_SECTION),
    BLOCK("div1", TEI_DIV, BLOCK_SECTION),
    BLOCK("div2", TEI_DIV, BLOCK_SECTION),
    BLOCK("div3", TEI_DIV, BLOCK_SECTION),
    BLOCK("div4", TEI_DIV, BLOCK_SECTION),
    BLOCK("div5", TEI_DIV, BLOCK_SECTION),
    BLOCK("div6", TEI_DIV, BLOCK_SECTION),
    BLOCK("div7", TEI_DIV, BLOCK_SECTION),
    BLOCK("docAuthor", TEI_PLAIN, BLOCK_PARAGRAPH),
    SPAN("docDate", TEI_DATE, SPAN_DATE, NULL),
    BLOCK("docEdition", TEI_PLAIN, BLOCK_PARAGRAPH),
    BLOCK("docImprint", TEI_PLAIN, BLOCK_PARAGRAPH),
    THROUGH("docTitle", TEI_PLAIN),
    SPAN("editor", TEI_EDITOR, SPAN_OTHER, NULL),
    SPAN("emph", TEI_HI, SPAN_EMPHASIS, "italic"),
    BLOCK("epigraph", TEI_PLAIN, BLOCK_QUOTE),
    OTHER("ex"),
    OTHER("expan"),
    ITSELF("figDesc", TEI_FIG_DESC),
    ITSELF("figure", TEI_FIGURE),
    BLOCK("floatingText", TEI_PLAIN, BLOCK_SECTION),
    SPAN("foreign", TEI_FOREIGN, SPAN_FOREIGN, NULL),
    OTHER("forename"),
    OTHER("formula"),
    THROUGH("front", TEI_FRONT),
    OTHER("fw"),
    ITSELF("gap", TEI_GAP),
    OTHER("genName"),
    SPAN("geogName", TEI_NAME, SPAN_NAME, "place"),
    SPAN("gloss", TEI_GLOSS, SPAN_TERM, NULL),
    ITSELF("graphic", TEI_GRAPHIC),
    THROUGH("group", TEI_GROUP),
    BLOCK("head", TEI_HEAD, BLOCK_HEADING),
    SPAN("hi", TEI_HI, SPAN_EMPHASIS, NULL),
    SPAN("idno", TEI_IDNO, SPAN_OTHER, NULL),
    THROUGH("imprimatur", TEI_PLAIN),
    BLOCK("item", TEI_ITEM, BLOCK_ITEM),
    BLOCK("l", TEI_PLAIN, BLOCK_VERSE),
    ITSELF("label", TEI_LABEL),
    SPAN("language", TEI_LANGUAGE, SPAN_OTHER, NULL),
    ITSELF("lb", TEI_LB),
    THROUGH("lg", TEI_PLAIN),
    ITSELF("list", TEI_LIST),
    ITSELF("listBibl", TEI_LIST),
    OTHER("measure"),
    SPAN("mentioned", TEI_PLAIN, SPAN_QUOTATION, NULL),
    ITSELF("milestone", TEI_MILESTONE),
    SPAN("name", TEI_NAME, SPAN_NAME, NULL),
    OTHER("nameLink"),
    ITSELF("note", TEI_NOTE),
    OTHER("num"),
    THROUGH("opener", TEI_OPENER),
    SPAN("orgName", TEI_NAME, SPAN_NAME, "body"),
    OTHER("orig"),
    BLOCK("p", TEI_P, BLOCK_PARAGRAPH),
    ITSELF("pb", TEI_PB),
    SPAN("persName", TEI_NAME, SPAN_NAME, "person"),
    SPAN("placeName", TEI_NAME, SPAN_NAME, "place"),
    THROUGH("postscript", TEI_PLAIN),
    SPAN("ptr", TEI_REF, SPAN_REFERENCE, NULL),
    SPAN("pubPlace", TEI_PUB_PLACE, SPAN_OTHER, NULL),
    SPAN("publisher", TEI_PUBLISHER, SPAN_OTHER, NULL),
    QUOTE("q"),
    QUOTE("quote"),
    SPAN("ref", TEI_REF, SPAN_REFERENCE, NULL),
    OTHER("reg"),
    SPAN("region", TEI_NAME, SPAN_NAME, "place"),
    SPAN("roleName", TEI_PLAIN, SPAN_OTHER, NULL),
    BLOCK("row", TEI_PLAIN, BLOCK_ROW),
    SPAN("rs", TEI_NAME, SPAN_NAME, NULL),
    QUOTE("said"),
    BLOCK("salute", TEI_PLAIN, BLOCK_SALUTE),
    OTHER("seal"),
    ITSELF("seg", TEI_SEG),
    SPAN("settlement", TEI_NAME, SPAN_NAME, "place"),
    OTHER("sic"),
    BLOCK("signed", TEI_PLAIN, BLOCK_SIGNATURE),
    SPAN("soCalled", TEI_PLAIN, SPAN_QUOTATION, NULL),
    THROUGH("sourceDesc", TEI_SOURCE_DESC),
    BLOCK("sp", TEI_PLAIN, BLOCK_SECTION),
    ITSELF("space", TEI_GAP),
    BLOCK("speaker", TEI_PLAIN, BLOCK_PARAGRAPH),
    BLOCK("stage", TEI_PLAIN, BLOCK_PARAGRAPH),
    THROUGH("subst", TEI_PLAIN),
    OTHER("supplied"),
    OTHER("surname"),
    BLOCK("table", TEI_TABLE, BLOCK_TABLE),
    THROUGH("teiCorpus", TEI_CORPUS),
    THROUGH("teiHeader", TEI_HEADER),
    SPAN("term", TEI_TERM, SPAN_TERM, NULL),
    THROUGH("text", TEI_TEXT),
    SPAN("time", TEI_TIME, SPAN_DATE, NULL),
    SPAN("title", TEI_TITLE, SPAN_OTHER, NULL),
    BLOCK("titlePage", TEI_PLAIN, BLOCK_SECTION),
    BLOCK("titlePart", TEI_PLAIN, BLOCK_HEADING),
    BLOCK("trailer", TEI_PLAIN, BLOCK_PARAGRAPH),
    OTHER("unclear"),
    OTHER("w"),
};

static const TeiRule unknown = {"", TEI_UNKNOWN, TEI_AS_ITSELF, 0, 0, NULL};

static int compare(const void *key, const void *row) {
    const Str *name = key;
    const TeiRule *rule = row;
    return str_compare(*name, str_from_c(rule->name));
}

const TeiRule *tei_element_rule(Str name) {
    const TeiRule *rule =
        bsearch(&name, rules, sizeof rules / sizeof *rules, sizeof *rules, compare);
    return rule != NULL ? rule : &unknown;
}
