/*
 * Points are counted by ordinal words ("Fourth.", "В-четвертых,"), because numerals at the head of
 * a paragraph are as often dates, pages and numbers of paragraphs. A claim needs a marker in full
 * form: at the beginning of a paragraph or item, with a mark of punctuation behind it. To withhold
 * a claim less is enough: the ordinal before it as a marker anywhere, at the beginning of a
 * sentence or followed by punctuation ("first, ...; second, ..."). Where the text has no gap before
 * the marker still less: the ordinal before it as any word ("his second point"), for writers mix
 * their ways of counting. A second point alone is claimed only beside a gap: a first one often has
 * no marker. So the 7,261 texts of the FRUS dev volumes, which leave out nothing unmarked, give no
 * claim at all.
 *
 * The heads of blocks are looked at first; the words between only of parts where a head is a
 * marker.
 */
#include "annotate/missing_points.h"
#include "text/utf8.h"

enum { POINTS = 10, HEAD_BYTES = 48, CERTAIN_WITH_GAP = 900, CERTAIN_WITHOUT = 600, NOTES_MAX = 8 };

/* Folded forms of the first ten ordinals as they number points; a row of forms for each. */
static const struct {
    uint8_t number;
    const char *word;
} ordinals[] = {
    {1, "first"},        {1, "firstly"},       {2, "second"},        {2, "secondly"},
    {3, "third"},        {3, "thirdly"},       {4, "fourth"},        {4, "fourthly"},
    {5, "fifth"},        {5, "fifthly"},       {6, "sixth"},         {6, "sixthly"},
    {7, "seventh"},      {8, "eighth"},        {9, "ninth"},         {10, "tenth"},
    {1, "erstens"},      {2, "zweitens"},      {3, "drittens"},      {4, "viertens"},
    {5, "funftens"},     {6, "sechstens"},     {7, "siebtens"},      {1, "premierement"},
    {2, "deuxiemement"}, {3, "troisiemement"}, {4, "quatriemement"}, {5, "cinquiemement"},
    {1, "primero"},      {2, "segundo"},       {3, "tercero"},       {4, "cuarto"},
    {5, "quinto"},       {1, "primo"},         {2, "secondo"},       {3, "terzo"},
    {4, "quarto"},       {1, "первое"},        {2, "второе"},        {3, "третье"},
    {4, "четвертое"},    {5, "пятое"},         {6, "шестое"},        {1, "первых"},
    {2, "вторых"},       {3, "третьих"},       {4, "четвертых"},     {5, "пятых"},
    {6, "шестых"},
};
static const char *const names[POINTS + 1] = {NULL,     "First", "Second", "Third",
                                              "Fourth", "Fifth", "Sixth",  "Seventh",
                                              "Eighth", "Ninth", "Tenth"};

static uint8_t number_of(Str word) {
    for (size_t i = 0; i < sizeof ordinals / sizeof *ordinals; i++)
        if (str_is(word, ordinals[i].word))
            return ordinals[i].number;
    return 0;
}

static bool is_one_of(Str text, size_t at, const char *marks) {
    for (; at < text.n && *marks != '\0'; marks++)
        if (text.p[at] == *marks)
            return true;
    return false;
}

/* What stands before a word lets a sentence begin there. */
static bool begins_sentence(Str text, size_t start) {
    size_t at = start;
    while (at > 0 && text.p[at - 1] == ' ')
        at--;
    return at == 0 || is_one_of(text, at - 1, ".!?:;\n");
}

/* A block that begins with a marker. */
typedef struct {
    const Block *block;
    size_t start, end;  // of the marker's ordinal, in the part's text
    uint8_t number;
} Marker;
typedef LIST_OF(Marker) MarkerList;

struct points {
    const Part *part;
    bool seen[POINTS + 1];   // as a marker
    bool named[POINTS + 1];  // as any word
    size_t notes;
    bool gap_before;
};

/* "Fourth." or "В-четвертых," at the head of a leaf. */
static bool find_marker(struct token_cutter *cutter, Str text, const Block *block, Marker *marker) {
    Str head = str_slice(text, block->start, block->end);
    head = str_slice(head, 0, utf8_floor(head, HEAD_BYTES));
    Token token;
    token_start(cutter, head);
    if (!token_next(cutter, &token) || token.start > 0)
        return false;
    if ((str_is(token.folded, "в") || str_is(token.folded, "во")) &&
        (!is_one_of(head, token.end, "-") || !token_next(cutter, &token)))
        return false;
    if (!is_one_of(head, token.end, ".,:)"))
        return false;
    *marker = (Marker){block, block->start + token.start, block->start + token.end,
                       number_of(token.folded)};
    return marker->number > 1;
}

static MarkerList find_markers(const RuleJob *job, const Part *part, struct arena *scratch) {
    MarkerList markers = {0};
    Marker marker;
    for (size_t i = 0; i < part->blocks.n && part->blocks.p[i].kind != BLOCK_NOTE; i++) {
        const Block *block = &part->blocks.p[i];
        if ((block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_ITEM) &&
            !document_block_is_container(part, i) &&
            find_marker(job->cutter, part->text, block, &marker))
            *LIST_ADD(scratch, &markers) = marker;
    }
    return markers;
}

static Str words_for_missing(const RuleJob *job, const struct points *points, uint8_t number,
                             Str marker) {
    StrList missing = {0};
    for (uint8_t i = 1; i < number; i++)
        if (!points->seen[i])
            str_list_add(job->job, &missing, str_from_c(names[i]));
    Str last = missing.p[--missing.n];
    Str list = last;
    if (missing.n > 0)
        list = str_format(job->job, "%.*s and %.*s",
                          STR_ARG(str_join(job->job, missing, STR(", "))), STR_ARG(last));
    return str_format(job->job,
                      "Not printed%s: %.*s. \xE2\x80\x9C%.*s\xE2\x80\x9D stands without %s; "
                      "where %s stood is not known.",
                      points->gap_before ? "" : ", or without a marker", STR_ARG(list),
                      STR_ARG(marker), missing.n > 0 ? "them" : "it",
                      missing.n > 0 ? "they" : "it");
}

static void claim(const RuleJob *job, struct points *points, const Marker *marker) {
    uint8_t before = (uint8_t)(marker->number - 1);
    bool withheld =
        points->gap_before ? points->seen[before] : points->named[before] || before == 1;
    if (withheld || points->notes == NOTES_MAX)
        return;
    points->notes++;
    size_t from = marker->block->start;
    Str printed = str_slice(points->part->text, from, marker->end + 1);
    Value *value = description_add(job->job, &job->document->description, FIELD_NOTE,
                                   words_for_missing(job, points, marker->number, printed));
    value->source = job->source;
    value->certainty = points->gap_before ? CERTAIN_WITH_GAP : CERTAIN_WITHOUT;
    *LIST_ADD(job->job, &value->evidence) =
        (Evidence){.block = marker->block->id, .end = marker->end + 1 - from};
}

static void pass_gaps(struct points *points, size_t *next, size_t until) {
    const SpanList *spans = &points->part->spans;
    for (; *next < spans->n && spans->p[*next].start <= until; (*next)++)
        points->gap_before = points->gap_before || spans->p[*next].kind == SPAN_GAP;
}

static void read_part(const RuleJob *job, struct points *points, const MarkerList *markers) {
    Str text = points->part->text;
    size_t next_span = 0, next = 0;
    Token token;
    token_start(job->cutter, text);
    while (next < markers->n && token_next(job->cutter, &token)) {
        const Marker *marker = &markers->p[next];
        if (token.start == marker->start) {
            pass_gaps(points, &next_span, token.start);
            claim(job, points, marker);
            points->seen[marker->number] = points->named[marker->number] = true;
            next++;
            continue;
        }
        uint8_t number = number_of(token.folded);
        points->named[number] = true;
        if (is_one_of(text, token.end, ".,:)") || begins_sentence(text, token.start))
            points->seen[number] = true;
    }
}

void missing_points_rule(const RuleJob *job) {
    for (size_t i = 0; i < job->document->parts.n; i++) {
        struct arena *scratch = arena_create();
        struct points points = {.part = &job->document->parts.p[i]};
        MarkerList markers = find_markers(job, points.part, scratch);
        if (markers.n > 0)
            read_part(job, &points, &markers);
        arena_destroy(scratch);
    }
}

static const Rule says[] = {
    {"missing-points", 1, "Points are numbered, and some of the numbers do not occur."}};
const RuleRow missing_points_row = {says, 1, missing_points_rule, NULL};
