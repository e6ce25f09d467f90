/* Proves import/html_edge.c: what goes at the edges of a page, and that text stays. */
#include "import/from_html.h"
#include "import/one_file.h"

#define PROSE                                                                                      \
    "<p>The delegation arrived in the evening and was received at the station by the deputy "      \
    "minister, who had waited there since noon.</p>"                                               \
    "<p>The talks began on the next morning in the old town hall, and ended only when the last "   \
    "train of the day was about to leave; nobody had slept, and the paper that was to be signed "  \
    "lay on the table as before.</p>"

/* The text that is read of a page with this body; free it with one_file_free(). */
static Str text_of(const char *body, struct one_file *one) {
    char page[3000];
    snprintf(page, sizeof page, "<html><head><title>T</title></head><body>%s</body></html>", body);
    one_file_read(one, from_html_read, "a.html", str_from_c(page));
    if (!one->ok)
        fail_msg("%s", one->fail.message);
    return one_file_text(one);
}

static void check(const char *body, const char *expected_start, const char *expected_end) {
    struct one_file one;
    Str text = text_of(body, &one);
    if (!str_starts(text, str_from_c(expected_start)) || !str_ends(text, str_from_c(expected_end)))
        fail_msg("%s\n gives %.*s", body, STR_ARG(text));
    one_file_free(&one);
}

static void test_menus_notices_and_feet_are_left_out(void **state) {
    (void)state;
    static const char *const around[][2] = {
        {"<div>Home | About | Contact</div>", ""},
        {"<p><a href='/'>Home</a> <a href='/c'>Collections</a> <a href='/x'>Exhibits</a></p>", ""},
        {"<ul><li><a href='/'>Home</a></li><li><a href='/e'>Exhibits</a></li></ul>", ""},
        {"<div>Startseite &middot; Über uns &middot; Impressum</div>", "<p>Nach oben</p>"},
        {"<div>Главная | О проекте | Контакты</div>", "<div>Поделиться</div>"},
        {"<div>This site uses cookies to improve your visit. <a href='#'>Accept</a></div>", ""},
        {"", "<div>Wir verwenden Cookies. Mehr erfahren</div>"},
        {"", "<p>Share: Facebook Twitter Email</p><div>© 2024 The Town Archive</div>"},
        {"", "<div><a href='/p'>Previous</a> | <a href='/n'>Next</a></div><p>Powered by Omeka</p>"},
    };
    for (size_t i = 0; i < sizeof around / sizeof *around; i++) {
        char body[2000];
        snprintf(body, sizeof body, "%s" PROSE "%s", around[i][0], around[i][1]);
        check(body, "The delegation", "as before.");
    }
}

static void test_text_at_the_edges_stays(void **state) {
    (void)state;
    static const char *const around[][2] = {
        {"<p>Telegram</p>", "<p>John Adams</p>"},
        {"<p>Moscow | 18 October 1962</p>", "<p>cc: Files</p>"},
        {"<p>About Berlin</p>",
         "<p><a href='/1'>The full text of the memorandum to the Minister</a></p>"},
        {"<h1>Home</h1>", "<p>Help</p><p>is needed at once</p>"},
        {"<p>The cookies were eaten.</p>", "<p>Nothing was left</p>"},
        {"<ul><li><a href='/1'>Document 1</a></li><li><a href='/2'>Document 2</a></li></ul>",
         "<p>x</p>"},
    };
    static const char *const ends[][2] = {
        {"Telegram", "John Adams"},          {"Moscow", "cc: Files"},
        {"About Berlin", "Minister"},        {"Home", "is needed at once"},
        {"The cookies", "Nothing was left"}, {"Document 1", "x"},
    };
    for (size_t i = 0; i < sizeof around / sizeof *around; i++) {
        char body[2000];
        snprintf(body, sizeof body, "%s" PROSE "%s", around[i][0], around[i][1]);
        check(body, ends[i][0], ends[i][1]);
    }
}

static void test_between_paragraphs_and_alone_it_is_text(void **state) {
    (void)state;
    struct one_file one;
    assert_true(str_has(text_of(PROSE "<p>Home | About</p>" PROSE, &one), STR("Home | About")));
    one_file_free(&one);
    assert_str(text_of("<p>Home | About</p>", &one), "Home | About");
    one_file_free(&one);
    assert_str(text_of("<p>Home | About</p><p>Dear Anna</p>", &one), "Dear Anna");
    one_file_free(&one);
}

static void test_the_copyright_of_the_foot_becomes_a_value(void **state) {
    (void)state;
    struct one_file one;
    (void)text_of(PROSE "<div>© 2024 The Town Archive</div>", &one);
    assert_str(one_file_value(&one, FIELD_RIGHTS), "© 2024 The Town Archive");
    one_file_free(&one);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_menus_notices_and_feet_are_left_out),
        cmocka_unit_test(test_text_at_the_edges_stays),
        cmocka_unit_test(test_between_paragraphs_and_alone_it_is_text),
        cmocka_unit_test(test_the_copyright_of_the_foot_becomes_a_value),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
