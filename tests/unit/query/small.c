#include "query/small.h"
#include "base/scratch.h"

static const char *const WORDS[] = {"missile",  "missiles", "berlin",  "wall",     "walls",
                                    "cuba",     "cuban",    "kennedy", "general",  "the",
                                    "generals", "of",       "crisis",  "mis-sile", "ber-lin"};

int small_setup(void **state) {
    struct arena *arena = arena_create();
    struct small *small = ARENA_NEW(arena, struct small);
    Fail fail;
    small->arena = arena;
    small->folder = scratch_create(arena);
    small->analyzer = analyzer_create();
    small->seed = 1962;
    assert_ok(engine_make(small->folder, &fail));
    assert_ok(engine_open(small->folder, true, &small->engine, &fail));
    *state = small;
    return 0;
}

int small_teardown(void **state) {
    struct small *small = *state;
    engine_close(small->engine);
    analyzer_destroy(small->analyzer);
    scratch_destroy(small->folder);
    arena_destroy(small->arena);
    return 0;
}

uint32_t small_random(struct small *small, uint32_t below) {
    small->seed = small->seed * 6364136223846793005U + 1442695040888963407U;
    return (uint32_t)(small->seed >> 33) % below;
}

static Block *add_block(struct small *small, struct document *document, BlockKind kind, Str text) {
    Part *part = &document->parts.p[0];
    bool first = part->blocks.n == 0;
    part->text =
        first ? text : str_format(small->arena, "%.*s\n%.*s", STR_ARG(part->text), STR_ARG(text));
    Block *block = LIST_ADD(small->arena, &part->blocks);
    *block = (Block){.id = document->next_block++,
                     .kind = kind,
                     .start = part->text.n - text.n,
                     .end = part->text.n};
    return block;
}

struct document *small_document(struct small *small, const char *local_id, const char *text) {
    struct document *document = ARENA_NEW(small->arena, struct document);
    document->local_id = str_copy(small->arena, str_from_c(local_id));
    document->next_block = 1;
    LIST_ADD(small->arena, &document->parts)->id = STR("t1");
    if (text != NULL)
        (void)add_block(small, document, BLOCK_PARAGRAPH, str_from_c(text));
    return document;
}

static Str some_words(struct small *small, uint32_t count) {
    Buf out = {0};
    for (uint32_t i = 0; i < count; i++) {
        buf_c(&out, i == 0 ? "" : " ");
        buf_c(&out, WORDS[small_random(small, sizeof WORDS / sizeof *WORDS)]);
    }
    Str words = str_copy(small->arena, buf_as_str(&out));
    buf_free(&out);
    return words;
}

static void add_gaps(struct small *small, Part *part) {
    for (size_t i = 0; i < part->text.n; i++)
        if (part->text.p[i] == ' ' && small_random(small, 6) == 0) {
            size_t width = small_random(small, 2);
            *LIST_ADD(small->arena, &part->spans) =
                (Span){.kind = SPAN_GAP, .start = i, .end = i + width, .certainty = 1000};
        }
}

static void add_dates(struct small *small, struct document *document) {
    static const char *const dates[] = {
        "1962-10-18", "1962-10",           "1962",          "196X",    "1962-10-16/1962-10-28",
        "1961?",      "[1961-03,1962-05]", "1963-01-01/..", "nonsense"};
    for (uint32_t i = small_random(small, 3); i > 0; i--) {
        Value *date = description_add(small->arena, &document->description, FIELD_DATE, STR("x"));
        date->norm = str_from_c(dates[small_random(small, sizeof dates / sizeof *dates)]);
        date->role = small_random(small, 5) == 0 ? STR("quoted") : STR("written");
    }
}

struct document *small_any_document(struct small *small, const char *local_id) {
    static const char *const kinds[] = {"Telegram", "Letter", "Circular telegram"};
    struct document *document = small_document(small, local_id, NULL);
    for (uint32_t i = small_random(small, 4); i > 0; i--)
        (void)add_block(small, document, BLOCK_PARAGRAPH,
                        some_words(small, small_random(small, 9)));
    if (small_random(small, 3) == 0)
        (void)add_block(small, document, BLOCK_NOTE, some_words(small, 3));
    add_gaps(small, &document->parts.p[0]);
    if (small_random(small, 4) > 0)
        description_add(small->arena, &document->description, FIELD_TITLE, some_words(small, 3));
    if (small_random(small, 3) == 0)
        description_add(small->arena, &document->description, FIELD_ABSTRACT, some_words(small, 5));
    if (small_random(small, 4) > 0)
        description_add(small->arena, &document->description, FIELD_KIND,
                        str_from_c(kinds[small_random(small, 3)]));
    add_dates(small, document);
    document->role = small_random(small, 8) == 0 ? ROLE_APPARATUS : ROLE_RECORD;
    return document;
}

void small_put(struct small *small, const struct document *document, Visibility visibility) {
    EngineRow row;
    engine_row_make(small->analyzer, STR("d"), document, 1, small->arena, &row);
    row.visibility = visibility;
    small_put_row(small, &row);
}

void small_put_row(struct small *small, const EngineRow *row) {
    Fail fail;
    assert_ok(engine_begin(small->engine, &fail));
    assert_ok(engine_put(small->engine, row, &fail));
    assert_ok(engine_commit(small->engine, 7, &fail));
}

void small_remove(struct small *small, const char *id) {
    Fail fail;
    assert_ok(engine_begin(small->engine, &fail));
    assert_ok(engine_remove(small->engine, str_from_c(id), &fail));
    assert_ok(engine_commit(small->engine, 8, &fail));
}

EngineAnswer small_search(struct small *small, const char *typed, SearchOrder order) {
    Query *query = ARENA_NEW(small->arena, Query);
    EngineAnswer answer;
    Fail fail;
    query_parse(str_from_c(typed), small->arena, query);
    EngineRequest request = {.query = query, .order = order, .count = 1000, .facets = true};
    if (!engine_search(small->engine, &request, small->arena, &answer, &fail))
        fail_msg("%s: %s", typed, fail.message);
    return answer;
}

uint64_t small_count(struct small *small, const char *typed) {
    return small_search(small, typed, ORDER_RELEVANCE).total;
}
