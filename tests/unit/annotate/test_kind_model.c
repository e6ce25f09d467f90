#include "test.h"

#include "annotate/kind_model.h"
#include "annotate/scan_case.h"

/* Written for this test, in the manner of each kind. */
static const Heading no_heading = {.scan = NULL};

static const struct {
    CueRecord kind;
    const char *text;
} texts[] = {
    {CUE_RECORD_TELEGRAM,
     "Lima, May 3, 1958, 7 p.m.\n\n812. Deptel 644. FonMin told me today Govt not prepared accept "
     "proposal unless Dept agrees extend credits. He urged reply soonest. Emb recommends Dept "
     "authorize me inform him orally.\n\nDale\n"},
    {CUE_RECORD_CONVERSATION,
     "Washington, May 3, 1958.\n\nSUBJECT\nCredits for Peru\n\nPARTICIPANTS\nThe Secretary\n"
     "Mr. Reed, ARA\nAmbassador Rivas of Peru\n\nThe Ambassador said that he had been asked to "
     "raise the matter of credits. The Secretary replied that the question was under study. The "
     "Ambassador thanked the Secretary.\n"},
    {CUE_RECORD_LETTER,
     "Washington, May 3, 1958.\n\nDear Mr. President: I have read your letter with great interest "
     "and am grateful to you for writing to me.\n\nWith warm regards,\n\nSincerely,\n\nJohn "
     "Adams\n"},
};

static void test_texts_are_told_apart(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        ScanCase read;
        scan_case_open(&read, texts[i].text);
        KindGuess guess = kind_model_guess(&read.scan, &no_heading);
        assert_int_equal(guess.kind, texts[i].kind);
        assert_int_not_equal(guess.second, guess.kind);
        assert_in_range(guess.certainty, 400, 999);
        scan_case_close(&read);
    }
}

static void test_features_rise_and_are_there_once(void **state) {
    (void)state;
    ScanCase read;
    uint32_t features[KIND_FEATURES], again[KIND_FEATURES];
    scan_case_open(&read, texts[0].text);
    size_t n = kind_model_features(&read.scan, &no_heading, features);
    assert_true(n > 50);
    for (size_t i = 1; i < n; i++)
        assert_true(features[i - 1] < features[i]);
    assert_int_equal(kind_model_features(&read.scan, &no_heading, again), n);
    assert_memory_equal(features, again, n * sizeof *features);
    scan_case_close(&read);
    scan_case_open(&read, "x\n");
    assert_true(kind_model_features(&read.scan, &no_heading, features) < KIND_FEATURES);
    (void)kind_model_guess(&read.scan, &no_heading);
    scan_case_close(&read);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_texts_are_told_apart),
                                       cmocka_unit_test(test_features_rise_and_are_there_once)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
