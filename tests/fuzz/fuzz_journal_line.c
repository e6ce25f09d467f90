/* Any bytes as a journal line: what is accepted prints, and that is read again to the same bytes.
 */
#include "store/journal_line.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct arena *arena = arena_create();
    Str text = {(const char *)bytes, size};
    JournalLine line, again;
    JournalCheck check;
    Fail fail;
    if (journal_line_parse(text, arena, &line, &fail) && line.kind < JOURNAL_ACT) {
        journal_line_print(&line, arena);
        must(journal_line_parse(line.line, arena, &again, &fail));
        journal_line_print(&again, arena);
        must(str_equal(line.line, again.line));
    }
    if (journal_line_parse_check(text, arena, &check, &fail))
        journal_line_print_check(&check, arena);
    arena_destroy(arena);
    return 0;
}
