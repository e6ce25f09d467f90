/*
 * A walk down the tree that tells the part builder what it meets; the builder knows where text
 * may stand and splits what must be split, so no element needs to know its neighbours. Exceptions
 * are few and each has a function: a quotation is a block where it stands alone and a span where
 * words stand beside it; of two spellings of one word (choice) the printed one is text, the other
 * an attribute; an attachment is left for a part of its own, with the page breaks right before it,
 * so a break waits until it is seen what follows.
 *
 * The walk recurses by the depth of the file, which text/xml.h limits to XML_DEPTH_MAX.
 */
#include "import/tei_block.h"
#include "import/tei_list.h"
#include "import/tei_span.h"
#include <string.h>

enum { NEAR = 32 };  // steps that a question about the neighbours of a node may take

static Str attribute(const struct tei_writer *w, TeiNodeRef ref, const char *name) {
    return tei_tree_attribute(w->tree, ref, name);
}

static TeiElement element_of(const struct tei_writer *w, TeiNodeRef ref) {
    return tei_tree_element(w->tree, ref);
}

/* Running text goes on here: a paragraph, a span, a cell with words. */
static bool in_flow(const struct tei_writer *w, TeiNodeRef ref) {
    int steps = 0;
    for (TeiNodeRef up = ref; up != 0 && steps++ < NEAR; up = tei_tree_node(w->tree, up)->parent) {
        const TeiNode *node = tei_tree_node(w->tree, up);
        if (node->has_words)
            return true;
        switch (node->rule->treatment) {
        case TEI_AS_SPAN:
            return true;
        case TEI_AS_BLOCK:
            return node->rule->block == BLOCK_PARAGRAPH || node->rule->block == BLOCK_HEADING ||
                   node->rule->block == BLOCK_DATELINE || node->rule->block == BLOCK_SIGNATURE;
        case TEI_AS_THROUGH:
            break;
        case TEI_AS_QUOTE:
        case TEI_AS_ITSELF:
            return false;
        }
    }
    return false;
}

/* The last child of an inline element that has no words of its own: <hi>, <placeName> around one
 * <hi>. */
static bool is_inner_edge(const struct tei_writer *w, TeiNodeRef run, bool at_start) {
    const TeiNode *node = tei_tree_node(w->tree, run);
    const TeiNode *outer = tei_tree_node(w->tree, node->parent);
    return outer->rule != NULL && outer->rule->treatment == TEI_AS_SPAN &&
           (at_start ? outer->child == run : node->next == 0) &&
           memchr(node->text.p, '\n', node->text.n) != NULL && !outer->has_words;
}

static bool begins_with(Str s, const char *const *marks) {
    for (; *marks != NULL; marks++)
        if (str_starts(s, str_from_c(*marks)))
            return true;
    return false;
}

static bool ends_with(Str s, const char *const *marks) {
    for (; *marks != NULL; marks++)
        if (str_ends(s, str_from_c(*marks)))
            return true;
    return false;
}

/*
 * Indented XML puts line ends inside inline elements, where they would part a word from its comma:
 * "Washington ,". Such white space is dropped where punctuation stands on its other side, so words
 * are never joined.
 */
static bool is_layout(const struct tei_writer *w, TeiNodeRef run) {
    static const char *const openers[] = {"(", "[", "“", "‘", NULL};
    static const char *const closers[] = {",", ".", ";", ":", ")", "]", "?", "!", "”", "’", NULL};
    if (is_inner_edge(w, run, true)) {
        TeiNodeRef before = run - 1;
        for (int steps = 0; before > 0 && steps < NEAR; steps++, before--) {
            bool opens = tei_tree_node(w->tree, before)->child == before + 1;
            if (!opens && !(tei_tree_is_blank(w->tree, before) && is_inner_edge(w, before, true)))
                break;
        }
        if (element_of(w, before) == TEI_RUN &&
            ends_with(tei_tree_node(w->tree, before)->text, openers))
            return true;
    }
    if (!is_inner_edge(w, run, false))
        return false;
    TeiNodeRef after = tei_tree_after(w->tree, run);
    for (int steps = 0; after < w->tree->nodes.n && steps < NEAR; steps++) {
        if (!tei_tree_is_blank(w->tree, after) || !is_inner_edge(w, after, false))
            break;
        after = tei_tree_after(w->tree, after);
    }
    return after < w->tree->nodes.n && element_of(w, after) == TEI_RUN &&
           begins_with(tei_tree_node(w->tree, after)->text, closers);
}

static bool has_blocks(const struct tei_writer *w, TeiNodeRef ref) {
    for (TeiNodeRef c = tei_tree_node(w->tree, ref)->child; c != 0;
         c = tei_tree_node(w->tree, c)->next) {
        const TeiRule *rule = tei_tree_node(w->tree, c)->rule;
        if (rule != NULL && (rule->treatment == TEI_AS_BLOCK || rule->element == TEI_LIST))
            return true;
    }
    return false;
}

static BlockRef open_block(struct tei_writer *w, TeiNodeRef ref, BlockKind kind) {
    BlockRef opened = part_builder_open(w->builder, kind, tei_tree_origin(w->tree, ref));
    Block *block = part_builder_block(w->builder, opened);
    block->source_id = attribute(w, ref, "xml:id");
    block->language = attribute(w, ref, "xml:lang");
    return opened;
}

static void find(struct tei_writer *w, TeiFound found) {
    *LIST_ADD(w->job, &w->found) = found;
}

static void write_span(struct tei_writer *w, TeiNodeRef ref) {
    SpanRef span = tei_span_open(w, ref);
    tei_block_write_children(w, ref);
    part_builder_end_span(w->builder, span);
}

static void write_heading(struct tei_writer *w, TeiNodeRef ref) {
    const TeiNode *node = tei_tree_node(w->tree, ref);
    TeiElement outer = element_of(w, node->parent);
    bool caption = outer == TEI_FIGURE;
    bool inner = outer == TEI_LIST || outer == TEI_TABLE || element_of(w, ref) == TEI_P;
    BlockRef block = open_block(w, ref, caption ? BLOCK_CAPTION : BLOCK_HEADING);
    if (!caption)
        part_builder_block(w->builder, block)->level = (uint8_t)(w->sections + 1 + (inner ? 1 : 0));
    if (!caption && !inner && w->notes == 0)
        find(w, (TeiFound){.kind = TEI_FOUND_HEAD, .node = ref, .block = block});
    bool before = w->in_head;
    w->in_head = !caption && !inner;
    tei_block_write_children(w, ref);
    w->in_head = before;
    part_builder_close(w->builder, block);
}

/* Paragraphs whose rend says that they are headings of what follows. */
static bool is_heading(Str rend) {
    static const char *const rends[] = {"sectiontitle", "sectiontitleital",
                                        "sourceheadcenterboldbig", "sourcearchiveboldbig"};
    for (size_t i = 0; i < sizeof rends / sizeof *rends; i++)
        if (str_is(rend, rends[i]))
            return true;
    return false;
}

static void write_cell(struct tei_writer *w, TeiNodeRef ref) {
    BlockRef cell = open_block(w, ref, BLOCK_CELL);
    bool telling = attribute(w, ref, "cols").n > 0 || attribute(w, ref, "rows").n > 0 ||
                   attribute(w, ref, "role").n > 0;
    SpanRef span = telling ? tei_span_other(w, ref) : 0;
    tei_block_write_children(w, ref);
    if (span != 0)
        part_builder_end_span(w->builder, span);
    part_builder_close(w->builder, cell);
}

static void write_block(struct tei_writer *w, TeiNodeRef ref) {
    const TeiRule *rule = tei_tree_node(w->tree, ref)->rule;
    if (rule->element == TEI_CELL) {
        write_cell(w, ref);
        return;
    }
    if (rule->block == BLOCK_HEADING ||
        (rule->element == TEI_P && is_heading(attribute(w, ref, "rend")))) {
        write_heading(w, ref);
        return;
    }
    BlockRef block = open_block(w, ref, rule->block);
    bool section = rule->block == BLOCK_SECTION && w->sections < 200;
    bool before = w->in_dateline;
    w->in_dateline = before || rule->element == TEI_DATELINE;
    w->sections = (uint8_t)(w->sections + section);
    tei_block_write_children(w, ref);
    w->sections = (uint8_t)(w->sections - section);
    w->in_dateline = before;
    part_builder_close(w->builder, block);
}

static void write_note(struct tei_writer *w, TeiNodeRef ref) {
    Str target = attribute(w, ref, "target");
    if (tei_tree_node(w->tree, ref)->child == 0 && target.n > 0) {
        // A second mark of a note that stands elsewhere.
        SpanRef mark = part_builder_point(w->builder, SPAN_REFERENCE);
        part_builder_attribute(w->builder, mark, "target", target);
        return;
    }
    BlockRef note =
        part_builder_note(w->builder, attribute(w, ref, "n"), tei_tree_origin(w->tree, ref));
    Block *block = part_builder_block(w->builder, note);
    block->source_id = attribute(w, ref, "xml:id");
    block->language = attribute(w, ref, "xml:lang");
    Str type = attribute(w, ref, "type");
    if (w->notes == 0 && str_is(type, "source"))
        find(w, (TeiFound){.kind = TEI_FOUND_SOURCE, .node = ref, .block = note});
    if (w->notes == 0 && str_is(type, "summary"))
        find(w, (TeiFound){.kind = TEI_FOUND_SUMMARY, .node = ref, .block = note});
    part_builder_enter_note(w->builder, note);
    w->notes++;
    tei_block_write_children(w, ref);
    w->notes--;
    part_builder_leave_note(w->builder);
}

/* Two spellings of one word: the first is printed, unless the first is the editor's. */
static void write_choice(struct tei_writer *w, TeiNodeRef ref) {
    TeiNodeRef printed = 0, other = 0;
    for (TeiNodeRef c = tei_tree_node(w->tree, ref)->child; c != 0;
         c = tei_tree_node(w->tree, c)->next) {
        if (element_of(w, c) == TEI_RUN)
            continue;
        Str name = tei_tree_node(w->tree, c)->text;
        bool editors = str_is(name, "corr") || str_is(name, "reg") || str_is(name, "expan");
        if (printed == 0 && !editors)
            printed = c;
        else if (other == 0)
            other = c;
    }
    if (printed == 0) {
        tei_block_write_children(w, ref);
        return;
    }
    SpanRef span = 0;
    if (other != 0) {
        bool corrects = str_is(tei_tree_node(w->tree, printed)->text, "sic");
        span = part_builder_span(w->builder, corrects ? SPAN_CORRECTION : SPAN_OTHER);
        if (!corrects)
            part_builder_attribute(w->builder, span, "name", tei_tree_node(w->tree, other)->text);
        part_builder_attribute(w->builder, span, "text", tei_tree_words(w->tree, other, w->job));
    }
    tei_block_write_children(w, printed);
    if (span != 0)
        part_builder_end_span(w->builder, span);
}

static void write_figure(struct tei_writer *w, TeiNodeRef ref) {
    TeiNodeRef told = tei_tree_child(w->tree, ref, TEI_FIG_DESC);
    tei_span_figure(w, tei_tree_child(w->tree, ref, TEI_GRAPHIC),
                    told != 0 ? tei_tree_words(w->tree, told, w->job) : (Str){0});
    for (TeiNodeRef c = tei_tree_node(w->tree, ref)->child; c != 0;
         c = tei_tree_node(w->tree, c)->next)
        if (element_of(w, c) != TEI_GRAPHIC && element_of(w, c) != TEI_FIG_DESC)
            tei_block_write(w, c);
}

static void write_pages(struct tei_writer *w) {
    for (size_t i = 0; i < w->pages.n; i++)
        tei_span_page(w, w->pages.p[i]);
    w->pages = (TeiNodeRefList){0};
}

static void write_unknown(struct tei_writer *w, TeiNodeRef ref) {
    Str name = tei_tree_node(w->tree, ref)->text;
    tei_report_add(w->report, "unknown-element", tei_tree_origin(w->tree, ref), "<%.*s> in %.*s",
                   STR_ARG(name), STR_ARG(w->where));
    TeiNodeRef outer = tei_tree_node(w->tree, ref)->parent;
    if (in_flow(w, outer)) {
        SpanRef span = tei_span_other(w, ref);
        tei_block_write_children(w, ref);
        part_builder_end_span(w->builder, span);
    } else if (tei_tree_node(w->tree, ref)->has_words) {
        BlockRef block =
            open_block(w, ref, element_of(w, outer) == TEI_LIST ? BLOCK_ITEM : BLOCK_OTHER);
        tei_block_write_children(w, ref);
        part_builder_close(w->builder, block);
    } else {
        tei_block_write_children(w, ref);
    }
}

/* A segment is a span of running text; alone (in an opener) it is a line whose role is not said. */
static void write_seg(struct tei_writer *w, TeiNodeRef ref) {
    if (in_flow(w, tei_tree_node(w->tree, ref)->parent)) {
        SpanRef span = tei_span_other(w, ref);
        tei_block_write_children(w, ref);
        part_builder_end_span(w->builder, span);
        return;
    }
    BlockRef block = open_block(w, ref, BLOCK_OTHER);
    tei_block_write_children(w, ref);
    part_builder_close(w->builder, block);
}

static void write_label(struct tei_writer *w, TeiNodeRef ref) {
    SpanRef span = tei_span_other(w, ref);
    tei_block_write_children(w, ref);
    part_builder_end_span(w->builder, span);
}

static void write_itself(struct tei_writer *w, TeiNodeRef ref) {
    switch (element_of(w, ref)) {
    case TEI_NOTE:
        write_note(w, ref);
        break;
    case TEI_LIST:
        tei_list_write(w, ref);
        break;
    case TEI_LB:
        part_builder_line_break(w->builder);
        break;
    case TEI_GAP:
        tei_span_gap(w, ref);
        break;
    case TEI_MILESTONE:
        tei_span_milestone(w, ref);
        break;
    case TEI_FIGURE:
        write_figure(w, ref);
        break;
    case TEI_GRAPHIC:
        tei_span_figure(w, ref, (Str){0});
        break;
    case TEI_FIG_DESC:
        tei_span_figure(w, 0, tei_tree_words(w->tree, ref, w->job));
        break;
    case TEI_CHOICE:
        write_choice(w, ref);
        break;
    case TEI_LABEL:
        write_label(w, ref);
        break;
    case TEI_SEG:
        write_seg(w, ref);
        break;
    default:
        write_unknown(w, ref);
    }
}

static void write_element(struct tei_writer *w, TeiNodeRef ref) {
    const TeiNode *node = tei_tree_node(w->tree, ref);
    switch (node->rule->treatment) {
    case TEI_AS_THROUGH:
        tei_block_write_children(w, ref);
        break;
    case TEI_AS_BLOCK:
        write_block(w, ref);
        break;
    case TEI_AS_SPAN:
        write_span(w, ref);
        break;
    case TEI_AS_QUOTE:
        if (!has_blocks(w, ref) && in_flow(w, node->parent))
            write_span(w, ref);
        else
            write_block(w, ref);
        break;
    case TEI_AS_ITSELF:
        write_itself(w, ref);
        break;
    }
}

static void write(struct tei_writer *w, TeiNodeRef ref) {
    if (tei_tree_is_blank(w->tree, ref)) {
        if (!is_layout(w, ref))
            part_builder_flow(w->builder, tei_tree_node(w->tree, ref)->text);
        return;
    }
    switch (tei_tree_element(w->tree, ref)) {
    case TEI_PB:
        *LIST_ADD(w->job, &w->pages) = ref;
        break;
    case TEI_ATTACHMENT:
        *LIST_ADD(w->job, &w->attachments) = (TeiAttachment){ref, w->pages};
        w->pages = (TeiNodeRefList){0};
        break;
    case TEI_RUN:
        write_pages(w);
        part_builder_flow(w->builder, tei_tree_node(w->tree, ref)->text);
        break;
    default:
        write_pages(w);
        write_element(w, ref);
    }
}

void tei_block_write(struct tei_writer *w, TeiNodeRef ref) {
    write(w, ref);
    write_pages(w);
}

void tei_block_write_row(struct tei_writer *w, TeiNodeRef first, TeiNodeRef end) {
    for (TeiNodeRef c = first; c != 0 && c != end; c = tei_tree_node(w->tree, c)->next)
        write(w, c);
    write_pages(w);
}

void tei_block_write_children(struct tei_writer *w, TeiNodeRef ref) {
    tei_block_write_row(w, tei_tree_node(w->tree, ref)->child, 0);
}
