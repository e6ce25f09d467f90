/* Columns are characters, not bytes: a source's own labels are in any language. */
#include "cmd/label.h"
#include "cmd/output.h"
#include "text/utf8.h"

enum { LABEL_MOST = 27 };  // "Classification and handling"

Str label_of(const Value *value, struct arena *results) {
    bool own = value->field == FIELD_OTHER && value->label.n > 0;
    return description_is_replaced(value) ? str_format(results, "was %.*s", STR_ARG(value->label))
           : own                          ? output_safe(results, value->label)
                                          : str_from_c(field_info(value->field)->label);
}

size_t label_width(const Description *said, struct arena *scratch) {
    size_t width = LABEL_LEAST;
    for (size_t i = 0; i < said->n; i++) {
        size_t n = utf8_count(label_of(&said->p[i], scratch));
        if (n > width && n <= LABEL_MOST)
            width = n;
    }
    return width;
}

void label_tell(Str label, size_t width) {
    size_t n = utf8_count(label);
    output_format("  %.*s%*s", STR_ARG(label), n < width ? (int)(width - n) + 1 : 1, "");
}
