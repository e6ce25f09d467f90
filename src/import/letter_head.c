/*
 * "To:" stands in running text too, so what decides is the place: the lines are the first of the
 * text, or stand below a few short ones (a letterhead, a date), one below the other. A label
 * without an answer is answered by the next line; a line that is indented further goes on. Only the
 * first head is read: below it a letter may quote another with its own.
 */
#include "import/letter_head.h"
#include "text/unicode.h"

enum {
    ABOVE_MAX = 8,   // lines above the head
    LINES_MAX = 40,  // of which a head is sought
    LABEL_BYTES_MAX = 40,
    LINE_BYTES_MAX = 300
};

typedef enum { IS_SUBJECT, IS_FROM, IS_TO, IS_DATE, IS_BESIDE } Kind;

typedef struct {
    Kind kind;
    Field field;
    const char *role;
    const char *words;  // folded, parted by '|'
} Label;

/*
 * FIELD_OTHER: known as part of a head, and left to annotate, which takes senders and recipients
 * apart into name and office where it knows the label (annotate/lexicon/heads.tsv), and dates them.
 */
static const Label labels[] = {
    {IS_SUBJECT, FIELD_TITLE, "",
     "subject|subj|re|regarding|title|betreff|betr|betr.|betrifft|titel|gegenstand|objet|concerne|"
     "titre|sujet|тема|предмет|касательно|заголовок|название"},
    {IS_FROM, FIELD_OTHER, "", "from|von|от"},
    {IS_FROM, FIELD_AUTHOR, "sender",
     "sender|absender|de|de la part de|expediteur|от кого|отправитель"},
    {IS_FROM, FIELD_AUTHOR, "author", "author|written by|verfasser|verfasserin|autor|auteur|автор"},
    {IS_TO, FIELD_OTHER, "", "to|an|кому"},
    {IS_TO, FIELD_RECIPIENT, "",
     "recipient|addressee|empfanger|empfangerin|adressat|a|pour|destinataire|адресат|получатель"},
    {IS_BESIDE, FIELD_OTHER, "",
     "cc|c.c.|copy|copy to|copies to|through|via|kopie|kopie an|in kopie|copie|copie "
     "a|копия|копии"},
    {IS_DATE, FIELD_OTHER, "", "date|dated|sent|datum|gesendet|le|envoye|дата|отправлено"},
};

/* The label that a line begins with, and where its value begins; NULL: none. */
static const Label *label_of(Str line, struct arena *scratch, size_t *value) {
    size_t colon;
    if (line.n > LINE_BYTES_MAX || !str_find_char(line, ':', &colon) || colon == 0 ||
        colon > LABEL_BYTES_MAX)
        return NULL;
    if (colon + 1 < line.n && line.p[colon + 1] != ' ' && line.p[colon + 1] != '\t')
        return NULL;
    *value = colon + 1;
    Str label = unicode_fold(tidy_text_squeeze(str_slice(line, 0, colon), scratch), scratch);
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        Str word, rest = str_from_c(labels[i].words);
        bool more = true;
        while (more) {
            more = str_cut(rest, '|', &word, &rest);
            if (str_equal(word, label))
                return &labels[i];
        }
    }
    return NULL;
}

bool letter_head_is_line(Str line, struct arena *scratch) {
    size_t value;
    return label_of(line, scratch, &value) != NULL;
}

/* The line goes on with the value above it. */
static bool goes_on(const TidyLine *line, const LetterHeadValue *above, uint16_t indent) {
    if (line->blank_before > 0 || line->text.n > LINE_BYTES_MAX)
        return false;
    return above->value.n == 0 || line->indent > indent + 1;
}

static void join(LetterHeadValue *above, const TidyLine *line, struct arena *results) {
    above->value = above->value.n == 0 ? line->text
                                       : str_format(results, "%.*s %.*s", STR_ARG(above->value),
                                                    STR_ARG(line->text));
    above->last = line->last;
}

static void keep_answered(LetterHeadValueList *found, struct arena *results) {
    size_t kept = 0;
    for (size_t i = 0; i < found->n; i++) {
        LetterHeadValue value = found->p[i];
        value.value = tidy_text_squeeze(value.value, results);
        if (value.value.n > 0 && value.field != FIELD_OTHER)
            found->p[kept++] = value;
    }
    found->n = kept;
}

void letter_head_read(const TidyLineList *lines, struct arena *results,
                      LetterHeadValueList *found) {
    unsigned seen = 0;
    uint16_t indent = 0;
    bool open = false;  // the line above belongs to the head
    *found = (LetterHeadValueList){0};
    for (size_t i = 0; i < lines->n && i < LINES_MAX; i++) {
        const TidyLine *line = &lines->p[i];
        size_t at = 0;
        const Label *label = label_of(line->text, results, &at);
        if (label == NULL && open && goes_on(line, &found->p[found->n - 1], indent)) {
            join(&found->p[found->n - 1], line, results);
            continue;
        }
        open = false;
        if (label == NULL && (found->n > 0 ? line->blank_before > 0 : i >= ABOVE_MAX))
            break;
        if (label == NULL)
            continue;
        if (label->kind != IS_BESIDE && (seen >> label->kind & 1) != 0)
            break;
        seen |= 1u << label->kind;
        Str value = str_trim(str_skip(line->text, at));
        *LIST_ADD(results, found) =
            (LetterHeadValue){label->field, label->role, str_trim(str_slice(line->text, 0, at - 1)),
                              value,        line->first, line->last};
        open = true;
        indent = line->indent;
    }
    bool is_head = (seen & 1u << IS_SUBJECT) != 0 || (seen & (seen - 1)) != 0;
    keep_answered(found, results);
    if (!is_head)
        found->n = 0;
}
