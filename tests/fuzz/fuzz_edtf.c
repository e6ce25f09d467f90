/*
 * Any bytes as a date: read, printed, read again; the print must be canonical and its days must be
 * in order.
 */
#include "doc/date.h"
#include "doc/edtf.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct arena *arena = arena_create();
    Str text = {(const char *)bytes, size};
    Edtf edtf;
    DateDaysList days;
    Fail fail;
    if (edtf_parse(text, arena, &edtf, &fail)) {
        must(edtf_is_canonical(edtf_print(&edtf, arena)));
        must(date_words(text, arena).n > 0);
        must(date_days(text, arena, &days, &fail) && days.n > 0);
        for (size_t i = 0; i < days.n; i++)
            must(days.p[i].a1 <= days.p[i].a2 && days.p[i].b1 <= days.p[i].b2);
        int32_t first, last;
        must(date_bounds(text, &first, &last) && first <= last);
    }
    arena_destroy(arena);
    return 0;
}
