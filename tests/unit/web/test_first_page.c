/* Proves web/first_page.c: what is shown of a holding by rules alone, and what the settings change.
 */
#include "archive/decide.h"
#include "archive/holding.h"
#include "base/file.h"
#include "web/first_page.h"

static struct holding *h;
static struct first_page *first;

static int setup(void **state) {
    first = first_page_create();
    if (holding_setup(state) != 0)
        return -1;
    h = *state;
    return 0;
}

static int teardown(void **state) {
    first_page_destroy(first);
    return holding_teardown(state);
}

static Act decide(Decision decision) {
    Act act;
    Fail fail = {0};
    assert_ok(decide_run(h->archive, &decision, h->arena, &act, &fail));
    return act;
}

static void describe(Str id, Field field, const char *value) {
    (void)decide(
        (Decision){.target = id, .kind = ACT_DESCRIBE, .field = field, .after = str_from_c(value)});
}

static Str document(const char *name, const char *word) {
    holding_put(h, name, str_format(h->arena, "A paper\n\nOf the %s.\n", word).p);
    (void)holding_add(h, name);
    return str_copy(h->arena, holding_first(h, word));
}

static Str join(Str a, const char *a_side, Str b, const char *b_side, const char *date) {
    Event event = {.title = STR("A talk"), .when = str_from_c(date)};
    *LIST_ADD(h->arena, &event.accounts) =
        (EventAccount){.document = a, .side = str_from_c(a_side)};
    *LIST_ADD(h->arena, &event.accounts) =
        (EventAccount){.document = b, .side = str_from_c(b_side)};
    return event_id_of(h->arena, decide((Decision){.kind = ACT_JOIN_EVENT, .event = &event}).line);
}

static const PageHomeFound *find(void) {
    return first_page_find(first, h->archive);
}

static const PageHomeTry *try_of(const char *kind) {
    const PageHomeTryList *tries = &find()->tries;
    for (size_t i = 0; i < tries->n; i++)
        if (str_is(tries->p[i].kind, kind))
            return &tries->p[i];
    fail_msg("there is no \"%s\"", kind);
    return NULL;
}

static void test_an_empty_archive_shows_nothing(void **state) {
    (void)state;
    const PageHomeFound *found = find();
    assert_null(found->event);
    assert_null(found->opening_document);
    assert_int_equal(found->tries.n + found->people.n + found->months.n, 0);
}

static void test_two_sides_come_before_one_and_the_earlier_before_the_later(void **state) {
    (void)state;
    Str a = document("a.txt", "alpha"), b = document("b.txt", "beta");
    Str one = join(a, "France", b, "France", "1960");
    assert_true(str_equal(find()->event->row.id, one));
    Str later = join(a, "France", b, "Spain", "1963");
    assert_true(str_equal(find()->event->row.id, later));
    Str earlier = join(a, "France", b, "Spain", "1962");
    assert_true(str_equal(find()->event->row.id, earlier));
    (void)decide((Decision){.target = b, .kind = ACT_WITHDRAW, .reason = STR("asked for")});
    assert_null(find()->event);  // none has two accounts left
}

static void test_an_archive_without_events_opens_with_a_document(void **state) {
    (void)state;
    Str a = document("a.txt", "alpha");
    (void)document("b.txt", "beta");
    describe(a, FIELD_SUBJECT, "Letters");
    const PageHomeFound *found = find();
    assert_null(found->event);
    assert_true(str_equal(found->opening, a));  // of this one people say most
    assert_non_null(found->opening_document);
}

static void test_things_to_try_are_found_and_counted(void **state) {
    (void)state;
    Str a = document("a.txt", "alpha"), b = document("b.txt", "beta");
    describe(a, FIELD_AUTHOR, "Хрущев");
    describe(b, FIELD_AUTHOR, "Kennedy");
    describe(a, FIELD_DATE, "1962-10");
    describe(b, FIELD_DATE, "1962?");
    assert_str(try_of("A name in Cyrillic")->words, "person:\"Хрущев\"");
    assert_str(try_of("A name in Cyrillic")->counted, "1 document");
    assert_str(try_of("A date in doubt")->words, "date:1962");
    assert_str(try_of("A date in doubt")->counted, "1 certainly, 1 possibly");
    assert_true(str_has(try_of("Who says so")->address, STR("#about")));
    describe(b, FIELD_RECIPIENT, "Embassy in Moscow");
    const PageHomeFound *found = find();
    assert_int_equal(found->bodies.n, 1);
    assert_str(found->bodies.p[0].name, "Embassy in Moscow");
    assert_int_equal(found->people.n, 1);  // the other name, in another script, finds as many
    assert_int_equal(found->people.p[0].count, 1);
    assert_int_equal(found->months.n, 1);
    assert_int_equal(found->months.p[0].year, 1962 * 12 + 9);
    assert_int_equal(found->months.p[0].certain, 1);
    assert_int_equal(found->months.p[0].possible, 1);
}

static void test_that_there_are_more_people_than_are_listed_is_known(void **state) {
    (void)state;
    for (char letter = 'a'; letter <= 'm'; letter++) {
        if (letter == 'm')
            assert_false(find()->more_people);
        Str word = str_format(h->arena, "word%c", letter);
        Str file = str_format(h->arena, "%c.txt", letter), name;
        name = str_format(h->arena, "Hale%c", letter);
        describe(document(str_to_c(h->arena, file), str_to_c(h->arena, word)), FIELD_PARTICIPANT,
                 str_to_c(h->arena, name));
    }
    assert_int_equal(find()->people.n, 12);
    assert_true(find()->more_people);
    assert_false(find()->more_bodies);
}

static void test_the_largest_collection_is_the_tree(void **state) {
    (void)state;
    holding_put(h, "volume.xml",
                "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\" xml:id=\"vol\"><teiHeader><fileDesc>"
                "<titleStmt><title>A volume</title></titleStmt></fileDesc></teiHeader><text><body>"
                "<div type=\"document\" xml:id=\"d1\" n=\"1\"><head>One</head><p>Alpha.</p></div>"
                "<div type=\"document\" xml:id=\"d2\" n=\"2\"><head>Two</head><p>Beta.</p></div>"
                "</body></text></TEI>");
    (void)holding_add(h, "volume.xml");
    assert_str(try_of("The tree")->words, "A volume");
    assert_str(try_of("The tree")->counted, "2 documents");
}

static void test_settings_come_before_rules(void **state) {
    (void)state;
    Fail fail = {0};
    Str conf = holding_path(h, "a/fonds.conf"), text;
    Str a = document("a.txt", "alpha"), b = document("b.txt", "beta");
    Str id = join(a, "", b, "", "1963");
    (void)join(a, "France", b, "Spain", "1960");
    assert_ok(file_read(conf, 100000, h->arena, &text, &fail));
    text = str_format(h->arena,
                      "%.*s\n[home]\nevent = %.*s\n[try]\nname = alpa~1\ndate = date:1963\n"
                      "evidence = %.*s\ntree = nothing\n",
                      STR_ARG(text), STR_ARG(id), STR_ARG(b));
    assert_ok(file_write(conf, text, false, &fail));
    holding_reopen(h);
    assert_true(str_equal(find()->event->row.id, id));
    assert_str(try_of("A name, misspelt")->words, "alpa~1");
    assert_true(
        str_starts(try_of("Who says so")->address, str_format(h->arena, "/d/%.*s", STR_ARG(b))));
    assert_int_equal(find()->tries.n, 2);  // nothing is of 1963, and nothing is called nothing
}

static void test_what_was_found_is_kept_until_the_holding_changes(void **state) {
    (void)state;
    Str a = document("a.txt", "alpha");
    describe(a, FIELD_AUTHOR, "Kennedy");
    const PageHomePerson *people = find()->people.p;
    assert_ptr_equal(find()->people.p, people);
    describe(a, FIELD_AUTHOR, "Rusk");
    assert_str(find()->people.p[0].name, "Rusk");
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
        CASE(test_an_empty_archive_shows_nothing),
        CASE(test_two_sides_come_before_one_and_the_earlier_before_the_later),
        CASE(test_an_archive_without_events_opens_with_a_document),
        CASE(test_things_to_try_are_found_and_counted),
        CASE(test_that_there_are_more_people_than_are_listed_is_known),
        CASE(test_the_largest_collection_is_the_tree),
        CASE(test_settings_come_before_rules),
        CASE(test_what_was_found_is_kept_until_the_holding_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
