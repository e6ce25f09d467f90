/* Proves catalog/referral.c: references lead on in whatever order documents came. */
#include "base/buf.h"
#include "catalog/catalog_fixture.h"
#include "catalog/referral.h"

static Span *add_reference(struct arena *arena, struct document *document, const char *words) {
    Part *part = &document->parts.p[0];
    size_t at;
    Str text = str_from_c(words);
    assert_true(str_find(part->text, text, &at));
    Span *span = LIST_ADD(arena, &part->spans);
    *span = (Span){.kind = SPAN_REFERENCE, .start = at, .end = at + text.n, .certainty = 1000};
    return span;
}

static void add_target(struct arena *arena, struct document *document, const char *words,
                       const char *target) {
    Span *span = add_reference(arena, document, words);
    document_set_attribute(arena, &span->attributes, "target", str_from_c(target));
}

/* "1436" from Lima of a day; NULL: not said. */
static void add_telegram(struct arena *arena, struct document *document, const char *words,
                         const char *post, const char *date) {
    Span *span = add_reference(arena, document, words);
    document_set_attribute(arena, &span->attributes, "type", STR("telegram"));
    document_set_attribute(arena, &span->attributes, "number", str_from_c(words));
    if (post != NULL)
        document_set_attribute(arena, &span->attributes, post[0] == '>' ? "to" : "from",
                               str_from_c(post[0] == '>' ? post + 1 : post));
    if (date != NULL)
        document_set_attribute(arena, &span->attributes, "date", str_from_c(date));
}

static void put_reading(Fixture *fixture, const char *deposit, const char *source_id,
                        const struct document **documents, size_t n) {
    ReadingHead head = {.title = STR("Volume"), .source_id = str_from_c(source_id)};
    ReadingChange change;
    Fail fail;
    assert_ok(record_begin_reading(fixture->catalog, str_from_c(deposit), 1, &head, &fail));
    for (uint32_t i = 0; i < n; i++) {
        DocumentRecord record = {.order = i, .document = documents[i], .read_copy = STR("x")};
        assert_ok(record_document(fixture->catalog, &record, &fail));
    }
    assert_ok(record_end_reading(fixture->catalog, fixture->arena, &change, &fail));
}

static struct document letter(Fixture *fixture, const char *id, const char *date,
                              const char *text) {
    DocumentSpec spec = {
        .local_id = id, .title = id, .date = date, .paragraphs = {"Before.", text}};
    return fixture_document(fixture->arena, &spec);
}

/* Volume one: d1 refers to its d2, to d2 of volume two, to a telegram and to what is not held. */
static void put_one(Fixture *fixture) {
    struct document d1 = letter(fixture, "d1", "1962-10-20",
                                "See 2 and note; two 2; telegram 1436; 99; the volume.");
    struct document d2 = letter(fixture, "d2", "1962-10-21", "Nothing.");
    add_target(fixture->arena, &d1, "2 and note", "#d2fn3");
    add_target(fixture->arena, &d1, "2", "#d2");
    add_target(fixture->arena, &d1, "two 2", "two62v02#d2");
    add_telegram(fixture->arena, &d1, "1436", "Lima", "1962-10-18");
    add_target(fixture->arena, &d1, "99", "#d99");
    add_target(fixture->arena, &d1, "the volume", "two62v02");
    add_target(fixture->arena, &d1, "See", "https://example.org/1");
    const struct document *documents[] = {&d1, &d2};
    put_reading(fixture, "done", "one62v01", documents, 2);
}

/* Volume two: d1 is telegram 1436 from Lima, d2 refers to volume one by its name. */
static void put_two(Fixture *fixture) {
    struct document d1 = letter(fixture, "d1", "1962-10-19", "The text.");
    struct document d2 = letter(fixture, "d2", "1962-10-22", "See volume one.");
    Value *number = description_add(fixture->arena, &d1.description, FIELD_IDENTIFIER, STR("1436"));
    number->role = STR("telegram");
    document_set_attribute(fixture->arena, &number->attributes, "from", STR("Lima"));
    add_target(fixture->arena, &d2, "volume one", "one62v01#d1");
    const struct document *documents[] = {&d1, &d2};
    put_reading(fixture, "dtwo", "two62v02", documents, 2);
}

/* "target>document" of each, parted by bars; "-" where it leads nowhere. */
static Str from(Fixture *fixture, const char *id) {
    ReferralRowList rows;
    Buf out = {0};
    Fail fail;
    assert_ok(referral_from(fixture->catalog, str_from_c(id), fixture->arena, &rows, &fail));
    for (size_t i = 0; i < rows.n; i++) {
        Str leads = rows.p[i].document.id.n > 0  ? rows.p[i].document.id
                    : rows.p[i].collection.n > 0 ? rows.p[i].collection
                                                 : STR("-");
        buf_format(&out, "%s%.*s>%.*s", i > 0 ? "|" : "", STR_ARG(rows.p[i].target),
                   STR_ARG(leads));
    }
    Str copy = str_copy(fixture->arena, buf_as_str(&out));
    buf_free(&out);
    return copy;
}

static Str to(Fixture *fixture, const char *id) {
    ReferrerRowList rows;
    Buf out = {0};
    Fail fail;
    uint64_t total;
    ReferrerRange range = {str_from_c(id), 0, 100};
    assert_ok(referral_to(fixture->catalog, &range, fixture->arena, &rows, &total, &fail));
    assert_int_equal(rows.n, total);
    for (size_t i = 0; i < rows.n; i++)
        buf_format(&out, "%s%.*s b%u %llu", i > 0 ? "|" : "", STR_ARG(rows.p[i].document.id),
                   rows.p[i].block, (unsigned long long)rows.p[i].places);
    Str copy = str_copy(fixture->arena, buf_as_str(&out));
    buf_free(&out);
    return copy;
}

static void check_all(Fixture *fixture) {
    assert_str(from(fixture, "done.d1"),
               "#d2fn3>done.d2|two62v02#d2>dtwo.d2|1436>dtwo.d1|#d99>-|two62v02>dtwo");
    assert_str(from(fixture, "dtwo.d2"), "one62v01#d1>done.d1");
    assert_str(to(fixture, "done.d1"), "dtwo.d2 b2 1");
    assert_str(to(fixture, "done.d2"), "done.d1 b2 2");
    assert_str(to(fixture, "dtwo.d1"), "done.d1 b2 1");
    assert_str(to(fixture, "dtwo.d2"), "done.d1 b2 1");
}

static void test_the_order_in_which_volumes_came_is_no_matter(void **state) {
    (void)state;
    for (int order = 0; order < 2; order++) {
        Fixture fixture;
        Fail fail;
        fixture_open(&fixture);
        assert_ok(catalog_begin(fixture.catalog, &fail));
        if (order == 0)
            put_one(&fixture);
        else
            put_two(&fixture);
        assert_str(from(&fixture, order == 0 ? "done.d1" : "dtwo.d2"),
                   order == 0 ? "#d2fn3>done.d2|two62v02#d2>-|1436>-|#d99>-|two62v02>-"
                              : "one62v01#d1>-");
        if (order == 0)
            put_two(&fixture);
        else
            put_one(&fixture);
        check_all(&fixture);
        // read again: the rows before are taken away
        put_one(&fixture);
        check_all(&fixture);
        fixture_close(&fixture);
    }
}

static void test_a_telegram_is_found_only_where_one_fits(void **state) {
    (void)state;
    static const struct {
        const char *post, *date;
        bool found;
    } cases[] = {
        {"Lima", "1962-10-18", true},   {"LIMA", "1962-10-21", true},
        {"Bonn", "1962-10-18", false},  {"Lima", "1962-10-25", false},
        {"Lima", "1961-10-18", false},  {"Lima", NULL, false},
        {"Lima", "no day", false},      {NULL, "1962-10-19", false},
        {">Bonn", "1962-10-19", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Fixture fixture;
        Fail fail;
        fixture_open(&fixture);
        assert_ok(catalog_begin(fixture.catalog, &fail));
        put_two(&fixture);
        struct document d1 = letter(&fixture, "d1", "1962-10-20", "See 1436 here.");
        add_telegram(fixture.arena, &d1, "1436", cases[i].post, cases[i].date);
        const struct document *documents[] = {&d1};
        put_reading(&fixture, "dthree", "three62v03", documents, 1);
        assert_str(from(&fixture, "dthree.d1"), cases[i].found ? "1436>dtwo.d1" : "1436>-");
        assert_str(to(&fixture, "dtwo.d1"), cases[i].found ? "dthree.d1 b2 1" : "");
        fixture_close(&fixture);
    }
}

static void test_without_a_post_it_is_found_in_the_same_file_on_that_day(void **state) {
    (void)state;
    static const struct {
        const char *post, *date;
        bool found;
    } cases[] = {{NULL, "1962-10-19", true},
                 {NULL, "1962-10-18", false},
                 {">Bonn", "1962-10-19", true},
                 {">Lima", "1962-10-19", false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Fixture fixture;
        Fail fail;
        fixture_open(&fixture);
        assert_ok(catalog_begin(fixture.catalog, &fail));
        struct document d1 = letter(&fixture, "d1", "1962-10-19", "The text.");
        struct document d2 = letter(&fixture, "d2", "1962-10-20", "See 1436 here.");
        Value *number =
            description_add(fixture.arena, &d1.description, FIELD_IDENTIFIER, STR("1436"));
        number->role = STR("telegram");
        document_set_attribute(fixture.arena, &number->attributes, "from", STR("Lima"));
        add_telegram(fixture.arena, &d2, "1436", cases[i].post, cases[i].date);
        const struct document *documents[] = {&d1, &d2};
        put_reading(&fixture, "dthree", "three62v03", documents, 2);
        assert_str(from(&fixture, "dthree.d2"), cases[i].found ? "1436>dthree.d1" : "1436>-");
        fixture_close(&fixture);
    }
}

static struct document paged(Fixture *fixture, const char *id, const char *pages) {
    struct document document = letter(fixture, id, "1962-10-19", "See page 12, page 13, page 14.");
    description_add(fixture->arena, &document.description, FIELD_EXTENT, str_from_c(pages));
    return document;
}

static void test_a_page_is_the_document_that_begins_there(void **state) {
    (void)state;
    Fixture fixture;
    Fail fail;
    fixture_open(&fixture);
    assert_ok(catalog_begin(fixture.catalog, &fail));
    struct document d1 = paged(&fixture, "d1",
                               "pp. 9\xe2\x80\x93"
                               "12");
    struct document d2 = paged(&fixture, "d2",
                               "pp. 12\xe2\x80\x93"
                               "13");
    struct document d3 = paged(&fixture, "d3", "p. 14");
    struct document d4 = paged(&fixture, "d4", "p. 14");
    struct document d5 = paged(&fixture, "d5", "two leaves");
    add_target(fixture.arena, &d5, "page 12", "#pg_12");
    add_target(fixture.arena, &d5, "page 13", "one62v01#pg_13");
    add_target(fixture.arena, &d5, "page 14", "#pg_14");
    add_target(fixture.arena, &d5, "See", "#pg_99");
    const struct document *documents[] = {&d1, &d2, &d3, &d4, &d5};
    put_reading(&fixture, "done", "one62v01", documents, 5);
    assert_str(from(&fixture, "done.d5"),
               "#pg_12>done.d2|one62v01#pg_13>done.d2|#pg_14>done.d3|#pg_99>-");
    assert_str(to(&fixture, "done.d2"), "done.d5 b2 2");
    assert_str(to(&fixture, "done.d1"), "");
    assert_str(to(&fixture, "done.d4"), "");
    fixture_close(&fixture);
}

static void test_two_telegrams_that_fit_are_none(void **state) {
    (void)state;
    Fixture fixture;
    Fail fail;
    fixture_open(&fixture);
    assert_ok(catalog_begin(fixture.catalog, &fail));
    put_two(&fixture);
    struct document d1 = letter(&fixture, "d1", "1962-10-18", "See 1436 here.");
    Value *number = description_add(fixture.arena, &d1.description, FIELD_IDENTIFIER, STR("1436"));
    number->role = STR("telegram");
    document_set_attribute(fixture.arena, &number->attributes, "from", STR("Lima"));
    struct document d2 = letter(&fixture, "d2", "1962-10-20", "See 1436 here.");
    add_telegram(fixture.arena, &d2, "1436", "Lima", "1962-10-18");
    const struct document *documents[] = {&d1, &d2};
    put_reading(&fixture, "dthree", "three62v03", documents, 2);
    assert_str(from(&fixture, "dthree.d2"), "1436>-");
    assert_str(to(&fixture, "dtwo.d1"), "");
    fixture_close(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_order_in_which_volumes_came_is_no_matter),
        cmocka_unit_test(test_a_telegram_is_found_only_where_one_fits),
        cmocka_unit_test(test_without_a_post_it_is_found_in_the_same_file_on_that_day),
        cmocka_unit_test(test_a_page_is_the_document_that_begins_there),
        cmocka_unit_test(test_two_telegrams_that_fit_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
