/*
 * Values keep their order. The label of a field stands once for a run of its values. What the
 * source asks for and leaves empty is said in words, because an empty cell would look like our
 * fault.
 */
#include "web/description_out.h"
#include "doc/date.h"
#include "web/page_rules.h"
#include "web/words.h"

enum { EVIDENCE_MAX = 3 };  // links to places in the text, for one value

static void write_date(Markup *m, struct arena *request, const Value *value) {
    Str words = date_words(value->norm, request);
    markup_begin_class(m, TAG_SPAN, "when");
    markup_attr(m, ATTR_TITLE, value->norm);
    markup_text(m, words);
    markup_end(m);
    if (!str_equal(words, value->value) && !str_equal(value->norm, value->value) &&
        value->value.n > 0) {
        markup_c(m, ", printed \xe2\x80\x9c");
        markup_text(m, value->value);
        markup_c(m, "\xe2\x80\x9d");
    }
}

static void write_address(Markup *m, Str address) {
    markup_begin(m, TAG_A);
    (void)markup_link_out(m, ATTR_HREF, address);
    markup_text(m, address);
    markup_end(m);
}

/* The parts of an archival reference, the larger before the smaller. */
static void write_parts(Markup *m, const Value *value) {
    static const char *const parts[] = {"group", "series", "box",  "volume",
                                        "file",  "item",   "pages"};
    size_t written = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        Str part = description_attribute(value, parts[i]);
        if (part.n == 0 || str_equal(part, value->value))
            continue;
        if (written++ == 0)
            markup_begin_class(m, TAG_DIV, "count");
        else
            markup_c(m, " \xc2\xb7 ");
        markup_c(m, parts[i]);
        markup_c(m, " ");
        markup_text(m, part);
    }
    if (written > 0)
        markup_end(m);
}

void description_out_value(Markup *m, struct arena *request, const Value *value) {
    FieldType type = field_info(value->field)->type;
    if (value->asked_empty) {
        markup_element_class(m, TAG_SPAN, "empty",
                             value->source.kind == SOURCE_PERSON
                                 ? STR("taken away")
                                 : STR("the source asks for it and gives none"));
        return;
    }
    if (type == FIELD_AS_DATE && value->norm.n > 0) {
        write_date(m, request, value);
    } else if (type == FIELD_AS_URL) {
        write_address(m, value->value);
    } else if (type == FIELD_AS_LANGUAGE) {
        markup_text(m, value->norm.n > 0 ? words_language(value->norm) : value->value);
    } else {
        markup_text(m, value->value);
        if (value->field == FIELD_REFERENCE)
            write_parts(m, value);
        if (value->field == FIELD_ARCHIVE && value->norm.n > 0) {
            markup_c(m, " (");
            markup_text(m, value->norm);
            markup_c(m, ")");
        }
    }
    bool plain_role = value->role.n == 0 || description_is_replaced(value) ||
                      (value->field == FIELD_IDENTIFIER && !str_is(value->role, "telegram")) ||
                      (type == FIELD_AS_DATE && str_is(value->role, "given"));
    if (!plain_role) {
        markup_c(m, " ");
        markup_element_class(m, TAG_SPAN, "role",
                             str_is(value->role, "address-hidden")
                                 ? STR("the page hides the address")
                                 : value->role);
    }
}

/* The day of the last act by which this person gave this value. */
static bool said_on(const Value *value, const ActList *acts, int64_t *seconds) {
    for (size_t i = acts == NULL ? 0 : acts->n; i-- > 0;) {
        const Act *act = &acts->p[i];
        if (act->kind == ACT_DESCRIBE && act->field == value->field &&
            str_equal(act->who, value->source.name) && str_equal(act->after, value->value)) {
            *seconds = act->time;
            return true;
        }
    }
    return false;
}

void description_out_source(Markup *m, struct arena *request, const Value *value,
                            const ActList *acts) {
    const Source *source = &value->source;
    int64_t seconds;
    page_rules_says(m, request, *source, value->certainty);
    if (source->kind == SOURCE_PERSON) {
        if (source->name.n > 0) {
            markup_c(m, ", ");
            markup_text(m, source->name);
        }
        if (said_on(value, acts, &seconds)) {
            markup_c(m, ", on ");
            markup_text(m, words_day(request, seconds));
        }
    }
}

static void write_evidence(Markup *m, const Value *value) {
    size_t shown = 0;
    for (size_t i = 0; i < value->evidence.n && shown < EVIDENCE_MAX; i++) {
        if (value->evidence.p[i].block == 0)
            continue;
        markup_c(m, shown++ == 0 ? " \xc2\xb7 block " : ", ");
        markup_begin(m, TAG_A);
        markup_link_numbered(m, ATTR_HREF, "#b", value->evidence.p[i].block);
        markup_u64(m, value->evidence.p[i].block);
        markup_end(m);
    }
}

/* Labels that are names of a format, not words of the source. */
static Str in_words(Str label) {
    static const struct {
        const char *name, *words;
    } names[] = {{"volumenumber", "Number of the volume"},
                 {"volume", "Title of the volume"},
                 {"subseries", "Subseries"},
                 {"isbn-10", "ISBN-10"},
                 {"isbn-13", "ISBN-13"},
                 {"oclc", "OCLC number"},
                 {"dospubno", "Department of State publication"},
                 {"frus", "Name in its series"},
                 {"change", "Change to the file"},
                 {"encodingDesc", "How the file was made"},
                 {"projectDesc", "About the project"},
                 {"editionStmt", "Edition"},
                 {"respStmt", "Responsible"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_is(label, names[i].name))
            return str_from_c(names[i].words);
    return label;
}

/* What a person replaced stands under "was". */
static Str label_of(const Value *value, struct arena *request) {
    if (description_is_replaced(value))
        return str_format(request, "was %.*s", STR_ARG(value->label));
    bool own = value->field == FIELD_OTHER || value->field == FIELD_IDENTIFIER ||
               value->field == FIELD_NOTE || value->asked_empty;
    return own && value->label.n > 0 ? in_words(value->label)
                                     : str_from_c(field_info(value->field)->label);
}

void description_out_table(Markup *m, struct arena *request, const Description *description,
                           const ActList *acts) {
    static const char *const heads[] = {"What", "Value", "Who says so"};
    markup_begin_table(m, "about", heads, 3);
    Str above = {0};
    for (size_t i = 0; i < description->n; i++) {
        const Value *value = &description->p[i];
        Str label = label_of(value, request);
        bool same = i > 0 && str_equal(label, above);
        above = label;
        markup_begin(m, TAG_TR);
        if (same)
            markup_attr_c(m, ATTR_CLASS, "same");
        markup_begin(m, TAG_TH);
        markup_attr_c(m, ATTR_SCOPE, "row");
        if (same)
            markup_attr_c(m, ATTR_CLASS, "repeated");
        markup_text(m, label);
        markup_end(m);
        markup_begin(m, TAG_TD);
        markup_attr_c(m, ATTR_DIR, "auto");
        description_out_value(m, request, value);
        markup_end(m);
        markup_begin_class(m, TAG_TD, "says");
        description_out_source(m, request, value, acts);
        write_evidence(m, value);
        markup_end(m);
        markup_end(m);
    }
    markup_end(m);
    markup_end(m);
}

enum { PEOPLE_SHOWN = 200 };

static bool is_of_side(const Value *value, Str side) {
    return value->field == FIELD_PARTICIPANT && value->value.n > 0 && str_equal(value->role, side);
}

/* All of one side, where its first person stands. */
static void write_side(Markup *m, struct arena *request, const Description *description,
                       size_t first, const ActList *acts) {
    Str side = description->p[first].role;
    size_t shown = 0;
    for (size_t i = 0; i < first; i++)
        if (is_of_side(&description->p[i], side))
            return;
    markup_begin(m, TAG_DIV);
    markup_element(m, TAG_DT, side.n > 0 ? side : STR("took part"));
    markup_begin(m, TAG_DD);
    for (size_t i = first; i < description->n && shown < PEOPLE_SHOWN; i++) {
        const Value *value = &description->p[i];
        if (!is_of_side(value, side))
            continue;
        Str function = description_attribute(value, "function");
        markup_c(m, shown++ == 0 ? "" : " \xc2\xb7 ");
        markup_text(m, value->value);
        if (function.n > 0 && side.n == 0)
            markup_element_class(m, TAG_SPAN, "role",
                                 str_format(request, " %.*s", STR_ARG(function)));
    }
    markup_c(m, " ");
    markup_begin_class(m, TAG_SPAN, "says");
    description_out_source(m, request, &description->p[first], acts);
    markup_end_to(m, m->depth - 3);
}

static void write_length(Markup *m, struct arena *request, const Value *length,
                         const ActList *acts) {
    markup_begin(m, TAG_DIV);
    markup_element(m, TAG_DT, STR("lasted"));
    markup_begin(m, TAG_DD);
    markup_text(m, length->value);
    markup_c(m, " ");
    markup_begin_class(m, TAG_SPAN, "says");
    description_out_source(m, request, length, acts);
    markup_end_to(m, m->depth - 3);
}

void description_out_people(Markup *m, struct arena *request, const Description *description,
                            const ActList *acts) {
    size_t depth = m->depth;
    for (size_t i = 0; i < description->n; i++) {
        const Value *value = &description->p[i];
        if (value->field != FIELD_PARTICIPANT || value->value.n == 0)
            continue;
        if (m->depth == depth)
            markup_begin_class(m, TAG_DL, "people");
        write_side(m, request, description, i, acts);
    }
    const Value *length = description_find(description, FIELD_DURATION, 0);
    if (m->depth > depth && length != NULL && length->value.n > 0)
        write_length(m, request, length, acts);
    markup_end_to(m, depth);
}
