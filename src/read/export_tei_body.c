/*
 * The document is walked twice (view.h): first its notes, each into a text of its own, then the
 * rest, where every note is put at its first anchor. So notes come out as TEI has them, in the
 * running text, however late the walk meets them. Marks are elements around their text; a
 * correction becomes a <choice> of what stands and what is proposed, unless other marks have split
 * it: then what stands is <sic> in pieces and the last is followed by <corr>. So does what the
 * source gave in two spellings, as <abbr> and <expan>.
 */
#include "read/export_tei_body.h"
#include "base/num.h"
#include "doc/gazetteer.h"
#include "read/export_tei_plan.h"
#include "read/view.h"
#include "read/xml_out.h"

typedef struct {
    const Span *span;
    size_t at;           // in out, where its first piece began
    const char *closes;  // end tags
} OpenMark;

struct body {
    Buf *out;
    struct arena *scratch;
    const Part *part;
    const TeiPlace *places;
    bool in_notes;      // the first walk
    const Block *note;  // on the first level, being walked
    size_t at;          // bytes of the part's text that were written
    Buf note_text;
    Str *notes;  // by block, of this part; then empty once placed
    OpenMark open[VIEW_OPEN_MAX];
    size_t open_count;
    Str **all_notes;  // by part
    const struct document *document;
};

/* --- points and marks ------------------------------------------------------------------------ */

static Str attribute(const Span *span, const char *key) {
    return document_attribute(span, key);
}

static void put_gap(Buf *out, const Span *span) {
    Str form = attribute(span, "form");
    buf_c(out, "<gap");
    xml_out_word(out, "reason", attribute(span, "reason"));
    xml_out_attribute(out, "extent", attribute(span, "extent"));
    buf_char(out, '>');
    if (span->start == span->end)
        xml_out_element(out, "desc", form);
    buf_c(out, "</gap>");
}

static const Block *note_of(const struct body *body, const Span *span, size_t *place) {
    uint64_t id;
    if (!num_parse_u64(attribute(span, "block"), &id) || id > UINT32_MAX)
        return NULL;
    const Part *part;
    const Block *block = document_find_block(body->document, (uint32_t)id, &part);
    if (block == NULL || part != body->part || block->kind != BLOCK_NOTE)
        return NULL;
    *place = (size_t)(block - part->blocks.p);
    return block;
}

/* The note itself where it is anchored first; else a reference to it. */
static void put_anchor(struct body *body, const Span *span) {
    size_t place;
    const Block *note = note_of(body, span, &place);
    if (note == NULL)
        return;
    if (!body->in_notes && body->notes[place].n > 0) {
        buf_c(body->out, "<note");
        xml_out_attribute(body->out, "n", attribute(span, "label"));
        buf_str(body->out, str_skip(body->notes[place], 5));  // behind "<note"
        body->notes[place].n = 0;
        return;
    }
    buf_format(body->out, "<ref type=\"note\" target=\"#b%u\">", note->id);
    xml_out_text(body->out, attribute(span, "label"));
    buf_c(body->out, "</ref>");
}

static void put_figure(Buf *out, const Span *span) {
    buf_c(out, "<figure>");
    Str url = attribute(span, "url");
    if (url.n > 0) {
        buf_c(out, "<graphic");
        xml_out_address(out, "url", url);
        buf_c(out, "/>");
    }
    xml_out_element(out, "figDesc", attribute(span, "description"));
    buf_c(out, "</figure>");
}

static void put_point(struct body *body, const Span *span) {
    Buf *out = body->out;
    switch (span->kind) {
    case SPAN_PAGE:
        buf_c(out, "<pb");
        xml_out_attribute(out, "n", attribute(span, "n"));
        xml_out_address(out, "facs", attribute(span, "facs"));
        buf_c(out, "/>");
        break;
    case SPAN_NOTE:
        put_anchor(body, span);
        break;
    case SPAN_GAP:
        put_gap(out, span);
        break;
    case SPAN_HIDDEN:
        buf_c(out, "<gap reason=\"hidden\"/>");
        break;
    case SPAN_FIGURE:
        put_figure(out, span);
        break;
    case SPAN_CORRECTION:
        xml_out_element(out, "supplied", attribute(span, "text"));
        break;
    default:
        break;  // of an empty span of another kind nothing can be shown
    }
}

/* What a place is called in the gazetteer, and where it lies. */
static void put_place(Buf *out, const Span *span) {
    const GazetteerPlace *place = gazetteer_find(attribute(span, "name"));
    char bytes[GAZETTEER_GEO_BYTES];
    xml_out_attribute(out, "key", attribute(span, "name"));
    if (place != NULL)
        xml_out_attribute(out, "ref", gazetteer_geo(place, bytes));
}

static const char *open_name(Buf *out, const Span *span) {
    Str type = attribute(span, "type");
    bool person = str_is(type, "person"), body = str_is(type, "body"),
         place = str_is(type, "place");
    buf_c(out, person ? "<persName" : body ? "<orgName" : place ? "<placeName" : "<name");
    if (document_names_thing(span, "place"))
        put_place(out, span);
    else
        xml_out_attribute(out, "key",
                          attribute(span, body && attribute(span, "ref").n == 0 ? "name" : "ref"));
    buf_char(out, '>');
    return person ? "</persName>" : body ? "</orgName>" : place ? "</placeName>" : "</name>";
}

/* Elements of the hand and the editor that are kept as they came. */
typedef struct {
    const char *name, *closes, *pair;  // pair: what may stand beside it in a <choice>
} KeptElement;

static const KeptElement kept_elements[] = {
    {"abbr", "</abbr>", "expan"},    {"add", "</add>", NULL},
    {"am", "</am>", "ex"},           {"corr", "</corr>", NULL},
    {"ex", "</ex>", "am"},           {"expan", "</expan>", "abbr"},
    {"orig", "</orig>", "reg"},      {"reg", "</reg>", "orig"},
    {"sic", "</sic>", NULL},         {"supplied", "</supplied>", NULL},
    {"unclear", "</unclear>", NULL},
};

/* Of what stands in the text; NULL for none. A mark with another spelling has the name of that. */
static const KeptElement *kept_element(const Span *span) {
    Str name = span->kind == SPAN_OTHER ? attribute(span, "name") : (Str){NULL, 0};
    bool has_other = attribute(span, "text").n > 0;
    for (size_t i = 0; i < sizeof kept_elements / sizeof *kept_elements; i++) {
        const KeptElement *element = &kept_elements[i];
        const char *said = has_other ? element->pair : element->name;
        if (said != NULL && str_is(name, said))
            return element;
    }
    return NULL;
}

static const char *open_segment(Buf *out, const char *type) {
    buf_format(out, "<seg type=\"%s\">", type);
    return "</seg>";
}

static const char *open_date(Buf *out, const Span *span) {
    buf_c(out, "<date");
    xml_out_date(out, attribute(span, "edtf"));
    buf_char(out, '>');
    return "</date>";
}

static const char *open_reference(Buf *out, const Span *span) {
    buf_c(out, "<ref");
    xml_out_address(out, "target", attribute(span, "target"));
    buf_char(out, '>');
    return "</ref>";
}

static const char *open_other(Buf *out, const Span *span) {
    const KeptElement *element = kept_element(span);
    if (element == NULL)
        return open_segment(out, document_span_name(span->kind));
    buf_format(out, "<%s>", element->name);
    return element->closes;
}

/* Begins the element of a mark; hands back its end tags. */
static const char *open_mark(Buf *out, const Span *span, bool continued) {
    switch (span->kind) {
    case SPAN_OTHER:
        return open_other(out, span);
    case SPAN_EMPHASIS:
        if (str_is(attribute(span, "rend"), "strikethrough")) {
            buf_c(out, "<del rend=\"strikethrough\">");
            return "</del>";
        }
        buf_c(out, "<hi");
        xml_out_word(out, "rend", attribute(span, "rend"));
        buf_char(out, '>');
        return "</hi>";
    case SPAN_NAME:
        return open_name(out, span);
    case SPAN_TERM:
        buf_c(out, "<term");
        xml_out_attribute(out, "key", attribute(span, "ref"));
        buf_char(out, '>');
        return "</term>";
    case SPAN_DATE:
        return open_date(out, span);
    case SPAN_REFERENCE:
        return open_reference(out, span);
    case SPAN_QUOTATION:
        buf_c(out, "<q>");
        return "</q>";
    case SPAN_FOREIGN:
        buf_c(out, "<foreign");
        xml_out_language(out, "xml:lang", attribute(span, "language"));
        buf_char(out, '>');
        return "</foreign>";
    case SPAN_CORRECTION:
        buf_c(out, "<sic>");
        return "</sic>";
    case SPAN_DAMAGE:
        buf_c(out, "<unclear reason=\"damage\">");
        return "</unclear>";
    case SPAN_GAP:
        if (!continued)
            put_gap(out, span);
        return open_segment(out, "gap");
    default:
        return open_segment(out, document_span_name(span->kind));
    }
}

static void begin_mark(struct body *body, const ViewEvent *event) {
    must(body->open_count < VIEW_OPEN_MAX);
    OpenMark *mark = &body->open[body->open_count++];
    mark->span = event->span;
    mark->at = event->continued ? SIZE_MAX : body->out->n;
    mark->closes = open_mark(body->out, event->span, event->continued);
}

static void insert_text(Buf *out, size_t at, Str text) {
    buf_str(out, text);
    for (size_t i = out->n; i-- > at + text.n;)
        out->p[i] = out->p[i - text.n];
    for (size_t i = 0; i < text.n; i++)
        out->p[at + i] = text.p[i];
}

static void end_mark(struct body *body) {
    must(body->open_count > 0);
    const OpenMark *mark = &body->open[--body->open_count];
    Str text = attribute(mark->span, "text");
    const KeptElement *element = kept_element(mark->span);
    const char *other = mark->span->kind == SPAN_CORRECTION ? "corr"
                        : element != NULL && text.n > 0     ? element->pair
                                                            : NULL;
    buf_c(body->out, mark->closes);
    if (other == NULL || body->at < mark->span->end)
        return;
    buf_format(body->out, "<%s>", other);
    xml_out_text(body->out, text);
    buf_format(body->out, "</%s>", other);
    if (mark->at == SIZE_MAX)
        return;
    insert_text(body->out, mark->at, STR("<choice>"));
    buf_c(body->out, "</choice>");
}

/* --- blocks ---------------------------------------------------------------------------------- */

/* Notes of the first level are walked for themselves, the rest without them. */
static bool is_wanted(struct body *body, const ViewEvent *event) {
    if (event->kind == VIEW_BLOCK && event->block->kind == BLOCK_NOTE && event->block->parent == 0)
        body->note = event->block;
    return (body->note != NULL) == body->in_notes;
}

static void begin_block(struct body *body, const Block *block) {
    const TeiPlace *place = &body->places[block - body->part->blocks.p];
    Buf *out = body->out;
    buf_c(out, place->opens_division ? "<div>" : "");
    buf_c(out, place->outer);
    buf_c(out, place->before);
    if (place->element != NULL) {
        buf_format(out, "<%s", place->element);
        if (place->type != NULL)
            buf_format(out, " type=\"%s\"", place->type);
        buf_format(out, " xml:id=\"b%u\"", block->id);
        xml_out_language(out, "xml:lang", block->language);
        buf_char(out, '>');
    }
    buf_c(out, place->inside);
    body->at = block->start;
}

static void end_block(struct body *body, const Block *block) {
    const TeiPlace *place = &body->places[block - body->part->blocks.p];
    Buf *out = body->out;
    buf_c(out, place->inside_end);
    if (place->element != NULL)
        buf_format(out, "</%s>", place->element);
    buf_c(out, place->after);
    buf_c(out, place->outer_end);
    buf_c(out, place->closes_division ? "</div>" : "");
    if (!body->in_notes)
        buf_char(out, '\n');
}

static void put_text(struct body *body, Str text) {
    Str line, rest = text;
    while (str_cut(rest, '\n', &line, &rest)) {
        xml_out_text(body->out, line);
        buf_c(body->out, "<lb/>");
    }
    xml_out_text(body->out, line);
    body->at = (size_t)(text.p - body->part->text.p) + text.n;
}

/* --- parts ----------------------------------------------------------------------------------- */

static void begin_part(struct body *body, const Part *part) {
    body->part = part;
    body->places = export_tei_plan_make(part, body->scratch);
    body->notes = body->all_notes[part - body->document->parts.p];
    body->note = NULL;
    body->open_count = 0;
    if (body->in_notes)
        return;
    buf_c(body->out, "<div");
    xml_out_word(body->out, "type", str_from_c(document_part_name(part->kind)));
    xml_out_word(body->out, "xml:id", part->id);
    xml_out_language(body->out, "xml:lang", part->language);
    buf_c(body->out, ">\n");
    xml_out_element(body->out, "head", part->title);
}

static void end_part(struct body *body) {
    if (body->in_notes)
        return;
    buf_c(body->out, "</div>\n");
    bool any = false;
    for (size_t i = 0; i < body->part->blocks.n; i++) {
        if (body->notes[i].n == 0)
            continue;
        buf_c(body->out, any ? "" : "<div type=\"notes\">\n");
        buf_str(body->out, body->notes[i]);
        any = true;
    }
    buf_c(body->out, any ? "</div>\n" : "");
}

static void keep_note(struct body *body) {
    Str *note = &body->notes[body->note - body->part->blocks.p];
    *note = str_copy(body->scratch, buf_as_str(&body->note_text));
    buf_clear(&body->note_text);
}

static bool visit(void *context, const ViewEvent *event) {
    struct body *body = context;
    if (event->kind == VIEW_PART)
        begin_part(body, event->part);
    if (event->kind == VIEW_PART_END)
        end_part(body);
    if (event->kind == VIEW_PART || event->kind == VIEW_PART_END)
        return true;
    bool wanted = is_wanted(body, event);
    if (wanted && event->kind == VIEW_BLOCK)
        begin_block(body, event->block);
    else if (wanted && event->kind == VIEW_BLOCK_END)
        end_block(body, event->block);
    else if (wanted && event->kind == VIEW_TEXT)
        put_text(body, event->text);
    else if (wanted && event->kind == VIEW_POINT)
        put_point(body, event->span);
    else if (wanted && event->kind == VIEW_MARK)
        begin_mark(body, event);
    else if (wanted && event->kind == VIEW_MARK_END)
        end_mark(body);
    if (event->kind == VIEW_BLOCK_END && event->block == body->note) {
        if (body->in_notes)
            keep_note(body);
        body->note = NULL;
    }
    return true;
}

void export_tei_body_write(const struct document *document, struct arena *scratch, Buf *out) {
    struct arena *walk = arena_create();  // view.h resets its own; ours must outlive the first walk
    struct body body = {.scratch = scratch, .document = document, .in_notes = true};
    body.all_notes = ARENA_ARRAY(scratch, Str *, document->parts.n + 1);
    for (size_t i = 0; i < document->parts.n; i++)
        body.all_notes[i] = ARENA_ARRAY(scratch, Str, document->parts.p[i].blocks.n + 1);
    body.out = &body.note_text;
    view_walk(document, NULL, walk, visit, &body);
    buf_free(&body.note_text);
    body.in_notes = false;
    body.out = out;
    buf_c(out, "<text>\n<body>\n");
    if (document->parts.n == 0)
        buf_c(out, "<div><p/></div>\n");
    view_walk(document, NULL, walk, visit, &body);
    buf_c(out, "</body>\n</text>\n");
    arena_destroy(walk);
}
