/* Proves catalog/authority_rows.c: merges and splits as rows, undone act by act and folded anew. */
#include "catalog/authority_rows.h"
#include "catalog/catalog_fixture.h"
#include "catalog/catalog_inside.h"
#include "catalog/fold.h"

static void fold(Fixture *fixture, Act act) {
    Str touched;
    fixture_fold(fixture, act, &touched);
    assert_int_equal(touched.n, 0);  // no document changes, nor its row in the index
}

static Act merge(uint64_t seq, const char *kept, const char *merged) {
    return (Act){
        .seq = seq, .kind = ACT_MERGE, .document = str_from_c(kept), .after = str_from_c(merged)};
}

static Str lead_of(Fixture *fixture, const char *person) {
    Str lead;
    Fail fail;
    assert_ok(
        authority_rows_lead(fixture->catalog, str_from_c(person), fixture->arena, &lead, &fail));
    return lead;
}

static bool are_apart(Fixture *fixture, const char *one, const char *other) {
    bool apart;
    Fail fail;
    assert_ok(authority_rows_are_apart(fixture->catalog, str_from_c(one), str_from_c(other), &apart,
                                       &fail));
    return apart;
}

static void test_old_ids_lead_on_and_back(void **state) {
    (void)state;
    Fixture fixture;
    StrList members = {0};
    Fail fail;
    fixture_open(&fixture);
    assert_ok(catalog_begin(fixture.catalog, &fail));
    fold(&fixture, merge(1, "d1.p_A", "d2.p_A"));
    fold(&fixture, merge(2, "d1.p_A", "d3.p_A"));
    assert_str(lead_of(&fixture, "d2.p_A"), "d1.p_A");
    assert_str(lead_of(&fixture, "d1.p_A"), "d1.p_A");
    assert_str(lead_of(&fixture, "d9.p_X"), "d9.p_X");
    assert_ok(
        authority_rows_members(fixture.catalog, STR("d1.p_A"), fixture.arena, &members, &fail));
    assert_int_equal(members.n, 2);
    assert_str(members.p[0], "d2.p_A");
    fold(&fixture, (Act){.seq = 3, .kind = ACT_SPLIT, .document = STR("d2.p_A")});
    assert_str(lead_of(&fixture, "d2.p_A"), "d2.p_A");
    assert_true(are_apart(&fixture, "d1.p_A", "d2.p_A"));
    assert_true(are_apart(&fixture, "d2.p_A", "d1.p_A"));
    fold(&fixture, (Act){.seq = 4, .kind = ACT_UNDO, .undoes = 3});
    assert_str(lead_of(&fixture, "d2.p_A"), "d1.p_A");
    assert_false(are_apart(&fixture, "d1.p_A", "d2.p_A"));
    ActList acts = {0};
    assert_ok(authority_rows_acts(fixture.catalog, fixture.arena, &acts, &fail));
    assert_int_equal(acts.n, 2);
    assert_true(acts.p[0].seq == 1 && acts.p[1].seq == 2);
    assert_str(acts.p[1].after, "d3.p_A");
    catalog_rollback(fixture.catalog);
    fixture_close(&fixture);
}

static uint32_t roll(uint64_t *seed, uint32_t below) {
    *seed = *seed * 6364136223846793005U + 1442695040888963407U;
    return (uint32_t)(*seed >> 33) % below;
}

/* Who goes by whom and who is apart, as the rows have it and as the acts say, folded at once. */
static void check_rows(Fixture *fixture, AmendActList acts) {
    AuthorityGroups groups;
    DbQuery *q;
    Fail fail;
    amend_states(acts);
    authority_groups_make(acts, fixture->arena, &groups);
    const struct {
        const char *sql;
        AuthorityPairList pairs;
    } tables[] = {{"SELECT person, lead FROM same_person ORDER BY 1, 2", groups.same},
                  {"SELECT one, other FROM apart ORDER BY 1, 2", groups.apart}};
    for (size_t t = 0; t < 2; t++) {
        size_t n = 0;
        assert_ok(db_query(fixture->catalog->db, tables[t].sql, &q, &fail));
        for (; db_step(q); n++) {
            assert_true(n < tables[t].pairs.n);
            assert_true(str_equal(db_text(q, 0), tables[t].pairs.p[n].one));
            assert_true(str_equal(db_text(q, 1), tables[t].pairs.p[n].other));
        }
        assert_ok(db_end(q, &fail));
        assert_int_equal(n, tables[t].pairs.n);
    }
}

static Act random_act(uint64_t *seed, uint64_t seq) {
    enum { PERSONS = 40 };
    static char names[PERSONS][8];
    for (int i = 0; i < PERSONS; i++)
        (void)snprintf(names[i], sizeof names[i], "d%d.p", i);
    uint32_t kind = roll(seed, 20);
    const char *one = names[roll(seed, PERSONS)], *other = names[roll(seed, PERSONS)];
    if (kind == 0 && seq > 1)
        return (Act){.seq = seq, .kind = ACT_UNDO, .undoes = 1 + roll(seed, (uint32_t)seq - 1)};
    if (kind < 14)
        return merge(seq, one, other);
    return (Act){.seq = seq, .kind = ACT_SPLIT, .document = str_from_c(one)};
}

/* What was left in effect is undone, the last first, until nothing is. */
static void test_a_thousand_random_acts_end_in_the_rows_they_began_with(void **state) {
    (void)state;
    enum { ACTS = 1000 };
    Fixture fixture;
    Fail fail;
    AmendActList acts = {0};
    uint64_t seed = 4, seq = 0;
    fixture_open(&fixture);
    assert_ok(catalog_begin(fixture.catalog, &fail));
    while (seq < ACTS) {
        Act act = random_act(&seed, ++seq);
        *LIST_ADD(fixture.arena, &acts) = (AmendAct){.act = act};
        fold(&fixture, act);
        if (seq % 31 == 0)
            check_rows(&fixture, acts);
    }
    check_rows(&fixture, acts);
    for (size_t i = ACTS; i-- > 0;) {
        if (acts.p[i].state != ACT_STATE_IN_EFFECT || acts.p[i].act.kind == ACT_UNDO)
            continue;
        Act act = {.seq = ++seq, .kind = ACT_UNDO, .undoes = acts.p[i].act.seq};
        *LIST_ADD(fixture.arena, &acts) = (AmendAct){.act = act};
        fold(&fixture, act);
    }
    assert_true(seq > ACTS);
    amend_states(acts);
    AuthorityGroups groups;
    authority_groups_make(acts, fixture.arena, &groups);
    assert_int_equal(groups.same.n + groups.apart.n, 0);
    check_rows(&fixture, acts);
    for (size_t i = 0; i < ACTS; i++)
        if (acts.p[i].act.document.n > 0)  // every id answers for itself again
            assert_true(
                str_equal(lead_of(&fixture, str_to_c(fixture.arena, acts.p[i].act.document)),
                          acts.p[i].act.document));
    catalog_rollback(fixture.catalog);
    fixture_close(&fixture);
}

static StrList names_of(Fixture *fixture, const char *word) {
    StrList names;
    Fail fail;
    assert_ok(
        authority_rows_names(fixture->catalog, str_from_c(word), fixture->arena, &names, &fail));
    return names;
}

static void test_the_names_of_one_person_are_found_by_each_of_them(void **state) {
    (void)state;
    Fixture fixture;
    Fail fail;
    const DocumentSpec list = {
        .local_id = "persons", .title = "Persons", .paragraphs = {"x"}, .is_apparatus = true};
    const ReadingHead head = {.title = STR("Volume")};
    fixture_open(&fixture);
    assert_ok(catalog_begin(fixture.catalog, &fail));
    (void)fixture_reading(&fixture, "d1", 1, &head, &list, 1);
    assert_ok(db_run(fixture.catalog->db,
                     "INSERT INTO person VALUES"
                     "('d1.z', 'd1.persons', 1, 'Zhou Enlai', '', 'zhou enlai', 'Z', 0),"
                     "('d1.c', 'd1.persons', 1, 'Chou, En-lai', '', 'chou, en-lai', 'C', 0),"
                     "('d1.k', 'd1.persons', 1, 'Zhoukov, I.', '', 'zhoukov, i.', 'Z', 0),"
                     "('d1.g', 'd9.gone', 1, 'Tchou', '', 'tchou', 'T', 0)",
                     &fail));
    assert_int_equal(names_of(&fixture, "zhou").n, 0);  // nobody is merged
    fold(&fixture, merge(1, "d1.c", "d1.z"));
    fold(&fixture, merge(2, "d1.c", "d1.g"));
    for (size_t i = 0; i < 2; i++) {
        StrList names = names_of(&fixture, i == 0 ? "zhou" : "chou");
        assert_int_equal(names.n, 2);  // Tchou stands in no list that is visible
        assert_str(names.p[0], "Chou, En-lai");
        assert_str(names.p[1], "Zhou Enlai");
    }
    assert_int_equal(names_of(&fixture, "zhoukov").n, 0);
    assert_int_equal(names_of(&fixture, "zho").n, 0);
    AuthorityNameList all;
    assert_ok(authority_rows_all_names(fixture.catalog, fixture.arena, &all, &fail));
    assert_int_equal(all.n, 2);
    assert_str(all.p[0].name, "Chou, En-lai");
    assert_str(all.p[1].name, "Zhou Enlai");
    assert_true(str_equal(all.p[0].lead, all.p[1].lead));
    assert_int_equal(names_of(&fixture, "").n, 0);
    fold(&fixture, (Act){.seq = 3, .kind = ACT_UNDO, .undoes = 1});
    assert_int_equal(names_of(&fixture, "zhou").n, 0);
    catalog_rollback(fixture.catalog);
    fixture_close(&fixture);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_old_ids_lead_on_and_back),
        cmocka_unit_test(test_the_names_of_one_person_are_found_by_each_of_them),
        cmocka_unit_test(test_a_thousand_random_acts_end_in_the_rows_they_began_with),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
