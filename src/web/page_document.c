/*
 * In the order in which a reader needs it: where it stands, what it is, the text, the way on, and
 * then the apparatus: description, keeping, citation, decisions.
 */
#include "web/page_document.h"
#include "doc/date.h"
#include "web/address.h"
#include "web/description_out.h"
#include "web/event_out.h"
#include "web/kept_out.h"
#include "web/named_out.h"
#include "web/placed_out.h"
#include "web/reference_out.h"
#include "web/text_out.h"
#include "web/words.h"
#include <stdlib.h>

enum { FOUND_SHOWN = 20 };  // links to places of words searched

/* Another form of this very page: of an earlier reading that reading's. */
static Str address_form(struct arena *request, const ArchivePage *page, const char *suffix) {
    if (page->older.reading == 0)
        return address_document(request, page->row.id, suffix);
    Str whole = str_format(request, "@%u%s", page->older.reading, suffix);
    return address_document(request, page->row.id, str_to_c(request, whole));
}

static Str title_of(const ArchivePage *page) {
    return page->row.title.n > 0 ? page->row.title : STR("Document without a title");
}

/* From all collections down; the way back up is never missing, for what stands alone neither. */
static void write_path(Markup *m, struct arena *request, const ArchivePage *page) {
    page_frame_begin_path(m);
    for (size_t i = 0; i < page->path.n; i++)
        page_frame_step(m, address_collection(request, page->path.p[i].id, ""),
                        page->path.p[i].title);
    if (page->path.n == 0)
        page_frame_step(m, STR("/collection#alone"), STR("Documents that stand alone"));
    if (page->row.number.n > 0)
        page_frame_step(m, (Str){0}, page->row.number);
    markup_end(m);
}

/* Place, day, and who says so. */
static void write_dateline(Markup *m, struct arena *request, const ArchivePage *page) {
    const Description *description = &page->document.description;
    const Value *date = description_find(description, FIELD_DATE, 0);
    Str place = description_text(description, FIELD_PLACE);
    markup_begin_class(m, TAG_P, "day");
    if (place.n > 0) {
        markup_text(m, place);
        markup_c(m, ", ");
    }
    if (date == NULL || date->asked_empty) {
        markup_element_class(m, TAG_SPAN, "empty", STR("undated"));
    } else {
        Str words = date->norm.n > 0 ? date_words(date->norm, request) : date->value;
        bool plain =
            date->role.n == 0 || str_is(date->role, "written") || str_is(date->role, "given");
        markup_begin_class(m, TAG_SPAN, "when");
        markup_attr(m, ATTR_TITLE, date->norm);
        markup_text(m, words);
        markup_end(m);
        if (!plain) {
            markup_c(m, " ");
            markup_element_class(m, TAG_SPAN, "role", date->role);
        }
        markup_c(m, " ");
        markup_begin_class(m, TAG_SPAN, "says");
        markup_c(m, "\xc2\xb7 ");
        description_out_source(m, request, date, &page->acts);
        markup_c(m, date->source.kind == SOURCE_PERSON || date->certainty < 1000 ? "" : " says so");
        markup_end(m);
    }
    markup_end(m);
}

/* "Another account of Kennedy and Gromyko: United States: memorandum", for each event it tells of.
 */
static void write_events(Markup *m, struct arena *request, const ArchivePage *page) {
    for (size_t i = 0; i < page->events.n; i++) {
        const EventRow *row = &page->events.p[i];
        size_t others = 0;
        markup_begin_class(m, TAG_P, "accounts");
        markup_c(m, "An account of ");
        markup_begin(m, TAG_A);
        markup_link(m, ATTR_HREF, address_event(request, row->id, ""));
        markup_text(m, row->event.title.n > 0 ? row->event.title : STR("an event"));
        markup_end(m);
        for (size_t j = 0; j < row->accounts.n; j++) {
            const DocumentRow *other = &row->accounts.p[j].row;
            if (other->state != STATE_VISIBLE || str_equal(other->id, page->row.id))
                continue;
            markup_c(m, others++ == 0 ? "; another account of it: " : " \xc2\xb7 ");
            markup_begin(m, TAG_A);
            markup_link(m, ATTR_HREF, address_document(request, other->id, ""));
            markup_text(m, event_out_name(request, row, (int)j));
            markup_end(m);
        }
        markup_end(m);
    }
}

static void turn(Markup *m, struct arena *request, Str id, const char *rel, const char *words) {
    if (id.n == 0)
        return;
    markup_begin(m, TAG_A);
    markup_link(m, ATTR_HREF, address_document(request, id, ""));
    markup_attr_c(m, ATTR_REL, rel);
    markup_c(m, words);
    markup_end(m);
}

enum { EDTF_DAY_BYTES = sizeof "1962-10-18" - 1 };

/* What is dated to the day can be compared with others of that day. */
static void write_way_to_accounts(Markup *m, struct arena *request, const ArchivePage *page) {
    if (page->row.role != ROLE_RECORD || page->row.date_edtf.n < EDTF_DAY_BYTES)
        return;
    markup_begin(m, TAG_A);
    markup_link(m, ATTR_HREF, address_document(request, page->row.id, "/accounts"));
    markup_attr_c(m, ATTR_TITLE, "Documents that may tell of the same event");
    markup_c(m, "Other accounts?");
    markup_end(m);
}

/* Also the ways on, because the end of a long document is far away. */
static void write_on_page(Markup *m, struct arena *request, const ArchivePage *page) {
    static const struct {
        const char *address, *words;
    } places[] = {{"#text", "Text"},
                  {"#about", "Description"},
                  {"#kept", "Kept"},
                  {"#cite", "Cite"},
                  {"#decided", "Decided"}};
    markup_begin_class(m, TAG_NAV, "onpage");
    markup_attr_c(m, ATTR_ARIA_LABEL, "On this page");
    for (size_t i = 0; i < (page->acts.n > 0 ? 5 : 4); i++) {
        markup_begin(m, TAG_A);
        markup_link(m, ATTR_HREF, str_from_c(places[i].address));
        markup_c(m, places[i].words);
        markup_end(m);
    }
    write_way_to_accounts(m, request, page);
    turn(m, request, page->before, "prev", "\xe2\x86\x90 before");
    turn(m, request, page->after, "next", "next \xe2\x86\x92");
    markup_end(m);
}

/* Where the words searched stand in this text. */
static void write_found(Markup *m, struct arena *request, const PageDocument *asked) {
    if (asked->query.n == 0)
        return;
    size_t count = 0;
    for (size_t i = 0; asked->hits != NULL && i < asked->page->document.parts.n; i++)
        count += asked->hits[i].n;
    markup_begin_class(m, TAG_NAV, "found");
    markup_attr_c(m, ATTR_ARIA_LABEL, "Words found");
    markup_element(m, TAG_STRONG, asked->query);
    markup_c(m, ": ");
    markup_text(m, count == 0 ? STR("not in the text itself")
                              : words_some(request, count, "place", "places"));
    for (uint32_t i = 1; i <= count && i <= FOUND_SHOWN; i++) {
        markup_c(m, " ");
        markup_begin(m, TAG_A);
        markup_link_numbered(m, ATTR_HREF, "#hit", i);
        markup_u64(m, i);
        markup_end(m);
    }
    if (count > FOUND_SHOWN)
        markup_c(m, " \xe2\x80\xa6");
    markup_c(m, " \xc2\xb7 ");
    markup_begin(m, TAG_A);
    Str back =
        str_format(request, "%.*s#found-%.*s", STR_ARG(asked->back), STR_ARG(asked->page->row.id));
    markup_link(m, ATTR_HREF,
                address_search(request, "/search", asked->query, str_to_c(request, back)));
    markup_c(m, "back to the documents found");
    markup_end(m);
    markup_end(m);
}

/* An earlier reading says what it is, and where the present one stands. */
static void write_older(Markup *m, struct arena *request, const ArchivePage *page) {
    const ProvenanceEvent *older = &page->older;
    if (older->reading == 0)
        return;
    markup_begin_class(m, TAG_P, "warn");
    markup_text(m, str_format(request, "This is how reading %u had it, of ", older->reading));
    markup_text(m, older->version == page->deposit.version
                       ? STR("the same file")
                       : str_format(request, "version %u of the file", older->version));
    markup_text(m, str_format(request, " (%.*s, by %.*s), without what was decided later. ",
                              STR_ARG(words_day(request, older->time)), STR_ARG(older->program)));
    markup_begin(m, TAG_A);
    markup_link(m, ATTR_HREF, address_document(request, page->row.id, ""));
    markup_text(m, str_format(request, "The present reading is %u", page->deposit.reading));
    markup_end(m);
    markup_c(m, ".");
    markup_end(m);
}

enum { PROBABLY = 800 };  // per mille: a rule less sure than this is wrong too often for a fact

static Str kind_in_words(struct arena *request, const ArchivePage *page) {
    const Value *said = description_find(&page->document.description, FIELD_KIND, 0);
    Str kind = page->row.kind;
    if (page->row.role == ROLE_APPARATUS && kind.n == 0)
        return STR("Apparatus of the volume");
    return kind.n > 0 && said != NULL && said->source.kind == SOURCE_RULE &&
                   said->certainty < PROBABLY
               ? str_format(request, "probably %.*s", STR_ARG(kind))
               : kind;
}

static void write_head(Markup *m, struct arena *request, const PageDocument *asked) {
    const ArchivePage *page = asked->page;
    Str kind = kind_in_words(request, page);
    markup_begin_class(m, TAG_HEADER, "head");
    write_path(m, request, page);
    if (kind.n > 0)
        markup_element_class(m, TAG_P, "kind", kind);
    markup_begin(m, TAG_H1);
    markup_attr_c(m, ATTR_DIR, "auto");
    markup_text(m, title_of(page));
    markup_end(m);
    write_dateline(m, request, page);
    description_out_people(m, request, &page->document.description, &page->acts);
    write_events(m, request, page);
    write_older(m, request, page);
    write_on_page(m, request, page);
    write_found(m, request, asked);
    markup_end(m);
}

/* Only of the kinds that stand in this text. */
static void write_legend(Markup *m, const TextOutCount *count) {
    const struct {
        uint32_t count;
        const char *class_name, *words;
    } kinds[] = {{count->names, "name", "a name"},
                 {count->dates, "date", "a date"},
                 {count->faults, "fault", "a fault with the words proposed"}};
    if (count->names + count->dates + count->faults == 0)
        return;
    markup_begin_class(m, TAG_P, "legend");
    markup_begin(m, TAG_LABEL);
    markup_begin(m, TAG_INPUT);
    markup_attr_c(m, ATTR_TYPE, "checkbox");
    markup_attr_c(m, ATTR_ID, "marks");
    markup_flag(m, ATTR_CHECKED);
    markup_c(m, " Show marks:");
    markup_end(m);
    bool first = true;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (kinds[i].count == 0)
            continue;
        markup_c(m, first ? " " : ", ");
        markup_element_class(m, TAG_SPAN, kinds[i].class_name, str_from_c(kinds[i].words));
        first = false;
    }
    markup_end(m);
}

static void write_turns(Markup *m, struct arena *request, const ArchivePage *page) {
    if (page->before.n == 0 && page->after.n == 0)
        return;
    markup_begin_class(m, TAG_NAV, "turn");
    markup_attr_c(m, ATTR_ARIA_LABEL, "Documents before and after");
    turn(m, request, page->before, "prev", "\xe2\x86\x90 the document before");
    turn(m, request, page->after, "next", "the next document \xe2\x86\x92");
    markup_end(m);
}

static void begin_section(Markup *m, const char *id, const char *title) {
    markup_begin(m, TAG_SECTION);
    markup_attr_c(m, ATTR_ARIA_LABELLEDBY, id);
    markup_begin(m, TAG_H2);
    markup_attr_c(m, ATTR_ID, id);
    markup_attr_c(m, ATTR_TABINDEX, "-1");
    markup_c(m, title);
    markup_end(m);
}

static void write_relations(Markup *m, struct arena *request, const ArchivePage *page) {
    static const char *const words[RELATION_KIND_COUNT] = {
        [RELATION_EXTRACT_OF] = "an extract of", [RELATION_TRANSLATION_OF] = "a translation of",
        [RELATION_DRAFT_OF] = "a draft of",      [RELATION_REPLY_TO] = "a reply to",
        [RELATION_ENCLOSES] = "encloses",        [RELATION_REFERS_TO] = "refers to",
        [RELATION_SAME_AS] = "the same as",
    };
    const RelationList *relations = &page->document.relations;
    if (relations->n == 0)
        return;
    markup_element_c(m, TAG_H3, "In relation to others");
    markup_begin_class(m, TAG_UL, "relations");
    for (size_t i = 0; i < relations->n; i++) {
        const Relation *relation = &relations->p[i];
        Str name = relation->citation.n > 0 ? relation->citation : relation->target;
        markup_begin(m, TAG_LI);
        markup_c(m, words[relation->kind]);
        markup_c(m, " ");
        markup_begin(m, TAG_A);
        if (relation->held && relation->target.n > 0)
            markup_link(m, ATTR_HREF, address_document(request, relation->target, ""));
        else if (relation->target.n > 0)
            (void)markup_link_out(m, ATTR_HREF, relation->target);
        markup_text(m, name.n > 0 ? name : STR("a document that is not named"));
        markup_end(m);
        markup_c(m, relation->held ? " \xc2\xb7 " : " (not held here) \xc2\xb7 ");
        markup_element_class(m, TAG_SPAN, "says",
                             words_source(request, relation->source, relation->certainty));
        markup_end(m);
    }
    markup_end(m);
}

/* Collections besides the chief one. */
static void write_also(Markup *m, struct arena *request, const ArchivePage *page) {
    const StrList *ids = &page->document.collections;
    if (ids->n < 2)
        return;
    markup_begin_class(m, TAG_P, "also");
    markup_c(m, "Stands also in ");
    for (size_t i = 1; i < ids->n; i++) {
        Str title = ids->p[i];
        for (size_t j = 0; j < page->head.collections.n; j++)
            if (str_equal(page->head.collections.p[j].local_id, ids->p[i]))
                title = page->head.collections.p[j].title;
        markup_c(m, i > 1 ? "; " : "");
        markup_begin(m, TAG_A);
        Str id = str_format(request, "%.*s.%.*s", STR_ARG(page->row.deposit), STR_ARG(ids->p[i]));
        markup_link(m, ATTR_HREF, address_collection(request, id, ""));
        markup_text(m, title);
        markup_end(m);
    }
    markup_end(m);
}

static void write_kept(Markup *m, struct arena *request, const ArchivePage *page) {
    static const struct {
        const char *suffix, *words;
    } forms[] = {{".json", "JSON"}, {".tei.xml", "TEI"}, {".txt", "plain text"}};
    begin_section(m, "kept", "How it is kept");
    kept_out_write(m, request,
                   &(KeptOut){.id = page->row.id,
                              .deposit = &page->deposit,
                              .receipts = &page->receipts,
                              .history = &page->history,
                              .checked = page->checked,
                              .check_sound = page->check_sound});
    markup_begin_class(m, TAG_P, "forms");
    markup_c(m, "This document as ");
    for (size_t i = 0; i < 3; i++) {
        markup_c(m, i == 0 ? "" : i == 1 ? ", " : " or ");
        markup_begin(m, TAG_A);
        markup_link(m, ATTR_HREF, address_form(request, page, forms[i].suffix));
        markup_c(m, forms[i].words);
        markup_end(m);
    }
    markup_end(m);
    markup_end(m);
}

/* As text to read and copy; those for programs are folded away behind their files. */
static void write_cite(Markup *m, struct arena *request, const PageDocument *asked) {
    static const struct {
        CiteStyle style;
        const char *words, *suffix;
    } styles[CITE_STYLE_COUNT] = {
        {CITE_CHICAGO, "Chicago", NULL},          {CITE_MLA, "MLA", NULL},
        {CITE_BIBTEX, "BibTeX", ".bib"},          {CITE_RIS, "RIS", ".ris"},
        {CITE_CSL_JSON, "CSL-JSON", ".csl.json"},
    };
    Str texts[CITE_STYLE_COUNT];
    cite_write_all(asked->cite, request, texts);
    begin_section(m, "cite", "To cite it");
    markup_begin_class(m, TAG_DL, "cite");
    for (size_t i = 0; i < CITE_STYLE_COUNT; i++) {
        Str text = str_trim(texts[styles[i].style]);
        bool file = styles[i].suffix != NULL;
        markup_element_c(m, TAG_DT, styles[i].words);
        markup_begin(m, TAG_DD);
        if (file) {
            markup_begin(m, TAG_A);
            markup_link(m, ATTR_HREF, address_form(request, asked->page, styles[i].suffix));
            markup_c(m, "file");
            markup_end(m);
            markup_begin(m, TAG_DETAILS);
            markup_element_c(m, TAG_SUMMARY, "text");
        }
        markup_element_class(m, file ? TAG_PRE : TAG_P, "copy", text);
        if (file)
            markup_end(m);
        markup_end(m);
    }
    markup_end(m);
    markup_element_class(m, TAG_P, "hint",
                         STR("Each block has an address of its own: follow its number in the "
                             "margin and copy the address of the page."));
    markup_end(m);
}

void page_document_write(const PageContext *context, const PageDocument *asked) {
    const ArchivePage *page = asked->page;
    struct arena *request = context->request;
    PageFrame frame = {.title = title_of(page),
                       .query = asked->query,
                       .data = address_form(request, page, ".json"),
                       .canonical = page->address,
                       .class_name = "document",
                       .skip = "Skip to text",
                       .skip_to = "#text"};
    Markup m = page_frame_begin(context, &frame);
    markup_begin(&m, TAG_ARTICLE);
    write_head(&m, request, asked);
    TextOutRequest text = {.document = &page->document,
                           .hits = asked->hits,
                           .deposit = page->row.deposit,
                           .request = request,
                           .references = reference_out_create(&page->refers, &page->row, request),
                           .people = asked->people};
    TextOutCount count = text_out_write(&m, &text);
    write_legend(&m, &count);
    named_out_write(&m, request,
                    &(NamedOut){asked->named, asked->related, page->row.deposit, asked->people});
    placed_out_write(&m, request, &asked->bodies, FIELD_NAMED);
    placed_out_write(&m, request, &asked->placed, FIELD_PLACE_NAMED);
    write_turns(&m, request, page);
    begin_section(&m, "about", "About this document");
    description_out_table(&m, request, &page->document.description, &page->acts);
    write_relations(&m, request, page);
    if (page->row.role == ROLE_RECORD)  // an index refers to everything
        reference_out_sections(&m, request, page);
    write_also(&m, request, page);
    markup_end(&m);
    write_kept(&m, request, page);
    write_cite(&m, request, asked);
    kept_out_acts(&m, request, &page->acts);
    markup_end(&m);
    page_frame_end(context, &frame, &m);
}

/* --- tombstones ---------------------------------------------------------------------- */

void page_document_tombstone(const PageContext *context, const ArchivePage *page) {
    struct arena *request = context->request;
    const DocumentRow *row = &page->row;
    bool lost = row->state == STATE_LOST;
    const char *what = row->state == STATE_WITHDRAWN ? "This document was withdrawn"
                       : lost                        ? "This document is not in the present reading"
                                                     : "This document was destroyed";
    PageFrame frame = {.title = str_from_c(what),
                       .data = address_document(request, row->id, ".json"),
                       .class_name = "message tombstone"};
    Markup m = page_frame_begin(context, &frame);
    write_path(&m, request, page);
    markup_element_c(&m, TAG_H1, what);
    markup_begin_class(&m, TAG_DL, "kept");
    markup_element_c(&m, TAG_DT, "What was here");
    markup_element(&m, TAG_DD, title_of(page));
    if (row->state_time != 0) {
        markup_element_c(&m, TAG_DT, "Not here since");
        markup_element(&m, TAG_DD, words_day(request, row->state_time));
    }
    markup_element_c(&m, TAG_DT, "Why");
    markup_element(&m, TAG_DD,
                   row->state_reason.n > 0 ? row->state_reason
                   : lost ? STR("The file was read again under newer rules, which find no such "
                                "document in it.")
                          : STR("No reason was given."));
    if (row->state_who.n > 0) {
        markup_element_c(&m, TAG_DT, "Who decided");
        markup_element(&m, TAG_DD, row->state_who);
    }
    markup_element_c(&m, TAG_DT, "What is kept");
    markup_element(&m, TAG_DD,
                   row->state == STATE_DESTROYED
                       ? STR("The bytes are gone; this notice stays.")
                       : STR("The bytes, unchanged; this address stays and is never given to "
                             "anything else."));
    markup_end(&m);
    if (lost)  // decisions on what is withdrawn quote its words
        kept_out_acts(&m, request, &page->acts);
    page_frame_end(context, &frame, &m);
}

/* --- hits ---------------------------------------------------------------------------- */

static int hit_order(const void *left, const void *right) {
    const ViewHit *a = left, *b = right;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return a->end > b->end ? -1 : a->end < b->end;
}

const ViewHitList *page_document_hits(const struct document *document, const SearchMarkList *marks,
                                      struct arena *request) {
    if (marks->n == 0)
        return NULL;
    ViewHitList *lists = ARENA_ARRAY(request, ViewHitList, document->parts.n);
    for (size_t i = 0; i < marks->n; i++) {
        const SearchMark *mark = &marks->p[i];
        const Part *part;
        const Block *block = document_find_block(document, mark->block, &part);
        if (block == NULL || mark->start >= mark->end || mark->end > block->end - block->start)
            continue;
        ViewHit *hit = LIST_ADD(request, &lists[part - document->parts.p]);
        *hit = (ViewHit){block->start + mark->start, block->start + mark->end, 0};
    }
    uint32_t number = 0;
    for (size_t i = 0; i < document->parts.n; i++) {
        ViewHitList *list = &lists[i];
        size_t kept = 0, end = 0;
        if (list->n > 1)
            qsort(list->p, list->n, sizeof *list->p, hit_order);
        for (size_t j = 0; j < list->n; j++) {
            if (list->p[j].start < end)
                continue;  // inside the one before
            list->p[kept] = list->p[j];
            list->p[kept].number = ++number;
            end = list->p[kept++].end;
        }
        list->n = kept;
    }
    return lists;
}
