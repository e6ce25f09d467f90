/*
 * A plain text describes itself where it opens as letters do, with labels. Else it has no
 * description of its own, and its title is said by a rule and not by the file.
 */
#include "import/from_text.h"
#include "import/letter_parties.h"
#include "import/text_paragraphs.h"
#include "import/text_title.h"

enum { VERSION = 5 };

static void add_evidence(Value *value, const TidySource *source, size_t first, size_t last,
                         struct arena *results) {
    LIST_ADD(results, &value->evidence)->origin = tidy_text_origin(source, first, last);
}

static void describe(struct document *document, const TidySource *source,
                     const LetterHeadValue *said, Str text, struct arena *results) {
    Value *value = description_add(results, &document->description, said->field, text);
    bool person = said->field == FIELD_AUTHOR || said->field == FIELD_RECIPIENT;
    value->label = said->label;
    value->role = str_from_c(said->role);
    if (said->field == FIELD_DATE)
        value->norm = said->norm;
    else if (person && said->norm.n > 0 && !str_equal(said->norm, text))
        document_set_attribute(results, &value->attributes, "address", said->norm);
    add_evidence(value, source, said->first, said->last, results);
}

/* Several recipients are several values. */
static void describe_by_head(struct document *document, const TidySource *source,
                             const LetterHeadValueList *head, struct arena *results) {
    for (size_t i = 0; i < head->n; i++) {
        const LetterHeadValue *said = &head->p[i];
        Str part, rest = said->value;
        bool person = said->field == FIELD_AUTHOR || said->field == FIELD_RECIPIENT;
        bool more = said->field != FIELD_OTHER;
        while (more) {
            more = str_cut(rest, person ? ';' : '\n', &part, &rest);
            if (str_trim(part).n > 0)
                describe(document, source, said, str_trim(part), results);
        }
    }
}

/* Who is greeted, where no head says who it is; in the address's words where it has more of them.
 */
static void add_greeted(struct document *document, const TidySource *source,
                        const TidyLineList *lines, const LetterHeadValueList *head,
                        struct arena *results) {
    LetterParties parties;
    letter_parties_find(lines, head, results, &parties);
    if (parties.by_head || parties.recipient.n == 0 || parties.sender.n == 0)
        return;
    const TidyLine *line = &lines->p[parties.named];
    Value *value =
        description_add(results, &document->description, FIELD_RECIPIENT, parties.recipient);
    value->source = (Source){SOURCE_RULE, STR("party-in-greeting"), 2};
    value->certainty = 700;
    add_evidence(value, source, line->first, line->last, results);
}

static void add_title(struct document *document, const TidySource *source,
                      const TidyLineList *lines, const LetterHeadValueList *head,
                      struct arena *results) {
    TextTitle title = text_title_choose(lines, head, source->file, results);
    Value *value = description_add(results, &document->description, FIELD_TITLE, title.text);
    value->source = (Source){SOURCE_RULE, str_from_c(title.rule), 1};
    value->certainty = title.certainty;
    if (title.line != NULL)
        add_evidence(value, source, title.line->first, title.line->last, results);
}

bool from_text_read(const ImportTask *task, struct arena *results, ReadingHead *head, Fail *fail) {
    TidySource source = {0};
    TidyLineList lines = {0};
    *LIST_ADD(results, &head->rules) = (RuleVersion){STR("text"), VERSION};
    if (!tidy_text_open(task, (Str){NULL, 0}, results, head, &source, fail) ||
        !tidy_text_lines(source.decoded.text, results, &lines, fail))
        return false;
    struct part_builder *builder = part_builder_create();
    struct document document = {.local_id = STR("1"), .role = ROLE_RECORD};
    part_builder_start(builder, PART_TRANSCRIPT, STR("t1"), results);
    bool built = text_paragraphs_build(builder, &source, &lines, results, fail);
    if (built)
        part_builder_finish(builder, &document.next_block, LIST_ADD(results, &document.parts));
    part_builder_destroy(builder);
    if (!built)
        return false;
    LetterHeadValueList letter_head;
    letter_head_read(&lines, results, &letter_head);
    describe_by_head(&document, &source, &letter_head, results);
    if (description_text(&document.description, FIELD_TITLE).n == 0)
        add_title(&document, &source, &lines, &letter_head, results);
    add_greeted(&document, &source, &lines, &letter_head, results);
    head->document_count = 1;
    return task->visit(task->context, &document, fail);
}
