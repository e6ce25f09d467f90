/* What must hold in the head of a reading; of the documents, document_check() says it. */
#include "doc/reading.h"
#include "base/map.h"
#include "text/utf8.h"

static bool collections_are_sound(const CollectionList *collections, struct arena *scratch,
                                  Fail *fail) {
    struct map *seen = map_create(scratch);
    for (size_t i = 0; i < collections->n; i++) {
        const Collection *collection = &collections->p[i];
        bool is_new;
        if (collection->local_id.n == 0 || !utf8_is_text(collection->local_id) ||
            !utf8_is_text(collection->title) || (unsigned)collection->kind >= COLLECTION_KIND_COUNT)
            return fail_set(fail, FAIL_CORRUPT, "collection %zu: id, kind or title", i);
        if (collection->parent.n > 0 && map_find(seen, collection->parent) == NULL)
            return fail_set(fail, FAIL_CORRUPT, "collection %zu stands before its parent", i);
        (void)map_put(seen, collection->local_id, &is_new);
        if (!is_new)
            return fail_set(fail, FAIL_CORRUPT, "collection %zu: its id stands twice", i);
        if (!document_check_description(&collection->description, fail))
            return fail_add(fail, "collection %zu", i);
    }
    return true;
}

bool reading_check_head(const ReadingHead *head, Fail *fail) {
    static const uint64_t number_max = (uint64_t)1 << 53;
    if (!utf8_is_text(head->title) || !utf8_is_text(head->source_id) ||
        !utf8_is_text(head->canonical_url) || !utf8_is_text(head->record_id))
        return fail_set(fail, FAIL_CORRUPT, "reading: title, id or address is not text");
    for (size_t i = 0; i < head->rules.n; i++)
        if (!utf8_is_text(head->rules.p[i].name))
            return fail_set(fail, FAIL_CORRUPT, "reading: rule %zu has no usable name", i);
    for (size_t i = 0; i < head->reports.n; i++) {
        const Report *report = &head->reports.p[i];
        const Origin *origin = &report->origin;
        if (!utf8_is_text(report->code) || !utf8_is_text(report->detail) ||
            !utf8_is_text(origin->file) || origin->first > origin->last ||
            origin->last > number_max || (origin->file.n == 0 && origin->last > 0))
            return fail_set(fail, FAIL_CORRUPT, "reading: report %zu is impossible", i);
    }
    if (!document_check_description(&head->description, fail))
        return fail_add(fail, "reading");
    struct arena *scratch = arena_create();
    bool sound = collections_are_sound(&head->collections, scratch, fail);
    arena_destroy(scratch);
    return sound;
}

Str reading_identity(const ReadingHead *head, struct arena *results) {
    if (head->source_id.n > 0)
        return head->source_id;
    if (head->canonical_url.n == 0 || head->record_id.n == 0)
        return (Str){NULL, 0};
    return str_format(results, "%.*s %.*s", STR_ARG(head->canonical_url), STR_ARG(head->record_id));
}
