/* Proves archive/verify.c: each kind of damage is found and named; what is only told is no damage.
 */
#include "archive/holding.h"
#include "archive/verify.h"
#include "archive/writer.h"
#include "base/file.h"
#include "store/ocfl_object.h"

static VerifyAnswer verify(struct holding *h) {
    Fail fail;
    VerifyAnswer answer;
    VerifyRequest request = {0};
    assert_ok(verify_run(h->archive, &request, h->arena, &answer, &fail));
    return answer;
}

static bool finds(const VerifyAnswer *answer, const char *code) {
    for (size_t i = 0; i < answer->findings.n; i++)
        if (str_is(answer->findings.p[i].code, code))
            return true;
    return false;
}

static Str fill(struct holding *h) {
    holding_put(h, "in/a.txt", "The harbour was full of ships.\n");
    (void)holding_add(h, "in");
    Str deposit, local;
    (void)str_cut(holding_first(h, "harbour"), '.', &deposit, &local);
    return deposit;
}

static void test_a_sound_archive_is_sound_and_the_check_is_noted(void **state) {
    struct holding *h = *state;
    Str deposit = fill(h);
    VerifyAnswer answer = verify(h);
    assert_false(answer.damaged);
    assert_int_equal(answer.findings.n, 0);
    assert_int_equal(answer.objects, 1);
    int64_t time;
    bool sound;
    Fail fail;
    assert_ok(catalog_last_check(h->archive->catalog, deposit, &time, &sound, &fail));
    assert_true(time > 0 && sound);
}

static void test_a_flipped_byte_is_found(void **state) {
    struct holding *h = *state;
    OcflObject object;
    Fail fail;
    Str deposit = fill(h);
    assert_ok(ocfl_object_open(h->archive->root, deposit, h->arena, &object, &fail));
    const OcflEntry *entry = ocfl_object_find(&object.versions.p[0], STR("original/a.txt"));
    assert_non_null(entry);
    assert_ok(
        file_write(entry->content_path, STR("The harbour was full of chips.\n"), false, &fail));
    VerifyAnswer answer = verify(h);
    assert_true(answer.damaged && finds(&answer, "fixity"));
    Str bytes;
    assert_false(archive_original(h->archive, &(OriginalName){deposit, STR("a.txt"), 0}, h->arena,
                                  &bytes, &fail));
    assert_int_equal(fail.code, FAIL_CORRUPT);
}

static bool finds_at(const VerifyAnswer *answer, const char *code, Str where) {
    for (size_t i = 0; i < answer->findings.n; i++)
        if (str_is(answer->findings.p[i].code, code) &&
            str_equal(answer->findings.p[i].where, where))
            return true;
    return false;
}

/* An inventory that does not parse once ended verify before it had looked at anything else. */
static void test_a_damaged_inventory_is_a_finding_and_the_rest_goes_on(void **state) {
    struct holding *h = *state;
    Fail fail;
    Str first = str_copy(h->arena, fill(h)), second, local;
    holding_put(h, "in/b.txt", "Nothing moved on the river.\n");
    (void)holding_add(h, "in");
    (void)str_cut(holding_first(h, "river"), '.', &second, &local);
    Str path = ocfl_root_object_path(h->archive->root, first, h->arena);
    assert_ok(file_write(file_join(h->arena, path, STR("inventory.json")), STR("{\"id\":"), false,
                         &fail));
    path = ocfl_root_object_path(h->archive->root, second, h->arena);
    assert_ok(file_remove_tree(file_join(h->arena, path, STR("v1/content/original")), &fail));
    VerifyAnswer answer = verify(h);
    assert_true(answer.damaged);
    assert_int_equal(answer.objects, 2);
    assert_true(finds_at(&answer, "fixity", first));
    assert_true(finds_at(&answer, "fixity", second));
    assert_false(finds(&answer, "store"));
    int64_t time;
    bool sound = true;
    assert_ok(catalog_last_check(h->archive->catalog, first, &time, &sound, &fail));
    assert_true(time > 0 && !sound);
}

static void test_an_object_that_no_line_names_is_found(void **state) {
    struct holding *h = *state;
    Fail fail;
    struct ocfl_group *group;
    OcflPutList files = {0};
    OcflNote note = {STR("2026-11-24T12:00:00Z"), STR("anna"), STR("by hand")};
    (void)fill(h);
    *LIST_ADD(h->arena, &files) = (OcflPut){.path = STR("a.txt"), .bytes = STR("x")};
    assert_ok(writer_begin(h->archive, "a test", &fail));
    assert_ok(ocfl_group_open(h->archive->root, h->archive->journal, h->archive->paths.staging,
                              &group, &fail));
    assert_ok(ocfl_group_put(group, STR("dstranger"), &files, &note, &fail));
    assert_ok(ocfl_group_commit(group, STR(""), &fail));
    ocfl_group_close(group);
    writer_end(h->archive);
    VerifyAnswer answer = verify(h);
    assert_true(finds_at(&answer, "store", STR("dstranger")));
}

static void test_a_row_of_no_document_is_found(void **state) {
    struct holding *h = *state;
    Fail fail;
    (void)fill(h);
    EngineRow row = {.id = STR("dnone.1"), .reading = 1, .undated = true};
    assert_ok(engine_begin(h->archive->engine, &fail));
    assert_ok(engine_put(h->archive->engine, &row, &fail));
    assert_ok(engine_commit(h->archive->engine, engine_watermark(h->archive->engine), &fail));
    VerifyAnswer answer = verify(h);
    assert_true(finds_at(&answer, "index", STR("dnone.1")));
}

static void test_a_lost_object_is_found(void **state) {
    struct holding *h = *state;
    Fail fail;
    Str deposit = fill(h);
    assert_ok(file_remove_tree(ocfl_root_object_path(h->archive->root, deposit, h->arena), &fail));
    VerifyAnswer answer = verify(h);
    assert_true(answer.damaged && finds(&answer, "store"));
}

static void test_a_row_that_left_the_index_is_found(void **state) {
    struct holding *h = *state;
    Fail fail;
    (void)fill(h);
    assert_ok(engine_begin(h->archive->engine, &fail));
    assert_ok(engine_remove(h->archive->engine, holding_first(h, "harbour"), &fail));
    assert_ok(engine_commit(h->archive->engine, engine_watermark(h->archive->engine), &fail));
    VerifyAnswer answer = verify(h);
    assert_true(answer.damaged && finds(&answer, "index"));
}

static void test_an_unread_deposit_is_told_and_no_damage(void **state) {
    struct holding *h = *state;
    holding_put(h, "a.xml", "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><text><body><p>half");
    (void)holding_add(h, "a.xml");
    VerifyAnswer answer = verify(h);
    assert_false(answer.damaged);
    assert_true(finds(&answer, "not-read"));
}

/* A crash or a full disk may leave the catalog behind; verify once called that damage. */
static void test_a_catalog_behind_the_journal_is_no_damage_and_comes_forward(void **state) {
    struct holding *h = *state;
    Fail fail;
    Str before, path = holding_path(h, "a/catalog.db");
    archive_close(h->archive);
    assert_ok(file_read(path, 1 << 24, h->arena, &before, &fail));
    assert_ok(archive_open(holding_path(h, "a"), ARCHIVE_WRITE, &h->archive, &fail));
    (void)fill(h);
    archive_close(h->archive);
    assert_ok(file_write(path, before, false, &fail));
    assert_ok(file_remove(holding_path(h, "a/catalog.db-wal"), &fail));
    assert_ok(file_remove(holding_path(h, "a/catalog.db-shm"), &fail));
    assert_ok(archive_open(holding_path(h, "a"), ARCHIVE_READ, &h->archive, &fail));
    VerifyAnswer answer = verify(h);
    assert_false(answer.damaged);
    assert_int_equal(answer.findings.n, 1);
    assert_true(finds(&answer, "behind"));
    holding_reopen(h);
    answer = verify(h);
    assert_int_equal(answer.findings.n, 0);
    assert_int_equal(answer.documents, 1);
}

/* Adds a new version of the only deposit, once, while verify is under way. */
struct meanwhile {
    struct holding *h;
    Str deposit;
};

static void write_meanwhile(void *context, uint64_t done, uint64_t all) {
    struct meanwhile *meanwhile = context;
    struct holding *h = meanwhile->h;
    struct archive *other;
    Fail fail;
    IngestCount count;
    IngestRequest request = {.workers = 1, .replaces = meanwhile->deposit};
    (void)done;
    (void)all;
    if (meanwhile->deposit.n == 0)
        return;
    holding_put(h, "in/b.txt", "The harbour was empty.\n");
    str_list_add(h->arena, &request.paths, holding_path(h, "in/b.txt"));
    meanwhile->deposit.n = 0;
    assert_ok(archive_open(holding_path(h, "a"), ARCHIVE_WRITE, &other, &fail));
    assert_ok(ingest_run(other, &request, &count, &fail));
    archive_close(other);
    assert_int_equal(count.new_versions, 1);
}

/* Verify beside an add once called what was added after its first look damage. */
static void test_what_is_written_meanwhile_is_no_damage(void **state) {
    struct holding *h = *state;
    Fail fail;
    VerifyAnswer answer;
    struct meanwhile meanwhile = {h, fill(h)};
    VerifyRequest request = {.progress = write_meanwhile, .context = &meanwhile};
    assert_ok(verify_run(h->archive, &request, h->arena, &answer, &fail));
    assert_int_equal(meanwhile.deposit.n, 0);
    assert_int_equal(answer.findings.n, 0);
    assert_false(answer.damaged);
}

/* Damage that keeps verify itself from writing is told all the same. */
static void test_a_damaged_journal_is_a_finding(void **state) {
    struct holding *h = *state;
    Fail fail;
    (void)fill(h);
    assert_ok(
        file_append(holding_path(h, "a/journal/0001.jsonl"), STR("{\"seq\":7}\n"), false, &fail));
    VerifyAnswer answer = verify(h);
    assert_true(answer.damaged && finds(&answer, "journal"));
    assert_true(finds(&answer, "not-noted"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_sound_archive_is_sound_and_the_check_is_noted,
                                        holding_setup, holding_teardown),
        cmocka_unit_test_setup_teardown(test_a_flipped_byte_is_found, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_a_damaged_inventory_is_a_finding_and_the_rest_goes_on,
                                        holding_setup, holding_teardown),
        cmocka_unit_test_setup_teardown(test_an_object_that_no_line_names_is_found, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_a_row_of_no_document_is_found, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_a_lost_object_is_found, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_a_row_that_left_the_index_is_found, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(
            test_a_catalog_behind_the_journal_is_no_damage_and_comes_forward, holding_setup,
            holding_teardown),
        cmocka_unit_test_setup_teardown(test_what_is_written_meanwhile_is_no_damage, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_a_damaged_journal_is_a_finding, holding_setup,
                                        holding_teardown),
        cmocka_unit_test_setup_teardown(test_an_unread_deposit_is_told_and_no_damage, holding_setup,
                                        holding_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
