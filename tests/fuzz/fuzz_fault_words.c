/* Any bytes as places and as packed counts: what is taken in is packed and taken in again as the
 * same bytes; and as a text in which faults are looked for. */
#include "annotate/fault.h"
#include "base/arena.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void read_places(Str bytes, struct arena *arena) {
    FaultPlaces places;
    Fail fail;
    if (!fault_words_read_places(bytes, arena, &places, &fail))
        must(fail.code == FAIL_CORRUPT);
    else
        for (size_t i = 0; i < places.documents.n; i++)
            for (size_t k = 0; k < places.documents.p[i].n; k++)
                must(places.documents.p[i].p[k].word < places.words.n);
}

static void lay_and_pack(Str bytes, struct arena *arena) {
    struct fault_words *words = fault_words_create(arena), *again = fault_words_create(arena);
    Buf once = {0}, twice = {0};
    Fail fail = {0};
    if (fault_words_lay(words, bytes, &fail)) {
        fault_words_pack(words, &once);
        must(fault_words_lay(again, buf_as_str(&once), &fail));
        fault_words_pack(again, &twice);
        must(str_equal(buf_as_str(&once), buf_as_str(&twice)));
    } else {
        must(fail.code == FAIL_CORRUPT);
    }
    buf_free(&once);
    buf_free(&twice);
    fault_words_destroy(words);
    fault_words_destroy(again);
}

/* The text is its own holding, said often enough. */
static void find_in(Str text, struct arena *arena) {
    struct document document = {.role = ROLE_RECORD};
    FaultList faults = {0};
    *LIST_ADD(arena, &document.parts) = (Part){.text = text};
    struct fault_words *words = fault_words_create(arena);
    for (size_t i = 0; i < 400 && fault_words_total(words) < 60000; i++)
        fault_words_add(words, &document);
    struct fault_model *model = fault_model_create(words, NULL, arena);
    FaultPlace place = {0, 0, (uint32_t)(text.n / 2)};
    FaultPlaceList places = {&place, 1, 1};
    if (model != NULL) {
        fault_find(model, &document, &(FaultLook){true, NULL}, arena, &faults);
        fault_find(model, &document, &(FaultLook){true, &places}, arena, &faults);
    }
    for (size_t i = 0; i < faults.n; i++)
        must(faults.p[i].start < faults.p[i].end && faults.p[i].end <= text.n);
    fault_words_destroy(words);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct arena *arena = arena_create();
    Str text = {(const char *)bytes, size};
    lay_and_pack(text, arena);
    read_places(text, arena);
    if (size < 4096)
        find_in(text, arena);
    arena_destroy(arena);
    return 0;
}
