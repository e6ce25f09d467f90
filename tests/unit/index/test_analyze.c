/* Proves index/analyze.c: what tokens a text gives, and that no phrase can reach over a gap. */
#include "index/analyze.h"
#include "test.h"
#include "text/token.h"

/* One paragraph, and spans in it. */
static struct document *with_text(struct arena *arena, const char *text) {
    struct document *document = ARENA_NEW(arena, struct document);
    Part *part = LIST_ADD(arena, &document->parts);
    part->id = STR("t1");
    part->text = str_from_c(text);
    Block *block = LIST_ADD(arena, &part->blocks);
    *block = (Block){.id = 1, .kind = BLOCK_PARAGRAPH, .end = part->text.n};
    document->local_id = STR("1");
    document->next_block = 2;
    return document;
}

static void add_span(struct arena *arena, struct document *document, SpanKind kind, size_t start,
                     size_t end, const char *text) {
    Span *span = LIST_ADD(arena, &document->parts.p[0].spans);
    *span = (Span){.kind = kind, .start = start, .end = end, .certainty = 1000};
    if (text != NULL)
        document_set_attribute(arena, &span->attributes, "text", str_from_c(text));
}

/* Tokens as text: places parted by a space, what shares a place by '/', runs of fillers as [n]. */
static const char *shown(struct arena *arena, const struct document *document, Zone zone,
                         uint32_t *length) {
    struct analyzer *analyzer = analyzer_create();
    Buf tokens = {0}, out = {0};
    uint32_t n = analyze_zone(analyzer, document, zone, &tokens);
    AnalyzedToken token;
    size_t at = 0, fillers = 0;
    while (analyze_next(buf_as_str(&tokens), &at, &token)) {
        if (token.token.n == 1 && token.token.p[0] == '\x01') {
            fillers++;
            continue;
        }
        if (fillers > 0)
            buf_format(&out, " [%zu]", fillers);
        fillers = 0;
        buf_c(&out, token.same_place ? "/" : out.n > 0 ? " " : "");
        buf_str(&out, token.token);
    }
    assert_int_equal(at, tokens.n);
    if (fillers > 0)
        buf_format(&out, " [%zu]", fillers);
    if (length != NULL)
        *length = n;
    const char *c = str_to_c(arena, buf_as_str(&out));
    buf_free(&tokens);
    buf_free(&out);
    analyzer_destroy(analyzer);
    return c;
}

static void test_a_word_that_is_its_stem_gives_one_token(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    uint32_t length;
    assert_string_equal(
        shown(arena, with_text(arena, "The Missiles, of Cuba."), ZONE_TEXT, &length),
        "the missiles/!missil of cuba [1] ^missiles/^cuba");
    assert_int_equal(length, 4);
    assert_string_equal(shown(arena, with_text(arena, ""), ZONE_TEXT, &length), " [1]");
    assert_int_equal(length, 0);
    arena_destroy(arena);
}

/* As one word at the place of the first; the second says with '-' whose end stands there. */
static void test_words_that_a_hyphen_parts_stand_as_one_too(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    uint32_t length;
    assert_string_equal(
        shown(arena, with_text(arena, "the Khru-\nshchev note"), ZONE_TEXT, &length),
        "the khru/khrushchev shchev/-khrushchev note [1] ^khru/^khrushchev");
    assert_int_equal(length, 4);
    assert_string_equal(shown(arena, with_text(arena, "by co-operations"), ZONE_TEXT, NULL),
                        "by co/cooperations/!cooper operations/!oper/-cooper [1]");
    struct document *parted = with_text(arena, "co-operation");
    add_span(arena, parted, SPAN_GAP, 3, 3, NULL);
    assert_string_equal(shown(arena, parted, ZONE_TEXT, NULL), "co [65] operation/!oper [1]");
    arena_destroy(arena);
}

static void test_a_query_word_with_a_hyphen_is_two_or_one(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct analyzer *analyzer = analyzer_create();
    AnalyzedPlaceList places = {0}, exact = {0};
    analyze_word(analyzer, STR("co-operation"), 0, false, arena, &places);
    assert_int_equal(places.n, 2);
    assert_str(places.p[0].joined->word, "cooperation");
    assert_str(places.p[0].joined->rest.p[0], "-cooper");
    assert_null(places.p[1].joined);
    analyze_word(analyzer, STR("co-operation"), 0, true, arena, &exact);
    assert_null(exact.p[0].joined);
    analyzer_destroy(analyzer);
    arena_destroy(arena);
}

static void test_a_gap_parts_words_wherever_it_stands(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    static const struct {
        size_t start, end;
        const char *expected;
    } gaps[] = {
        {3, 3, "xx [65] yy zz [1]"},      {2, 3, "xx [65] yy zz [1]"},
        {3, 5, "xx [65] yy [65] zz [1]"}, {0, 0, " [65] xx yy zz [1]"},
        {8, 8, "xx yy zz [65]"},          {4, 4, "xx yy [65] zz [1]"},
        {0, 8, " [65] xx yy zz [65]"},    {5, 6, "xx yy [65] zz [1]"},
    };
    for (size_t i = 0; i < sizeof gaps / sizeof *gaps; i++) {
        struct document *document = with_text(arena, "xx yy zz");
        add_span(arena, document, SPAN_GAP, gaps[i].start, gaps[i].end, NULL);
        assert_string_equal(shown(arena, document, ZONE_TEXT, NULL), gaps[i].expected);
    }
    arena_destroy(arena);
}

static void test_blocks_are_parted_and_notes_are_a_zone(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct document *document = with_text(arena, "one\ntwo\nnotea\nnoteb");
    Part *part = &document->parts.p[0];
    part->blocks.n = 0;
    static const Block blocks[] = {
        {.id = 1, .kind = BLOCK_PARAGRAPH, .start = 0, .end = 3},
        {.id = 2, .kind = BLOCK_PARAGRAPH, .start = 4, .end = 7},
        {.id = 3, .kind = BLOCK_NOTE, .start = 8, .end = 19},
        {.id = 4, .kind = BLOCK_PARAGRAPH, .parent = 3, .start = 8, .end = 13},
        {.id = 5, .kind = BLOCK_PARAGRAPH, .parent = 3, .start = 14, .end = 19},
    };
    for (size_t i = 0; i < 5; i++)
        *LIST_ADD(arena, &part->blocks) = blocks[i];
    assert_string_equal(shown(arena, document, ZONE_TEXT, NULL), "one [1] two [1]");
    assert_string_equal(shown(arena, document, ZONE_NOTES, NULL), "notea [1] noteb [1]");
    arena_destroy(arena);
}

static void test_a_correction_shares_the_places_of_what_it_corrects(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    static const struct {
        size_t start, end;
        const char *text, *expected;
    } cases[] = {
        {3, 5, "ab", "xx yy/ab zz [1]"},           // one for one
        {3, 5, "yy", "xx yy zz [1]"},              // what stands there stands once
        {0, 5, "ab", "xx/ab yy/ab zz [1]"},        // one word for two holds both places
        {3, 5, "ab cd", "xx yy/ab/cd zz [1]"},     // two for one share its place
        {0, 8, "ab cd", "xx/ab yy/cd zz/cd [1]"},  // the last one holds what is left
        {2, 2, "ab", "xx/ab yy zz [1]"},           // put in: with the word before
        {8, 8, "ab", "xx yy zz/ab [1]"},           // put in at the end
        {3, 5, "cats", "xx yy/cats/!cat zz [1]"},  // its stem, too
        {3, 5, NULL, "xx yy zz [1]"},              // proposes nothing
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct document *document = with_text(arena, "xx yy zz");
        add_span(arena, document, SPAN_CORRECTION, cases[i].start, cases[i].end, cases[i].text);
        assert_string_equal(shown(arena, document, ZONE_TEXT, NULL), cases[i].expected);
    }
    arena_destroy(arena);
}

/* They stand at a place of their own, so that no phrase meets them. */
static void test_names_are_told_from_words_that_begin_sentences(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct document *document =
        with_text(arena, "Then came Rusk. Nobody saw him then. However, nobody left.");
    assert_string_equal(
        shown(arena, document, ZONE_TEXT, NULL),
        "then came rusk nobody/!nobodi saw him then however/!howev nobody/!nobodi left [1] "
        "^rusk/^however");
    arena_destroy(arena);
}

static void test_the_description_is_spread_over_zones(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct document *document = with_text(arena, "The text names Moscow and Gromyko, and Gromyko.");
    description_add(arena, &document->description, FIELD_TITLE, STR("A cable"));
    description_add(arena, &document->description, FIELD_ABSTRACT, STR("About Mongoose"));
    description_add(arena, &document->description, FIELD_AUTHOR, STR("A. Gromyko"));
    description_add(arena, &document->description, FIELD_PLACE, STR("Berlin"));
    description_add(arena, &document->description, FIELD_KIND, STR("Telegram"));
    Value *archive = description_add(arena, &document->description, FIELD_ARCHIVE, STR("Archive"));
    archive->norm = STR("AVP RF");
    add_span(arena, document, SPAN_NAME, 15, 21, NULL);
    document_set_attribute(arena, &document->parts.p[0].spans.p[0].attributes, "type",
                           STR("place"));
    for (size_t i = 0; i < 2; i++) {
        size_t at = i == 0 ? 26 : 39;
        add_span(arena, document, SPAN_NAME, at, at + 7, NULL);
        document_set_attribute(arena, &document->parts.p[0].spans.p[i + 1].attributes, "type",
                               STR("person"));
    }
    assert_string_equal(shown(arena, document, ZONE_TITLE, NULL), "a cable/!cabl [1]");
    assert_string_equal(shown(arena, document, ZONE_SUMMARY, NULL), "about mongoose/!mongoos [1]");
    assert_string_equal(shown(arena, document, ZONE_PEOPLE, NULL),
                        "a gromyko [1] gromyko [1] ^gromyko");
    assert_string_equal(shown(arena, document, ZONE_PLACES, NULL),
                        "berlin [1] moscow [1] ^berlin/^moscow");
    assert_string_equal(shown(arena, document, ZONE_REST, NULL),
                        "telegram [1] archive/!archiv [1] avp rf [1]");
    document_set_attribute(arena, &document->parts.p[0].spans.p[0].attributes, "name",
                           STR("Ho Chi Minh City"));  // as if it had another form
    assert_string_equal(
        shown(arena, document, ZONE_PLACES, NULL),
        "berlin [1] moscow [1] ho chi minh city/!citi [1] ^berlin/^moscow/^minh/^city");
    arena_destroy(arena);
}

static void test_each_block_is_stemmed_in_its_language(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct document *document = with_text(arena, "Häuser");
    struct analyzer *analyzer = analyzer_create();
    Buf tokens = {0};
    document->parts.p[0].language = STR("de");
    assert_string_equal(shown(arena, document, ZONE_TEXT, NULL), "hauser/!haus [1] ^hauser");
    (void)analyze_languages(analyzer);
    (void)analyze_zone(analyzer, document, ZONE_TEXT, &tokens);
    uint32_t languages = analyze_languages(analyzer);
    assert_int_equal(__builtin_popcount(languages), 1);
    assert_int_equal(analyze_languages(analyzer), 0);
    AnalyzedPlaceList places = {0};
    analyze_word(analyzer, STR("Haus"), languages, false, arena, &places);
    assert_int_equal(places.n, 1);
    assert_true(analyze_matches(&places.p[0], STR("hauser"),
                                str_copy(arena, analyze_stem(analyzer, STR("hauser"), STR("de")))));
    buf_free(&tokens);
    analyzer_destroy(analyzer);
    arena_destroy(arena);
}

/* Whatever the word: a query's tokens meet a document's if and only if analyze_matches says so. */
static void test_a_query_and_a_document_agree(void **state) {
    (void)state;
    static const char *const words[] = {"general",  "generals", "generous",  "missile",
                                        "missiles", "the",      "Общество",  "общества",
                                        "Häuser",   "haus",     "kennedy's", "kennedy",
                                        "1962",     "universe", "university"};
    struct arena *arena = arena_create();
    struct analyzer *analyzer = analyzer_create();
    size_t count = sizeof words / sizeof *words;
    for (size_t i = 0; i < count * count * 2; i++) {
        struct document *document = with_text(arena, words[i / 2 % count]);
        AnalyzedPlaceList places = {0};
        Buf tokens = {0};
        (void)analyze_languages(analyzer);
        (void)analyze_zone(analyzer, document, ZONE_TEXT, &tokens);
        uint32_t languages = analyze_languages(analyzer);
        analyze_word(analyzer, str_from_c(words[i / 2 / count]), languages, i % 2 == 1, arena,
                     &places);
        assert_int_equal(places.n, 1);
        bool found = false;
        AnalyzedToken token, first = {0};
        for (size_t at = 0; analyze_next(buf_as_str(&tokens), &at, &token);) {
            first = first.token.n == 0 ? token : first;
            for (size_t j = 0; j < places.p[0].tokens.n; j++)
                found = found || str_equal(places.p[0].tokens.p[j], token.token);
        }
        Str stem = str_copy(arena, analyze_stem(analyzer, first.token, STR("")));
        assert_int_equal(found, analyze_matches(&places.p[0], first.token, stem));
        buf_free(&tokens);
    }
    analyzer_destroy(analyzer);
    arena_destroy(arena);
}

static void test_words_of_a_query_fall_apart_as_texts_do(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    struct analyzer *analyzer = analyzer_create();
    static const struct {
        const char *word;
        size_t places;
    } cases[] = {{"e.g.", 2}, {"sino-soviet", 2}, {"!!!", 0}, {"", 0}, {"O'Neill", 1}, {"=ab", 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AnalyzedPlaceList places = {0};
        analyze_word(analyzer, str_from_c(cases[i].word), 0, false, arena, &places);
        assert_int_equal(places.n, cases[i].places);
    }
    char longest[300];
    memset(longest, 'x', sizeof longest);
    AnalyzedPlaceList places = {0};
    analyze_word(analyzer, (Str){longest, 200}, 0, true, arena, &places);
    assert_int_equal(places.p[0].word.n, ANALYZE_TOKEN_MAX);
    assert_str(analyze_pattern(analyzer, STR("Wom?N*É"), arena), "wom?n*e");
    analyzer_destroy(analyzer);
    arena_destroy(arena);
}

static void test_bytes_that_are_no_tokens_end_the_steps(void **state) {
    (void)state;
    static const char good[] = "\x03the\x42!x\x01\x01";
    char bytes[sizeof good - 1];
    for (size_t i = 0; i < sizeof bytes; i++)
        for (int flip = 0; flip < 256; flip++) {
            memcpy(bytes, good, sizeof bytes);
            bytes[i] = (char)flip;
            for (size_t n = 0; n <= sizeof bytes; n++) {
                AnalyzedToken token;
                size_t at = 0, steps = 0;
                while (analyze_next((Str){bytes, n}, &at, &token))
                    steps++;
                assert_true(at <= n && steps <= n);
            }
        }
}

static void test_zones_have_names(void **state) {
    (void)state;
    Zone zone;
    for (unsigned i = 0; i < ZONE_COUNT; i++) {
        assert_true(zone_find(str_from_c(zone_name((Zone)i)), &zone));
        assert_int_equal(zone, i);
    }
    assert_false(zone_find(STR("nowhere"), &zone));
    assert_int_equal(analyze_zone_of(FIELD_ABSTRACT), ZONE_SUMMARY);
    assert_int_equal(analyze_zone_of(FIELD_MARKING), ZONE_REST);
    struct analyzer *analyzer = analyzer_create();
    assert_non_null(analyze_cutter(analyzer));
    analyzer_destroy(analyzer);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_word_that_is_its_stem_gives_one_token),
        cmocka_unit_test(test_words_that_a_hyphen_parts_stand_as_one_too),
        cmocka_unit_test(test_a_query_word_with_a_hyphen_is_two_or_one),
        cmocka_unit_test(test_a_gap_parts_words_wherever_it_stands),
        cmocka_unit_test(test_blocks_are_parted_and_notes_are_a_zone),
        cmocka_unit_test(test_a_correction_shares_the_places_of_what_it_corrects),
        cmocka_unit_test(test_names_are_told_from_words_that_begin_sentences),
        cmocka_unit_test(test_the_description_is_spread_over_zones),
        cmocka_unit_test(test_each_block_is_stemmed_in_its_language),
        cmocka_unit_test(test_a_query_and_a_document_agree),
        cmocka_unit_test(test_words_of_a_query_fall_apart_as_texts_do),
        cmocka_unit_test(test_bytes_that_are_no_tokens_end_the_steps),
        cmocka_unit_test(test_zones_have_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
