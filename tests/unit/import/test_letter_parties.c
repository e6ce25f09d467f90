/* Proves import/letter_parties.c: who writes to whom, by the head or by greeting and signature. */
#include "import/letter_parties.h"
#include "test.h"

static Str title_of(Str text, struct arena *arena) {
    TidyLineList lines = {0};
    LetterHeadValueList head;
    LetterParties parties;
    Fail fail;
    assert_ok(tidy_text_lines(text, arena, &lines, &fail));
    letter_head_read(&lines, arena, &head);
    letter_parties_find(&lines, &head, arena, &parties);
    return letter_parties_title(&parties, arena);
}

static const struct {
    const char *text, *title;
} cases[] = {
    {"3 May 1910\n\nDear Mary,\n\nIt rains.\n\nYours ever,\nJane Addams\n",
     "Jane Addams to Mary, 3 May 1910"},
    {"Berlin, den 3. Mai 1910\n\nLiebe Anna!\n\nEs regnet.\n\nDeine Clara\n",
     "Clara to Anna, 3. Mai 1910"},
    {"Paris, le 3 mai 1910\n\nMon cher Paul,\n\nIl pleut.\n\nVotre ami\nL. de Broglie\n",
     "L. de Broglie to Paul, 3 mai 1910"},
    {"\u0414\u043e\u0440\u043e\u0433\u0430\u044f "
     "\u0410\u043d\u043d\u0430!\n\n\u0418\u0434\u0451\u0442 "
     "\u0434\u043e\u0436\u0434\u044c.\n\n\u0422\u0432\u043e\u0439 \u0418\u0432\u0430\u043d\n",
     "\u0418\u0432\u0430\u043d to \u0410\u043d\u043d\u0430"},
    {"20 \u043c\u0430\u0440\u0442\u0430 1911 "
     "\u0433.\n\n\u0410\u043d\u043d\u0430!\n\n\u0414\u043e\u0440\u043e\u0433\u0430\u044f "
     "\u0410\u043d\u043d\u0430!\n\nIt rains here.\n",
     "To \u0410\u043d\u043d\u0430, 20 \u043c\u0430\u0440\u0442\u0430 1911 \u0433."},
    {"Dear Mary,\n\nIt rains.\n\nYours,\nJane\n\nP.S. It has stopped.\n", "Jane to Mary"},
    {"Dear Sir,\n\nIt rains.\n\nYours,\nJane Addams\n", "From Jane Addams"},
    // the address has the name in full, above or below
    {"3 May 1910\n\nMy dear Mary,\n\nIt rains.\n\nYours ever,\nJane Addams\n\nThe Hon. Mary Rozet, "
     "O.B.E.\n",
     "Jane Addams to Mary Rozet, 3 May 1910"},
    {"Miss Mary Rozet\nHull House\n\nDear Mary,\n\nIt rains.\n\nYours,\nJane\n",
     "Jane to Mary Rozet"},
    {"Dear Mr. Rozet,\n\nIt rains.\n\nYours truly,\nJane Addams\n\nJ. Rozet, Esq.\nHull\n",
     "Jane Addams to J. Rozet"},
    {"Herrn\nKarl von Holst\n\nSehr geehrter Herr Holst,\n\nEs regnet.\n\nIhre\nClara\n",
     "Clara to Karl von Holst"},
    // a house, another person, the one who signs
    {"Mary House\nHull\n\nDear Mary,\n\nIt rains.\n\nYours,\nJane\n", "Jane to Mary"},
    {"Dear Mary,\n\nIt rains.\n\nYours,\nMary Addams\n", "Mary Addams to Mary"},
    {"Dear Mary,\n\nIt rains.\n\nYours,\nJane\n\nJohn Rozet\n", "Jane to Mary"},
    {"Dear Mary,\n\nIt rains.\n\nYours,\nJane\n\nSt. Mary Axe, London\n", "Jane to Mary"},
    {"Dear Mary,\n\nIt rains.\n\nYours ever,\n", "To Mary"},
    {"Dear Mary,\n\nIt rains.\n\nLove, Jane\n", "Jane to Mary"},
    {"Dear Mary,\n\nIt rains.\n\nAnn Stone, M.D.\n", "Ann Stone, M.D. to Mary"},
    {"Dear Mary,\n\nIt rains.\n\nJane Addams\nChicago, Ill.\n", "Jane Addams to Mary"},
    // a despatch
    {"No. 214.\n17 August 1912\n\nSir,\n\nIt rains.\n\nI have the honour to be, Sir,\nyour "
     "obedient "
     "Servant,\n\n(signed) F. ELLIOT.\n\nThe Right Honourable\nSir Edward Grey, Bart., "
     "K.G.,\netc.\n",
     "F. ELLIOT to Sir Edward Grey, 17 August 1912"},
    {"Dear Mary,\n\nIt rains in Chicago.\n", "To Mary"},
    {"Dear Mary,\n\nIt rains.\n\nThe Secretary\nHull House\nChicago, Ill.\n", "To Mary"},
    {"Dear Mary,\n\nIt rains.\n\nAnn Stone, Secretary\n", "Ann Stone, Secretary to Mary"},
    {"Dear Mary, it rains.\n\nJane\n", ""},
    {"The harbour\n\nIt was full.\n\nJane Addams\n", ""},
    {"From: Jane\nTo: Mary <m@x.example>, Bob <b@x.example>\n\nIt rains.\n",
     "Jane to Mary and others"},
    {"To: Mary\nDate: Spring 1910\n\nIt rains.\n", "To Mary, Spring 1910"},
};

static void test_a_letter_is_called_by_its_parties(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(title_of(str_from_c(cases[i].text), arena), cases[i].title);
    arena_destroy(arena);
}

static void test_cut_everywhere_it_answers(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str text = str_from_c(cases[i].text);
        for (size_t n = 1; n <= text.n; n++)
            if (((uint8_t)text.p[n < text.n ? n : 0] & 0xC0) != 0x80 &&
                str_trim(str_slice(text, 0, n)).n > 0)
                (void)title_of(str_slice(text, 0, n), arena);
    }
    arena_destroy(arena);
}

static void test_a_line_of_a_date_is_one_with_or_without_a_place(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Str date;
    assert_true(letter_parties_is_date(STR("Boston, May 1910."), arena, &date));
    assert_str(date, "May 1910");
    assert_true(letter_parties_is_date(STR("3 May [1910?]"), arena, &date));
    assert_str(date, "3 May [1910?]");
    assert_false(letter_parties_is_date(STR("In May 1910 it rained"), arena, &date));
    assert_false(letter_parties_is_date(STR(""), arena, &date));
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_letter_is_called_by_its_parties),
        cmocka_unit_test(test_cut_everywhere_it_answers),
        cmocka_unit_test(test_a_line_of_a_date_is_one_with_or_without_a_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
