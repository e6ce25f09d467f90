/* fonds search: hits with evidence: date first, because historians read by date; then the passage,
 * then why it was found. */
#include "cmd/command.h"

enum { LIMIT_MOST = 10000 };

static const Option options[] = {
    COMMAND_OPTION_ARCHIVE,
    {"first", 0, "N", "begin with hit N (1)"},
    {"limit", 'l', "N", "at most N hits (10)"},
    {"order", 0, "relevance|date|date-down", "relevance, where it is not given"},
    {"facet", 0, NULL, "count years, kinds, collections and more"},
    {"count", 'c', NULL, "only the number of documents"},
    {"no-variants", 0, NULL, "names only as they are typed, no other forms of them"},
    {"exact", 0, NULL, "every word only as it is typed, as with = before each"},
    {"explain", 0, NULL, "score and reading of each hit"},
    COMMAND_OPTION_JSON,
};

static const CommandText text = {
    "search",
    "QUERY",
    "finds documents, with the passages that answer",
    COMMAND_OPTIONS(options),
    1,
    SIZE_MAX,
    "All words must occur. A query that begins with - stands behind --.\n"
    "  \"a phrase\"  -not  OR  ( )  wild*  fuzz~1  \"a b\"~5  a NEAR/5 b  =exact\n"
    "  title:word  summary:word  kind:telegram  collection:ID  lang:ru  in:apparatus\n"
    "  date:1962-10  date:1962-10-16..1962-10-28  date:certain:1962  undated:yes\n",
};

static void tell_passage(struct arena *process, const Passage *passage) {
    bool colour = output_has_colour();
    output_format("    %s", passage->cut_before ? "... " : "");
    size_t at = 0;
    for (size_t i = 0; i < passage->marks.n; i++) {
        PassageMark mark = passage->marks.p[i];
        output_str(output_safe(process, str_slice(passage->text, at, mark.start)));
        output_str(colour ? STR("\033[1m") : STR("*"));
        output_str(output_safe(process, str_slice(passage->text, mark.start, mark.end)));
        output_str(colour ? STR("\033[0m") : STR("*"));
        at = mark.end;
    }
    output_str(output_safe(process, str_skip(passage->text, at)));
    output_format("%s\n", passage->cut_after ? " ..." : "");
    if (passage->zone == ZONE_SUMMARY)
        output_format("    in the archive's summary\n");
    else if (passage->zone == ZONE_REST)
        output_format("    in the description: %s\n", field_info(passage->field)->label);
    else if (passage->zone != ZONE_TEXT)
        output_format("    in %s\n", zone_name(passage->zone));
    if (passage->found.n > 0)
        output_format("    found: %.*s\n", STR_ARG(output_safe(process, passage->found)));
}

static void tell_hit(struct arena *process, const SearchHit *hit, bool explain) {
    Str date = hit->hit.undated ? STR("undated") : hit->date_words;
    // A file of one document has its title, too.
    Str whole = str_equal(hit->deposit_title, hit->title) ? (Str){NULL, 0} : hit->deposit_title;
    output_format("%.*s  %.*s%s%.*s\n", STR_ARG(date), STR_ARG(output_safe(process, hit->title)),
                  whole.n > 0 ? "  . " : "", STR_ARG(output_safe(process, whole)));
    output_format("    %.*s%s%s", STR_ARG(hit->hit.id),
                  hit->hit.certain ? "" : "  possibly in these dates", explain ? "" : "\n");
    if (explain)
        output_format("  score %.3f, reading %u\n", hit->hit.score, hit->hit.reading);
    for (size_t i = 0; i < hit->passages.n; i++)
        tell_passage(process, &hit->passages.p[i]);
}

static void tell_counts(struct arena *process, const SearchAnswer *answer) {
    const EngineAnswer *counts = &answer->counts;
    output_format("%.*s\n%.*s document%s", STR_ARG(output_safe(process, answer->query.understood)),
                  STR_ARG(output_count(process, counts->total)), counts->total == 1 ? "" : "s");
    if (answer->query.has_date)
        output_format(": %.*s certainly, %.*s possibly; %.*s more are undated",
                      STR_ARG(output_count(process, counts->certain)),
                      STR_ARG(output_count(process, counts->possible)),
                      STR_ARG(output_count(process, counts->undated)));
    if (counts->apparatus > 0 && !answer->query.apparatus)
        output_format(" ... and %.*s in prefaces and lists (in:apparatus)",
                      STR_ARG(output_count(process, counts->apparatus)));
    output_format("\n");
    for (size_t i = 0; i < answer->query.notes.n; i++)
        output_format("note: \"%.*s\" at character %zu: %.*s\n",
                      STR_ARG(output_safe(process, answer->query.notes.p[i].word)),
                      answer->query.notes.p[i].at + 1, STR_ARG(answer->query.notes.p[i].text));
    if (counts->ranking_stopped)
        output_format("note: ranking stopped after its time; the counts are exact\n");
}

static void tell_facets(struct arena *process, const SearchAnswer *answer) {
    for (size_t i = 0; i < answer->counts.facets.n; i++) {
        const FacetCount *facet = &answer->counts.facets.p[i];
        if (i == 0 || facet->field != answer->counts.facets.p[i - 1].field)
            output_format("\n%s\n", field_info(facet->field)->label);
        output_format(
            "  %8.*s  %.*s", STR_ARG(output_count(process, facet->certain)),
            STR_ARG(output_safe(process, facet->label.n > 0 ? facet->label : facet->value)));
        if (facet->label.n > 0)
            output_format("  (collection:%.*s)", STR_ARG(output_safe(process, facet->value)));
        if (facet->possible > 0)
            output_format("  (and %.*s possibly)", STR_ARG(output_count(process, facet->possible)));
        output_format("\n");
    }
}

/* Where not all hits stand above: which do, and how to see others. */
static void tell_rest(struct arena *process, const SearchRequest *request,
                      const SearchAnswer *answer) {
    uint64_t total = answer->counts.total, first = request->first, shown = answer->hits.n;
    if (shown == total)
        return;
    if (shown == 0 && request->count > 0) {
        output_format("There is no hit %llu: the last is %llu.\n", (unsigned long long)first + 1,
                      (unsigned long long)total);
        return;
    }
    Str sum = output_count(process, total);
    if (shown == 0)
        output_format("No hit is shown of %.*s", STR_ARG(sum));
    else
        output_format("Hits %llu to %llu of %.*s", (unsigned long long)first + 1,
                      (unsigned long long)(first + shown), STR_ARG(sum));
    if (shown > 0 && first + shown < total)
        output_format("; the next: --first %llu", (unsigned long long)(first + shown) + 1);
    if (total <= LIMIT_MOST)
        output_format("; all: %s--limit %llu", first > 0 ? "--first 1 " : "",
                      (unsigned long long)total);
    output_format("\n");
}

static void tell_dates(struct arena *process, const SearchAnswer *answer) {
    for (size_t i = 0; i < answer->dates.n; i++)
        output_format("Did you mean %.*s? %.*s document%s.\n",
                      STR_ARG(output_safe(process, answer->dates.p[i].typed)),
                      STR_ARG(output_count(process, answer->dates.p[i].total)),
                      answer->dates.p[i].total == 1 ? "" : "s");
}

static void tell_nothing(struct arena *process, const SearchAnswer *answer) {
    for (size_t i = 0; i < answer->missing_words.n; i++)
        output_format("No document has \"%.*s\".\n",
                      STR_ARG(output_safe(process, answer->missing_words.p[i])));
    for (size_t i = 0; i < answer->near_words.n; i++)
        output_format("%s%.*s%s", i == 0 ? "Nearest words that occur: " : ", ",
                      STR_ARG(output_safe(process, answer->near_words.p[i])),
                      i + 1 == answer->near_words.n ? "\n" : "");
    for (size_t i = 0; i < answer->alone.n; i++)
        output_format("%s  %8.*s  %.*s\n",
                      i == 0 ? "No document has all of these; by itself:\n" : "",
                      STR_ARG(output_count(process, answer->alone.p[i].total)),
                      STR_ARG(output_safe(process, answer->alone.p[i].typed)));
}

static void json_hit(const SearchHit *hit, Json *hits) {
    Json *one = json_new_object();
    json_set(one, "certain", json_new_bool(hit->hit.certain));
    json_set_text(one, "date", hit->date_edtf);
    json_set_text(one, "id", hit->hit.id);
    json_set_text(one, "place", hit->deposit_title);
    json_set_text(one, "title", hit->title);
    Json *passages = json_new_list();
    for (size_t i = 0; i < hit->passages.n; i++) {
        const Passage *passage = &hit->passages.p[i];
        Json *shown = json_new_object(), *marks = json_new_list();
        json_set_number(shown, "block", passage->block);
        if (passage->found.n > 0)
            json_set_text(shown, "found", passage->found);
        json_set_text(shown, "text", passage->text);
        json_set_text(shown, "zone", str_from_c(zone_name(passage->zone)));
        for (size_t j = 0; j < passage->marks.n; j++) {
            Json *mark = json_new_list();
            json_add(mark, json_new_number((int64_t)passage->marks.p[j].start));
            json_add(mark, json_new_number((int64_t)passage->marks.p[j].end));
            json_add(marks, mark);
        }
        json_set(shown, "marks", marks);
        json_add(passages, shown);
    }
    json_set(one, "passages", passages);
    json_add(hits, one);
}

static void tell_json(const SearchAnswer *answer) {
    Json *all = json_new_object(), *hits = json_new_list(), *facets = json_new_list(),
         *notes = json_new_list(), *dates = json_new_list();
    json_set_text(all, "query", answer->query.typed);
    json_set_text(all, "understood", answer->query.understood);
    json_set_number(all, "total", (int64_t)answer->counts.total);
    json_set_number(all, "certain", (int64_t)answer->counts.certain);
    json_set_number(all, "possible", (int64_t)answer->counts.possible);
    json_set_number(all, "undated", (int64_t)answer->counts.undated);
    json_set_number(all, "apparatus", (int64_t)answer->counts.apparatus);
    for (size_t i = 0; i < answer->hits.n; i++)
        json_hit(&answer->hits.p[i], hits);
    for (size_t i = 0; i < answer->counts.facets.n; i++) {
        const FacetCount *facet = &answer->counts.facets.p[i];
        Json *one = json_new_object();
        json_set_text(one, "field", str_from_c(field_info(facet->field)->name));
        json_set_text(one, "value", facet->value);
        if (facet->label.n > 0)
            json_set_text(one, "label", facet->label);
        json_set_number(one, "certain", (int64_t)facet->certain);
        json_set_number(one, "possible", (int64_t)facet->possible);
        json_add(facets, one);
    }
    for (size_t i = 0; i < answer->query.notes.n; i++) {
        Json *one = json_new_object();
        json_set_number(one, "at", (int64_t)answer->query.notes.p[i].at);
        json_set_text(one, "text", answer->query.notes.p[i].text);
        json_set_text(one, "word", answer->query.notes.p[i].word);
        json_add(notes, one);
    }
    for (size_t i = 0; i < answer->dates.n; i++) {
        Json *one = json_new_object();
        json_set_text(one, "query", answer->dates.p[i].typed);
        json_set_number(one, "total", (int64_t)answer->dates.p[i].total);
        json_add(dates, one);
    }
    json_set(all, "dates", dates);
    json_set(all, "hits", hits);
    json_set(all, "facets", facets);
    json_set(all, "notes", notes);
    output_json(all);
}

static SearchOrder order_of(Str name) {
    return str_is(name, "date")        ? ORDER_DATE
           : str_is(name, "date-down") ? ORDER_DATE_DOWN
                                       : ORDER_RELEVANCE;
}

static bool request_of(const struct opts *opts, struct arena *process, SearchRequest *request,
                       Fail *fail) {
    uint64_t first, limit;
    if (!opts_number(opts, "first", (NumberRange){1, 1000000, 1}, &first, fail) ||
        !opts_number(opts, "limit", (NumberRange){0, LIMIT_MOST, 10}, &limit, fail))
        return false;
    request->order = order_of(opts_text(opts, "order"));
    request->text = str_join(process, opts->arguments, STR(" "));
    request->first = (size_t)first - 1;
    request->count = opts_flag(opts, "count") ? 0 : (size_t)limit;
    request->facets = opts_flag(opts, "facet");
    request->no_variants = opts_flag(opts, "no-variants");
    request->exact = opts_flag(opts, "exact");
    return true;
}

static int run(const struct opts *opts, struct arena *process) {
    SearchRequest request = {0};
    SearchAnswer answer;
    Fail fail;
    if (!request_of(opts, process, &request, &fail))
        return output_fail("search", &fail);
    struct archive *archive = command_open(opts, ARCHIVE_READ, process);
    if (archive == NULL)
        return EXIT_FAILED;
    bool ok = archive_search(archive, &request, process, &answer, &fail);
    archive_close(archive);
    if (!ok)
        return output_fail("search", &fail);
    if (opts_flag(opts, "json")) {
        tell_json(&answer);
    } else if (opts_flag(opts, "count")) {
        output_format("%llu\n", (unsigned long long)answer.counts.total);
    } else {
        tell_counts(process, &answer);
        tell_dates(process, &answer);
        for (size_t i = 0; i < answer.hits.n; i++)
            tell_hit(process, &answer.hits.p[i], opts_flag(opts, "explain"));
        tell_facets(process, &answer);
        if (answer.counts.total == 0)
            tell_nothing(process, &answer);
        tell_rest(process, &request, &answer);
    }
    return answer.counts.total == 0 ? EXIT_NO : EXIT_DONE;
}

const struct command cmd_search = {&text, run};
