/* One list; the name of a rule is the fragment of its address, so it is an id as it is. */
#include "web/page_rules.h"
#include "web/json_out.h"
#include "web/words.h"

void page_rules_says(Markup *m, struct arena *request, Source source, uint16_t certainty) {
    bool by_rule = source.kind == SOURCE_RULE;
    markup_begin(m, by_rule ? TAG_A : TAG_SPAN);
    if (by_rule) {
        markup_link(m, ATTR_HREF, str_format(request, "/rules#%.*s", STR_ARG(source.name)));
        markup_attr(m, ATTR_TITLE,
                    str_format(request, "%.*s: %.*s, version %u",
                               STR_ARG(words_source(request, source, certainty)),
                               STR_ARG(source.name), source.version));
    }
    markup_text(m, words_source_brief(request, source, certainty));
    markup_end(m);
}

static void write_rule(Markup *m, struct arena *request, const RuleText *rule) {
    markup_begin(m, TAG_DT);
    markup_attr(m, ATTR_ID, rule->name);
    markup_text(m, rule->name);
    markup_c(m, " ");
    markup_element_class(m, TAG_SPAN, "quiet",
                         str_format(request, "version %u", (unsigned)rule->version));
    markup_end(m);
    markup_element(m, TAG_DD, rule->sentence);
}

void page_rules_write(const PageContext *context, const RuleTextList *rules) {
    PageFrame frame = {.title = STR("Rules"), .data = STR("/rules.json"), .class_name = "rules"};
    Markup m = page_frame_begin(context, &frame);
    markup_begin_class(&m, TAG_HEADER, "head");
    markup_element_c(&m, TAG_H1, "Rules");
    markup_element_class(
        &m, TAG_P, "sentence",
        STR("What this archive reads from a document\xe2\x80\x99s own words. Each value says "
            "which rule found it and how sure it is; the file and a person come before any rule."));
    markup_end(&m);
    markup_begin(&m, TAG_DL);
    for (size_t i = 0; i < rules->n; i++)
        write_rule(&m, context->request, &rules->p[i]);
    markup_end(&m);
    page_frame_end(context, &frame, &m);
}

void page_rules_json(const PageContext *context, const RuleTextList *rules) {
    JsonOut json = {.out = context->out};
    json_out_object(&json);
    json_out_key(&json, "rules");
    json_out_list(&json);
    for (size_t i = 0; i < rules->n; i++) {
        json_out_object(&json);
        json_out_member(&json, "name", rules->p[i].name);
        json_out_member_count(&json, "version", rules->p[i].version);
        json_out_member(&json, "sentence", rules->p[i].sentence);
        json_out_end(&json);
    }
    json_out_end(&json);
    json_out_end(&json);
}
