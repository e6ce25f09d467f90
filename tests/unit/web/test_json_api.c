#include "test.h"

#include "base/json.h"
#include "web/json_api.h"
#include "web/web_fixture.h"

static WebFixture *fixture;
static Buf out;
static PageContext context;
static Json *json;

static int setup(void **state) {
    (void)state;
    fixture = web_fixture_create();
    context = (PageContext){.request = fixture->arena, .out = &out, .archive = STR("The archive")};
    buf_clear(&out);
    json = NULL;
    return 0;
}

static int teardown(void **state) {
    (void)state;
    json_free(json);
    web_fixture_destroy(fixture);
    buf_free(&out);
    return 0;
}

static const Json *parsed(void) {
    Fail fail = {0};
    assert_ok(json_parse(str_trim(buf_as_str(&out)), &json, &fail));
    return json;
}

static void test_what_was_not_read_says_why(void **state) {
    (void)state;
    DepositRow deposit = {.id = STR("d0abc"),
                          .received_as = STR("scan.pdf"),
                          .version = 1,
                          .failure = STR("a PDF file")};
    *LIST_ADD(fixture->arena, &deposit.files) = (DepositFile){.path = STR("scan.pdf")};
    ReceiptRowList receipts = {0};
    json_api_deposit(&context,
                     &(KeptOut){.id = deposit.id, .deposit = &deposit, .receipts = &receipts});
    const Json *got = parsed();
    assert_str(json_get_text(got, "id"), "d0abc");
    assert_str(json_get_text(got, "failure"), "a PDF file");
    assert_str(json_get_text(json_at(json_get(got, "files"), 0), "address"),
               "/d/d0abc/original/scan.pdf");
}

static void test_a_document_says_where_it_stands_and_holds_itself(void **state) {
    (void)state;
    ArchivePage *page = web_fixture_page(fixture);
    *LIST_ADD(fixture->arena, &page->acts) = (Act){.line = STR("{\"seq\":7}")};
    json_api_document(&context, page);
    const Json *got = parsed();
    assert_str(json_get_text(got, "id"), "d0abc.p1");
    assert_str(json_get_text(got, "address"), "/d/d0abc.p1");
    assert_str(json_get_text(got, "cited_as"), "https://archive.example/d/d0abc.p1");
    assert_str(json_get_text(got, "before"), "d0abc.p0");
    assert_str(json_get_text(json_at(json_get(got, "path"), 0), "title"), "Volume & one");
    assert_int_equal(json_get_number(json_at(json_get(got, "decisions"), 0), "seq"), 7);
    const Json *deposit = json_get(got, "deposit");
    assert_str(json_get_text(deposit, "received"), "2026-11-18T11:06:40Z");  // date -d @1795000000
    assert_str(json_get_text(json_at(json_get(deposit, "files"), 0), "address"),
               "/d/d0abc.p1/original/seed%201.txt");
    assert_int_equal(json_get_number(json_get(got, "document"), "_document"), 1);
}

static void test_a_withdrawn_document_gives_no_text(void **state) {
    (void)state;
    ArchivePage *page = web_fixture_page(fixture);
    page->row.state = STATE_WITHDRAWN;
    page->row.state_reason = STR("asked for");
    json_api_document(&context, page);
    assert_false(str_has(buf_as_str(&out), STR("During the meeting")));
    assert_false(str_has(buf_as_str(&out), STR("seed 1.txt")));
    const Json *got = parsed();
    assert_null(json_get(got, "decisions"));  // they quote what they changed
    assert_str(json_get_text(got, "state"), "withdrawn");
    assert_str(json_get_text(got, "reason"), "asked for");
}

static void test_a_list_tells_of_what_is_withdrawn_its_number_alone(void **state) {
    (void)state;
    DocumentRowList documents = {0};
    CollectionRowList none = {0};
    *LIST_ADD(fixture->arena, &documents) = (DocumentRow){.id = STR("d0abc.d61"),
                                                          .number = STR("61"),
                                                          .title = STR("Letter to a patient"),
                                                          .kind = STR("confession"),
                                                          .date_edtf = STR("1923-02"),
                                                          .state = STATE_WITHDRAWN};
    PageCollection page = {.path = &none, .children = &none, .documents = &documents};
    json_api_collection(&context, &page);
    const Json *row = json_at(json_get(parsed(), "documents"), 0);
    assert_str(json_get_text(row, "state"), "withdrawn");
    assert_str(json_get_text(row, "number"), "61");
    assert_null(json_get(row, "title"));
    assert_null(json_get(row, "kind"));
    assert_null(json_get(row, "date"));
}

static void test_a_search_has_totals_hits_facets_and_notes(void **state) {
    (void)state;
    SearchRequest asked = {.text = STR("bay \xff pigs")};
    SearchAnswer answer = {.counts = {.total = 3, .certain = 2, .possible = 1, .undated = 4}};
    answer.query.has_date = true;
    *LIST_ADD(fixture->arena, &answer.query.notes) = (QueryNote){STR("x~"), 4, STR("a note")};
    SearchHit *hit = LIST_ADD(fixture->arena, &answer.hits);
    hit->hit.id = STR("d0abc.d1");
    Passage *passage = LIST_ADD(fixture->arena, &hit->passages);
    *passage = (Passage){.zone = ZONE_TEXT, .block = 3, .text = STR("the bay")};
    *LIST_ADD(fixture->arena, &passage->marks) = (PassageMark){4, 7};
    *LIST_ADD(fixture->arena, &answer.counts.facets) =
        (FacetCount){.field = FIELD_KIND, .value = STR("telegram"), .certain = 2, .possible = 1};
    json_api_search(&context, &(PageSearch){&asked, &answer, NULL});
    const Json *got = parsed();
    assert_str(json_get_text(got, "query"), "bay \xef\xbf\xbd pigs");
    assert_int_equal(json_get_number(got, "total"), 3);
    assert_int_equal(json_get_number(got, "possibly"), 1);
    const Json *first = json_at(json_get(got, "hits"), 0);
    const Json *where = json_at(json_get(first, "passages"), 0);
    assert_int_equal(json_get_number(where, "block"), 3);
    assert_int_equal(json_number(json_at(json_at(json_get(where, "marks"), 0), 1)), 7);
    assert_str(json_get_text(json_at(json_get(got, "facets"), 0), "field"), "kind");
    assert_int_equal(json_get_number(json_at(json_get(got, "notes"), 0), "at"), 4);
}

static void test_the_first_page_and_trees(void **state) {
    (void)state;
    Config config = {.sentence = STR("s")};
    HoldingCount holding = {.documents = 7056};
    YearCountList years = {0};
    *LIST_ADD(fixture->arena, &years) = (YearCount){-44, 1, 2};
    CollectionRowList rows = {0}, none = {0};
    *LIST_ADD(fixture->arena, &rows) =
        (CollectionRow){.id = STR("d0abc"), .kind = COLLECTION_VOLUME, .title = STR("V")};
    PageHomeFound found = {0};
    *LIST_ADD(fixture->arena, &found.tries) =
        (PageHomeTry){STR("The tree"), STR("V"), STR("/collection/d0abc"), STR("9 documents")};
    *LIST_ADD(fixture->arena, &found.people) = (PageHomePerson){STR("Rusk"), STR("/search?q=x"), 7};
    json_api_home(&context, &(PageHome){&config, &holding, &years, &rows, 6, &found});
    const Json *got = parsed();
    assert_int_equal(json_get_number(got, "events"), 6);
    assert_str(json_get_text(json_at(json_get(got, "to_try"), 0), "counted"), "9 documents");
    assert_int_equal(json_get_number(json_at(json_get(got, "people"), 0), "documents"), 7);
    assert_int_equal(json_get_number(got, "documents"), 7056);
    assert_int_equal(json_get_number(json_at(json_get(got, "years"), 0), "year"), -44);
    json_free(json);
    buf_clear(&out);
    DocumentRowList documents = {0};
    for (int i = 0; i <= PAGE_COLLECTION_ROWS; i++)
        *LIST_ADD(fixture->arena, &documents) = (DocumentRow){.id = STR("x")};
    json_api_collection(
        &context, &(PageCollection){
                      .row = rows.p, .path = &none, .children = &rows, .documents = &documents});
    got = parsed();
    assert_str(json_get_text(json_get(got, "collection"), "kind"), "volume");
    assert_true(json_bool(json_get(got, "more")));
    assert_int_equal(json_count(json_get(got, "documents")), PAGE_COLLECTION_ROWS);
}

static void test_messages(void **state) {
    (void)state;
    json_api_message(&context, 404, STR("no \"such\" thing"));
    const Json *got = parsed();
    assert_int_equal(json_get_number(got, "status"), 404);
    assert_str(json_get_text(got, "message"), "no \"such\" thing");
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define CASE(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
        CASE(test_what_was_not_read_says_why),
        CASE(test_a_document_says_where_it_stands_and_holds_itself),
        CASE(test_a_withdrawn_document_gives_no_text),
        CASE(test_a_list_tells_of_what_is_withdrawn_its_number_alone),
        CASE(test_a_search_has_totals_hits_facets_and_notes),
        CASE(test_the_first_page_and_trees),
        CASE(test_messages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
