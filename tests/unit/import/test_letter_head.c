/* Proves import/letter_head.c: what a letter's labelled lines say, and where there is no head. */
#include "import/letter_head.h"
#include "test.h"

/* "field:value" of all that is found and not left to annotate, with '|' between. */
static Str heads(const char *text, struct arena *arena) {
    TidyLineList lines = {0};
    LetterHeadValueList found;
    StrList shown = {0};
    Fail fail;
    assert_ok(tidy_text_lines(str_from_c(text), arena, &lines, &fail));
    letter_head_read(&lines, arena, &found);
    for (size_t i = 0; i < found.n; i++)
        if (found.p[i].field != FIELD_OTHER)
            str_list_add(arena, &shown,
                         str_format(arena, "%s%s%s:%.*s%s%.*s", field_info(found.p[i].field)->name,
                                    *found.p[i].role != '\0' ? "/" : "", found.p[i].role,
                                    STR_ARG(found.p[i].value), found.p[i].norm.n > 0 ? "=" : "",
                                    STR_ARG(found.p[i].norm)));
    return str_join(arena, shown, STR("|"));
}

static void test_heads_are_read_in_four_languages(void **state) {
    (void)state;
    static const struct {
        const char *text, *found;
    } cases[] = {
        {"MEMORANDUM\n\nTO:\tThe Secretary\nFROM:\tMr. Smith\nSUBJECT:\tBerlin\nDATE: 1 May "
         "1962\n\nX.",
         "title:Berlin|date/written:1 May 1962=1962-05-01"},
        {"Betreff: Die Lage\nVon: Müller\nAn: Schmidt\nKopie an: Braun\n", "title:Die Lage"},
        {"Absender: Müller\nEmpfänger: Schmidt; Braun\n",
         "author/sender:Müller|recipient:Schmidt; Braun"},
        {"Paris, le 26 octobre 1962\n\nObjet : La situation\n        à Berlin\nDe : M. Seydoux\nÀ "
         ": M. "
         "Couve\n",
         "title:La situation à Berlin|author/sender:M. Seydoux|recipient:M. Couve"},
        {"Тема: О положении\nОт кого: Громыко\nКому: Хрущёву\nДата: 26 октября 1962 г.\n",
         "title:О положении|author/sender:Громыко|date/written:26 октября 1962 г.=1962-10-26"},
        {"Место: Кремль\nДата: 5 марта 1962 г.\nПрисутствовали: Хрущёв\nТема: О Берлине\n",
         "title:О Берлине"},
        {"Ort: Bonn\nAnwesend: Adenauer\n", ""},
        {"Date: Spring 1910\nFrom: Jane\n", "date/written:Spring 1910=1910-21"},
        {"Date: 3 May 1910, 5 p.m.\nFrom: Jane\n", ""},
        {"Subject:\n  The harbour\nFrom: Anna\n", "title:The harbour"},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(heads(cases[i].text, arena), cases[i].found);
    arena_destroy(arena);
}

static void test_mail_addresses_are_taken_from_names(void **state) {
    (void)state;
    static const struct {
        const char *text, *found;
    } cases[] = {
        {"From: Jane X <jane@x.example>\nTo: \"Y, Bob\" <bob@y.example>, carol@z.example\n",
         "author/sender:Jane X=jane@x.example|recipient:Y, Bob=bob@y.example|"
         "recipient:carol@z.example=carol@z.example"},
        {"Von: jane@x.example (Jane X)\nAn: Schmidt\n", "author/sender:Jane X=jane@x.example"},
        {"From: Jane X <jane@x.example>\nTo: Bob; Carol <carol@z.example>\n",
         "author/sender:Jane X=jane@x.example"},
        {"From: Jane @ home\nTo: Bob <>\n", ""},
        {"From: Jane >x@y.z<\nTo: @\n", ""},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(heads(cases[i].text, arena), cases[i].found);
    arena_destroy(arena);
}

static void test_running_text_and_a_quoted_letter_are_no_head(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    assert_str(heads("To: this there is no end.\n\nThe harbour was full.\n", arena), "");
    assert_str(heads("From:here on it is text\n", arena), "");
    assert_str(
        heads("Sender: Anna\nTo: Boris\n\nI had a letter:\n\nSender: Clara\nTo: Dora\n", arena),
        "author/sender:Anna");
    assert_str(
        heads("A text.\n\nOne.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\nSix.\n\nSeven.\n\nEight.\n\n"
              "From: Anna\nTo: Boris\n",
              arena),
        "");
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_heads_are_read_in_four_languages),
        cmocka_unit_test(test_mail_addresses_are_taken_from_names),
        cmocka_unit_test(test_running_text_and_a_quoted_letter_are_no_head),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
