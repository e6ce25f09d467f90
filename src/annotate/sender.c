/*
 * What an editor's heading says stands first; a record's own TO and FROM are said beside it where
 * they print the name in another form.
 */
#include "annotate/sender.h"
#include "annotate/party.h"
#include "annotate/person_name.h"
#include "annotate/zone.h"

enum { IN_HEADING, IN_TITLE, IN_LIST, IN_SIGNATURE, IN_DRAFTED, IN_ADDRESS };
enum {
    LIST_LINES = 60,
    ITEMS = 12,
    ITEM_WORDS = 30,
    NOTE_WORDS = 12,
    SIGN_LINES = 6,
    SIGN_WORDS = 9,
    ADDRESS_LINES = 12,
    ADDRESS_WORDS = 16
};

static const Rule says[] = {
    [IN_HEADING] = {"party-in-heading", 4, "The heading names them."},
    [IN_TITLE] = {"party-in-title", 4, "The title names them."},
    [IN_LIST] = {"party-behind-label", 2, "A line that begins with From or To names them."},
    [IN_SIGNATURE] = {"party-in-signature", 4, "The name stands below the text."},
    [IN_DRAFTED] = {"party-in-source-note", 2, "The note on its source names them."},
    [IN_ADDRESS] = {"party-in-address", 1, "A line above the text says to whom it goes."},
};

/* Shares that were right in the volumes that teach, of clean texts and of noisy ones; by what is
 * known of the name. */
static const uint16_t certainties[][2][3] = {
    [IN_HEADING] = {{985, 985, 950}, {960, 650, 590}},
    [IN_TITLE] = {{950, 950, 900}, {930, 650, 540}},
    [IN_LIST] = {{900, 900, 600}, {750, 500, 250}},
    [IN_SIGNATURE] = {{960, 950, 715}, {945, 580, 610}},
    [IN_DRAFTED] = {{960, 960, 930}, {930, 650, 600}},
    [IN_ADDRESS] = {{900, 850, 800}, {750, 500, 450}},
};

/* ---- saying ---- */

typedef struct {
    Field field;
    const char *role;
    unsigned rule;
    bool in_text;     // the scan is of part 0, so that its words are evidence
    bool only_names;  // an office would only repeat what is said; see is_address()
} Role;

/* "Général", "Herr", "Sir": what stands before a name is no person and no office. */
static bool is_title_alone(const Scan *scan, Stretch words) {
    const uint64_t titles = (uint64_t)1 << CUE_RANK_PLAIN | (uint64_t)1 << CUE_RANK_WOMAN |
                            (uint64_t)1 << CUE_RANK_DOCTOR | (uint64_t)1 << CUE_RANK_KNIGHT |
                            (uint64_t)1 << CUE_RANK_LORD | (uint64_t)1 << CUE_RANK_GENERAL |
                            (uint64_t)1 << CUE_RANK_ADMIRAL | (uint64_t)1 << CUE_RANK_COLONEL |
                            (uint64_t)1 << CUE_RANK_OFFICER | (uint64_t)1 << CUE_RANK_MARSHAL |
                            (uint64_t)1 << CUE_RANK_CLERGY;
    for (size_t i = words.first; i < words.end; i++) {
        int32_t rank = scan_value(scan, i, CUE_RANK_AT) & (CUE_RANK_SMALL - 1);
        if (scan_is_word(scan, i) && !scan_is(scan, i, CUE(TITLE)) && (titles >> rank & 1) == 0)
            return false;
    }
    return true;
}

/* "des Staatssekretärs": an office in the genitive of German is called by its nominative. */
static Str nominative(const RuleJob *job, const Scan *scan, Stretch office, Str words) {
    static const char *const endings[] = {"es", "s", "en"};
    Str folded = scan_folded(scan, office.first);
    if (office.first == 0 || !str_is(scan_folded(scan, office.first - 1), "des"))
        return words;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        Str ending = str_from_c(endings[i]);
        if (!str_ends(folded, ending))
            continue;
        Str stem = str_slice(folded, 0, folded.n - ending.n);
        if ((cue_classes(cue_find(stem, cue_hash(stem))) & CUE(OFFICE)) == 0)
            continue;
        size_t n = scan_text(scan, office.first, office.first + 1).n;  // of the word as printed
        return n > words.n
                   ? words
                   : str_format(job->job, "%.*s%.*s", STR_ARG(str_slice(words, 0, n - ending.n)),
                                STR_ARG(str_skip(words, n)));
    }
    return words;
}

/* "Selwyn" in the heading, "Selwyn Lloyd" in the letter's address, which an importer read. */
static bool is_short_for_greeted(const RuleJob *job, Str name) {
    const Value *value;
    for (size_t i = 0;
         (value = description_find(&job->document->description, FIELD_RECIPIENT, i)) != NULL; i++) {
        Str full = value->value;
        if (!str_is(value->source.name, "party-in-greeting") || full.n <= name.n + 1)
            continue;
        if ((str_starts(full, name) && full.p[name.n] == ' ') ||
            (str_ends(full, name) && full.p[full.n - name.n - 1] == ' '))
            return true;
    }
    return false;
}

/* "MEMORANDUM FOR THE FILE": what is written for the files goes to nobody. */
static bool is_file(const Scan *scan, Stretch words) {
    static const char *const files[] = {"file", "files", "record", "records"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (str_is(scan_folded(scan, words.end - 1), files[i]))
            return true;
    return false;
}

static bool say(const RuleJob *job, const Scan *scan, const Party *party, Role role) {
    bool named = party->name.first < party->name.end;
    Stretch main = named ? party->name : party->office;
    // "FROM LONDON", and below it "Received 23 September 1938"
    bool year = role.field == FIELD_AUTHOR && scan_at(scan, main.end - 1)->digits == 4;
    if (year || is_title_alone(scan, main) ||
        (role.field == FIELD_RECIPIENT && is_file(scan, main)))
        return false;
    NameWords words = person_name_words(job, job->prepared, scan, main, named);
    if (!named)
        words.text = nominative(job, scan, main, words.text);
    if (words.text.n < 2 ||
        (role.field == FIELD_RECIPIENT && is_short_for_greeted(job, words.text)))
        return false;
    Mark evidence = {
        .part = scan->part_index, .first = (uint32_t)main.first, .last = (uint32_t)main.end};
    Saying saying = {.field = role.field,
                     .value = words.text,
                     .role = str_from_c(role.role),
                     .rule = &says[role.rule],
                     .certainty = certainties[role.rule][scan_is_noisy(scan)][words.knowledge],
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
        document_set_attribute(
            job->job, &value->attributes, "office",
            nominative(job, scan, party->office,
                       person_name_words(job, job->prepared, scan, party->office, false).text));
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

/* "NO: 1234", "PRIORITY": below those to whom a telegram goes, and none of them. */
static bool says_something_else(const Scan *scan, const ScanLine *line) {
    int32_t value;
    size_t end;
    return scan_is_mark(scan, line->first + 1, ':') ||
           scan_cue(scan, line->first, CUE_PRECEDENCE_AT, &value, &end) ||
           scan_cue(scan, line->first, CUE_LEVEL_AT, &value, &end) ||
           scan_cue(scan, line->first, CUE_HANDLING_AT, &value, &end);
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
                begins_with_label(scan, line, &other, &unused) || says_something_else(scan, line))
                break;
            said = say_item(job, scan, line->first, line->last, role) || said;
        }
    }
    return said;
}

/* ---- the address ---- */

/* "МИНИСТРУ ИНОСТРАННЫХ ДЕЛ": an office in the dative of Russian says "to" by itself. */
static bool is_dative(const Scan *scan, size_t i) {
    Str word = scan_folded(scan, i);
    return scan_is(scan, i, CUE(OFFICE) | CUE(RANK)) && scan_is_capital(scan, i) &&
           (str_ends(word, STR("\u0443")) || str_ends(word, STR("\u044e")));
}

/* "To the Earl of Derby", "An Herrn Professor Ranke", alone in its line: whom it names. */
static bool is_addressed(const Scan *scan, const ScanLine *line, Stretch *whom) {
    int32_t word = 0;
    size_t behind = 0;
    if ((line->zone != ZONE_HEADING && line->zone != ZONE_HEAD) || line->first == line->last ||
        line->last - line->first > ADDRESS_WORDS || zone_runs_on(scan, line) ||
        scan_at(scan, line->first)->shape == SHAPE_LOWER)
        return false;
    *whom = (Stretch){line->first, line->last};
    if (is_dative(scan, line->first))
        return true;
    if ((!scan_cue(scan, line->first, CUE_HEAD_WORD_AT, &word, &behind) &&
         !scan_cue(scan, line->first, CUE_HEAD_WORD_ELSE_AT, &word, &behind)) ||
        word != CUE_HEAD_TO)
        return false;
    while (behind < line->last && scan_is(scan, behind, CUE(ARTICLE)))
        behind++;
    bool known = false;  // "To the Lighthouse" is a title like any other
    *whom = (Stretch){behind, line->last};
    for (size_t i = behind; i < line->last; i++) {
        known = known || scan_is(scan, i, CUE(TITLE) | CUE(RANK) | CUE(OFFICE));
        if (scan_at(scan, i)->digits > 0)
            return false;
    }
    return known && behind < line->last && scan_is_capital(scan, behind);
}

/* All of it, where no name parts itself from the office: "the Earl of Derby". */
static bool from_address(const RuleJob *job) {
    const Scan *scan = &job->scans[0];
    Role role = {FIELD_RECIPIENT, "", IN_ADDRESS, true, false};
    for (uint32_t i = 0; i < scan->line_count && i < ADDRESS_LINES; i++) {
        Stretch whom;
        if (!is_addressed(scan, &scan->lines[i], &whom))
            continue;
        size_t title = whom.first + 1;  // "... тов. ГРОМОВУ А.А."
        while (title < whom.end && !scan_is(scan, title, CUE(TITLE)))
            title++;
        size_t name = title + 1 + scan_is_mark(scan, title + 1, '.');
        Party party = {{name, whom.end}, {whom.first, title}};
        return is_dative(scan, whom.first) && name < whom.end ? say(job, scan, &party, role)
                                                              : say_all(job, scan, whom, role);
    }
    return false;
}

/* ---- below the text ---- */

static bool is_signature(const Scan *scan, const ScanLine *line) {
    if (line->zone != ZONE_CLOSING || scan->part->blocks.p[line->block].kind == BLOCK_CELL ||
        line->first == line->last || line->last - line->first > SIGN_WORDS ||
        scan_is(scan, line->first, CUE(CLOSING)))
        return false;
    for (size_t i = line->first; i < line->last; i++) {
        const Tok *tok = scan_at(scan, i);
        bool dash = tok->mark == '-' && (tok->flags & TOK_GLUED) == 0;  // "E - Mr. Trezise"
        if (tok->digits > 0 || (tok->shape == SHAPE_LOWER && !scan_is(scan, i, CUE(PARTICLE))) ||
            tok->mark == ':' || tok->mark == ',' || dash ||
            str_is(scan_folded(scan, i), "end"))  // "End Summary."
            return false;
    }
    return scan_is_capital(scan, line->first);
}

/* "gez. Carstens", "/s/ Dean", "(s) X", "Подпись:": to behind what says that a name follows. */
static bool is_led_by_signed(const Scan *scan, const ScanLine *line, size_t *behind) {
    int32_t value = 0;
    size_t i = line->first;
    bool opened =
        scan_is_mark(scan, i, '(') || scan_is_mark(scan, i, '[') || scan_is_mark(scan, i, '/');
    i += opened;
    if (opened && str_is(scan_folded(scan, i), "s"))
        *behind = i + 1;
    else if (!scan_cue(scan, i, CUE_CLOSING_AT, &value, behind) || value != CUE_SIGNED)
        return false;
    bool closed = scan_is_mark(scan, *behind, ')') || scan_is_mark(scan, *behind, ']') ||
                  scan_is_mark(scan, *behind, '/');
    *behind += closed;
    while (*behind < line->last &&
           (scan_is_mark(scan, *behind, ':') || scan_is_mark(scan, *behind, '.')))
        ++*behind;
    return opened == closed;
}

/* Who signed, by a line that says so; the name may stand on the next line. */
static bool from_signed(const RuleJob *job, bool sender_known) {
    const Scan *scan = &job->scans[0];
    for (uint32_t i = 0; i < scan->line_count; i++) {
        const ScanLine *line = &scan->lines[i];
        size_t behind;
        if (line->zone != ZONE_CLOSING || line->first == line->last ||
            !is_led_by_signed(scan, line, &behind))
            continue;
        if (behind >= line->last && i + 1 < scan->line_count && line[1].zone == ZONE_CLOSING) {
            line++;
            behind = line->first;
        }
        Party parties[PARTIES_MAX];
        Stretch words = {behind, line->last};
        size_t n = line->last - behind > ITEM_WORDS ? 0 : party_read(scan, words, parties);
        bool said = false;
        for (size_t k = 0; k < n; k++) {
            if (parties[k].name.first == parties[k].name.end)
                continue;
            said = say(job, scan, &parties[k],
                       (Role){FIELD_AUTHOR, "signer", IN_SIGNATURE, true, false});
            if (!sender_known)
                (void)say(job, scan, &parties[k],
                          (Role){FIELD_AUTHOR, "sender", IN_SIGNATURE, true, false});
        }
        return said;
    }
    return false;
}

/* "Copies to: FE - Mr. Green": up to a blank line. */
static bool begins_copies(const Scan *scan, const ScanLine *line) {
    int32_t label = 0;
    size_t end;
    return line->first < line->last && scan_cue(scan, line->first, CUE_LABEL_AT, &label, &end) &&
           label == CUE_LABEL_COPIES;
}

/* record: an editor's heading names its kind or who sent it, so that what closes the text is the
 * record's. */
static void from_signature(const RuleJob *job, bool sender_known, bool record) {
    const Scan *scan = &job->scans[0];
    bool closing = false, copies = false;
    for (uint32_t i = 0; i < scan->line_count; i++) {
        const ScanLine *line = &scan->lines[i];
        closing = closing || (line->zone == ZONE_CLOSING && line->first < line->last &&
                              scan_is(scan, line->first, CUE(CLOSING)));
        copies = begins_copies(scan, line) || (copies && !line->blank_before);
        if (copies || !is_signature(scan, line))
            continue;
        // One word alone is a name in a record, where the list has it, or behind closing words.
        if (!closing && !record && line->last - line->first < 2 &&
            person_name_knowledge(job->prepared, scan_folded(scan, line->first)) != NAME_KNOWN)
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
            bool day = str_is(scan_folded(scan, stop), "on") && scan_is(scan, stop + 1, CUE(MONTH));
            if (day || scan_is_mark(scan, stop, ';') ||
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

/* Whom the heading names is the recipient; an importer took who is greeted for want of a heading,
 * and a telegram may greet somebody else in a letter that it passes on. */
static void drop_greeted(const RuleJob *job) {
    Description kept = {0}, *all = &job->document->description;
    for (size_t i = 0; i < all->n; i++)
        if (all->p[i].field != FIELD_RECIPIENT || all->p[i].source.kind != SOURCE_RULE ||
            !str_is(all->p[i].source.name, "party-in-greeting"))
            *LIST_ADD(job->job, &kept) = all->p[i];
    if (kept.n < all->n)
        *all = kept;
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
        said = said || from_address(job);
        if (said && (heading.in_text || heading.scan == NULL))
            drop_greeted(job);
        (void)from_list(job, CUE_LABEL_TO, (Role){FIELD_RECIPIENT, "", IN_LIST, true, said});
    }
    if (!from_signed(job, sender))
        from_signature(job, sender,
                       heading.in_text && (heading.kind != CUE_RECORD_NONE ||
                                           heading.sender.first < heading.sender.end));
    const Scan *scan = &job->scans[0];
    for (uint32_t i = 0; i < scan->line_count; i++)
        if (scan->lines[i].zone == ZONE_SOURCE)
            from_note(job, scan, &scan->lines[i]);
}

static const void *prepare(const ReadingHead *head, const Lexicon *lexicon, struct arena *arena) {
    (void)head;
    return person_name_list(lexicon, arena);
}

const RuleRow sender_row = {says, sizeof says / sizeof *says, say_sender, prepare};
