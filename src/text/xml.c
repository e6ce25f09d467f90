/*
 * libxml2's parser with our own handlers of its SAX2 events, over the whole document in memory.
 * Not its reader (xmllint --stream takes 0.46 s of CPU for 79 MB of TEI, this 0.24 s) nor its
 * tree: both copy every text.
 *
 * Places. The parser holds its own copy of the document, byte for byte the same, so an address
 * in it is a place in ours: `consumed + (p - base)`. A start tag is told when its '>' is next;
 * its '<' is the last one before it, because no attribute may hold one. Text is told in pieces,
 * from the copy, or (beside non-ASCII characters) from a buffer on the parser's stack. `at`
 * follows: where the next piece must stand. A piece that stands there as it is told becomes a
 * slice of the input; one that does not (a character reference, CR LF) is copied. So almost no
 * byte of text is copied twice.
 *
 * What could hurt. No handler loads anything, so no other file and no network is touched. The
 * first declared entity ends the reading, so nothing expands; defaults of attributes that a
 * document type declares are dropped. The parser compares each attribute of an element with all
 * before it, so a linear scan counts them first. Its own limits are off (XML_PARSE_HUGE): they
 * are fixed numbers, ours are the caller's; depth is counted here, and nothing in the parser
 * recurses by it.
 */
#include "text/xml.h"
#include "text/decode.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <string.h>

typedef LIST_OF(XmlAttribute) AttributeRun;

struct reader {
    const XmlVisit *visit;
    XmlLimits limits;
    struct arena *results;
    Fail *fail;
    xmlParserCtxtPtr parser;
    Str input;
    size_t at;  // where the next piece of text stands in the input
    uint32_t depth;
    bool stopped;             // by us, with *fail filled
    AttributeRun attributes;  // of the element told now
    struct arena *own;
};

static size_t place_of(const struct reader *r, const xmlChar *p) {
    const xmlParserInput *in = r->parser->input;
    return in->consumed + (size_t)(p - in->base);
}

static size_t place(const struct reader *r) {
    return place_of(r, r->parser->input->cur);
}

static bool in_parser(const struct reader *r, const xmlChar *p) {
    const xmlParserInput *in = r->parser->input;
    return p >= in->base && p < in->end;
}

static uint32_t line_now(const struct reader *r) {
    return r->parser->input->line > 0 ? (uint32_t)r->parser->input->line : 1;
}

/* Ends the reading; *fail is filled. */
static void stop(struct reader *r) {
    r->stopped = true;
    xmlStopParser(r->parser);
}

/*
 * Text of the parser that must outlive it: a slice of the input where it stands there, else a
 * copy.
 */
static Str keep(struct reader *r, const xmlChar *p, size_t n) {
    if (n == 0)
        return (Str){0};
    if (in_parser(r, p)) {
        size_t from = place_of(r, p);
        must(from <= r->input.n && n <= r->input.n - from);
        return (Str){r->input.p + from, n};
    }
    return str_copy(r->results, (Str){(const char *)p, n});
}

/*
 * libxml2's five pointers for each attribute: name, prefix, address, first byte, byte behind the
 * last.
 */
static void take_attributes(struct reader *r, const xmlChar **told, size_t count) {
    r->attributes.n = 0;
    for (size_t i = 0; i < count; i++) {
        const xmlChar **five = told + i * 5;
        XmlAttribute *attribute = LIST_ADD(r->own, &r->attributes);
        attribute->name = str_from_c((const char *)five[0]);
        attribute->of_xml = five[1] != NULL && strcmp((const char *)five[1], "xml") == 0;
        attribute->value = keep(r, five[3], (size_t)(five[4] - five[3]));
    }
}

static void on_open(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *space,
                    int namespace_count, const xmlChar **namespaces, int attribute_count,
                    int default_count, const xmlChar **attributes) {
    struct reader *r = context;
    (void)prefix;
    (void)namespace_count;
    (void)namespaces;
    if (r->stopped)
        return;
    uint32_t line = line_now(r);
    if (r->depth >= r->limits.depth) {
        fail_set(r->fail, FAIL_LIMIT,
                 "line %u: elements are nested deeper than %u; flatten it, then add it again", line,
                 r->limits.depth);
        stop(r);
        return;
    }
    const char *tag = memrchr(r->input.p, '<', place(r));
    must(tag != NULL);
    take_attributes(r, attributes, (size_t)(attribute_count - default_count));
    XmlElement element = {.name = str_from_c((const char *)name),
                          .space = str_from_c((const char *)space),
                          .attributes = r->attributes.p,
                          .attribute_count = r->attributes.n,
                          .first = (uint64_t)(tag - r->input.p),
                          .line = line,
                          .depth = ++r->depth};
    r->at = place(r) + 1;
    if (!r->visit->open(r->visit->context, &element, r->fail))
        stop(r);
}

static void on_close(void *context, const xmlChar *name, const xmlChar *prefix,
                     const xmlChar *space) {
    struct reader *r = context;
    (void)name;
    (void)prefix;
    (void)space;
    if (r->stopped)
        return;
    r->depth--;
    r->at = place(r);
    if (!r->visit->close(r->visit->context, r->at, r->fail))
        stop(r);
}

/* The place behind n told bytes from `at` on, where the input has CR LF or CR for each LF told. */
static size_t skip_lines(Str input, size_t at, size_t n) {
    while (n > 0 && at < input.n) {
        if (input.p[at] == '\r' && at + 1 < input.n && input.p[at + 1] == '\n')
            at++;
        at++;
        n--;
    }
    return at;
}

static void on_text(void *context, const xmlChar *p, int count) {
    struct reader *r = context;
    if (r->stopped || count <= 0)
        return;
    size_t n = (size_t)count;
    Str text;
    uint64_t first = r->at;
    if (in_parser(r, p)) {
        first = place_of(r, p);
        text = keep(r, p, n);
        r->at = first + n;
    } else if (n <= r->input.n - r->at && r->input.p[r->at] != '&' &&
               memcmp(r->input.p + r->at, p, n) == 0) {
        text = (Str){r->input.p + r->at, n};
        r->at += n;
    } else {
        text = str_copy(r->results, (Str){(const char *)p, n});
        bool reference = r->at < r->input.n && r->input.p[r->at] == '&';
        r->at = reference ? place(r) : skip_lines(r->input, r->at, n);
    }
    if (!r->visit->text(r->visit->context, text, first, r->fail))
        stop(r);
}

static void on_cdata(void *context, const xmlChar *p, int count) {
    struct reader *r = context;
    if (r->stopped)
        return;
    static const char mark[] = "<![CDATA[";
    size_t n = sizeof mark - 1;
    if (n <= r->input.n - r->at && memcmp(r->input.p + r->at, mark, n) == 0)
        r->at += n;
    on_text(context, p, count);
    if (!r->stopped)
        r->at = place(r);
}

static void on_comment(void *context, const xmlChar *text) {
    struct reader *r = context;
    (void)text;
    if (!r->stopped)
        r->at = place(r);
}

static void on_instruction(void *context, const xmlChar *target, const xmlChar *data) {
    (void)data;
    on_comment(context, target);
}

static void refuse_entity(struct reader *r, const xmlChar *name) {
    if (r->stopped)
        return;
    fail_set(r->fail, FAIL_INVALID,
             "line %u: the entity \"%.60s\" is not one of XML's own; entities are not expanded, "
             "write its text in its place",
             line_now(r), (const char *)name);
    stop(r);
}

static void on_entity(void *context, const xmlChar *name, int type, const xmlChar *public_id,
                      const xmlChar *system_id, xmlChar *content) {
    (void)type;
    (void)public_id;
    (void)system_id;
    (void)content;
    refuse_entity(context, name);
}

static void on_reference(void *context, const xmlChar *name) {
    refuse_entity(context, name);
}

/* The parser's first grave complaint is the one told; later ones follow from it. */
static void on_error(void *context, xmlErrorPtr error) {
    struct reader *r = context;
    if (r->stopped || error->level < XML_ERR_ERROR)
        return;
    if (error->code == XML_ERR_NO_MEMORY)
        die("out of memory reading XML");
    if (error->domain == XML_FROM_NAMESPACE)
        return;  // an undeclared prefix: the name stands all the same
    Str words = str_trim(str_from_c(error->message));
    int line = error->line > 0 ? error->line : 1;
    switch (error->code) {
    case XML_ERR_DOCUMENT_EMPTY:
        fail_set(r->fail, FAIL_CORRUPT, "line %d: no element begins here; this is not XML", line);
        break;
    case XML_ERR_TAG_NOT_FINISHED:
    case XML_ERR_LTSLASH_REQUIRED:
        fail_set(r->fail, FAIL_CORRUPT,
                 "line %d: the document ends too early (%.*s); copy it again from where it came",
                 line, STR_ARG(words));
        break;
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
        fail_set(r->fail, FAIL_INVALID, "line %d: %.*s; entities are not expanded", line,
                 STR_ARG(words));
        break;
    default:
        fail_set(r->fail, FAIL_CORRUPT, "line %d: %.*s", line, STR_ARG(words));
    }
    stop(r);
}

/*
 * Whether a tag that begins behind '<' holds more attributes than allowed: one '=' outside
 * quotes each.
 */
static bool too_many_attributes(Str tag) {
    size_t count = 0;
    char quote = '\0';
    for (size_t i = 0; i < tag.n; i++) {
        char c = tag.p[i];
        if (quote != '\0')
            quote = c == quote ? '\0' : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '>')
            return false;
        else if (c == '=' && ++count > XML_ATTRIBUTES_MAX)
            return true;
    }
    return false;
}

/* Only a stretch without '<' long enough to hold so many attributes is looked at closely. */
static bool check_attributes(Str input, Fail *fail) {
    const char *end = input.p + input.n, *p = input.p;
    while (p != NULL && p < end) {
        const char *next = memchr(p, '<', (size_t)(end - p));
        size_t n = (size_t)((next != NULL ? next : end) - p);
        if (n > XML_ATTRIBUTES_MAX * 5 && p > input.p && too_many_attributes((Str){p, n})) {
            size_t line = 1;
            for (const char *q = input.p; q < p; q++)
                line += *q == '\n';
            return fail_set(fail, FAIL_LIMIT, "line %zu: an element has more than %d attributes",
                            line, XML_ATTRIBUTES_MAX);
        }
        p = next != NULL ? next + 1 : NULL;
    }
    return true;
}

/* CORRUPT, naming the first place that is no text. */
static bool fail_encoding(Str bytes, Fail *fail) {
    size_t at = 0, line = 1;
    for (;;) {
        size_t here = at;
        uint32_t c;
        if (!utf8_next(bytes, &at, &c))
            return fail_set(fail, FAIL_CORRUPT, "the document is not UTF-8");
        bool written = str_starts(str_skip(bytes, here), STR("\xEF\xBF\xBD"));
        if (c == 0 || (c == UTF8_REPLACEMENT && !written))
            return fail_set(fail, FAIL_CORRUPT,
                            "line %zu: byte %zu (%02x) is no UTF-8; the file is damaged, or is in "
                            "another encoding than it declares",
                            line, here, (unsigned char)bytes.p[here]);
        line += c == '\n';
    }
}

/*
 * The document in UTF-8. Sound UTF-8 is taken as that, whatever is declared: no other encoding
 * looks like it by chance.
 */
static bool to_utf8(Str bytes, struct arena *results, Str *utf8, Fail *fail) {
    *utf8 = bytes;
    if (utf8_is_text(bytes))
        return true;
    Str name = {0};
    const unsigned char *b = (const unsigned char *)bytes.p;
    if (bytes.n >= 2 && ((b[0] == 0xFF && b[1] == 0xFE) || (b[0] == '<' && b[1] == 0)))
        name = STR("UTF-16LE");
    else if (bytes.n >= 2 && ((b[0] == 0xFE && b[1] == 0xFF) || (b[0] == 0 && b[1] == '<')))
        name = STR("UTF-16BE");
    else
        name = decode_declared_in_markup(bytes);
    if (name.n == 0 || str_equal_nocase(name, STR("UTF-8")) ||
        str_equal_nocase(name, STR("US-ASCII")))
        return fail_encoding(bytes, fail);
    if (!unicode_decode(bytes, name, results, utf8, fail))
        return false;
    return utf8_is_text(*utf8) || fail_encoding(*utf8, fail);
}

static void set_handlers(xmlSAXHandler *sax) {
    memset(sax, 0, sizeof *sax);
    sax->initialized = XML_SAX2_MAGIC;
    sax->startElementNs = on_open;
    sax->endElementNs = on_close;
    sax->characters = on_text;
    sax->ignorableWhitespace = on_text;
    sax->cdataBlock = on_cdata;
    sax->comment = on_comment;
    sax->processingInstruction = on_instruction;
    sax->entityDecl = on_entity;
    sax->reference = on_reference;
    sax->serror = on_error;
}

bool xml_read(Str bytes, XmlLimits limits, const XmlVisit *visit, struct arena *results, Str *utf8,
              Fail *fail) {
    if (bytes.n > limits.size_bytes || bytes.n > INT32_MAX / 4)
        return fail_set(fail, FAIL_LIMIT,
                        "the document has %zu bytes, more than are read; split it", bytes.n);
    if (limits.depth > XML_DEPTH_MAX)
        limits.depth = XML_DEPTH_MAX;
    if (!to_utf8(bytes, results, utf8, fail) || !check_attributes(*utf8, fail))
        return false;
    if (str_trim(*utf8).n == 0)
        return fail_set(fail, FAIL_CORRUPT, "line 1: the document is empty");
    xmlInitParser();
    struct reader r = {.visit = visit,
                       .limits = limits,
                       .results = results,
                       .fail = fail,
                       .input = *utf8,
                       .own = arena_create()};
    r.parser = xmlCreateMemoryParserCtxt(utf8->p, (int)utf8->n);
    if (r.parser == NULL)
        die("out of memory reading XML");
    set_handlers(r.parser->sax);
    r.parser->userData = &r;
    // NOENT: without it "&amp;" in an attribute is told as "&#38;". No entity is declared by then.
    xmlCtxtUseOptions(r.parser,
                      XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_HUGE | XML_PARSE_IGNORE_ENC);
    int broken = xmlParseDocument(r.parser);
    bool ok = !r.stopped && (broken == 0 || r.parser->wellFormed);
    if (!ok && !r.stopped)
        fail_set(fail, FAIL_CORRUPT, "line %u: the document is not well formed", line_now(&r));
    xmlFreeDoc(r.parser->myDoc);  // made by the parser for a declared entity
    xmlFreeParserCtxt(r.parser);
    arena_destroy(r.own);
    return ok;
}
