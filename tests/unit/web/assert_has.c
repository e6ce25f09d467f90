#include "web/assert_has.h"

#include "test.h"

void assert_has(Str whole, const char *part) {
    if (!str_has(whole, str_from_c(part)))
        fail_msg("\"%s\" is not in\n%.*s", part, STR_ARG(whole));
}
