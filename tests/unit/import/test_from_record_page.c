#include "base/buf.h"
#include "base/file.h"
#include "import/from_record_page.h"
#include "import/one_file.h"

#define SEED "../shared/data/gold/statements/text/seed-gromyko-1962-10-18.txt"

static bool read_seed(struct one_file *one) {
    struct arena *arena = arena_create();
    Str bytes;
    Fail fail = {0};
    bool there = file_read(STR(SEED), 1 << 20, arena, &bytes, &fail);
    if (there) {
        one_file_read(one, from_record_page_read, "seed.txt", bytes);
        if (!one->ok)
            fail_msg("%s", one->fail.message);
    } else {
        (void)printf("skipped: %s is missing\n", SEED);
    }
    arena_destroy(arena);
    return there;
}

static const Value *value_of(const struct one_file *one, Field field, size_t i) {
    return description_find(&one->documents.p[0].description, field, i);
}

static Str block_text(const Part *part, size_t i) {
    return str_slice(part->text, part->blocks.p[i].start, part->blocks.p[i].end);
}

/* Every row of the table "The seed page must come out right" that is a reading's to say. */
static void test_the_seed_page_is_described(void **state) {
    (void)state;
    struct one_file one;
    if (!read_seed(&one))
        return;
    assert_int_equal(one.documents.n, 1);
    assert_str(one_file_value(&one, FIELD_TITLE),
               "From the cable on the conversation between Gromyko and Kennedy");
    const Value *date = value_of(&one, FIELD_DATE, 0);
    assert_str(date->norm, "1962-10-18");
    assert_str(date->role, "given");
    assert_null(value_of(&one, FIELD_DATE, 1));
    const Value *archive = value_of(&one, FIELD_ARCHIVE, 0);
    assert_str(archive->value, "Archive of Foreign Policy, Russian Federation");
    assert_str(archive->norm, "AVP RF");
    assert_null(value_of(&one, FIELD_REFERENCE, 0));
    Str summary = one_file_value(&one, FIELD_ABSTRACT);
    assert_true(str_starts(summary, STR("Gromyko reported on his meeting")));
    assert_true(str_has(summary, STR("Mongoose")));
    assert_false(str_has(one_file_text(&one), STR("Mongoose")));
    assert_true(str_starts(one_file_value(&one, FIELD_RIGHTS),
                           STR("The History and Public Policy Program welcomes reuse")));
    assert_str(one_file_value(&one, FIELD_PUBLISHER), "History and Public Policy Program");
    assert_int_equal(value_of(&one, FIELD_PUBLISHER, 0)->source.kind, SOURCE_RULE);
    assert_null(value_of(&one, FIELD_OTHER, 0));
    one_file_free(&one);
}

static void test_the_sponsor_of_the_seed_is_one_agent_with_two_places(void **state) {
    (void)state;
    struct one_file one;
    if (!read_seed(&one))
        return;
    const Value *sponsor = value_of(&one, FIELD_SPONSOR, 0);
    assert_str(sponsor->value, "Leon Levy Foundation");
    assert_int_equal(sponsor->evidence.n, 2);
    assert_true(sponsor->evidence.p[0].origin.last < sponsor->evidence.p[1].origin.first);
    assert_null(value_of(&one, FIELD_SPONSOR, 1));
    one_file_free(&one);
}

static void test_the_line_after_record_id_is_the_sponsor_and_not_the_id(void **state) {
    (void)state;
    struct one_file one;
    if (!read_seed(&one))
        return;
    const Value *id = value_of(&one, FIELD_IDENTIFIER, 0);
    assert_true(id->asked_empty);
    assert_int_equal(id->value.n, 0);
    assert_str(id->label, "Record ID");
    assert_null(value_of(&one, FIELD_IDENTIFIER, 1));
    assert_true(value_of(&one, FIELD_UPLOADED, 0)->asked_empty);
    one_file_free(&one);
}

static void test_a_masked_address_is_no_address(void **state) {
    (void)state;
    struct one_file one;
    if (!read_seed(&one))
        return;
    const Value *contact = value_of(&one, FIELD_CONTACT, 0);
    assert_str(contact->value, "History and Public Policy Program");
    assert_str(contact->role, "address-hidden");
    assert_int_equal(contact->norm.n, 0);
    one_file_free(&one);
}

static void test_the_text_of_the_seed_has_53_paragraphs_and_two_gaps(void **state) {
    (void)state;
    struct one_file one;
    if (!read_seed(&one))
        return;
    const Part *part = &one.documents.p[0].parts.p[0];
    assert_int_equal(part->blocks.n, 54);
    assert_int_equal(part->blocks.p[0].kind, BLOCK_DATELINE);
    assert_str(block_text(part, 0), "October 18, 1962");
    for (size_t i = 1; i < 54; i++)
        assert_int_equal(part->blocks.p[i].kind, BLOCK_PARAGRAPH);
    assert_true(str_starts(block_text(part, 1), STR("During the meeting")));
    assert_true(str_ends(block_text(part, 53), STR("Suhodrev.")));
    assert_true(str_ends(block_text(part, 42), STR("of the people -")));
    assert_true(str_starts(block_text(part, 43), STR("that is the field")));
    static const struct {
        size_t block;
        const char *form;
    } gaps[] = {{3, "/ \u2026 /"}, {39, "/ ... /"}};
    assert_int_equal(part->spans.n, 2);
    for (size_t i = 0; i < 2; i++) {
        const Span *gap = &part->spans.p[i];
        assert_int_equal(gap->kind, SPAN_GAP);
        assert_int_equal(gap->end, part->blocks.p[gaps[i].block].end);
        assert_str(document_attribute(gap, "form"), gaps[i].form);
    }
    assert_false(str_has(part->text, STR("Skip to content")));
    one_file_free(&one);
}

/* A sound document or a clear failure. */
static void test_cut_and_flipped_the_seed_gives_sound_documents(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Str bytes;
    Fail fail = {0};
    if (!file_read(STR(SEED), 1 << 20, arena, &bytes, &fail)) {
        (void)printf("skipped: %s is missing\n", SEED);
        arena_destroy(arena);
        return;
    }
    char *copy = str_to_c(arena, bytes);
    for (size_t cut = 1; cut < bytes.n; cut += 97) {
        struct one_file one;
        copy[cut / 2] = (char)(copy[cut / 2] ^ 0x41);
        one_file_read(&one, from_record_page_read, "seed.txt", (Str){copy, cut});
        assert_true(one.ok || one.fail.code == FAIL_INVALID);
        one_file_free(&one);
        copy[cut / 2] = bytes.p[cut / 2];
    }
    arena_destroy(arena);
}

/* Pages of 1 to 3 MB made of one thing over and over: minutes, were any of it not linear. */
static void test_hostile_repetition_is_linear(void **state) {
    (void)state;
    static const char text[] = "Original Archive: A (B)\nRecord ID: 7\nRights: Public domain.\n"
                               "Document Information\n";
    static const char page[] = "<html><body><p>Record ID: 1</p><p>Archive: B</p>"
                               "<p>Rights: C</p><div>";
    static const struct {
        const char *name, *start, *piece;
        size_t count;
        bool numbered;
    } cases[] = {
        {"labels.txt", text, "Subject\n", 100000, false},
        {"pairs.txt", text, "Subjects: a; b, c\n", 100000, false},
        {"values.txt", text, "Subject: word", 20000, true},
        {"names.txt", text, "Associated People\nName ", 20000, true},
        {"empty.txt", text, "Record ID\n\n\n", 100000, false},
        {"open.txt", text, "Some open line\n", 100000, false},
        {"line.txt", text, "this document x. ", 100000, false},
        {"dl.html", page, "<dt>Rights</dt><dd>x</dd><dt>Odd</dt><dd></dd>", 25000, false},
        {"headings.html", page, "<h3>Subject</h3>", 50000, false},
        {"lines.html", page, "<p>x</p>", 100000, false},
        {"cards.html", page, "<h2><a href=x>w</a></h2>", 50000, false},
        {"links.html", page, "<a href=x>w</a>, ", 50000, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct one_file one;
        Buf bytes = {0};
        buf_c(&bytes, cases[i].start);
        for (size_t k = 0; k < cases[i].count; k++) {
            buf_c(&bytes, cases[i].piece);
            if (cases[i].numbered)
                buf_format(&bytes, "%zu\n", k);
        }
        one_file_read(&one, from_record_page_read, cases[i].name, buf_as_str(&bytes));
        assert_true(one.ok || one.fail.code == FAIL_INVALID || one.fail.code == FAIL_LIMIT);
        one_file_free(&one);
        buf_free(&bytes);
    }
}

static void test_a_memorandum_is_no_record_page(void **state) {
    (void)state;
    struct one_file one;
    one_file_read(&one, from_record_page_read, "memo.txt",
                  STR("MEMORANDUM\n\nDate: 3 May 1951\nSubject: Grain\nPlace: Vienna\n\n"
                      "Source: our man\n\nThe harvest was poor.\n"));
    assert_false(one.ok);
    assert_int_equal(one.fail.code, FAIL_INVALID);
    one_file_free(&one);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_seed_page_is_described),
        cmocka_unit_test(test_the_sponsor_of_the_seed_is_one_agent_with_two_places),
        cmocka_unit_test(test_the_line_after_record_id_is_the_sponsor_and_not_the_id),
        cmocka_unit_test(test_a_masked_address_is_no_address),
        cmocka_unit_test(test_the_text_of_the_seed_has_53_paragraphs_and_two_gaps),
        cmocka_unit_test(test_cut_and_flipped_the_seed_gives_sound_documents),
        cmocka_unit_test(test_hostile_repetition_is_linear),
        cmocka_unit_test(test_a_memorandum_is_no_record_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
