/*
 * One walk over all nodes, shared by all documents: a break counts from the first word behind it,
 * so blank pages at the end of a document are not its own.
 */
#include "import/tei_pages.h"
#include "base/num.h"

static bool step(struct tei_pages *pages, const struct tei_tree *tree) {
    TeiNodeRef ref = pages->next++;
    if (tei_tree_element(tree, ref) == TEI_PB)
        pages->broken = ref;
    if (tei_tree_element(tree, ref) != TEI_RUN || tei_tree_is_blank(tree, ref))
        return false;
    if (pages->broken != 0)
        pages->page = str_trim(tei_tree_attribute(tree, pages->broken, "n"));
    pages->broken = 0;
    return true;
}

/*
 * Volumes made for the screen count the pages of each document anew, and put its heading before
 * its first page: then the page before is another document's.
 */
static bool restarts(Str before, Str page) {
    uint64_t old, new;
    return before.p != page.p && num_parse_u64(before, &old) && num_parse_u64(page, &new) &&
           new <= old;
}

Str tei_pages_of(struct tei_pages *pages, const struct tei_tree *tree, TeiNodeRef first,
                 TeiNodeRef end, struct arena *results) {
    must(first >= pages->next && end <= tree->nodes.n);
    while (pages->next < first)
        step(pages, tree);
    Str from = {0};
    bool begun = false;
    while (pages->next < end) {
        Str before = pages->page;
        bool words = step(pages, tree);
        if (words && (!begun || restarts(before, pages->page)))
            from = pages->page;
        begun = begun || words;
    }
    Str to = pages->page;
    if (!begun || from.n == 0 || to.n == 0)
        return (Str){0};
    if (str_equal(from, to))
        return str_format(results, "p. %.*s", STR_ARG(from));
    return str_format(results, "pp. %.*s–%.*s", STR_ARG(from), STR_ARG(to));
}
