/*
 * A name ends at the first comma, bracket or dash, or where another cell of a table begins; what
 * stands before it is taken for titles and offices as far as the last of them that has a word
 * behind it. What is behind the comma is the office; a bureau may stand before a dash.
 */
#include "annotate/roster.h"
#include "base/buf.h"

enum {
    HEAD_WORDS = 16,  // of a name with its titles
    ITEM_WORDS = 60,
    PART_WORDS = 9,
    DASH_WITHIN = 12,
    ARTICLE_LETTERS = 3,
    OFFICE_WORDS = 6,  // of one that stands alone
    SMALL_MOST = 2     // words in small letters that a name with its titles may have
};

typedef struct {
    Stretch printed;
    Stretch lead;    // titles and offices before the name
    Stretch name;    // empty: only an office is named
    Stretch rest;    // behind the name
    Stretch bureau;  // before it
    CueTalk function;
} Person;

static bool is_empty(Stretch words) {
    return words.first >= words.end;
}

static bool is_and(const Scan *scan, size_t i) {
    int32_t value = 0;
    size_t end;
    return scan_cue(scan, i, CUE_HEAD_WORD_AT, &value, &end) && value == CUE_HEAD_AND;
}

static bool starts_cell(const Scan *scan, size_t i) {
    return (scan_at(scan, i)->flags & TOK_BLOCK) != 0;
}

/* Without marks and numbers before it, marks behind it. */
static Stretch trimmed(const Scan *scan, Stretch words) {
    while (words.first < words.end) {
        const Tok *tok = scan_at(scan, words.first);
        bool numbered = tok->shape == SHAPE_DIGITS && tok->digits <= 2 &&
                        scan_at(scan, words.first + 1)->shape == SHAPE_MARK;
        bool mark = tok->shape == SHAPE_MARK && tok->mark != '(' && tok->mark != '[';
        if (!mark && !numbered && (tok->flags & TOK_APPARATUS) == 0 && !is_and(scan, words.first))
            break;
        words.first++;
    }
    while (words.end > words.first) {
        const Tok *last = scan_at(scan, words.end - 1);
        bool stop = last->mark == '.' && (scan_is(scan, words.end - 2, CUE(SUFFIX)) ||
                                          scan_folded(scan, words.end - 2).n <= 3);
        bool mark = last->shape == SHAPE_MARK && last->mark != ')' && last->mark != ']' && !stop;
        bool note = last->shape == SHAPE_DIGITS && last->digits <= 2 &&
                    (last->flags & TOK_GLUED) != 0 && scan_is_word(scan, words.end - 2);
        if (!mark && !note && (last->flags & TOK_APPARATUS) == 0)
            break;
        words.end--;
    }
    return words;
}

/* Behind titles and offices, and the full stop of "Mr."; i where none begins there. */
static size_t behind_title(const Scan *scan, size_t i) {
    int32_t value;
    size_t behind;
    if (!scan_cue(scan, i, CUE_TITLE_AT, &value, &behind) &&
        !scan_cue(scan, i, CUE_OFFICE_AT, &value, &behind))
        return i;
    return scan_is_mark(scan, behind, '.') ? behind + 1 : behind;
}

static bool is_the(const Scan *scan, size_t i) {
    return scan_is(scan, i, CUE(ARTICLE)) && scan_folded(scan, i).n > 1;
}

/* ---- dashes ---- */

/* "S/P", "EUR", "G/PM": capitals and strokes. */
static bool is_bureau(const Scan *scan, Stretch words) {
    size_t letters = 0;
    for (size_t i = words.first; i < words.end; i++) {
        const Tok *tok = scan_at(scan, i);
        if (tok->shape == SHAPE_UPPER)
            letters += tok->folded_n;
        else if (tok->mark != '/' && tok->mark != '.' && tok->mark != '&' && tok->mark != '-')
            return false;
    }
    return letters > 0 && letters <= 12;
}

static bool is_dash(const Scan *scan, size_t i) {
    return scan_is_mark(scan, i, '-') || scan_is_mark(scan, i, '~');
}

/* A dash that parts two things, and no hyphen of a name; *behind it. */
static bool parts_at_dash(const Scan *scan, Stretch words, size_t i, size_t *behind) {
    if (!is_dash(scan, i) || (scan_at(scan, i)->flags & TOK_BRACKETED) != 0)
        return false;
    *behind = i + 1;
    while (is_dash(scan, *behind))
        ++*behind;
    const Tok *tok = scan_at(scan, i);
    bool hyphen = tok->end - tok->at == 1 && tok->mark == '-' && *behind == i + 1 &&
                  (tok->flags & TOK_GLUED) != 0 && (scan_at(scan, i + 1)->flags & TOK_GLUED) != 0;
    if (!hyphen)
        return true;
    size_t end = *behind;
    while (end < words.end && !scan_is_mark(scan, end, ',') && !scan_is_mark(scan, end, '('))
        end++;
    return is_bureau(scan, (Stretch){words.first, i}) || is_bureau(scan, (Stretch){*behind, end});
}

/* What stands before a dash is a bureau, body or function: the name stands behind it. */
static bool is_before_name(const Scan *scan, Stretch left) {
    Side side;
    return is_bureau(scan, left) || scan_talk(scan, left.first, NULL) == CUE_TALK_CHAIR ||
           (side_read(scan, left, &side) && side.known);
}

/* ---- a person ---- */

/* "His Excellency, Dr. ...": nothing but a title stands before the comma. */
static bool is_honorific(const Scan *scan, Stretch words, size_t comma) {
    int32_t value;
    size_t end;
    return scan_cue(scan, words.first, CUE_TITLE_AT, &value, &end) && end == comma;
}

/* Where the name with its titles ends. */
static size_t head_end(const Scan *scan, Stretch words) {
    size_t i = words.first, unused;
    for (; i < words.end; i++) {
        char mark = scan_at(scan, i)->mark;
        if (mark == '(' || mark == '[' || mark == ':' || mark == ';' ||
            (mark == ',' && !scan_is(scan, i + 1, CUE(SUFFIX)) && !is_honorific(scan, words, i)) ||
            (i > words.first && (starts_cell(scan, i) || parts_at_dash(scan, words, i, &unused))))
            break;
    }
    return i;
}

static bool is_institution(const Scan *scan, Stretch words) {
    bool all = true;
    for (size_t i = words.first; i < words.end; i++) {
        if (scan_at(scan, i)->shape == SHAPE_MARK)
            continue;
        if (scan_is(scan, i, CUE(BODY)))
            return true;
        all = all && scan_is(scan, i, CUE(BODY_WORD) | CUE(OFFICE) | CUE(OF) | CUE(SIDE));
    }
    return all;
}

/* The last title or office of a head that has a word of a name behind it. */
static size_t name_start(const Scan *scan, Stretch head) {
    size_t start = head.first;
    for (size_t i = head.first; i < head.end;) {
        size_t behind = behind_title(scan, i);
        bool initial = i > head.first && scan_folded(scan, i).n == 1;  // of a name, no "M."
        if (behind == i || initial) {
            i++;
            continue;
        }
        if (scan_is(scan, behind, CUE(OF)) && scan_is(scan, behind + 1, CUE(BODY_WORD)))
            behind += 2;  // "Sec. of State Hill"
        if (behind < head.end && !scan_is(scan, behind, CUE(OF)) &&
            scan_at(scan, behind)->shape != SHAPE_MARK)
            start = behind;
        i = behind;
    }
    return start;
}

/* "Ceausescu of Romania", "Bundy and various": the name alone. */
static Stretch name_alone(const Scan *scan, Stretch name) {
    for (size_t i = name.first + 1; i < name.end; i++) {
        bool small = scan_at(scan, i)->shape == SHAPE_LOWER;
        if (small &&
            (is_and(scan, i) || (scan_is(scan, i, CUE(OF)) && !scan_is(scan, i, CUE(PARTICLE)))))
            name.end = i;
    }
    return trimmed(scan, name);
}

static bool is_head(const Scan *scan, Stretch head) {
    size_t small = 0, capitals = 0;
    if (is_empty(head) || head.end - head.first > HEAD_WORDS)
        return false;
    for (size_t i = head.first; i < head.end; i++) {
        bool lower = scan_at(scan, i)->shape == SHAPE_LOWER;
        small += lower && !scan_is(scan, i, CUE(PARTICLE) | CUE(OF) | CUE(ARTICLE));
        capitals += scan_is_capital(scan, i);
    }
    return capitals > 0 && small <= SMALL_MOST &&
           (scan_is_capital(scan, head.first) || scan_is(scan, head.first, CUE(PARTICLE)) ||
            scan_at(scan, head.first)->shape == SHAPE_DIGITS || is_the(scan, head.first));
}

static CueTalk function_of(const Scan *scan, Stretch words) {
    for (size_t i = words.first; i < words.end; i++) {
        CueTalk talk = scan_talk(scan, i, NULL);
        if (talk == CUE_TALK_INTERPRETER || talk == CUE_TALK_NOTETAKER || talk == CUE_TALK_CHAIR)
            return talk;
    }
    return 0;
}

/* "Edward Gierek First Secretary of ...": a name, then an office without a comma. */
static size_t office_behind(const Scan *scan, Stretch head) {
    size_t words = 0;
    for (size_t i = head.first; i < head.end; i++) {
        if (scan_at(scan, i)->shape == SHAPE_MARK)
            continue;
        if (scan_is(scan, i, CUE(OFFICE) | CUE(ORDINAL)) && words >= 2)
            return i;
        if (!scan_is_capital(scan, i) || scan_is(scan, i,
                                                 CUE(OFFICE) | CUE(ORDINAL) | CUE(TITLE) |
                                                     CUE(SIDE) | CUE(BODY) | CUE(BODY_WORD)))
            return head.end;
        words++;
    }
    return head.end;
}

static bool is_plain_name(const Scan *scan, Stretch words);

/* "British Defense Minister, Duncan Sandys": the name stands behind the comma; empty for none. */
static Stretch name_behind(const Scan *scan, Stretch head, Stretch words) {
    Stretch none = {head.end, head.end};
    if (!scan_is_mark(scan, head.end, ',') || is_the(scan, head.first))
        return none;
    Stretch name = {head.end + 1, words.end};
    name.end = head_end(scan, name);
    return is_plain_name(scan, name) ? name : none;
}

static bool read_person(const Scan *scan, Stretch words, Person *person) {
    *person = (Person){.printed = words};
    for (size_t i = words.first + 1; i < words.end && i < words.first + DASH_WITHIN; i++) {
        size_t behind;
        if (scan_is_mark(scan, i, ','))
            break;
        if (parts_at_dash(scan, words, i, &behind)) {
            Stretch left = {words.first, i};
            if (!is_before_name(scan, left))
                break;
            person->bureau = left;
            words.first = behind;
            break;
        }
    }
    words = trimmed(scan, words);
    Stretch head = {words.first, head_end(scan, words)};
    if (!is_head(scan, head))
        return false;
    size_t first =
        is_the(scan, head.first) && head.first + 1 < head.end ? head.first + 1 : head.first;
    head.end = office_behind(scan, (Stretch){first, head.end});
    size_t start = name_start(scan, (Stretch){first, head.end});
    Stretch name = name_alone(scan, (Stretch){start, head.end});
    bool office = start == first && (first > head.first || behind_title(scan, first) > first);
    if (is_empty(name) || is_institution(scan, name) || office ||
        !(scan_is_capital(scan, name.first) || scan_is(scan, name.first, CUE(PARTICLE)) ||
          scan_at(scan, name.first)->shape == SHAPE_DIGITS))
        name = name_behind(scan, head, words);
    if (name.first >= head.end)
        head.end = name.first;
    person->name = name;
    person->lead = is_empty(name) ? head : (Stretch){head.first, name.first};
    person->rest = trimmed(scan, (Stretch){is_empty(name) ? head.end : name.end, words.end});
    person->function = function_of(scan, (Stretch){person->rest.first, words.end});
    if (person->function == 0)
        person->function = function_of(scan, person->bureau);
    return true;
}

/* ---- saying ---- */

static const char *function_name(CueTalk function) {
    return function == CUE_TALK_INTERPRETER ? "interpreter"
           : function == CUE_TALK_NOTETAKER ? "notetaker"
                                            : "chairman";
}

/* The words as printed, on one line. */
static Str printed(const struct roster *roster, Stretch words) {
    Buf out = {0};
    for (size_t i = words.first; i < words.end; i++) {
        if ((scan_at(roster->scan, i)->flags & TOK_APPARATUS) != 0)
            continue;
        if (out.n > 0 && (scan_at(roster->scan, i)->flags & TOK_GLUED) == 0)
            buf_char(&out, ' ');
        buf_str(&out, scan_text(roster->scan, i, i + 1));
    }
    Str text = str_copy(roster->job->job, buf_as_str(&out));
    buf_free(&out);
    return text;
}

static Str joined(const struct roster *roster, Str before, const char *between, Str behind) {
    if (before.n == 0 || behind.n == 0)
        return before.n == 0 ? behind : before;
    return str_format(roster->job->job, "%.*s%s%.*s", STR_ARG(before), between, STR_ARG(behind));
}

/* Offices before and behind the name; the bureau where there are none. */
static Str office_of(const struct roster *roster, const Person *person) {
    const Scan *scan = roster->scan;
    Stretch lead = person->lead;
    int32_t value;
    size_t end;
    for (; lead.first < lead.end; lead.first = end) {
        end = lead.first + 1;
        if (!is_the(scan, lead.first) && scan_at(scan, lead.first)->shape != SHAPE_MARK &&
            !scan_cue(scan, lead.first, CUE_TITLE_AT, &value, &end))
            break;
    }
    Str office = joined(roster, printed(roster, lead), ", ", printed(roster, person->rest));
    return office.n > 0 ? office : printed(roster, person->bureau);
}

static void set(const struct roster *roster, Value *value, const char *key, Str text) {
    if (text.n > 0)
        document_set_attribute(roster->job->job, &value->attributes, key, text);
}

static int32_t country_of(const struct roster *roster, const Person *person) {
    if (roster->sided && roster->side.country != 0)
        return roster->side.country;
    int32_t country = side_of_office(roster->scan, person->rest);
    return country != 0 ? country : side_of_office(roster->scan, person->lead);
}

static void describe(const struct roster *roster, Value *value, const Person *person, Str name,
                     bool mended) {
    set(roster, value, "name", name);
    set(roster, value, "office", office_of(roster, person));
    set(roster, value, "country", side_country(country_of(roster, person)));
    CueTalk function = person->function != 0 ? person->function
                       : roster->sided       ? roster->side.function
                                             : 0;
    if (function > CUE_TALK_OTHERS)
        set(roster, value, "function", str_from_c(function_name(function)));
    if (mended)
        set(roster, value, "printed", printed(roster, person->printed));
}

/* "Te Presidert", "The Acting Seoretary": what was taken for a name is a misread office, which
 * stands behind an article and for its holder; empty for none. */
static Stretch misread_office(const struct roster *roster, const Person *person) {
    const Scan *scan = roster->scan;
    size_t first = person->printed.first, end = first + 1;
    Stretch none = {first, first};
    bool the = is_the(scan, first) ||
               (scan_is_capital(scan, first) && !scan_is(scan, first, CUE(TITLE)) &&
                scan_folded(scan, first).n >= 2 && scan_folded(scan, first).n <= ARTICLE_LETTERS);
    if (!scan_is_noisy(scan) || !the)
        return none;
    bool office = false;
    for (; end < person->printed.end && end < first + OFFICE_WORDS; end++) {
        uint16_t certainty;
        if (scan_at(scan, end)->shape == SHAPE_MARK)
            break;
        if (person_name_knowledge(roster->names, scan_folded(scan, end)) == NAME_KNOWN)
            return none;
        office = office || (scan_at(scan, end)->word == 0 && scan_is_word(scan, end) &&
                            scan_guess(scan, end, CUE_OFFICE_AT, &certainty) != 0);
    }
    return office && end > first + 1 ? (Stretch){first + 1, end} : none;
}

static bool say(struct roster *roster, const Person *person) {
    const RuleJob *job = roster->job;
    Stretch office = misread_office(roster, person);
    bool named = !is_empty(person->name) && is_empty(office);
    Stretch main = named ? person->name : is_empty(office) ? person->lead : office;
    NameWords words = person_name_words(job, roster->names, roster->scan, main, named);
    if (words.text.n < 2 || roster->count >= ROSTER_MAX)
        return false;
    Str before = printed(roster, (Stretch){person->printed.first, main.first});
    Str behind = printed(roster, (Stretch){main.end, person->printed.end});
    bool glued = (scan_at(roster->scan, main.end)->flags & TOK_GLUED) != 0;
    bool dash = (scan_at(roster->scan, main.first)->flags & TOK_GLUED) != 0;
    Str text = joined(roster, joined(roster, before, dash ? "" : " ", words.text), glued ? "" : " ",
                      behind);
    Mark evidence = {.part = roster->scan->part_index,
                     .first = (uint32_t)person->printed.first,
                     .last = (uint32_t)person->printed.end};
    bool side = roster->sided && roster->side.function == 0;
    Saying saying = {.field = FIELD_PARTICIPANT,
                     .value = text,
                     .role = side ? printed(roster, roster->side.words) : (Str){NULL, 0},
                     .rule = roster->rule,
                     .certainty = roster->certainties[words.knowledge],
                     .mark = roster->in_title ? NULL : &evidence};
    Value *value = rule_say(job, &saying);
    if (value != NULL)
        describe(roster, value, person, named ? words.text : (Str){NULL, 0}, words.mended);
    roster->count += value != NULL;
    return true;
}

/* ---- several in one item ---- */

static bool is_plain_name(const Scan *scan, Stretch words) {
    size_t count = 0;
    for (size_t i = words.first; i < words.end; i++) {
        if (scan_at(scan, i)->shape == SHAPE_MARK)
            continue;
        if ((!scan_is_capital(scan, i) && !scan_is(scan, i, CUE(PARTICLE))) ||
            scan_is(scan, i,
                    CUE(BODY) | CUE(BODY_WORD) | CUE(SIDE) | CUE(PLACE) | CUE(OFFICE) | CUE(TITLE) |
                        CUE(TALK)))
            return false;
        count++;
    }
    return count >= 2 && count <= 4 && !is_bureau(scan, words);
}

/* "Mr. Merchant", "General Goodpaster", "The Vice President"; not "Minister of Finance". */
static bool is_titled(const Scan *scan, Stretch words) {
    bool the = is_the(scan, words.first);
    size_t first = words.first + the, behind = first, next;
    while ((next = behind_title(scan, behind)) > behind && next <= words.end)
        behind = next;
    if (behind == first || behind > words.end)
        return false;
    if (behind == words.end)
        return the;
    for (size_t i = behind; i < words.end; i++)
        if (scan_at(scan, i)->shape != SHAPE_MARK && !scan_is_capital(scan, i) &&
            !scan_is(scan, i, CUE(PARTICLE)))
            return false;
    return !is_institution(scan, (Stretch){behind, words.end}) && words.end - behind <= 5;
}

static size_t cut(const Scan *scan, Stretch words, Stretch parts[ROSTER_PARTS]) {
    size_t n = 0, first = words.first;
    for (size_t i = words.first; i <= words.end; i++) {
        bool open = i < words.end && (scan_at(scan, i)->flags & TOK_BRACKETED) != 0;
        bool here = i == words.end ||
                    (!open && ((scan_is_mark(scan, i, ',') && !scan_is(scan, i + 1, CUE(SUFFIX))) ||
                               scan_is_mark(scan, i, ';') ||
                               (is_and(scan, i) && scan_at(scan, i)->shape == SHAPE_LOWER)));
        if (!here)
            continue;
        Stretch part = trimmed(scan, (Stretch){first, i});
        if (!is_empty(part)) {
            if (n == ROSTER_PARTS)
                return 0;
            parts[n++] = part;
        }
        first = i + 1;
    }
    return n;
}

static bool is_in_capitals(const Scan *scan, Stretch words) {
    for (size_t i = words.first; i < words.end; i++)
        if (scan_at(scan, i)->shape != SHAPE_MARK && !scan_is_capital(scan, i) &&
            !scan_is(scan, i, CUE(PARTICLE)))
            return false;
    return true;
}

size_t roster_parts(const Scan *scan, Stretch words, Stretch parts[ROSTER_PARTS]) {
    size_t n = cut(scan, words, parts);
    for (size_t i = 0; i < n; i++) {
        Person person;
        if (parts[i].end - parts[i].first > PART_WORDS || !read_person(scan, parts[i], &person) ||
            !is_empty(person.bureau) || scan_is(scan, parts[i].first, CUE(SIDE)) ||
            !(is_titled(scan, parts[i]) || is_in_capitals(scan, parts[i])))
            return 0;
    }
    return n;
}

/* "Molotov", "Troyanovsky (interpreter)": one word that the list has. */
static bool is_known_name(const struct roster *roster, Stretch words) {
    bool alone = words.end == words.first + 1 || scan_is_mark(roster->scan, words.first + 1, '(');
    return alone && scan_is_capital(roster->scan, words.first) &&
           person_name_knowledge(roster->names, scan_folded(roster->scan, words.first)) ==
               NAME_KNOWN;
}

/* "Adenauer", "von Brentano": one word that is nothing else. */
static bool is_single_name(const Scan *scan, Stretch words) {
    size_t first = words.first + scan_is(scan, words.first, CUE(PARTICLE));
    return words.end == first + 1 && scan_is_capital(scan, first) &&
           scan_folded(scan, first).n > 2 &&
           !scan_is(scan, first,
                    CUE(BODY) | CUE(BODY_WORD) | CUE(SIDE) | CUE(PLACE) | CUE(OFFICE) | CUE(TITLE) |
                        CUE(TALK) | CUE(MONTH) | CUE(LABEL));
}

/* One person with an office behind a comma, or several persons? */
static size_t several(const struct roster *roster, Stretch item, Stretch parts[ROSTER_PARTS]) {
    const Scan *scan = roster->scan;
    size_t n = cut(scan, item, parts), titled = 0, plain = 0;
    bool comma = false;
    for (size_t i = 0; i < n; i++) {
        comma = comma || (i > 0 && !is_and(scan, parts[i].first - 1));
        bool title = is_titled(scan, parts[i]);
        titled += title;
        plain += !title && (is_plain_name(scan, parts[i]) || is_known_name(roster, parts[i]) ||
                            (roster->one_line && is_single_name(scan, parts[i])));
    }
    bool all = titled == n || (titled + plain == n && (n > 2 || !comma || roster->one_line));
    return n > 1 && all ? n : 0;
}

/* "Messrs. Hare, Hill and Stone". */
static bool is_plural(const Scan *scan, size_t i) {
    int32_t value = 0;
    size_t end;
    return scan_cue(scan, i, CUE_TITLE_AT, &value, &end) && value == 2;
}

static bool add_piece(struct roster *roster, Stretch piece) {
    const Scan *scan = roster->scan;
    Stretch parts[ROSTER_PARTS];
    Person person;
    piece = trimmed(scan, piece);
    if (is_empty(piece) || piece.end - piece.first > ITEM_WORDS)
        return false;
    size_t n = 0;
    if (is_plural(scan, piece.first)) {
        piece.first += scan_is_mark(scan, piece.first + 1, '.') ? 2 : 1;
        n = cut(scan, piece, parts);
    } else {
        n = several(roster, piece, parts);
    }
    if (n == 0)
        parts[n++] = piece;
    bool said = false;
    for (size_t i = 0; i < n; i++)
        said = (read_person(scan, parts[i], &person) && say(roster, &person)) || said;
    return said;
}

/* "...; President of the Planning Committee": another office of the same person. */
static bool goes_on_so(const Scan *scan, size_t i) {
    size_t behind = behind_title(scan, i);
    return behind > i && scan_is(scan, behind, CUE(OF));
}

/* "..., FCO Mr. Wilson, ...": another person without a mark before him. */
static bool begins_another(const Scan *scan, size_t i, size_t first) {
    bool the = is_the(scan, i) && scan_is_capital(scan, i) && scan_is(scan, i + 1, CUE(OFFICE));
    bool title = scan_is(scan, i, CUE(TITLE)) && scan_is_mark(scan, i + 1, '.');
    return i >= first + 3 && (the || title) && scan_is_capital(scan, i - 1) &&
           !scan_is(scan, i - 1, CUE(TITLE) | CUE(OFFICE));
}

bool roster_add(struct roster *roster, Stretch item) {
    const Scan *scan = roster->scan;
    bool said = false, comma = false;  // one stands before, since the last person began
    size_t first = item.first;
    for (size_t i = item.first; i <= item.end; i++) {
        bool open = i < item.end && (scan_at(scan, i)->flags & TOK_BRACKETED) != 0;
        bool mark = i < item.end && !open && scan_is_mark(scan, i, ';') && !goes_on_so(scan, i + 1);
        comma = comma || scan_is_mark(scan, i, ',');
        if (i < item.end && !mark && (open || !comma || !begins_another(scan, i, first)))
            continue;
        said = add_piece(roster, (Stretch){first, i}) || said;
        first = mark ? i + 1 : i;
        comma = false;
    }
    return said;
}
