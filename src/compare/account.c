/*
 * Names are compared by their family name, folded: what stands before the comma, else the last
 * word of the name. A reference speaks of the event where words for a record ("account", "notes")
 * and for people who met ("meeting", "conversation") stand in its sentence. Words are weighed as
 * tf-idf does, over the documents of the holding; the counts come from the index, so each word is
 * asked for once.
 */
#include "compare/account.h"
#include "base/map.h"
#include "base/num.h"
#include "doc/agent_name.h"
#include "text/token.h"
#include "text/unicode.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    WORD_LEAST = 3,       // bytes of a word that is weighed
    NAME_LEAST = 3,       // bytes of a family name
    COMMON = 5,           // a word in more than one document of so many says nothing
    NUMBERED_BLOCKS = 3,  // in which a number before the title is looked for
    NUMBER_DIGITS = 4,
    SENTENCE_BYTES = 240,  // at most so far on either side of a reference
    TOLD_WITHIN = 1000     // bytes of a part in which it says of which day it tells
};

struct account_reader {
    const Lexicon *lexicon;
    double documents;
    struct arena *arena;
    struct map *counts;  // folded word: documents
    struct token_cutter *cutter;
};

struct account_reader *account_reader_create(const Lexicon *lexicon, uint64_t documents) {
    struct arena *arena = arena_create();
    struct account_reader *reader = ARENA_NEW(arena, struct account_reader);
    *reader = (struct account_reader){.lexicon = lexicon,
                                      .documents = documents < 2 ? 2 : (double)documents,
                                      .arena = arena,
                                      .counts = map_create(arena),
                                      .cutter = token_create()};
    return reader;
}

void account_reader_destroy(struct account_reader *reader) {
    if (reader == NULL)
        return;
    token_destroy(reader->cutter);
    arena_destroy(reader->arena);
}

/* --- days and hours ------------------------------------------------------------------ */

static void add_day(const Value *value, struct arena *results, Account *account) {
    DateRole role = DATE_WRITTEN;
    DateDaysList days = {0};
    Fail ignored;
    if (value->role.n > 0 && !date_role_find(value->role, &role))
        return;
    if (!date_role_dates_document(role) && role != DATE_SENT)
        return;
    if (value->norm.n == 0 || !date_days(value->norm, results, &days, &ignored))
        return;
    for (size_t i = 0; i < days.n; i++)
        *LIST_ADD(results, &account->days) = days.p[i];
    account->says_day = account->says_day || role == DATE_EVENT;
}

/* "17:00" as 1020; -1 for what is no time, and for one of another zone, which has its own day. */
static int32_t minutes_of(Str time) {
    uint64_t hour, minute;
    if (time.n != 5 || time.p[2] != ':' || !num_parse_u64(str_slice(time, 0, 2), &hour) ||
        !num_parse_u64(str_skip(time, 3), &minute) || hour > 24 || minute > 59)
        return -1;
    return (int32_t)(hour * 60 + minute);
}

static void set_time(const Value *value, Account *account) {
    Str start, end, time = value->norm.n > 0 ? value->norm : value->value;
    (void)str_cut(time, '/', &start, &end);
    if (account->start < 0)
        account->start = minutes_of(start);
    if (account->end < 0)
        account->end = minutes_of(end);
}

/* --- names --------------------------------------------------------------------------- */

static bool is_title(Str folded) {
    static const char *const words[] = {
        "the",       "mr",       "mrs",       "miss",    "dr",      "sir",       "lord",
        "secretary", "minister", "president", "general", "foreign", "chairman",  "premier",
        "jr",        "sr",       "ii",        "iii",     "others",  "ambassador"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_is(folded, words[i]))
            return true;
    return false;
}

/* The part of a printed name that holds the name, not the office behind it. */
static Str name_part(Str printed) {
    static const char *const ends[] = {",", "(", ";", "\xe2\x80\x94", "\xe2\x80\x93", " - "};
    size_t at;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (str_find(printed, str_from_c(ends[i]), &at))
            printed = str_slice(printed, 0, at);
    return str_trim(printed);
}

static Str family_of(struct account_reader *reader, Str printed, struct arena *results) {
    Token token;
    Str family = {NULL, 0};
    token_start(reader->cutter, name_part(printed));
    while (token_next(reader->cutter, &token))
        if (token.folded.n >= NAME_LEAST && !is_title(token.folded))
            family = str_copy(results, token.folded);
    return family;
}

static void add_name(struct account_reader *reader, const Value *value, struct arena *results,
                     StrList *names) {
    Str name = description_attribute(value, "name");
    Str family = family_of(reader, name.n > 0 ? name : value->value, results);
    for (size_t i = 0; i < names->n; i++)
        if (str_equal(names->p[i], family))
            return;
    if (family.n > 0)
        str_list_add(results, names, family);
}

static void add_writers(struct account_reader *reader, const Description *said,
                        struct arena *results, Account *account) {
    const Value *value;
    for (size_t i = 0; (value = description_find(said, FIELD_AUTHOR, i)) != NULL; i++)
        if ((str_is(value->role, "signer") || str_is(value->role, "sender") ||
             value->role.n == 0) &&
            !agent_name_is_body(value->value, results))
            add_name(reader, value, results, &account->writers);
}

/* --- what it is ---------------------------------------------------------------------- */

static bool has_any(Str text, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (str_has(text, str_from_c(words[i])))
            return true;
    return false;
}
#define HAS_ANY(text, words) has_any(text, words, sizeof(words) / sizeof *(words))

static const char *const met[] = {
    "conversation", "meeting",    "discussion",   "talk",      "dinner", "luncheon",
    "session",      "conference", "беседе",       "беседа",    "беседы", "gesprach",
    "unterredung",  "entretien",  "conversacion", "colloquio", "встреч",
};
static const char *const records[] = {
    "account", "record",  "notes",   "minutes",   "memorand",     "report",  "summar",
    "version", "cable",   "запис",   "отчет",     "aufzeichnung", "vermerk", "bericht",
    "compte",  "rapport", "informe", "resoconto", "attendance",
};

/* They speak of another record of it by themselves. */
static const char *const others[] = {
    "account",       "another record", "other record", "another version", "other version",
    "another memor", "'s record",      "'s notes",     "'s version",      "'s summary",
};

/* Of a folded sentence with a reference in it. */
static bool speaks_of_the_event(Str sentence) {
    return (HAS_ANY(sentence, records) && HAS_ANY(sentence, met)) ||
           (HAS_ANY(sentence, others) && !str_has(sentence, STR("on account of")));
}

static bool is_talk(const Value *title, const Value *kind, struct arena *scratch) {
    static const char *const kinds[] = {"conversation", "meeting", "minutes", "transcript"};
    if (kind != NULL && HAS_ANY(kind->norm.n > 0 ? kind->norm : kind->value, kinds))
        return true;
    Str folded = title == NULL ? (Str){NULL, 0} : unicode_fold(title->value, scratch);
    return HAS_ANY(folded, met) || str_has(folded, STR("for the record")) ||
           str_has(folded, STR("notes"));
}

static void read_description(struct account_reader *reader, const Description *said,
                             struct arena *results, Account *account) {
    for (size_t i = 0; i < said->n; i++) {
        const Value *value = &said->p[i];
        switch (value->field) {
        case FIELD_DATE:
            add_day(value, results, account);
            break;
        case FIELD_TIME:
            set_time(value, account);
            break;
        case FIELD_PARTICIPANT:
            add_name(reader, value, results, &account->people);
            break;
        default:
            break;
        }
    }
    size_t listed = account->people.n;
    add_writers(reader, said, results, account);
    // "Note of a talk with Mr. Hale", signed "O. Stone": who writes it was there, and does not list
    // himself. A record that lists several lists all of them.
    for (size_t i = 0; listed == 1 && i < account->writers.n; i++)
        if (!str_equal(account->people.p[0], account->writers.p[i]))
            str_list_add(results, &account->people, account->writers.p[i]);
    account->number = str_copy(results, description_text(said, FIELD_NUMBER));
    account->place = unicode_fold(description_text(said, FIELD_PLACE), results);
    account->is_talk = listed > 1 || is_talk(description_find(said, FIELD_TITLE, 0),
                                             description_find(said, FIELD_KIND, 0), results);
    str_list_sort(account->people);
}

/* --- references ---------------------------------------------------------------------- */

/* The sentence around a span, or what of it lies near. */
static Str sentence_around(Str text, size_t start, size_t end) {
    size_t first = start, last = end;
    while (first > 0 && start - first < SENTENCE_BYTES &&
           !(text.p[first - 1] == ' ' && first > 1 && text.p[first - 2] == '.' && first < start) &&
           text.p[first - 1] != '\n')
        first--;
    while (last < text.n && last - end < SENTENCE_BYTES && text.p[last] != '\n' &&
           !(text.p[last] == '.' && last + 1 < text.n && text.p[last + 1] == ' '))
        last++;
    return str_slice(text, first, last);
}

/* "#d87", "#d87fn3", "frus1961-63v15#d135": the number behind "#d". */
static bool read_target(Str target, Str *source, Str *number) {
    Str rest;
    size_t n = 1;
    if (!str_cut(target, '#', source, &rest) || rest.n < 2 || rest.p[0] != 'd')
        return false;
    while (n < rest.n && rest.p[n] >= '0' && rest.p[n] <= '9')
        n++;
    *number = str_slice(rest, 1, n);
    return n > 1;
}

/* "50. Memorandum for the Record" near the beginning of a text that no volume numbers. */
static Str number_in_text(const struct document *document) {
    const Part *part = document->parts.n > 0 ? &document->parts.p[0] : NULL;
    for (size_t i = 0; part != NULL && i < part->blocks.n && i < NUMBERED_BLOCKS; i++) {
        Str text = str_slice(part->text, part->blocks.p[i].start, part->blocks.p[i].end);
        size_t n = 0;
        while (n < text.n && text.p[n] >= '0' && text.p[n] <= '9')
            n++;
        if (n > 0 && n <= NUMBER_DIGITS && str_starts(str_skip(text, n), STR(". ")))
            return str_slice(text, 0, n);
    }
    return (Str){NULL, 0};
}

static void read_references(const Part *part, struct arena *results, Account *account) {
    for (size_t i = 0; i < part->spans.n; i++) {
        const Span *span = &part->spans.p[i];
        Str source, number;
        if (span->kind != SPAN_REFERENCE ||
            !read_target(document_attribute(span, "target"), &source, &number))
            continue;
        Str sentence = unicode_fold(sentence_around(part->text, span->start, span->end), results);
        *LIST_ADD(results, &account->references) =
            (AccountReference){.source = str_copy(results, source),
                               .number = str_copy(results, number),
                               .of_the_event = speaks_of_the_event(sentence)};
    }
}

/* "Yesterday evening I saw ...": a telegram tells of a day that it reckons from its own. A record
 * of a talk tells of the talk; what was yesterday is another. */
static void read_told(const Part *part, struct arena *results, Account *account) {
    for (size_t i = 0; i < part->spans.n && part->spans.p[i].start < TOLD_WITHIN; i++) {
        const Span *span = &part->spans.p[i];
        DateDaysList days = {0};
        Fail ignored;
        if (span->kind != SPAN_DATE || document_attribute(span, "anchor").n == 0 ||
            !date_days(document_attribute(span, "edtf"), results, &days, &ignored))
            continue;
        for (size_t k = 0; k < days.n; k++)
            *LIST_ADD(results, &account->told) = days.p[k];
    }
}

/* --- words --------------------------------------------------------------------------- */

static double rarity(struct account_reader *reader, Str folded) {
    uint64_t *known = map_find(reader->counts, folded);
    if (known == NULL) {
        known = map_put(reader->counts, str_copy(reader->arena, folded), NULL);
        *known = reader->lexicon->word_count(reader->lexicon->context, folded);
    }
    double in = *known == 0 ? 1 : (double)*known;
    return in * COMMON >= reader->documents ? 0 : log(reader->documents / in);
}

static int by_word(const void *a, const void *b) {
    return str_compare(((const AccountWord *)a)->word, ((const AccountWord *)b)->word);
}

static void weigh(struct account_reader *reader, const struct map *uses, struct arena *results,
                  Account *account) {
    double square = 0;
    for (size_t i = 0; i < map_count(uses); i++) {
        Str word;
        uint64_t times;
        map_at(uses, i, &word, &times);
        double weight = (1 + log((double)times)) * rarity(reader, word);
        square += weight * weight;
        *LIST_ADD(results, &account->words) = (AccountWord){str_copy(results, word), weight};
    }
    for (size_t i = 0; square > 0 && i < account->words.n; i++)
        account->words.p[i].weight /= sqrt(square);
    if (account->words.n > 0)
        qsort(account->words.p, account->words.n, sizeof *account->words.p, by_word);
}

void account_read(struct account_reader *reader, const AccountOf *of, struct arena *results,
                  Account *account) {
    struct arena *scratch = arena_create();
    struct map *uses = map_create(scratch);
    const struct document *document = of->document;
    *account = (Account){.id = str_copy(results, of->id),
                         .deposit = str_copy(results, of->deposit),
                         .source = str_copy(results, of->source),
                         .start = -1,
                         .end = -1};
    read_description(reader, &document->description, results, account);
    if (account->number.n == 0)
        account->number = str_copy(results, number_in_text(document));
    for (size_t i = 0; i < document->parts.n; i++) {
        Token token;
        read_references(&document->parts.p[i], results, account);
        if (!account->is_talk)
            read_told(&document->parts.p[i], results, account);
        token_start(reader->cutter, document->parts.p[i].text);
        while (token_next(reader->cutter, &token))
            if (token.folded.n >= WORD_LEAST) {
                uint64_t *times = map_find(uses, token.folded);
                if (times == NULL)
                    times = map_put(uses, str_copy(scratch, token.folded), NULL);
                ++*times;
            }
    }
    weigh(reader, uses, results, account);
    arena_destroy(scratch);
}
