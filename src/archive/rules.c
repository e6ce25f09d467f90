/*
 * Importers and annotators know nothing of each other; who reads a value does not care which of
 * them said it.
 */
#include "archive/rules.h"
#include "annotate/annotate.h"
#include "annotate/fault.h"
#include "base/wire.h"
#include "import/import.h"
#include <stdlib.h>

static int by_name(const void *a, const void *b) {
    return str_compare(((const RuleText *)a)->name, ((const RuleText *)b)->name);
}

RuleTextList rules_list(struct arena *results) {
    RuleTextList list = import_rules(results);
    RuleTextList more[] = {annotate_rules(results), fault_rules(results)};
    for (size_t k = 0; k < sizeof more / sizeof *more; k++)
        for (size_t i = 0; i < more[k].n; i++)
            *LIST_ADD(results, &list) = more[k].p[i];
    qsort(list.p, list.n, sizeof *list.p, by_name);
    return list;
}

uint64_t rules_digest(void) {
    struct arena *scratch = arena_create();
    RuleTextList list = rules_list(scratch);
    Buf words = {0};
    for (size_t i = 0; i < list.n; i++) {
        wire_put_str(&words, list.p[i].name);
        wire_put_u32(&words, list.p[i].version);
    }
    uint64_t digest = wire_checksum(buf_as_str(&words)) >> 1;
    buf_free(&words);
    arena_destroy(scratch);
    return digest;
}
