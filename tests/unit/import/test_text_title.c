/* Proves import/text_title.c: which line, or the file's name, a text is called by. */
#include "import/text_title.h"
#include "test.h"

static void test_a_title_says_something(void **state) {
    (void)state;
    static const struct {
        const char *text, *file, *title, *rule;
    } cases[] = {
        {"The harbour\n\nIt was full.\n", "x/to_anna.txt", "The harbour", "title-by-first-line"},
        {"[Page 187]\n\nThe harbour of Rome\n\nIt was full.\n", "a.txt", "The harbour of Rome",
         "title-by-first-line"},
        {"[Page 187]\n", "a.txt", "[Page 187]", "title-by-first-line"},
        {"26 October 1962\nMinutes of the committee\n\nIt met.\n", "a.txt",
         "Minutes of the committee", "title-by-line"},
        {"Berlin, den 26. Oktober 1962\n\nSehr geehrter Herr Braun,\n\nes ist spät.\n",
         "x/to_anna_1938.txt", "to anna 1938", "title-by-file-name"},
        {"26.10.1962\n\nDear Anna,\n\nWe arrived.\n", "scan0001.txt", "To Anna, 26.10.1962",
         "title-by-parties"},
        {"26.10.1962\n\nDear Sir,\n\nWe arrived.\n", "scan0001.txt", "We arrived.",
         "title-by-line"},
        {"Hull House, Chicago\n3 May [1910?]\n\nDear Mary,\n\nIt rains.\n\nYours ever,\nJane "
         "Addams\n",
         "a.txt", "Jane Addams to Mary, 3 May [1910?]", "title-by-parties"},
        {"Easter Monday 1910\n\nMy dear Clara,\n\nIt rains.\n\nYour loving\nAnna\n", "a.txt",
         "Anna to Clara, Easter Monday 1910", "title-by-parties"},
        {"From: Jane Addams <jane@hull.example>\nTo: Mary Smith\nDate: 3 May [1910?]\n\nDear "
         "Mary,\n\nIt rains.\n\nJane\n",
         "a.txt", "Jane Addams to Mary Smith, 3 May [1910?]", "title-by-parties"},
        {"# Notes on the trip\n\nWe left.\n", "notes.md", "Notes on the trip",
         "title-by-first-line"},
        {"name,date\nAnna,1910\n", "x/members.csv", "members", "title-by-file-name"},
        {"MEMORANDUM\n\nTO: The Secretary\nFROM: Mr. Smith\n\nIt rains.\n", "a.txt",
         "MEMORANDUM, Mr. Smith to The Secretary", "title-by-kind"},
        {"Auswärtiges Amt\nPol. I\n\nBetr. Der Kanal\n\nEr kam.\n", "a.txt", "Der Kanal",
         "title-by-subject"},
        {"Moscow, October 26, 1962, 5 p.m.\n", "IMG_1.txt", "Moscow, October 26, 1962, 5 p.m.",
         "title-by-first-line"},
        {"- 3 -\n26 octobre 1962\n", "1.txt", "- 3 -", "title-by-first-line"},
        // A letterhead is no title where a heading stands alone below it; an address never is one.
        {"МИНИСТЕРСТВО ИНОСТРАННЫХ ДЕЛ СССР\n\nСекретно\nЭкз. № 1\n\nЗАПИСЬ БЕСЕДЫ С ПОСЛОМ\n\n"
         "Посол пришёл.\n",
         "a.txt", "ЗАПИСЬ БЕСЕДЫ С ПОСЛОМ", "title-by-kind"},
        {"Ministerium für Bauwesen\nRegierung der Republik Salvien\n\nBerlin, den 3. Mai 1961\n\n"
         "Die Lage am Kanal\n\nDer Kanal ist voll.\n",
         "a.txt", "Die Lage am Kanal", "title-by-line"},
        {"Regierung der Republik Salvien\n\nVermerk\n\n3. Mai 1961\n\nDer Kanal ist voll.\n",
         "a.txt", "Regierung der Republik Salvien, Vermerk, 3. Mai 1961", "title-by-kind"},
        {"12 Harbour Street\n\n3 May 1938\n\nDear Anna,\n\nIt rains.\n", "scan1.txt",
         "To Anna, 3 May 1938", "title-by-parties"},
        {"12 Harbour Street\nThe state of the quay\n\nIt is bad.\n", "scan1.txt",
         "The state of the quay", "title-by-line"},
        {"FOREIGN OFFICE\n\nCopy No. 3 of 12\n\nIt is bad.\n", "scan1.txt", "FOREIGN OFFICE",
         "title-by-first-line"},
        {"From: Anna\nLetter\n\nDear Boris,\n", "1.txt", "Letter", "title-by-line"},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        TidyLineList lines = {0};
        Fail fail;
        assert_ok(tidy_text_lines(str_from_c(cases[i].text), arena, &lines, &fail));
        LetterHeadValueList head;
        letter_head_read(&lines, arena, &head);
        TextTitle title = text_title_choose(&lines, &head, str_from_c(cases[i].file), arena);
        assert_str(title.text, cases[i].title);
        assert_string_equal(title.rule, cases[i].rule);
    }
    arena_destroy(arena);
}

static void test_a_long_line_is_cut_at_a_word(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    TidyLineList lines = {0};
    Fail fail;
    Str text = str_format(arena, "%0150d and the harbour was full\n", 7);
    Str words = str_format(arena, "x%.*s", STR_ARG(text));
    assert_ok(tidy_text_lines(words, arena, &lines, &fail));
    TextTitle title = text_title_choose(&lines, &(LetterHeadValueList){0}, STR("a.txt"), arena);
    assert_true(str_ends(title.text, STR(" and the \u2026")));
    assert_true(title.text.n <= 165);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_title_says_something),
        cmocka_unit_test(test_a_long_line_is_cut_at_a_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
