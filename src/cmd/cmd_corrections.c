/* fonds corrections: what rules take for faults of the copy, by pattern; people accept and reject.
 */
#include "archive/corrections.h"
#include "archive/faults.h"
#include "base/map.h"
#include "cmd/command.h"
#include <stdlib.h>

static const Option options[] = {
    COMMAND_OPTION_ARCHIVE,
    {"pattern", 'p', "PATTERN",
     "only of this pattern, as the list shows it: 'rn>m' is rn read as m"},
    {"document", 'd', "ID", "only in this document"},
    {"sure", 's', "PERCENT", "only what is at least so sure"},
    {"unsure", 'u', "PERCENT", "only what is at most so sure"},
    {"each", 'e', NULL, "each proposal where it stands, not patterns"},
    {"accept", 'a', NULL, "accept all that is listed: each is an act"},
    {"reject", 'x', NULL, "reject all that is listed: each is an act"},
    {"limit", 'l', "N", "at most N lines (50), or acts (all)"},
    {"reason", 'r', "TEXT", "why; kept with the acts"},
    {"dry-run", 'n', NULL, "only say what would be done"},
    COMMAND_OPTION_JSON,
};

static const CommandText text = {
    "corrections",
    "",
    "lists probable faults of the copy; accepts and rejects them",
    COMMAND_OPTIONS(options),
    0,
    0,
    "  fonds corrections                      patterns, the most frequent first\n"
    "  fonds corrections -p 'i>1'             each proposal of one pattern, in its words\n"
    "  fonds corrections -p 'i>1' --accept    they are faults, and what was meant is known\n"
    "  fonds corrections -p 'on>oh' --reject  what stands there is right\n"
    "The texts stay as they are. Decisions are acts: fonds log shows them, fonds undo SEQ\n"
    "takes one back. Like proposals elsewhere become surer, or less sure.\n",
};

enum { EXAMPLES = 3 };

typedef struct {
    Str pattern;
    CorrectionLesson lesson;
    uint64_t open, certainty;  // certainty: sum, per mille
    StrList examples;
} Pattern;
typedef LIST_OF(Pattern) PatternList;

typedef struct {
    struct arena *process;
    const struct opts *opts;
    struct archive *archive;
    FaultFilter filter;
    CorrectionRowList list;
    uint64_t limit;
    Fail fail;
} Corrections;

/* --- patterns -------------------------------------------------------------------------------- */

static int by_count(const void *a, const void *b) {
    const Pattern *x = a, *y = b;
    return x->open != y->open ? (x->open > y->open ? -1 : 1) : str_compare(x->pattern, y->pattern);
}

static void add_example(struct arena *process, const CorrectionRow *one, StrList *examples) {
    Str example = str_format(process, "%.*s > %.*s", STR_ARG(one->seen), STR_ARG(one->row.text));
    for (size_t i = 0; i < examples->n; i++)
        if (str_equal(examples->p[i], example))
            return;
    if (examples->n < EXAMPLES)
        str_list_add(process, examples, example);
}

static PatternList patterns_of(const Corrections *all) {
    PatternList patterns = {0};
    struct map *places = map_create(all->process);
    for (size_t i = 0; i < all->list.n; i++) {
        const CorrectionRow *one = &all->list.p[i];
        bool is_new;
        uint64_t *place = map_put(places, one->row.pattern, &is_new);
        if (is_new) {
            *place = patterns.n;
            *LIST_ADD(all->process, &patterns) =
                (Pattern){.pattern = one->row.pattern, .lesson = one->row.lesson};
        }
        Pattern *pattern = &patterns.p[*place];
        pattern->open++;
        pattern->certainty += fault_rows_certainty(&one->row);
        add_example(all->process, one, &pattern->examples);
    }
    if (patterns.n > 0)
        qsort(patterns.p, patterns.n, sizeof *patterns.p, by_count);
    return patterns;
}

static void json_pattern(const Pattern *pattern, Json *list) {
    Json *one = json_new_object(), *examples = json_new_list();
    json_set_text(one, "pattern", pattern->pattern);
    json_set_number(one, "open", (int64_t)pattern->open);
    json_set_number(one, "certainty", (int64_t)(pattern->certainty / pattern->open));
    json_set_number(one, "accepted", pattern->lesson.right);
    json_set_number(one, "rejected", pattern->lesson.wrong);
    for (size_t i = 0; i < pattern->examples.n; i++)
        json_add(examples, json_new_text(pattern->examples.p[i]));
    json_set(one, "examples", examples);
    json_add(list, one);
}

static void tell_pattern(const Corrections *all, const Pattern *pattern) {
    output_format(
        "%8.*s  %-10.*s %3u %%  %.*s", STR_ARG(output_count(all->process, pattern->open)),
        STR_ARG(output_safe(all->process, pattern->pattern)),
        (unsigned)(pattern->certainty / pattern->open / 10),
        STR_ARG(output_safe(all->process, str_join(all->process, pattern->examples, STR(", ")))));
    if (pattern->lesson.right + pattern->lesson.wrong > 0)
        output_format("  (%u accepted, %u rejected)", pattern->lesson.right, pattern->lesson.wrong);
    output_format("\n");
}

/* Why nothing was looked for, where that is so. */
static void tell_why_none(const Corrections *all) {
    struct faults_judge *judge;
    Fail ignored;  // then nothing more is said
    if (archive_config(all->archive)->faults == 0) {
        output_format("None is looked for: fonds.conf says faults = 0 under [rules].\n");
        return;
    }
    if (!faults_judge_open(all->archive, &judge, &ignored))
        return;
    FaultsBasis basis = faults_judge_basis(judge);
    if (basis.held < basis.needed)
        output_format("None is looked for yet: rare words show only among %.*s words or more; this "
                      "archive holds %.*s.\n",
                      STR_ARG(output_count(all->process, basis.needed)),
                      STR_ARG(output_count(all->process, basis.held)));
    faults_judge_close(judge);
}

static void tell_none(const Corrections *all) {
    const FaultFilter *filter = &all->filter;
    bool filtered = filter->document.n + filter->pattern.n + filter->least + filter->most > 0;
    if (opts_flag(all->opts, "json") || all->list.n > 0)
        return;
    output_format(filtered ? "No open proposal fits.\n" : "No proposal is open.\n");
    tell_why_none(all);
}

static int list_patterns(const Corrections *all) {
    PatternList patterns = patterns_of(all);
    tell_none(all);
    Json *json = json_new_list();
    bool as_json = opts_flag(all->opts, "json");
    for (size_t i = 0; i < patterns.n && i < all->limit; i++) {
        if (as_json)
            json_pattern(&patterns.p[i], json);
        else
            tell_pattern(all, &patterns.p[i]);
    }
    if (!as_json && patterns.n > all->limit)
        output_format("and %.*s other patterns; --limit N shows more\n",
                      STR_ARG(output_count(all->process, patterns.n - all->limit)));
    Json *answer = json_new_object();
    json_set_number(answer, "total", (int64_t)all->list.n);
    json_set(answer, "patterns", json);
    if (as_json)
        output_json(answer);
    else
        json_free(answer);
    return patterns.n > 0 ? EXIT_DONE : EXIT_NO;
}

/* --- each ------------------------------------------------------------------------------------ */

static Json *json_one(const CorrectionRow *one) {
    Json *json = json_new_object();
    json_set_text(json, "document", one->row.document);
    json_set_number(json, "block", one->block);
    json_set_text(json, "seen", one->seen);
    json_set_text(json, "text", one->row.text);
    json_set_text(json, "pattern", one->row.pattern);
    json_set_text(json, "rule", one->row.rule);
    json_set_number(json, "certainty", fault_rows_certainty(&one->row));
    json_set_number(json, "alone", one->row.certainty);
    json_set_text(json, "before", one->before);
    json_set_text(json, "after", one->after);
    return json;
}

static void tell_one(const Corrections *all, const CorrectionRow *one) {
    struct arena *process = all->process;
    output_format(
        "%.*s#b%u  %u %%  ...%.*s[%.*s > %.*s]%.*s...\n", STR_ARG(one->row.document), one->block,
        fault_rows_certainty(&one->row) / 10U, STR_ARG(output_safe(process, one->before)),
        STR_ARG(output_safe(process, one->seen)), STR_ARG(output_safe(process, one->row.text)),
        STR_ARG(output_safe(process, one->after)));
}

static int list_each(const Corrections *all) {
    Json *answer = json_new_object(), *json = json_new_list();
    bool as_json = opts_flag(all->opts, "json");
    tell_none(all);
    for (size_t i = 0; i < all->list.n && i < all->limit; i++) {
        ArenaMark mark = arena_mark(all->process);
        if (as_json)
            json_add(json, json_one(&all->list.p[i]));
        else
            tell_one(all, &all->list.p[i]);
        arena_reset(all->process, mark);
    }
    if (!as_json && all->list.n > all->limit)
        output_format("and %.*s more; --limit N shows them\n",
                      STR_ARG(output_count(all->process, all->list.n - all->limit)));
    json_set_number(answer, "total", (int64_t)all->list.n);
    json_set(answer, "proposals", json);
    if (as_json)
        output_json(answer);
    else
        json_free(answer);
    return all->list.n > 0 ? EXIT_DONE : EXIT_NO;
}

/* --- deciding -------------------------------------------------------------------------------- */

static int decide_all(Corrections *all) {
    bool accept = opts_flag(all->opts, "accept");
    CorrectionOrder order = {accept, opts_text(all->opts, "reason"),
                             opts_flag(all->opts, "dry-run")};
    Json *acts = json_new_list(), *answer = json_new_object();
    uint64_t first = 0, last = 0, done = 0;
    bool ok = true;
    for (size_t i = 0; ok && i < all->list.n && i < all->limit; i++) {
        ArenaMark mark = arena_mark(all->process);
        Act act = {0};
        ok = corrections_decide(all->archive, &all->list.p[i], &order, all->process, &act,
                                &all->fail);
        if (ok && !order.dry_run)
            json_add(acts, json_new_number((int64_t)act.seq));
        first = done == 0 ? act.seq : first;
        last = ok ? act.seq : last;
        done += ok;
        arena_reset(all->process, mark);
    }
    json_set_number(answer, accept ? "accepted" : "rejected", (int64_t)done);
    json_set(answer, "acts", acts);
    if (opts_flag(all->opts, "json"))
        output_json(answer);
    else
        json_free(answer);
    if (!opts_flag(all->opts, "json") && done > 0)
        output_format(order.dry_run ? "Would %s %.*s proposal%s.\n"
                                    : "%sed %.*s proposal%s, acts %llu to %llu. fonds undo SEQ "
                                      "takes one back.\n",
                      order.dry_run ? (accept ? "accept" : "reject")
                                    : (accept ? "Accept" : "Reject"),
                      STR_ARG(output_count(all->process, done)), done == 1 ? "" : "s",
                      (unsigned long long)first, (unsigned long long)last);
    if (!ok)
        return output_fail("corrections", &all->fail);
    return done > 0 ? EXIT_DONE : EXIT_NO;
}

static bool read_options(Corrections *all) {
    const struct opts *opts = all->opts;
    bool decides = opts_flag(opts, "accept") || opts_flag(opts, "reject");
    uint64_t sure, unsure;
    if (!opts_number(opts, "limit", (NumberRange){1, 1000000, decides ? 1000000 : 50}, &all->limit,
                     &all->fail) ||
        !opts_number(opts, "sure", (NumberRange){0, 100, 0}, &sure, &all->fail) ||
        !opts_number(opts, "unsure", (NumberRange){0, 100, 0}, &unsure, &all->fail))
        return false;
    all->filter = (FaultFilter){.document = opts_text(opts, "document"),
                                .pattern = opts_text(opts, "pattern"),
                                .least = (uint16_t)(sure * 10),
                                .most = (uint16_t)(unsure * 10)};
    return true;
}

static bool find_document(Corrections *all) {
    ArchivePage page;
    uint32_t block;
    if (all->filter.document.n == 0)
        return true;
    if (!archive_page_named(all->archive, all->filter.document, all->process, &page, &block,
                            &all->fail))
        return false;
    all->filter.document = page.row.id;
    return true;
}

static int run(const struct opts *opts, struct arena *process) {
    Corrections all = {.process = process, .opts = opts};
    bool accept = opts_flag(opts, "accept"), reject = opts_flag(opts, "reject");
    bool filtered = opts_text(opts, "document").n + opts_text(opts, "pattern").n +
                        opts_text(opts, "sure").n + opts_text(opts, "unsure").n >
                    0;
    if (accept && reject)
        return command_usage(opts, "takes --accept or --reject, not both");
    if ((accept || reject) && !filtered)
        return command_usage(opts, "decides about what a filter names: --pattern, --document, "
                                   "--sure or --unsure");
    if (!read_options(&all))
        return command_usage(opts, "%s", all.fail.message);
    all.archive = command_open(opts, accept || reject ? ARCHIVE_WRITE : ARCHIVE_READ, process);
    if (all.archive == NULL)
        return EXIT_FAILED;
    int code;
    if (!find_document(&all) ||
        !corrections_list(all.archive, &all.filter, process, &all.list, &all.fail))
        code = output_fail("corrections", &all.fail);
    else if (accept || reject)
        code = decide_all(&all);
    else if (opts_flag(opts, "each") || all.filter.pattern.n + all.filter.document.n > 0)
        code = list_each(&all);
    else
        code = list_patterns(&all);
    archive_close(all.archive);
    return code;
}

const struct command cmd_corrections = {&text, run};
