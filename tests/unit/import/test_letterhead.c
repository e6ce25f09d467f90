#include "import/letterhead.h"
#include "test.h"

static bool title_of(const char *text, struct arena *arena, Str *title) {
    TidyLineList lines = {0};
    Fail fail;
    LetterHeadValueList head;
    LetterParties parties;
    const TidyLine *line;
    assert_ok(tidy_text_lines(str_from_c(text), arena, &lines, &fail));
    letter_head_read(&lines, arena, &head);
    letter_parties_find(&lines, &head, arena, &parties);
    return letterhead_title(&lines, &parties, arena, title, &line);
}

static void test_what_stands_below_a_letterhead_is_the_title(void **state) {
    (void)state;
    static const struct {
        const char *text, *title;
    } cases[] = {
        {"FOREIGN OFFICE\n\nTelegram No. 214\nSir A. Reed to Viscount Mare\n(Received May 4)\n\n"
         "Paris, May 3, 1938\n\nThe Minister told me this.\n",
         "Telegram No. 214, Sir A. Reed to Viscount Mare, Paris, May 3, 1938"},
        {"MINISTÈRE DES AFFAIRES ÉTRANGÈRES\nParis, le 12 mars 1936\nTÉLÉGRAMME AU DÉPART\n"
         "M. Lanoy, ministre, à M. Corvin, ambassadeur à Berlin.\n\nJe vous prie.\n",
         "TÉLÉGRAMME AU DÉPART, M. Lanoy, ministre, à M. Corvin, ambassadeur à Berlin, "
         "Paris, le 12 mars 1936"},
        {"Auswärtiges Amt\nPol. I 214\n\nBetr. Die Lage am Kanal\n\nDer Botschafter kam.\n",
         "Die Lage am Kanal"},
        {"Ambassade à Londres\n\nA.S. Conversations navales\n\nTexte.\n", "Conversations navales"},
        {"Préfecture de la Vière\n\nObjet\u00A0: Le pont\n\nTexte.\n", "Le pont"},
        {"SECRET\nFOREIGN OFFICE\nMemorandum on the Tin Question\n\nIt has three sides.\n",
         "Memorandum on the Tin Question"},
        {"МИНИСТЕРСТВО ФИНАНСОВ\n12 марта 1936 г.\nТелеграмма\n\nДело решено.\n",
         "МИНИСТЕРСТВО ФИНАНСОВ, Телеграмма, 12 марта 1936 г."},
        {"MEMORANDUM\n\nTO: The Secretary\nFROM: Mr. Smith\n\nIt rains.\n",
         "MEMORANDUM, Mr. Smith to The Secretary"},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str title;
        if (!title_of(cases[i].text, arena, &title))
            fail_msg("none for \"%s\"", cases[i].title);
        assert_str(title, cases[i].title);
    }
    arena_destroy(arena);
}

/* Nothing better stands below, or the first line is a title by itself. */
static void test_without_more_below_there_is_none(void **state) {
    (void)state;
    static const char *const cases[] = {
        "The Office of the Harbour Master\n\nIt was a small house near the quay.\n",
        "Report\n\nThe harbour was full.\n",
        "Report on the harbour\n\nFrom the mayor to the Council.\n",
        "FOREIGN OFFICE\n3 May 1938\n\nSir,\n\nI am directed to transmit this.\n",
        "Return to Berlin\n\nWe came to Berlin.\n",
        "The subject: a life\n\nObjet : rien\n",
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str title;
        if (title_of(cases[i], arena, &title))
            fail_msg("\"%s\" for %s", str_to_c(arena, title), cases[i]);
    }
    arena_destroy(arena);
}

static void test_letterheads_are_known(void **state) {
    (void)state;
    static const struct {
        const char *line;
        bool is;
    } cases[] = {
        {"FOREIGN OFFICE", true},
        {"Embassy of Salvia at Port Lorne", true},
        {"TOP SECRET", true},
        {"Telegram No. 7", true},
        {"Telegram on the tin", false},
        {"10 Downing Street", true},
        {"Wilhelmstraße 76", true},
        {"12 ships in the street of the harbour master", false},
        {"Main Street", false},
        {"Office memorandum", true},
        {"The harbour at dusk", false},
        {"What is the Office?", false},
        {"", false},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (letterhead_is(str_from_c(cases[i].line), arena) != cases[i].is)
            fail_msg("\"%s\"", cases[i].line);
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_stands_below_a_letterhead_is_the_title),
        cmocka_unit_test(test_without_more_below_there_is_none),
        cmocka_unit_test(test_letterheads_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
