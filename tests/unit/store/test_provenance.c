/* Histories come back from their JSON, and equal histories give equal bytes. */
#include "store/provenance.h"
#include "test.h"

#define SHA                                                                                        \
    "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877e" \
    "e"                                                                                            \
    "c2f63b931bd47417a81a538327af927da3e"

static Provenance example(struct arena *arena) {
    Provenance provenance = {.deposit = STR("d1")};
    *LIST_ADD(arena, &provenance.files) =
        (JournalFile){STR("original/caf\xe9.xml"), STR(SHA), 1234};
    *LIST_ADD(arena, &provenance.events) = (ProvenanceEvent){.kind = PROVENANCE_INGESTION,
                                                             .time = 1795485329,
                                                             .accession = STR("a1"),
                                                             .received_as = STR("caf\xe9.xml"),
                                                             .who = STR("anna"),
                                                             .program = STR("fonds 0.1.0"),
                                                             .version = 1};
    ProvenanceEvent *reading = LIST_ADD(arena, &provenance.events);
    *reading = (ProvenanceEvent){.kind = PROVENANCE_READING,
                                 .time = 1795485330,
                                 .program = STR("fonds 0.1.0"),
                                 .version = 1,
                                 .reading = 1,
                                 .document_count = 3,
                                 .apparatus_count = 2};
    *LIST_ADD(arena, &reading->rules) = (RuleVersion){STR("tei"), 4};
    *LIST_ADD(arena, &provenance.events) =
        (ProvenanceEvent){.kind = PROVENANCE_READING,
                          .time = 1795485331,
                          .program = STR("fonds 0.2.0"),
                          .version = 2,
                          .code = STR("corrupt"),
                          .reason = STR("XML ends within <div>")};
    return provenance;
}

static Str printed(const Provenance *provenance, struct arena *arena) {
    Buf out = {0};
    provenance_print(provenance, &out);
    Str text = str_copy(arena, buf_as_str(&out));
    buf_free(&out);
    return text;
}

static void test_history_comes_back(void **state) {
    (void)state;
    Fail fail;
    struct arena *arena = arena_create();
    Provenance back, provenance = example(arena);
    Str text = printed(&provenance, arena);
    assert_ok(provenance_parse(text, arena, &back, &fail));
    assert_true(str_equal(printed(&back, arena), text));
    assert_str(back.deposit, "d1");
    assert_str(back.files.p[0].path, "original/caf\xe9.xml");
    assert_int_equal(back.files.p[0].size_bytes, 1234);
    assert_int_equal(back.events.n, 3);
    assert_str(back.events.p[0].received_as, "caf\xe9.xml");
    assert_str(back.events.p[0].who, "anna");
    assert_int_equal(back.events.p[1].time, 1795485330);
    assert_str(back.events.p[1].rules.p[0].name, "tei");
    assert_str(back.events.p[2].code, "corrupt");
    assert_int_equal(back.events.p[2].version, 2);
    arena_destroy(arena);
}

/* The words of PREMIS, as docs/formats/store.md shows them. */
static void test_words_are_those_of_premis(void **state) {
    (void)state;
    struct arena *arena = arena_create();
    Provenance provenance = example(arena);
    Str text = printed(&provenance, arena);
    static const char *const parts[] = {
        "\"agentIdentifier\": \"anna\",\n      \"agentType\": \"person\"",
        "\"agentIdentifier\": \"fonds 0.2.0\",\n      \"agentType\": \"software\"",
        "\"eventDateTime\": \"2026-11-24T01:55:29Z\"",
        "\"receivedAs\": \"caf%E9.xml\"",
        "\"eventOutcome\": \"success\"",
        "\"eventOutcome\": \"failure\",\n        \"eventOutcomeCode\": \"corrupt\"",
        "\"eventType\": \"ingestion\"",
        "\"eventType\": \"reading\"",
        "\"role\": \"executing program\"",
        "\"messageDigestAlgorithm\": \"SHA-512\"",
        "\"objectIdentifier\": \"original/caf%E9.xml\"",
        "\"schema\": 1",
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!str_has(text, str_from_c(parts[i])))
            fail_msg("%s is not in\n%.*s", parts[i], STR_ARG(text));
    arena_destroy(arena);
}

static void test_events_of_other_kinds_are_kept(void **state) {
    (void)state;
    Fail fail;
    struct arena *arena = arena_create();
    Provenance back, provenance = example(arena);
    provenance.events.p[0].kind = PROVENANCE_OTHER;
    provenance.events.p[0].kind_name = STR("migration");
    Str text = printed(&provenance, arena);
    assert_ok(provenance_parse(text, arena, &back, &fail));
    assert_int_equal(back.events.p[0].kind, PROVENANCE_OTHER);
    assert_str(back.events.p[0].kind_name, "migration");
    assert_true(str_equal(printed(&back, arena), text));
    arena_destroy(arena);
}

static void test_wrong_ones_are_refused(void **state) {
    (void)state;
    static const struct {
        const char *text;
        FailCode code;
    } cases[] = {
        {"", FAIL_CORRUPT},
        {"{}", FAIL_CORRUPT},
        {"{\"schema\":2}", FAIL_UNSUPPORTED},
        {"{\"schema\":1}", FAIL_CORRUPT},
        {"{\"event\":[{}],\"schema\":1}", FAIL_CORRUPT},
        {"{\"object\":[{\"objectIdentifier\":\"..\"}],\"schema\":1}", FAIL_CORRUPT},
    };
    struct arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Fail fail;
        Provenance provenance;
        assert_false(provenance_parse(str_from_c(cases[i].text), arena, &provenance, &fail));
        assert_int_equal(fail.code, cases[i].code);
    }
    arena_destroy(arena);
}

static void test_cut_and_flipped_never_crashes(void **state) {
    (void)state;
    Fail fail;
    struct arena *arena = arena_create();
    Provenance back, provenance = example(arena);
    Str text = printed(&provenance, arena);
    char *bytes = str_to_c(arena, text);
    for (size_t at = 0; at < text.n; at++) {
        ArenaMark mark = arena_mark(arena);
        bool ok = provenance_parse(str_slice(text, 0, at), arena, &back, &fail);
        assert_int_equal(ok, at == text.n - 1);
        bytes[at] ^= 4;
        if (provenance_parse((Str){bytes, text.n}, arena, &back, &fail))
            (void)printed(&back, arena);
        bytes[at] ^= 4;
        arena_reset(arena, mark);
    }
    arena_destroy(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_history_comes_back),
        cmocka_unit_test(test_words_are_those_of_premis),
        cmocka_unit_test(test_events_of_other_kinds_are_kept),
        cmocka_unit_test(test_wrong_ones_are_refused),
        cmocka_unit_test(test_cut_and_flipped_never_crashes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
