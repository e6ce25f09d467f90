/*
 * A heading decides, whatever the text looks like: who printed it has read it. Where it names no
 * kind, the line of the file number does ("762.00/10-1862: Telegram"). Else the model judges, to
 * whom a line further down that names a kind ("REPORT OF THE WORKING GROUP") is evidence; below
 * four in ten nothing is said.
 */
#include "annotate/kind.h"
#include "annotate/heading.h"
#include "annotate/kind_model.h"
#include "annotate/zone.h"

enum { BY_HEADING, BY_TITLE, BY_SOURCE, BY_PARTIES, BY_LINE, BY_GREETING, BY_FORM, SAY_FROM = 400 };
enum {
    SOURCE_LINES = 6,
    SOURCE_WORDS = 40,
    SHORTEST =
        150,  // bytes of a text that the model is asked about: tools/train_kind teaches no less
    SUBJECT_LINES = 30,
    SUBJECT_WORDS = 6,    // that stand behind the label and in the title
    SENTENCE_WORDS = 12,  // more: it may be a sentence
    HEADING_WORDS = 72,   // of which a heading is read
    KIND_WITHIN = 3       // words before that of the kind, in a heading that ends with a stop
};

static const Rule says[] = {
    [BY_HEADING] = {"kind-in-heading", 3, "The heading names it."},
    [BY_TITLE] = {"kind-in-title", 3, "The title names it."},
    [BY_SOURCE] = {"kind-in-source", 1, "The line that says where it is kept names it."},
    [BY_PARTIES] = {"kind-by-parties", 1, "The heading names a body as sender and an embassy."},
    [BY_LINE] = {"kind-in-line", 3, "A line near its beginning names it, and it reads like one."},
    [BY_GREETING] = {"kind-by-greeting", 1, "Somebody is greeted, and it closes as letters do."},
    [BY_FORM] = {"kind-by-form", 4, "It looks and reads like one."},
};
static const uint16_t certainties[] = {[BY_HEADING] = 985, [BY_TITLE] = 950, [BY_SOURCE] = 980,
                                       [BY_PARTIES] = 700, [BY_LINE] = 1000, [BY_GREETING] = 850};

static const struct {
    const char *name, *norm;
} kinds[CUE_RECORD_COUNT] = {
    [CUE_RECORD_NONE] = {"", ""},
    [CUE_RECORD_LETTER] = {"letter", "letter"},
    [CUE_RECORD_TELEGRAM] = {"telegram", "telegram"},
    [CUE_RECORD_AIRGRAM] = {"airgram", "airgram"},
    [CUE_RECORD_DESPATCH] = {"despatch", "despatch"},
    [CUE_RECORD_INSTRUCTION] = {"instruction", "instruction"},
    [CUE_RECORD_MESSAGE] = {"message", "message"},
    [CUE_RECORD_NOTE] = {"note", "note"},
    [CUE_RECORD_MEMORANDUM] = {"memorandum", "memorandum"},
    [CUE_RECORD_CONVERSATION] = {"memorandum of conversation", "memorandum-of-conversation"},
    [CUE_RECORD_MEETING] = {"record of a meeting", "meeting-record"},
    [CUE_RECORD_TRANSCRIPT] = {"transcript", "transcript"},
    [CUE_RECORD_ESTIMATE] = {"estimate", "estimate"},
    [CUE_RECORD_DIRECTIVE] = {"directive", "directive"},
    [CUE_RECORD_DIARY] = {"diary", "diary"},
    [CUE_RECORD_STATEMENT] = {"public statement", "public-statement"},
    [CUE_RECORD_AGREEMENT] = {"agreement", "agreement"},
    [CUE_RECORD_PAPER] = {"paper", "paper"},
    [CUE_RECORD_REPORT] = {"report", "report"},
    [CUE_RECORD_EDITORIAL] = {"editorial note", "editorial-note"},
};

Str kind_name(CueRecord kind) {
    return str_from_c(kinds[kind < CUE_RECORD_COUNT ? kind : CUE_RECORD_NONE].name);
}

Str kind_norm(CueRecord kind) {
    return str_from_c(kinds[kind < CUE_RECORD_COUNT ? kind : CUE_RECORD_NONE].norm);
}

static Value *say(const RuleJob *job, CueRecord kind, unsigned rule, uint16_t certainty) {
    Saying saying = {.field = FIELD_KIND,
                     .value = kind_name(kind),
                     .norm = kind_norm(kind),
                     .rule = &says[rule],
                     .certainty = certainty};
    return rule_say(job, &saying);
}

/* The value's words stand at tokens of part 0. */
static void say_printed(const RuleJob *job, CueRecord kind, unsigned rule, const Scan *scan,
                        Stretch words, uint16_t read) {
    Value *value = say(job, kind, rule, (uint16_t)((uint32_t)certainties[rule] * read / 1000));
    if (value == NULL)
        return;
    Str printed = str_copy(job->job, scan_text(scan, words.first, words.end));
    document_set_attribute(job->job, &value->attributes, "printed", printed);
    if (rule != BY_TITLE) {
        Mark mark = {
            .part = scan->part_index, .first = (uint32_t)words.first, .last = (uint32_t)words.end};
        rule_evidence(job, value, &mark);
    }
}

/* "501.BC Atomic/10-848: Telegram". */
static bool from_source(const RuleJob *job) {
    const Scan *scan = &job->scans[0];
    for (uint32_t i = 0; i < scan->line_count && i < SOURCE_LINES; i++) {
        const ScanLine *line = &scan->lines[i];
        if (line->zone != ZONE_SOURCE || line->last - line->first > SOURCE_WORDS)
            continue;
        size_t colon = line->last;
        while (colon > line->first && !scan_is_mark(scan, colon - 1, ':') &&
               !scan_is_mark(scan, colon - 1, ';'))
            colon--;
        size_t end;
        uint16_t certainty;
        for (size_t k = colon; k > line->first && k < line->last; k++) {
            int32_t kind = heading_cue(scan, k, CUE_RECORD_AT, &end, &certainty);
            if (kind == 0 || kind >= CUE_RECORD_COUNT)
                continue;
            say_printed(job, (CueRecord)kind, BY_SOURCE, scan, (Stretch){k, end}, certainty);
            return true;
        }
    }
    return false;
}

/* "The Department of State to the British Embassy": bodies write notes to each other. */
static bool from_parties(const RuleJob *job, const Heading *heading) {
    if (heading->sender.first >= heading->sender.end || !heading->in_text)
        return false;
    const Scan *scan = heading->scan;
    size_t last = heading->recipient.end;
    size_t end;
    int32_t value;
    if (last <= heading->recipient.first || last - heading->recipient.first > 4 ||
        !scan_cue(scan, last - 1, CUE_BODY_AT, &value, &end))
        return false;
    say_printed(job, CUE_RECORD_NOTE, BY_PARTIES, scan, heading->words, 1000);
    return true;
}

/* Does the file, or a person, say it? Then rules have nothing to add. */
static bool is_given(const RuleJob *job) {
    const Value *value = description_find(&job->document->description, FIELD_KIND, 0);
    return value != NULL && value->value.n > 0;
}

/* "Lieber Freund, ... Dein Karl": what letters have in any language. */
static bool from_greeting(const RuleJob *job) {
    const Scan *scan = &job->scans[0];
    const ScanLine *greeting = NULL;
    bool closes = false;
    for (uint32_t i = 0; i < scan->line_count; i++) {
        const ScanLine *line = &scan->lines[i];
        int32_t value = 0;
        size_t end;
        if (greeting == NULL && line->zone == ZONE_SALUTE && zone_greets(scan, line))
            greeting = line;
        closes = closes ||
                 (line->zone == ZONE_CLOSING &&
                  scan_cue(scan, line->first, CUE_CLOSING_AT, &value, &end) && value != CUE_SIGNED);
    }
    if (greeting == NULL || !closes)
        return false;
    Mark mark = {.first = (uint32_t)greeting->first, .last = (uint32_t)greeting->last};
    Value *value = say(job, CUE_RECORD_LETTER, BY_GREETING, certainties[BY_GREETING]);
    if (value != NULL)
        rule_evidence(job, value, &mark);
    return true;
}

/* The title is what stands behind SUBJECT: what a record is about, not what it is. */
static bool is_subject(const RuleJob *job, const Heading *heading) {
    const Scan *scan = &job->scans[0], *title = heading->scan;
    for (uint32_t i = 0; i < scan->line_count && i < SUBJECT_LINES; i++) {
        const ScanLine *line = &scan->lines[i];
        int32_t label;
        size_t at;
        if (line->zone != ZONE_LIST || !scan_cue(scan, line->first, CUE_LABEL_AT, &label, &at) ||
            label != CUE_LABEL_SUBJECT)
            continue;
        while (scan_at(scan, at)->shape == SHAPE_MARK)
            at++;
        size_t same = 0;
        while (same < SUBJECT_WORDS && same < title->n &&
               str_equal(scan_folded(title, same), scan_folded(scan, at + same)))
            same++;
        return same == SUBJECT_WORDS || same == title->n;
    }
    return false;
}

/* "On May 3 the Secretary gave an address which reads:" leads the text and is no heading. */
static bool is_sentence(const Heading *heading) {
    size_t first = heading->words.first, last = heading->words.end;
    char mark = scan_at(heading->scan, last)->mark;
    bool late = heading->kind_words.first > first + KIND_WITHIN;  // "Minutes of ..., 9:15 a.m."
    return last - first > SENTENCE_WORDS &&
           (mark == ':' || (late && (mark == '.' || mark == '"' || last - first >= HEADING_WORDS)));
}

/* What leads the text, or is what the file calls it; a line further down, if it says nothing else
 * or names parties too. "SUMMARY" alone is a part's heading. */
static bool is_sure(const RuleJob *job, const Heading *heading) {
    if (!heading->in_text)
        return !is_subject(job, heading);
    if (heading->leads)
        return !is_sentence(heading);
    return (heading_is_kind_alone(heading) && heading->kind != CUE_RECORD_REPORT) ||
           (heading->sender.first < heading->sender.end &&
            heading->recipient.first < heading->recipient.end);
}

static void say_kind(const RuleJob *job) {
    Heading heading;
    if (job->document->parts.n == 0 || job->document->role == ROLE_APPARATUS || is_given(job))
        return;
    heading_find(job, &heading);
    if (heading.kind != CUE_RECORD_NONE && is_sure(job, &heading)) {
        say_printed(job, heading.kind, heading.in_text ? BY_HEADING : BY_TITLE, heading.scan,
                    heading.kind_words, heading.certainty);
        return;
    }
    const Part *part = &job->document->parts.p[0];
    bool foreign = part->language.n > 0 && !str_starts(part->language, STR("en"));
    bool english = part->language.n > 0 && !foreign;
    if (from_source(job) || (heading.leads && from_parties(job, &heading)) ||
        (!english && from_greeting(job)))
        return;
    // The model has read English only; what it makes of other languages is worth nothing.
    if (part->text.n < SHORTEST || foreign)
        return;
    KindGuess guess = kind_model_guess(&job->scans[0], &heading);
    if (guess.kind == CUE_RECORD_NONE || guess.certainty < SAY_FROM) {
        (void)from_greeting(job);
        return;
    }
    if (guess.kind == heading.kind) {
        say_printed(job, heading.kind, BY_LINE, heading.scan, heading.kind_words, guess.certainty);
        return;
    }
    Value *value = say(job, guess.kind, BY_FORM, guess.certainty);
    if (value != NULL && guess.second != CUE_RECORD_NONE)
        document_set_attribute(job->job, &value->attributes, "second", kind_name(guess.second));
}

const RuleRow kind_row = {says, sizeof says / sizeof *says, say_kind, NULL};
