/*
 * The columns are a table, so that they print and need no script. Nothing has aligned the accounts
 * yet: each runs in its own reading order in the one cell of its column, and the page says so,
 * because rows that pair blocks by their order would claim what nobody has found. Aligned accounts
 * will come as more rows of the same table.
 */
#include "web/event_out.h"
#include "doc/date.h"
#include "text/name_relation.h"
#include "text/unicode.h"
#include "web/address.h"
#include "web/text_out.h"
#include "web/words.h"

enum { NAMES_SHOWN = 24, ACCOUNTS_COMPARED = 6 };

static bool is_visible(const EventRow *row, uint64_t number) {
    return number > 0 && number <= row->accounts.n &&
           row->accounts.p[number - 1].row.state == STATE_VISIBLE;
}

static int first_but(const EventRow *row, int but, bool other_side) {
    for (size_t i = 0; i < row->accounts.n; i++)
        if (is_visible(row, i + 1) && (int)i != but &&
            (!other_side ||
             !str_equal(row->accounts.p[i].account.side, row->accounts.p[but].account.side)))
            return (int)i;
    return EVENT_OUT_NONE;
}

EventPair event_out_pair(const EventRow *row, uint64_t left, uint64_t right) {
    bool has_right = is_visible(row, right) && right != left;
    EventPair pair = {.left = EVENT_OUT_NONE, .right = has_right ? (int)right - 1 : EVENT_OUT_NONE};
    pair.left = is_visible(row, left) ? (int)left - 1 : first_but(row, pair.right, has_right);
    if (pair.left < 0)
        pair.left = first_but(row, pair.right, false);
    if (pair.left >= 0 && pair.right < 0)
        pair.right = first_but(row, pair.left, true);
    if (pair.left >= 0 && pair.right < 0)
        pair.right = first_but(row, pair.left, false);
    if (pair.left < 0)
        pair = (EventPair){pair.right, EVENT_OUT_NONE};
    return pair;
}

Str event_out_name(struct arena *results, const EventRow *row, int account) {
    const EventAccount *said = &row->accounts.p[account].account;
    Str words = said->label.n > 0 ? said->label : said->completeness;
    if (said->side.n > 0 && words.n > 0)
        return str_format(results, "%.*s: %.*s", STR_ARG(said->side), STR_ARG(words));
    if (said->side.n > 0 || words.n > 0)
        return said->side.n > 0 ? said->side : words;
    return str_format(results, "account %d", account + 1);
}

/* "the cable (Soviet Union)", for a sentence. */
static Str in_words(struct arena *results, const EventAccount *account) {
    Str label = account->label.n > 0 ? account->label : STR("account");
    static const char *const articles[] = {"the ", "a ", "an "};
    const char *the = "the ";
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++) {
        Str article = str_from_c(articles[i]);
        if (str_equal_nocase(str_slice(label, 0, article.n), article))
            the = "";
    }
    if (account->side.n == 0)
        return str_format(results, "%s%.*s", the, STR_ARG(label));
    return str_format(results, "%s%.*s (%.*s)", the, STR_ARG(label), STR_ARG(account->side));
}

/* --- head ---------------------------------------------------------------------------- */

/* Accounts of the same length as the one before are said together. */
static void write_length(Markup *m, struct arena *request, const EventRow *row, size_t first) {
    uint32_t minutes = row->accounts.p[first].account.minutes;
    StrList says = {0};
    for (size_t i = 0; i < row->accounts.n; i++) {
        const EventAccount *account = &row->accounts.p[i].account;
        if (account->minutes != minutes || row->accounts.p[i].row.state != STATE_VISIBLE)
            continue;
        if (i < first)
            return;  // said already
        str_list_add(request, &says, in_words(request, account));
    }
    markup_c(m, " \xc2\xb7 ");
    markup_text(m, event_length_words(request, minutes));
    markup_c(m, says.n == 1 ? ", says " : ", say ");
    markup_text(m, str_join(request, says, STR(" and ")));
}

/* "2 h 20 min, says the cable (Soviet Union)": accounts may differ, so each is named. */
static void write_lengths(Markup *m, struct arena *request, const EventRow *row) {
    for (size_t i = 0; i < row->accounts.n; i++)
        if (row->accounts.p[i].account.minutes > 0 && row->accounts.p[i].row.state == STATE_VISIBLE)
            write_length(m, request, row, i);
}

void event_out_dateline(Markup *m, struct arena *request, const EventRow *row, bool lengths) {
    const Event *event = &row->event;
    markup_begin_class(m, TAG_P, "day");
    markup_begin_class(m, TAG_SPAN, event->when.n > 0 ? "when" : "empty");
    if (event->when.n > 0)
        markup_attr(m, ATTR_TITLE, event->when);
    markup_text(m, event->when.n > 0 ? date_words(event->when, request) : STR("undated"));
    markup_end(m);
    if (event->place.n > 0) {
        markup_c(m, " \xc2\xb7 ");
        markup_text(m, event->place);
    }
    if (lengths)
        write_lengths(m, request, row);
    markup_end(m);
}

/* --- people -------------------------------------------------------------------------- */

static void begin_names(Markup *m, Str label) {
    markup_begin(m, TAG_DIV);
    markup_element(m, TAG_DT, label);
    markup_begin(m, TAG_DD);
}

static void end_names(Markup *m, Str says) {
    markup_c(m, " ");
    markup_element_class(m, TAG_SPAN, "says", says);
    markup_end(m);
    markup_end(m);
}

/* All of one side, where its first person stands. */
static void write_side(Markup *m, struct arena *request, const EventPersonList *people,
                       size_t first) {
    Str side = people->p[first].side;
    for (size_t i = 0; i < first; i++)
        if (str_equal(people->p[i].side, side))
            return;
    begin_names(m, side.n > 0 ? side : STR("took part"));
    for (size_t i = first; i < people->n; i++) {
        if (!str_equal(people->p[i].side, side))
            continue;
        markup_c(m, i == first ? "" : " \xc2\xb7 ");
        markup_text(m, people->p[i].name);
    }
    end_names(m, str_format(request, "%.*s says so", STR_ARG(people->p[first].source.name)));
}

/* What one account declares: who took part, else whom it names as subject. */
typedef struct {
    LIST_OF(const Value *) names;
    Field field;
} Declared;

static Declared declared_by(const ArchiveEvent *event, size_t account, struct arena *request) {
    static const Field fields[] = {FIELD_PARTICIPANT, FIELD_PERSON};
    const Description *said = &event->documents[account].description;
    Declared declared = {.field = FIELD_COUNT};
    for (size_t k = 0; k < 2 && declared.names.n == 0; k++)
        for (size_t i = 0; i < said->n; i++)
            if (said->p[i].field == fields[k] && said->p[i].value.n > 0) {
                declared.field = fields[k];
                *LIST_ADD(request, &declared.names) = &said->p[i];
            }
    return declared;
}

static Str family_of(Str name) {
    size_t at;
    if (str_find_char(name, ',', &at))
        return str_slice(name, 0, at);
    for (at = name.n; at > 0 && name.p[at - 1] != ' '; at--)
        continue;
    return str_skip(name, at);
}

/* What stands beside the family name: "Nikita S." */
static Str given_of(Str name) {
    Str family = family_of(name);
    if (family.n == name.n)
        return (Str){NULL, 0};
    return family.p == name.p ? str_trim(str_skip(name, family.n + 1))
                              : str_trim(str_slice(name, 0, name.n - family.n));
}

/* The same person, perhaps in another spelling: the family names are forms of one, the given ones
 * begin alike or one is not there. */
static bool is_same_name(Str a, Str b, struct arena *request) {
    NameForm one, other;
    Str given_a = unicode_fold(given_of(a), request), given_b = unicode_fold(given_of(b), request);
    if (str_equal(a, b))
        return true;
    if (given_a.n > 0 && given_b.n > 0 && given_a.p[0] != given_b.p[0])
        return false;
    name_relation_form(unicode_fold(family_of(a), request), request, &one);
    name_relation_form(unicode_fold(family_of(b), request), request, &other);
    return name_relation_between(&one, &other).strength >= NAME_NEAR;
}

static const Value *find_name(const Declared *declared, Str name, struct arena *request) {
    for (size_t i = 0; i < declared->names.n; i++)
        if (is_same_name(declared->names.p[i]->value, name, request))
            return declared->names.p[i];
    return NULL;
}

static void write_one_name(Markup *m, struct arena *request, const Value *value, size_t before) {
    markup_c(m, before == 0 ? "" : " \xc2\xb7 ");
    markup_text(m, value->value);
    if (value->role.n > 0 && value->field == FIELD_PARTICIPANT)
        markup_element_class(m, TAG_SPAN, "role",
                             str_format(request, " %.*s", STR_ARG(value->role)));
}

/* Names that all accounts declare are said once; each other spelling stands behind. */
static void write_common(Markup *m, struct arena *request, const Declared *declared, size_t count) {
    const Declared *first = &declared[0];
    size_t shown = 0;
    for (size_t i = 0; i < first->names.n && shown < NAMES_SHOWN; i++) {
        const Value *value = first->names.p[i];
        StrList others = {0};
        bool everywhere = true;
        for (size_t k = 1; k < count && everywhere; k++) {
            const Value *same = find_name(&declared[k], value->value, request);
            everywhere = same != NULL;
            if (same != NULL && !str_equal(same->value, value->value))
                str_list_add(request, &others, same->value);
        }
        if (!everywhere)
            continue;
        if (shown == 0)
            begin_names(m,
                        str_format(request, "%s %s",
                                   first->field == FIELD_PARTICIPANT ? "present, say" : "named in",
                                   count == 2 ? "both accounts" : "all accounts"));
        write_one_name(m, request, value, shown++);
        if (others.n > 0)
            markup_element_class(m, TAG_SPAN, "role",
                                 str_format(request, " (also %.*s)", STR_ARG(others.p[0])));
    }
    if (shown > 0)
        end_names(m,
                  words_source(request, first->names.p[0]->source, first->names.p[0]->certainty));
}

/* Names of one account that not all of the others have. */
static void write_own(Markup *m, struct arena *request, Str account, const Declared *declared,
                      size_t count, size_t which) {
    const Declared *own = &declared[which];
    size_t shown = 0;
    for (size_t i = 0; i < own->names.n; i++) {
        bool everywhere = count > 1;
        for (size_t k = 0; k < count && everywhere; k++)
            everywhere = k == which || find_name(&declared[k], own->names.p[i]->value, request);
        if (everywhere)
            continue;
        if (shown == 0)
            begin_names(m,
                        str_format(request, "%s %.*s",
                                   own->field == FIELD_PARTICIPANT ? "present, says" : "named in",
                                   STR_ARG(account)));
        if (shown == NAMES_SHOWN) {
            markup_c(m, " \xc2\xb7 \xe2\x80\xa6");
            break;
        }
        write_one_name(m, request, own->names.p[i], shown++);
    }
    if (shown > 0)
        end_names(m, words_source(request, own->names.p[0]->source, own->names.p[0]->certainty));
}

static void write_declared(Markup *m, struct arena *request, const ArchiveEvent *event) {
    Declared *declared = ARENA_ARRAY(request, Declared, event->row.accounts.n + 1);
    size_t *accounts = ARENA_ARRAY(request, size_t, event->row.accounts.n + 1), count = 0;
    bool alike = true;
    for (size_t i = 0; i < event->row.accounts.n; i++) {
        declared[count] = declared_by(event, i, request);
        if (declared[count].names.n == 0)
            continue;
        alike = alike && declared[count].field == declared[0].field;
        accounts[count++] = i;
    }
    bool together = alike && count > 1 && count <= ACCOUNTS_COMPARED;
    if (together)
        write_common(m, request, declared, count);
    for (size_t i = 0; i < count; i++)
        write_own(m, request, in_words(request, &event->row.accounts.p[accounts[i]].account),
                  together ? declared : &declared[i], together ? count : 1, together ? i : 0);
}

void event_out_people(Markup *m, struct arena *request, const ArchiveEvent *event) {
    const EventPersonList *people = &event->row.event.people;
    size_t depth = m->depth;
    markup_begin_class(m, TAG_DL, "people");
    size_t start = m->out->n;
    for (size_t i = 0; i < people->n; i++)
        write_side(m, request, people, i);
    if (people->n == 0)
        write_declared(m, request, event);
    if (m->out->n == start) {  // HTML allows no empty list of names
        markup_begin(m, TAG_DIV);
        markup_element_c(m, TAG_DT, "took part");
        markup_element_class(m, TAG_DD, "empty", STR("no account names the participants apart"));
    }
    markup_end_to(m, depth);
}

/* --- columns ------------------------------------------------------------------------- */

/* The side alone where that tells the two apart. */
static Str short_name(struct arena *request, const EventRow *row, EventPair pair, int account) {
    Str left = row->accounts.p[pair.left].account.side,
        right = row->accounts.p[pair.right].account.side;
    return left.n > 0 && right.n > 0 && !str_equal(left, right)
               ? row->accounts.p[account].account.side
               : event_out_name(request, row, account);
}

void event_out_jumps(Markup *m, struct arena *request, const EventRow *row, EventPair pair) {
    if (pair.right < 0)
        return;
    markup_begin_class(m, TAG_NAV, "jumps");
    markup_attr_c(m, ATTR_ARIA_LABEL, "The two columns");
    for (int i = 0; i < 2; i++) {
        markup_begin(m, TAG_A);
        markup_link(m, ATTR_HREF, i == 0 ? STR("#left") : STR("#right"));
        markup_text(m, short_name(request, row, pair, i == 0 ? pair.left : pair.right));
        markup_end(m);
    }
    markup_end(m);
}

static void write_head(Markup *m, struct arena *request, const ArchiveEvent *event, int account) {
    const AccountRow *row = &event->row.accounts.p[account];
    Str label = row->account.label, place = event->places.p[account];
    markup_begin(m, TAG_TH);
    markup_attr_c(m, ATTR_SCOPE, "col");
    markup_begin_class(m, TAG_SPAN, "side");
    markup_text(m, row->account.side.n > 0 ? row->account.side
                                           : str_format(request, "account %d", account + 1));
    markup_end(m);
    if (label.n > 0) {
        markup_c(m, " ");
        markup_element_class(m, TAG_SPAN, "what", label);
    }
    markup_begin_class(m, TAG_A, "title");
    markup_link(m, ATTR_HREF, address_document(request, row->row.id, ""));
    markup_attr_c(m, ATTR_DIR, "auto");
    markup_text(m, row->row.title.n > 0 ? row->row.title : STR("Without a title"));
    markup_end(m);
    markup_begin_class(m, TAG_SPAN, "where");
    if (row->row.date_edtf.n > 0)
        markup_text(m, date_words(row->row.date_edtf, request));
    else
        markup_c(m, "undated");
    if (place.n > 0) {
        markup_c(m, " \xc2\xb7 ");
        markup_text(m, place);
    }
    markup_end(m);
    if (row->account.completeness.n > 0)
        markup_element_class(m, TAG_SPAN, "whole", row->account.completeness);
    markup_end(m);
}

/* Where columns stand below each other, each is headed once more by its name, drawn from data-n. */
static bool write_text(Markup *m, struct arena *request, const EventColumns *columns, int account) {
    EventPair pair = columns->pair;
    const AccountRow *row = &columns->event->row.accounts.p[account];
    const struct document *document = &columns->event->documents[account];
    Str address = address_document(request, row->row.id, "");
    TextOutRequest text = {.document = document,
                           .deposit = row->row.deposit,
                           .request = request,
                           .address = address,
                           .leaf_max = columns->leaf_max,
                           .byte_max = columns->byte_max};
    markup_begin(m, TAG_TD);
    markup_attr_c(m, ATTR_ID, account == pair.left ? "left" : "right");
    if (pair.right >= 0)
        markup_attr(m, ATTR_DATA_N, short_name(request, &columns->event->row, pair, account));
    TextOutCount count = text_out_write(m, &text);
    if (count.leaves == 0)
        markup_element_class(m, TAG_P, "empty", STR("No text of this account is held."));
    markup_end(m);
    return count.cut;
}

bool event_out_columns(Markup *m, struct arena *request, const EventColumns *columns) {
    EventPair pair = columns->pair;
    if (pair.left < 0)
        return false;
    bool two = pair.right >= 0;
    markup_begin_class(m, TAG_TABLE, two ? "sides" : "sides one");
    markup_begin(m, TAG_THEAD);
    markup_begin(m, TAG_TR);
    write_head(m, request, columns->event, pair.left);
    if (two)
        write_head(m, request, columns->event, pair.right);
    markup_end(m);
    markup_end(m);
    markup_begin(m, TAG_TBODY);
    markup_begin(m, TAG_TR);
    bool cut = write_text(m, request, columns, pair.left);
    if (two)
        cut = write_text(m, request, columns, pair.right) || cut;
    markup_end(m);
    markup_end(m);
    markup_end(m);
    return cut;
}
