/*
 * Four vocabularies say the same things in other words; one table maps their names to fields. They
 * are read in the order of how carefully they are usually written: JSON-LD of the page's chief
 * object, Dublin Core and Highwire, then Open Graph and the plain names, which repeat the title for
 * advertisement and so never add a second one.
 */
#include "import/html_meta.h"
#include "base/json.h"
#include "doc/plain_date.h"
#include "import/html_blocks.h"
#include "import/html_main.h"
#include <string.h>

typedef struct {
    const char *name;  // lower case
    Field field;
    const char *role;
    bool library;  // a vocabulary of libraries: what does not fit is kept as FIELD_OTHER
} Meta;

static const Meta metas[] = {
    {"dc.title", FIELD_TITLE, "", true},
    {"citation_title", FIELD_TITLE, "", true},
    {"dc.creator", FIELD_AUTHOR, "author", true},
    {"citation_author", FIELD_AUTHOR, "author", true},
    {"dc.contributor", FIELD_CONTRIBUTOR, "", true},
    {"dc.subject", FIELD_SUBJECT, "", true},
    {"citation_keywords", FIELD_SUBJECT, "", true},
    {"dc.description", FIELD_ABSTRACT, "", true},
    {"dcterms.abstract", FIELD_ABSTRACT, "", true},
    {"citation_abstract", FIELD_ABSTRACT, "", true},
    {"dc.publisher", FIELD_PUBLISHER, "", true},
    {"citation_publisher", FIELD_PUBLISHER, "", true},
    {"dc.date", FIELD_DATE, "given", true},
    {"dcterms.created", FIELD_DATE, "given", true},
    {"dc.date.created", FIELD_DATE, "given", true},
    {"dcterms.issued", FIELD_PUBLISHED, "", true},
    {"dc.date.issued", FIELD_PUBLISHED, "", true},
    {"citation_publication_date", FIELD_PUBLISHED, "", true},
    {"citation_date", FIELD_PUBLISHED, "", true},
    {"article:published_time", FIELD_PUBLISHED, "", false},
    {"dc.language", FIELD_LANGUAGE, "", true},
    {"citation_language", FIELD_LANGUAGE, "", true},
    {"dc.rights", FIELD_RIGHTS, "", true},
    {"dcterms.rights", FIELD_RIGHTS, "", true},
    {"dcterms.license", FIELD_RIGHTS, "", true},
    {"dc.source", FIELD_SOURCE_NOTE, "", true},
    {"dc.relation.ispartof", FIELD_COLLECTION, "", true},
    {"dcterms.ispartof", FIELD_COLLECTION, "", true},
    {"dc.coverage.spatial", FIELD_PLACE_ABOUT, "", true},
    {"dcterms.spatial", FIELD_PLACE_ABOUT, "", true},
    {"dc.identifier", FIELD_IDENTIFIER, "", true},
    {"citation_doi", FIELD_IDENTIFIER, "doi", true},
    {"citation_isbn", FIELD_IDENTIFIER, "isbn", true},
    {"dc.coverage", FIELD_OTHER, "", true},
    {"dc.type", FIELD_OTHER, "", true},
    {"dc.relation", FIELD_OTHER, "", true},
    {"author", FIELD_AUTHOR, "author", false},
    {"description", FIELD_ABSTRACT, "", false},
    {"keywords", FIELD_SUBJECT, "", false},
    {"og:title", FIELD_TITLE, "", false},
    {"og:description", FIELD_ABSTRACT, "", false},
    {"og:site_name", FIELD_PUBLISHER, "", false},
};

/* Properties of schema.org; values are texts, objects with a name, or lists of them. */
static const Meta properties[] = {
    {"headline", FIELD_TITLE, "", true},
    {"name", FIELD_TITLE, "", true},
    {"author", FIELD_AUTHOR, "author", true},
    {"creator", FIELD_AUTHOR, "author", true},
    {"sender", FIELD_AUTHOR, "sender", true},
    {"recipient", FIELD_RECIPIENT, "", true},
    {"contributor", FIELD_CONTRIBUTOR, "", true},
    {"translator", FIELD_CONTRIBUTOR, "translator", true},
    {"editor", FIELD_CONTRIBUTOR, "editor", true},
    {"publisher", FIELD_PUBLISHER, "", true},
    {"sponsor", FIELD_SPONSOR, "", true},
    {"funder", FIELD_SPONSOR, "", true},
    {"dateCreated", FIELD_DATE, "given", true},
    {"datePublished", FIELD_PUBLISHED, "", true},
    {"uploadDate", FIELD_UPLOADED, "uploaded", true},
    {"abstract", FIELD_ABSTRACT, "", true},
    {"description", FIELD_ABSTRACT, "", true},
    {"keywords", FIELD_SUBJECT, "", true},
    {"about", FIELD_SUBJECT, "", true},
    {"mentions", FIELD_PERSON, "", true},
    {"inLanguage", FIELD_LANGUAGE, "", true},
    {"license", FIELD_RIGHTS, "", true},
    {"copyrightNotice", FIELD_RIGHTS, "", true},
    {"identifier", FIELD_IDENTIFIER, "", true},
    {"isPartOf", FIELD_COLLECTION, "", true},
    {"locationCreated", FIELD_PLACE, "", true},
    {"contentLocation", FIELD_PLACE_ABOUT, "", true},
    {"spatialCoverage", FIELD_PLACE_ABOUT, "", true},
    {"holdingArchive", FIELD_ARCHIVE, "", true},
};

#define COUNT(table) (sizeof(table) / sizeof *(table))
enum {
    VALUE_BYTES_MAX = 20000,
    LIST_MAX = 200,
    TITLE_BYTES_MAX = 300,
    TITLE_WORDS_LEAST = 4,
    TITLE_TRIES = 60  // blocks from the top
};

typedef struct {
    const TidySource *source;
    struct arena *results;
    Description *description;
    const struct html_node *node;  // the element that speaks now
    Str address;
    bool of_record;  // only what speaks of a record, not of its web page
} Reader;

static bool is_address(Str text) {
    return (str_starts(text, STR("http://")) || str_starts(text, STR("https://"))) &&
           html_blocks_is_safe_address(text) && !str_has(text, STR(" "));
}

static Value *find_same(const Reader *reader, Field field, Str value) {
    for (size_t i = 0; i < reader->description->n; i++) {
        Value *known = &reader->description->p[i];
        if (known->field == field && str_equal(known->value, value))
            return known;
    }
    return NULL;
}

static void set_norm(const Reader *reader, Value *value) {
    Str norm;
    bool dated = value->field == FIELD_DATE || value->field == FIELD_UPLOADED;
    if (dated && plain_date_read(value->value, reader->results, &norm))
        value->norm = norm;
    if (value->field == FIELD_LANGUAGE && value->value.n <= 12 && value->value.n >= 2 &&
        !str_has(value->value, STR(" ")) &&
        (value->value.n <= 3 || value->value.p[2] == '-' || value->value.p[3] == '-'))
        value->norm = value->value;
}

static void add(Reader *reader, const Meta *meta, Str label, Str text) {
    Str value = tidy_text_squeeze(text, reader->results);
    Field field = meta->field;
    if (value.n == 0 || value.n > VALUE_BYTES_MAX)
        return;
    if (field == FIELD_IDENTIFIER && is_address(value))
        field = FIELD_URL;
    Origin origin = tidy_text_origin(reader->source, reader->node->first, reader->node->last);
    Value *known = find_same(reader, field, value);
    if (known != NULL) {
        LIST_ADD(reader->results, &known->evidence)->origin = origin;
        return;
    }
    bool once = field == FIELD_TITLE || field == FIELD_ABSTRACT || field == FIELD_PUBLISHER ||
                !field_info(field)->repeats;
    if (once && description_text(reader->description, field).n > 0) {
        if (!meta->library)
            return;
        field = FIELD_OTHER;
    }
    Value *fresh = description_add(reader->results, reader->description, field, value);
    fresh->label = str_copy(reader->results, label);
    if (field == meta->field)
        fresh->role = str_from_c(meta->role);
    LIST_ADD(reader->results, &fresh->evidence)->origin = origin;
    set_norm(reader, fresh);
}

/* "Cuba, Berlin" in keywords is two subjects. */
static void add_keywords(Reader *reader, const Meta *meta, Str label, Str text) {
    char parting = str_has(text, STR(";")) ? ';' : ',';
    for (Str part, rest = text; rest.n > 0;) {
        (void)str_cut(rest, parting, &part, &rest);
        add(reader, meta, label, part);
    }
}

static void add_text(Reader *reader, const Meta *meta, Str label, Str text) {
    if (meta->field == FIELD_SUBJECT)
        add_keywords(reader, meta, label, text);
    else
        add(reader, meta, label, text);
}

/* ---- <meta> ---- */

/* "DC.Title", "dcterms:title" and "DC:title" are one name. */
static Str plain_name(Str name, struct arena *results) {
    Str lower = str_lower(results, name);
    char *p = str_to_c(results, lower);
    if (str_starts(lower, STR("dc:")) || str_starts(lower, STR("dcterms:")))
        for (size_t i = 0; i < lower.n; i++)
            p[i] = p[i] == ':' ? '.' : p[i];
    return (Str){p, lower.n};
}

static const Meta *find_meta(Str name, struct arena *results) {
    for (size_t i = 0; i < COUNT(metas); i++)
        if (str_is(name, metas[i].name))
            return &metas[i];
    if (!str_starts(name, STR("dcterms.")))
        return NULL;
    Str as_dc = str_format(results, "dc.%.*s", STR_ARG(str_skip(name, 8)));
    for (size_t i = 0; i < COUNT(metas); i++)
        if (str_equal(as_dc, str_from_c(metas[i].name)))
            return &metas[i];
    return NULL;
}

static void read_metas(Reader *reader, const struct html_node *root, bool library) {
    for (const struct html_node *n = root; n != NULL; n = html_next(n, root)) {
        if (!html_is(n, "meta"))
            continue;
        Str name = html_attribute(n, "name");
        if (name.n == 0)
            name = html_attribute(n, "property");
        const Meta *meta = find_meta(plain_name(name, reader->results), reader->results);
        reader->node = n;
        if (meta != NULL && meta->library == library)
            add_text(reader, meta, name, html_attribute(n, "content"));
    }
}

/* ---- JSON-LD ---- */

static Str json_name(const Json *value) {
    Str text = json_text(value);
    if (text.n == 0)
        text = json_get_text(value, "name");
    if (text.n == 0)
        text = json_get_text(value, "@value");
    return text.n == 0 ? json_get_text(value, "value") : text;
}

static void add_property(Reader *reader, const Meta *meta, const Json *value) {
    Str label = str_from_c(meta->name);
    if (json_kind(value) != JSON_KIND_LIST) {
        add_text(reader, meta, label, json_name(value));
        return;
    }
    for (size_t i = 0; i < json_count(value) && i < LIST_MAX; i++)
        add_text(reader, meta, label, json_name(json_at(value, i)));
}

/* Objects that describe the site or a part of the page, not what the page is about. */
static bool is_about_page(const Json *object, bool of_record) {
    static const char *const others[] = {"WebSite",
                                         "Organization",
                                         "BreadcrumbList",
                                         "Person",
                                         "ImageObject",
                                         "SearchAction",
                                         "ListItem",
                                         "LocalBusiness",
                                         "GovernmentOrganization",
                                         "SiteNavigationElement"};
    // "NewsArticle", "CollectionPage": their authors and days are the site's.
    static const char *const pages[] = {"Page", "NewsArticle", "BlogPosting", "Posting"};
    Str type = json_get_text(object, "@type");
    if (type.n == 0)
        type = json_text(json_at(json_get(object, "@type"), 0));
    for (size_t i = 0; i < COUNT(others); i++)
        if (str_is(type, others[i]))
            return false;
    for (size_t i = 0; of_record && i < COUNT(pages); i++)
        if (str_ends(type, str_from_c(pages[i])))
            return false;
    return json_kind(object) == JSON_KIND_OBJECT && type.n > 0;
}

static void read_object(Reader *reader, const Json *object) {
    if (!is_about_page(object, reader->of_record))
        return;
    for (size_t i = 0; i < COUNT(properties); i++)
        add_property(reader, &properties[i], json_get(object, properties[i].name));
    Str url = json_get_text(object, "url");
    if (reader->address.n == 0 && is_address(url))
        reader->address = str_copy(reader->results, url);
}

static void read_json_ld(Reader *reader, const struct html_node *script) {
    Json *json = NULL;
    Fail ignored = {0};
    Str text = script->first_child == NULL ? (Str){NULL, 0} : script->first_child->text;
    reader->node = script;
    if (!json_parse(str_trim(text), &json, &ignored))
        return;
    const Json *graph = json_get(json, "@graph");
    if (json_kind(json) == JSON_KIND_LIST)
        graph = json;
    if (json_kind(graph) == JSON_KIND_LIST)
        for (size_t i = 0; i < json_count(graph) && i < LIST_MAX; i++)
            read_object(reader, json_at(graph, i));
    else
        read_object(reader, json);
    json_free(json);
}

static void read_scripts(Reader *reader, const struct html_node *root) {
    for (const struct html_node *n = root; n != NULL; n = html_next(n, root))
        if (html_is(n, "script") &&
            str_equal_nocase(str_trim(html_attribute(n, "type")), STR("application/ld+json")))
            read_json_ld(reader, n);
}

/* ---- addresses ---- */

static Str linked_address(const struct html_node *root) {
    Str graph = {NULL, 0};
    for (const struct html_node *n = root; n != NULL; n = html_next(n, root)) {
        Str href = str_trim(html_attribute(n, "href"));
        if (html_is(n, "link") && str_equal_nocase(html_attribute(n, "rel"), STR("canonical")) &&
            is_address(href))
            return href;
        Str content = str_trim(html_attribute(n, "content"));
        if (html_is(n, "meta") && str_is(html_attribute(n, "property"), "og:url") &&
            is_address(content))
            graph = content;
    }
    return graph;
}

Str html_meta_address(const HtmlPage *page) {
    Str address = linked_address(page->root);
    return address.n > 0 ? address : page->address;
}

/* ---- all ---- */

/* "1", "*": the mark of a note behind the words of a heading. */
static bool is_note_mark(const struct html_node *node, struct arena *results) {
    if (!html_is(node, "sup") && !html_has_class(node, "note"))
        return false;
    Str text = html_text(node, results);
    for (size_t i = 0; i < text.n; i++)
        if (strchr("0123456789*[]\xE2\x80\xA0\xA1", text.p[i]) == NULL)
            return false;
    return text.n <= 5;
}

/* Words of the heading itself, not of a block in it. */
static bool stands_bare(const struct html_node *text, const struct html_node *heading) {
    const struct html_node *up = text->parent;
    while (up != NULL && up != heading && !html_is_block(up))
        up = up->parent;
    return up == heading && str_trim(text->text).n > 0;
}

/*
 * What a heading says, in one line, without marks of notes. Where it has said words of its own, a
 * paragraph ends it: such a page forgot to.
 */
static Str heading_text(const struct html_node *heading, struct arena *results) {
    StrList words = {0};
    bool said = false;
    for (const struct html_node *n = heading; n != NULL;) {
        bool skip = n != heading && (is_note_mark(n, results) || html_is_hidden(n));
        if (said && n != heading && html_is(n, "p"))
            break;
        said = said || (n->name.n == 0 && stands_bare(n, heading));
        if (!skip && n->name.n == 0)
            str_list_add(results, &words, n->text);
        else if (!skip && html_is(n, "br"))
            str_list_add(results, &words, STR(" "));
        n = skip ? html_skip(n, heading) : html_next(n, heading);
    }
    return tidy_text_squeeze(str_join(results, words, (Str){NULL, 0}), results);
}

/* A title by itself, not "Introduction": it stands for a page's <title>. */
static bool is_telling(Str text) {
    return tidy_text_count_words(text) >= TITLE_WORDS_LEAST && text.n <= TITLE_BYTES_MAX;
}

/*
 * Of a page without <h1>: the block that the <title> repeats beside the site's name, else the
 * heading above all running text that says more than a section's would; NULL: neither.
 */
static const struct html_node *find_title(const struct html_node *root, Str page_title,
                                          struct arena *results) {
    const struct html_node *main = html_main_find(root), *first = NULL;
    size_t tried = 0;
    bool begun = false;
    for (const struct html_node *n = main; n != NULL && tried < TITLE_TRIES;) {
        bool skip = n != main && html_main_is_furniture(n);
        if (!skip && html_is_block(n) && n->first_child != NULL) {
            tried++;
            bool heading = n->name.n == 2 && n->name.p[0] == 'h' && n->name.p[1] <= '6';
            Str text = n->last - n->first > 4 * TITLE_BYTES_MAX ? (Str){NULL, 0}
                                                                : heading_text(n, results);
            if (is_telling(text) && str_has(page_title, text))
                return n;
            if (heading && !begun && first == NULL && is_telling(text))
                first = n;
            begun = begun || (html_is(n, "p") && text.n > TITLE_BYTES_MAX / 4);
        }
        n = skip ? html_skip(n, main) : html_next(n, main);
    }
    return first;
}

static void read_title(Reader *reader, const struct html_node *root) {
    static const Meta title = {"title", FIELD_TITLE, "", false};
    const struct html_node *node = html_find(root, "h1"), *head = html_find(root, "title");
    struct arena *results = reader->results;
    if (description_text(reader->description, FIELD_TITLE).n > 0)
        return;
    if (node == NULL || html_text(node, results).n == 0)
        node = find_title(root, head == NULL ? (Str){NULL, 0} : html_text(head, results), results);
    if (node == NULL)
        node = head;
    if (node == NULL)
        return;
    reader->node = node;
    add(reader, &title, (Str){NULL, 0}, heading_text(node, results));
}

Str html_meta_read(const HtmlPage *page, struct arena *results, Description *description) {
    const struct html_node *root = page->root;
    Reader reader = {.source = &page->source, .results = results, .description = description};
    read_scripts(&reader, root);
    read_metas(&reader, root, true);
    read_title(&reader, root);
    read_metas(&reader, root, false);
    Str address = linked_address(root);
    if (address.n == 0)
        address = reader.address;
    return address.n > 0 ? address : page->address;
}

void html_meta_of_record(const HtmlPage *page, struct arena *results, Description *said) {
    Reader reader = {
        .source = &page->source, .results = results, .description = said, .of_record = true};
    read_scripts(&reader, page->root);
    read_metas(&reader, page->root, true);
    for (const struct html_node *n = page->root; n != NULL; n = html_next(n, page->root)) {
        static const Meta summary = {"description", FIELD_ABSTRACT, "", false};
        Str name = html_attribute(n, html_attribute(n, "name").n > 0 ? "name" : "property");
        reader.node = n;
        if (html_is(n, "meta") && (str_equal_nocase(name, STR("description")) ||
                                   str_equal_nocase(name, STR("og:description"))))
            add(&reader, &summary, name, html_attribute(n, "content"));
    }
}
