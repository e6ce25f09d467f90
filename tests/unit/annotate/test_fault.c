#include "test.h"

#include "annotate/fault.h"
#include "annotate/fault_holding.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/stamp.h"

typedef struct {
    struct arena *arena;
    struct fault_words *words;
    struct fault_model *model;
} Holding;

static int open_holding(void **state) {
    struct arena *arena = arena_create();
    Holding *holding = ARENA_NEW(arena, Holding);
    holding->arena = arena;
    holding->words = fault_holding_words(arena);
    holding->model = fault_model_create(holding->words, NULL, arena);
    *state = holding;
    return holding->model == NULL;
}

static int close_holding(void **state) {
    Holding *holding = *state;
    fault_words_destroy(holding->words);
    arena_destroy(holding->arena);
    return 0;
}

/* "seen>proposal seen>proposal" of a text. */
static Str found(const Holding *holding, const char *text) {
    struct document document = fault_holding_document(holding->arena, text);
    FaultList faults = {0};
    Buf list = {0};
    fault_find(holding->model, &document, &(FaultLook){0}, holding->arena, &faults);
    for (size_t i = 0; i < faults.n; i++) {
        const Fault *fault = &faults.p[i];
        Str seen = str_slice(str_from_c(text), fault->start, fault->end);
        assert_true(fault->certainty > 0 && fault->certainty < 1000);
        buf_format(&list, "%s%.*s>%.*s", i == 0 ? "" : " ", STR_ARG(seen),
                   STR_ARG(fault->proposal));
    }
    Str copy = str_copy(holding->arena, buf_as_str(&list));
    buf_free(&list);
    return copy;
}

static void test_faults_are_found_in_their_places(void **state) {
    static const struct {
        const char *text, *found;
    } cases[] = {
        {"The Soviet Union 1s aware of the opinion.", "1s>is"},
        {"The armaments that we nave supplied are of a defensive character.", "nave>have"},
        {"Several boats were seen earring along supplies.", "earring>carrying"},
        {"The Secrelary would have the honor.", "Secrelary>Secretary"},
        {"It was ofthe policy of his government.", "ofthe>of the"},
        {"The Department of State has no infor mation about it.", "infor mation>information"},
        {"The Department of State has no infor-\nmatlon about it.", "infor-\nmatlon>information"},
        {"The DEPARTMEHT of State has no information.", "DEPARTMEHT>DEPARTMENT"},
        {"The goverment\xE2\x80\x99s opinion.", "goverment>government"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(found(*state, cases[i].text), cases[i].found);
}

#define MISREAD "tests/data/faults/misread.tsv"

/* Whether exactly what is miscopied is found, and the right word for it. */
static bool row_holds(const Holding *holding, Str line) {
    Str text, seen, meant;
    (void)str_cut(line, '\t', &text, &line);
    (void)str_cut(line, '\t', &seen, &line);
    (void)str_cut(line, '\t', &meant, &line);
    Str wanted = str_format(holding->arena, "%.*s>%.*s", STR_ARG(seen), STR_ARG(meant));
    Str got = found(holding, str_to_c(holding->arena, text));
    if (str_equal_nocase(got, wanted))
        return true;
    print_message("%.*s: got \"%.*s\", wanted \"%.*s\"\n", STR_ARG(text), STR_ARG(got),
                  STR_ARG(wanted));
    return false;
}

static void test_the_table_of_misreadings(void **state) {
    enum { ROWS = 100, RIGHT = 98 };
    const Holding *holding = *state;
    Str rest, line;
    Fail fail;
    size_t rows = 0, right = 0;
    assert_ok(file_read(STR(MISREAD), 1 << 20, holding->arena, &rest, &fail));
    while (str_next_line(&rest, &line)) {
        if (str_starts(line, STR("#")))
            continue;
        rows++;
        right += row_holds(holding, line);
    }
    assert_int_equal(rows, ROWS);
    if (right < RIGHT)
        fail_msg("%zu of %zu rows are right", right, rows);
}

/* Only there: the same words elsewhere are not looked at. */
static void test_places_are_looked_at_and_signs(void **state) {
    Holding *holding = *state;
    static const char text[] =
        "The armaments that we nave supplied are of a defensive character. The armaments that we "
        "nave supplied are of a defensive character. The Soviet Union 1s aware of the opinion. "
        "After that, 1 said that the Secretary would have the honor.";
    struct document document = fault_holding_document(holding->arena, text);
    FaultPlace places[] = {{0, 0, 22}, {0, 7, 3}, {0, 0, 9999}};
    FaultPlaceList suspects = {places, 3, 3};
    FaultList faults = {0};
    fault_find(holding->model, &document, &(FaultLook){false, &suspects}, holding->arena, &faults);
    assert_int_equal(faults.n, 2);
    assert_int_equal(faults.p[0].start, 22);
    assert_str(faults.p[0].proposal, "have");
    assert_str(faults.p[1].seen, "1");
    assert_str(faults.p[1].proposal, "i");  // it only ever begins sentences here
}

/* What the file or a person corrected, what is no text, another language. */
static void test_what_is_settled_is_left_alone(void **state) {
    static const SpanKind kinds[] = {SPAN_CORRECTION, SPAN_DAMAGE, SPAN_FOREIGN, SPAN_NAME};
    Holding *holding = *state;
    for (size_t i = 0; i < 4; i++) {
        struct document document = fault_holding_document(
            holding->arena, "The armaments that we nave supplied are of a defensive character.");
        FaultList faults = {0};
        *LIST_ADD(holding->arena, &document.parts.p[0].spans) =
            (Span){.kind = kinds[i], .start = 20, .end = 26};
        fault_find(holding->model, &document, &(FaultLook){0}, holding->arena, &faults);
        assert_int_equal(faults.n, kinds[i] == SPAN_NAME);
    }
}

static void test_what_is_only_new_stays(void **state) {
    static const char *const texts[] = {
        "The Soviet Union is aware of the opinion of the government.",
        "The Secretary would receive Kuznetsov and Zhukov again.",
        "The Department of State has no information[3] about the proposal2.",
        "The NATO note of 1962 was read again, and the 18th.",
        "Mr. J. F. Dulles asked about F\xE2\x80\x93"
        "86s.",
        "The Secretary told me that my government should take off a part.",
        "committee-\nmen of Anglo-\nAmerican xyzzy",
        "",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_str(found(*state, texts[i]), "");
}

static void test_a_language_that_is_not_known_is_left_alone(void **state) {
    assert_str(found(*state, "Der Bundeskanzler erklarte dass die Regierung niemals einer solchen "
                             "Losung zustimmen werde und hatte bereits davon gesprochen wahrend "
                             "seiner letzten Reise durch sudliche Lander"),
               "");
}

static void test_hostile_texts_take_linear_time(void **state) {
    static const char *const pieces[] = {"the",    "nave ",     "1",    "tlie-\n",
                                         "a b c ", "qzxjkvbn ", "'s's", "earring along "};
    Holding *holding = *state;
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        Buf text = {0};
        while (text.n < 1000000)
            buf_c(&text, pieces[i]);
        buf_char(&text, '\0');
        struct arena *job = arena_create();
        struct document document = fault_holding_document(job, text.p);
        FaultList faults = {0};
        uint64_t began = stamp_elapsed_ms();
        fault_find(holding->model, &document, &(FaultLook){0}, job, &faults);
        if (stamp_elapsed_ms() - began > 5000)
            fail_msg("%s takes %llu ms", pieces[i],
                     (unsigned long long)(stamp_elapsed_ms() - began));
        arena_destroy(job);
        buf_free(&text);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_faults_are_found_in_their_places),
        cmocka_unit_test(test_the_table_of_misreadings),
        cmocka_unit_test(test_what_is_only_new_stays),
        cmocka_unit_test(test_places_are_looked_at_and_signs),
        cmocka_unit_test(test_what_is_settled_is_left_alone),
        cmocka_unit_test(test_a_language_that_is_not_known_is_left_alone),
        cmocka_unit_test(test_hostile_texts_take_linear_time),
    };
    return cmocka_run_group_tests(tests, open_holding, close_holding);
}
