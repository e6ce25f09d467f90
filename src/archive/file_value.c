/*
 * A name that was no UTF-8 stands in the reading escaped. For readers it is decoded as it looks
 * like; one that was written like an escape by hand is text already and stays.
 */
#include "archive/file_value.h"
#include "store/safe_path.h"
#include "text/decode.h"

static Str legible(Str name, struct arena *results) {
    Str bytes;
    Decoded decoded;
    Fail is_plain;
    bool escaped = str_has(name, STR("%")) && safe_path_restore(results, name, &bytes, &is_plain) &&
                   !utf8_is_text(bytes) &&
                   decode_bytes(bytes, (Str){NULL, 0}, results, &decoded, &is_plain);
    return escaped ? decoded.text : name;
}

static Str file_of(const struct document *document) {
    for (size_t i = 0; i < document->parts.n; i++) {
        const BlockList *blocks = &document->parts.p[i].blocks;
        for (size_t k = 0; k < blocks->n; k++)
            if (blocks->p[k].origin.file.n > 0)
                return blocks->p[k].origin.file;
    }
    for (size_t i = 0; i < document->description.n; i++) {
        const EvidenceList *evidence = &document->description.p[i].evidence;
        for (size_t k = 0; k < evidence->n; k++)
            if (evidence->p[k].origin.file.n > 0)
                return evidence->p[k].origin.file;
    }
    return (Str){NULL, 0};
}

void file_value_add(struct document *document, struct arena *results) {
    Str file = file_of(document);
    if (document->role != ROLE_RECORD || document->collections.n > 0 || file.n == 0)
        return;
    Description own = {0};
    for (size_t i = 0; i < document->description.n; i++)
        *LIST_ADD(results, &own) = document->description.p[i];
    (void)description_add(results, &own, FIELD_FILE, legible(file, results));
    document->description = own;
}
