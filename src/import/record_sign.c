/*
 * Words that memoranda use too count only beside others. What the pages of a site ask ("Subjects",
 * "Contributors", "Rights" on its front page) is answered many times or by a sentence, so that a
 * page of these alone is none; a list of results asks the same number again and again.
 */
#include "import/record_sign.h"

enum {
    SET_APART_ENOUGH = 3,  // labels of different fields, and of them
    DESCRIBED_ENOUGH = 2,  // those that no memorandum has in its head,
    ARTICLE_BYTES = 2000,  // on a page that is no article with a box of facts
    ONCE_LEAST = 2,        // fields that a record has once; or a heading over its description
    NUMBERS_OF_LIST = 3,   // the same label for a number
    DATES_OF_LIST = 6,     // or for a date
};

static bool is_of(Field field, const Field *fields, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (field == fields[i])
            return true;
    return false;
}

/* What the head of a memorandum asks, too. */
static bool is_asked_in_letters(Field field) {
    static const Field fields[] = {FIELD_DATE,      FIELD_SUBJECT, FIELD_AUTHOR, FIELD_PLACE,
                                   FIELD_RECIPIENT, FIELD_TITLE,   FIELD_PERSON, FIELD_OTHER};
    return is_of(field, fields, sizeof fields / sizeof *fields);
}

/* What the description of one record asks, and the front page of a site does not; posts name their
 * sources, too, but in a line of text. */
static bool is_asked_once(Field field, PageHint hint) {
    static const Field fields[] = {FIELD_DATE,      FIELD_TITLE,    FIELD_IDENTIFIER,
                                   FIELD_ARCHIVE,   FIELD_LANGUAGE, FIELD_ORIGINAL_LANGUAGE,
                                   FIELD_REFERENCE, FIELD_MARKING,  FIELD_UPLOADED,
                                   FIELD_KIND,      FIELD_EXTENT,   FIELD_URL,
                                   FIELD_ABSTRACT,  FIELD_PUBLISHED};
    return is_of(field, fields, sizeof fields / sizeof *fields) ||
           (field == FIELD_SOURCE_NOTE && hint == PAGE_LABEL);
}

/* Running text that answers nothing. */
static size_t bytes_of_prose(const PageLineList *lines) {
    size_t bytes = 0;
    for (size_t i = 0; i < lines->n; i++)
        if (lines->p[i].hint == PAGE_PLAIN && record_line_is_prose(lines->p[i].text))
            bytes += lines->p[i].text.n;
    return bytes;
}

static bool asks(const RecordLine *info) {
    return info->label != NULL && (info->kind == LINE_LABEL || info->kind == LINE_PAIR) &&
           info->label->kind == RECORD_FIELD;
}

/* Labels of this field that read as its first one does. */
static size_t count_again(const PageLineList *lines, const RecordLine *infos, Field field) {
    const Str *first = NULL;
    size_t count = 0;
    for (size_t i = 0; i < lines->n; i++)
        if (asks(&infos[i]) && infos[i].label->field == field) {
            first = first == NULL ? &infos[i].label_text : first;
            count += str_equal(*first, infos[i].label_text);
        }
    return count;
}

bool record_sign_of_record(const PageLineList *lines, const RecordLine *infos) {
    size_t archival = 0, common = 0, set_apart = 0, described = 0, once = 0, sections = 0;
    uint64_t seen[2] = {0, 0};
    for (size_t i = 0; i < lines->n; i++) {
        const RecordLine *info = &infos[i];
        sections += info->kind == LINE_SECTION;
        archival += info->kind == LINE_PHRASE && info->phrase.field == FIELD_SPONSOR;
        if (!asks(info) || (seen[info->label->archival] >> info->label->field & 1) != 0)
            continue;
        seen[info->label->archival] |= (uint64_t)1 << info->label->field;
        once += is_asked_once(info->label->field, lines->p[i].hint);
        set_apart += info->set_apart;
        described += lines->p[i].hint == PAGE_LABEL && !is_asked_in_letters(info->label->field);
        if (info->label->archival)
            archival++;
        else
            common++;
    }
    archival += 2 * sections;
    bool described_well = set_apart >= SET_APART_ENOUGH && described >= DESCRIBED_ENOUGH &&
                          bytes_of_prose(lines) <= ARTICLE_BYTES;
    if (!((archival >= 2 && archival + common >= 3) || described_well))
        return false;
    return (once >= ONCE_LEAST || sections > 0) &&
           count_again(lines, infos, FIELD_IDENTIFIER) < NUMBERS_OF_LIST &&
           count_again(lines, infos, FIELD_DATE) < DATES_OF_LIST;
}
