/* Events from acts: each rule by hand, then random lives against their rebuilds and their undoing.
 */
#include "catalog/catalog_fixture.h"
#include "catalog/event_rows.h"

static const ReadingHead bare = {0};
static const DocumentSpec volume[] = {
    {.local_id = "d1", .title = "Cable", .date = "1962-10-18", .paragraphs = {"alpha"}},
    {.local_id = "d2", .title = "Memorandum", .date = "1962-10-18", .paragraphs = {"beta"}},
    {.local_id = "d3", .title = "Note", .paragraphs = {"gamma"}}};

static void open_volume(Fixture *fixture) {
    Fail fail;
    fixture_open(fixture);
    assert_ok(catalog_begin(fixture->catalog, &fail));
    (void)fixture_reading(fixture, "dvol", 1, &bare, volume, 3);
}

static void close_volume(Fixture *fixture) {
    catalog_rollback(fixture->catalog);
    fixture_close(fixture);
}

static void add_account(struct arena *arena, Act *act, const char *document, const char *side) {
    *LIST_ADD(arena, &act->event.accounts) =
        (EventAccount){.document = str_from_c(document), .side = str_from_c(side), .reading = 1};
}

static Act join(Fixture *fixture, uint64_t seq, Str on, const char *document, const char *side) {
    Act act = {.seq = seq, .kind = ACT_JOIN_EVENT, .on_event = on};
    if (document != NULL)
        add_account(fixture->arena, &act, document, side);
    return act;
}

/* Two accounts of one talk, act 1; the id. */
static Str two_accounts(Fixture *fixture) {
    Act act = join(fixture, 1, (Str){0}, "dvol.d1", "Soviet Union");
    add_account(fixture->arena, &act, "dvol.d2", "United States");
    act.event.title = STR("A talk");
    act.event.when = STR("1962-10-18");
    act.event.key = STR("talk");
    *LIST_ADD(fixture->arena, &act.event.people) =
        (EventPerson){.name = STR("Rusk"), .side = STR("United States")};
    act = fixture_act(fixture->arena, act);
    fixture_fold(fixture, act, NULL);
    return event_id_of(fixture->arena, act.line);
}

static EventRow get(Fixture *fixture, Str id) {
    Fail fail;
    EventRow row;
    assert_ok(event_rows_get(fixture->catalog, id, fixture->arena, &row, &fail));
    return row;
}

static ActState state_of(Fixture *fixture, uint64_t seq) {
    Fail fail;
    Act act;
    ActState state;
    assert_ok(catalog_act(fixture->catalog, seq, fixture->arena, &act, &state, &fail));
    return state;
}

static Act undo(uint64_t seq, uint64_t undoes) {
    return (Act){.seq = seq, .kind = ACT_UNDO, .undoes = undoes};
}

static void test_an_act_makes_an_event_with_its_accounts(void **state) {
    (void)state;
    Fixture fixture;
    Fail fail;
    open_volume(&fixture);
    Str id = two_accounts(&fixture);
    EventRow row = get(&fixture, id);
    assert_str(row.event.title, "A talk");
    assert_str(row.event.when, "1962-10-18");
    assert_int_equal(row.first_day, date_day(1962, 10, 18));
    assert_int_equal(row.act, 1);
    assert_false(row.taken_back);
    assert_int_equal(row.visible, 2);
    assert_int_equal(row.accounts.n, 2);
    assert_str(row.accounts.p[0].account.side, "Soviet Union");
    assert_str(row.accounts.p[0].row.title, "Cable");
    assert_int_equal(row.accounts.p[0].account.source.kind, SOURCE_PERSON);
    assert_str(row.accounts.p[0].account.source.name, "ada");
    assert_str(row.event.people.p[0].name, "Rusk");
    EventRowList rows;
    assert_ok(event_rows_of_document(fixture.catalog, STR("dvol.d2"), fixture.arena, &rows, &fail));
    assert_int_equal(rows.n, 1);
    assert_true(str_equal(rows.p[0].id, id));
    assert_ok(event_rows_of_document(fixture.catalog, STR("dvol.d3"), fixture.arena, &rows, &fail));
    assert_int_equal(rows.n, 0);
    Named named;
    assert_ok(catalog_resolve(fixture.catalog, STR("talk"), fixture.arena, &named, &fail));
    assert_int_equal(named.kind, NAMED_EVENT);
    assert_true(str_equal(named.id, id) && named.redirected);
    assert_ok(catalog_resolve(fixture.catalog, id, fixture.arena, &named, &fail));
    assert_int_equal(named.kind, NAMED_EVENT);
    assert_false(named.redirected);
    assert_false(event_rows_get(fixture.catalog, STR("e000000000000"), fixture.arena, &row, &fail));
    assert_int_equal(fail.code, FAIL_MISSING);
    close_volume(&fixture);
}

static void test_a_later_act_adds_and_replaces(void **state) {
    (void)state;
    Fixture fixture;
    open_volume(&fixture);
    Str id = two_accounts(&fixture);
    Act more = join(&fixture, 2, id, "dvol.d3", "France");
    add_account(fixture.arena, &more, "dvol.d1", "USSR");
    more.event.place = STR("Washington");
    fixture_fold(&fixture, more, NULL);
    EventRow row = get(&fixture, id);
    assert_str(row.event.title, "A talk");
    assert_str(row.event.place, "Washington");
    assert_int_equal(row.accounts.n, 3);
    assert_str(row.accounts.p[0].account.side, "USSR");
    assert_str(row.accounts.p[2].account.document, "dvol.d3");
    fixture_fold(&fixture, undo(3, 2), NULL);
    row = get(&fixture, id);
    assert_str(row.event.place, "");
    assert_int_equal(row.accounts.n, 2);
    assert_str(row.accounts.p[0].account.side, "Soviet Union");
    close_volume(&fixture);
}

static void test_an_event_taken_back_keeps_its_address_and_comes_again(void **state) {
    (void)state;
    Fixture fixture;
    Fail fail;
    uint64_t count;
    EventRowList rows;
    open_volume(&fixture);
    Str id = two_accounts(&fixture), found;
    fixture_fold(&fixture, join(&fixture, 2, id, "dvol.d3", "France"), NULL);
    fixture_fold(&fixture, undo(3, 1), NULL);
    EventRow row = get(&fixture, id);
    assert_true(row.taken_back);
    assert_str(row.event.title, "A talk");
    assert_int_equal(row.accounts.n, 0);
    assert_int_equal(row.event.people.n, 0);
    assert_int_equal(state_of(&fixture, 2), ACT_STATE_ORPHANED);
    assert_ok(event_rows_count(fixture.catalog, &count, &fail));
    assert_int_equal(count, 0);
    assert_ok(event_rows_list(fixture.catalog, (EventRange){0}, fixture.arena, &rows, &fail));
    assert_int_equal(rows.n, 0);
    assert_ok(event_rows_of_document(fixture.catalog, STR("dvol.d1"), fixture.arena, &rows, &fail));
    assert_int_equal(rows.n, 0);
    assert_ok(
        event_rows_find_key(fixture.catalog, STR("talk"), false, fixture.arena, &found, &fail));
    assert_str(found, "");
    fixture_fold(&fixture, undo(4, 3), NULL);
    row = get(&fixture, id);
    assert_false(row.taken_back);
    assert_int_equal(row.accounts.n, 3);
    assert_int_equal(state_of(&fixture, 2), ACT_STATE_IN_EFFECT);
    close_volume(&fixture);
}

static void test_a_withdrawn_account_stays_as_a_notice_and_counts_nowhere(void **state) {
    (void)state;
    Fixture fixture;
    open_volume(&fixture);
    Str id = two_accounts(&fixture);
    fixture_fold(
        &fixture,
        (Act){
            .seq = 5, .kind = ACT_WITHDRAW, .document = STR("dvol.d1"), .reason = STR("asked for")},
        NULL);
    EventRow row = get(&fixture, id);
    assert_int_equal(row.accounts.n, 2);
    assert_int_equal(row.visible, 1);
    assert_int_equal(row.accounts.p[0].row.state, STATE_WITHDRAWN);
    assert_str(row.accounts.p[0].row.state_reason, "asked for");
    assert_int_equal(state_of(&fixture, 1), ACT_STATE_IN_EFFECT);
    close_volume(&fixture);
}

static void test_an_act_whose_document_is_lost_is_orphaned_and_the_rest_holds(void **state) {
    (void)state;
    Fixture fixture;
    open_volume(&fixture);
    Str id = two_accounts(&fixture);
    (void)fixture_reading(&fixture, "dvol", 2, &bare, volume + 1, 2);
    EventRow row = get(&fixture, id);
    assert_int_equal(state_of(&fixture, 1), ACT_STATE_ORPHANED);
    assert_int_equal(row.visible, 1);
    assert_int_equal(row.accounts.p[0].row.state, STATE_LOST);
    assert_str(row.event.title, "A talk");
    (void)fixture_reading(&fixture, "dvol", 3, &bare, volume, 3);
    assert_int_equal(state_of(&fixture, 1), ACT_STATE_IN_EFFECT);
    assert_int_equal(get(&fixture, id).visible, 2);
    close_volume(&fixture);
}

static void test_what_names_no_event_is_orphaned(void **state) {
    (void)state;
    Fixture fixture;
    Fail fail;
    EventRow row;
    open_volume(&fixture);
    static const char *const targets[] = {"e000000000000", "dvol.d1", "nothing"};
    for (uint64_t i = 0; i < 3; i++) {
        Str target = str_from_c(targets[i]);
        fixture_fold(&fixture, join(&fixture, i + 1, target, "dvol.d1", "X"), NULL);
        assert_int_equal(state_of(&fixture, i + 1), ACT_STATE_ORPHANED);
        assert_false(event_rows_get(fixture.catalog, target, fixture.arena, &row, &fail));
    }
    close_volume(&fixture);
}

static void test_events_come_by_date_and_the_undated_last(void **state) {
    (void)state;
    static const char *const dates[] = {"", "1962-10", "1961", "1962-10-18"};
    static const char *const order[] = {"1961", "1962-10", "1962-10-18", ""};
    Fixture fixture;
    Fail fail;
    EventRowList rows;
    open_volume(&fixture);
    for (uint64_t i = 0; i < 4; i++) {
        Act act = join(&fixture, i + 1, (Str){0}, "dvol.d1", "");
        act.event.when = str_from_c(dates[i]);
        fixture_fold(&fixture, act, NULL);
    }
    assert_ok(event_rows_list(fixture.catalog, (EventRange){0}, fixture.arena, &rows, &fail));
    assert_int_equal(rows.n, 4);
    for (size_t i = 0; i < 4; i++)
        assert_str(rows.p[i].event.when, order[i]);
    assert_ok(event_rows_list(fixture.catalog, (EventRange){1, 2}, fixture.arena, &rows, &fail));
    assert_int_equal(rows.n, 2);
    assert_str(rows.p[0].event.when, "1962-10");
    close_volume(&fixture);
}

/* --- lives --------------------------------------------------------------------------- */

enum { LIVES = 300, ACTS_MAX = 16 };

static uint64_t dice_state;

static size_t dice(size_t sides) {
    dice_state ^= dice_state << 13;
    dice_state ^= dice_state >> 7;
    dice_state ^= dice_state << 17;
    return (size_t)(dice_state >> 11) % sides;
}

static Act random_act(Fixture *fixture, uint64_t seq, const StrList *events) {
    static const char *const documents[] = {"dvol.d1", "dvol.d2", "dvol.d3", "dvol.d9", "done.1"};
    static const char *const texts[] = {"", "A", "B", "1962", "1963-02"};
    Act act = {.seq = seq, .who = STR("ada")};
    size_t face = dice(8);
    if (face < 2) {
        act.kind = ACT_UNDO;
        act.undoes = 1 + dice((size_t)seq);
    } else if (face == 2) {
        act.kind = ACT_WITHDRAW;
        act.document = str_from_c(documents[dice(3)]);
    } else {
        act.kind = ACT_JOIN_EVENT;
        if (events->n > 0 && face > 4)
            act.on_event = events->p[dice(events->n)];
        act.event.title = str_from_c(texts[dice(5)]);
        act.event.when = str_from_c(texts[dice(5)]);
        act.event.key = str_from_c(texts[dice(3)]);
        for (size_t i = dice(3); i < 3; i++)
            add_account(fixture->arena, &act, documents[dice(5)], texts[dice(3)]);
        *LIST_ADD(fixture->arena, &act.event.people) = (EventPerson){
            .name = str_from_c(texts[1 + dice(2)]), .side = str_from_c(texts[dice(3)])};
    }
    return fixture_act(fixture->arena, act);
}

static size_t make_life(Fixture *fixture, Act *acts) {
    StrList events = {0};
    size_t count = 3 + dice(ACTS_MAX - 3);
    for (size_t i = 0; i < count; i++) {
        acts[i] = random_act(fixture, i + 1, &events);
        if (acts[i].kind == ACT_JOIN_EVENT && acts[i].on_event.n == 0)
            str_list_add(fixture->arena, &events, event_id_of(fixture->arena, acts[i].line));
    }
    return count;
}

/* Two readings of the volume, the second without its first document, before these acts. */
static Str lived(Fixture *fixture, const Act *acts, size_t count, size_t first, size_t second) {
    Fail fail;
    assert_ok(catalog_begin(fixture->catalog, &fail));
    for (size_t i = 0; i <= count; i++) {
        if (i == first)
            (void)fixture_reading(fixture, "dvol", 1, &bare, volume, 3);
        if (i == second)
            (void)fixture_reading(fixture, "dvol", 2, &bare, volume + 1, 2);
        if (i < count)
            fixture_fold(fixture, acts[i], NULL);
    }
    Str dump = fixture_dump(fixture);
    catalog_rollback(fixture->catalog);
    return dump;
}

static void assert_same(Str a, Str b, size_t life) {
    Str left, right;
    if (str_equal(a, b))
        return;
    do {
        (void)str_next_line(&a, &left);
        (void)str_next_line(&b, &right);
    } while (str_equal(left, right));
    fail_msg("life %zu: \"%.*s\", made again \"%.*s\"", life, STR_ARG(left), STR_ARG(right));
}

static void test_folding_live_equals_folding_at_rebuild(void **state) {
    (void)state;
    Fixture fixture;
    fixture_open(&fixture);
    ArenaMark mark = arena_mark(fixture.arena);
    dice_state = 20261130;
    size_t orphaned = 0, joined = 0;
    for (size_t life = 0; life < LIVES; life++) {
        Act acts[ACTS_MAX];
        size_t count = make_life(&fixture, acts), first = dice(count);
        size_t second = first + dice(count - first + 1);
        Str live = lived(&fixture, acts, count, first, second);
        assert_same(live, lived(&fixture, acts, count, 0, 0), life);
        assert_same(live, lived(&fixture, acts, count, count, count), life);
        orphaned += str_has(live, STR("|2|'{\"act\":\"join"));
        joined += str_has(live, STR("[event_account]\n|"));
        arena_reset(fixture.arena, mark);
    }
    assert_true(orphaned > LIVES / 10 && joined > LIVES / 10);
    fixture_close(&fixture);
}

/* All tables but the acts themselves, which stay, and the events they made, whose addresses do. */
static Str without_acts(Str dump) {
    Str rest = dump, line;
    const char *end = dump.p + dump.n;
    while (str_next_line(&rest, &line))
        if (str_is(line, "[alias]"))
            return (Str){line.p, (size_t)(end - line.p)};
    return dump;
}

static void test_undoing_all_acts_brings_the_rows_back(void **state) {
    (void)state;
    Fixture fixture;
    open_volume(&fixture);
    Str id = two_accounts(&fixture);
    Str before = without_acts(fixture_dump(&fixture));
    StrList events = {0};
    str_list_add(fixture.arena, &events, id);
    dice_state = 7;
    uint64_t seq = 2, first = seq;
    for (size_t i = 0; i < 40; i++) {
        Act act = random_act(&fixture, seq, &events);
        act.undoes = act.kind == ACT_UNDO && act.undoes < first ? first : act.undoes;
        if (act.kind == ACT_JOIN_EVENT)
            act.on_event = id;
        if (act.kind == ACT_WITHDRAW || (act.kind == ACT_UNDO && act.undoes >= seq))
            continue;
        fixture_fold(&fixture, act, NULL);
        seq++;
    }
    assert_false(str_equal(before, without_acts(fixture_dump(&fixture))));
    uint64_t last = seq;
    while (last > first)
        if (state_of(&fixture, --last) != ACT_STATE_UNDONE)
            fixture_fold(&fixture, undo(seq++, last), NULL);
    assert_same(before, without_acts(fixture_dump(&fixture)), 0);
    close_volume(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_act_makes_an_event_with_its_accounts),
        cmocka_unit_test(test_a_later_act_adds_and_replaces),
        cmocka_unit_test(test_an_event_taken_back_keeps_its_address_and_comes_again),
        cmocka_unit_test(test_a_withdrawn_account_stays_as_a_notice_and_counts_nowhere),
        cmocka_unit_test(test_an_act_whose_document_is_lost_is_orphaned_and_the_rest_holds),
        cmocka_unit_test(test_what_names_no_event_is_orphaned),
        cmocka_unit_test(test_events_come_by_date_and_the_undated_last),
        cmocka_unit_test(test_folding_live_equals_folding_at_rebuild),
        cmocka_unit_test(test_undoing_all_acts_brings_the_rows_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
