/*
 * TEI writes a list as a row of children in which a label stands before its item; we make one item
 * of the two, because that is what is read, quoted and cited. Of what a list says of its document,
 * only form is read here: its type, items that are wholly in italics or nothing but the name of a
 * country and head those behind them ("United States"), items that hold a list of their own. Who
 * the participants are is annotate's to judge.
 */
#include "import/tei_list.h"
#include "import/tei_block.h"
#include "import/tei_span.h"

enum { ENTRIES_MAX = 8 };  // ids in one item of a list of persons or terms

static TeiNodeRef next_of(const struct tei_writer *w, TeiNodeRef ref) {
    return tei_tree_node(w->tree, ref)->next;
}

static TeiNodeRef child_of(const struct tei_writer *w, TeiNodeRef ref) {
    return tei_tree_node(w->tree, ref)->child;
}

/* A span over the item for each name or term in it that has an id: it is their entry. */
static size_t open_entries(struct tei_writer *w, TeiNodeRef item, bool sources,
                           SpanRef spans[ENTRIES_MAX]) {
    size_t count = 0;
    TeiNodeRef end = tei_tree_after(w->tree, item);
    for (TeiNodeRef i = item + 1; i < end && count < ENTRIES_MAX;) {
        TeiElement element = tei_tree_element(w->tree, i);
        if (element == TEI_LIST || element == TEI_NOTE || element == TEI_ITEM) {
            i = tei_tree_after(w->tree, i);
            continue;
        }
        Str id = tei_tree_attribute(w->tree, i, "xml:id");
        if (id.n > 0 && (element == TEI_NAME || element == TEI_TERM)) {
            const char *type = tei_tree_node(w->tree, i)->rule->value;
            spans[count] = part_builder_span(w->builder, SPAN_ENTRY);
            part_builder_attribute(w->builder, spans[count], "id", id);
            part_builder_attribute(w->builder, spans[count++], "type",
                                   type != NULL ? str_from_c(type) : STR("term"));
        }
        i++;
    }
    if (count == 0 && sources) {
        spans[count] = part_builder_span(w->builder, SPAN_ENTRY);
        Str id = tei_tree_attribute(w->tree, item, "xml:id");
        if (id.n > 0)
            part_builder_attribute(w->builder, spans[count], "id", id);
        part_builder_attribute(w->builder, spans[count++], "type", STR("source"));
    }
    return count;
}

/* As lists of participants head a side: "U.S.S.R.:", "Americans". */
static bool names_a_country(Str words) {
    static const char *const names[] = {"us",
                                        "usa",
                                        "unitedstates",
                                        "americans",
                                        "ussr",
                                        "sovietunion",
                                        "soviets",
                                        "uk",
                                        "unitedkingdom",
                                        "british",
                                        "greatbritain",
                                        "france",
                                        "french",
                                        "frg",
                                        "germany",
                                        "germans",
                                        "federalrepublic",
                                        "gdr",
                                        "italy",
                                        "canada",
                                        "japan",
                                        "austria",
                                        "australia",
                                        "netherlands",
                                        "belgium",
                                        "norway",
                                        "turkey",
                                        "india",
                                        "pakistan",
                                        "israel",
                                        "egypt",
                                        "uar",
                                        "saudiarabia",
                                        "ethiopia",
                                        "indonesia",
                                        "philippines",
                                        "prc",
                                        "china",
                                        "republicofchina",
                                        "russians",
                                        "poland",
                                        "yugoslavia"};
    char letters[16];
    size_t n = 0;
    for (size_t i = 0; i < words.n; i++) {
        char c = words.p[i];
        if (c == ' ' || c == '.' || c == ':')
            continue;
        if (n == sizeof letters || (unsigned char)c >= 0x80)
            return false;
        letters[n++] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_is((Str){letters, n}, names[i]))
            return true;
    return false;
}

/* An item that is nothing but one run of highlighted words, or the name of a country. */
static bool is_side(const struct tei_writer *w, TeiNodeRef item) {
    if (names_a_country(tei_tree_words(w->tree, item, w->job)))
        return true;
    TeiNodeRef only = 0;
    for (TeiNodeRef c = child_of(w, item); c != 0; c = next_of(w, c)) {
        if (tei_tree_is_blank(w->tree, c))
            continue;
        if (only != 0 || tei_tree_element(w->tree, c) != TEI_HI)
            return false;
        only = c;
    }
    return only != 0;
}

/* Where all items look like heads, none of them heads others. */
static bool has_sides(const struct tei_writer *w, TeiNodeRef list) {
    for (TeiNodeRef c = child_of(w, list); c != 0; c = next_of(w, c))
        if (tei_tree_element(w->tree, c) == TEI_ITEM && !is_side(w, c))
            return true;
    return false;
}

static TeiMeaning meaning_of(struct tei_writer *w, TeiNodeRef list) {
    static const struct {
        const char *type;
        TeiFoundKind kind;
    } kinds[] = {{"participants", TEI_FOUND_PARTICIPANT},
                 {"subject", TEI_FOUND_SUBJECT},
                 {"from", TEI_FOUND_SENDER},
                 {"to", TEI_FOUND_RECIPIENT}};
    if (w->notes > 0)
        return (TeiMeaning){0};
    Str type = tei_tree_attribute(w->tree, list, "type");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (!str_is(type, kinds[i].type))
            continue;
        TeiMeaning meaning = {.on = true, .kind = kinds[i].kind};
        TeiNodeRef head = tei_tree_child(w->tree, list, TEI_HEAD);
        if (head != 0)
            meaning.label = tei_tree_words(w->tree, head, w->job);
        return meaning;
    }
    return w->meaning;
}

/* Notes what the item says of the document; an item with a list of its own names the side of those
 * in it. */
static void find_item(struct tei_writer *w, TeiNodeRef item, BlockRef block, bool sides) {
    TeiMeaning *meaning = &w->meaning;
    bool participants = meaning->kind == TEI_FOUND_PARTICIPANT;
    if (participants &&
        (tei_tree_child(w->tree, item, TEI_LIST) != 0 || (sides && is_side(w, item)))) {
        meaning->side = block;
        return;
    }
    *LIST_ADD(w->job, &w->found) = (TeiFound){.kind = meaning->kind,
                                              .node = item,
                                              .block = block,
                                              .label = meaning->label,
                                              .side = participants ? meaning->side : 0};
}

typedef struct {
    bool sides, sources;
    BlockRef open;  // by a label that waits for its item; 0: none
} ListState;

static BlockRef open_item(struct tei_writer *w, TeiNodeRef ref) {
    return part_builder_open(w->builder, BLOCK_ITEM, tei_tree_origin(w->tree, ref));
}

static void write_label(struct tei_writer *w, ListState *state, TeiNodeRef label) {
    if (state->open != 0)
        part_builder_close(w->builder, state->open);
    state->open = open_item(w, label);
    SpanRef span = tei_span_other(w, label);
    tei_block_write_children(w, label);
    part_builder_end_span(w->builder, span);
    part_builder_flow(w->builder, STR(" "));
}

static void write_item(struct tei_writer *w, ListState *state, TeiNodeRef item) {
    BlockRef block = state->open != 0 ? state->open : open_item(w, item);
    state->open = 0;
    Block *made = part_builder_block(w->builder, block);
    made->origin.last = tei_tree_node(w->tree, item)->last;
    made->source_id = tei_tree_attribute(w->tree, item, "xml:id");
    made->language = tei_tree_attribute(w->tree, item, "xml:lang");
    SpanRef entries[ENTRIES_MAX];
    size_t count = open_entries(w, item, state->sources, entries);
    BlockRef side = w->meaning.side;
    if (w->meaning.on)
        find_item(w, item, block, state->sides);
    tei_block_write_children(w, item);
    if (tei_tree_child(w->tree, item, TEI_LIST) != 0)
        w->meaning.side = side;
    while (count > 0)
        part_builder_end_span(w->builder, entries[--count]);
    part_builder_close(w->builder, block);
}

void tei_list_write(struct tei_writer *w, TeiNodeRef list) {
    BlockRef block = part_builder_open(w->builder, BLOCK_LIST, tei_tree_origin(w->tree, list));
    Block *made = part_builder_block(w->builder, block);
    made->source_id = tei_tree_attribute(w->tree, list, "xml:id");
    uint8_t lists = w->lists;
    w->lists = made->level = lists < UINT8_MAX ? lists + 1 : lists;
    TeiMeaning before = w->meaning;
    w->meaning = meaning_of(w, list);
    ListState state = {
        .sides = w->meaning.on && has_sides(w, list),
        .sources = str_is(tei_tree_attribute(w->tree, list, "type"), "sources"),
    };
    for (TeiNodeRef c = child_of(w, list); c != 0; c = next_of(w, c)) {
        TeiElement element = tei_tree_element(w->tree, c);
        if (element == TEI_ITEM) {
            write_item(w, &state, c);
        } else if (element == TEI_LABEL) {
            write_label(w, &state, c);
        } else {
            // A page break between a label and its item stays in the item.
            if (state.open != 0 && !tei_tree_is_blank(w->tree, c) && element != TEI_PB &&
                element != TEI_LB) {
                part_builder_close(w->builder, state.open);
                state.open = 0;
            }
            tei_block_write(w, c);
        }
    }
    if (state.open != 0)
        part_builder_close(w->builder, state.open);
    w->meaning = before;
    w->lists = lists;
    part_builder_close(w->builder, block);
}
