/*
 * html_depth: refuses pages that would take gumbo more than linear time, by one linear look at the
 * bytes.
 */
#ifndef FONDS_TEXT_HTML_DEPTH_H
#define FONDS_TEXT_HTML_DEPTH_H

#include "base/fail.h"
#include "base/str.h"

enum { HTML_DEPTH_MAX = 400, HTML_ATTRIBUTES_MAX = 1000 };

/*
 * LIMIT names the byte. The depth is estimated from above for hostile pages, near the truth for
 * usual ones.
 */
MUST_USE bool html_depth_check(Str text, Fail *fail);

#endif
