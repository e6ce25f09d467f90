/*
 * Any bytes as XML: what is told nests, its places lie within the document and rise, its texts are
 * UTF-8; what is refused has a reason.
 */
#include "text/utf8.h"
#include "text/xml.h"

typedef struct {
    uint64_t at;
    uint32_t depth;
} Walk;

static bool on_open(void *context, const XmlElement *element, Fail *fail) {
    Walk *walk = context;
    (void)fail;
    must(element->first >= walk->at && element->line >= 1 && element->name.n > 0);
    must(element->depth == ++walk->depth && element->depth <= 100);
    for (size_t i = 0; i < element->attribute_count; i++)
        must(utf8_is_text(element->attributes[i].value));
    walk->at = element->first + 1;
    return true;
}

static bool on_text(void *context, Str text, uint64_t first, Fail *fail) {
    Walk *walk = context;
    (void)fail;
    must(text.n > 0 && utf8_is_text(text) && first >= walk->at);
    walk->at = first;
    return true;
}

static bool on_close(void *context, uint64_t last, Fail *fail) {
    Walk *walk = context;
    (void)fail;
    must(last >= walk->at && walk->depth-- > 0);
    walk->at = last;
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    struct arena *arena = arena_create();
    Walk walk = {0};
    XmlVisit visit = {&walk, on_open, on_text, on_close};
    Str utf8;
    Fail fail = {0};
    XmlLimits limits = {.size_bytes = 1 << 20, .depth = 100};
    if (xml_read((Str){(const char *)bytes, size}, limits, &visit, arena, &utf8, &fail))
        must(walk.depth == 0 && walk.at <= utf8.n);
    else
        must(fail.code != FAIL_NONE && fail.message[0] != '\0');
    arena_destroy(arena);
    return 0;
}
