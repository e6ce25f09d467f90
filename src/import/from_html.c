/*
 * The head describes (html_meta), the main text is found (html_main) and becomes blocks
 * (html_blocks). A page with hardly any text outside what looks like furniture is taken whole, but
 * for its navigation where there is anything else: it is no article, and losing text is worse than
 * keeping a form.
 */
#include "import/from_html.h"
#include "import/html_blocks.h"
#include "import/html_edge.h"
#include "import/html_main.h"
#include "import/html_meta.h"
#include "import/tidy_text.h"

enum { VERSION = 7, WHOLE_BELOW = 250 };

static bool looks_like_tag(Str tag) {
    for (size_t i = 0; i < tag.n; i++) {
        char c = tag.p[i];
        if (!(c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
              (c >= 'A' && c <= 'Z')))
            return false;
    }
    return tag.n >= 2 && tag.n <= 20;
}

/* The site's line of copyright is no part of the text, but says something of it. */
static void add_rights(const TidySource *source, const struct html_node *node,
                       struct arena *results, struct document *document) {
    Value *value = description_add(results, &document->description, FIELD_RIGHTS,
                                   tidy_text_squeeze(html_text(node, results), results));
    LIST_ADD(results, &value->evidence)->origin = tidy_text_origin(source, node->first, node->last);
}

static void build(const TidySource *source, const struct html_node *root, struct arena *results,
                  struct document *document) {
    HtmlBlocks how = {.source = source, .results = results};
    const struct html_node *main = html_main_find(root);
    size_t weight = html_main_weight(main);
    const struct html_node *top = weight < WHOLE_BELOW ? root : main;
    how.keep_all = weight < WHOLE_BELOW;
    how.keep_navigation = how.keep_all && html_main_weight_at_most(html_find(root, "body")) == 0;
    HtmlEdges edges;
    html_edge_find(top, root->count, weight == 0, how.keep_all, results, &edges);
    how.left_out = edges.left_out;
    if (edges.rights != NULL && description_find(&document->description, FIELD_RIGHTS, 0) == NULL)
        add_rights(source, edges.rights, results, document);
    struct part_builder *builder = part_builder_create();
    part_builder_start(builder, PART_TRANSCRIPT, STR("t1"), results);
    html_blocks_build(&how, top, builder);
    Part *part = LIST_ADD(results, &document->parts);
    part_builder_finish(builder, &document->next_block, part);
    part_builder_destroy(builder);
    Str language = html_attribute(root, "lang");
    if (looks_like_tag(language))
        part->language = language;
}

bool from_html_read_page(const ImportTask *task, const HtmlPage *page, struct arena *results,
                         ReadingHead *head, Fail *fail) {
    struct document document = {.local_id = STR("1"), .role = ROLE_RECORD};
    *LIST_ADD(results, &head->rules) = (RuleVersion){STR("html"), VERSION};
    head->canonical_url = html_meta_read(page, results, &document.description);
    html_page_describe(page, head->canonical_url, results, &document.description);
    build(&page->source, page->root, results, &document);
    if (document.parts.p[0].text.n == 0 && document.description.n == 0)
        return fail_set(fail, FAIL_INVALID,
                        "the page holds no text; open it in a browser and save it again");
    head->document_count = 1;
    return task->visit(task->context, &document, fail);
}

bool from_html_read(const ImportTask *task, struct arena *results, ReadingHead *head, Fail *fail) {
    HtmlPage page;
    return html_page_open(task, results, head, &page, fail) &&
           from_html_read_page(task, &page, results, head, fail);
}
