/* Any bytes as a table of persons: read or refused; what was read is written and read alike. */
#include "doc/authority_csv.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct arena *arena = arena_create();
    AuthorityCsvRowList rows, again;
    Fail fail;
    if (authority_csv_read((Str){(const char *)bytes, size}, arena, &rows, &fail)) {
        Buf out = {0};
        authority_csv_head(&out);
        for (size_t i = 0; i < rows.n; i++)
            authority_csv_row(&rows.p[i], &out);
        must(authority_csv_read(buf_as_str(&out), arena, &again, &fail));
        must(again.n == rows.n);
        for (size_t i = 0; i < rows.n; i++)
            must(str_equal(again.p[i].person, rows.p[i].person) &&
                 str_equal(again.p[i].wording, rows.p[i].wording));
        buf_free(&out);
    }
    arena_destroy(arena);
    return 0;
}
