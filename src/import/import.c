/*
 * Looks at the chief file and hands the task to the importer that knows its kind. A record page
 * cannot be told from another page by its first bytes, so that importer looks at the whole page
 * first and may decline.
 */
#include "import/import.h"
#include "import/from_html.h"
#include "import/from_record_page.h"
#include "import/from_tei.h"
#include "import/from_text.h"
#include "import/sniff.h"

static bool read_chief(const ImportTask *task, struct arena *results, ReadingHead *head,
                       Fail *fail) {
    const ImportFile *chief = &task->files->p[0];
    Sniff sniff = sniff_bytes(chief->name, chief->bytes, results);
    bool is_record_page = false;
    HtmlPage page;
    switch (sniff.kind) {
    case SNIFF_TEI:
        return from_tei_read(task, results, head, fail);
    case SNIFF_HTML:
        if (!html_page_open(task, results, head, &page, fail) ||
            !from_record_page_try_html(task, &page, results, head, &is_record_page, fail))
            return false;
        return is_record_page || from_html_read_page(task, &page, results, head, fail);
    case SNIFF_TEXT:
        if (!from_record_page_try_text(task, results, head, &is_record_page, fail))
            return false;
        if (is_record_page)
            return true;
        *head = (ReadingHead){0};  // the text is opened anew
        return from_text_read(task, results, head, fail);
    default:
        return fail_set(fail, FAIL_UNSUPPORTED, "%.*s: %.*s", STR_ARG(sniff.what),
                        STR_ARG(sniff.remedy));
    }
}

bool import_read(const ImportTask *task, struct arena *results, ReadingHead *head, Fail *fail) {
    *head = (ReadingHead){0};
    if (task->files->n == 0)
        return fail_set(fail, FAIL_INVALID, "the deposit holds no file");
    return read_chief(task, results, head, fail);
}

RuleTextList import_rules(struct arena *results) {
    static const struct {
        const char *name, *sentence;
    } rules[] = {
        {"title-by-first-line", "A text without a title is called by its first line."},
        {"title-by-subject", "A text below a letterhead is called by its line of the subject."},
        {"title-by-kind", "A text below a letterhead is called by its kind, parties and date."},
        {"title-by-place", "On a record page that lost its labels, the first line is the title."},
        {"date-by-place", "On a record page that lost its labels, the day under the title."},
        {"summary-by-gap", "A paragraph between the text's end and the page's list of facts."},
        {"archive-by-name", "A line that names an archive, where no label stands before it."},
        {"rights-by-words", "A paragraph in the words in which rights are reserved or given."},
        {"publisher-by-own-words", "Whom the paragraph about rights asks to write to."},
        {"pages-of-document", "From the page breaks between a document's beginning and its end."},
    };
    RuleTextList list = {0};
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        *LIST_ADD(results, &list) =
            (RuleText){str_from_c(rules[i].name), 1, str_from_c(rules[i].sentence)};
    return list;
}
