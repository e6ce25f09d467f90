/*
 * "To:" stands in running text too, so what decides is the place: the lines are the first of the
 * text, or stand below a few short ones (a letterhead, a date), one below the other. A label
 * without an answer is answered by the next line; a line that is indented further goes on. Only the
 * first head is read: below it a letter may quote another with its own.
 */
#include "import/letter_head.h"
#include "doc/plain_date.h"
#include "text/unicode.h"

enum {
    ABOVE_MAX = 8,   // lines above the head
    LINES_MAX = 40,  // of which a head is sought
    LABEL_BYTES_MAX = 40,
    LINE_BYTES_MAX = 300
};

typedef struct {
    LetterHeadKind kind;
    Field field;
    const char *role;
    const char *words;  // folded, parted by '|'
} Label;

/*
 * FIELD_OTHER: known as part of a head, and left to annotate, which takes senders and recipients
 * apart into name and office where it knows the label (annotate/lexicon/heads.tsv), and dates them.
 */
static const Label labels[] = {
    {HEAD_SUBJECT, FIELD_TITLE, "",
     "subject|subj|re|regarding|title|betreff|betr|betr.|betrifft|titel|gegenstand|objet|concerne|"
     "titre|sujet|тема|предмет|касательно|заголовок|название"},
    {HEAD_FROM, FIELD_OTHER, "", "from|von|от"},
    {HEAD_FROM, FIELD_AUTHOR, "sender",
     "sender|absender|de|de la part de|expediteur|от кого|отправитель"},
    {HEAD_FROM, FIELD_AUTHOR, "author",
     "author|written by|verfasser|verfasserin|autor|auteur|автор"},
    {HEAD_TO, FIELD_OTHER, "", "to|an|кому"},
    {HEAD_TO, FIELD_RECIPIENT, "",
     "recipient|addressee|empfanger|empfangerin|adressat|a|pour|destinataire|адресат|получатель"},
    {HEAD_BESIDE, FIELD_OTHER, "",
     "cc|c.c.|copy|copy to|copies to|through|via|kopie|kopie an|in kopie|copie|copie "
     "a|копия|копии"},
    {HEAD_DATE, FIELD_OTHER, "",
     "date|dated|sent|datum|gesendet|le|envoye|дата|дата встречи|отправлено"},
    {HEAD_PLACE, FIELD_OTHER, "", "place|location|ort|lieu|место|место встречи|место проведения"},
    {HEAD_PRESENT, FIELD_OTHER, "",
     "participants|present|those present|attendees|anwesend|anwesende|teilnehmer|teilnehmende|"
     "presents|etaient presents|присутствовали|присутствуют|участники|участвовали"},
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

/* ---- values ---- */

static bool is_address(Str word) {
    size_t at, dot;
    return str_find_char(word, '@', &at) && at > 0 &&
           str_find_char(str_skip(word, at), '.', &dot) && dot > 1 &&
           !str_find_char(word, ' ', &at);
}

static Str without_quotes(Str name) {
    while (name.n > 0 && (name.p[0] == '"' || name.p[0] == '\'' || name.p[0] == '('))
        name = str_skip(name, 1);
    while (name.n > 0 &&
           (name.p[name.n - 1] == '"' || name.p[name.n - 1] == '\'' || name.p[name.n - 1] == ')'))
        name.n--;
    return str_trim(name);
}

/* "Jane X <jane@example.org>", "jane@example.org (Jane X)", or an address alone: the name, and the
 * address as norm; false where there is no address. */
static bool read_mailbox(Str text, Str *name, Str *address) {
    size_t open, close;
    text = str_trim(text);
    if (str_find_char(text, '<', &open) && str_find_char(text, '>', &close) && close > open) {
        *address = str_trim(str_slice(text, open + 1, close));
        *name = without_quotes(str_trim(str_slice(text, 0, open)));
    } else if (str_find_char(text, '(', &open)) {
        *address = str_trim(str_slice(text, 0, open));
        *name = without_quotes(str_trim(str_skip(text, open)));
    } else {
        *address = text;
        *name = (Str){NULL, 0};
    }
    if (str_starts(*address, STR("mailto:")))
        *address = str_skip(*address, 7);
    if (!is_address(*address))
        return false;
    *name = name->n > 0 ? *name : *address;
    return true;
}

/* Where the mailbox ends that begins at `from`: at a comma or semicolon outside of quotes. */
static size_t mailbox_end(Str text, size_t from) {
    bool quoted = false;
    for (size_t i = from; i < text.n; i++) {
        quoted = quoted != (text.p[i] == '"');
        if (!quoted && (text.p[i] == ',' || text.p[i] == ';'))
            return i;
    }
    return text.n;
}

/* Adds those of a From or To, all of whom have an address; false where one has none. */
static bool add_mailboxes(const LetterHeadValue *said, struct arena *results,
                          LetterHeadValueList *found) {
    size_t kept = found->n, at;
    if (!str_find_char(said->value, '@', &at))
        return false;
    for (size_t from = 0, end; from < said->value.n; from = end + 1) {
        LetterHeadValue one = *said;
        end = mailbox_end(said->value, from);
        Str box = str_slice(said->value, from, end);
        if (str_trim(box).n == 0)
            continue;
        if (!read_mailbox(box, &one.value, &one.norm)) {
            found->n = kept;
            return false;
        }
        one.field = said->kind == HEAD_FROM ? FIELD_AUTHOR : FIELD_RECIPIENT;
        one.role = said->kind == HEAD_FROM ? "sender" : "";
        *LIST_ADD(results, found) = one;
    }
    return found->n > kept;
}

/* What was answered, with its norm. written: the head is of a letter, not of a talk. */
static void read_values(const LetterHeadValueList *said, bool written, struct arena *results,
                        LetterHeadValueList *found) {
    for (size_t i = 0; i < said->n; i++) {
        LetterHeadValue value = said->p[i];
        value.value = tidy_text_squeeze(value.value, results);
        if (value.value.n == 0)
            continue;
        bool person = value.kind == HEAD_FROM || value.kind == HEAD_TO;
        if (person && add_mailboxes(&value, results, found))
            continue;
        if (value.kind == HEAD_DATE && written &&
            plain_date_read(value.value, results, &value.norm)) {
            value.field = FIELD_DATE;
            value.role = "written";
        }
        *LIST_ADD(results, found) = value;
    }
}

void letter_head_read(const TidyLineList *lines, struct arena *results,
                      LetterHeadValueList *found) {
    unsigned seen = 0;
    uint16_t indent = 0;
    bool open = false;  // the line above belongs to the head
    LetterHeadValueList said = {0};
    *found = (LetterHeadValueList){0};
    for (size_t i = 0; i < lines->n && i < LINES_MAX; i++) {
        const TidyLine *line = &lines->p[i];
        size_t at = 0;
        const Label *label = label_of(line->text, results, &at);
        if (label == NULL && open && goes_on(line, &said.p[said.n - 1], indent)) {
            join(&said.p[said.n - 1], line, results);
            continue;
        }
        open = false;
        if (label == NULL && (said.n > 0 ? line->blank_before > 0 : i >= ABOVE_MAX))
            break;
        if (label == NULL)
            continue;
        if (label->kind != HEAD_BESIDE && (seen >> label->kind & 1) != 0)
            break;
        seen |= 1u << label->kind;
        *LIST_ADD(results, &said) = (LetterHeadValue){
            .kind = label->kind,
            .field = label->field,
            .role = label->role,
            .label = str_trim(str_slice(line->text, 0, at - 1)),
            .value = str_trim(str_skip(line->text, at)),
            .first = line->first,
            .last = line->last,
        };
        open = true;
        indent = line->indent;
    }
    bool is_head = (seen & 1u << HEAD_SUBJECT) != 0 || (seen & (seen - 1)) != 0;
    bool written = (seen & (1u << HEAD_FROM | 1u << HEAD_TO)) != 0;
    if (is_head)
        read_values(&said, written, results, found);
}
