/*
 * Entries of one name stand together, each with its volume, and stay apart: that they are one
 * person is for somebody to decide who has read them.
 */
#include "web/page_people.h"
#include "doc/date.h"
#include "web/address.h"
#include "web/words.h"

typedef struct {
    Markup *m;
    struct arena *request;
} Writer;

/* Without the name that it begins with. */
static Str who_of(const PersonRow *person) {
    Str rest = person->wording;
    if (str_starts(rest, person->name))
        rest = str_skip(rest, person->name.n);
    while (rest.n > 0 && (rest.p[0] == ',' || rest.p[0] == ' ' || rest.p[0] == ';'))
        rest = str_skip(rest, 1);
    return rest;
}

static Str people_address(Writer *w, const PeopleRange *range, const char *suffix, size_t first) {
    Buf out = {0};
    buf_format(&out, "/people%s?", suffix);
    if (range->words.n > 0) {
        buf_c(&out, "q=");
        address_encode(&out, range->words, false);
    } else if (range->letter.n > 0) {
        buf_c(&out, "letter=");
        address_encode(&out, range->letter, false);
    }
    if (first > 0)
        buf_format(&out, "&from=%zu", first + 1);
    Str whole = buf_as_str(&out);
    Str address =
        str_copy(w->request, str_ends(whole, STR("?")) ? str_slice(whole, 0, whole.n - 1) : whole);
    buf_free(&out);
    return address;
}

static void write_letters(Writer *w, const PagePeople *page) {
    markup_begin_class(w->m, TAG_NAV, "letters");
    markup_attr_c(w->m, ATTR_ARIA_LABEL, "By letter");
    for (size_t i = 0; i < page->letters->n; i++) {
        const LetterCount *letter = &page->letters->p[i];
        PeopleRange range = {.letter = letter->letter};
        markup_begin(w->m, TAG_A);
        markup_link(w->m, ATTR_HREF, people_address(w, &range, "", 0));
        if (str_equal(letter->letter, page->range.letter))
            markup_attr_c(w->m, ATTR_ARIA_CURRENT, "true");
        markup_attr(w->m, ATTR_TITLE, words_some(w->request, letter->count, "entry", "entries"));
        markup_text(w->m, letter->letter);
        markup_end(w->m);
        markup_c(w->m, " ");
    }
    markup_end(w->m);
}

static void write_box(Writer *w, Str words) {
    markup_begin_class(w->m, TAG_FORM, "search within");
    markup_link(w->m, ATTR_ACTION, STR("/people"));
    markup_attr_c(w->m, ATTR_ROLE, "search");
    markup_attr_c(w->m, ATTR_ARIA_LABEL, "People");
    markup_begin_class(w->m, TAG_LABEL, "away");
    markup_attr_c(w->m, ATTR_FOR, "name");
    markup_c(w->m, "A name in the lists");
    markup_end(w->m);
    markup_begin(w->m, TAG_INPUT);
    markup_attr_c(w->m, ATTR_ID, "name");
    markup_attr_c(w->m, ATTR_NAME, "q");
    markup_attr_c(w->m, ATTR_TYPE, "search");
    markup_attr_c(w->m, ATTR_MAXLENGTH, "200");
    markup_attr_c(w->m, ATTR_AUTOCOMPLETE, "off");
    markup_attr_c(w->m, ATTR_PLACEHOLDER, "a name, or how it begins");
    markup_attr(w->m, ATTR_VALUE, words);
    markup_element_c(w->m, TAG_BUTTON, "Find");
    markup_end(w->m);
}

static void begin_person_link(Writer *w, const PersonRow *person) {
    markup_begin(w->m, TAG_A);
    markup_link(w->m, ATTR_HREF, address_person(w->request, person->id, ""));
    markup_attr_c(w->m, ATTR_DIR, "auto");
}

/* What the list says of the person, the volume, how many documents. */
static void write_entry(Writer *w, const PersonRow *person) {
    Str who = who_of(person);
    markup_begin(w->m, TAG_DD);
    begin_person_link(w, person);
    markup_text(w->m, who.n > 0 ? who : STR("named without a word about the person"));
    markup_end(w->m);
    markup_c(w->m, " ");
    markup_begin_class(w->m, TAG_SPAN, "count");
    markup_text(w->m, person->volume);
    markup_c(w->m, " \xc2\xb7 ");
    markup_text(w->m, words_some(w->request, person->documents, "document", "documents"));
    markup_end(w->m);
    markup_end(w->m);
}

static void write_entries(Writer *w, const PersonRowList *rows, size_t count, bool names) {
    Str above = {NULL, 0};
    markup_begin_class(w->m, TAG_DL, "persons");
    for (size_t i = 0; i < count; i++) {
        if (names && !str_equal(rows->p[i].name, above))
            markup_element(w->m, TAG_DT, rows->p[i].name);
        else if (i == 0)
            markup_element(w->m, TAG_DT, rows->p[i].name);
        above = rows->p[i].name;
        write_entry(w, &rows->p[i]);
    }
    markup_end(w->m);
}

static void write_turn(Writer *w, Str before, Str after) {
    if (before.n == 0 && after.n == 0)
        return;
    markup_begin_class(w->m, TAG_NAV, "turn");
    markup_attr_c(w->m, ATTR_ARIA_LABEL, "Pages of this list");
    for (int i = 0; i < 2; i++) {
        Str address = i == 0 ? before : after;
        if (address.n == 0)
            continue;
        markup_begin(w->m, TAG_A);
        markup_link(w->m, ATTR_HREF, address);
        markup_attr_c(w->m, ATTR_REL, i == 0 ? "prev" : "next");
        markup_c(w->m, i == 0 ? "\xe2\x86\x90 before" : "after \xe2\x86\x92");
        markup_end(w->m);
    }
    markup_end(w->m);
}

static void write_list(Writer *w, const PagePeople *page) {
    const PeopleRange *range = &page->range;
    size_t shown = range->count - 1, count = page->rows->n < shown ? page->rows->n : shown;
    bool more = page->rows->n > shown && !range->most_linked;
    if (range->most_linked && count > 0)
        markup_element_c(w->m, TAG_H2, "Named in most documents");
    else if (range->letter.n > 0)
        markup_element(w->m, TAG_H2, range->letter);
    if (count == 0) {
        markup_element_c(w->m, TAG_P,
                         range->words.n > 0
                             ? "No list of a volume held here has a name with these words."
                             : "No volume held here has a list of persons that could be read; such "
                               "lists come with editions in TEI. Whom texts and descriptions name "
                               "is found by a search, as person:NAME, from:NAME or to:NAME.");
        return;
    }
    write_entries(w, page->rows, count, true);
    size_t before = range->first > shown ? range->first - shown : 0;
    write_turn(w, range->first > 0 ? people_address(w, range, "", before) : (Str){0},
               more ? people_address(w, range, "", range->first + shown) : (Str){0});
}

/* Whom the archives' own descriptions name, and who wrote and received, also where no volume has a
 * list. */
static void write_named(Writer *w, const char *title, const PageHomePersonList *names, bool more) {
    if (names->n == 0)
        return;
    markup_element_c(w->m, TAG_H2, title);
    markup_begin_class(w->m, TAG_UL, "values");
    for (size_t i = 0; i < names->n; i++) {
        markup_begin(w->m, TAG_LI);
        markup_begin(w->m, TAG_A);
        markup_link(w->m, ATTR_HREF, names->p[i].address);
        markup_attr_c(w->m, ATTR_DIR, "auto");
        markup_text(w->m, names->p[i].name);
        markup_end(w->m);
        markup_c(w->m, " ");
        markup_element_class(w->m, TAG_SPAN, "count",
                             words_some(w->request, names->p[i].count, "document", "documents"));
        markup_end(w->m);
    }
    markup_end(w->m);
    if (!more)
        return;
    markup_begin_class(w->m, TAG_P, "hint");
    markup_text(w->m, str_format(w->request, "%zu of those with most documents; there are more.",
                                 names->n));
    markup_end(w->m);
}

/* Every name, by what is said of it. */
static void write_all_named(Writer *w) {
    static const struct {
        const char *field, *words;
    } lists[] = {{"author", "authors"},
                 {"recipient", "recipients"},
                 {"participant", "participants"},
                 {"person", "named as subject"}};
    markup_begin_class(w->m, TAG_P, "hint");
    markup_c(w->m, "All names: ");
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        markup_c(w->m, i == 0 ? "" : " \xc2\xb7 ");
        markup_begin(w->m, TAG_A);
        markup_link(w->m, ATTR_HREF,
                    str_format(w->request, "/search/values?field=%s", lists[i].field));
        markup_c(w->m, lists[i].words);
        markup_end(w->m);
    }
    markup_end(w->m);
}

void page_people_write(const PageContext *context, const PagePeople *page) {
    Writer w = {NULL, context->request};
    PageFrame frame = {.title = STR("People"),
                       .data = people_address(&w, &page->range, ".json", page->range.first),
                       .here = "/people",
                       .class_name = "collection"};
    uint64_t entries = 0;
    for (size_t i = 0; i < page->letters->n; i++)
        entries += page->letters->p[i].count;
    Markup m = page_frame_begin(context, &frame);
    w.m = &m;
    markup_element_c(&m, TAG_H1, "People");
    if (entries > 0) {
        markup_begin_class(&m, TAG_P, "counts");
        markup_text(&m, words_some(context->request, entries, "entry", "entries"));
        markup_c(&m, " in the volumes\xe2\x80\x99 own lists of persons, as printed.");
        markup_end(&m);
        write_box(&w, page->range.words);
        write_letters(&w, page);
    }
    write_list(&w, page);
    if (page->range.most_linked && (page->named->people.n > 0 || page->named->bodies.n > 0)) {
        write_named(&w, "Persons in descriptions", &page->named->people, page->named->more_people);
        write_named(&w, "Bodies in descriptions", &page->named->bodies, page->named->more_bodies);
        write_all_named(&w);
    }
    page_frame_end(context, &frame, &m);
}

/* --- one -------------------------------------------------------------------------------------- */

static void write_person_path(Writer *w, const PersonRow *person) {
    markup_begin_class(w->m, TAG_NAV, "path");
    markup_attr_c(w->m, ATTR_ARIA_LABEL, "Place among the people");
    markup_begin(w->m, TAG_A);
    markup_link(w->m, ATTR_HREF, STR("/people"));
    markup_c(w->m, "People");
    markup_end(w->m);
    markup_element_class(w->m, TAG_SPAN, "step", STR(" \xe2\x80\xba "));
    markup_element(w->m, TAG_SPAN, person->volume);
    markup_end(w->m);
}

static void write_printed(Writer *w, const PersonRow *person) {
    Markup *m = w->m;
    Str list = address_document(w->request, person->document, "");
    markup_element_class(m, TAG_BLOCKQUOTE, "entry", person->wording);
    markup_begin_class(m, TAG_P, "hint");
    markup_c(m, "as printed in ");
    markup_begin(m, TAG_A);
    markup_link(m, ATTR_HREF, str_format(w->request, "%.*s#b%u", STR_ARG(list), person->block));
    markup_c(m, "its list of persons");
    markup_end(m);
    markup_end(m);
}

static void write_mention(Writer *w, const MentionRow *mention) {
    Markup *m = w->m;
    const DocumentRow *row = &mention->document;
    Str address = address_document(w->request, row->id, "");
    markup_begin(m, TAG_TR);
    markup_begin_class(m, TAG_TD, "when");
    if (row->date_edtf.n > 0)
        markup_text(m, date_words(row->date_edtf, w->request));
    else
        markup_element_class(m, TAG_SPAN, "empty", STR("undated"));
    markup_end(m);
    markup_begin(m, TAG_TD);
    markup_begin(m, TAG_A);
    markup_link(m, ATTR_HREF, str_format(w->request, "%.*s#b%u", STR_ARG(address), mention->block));
    markup_attr_c(m, ATTR_DIR, "auto");
    markup_text(m, row->title.n > 0 ? row->title : STR("Document without a title"));
    markup_end(m);
    markup_c(m, " ");
    markup_begin_class(m, TAG_SPAN, "count");
    if (row->number.n > 0) {
        markup_c(m, "no.\xc2\xa0");
        markup_text(m, row->number);
        markup_c(m, " \xc2\xb7 ");
    }
    markup_text(m, words_some(w->request, mention->places, "place", "places"));
    for (size_t i = 0; i < mention->wordings.n; i++) {
        markup_c(m, i == 0 ? ", as \xe2\x80\x9c" : ", \xe2\x80\x9c");
        markup_text(m, mention->wordings.p[i]);
        markup_c(m, "\xe2\x80\x9d");
    }
    markup_end(m);
    markup_end(m);
    markup_end(m);
}

static void write_mentions(Writer *w, const PagePerson *page) {
    const MentionRowList *rows = page->mentions;
    Str address = address_person(w->request, page->person->id, "");
    size_t count = rows->n < PAGE_PEOPLE_DOCUMENTS ? rows->n : PAGE_PEOPLE_DOCUMENTS;
    markup_element(w->m, TAG_H2,
                   page->person->documents == 0
                       ? STR("No document of the volume links to this entry")
                       : str_format(w->request, "In %.*s of the volume",
                                    STR_ARG(words_some(w->request, page->person->documents,
                                                       "document", "documents"))));
    if (count == 0)
        return;
    markup_begin_class(w->m, TAG_TABLE, "documents");
    markup_element_class(w->m, TAG_CAPTION, "away", STR("Documents by date"));
    markup_begin(w->m, TAG_TBODY);
    for (size_t i = 0; i < count; i++)
        write_mention(w, &rows->p[i]);
    markup_end(w->m);
    markup_end(w->m);
    size_t step = PAGE_PEOPLE_DOCUMENTS, first = page->first;
    Str before = {NULL, 0}, after = {NULL, 0};
    if (first > 0)
        before = str_format(w->request, "%.*s?from=%zu", STR_ARG(address),
                            (first > step ? first - step : 0) + 1);
    if (rows->n > step)
        after = str_format(w->request, "%.*s?from=%zu", STR_ARG(address), first + step + 1);
    write_turn(w, before, after);
}

void page_people_write_one(const PageContext *context, const PagePerson *page) {
    const PersonRow *person = page->person;
    PageFrame frame = {.title = person->name,
                       .data = address_person(context->request, person->id, ".json"),
                       .here = "/people",
                       .class_name = "collection"};
    Markup m = page_frame_begin(context, &frame);
    Writer w = {&m, context->request};
    write_person_path(&w, person);
    markup_begin(&m, TAG_H1);
    markup_attr_c(&m, ATTR_DIR, "auto");
    markup_text(&m, person->name);
    markup_end(&m);
    write_printed(&w, person);
    write_mentions(&w, page);
    if (page->one_with->n > 0) {
        markup_element_c(&m, TAG_H2, "The same person in other lists");
        markup_element_class(&m, TAG_P, "hint",
                             STR("Joined by a person who works with this archive."));
        write_entries(&w, page->one_with, page->one_with->n, false);
    }
    if (page->same_name->n > 0) {
        markup_element_c(&m, TAG_H2, "The same wording in other lists");
        markup_element_class(&m, TAG_P, "hint",
                             STR("Alike in letters. Nobody has said yet that it is one person."));
        write_entries(&w, page->same_name, page->same_name->n, false);
    }
    page_frame_end(context, &frame, &m);
}
