/*
 * Nodes are appended as the XML passes; what is open is found through `parent`, and each open
 * node's last child through a stack, so nothing recurses. Text is not copied: a run is a slice of
 * the file (text/xml.h), and runs that adjoin in it are made one. Names of elements come interned
 * from the parser, so a small table from their address to their rule saves nearly every search.
 */
#include "import/tei_tree.h"
#include "base/num.h"
#include "text/xml.h"
#include <string.h>

enum { CACHE_SIZE = 256 };  // a power of two

/* The attributes that are read; all others are left alone. */
static const char *const attribute_names[] = {
    "n",     "type",  "subtype", "rend",  "rendition", "target",   "corresp",  "ref",
    "key",   "when",  "from",    "to",    "notBefore", "notAfter", "facs",     "url",
    "role",  "cols",  "rows",    "place", "reason",    "unit",     "quantity", "extent",
    "ident", "level", "cert",    "resp",  "when-iso",  "from-iso", "to-iso",   "who",
};

struct maker {
    struct tei_tree *tree;
    struct arena *results;
    TeiNodeRef open;
    TeiNodeRef *last_child;  // of each open node, by depth
    uint32_t depth;
    struct {
        const char *name;
        const TeiRule *rule;
        Str kept;  // the name in `results`
    } elements[CACHE_SIZE];
    struct {
        const char *name;
        const char *kept;  // NULL: not read
    } attributes[CACHE_SIZE];
};

static bool append(struct maker *m, TeiNode node, Fail *fail) {
    struct tei_tree *tree = m->tree;
    if (tree->nodes.n >= TEI_NODES_MAX)
        return fail_set(fail, FAIL_LIMIT, "the file has more than %d elements and texts; split it",
                        TEI_NODES_MAX);
    TeiNodeRef ref = (TeiNodeRef)tree->nodes.n;
    node.parent = m->open;
    *LIST_ADD(m->results, &tree->nodes) = node;
    TeiNodeRef before = m->last_child[m->depth];
    if (before != 0)
        tree->nodes.p[before].next = ref;
    else
        tree->nodes.p[m->open].child = ref;
    m->last_child[m->depth] = ref;
    return true;
}

static void find_rule(struct maker *m, Str name, TeiNode *node) {
    size_t slot = ((uintptr_t)name.p >> 3) % CACHE_SIZE;
    if (m->elements[slot].name != name.p) {
        m->elements[slot].name = name.p;
        m->elements[slot].rule = tei_element_rule(name);
        m->elements[slot].kept = m->elements[slot].rule->element != TEI_UNKNOWN
                                     ? str_from_c(m->elements[slot].rule->name)
                                     : str_copy(m->results, name);
    }
    node->rule = m->elements[slot].rule;
    node->text = m->elements[slot].kept;
}

static const char *attribute_name(const XmlAttribute *attribute) {
    if (attribute->of_xml)
        return str_is(attribute->name, "id")     ? "xml:id"
               : str_is(attribute->name, "lang") ? "xml:lang"
                                                 : NULL;
    for (size_t i = 0; i < sizeof attribute_names / sizeof *attribute_names; i++)
        if (str_is(attribute->name, attribute_names[i]))
            return attribute_names[i];
    return NULL;
}

static void add_attribute(struct maker *m, const XmlAttribute *given, TeiNode *node) {
    const char *name;
    if (given->of_xml) {
        name = attribute_name(given);
    } else {
        size_t slot = ((uintptr_t)given->name.p >> 3) % CACHE_SIZE;
        if (m->attributes[slot].name != given->name.p) {
            m->attributes[slot].name = given->name.p;
            m->attributes[slot].kept = attribute_name(given);
        }
        name = m->attributes[slot].kept;
    }
    if (name == NULL)
        return;
    *LIST_ADD(m->results, &m->tree->attributes) = (TeiAttribute){name, given->value};
    node->attribute_count++;
}

/* Tells all around a node what it holds; stops where that is known, so the whole costs one walk. */
static void mark_outer(struct tei_tree *tree, TeiNodeRef ref, bool words) {
    for (TeiNodeRef up = tree->nodes.p[ref].parent;; up = tree->nodes.p[up].parent) {
        bool *mark = words ? &tree->nodes.p[up].holds_words : &tree->nodes.p[up].holds_document;
        if (*mark)
            return;
        *mark = true;
        if (up == 0)
            return;
    }
}

static bool on_open(void *context, const XmlElement *element, Fail *fail) {
    struct maker *m = context;
    TeiNode node = {.first = (uint32_t)element->first,
                    .attribute = (uint32_t)m->tree->attributes.n};
    find_rule(m, element->name, &node);
    for (size_t i = 0; i < element->attribute_count; i++)
        add_attribute(m, &element->attributes[i], &node);
    if (!append(m, node, fail))
        return false;
    m->open = (TeiNodeRef)(m->tree->nodes.n - 1);
    if (tei_tree_is_document(m->tree, m->open))
        mark_outer(m->tree, m->open, false);
    m->last_child[++m->depth] = 0;
    return true;
}

static bool on_close(void *context, uint64_t last, Fail *fail) {
    struct maker *m = context;
    (void)fail;
    TeiNode *node = &m->tree->nodes.p[m->open];
    node->last = (uint32_t)last;
    m->open = node->parent;
    m->depth--;
    return true;
}

/* Joins a text to the run before it where they adjoin in the file. */
static bool join(struct maker *m, Str text, uint64_t first) {
    TeiNodeRef before = m->last_child[m->depth];
    if (before == 0 || before + 1 != m->tree->nodes.n)
        return false;
    TeiNode *run = &m->tree->nodes.p[before];
    if (run->rule != NULL || run->text.p + run->text.n != text.p)
        return false;
    run->text.n += text.n;
    run->last = (uint32_t)(first + text.n);
    return true;
}

static bool on_text(void *context, Str text, uint64_t first, Fail *fail) {
    struct maker *m = context;
    TeiNode node = {.text = text, .first = (uint32_t)first, .last = (uint32_t)(first + text.n)};
    if (!join(m, text, first) && !append(m, node, fail))
        return false;
    TeiNodeRef ref = m->last_child[m->depth];
    if (!m->tree->nodes.p[ref].holds_words && str_trim(text).n > 0) {
        m->tree->nodes.p[ref].holds_words = true;
        m->tree->nodes.p[m->open].has_words = true;
        mark_outer(m->tree, ref, true);
    }
    return true;
}

/* Divisions that editions of letters, papers and diaries call by the kind of what stands in them.
 */
static bool is_piece(Str type) {
    static const char *const kinds[] = {"letter",
                                        "lettre",
                                        "brief",
                                        "telegram",
                                        "telegramm",
                                        "cable",
                                        "memorandum",
                                        "despatch",
                                        "dispatch",
                                        "minutes",
                                        "minute",
                                        "report",
                                        "charter",
                                        "urkunde",
                                        "protokoll",
                                        "diaryentry",
                                        "diary-entry",
                                        "diary_entry",
                                        "postcard",
                                        "postkarte",
                                        "doc",
                                        "entry",
                                        "journalentry",
                                        "journal-entry",
                                        "calendarentry",
                                        "calendar-entry",
                                        "tagebucheintrag",
                                        "eintrag",
                                        "regest",
                                        "day",
                                        "item",
                                        "speech",
                                        "statement",
                                        "interview",
                                        "act",
                                        "order",
                                        "decree",
                                        "resolution",
                                        "treaty",
                                        "письмо",
                                        "телеграмма",
                                        "запись"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_equal_nocase(type, str_from_c(kinds[i])))
            return true;
    return false;
}

/* A chapter without chapters of its own. */
static bool is_last_chapter(const struct tei_tree *tree, TeiNodeRef ref) {
    static const char *const names[] = {"chapter", "kapitel", "chapitre", "глава"};
    Str type = tei_tree_attribute(tree, ref, "type");
    bool named = false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        named = named || str_equal_nocase(type, str_from_c(names[i]));
    TeiNodeRef end = named ? tei_tree_after(tree, ref) : 0;
    for (TeiNodeRef i = ref + 1; i < end; i++)
        if (tei_tree_element(tree, i) == TEI_DIV && tei_tree_attribute(tree, i, "type").n > 0)
            return false;
    return named;
}

static bool is_of(const struct tei_tree *tree, TeiNodeRef ref, TeiPieces pieces) {
    return pieces == TEI_BY_KIND    ? is_piece(tei_tree_attribute(tree, ref, "type"))
           : pieces == TEI_CHAPTERS ? is_last_chapter(tree, ref)
                                    : false;
}

static bool try_pieces(struct tei_tree *tree, TeiPieces pieces) {
    size_t count = 0;
    for (TeiNodeRef i = 1; i < tree->nodes.n && count < 2; i++)
        count += tei_tree_element(tree, i) == TEI_DIV && is_of(tree, i, pieces);
    tree->pieces = count >= 2 ? pieces : TEI_NO_PIECES;
    return count >= 2;
}

/*
 * In an edition without "document", two such divisions and more are its documents; in a book
 * without these, two chapters and more.
 */
static void find_pieces(struct tei_tree *tree) {
    if (!try_pieces(tree, TEI_BY_KIND) && !try_pieces(tree, TEI_CHAPTERS))
        return;
    for (TeiNodeRef i = 1; i < tree->nodes.n; i++)
        if (tei_tree_is_document(tree, i))
            mark_outer(tree, i, false);
}

bool tei_tree_read(const ImportFile *file, ImportLimits limits, struct arena *results,
                   struct tei_tree *tree, Fail *fail) {
    *tree = (struct tei_tree){.file = str_copy(results, file->name)};
    struct maker *m = ARENA_NEW(results, struct maker);
    m->tree = tree;
    m->results = results;
    m->last_child = ARENA_ARRAY(results, TeiNodeRef, XML_DEPTH_MAX + 2);
    *LIST_ADD(results, &tree->nodes) = (TeiNode){.last = (uint32_t)file->bytes.n};
    XmlVisit visit = {.context = m, .open = on_open, .text = on_text, .close = on_close};
    XmlLimits xml_limits = {.size_bytes = limits.text_bytes, .depth = limits.depth};
    if (!xml_read(file->bytes, xml_limits, &visit, results, &tree->utf8, fail))
        return false;
    tree->root = tree->nodes.p[0].child;
    if (!tree->nodes.p[0].holds_document)
        find_pieces(tree);
    return true;
}

const TeiNode *tei_tree_node(const struct tei_tree *tree, TeiNodeRef ref) {
    must(ref < tree->nodes.n);
    return &tree->nodes.p[ref];
}

TeiElement tei_tree_element(const struct tei_tree *tree, TeiNodeRef ref) {
    const TeiNode *node = tei_tree_node(tree, ref);
    return node->rule != NULL ? node->rule->element : TEI_RUN;
}

Str tei_tree_attribute(const struct tei_tree *tree, TeiNodeRef ref, const char *name) {
    const TeiNode *node = tei_tree_node(tree, ref);
    for (uint32_t i = 0; i < node->attribute_count; i++) {
        const TeiAttribute *attribute = &tree->attributes.p[node->attribute + i];
        if (strcmp(attribute->name, name) == 0)
            return attribute->value;
    }
    return (Str){0};
}

Origin tei_tree_origin(const struct tei_tree *tree, TeiNodeRef ref) {
    const TeiNode *node = tei_tree_node(tree, ref);
    return (Origin){.file = tree->file, .first = node->first, .last = node->last};
}

TeiNodeRef tei_tree_child(const struct tei_tree *tree, TeiNodeRef ref, TeiElement element) {
    TeiNodeRef child = tei_tree_node(tree, ref)->child;
    while (child != 0 && tei_tree_element(tree, child) != element)
        child = tree->nodes.p[child].next;
    return child;
}

TeiNodeRef tei_tree_after(const struct tei_tree *tree, TeiNodeRef ref) {
    while (ref != 0 && tei_tree_node(tree, ref)->next == 0)
        ref = tree->nodes.p[ref].parent;
    return ref != 0 ? tree->nodes.p[ref].next : (TeiNodeRef)tree->nodes.n;
}

bool tei_tree_is_blank(const struct tei_tree *tree, TeiNodeRef ref) {
    const TeiNode *node = tei_tree_node(tree, ref);
    return node->rule == NULL && !node->holds_words;
}

bool tei_tree_is_document(const struct tei_tree *tree, TeiNodeRef ref) {
    if (tei_tree_element(tree, ref) != TEI_DIV)
        return false;
    return str_is(tei_tree_attribute(tree, ref, "type"), "document") ||
           is_of(tree, ref, tree->pieces);
}

Str tei_tree_words(const struct tei_tree *tree, TeiNodeRef ref, struct arena *results) {
    TeiNodeRef end = tei_tree_after(tree, ref);
    size_t room = 0;
    for (TeiNodeRef i = ref; i < end; i++)
        room += 1 + (tree->nodes.p[i].rule == NULL ? tree->nodes.p[i].text.n : 0);
    char *words = arena_alloc(results, room);
    size_t n = 0;
    bool space = false;
    for (TeiNodeRef i = ref; i < end;) {
        const TeiNode *node = &tree->nodes.p[i];
        TeiElement element = tei_tree_element(tree, i);
        if (element == TEI_NOTE && i != ref) {
            i = tei_tree_after(tree, i);
            continue;
        }
        space = space || element == TEI_LB || element == TEI_P || element == TEI_ITEM;
        for (size_t k = 0; node->rule == NULL && k < node->text.n; k++) {
            char c = node->text.p[k];
            if (c == ' ' || (c >= '\t' && c <= '\r')) {
                space = true;
                continue;
            }
            if (space && n > 0)
                words[n++] = ' ';
            space = false;
            words[n++] = c;
        }
        i++;
    }
    return (Str){words, n};
}
