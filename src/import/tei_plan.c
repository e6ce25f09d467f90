/*
 * One walk over the divisions. A division that holds documents is a collection; what stands in
 * it beside its heading (a note to the heading, a paragraph of the editors) is apparatus in its
 * own right, so that no word is lost and none is made part of a neighbour. Page breaks and gaps
 * between documents are carried to the next one: it is what begins on that page.
 *
 * Ids: collections and documents share one name space. A second of the same name gets "-2";
 * characters that an address cannot hold become '-'; what has no id gets a running number.
 */
#include "import/tei_plan.h"

typedef enum { PLACE_TEXT, PLACE_FRONT, PLACE_BODY, PLACE_BACK } Place;

/* Front or back matter as a collection. */
struct matter {
    Str id, parent;
};

struct planner {
    const struct tei_tree *tree;
    struct arena *results;
    struct tei_report *report;
    struct tei_plan *plan;
    struct map *ids;     // of collections and documents
    size_t first_point;  // not yet given to a unit
    uint64_t numbered;
    TeiNodeRef language;
    struct matter matter[2];  // made last, of back and front
};

/* Where children come to stand: the division around them. */
typedef struct {
    Place place;
    Str collection;
    Str id;            // for what stands in it beside its divisions; empty: a running number
    TeiNodeRef title;  // the heading that is the collection's title; 0: none
} Scope;

static const TeiNode *node_at(const struct planner *p, TeiNodeRef ref) {
    return tei_tree_node(p->tree, ref);
}

static Str attribute(const struct planner *p, TeiNodeRef ref, const char *name) {
    return tei_tree_attribute(p->tree, ref, name);
}

static Str sanitize(struct arena *results, Str id) {
    char *copy = arena_alloc(results, id.n + 1);
    bool any = false;
    for (size_t i = 0; i < id.n; i++) {
        char c = id.p[i];
        bool sound = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        any = any || sound;
        copy[i] = sound || c == '_' || c == '.' ? c : '-';
    }
    return any ? (Str){copy, id.n} : (Str){0};
}

/* A free id near the wanted one, with room for a number behind it. */
static Str take_id(struct planner *p, Str wanted) {
    enum { NUMBER_BYTES = 21 };
    Str base = sanitize(p->results, str_slice(wanted, 0, DOCUMENT_ID_BYTES - NUMBER_BYTES)),
        id = base;
    bool is_new = false;
    uint64_t number = 1;  // the last that was given to this name
    if (base.n > 0) {
        uint64_t *last = map_put(p->ids, base, &is_new);
        number = *last == 0 ? 1 : *last;
    }
    while (!is_new) {
        id = base.n > 0
                 ? str_format(p->results, "%.*s-%llu", STR_ARG(base), (unsigned long long)++number)
                 : str_format(p->results, "%llu", (unsigned long long)++p->numbered);
        map_put(p->ids, id, &is_new);
    }
    if (base.n > 0)
        *map_put(p->ids, base, NULL) = number;
    return id;
}

static TeiUnit *add_unit(struct planner *p, DocumentRole role, Str wanted, Str collection) {
    TeiUnit *unit = LIST_ADD(p->results, &p->plan->units);
    unit->role = role;
    unit->local_id = take_id(p, wanted);
    unit->collection = collection;
    unit->language = p->language;
    unit->first_point = p->first_point;
    unit->end_point = p->first_point = p->plan->points.n;
    return unit;
}

/* Stands between texts and holds no words. */
static bool is_point(const struct planner *p, TeiNodeRef ref) {
    const TeiNode *node = node_at(p, ref);
    return node->rule != NULL && node->rule->element != TEI_UNKNOWN &&
           node->rule->element != TEI_HEADER && !node->holds_words;
}

static bool is_division(const struct planner *p, TeiNodeRef ref) {
    switch (tei_tree_element(p->tree, ref)) {
    case TEI_ROOT:
    case TEI_CORPUS:
    case TEI_TEXT:
    case TEI_GROUP:
    case TEI_FRONT:
    case TEI_BODY:
    case TEI_BACK:
    case TEI_DIV:
        return true;
    default:
        return false;
    }
}

/* No note hangs on it, so a collection's title says all that the heading does. */
static bool is_bare(const struct planner *p, TeiNodeRef head) {
    TeiNodeRef end = tei_tree_after(p->tree, head);
    for (TeiNodeRef i = head; i < end; i++)
        if (tei_tree_element(p->tree, i) == TEI_NOTE)
            return false;
    return true;
}

/* A row of siblings between divisions, first to last with words, becomes apparatus. */
static void end_run(struct planner *p, const Scope *scope, TeiNodeRef first, TeiNodeRef last,
                    size_t points_before) {
    if (first == 0 || (first == last && first == scope->title && is_bare(p, first)))
        return;
    // Points met since the run began stand in it, or behind it and go on to the next unit.
    size_t after = p->plan->points.n;
    while (after > points_before && p->plan->points.p[after - 1] > last)
        after--;
    size_t trailing = p->plan->points.n - after;
    for (size_t i = 0; i < trailing; i++)
        p->plan->points.p[points_before + i] = p->plan->points.p[after + i];
    p->plan->points.n = points_before;
    TeiUnit *unit = add_unit(p, ROLE_APPARATUS, scope->id, scope->collection);
    unit->first = first;
    unit->end = node_at(p, last)->next;
    p->plan->points.n += trailing;
}

static void plan_children(struct planner *p, TeiNodeRef parent, Scope scope);

static bool collection_kind(Str type, CollectionKind *kind) {
    if (str_is(type, "part"))
        *kind = COLLECTION_COMPILATION;
    else if (!collection_kind_find(type, kind))
        return false;
    return *kind == COLLECTION_VOLUME || *kind == COLLECTION_COMPILATION ||
           *kind == COLLECTION_CHAPTER || *kind == COLLECTION_SUBCHAPTER;
}

/* What a division without a heading is called: "Chapter 2", "1938". Years and months name
 * themselves. */
static Str name_of(struct planner *p, TeiNodeRef div) {
    Str type = attribute(p, div, "type"), n = attribute(p, div, "n");
    bool by_itself = str_is(type, "year") || str_is(type, "month") || type.n == 0;
    if (n.n == 0 || by_itself)
        return str_copy(p->results, n.n > 0 ? n : type);
    Str name = str_format(p->results, "%.*s %.*s", STR_ARG(type), STR_ARG(n));
    char *first = str_to_c(p->results, name);
    if (first[0] >= 'a' && first[0] <= 'z')
        first[0] = (char)(first[0] - 'a' + 'A');
    return (Str){first, name.n};
}

static void plan_collection(struct planner *p, TeiNodeRef div, Scope scope, CollectionKind kind) {
    Str wanted = attribute(p, div, "xml:id");
    Str id = take_id(p, wanted);
    Collection *made = LIST_ADD(p->results, &p->plan->collections);
    *made = (Collection){.local_id = id, .kind = kind, .parent = scope.collection};
    TeiNodeRef head = tei_tree_child(p->tree, div, TEI_HEAD);
    if (head != 0) {
        made->title = tei_tree_words(p->tree, head, p->results);
        Value *value = description_add(p->results, &made->description, FIELD_TITLE, made->title);
        *LIST_ADD(p->results, &value->evidence) =
            (Evidence){.origin = tei_tree_origin(p->tree, head)};
    } else {
        made->title = name_of(p, div);
    }
    Str text_id = str_format(p->results, "%.*s-text", STR_ARG(id));
    plan_children(p, div, (Scope){scope.place, id, text_id, head});
}

/* Front or back matter as a collection of its own, made when first needed. */
static Str matter(struct planner *p, Place place, Str parent) {
    CollectionKind kind = place == PLACE_FRONT ? COLLECTION_FRONT : COLLECTION_BACK;
    struct matter *last = &p->matter[place == PLACE_FRONT];
    if (last->id.n > 0 && str_equal(last->parent, parent))
        return last->id;
    Str id = take_id(p, place == PLACE_FRONT ? STR("front") : STR("back"));
    *LIST_ADD(p->results, &p->plan->collections) =
        (Collection){.local_id = id,
                     .kind = kind,
                     .parent = parent,
                     .title = place == PLACE_FRONT ? STR("Front matter") : STR("Back matter")};
    *last = (struct matter){id, parent};
    return id;
}

/* Sections inside a section of front or back matter are units of their own where they have an id.
 */
static bool holds_sections(const struct planner *p, TeiNodeRef div) {
    for (TeiNodeRef c = node_at(p, div)->child; c != 0; c = node_at(p, c)->next)
        if (tei_tree_element(p->tree, c) == TEI_DIV && attribute(p, c, "xml:id").n > 0 &&
            attribute(p, c, "type").n > 0)
            return true;
    return false;
}

static void plan_unit(struct planner *p, TeiNodeRef div, const Scope *scope, DocumentRole role) {
    if (node_at(p, div)->child == 0) {
        tei_report_add(p->report, "empty-division", tei_tree_origin(p->tree, div),
                       "nothing stands in <%.*s xml:id=\"%.*s\">", STR_ARG(node_at(p, div)->text),
                       STR_ARG(attribute(p, div, "xml:id")));
        return;
    }
    TeiUnit *unit = add_unit(p, role, attribute(p, div, "xml:id"), scope->collection);
    unit->first = node_at(p, div)->child;
    if (role == ROLE_RECORD)
        unit->number = str_trim(attribute(p, div, "n"));
    if (attribute(p, div, "xml:lang").n > 0)
        unit->language = div;
}

static void plan_div(struct planner *p, TeiNodeRef div, Scope scope) {
    CollectionKind kind = COLLECTION_CHAPTER;
    if (tei_tree_is_document(p->tree, div)) {
        plan_unit(p, div, &scope, ROLE_RECORD);
    } else if (collection_kind(attribute(p, div, "type"), &kind) ||
               node_at(p, div)->holds_document) {
        plan_collection(p, div, scope, kind);
    } else if (scope.place != PLACE_BODY && holds_sections(p, div)) {
        scope.id = attribute(p, div, "xml:id");
        scope.title = 0;
        plan_children(p, div, scope);
    } else {
        plan_unit(p, div, &scope, ROLE_APPARATUS);
    }
}

/* In a file that is no volume each text is one document. */
static void plan_text(struct planner *p, TeiNodeRef text, const Scope *scope) {
    if (node_at(p, text)->child == 0)
        return;
    Str wanted = attribute(p, text, "xml:id");
    TeiNodeRef outer = node_at(p, text)->parent;
    if (wanted.n == 0 && tei_tree_element(p->tree, outer) == TEI_ROOT)
        wanted = attribute(p, outer, "xml:id");
    TeiUnit *unit = add_unit(p, ROLE_RECORD, wanted, scope->collection);
    unit->first = node_at(p, text)->child;
    if (tei_tree_element(p->tree, outer) == TEI_ROOT)
        unit->header = tei_tree_child(p->tree, outer, TEI_HEADER);
    if (attribute(p, text, "xml:lang").n > 0)
        unit->language = text;
}

static void plan_division(struct planner *p, TeiNodeRef ref, Scope scope) {
    TeiNodeRef language = p->language;
    if (attribute(p, ref, "xml:lang").n > 0)
        p->language = ref;
    switch (tei_tree_element(p->tree, ref)) {
    case TEI_DIV:
        plan_div(p, ref, scope);
        break;
    case TEI_FRONT:
    case TEI_BACK:
        scope.place = tei_tree_element(p->tree, ref) == TEI_FRONT ? PLACE_FRONT : PLACE_BACK;
        if (node_at(p, ref)->holds_words)
            scope.collection = matter(p, scope.place, scope.collection);
        scope.id = scope.place == PLACE_FRONT ? STR("front-text") : STR("back-text");
        plan_children(p, ref, scope);
        break;
    case TEI_BODY:
        scope.place = PLACE_BODY;
        scope.id = STR("body-text");
        plan_children(p, ref, scope);
        break;
    case TEI_TEXT:
        if (!p->plan->is_volume && tei_tree_child(p->tree, ref, TEI_GROUP) == 0) {
            plan_text(p, ref, &scope);
            break;
        }
        // fall through
    default:
        plan_children(p, ref, scope);
    }
    p->language = language;
}

static void plan_children(struct planner *p, TeiNodeRef parent, Scope scope) {
    TeiNodeRef first = 0, last = 0;
    size_t points_before = p->plan->points.n;
    for (TeiNodeRef c = node_at(p, parent)->child; c != 0; c = node_at(p, c)->next) {
        if (is_division(p, c)) {
            end_run(p, &scope, first, last, points_before);
            first = last = 0;
            plan_division(p, c, scope);
        } else if (is_point(p, c)) {
            *LIST_ADD(p->results, &p->plan->points) = c;
        } else if (node_at(p, c)->holds_words && tei_tree_element(p->tree, c) != TEI_HEADER) {
            if (first == 0)
                points_before = p->plan->points.n;
            first = first != 0 ? first : c;
            last = c;
        }
    }
    end_run(p, &scope, first, last, points_before);
}

/* Ids that stand twice: links to them are ambiguous. */
static void report_duplicates(struct planner *p) {
    struct map *seen = map_create(p->results);
    for (TeiNodeRef i = 1; i < p->tree->nodes.n; i++) {
        Str id = node_at(p, i)->rule != NULL ? attribute(p, i, "xml:id") : (Str){0};
        bool is_new = true;
        if (id.n > 0)
            map_put(seen, id, &is_new);
        if (!is_new)
            tei_report_add(p->report, "duplicate-id", tei_tree_origin(p->tree, i),
                           "xml:id \"%.*s\" stands a second time, at <%.*s>", STR_ARG(id),
                           STR_ARG(node_at(p, i)->text));
    }
}

bool tei_plan_make(const struct tei_tree *tree, struct arena *results, struct tei_report *report,
                   struct tei_plan *plan, Fail *fail) {
    *plan = (struct tei_plan){0};
    struct planner p = {.tree = tree, .results = results, .report = report, .plan = plan};
    TeiElement element = tei_tree_element(tree, tree->root);
    if (element != TEI_ROOT && element != TEI_CORPUS)
        return fail_set(fail, FAIL_UNSUPPORTED,
                        "this is XML but not TEI: its first element is <%.*s>; TEI begins with "
                        "<TEI>, and other XML is kept and not read",
                        STR_ARG(tei_tree_node(tree, tree->root)->text));
    p.ids = map_create(results);
    plan->is_volume = tree->nodes.p[0].holds_document;
    plan->header = tei_tree_child(tree, tree->root, TEI_HEADER);
    plan->id = str_copy(results, attribute(&p, tree->root, "xml:id"));
    report_duplicates(&p);
    plan_division(&p, tree->root, (Scope){.place = PLACE_TEXT});
    plan->trailing = p.first_point;
    if (plan->units.n == 0)
        return fail_set(fail, FAIL_CORRUPT, "the TEI file has no text");
    return true;
}
