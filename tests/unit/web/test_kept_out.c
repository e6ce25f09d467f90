#include "test.h"

#include "web/check_html.h"
#include "web/kept_out.h"
#include "web/web_fixture.h"

static WebFixture *fixture;
static ArchivePage *page;
static Buf out;
static Markup m;

static int setup(void **state) {
    (void)state;
    fixture = web_fixture_create();
    page = web_fixture_page(fixture);
    m = (Markup){.out = &out};
    buf_clear(&out);
    return 0;
}

static int teardown(void **state) {
    (void)state;
    web_fixture_destroy(fixture);
    buf_free(&out);
    return 0;
}

static Str written(void) {
    KeptOut kept = {page->row.id,   &page->deposit, &page->receipts,
                    &page->history, page->checked,  page->check_sound};
    kept_out_write(&m, fixture->arena, &kept);
    assert_null(check_html(buf_as_str(&out)));
    return buf_as_str(&out);
}

static void test_says_when_as_what_and_again(void **state) {
    (void)state;
    Str html = written();
    assert_true(str_has(html, STR("18 November 2026 as <span class=\"path\">seed &lt;1&gt;.txt")));
    assert_true(str_has(html, STR("<dt>Received again</dt><dd>30 November 2026 as")));
    assert_true(str_has(html, STR("href=\"/d/d0abc.p1/original/seed%201.txt\"")));
    assert_true(str_has(html, STR("<code class=\"digest\">cf83e1357eefb8bd</code>")));
    assert_true(str_has(html, STR("not yet since it was received")));
    assert_true(str_has(html, STR("reading 1 of version 1, by fonds 0.1.0")));
}

static void test_versions_and_earlier_readings_are_told(void **state) {
    (void)state;
    int64_t day = 86400, received = page->deposit.received;
    ProvenanceEvent events[] = {
        {.kind = PROVENANCE_INGESTION,
         .time = received - day,
         .received_as = STR("old <1>.txt"),
         .version = 1},
        {.kind = PROVENANCE_READING,
         .time = received - day,
         .reading = 1,
         .version = 1,
         .program = STR("fonds 0.0.9")},
        {.kind = PROVENANCE_INGESTION,
         .time = received,
         .received_as = STR("new.txt"),
         .version = 2},
        {.kind = PROVENANCE_READING,
         .time = received,
         .reading = 2,
         .version = 2,
         .program = STR("fonds 0.1.0")},
    };
    page->history = (ProvenanceEventList){events, 4, 4};
    page->deposit.version = 2;
    page->deposit.reading = 2;
    Str html = written();
    assert_true(str_has(
        html, STR("17 November 2026 as <span class=\"path\">old &lt;1&gt;.txt</span>, version 1")));
    assert_true(str_has(html, STR("</span>, the present version")));
    assert_true(str_has(html, STR(", bytes of this or an earlier version")));
    assert_true(str_has(html, STR("<a href=\"/d/d0abc.p1@1\">reading 1</a> of version 1, 17 "
                                  "November 2026, by fonds 0.0.9")));
    assert_false(str_has(html, STR("@2")));
}

static void test_damage_and_failure_are_told(void **state) {
    (void)state;
    page->checked = 1795500000;
    page->deposit.reading = 0;
    page->deposit.failure = STR("nested 401 deep");
    Str html = written();
    assert_true(str_has(html, STR("24 November 2026<strong class=\"warn\">, damaged</strong>")));
    assert_true(str_has(html, STR("could not be read: nested 401 deep")));
}

static void test_a_version_that_could_not_be_read_says_what_holds(void **state) {
    (void)state;
    page->deposit.version = 2;
    page->deposit.failure = STR("cut short");
    assert_true(
        str_has(written(), STR("version 2 could not be read: cut short; reading 1 still holds")));
}

static void test_decisions_say_what_became_what_and_why(void **state) {
    (void)state;
    kept_out_acts(&m, fixture->arena, &page->acts);
    assert_int_equal(out.n, 0);
    *LIST_ADD(fixture->arena, &page->acts) = (Act){.seq = 7,
                                                   .time = 1795500000,
                                                   .who = STR("anna"),
                                                   .kind = ACT_CORRECT,
                                                   .kind_name = STR("correct"),
                                                   .block = 3,
                                                   .before = STR("Kruschev"),
                                                   .after = STR("Khrushchev"),
                                                   .reason = STR("misread"),
                                                   .field = FIELD_COUNT};
    kept_out_acts(&m, fixture->arena, &page->acts);
    Str html = buf_as_str(&out);
    assert_null(check_html(html));
    assert_true(str_has(html, STR("24 November 2026, anna: correct in <a href=\"#b3\">block 3</a>, "
                                  "<q>Kruschev</q> became <q>Khrushchev</q>, because: misread "
                                  "(decision 7)")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
        CASE(test_says_when_as_what_and_again),
        CASE(test_versions_and_earlier_readings_are_told),
        CASE(test_damage_and_failure_are_told),
        CASE(test_a_version_that_could_not_be_read_says_what_holds),
        CASE(test_decisions_say_what_became_what_and_why),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
