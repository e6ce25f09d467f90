/*
 * Vectors: FIPS 180-2, appendices B and C (NIST, "Secure Hash Standard"); base 32 worked out with
 * python3.
 */
#include "base/digest.h"
#include "base/file.h"
#include "base/scratch.h"
#include "test.h"
#include <sys/stat.h>

static struct arena *arena;
static Str folder;

static int set_up(void **state) {
    (void)state;
    arena = arena_create();
    folder = scratch_create(arena);
    return 0;
}

static int tear_down(void **state) {
    (void)state;
    scratch_destroy(folder);
    arena_destroy(arena);
    return 0;
}

#define LONG_TEXT                                                                                  \
    "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmno" \
    "pqrsmnopqrstnopqrstu"

static const struct {
    const char *text, *hex;
} SHA512[] = {
    {"abc", "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
            "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"},
    {LONG_TEXT, "8e959b75dae313da8cf4f72814fc143f8f7779c6eb9f7fa17299aeadb6889018"
                "501d289e4900f7e4331b99dec4b5433ac7d329eeb6dd26545e96e55b874be909"},
    {"", "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce"
         "47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e"},
};

static void test_sha512_as_published(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof SHA512 / sizeof *SHA512; i++) {
        Sha512Hex hex = digest_sha512(str_from_c(SHA512[i].text));
        assert_str(digest_str(&hex), SHA512[i].hex);
    }
    Sha512Hex hex = digest_sha512((Str){NULL, 0});
    assert_str(digest_str(&hex), SHA512[2].hex);
}

static void test_pieces_make_the_whole_and_finish_starts_again(void **state) {
    (void)state;
    struct digest *digest = digest_create();
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < strlen(LONG_TEXT); i += 7)
            digest_add(digest, str_slice(STR(LONG_TEXT), i, i + 7));
        digest_add(digest, (Str){NULL, 0});
        Sha512Hex hex = digest_finish(digest);
        assert_str(digest_str(&hex), SHA512[1].hex);
    }
    digest_destroy(digest);
    digest_destroy(NULL);
}

static void test_sha256_as_published(void **state) {
    (void)state;
    assert_str(digest_sha256_hex(arena, STR("abc")),
               "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_str(digest_sha256_hex(arena, STR("")),
               "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

static void test_base_32_begins_with_the_highest_bits(void **state) {
    (void)state;
    // ddaf35a1...: 11011 10110 10111 10011 01011 01000 01...
    assert_str(digest_crockford(arena, STR("abc"), 6), "vpqkb8");
    Str longest = digest_crockford(arena, STR("abc"), 100);
    assert_int_equal(longest.n, 100);
    assert_true(str_starts(longest, STR("vpqkb8")));
    for (size_t i = 0; i < longest.n; i++)
        assert_non_null(strchr("0123456789abcdefghjkmnpqrstvwxyz", longest.p[i]));
    assert_str(digest_crockford(arena, STR("abc"), 0), "");
}

static void test_a_file_is_read_in_pieces(void **state) {
    (void)state;
    Fail fail = {0};
    Str path = file_join(arena, folder, STR("million"));
    char *text = arena_alloc(arena, 1000000);
    memset(text, 'a', 1000000);
    assert_ok(file_write_new(path, (Str){text, 1000000}, &fail));
    Sha512Hex hex;
    uint64_t size;
    assert_ok(digest_file(path, &hex, &size, &fail));
    assert_int_equal(size, 1000000);
    assert_str(digest_str(&hex),
               "e718483d0ce769644e2e42c7bc15b4638e1f98b13b2044285632a803afa973eb"
               "de0ff244877ea60a4cb0432ce577c31beb009c5c2c49aa2e4eadb217ad8cc09b");
}

static void test_what_is_no_file_has_no_digest(void **state) {
    (void)state;
    Fail fail = {0};
    Sha512Hex hex;
    uint64_t size;
    assert_false(digest_file(file_join(arena, folder, STR("absent")), &hex, &size, &fail));
    assert_int_equal(fail.code, FAIL_MISSING);
    assert_false(digest_file(folder, &hex, &size, &fail));
    assert_int_equal(fail.code, FAIL_INVALID);
    Str pipe = file_join(arena, folder, STR("pipe"));
    assert_int_equal(mkfifo(pipe.p, 0600), 0);
    assert_false(digest_file(pipe, &hex, &size, &fail));  // and it does not wait for a writer
    assert_int_equal(fail.code, FAIL_INVALID);
    assert_false(digest_file(STR("a\0b"), &hex, &size, &fail));
    assert_int_equal(fail.code, FAIL_INVALID);
}

static void test_digests_by_name(void **state) {
    (void)state;
    /* RFC 1321, FIPS 180-2, RFC 7693; sha512/256 from NIST's examples. */
    static const struct {
        const char *name, *hex;
    } cases[] = {
        {"md5", "900150983cd24fb0d6963f7d28e17f72"},
        {"sha1", "a9993e364706816aba3e25717850c26c9cd0d89d"},
        {"sha256", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"sha512/256", "53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23"},
        {"blake2b-512", "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
                        "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923"},
    };
    Str hex;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(digest_by_name(str_from_c(cases[i].name), STR("abc"), arena, &hex));
        assert_str(hex, cases[i].hex);
    }
    assert_true(digest_by_name(STR("sha512"), STR("abc"), arena, &hex));
    assert_str(hex, SHA512[0].hex);
    assert_false(digest_by_name(STR("crc32"), STR("abc"), arena, &hex));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sha512_as_published),
        cmocka_unit_test(test_pieces_make_the_whole_and_finish_starts_again),
        cmocka_unit_test(test_sha256_as_published),
        cmocka_unit_test(test_base_32_begins_with_the_highest_bits),
        cmocka_unit_test(test_a_file_is_read_in_pieces),
        cmocka_unit_test(test_what_is_no_file_has_no_digest),
        cmocka_unit_test(test_digests_by_name),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
