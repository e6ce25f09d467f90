/* Grammar first, then links, then marks: a mark says no more than what was decided. */
#include "annotate/mention.h"
#include "annotate/link.h"
#include "annotate/office_holder.h"

enum { OFFICES_FROM = LINK_DESCRIBED + 1 };

static const Rule says[] = {
    [LINK_NONE] = {"name-by-title", 3, "A title, an initial or a given name shows a name."},
    [LINK_DESCRIBED] = {"name-in-description", 1,
                        "The description names a person so: who met, wrote, received, or is "
                        "spoken of."},
    [LINK_ONLY] = {"name-in-list", 3, "One person of the volume's list has this name."},
    [LINK_GIVEN] = {"name-by-given-name", 3, "Given name or initials are that person's."},
    [LINK_TITLE] = {"name-by-office", 3, "Of those of this name, the title is that person's."},
    [LINK_DOCUMENT] = {"name-by-document", 3,
                       "Of those of this name, this one is named in full in the document."},
    [LINK_OFFICE] = {"name-by-high-office", 3,
                     "Of those of this name, this one holds the highest office."},
    [LINK_MISREAD] = {"name-misread", 2, "The word is nearest to this name of the volume's list."},
    [LINK_OPEN] = {"name-of-several", 3, "Several persons of the volume's list have this name."},
    [LINK_THING] = {"name-of-thing", 2, "A library, a plan or its like bears the name."},
    [OFFICES_FROM +
        HOLDER_IN_TEXT] = {"office-in-text", 1, "The text calls this person by the office."},
    [OFFICES_FROM + HOLDER_NAMED] = {"office-of-one-named", 2,
                                     "Of those named in the text, this one bears the office in the "
                                     "volume's list."},
    [OFFICES_FROM + HOLDER_IN_LIST] = {"office-in-list", 1,
                                       "One person bears the office in the volume's list."},
};

static const void *prepare(const ReadingHead *head, const Lexicon *lexicon, struct arena *arena) {
    (void)head;
    return name_list_make(lexicon, arena);
}

static void put_mark(const RuleJob *job, const NameList *list, const Mention *mention) {
    const Scan *scan = &job->scans[mention->part];
    const Rule *rule = &says[mention->of_thing ? LINK_THING : mention->rule];
    Mark *mark = rule_mark(job, scan, mention->first, mention->end, SPAN_NAME, rule);
    if (mention->of_thing)
        rule_mark_attribute(job, mark, "role", STR("eponym"));
    mark->certainty = mention->certainty;
    rule_mark_attribute(job, mark, "type", STR("person"));
    if (mention->title < mention->first)
        rule_mark_attribute(job, mark, "title",
                            str_copy(job->job, scan_text(scan, mention->title, mention->first)));
    if (mention->entry == 0) {
        if ((mention->ranks & ((uint64_t)1 << CUE_RANK_WOMAN)) != 0)
            rule_mark_attribute(job, mark, "rank", STR("woman"));
        return;
    }
    Str id = list->entries.p[mention->entry - 1].id;
    if (mention->rule == LINK_OPEN)
        rule_mark_attribute(job, mark, "refs",
                            str_format(job->job, "%.*s %.*s", STR_ARG(id),
                                       STR_ARG(list->entries.p[mention->second - 1].id)));
    else
        rule_mark_attribute(job, mark, "ref", str_copy(job->job, id));
}

/* The likeliest holder, and the next. */
static void put_office(const RuleJob *job, const NameList *list, const OfficeMention *office) {
    Mark *mark = rule_mark(job, &job->scans[office->part], office->first, office->end, SPAN_NAME,
                           &says[OFFICES_FROM + office->by]);
    Str id = list->entries.p[office->entry - 1].id;
    mark->certainty = office->certainty;
    rule_mark_attribute(job, mark, "type", STR("office"));
    rule_mark_attribute(job, mark, "ref", str_copy(job->job, id));
    if (office->second != 0)
        rule_mark_attribute(job, mark, "refs",
                            str_format(job->job, "%.*s %.*s", STR_ARG(id),
                                       STR_ARG(list->entries.p[office->second - 1].id)));
}

static void mention_rule(const RuleJob *job) {
    const NameList *list = job->prepared;
    MentionList mentions = {0};
    if (job->document->role == ROLE_APPARATUS)
        return;
    mention_grammar_find(job, list, &mentions);
    link_resolve(job, list, &mentions);
    for (size_t i = 0; i < mentions.n; i++)
        if (!mentions.p[i].of_file)
            put_mark(job, list, &mentions.p[i]);
    OfficeMentionList offices = {0};
    office_holder_find(job, list, &mentions, &offices);
    for (size_t i = 0; i < offices.n; i++)
        put_office(job, list, &offices.p[i]);
}

const RuleRow mention_row = {says, sizeof says / sizeof *says, mention_rule, prepare};
