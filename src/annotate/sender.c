/*
 * What an editor's heading says stands first; a record's own TO and FROM are said beside it where
 * they print the name in another form. A name that the deposit's list of persons does not hold and
 * that is near one of it in its letters is that one, misread: the list's form is said, the printed
 * one kept as an attribute. Without a list nothing is mended.
 */
#include "annotate/sender.h"
#include "annotate/party.h"
#include "base/buf.h"
#include "text/unicode.h"
#include <string.h>

enum { IN_HEADING, IN_TITLE, IN_LIST, IN_SIGNATURE, IN_DRAFTED };
enum {
    LIST_LINES = 60,
    ITEMS = 12,
    ITEM_WORDS = 30,
    NOTE_WORDS = 12,
    SIGN_LINES = 6,
    SIGN_WORDS = 9,
    WORD_MAX = 24,
    LETTERS_APART = 6
};

enum { MISREAD_MOST = 12 };  // of cue_distance(): two letters that look alike

static const Rule says[] = {
    [IN_HEADING] = {"party-in-heading", 1, "The heading names them."},
    [IN_TITLE] = {"party-in-title", 1, "The title names them."},
    [IN_LIST] = {"party-behind-label", 1, "A line that begins with From or To names them."},
    [IN_SIGNATURE] = {"party-in-signature", 1, "The name stands below the text."},
    [IN_DRAFTED] = {"party-in-source-note", 1, "The note on its source names them."},
};

typedef enum {
    KNOWN,    // the list has the name, the table of cues each word of the office
    NO_LIST,  // the deposit prints no list that could have the name
    STRANGE   // not known, and so perhaps misread
} Knowledge;

/* Shares that were right, of clean and noisy texts of the volumes that teach, taken together. */
static const uint16_t certainties[][3] = {
    [IN_HEADING] = {980, 850, 640},   [IN_TITLE] = {950, 850, 680},   [IN_LIST] = {900, 700, 350},
    [IN_SIGNATURE] = {900, 800, 700}, [IN_DRAFTED] = {950, 850, 700},
};

/* ---- the deposit's own names ---- */

typedef struct {
    Str folded, printed;
    uint64_t letters;  // which stand in it: two names that share few are not compared
} Family;

typedef struct {
    LIST_OF(Family) list;
} Families;

static uint64_t letters_of(Str word) {
    uint64_t set = 0;
    for (size_t i = 0; i < word.n; i++)
        set |= (uint64_t)1 << ((uint8_t)word.p[i] & 63);
    return set;
}

static void add_family(Families *families, Str name, struct arena *arena) {
    Str family, rest;
    if (!str_cut(name, ',', &family, &rest))
        family = name;
    family = str_trim(family);
    for (size_t i = family.n; i > 0; i--) {
        if (family.p[i - 1] == ' ') {
            family = str_skip(family, i);
            break;
        }
    }
    Str folded = unicode_fold(family, arena);
    if (folded.n >= 4 && folded.n <= WORD_MAX)
        *LIST_ADD(arena, &families->list) =
            (Family){folded, str_copy(arena, family), letters_of(folded)};
}

static const void *prepare(const ReadingHead *head, const Lexicon *lexicon, struct arena *arena) {
    (void)head;
    Families *families = ARENA_NEW(arena, Families);
    for (size_t i = 0; i < lexicon->entries.n; i++)
        if (str_is(lexicon->entries.p[i].type, "person"))
            add_family(families, lexicon->entries.p[i].name, arena);
    return families;
}

static bool is_listed(const Families *families, Str folded) {
    for (size_t i = 0; i < families->list.n; i++)
        if (str_equal(families->list.p[i].folded, folded))
            return true;
    return false;
}

/* The one name of the list that a word of a name was read for; NULL: it stands there, or none. */
static const Family *misread_for(const Families *families, Str folded) {
    const Family *found = NULL;
    int best = 1000, second = 1000;
    if (folded.n < 4 || folded.n > WORD_MAX || is_listed(families, folded))
        return NULL;
    int most = folded.n >= 8 ? 22 : folded.n >= 6 ? 16 : 6;
    uint64_t letters = letters_of(folded);
    for (size_t i = 0; i < families->list.n; i++) {
        const Family *family = &families->list.p[i];
        if (family->folded.n > folded.n + 2 || folded.n > family->folded.n + 2 ||
            __builtin_popcountll(letters ^ family->letters) > LETTERS_APART)
            continue;
        int cost = cue_distance(folded, family->folded, most + 8);
        if (found != NULL && str_equal(found->folded, family->folded))
            continue;
        second = cost < best ? best : cost < second ? cost : second;
        found = cost < best ? family : found;
        best = cost < best ? cost : best;
    }
    return best <= most && second - best >= 6 ? found : NULL;
}

/* ---- words as they are said ---- */

/* One word of an office or body that was misread: the cue it was read for, 0 for none. */
static uint32_t misread_cue(const Scan *scan, size_t i) {
    static const CueClass classes[] = {CUE_BODY_AT, CUE_BODY_WORD_AT, CUE_OFFICE_AT, CUE_COUNTRY_AT,
                                       CUE_PLACE_AT};
    if (!scan_is_capital(scan, i) || scan_at(scan, i)->word != 0)
        return 0;
    uint32_t best = 0;
    int least = 1000;
    bool whole =
        (scan_at(scan, i + 1)->flags & TOK_GLUED) == 0 || scan_at(scan, i + 1)->shape == SHAPE_MARK;
    for (size_t k = 0; k < sizeof classes / sizeof *classes; k++) {
        uint16_t certainty;
        uint32_t word = scan_guess(scan, i, classes[k], &certainty);
        if (word == 0)
            continue;
        Str form = cue_form(word), folded = scan_folded(scan, i);
        // Words that are like it ("Missions", "French") are not misread; lost letters prove
        // nothing.
        bool longer = folded.n > form.n && str_equal(str_slice(folded, 0, form.n), form);
        int cost = cue_distance(folded, form, MISREAD_MOST);
        if (!longer && cost < least && (!whole || cost <= MISREAD_MOST)) {
            best = word;
            least = cost;
        }
    }
    return best;
}

static void put_word(Buf *out, Str word) {
    for (size_t i = 0; i < word.n; i++) {
        char c = word.p[i];
        bool broken = c == '-' && i + 1 < word.n && (word.p[i + 1] == '\n' || word.p[i + 1] == ' ');
        if (!broken && c != '\n' && c != ' ' && c != '\r' && c != '\t')
            buf_char(out, c);
    }
}

static void put_cue(Buf *out, uint32_t word) {
    Str form = cue_form(word);
    bool ascii = form.n > 0 && form.p[0] >= 'a' && form.p[0] <= 'z';
    if (ascii)
        buf_char(out, (char)(form.p[0] - 32));
    buf_str(out, str_skip(form, ascii ? 1 : 0));
}

typedef struct {
    Str text;
    bool mended;
    Knowledge knowledge;
} Words;

/* Of a word of a name, or of an office or body. */
static Knowledge knowledge_of(const RuleJob *job, const Scan *scan, size_t i, bool name) {
    const Families *families = job->prepared;
    if (!name)
        return scan_at(scan, i)->word != 0 ? KNOWN : STRANGE;
    if (families->list.n == 0)
        return NO_LIST;
    return is_listed(families, scan_folded(scan, i)) ? KNOWN : STRANGE;
}

/* The words of a stretch on one line, without note marks; of a name or not. */
static Words words_of(const RuleJob *job, const Scan *scan, Stretch stretch, bool name) {
    Buf out = {0};
    bool mended = false;
    Knowledge knowledge = KNOWN;
    for (size_t i = stretch.first; i < stretch.end; i++) {
        const Tok *tok = scan_at(scan, i);
        if ((tok->flags & TOK_APPARATUS) != 0)
            continue;
        if (out.n > 0 && (tok->flags & TOK_GLUED) == 0)
            buf_char(&out, ' ');
        const Family *family = name && tok->shape != SHAPE_MARK && tok->word == 0
                                   ? misread_for(job->prepared, scan_folded(scan, i))
                                   : NULL;
        uint32_t cue = name ? 0 : misread_cue(scan, i);
        if (family != NULL)
            buf_str(&out, family->printed);
        else if (cue != 0)
            put_cue(&out, cue);
        else
            put_word(&out, scan_text(scan, i, i + 1));
        mended = mended || family != NULL || cue != 0;
        if (tok->shape != SHAPE_MARK && !(name && scan_is(scan, i, CUE(SUFFIX)))) {
            Knowledge one = family != NULL || cue != 0 ? KNOWN : knowledge_of(job, scan, i, name);
            knowledge = name || one > knowledge ? one : knowledge;  // the family name stands last
        }
        // The rest of a word that digits broke ("Ita1y").
        while (cue != 0 && i + 1 < stretch.end && (scan_at(scan, i + 1)->flags & TOK_GLUED) != 0 &&
               scan_at(scan, i + 1)->shape != SHAPE_MARK)
            i++;
    }
    Words words = {str_copy(job->job, buf_as_str(&out)), mended, knowledge};
    buf_free(&out);
    return words;
}

/* ---- saying ---- */

typedef struct {
    Field field;
    const char *role;
    unsigned rule;
    bool in_text;     // the scan is of part 0, so that its words are evidence
    bool only_names;  // an office would only repeat what is said; see is_address()
} Role;

static bool say(const RuleJob *job, const Scan *scan, const Party *party, Role role) {
    bool named = party->name.first < party->name.end;
    Stretch main = named ? party->name : party->office;
    Words words = words_of(job, scan, main, named);
    if (words.text.n < 2)
        return false;
    Mark evidence = {
        .part = scan->part_index, .first = (uint32_t)main.first, .last = (uint32_t)main.end};
    Saying saying = {.field = role.field,
                     .value = words.text,
                     .role = str_from_c(role.role),
                     .rule = &says[role.rule],
                     .certainty = certainties[role.rule][words.knowledge],
                     .mark = role.in_text ? &evidence : NULL};
    Value *value = rule_say(job, &saying);
    if (value == NULL)
        return false;
    if (named)
        document_set_attribute(job->job, &value->attributes, "name", words.text);
    if (words.mended)
        document_set_attribute(job->job, &value->attributes, "printed",
                               str_copy(job->job, scan_text(scan, main.first, main.end)));
    if (named && party->office.first < party->office.end)
        document_set_attribute(job->job, &value->attributes, "office",
                               words_of(job, scan, party->office, false).text);
    if (!named)
        document_set_attribute(job->job, &value->attributes,
                               scan_is(scan, main.first, CUE(OFFICE)) ? "office" : "body",
                               words.text);
    return true;
}

/* "AMEMBASSY LONDON": one of those to whom a telegram is sent, besides whom its heading names. */
static bool is_address(const Scan *scan, Stretch words) {
    return words.first < words.end && scan_is(scan, words.first, CUE(BODY)) &&
           scan_at(scan, words.first)->shape == SHAPE_UPPER;
}

static bool say_all(const RuleJob *job, const Scan *scan, Stretch stretch, Role role) {
    Party parties[PARTIES_MAX];
    size_t n = party_read(scan, stretch, parties);
    bool said = false;
    for (size_t i = 0; i < n; i++)
        if (!role.only_names || parties[i].name.first < parties[i].name.end ||
            (role.field == FIELD_RECIPIENT && is_address(scan, parties[i].office)))
            said = say(job, scan, &parties[i], role) || said;
    return said;
}

/* Does the file, or a person, say who it is? Then rules have nothing to add. */
static bool is_given(const RuleJob *job, Field field) {
    const Description *description = &job->document->description;
    for (size_t i = 0; i < description->n; i++) {
        const Value *value = &description->p[i];
        if (value->field == field && value->source.kind != SOURCE_RULE && value->value.n > 0 &&
            !str_is(value->role, "editor") && !str_is(value->role, "translator"))
            return true;
    }
    return false;
}

/* ---- lines with a label ---- */

static bool begins_with_label(const Scan *scan, const ScanLine *line, int32_t *label, size_t *end) {
    size_t first = line->first;
    while (first < line->last && (scan_at(scan, first)->flags & TOK_APPARATUS) != 0)
        first++;
    if (line->zone != ZONE_LIST || !scan_cue(scan, first, CUE_LABEL_AT, label, end))
        return false;
    return scan_is_mark(scan, *end, ':') || *end >= line->last || scan_is(scan, first, CUE(LABEL));
}

static bool say_item(const RuleJob *job, const Scan *scan, size_t first, size_t end, Role role) {
    while (first < end && scan_at(scan, first)->shape == SHAPE_MARK)
        first++;
    if (first >= end || end - first > ITEM_WORDS)
        return false;
    for (size_t i = first; i < end && role.only_names; i++)
        if (scan_at(scan, i)->digits > 0)
            return false;
    return say_all(job, scan, (Stretch){first, end}, role);
}

static bool from_list(const RuleJob *job, int32_t wanted, Role role) {
    const Scan *scan = &job->scans[0];
    bool said = false;
    for (uint32_t i = 0; i < scan->line_count && i < LIST_LINES; i++) {
        int32_t label, other;
        size_t end, unused;
        if (!begins_with_label(scan, &scan->lines[i], &label, &end) || label != wanted)
            continue;
        said = say_item(job, scan, end, scan->lines[i].last, role) || said;
        for (uint32_t k = i + 1; k < scan->line_count && k <= i + ITEMS; k++) {
            const ScanLine *line = &scan->lines[k];
            if (line->blank_before || line->zone != ZONE_LIST || line->first == line->last ||
                begins_with_label(scan, line, &other, &unused))
                break;
            said = say_item(job, scan, line->first, line->last, role) || said;
        }
    }
    return said;
}

/* ---- below the text ---- */

static bool is_signature(const Scan *scan, const ScanLine *line) {
    if (line->zone != ZONE_CLOSING || line->first == line->last ||
        line->last - line->first > SIGN_WORDS || scan_is(scan, line->first, CUE(CLOSING)))
        return false;
    for (size_t i = line->first; i < line->last; i++) {
        const Tok *tok = scan_at(scan, i);
        if (tok->digits > 0 || (tok->shape == SHAPE_LOWER && !scan_is(scan, i, CUE(PARTICLE))) ||
            tok->mark == ':' || tok->mark == ',')
            return false;
    }
    return scan_is_capital(scan, line->first);
}

/* record: an editor's heading names its kind, so that what closes the text is the record's. */
static void from_signature(const RuleJob *job, bool sender_known, bool record) {
    const Scan *scan = &job->scans[0];
    bool closing = false;
    for (uint32_t i = 0; i < scan->line_count; i++) {
        const ScanLine *line = &scan->lines[i];
        closing = closing || (line->zone == ZONE_CLOSING && line->first < line->last &&
                              scan_is(scan, line->first, CUE(CLOSING)));
        if (!is_signature(scan, line))
            continue;
        // One word alone is a name in a record, where the list has it, or behind closing words.
        if (!closing && !record && line->last - line->first < 2 &&
            !is_listed(job->prepared, scan_folded(scan, line->first)))
            return;
        Party party = {{line->first, line->last}, {line->last, line->last}};
        (void)say(job, scan, &party, (Role){FIELD_AUTHOR, "signer", IN_SIGNATURE, true, false});
        if (!sender_known && closing)
            (void)say(job, scan, &party, (Role){FIELD_AUTHOR, "sender", IN_SIGNATURE, true, false});
        return;
    }
}

/* ---- the note on the source ---- */

/* "Drafted by Owen and approved by Thompson." */
static void from_note(const RuleJob *job, const Scan *scan, const ScanLine *line) {
    for (size_t i = line->first; i < line->last; i++) {
        int32_t verb, by;
        size_t end, behind;
        if (!scan_cue(scan, i, CUE_HEAD_WORD_AT, &verb, &end) || verb < CUE_HEAD_DRAFTED ||
            !scan_cue(scan, end, CUE_HEAD_WORD_AT, &by, &behind) || by != CUE_HEAD_BY)
            continue;
        size_t stop = behind;
        for (int32_t word = 0; stop < line->last && stop < behind + NOTE_WORDS; stop++) {
            size_t unused;
            if (scan_is_mark(scan, stop, ';') ||
                (scan_is_mark(scan, stop, '.') && !scan_is_initial(scan, stop - 1)) ||
                (scan_cue(scan, stop, CUE_HEAD_WORD_AT, &word, &unused) && word >= CUE_HEAD_DONE))
                break;
        }
        const char *role = verb == CUE_HEAD_DRAFTED   ? "drafter"
                           : verb == CUE_HEAD_CLEARED ? "clearer"
                                                      : "approver";
        (void)say_all(job, scan, (Stretch){behind, stop},
                      (Role){FIELD_AUTHOR, role, IN_DRAFTED, true, false});
        i = stop - 1;
    }
}

static void say_sender(const RuleJob *job) {
    Heading heading;
    if (job->document->parts.n == 0 || job->document->role == ROLE_APPARATUS)
        return;
    heading_find(job, &heading);
    bool sender = is_given(job, FIELD_AUTHOR), recipient = is_given(job, FIELD_RECIPIENT);
    unsigned rule = heading.in_text ? IN_HEADING : IN_TITLE;
    if (!sender) {
        if (heading.scan != NULL)
            sender = say_all(job, heading.scan, heading.sender,
                             (Role){FIELD_AUTHOR, "sender", rule, heading.in_text, false});
        Role listed = {FIELD_AUTHOR, "sender", IN_LIST, true, sender};
        sender = from_list(job, CUE_LABEL_FROM, listed) || sender;
    }
    if (!recipient) {
        bool said = heading.scan != NULL &&
                    say_all(job, heading.scan, heading.recipient,
                            (Role){FIELD_RECIPIENT, "", rule, heading.in_text, false});
        (void)from_list(job, CUE_LABEL_TO, (Role){FIELD_RECIPIENT, "", IN_LIST, true, said});
    }
    from_signature(job, sender, heading.in_text && heading.kind != CUE_RECORD_NONE);
    const Scan *scan = &job->scans[0];
    for (uint32_t i = 0; i < scan->line_count; i++)
        if (scan->lines[i].zone == ZONE_SOURCE)
            from_note(job, scan, &scan->lines[i]);
}

const RuleRow sender_row = {says, sizeof says / sizeof *says, say_sender, prepare};
