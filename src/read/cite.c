/*
 * Chicago (17th edition, 14.221 to 14.231) as a note, because there a single document comes first,
 * and names stand in the order in which they are spoken; a bibliography would begin with the
 * collection, and turn names that nothing here can turn. MLA (9th) as an entry of works cited: the
 * original date, archive and reference, then what it is printed in, then where it was read. What is
 * not known is left out instead of filled in; only Chicago asks for "n.d.". The styles for programs
 * are in files of their own.
 */
#include "read/cite.h"
#include "doc/agent_name.h"
#include "read/cite_bibtex.h"
#include "read/cite_csl.h"
#include "read/cite_facts.h"
#include "read/cite_ris.h"
#include "text/unicode.h"
#include "text/utf8.h"

enum { NOTE_BYTES_MAX = 200 };  // of a note on the source that stands for a reference

static const char *const style_names[CITE_STYLE_COUNT] = {
    [CITE_CHICAGO] = "chicago", [CITE_MLA] = "mla",           [CITE_BIBTEX] = "bibtex",
    [CITE_RIS] = "ris",         [CITE_CSL_JSON] = "csl-json",
};

bool cite_style_find(Str name, CiteStyle *style) {
    for (unsigned i = 0; i < CITE_STYLE_COUNT; i++) {
        if (str_is(name, style_names[i])) {
            *style = (CiteStyle)i;
            return true;
        }
    }
    return false;
}

/* --- sentences ------------------------------------------------------------------------------- */

static bool ends_sentence(Str s) {
    static const char *const closings[] = {"\"", "'", ")", "]", "\xE2\x80\x9D", "\xE2\x80\x99"};
    for (size_t i = 0; i < sizeof closings / sizeof *closings; i++) {
        Str closing = str_from_c(closings[i]);
        if (closing.n > 1 && str_ends(s, closing))
            s.n -= closing.n;
    }
    return s.n > 0 && (s.p[s.n - 1] == '.' || s.p[s.n - 1] == '?' || s.p[s.n - 1] == '!');
}

static void say(Buf *out, Str sentence) {
    if (sentence.n == 0)
        return;
    if (out->n > 0 && out->p[out->n - 1] != '\n')
        buf_char(out, ' ');
    buf_str(out, sentence);
    if (!ends_sentence(sentence))
        buf_char(out, '.');
}

/* "The title." or "The title," in quotation marks, quotations inside in single ones. */
static Str quoted(Str title, char stop, struct arena *scratch) {
    Buf out = {0};
    buf_c(&out, "\xE2\x80\x9C");
    for (size_t i = 0; i < title.n; i++) {
        Str rest = str_skip(title, i);
        bool opens = str_starts(rest, STR("\xE2\x80\x9C"));
        if (opens || str_starts(rest, STR("\xE2\x80\x9D"))) {
            buf_c(&out, opens ? "\xE2\x80\x98" : "\xE2\x80\x99");
            i += 2;
        } else {
            buf_char(&out, title.p[i] == '"' ? '\'' : title.p[i]);
        }
    }
    if (stop == ',' && out.p[out.n - 1] == '.')
        out.n--;
    if (stop == ',' || !ends_sentence(title))
        buf_char(&out, stop);
    buf_c(&out, "\xE2\x80\x9D");
    Str text = str_copy(scratch, buf_as_str(&out));
    buf_free(&out);
    return text;
}

static bool begins_with_capital(Str word) {
    uint32_t c;
    size_t at = 0;
    return utf8_next(word, &at, &c) && unicode_is_upper(c);
}

/* "A", "A and B", "A, B, and C". */
static Str names(StrList list, struct arena *scratch) {
    Str text = {NULL, 0};
    for (size_t i = 0; i < list.n; i++) {
        const char *between = i == 0           ? ""
                              : i + 1 < list.n ? ", "
                              : list.n == 2    ? " and "
                                               : ", and ";
        text = str_format(scratch, "%.*s%s%.*s", STR_ARG(text), between, STR_ARG(list.p[i]));
    }
    return text;
}

/* "Addams, Jane": one family name, with its particles, and given names. "John Hale, Jr." and "Hale,
 * Secretary of State" are none. */
static bool is_turned(Str family, Str given) {
    static const char *const behind[] = {"Jr",   "Jr.", "Sr",  "Sr.", "Esq",
                                         "Esq.", "II",  "III", "IV"};
    Str word, rest = family;
    bool capital = false;
    for (size_t i = 0; i < sizeof behind / sizeof *behind; i++)
        if (str_is(given, behind[i]))
            return false;
    for (bool more = true; more;) {
        bool before = capital;
        more = str_cut(rest, ' ', &word, &rest);
        capital = begins_with_capital(word);
        if (capital && before)
            return false;
    }
    for (rest = given;;) {
        bool more = str_cut(rest, ' ', &word, &rest);
        if (!begins_with_capital(word))
            return false;
        if (!more)
            return capital;
    }
}

/* In the order in which it is spoken: "Jane Addams". */
static Str spoken(Str name, struct arena *scratch) {
    Str family, given, more;
    if (agent_name_is_body(name, scratch) || !str_cut(name, ',', &family, &given) ||
        str_cut(given, ',', &more, &more) || !is_turned(str_trim(family), str_trim(given)))
        return name;
    return str_format(scratch, "%.*s %.*s", STR_ARG(str_trim(given)), STR_ARG(str_trim(family)));
}

static Str spoken_names(StrList list, struct arena *scratch) {
    StrList turned = {0};
    for (size_t i = 0; i < list.n; i++)
        str_list_add(scratch, &turned, spoken(list.p[i], scratch));
    return names(turned, scratch);
}

/* What is not empty, with the marks before it. */
static Str join(Str text, const char *between, Str more, struct arena *scratch) {
    if (more.n == 0)
        return text;
    return str_format(scratch, "%.*s%s%.*s", STR_ARG(text), text.n == 0 ? "" : between,
                      STR_ARG(more));
}

static bool is_plain(const CiteDate *date) {
    return date->first.has_year && date->first.year > 999 && date->first.year <= 9999 &&
           !date->is_interval && !date->is_uncertain && date->season == 0;
}

/* --- Chicago --------------------------------------------------------------------------------- */

static Str chicago_date(const CiteDate *date, struct arena *scratch) {
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    const CiteDay *day = &date->first;
    if (!is_plain(date) || day->month == 0)
        return date->words;
    if (day->day == 0)
        return str_format(scratch, "%s %d", months[day->month - 1], (int)day->year);
    return str_format(scratch, "%s %u, %d", months[day->month - 1], day->day, (int)day->year);
}

/* As the archive gives it; its name is added where the reference does not say it. Chicago goes from
 * the item up to the archive, MLA from the archive down. */
static Str place_of_original(const CiteFacts *facts, bool archive_first, struct arena *scratch) {
    bool only_note = facts->archive.n == 0 && facts->reference.n == 0 && facts->volume.n == 0;
    if (only_note && facts->source_note.n > 0 && facts->source_note.n <= NOTE_BYTES_MAX)
        return ends_sentence(facts->source_note)
                   ? str_slice(facts->source_note, 0, facts->source_note.n - 1)
                   : facts->source_note;
    bool named = facts->archive.n > 0 &&
                 (str_has(facts->reference, facts->archive) ||
                  (facts->archive_short.n > 0 && str_has(facts->reference, facts->archive_short)));
    Str archive = named ? (Str){NULL, 0} : facts->archive;
    return archive_first ? join(archive, ", ", facts->reference, scratch)
                         : join(facts->reference, ", ", archive, scratch);
}

/* As it is given; a day in figures as the style writes days. */
static Str when_published(const CiteFacts *facts, Str (*say_date)(const CiteDate *, struct arena *),
                          struct arena *scratch) {
    bool day = facts->published_on.first.has_year && facts->published_on.first.day > 0;
    return day ? say_date(&facts->published_on, scratch) : facts->published;
}

/* "document 135 in The Volume, ed. A. Editor (Place: Publisher, 1994)" */
static Str chicago_volume(const CiteFacts *facts, struct arena *scratch) {
    Str imprint = join(facts->place, ": ", facts->publisher, scratch);
    imprint = join(imprint, ", ", when_published(facts, chicago_date, scratch), scratch);
    Str where = facts->number.n == 0 ? str_format(scratch, "in %.*s", STR_ARG(facts->volume))
                                     : str_format(scratch, "document %.*s in %.*s",
                                                  STR_ARG(facts->number), STR_ARG(facts->volume));
    where = join(where, ", ed. ", spoken_names(facts->editors, scratch), scratch);
    return imprint.n == 0 ? where
                          : str_format(scratch, "%.*s (%.*s)", STR_ARG(where), STR_ARG(imprint));
}

/*
 * Who wrote to whom (CMS 14.229, "A to B"), then the title. In a volume the heading says it, and so
 * may a title.
 */
static Str chicago_work(const CiteFacts *facts, struct arena *scratch) {
    Str from = spoken_names(facts->authors, scratch), to = spoken_names(facts->recipients, scratch);
    // "Hale, Secretary of State to Stone" would be read wrongly.
    bool turned = str_has(from, STR(",")) || str_has(to, STR(","));
    bool joined = from.n > 0 && to.n > 0 && facts->volume.n == 0 && !turned &&
                  (facts->is_letter || !str_has(facts->title, facts->recipients.p[0]));
    Str parties = joined ? join(from, " to ", to, scratch) : from;
    if (!facts->is_letter)
        return join(parties, ", ", quoted(facts->title, ',', scratch), scratch);
    if (joined || (from.n == 0 && to.n == 0))
        return str_format(scratch, "%.*s,", STR_ARG(joined ? parties : facts->title));
    return from.n > 0 ? str_format(scratch, "%.*s, letter,", STR_ARG(from))
                      : str_format(scratch, "Letter to %.*s,", STR_ARG(to));
}

static void write_chicago(const CiteFacts *facts, struct arena *scratch, Buf *out) {
    bool alone = facts->volume.n == 0, own = str_equal(facts->publisher, facts->holding);
    Str note = chicago_work(facts, scratch);
    note =
        join(note, " ", facts->date.words.n > 0 ? chicago_date(&facts->date, scratch) : STR("n.d."),
             scratch);
    if (!alone)
        note = join(note, ", ", chicago_volume(facts, scratch), scratch);
    note = join(note, ", ", place_of_original(facts, false, scratch), scratch);
    note = join(note, ", ", facts->holding, scratch);
    if (alone && !own)
        note = join(note, ", ", facts->publisher, scratch);
    if (alone)
        note = join(note, ", ", when_published(facts, chicago_date, scratch), scratch);
    if (facts->accessed.words.n > 0)
        note = join(note, ", accessed ", chicago_date(&facts->accessed, scratch), scratch);
    say(out, join(note, ", ", facts->address, scratch));
    buf_char(out, '\n');
}

/* --- MLA ------------------------------------------------------------------------------------- */

static Str mla_date(const CiteDate *date, struct arena *scratch) {
    static const char *const months[] = {"Jan.", "Feb.", "Mar.",  "Apr.", "May",  "June",
                                         "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."};
    const CiteDay *day = &date->first;
    if (!is_plain(date) || day->month == 0)
        return date->words;
    if (day->day == 0)
        return str_format(scratch, "%s %d", months[day->month - 1], (int)day->year);
    return str_format(scratch, "%u %s %d", day->day, months[day->month - 1], (int)day->year);
}

/* A letter without a title of its own is described, not quoted (MLA 5.29). */
static Str mla_title(const CiteFacts *facts, struct arena *scratch) {
    Str to = names(facts->recipients, scratch);
    if (!facts->is_letter || (to.n == 0 && facts->authors.n == 0))
        return quoted(facts->title, '.', scratch);
    return to.n == 0 ? STR("Letter") : str_format(scratch, "Letter to %.*s", STR_ARG(to));
}

static void write_mla(const CiteFacts *facts, struct arena *scratch, Buf *out) {
    if (facts->authors.n > 2)
        say(out, str_format(scratch, "%.*s, et al.", STR_ARG(facts->authors.p[0])));
    else
        say(out, names(facts->authors, scratch));
    say(out, mla_title(facts, scratch));
    Str original = place_of_original(facts, true, scratch);
    say(out, join(mla_date(&facts->date, scratch), ", ", original, scratch));
    bool alone = facts->volume.n == 0, own = str_equal(facts->publisher, facts->holding);
    if (!alone) {
        Str volume = join(facts->volume, ", edited by ", names(facts->editors, scratch), scratch);
        volume = join(volume, ", ", facts->publisher, scratch);
        volume = join(volume, ", ", when_published(facts, mla_date, scratch), scratch);
        say(out, join(volume, ", document ", facts->number, scratch));
    }
    Str site = facts->holding;
    if (alone && !own)
        site = join(site, ", ", facts->publisher, scratch);
    if (alone)
        site = join(site, ", ", when_published(facts, mla_date, scratch), scratch);
    say(out, join(site, ", ", facts->address, scratch));
    if (facts->accessed.words.n > 0)
        say(out,
            str_format(scratch, "Accessed %.*s", STR_ARG(mla_date(&facts->accessed, scratch))));
    buf_char(out, '\n');
}

static void write_style(CiteStyle style, const CiteFacts *facts, Str id, struct arena *scratch,
                        Buf *out) {
    switch (style) {
    case CITE_CHICAGO:
        write_chicago(facts, scratch, out);
        break;
    case CITE_MLA:
        write_mla(facts, scratch, out);
        break;
    case CITE_BIBTEX:
        cite_bibtex_write(facts, id, out);
        break;
    case CITE_RIS:
        cite_ris_write(facts, out);
        break;
    case CITE_CSL_JSON:
        cite_csl_write(facts, id, out);
        break;
    case CITE_STYLE_COUNT:
        break;
    }
}

void cite_write(CiteStyle style, const CiteInput *input, Buf *out) {
    struct arena *scratch = arena_create();
    CiteFacts facts;
    Buf text = {0};  // sentences look at what stands before them
    cite_facts_find(input, scratch, &facts);
    write_style(style, &facts, input->id, scratch, &text);
    buf_str(out, buf_as_str(&text));
    buf_free(&text);
    arena_destroy(scratch);
}

void cite_list_add(CiteList *list, const CiteInput *input) {
    if (list->style != CITE_CSL_JSON) {
        cite_write(list->style, input, &list->text);
        return;
    }
    struct arena *scratch = arena_create();
    CiteFacts facts;
    cite_facts_find(input, scratch, &facts);
    if (list->items == NULL)
        list->items = json_new_list();
    cite_csl_add(&facts, input->id, list->items);
    arena_destroy(scratch);
}

void cite_list_end(CiteList *list, Buf *out) {
    buf_str(out, buf_as_str(&list->text));
    if (list->items != NULL)
        json_print_pretty(list->items, out);
    json_free(list->items);
    buf_free(&list->text);
    list->items = NULL;
}

void cite_write_all(const CiteInput *input, struct arena *results, Str texts[CITE_STYLE_COUNT]) {
    CiteFacts facts;
    Buf text = {0};
    cite_facts_find(input, results, &facts);
    for (unsigned style = 0; style < CITE_STYLE_COUNT; style++) {
        buf_clear(&text);
        write_style((CiteStyle)style, &facts, input->id, results, &text);
        texts[style] = str_copy(results, buf_as_str(&text));
    }
    buf_free(&text);
}
