/* print(parse(line)) = line and parse(print(x)) = x for every kind; what is not ours is kept as it
 * is. */
#include "store/journal_line.h"
#include "test.h"

#define SHA                                                                                        \
    "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877e" \
    "e"                                                                                            \
    "c2f63b931bd47417a81a538327af927da3e"
#define END "\"schema\":1,\"seq\":7,\"time\":\"2026-11-24T01:55:29Z\""

/* Canonical lines, by hand from docs/formats/journal.md. */
static const char *const lines[] = {
    "{\"accession\":\"a1\",\"as_one\":true,\"from\":[\"letters\",\"a%0Ab\"],\"kind\":\"accession\","
    "\"program\":\"fonds 0.1.0\",\"replaces\":\"d1\"," END ",\"who\":\"anna\"}",
    "{\"accession\":\"a1\",\"apparatus\":2,\"deposit\":\"d1\",\"documents\":3,\"files\":[{\"path\":"
    "\"original/%FF.xml\",\"sha512\":\"" SHA "\",\"size\":0}],\"kind\":\"deposit\",\"program\":"
    "\"fonds "
    "0.1.0\",\"reading\":1,\"received_as\":\"letters/%FF.xml\",\"rules\":[{\"name\":\"tei\","
    "\"version\":4}]," END ",\"version\":1}",
    "{\"accession\":\"a1\",\"code\":\"corrupt\",\"deposit\":\"d1\",\"files\":[],\"kind\":"
    "\"deposit\","
    "\"reason\":\"XML ends within <div>\"," END ",\"version\":1}",
    "{\"accession\":\"a1\",\"deposit\":\"d1\",\"kind\":\"received\",\"received_as\":\"b.xml\"," END
    "}",
    "{\"deposit\":\"d1\",\"documents\":3,\"kind\":\"reading\",\"reading\":2," END
    ",\"version\":2,\"who\":\"anna\"}",
    "{\"accession\":\"a1\",\"code\":\"io\",\"kind\":\"refused\",\"reason\":\"no permission\","
    "\"received_as\":\"c.xml\"," END "}",
    "{\"accession\":\"a1\",\"kept\":9007199254740992,\"kind\":\"accession-end\",\"known\":1,"
    "\"new_versions\":4,\"not_read\":2,\"refused\":3," END "}",
    "{\"first\":1,\"kind\":\"seal\",\"last\":6,\"object\":\"journal-0001\",\"program\":\"fonds "
    "0.1.0\",\"schema\":1,\"seq\":7,\"sha512\":\"" SHA
    "\",\"size\":12,\"time\":\"2026-11-24T01:55:29Z\",\"who\":\"anna\"}",
};

static void test_lines_of_every_kind_come_back_to_the_byte(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        Fail fail;
        JournalLine line;
        assert_ok(journal_line_parse(str_from_c(lines[i]), arena, &line, &fail));
        assert_int_equal(line.seq, 7);
        assert_int_equal(line.time, 1795485329);
        assert_str(line.line, lines[i]);
        line.line = (Str){NULL, 0};
        journal_line_print(&line, arena);
        assert_str(line.line, lines[i]);
    }
    arena_destroy(arena);
}

static void test_members_are_read(void **state) {
    (void)state;
    Fail fail;
    JournalLine line;
    struct arena *arena = arena_create();
    assert_ok(journal_line_parse(str_from_c(lines[1]), arena, &line, &fail));
    assert_int_equal(line.kind, JOURNAL_DEPOSIT);
    assert_str(line.received_as, "letters/\xff.xml");
    assert_str(line.files.p[0].path, "original/\xff.xml");
    assert_str(line.files.p[0].sha512, SHA);
    assert_int_equal(line.rules.p[0].version, 4);
    assert_int_equal(line.document_count, 3);
    assert_int_equal(line.apparatus_count, 2);
    assert_ok(journal_line_parse(str_from_c(lines[0]), arena, &line, &fail));
    assert_str(line.from.p[1], "a\nb");
    assert_true(line.as_one);
    assert_ok(journal_line_parse(str_from_c(lines[6]), arena, &line, &fail));
    assert_int_equal(line.sums.kept, (uint64_t)1 << 53);
    arena_destroy(arena);
}

static void test_words_that_are_not_utf8_are_mended(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    JournalLine line = {.kind = JOURNAL_REFUSED,
                        .seq = 7,
                        .time = 1795485329,
                        .received_as = STR("\xe9\n"),
                        .reason = STR("\xe9: no\0 permission"),
                        .code = STR("io")};
    journal_line_print(&line, arena);
    assert_str(line.line,
               "{\"code\":\"io\",\"kind\":\"refused\",\"reason\":\"\xef\xbf\xbd: no\xef\xbf\xbd "
               "permission\",\"received_as\":\"%E9%0A\"," END "}");
    arena_destroy(arena);
}

static void test_lines_of_other_kinds_are_kept(void **state) {
    (void)state;
    Fail fail;
    JournalLine line;
    struct arena *arena = arena_create();
    Str tomorrow = STR("{\"kind\":\"of-tomorrow\",\"schema\":9,\"seq\":7,\"what\":[1.5,null]}\n");
    assert_ok(journal_line_parse(tomorrow, arena, &line, &fail));
    assert_int_equal(line.kind, JOURNAL_OTHER);
    assert_str(line.kind_name, "of-tomorrow");
    journal_line_print(&line, arena);
    assert_true(str_equal(line.line, str_slice(tomorrow, 0, tomorrow.n - 1)));
    Str act = STR("{\"act\":\"describe\",\"schema\":1,\"seq\":8,\"time\":\"2026-11-24T01:55:29Z\","
                  "\"who\":\"anna\"}");
    assert_ok(journal_line_parse(act, arena, &line, &fail));
    assert_int_equal(line.kind, JOURNAL_ACT);
    assert_str(line.kind_name, "describe");
    assert_str(line.who, "anna");
    arena_destroy(arena);
}

static void test_lines_that_are_wrong_are_told(void **state) {
    (void)state;
    static const struct {
        const char *line;
        FailCode code;
    } cases[] = {
        {"", FAIL_CORRUPT},
        {"[]", FAIL_CORRUPT},
        {"{\"kind\":\"seal\",\"schema\":1,\"time\":\"2026-11-24T01:55:29Z\"}", FAIL_CORRUPT},
        {"{\"kind\":\"seal\",\"schema\":1,\"seq\":1}", FAIL_CORRUPT},
        {"{\"schema\":1,\"seq\":1,\"time\":\"2026-11-24T01:55:29Z\"}", FAIL_CORRUPT},
        {"{\"kind\":\"seal\",\"seq\":1,\"time\":\"2026-11-24T01:55:29Z\"}", FAIL_CORRUPT},
        {"{\"kind\":\"seal\",\"schema\":2,\"seq\":1,\"time\":\"2026-11-24T01:55:29Z\"}",
         FAIL_UNSUPPORTED},
        {"{\"first\":-1,\"kind\":\"seal\"," END "}", FAIL_CORRUPT},
        {"{\"first\":\"1\",\"kind\":\"seal\"," END "}", FAIL_CORRUPT},
        {"{\"kind\":\"reading\"," END ",\"version\":4294967296}", FAIL_CORRUPT},
        {"{\"kind\":\"refused\",\"received_as\":\"%e9\"," END "}", FAIL_CORRUPT},
        {"{\"files\":[{\"path\":\"a\",\"sha512\":\"short\"}],\"kind\":\"deposit\"," END "}",
         FAIL_CORRUPT},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Fail fail;
        JournalLine line;
        if (journal_line_parse(str_from_c(cases[i].line), arena, &line, &fail))
            fail_msg("%s was accepted", cases[i].line);
        assert_int_equal(fail.code, cases[i].code);
    }
    arena_destroy(arena);
}

static void test_line_cut_and_flipped_never_crashes(void **state) {
    (void)state;
    Fail fail;
    JournalLine line;
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        Str whole = str_from_c(lines[i]);
        char *bytes = str_to_c(arena, whole);
        for (size_t at = 0; at < whole.n; at++) {
            ArenaMark mark = arena_mark(arena);
            assert_false(journal_line_parse(str_slice(whole, 0, at), arena, &line, &fail));
            for (int bit = 0; bit < 8; bit++) {
                bytes[at] = (char)(bytes[at] ^ 1 << bit);
                if (journal_line_parse((Str){bytes, whole.n}, arena, &line, &fail) &&
                    line.kind != JOURNAL_ACT && line.seq < (uint64_t)1 << 53)
                    journal_line_print(&line, arena);
                bytes[at] = (char)(bytes[at] ^ 1 << bit);
            }
            arena_reset(arena, mark);
        }
    }
    arena_destroy(arena);
}

static void test_checks_come_back_to_the_byte(void **state) {
    (void)state;
    static const char *const checks[] = {
        "{\"deposit\":\"d1\",\"schema\":1,\"sound\":true,\"time\":\"2026-11-24T01:55:29Z\","
        "\"version\":2}",
        "{\"deposit\":\"d1\",\"faults\":[\"E092 v1/content/a: gone\"],\"schema\":1,\"sound\":false,"
        "\"time\":\"2026-11-24T01:55:29Z\",\"version\":1}",
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < 2; i++) {
        Fail fail;
        JournalCheck check;
        assert_ok(journal_line_parse_check(str_from_c(checks[i]), arena, &check, &fail));
        assert_int_equal(check.sound, i == 0);
        assert_int_equal(check.faults.n, i);
        journal_line_print_check(&check, arena);
        assert_str(check.line, checks[i]);
        assert_false(journal_line_parse_check(STR("{}"), arena, &check, &fail));
    }
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines_of_every_kind_come_back_to_the_byte),
        cmocka_unit_test(test_members_are_read),
        cmocka_unit_test(test_words_that_are_not_utf8_are_mended),
        cmocka_unit_test(test_lines_of_other_kinds_are_kept),
        cmocka_unit_test(test_lines_that_are_wrong_are_told),
        cmocka_unit_test(test_line_cut_and_flipped_never_crashes),
        cmocka_unit_test(test_checks_come_back_to_the_byte),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
