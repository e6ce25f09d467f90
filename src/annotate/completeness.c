/*
 * Two kinds of opening. Some say it outright ("Extract from", "Auszug aus"). "From the" and its
 * like only do when what follows is a kind of record: "From the journal of Ambassador Dobrynin" is
 * an extract, "From the Ambassador in Moscow" a sender. The kind must stand within a few words,
 * before any word that begins a new phrase ("to", "on"), else "From the Secretary to the Embassy,
 * telegram 12" would be one.
 */
#include "annotate/completeness.h"

enum { REACH_WORDS = 5, CERTAIN_OUTRIGHT = 950, CERTAIN_BY_KIND = 900 };

/* Folded, in one language each; a trailing '*' stands for any ending. */
static const struct {
    const char *opening;
    bool outright;
    const char *kinds;  // of records; NULL where the opening says enough
    const char *stops;
} openings[] = {
    {"from the", false,
     "account cable* communique conversation* correspondence decision* decree* diary diaries "
     "dispatch* despatch* document* draft* instruction* interview* journal* letter* log logs "
     "manuscript* memoir* memorandum memoranda message* minutes note notes notebook* order* "
     "proceedings protocol* radiogram* record* recording* report* resolution* speech* statement* "
     "stenogram* stenographic summary telegram* telegraph* testimony text transcript* verbatim",
     "to of on for in with at by and about concerning"},
    {"from a", false,
     "cable* conversation* diary dispatch* despatch* document* letter* memorandum message* note "
     "report* speech* statement* telegram* transcript*",
     "to of on for in with at by and about concerning"},
    {"extract from", true, NULL, NULL},
    {"extract of", true, NULL, NULL},
    {"extracts from", true, NULL, NULL},
    {"excerpt from", true, NULL, NULL},
    {"excerpt of", true, NULL, NULL},
    {"excerpts from", true, NULL, NULL},
    {"aus dem", false, "bericht* protokoll* tagebuch* telegramm* schreiben brief* vermerk*",
     "an von"},
    {"aus der", false, "niederschrift* aufzeichnung* mitteilung* note", "an von"},
    {"auszug aus", true, NULL, NULL},
    {"auszuge aus", true, NULL, NULL},
    {"extrait de", true, NULL, NULL},
    {"extrait du", true, NULL, NULL},
    {"extraits de", true, NULL, NULL},
    {"extraits du", true, NULL, NULL},
    {"extracto de", true, NULL, NULL},
    {"estratto dal", true, NULL, NULL},
    {"estratto da", true, NULL, NULL},
    {"из", false,
     "беседы дневника доклада донесения записи записки записок письма протокола справки "
     "стенограммы телеграммы шифртелеграммы отчета отчетов выступления",
     "к с о в от"},
    {"выписка из", true, NULL, NULL},
    {"извлечение из", true, NULL, NULL},
};

static bool word_fits(Str word, Str pattern) {
    if (pattern.n > 0 && pattern.p[pattern.n - 1] == '*')
        return str_starts(word, (Str){pattern.p, pattern.n - 1});
    return str_equal(word, pattern);
}

static bool is_among(Str word, const char *patterns) {
    Str rest = str_from_c(patterns), pattern;
    while (rest.n > 0) {
        (void)str_cut(rest, ' ', &pattern, &rest);
        if (word_fits(word, pattern))
            return true;
    }
    return false;
}

/* The title begins with these words; *after is then the byte behind them. */
static bool begins_with(struct token_cutter *cutter, Str title, Str opening, size_t *after) {
    Token token;
    token_start(cutter, title);
    while (opening.n > 0) {
        Str word;
        (void)str_cut(opening, ' ', &word, &opening);
        if (!token_next(cutter, &token) || !str_equal(token.folded, word))
            return false;
        *after = token.end;
    }
    return true;
}

/* The next words name a kind of record; the cutter stands behind the opening. */
static bool names_a_record(struct token_cutter *cutter, const char *kinds, const char *stops) {
    Token token;
    for (int i = 0; i < REACH_WORDS && token_next(cutter, &token); i++) {
        if (is_among(token.folded, kinds))
            return true;
        if (is_among(token.folded, stops))
            return false;
    }
    return false;
}

/* The first word of "From the cable" is dropped, its article stays: "the cable ..." is cited. */
static Str citation_of(Str title, size_t after, bool outright, struct token_cutter *cutter) {
    Token first;
    token_start(cutter, title);
    if (!outright && token_next(cutter, &first))
        after = first.end;
    return str_trim(str_skip(title, after));
}

static void add(const RuleJob *job, const Value *title, Str citation, uint16_t certainty) {
    EvidenceList evidence = title->evidence;  // the title's address ends with the next line
    Value *value =
        description_add(job->job, &job->document->description, FIELD_COMPLETENESS, STR("extract"));
    value->source = job->source;
    value->certainty = certainty;
    for (size_t i = 0; i < evidence.n; i++)
        *LIST_ADD(job->job, &value->evidence) = evidence.p[i];
    *LIST_ADD(job->job, &job->document->relations) = (Relation){.kind = RELATION_EXTRACT_OF,
                                                                .citation = citation,
                                                                .source = job->source,
                                                                .certainty = certainty};
}

static bool is_said(const struct document *document) {
    for (size_t i = 0; i < document->relations.n; i++)
        if (document->relations.p[i].kind == RELATION_EXTRACT_OF)
            return true;
    return description_find(&document->description, FIELD_COMPLETENESS, 0) != NULL;
}

void completeness_rule(const RuleJob *job) {
    const Value *title = description_find(&job->document->description, FIELD_TITLE, 0);
    if (title == NULL || title->value.n == 0 || is_said(job->document))
        return;
    struct token_cutter *cutter = job->cutter;
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
        size_t after = 0;
        if (!begins_with(cutter, title->value, str_from_c(openings[i].opening), &after))
            continue;
        if (!openings[i].outright && !names_a_record(cutter, openings[i].kinds, openings[i].stops))
            continue;
        Str citation = citation_of(title->value, after, openings[i].outright, cutter);
        if (citation.n == 0)
            break;
        add(job, title, citation, openings[i].outright ? CERTAIN_OUTRIGHT : CERTAIN_BY_KIND);
        break;
    }
}

static const Rule says[] = {
    {"extract-by-title", 1, "The title says that this is a part of a longer record."}};
const RuleRow completeness_row = {says, 1, completeness_rule, NULL};
