/*
 * TEI is strict where sources are not: a head stands first in its division, a signature last,
 * nothing but divisions behind a division, only items in a list. So what a block becomes depends on
 * where it stands. Where its own element may not stand, it becomes a <label> or an <ab> that says
 * by its type what it is; where something must stand around it, that is put there. A block of any
 * kind may hold others; kinds that TEI gives no such right only hand them on.
 */
#include "read/export_tei_plan.h"

typedef enum { IN_DIVISION, IN_FLOW, IN_LIST, IN_TABLE, IN_ROW } Context;

typedef struct {
    size_t first_child, next;  // block + 1; 0: none
    Context inside;            // for its children
} Node;

struct plan {
    const Part *part;
    Node *nodes;
    TeiPlace *places;
    struct arena *scratch;
};

typedef struct {
    size_t *p, n;
} Siblings;

/* --- the tree -------------------------------------------------------------------------------- */

/* Children in order, by walking back to front and putting each before its next sibling. */
static size_t link_blocks(struct plan *plan) {
    const BlockList *blocks = &plan->part->blocks;
    size_t *up = ARENA_ARRAY(plan->scratch, size_t, blocks->n + 1);
    size_t *open = ARENA_ARRAY(plan->scratch, size_t, blocks->n + 1);
    size_t depth = 0, roots = 0;
    for (size_t i = 0; i < blocks->n; i++) {
        while (depth > 0 && blocks->p[open[depth - 1]].id != blocks->p[i].parent)
            depth--;
        up[i] = depth == 0 ? 0 : open[depth - 1] + 1;
        open[depth++] = i;
    }
    for (size_t i = blocks->n; i-- > 0;) {
        size_t *head = up[i] == 0 ? &roots : &plan->nodes[up[i] - 1].first_child;
        plan->nodes[i].next = *head;
        *head = i + 1;
    }
    return roots;
}

static Siblings siblings_from(const struct plan *plan, size_t first) {
    Siblings list = {NULL, 0};
    for (size_t i = first; i != 0; i = plan->nodes[i - 1].next)
        list.n++;
    list.p = ARENA_ARRAY(plan->scratch, size_t, list.n + 1);
    size_t n = 0;
    for (size_t i = first; i != 0; i = plan->nodes[i - 1].next)
        list.p[n++] = i - 1;
    return list;
}

static BlockKind kind_of(const struct plan *plan, size_t block) {
    return plan->part->blocks.p[block].kind;
}

static bool is_leaf(const struct plan *plan, size_t block) {
    return plan->nodes[block].first_child == 0;
}

/*
 * A block that only hands on what is in it: a section, or a kind that may not hold blocks in TEI.
 */
static bool is_division(const struct plan *plan, size_t block) {
    if (is_leaf(plan, block))
        return false;
    switch (kind_of(plan, block)) {
    case BLOCK_LIST:
    case BLOCK_ITEM:
    case BLOCK_TABLE:
    case BLOCK_ROW:
    case BLOCK_CELL:
    case BLOCK_QUOTE:
    case BLOCK_NOTE:
        return false;
    default:
        return true;
    }
}

/* --- one block ------------------------------------------------------------------------------- */

static void set(TeiPlace *place, const char *element, const char *type) {
    place->element = element;
    place->type = type;
}

static void set_around(TeiPlace *place, const char *before, const char *element,
                       const char *after) {
    place->before = before;
    place->element = element;
    place->after = after;
}

/* What may stand in an item, a cell, a quotation, a note, and among paragraphs. */
static void plan_flow(struct plan *plan, size_t block) {
    TeiPlace *place = &plan->places[block];
    if (is_division(plan, block)) {
        place->element = NULL;
        return;
    }
    switch (kind_of(plan, block)) {
    case BLOCK_HEADING:
        set(place, "label", "heading");
        break;
    case BLOCK_DATELINE:
        set(place, "ab", "dateline");
        break;
    case BLOCK_SALUTE:
        set(place, "ab", "salute");
        break;
    case BLOCK_SIGNATURE:
        set(place, "ab", "signature");
        break;
    case BLOCK_CAPTION:
        set(place, "ab", "caption");
        break;
    case BLOCK_LIST:
        set(place, "list", NULL);
        break;
    case BLOCK_ITEM:
        set_around(place, "<list>", "item", "</list>");
        break;
    case BLOCK_TABLE:
        set(place, "table", NULL);
        break;
    case BLOCK_ROW:
        set_around(place, "<table>", "row", "</table>");
        break;
    case BLOCK_CELL:
        set_around(place, "<table><row>", "cell", "</row></table>");
        break;
    case BLOCK_QUOTE:
        set(place, "quote", NULL);
        break;
    case BLOCK_VERSE:
        set(place, "l", NULL);
        break;
    case BLOCK_NOTE:
        set(place, "note", NULL);
        break;
    case BLOCK_PARAGRAPH:
    case BLOCK_SECTION:
        set(place, "p", NULL);
        break;
    case BLOCK_OTHER:
    case BLOCK_KIND_COUNT:
        set(place, "ab", "other");
        break;
    }
}

static void wrap(struct plan *plan, size_t block, const char *outer, const char *outer_end) {
    plan_flow(plan, block);
    plan->places[block].outer = outer;
    plan->places[block].outer_end = outer_end;
}

/* --- in lists and tables --------------------------------------------------------------------- */

/* A list or table: its kind of child, what stands around others, and what it must have at least. */
typedef struct {
    BlockKind child;
    const char *element, *outer, *outer_end, *least;
} Frame;

static void plan_frame(struct plan *plan, size_t parent, Siblings list, const Frame *frame) {
    bool headings = true, any = false;
    for (size_t i = 0; i < list.n; i++) {
        size_t block = list.p[i];
        BlockKind kind = kind_of(plan, block);
        bool is_head =
            headings && kind == BLOCK_HEADING && is_leaf(plan, block) && frame->child != BLOCK_CELL;
        headings &= is_head;
        any |= !is_head;
        if (is_head)
            set(&plan->places[block], "head", NULL);
        else if (kind == frame->child)
            set(&plan->places[block], frame->element, NULL);
        else
            wrap(plan, block, frame->outer, frame->outer_end);
    }
    if (!any)
        plan->places[parent].inside_end = frame->least;
}

/* --- in divisions ---------------------------------------------------------------------------- */

static bool may_open(BlockKind kind) {
    return kind == BLOCK_HEADING || kind == BLOCK_DATELINE || kind == BLOCK_SALUTE;
}

static bool may_close(BlockKind kind) {
    return kind == BLOCK_SIGNATURE || kind == BLOCK_DATELINE || kind == BLOCK_SALUTE;
}

static void plan_edge(struct plan *plan, size_t block) {
    BlockKind kind = kind_of(plan, block);
    set(&plan->places[block],
        kind == BLOCK_HEADING    ? "head"
        : kind == BLOCK_DATELINE ? "dateline"
        : kind == BLOCK_SALUTE   ? "salute"
                                 : "signed",
        NULL);
}

/* Blocks that share a division: what may open it in front, what may close it at the end. */
static void plan_run(struct plan *plan, const size_t *blocks, size_t n, bool ends_division) {
    size_t middle = 0, end = n;
    while (middle < n && may_open(kind_of(plan, blocks[middle])) && is_leaf(plan, blocks[middle]))
        middle++;
    while (ends_division && end > middle + 1 && may_close(kind_of(plan, blocks[end - 1])) &&
           is_leaf(plan, blocks[end - 1]))
        end--;
    for (size_t i = 0; i < n; i++) {
        if (i < middle || i >= end)
            plan_edge(plan, blocks[i]);
        else
            plan_flow(plan, blocks[i]);
    }
}

/*
 * Before the first division within: as it is. Behind it every run of other blocks needs a division
 * of its own.
 */
static void plan_division(struct plan *plan, Siblings list) {
    size_t at = 0;
    while (at < list.n && !is_division(plan, list.p[at]))
        at++;
    plan_run(plan, list.p, at, at == list.n);
    while (at < list.n) {
        size_t start = at;
        if (is_division(plan, list.p[at])) {
            set(&plan->places[list.p[at++]], "div", NULL);
            continue;
        }
        while (at < list.n && !is_division(plan, list.p[at]))
            at++;
        plan_run(plan, list.p + start, at - start, true);
        plan->places[list.p[start]].opens_division = true;
        plan->places[list.p[at - 1]].closes_division = true;
    }
}

/* --- all ------------------------------------------------------------------------------------- */

static Context context_inside(const struct plan *plan, size_t block, Context around) {
    switch (kind_of(plan, block)) {
    case BLOCK_LIST:
        return IN_LIST;
    case BLOCK_TABLE:
        return IN_TABLE;
    case BLOCK_ROW:
        return IN_ROW;
    default:
        return is_division(plan, block) && around == IN_DIVISION ? IN_DIVISION : IN_FLOW;
    }
}

static void plan_children(struct plan *plan, size_t parent, Siblings list, Context context) {
    static const Frame frames[] = {
        [IN_LIST] = {BLOCK_ITEM, "item", "<item>", "</item>", "<item/>"},
        [IN_TABLE] = {BLOCK_ROW, "row", "<row><cell>", "</cell></row>", "<row><cell/></row>"},
        [IN_ROW] = {BLOCK_CELL, "cell", "<cell>", "</cell>", "<cell/>"},
    };
    if (context == IN_DIVISION)
        plan_division(plan, list);
    else if (context == IN_FLOW)
        for (size_t i = 0; i < list.n; i++)
            plan_flow(plan, list.p[i]);
    else
        plan_frame(plan, parent, list, &frames[context]);
    for (size_t i = 0; i < list.n; i++)
        plan->nodes[list.p[i]].inside = context_inside(plan, list.p[i], context);
}

/* Text that stands in a list, table or row itself. */
static void plan_own_text(struct plan *plan, size_t block) {
    TeiPlace *place = &plan->places[block];
    switch (kind_of(plan, block)) {
    case BLOCK_LIST:
        place->inside = "<item>";
        place->inside_end = "</item>";
        break;
    case BLOCK_TABLE:
        place->inside = "<row><cell>";
        place->inside_end = "</cell></row>";
        break;
    case BLOCK_ROW:
        place->inside = "<cell>";
        place->inside_end = "</cell>";
        break;
    default:
        break;
    }
}

/*
 * Notes on the first level are written where they are anchored and take no part in the order of the
 * rest.
 */
static Siblings without_notes(const struct plan *plan, Siblings list) {
    size_t n = 0;
    for (size_t i = 0; i < list.n; i++) {
        if (kind_of(plan, list.p[i]) == BLOCK_NOTE) {
            set(&plan->places[list.p[i]], "note", NULL);
            plan->nodes[list.p[i]].inside = IN_FLOW;
        } else {
            list.p[n++] = list.p[i];
        }
    }
    list.n = n;
    return list;
}

TeiPlace *export_tei_plan_make(const Part *part, struct arena *scratch) {
    struct plan plan = {.part = part,
                        .nodes = ARENA_ARRAY(scratch, Node, part->blocks.n + 1),
                        .places = ARENA_ARRAY(scratch, TeiPlace, part->blocks.n + 1),
                        .scratch = scratch};
    for (size_t i = 0; i < part->blocks.n; i++)
        plan.places[i] = (TeiPlace){.outer = "",
                                    .outer_end = "",
                                    .before = "",
                                    .after = "",
                                    .inside = "",
                                    .inside_end = ""};
    size_t roots = link_blocks(&plan);
    plan_children(&plan, 0, without_notes(&plan, siblings_from(&plan, roots)), IN_DIVISION);
    for (size_t i = 0; i < part->blocks.n; i++) {
        if (is_leaf(&plan, i))
            plan_own_text(&plan, i);
        else
            plan_children(&plan, i, siblings_from(&plan, plan.nodes[i].first_child),
                          plan.nodes[i].inside);
    }
    return plan.places;
}
