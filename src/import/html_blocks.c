/*
 * The tree is walked once without recursion; for each element still open a frame remembers what to
 * close. Elements that only arrange (div, section, span) leave no block but part the text around
 * them.
 *
 * Notes: a link of a few characters to an element further down, which is marked as a note or links
 * back, is an anchor. These elements are found first; where the walk meets one in its own place, it
 * is passed by, and where it meets the anchor, the walk goes into the note and comes back. A second
 * link to the same note stays a link.
 */
#include "import/html_blocks.h"
#include "base/map.h"
#include "doc/edtf.h"
#include "import/gap_mark.h"
#include "import/html_main.h"
#include "import/record_profile.h"
#include <string.h>

enum { ANCHOR_BYTES_MAX = 12, MARK_BYTES_MAX = 3, FIRST_BYTES_LEAST = 8, FIRST_NODES_MAX = 16 };

typedef struct {
    const struct html_node *anchor;  // the link
    const struct html_node *body;    // the element that holds the note
    Str label;
} Note;
typedef LIST_OF(Note) NoteList;

typedef struct {
    const struct html_node *node;
    BlockRef block;
    SpanRef span;
    bool note;  // the walk goes back to the anchor behind it
} Frame;
typedef LIST_OF(Frame) FrameList;

typedef struct {
    const HtmlBlocks *how;
    struct part_builder *builder;
    const struct html_node *top;
    NoteList notes;
    uint32_t *note_of_body;    // by number of a node: index of the note + 1; NULL: no notes here
    uint32_t *note_of_anchor;  // likewise
    bool *in_range;            // nodes that hold something of the range; NULL: all do
    FrameList frames;
    struct arena *scratch;
    size_t body_weight, node_count;
    size_t verbatim;    // open <pre>
    size_t mark_bytes;  // of the note's own mark, that are still to be passed over
} Walk;

/* Remembers what begins within the range, and all that it stands in. */
static void find_range(Walk *walk) {
    const HtmlBlocks *how = walk->how;
    if (how->last == 0)
        return;
    walk->in_range = ARENA_ARRAY(walk->scratch, bool, walk->node_count);
    for (const struct html_node *n = walk->top; n != NULL; n = html_next(n, walk->top)) {
        bool begins = n->first < n->last && n->first >= how->first && n->first < how->last;
        for (const struct html_node *up = n; begins && up != NULL; up = up->parent) {
            if (walk->in_range[up->number])
                break;
            walk->in_range[up->number] = true;
        }
    }
}

static bool is_outside(const Walk *walk, const struct html_node *node) {
    return walk->in_range != NULL && !walk->in_range[node->number];
}

/* ---- notes ---- */

bool html_blocks_is_safe_address(Str address) {
    static const char *const schemes[] = {"http:", "https:", "mailto:", "ftp:"};
    for (size_t i = 0; i < address.n; i++)
        if ((uint8_t)address.p[i] < 0x20)
            return false;
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        size_t n = strlen(schemes[i]);
        if (str_equal_nocase(str_slice(address, 0, n), str_from_c(schemes[i])))
            return true;
    }
    for (size_t i = 0; i < address.n && strchr("/?#", address.p[i]) == NULL; i++)
        if (address.p[i] == ':')
            return false;  // another scheme: javascript, data, ...
    return address.n > 0;
}

static bool has_any_class(const struct html_node *node, const char *const *words, size_t count) {
    Str class = html_attribute(node, "class");
    for (size_t i = 0; i < count; i++)
        if (str_has(class, str_from_c(words[i])))
            return true;
    return false;
}

static bool is_marked_as_note(const struct html_node *node) {
    static const char *const words[] = {"footnote", "endnote", "note", "reference"};
    for (const struct html_node *up = node; up != NULL && !html_is(up, "body"); up = up->parent) {
        Str role = html_attribute(up, "role");
        if (str_starts(role, STR("doc-footnote")) || str_starts(role, STR("doc-endnote")) ||
            has_any_class(up, words, sizeof words / sizeof *words))
            return true;
    }
    return false;
}

/* Some link below node leads to `id`, or to the id of a link's own element. */
static bool links_back(const struct html_node *node, Str id) {
    for (const struct html_node *n = node; n != NULL; n = html_next(n, node)) {
        Str href = html_attribute(n, "href");
        if (id.n > 0 && href.n == id.n + 1 && href.p[0] == '#' && str_equal(str_skip(href, 1), id))
            return true;
    }
    return false;
}

/* The id or name of a link, or of the <sup> around it. */
static Str anchor_id(const struct html_node *link) {
    for (int level = 0; link != NULL && level < 2; link = link->parent, level++) {
        Str id = html_attribute(link, "id");
        if (id.n == 0)
            id = html_attribute(link, "name");
        if (id.n > 0)
            return id;
    }
    return (Str){NULL, 0};
}

/* The first words below node, without white space before them; few nodes are looked at. */
static Str first_words(const struct html_node *node, struct arena *scratch) {
    Str words = {NULL, 0};
    size_t looked = 0;
    for (const struct html_node *n = node;
         n != NULL && looked < FIRST_NODES_MAX && words.n < FIRST_BYTES_LEAST;
         n = html_next(n, node), looked++)
        if (n->name.n == 0)
            words = str_format(scratch, "%.*s%.*s", STR_ARG(words),
                               STR_ARG(str_slice(words.n > 0 ? n->text : str_trim(n->text), 0,
                                                 FIRST_BYTES_LEAST)));
    return words;
}

static bool is_mark_byte(char c) {
    return (c >= '0' && c <= '9') || c == '*';
}

/*
 * "[1]", "(1)", "1." and "*" with which words begin: how many bytes that is; 0 for none. *core: the
 * number or sign alone. Whole: nothing stands behind it.
 */
static size_t mark_of(Str words, bool whole, Str *core) {
    bool bracket = words.n > 0 && (words.p[0] == '[' || words.p[0] == '(');
    size_t at = bracket, start = at;
    while (at < words.n && at - start < MARK_BYTES_MAX && is_mark_byte(words.p[at]))
        at++;
    *core = str_slice(words, start, at);
    if (core->n == 0)
        return 0;
    if (bracket)
        return at < words.n && (words.p[at] == ']' || words.p[at] == ')') &&
                       (!whole || at + 1 == words.n)
                   ? at + 1
                   : 0;
    bool ends = at == words.n || words.p[at] == ' ' || words.p[at] == '.' || words.p[at] == ')';
    return ends && (!whole || at == words.n) ? at : 0;
}

/*
 * A link "[1]" to a block that begins with "[1]". A bare number must be set high, for paragraphs
 * have numbers, too; and where the link stands in such a paragraph, it leads to another of them.
 */
static bool is_marked_alike(const struct html_node *link, Str label, const struct html_node *body,
                            struct arena *scratch) {
    Str at_link, at_body, at_block, words = first_words(body, scratch);
    size_t linked = mark_of(label, true, &at_link), bodied = mark_of(words, false, &at_body);
    if (linked == 0 || bodied == 0 || !str_equal(at_link, at_body))
        return false;
    const struct html_node *block = link;
    bool high = false;
    for (; block->parent != NULL && !html_is_block(block); block = block->parent)
        high |= html_is(block, "sup");
    return (high || linked > at_link.n || bodied > at_body.n || at_link.p[0] == '*') &&
           mark_of(first_words(block, scratch), false, &at_block) == 0;
}

/* The element whose text is the note: the target itself, or the block around an empty <a name=...>.
 */
static const struct html_node *note_body(const struct html_node *target) {
    const struct html_node *node = target;
    while (node->parent != NULL && !html_is_block(node))
        node = node->parent;
    return html_is(node, "li") || html_is(node, "p") || html_is(node, "div") ||
                   html_is(node, "dd") || html_is(node, "aside")
               ? node
               : NULL;
}

static void find_notes(Walk *walk) {
    walk->note_of_body = ARENA_ARRAY(walk->scratch, uint32_t, walk->node_count);
    walk->note_of_anchor = ARENA_ARRAY(walk->scratch, uint32_t, walk->node_count);
    struct map *ids = map_create(walk->scratch);
    LIST_OF(const struct html_node *) targets = {0};
    for (const struct html_node *n = walk->top; n != NULL; n = html_next(n, walk->top)) {
        Str id = html_attribute(n, "id");
        if (id.n == 0 && html_is(n, "a"))
            id = html_attribute(n, "name");
        bool is_new;
        uint64_t *place = id.n == 0 ? NULL : map_put(ids, id, &is_new);
        if (place == NULL || !is_new)
            continue;
        *LIST_ADD(walk->scratch, &targets) = n;
        *place = targets.n - 1;
    }
    for (const struct html_node *n = walk->top; n != NULL; n = html_next(n, walk->top)) {
        Str href = html_attribute(n, "href");
        if (!html_is(n, "a") || href.n < 2 || href.p[0] != '#' || n->first == n->last)
            continue;
        const uint64_t *place = map_find(ids, str_skip(href, 1));
        Str label = html_text(n, walk->scratch);
        if (place == NULL || label.n == 0 || label.n > ANCHOR_BYTES_MAX)
            continue;
        const struct html_node *body = note_body(targets.p[*place]);
        if (body == NULL || body->first <= n->first ||
            !(is_marked_as_note(body) || links_back(body, anchor_id(n)) ||
              is_marked_alike(n, label, body, walk->scratch)))
            continue;
        if (walk->note_of_body[body->number] != 0)
            continue;
        Note note = {n, body, str_copy(walk->how->results, label)};
        *LIST_ADD(walk->scratch, &walk->notes) = note;
        walk->note_of_body[body->number] = (uint32_t)walk->notes.n;
        walk->note_of_anchor[n->number] = (uint32_t)walk->notes.n;
    }
}

/* ---- blocks and spans ---- */

static const struct {
    const char *name;
    BlockKind kind;
} block_elements[] = {
    {"p", BLOCK_PARAGRAPH},       {"h1", BLOCK_HEADING},      {"h2", BLOCK_HEADING},
    {"h3", BLOCK_HEADING},        {"h4", BLOCK_HEADING},      {"h5", BLOCK_HEADING},
    {"h6", BLOCK_HEADING},        {"ul", BLOCK_LIST},         {"ol", BLOCK_LIST},
    {"dl", BLOCK_LIST},           {"dir", BLOCK_LIST},        {"menu", BLOCK_LIST},
    {"li", BLOCK_ITEM},           {"dt", BLOCK_ITEM},         {"dd", BLOCK_ITEM},
    {"table", BLOCK_TABLE},       {"tr", BLOCK_ROW},          {"td", BLOCK_CELL},
    {"th", BLOCK_CELL},           {"caption", BLOCK_CAPTION}, {"figcaption", BLOCK_CAPTION},
    {"blockquote", BLOCK_QUOTE},  {"pre", BLOCK_PARAGRAPH},   {"listing", BLOCK_PARAGRAPH},
    {"address", BLOCK_PARAGRAPH}, {"summary", BLOCK_HEADING},
};

static const struct {
    const char *name, *rend;
} emphasis[] = {
    {"i", "italic"},
    {"em", "italic"},
    {"cite", "italic"},
    {"b", "bold"},
    {"strong", "bold"},
    {"u", "underline"},
    {"sup", "superscript"},
    {"sub", "subscript"},
    {"del", "strikethrough"},
    {"s", "strikethrough"},
    {"strike", "strikethrough"},
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static bool block_kind(const struct html_node *node, BlockKind *kind) {
    for (size_t i = 0; i < COUNT(block_elements); i++)
        if (html_is(node, block_elements[i].name)) {
            *kind = block_elements[i].kind;
            return true;
        }
    return false;
}

/* A row stands in a table, an item in a list; where they do not, they are what they look like. */
static BlockKind kind_in_place(const Walk *walk, BlockKind kind) {
    BlockKind needed = kind == BLOCK_CELL   ? BLOCK_ROW
                       : kind == BLOCK_ROW  ? BLOCK_TABLE
                       : kind == BLOCK_ITEM ? BLOCK_LIST
                                            : BLOCK_KIND_COUNT;
    for (size_t i = walk->frames.n; i > 0 && needed != BLOCK_KIND_COUNT; i--) {
        BlockRef ref = walk->frames.p[i - 1].block;
        if (ref == 0)
            continue;
        return part_builder_block(walk->builder, ref)->kind == needed ? kind : BLOCK_PARAGRAPH;
    }
    return needed == BLOCK_KIND_COUNT ? kind : BLOCK_PARAGRAPH;
}

static BlockRef open_block(Walk *walk, const struct html_node *node, BlockKind kind) {
    kind = kind_in_place(walk, kind);
    BlockRef ref = part_builder_open(walk->builder, kind,
                                     tidy_text_origin(walk->how->source, node->first, node->last));
    Block *block = part_builder_block(walk->builder, ref);
    if (kind == BLOCK_HEADING && node->name.p[0] == 'h' && node->name.n == 2)
        block->level = (uint8_t)(node->name.p[1] - '0');
    block->source_id = html_attribute(node, "id");
    return ref;
}

static SpanRef open_link(Walk *walk, const struct html_node *node) {
    Str href = str_trim(html_attribute(node, "href"));
    if (!html_blocks_is_safe_address(href))
        return 0;
    SpanRef ref = part_builder_span(walk->builder, SPAN_REFERENCE);
    part_builder_attribute(walk->builder, ref, "target", href);
    return ref;
}

static SpanRef open_span(Walk *walk, const struct html_node *node) {
    for (size_t i = 0; i < COUNT(emphasis); i++)
        if (html_is(node, emphasis[i].name)) {
            SpanRef ref = part_builder_span(walk->builder, SPAN_EMPHASIS);
            part_builder_attribute(walk->builder, ref, "rend", str_from_c(emphasis[i].rend));
            return ref;
        }
    if (html_is(node, "a"))
        return open_link(walk, node);
    if (html_is(node, "ins")) {
        SpanRef ref = part_builder_span(walk->builder, SPAN_OTHER);
        part_builder_attribute(walk->builder, ref, "name", STR("add"));
        return ref;
    }
    if (html_is(node, "q"))
        return part_builder_span(walk->builder, SPAN_QUOTATION);
    Str when = html_attribute(node, "datetime");
    Edtf edtf;
    Fail ignored = {0};
    if (html_is(node, "time") && edtf_parse(when, walk->scratch, &edtf, &ignored)) {
        SpanRef ref = part_builder_span(walk->builder, SPAN_DATE);
        part_builder_attribute(walk->builder, ref, "edtf", when);
        return ref;
    }
    return 0;
}

static void add_figure(Walk *walk, const struct html_node *node) {
    Str url = str_trim(html_attribute(node, "src")), words = str_trim(html_attribute(node, "alt"));
    bool safe = html_blocks_is_safe_address(url);
    if (!safe && words.n == 0)
        return;
    SpanRef ref = part_builder_point(walk->builder, SPAN_FIGURE);
    if (safe)
        part_builder_attribute(walk->builder, ref, "url", url);
    if (words.n > 0)
        part_builder_attribute(walk->builder, ref, "description", words);
}

/* ---- text ---- */

static void mark_masks(Walk *walk, size_t start, Str text) {
    for (size_t at = 0, end; record_profile_find_mask(text, &at, &end); at = end) {
        if (start + end > part_builder_at(walk->builder))
            return;
        SpanRef span = part_builder_range(walk->builder, SPAN_HIDDEN, start + at, start + end);
        part_builder_attribute(walk->builder, span, "what", STR("email"));
    }
}

/* Without what is left of the mark before a note: its label says it. */
static Str behind_mark(Walk *walk, Str text) {
    while (walk->mark_bytes > 0 && text.n > 0) {
        walk->mark_bytes -= text.p[0] != ' ' && (text.p[0] < '\t' || text.p[0] > '\r');
        text = str_skip(text, 1);
    }
    return text;
}

static void add_text(Walk *walk, const struct html_node *node) {
    Str given = behind_mark(walk, node->text);
    if (given.n == 0)
        return;
    part_builder_source(walk->builder,
                        tidy_text_origin(walk->how->source, node->first, node->last));
    if (walk->verbatim > 0) {
        Str rest = given, line;
        for (bool first = true; str_next_line(&rest, &line); first = false) {
            if (!first)
                part_builder_line_break(walk->builder);
            if (str_trim(line).n > 0)
                part_builder_text(walk->builder, line);
        }
        if (str_ends(given, STR("\n")))
            part_builder_line_break(walk->builder);
        return;
    }
    Str text = tidy_text_squeeze(given, walk->how->results);
    if (text.n == 0) {
        part_builder_flow(walk->builder, given);
        return;
    }
    // White space before the first character is given first, so that `start` is where it stands.
    if (given.p[0] == ' ' || (given.p[0] >= '\t' && given.p[0] <= '\r'))
        part_builder_flow(walk->builder, STR(" "));
    size_t start = part_builder_at(walk->builder);
    Str trimmed = str_trim(given);
    size_t first = node->first, last = node->last;
    if (last - first == node->text.n) {  // no entities: the source's own bytes
        first += (size_t)(trimmed.p - node->text.p);
        last = first + trimmed.n;
    }
    tidy_text_flow(walk->builder, walk->how->source, trimmed, first, last, walk->how->results);
    if (start + text.n <= part_builder_at(walk->builder)) {
        gap_mark_spans(walk->builder, start, text);
        mark_masks(walk, start, text);
    }
    if (str_trim(str_skip(given, given.n - 1)).n == 0)
        part_builder_flow(walk->builder, STR(" "));
}

/* ---- the walk ---- */

static bool is_left_out(const Walk *walk, const struct html_node *node) {
    if (html_is(node, "script") || html_is(node, "style") || html_is(node, "template") ||
        html_is(node, "head"))
        return true;
    if (walk->how->left_out != NULL && walk->how->left_out[node->number])
        return true;
    if (node == walk->top)
        return false;
    if (walk->how->keep_all)
        return !walk->how->keep_navigation && html_main_is_navigation(node);
    if (!html_main_is_furniture(node))
        return false;
    bool wraps = html_is(node, "div") || html_is(node, "section") || html_is(node, "form");
    return !wraps || html_main_weight(node) * 2 < walk->body_weight;
}

static const Note *note_at(const Walk *walk, const uint32_t *table, const struct html_node *node) {
    return table == NULL || table[node->number] == 0 ? NULL
                                                     : &walk->notes.p[table[node->number] - 1];
}

static void leave(Walk *walk, Frame frame) {
    if (frame.span != 0)
        part_builder_end_span(walk->builder, frame.span);
    if (frame.block != 0)
        part_builder_close(walk->builder, frame.block);
    else if (html_is_block(frame.node))
        part_builder_part_text(walk->builder);
    walk->verbatim -= html_is(frame.node, "pre") || html_is(frame.node, "listing");
}

static void enter(Walk *walk, const struct html_node *node) {
    Frame frame = {.node = node};
    BlockKind kind;
    if (html_is(node, "br"))
        part_builder_line_break(walk->builder);
    else if (html_is(node, "img"))
        add_figure(walk, node);
    else if (block_kind(node, &kind))
        frame.block = open_block(walk, node, kind);
    else if (html_is_block(node))
        part_builder_part_text(walk->builder);
    else
        frame.span = open_span(walk, node);
    walk->verbatim += html_is(node, "pre") || html_is(node, "listing");
    *LIST_ADD(walk->scratch, &walk->frames) = frame;
}

/* Links that lead back from a note to its anchor say nothing. */
static bool is_back_link(const Walk *walk, const struct html_node *node) {
    Str href = html_attribute(node, "href");
    if (!html_is(node, "a") || href.n < 2 || href.p[0] != '#')
        return false;
    for (const struct html_node *up = node; up != NULL; up = up->parent) {
        const Note *note = note_at(walk, walk->note_of_body, up);
        if (note != NULL)
            return str_equal(anchor_id(note->anchor), str_skip(href, 1));
    }
    return false;
}

static void walk_below(Walk *walk, const struct html_node *top, bool is_note);

/* "[1]" before the note of the mark "1", where it is no link back, which is left out whole; a bare
 * number before words may be one of theirs. */
static size_t bytes_of_mark(const Note *note, struct arena *scratch) {
    Str at_link, at_body, words = first_words(note->body, scratch);
    size_t bytes = mark_of(words, false, &at_body);
    if (bytes <= at_body.n && !str_starts(at_body, STR("*")))
        return 0;
    return mark_of(note->label, true, &at_link) > 0 && str_equal(at_link, at_body) ? bytes : 0;
}

/* Handles a node; true where the walk goes on below it. */
static bool visit(Walk *walk, const struct html_node *node) {
    if (is_outside(walk, node))
        return false;
    if (node->name.n == 0) {
        add_text(walk, node);
        return false;
    }
    if (is_left_out(walk, node))
        return false;
    const Note *note = note_at(walk, walk->note_of_anchor, node);
    if (note != NULL) {
        BlockRef ref = part_builder_note(
            walk->builder, note->label,
            tidy_text_origin(walk->how->source, note->body->first, note->body->last));
        part_builder_block(walk->builder, ref)->source_id = html_attribute(note->body, "id");
        part_builder_enter_note(walk->builder, ref);
        walk->mark_bytes = bytes_of_mark(note, walk->scratch);
        walk_below(walk, note->body, true);
        walk->mark_bytes = 0;
        part_builder_leave_note(walk->builder);
        return false;
    }
    if (note_at(walk, walk->note_of_body, node) != NULL)
        return false;
    if (is_back_link(walk, node)) {
        size_t mark = walk->mark_bytes > 0 ? html_text(node, walk->scratch).n : 0;
        walk->mark_bytes -= mark < walk->mark_bytes ? mark : walk->mark_bytes;
        return false;
    }
    enter(walk, node);
    return true;
}

/* Recurses only from an anchor into its note, and not from there into further notes. */
static void walk_below(Walk *walk, const struct html_node *top, bool is_note) {
    size_t base = walk->frames.n, verbatim = walk->verbatim;
    walk->verbatim = 0;
    uint32_t *anchors = walk->note_of_anchor;
    bool *in_range = walk->in_range;
    if (is_note) {
        walk->in_range = NULL;  // a note belongs to its anchor wherever it stands
        walk->note_of_anchor = NULL;
    }
    for (const struct html_node *n = top->first_child; n != NULL;) {
        bool below = visit(walk, n);
        const struct html_node *next = below ? html_next(n, top) : html_skip(n, top);
        const struct html_node *parent = next == NULL ? top : next->parent;
        while (walk->frames.n > base && walk->frames.p[walk->frames.n - 1].node != parent)
            leave(walk, walk->frames.p[--walk->frames.n]);
        n = next;
    }
    while (walk->frames.n > base)
        leave(walk, walk->frames.p[--walk->frames.n]);
    walk->in_range = in_range;
    walk->note_of_anchor = anchors;
    walk->verbatim = verbatim;
}

void html_blocks_build(const HtmlBlocks *how, const struct html_node *top,
                       struct part_builder *builder) {
    struct arena *scratch = arena_create();
    const struct html_node *root = top;
    while (root->parent != NULL)
        root = root->parent;
    Walk walk = {.how = how,
                 .builder = builder,
                 .top = top,
                 .scratch = scratch,
                 .node_count = root->count,
                 .body_weight = html_main_weight(top)};
    find_range(&walk);
    find_notes(&walk);
    walk_below(&walk, top, false);
    arena_destroy(scratch);
}
