/* Thin for now: declines every page. */
#include "import/from_record_page.h"

bool from_record_page_try(const ImportTask *task, struct arena *results, ReadingHead *head,
                          bool *is_record_page, Fail *fail) {
    (void)task;
    (void)results;
    (void)head;
    (void)fail;
    *is_record_page = false;
    return true;
}

bool from_record_page_read(const ImportTask *task, struct arena *results, ReadingHead *head,
                           Fail *fail) {
    bool is_record_page;
    return from_record_page_try(task, results, head, &is_record_page, fail) &&
           (is_record_page || fail_set(fail, FAIL_INVALID, "no record page"));
}
