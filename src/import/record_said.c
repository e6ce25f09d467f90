/*
 * The head repeats what the page prints, in words for machines. Where a line is the same as one of
 * its values, the line is of that field; what is asked by a label on the page is the page's to
 * answer, and the head adds nothing to it. Heads cut long descriptions, so a summary is known by
 * its beginning.
 */
#include "import/record_said.h"
#include "base/map.h"
#include "import/tidy_text.h"
#include "text/unicode.h"

enum { CUT_BYTES_LEAST = 40, FOLDED_BYTES_MAX = 4000 };

struct record_said {
    const Description *description;
    struct map *values;  // number by folded value
};

static Str folded(Str text, struct arena *results) {
    return unicode_fold(tidy_text_squeeze(text, results), results);
}

/* Of a field whose value stands as a line of its own, and cannot be mistaken for a label's. */
static bool is_told_by_line(const Value *value) {
    return value->field == FIELD_AUTHOR || value->field == FIELD_ABSTRACT ||
           (value->field == FIELD_DATE && value->norm.n > 0);
}

struct record_said *record_said_create(const Description *description, struct arena *results) {
    struct record_said *said = ARENA_NEW(results, struct record_said);
    *said = (struct record_said){description, map_create(results)};
    for (size_t i = 0; i < description->n; i++) {
        const Value *value = &description->p[i];
        bool is_new;
        if (!is_told_by_line(value) || value->value.n > FOLDED_BYTES_MAX)
            continue;
        uint64_t *number = map_put(said->values, folded(value->value, results), &is_new);
        if (is_new)
            *number = i;
    }
    return said;
}

/* "The clerk asks for ..." of a longer line. */
static bool is_cut_from(Str cut, Str line) {
    static const char *const ends[] = {"...", "\xE2\x80\xA6"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (str_ends(cut, str_from_c(ends[i]))) {
            Str start = str_trim(str_slice(cut, 0, cut.n - str_from_c(ends[i]).n));
            return start.n >= CUT_BYTES_LEAST && str_starts(line, start);
        }
    return false;
}

const Value *record_said_find(const struct record_said *said, Str line, struct arena *scratch) {
    if (said == NULL || line.n > FOLDED_BYTES_MAX)
        return NULL;
    const uint64_t *number = map_find(said->values, folded(line, scratch));
    if (number != NULL)
        return &said->description->p[*number];
    const Value *summary = description_find(said->description, FIELD_ABSTRACT, 0);
    return summary != NULL && is_cut_from(summary->value, line) ? summary : NULL;
}

static void add_all(const struct record_said *said, Field field, RecordFields *fields) {
    for (size_t i = 0; i < said->description->n; i++) {
        const Value *value = &said->description->p[i];
        if (value->field != field || (field == FIELD_DATE && value->norm.n == 0))
            continue;
        *description_add(fields->results, fields->description, field, value->value) = *value;
        if (field == FIELD_PUBLISHED || field == FIELD_DATE)
            return;
    }
}

void record_said_complete(const struct record_said *said, RecordFields *fields) {
    static const Field wanted[] = {FIELD_AUTHOR, FIELD_SUBJECT, FIELD_DATE};
    for (size_t i = 0; said != NULL && i < sizeof wanted / sizeof *wanted; i++)
        if (!record_fields_has(fields, wanted[i]))
            add_all(said, wanted[i], fields);
    if (said != NULL && !record_fields_has(fields, FIELD_DATE) &&
        !record_fields_has(fields, FIELD_PUBLISHED))
        add_all(said, FIELD_PUBLISHED, fields);
}
