/*
 * Tokens are length and bytes, so that the committer's tokenizer only walks: cutting, folding and
 * stemming are done once, here, in the worker. A word that is its own stem gives one token, not two
 * (six of ten do), which is a third less to index; the price is paid by the query, which asks for
 * "!stem" and for the stem itself.
 *
 * A part's gaps become points (where one begins, where one ends), and its corrections a list by
 * their start; both are crossed once, beside the words, so that a hostile document costs no more
 * than its length.
 *
 * Two words that a hyphen parts are found as one, but hold two places: a phrase with words on both
 * sides of the one word could not reach over the second place, if that did not say whose it is.
 */
#include "index/analyze.h"
#include "base/fail.h"
#include "base/map.h"
#include "index/name_use.h"
#include "text/hyphen.h"
#include "text/stem.h"
#include "text/token.h"
#include "text/utf8.h"
#include <stdlib.h>
#include <string.h>

enum { SAME_PLACE = 0x40, LENGTH_BITS = 0x3F, ALIKE_MAX = 24 };
static const Str filler = {"\x01", 1};
_Static_assert(ANALYZE_TOKEN_MAX + 1 == LENGTH_BITS, "a stem and its mark fit the length");

struct analyzer {
    struct token_cutter *cutter, *correction_cutter;
    struct stemmer *stemmer;
    struct name_use *names;
    struct arena *scratch;
    uint32_t languages;
};

/* Where tokens go, and what stands at the present place, so that nothing stands there twice. */
typedef struct {
    struct analyzer *analyzer;
    Buf *out;
    uint32_t length;
    size_t place_at;  // where the tokens of the present place begin in out
    bool has_place;
    HyphenHalf half;  // the word before, if a hyphen stands behind it
} Stream;

/* Gaps and corrections of a part, by their places; both cursors only move on. */
typedef struct {
    struct {
        size_t *p;
        size_t n, cap;
    } gaps;
    LIST_OF(const Span *) corrections;
    size_t gap, correction;
} PartMarks;

/* A correction that is being laid over the words that it corrects. */
typedef struct {
    const Span *span;  // NULL: none
    StrList words;
    size_t next;   // the word for the next place
    bool touched;  // a word of the text stood in it
} Overlay;

static const char *const ZONE_NAMES[ZONE_COUNT] = {"title",  "text",   "notes", "summary",
                                                   "people", "places", "rest"};

const char *zone_name(Zone zone) {
    must((unsigned)zone < ZONE_COUNT);
    return ZONE_NAMES[zone];
}

bool zone_find(Str name, Zone *zone) {
    for (unsigned i = 0; i < ZONE_COUNT; i++)
        if (str_is(name, ZONE_NAMES[i])) {
            *zone = (Zone)i;
            return true;
        }
    return false;
}

Zone analyze_zone_of(Field field) {
    switch (field) {
    case FIELD_TITLE:
        return ZONE_TITLE;
    case FIELD_ABSTRACT:
        return ZONE_SUMMARY;
    case FIELD_AUTHOR:
    case FIELD_RECIPIENT:
    case FIELD_PARTICIPANT:
    case FIELD_PERSON:
        return ZONE_PEOPLE;
    case FIELD_PLACE:
    case FIELD_PLACE_ABOUT:
        return ZONE_PLACES;
    default:
        return ZONE_REST;
    }
}

struct analyzer *analyzer_create(void) {
    struct analyzer *analyzer = mem_alloc(sizeof *analyzer);
    analyzer->cutter = token_create();
    analyzer->correction_cutter = token_create();
    analyzer->stemmer = stem_create();
    analyzer->names = name_use_create();
    analyzer->scratch = arena_create();
    return analyzer;
}

void analyzer_destroy(struct analyzer *analyzer) {
    if (analyzer == NULL)
        return;
    token_destroy(analyzer->cutter);
    token_destroy(analyzer->correction_cutter);
    stem_destroy(analyzer->stemmer);
    name_use_destroy(analyzer->names);
    arena_destroy(analyzer->scratch);
    mem_free(analyzer);
}

uint32_t analyze_languages(struct analyzer *analyzer) {
    uint32_t languages = analyzer->languages;
    analyzer->languages = 0;
    return languages;
}

/* --- tokens --------------------------------------------------------------------------------- */

Str analyze_clip(Str word) {
    return word.n <= ANALYZE_TOKEN_MAX ? word
                                       : str_slice(word, 0, utf8_floor(word, ANALYZE_TOKEN_MAX));
}

/* mark: '!' before a stem, '^' before a name, '-' before what goes on here, 0 before a word. */
static void put_token(Buf *out, bool same_place, char mark, Str word) {
    size_t n = word.n + (mark != 0 ? 1 : 0);
    char *p = buf_room(out, n + 1);
    *p++ = (char)(n | (same_place ? SAME_PLACE : 0));
    if (mark != 0)
        *p++ = mark;
    memcpy(p, word.p, word.n);
    out->n += n + 1;
}

static void put_fillers(Stream *stream, size_t count) {
    for (size_t i = 0; i < count; i++)
        put_token(stream->out, false, 0, filler);
    stream->has_place = false;
    stream->half.n = 0;
}

bool analyze_next(Str tokens, size_t *at, AnalyzedToken *token) {
    if (*at >= tokens.n)
        return false;
    uint8_t head = (uint8_t)tokens.p[*at];
    size_t n = head & LENGTH_BITS;
    if (n == 0 || (head & 0x80) != 0 || n > tokens.n - *at - 1)
        return false;
    *token = (AnalyzedToken){{tokens.p + *at + 1, n}, (head & SAME_PLACE) != 0};
    *at += n + 1;
    return true;
}

static bool stands_here(const Stream *stream, bool is_stem, Str word) {
    Str here = str_skip(buf_as_str(stream->out), stream->place_at);
    size_t at = 0;
    AnalyzedToken token;
    for (size_t i = 0; i < ALIKE_MAX && analyze_next(here, &at, &token); i++)
        if (token.token.n == word.n + (is_stem ? 1 : 0) && (token.token.p[0] == '!') == is_stem &&
            str_ends(token.token, word))
            return true;
    return false;
}

/* A word and its stem; a new place, or the present one. Hot: 7 million words in 24 volumes. */
static void put_word(Stream *stream, Str word, StemLanguage language, bool same_place) {
    word = analyze_clip(word);
    if (word.n == 0)
        return;
    same_place = same_place && stream->has_place;
    if (!same_place) {
        stream->place_at = stream->out->n;
        stream->has_place = true;
        stream->length++;
        put_token(stream->out, false, 0, word);
    } else if (!stands_here(stream, false, word)) {
        put_token(stream->out, true, 0, word);
    }
    Str stem = analyze_clip(stem_word(stream->analyzer->stemmer, word, language));
    if (!str_equal(stem, word) && (!same_place || !stands_here(stream, true, stem)))
        put_token(stream->out, true, '!', stem);
}

/* The next word of `text`, and with the one before it as one word where a hyphen parts them. */
static void put_next_word(Stream *stream, Str text, const Token *token, StemLanguage language) {
    struct analyzer *analyzer = stream->analyzer;
    char room[HYPHEN_WORD_MAX];
    Str joined = hyphen_join(text, &stream->half, token, room);
    if (joined.n > 0) {
        name_use_join(analyzer->names, joined);
        put_word(stream, joined, language, true);
    }
    name_use_note(analyzer->names, text, token);
    put_word(stream, token->folded, language, false);
    if (joined.n > 0)
        put_token(stream->out, true, '-',
                  analyze_clip(stem_word(analyzer->stemmer, joined, language)));
    hyphen_hold(text, token, &stream->half);
}

static StemLanguage language_for(struct analyzer *analyzer, Str tag) {
    StemLanguage language = stem_language(tag);
    analyzer->languages |= 1U << language;
    return language;
}

static void put_text(Stream *stream, Str text, Str language_tag) {
    StemLanguage language = language_for(stream->analyzer, language_tag);
    Token token;
    name_use_break(stream->analyzer->names);
    token_start(stream->analyzer->cutter, text);
    while (token_next(stream->analyzer->cutter, &token))
        put_next_word(stream, text, &token, language);
    put_fillers(stream, 1);
}

/* The words of a zone that are written like names, at a place of their own behind all others. */
static void put_name_uses(Stream *stream, bool by_edges) {
    size_t at = 0;
    Str name;
    for (bool any = false; name_use_next(stream->analyzer->names, by_edges, &at, &name); any = true)
        put_token(stream->out, any, '^', name);
}

/* --- blocks with gaps and corrections ------------------------------------------------------- */

static int by_offset(const void *a, const void *b) {
    size_t x = *(const size_t *)a, y = *(const size_t *)b;
    return x < y ? -1 : x > y ? 1 : 0;
}

static void find_marks(const Part *part, struct arena *scratch, PartMarks *marks) {
    *marks = (PartMarks){0};
    for (size_t i = 0; i < part->spans.n; i++) {
        const Span *span = &part->spans.p[i];
        if (span->kind == SPAN_GAP || span->kind == SPAN_DAMAGE) {
            *LIST_ADD(scratch, &marks->gaps) = span->start;
            if (span->end > span->start)
                *LIST_ADD(scratch, &marks->gaps) = span->end;
        } else if (document_correction_counts(span)) {
            *LIST_ADD(scratch, &marks->corrections) = span;
        }
    }
    if (marks->gaps.n > 0)
        qsort(marks->gaps.p, marks->gaps.n, sizeof *marks->gaps.p, by_offset);
}

static void overlay_finish(Stream *stream, Overlay *overlay, StemLanguage language) {
    if (overlay->span == NULL)
        return;
    for (; overlay->next < overlay->words.n; overlay->next++)
        put_word(stream, overlay->words.p[overlay->next], language, true);
    overlay->span = NULL;
}

static void overlay_start(Stream *stream, Overlay *overlay, const Span *span) {
    struct analyzer *analyzer = stream->analyzer;
    *overlay = (Overlay){.span = span};
    Token token;
    token_start(analyzer->correction_cutter, document_attribute(span, "text"));
    while (token_next(analyzer->correction_cutter, &token))
        str_list_add(analyzer->scratch, &overlay->words, str_copy(analyzer->scratch, token.folded));
}

/* The words of a correction at the place of the word just put; its last one for all places that are
 * left. */
static void overlay_place(Stream *stream, Overlay *overlay, StemLanguage language) {
    if (overlay->span == NULL || overlay->words.n == 0)
        return;
    size_t last = overlay->words.n - 1;
    put_word(stream, overlay->words.p[overlay->next < last ? overlay->next : last], language, true);
    overlay->next += overlay->next <= last ? 1 : 0;
}

static void put_block(Stream *stream, const Part *part, const Block *block, Str language_tag,
                      PartMarks *marks) {
    struct analyzer *analyzer = stream->analyzer;
    StemLanguage language =
        language_for(analyzer, block->language.n > 0 ? block->language : language_tag);
    Overlay overlay = {0};
    Token token;
    while (marks->gap < marks->gaps.n && marks->gaps.p[marks->gap] < block->start)
        marks->gap++;
    while (marks->correction < marks->corrections.n &&
           marks->corrections.p[marks->correction]->start < block->start)
        marks->correction++;
    Str text = str_slice(part->text, block->start, block->end);
    name_use_break(analyzer->names);
    token_start(analyzer->cutter, text);
    while (token_next(analyzer->cutter, &token)) {
        size_t start = block->start + token.start, end = block->start + token.end;
        if (overlay.span != NULL && start >= overlay.span->end)
            overlay_finish(stream, &overlay, language);
        /* Corrections that lie before this word entire had no word of their own. */
        while (marks->correction < marks->corrections.n &&
               marks->corrections.p[marks->correction]->start < end) {
            const Span *span = marks->corrections.p[marks->correction++];
            overlay_finish(stream, &overlay, language);
            overlay_start(stream, &overlay, span);
            if (span->end <= start)
                overlay_finish(stream, &overlay, language);
        }
        if (marks->gap < marks->gaps.n && marks->gaps.p[marks->gap] <= start)
            put_fillers(stream, ANALYZE_GAP_PLACES);
        while (marks->gap < marks->gaps.n && marks->gaps.p[marks->gap] <= start)
            marks->gap++;
        put_next_word(stream, text, &token, language);
        overlay_place(stream, &overlay, language);
    }
    overlay_finish(stream, &overlay, language);
    while (marks->correction < marks->corrections.n &&
           marks->corrections.p[marks->correction]->start <= block->end) {
        overlay_start(stream, &overlay, marks->corrections.p[marks->correction++]);
        overlay_finish(stream, &overlay, language);
    }
    bool gap = marks->gap < marks->gaps.n && marks->gaps.p[marks->gap] <= block->end;
    put_fillers(stream, gap ? ANALYZE_GAP_PLACES : 1);
}

/* Leaves of one part: those in notes, or those that are not. */
static void put_part(Stream *stream, const Part *part, Str document_language, bool notes) {
    struct arena *scratch = stream->analyzer->scratch;
    ArenaMark mark = arena_mark(scratch);
    PartMarks marks;
    find_marks(part, scratch, &marks);
    Str language = part->language.n > 0 ? part->language : document_language;
    size_t note_end = 0;  // blocks inside a note lie before its end
    bool in_note = false;
    for (size_t i = 0; i < part->blocks.n; i++) {
        const Block *block = &part->blocks.p[i];
        if (block->parent == 0 || block->start >= note_end)
            in_note = false;
        if (block->kind == BLOCK_NOTE) {
            in_note = true;
            note_end = block->end;
        }
        bool leaf = i + 1 == part->blocks.n || part->blocks.p[i + 1].parent != block->id;
        if (leaf && in_note == notes)
            put_block(stream, part, block, language, &marks);
    }
    arena_reset(scratch, mark);
}

/* --- zones ---------------------------------------------------------------------------------- */

/* Names of people or places that stand marked in the text, each wording once. */
static void put_names(Stream *stream, const struct document *document, Zone zone, Str language) {
    struct arena *scratch = stream->analyzer->scratch;
    ArenaMark mark = arena_mark(scratch);
    struct map *seen = map_create(scratch);
    for (size_t i = 0; i < document->parts.n; i++) {
        const Part *part = &document->parts.p[i];
        for (size_t j = 0; j < part->spans.n; j++) {
            const Span *span = &part->spans.p[j];
            if (span->kind != SPAN_NAME)
                continue;
            Str type = document_attribute(span, "type");
            bool is_place = str_is(type, "place"), is_new = false;
            if (is_place != (zone == ZONE_PLACES))
                continue;
            Str name = str_slice(part->text, span->start, span->end);
            (void)map_put(seen, name, &is_new);
            if (is_new)
                put_text(stream, name, language);
            Str shown = is_place ? document_attribute(span, "name") : (Str){NULL, 0};
            if (shown.n == 0 || str_equal(shown, name))
                continue;
            (void)map_put(seen, shown, &is_new);  // "Peking": Beijing
            if (is_new)
                put_text(stream, shown, STR("en"));
        }
    }
    arena_reset(scratch, mark);
}

static Str language_of(const struct document *document) {
    const Value *value = description_find(&document->description, FIELD_LANGUAGE, 0);
    return value == NULL ? (Str){NULL, 0} : value->norm;
}

Str analyze_words_of_name(Str name, struct arena *results) {
    char *words = str_to_c(results, name);
    for (size_t i = 0; i < name.n; i++)
        words[i] = words[i] == '_' ? ' ' : words[i];
    return (Str){words, name.n};
}

/* A name of a file also by the words in it. */
static void put_words_of_name(Stream *stream, const Value *value, Str language) {
    struct arena *scratch = stream->analyzer->scratch;
    ArenaMark mark = arena_mark(scratch);
    Str words =
        value->field == FIELD_FILE ? analyze_words_of_name(value->value, scratch) : value->value;
    if (!str_equal(words, value->value))
        put_text(stream, words, language);
    arena_reset(scratch, mark);
}

uint32_t analyze_zone(struct analyzer *analyzer, const struct document *document, Zone zone,
                      Buf *tokens) {
    Stream stream = {.analyzer = analyzer, .out = tokens};
    Str language = language_of(document);
    name_use_start(analyzer->names);
    if (zone == ZONE_TEXT || zone == ZONE_NOTES) {
        for (size_t i = 0; i < document->parts.n; i++)
            put_part(&stream, &document->parts.p[i], language, zone == ZONE_NOTES);
        put_name_uses(&stream, zone == ZONE_TEXT);  // notes begin with words that are no names
        return stream.length;
    }
    for (size_t i = 0; i < document->description.n; i++) {
        const Value *value = &document->description.p[i];
        if (analyze_zone_of(value->field) != zone || value->value.n == 0)
            continue;
        put_text(&stream, value->value, language);
        put_words_of_name(&stream, value, language);
        if (value->field == FIELD_ARCHIVE && value->norm.n > 0)
            put_text(&stream, value->norm, language);
    }
    if (zone == ZONE_PEOPLE || zone == ZONE_PLACES) {
        put_names(&stream, document, zone, language);
        put_name_uses(&stream, true);
    }
    return stream.length;
}

/* --- words of queries ----------------------------------------------------------------------- */

static void add_once(struct arena *results, StrList *list, Str s) {
    for (size_t i = 0; i < list->n; i++)
        if (str_equal(list->p[i], s))
            return;
    str_list_add(results, list, s);
}

/* The forms in each of `languages`, and what stands where the word goes on behind a hyphen. */
static void make_place(struct analyzer *analyzer, Str folded, uint32_t languages, bool exact,
                       struct arena *results, AnalyzedPlace *place) {
    *place = (AnalyzedPlace){.word = str_copy(results, analyze_clip(folded))};
    str_list_add(results, &place->tokens, place->word);
    for (unsigned l = 0; l < STEM_LANGUAGE_COUNT; l++) {
        if ((languages >> l & 1) == 0)
            continue;
        Str stem = str_copy(
            results, analyze_clip(stem_word(analyzer->stemmer, place->word, (StemLanguage)l)));
        add_once(results, &place->rest, str_format(results, "-%.*s", STR_ARG(stem)));
        if (exact)
            continue;
        add_once(results, &place->stems, stem);
        add_once(results, &place->tokens, str_format(results, "!%.*s", STR_ARG(stem)));
        /* A stem that is no stem of itself stands in no document for what it is the stem of. */
        if (str_equal(stem_word(analyzer->stemmer, stem, (StemLanguage)l), stem))
            add_once(results, &place->tokens, stem);
    }
}

void analyze_word(struct analyzer *analyzer, Str word, uint32_t languages, bool exact,
                  struct arena *results, AnalyzedPlaceList *places) {
    Token token;
    HyphenHalf half = {.n = 0};
    char room[HYPHEN_WORD_MAX];
    languages = languages == 0 ? 1U << STEM_ENGLISH : languages;
    token_start(analyzer->cutter, word);
    while (token_next(analyzer->cutter, &token)) {
        Str joined = exact ? (Str){NULL, 0} : hyphen_join(word, &half, &token, room);
        if (joined.n > 0) {
            AnalyzedPlace *one = ARENA_NEW(results, AnalyzedPlace);
            make_place(analyzer, joined, languages, false, results, one);
            places->p[places->n - 1].joined = one;
        }
        make_place(analyzer, token.folded, languages, exact, results, LIST_ADD(results, places));
        hyphen_hold(word, &token, &half);
    }
}

static bool among(const StrList *list, Str s) {
    for (size_t i = 0; i < list->n; i++)
        if (str_equal(list->p[i], s))
            return true;
    return false;
}

Str analyze_stem(struct analyzer *analyzer, Str folded, Str language) {
    return analyze_clip(
        stem_word(analyzer->stemmer, analyze_clip(folded), stem_language(language)));
}

bool analyze_matches(const AnalyzedPlace *place, Str folded, Str stem) {
    folded = analyze_clip(folded);
    return among(&place->tokens, folded) ||
           (!str_equal(stem, folded) && among(&place->stems, stem));
}

Str analyze_pattern(struct analyzer *analyzer, Str pattern, struct arena *results) {
    Buf out = {0};
    for (size_t at = 0; at < pattern.n;) {
        if (pattern.p[at] == '*' || pattern.p[at] == '?') {
            buf_char(&out, pattern.p[at++]);
            continue;
        }
        size_t end = at;
        while (end < pattern.n && pattern.p[end] != '*' && pattern.p[end] != '?')
            end++;
        Token token;
        token_start(analyzer->cutter, str_slice(pattern, at, end));
        while (token_next(analyzer->cutter, &token))
            buf_str(&out, token.folded);
        at = end;
    }
    Str folded = str_copy(results, buf_as_str(&out));
    buf_free(&out);
    return folded;
}

struct token_cutter *analyze_cutter(struct analyzer *analyzer) {
    return analyzer->cutter;
}
