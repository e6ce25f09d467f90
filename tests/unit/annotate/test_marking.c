#include "test.h"

#include "annotate/dated_text.h"
#include "annotate/marking.h"

#define PROSE                                                                                      \
    "The Minister opened by saying that he had been asked to a secret meeting on the views of "    \
    "his "                                                                                         \
    "Government on the matter, which he would do at once and without reserve, and he hoped so.\n"

/* type:value/norm of each marking. */
static Str said(struct arena *arena, const DatedText *text) {
    StrList list = {0};
    const Description *description = &text->document.description;
    for (size_t i = 0; i < description->n; i++) {
        const Value *value = &description->p[i];
        if (value->field != FIELD_MARKING)
            continue;
        Str type = description_attribute(value, "type");
        str_list_add(arena, &list,
                     str_format(arena, "%.*s:%.*s/%.*s", STR_ARG(type), STR_ARG(value->value),
                                STR_ARG(value->norm)));
    }
    return str_join(arena, list, STR(" "));
}

static void test_where_markings_stand(void **state) {
    (void)state;
    static const struct {
        const char *text, *markings;
    } cases[] = {
        {"Letter From the King\n\n" PROSE, ""},
        {"Letter From the King\n\nLima, May 3, 1958\n\nTOP SECRET\n\n" PROSE,
         "level:TOP SECRET/Top Secret"},
        {"Letter From the King\n\nLima, May 3, 1958\n\nsecret\nus urgent\n\n" PROSE,
         "level:secret/Secret precedence:us urgent/"},
        {"Письмо\n\nСовершенно секретно\n\n" PROSE, "level:Совершенно секретно/Top Secret"},
        {"Fernschreiben\n\nStreng vertraulich\n\n" PROSE, "level:Streng vertraulich/Confidential"},
        {"Letter\n\n" PROSE "\nNotes\n\n[1] Source: Department of State, Central Files, 611.00. "
         "Secret; Priority; Eyes Only for the King. Drafted by Hill.\n",
         "level:Secret/Secret precedence:Priority/ handling:Eyes Only for the King/"},
        {"Letter\n\n" PROSE "\nNotes\n\n[1] Source: Department of State, Central Files, 611.00. "
         "No classification marking. Drafted by Hill.\n",
         "level:No classification marking/none"},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        DatedText text;
        dated_text_read(&text, cases[i].text, "en", NULL);
        assert_str(said(arena, &text), cases[i].markings);
        dated_text_end(&text);
    }
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_where_markings_stand)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
