/*
 * One function an attribute: what TEI spells in several ways (corresp, ref, key; italic, ital)
 * becomes one. Where the table of elements names a value, it stands before what the element says.
 */
#include "import/tei_span.h"
#include "import/tei_date.h"

Str tei_span_target(const struct tei_tree *tree, TeiNodeRef ref) {
    static const char *const names[] = {"corresp", "target", "ref", "key"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        Str value = tei_tree_attribute(tree, ref, names[i]);
        if (value.n > 0)
            return value.p[0] == '#' ? str_skip(value, 1) : value;
    }
    return (Str){0};
}

static void set(struct tei_writer *w, SpanRef span, const char *key, Str value) {
    if (value.n > 0)
        part_builder_attribute(w->builder, span, key, value);
}

static Str rend_of(Str rend) {
    static const struct {
        const char *written, *read;
    } names[] = {{"strong", "bold"},         {"smallcaps", "small-caps"}, {"italics", "italic"},
                 {"ital", "italic"},         {"sup", "superscript"},      {"sub", "subscript"},
                 {"underlined", "underline"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_is(rend, names[i].written))
            return str_from_c(names[i].read);
    return rend;
}

static Str name_type(Str type) {
    if (str_is(type, "person") || str_is(type, "persName"))
        return STR("person");
    if (str_is(type, "place") || str_is(type, "placeName"))
        return STR("place");
    if (str_is(type, "org") || str_is(type, "organization") || str_is(type, "orgName"))
        return STR("body");
    return (Str){0};
}

/* type="from" and type="to" of a name in a heading say who sent and who received. */
static void set_role(struct tei_writer *w, SpanRef span, TeiNodeRef ref) {
    Str type = tei_tree_attribute(w->tree, ref, "type");
    bool sender = str_is(type, "from");
    if (!sender && !str_is(type, "to"))
        return;
    set(w, span, "role", sender ? STR("sender") : STR("recipient"));
    if (w->in_head && w->notes == 0)
        *LIST_ADD(w->job, &w->found) = (TeiFound){
            .kind = sender ? TEI_FOUND_SENDER : TEI_FOUND_RECIPIENT, .node = ref, .span = span};
}

static void set_date(struct tei_writer *w, SpanRef span, TeiNodeRef ref) {
    Str edtf;
    switch (tei_date_edtf(w->tree, ref, w->job, &edtf)) {
    case TEI_DATE_GOOD:
        set(w, span, "edtf", edtf);
        break;
    case TEI_DATE_BAD:
        tei_report_add(w->report, "bad-date", tei_tree_origin(w->tree, ref),
                       "\"%.*s\" in %.*s is no date", STR_ARG(edtf), STR_ARG(w->where));
        break;
    case TEI_DATE_NONE:
        break;
    }
    if (w->notes == 0)
        *LIST_ADD(w->job, &w->found) = (TeiFound){
            .kind = TEI_FOUND_DATE, .node = ref, .span = span, .in_dateline = w->in_dateline};
}

static void set_name(struct tei_writer *w, SpanRef span, TeiNodeRef ref) {
    const TeiRule *rule = tei_tree_node(w->tree, ref)->rule;
    Str type = rule->value != NULL ? str_from_c(rule->value)
                                   : name_type(tei_tree_attribute(w->tree, ref, "type"));
    set(w, span, "type", type);
    set(w, span, "ref", tei_span_target(w->tree, ref));
    set_role(w, span, ref);
    if (w->in_dateline && w->notes == 0 && str_is(type, "place"))
        *LIST_ADD(w->job, &w->found) =
            (TeiFound){.kind = TEI_FOUND_PLACE, .node = ref, .span = span};
}

SpanRef tei_span_other(struct tei_writer *w, TeiNodeRef ref) {
    SpanRef span = part_builder_span(w->builder, SPAN_OTHER);
    set(w, span, "name", tei_tree_node(w->tree, ref)->text);
    static const char *const kept[] = {"type", "rend", "role", "cols", "rows", "n"};
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        set(w, span, kept[i], tei_tree_attribute(w->tree, ref, kept[i]));
    return span;
}

SpanRef tei_span_open(struct tei_writer *w, TeiNodeRef ref) {
    const TeiNode *node = tei_tree_node(w->tree, ref);
    if (node->rule->span == SPAN_OTHER)
        return tei_span_other(w, ref);
    SpanRef span = part_builder_span(w->builder, node->rule->span);
    switch (node->rule->element) {
    case TEI_NAME:
        set_name(w, span, ref);
        break;
    case TEI_TERM:
    case TEI_GLOSS:
        set(w, span, "ref", tei_span_target(w->tree, ref));
        set_role(w, span, ref);
        break;
    case TEI_REF:
        set(w, span, "target", tei_tree_attribute(w->tree, ref, "target"));
        break;
    case TEI_DATE:
        set_date(w, span, ref);
        break;
    case TEI_TIME:
        set(w, span, "time", tei_date_time(w->tree, ref, w->job));
        break;
    case TEI_HI:
        set(w, span, "rend",
            node->rule->value != NULL ? str_from_c(node->rule->value)
                                      : rend_of(tei_tree_attribute(w->tree, ref, "rend")));
        break;
    case TEI_FOREIGN:
        set(w, span, "language", tei_tree_attribute(w->tree, ref, "xml:lang"));
        break;
    default:
        break;
    }
    return span;
}

void tei_span_page(struct tei_writer *w, TeiNodeRef ref) {
    SpanRef span = part_builder_point(w->builder, SPAN_PAGE);
    set(w, span, "n", tei_tree_attribute(w->tree, ref, "n"));
    set(w, span, "facs", tei_tree_attribute(w->tree, ref, "facs"));
    set(w, span, "id", tei_tree_attribute(w->tree, ref, "xml:id"));
}

void tei_span_gap(struct tei_writer *w, TeiNodeRef ref) {
    SpanRef span = part_builder_point(w->builder, SPAN_GAP);
    Str extent = tei_tree_attribute(w->tree, ref, "extent");
    Str quantity = tei_tree_attribute(w->tree, ref, "quantity");
    Str unit = tei_tree_attribute(w->tree, ref, "unit");
    Str count = extent.n > 0 ? extent : quantity;
    if (count.n > 0 && unit.n > 0)
        count = str_format(w->job, "%.*s %.*s", STR_ARG(count), STR_ARG(unit));
    set(w, span, "extent", count.n > 0 ? count : unit);
    set(w, span, "reason", tei_tree_attribute(w->tree, ref, "reason"));
}

void tei_span_figure(struct tei_writer *w, TeiNodeRef graphic, Str description) {
    SpanRef span = part_builder_point(w->builder, SPAN_FIGURE);
    if (graphic != 0)
        set(w, span, "url", tei_tree_attribute(w->tree, graphic, "url"));
    set(w, span, "description", description);
}

void tei_span_milestone(struct tei_writer *w, TeiNodeRef ref) {
    SpanRef span = part_builder_point(w->builder, SPAN_OTHER);
    set(w, span, "name", tei_tree_node(w->tree, ref)->text);
    set(w, span, "n", tei_tree_attribute(w->tree, ref, "n"));
    set(w, span, "unit", tei_tree_attribute(w->tree, ref, "unit"));
    set(w, span, "id", tei_tree_attribute(w->tree, ref, "xml:id"));
}
