#include "base/buf.h"
#include "import/html_meta.h"
#include "test.h"

/* "field:value" of all values, parted by '|', then the address. */
static Str read_head(const char *html, struct arena *arena) {
    ImportFileList files = {0};
    *LIST_ADD(arena, &files) = (ImportFile){STR("a.html"), str_from_c(html)};
    ImportTask task = {&files, {1 << 20, 400}, NULL, NULL, NULL};
    ReadingHead head = {0};
    HtmlPage page;
    Fail fail = {0};
    assert_ok(html_page_open(&task, arena, &head, &page, &fail));
    Description values = {0};
    Str address = html_meta_read(&page, arena, &values);
    Buf out = {0};
    for (size_t i = 0; i < values.n; i++) {
        assert_true(values.p[i].evidence.n > 0);
        buf_format(&out, "%s:%.*s|", field_info(values.p[i].field)->name,
                   STR_ARG(values.p[i].value));
    }
    buf_str(&out, address);
    Str text = str_copy(arena, buf_as_str(&out));
    buf_free(&out);
    return text;
}

static void test_each_vocabulary_is_read(void **state) {
    (void)state;
    static const struct {
        const char *html, *values;
    } cases[] = {
        {"<title>Only this</title>", "title:Only this|"},
        {"<title>Volume IV - Site</title><main><h3>14. Telegram from the Legation<a "
         "class=note>1</a>"
         "</h3><p>x</main>",
         "title:14. Telegram from the Legation|"},
        {"<title>A trip</title><main><h2>Introduction</h2><p>x</main>", "title:A trip|"},
        {"<title>Site : Convention on the Herring Fishery</title><div>Convention on the Herring "
         "Fishery</div><p>x",
         "title:Convention on the Herring Fishery|"},
        {"<title>Site</title><h1>The <i>head</i></h1>", "title:The head|"},
        // An open <p> in an open <h1>: the heading ends there; a heading in paragraphs does not.
        {"<h1>The <b>head</b><p>Text follows.<p>And more.", "title:The head|"},
        {"<h1><p>The head</p><p> of two</p></h1><p>Text.", "title:The head of two|"},
        {"<meta name=DC.Title content=T><meta name='dc:creator' content='Berg, A.'>"
         "<meta name='DCTERMS.created' content='1911-09'>",
         "title:T|author:Berg, A.|date:1911-09|"},
        {"<meta name=citation_title content=T><meta name=citation_doi content='10.1/2'>",
         "title:T|identifier:10.1/2|"},
        {"<meta name=keywords content='a, b'><meta property=og:site_name content=S>",
         "subject:a|subject:b|publisher:S|"},
        {"<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"W\"},"
         "{\"@type\":\"Letter\",\"name\":\"L\",\"author\":[{\"name\":\"A\"},\"B\"],"
         "\"url\":\"https://x.org/l\"}]}</script>",
         "title:L|author:A|author:B|https://x.org/l"},
        {"<script type='application/ld+json'>{broken</script><h1>T</h1>", "title:T|"},
        {"<p>x", ""},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(read_head(cases[i].html, arena), cases[i].values);
    arena_destroy(arena);
}

static void test_advertisements_add_no_second_title_and_libraries_lose_nothing(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    assert_str(
        read_head("<meta name=DC.title content=T><meta property=og:title content='T!'>", arena),
        "title:T|");
    assert_str(read_head("<meta name=DC.title content=T><meta name=DC.title content=U>", arena),
               "title:T|other:U|");
    arena_destroy(arena);
}

static void test_addresses_by_link_and_by_the_browsers_note(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    assert_str(read_head("<link rel=canonical href='https://x.org/1'><meta property=og:url "
                         "content='https://x.org/2'>",
                         arena),
               "https://x.org/1");
    assert_str(read_head("<!-- saved from url=(0017)https://x.org/rec --><p>x", arena),
               "https://x.org/rec");
    assert_str(read_head("<link rel=canonical href='javascript:x'>", arena), "");
    arena_destroy(arena);
}

/* What the page says of itself as a page is no word about its record. */
static void test_of_a_record_only_what_speaks_of_it_is_read(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    ImportFileList files = {0};
    *LIST_ADD(arena, &files) = (ImportFile){
        STR("a.html"),
        STR("<meta name=citation_author content='Berg, A.'><meta name=author content=Webmaster>"
            "<meta property=og:title content=Site><meta name=Description content=About>"
            "<script type='application/ld+json'>[{\"@type\":\"NewsArticle\",\"author\":\"Desk\"},"
            "{\"@type\":\"https://schema.org/Dataset\",\"keywords\":\"inns, wine\"}]</script>")};
    ImportTask task = {&files, {1 << 20, 400}, NULL, NULL, NULL};
    ReadingHead head = {0};
    HtmlPage page;
    Fail fail = {0};
    assert_ok(html_page_open(&task, arena, &head, &page, &fail));
    Description said = {0};
    html_meta_of_record(&page, arena, &said);
    assert_int_equal(said.n, 4);
    assert_str(description_text(&said, FIELD_AUTHOR), "Berg, A.");
    assert_str(description_find(&said, FIELD_SUBJECT, 1)->value, "wine");
    assert_str(description_text(&said, FIELD_ABSTRACT), "About");
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_vocabulary_is_read),
        cmocka_unit_test(test_advertisements_add_no_second_title_and_libraries_lose_nothing),
        cmocka_unit_test(test_of_a_record_only_what_speaks_of_it_is_read),
        cmocka_unit_test(test_addresses_by_link_and_by_the_browsers_note),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
