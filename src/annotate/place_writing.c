/*
 * The words of a dateline before its date, without what parts them from it. Where they are no city
 * that the table knows and one city is near them in its letters, they are that city, misread; the
 * words as printed stay in the mark. Outside datelines only a known city counts.
 */
#include "annotate/place_writing.h"
#include "annotate/date_value.h"
#include "base/buf.h"
#include "doc/gazetteer.h"
#include <pthread.h>
#include <string.h>

enum { IN_DATELINE, IN_HEADING, BEHIND_LABEL, MISREAD };
enum { WORDS_MAX = 9, LETTERS_MAX = 24, LINES_MAX = 40 };

static const Rule says[] = {
    [IN_DATELINE] = {"place-in-dateline", 1, "It stands before the date."},
    [IN_HEADING] = {"place-in-heading", 1, "It stands before the date in the heading."},
    [BEHIND_LABEL] = {"place-behind-label", 1, "A line that begins with Place gives it."},
    [MISREAD] = {"place-misread", 1, "What stands before the date is nearest to it."},
};
static const uint16_t certainties[] = {
    [IN_DATELINE] = 985, [IN_HEADING] = 900, [BEHIND_LABEL] = 700, [MISREAD] = 930};

/* ---- the cities of the table ---- */

typedef struct {
    Str letters;  // folded, without spaces
    Str shown;    // "New York"
    bool exact;   // never guessed
} City;

typedef struct {
    LIST_OF(City) list;
} Cities;

/* Records are dated from cities, and from countries as posts: "Panama, May 3". */
static bool may_date(int32_t value) {
    const GazetteerPlace *place = gazetteer_place(value & CUE_PLACE_NUMBER);
    return place != NULL && place->kind != PLACE_IS_REGION;
}

static void add_city(Cities *cities, const uint32_t *words, size_t n, int32_t value,
                     struct arena *arena) {
    if (!may_date(value))
        return;
    Buf letters = {0}, shown = {0};
    for (size_t i = 0; i < n; i++) {
        Str form = cue_form(words[i]);
        bool small = i > 0 && (str_is(form, "of") || str_is(form, "de") || str_is(form, "es"));
        buf_str(&letters, form);
        if (i > 0)
            buf_char(&shown, ' ');
        char first = form.p[0];
        bool ascii = first >= 'a' && first <= 'z' && !small;
        buf_char(&shown, ascii ? (char)(first - 32) : first);
        buf_str(&shown, str_skip(form, 1));
    }
    *LIST_ADD(arena, &cities->list) =
        (City){str_copy(arena, buf_as_str(&letters)), str_copy(arena, buf_as_str(&shown)),
               (value & CUE_PLACE_EXACT) != 0};
    buf_free(&letters);
    buf_free(&shown);
}

/* Laid out once for all deposits. */
static Cities table;
static pthread_once_t table_is_made = PTHREAD_ONCE_INIT;

static void make_table(void) {
    static struct arena *process;
    process = arena_create();
    for (uint32_t word = 1; word <= cue_count(); word++)
        if ((cue_classes(word) & CUE(PLACE)) != 0)
            add_city(&table, &word, 1, cue_value(word, CUE_PLACE_AT), process);
    size_t count;
    const CuePhrase *phrases = cue_phrases(&count);
    for (size_t i = 0; i < count; i++)
        if (phrases[i].class == CUE_PLACE_AT)
            add_city(&table, phrases[i].words, phrases[i].n, phrases[i].value, process);
}

static const Cities *cities(void) {
    (void)pthread_once(&table_is_made, make_table);
    return &table;
}

/* The folded letters of tokens [first, end), without spaces and marks; false where too many. */
static bool letters_of(const Scan *scan, size_t first, size_t end, char letters[LETTERS_MAX],
                       size_t *n) {
    *n = 0;
    for (size_t i = first; i < end; i++) {
        Str folded = scan_folded(scan, i);
        if (*n + folded.n > LETTERS_MAX)
            return false;
        if (folded.n > 0)
            memcpy(letters + *n, folded.p, folded.n);
        *n += folded.n;
    }
    return *n > 0;
}

/* The city that the tokens name, or are nearest to; *exact says which. NULL for none. */
static const City *city_of(const Cities *cities, const Scan *scan, size_t first, size_t end,
                           bool *exact) {
    char letters[LETTERS_MAX];
    size_t n;
    const City *found = NULL;
    int best = 1000, second = 1000;
    if (!letters_of(scan, first, end, letters, &n))
        return NULL;
    Str printed = {letters, n};
    int most = n >= 8 ? 32 : n >= 6 ? 20 : n >= 5 ? 16 : 0;
    *exact = true;
    for (size_t i = 0; i < cities->list.n; i++)
        if (str_equal(cities->list.p[i].letters, printed))
            return &cities->list.p[i];
    *exact = false;
    for (size_t i = 0; i < cities->list.n; i++) {
        const City *city = &cities->list.p[i];
        bool far = city->exact || city->letters.n > n + 3 || n > city->letters.n + 3;
        int cost = far ? 1000 : cue_distance(printed, city->letters, most + 4);
        second = cost < best ? best : cost < second ? cost : second;
        found = cost < best ? city : found;
        best = cost < best ? cost : best;
    }
    return best <= most && second - best >= 4 ? found : NULL;
}

/* ---- the words before a date ---- */

typedef struct {
    size_t first, end;  // tokens
    const City *city;   // NULL: unknown
    bool exact;
} Place;

static bool parts_places(const Scan *scan, size_t i) {
    char mark = scan_at(scan, i)->mark;
    if (mark == '.')  // "Hale to Stone. Lima, 3 May": a sentence ends, no "St."
        return scan_at(scan, i - 1)->folded_n > 3 && (scan_at(scan, i + 1)->flags & TOK_GLUED) == 0;
    return mark != '\0' && strchr(",[]();:|", mark) != NULL;
}

/* Of the parts of a line before its date, parted by commas: from the first that is a city on. */
static bool find_place(const Cities *cities, const Scan *scan, size_t line_first, size_t date,
                       Place *place) {
    size_t end = date, first = line_first;
    *place = (Place){.first = date};
    // "Bonn, den 3. Mai", "Madrid, a 3 de mayo"
    while (end > first && (scan_at(scan, end - 1)->shape == SHAPE_MARK ||
                           (scan_at(scan, end - 1)->shape == SHAPE_LOWER &&
                            scan_is(scan, end - 1, CUE(ARTICLE) | CUE(AT) | CUE(OF) | CUE(FROM)))))
        end--;
    while (first < end && scan_at(scan, first)->shape == SHAPE_MARK)
        first++;
    if (first == end || end - first > 40)
        return false;
    for (size_t at = first; at < end;) {
        size_t stop = at;
        while (stop < end && !parts_places(scan, stop))
            stop++;
        bool exact = false;
        const City *city =
            stop > at && stop - at <= WORDS_MAX ? city_of(cities, scan, at, stop, &exact) : NULL;
        if (city != NULL && (place->city == NULL || (exact && !place->exact)))
            *place = (Place){at, end, city, exact};
        at = stop + 1;
    }
    if (place->city != NULL)
        return true;
    // One that is not known is told by the mark behind it: "On 24 October" names none; "The Times,
    // 24 October" is a newspaper.
    bool parted = false;
    for (size_t i = end; i < date; i++)
        parted = parted || scan_at(scan, i)->mark != '\0';
    *place = (Place){.first = first, .end = end};
    bool article = scan_is(scan, first, CUE(ARTICLE)) && scan_at(scan, first)->folded_n > 1;
    return parted && scan_is_capital(scan, first) && end - first <= WORDS_MAX && !article;
}

static bool begins_with_label(const Scan *scan, const ScanLine *line) {
    for (size_t i = line->first; i < line->last && i < line->first + 4; i++)
        if (scan_is_mark(scan, i, ':') && i > line->first && scan_is(scan, line->first, CUE(LABEL)))
            return true;
    return false;
}

static void say(const RuleJob *job, const Scan *scan, const Place *place, unsigned rule) {
    // A city that was misread is said right; what stands behind it ("Rhode Island") as printed.
    size_t city_end = place->first;
    while (city_end < place->end && !parts_places(scan, city_end))
        city_end++;
    Str words = scan_text(scan, place->first, place->end);
    bool misread = place->city != NULL && !place->exact;
    if (misread)
        words = str_copy(job->job, place->city->shown);
    rule = misread ? MISREAD : rule;
    Mark *mark =
        rule_mark(job, scan, place->first, misread ? city_end : place->end, SPAN_NAME, &says[rule]);
    rule_mark_attribute(job, mark, "type", STR("place"));
    rule_mark_attribute(job, mark, "role", STR("writing"));
    if (misread)
        rule_mark_attribute(job, mark, "name", words);
    mark->certainty = certainties[rule];
    if (place->city == NULL)
        mark->certainty = (uint16_t)(mark->certainty * 4 / 5);
    Saying saying = {.field = FIELD_PLACE,
                     .value = words,
                     .rule = &says[rule],
                     .certainty = mark->certainty,
                     .mark = mark};
    (void)rule_say(job, &saying);
}

/* "Heidelberg, den 3. März 1848", "Étampes, le 13 juin": so only letters are dated. */
static bool is_dated_by_article(const Scan *scan, const Place *place, const Mark *date) {
    return place->end + 2 == date->first && scan_is_mark(scan, place->end, ',') &&
           scan_is(scan, place->end + 1, CUE(ARTICLE)) &&
           scan_at(scan, place->end + 1)->shape == SHAPE_LOWER;
}

/* Before the document's own date; a line with a label has none before it. */
static bool before_date(const RuleJob *job, const Scan *scan, const Mark *date) {
    const ScanLine *line = scan_line(scan, date->first);
    Place place;
    if (line->zone == ZONE_BODY || line->zone == ZONE_NOTES || line->zone == ZONE_SOURCE ||
        begins_with_label(scan, line) ||
        !find_place(cities(), scan, line->first, date->first, &place))
        return false;
    bool dateline = line->zone == ZONE_DATELINE;
    if (!dateline && place.city == NULL && !is_dated_by_article(scan, &place, date))
        return false;
    say(job, scan, &place, dateline ? IN_DATELINE : IN_HEADING);
    return true;
}

/* "British Legation, Athens," in a line of its own, right above the date's. */
static bool above_date(const RuleJob *job, const Scan *scan, const Mark *date) {
    const ScanLine *line = scan_line(scan, date->first), *above = line - 1;
    Place place;
    if (line == scan->lines || line->blank_before || line->first != date->first ||
        line->zone == ZONE_BODY || line->zone == ZONE_NOTES || above->zone == ZONE_BODY ||
        begins_with_label(scan, above) || above->last - above->first > WORDS_MAX ||
        !scan_is_mark(scan, above->last - 1, ',') ||
        !find_place(cities(), scan, above->first, above->last, &place) || place.city == NULL)
        return false;
    say(job, scan, &place, IN_HEADING);
    return true;
}

/* "ИЗ ЛОНДОНА": a telegram's line of its own. */
static bool from_city(const RuleJob *job, const Scan *scan) {
    for (uint32_t i = 0; i < scan->line_count && i < LINES_MAX; i++) {
        const ScanLine *line = &scan->lines[i];
        Place place;
        if (line->zone == ZONE_BODY || line->zone == ZONE_NOTES || line->first == line->last ||
            line->last - line->first > 4 || !scan_is(scan, line->first, CUE(FROM)) ||
            !find_place(cities(), scan, line->first + 1, line->last, &place) || !place.exact ||
            place.first != line->first + 1)
            continue;
        say(job, scan, &place, IN_HEADING);
        return true;
    }
    return false;
}

/* The head's first line that begins with a known city: its date could not be read. */
static bool before_anything(const RuleJob *job, const Scan *scan) {
    for (uint32_t i = 0; i < scan->line_count && i < LINES_MAX; i++) {
        const ScanLine *line = &scan->lines[i];
        size_t end = line->first;
        Place place;
        if (line->zone != ZONE_DATELINE && line->zone != ZONE_HEAD)
            continue;
        while (end < line->last && end < line->first + 6 && !scan_is_mark(scan, end, ','))
            end++;
        if (!scan_is_mark(scan, end, ',') || line->last - line->first > 24 ||
            !find_place(cities(), scan, line->first, end, &place) || place.city == NULL)
            continue;
        place.end = end;
        say(job, scan, &place, IN_DATELINE);
        return true;
    }
    return false;
}

/* "Place: the Kremlin": where a talk took place, where nothing says where its record was written.
 */
static void behind_label(const RuleJob *job, const Scan *scan) {
    for (uint32_t i = 0; i < scan->line_count && i < LINES_MAX; i++) {
        const ScanLine *line = &scan->lines[i];
        int32_t label;
        size_t end;
        if (line->zone != ZONE_LIST || !scan_cue(scan, line->first, CUE_LABEL_AT, &label, &end) ||
            label != CUE_LABEL_PLACE || !scan_is_mark(scan, end, ':') || end + 1 >= line->last ||
            line->last - end > WORDS_MAX + 1)
            continue;
        Place place = {.first = end + 1, .end = line->last};
        while (place.end > place.first + 1 && scan_is_mark(scan, place.end - 1, '.'))
            place.end--;
        say(job, scan, &place, BEHIND_LABEL);
        return;
    }
}

static void say_place(const RuleJob *job) {
    size_t at = 0;
    if (job->document->parts.n == 0 || job->document->role == ROLE_APPARATUS)
        return;
    for (Mark *mark; (mark = rule_next_mark(job, SPAN_DATE, &at)) != NULL;) {
        const DateValue *value = mark->value;
        const Scan *scan = &job->scans[mark->part];
        if (value->of_document && (before_date(job, scan, mark) || above_date(job, scan, mark)))
            return;
    }
    at = 0;
    for (Mark *mark; (mark = rule_next_mark(job, SPAN_DATE, &at)) != NULL;)
        if (mark->part == 0 && rule_mark_zone(job, mark) == ZONE_DATELINE &&
            before_date(job, &job->scans[0], mark))
            return;
    if (!from_city(job, &job->scans[0]) && !before_anything(job, &job->scans[0]))
        behind_label(job, &job->scans[0]);
}

const RuleRow place_writing_row = {says, sizeof says / sizeof *says, say_place, NULL};
