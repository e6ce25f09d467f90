/*
 * A walk that stops where words begin: an element with text of its own, or one the walk knows,
 * becomes one value with all in it. So nothing is lost and nothing said twice, however a header is
 * built.
 */
#include "import/tei_header.h"
#include "import/tei_date.h"
#include "import/tei_span.h"

struct walk {
    const struct tei_tree *tree;
    struct arena *results;
    struct tei_report *report;
    TeiHeader *read;
};

/* A copy: a head outlives the file. */
static Str attribute(const struct walk *walk, TeiNodeRef ref, const char *name) {
    return str_copy(walk->results, tei_tree_attribute(walk->tree, ref, name));
}

/* A value of all words in an element; empty ones are asked for and not given. */
static Value *add(struct walk *walk, Field field, TeiNodeRef ref) {
    Str words = tei_tree_words(walk->tree, ref, walk->results);
    Value *value = description_add(walk->results, &walk->read->description, field, words);
    value->asked_empty = words.n == 0;
    *LIST_ADD(walk->results, &value->evidence) =
        (Evidence){.origin = tei_tree_origin(walk->tree, ref)};
    return value;
}

static void add_title(struct walk *walk, TeiNodeRef ref) {
    Str type = attribute(walk, ref, "type");
    bool complete = str_is(type, "complete") || str_is(type, "main") || type.n == 0;
    Value *value = add(walk,
                       complete                 ? FIELD_TITLE
                       : str_is(type, "series") ? FIELD_COLLECTION
                                                : FIELD_OTHER,
                       ref);
    value->label = type;
    if (walk->read->title.n == 0 || str_is(type, "complete"))
        walk->read->title = value->value;
}

static void add_identifier(struct walk *walk, TeiNodeRef ref) {
    Str type = attribute(walk, ref, "type");
    Value *value = add(walk, FIELD_IDENTIFIER, ref);
    value->label = type;
    value->role = str_starts(type, STR("isbn")) ? STR("isbn")
                  : str_is(type, "frus")        ? STR("volume")
                                                : type;
    if (str_is(type, "frus"))
        walk->read->source_id = value->value;
}

static void add_date(struct walk *walk, TeiNodeRef ref, Str role) {
    Value *value = add(walk, FIELD_DATE, ref);
    value->role = role;
    Str edtf;
    TeiDateState state = tei_date_edtf(walk->tree, ref, walk->results, &edtf);
    if (state == TEI_DATE_GOOD)
        value->norm = edtf;
    else if (state == TEI_DATE_BAD)
        tei_report_add(walk->report, "bad-date", tei_tree_origin(walk->tree, ref),
                       "\"%.*s\" in the header is no date", STR_ARG(edtf));
    if (value->value.n == 0) {
        value->value = value->norm;
        value->asked_empty = value->norm.n == 0;
    }
}

/* correspAction: who sent or received, where and when. */
static void add_action(struct walk *walk, TeiNodeRef action) {
    bool received = str_is(attribute(walk, action, "type"), "received");
    for (TeiNodeRef c = tei_tree_node(walk->tree, action)->child; c != 0;
         c = tei_tree_node(walk->tree, c)->next) {
        const TeiRule *rule = tei_tree_node(walk->tree, c)->rule;
        if (rule == NULL)
            continue;
        if (rule->element == TEI_DATE) {
            add_date(walk, c, received ? STR("received") : STR("written"));
        } else if (rule->element == TEI_NAME && rule->value != NULL &&
                   str_is(str_from_c(rule->value), "place")) {
            add(walk, received ? FIELD_OTHER : FIELD_PLACE, c)->label =
                received ? STR("place of receipt") : (Str){0};
        } else {
            Value *value = add(walk, received ? FIELD_RECIPIENT : FIELD_AUTHOR, c);
            value->role = received ? (Str){0} : STR("sender");
            value->norm = str_copy(walk->results, tei_span_target(walk->tree, c));
        }
    }
}

/* creation: when and where the text was written; what else it says is kept as it stands. */
static void add_creation(struct walk *walk, TeiNodeRef creation) {
    for (TeiNodeRef c = tei_tree_node(walk->tree, creation)->child; c != 0;
         c = tei_tree_node(walk->tree, c)->next) {
        const TeiRule *rule = tei_tree_node(walk->tree, c)->rule;
        if (rule == NULL)
            continue;
        if (rule->element == TEI_DATE)
            add_date(walk, c, STR("written"));
        else if (rule->element == TEI_NAME && rule->value != NULL &&
                 str_is(str_from_c(rule->value), "place"))
            add(walk, FIELD_PLACE, c);
        else if (tei_tree_node(walk->tree, c)->holds_words)
            add(walk, FIELD_OTHER, c)->label = STR("creation");
    }
    if (tei_tree_node(walk->tree, creation)->has_words)
        add(walk, FIELD_OTHER, creation)->label = STR("creation");
}

static bool is_named(const struct walk *walk, TeiNodeRef ref, const char *name) {
    const TeiNode *node = tei_tree_node(walk->tree, ref);
    return node->rule != NULL && str_is(node->text, name);
}

/*
 * sourceDesc: one note; where it identifies a manuscript, archive and reference by themselves, and
 * each other element that has words.
 */
static void add_source(struct walk *walk, TeiNodeRef source) {
    TeiNodeRef end = tei_tree_after(walk->tree, source), ms = source;
    while (ms < end && !is_named(walk, ms, "msIdentifier"))
        ms++;
    if (ms == end) {
        add(walk, FIELD_SOURCE_NOTE, source);
        return;
    }
    TeiNodeRef ms_end = tei_tree_after(walk->tree, ms);
    for (TeiNodeRef ref = source + 1; ref < end;) {
        bool identifies = ref > ms && ref < ms_end;
        if (!tei_tree_node(walk->tree, ref)->has_words) {
            ref++;
            continue;
        }
        if (identifies && (is_named(walk, ref, "repository") || is_named(walk, ref, "institution")))
            add(walk, FIELD_ARCHIVE, ref);
        else if (identifies && is_named(walk, ref, "idno"))
            add(walk, FIELD_REFERENCE, ref);
        else if (identifies)
            add(walk, FIELD_OTHER, ref)->label = tei_tree_node(walk->tree, ref)->text;
        else
            add(walk, FIELD_SOURCE_NOTE, ref);
        ref = tei_tree_after(walk->tree, ref);
    }
}

/* True where the element became a value with all in it. */
static bool add_known(struct walk *walk, TeiNodeRef ref, TeiElement element) {
    switch (element) {
    case TEI_TITLE:
        add_title(walk, ref);
        return true;
    case TEI_EDITOR:
    case TEI_AUTHOR: {
        Value *value = add(walk, FIELD_AUTHOR, ref);
        value->role = element == TEI_EDITOR ? STR("editor") : STR("author");
        value->label = attribute(walk, ref, "role");
        return true;
    }
    case TEI_PUBLISHER:
        add(walk, FIELD_PUBLISHER, ref);
        return true;
    case TEI_PUB_PLACE:
        add(walk, FIELD_PUBLISHED, ref)->label = STR("pubPlace");
        return true;
    case TEI_DATE:
        add(walk, FIELD_PUBLISHED, ref)->label = STR("date");
        return true;
    case TEI_IDNO:
        add_identifier(walk, ref);
        return true;
    case TEI_AVAILABILITY:
        add(walk, FIELD_RIGHTS, ref);
        return true;
    case TEI_SOURCE_DESC:
        add_source(walk, ref);
        return true;
    case TEI_LANGUAGE:
        add(walk, FIELD_LANGUAGE, ref)->norm = attribute(walk, ref, "ident");
        return true;
    case TEI_CREATION:
        add_creation(walk, ref);
        return true;
    case TEI_CORRESP_ACTION:
        add_action(walk, ref);
        return true;
    default:
        return false;
    }
}

/* The nearest name that says something: a paragraph in <correction> is a correction. */
static Str label_of(const struct tei_tree *tree, TeiNodeRef ref) {
    for (;;) {
        const TeiNode *node = tei_tree_node(tree, ref);
        TeiElement element = tei_tree_element(tree, ref);
        if (element != TEI_P && element != TEI_LIST && element != TEI_ITEM)
            return node->text;
        ref = node->parent;
    }
}

void tei_header_read(const struct tei_tree *tree, TeiNodeRef header, struct arena *results,
                     struct tei_report *report, TeiHeader *read) {
    *read = (TeiHeader){0};
    if (header == 0)
        return;
    struct walk walk = {.tree = tree, .results = results, .report = report, .read = read};
    TeiNodeRef end = tei_tree_after(tree, header);
    for (TeiNodeRef ref = header + 1; ref < end;) {
        TeiElement element = tei_tree_element(tree, ref);
        if (element == TEI_RUN) {
            ref++;
        } else if (add_known(&walk, ref, element)) {
            ref = tei_tree_after(tree, ref);
        } else if (tei_tree_node(tree, ref)->has_words) {
            add(&walk, FIELD_OTHER, ref)->label = label_of(tree, ref);
            ref = tei_tree_after(tree, ref);
        } else {
            ref++;
        }
    }
}
