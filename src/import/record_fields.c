/*
 * What a page prints stays the value; the machine's form goes into norm beside it: EDTF of what is
 * nothing but a date, a language's tag, an archive's short form. Archives print reference and
 * archive in one line, parted by the first word of a reference ("f.", "fond", "Box"); only what a
 * label asked for is taken apart so.
 */
#include "import/record_fields.h"
#include "base/map.h"
#include "doc/plain_date.h"
#include "import/record_profile.h"
#include "import/tidy_text.h"
#include "text/unicode.h"
#include <string.h>

enum { FOLDED_BYTES_MAX = 400 };

/* Values that read the same have one key. Long ones are taken as they are. */
static Str key_of(const RecordFields *fields, Str kind, Str value) {
    Str folded = value.n < FOLDED_BYTES_MAX ? unicode_fold(value, fields->results) : value;
    return str_format(fields->results, "%.*s\n%.*s", STR_ARG(kind), STR_ARG(folded));
}

/* The place of such a value in the description, made where it is new. */
static uint64_t *place_of(RecordFields *fields, Str kind, Str value, bool *is_new) {
    if (fields->known == NULL)
        fields->known = map_create(fields->results);
    return map_put(fields->known, key_of(fields, kind, value), is_new);
}

Value *record_fields_find_agent(RecordFields *fields, Str value) {
    const uint64_t *place = fields->known == NULL || value.n >= FOLDED_BYTES_MAX
                                ? NULL
                                : map_find(fields->known, key_of(fields, STR("agent"), value));
    return place == NULL ? NULL : &fields->description->p[*place];
}

bool record_fields_has(const RecordFields *fields, Field field) {
    return description_text(fields->description, field).n > 0;
}

/* The value of this field and role that reads the same, or a new one. */
static Value *find_or_add(RecordFields *fields, Field field, Str value, Str role) {
    bool is_new;
    Str kind = str_format(fields->results, "%u %.*s", (unsigned)field, STR_ARG(role));
    uint64_t *place = place_of(fields, kind, value, &is_new);
    if (!is_new)
        return &fields->description->p[*place];
    *place = fields->description->n;
    Value *fresh = description_add(fields->results, fields->description, field, value);
    fresh->role = role;
    if (field_info(field)->type == FIELD_AS_AGENT) {
        place = place_of(fields, STR("agent"), value, &is_new);
        if (is_new)
            *place = fields->description->n - 1;
    }
    return fresh;
}

static Value *put(RecordFields *fields, const RecordValue *from, Field field, Str text) {
    Value *value = find_or_add(fields, field, text, str_from_c(from->role));
    if (value->evidence.n == 0) {
        value->label = from->label;
        if (from->rule != NULL)
            value->source = (Source){SOURCE_RULE, str_from_c(from->rule), 1};
        if (from->certainty != 0)
            value->certainty = from->certainty;
    }
    LIST_ADD(fields->results, &value->evidence)->origin = from->origin;
    return value;
}

/* All parts of the line are languages: a value each; else one value as it stands. */
static void add_languages(RecordFields *fields, const RecordValue *from) {
    StrList names = {0};
    bool all = true;
    size_t start = 0;
    Str text = from->value;
    for (size_t at = 0; at <= text.n; at++) {
        if (at < text.n && text.p[at] != ',' && text.p[at] != ';' && text.p[at] != '/')
            continue;
        Str name = str_trim(str_slice(text, start, at));
        start = at + 1;
        all = all && record_profile_language(name, fields->results).n > 0;
        str_list_add(fields->results, &names, name);
    }
    if (!all) {
        (void)put(fields, from, from->field, text);
        return;
    }
    for (size_t i = 0; i < names.n; i++) {
        Value *value = put(fields, from, from->field, names.p[i]);
        value->norm = record_profile_language(names.p[i], fields->results);
    }
}

static bool find_reference(Str text, size_t *at) {
    static const char *const starts[] = {
        ", f.",       ", F.",         ", fond ",
        ", Fond ",    ", ф.",         ", Ф.",
        ", фонд ",    ". \xD0\xA4. ", ". \xD1\x84. ",
        ". F. ",      ". f. ",        ". \xD0\xA4\xD0\xBE\xD0\xBD\xD0\xB4 ",
        ", RG ",      ", Box ",       ", Record Group ",
        ", Bestand ", ", fonds ",     ", cote ",
        ", B "};
    size_t best = SIZE_MAX, found;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (str_find(text, str_from_c(starts[i]), &found) && found < best)
            best = found;
    *at = best;
    return best != SIZE_MAX && best > 0;
}

static void add_archive(RecordFields *fields, const RecordValue *from) {
    Str text = from->value, name, short_form;
    size_t at;
    if (from->label.n > 0 && find_reference(text, &at)) {
        (void)put(fields, from, FIELD_REFERENCE, str_trim(str_skip(text, at + 1)));
        text = str_trim(str_slice(text, 0, at));
    }
    (void)record_profile_is_archive(text, fields->results, &name, &short_form);
    Value *value = put(fields, from, FIELD_ARCHIVE, name);
    value->norm = short_form;
}

/* "Places", not "Place", which "Town, Land" answers. */
static bool asks_for_several(Str label, struct arena *scratch) {
    static const char *const words[] = {
        "places", "locations", "names", "countries", "regions", "orte",      "lander",
        "lieux",  "noms",      "места", "названия",  "страны",  "география", "geografika"};
    Str folded = unicode_fold(str_slice(label, 0, label.n < 200 ? label.n : 0), scratch);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_has(folded, str_from_c(words[i])))
            return true;
    return false;
}

/*
 * Whether commas part the values of a line, and not the parts of one ("Last, First", "Town, Land"):
 * in subjects, and in places that a plural asks for, where all are short; in names of people where
 * each has two words and no digit.
 */
static bool commas_part(const RecordFields *fields, Field field, Str label, Str text) {
    Str rest = text, part;
    bool places = field == FIELD_PLACE_ABOUT && asks_for_several(label, fields->results);
    if (field != FIELD_SUBJECT && field != FIELD_PERSON && !places)
        return false;
    while (rest.n > 0) {
        (void)str_cut(rest, ',', &part, &rest);
        size_t words = tidy_text_count_words(part);
        if (words == 0 || words > 4 || (field == FIELD_PERSON && words < 2))
            return false;
        for (size_t i = 0; i < part.n; i++)
            if (part.p[i] >= '0' && part.p[i] <= '9')
                return false;
    }
    return !str_has(text, STR("--"));
}

static void add_split(RecordFields *fields, const RecordValue *from, bool is_one) {
    Str rest = from->value, part;
    bool semicolons = str_has(rest, STR(";"));
    char sign =
        !semicolons && !is_one && commas_part(fields, from->field, from->label, rest) ? ',' : ';';
    while (rest.n > 0) {
        (void)str_cut(rest, sign, &part, &rest);
        part = str_trim(part);
        if (part.n > 0)
            (void)put(fields, from, from->field, part);
    }
}

bool record_fields_may_be(Field field, Str value, struct arena *scratch) {
    RecordPhrase phrase;
    Str day;
    size_t digits = 0, spaces = 0;
    for (size_t i = 0; i < value.n; i++) {
        digits += value.p[i] >= '0' && value.p[i] <= '9';
        spaces += value.p[i] == ' ';
    }
    switch (field) {
    case FIELD_RIGHTS:
        return record_profile_language(value, scratch).n == 0;
    case FIELD_UPLOADED:
        return digits > 0 && value.n <= 80;
    case FIELD_IDENTIFIER:
        return (digits > 0 || spaces == 0) && value.n <= 200;
    case FIELD_ARCHIVE:
        return !plain_date_read(value, scratch, &day) && !record_profile_phrase(value, &phrase);
    case FIELD_URL:
        return (str_starts(value, STR("http://")) || str_starts(value, STR("https://"))) &&
               spaces == 0;
    default:
        return true;
    }
}

/* "1874-03-01 - 1876-11-20": two dates, the second not before the first. */
static bool range_read(Str text, struct arena *results, Str *norm) {
    size_t at;
    Str from, to;
    if (!str_find(text, STR(" - "), &at) ||
        !plain_date_read(str_trim(str_slice(text, 0, at)), results, &from) ||
        !plain_date_read(str_trim(str_skip(text, at + 3)), results, &to) ||
        str_has(from, STR("/")) || str_has(to, STR("/")) || str_compare(from, to) > 0)
        return false;
    *norm = str_format(results, "%.*s/%.*s", STR_ARG(from), STR_ARG(to));
    return true;
}

/* "1913 June-December" */
static bool months_read(Str text, struct arena *results, Str *norm) {
    size_t at;
    Str from, to;
    if (text.n < 6 || text.p[4] != ' ' || !str_find_char(text, '-', &at) || at < 6)
        return false;
    Str second =
        str_format(results, "%.*s %.*s", 4, text.p, STR_ARG(str_trim(str_skip(text, at + 1))));
    if (!plain_date_read(str_trim(str_slice(text, 0, at)), results, &from) ||
        !plain_date_read(second, results, &to) || str_has(from, STR("/")) ||
        str_has(to, STR("/")) || str_compare(from, to) > 0)
        return false;
    *norm = str_format(results, "%.*s/%.*s", STR_ARG(from), STR_ARG(to));
    return true;
}

static bool day_or_range(Str text, struct arena *results, Str *norm) {
    return plain_date_read(text, results, norm) || range_read(text, results, norm) ||
           months_read(text, results, norm);
}

static bool is_time(Str text) {
    size_t digits = 0, colons = 0;
    for (size_t i = 0; i < text.n; i++) {
        digits += text.p[i] >= '0' && text.p[i] <= '9';
        colons += text.p[i] == ':';
        if (strchr("0123456789:.Z", text.p[i]) == NULL)
            return false;
    }
    return colons > 0 && digits >= 3;
}

/* "14 Jan 2011 10:42", "2018-03-22T10:11:12Z": a machine's note of the day. */
static Str without_time(Str text) {
    if (text.n > 11 && text.p[10] == 'T' && is_time(str_skip(text, 11)))
        return str_slice(text, 0, 10);
    for (size_t at = text.n; at > 0; at--)
        if (text.p[at - 1] == ' ') {
            if (!is_time(str_skip(text, at)))
                break;
            text = str_trim(str_slice(text, 0, at - 1));
            if (str_ends(text, STR(",")))
                text.n--;
            return text;
        }
    return text;
}

/* A date, or one with a word about it: "1904-02-11 (Creation)", "Creation: 1917 May 4". */
static bool date_within(Str text, struct arena *results, Str *norm) {
    size_t at;
    text = without_time(text);
    if (day_or_range(text, results, norm))
        return true;
    if (str_ends(text, STR(")")) && str_find_char(text, '(', &at) && at > 0)
        return day_or_range(str_trim(str_slice(text, 0, at)), results, norm);
    return str_find_char(text, ':', &at) && at > 0 &&
           tidy_text_count_words(str_slice(text, 0, at)) <= 2 &&
           day_or_range(str_trim(str_skip(text, at + 1)), results, norm);
}

static bool asks_for_agent(Field field) {
    return field == FIELD_AUTHOR || field == FIELD_RECIPIENT || field == FIELD_CONTRIBUTOR ||
           field == FIELD_DONOR || field == FIELD_PERSON;
}

/* "Donor (dnr): Moor, Edith" under a label for agents: the label within says which. */
static void take_label_within(RecordFields *fields, RecordValue *from) {
    Str before, after;
    if (!asks_for_agent(from->field) || !str_cut(from->value, ':', &before, &after) ||
        str_trim(after).n == 0 || str_has(before, STR(";")))
        return;
    const RecordLabel *label = record_profile_label(before, fields->results);
    bool sender = strcmp(from->role, "sender") == 0;
    if (sender && !str_starts(before, STR("From")))  // of "From" a fonds may be the answer
        from->field = FIELD_OTHER;
    if (label == NULL || label->kind != RECORD_FIELD)
        return;
    if (sender && label->field == FIELD_COLLECTION) {
        from->field = FIELD_COLLECTION;
        from->role = "";
    }
    if (asks_for_agent(label->field)) {
        from->field = label->field;
        from->role = label->role;
    } else if (label->field != FIELD_COLLECTION) {
        return;
    }
    from->value = str_trim(after);  // "From the Collection: ..." says no more than whose it is
}

/* "Box: 3, Folder: 14": where in the archive, not which archive. */
static bool is_place_on_shelf(Str value) {
    static const char *const words[] = {"box",    "folder", "container", "reel",  "shelf", "item",
                                        "carton", "drawer", "karton",    "mappe", "fond",  "f.",
                                        "rg",     "Ф.",     "ф.",        "Фонд",  "фонд"};
    size_t n = 0;
    while (n < value.n && value.p[n] != ' ' && value.p[n] != ':')
        n++;
    Str first = str_slice(value, 0, n);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_equal_nocase(first, str_from_c(words[i])))
            for (size_t k = n; k < value.n; k++)
                if (value.p[k] >= '0' && value.p[k] <= '9')
                    return true;
    return false;
}

/* "Clubs and Societies [88]": how many records it has. */
static Str without_count(Str value) {
    size_t at;
    if (!str_ends(value, STR("]")) || !str_find(value, STR(" ["), &at) || at == 0)
        return value;
    for (size_t i = at + 2; i + 1 < value.n; i++)
        if (value.p[i] < '0' || value.p[i] > '9')
            return value;
    return str_slice(value, 0, at);
}

/* "2. Wold University": whose people the authors are. */
static bool is_affiliation(Field field, Str value) {
    size_t n = 0;
    while (n < value.n && value.p[n] >= '0' && value.p[n] <= '9')
        n++;
    return (field == FIELD_AUTHOR || field == FIELD_CONTRIBUTOR) && n > 0 &&
           str_starts(str_skip(value, n), STR(". "));
}

/* "Provenance: found among the papers of a clerk" names no archive. */
static bool tells_history(RecordFields *fields, const RecordValue *from) {
    Str folded = unicode_fold(str_slice(from->label, 0, from->label.n < 40 ? from->label.n : 0),
                              fields->results);
    Str name, short_form;
    return from->field == FIELD_ARCHIVE && str_starts(folded, STR("proven")) &&
           !record_profile_is_archive(from->value, fields->results, &name, &short_form);
}

static void add(RecordFields *fields, RecordValue from, bool is_one) {
    from.value = str_trim(from.value);
    if (str_starts(from.value, STR("- ")))
        from.value = str_trim(str_skip(from.value, 2));
    if (from.value.n == 0)
        return;
    take_label_within(fields, &from);
    if (from.field == FIELD_COLLECTION)
        from.value = without_count(from.value);
    if (from.field == FIELD_ARCHIVE && is_place_on_shelf(from.value))
        from.field = FIELD_REFERENCE;
    if (!record_fields_may_be(from.field, from.value, fields->results) ||
        is_affiliation(from.field, from.value) || tells_history(fields, &from)) {
        from.field = FIELD_OTHER;
        from.role = "";
    }
    Str norm;
    switch (record_profile_shape(from.field)) {
    case RECORD_LANGUAGE:
        add_languages(fields, &from);
        return;
    case RECORD_NAMES:
        add_split(fields, &from, is_one);
        return;
    case RECORD_DATE:
        if (date_within(from.value, fields->results, &norm))
            put(fields, &from, from.field, from.value)->norm = norm;
        else
            (void)put(fields, &from, from.field, from.value);
        return;
    default:
        if (from.field == FIELD_ARCHIVE)
            add_archive(fields, &from);
        else
            (void)put(fields, &from, from.field, from.value);
    }
}

void record_fields_add(RecordFields *fields, RecordValue value) {
    add(fields, value, false);
}

void record_fields_add_one(RecordFields *fields, RecordValue value) {
    add(fields, value, true);
}

void record_fields_add_empty(RecordFields *fields, Field field, const char *role, Str label,
                             Origin origin) {
    Value *value = description_add(fields->results, fields->description, field, (Str){NULL, 0});
    value->label = label;
    value->role = str_from_c(role);
    value->asked_empty = true;
    LIST_ADD(fields->results, &value->evidence)->origin = origin;
}
