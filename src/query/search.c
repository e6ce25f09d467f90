/*
 * Joins the stations of a search: understand, ask the engine, load what is shown, cut passages. A
 * document that is not the text that was searched any more (its hash differs: a writer was quicker)
 * is shown without passages rather than with wrong ones.
 */
#include "query/search.h"
#include "doc/description.h"
#include "query/bare_date.h"
#include "query/expand.h"
#include "query/query_say.h"

enum { MISSING_MAX = 8, ALONE_MAX = 8, NEAR_WORDS_MAX = 8 };

static Str best_date(const struct document *document) {
    const Value *value;
    for (size_t n = 0; (value = description_find(&document->description, FIELD_DATE, n)) != NULL;
         n++) {
        DateRole role;
        if (value->norm.n > 0 && date_role_find(value->role, &role) &&
            date_role_dates_document(role))
            return value->norm;
    }
    return (Str){NULL, 0};
}

static void describe(const struct document *document, struct arena *results, SearchHit *hit) {
    const Description *said = &document->description;
    hit->title = str_copy(results, description_text(said, FIELD_TITLE));
    hit->kind = str_copy(results, description_text(said, FIELD_KIND));
    hit->number = str_copy(results, description_text(said, FIELD_NUMBER));
    hit->place = str_copy(results, description_text(said, FIELD_PLACE));
    hit->date_edtf = str_copy(results, best_date(document));
    if (hit->date_edtf.n > 0)
        hit->date_words = date_words(hit->date_edtf, results);
}

struct showing {
    struct engine *engine;
    const SearchSource *source;
    struct arena *results;
    const Query *query;
};

/* Loaded into an arena of its own, which ends with the hit: only what is shown is kept. */
static bool show(struct showing *showing, const EngineHit *found, SearchHit *hit, Fail *fail) {
    struct arena *job = arena_create();
    struct document *document = ARENA_NEW(job, struct document);
    Str place = {NULL, 0};
    hit->hit = *found;
    bool ok =
        showing->source->load(showing->source->context, found->id, job, document, &place, fail);
    if (ok) {
        hit->deposit_title = str_copy(showing->results, place);
        describe(document, showing->results, hit);
        if (engine_row_hash(document) == found->text_hash) {
            struct marker *marker =
                marker_create(engine_analyzer(showing->engine), showing->query, document, job);
            snippet_make(marker, document, showing->results, &hit->passages);
        }
    }
    arena_destroy(job);
    return ok;
}

/* The words of a query that speak for a document, as typed. */
static void wanted_words(const struct query_node *node, struct arena *results, StrList *words) {
    if (node->kind == QUERY_NOT)
        return;
    if (node->kind == QUERY_WORD)
        str_list_add(results, words, node->text);
    for (size_t i = 0; node->kind == QUERY_PHRASE && i < node->words.n; i++)
        str_list_add(results, words, node->words.p[i]);
    for (size_t i = 0; i < node->kids.n; i++)
        wanted_words(node->kids.p[i], results, words);
}

/* Each of the things that must all hold, by itself: which of them finds nothing, or that it is
 * their meeting. */
static bool count_alone(struct engine *engine, struct arena *results, SearchAnswer *answer,
                        Fail *fail) {
    const struct query_node *root = answer->query.root;
    for (size_t i = 0; i < root->kids.n && answer->alone.n < ALONE_MAX; i++) {
        struct query_node *kid = root->kids.p[i];
        Query query = {.root = kid};
        EngineRequest request = {.query = &query};
        EngineAnswer found;
        if (root->kind != QUERY_AND || kid->kind == QUERY_APPARATUS || kid->kind == QUERY_AS_TYPED)
            continue;
        if (!engine_search(engine, &request, results, &found, fail))
            return false;
        *LIST_ADD(results, &answer->alone) =
            (SearchAlone){str_slice(answer->query.typed, kid->start, kid->end), found.total};
    }
    return true;
}

/* Names with the same consonants, behind the words that are spelled like it. */
static void add_candidates(const Lexicon *lexicon, Str word, struct arena *results,
                           StrList *near_words) {
    LexiconCandidateList found = {0};
    lexicon->candidates(lexicon->context, word, results, &found);
    for (size_t i = 0; i < found.n && near_words->n < NEAR_WORDS_MAX; i++) {
        bool is_new = true;
        for (size_t k = 0; is_new && k < near_words->n; k++)
            is_new = !str_equal(near_words->p[k], found.p[i].name);
        if (is_new)
            str_list_add(results, near_words, found.p[i].name);
    }
}

static bool explain_nothing(struct engine *engine, const Lexicon *lexicon, struct arena *results,
                            SearchAnswer *answer, Fail *fail) {
    StrList words = {0};
    wanted_words(answer->query.root, results, &words);
    for (size_t i = 0; i < words.n && answer->missing_words.n < MISSING_MAX; i++)
        if (engine_word_count(engine, words.p[i]) == 0)
            str_list_add(results, &answer->missing_words, words.p[i]);
    if (answer->missing_words.n == 0)
        return count_alone(engine, results, answer, fail);
    Str word = answer->missing_words.p[0];
    if (!engine_near_words(engine, word, results, &answer->near_words, fail))
        return false;
    if (lexicon != NULL)
        add_candidates(lexicon, word, results, &answer->near_words);
    return true;
}

/* collection:frus1961-63v15 is asked by the id behind the name; the reader sees the title. */
static void name_collections(const SearchSource *source, struct query_node *node,
                             struct arena *results) {
    Str id, title;
    if (node->kind == QUERY_FIELD && node->field == FIELD_COLLECTION &&
        source->collection(source->context, node->text, results, &id, &title)) {
        node->text = id;
        node->label = title;
        node->exact = true;
    }
    for (size_t i = 0; i < node->kids.n; i++)
        name_collections(source, node->kids.p[i], results);
}

/* place-named:saigon is asked by the name under which the index has the place. */
static void name_places(const SearchSource *source, struct query_node *node,
                        struct arena *results) {
    Str shown;
    if (node->kind == QUERY_FIELD && node->field == FIELD_PLACE_NAMED && !node->exact &&
        source->place(node->text, results, &shown)) {
        node->text = shown;
        node->exact = true;
    }
    for (size_t i = 0; i < node->kids.n; i++)
        name_places(source, node->kids.p[i], results);
}

/* ---- persons who go by several names ---- */

static struct query_node *any_of(const struct query_node *one, const StrList *names,
                                 struct arena *results) {
    struct query_node *any = ARENA_NEW(results, struct query_node);
    *any = *one;
    any->kind = QUERY_OR;
    any->kids = (QueryNodeList){0};
    for (size_t i = 0; i < names->n; i++) {
        struct query_node *kid = *LIST_ADD(results, &any->kids) =
            ARENA_NEW(results, struct query_node);
        *kid = (struct query_node){.kind = QUERY_FIELD,
                                   .field = FIELD_NAMED,
                                   .exact = true,
                                   .text = names->p[i],
                                   .start = one->start,
                                   .end = one->end};
    }
    return any;
}

/* named:="Barrow, Ivan" is asked by all names that he goes by. */
static void name_persons(const SearchSource *source, struct query_node *node,
                         struct arena *results) {
    StrList names = {0};
    if (node->kind == QUERY_FIELD && node->field == FIELD_NAMED && node->exact)
        source->same(source->context, node->text, results, &names);
    if (names.n > 1) {
        *node = *any_of(node, &names, results);
        return;
    }
    for (size_t i = 0; i < node->kids.n; i++)
        name_persons(source, node->kids.p[i], results);
}

/* How many documents of what was found name one of these. */
static bool count_any(struct engine *engine, const Query *query, const StrList *names,
                      struct arena *results, uint64_t *count, Fail *fail) {
    struct query_node both = {.kind = QUERY_AND}, one = {.kind = QUERY_FIELD};
    Query counted = *query;
    EngineAnswer found;
    *LIST_ADD(results, &both.kids) = query->root;
    *LIST_ADD(results, &both.kids) = any_of(&one, names, results);
    counted.root = query->root->kind == QUERY_NONE ? both.kids.p[1] : &both;
    EngineRequest request = {.query = &counted};
    if (!engine_search(engine, &request, results, &found, fail))
        return false;
    *count = found.total;
    return true;
}

static bool is_any_of(Str name, const StrList *names) {
    for (size_t i = 0; i < names->n; i++)
        if (str_equal(names->p[i], name))
            return true;
    return false;
}

/* One who goes by several names is one value, under the name that is more frequent. */
static bool join_persons(struct engine *engine, const SearchSource *source, const Query *query,
                         struct arena *results, FacetCountList *facets, Fail *fail) {
    for (size_t i = 0; i < facets->n; i++) {
        StrList names = {0};
        FacetCount *one = &facets->p[i];
        if (one->field == FIELD_NAMED)
            source->same(source->context, one->value, results, &names);
        if (names.n < 2)
            continue;
        if (!count_any(engine, query, &names, results, &one->certain, fail))
            return false;
        size_t kept = i + 1;
        for (size_t k = i + 1; k < facets->n; k++)
            if (facets->p[k].field != FIELD_NAMED || !is_any_of(facets->p[k].value, &names))
                facets->p[kept++] = facets->p[k];
        facets->n = kept;
        // Upwards, to where its count belongs.
        FacetCount joined = facets->p[i];
        size_t at = i;
        for (; at > 0 && facets->p[at - 1].field == FIELD_NAMED &&
               facets->p[at - 1].certain < joined.certain;
             at--)
            facets->p[at] = facets->p[at - 1];
        facets->p[at] = joined;
    }
    return true;
}

/* A day that was typed as words: what is found if it is meant as a date. */
static bool suggest_dates(struct engine *engine, const SearchRequest *request,
                          const SearchSource *source, struct arena *results, SearchAnswer *answer,
                          Fail *fail) {
    StrList queries = {0};
    bare_date_queries(&answer->query, results, &queries);
    for (size_t i = 0; i < queries.n; i++) {
        SearchRequest meant = *request;
        Query query;
        EngineAnswer found;
        meant.text = queries.p[i];
        search_understand(engine, &meant, source, results, &query);
        if (!engine_search(engine, &(EngineRequest){.query = &query}, results, &found, fail))
            return false;
        if (found.total > 0)
            *LIST_ADD(results, &answer->dates) = (SearchAlone){queries.p[i], found.total};
    }
    return true;
}

static void want_exactly(struct query_node *node) {
    node->exact = node->exact || node->kind == QUERY_WORD || node->kind == QUERY_PHRASE;
    for (size_t i = 0; i < node->kids.n; i++)
        want_exactly(node->kids.p[i]);
}

void search_understand(struct engine *engine, const SearchRequest *request,
                       const SearchSource *source, struct arena *results, Query *query) {
    query_parse(request->text, results, query);
    if (request->exact)
        want_exactly(query->root);
    if (source->collection != NULL)
        name_collections(source, query->root, results);
    bool forms = !query->as_typed && !request->no_variants && !request->exact;
    if (source->place != NULL && forms)
        name_places(source, query->root, results);
    if (source->same != NULL)
        name_persons(source, query->root, results);
    query->understood = query_say(query->root, results);
    if (source->lexicon != NULL && forms)
        expand_names(query, source->lexicon, engine_analyzer(engine), results);
}

bool search_run(struct engine *engine, const SearchRequest *request, const SearchSource *source,
                struct arena *results, SearchAnswer *answer, Fail *fail) {
    *answer = (SearchAnswer){0};
    search_understand(engine, request, source, results, &answer->query);
    EngineRequest asked = {.query = &answer->query,
                           .order = request->order,
                           .first = request->first,
                           .count = request->count,
                           .facets = request->facets,
                           .whole_facet = request->whole_facet,
                           .facet = request->facet,
                           .calendar = request->calendar,
                           .rank_limit_ms = request->rank_limit_ms};
    if (!engine_search(engine, &asked, results, &answer->counts, fail))
        return false;
    if (source->same != NULL &&
        !join_persons(engine, source, &answer->query, results, &answer->counts.facets, fail))
        return false;
    EngineHitList found = answer->counts.hits;
    answer->counts.hits = (EngineHitList){0};
    struct showing showing = {engine, source, results, &answer->query};
    for (size_t i = 0; i < found.n; i++) {
        SearchHit hit = {0};
        Fail told;
        if (request->bare)
            LIST_ADD(results, &answer->hits)->hit = found.p[i];
        else if (show(&showing, &found.p[i], &hit, &told)) {
            *LIST_ADD(results, &answer->hits) = hit;
        } else if (told.code != FAIL_MISSING) {  // else it went while we searched
            *fail = told;
            return fail_add(fail, "%.*s", STR_ARG(found.p[i].id));
        }
    }
    if (!request->bare && !suggest_dates(engine, request, source, results, answer, fail))
        return false;
    return answer->counts.total > 0 ||
           explain_nothing(engine, source->lexicon, results, answer, fail);
}

void search_marks(const Query *query, const struct document *document, struct arena *results,
                  SearchMarkList *marks) {
    struct analyzer *analyzer = analyzer_create();
    struct arena *scratch = arena_create();
    struct marker *marker = marker_create(analyzer, query, document, scratch);
    MarkerUnitList units = {0};
    marker_units(document, scratch, &units);
    for (size_t i = 0; marker_term_count(marker) > 0 && i < units.n; i++) {
        MarkerHitList hits = {0};
        if (units.p[i].block == 0)
            continue;
        marker_find(marker, &units.p[i], scratch, &hits);
        for (size_t j = 0; j < hits.n; j++)
            *LIST_ADD(results, marks) =
                (SearchMark){units.p[i].block, hits.p[j].start, hits.p[j].end};
    }
    arena_destroy(scratch);
    analyzer_destroy(analyzer);
}
