/*
 * search: a question and its answer as readers see it: hits with evidence, counts, facets, notes.
 */
#ifndef FONDS_QUERY_SEARCH_H
#define FONDS_QUERY_SEARCH_H

#include "doc/lexicon.h"
#include "query/engine.h"
#include "query/snippet.h"

typedef struct {
    EngineHit hit;
    Str title, kind, number, date_words, date_edtf, place;
    Str deposit_title;     // filled by the caller's loader: place in the tree
    PassageList passages;  // best first, at most 3
} SearchHit;
typedef LIST_OF(SearchHit) SearchHitList;

/* Gives the document of a hit as it is now; `place` is its place in the tree in words. */
typedef bool (*SearchLoad)(void *context, Str id, struct arena *results, struct document *document,
                           Str *place, Fail *fail);

/* Id and title of the collection that is called so; false where there is none of that name. */
typedef bool (*SearchName)(void *context, Str name, struct arena *results, Str *id, Str *title);

/* Under which name all texts have a place that is called so; false where it is none. */
typedef bool (*SearchPlace)(Str name, struct arena *results, Str *shown);
/* All names of a person who goes by this one, itself among them; none where it is the only one. */
typedef void (*SearchSame)(void *context, Str name, struct arena *results, StrList *names);

typedef struct {
    SearchLoad load;
    SearchName collection;   // may be NULL: collections go by their ids alone
    void *context;           // given to all
    const Lexicon *lexicon;  // forms of names; may be NULL
    SearchPlace place;       // may be NULL: places go by the names that are shown alone
    SearchSame same;         // may be NULL: nobody goes by two names
} SearchSource;

typedef struct {
    Str text;
    SearchOrder order;
    size_t first, count;
    bool facets, whole_facet;
    Field facet;                  // whole_facet: every value of this field
    CalendarCountList *calendar;  // filled; NULL: none
    bool bare;                    // hits without their documents: what the index knows alone
    bool no_variants;             // names only as they are typed
    bool exact;                   // every word only as it is typed
    uint32_t rank_limit_ms;
} SearchRequest;

/* A part of a query by itself: "berlin", kind:telegram. */
typedef struct {
    Str typed;
    uint64_t total;  // documents, of any date
} SearchAlone;
typedef LIST_OF(SearchAlone) SearchAloneList;

typedef struct {
    Query query;
    EngineAnswer counts;  // its hits are empty: see below
    SearchHitList hits;
    StrList missing_words;  // where nothing was found: words of the query that no document has
    StrList near_words;     // that occur and look like the first of those
    SearchAloneList alone;  // where nothing was found and each word has documents
    SearchAloneList
        dates;  // the query with date: before a day typed as words, where that finds some
} SearchAnswer;

/*
 * errors  those of the index and of load; a document that load says is MISSING is left out of the
 *         hits (it went while we searched). What was typed is never an error.
 */
MUST_USE bool search_run(struct engine *engine, const SearchRequest *request,
                         const SearchSource *source, struct arena *results, SearchAnswer *answer,
                         Fail *fail);

/* What was asked, with its collections by their ids and the other forms of its names. */
void search_understand(struct engine *engine, const SearchRequest *request,
                       const SearchSource *source, struct arena *results, Query *query);

/* The places of a query's words in one document, for marks on its page: (block id, start, end in
 * the block). */
typedef struct {
    uint32_t block;
    size_t start, end;
} SearchMark;
typedef LIST_OF(SearchMark) SearchMarkList;
void search_marks(const Query *query, const struct document *document, struct arena *results,
                  SearchMarkList *marks);

#endif
