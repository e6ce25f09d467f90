/*
 * Importers and annotators know nothing of each other; who reads a value does not care which of
 * them said it.
 */
#include "archive/rules.h"
#include "annotate/annotate.h"
#include "import/import.h"
#include <stdlib.h>

static int by_name(const void *a, const void *b) {
    return str_compare(((const RuleText *)a)->name, ((const RuleText *)b)->name);
}

RuleTextList rules_list(struct arena *results) {
    RuleTextList list = import_rules(results), more = annotate_rules(results);
    for (size_t i = 0; i < more.n; i++)
        *LIST_ADD(results, &list) = more.p[i];
    qsort(list.p, list.n, sizeof *list.p, by_name);
    return list;
}
