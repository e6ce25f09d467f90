/* Acts into rows: each kind by hand, then hundreds of random lives against their rebuilds. */
#include "catalog/catalog_fixture.h"
#include "catalog/fold.h"

static const DocumentSpec letter = {.local_id = "1",
                                    .title = "A letter",
                                    .kind = "letter",
                                    .date = "1962-10-18",
                                    .subject = "Cuba",
                                    .paragraphs = {"The firts line.", "A second line."}};
static const ReadingHead bare = {0};

static void open_letter(Fixture *fixture) {
    Fail fail;
    fixture_open(fixture);
    assert_ok(catalog_begin(fixture->catalog, &fail));
    (void)fixture_reading(fixture, "dletter", 1, &bare, &letter, 1);
}

static void close_letter(Fixture *fixture) {
    catalog_rollback(fixture->catalog);
    fixture_close(fixture);
}

static DocumentRow row_of(Fixture *fixture, const char *id) {
    Fail fail;
    DocumentRow row;
    assert_ok(catalog_row(fixture->catalog, str_from_c(id), fixture->arena, &row, &fail));
    return row;
}

static struct document document_of(Fixture *fixture, const char *id) {
    Fail fail;
    struct document document;
    assert_ok(catalog_document(fixture->catalog, str_from_c(id), fixture->arena, &document, &fail));
    assert_ok(document_check(&document, &fail));
    return document;
}

static ActState state_of(Fixture *fixture, uint64_t seq) {
    Fail fail;
    Act act;
    ActState state;
    assert_ok(catalog_act(fixture->catalog, seq, fixture->arena, &act, &state, &fail));
    assert_int_equal(act.seq, seq);
    return state;
}

static Act describe(uint64_t seq, Field field, const char *before, const char *after) {
    return (Act){.seq = seq,
                 .kind = ACT_DESCRIBE,
                 .document = STR("dletter.1"),
                 .field = field,
                 .before = str_from_c(before),
                 .after = str_from_c(after)};
}

static Act undo(uint64_t seq, uint64_t undoes) {
    return (Act){.seq = seq, .kind = ACT_UNDO, .undoes = undoes};
}

static void test_describe_sets_a_value_and_keeps_the_old_one_below(void **state) {
    (void)state;
    Fixture fixture;
    Str touched;
    open_letter(&fixture);
    fixture_fold(&fixture, describe(7, FIELD_TITLE, "A letter", "A telegram"), &touched);
    assert_str(touched, "dletter.1");
    DocumentRow row = row_of(&fixture, "dletter.1");
    assert_str(row.title, "A telegram");
    assert_true(row.has_acts);
    struct document document = document_of(&fixture, "dletter.1");
    const Value *fresh = &document.description.p[0], *old = &document.description.p[1];
    assert_int_equal(fresh->field, FIELD_TITLE);
    assert_str(fresh->value, "A telegram");
    assert_int_equal(fresh->source.kind, SOURCE_PERSON);
    assert_str(fresh->source.name, "ada");
    assert_int_equal(old->field, FIELD_OTHER);
    assert_str(old->value, "A letter");
    assert_str(old->role, "was-title");
    assert_str(old->label, "Title");
    assert_int_equal(old->source.kind, SOURCE_FILE);
    Fail fail;
    struct document base;
    assert_ok(catalog_base_document(fixture.catalog, row.id, fixture.arena, &base, &fail));
    assert_str(description_text(&base.description, FIELD_TITLE), "A letter");
    close_letter(&fixture);
}

static void test_describe_moves_the_date_of_the_row_and_of_the_years(void **state) {
    (void)state;
    Fixture fixture;
    Fail fail;
    YearCountList years;
    open_letter(&fixture);
    fixture_fold(&fixture, describe(1, FIELD_DATE, "1962-10-18", "1963-01"), NULL);
    DocumentRow row = row_of(&fixture, "dletter.1");
    assert_str(row.date_edtf, "1963-01");
    assert_int_equal(row.sort_day, date_day(1963, 1, 1));
    assert_ok(browse_years(fixture.catalog, fixture.arena, &years, &fail));
    assert_int_equal(years.n, 1);
    assert_int_equal(years.p[0].year, 1963);
    fixture_fold(&fixture, describe(2, FIELD_DATE, "1963-01", ""), NULL);
    row = row_of(&fixture, "dletter.1");
    assert_str(row.date_edtf, "");
    assert_int_equal(row.sort_day, DAY_OPEN_AFTER);
    struct document document = document_of(&fixture, "dletter.1");
    const Value *emptied = description_find(&document.description, FIELD_DATE, 0);
    assert_true(emptied->asked_empty);
    assert_int_equal(emptied->source.kind, SOURCE_PERSON);
    HoldingCount holding;
    assert_ok(browse_holding(fixture.catalog, &holding, &fail));
    assert_int_equal(holding.undated, 1);
    assert_true(holding.first_day > holding.last_day);
    close_letter(&fixture);
}

static void test_describe_of_a_value_that_is_not_there_is_orphaned(void **state) {
    (void)state;
    Fixture fixture;
    Fail fail;
    ActList orphaned;
    open_letter(&fixture);
    fixture_fold(&fixture, describe(1, FIELD_SUBJECT, "Berlin", "Laos"), NULL);
    assert_int_equal(state_of(&fixture, 1), ACT_STATE_ORPHANED);
    fixture_fold(&fixture, describe(2, FIELD_SUBJECT, "", "Laos"), NULL);
    assert_int_equal(state_of(&fixture, 2), ACT_STATE_IN_EFFECT);
    struct document document = document_of(&fixture, "dletter.1");
    assert_str(description_find(&document.description, FIELD_SUBJECT, 0)->value, "Cuba");
    assert_str(description_find(&document.description, FIELD_SUBJECT, 1)->value, "Laos");
    assert_ok(catalog_orphaned_acts(fixture.catalog, fixture.arena, &orphaned, &fail));
    assert_int_equal(orphaned.n, 1);
    assert_int_equal(orphaned.p[0].seq, 1);
    close_letter(&fixture);
}

static void test_an_act_on_a_document_that_is_not_there_is_orphaned(void **state) {
    (void)state;
    Fixture fixture;
    Str touched;
    open_letter(&fixture);
    Act act = describe(1, FIELD_TITLE, "", "X");
    act.document = STR("dletter.9");
    fixture_fold(&fixture, act, &touched);
    assert_str(touched, "");
    assert_int_equal(state_of(&fixture, 1), ACT_STATE_ORPHANED);
    close_letter(&fixture);
}

static void test_undo_and_undo_of_undo(void **state) {
    (void)state;
    Fixture fixture;
    Str touched;
    open_letter(&fixture);
    Str before = fixture_dump(&fixture);
    fixture_fold(&fixture, describe(1, FIELD_TITLE, "A letter", "B"), NULL);
    fixture_fold(&fixture, undo(2, 1), &touched);
    assert_str(touched, "dletter.1");
    assert_str(row_of(&fixture, "dletter.1").title, "A letter");
    assert_int_equal(state_of(&fixture, 1), ACT_STATE_UNDONE);
    fixture_fold(&fixture, undo(3, 2), NULL);
    assert_str(row_of(&fixture, "dletter.1").title, "B");
    assert_int_equal(state_of(&fixture, 1), ACT_STATE_IN_EFFECT);
    assert_int_equal(state_of(&fixture, 2), ACT_STATE_UNDONE);
    fixture_fold(&fixture, undo(4, 3), NULL);
    assert_str(row_of(&fixture, "dletter.1").title, "A letter");
    fixture_fold(&fixture, undo(6, 5), NULL);
    assert_int_equal(state_of(&fixture, 6), ACT_STATE_ORPHANED);
    assert_true(before.n > 0);
    close_letter(&fixture);
}

static void test_a_later_value_stands_when_the_one_before_it_is_undone(void **state) {
    (void)state;
    Fixture fixture;
    open_letter(&fixture);
    fixture_fold(&fixture, describe(1, FIELD_TITLE, "A letter", "B"), NULL);
    fixture_fold(&fixture, describe(2, FIELD_TITLE, "B", "C"), NULL);
    fixture_fold(&fixture, undo(3, 1), NULL);
    assert_str(row_of(&fixture, "dletter.1").title, "C");
    assert_int_equal(state_of(&fixture, 2), ACT_STATE_IN_EFFECT);
    struct document document = document_of(&fixture, "dletter.1");
    assert_str(document.description.p[1].value, "A letter");
    assert_int_equal(document.description.p[2].field, FIELD_KIND);
    close_letter(&fixture);
}

static Act correct(Fixture *fixture, uint64_t seq, uint32_t block, size_t start,
                   const char *words) {
    return (Act){.seq = seq,
                 .kind = ACT_CORRECT,
                 .document = STR("dletter.1"),
                 .block = block,
                 .start = start,
                 .end = start + strlen(words),
                 .digest = fixture_digest(fixture->arena, words),
                 .before = str_from_c(words),
                 .after = STR("first"),
                 .reason = STR("misprint")};
}

static void assert_corrected(Fixture *fixture, const char *words) {
    struct document document = document_of(fixture, "dletter.1");
    const Part *part = &document.parts.p[0];
    assert_int_equal(part->spans.n, 1);
    const Span *span = &part->spans.p[0];
    assert_int_equal(span->kind, SPAN_CORRECTION);
    assert_str(str_slice(part->text, span->start, span->end), words);
    assert_str(document_attribute(span, "text"), "first");
    assert_str(document_attribute(span, "reason"), "misprint");
    assert_int_equal(span->source.kind, SOURCE_PERSON);
}

static void test_correct_puts_a_span_over_the_words(void **state) {
    (void)state;
    Fixture fixture;
    open_letter(&fixture);
    fixture_fold(&fixture, correct(&fixture, 1, 1, 4, "firts"), NULL);
    assert_corrected(&fixture, "firts");
    fixture_fold(&fixture, correct(&fixture, 2, 2, 4, "firts"), NULL);
    assert_int_equal(state_of(&fixture, 2), ACT_STATE_ORPHANED);
    fixture_fold(&fixture, correct(&fixture, 3, 9, 4, "firts"), NULL);
    assert_int_equal(state_of(&fixture, 3), ACT_STATE_ORPHANED);
    assert_corrected(&fixture, "firts");
    close_letter(&fixture);
}

static void test_correct_follows_its_words_through_a_new_reading(void **state) {
    (void)state;
    static const struct {
        const char *block1, *block2;
        uint32_t lost, nearest;
        bool follows;
    } cases[] = {{"Now the firts line.", NULL, 0, 0, true},
                 {"firts and firts", NULL, 0, 0, false},  // which of them, nobody knows
                 {"The first line.", NULL, 0, 0, false},
                 {"A second line.", "Joined: the firts line.", 3, 2, true}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Fixture fixture;
        open_letter(&fixture);
        Act act = correct(&fixture, 1, cases[i].lost > 0 ? cases[i].lost : 1, 4, "firts");
        fixture_fold(&fixture, act, NULL);
        DocumentSpec again = letter;
        again.paragraphs[0] = cases[i].block1;
        again.paragraphs[1] = cases[i].block2;
        again.lost = cases[i].lost;
        again.nearest = cases[i].nearest;
        ReadingChange change = fixture_reading(&fixture, "dletter", 2, &bare, &again, 1);
        assert_int_equal(state_of(&fixture, 1),
                         cases[i].follows ? ACT_STATE_IN_EFFECT : ACT_STATE_ORPHANED);
        assert_int_equal(change.folded.n, cases[i].follows ? 1 : 0);
        if (cases[i].follows)
            assert_corrected(&fixture, "firts");
        close_letter(&fixture);
    }
}

static void test_a_withdrawn_document_counts_nowhere(void **state) {
    (void)state;
    Fixture fixture;
    Fail fail;
    HoldingCount holding;
    YearCountList years;
    open_letter(&fixture);
    fixture_fold(&fixture,
                 (Act){.seq = 3,
                       .kind = ACT_WITHDRAW,
                       .document = STR("dletter.1"),
                       .reason = STR("privacy"),
                       .who = STR("eve"),
                       .time = 77},
                 NULL);
    DocumentRow row = row_of(&fixture, "dletter.1");
    assert_int_equal(row.state, STATE_WITHDRAWN);
    assert_str(row.state_reason, "privacy");
    assert_str(row.state_who, "eve");
    assert_int_equal(row.state_time, 77);
    assert_ok(browse_holding(fixture.catalog, &holding, &fail));
    assert_int_equal(holding.documents, 0);
    assert_int_equal(holding.withdrawn, 1);
    assert_ok(browse_years(fixture.catalog, fixture.arena, &years, &fail));
    assert_int_equal(years.n, 0);
    fixture_fold(&fixture, undo(4, 3), NULL);
    row = row_of(&fixture, "dletter.1");
    assert_int_equal(row.state, STATE_VISIBLE);
    assert_str(row.state_reason, "");
    assert_ok(browse_holding(fixture.catalog, &holding, &fail));
    assert_int_equal(holding.documents, 1);
    close_letter(&fixture);
}

static void test_an_unknown_kind_is_kept_and_shown(void **state) {
    (void)state;
    Fixture fixture;
    Fail fail;
    ActList acts;
    open_letter(&fixture);
    fixture_fold(
        &fixture,
        (Act){
            .seq = 5, .kind = ACT_UNKNOWN, .kind_name = STR("bless"), .document = STR("dletter.1")},
        NULL);
    assert_int_equal(state_of(&fixture, 5), ACT_STATE_KEPT);
    assert_ok(catalog_acts(fixture.catalog, STR("dletter.1"), fixture.arena, &acts, &fail));
    assert_int_equal(acts.n, 1);
    assert_str(acts.p[0].kind_name, "bless");
    close_letter(&fixture);
}

static void test_an_act_folded_again_changes_nothing_and_another_one_is_refused(void **state) {
    (void)state;
    Fixture fixture;
    Fail fail;
    Str touched;
    open_letter(&fixture);
    fixture_fold(&fixture, describe(2, FIELD_TITLE, "A letter", "B"), NULL);
    Str before = fixture_dump(&fixture);
    fixture_fold(&fixture, describe(2, FIELD_TITLE, "A letter", "B"), NULL);
    assert_true(str_equal(before, fixture_dump(&fixture)));
    static const uint64_t refused[] = {1, 2};
    for (size_t i = 0; i < 2; i++) {
        Act other = fixture_act(fixture.arena, describe(refused[i], FIELD_TITLE, "B", "C"));
        assert_false(fold_act(fixture.catalog, &other, fixture.arena, &touched, &fail));
        assert_int_equal(fail.code, FAIL_INVALID);
    }
    close_letter(&fixture);
}

/* --- lives and rebuilds ---------------------------------------------------------------------- */

enum { LIVES = 400, STEPS_MAX = 24 };

static uint64_t dice_state;

static size_t dice(size_t sides) {
    dice_state ^= dice_state << 13;
    dice_state ^= dice_state >> 7;
    dice_state ^= dice_state << 17;
    return (size_t)(dice_state >> 11) % sides;
}

static const DocumentSpec first_volume[] = {
    {.local_id = "d1",
     .title = "One",
     .kind = "memo",
     .date = "1962",
     .collection = "c1",
     .paragraphs = {"alpha beta gamma", "delta delta"}},
    {.local_id = "d2",
     .title = "Two",
     .kind = "letter",
     .date = "1962-10-18",
     .collection = "c2",
     .second = "c1",
     .paragraphs = {"beta"}},
    {.local_id = "d3",
     .title = "Three",
     .subject = "Cuba",
     .collection = "c2",
     .paragraphs = {"alpha", "beta", "gamma"}},
    {.local_id = "pref", .title = "Preface", .is_apparatus = true, .paragraphs = {"alpha"}}};
static const DocumentSpec second_volume[] = {{.local_id = "d1",
                                              .title = "One",
                                              .kind = "memorandum",
                                              .date = "1962-05",
                                              .collection = "c1",
                                              .paragraphs = {"alpha", "now beta gamma"}},
                                             {.local_id = "d3",
                                              .title = "Three",
                                              .subject = "Berlin",
                                              .collection = "c1",
                                              .paragraphs = {"beta gamma"},
                                              .lost = 3,
                                              .nearest = 1},
                                             {.local_id = "d4",
                                              .title = "Four",
                                              .date = "1961/1963",
                                              .collection = "c2",
                                              .paragraphs = {"alpha"}}};
static const DocumentSpec single[] = {{.local_id = "1",
                                       .title = "Alone",
                                       .kind = "letter",
                                       .date = "1963?",
                                       .record = "17",
                                       .paragraphs = {"alpha beta"}}};

typedef enum { STEP_ACT, STEP_READING_1, STEP_READING_2, STEP_SINGLE } StepKind;
typedef struct {
    StepKind kind;
    Act act;
} Step;

static void read_step(Fixture *fixture, StepKind kind) {
    ReadingHead head = {.title = STR("Volume"), .source_id = STR("vol1")};
    fixture_collection(fixture->arena, &head, COLLECTION_COMPILATION, "c1", NULL);
    fixture_collection(fixture->arena, &head, COLLECTION_CHAPTER, "c2", "c1");
    if (kind == STEP_READING_1)
        (void)fixture_reading(fixture, "dvol", 1, &head, first_volume, 4);
    else if (kind == STEP_READING_2)
        (void)fixture_reading(fixture, "dvol", 2, &head, second_volume, 3);
    else
        (void)fixture_reading(fixture, "done", 1, &bare, single, 1);
}

static Act random_act(struct arena *arena, uint64_t seq) {
    static const char *const documents[] = {"dvol.d1",   "dvol.d1", "dvol.d2", "dvol.d3", "dvol.d4",
                                            "dvol.pref", "done.1",  "dvol.d9", ""};
    static const char *const values[] = {"",     "",     "One",     "Two",       "memo", "letter",
                                         "Cuba", "1962", "1964-02", "1961/1965", "X",    "Y"};
    static const char *const words[] = {"alpha", "beta", "gamma", "beta gamma", "delta"};
    static const Field fields[] = {FIELD_TITLE, FIELD_NUMBER, FIELD_KIND, FIELD_SUBJECT,
                                   FIELD_DATE};
    Act act = {.seq = seq, .document = str_from_c(documents[dice(9)]), .who = STR("ada")};
    switch (dice(10)) {
    case 0:
    case 1:
    case 2:
    case 3:
        act.kind = ACT_DESCRIBE;
        act.field = fields[dice(5)];
        act.before = str_from_c(values[dice(12)]);
        act.after = str_from_c(values[dice(12)]);
        break;
    case 4:
    case 5: {
        const char *word = words[dice(5)];
        act.kind = ACT_CORRECT;
        act.block = (uint32_t)dice(4);
        act.start = dice(8);
        act.end = act.start + strlen(word);
        act.before = str_from_c(word);
        act.digest = fixture_digest(arena, word);
        act.after = STR("omega");
        break;
    }
    case 6:
        act.kind = dice(4) == 0 ? ACT_DESTROY : ACT_WITHDRAW;
        act.reason = STR("why");
        break;
    case 7:
    case 8:
        act.kind = ACT_UNDO;
        act.undoes = 1 + dice((size_t)seq + 1);
        break;
    default:
        act.kind = dice(2) == 0 ? ACT_UNKNOWN : ACT_SET_RIGHTS;
        act.kind_name = STR("bless");
    }
    return act;
}

/* A life: the readings somewhere among the acts, in the order of their numbers. */
static size_t make_life(struct arena *arena, Step *steps) {
    size_t count = 4 + dice(STEPS_MAX - 4);
    for (size_t i = 0; i < count; i++)
        steps[i] = (Step){.kind = STEP_ACT, .act = random_act(arena, 2 * i + 1)};
    size_t first = dice(count - 1), second = first + 1 + dice(count - first - 1);
    steps[first].kind = STEP_READING_1;
    steps[second].kind = STEP_READING_2;
    size_t other = dice(count);
    if (other != first && other != second)
        steps[other].kind = STEP_SINGLE;
    return count;
}

typedef enum { ORDER_LIVED, ORDER_READINGS_FIRST, ORDER_ACTS_FIRST } LifeOrder;

static void run_steps(Fixture *fixture, const Step *steps, size_t count, LifeOrder order) {
    for (int pass = 0; pass < (order == ORDER_LIVED ? 1 : 2); pass++) {
        for (size_t i = 0; i < count; i++) {
            bool is_act = steps[i].kind == STEP_ACT;
            if (order != ORDER_LIVED && is_act != ((order == ORDER_ACTS_FIRST) == (pass == 0)))
                continue;
            if (is_act)
                fixture_fold(fixture, steps[i].act, NULL);
            else
                read_step(fixture, steps[i].kind);
        }
    }
}

static Str dump_of_life(Fixture *fixture, const Step *steps, size_t count, LifeOrder order) {
    Fail fail;
    assert_ok(catalog_begin(fixture->catalog, &fail));
    run_steps(fixture, steps, count, order);
    Str dump = fixture_dump(fixture);
    catalog_rollback(fixture->catalog);
    return dump;
}

static void assert_same(Str live, Str rebuilt, size_t life, const char *order) {
    if (str_equal(live, rebuilt))
        return;
    Str a, b;
    do {
        (void)str_next_line(&live, &a);
        (void)str_next_line(&rebuilt, &b);
    } while (str_equal(a, b));
    fail_msg("life %zu, %s: lived \"%.*s\", made again \"%.*s\"", life, order, STR_ARG(a),
             STR_ARG(b));
}

static void test_folding_live_equals_folding_at_rebuild(void **state) {
    (void)state;
    Fixture fixture;
    fixture_open(&fixture);
    ArenaMark mark = arena_mark(fixture.arena);
    dice_state = 20261124;
    size_t orphaned = 0, undone = 0;
    for (size_t life = 0; life < LIVES; life++) {
        Step steps[STEPS_MAX];
        size_t count = make_life(fixture.arena, steps);
        Str live = dump_of_life(&fixture, steps, count, ORDER_LIVED);
        assert_same(live, dump_of_life(&fixture, steps, count, ORDER_READINGS_FIRST), life,
                    "readings first");
        assert_same(live, dump_of_life(&fixture, steps, count, ORDER_ACTS_FIRST), life,
                    "acts first");
        orphaned += str_has(live, STR("|2|'{\"act\""));
        undone += str_has(live, STR("|1|'{\"act\""));
        arena_reset(fixture.arena, mark);
    }
    assert_true(orphaned > LIVES / 2 && undone > LIVES / 4);  // the dice do reach them
    fixture_close(&fixture);
}

static void test_what_was_folded_in_many_batches_is_what_one_batch_gives(void **state) {
    (void)state;
    Fixture live, whole;
    Fail fail;
    Step steps[STEPS_MAX];
    fixture_open(&live);
    fixture_open(&whole);
    dice_state = 77;
    size_t count = make_life(live.arena, steps);
    for (size_t i = 0; i < count; i++) {
        assert_ok(catalog_begin(live.catalog, &fail));
        run_steps(&live, &steps[i], 1, ORDER_LIVED);
        assert_ok(catalog_commit(live.catalog, i == count - 1 ? 99 : i, &fail));
    }
    assert_ok(catalog_begin(whole.catalog, &fail));
    run_steps(&whole, steps, count, ORDER_READINGS_FIRST);
    assert_ok(catalog_commit(whole.catalog, 99, &fail));
    assert_same(fixture_dump(&live), fixture_dump(&whole), 0, "batches");
    fixture_close(&live);
    fixture_close(&whole);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_describe_sets_a_value_and_keeps_the_old_one_below),
        cmocka_unit_test(test_describe_moves_the_date_of_the_row_and_of_the_years),
        cmocka_unit_test(test_describe_of_a_value_that_is_not_there_is_orphaned),
        cmocka_unit_test(test_an_act_on_a_document_that_is_not_there_is_orphaned),
        cmocka_unit_test(test_undo_and_undo_of_undo),
        cmocka_unit_test(test_a_later_value_stands_when_the_one_before_it_is_undone),
        cmocka_unit_test(test_correct_puts_a_span_over_the_words),
        cmocka_unit_test(test_correct_follows_its_words_through_a_new_reading),
        cmocka_unit_test(test_a_withdrawn_document_counts_nowhere),
        cmocka_unit_test(test_an_unknown_kind_is_kept_and_shown),
        cmocka_unit_test(test_an_act_folded_again_changes_nothing_and_another_one_is_refused),
        cmocka_unit_test(test_folding_live_equals_folding_at_rebuild),
        cmocka_unit_test(test_what_was_folded_in_many_batches_is_what_one_batch_gives),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
