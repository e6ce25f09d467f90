/*
 * Values are taken in the order in which the description has them: what a person set stands before
 * what it replaced. Names stay whole, because nothing in a printed name says where its family name
 * begins, nor that it is a person's.
 */
#include "read/cite_facts.h"
#include "doc/date.h"
#include "text/utf8.h"

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

Str cite_facts_line(Str text, struct arena *results) {
    Utf8DamageList damage = {0};
    text = utf8_repair(text, results, &damage);  // a title in fonds.conf may be anything
    char *line = str_to_c(results, text);
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        bool space = is_space((char)c) || c < 0x20 || c == 0x7f;
        if (!space)
            line[n++] = (char)c;
        else if (n > 0 && line[n - 1] != ' ')
            line[n++] = ' ';
    }
    if (n > 0 && line[n - 1] == ' ')
        n--;
    return (Str){line, n};
}

/* --- dates ----------------------------------------------------------------------------------- */

static CiteDay day_of(const EdtfDate *date) {
    if (date->presence != EDTF_BOUND_DAY || date->unspecified || date->significant_digits > 0)
        return (CiteDay){0};
    bool has_month = date->season == 0 && date->precision >= EDTF_MONTH_PART;
    return (CiteDay){.year = date->lower.year,
                     .month = has_month ? date->lower.month : 0,
                     .day = has_month && date->precision >= EDTF_DAY_PART ? date->lower.day : 0,
                     .has_year = true};
}

static CiteDate read_date(Str norm, Str printed, struct arena *results) {
    CiteDate date = {.words = cite_facts_line(printed, results)};
    Edtf edtf;
    Fail ignored;
    if (norm.n == 0 || !edtf_parse(norm, results, &edtf, &ignored) || edtf.dates.n == 0)
        return date;
    date.edtf = norm;
    date.words = date_words(norm, results);
    if (edtf.kind == EDTF_ONE_OF || edtf.kind == EDTF_ALL_OF)
        return date;
    const EdtfDate *first = &edtf.dates.p[0];
    for (size_t i = 0; i < edtf.dates.n; i++)
        for (size_t part = 0; part < 3; part++)
            date.is_uncertain |= edtf.dates.p[i].flags[part] != 0;
    date.first = day_of(first);
    if (edtf.kind == EDTF_INTERVAL && edtf.dates.n == 2) {
        date.is_interval = true;
        date.last = day_of(&edtf.dates.p[1]);
    } else {
        date.season = first->season;
    }
    return date;
}

/* The first date that dates the document, else the first on which it was sent or received. */
static const Value *find_date(const Description *said) {
    const Value *value, *other = NULL;
    for (size_t i = 0; (value = description_find(said, FIELD_DATE, i)) != NULL; i++) {
        DateRole role;
        if ((value->value.n == 0 && value->norm.n == 0) || !date_role_find(value->role, &role))
            continue;
        if (date_role_dates_document(role))
            return value;
        if (other == NULL && (role == DATE_SENT || role == DATE_RECEIVED))
            other = value;
    }
    return other;
}

/* --- texts ----------------------------------------------------------------------------------- */

static Str text_of(const Description *said, Field field, struct arena *results) {
    return said == NULL ? (Str){NULL, 0} : cite_facts_line(description_text(said, field), results);
}

static bool has_text(const StrList *list, Str text) {
    for (size_t i = 0; i < list->n; i++)
        if (str_equal(list->p[i], text))
            return true;
    return false;
}

/* Every value of a field, each once, joined. */
static Str all_of(const Description *said, Field field, struct arena *results) {
    StrList found = {0};
    const Value *value;
    for (size_t i = 0; (value = description_find(said, field, i)) != NULL; i++)
        if (value->value.n > 0 && !has_text(&found, cite_facts_line(value->value, results)))
            str_list_add(results, &found, cite_facts_line(value->value, results));
    return str_join(results, found, STR(", "));
}

/*
 * A reference that names its archive is cited as it is printed: the archive by the name that stands
 * there, the reference without it.
 */
static void find_reference(const Description *said, struct arena *results, CiteFacts *facts) {
    const Value *value = description_find(said, FIELD_REFERENCE, 0);
    Str archive = value == NULL ? (Str){NULL, 0} : description_attribute(value, "repository");
    if (archive.n == 0 || !str_starts(value->value, archive)) {
        facts->archive = all_of(said, FIELD_ARCHIVE, results);
        facts->reference = all_of(said, FIELD_REFERENCE, results);
        return;
    }
    Str rest = str_skip(value->value, archive.n);
    while (rest.n > 0 && (is_space(rest.p[0]) || rest.p[0] == ',' || rest.p[0] == '.' ||
                          rest.p[0] == ':' || rest.p[0] == ';'))
        rest = str_skip(rest, 1);
    facts->archive = cite_facts_line(archive, results);
    facts->reference = cite_facts_line(rest, results);
}

static bool is_editor(const Value *value) {
    return str_is(value->role, "editor");
}

/* Who signed or drafted what another sent is not its author beside him. */
static bool is_hand(const Value *value) {
    return str_is(value->role, "signer") || str_is(value->role, "drafter");
}

/* "Douglas-Home, Alec" and "Alec Douglas Home" are one wording. */
static Str words_in_order(Str name, struct arena *scratch) {
    StrList words = {0};
    size_t start = 0;
    for (size_t at = 0; at <= name.n; at++) {
        if (at < name.n && name.p[at] != ' ' && name.p[at] != ',' && name.p[at] != '-')
            continue;
        if (at > start)
            str_list_add(scratch, &words, str_lower(scratch, str_slice(name, start, at)));
        start = at + 1;
    }
    str_list_sort(words);
    return str_join(scratch, words, STR(" "));
}

static void add_author(StrList *authors, Str author, struct arena *results) {
    Str words = words_in_order(author, results);
    for (size_t i = 0; i < authors->n; i++)
        if (str_equal(words_in_order(authors->p[i], results), words))
            return;
    str_list_add(results, authors, author);
}

static void find_authors(const Description *said, struct arena *results, StrList *authors) {
    const Value *value;
    for (int hands = 0; hands < 2 && authors->n == 0; hands++)
        for (size_t i = 0; (value = description_find(said, FIELD_AUTHOR, i)) != NULL; i++)
            if (value->value.n > 0 && !is_editor(value) && !str_is(value->role, "translator") &&
                is_hand(value) == (hands == 1))
                add_author(authors, cite_facts_line(value->value, results), results);
}

static void find_recipients(const Description *said, struct arena *results, StrList *recipients) {
    const Value *value;
    for (size_t i = 0; (value = description_find(said, FIELD_RECIPIENT, i)) != NULL; i++)
        if (value->value.n > 0)
            add_author(recipients, cite_facts_line(value->value, results), results);
}

static bool is_letter(const Description *said) {
    const Value *title = description_find(said, FIELD_TITLE, 0);
    return title != NULL && title->source.kind == SOURCE_RULE &&
           str_is(title->source.name, "title-by-parties");
}

/* A series' general editor is named only where the volume has no editor of its own. */
static void find_editors(const Description *said, struct arena *results, StrList *editors) {
    const Value *value;
    for (int general = 0; said != NULL && general < 2 && editors->n == 0; general++)
        for (size_t i = 0; (value = description_find(said, FIELD_AUTHOR, i)) != NULL; i++)
            if (value->value.n > 0 && is_editor(value) &&
                str_is(value->label, "general") == (general == 1))
                str_list_add(results, editors, cite_facts_line(value->value, results));
}

/* "2012-03-05", "2012-03-05T14:21:00Z": the day of it. */
static CiteDate day_in_figures(Str published, struct arena *results) {
    enum { DAY_BYTES = 10 };
    bool alone = published.n == DAY_BYTES ||
                 (published.n > DAY_BYTES &&
                  (published.p[DAY_BYTES] == 'T' || published.p[DAY_BYTES] == ' '));
    Str day = str_slice(published, 0, DAY_BYTES);
    return alone && day.p[4] == '-' ? read_date(day, day, results) : (CiteDate){.edtf = {NULL, 0}};
}

/* Place and year of publication stand under one field, told apart by what the source calls them. */
static void find_published(const Description *said, struct arena *results, CiteFacts *facts) {
    const Value *value;
    for (size_t i = 0; said != NULL && (value = description_find(said, FIELD_PUBLISHED, i)) != NULL;
         i++) {
        Str *into = str_is(value->label, "pubPlace") ? &facts->place : &facts->published;
        if (into->n == 0)
            *into = cite_facts_line(value->value, results);
    }
    facts->publisher = text_of(said, FIELD_PUBLISHER, results);
    facts->published_on = day_in_figures(facts->published, results);
}

static Str without_stop(Str s) {
    while (s.n > 0 && (s.p[s.n - 1] == '.' || s.p[s.n - 1] == ' '))
        s.n--;
    return s;
}

void cite_facts_find(const CiteInput *input, struct arena *results, CiteFacts *facts) {
    const Description *said = &input->document->description;
    *facts = (CiteFacts){.title = text_of(said, FIELD_TITLE, results),
                         .number = without_stop(text_of(said, FIELD_NUMBER, results)),
                         .kind = text_of(said, FIELD_KIND, results),
                         .volume = cite_facts_line(input->volume_title, results),
                         .holding = cite_facts_line(input->archive_title, results),
                         .address = input->address,
                         .accessed = read_date(input->accessed, (Str){NULL, 0}, results)};
    const Value *archive = description_find(said, FIELD_ARCHIVE, 0);
    if (archive != NULL)
        facts->archive_short = archive->norm;
    if (facts->title.n == 0)
        facts->title = facts->kind.n > 0 ? facts->kind : STR("Untitled document");
    find_reference(said, results, facts);
    if (facts->reference.n == 0)
        facts->source_note = text_of(said, FIELD_SOURCE_NOTE, results);
    if (input->reading > 0)
        facts->address = str_format(results, "%.*s@%u", STR_ARG(input->address), input->reading);
    if (input->block > 0)
        facts->address = str_format(results, "%.*s#b%u", STR_ARG(facts->address), input->block);
    const Value *date = find_date(said);
    if (date != NULL)
        facts->date = read_date(date->norm, date->value, results);
    const Value *language = description_find(said, FIELD_LANGUAGE, 0);
    if (language != NULL)
        facts->language = language->norm;
    find_authors(said, results, &facts->authors);
    find_recipients(said, results, &facts->recipients);
    facts->is_letter = is_letter(said);
    if (facts->volume.n > 0)
        find_editors(input->volume, results, &facts->editors);
    find_published(facts->volume.n > 0 ? input->volume : said, results, facts);
}
