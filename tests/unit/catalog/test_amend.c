/*
 * What people decided, put into a document: one table for describe, the states, and hostile
 * targets.
 */
#include "base/buf.h"
#include "catalog/amend.h"
#include "catalog/catalog_fixture.h"

static struct arena *arena;

static int make_arena(void **state) {
    (void)state;
    arena = arena_create();
    return 0;
}

static int drop_arena(void **state) {
    (void)state;
    arena_destroy(arena);
    return 0;
}

static const DocumentSpec spec = {.local_id = "1",
                                  .title = "T",
                                  .subject = "Cuba",
                                  .date = "1962",
                                  .paragraphs = {"na\xC3\xAFve words", "words and words"}};

/*
 * The description as "field=value" lines; a superseded one shows its role, an emptied one a dash.
 */
static Str shown(const struct document *document) {
    Buf out = {0};
    for (size_t i = 0; i < document->description.n; i++) {
        const Value *value = &document->description.p[i];
        const char *name = field_info(value->field)->name;
        buf_format(&out, "%s%s=%.*s;", value->field == FIELD_OTHER ? "" : name,
                   value->field == FIELD_OTHER ? str_to_c(arena, value->role) : "",
                   STR_ARG(value->asked_empty ? STR("-") : value->value));
    }
    Str text = str_copy(arena, buf_as_str(&out));
    buf_free(&out);
    return text;
}

/* A title that a rule made of the parties follows them; one that the file gives does not. */
static void test_a_title_made_of_the_parties_follows_them(void **state) {
    (void)state;
    static const struct {
        const char *rule, *title;
        Field field;
        const char *before, *after, *expected;
    } cases[] = {
        {"title-by-parties", "Jane to Mary, 3 May 1910", FIELD_RECIPIENT, "Mary", "Mary Rozet",
         "Jane to Mary Rozet, 3 May 1910"},
        {"title-by-parties", "Jane to Mary, 3 May 1910", FIELD_AUTHOR, "Jane", "Jane Addams",
         "Jane Addams to Mary, 3 May 1910"},
        {"title-by-parties", "Mary to Mary", FIELD_RECIPIENT, "Mary", "Anna", "Mary to Anna"},
        {"title-by-parties", "To Mary", FIELD_RECIPIENT, "Mary", "Anna", "To Anna"},
        {"title-by-parties", "Jane to Maryanne", FIELD_RECIPIENT, "Mary", "Anna",
         "Jane to Maryanne"},
        {"title-by-parties", "Jane to Mary", FIELD_RECIPIENT, "Mary", "", "Jane to Mary"},
        {"title-by-line", "Jane to Mary", FIELD_RECIPIENT, "Mary", "Anna", "Jane to Mary"},
        {NULL, "Jane to Mary", FIELD_RECIPIENT, "Mary", "Anna", "Jane to Mary"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct document document = fixture_document(arena, &spec);
        Value *title = &document.description.p[0];
        title->value = str_from_c(cases[i].title);
        if (cases[i].rule != NULL)
            title->source = (Source){SOURCE_RULE, str_from_c(cases[i].rule), 1};
        (void)description_add(arena, &document.description, cases[i].field,
                              str_from_c(cases[i].before));
        AmendAct act = {.act = {.seq = 1,
                                .kind = ACT_DESCRIBE,
                                .field = cases[i].field,
                                .before = str_from_c(cases[i].before),
                                .after = str_from_c(cases[i].after)}};
        AmendState amended;
        amend_document((AmendActList){&act, 1, 1}, &document, arena, &amended);
        assert_str(document.description.p[0].value, cases[i].expected);
    }
}

static void test_describe(void **state) {
    (void)state;
    static const struct {
        Field field;
        const char *before, *after, *expected;
        ActState state;
    } cases[] = {
        {FIELD_SUBJECT, "Cuba", "Laos", "title=T;subject=Laos;was-subject=Cuba;date=1962;",
         ACT_STATE_IN_EFFECT},
        {FIELD_SUBJECT, "", "Laos", "title=T;subject=Cuba;subject=Laos;date=1962;",
         ACT_STATE_IN_EFFECT},
        {FIELD_SUBJECT, "Cuba", "", "title=T;subject=-;was-subject=Cuba;date=1962;",
         ACT_STATE_IN_EFFECT},
        {FIELD_SUBJECT, "", "", "title=T;subject=-;was-subject=Cuba;date=1962;",
         ACT_STATE_IN_EFFECT},
        {FIELD_SUBJECT, "cuba", "Laos", "title=T;subject=Cuba;date=1962;", ACT_STATE_ORPHANED},
        {FIELD_NUMBER, "17", "18", "title=T;subject=Cuba;date=1962;number=18;",
         ACT_STATE_IN_EFFECT},
        {FIELD_PLACE, "", "Moscow", "title=T;subject=Cuba;date=1962;place=Moscow;",
         ACT_STATE_IN_EFFECT},
        {FIELD_COUNT, "", "x", "title=T;subject=Cuba;date=1962;", ACT_STATE_ORPHANED},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct document document = fixture_document(arena, &spec);
        AmendAct act = {.act = {.seq = 1,
                                .kind = ACT_DESCRIBE,
                                .field = cases[i].field,
                                .before = str_from_c(cases[i].before),
                                .after = str_from_c(cases[i].after)}};
        AmendState amended;
        amend_document((AmendActList){&act, 1, 1}, &document, arena, &amended);
        assert_str(shown(&document), cases[i].expected);
        assert_int_equal(act.state, cases[i].state);
        assert_int_equal(amended.changed, cases[i].state == ACT_STATE_IN_EFFECT);
    }
}

static void test_describe_gives_dates_and_languages_their_norm(void **state) {
    (void)state;
    static const struct {
        Field field;
        const char *after, *norm, *role;
    } cases[] = {{FIELD_DATE, "1962-10", "1962-10", "given"},
                 {FIELD_DATE, "in autumn", "", "given"},
                 {FIELD_LANGUAGE, "ru", "ru", ""},
                 {FIELD_LANGUAGE, "zh-Hant", "zh-Hant", ""},
                 {FIELD_LANGUAGE, "Russian", "", ""},
                 {FIELD_TITLE, "1962", "", ""}};
    static const DocumentSpec bare = {.local_id = "1"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct document document = fixture_document(arena, &bare);
        AmendAct act = {.act = {.seq = 1,
                                .kind = ACT_DESCRIBE,
                                .field = cases[i].field,
                                .after = str_from_c(cases[i].after)}};
        AmendState amended;
        amend_document((AmendActList){&act, 1, 1}, &document, arena, &amended);
        assert_int_equal(document.description.n, 1);
        assert_str(document.description.p[0].norm, cases[i].norm);
        assert_str(document.description.p[0].role, cases[i].role);
    }
}

static void test_a_replaced_date_keeps_its_role(void **state) {
    (void)state;
    struct document document = fixture_document(arena, &spec);
    document.description.p[2].role = STR("sent");
    AmendAct act = {.act = {.seq = 1,
                            .kind = ACT_DESCRIBE,
                            .field = FIELD_DATE,
                            .before = STR("1962"),
                            .after = STR("1963")}};
    AmendState amended;
    amend_document((AmendActList){&act, 1, 1}, &document, arena, &amended);
    assert_str(document.description.p[2].role, "sent");
    assert_str(document.description.p[3].role, "was-date");
    assert_str(document.description.p[3].norm, "1962");
}

static void test_correct_finds_its_words_or_is_orphaned(void **state) {
    (void)state;
    static const struct {
        uint32_t block;
        size_t start, end;
        const char *digest_of, *before;
        ActState state;
        size_t at;  // in the part
    } cases[] = {
        {1, 0, 6, "na\xC3\xAFve", "na\xC3\xAFve", ACT_STATE_IN_EFFECT, 0},
        {1, 7, 12, "words", "words", ACT_STATE_IN_EFFECT, 7},
        {1, 99, 104, "words", "words", ACT_STATE_IN_EFFECT, 7},  // moved: stands once
        {1, SIZE_MAX - 5, SIZE_MAX, "words", "words", ACT_STATE_IN_EFFECT, 7},
        {2, 0, 5, "words", "words", ACT_STATE_IN_EFFECT, 13},         // said exactly
        {2, 1, 6, "words", "words", ACT_STATE_ORPHANED, 0},           // stands twice
        {2, 0, 5, "words", "", ACT_STATE_IN_EFFECT, 13},              // the digest is enough
        {2, 0, 5, "other", "words", ACT_STATE_ORPHANED, 0},           // digest of other words
        {1, 3, 3, "na\xC3\xAFve words", "", ACT_STATE_ORPHANED, 0},   // inside a character
        {1, 3, 6, "\xAFve", "", ACT_STATE_ORPHANED, 0},               // from inside one
        {1, 0, 3, "na\xC3", "", ACT_STATE_ORPHANED, 0},               // to inside one
        {1, 2, 2, "na\xC3\xAFve words", "", ACT_STATE_IN_EFFECT, 2},  // words put in
        {1, 2, 2, "naive words", "", ACT_STATE_ORPHANED, 0},          // the block changed
        {1, 12, 12, "na\xC3\xAFve words", "", ACT_STATE_IN_EFFECT, 12},
        {1, 13, 13, "na\xC3\xAFve words", "", ACT_STATE_ORPHANED, 0},
        {0, 0, 5, "words", "words", ACT_STATE_ORPHANED, 0},
        {9, 0, 5, "words", "words", ACT_STATE_ORPHANED, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct document document = fixture_document(arena, &spec);
        AmendAct act = {.act = {.seq = 4,
                                .kind = ACT_CORRECT,
                                .block = cases[i].block,
                                .start = cases[i].start,
                                .end = cases[i].end,
                                .digest = fixture_digest(arena, cases[i].digest_of),
                                .before = str_from_c(cases[i].before),
                                .after = STR("better"),
                                .who = STR("ada")}};
        AmendState amended;
        Fail fail;
        amend_document((AmendActList){&act, 1, 1}, &document, arena, &amended);
        assert_int_equal(act.state, cases[i].state);
        const SpanList *spans = &document.parts.p[0].spans;
        assert_int_equal(spans->n, act.state == ACT_STATE_IN_EFFECT);
        assert_ok(document_check(&document, &fail));
        if (spans->n == 0)
            continue;
        assert_int_equal(spans->p[0].start, cases[i].at);
        assert_str(document_attribute(&spans->p[0], "text"), "better");
        assert_str(document_attribute(&spans->p[0], "act"), "4");
        assert_str(spans->p[0].source.name, "ada");
    }
}

/* A line of the journal can hold a NUL; a document cannot. */
static void test_words_that_no_document_can_hold_are_orphaned(void **state) {
    (void)state;
    static const ActKind kinds[] = {ACT_DESCRIBE, ACT_CORRECT};
    for (size_t i = 0; i < 2; i++) {
        struct document document = fixture_document(arena, &spec);
        AmendAct act = {.act = {.seq = 4,
                                .kind = kinds[i],
                                .field = FIELD_SUBJECT,
                                .before = i == 0 ? STR("Cuba") : STR("na\xC3\xAFve"),
                                .block = 1,
                                .end = 6,
                                .digest = fixture_digest(arena, "na\xC3\xAFve"),
                                .after = STR("a\0b"),
                                .who = STR("ada")}};
        AmendState amended;
        Fail fail;
        amend_document((AmendActList){&act, 1, 1}, &document, arena, &amended);
        assert_int_equal(act.state, ACT_STATE_ORPHANED);
        assert_ok(document_check(&document, &fail));
    }
}

static void test_the_stronger_and_later_state_wins(void **state) {
    (void)state;
    struct document document = fixture_document(arena, &spec);
    AmendAct acts[] = {{.act = {.seq = 1, .kind = ACT_WITHDRAW, .reason = STR("a")}},
                       {.act = {.seq = 2, .kind = ACT_WITHDRAW, .reason = STR("b")}},
                       {.act = {.seq = 3, .kind = ACT_DESTROY, .reason = STR("c")}},
                       {.act = {.seq = 4, .kind = ACT_WITHDRAW, .reason = STR("d")}},
                       {.act = {.seq = 5, .kind = ACT_UNDO, .undoes = 3}}};
    AmendState amended;
    amend_document((AmendActList){acts, 2, 2}, &document, arena, &amended);
    assert_str(amended.reason, "b");
    amend_document((AmendActList){acts, 4, 4}, &document, arena, &amended);
    assert_int_equal(amended.state, STATE_DESTROYED);
    assert_str(amended.reason, "c");
    amend_document((AmendActList){acts, 5, 5}, &document, arena, &amended);
    assert_int_equal(amended.state, STATE_WITHDRAWN);
    assert_str(amended.reason, "d");
    assert_false(amended.changed);
}

static void test_without_a_document_acts_are_orphaned_or_kept(void **state) {
    (void)state;
    AmendAct acts[] = {{.act = {.seq = 1, .kind = ACT_WITHDRAW}},
                       {.act = {.seq = 2, .kind = ACT_DESCRIBE, .field = FIELD_TITLE}},
                       {.act = {.seq = 3, .kind = ACT_MERGE}},
                       {.act = {.seq = 4, .kind = ACT_CORRECT}},
                       {.act = {.seq = 5, .kind = ACT_UNDO, .undoes = 4}},
                       {.act = {.seq = 6, .kind = ACT_UNDO, .undoes = 9}}};
    static const ActState expected[] = {ACT_STATE_ORPHANED,  ACT_STATE_ORPHANED,
                                        ACT_STATE_KEPT,      ACT_STATE_UNDONE,
                                        ACT_STATE_IN_EFFECT, ACT_STATE_ORPHANED};
    AmendState amended;
    amend_document((AmendActList){acts, 6, 6}, NULL, arena, &amended);
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(acts[i].state, expected[i]);
    assert_int_equal(amended.state, STATE_VISIBLE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_describe),
        cmocka_unit_test(test_a_title_made_of_the_parties_follows_them),
        cmocka_unit_test(test_describe_gives_dates_and_languages_their_norm),
        cmocka_unit_test(test_a_replaced_date_keeps_its_role),
        cmocka_unit_test(test_correct_finds_its_words_or_is_orphaned),
        cmocka_unit_test(test_words_that_no_document_can_hold_are_orphaned),
        cmocka_unit_test(test_the_stronger_and_later_state_wins),
        cmocka_unit_test(test_without_a_document_acts_are_orphaned_or_kept),
    };
    return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
