#include "import/one_file.h"
#include "import/record_dress.h"
#include "import/tidy_text.h"

typedef struct {
    struct arena *arena;
    PageLineList lines;
    RecordLine *infos;
} World;

/* The lines of a copied text, as record_line_classify() knows them, dress and all. */
static void copied(World *w, const char *text) {
    TidySource source = {0};
    Fail fail = {0};
    *w = (World){.arena = arena_create()};
    source.decoded.text = str_from_c(text);
    assert_ok(page_line_of_text(&source, w->arena, &w->lines, &fail));
    w->infos = record_line_classify(&w->lines, w->arena);
}

static const RecordLine *line_of(const World *w, const char *text) {
    for (size_t i = 0; i < w->lines.n; i++)
        if (str_is(w->lines.p[i].text, text))
            return &w->infos[i];
    fail_msg("no line \"%s\"", text);
    return NULL;
}

static void assert_label(const World *w, const char *line, int field, size_t answers) {
    const RecordLine *info = line_of(w, line);
    assert_int_equal(info->kind, LINE_LABEL);
    assert_int_equal(info->label == NULL ? -1 : (int)info->label->field, field);
    assert_int_equal(info->answers, answers);
}

static void test_a_pair_among_known_pairs_is_one_whatever_it_asks(void **state) {
    (void)state;
    World w;
    copied(&w, "Record ID: 7\nWatermark: a lily\nRights: CC0\nRegions: Upper Valley\n"
               "Language: English\n");
    assert_int_equal(line_of(&w, "Watermark: a lily")->kind, LINE_PAIR);
    assert_null(line_of(&w, "Watermark: a lily")->label);
    assert_str(line_of(&w, "Watermark: a lily")->value, "a lily");
    assert_int_equal(line_of(&w, "Regions: Upper Valley")->label->field, FIELD_PLACE_ABOUT);
    arena_destroy(w.arena);
}

static void test_what_is_said_in_a_talk_is_no_pair(void **state) {
    (void)state;
    World w;
    copied(&w,
           "Rights: CC0\nRecord ID: 7\nLanguage: English\n\n\nThe Consul: We have no ships.\n\n\n"
           "The Minister: Then send carts.\n\n\nThe Consul: Nor carts.\n");
    assert_int_equal(line_of(&w, "The Consul: Nor carts.")->kind, LINE_OPEN);
    assert_int_equal(line_of(&w, "The Minister: Then send carts.")->kind, LINE_OPEN);
    arena_destroy(w.arena);
}

static void test_blocks_between_blocks_headed_by_labels_are_headed_by_labels(void **state) {
    (void)state;
    World w;
    copied(
        &w,
        "When\n3 May 1889\n\nRecord ID\n7\n\nWatermark\na lily\n\nActors\nAnna Moe\nKarl Berg\n\n"
        "Rights\nCC0\n\nRepository\nValley Archive\n");
    assert_label(&w, "When", FIELD_DATE, 1);
    assert_label(&w, "Watermark", -1, 1);
    assert_label(&w, "Actors", FIELD_PERSON, 2);
    arena_destroy(w.arena);
}

static void test_lines_that_take_turns_with_answers_are_labels(void **state) {
    (void)state;
    World w;
    copied(&w, "Repository\nValley Archive\nWatermark\na lily\nRecord ID\n7\nLanguage\nEnglish\n");
    assert_label(&w, "Watermark", -1, 1);
    assert_label(&w, "Repository", FIELD_ARCHIVE, 1);
    arena_destroy(w.arena);
}

/* "Security" may be a subject; after other names only words that ask are a label. */
static void test_among_subjects_no_line_takes_a_turn(void **state) {
    (void)state;
    World w;
    copied(&w, "Subjects\nTrade\nSecurity\nPeace\nRecord ID\n7\nRights\nCC0\n");
    assert_int_equal(line_of(&w, "Security")->kind, LINE_OPEN);
    arena_destroy(w.arena);
    copied(&w,
           "People\nAnna Moe\nKarl Berg\nActors\nIda Lund\nKai Lund\nRecord ID\n7\nRights\nCC0\n");
    assert_int_equal(line_of(&w, "Actors")->kind, LINE_LABEL);
    assert_int_equal(line_of(&w, "Karl Berg")->kind, LINE_OPEN);
    arena_destroy(w.arena);
    copied(&w, "People\nAnna Moe\nActors\nKarl Berg\nRecord ID\n7\nRights\nCC0\n");
    assert_label(&w, "Actors", FIELD_PERSON, 1);
    arena_destroy(w.arena);
}

static void test_indented_lines_answer_what_stands_above_them(void **state) {
    (void)state;
    World w;
    copied(&w, "Related Places\n    Sella\nActors\n    Anna Moe\n    Karl Berg\nRecord ID\n    7\n"
               "Rights\n    CC0\n");
    assert_label(&w, "Related Places", FIELD_PLACE_ABOUT, 1);
    assert_label(&w, "Actors", FIELD_PERSON, 2);
    arena_destroy(w.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_pair_among_known_pairs_is_one_whatever_it_asks),
        cmocka_unit_test(test_what_is_said_in_a_talk_is_no_pair),
        cmocka_unit_test(test_blocks_between_blocks_headed_by_labels_are_headed_by_labels),
        cmocka_unit_test(test_lines_that_take_turns_with_answers_are_labels),
        cmocka_unit_test(test_among_subjects_no_line_takes_a_turn),
        cmocka_unit_test(test_indented_lines_answer_what_stands_above_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
