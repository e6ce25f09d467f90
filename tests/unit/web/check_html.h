/* What every page of ours must be: well formed, ids unique, nothing that runs or styles inline. */
#ifndef FONDS_TESTS_UNIT_WEB_CHECK_HTML_H
#define FONDS_TESTS_UNIT_WEB_CHECK_HTML_H

#include "base/str.h"

/* NULL where the page is well; else what is wrong and where, in a static buffer. */
const char *check_html(Str page);
/* How often `part` stands in `whole`. */
size_t check_html_count(Str whole, const char *part);

#endif
