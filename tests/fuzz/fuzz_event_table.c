/* Any bytes as a table of events: what is read has keys, documents, and text that a row can hold.
 */
#include "doc/event_table.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct arena *arena = arena_create();
    EventTable table;
    Fail fail;
    if (event_table_read((Str){(const char *)bytes, size}, arena, &table, &fail)) {
        must(table.n > 0);
        for (size_t i = 0; i < table.n; i++) {
            const Event *event = &table.p[i].event;
            must(event->key.n > 0 && event->accounts.n > 0 && table.p[i].line > 0);
            must(utf8_is_text(event->title) && utf8_is_text(event->place));
            for (size_t j = 0; j < event->accounts.n; j++)
                must(event->accounts.p[j].document.n > 0);
        }
    }
    arena_destroy(arena);
    return 0;
}
